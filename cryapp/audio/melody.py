"""The shape of a melody: the legs that pitch goes up and down, found as one finds swings in a noisy line.

Shapes as in the literature on newborns' melodies (Wermke & Mende 2009; Mampe et al. 2009): rising, falling,
rising–falling (the commonest of a healthy cry), falling–rising, flat, and complex for what has more arcs than one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cryapp.domain.voice import Melody

SMOOTHED_OVER_S = 0.05
"""Vibrato and jitter are shorter than this, arcs are longer."""
LEAST_VOICED_S = 0.1
_SHAPES = {
    (1,): Melody.RISING,
    (-1,): Melody.FALLING,
    (1, -1): Melody.RISING_FALLING,
    (-1, 1): Melody.FALLING_RISING,
    (): Melody.FLAT,
}


def melody_of(f0_hz: NDArray[np.floating], step_s: float, leg_st: float) -> Melody:
    """The shape of one unit.

    Args:
        f0_hz: pitch frame by frame, 0 without voice, shape ``(frames,)``.
        leg_st: semitones that pitch must move to make a leg.
    """
    voiced = np.flatnonzero(f0_hz > 0)
    if len(voiced) * step_s < LEAST_VOICED_S:
        return Melody.UNKNOWN
    line_st = 12.0 * np.log2(f0_hz[voiced].astype(np.float64))
    whole_st = np.interp(np.arange(voiced[0], voiced[-1] + 1), voiced, line_st)
    return _SHAPES.get(legs(_smooth(whole_st, max(1, round(SMOOTHED_OVER_S / step_s))), leg_st), Melody.COMPLEX)


def legs(line: NDArray[np.float64], least: float) -> tuple[int, ...]:
    """The swings of a line by at least ``least``: +1 up, −1 down, in turn. Smaller waves do not end a swing."""
    found: list[int] = []
    lowest = highest = float(line[0])
    for value in line:
        lowest, highest = min(lowest, value), max(highest, value)
        if value - lowest >= least and (not found or found[-1] < 0):
            found.append(1)
        elif highest - value >= least and (not found or found[-1] > 0):
            found.append(-1)
        else:
            continue
        lowest = highest = float(value)
    return tuple(found)


def _smooth(line: NDArray[np.float64], n: int) -> NDArray[np.float64]:
    """Median (single octave slips), then mean over ``n`` values; ends are repeated, not pulled down."""
    n += 1 - n % 2
    for take in (np.median, np.mean):
        padded = np.pad(line, n // 2, mode="edge")
        line = take(np.lib.stride_tricks.sliding_window_view(padded, n), axis=1)
    return line
