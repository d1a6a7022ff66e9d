"""Short-time spectra as bytes: one grey level per bin, a fixed span of decibels, batches that stay in the CPU cache.

Column ``j`` of hop ``h`` is the frame centred on sample ``(j + 0.5) h`` and stands for the samples from ``j h`` up to
``(j + 1) h``: halving or doubling the hop keeps every column's edges in place, so that zoom levels never drift against
the sound.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from cryapp.audio.pcm import Samples

Columns = NDArray[np.uint8]
"""Shape ``(columns, bins)``: time runs down, frequency to the right, as the FFT leaves it."""

FINEST_LEVEL = -3
"""Zoomed in, frames overlap up to 15/16; more would only repeat what the window has blurred."""

BATCH_FRAMES = 128
"""128 frames of 512 points fill 256 KiB: measured 25 % quicker than 1,024, which spill out of the L2 cache."""

MIN_FFT_N = 256
"""Shorter windows are padded with zeros, else 5 ms at 8 kHz would give 21 bins and a picture of blocks."""


class Window(StrEnum):
    HANN = "hann"
    HAMMING = "hamming"
    BLACKMAN = "blackman"
    GAUSSIAN = "gaussian"


@dataclass(frozen=True)
class Analysis:
    """How a sound is taken apart. 0 dB is a full-scale sine; the bytes 0 … 255 span ``floor_db`` … ``ceiling_db``."""

    window_s: float = 0.032
    window: Window = Window.HANN
    floor_db: float = -110.0
    ceiling_db: float = 0.0
    denoised: bool = False
    """Each frequency against its own recent loudness (:mod:`cryapp.audio.pcen`): grey levels are no decibels then."""
    hop_share: float = 0.5
    """Hop of level 0 as a part of the window: 1/2, or finer for transients (and as many times the work)."""

    def __post_init__(self) -> None:
        if not 0.001 <= self.window_s <= 1.0:
            raise ValueError(f"window_s must lie between 0.001 and 1, got {self.window_s}")
        if not 1 / 16 <= self.hop_share <= 0.5:
            raise ValueError(f"hop_share must lie between 1/16 and 1/2, got {self.hop_share}")
        if not self.ceiling_db > self.floor_db:
            raise ValueError("ceiling_db must be above floor_db")

    @property
    def step_db(self) -> float:
        """Decibels from one grey level to the next."""
        return (self.ceiling_db - self.floor_db) / 255


@dataclass(frozen=True)
class Grid:
    """An analysis laid over a sample rate: everything in whole samples and bins."""

    analysis: Analysis
    sample_rate_hz: int
    window_n: int
    fft_n: int
    hop_n: int
    """Hop of level 0: at most half a window, so that a click between two frames loses no more than 6 dB."""

    @property
    def n_bins(self) -> int:
        return self.fft_n // 2 + 1

    @property
    def bin_hz(self) -> float:
        return self.sample_rate_hz / self.fft_n

    def hop_at(self, level: int) -> int:
        """Samples a column of this level stands for; level +1 is twice level 0, level -1 half."""
        return self.hop_n << level if level >= 0 else self.hop_n >> -level

    def n_columns(self, n_samples: int, level: int) -> int:
        """Columns of a whole sound: the last, incomplete piece has one too."""
        return -(-n_samples // self.hop_at(level))

    def span(self, level: int, first: int, last: int) -> tuple[int, int]:
        """Samples needed for the columns ``first`` … ``last`` (exclusive) of a level ≤ 0: start and stop."""
        hop = self.hop_at(level)
        start = first * hop + hop // 2 - self.window_n // 2
        return start, start + (last - first - 1) * hop + self.window_n


def grid_for(analysis: Analysis, sample_rate_hz: int) -> Grid:
    """The grid of an analysis at a sample rate."""
    window_n = max(16, round(analysis.window_s * sample_rate_hz))
    finest = 1 << -FINEST_LEVEL
    hop_n = max(finest, int(window_n * analysis.hop_share) // finest * finest)
    return Grid(analysis, sample_rate_hz, window_n, _fast_even(max(window_n, MIN_FFT_N)), hop_n)


def spectral_columns(samples: Samples, grid: Grid, hop_n: int) -> Columns:
    """Spectra of all whole windows in ``samples``, as bytes.

    Args:
        samples: mono float32, shape ``(n,)``; the first frame begins at its first sample (see :meth:`Grid.span`).
        hop_n: samples between frames.

    Returns: shape ``(1 + (n - window_n) // hop_n, n_bins)``.
    """
    if len(samples) < grid.window_n:
        return np.empty((0, grid.n_bins), np.uint8)
    frames = np.lib.stride_tricks.sliding_window_view(samples, grid.window_n)[::hop_n]
    weights, gain, offset = _weights(grid)
    out = np.empty((len(frames), grid.n_bins), np.uint8)
    n_batch = min(BATCH_FRAMES, len(frames))
    windowed = np.zeros((n_batch, grid.fft_n), np.float32)
    spectra = np.empty((n_batch, grid.n_bins), np.complex64)
    power = np.empty((n_batch, grid.n_bins), np.float32)
    with np.errstate(divide="ignore"):
        for first in range(0, len(frames), n_batch):
            n = min(n_batch, len(frames) - first)
            np.multiply(frames[first : first + n], weights, out=windowed[:n, : grid.window_n])
            # numpy's stub knows complex128 only; complex64 is what float32 input gives.
            np.fft.rfft(windowed[:n], axis=1, out=spectra[:n])  # type: ignore[arg-type]
            parts = spectra[:n].view(np.float32)
            np.multiply(parts, parts, out=parts)
            level = power[:n]
            np.add(parts[:, 0::2], parts[:, 1::2], out=level)
            np.log(level, out=level)
            np.multiply(level, gain, out=level)
            np.add(level, offset, out=level)
            np.clip(level, 0.0, 255.0, out=level)
            np.copyto(out[first : first + n], level, casting="unsafe")
    return out


@lru_cache(maxsize=16)
def _weights(grid: Grid) -> tuple[Samples, np.float32, np.float32]:
    """Window, and the line from ln(power) to grey levels (rounding included)."""
    weights = _window(grid.analysis.window, grid.window_n)
    per_db = 1.0 / grid.analysis.step_db
    sine_db = 20.0 * math.log10(2.0 / float(weights.sum()))
    gain = 10.0 / math.log(10.0) * per_db
    offset = (sine_db - grid.analysis.floor_db) * per_db + 0.5
    return weights, np.float32(gain), np.float32(offset)


def _window(kind: Window, n: int) -> Samples:
    """A periodic window of ``n`` samples (Harris 1978)."""
    phase = 2.0 * np.pi * np.arange(n) / n
    if kind is Window.HANN:
        values = 0.5 - 0.5 * np.cos(phase)
    elif kind is Window.HAMMING:
        values = 0.54 - 0.46 * np.cos(phase)
    elif kind is Window.BLACKMAN:
        values = 0.42 - 0.5 * np.cos(phase) + 0.08 * np.cos(2.0 * phase)
    else:
        values = np.exp(-0.5 * ((np.arange(n) - n / 2.0) / (n / 6.0)) ** 2)
    return values.astype(np.float32)


def _fast_even(n: int) -> int:
    """The next even length whose only prime factors are 2, 3 and 5: those are quick for an FFT."""
    n += n % 2
    while True:
        rest = n
        for prime in (2, 3, 5):
            while rest % prime == 0:
                rest //= prime
        if rest == 1:
            return n
        n += 2
