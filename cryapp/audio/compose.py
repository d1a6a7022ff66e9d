"""From columns and bins to pixels: never thinner than the sound, smooth where the screen is finer than the analysis."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from cryapp.audio.axis import FrequencyAxis
from cryapp.audio.stft import FINEST_LEVEL, Columns, Grid

Picture = NDArray[np.uint8]
"""Shape ``(height, width)``: the top row is the highest frequency."""


@dataclass(frozen=True)
class Span:
    """Which columns of which level a stretch of screen needs."""

    level: int
    first: int
    last: int


def level_for(grid: Grid, seconds_per_pixel: float, top_level: int) -> int:
    """The coarsest level that still has a column for every pixel."""
    per_pixel = seconds_per_pixel * grid.sample_rate_hz
    level = FINEST_LEVEL
    while level < top_level and grid.hop_at(level + 1) <= per_pixel:
        level += 1
    return level


def span_for(grid: Grid, n_samples: int, level: int, start_s: float, stop_s: float) -> Span:
    """Columns under ``start_s`` … ``stop_s``, with one more on either side to blend with."""
    hop_s = grid.hop_at(level) / grid.sample_rate_hz
    n = grid.n_columns(n_samples, level)
    first = min(max(0, int(start_s / hop_s) - 1), n)
    last = max(first, min(n, int(np.ceil(stop_s / hop_s)) + 1))
    return Span(level, first, last)


def in_time(columns: Columns, first: int, hop_s: float, start_s: float, stop_s: float, width: int) -> Columns:
    """One column for each pixel: the maximum of those it covers, or blended where there are fewer columns than pixels.

    Args:
        columns: shape ``(n, bins)``, beginning with column number ``first`` of its level.
        hop_s: seconds a column stands for.

    Returns: shape ``(width, bins)``; 0 where there is no sound.
    """
    out = np.zeros((width, columns.shape[1]), np.uint8)
    if not len(columns) or width < 1:
        return out
    edges = (start_s + np.arange(width + 1) * ((stop_s - start_s) / width)) / hop_s - first
    inside = (edges[1:] > 0) & (edges[:-1] < len(columns))
    if edges[1] - edges[0] >= 1.0 - 1e-6:
        low = np.floor(edges[:-1]).astype(np.int64)
        high = np.maximum(low, np.ceil(edges[1:]).astype(np.int64) - 1)
        low, high = low.clip(0, len(columns) - 1), high.clip(0, len(columns) - 1)
        picked = columns[low]
        for step in range(1, int((high - low).max(initial=0)) + 1):
            np.maximum(picked, columns[np.minimum(low + step, high)], out=picked)
        out[inside] = picked[inside]
        return out
    centres = (0.5 * (edges[:-1] + edges[1:]) - 0.5).clip(0, len(columns) - 1)
    low = centres.astype(np.int64)
    blended = _blend(columns[low], columns[np.minimum(low + 1, len(columns) - 1)], centres - low)
    out[inside] = blended[inside]
    return out


def in_frequency(columns: Columns, axis: FrequencyAxis, bin_hz: float, height: int) -> Picture:
    """Rows from bins: blended where rows are finer than bins, else the maximum of those a row covers.

    Args:
        columns: shape ``(width, bins)``.

    Returns: shape ``(height, width)``, top row highest; 0 above the highest bin.
    """
    plan = _rows(axis, bin_hz, columns.shape[1], height)
    # One empty bin more, so that "up to the last bin" has an index for reduceat.
    bins = np.zeros((columns.shape[1] + 1, len(columns)), np.uint8)
    bins[:-1] = columns.T
    out = _blend(bins[plan.low], bins[plan.next], plan.weight)
    if len(plan.wide_rows):
        out[plan.wide_rows] = np.maximum.reduceat(bins, plan.wide_edges, axis=0)[::2]
    out[plan.empty_rows] = 0
    return out


@dataclass(frozen=True)
class _Rows:
    low: NDArray[np.int64]
    next: NDArray[np.int64]
    weight: NDArray[np.float64]
    wide_rows: NDArray[np.int64]
    wide_edges: NDArray[np.int64]
    """First bin and the one after the last, row after row: every second answer of ``reduceat`` is wanted."""
    empty_rows: NDArray[np.int64]


@lru_cache(maxsize=32)
def _rows(axis: FrequencyAxis, bin_hz: float, n_bins: int, height: int) -> _Rows:
    edges = axis.hz_at(np.linspace(1.0, 0.0, height + 1)) / bin_hz + 0.5
    top, bottom = edges[:-1], edges[1:]
    empty = np.flatnonzero(bottom >= n_bins)
    centres = (0.5 * (top + bottom) - 0.5).clip(0, n_bins - 1)
    low = centres.astype(np.int64)
    wide = np.flatnonzero((top - bottom > 1.0) & (bottom < n_bins))
    first = np.floor(bottom[wide]).astype(np.int64).clip(0, n_bins - 1)
    stop = np.maximum(first + 1, np.ceil(top[wide]).astype(np.int64).clip(1, n_bins))
    wide_edges = np.stack([first, stop], axis=1).reshape(-1)
    return _Rows(low, np.minimum(low + 1, n_bins - 1), centres - low, wide, wide_edges, empty)


def _blend(one: Columns, other: Columns, weight: NDArray[np.float64]) -> Columns:
    """Row-wise linear blend of bytes; 16-bit fixed point is three times quicker than floats."""
    share = np.round(weight * 256.0).astype(np.uint16)[:, None]
    mixed = one.astype(np.uint16)
    mixed *= np.uint16(256) - share
    mixed += other * share
    mixed += 128
    mixed >>= 8
    return mixed.astype(np.uint8)
