"""Per-channel energy normalisation (Wang et al. 2017): steady noise sinks, onsets and harmonics stand out.

Each frequency is divided by its own recent loudness, so that a fan or a hum fades to the ground. The smoother is the
usual exponential one, cut off after some time constants: a column then depends on a known stretch before it and on
nothing else, and a tile from the middle of a night is the same as in a pass over all of it.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from cryapp.audio.stft import Analysis, Columns

SMOOTHED_OVER_S = 0.4
CUT_OFF = 4.0
"""Time constants after which the smoother forgets: 2 % of its weight."""
ALPHA, DELTA, ROOT = 0.98, 2.0, 0.25
"""Gain, offset and compression: the paper's, with a stronger root, since steady noise is to be nearly dark."""
SILENCE = 1e-5
"""−100 dB: digital silence stays dark."""
TOP = 2.0
"""What the brightest grey level stands for: 40 dB above the ground."""


def lead_columns(hop_s: float) -> int:
    """Columns before the first that must be known."""
    return max(1, math.ceil(CUT_OFF * SMOOTHED_OVER_S / hop_s))


def normalised(amplitude: NDArray[np.float32], n_lead: int, hop_s: float) -> NDArray[np.float32]:
    """PCEN of the columns after the first ``n_lead``, scaled so that :data:`TOP` is 1.

    Args:
        amplitude: shape ``(n_lead + columns, bins)``, 1 for a full-scale sine. ``n_lead`` below
            :func:`lead_columns` means that the sound begins there: what is not there has no weight.

    Returns: shape ``(columns, bins)``, 0 … 1.
    """
    n_memory = lead_columns(hop_s)
    weights = np.exp(-np.arange(n_memory + 1) * hop_s / SMOOTHED_OVER_S).astype(np.float32)
    n_columns = len(amplitude) - n_lead
    out = np.empty((n_columns, amplitude.shape[1]), np.float32)
    for first in range(0, n_columns, n_memory):
        last = min(first + n_memory, n_columns)
        low = max(0, n_lead + first - n_memory)
        # Distance of each earlier column (across) from each wanted one (down): one product smooths a whole block.
        age = np.arange(n_lead + first, n_lead + last)[:, None] - np.arange(low, n_lead + last)[None, :]
        mixing = np.where((age >= 0) & (age <= n_memory), weights[age.clip(0, n_memory)], np.float32(0.0))
        mixing /= mixing.sum(axis=1, keepdims=True)
        ground = mixing @ amplitude[low : n_lead + last]
        here = amplitude[n_lead + first : n_lead + last]
        out[first:last] = (here / (SILENCE + ground) ** ALPHA + DELTA) ** ROOT - DELTA**ROOT
    out /= np.float32(TOP)
    return out.clip(0.0, 1.0)


def denoised(columns: Columns, n_lead: int, analysis: Analysis, hop_s: float) -> Columns:
    """Grey levels of a spectrogram, normalised, as grey levels again; see :func:`normalised`.

    Half a decibel of a grey level is 1 % of the span here: taking bytes costs nothing that can be seen.
    """
    level_db = analysis.floor_db + np.arange(256) * analysis.step_db
    amplitude = (10.0 ** (level_db / 20.0)).astype(np.float32)
    amplitude[0] = 0.0
    return np.round(normalised(amplitude[columns], n_lead, hop_s) * 255.0).astype(np.uint8)
