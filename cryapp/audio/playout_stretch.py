"""Slower or faster at the same pitch: WSOLA (Verhelst & Roelands 1993), which repeats or leaves out whole periods.

Output sample ``n`` stands for source sample ``n * speed``, off by no more than the search of one frame, and each frame
is placed anew from ``n``: errors do not add up, however long one listens.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from cryapp.audio.pcm import Samples

FRAME_S = 0.024
"""Several periods of a newborn's voice (350 Hz and up) and one of a man's; a cry's onset stays sharp."""
SEARCH_S = 0.008
"""To either side: a period of the lowest voice that is to stay whole."""

Read = Callable[[int, int], Samples]
"""Source samples from … to; silence beyond the ends."""


class Stretcher:
    """Frames of a source at another pace, from a place on.

    Args:
        read: gives the source's samples.
        speed: 0.5 is half as fast.
        start: source sample that output sample 0 stands for.
    """

    def __init__(self, read: Read, sample_rate_hz: int, speed: float, start: int) -> None:
        self._read = read
        self._speed = speed
        self._start = start
        self._hop_n = max(8, round(FRAME_S * sample_rate_hz / 2))
        self._search_n = max(1, round(SEARCH_S * sample_rate_hz))
        phase = np.pi * (np.arange(2 * self._hop_n) + 0.5) / (2 * self._hop_n)
        self._window = (np.sin(phase) ** 2).astype(np.float32)
        self._n_frames = 0
        self._tail = np.zeros(self._hop_n, np.float32)
        """The second half of the last frame, already faded."""
        self._natural = start
        """Where the source goes on from the last frame."""

    def frame(self) -> Samples:
        """The next samples, shape ``(hop,)``."""
        hop_n = self._hop_n
        # Frame k is centred on output sample k * hop: its first half is what the frame before it fades out under.
        wanted = self._start + round(self._n_frames * hop_n * self._speed)
        if self._n_frames == 0:
            at, faded = wanted, self._read(wanted - hop_n, wanted + hop_n) * self._window
            self._tail = faded[hop_n:]
            self._natural = at + hop_n
            self._n_frames = 1
            return self.frame()
        at = self._best(wanted)
        faded = self._read(at - hop_n, at + hop_n) * self._window
        out = self._tail + faded[:hop_n]
        self._tail = faded[hop_n:]
        self._natural = at + hop_n
        self._n_frames += 1
        return out

    def _best(self, wanted: int) -> int:
        """The place near ``wanted`` whose samples go on most like the source did after the last frame."""
        hop_n, search_n = self._hop_n, self._search_n
        if abs(self._natural - wanted) <= 1:
            return self._natural  # at full speed the source itself
        template = self._read(self._natural - hop_n, self._natural)
        around = self._read(wanted - hop_n - search_n, wanted + search_n)
        likeness = np.correlate(around, template, "valid") / np.sqrt(_energies(around, hop_n) + 1e-9)
        return wanted - search_n + int(likeness.argmax())


def _energies(samples: Samples, n: int) -> NDArray[np.float64]:
    """Sum of squares of each stretch of ``n`` samples."""
    total = np.concatenate([[0.0], np.cumsum(samples.astype(np.float64) ** 2)])
    return np.asarray(total[n:] - total[:-n], np.float64)
