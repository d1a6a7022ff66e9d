"""Louder without cracking: gain, then a limiter that bends what would not fit instead of cutting it."""

from __future__ import annotations

import numpy as np

from cryapp.audio.pcm import Samples

KNEE = 0.7
"""Below it nothing is changed: 3 dB under full scale."""


def amplified(samples: Samples, gain_db: float) -> Samples:
    """Samples with ``gain_db`` more, bent above the knee so that they stay within ±1.

    The curve has no corner and never turns: louder stays louder. Without gain nothing is touched.
    """
    if gain_db == 0.0:
        return samples
    loud = samples * np.float32(10.0 ** (gain_db / 20.0))
    size = np.abs(loud)
    over = size > KNEE
    if over.any():
        room = 1.0 - KNEE
        loud[over] = np.sign(loud[over]) * (KNEE + room * np.tanh((size[over] - KNEE) / room))
    return loud
