"""The waveform's outline at every zoom: minima and maxima only ever merged, so that no peak is lost."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cryapp.audio.pcm import Samples

Outline = NDArray[np.float32]
"""Shape ``(n, 2)``: minimum and maximum, full scale is ±1."""

MIN_BLOCK_N = 8
MAX_BLOCKS = 1 << 20
"""A million blocks are 4 MB as int16: an hour at 16 kHz keeps one pair for 64 samples, a day one for 2,048."""

_SCALE = 32767.0


def block_size(n_samples: int) -> int:
    """Samples in one block of the finest level: a power of two, larger for longer sounds."""
    block_n = MIN_BLOCK_N
    while n_samples > block_n * MAX_BLOCKS:
        block_n *= 2
    return block_n


def outline_blocks(samples: Samples, block_n: int) -> NDArray[np.int16]:
    """Minimum and maximum of each block, shape ``(ceil(n / block_n), 2)``; the last block may be shorter."""
    n_whole = len(samples) // block_n
    out = np.empty((-(-len(samples) // block_n), 2), np.float32)
    whole = samples[: n_whole * block_n].reshape(n_whole, block_n)
    out[:n_whole, 0] = whole.min(axis=1)
    out[:n_whole, 1] = whole.max(axis=1)
    if n_whole < len(out):
        out[n_whole:, 0] = samples[n_whole * block_n :].min()
        out[n_whole:, 1] = samples[n_whole * block_n :].max()
    return _packed(out)


class EnvelopePyramid:
    """Minima and maxima of a whole sound at every power-of-two zoom, filled part by part."""

    def __init__(self, n_samples: int) -> None:
        self.n_samples = n_samples
        self.block_n = block_size(n_samples)
        self._levels: list[NDArray[np.int16]] = []
        n = max(1, -(-n_samples // self.block_n))
        while True:
            self._levels.append(np.zeros((n, 2), np.int16))
            if n == 1:
                break
            n = -(-n // 2)

    @property
    def n_bytes(self) -> int:
        return sum(level.nbytes for level in self._levels)

    def add(self, first_block: int, blocks: NDArray[np.int16]) -> None:
        """Puts a part in place and renews what lies above it."""
        first, last = first_block, first_block + len(blocks)
        self._levels[0][first:last] = blocks
        for below, above in zip(self._levels, self._levels[1:], strict=False):
            first, last = first // 2, min(len(above), -(-last // 2))
            left, right = below[2 * first : 2 * last : 2], below[2 * first + 1 : 2 * last : 2]
            above[first:last] = left
            pairs = above[first : first + len(right)]
            np.minimum(pairs[:, 0], right[:, 0], out=pairs[:, 0])
            np.maximum(pairs[:, 1], right[:, 1], out=pairs[:, 1])

    def peak(self) -> float:
        """The largest absolute sample so far, 0 … 1."""
        top = self._levels[-1].astype(np.float32)
        return float(np.abs(top).max(initial=0.0)) / _SCALE

    def loud_peak(self, step_n: float, percentile: float) -> float:
        """Peak, 0 … 1, that so many percent of the stretches of about ``step_n`` samples stay below."""
        index = 0
        while index + 1 < len(self._levels) and self.block_n << (index + 1) <= step_n:
            index += 1
        peaks = np.abs(self._levels[index].astype(np.float32)).max(axis=1)
        return float(np.percentile(peaks, percentile)) / _SCALE

    def is_fine_enough(self, samples_per_point: float) -> bool:
        """False once a point on screen stands for fewer samples than a block: then draw samples instead."""
        return samples_per_point >= self.block_n

    def outline(self, start: float, stop: float, n_points: int) -> Outline:
        """The outline of samples ``start`` … ``stop`` at ``n_points`` points; beyond the sound it is zero.

        Every sample lies under the outline of its point: blocks that straddle two points count for both.
        """
        per_point = (stop - start) / n_points
        index = 0
        while index + 1 < len(self._levels) and self.block_n << (index + 1) <= per_point:
            index += 1
        level, block_n = self._levels[index], self.block_n << index
        edges = start + per_point * np.arange(n_points + 1)
        low = np.floor(edges[:-1] / block_n).astype(np.int64)
        high = np.maximum(low, np.ceil(edges[1:] / block_n).astype(np.int64) - 1)
        out = np.zeros((n_points, 2), np.int16)
        inside = (high >= 0) & (low < len(level))
        low, high = np.clip(low[inside], 0, len(level) - 1), np.clip(high[inside], 0, len(level) - 1)
        part = level[low]
        # A point spans fewer than two blocks of its level, hence touches at most three.
        for other in (np.minimum(low + 1, high), high):
            np.minimum(part[:, 0], level[other, 0], out=part[:, 0])
            np.maximum(part[:, 1], level[other, 1], out=part[:, 1])
        out[inside] = part
        return out.astype(np.float32) / np.float32(_SCALE)


def sample_outline(samples: Samples, n_points: int) -> Outline:
    """The outline of a stretch of samples at ``n_points`` points, for close-ups finer than a block."""
    if not len(samples):
        return np.zeros((n_points, 2), np.float32)
    edges = np.arange(n_points + 1) * (len(samples) / n_points)
    low = np.minimum(np.floor(edges[:-1]).astype(np.int64), len(samples) - 1)
    stop = np.maximum(low + 1, np.ceil(edges[1:]).astype(np.int64)).clip(1, len(samples))
    pairs = np.stack([low, stop], axis=1).reshape(-1)
    # One sample more, so that "up to the last sample" has an index for reduceat.
    padded = np.append(samples, samples[-1])
    return np.stack([np.minimum.reduceat(padded, pairs)[::2], np.maximum.reduceat(padded, pairs)[::2]], axis=1)


def _packed(outline: Outline) -> NDArray[np.int16]:
    """Rounded away from zero, so that the packed outline still encloses the samples."""
    scaled = np.clip(outline, -1.0, 1.0) * _SCALE
    return np.stack([np.floor(scaled[:, 0]), np.ceil(scaled[:, 1])], axis=1).astype(np.int16)
