"""Snapping: a roughly drawn edge goes to where the sound begins or ends."""

from __future__ import annotations

import numpy as np

from cryapp.audio.pcm import Samples

REACH_S = 0.06
HOP_S = 0.001
WINDOW_S = 0.008
"""Two periods of the lowest cry: shorter windows would follow the wave, longer ones blur the edge."""
CONTRAST_DB = 10.0
"""An edge is where the sound rises or falls by at least so much within the reach."""
ABOVE_SILENCE = 0.25
"""Of the rise in dB: where a sound is taken to begin, near the quiet end as readers mark it."""
DEEPEST_DB = 40.0
"""Digital silence counts as so far below the sound."""


def snapped(samples: Samples, sample_rate_hz: int, at_s: float, reach_s: float = REACH_S) -> float:
    """The nearest time within reach at which sound turns to silence or silence to sound; ``at_s`` itself if none.

    Args:
        samples: the sound around, mono float32 ``(n,)``, beginning ``2 * reach_s`` before ``at_s`` (see
            :func:`stretch`); ``at_s`` is counted from its first sample.

    Returns: a time counted as ``at_s`` is.
    """
    level_db = _levels(samples, sample_rate_hz)
    times_s = np.arange(len(level_db)) * HOP_S
    near = np.abs(times_s - at_s) <= reach_s
    if not near.any():
        return at_s
    high_db = float(level_db[near].max())
    low_db = max(float(level_db[near].min()), high_db - DEEPEST_DB)
    if high_db - low_db < CONTRAST_DB:
        return at_s
    loud = level_db > low_db + ABOVE_SILENCE * (high_db - low_db)
    edges = np.flatnonzero((loud[1:] != loud[:-1]) & near[1:] & near[:-1])
    if not len(edges):
        return at_s
    times = (edges + 0.5) * HOP_S
    return float(times[np.argmin(np.abs(times - at_s))])


def stretch(sample_rate_hz: int, at_s: float, reach_s: float = REACH_S) -> tuple[int, int]:
    """The samples to read for :func:`snapped`: first and the one after the last; the first may lie before the sound."""
    return round((at_s - 2 * reach_s) * sample_rate_hz), round((at_s + 2 * reach_s) * sample_rate_hz)


def _levels(samples: Samples, sample_rate_hz: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Mean square in dB around every millisecond."""
    energy = np.concatenate(([0.0], np.cumsum(np.square(np.nan_to_num(samples), dtype=np.float64))))
    centres = np.arange(0, len(samples), HOP_S * sample_rate_hz)
    half = WINDOW_S * sample_rate_hz / 2
    first = np.clip(np.round(centres - half), 0, len(samples)).astype(int)
    last = np.clip(np.round(centres + half), 0, len(samples)).astype(int)
    mean = (energy[last] - energy[first]) / np.maximum(1, last - first)
    return np.asarray(10 * np.log10(mean + 1e-12), np.float64)
