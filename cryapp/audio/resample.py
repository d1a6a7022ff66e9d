"""The one way sound becomes 16 kHz mono, the same in training and screening."""

from __future__ import annotations

import numpy as np
import soxr
from numpy.typing import NDArray

MODEL_RATE_HZ = 16_000


def to_mono_16k(samples: NDArray[np.floating], sample_rate_hz: int) -> NDArray[np.float32]:
    """Mean of the channels at 16 kHz.

    Args:
        samples: ``(frames,)`` or ``(frames, channels)``, full scale ±1.
        sample_rate_hz: rate of ``samples``.

    Returns:
        float32 ``(round(frames · 16000 / rate),)``.
    """
    if samples.ndim not in (1, 2):
        raise ValueError(f"samples must be (frames,) or (frames, channels), not {samples.shape}")
    if sample_rate_hz <= 0:
        raise ValueError(f"sample rate {sample_rate_hz} Hz")
    mono = np.ascontiguousarray(samples if samples.ndim == 1 else samples.mean(axis=1), dtype=np.float32)
    if sample_rate_hz == MODEL_RATE_HZ or not len(mono):
        return mono
    resampled: NDArray[np.float32] = soxr.resample(mono, sample_rate_hz, MODEL_RATE_HZ, quality="HQ")
    return resampled
