"""The spectrogram in pieces: tiles computed where one looks, and a pyramid of the whole sound behind them.

Zoomed out, a column is the MAXIMUM of the columns it stands for: a short cry in a long night stays visible. Levels are
powers of two (:data:`cryapp.audio.stft.FINEST_LEVEL` … 0 from samples, above by pooling).
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cryapp.audio.envelope import block_size, outline_blocks
from cryapp.audio.pcen import denoised, lead_columns
from cryapp.audio.pcm import PcmReader, Sound
from cryapp.audio.stft import Analysis, Columns, Grid, grid_for, spectral_columns
from cryapp.domain.errors import Cancelled

TILE_COLUMNS = 256
PART_SAMPLES = 1 << 20
"""A part of the whole-sound pass: 65 s at 16 kHz, some 20 ms of work, so that a visible tile never waits long."""
PART_COLUMNS = 4096
"""Columns transformed at a time, so that a tile of a day-long sound needs no more memory than one of a minute."""

PYRAMID_BYTES = 64 << 20
"""An hour at 16 kHz keeps levels 1 and up (58 MB); finer ones come back in 3 ms a tile."""


@dataclass(frozen=True)
class TileRequest:
    """One tile of one sound: columns ``index * TILE_COLUMNS`` … of a level, in an analysis."""

    sound: Sound
    analysis: Analysis
    level: int
    index: int

    @property
    def grid(self) -> Grid:
        return grid_for(self.analysis, self.sound.sample_rate_hz)

    @property
    def columns(self) -> tuple[int, int]:
        """First column and the one after the last."""
        first = self.index * TILE_COLUMNS
        return first, min(first + TILE_COLUMNS, self.grid.n_columns(self.sound.n_samples, self.level))


def draw_tile(request: TileRequest) -> Columns:
    """The tile's bytes, shape ``(≤ TILE_COLUMNS, n_bins)``.

    Raises: UserError if the sound is gone or damaged.
    """
    first, last = request.columns
    with PcmReader(request.sound) as reader:
        return _columns(reader, request.grid, request.sound.n_samples, request.level, first, last)


@dataclass(frozen=True)
class PartRequest:
    """A stretch of the whole-sound pass: level-0 columns ``first`` … ``last``, kept from ``keep_level`` up."""

    sound: Sound
    analysis: Analysis
    keep_level: int
    first: int
    last: int


@dataclass(frozen=True)
class Part:
    """What a part gives: spectral columns at the pyramid's lowest level, and blocks of the outline."""

    first_column: int
    columns: Columns
    first_block: int
    blocks: NDArray[np.int16]
    sampled: bool = False
    """True for a stand-in drawn from a few places only, until the real part arrives."""


def draw_part(request: PartRequest, cancelled: Callable[[], bool] = lambda: False) -> Part:
    """Decodes a stretch once for both pictures.

    Raises: UserError if the sound is gone or damaged; Cancelled.
    """
    sound = request.sound
    grid = grid_for(request.analysis, sound.sample_rate_hz)
    start, stop = request.first * grid.hop_n, min(request.last * grid.hop_n, sound.n_samples)
    n_lead = _lead(grid, 0, request.first)
    low, high = grid.span(0, request.first - n_lead, request.last)
    with PcmReader(sound) as reader:
        base = min(low, start)
        samples = reader.read(base, max(high, stop))
    if cancelled():
        raise Cancelled
    columns = _viewed(spectral_columns(samples[low - base : high - base], grid, grid.hop_n), grid, 0, n_lead)
    if cancelled():
        raise Cancelled
    for _ in range(request.keep_level):
        columns = halved(columns)
    block_n = block_size(sound.n_samples)
    return Part(
        first_column=request.first >> request.keep_level,
        columns=columns,
        first_block=start // block_n,
        blocks=outline_blocks(samples[start - base : stop - base], block_n),
    )


def draw_sample(sound: Sound, analysis: Analysis, keep_level: int, n_places: int) -> Part:
    """A first impression of a long sound from ``n_places`` single frames, each standing for its whole stretch.

    Seeking costs some 0.1 ms a place, so that an hour has a face long before it is read.
    """
    grid = grid_for(analysis, sound.sample_rate_hz)
    n_columns = pooled_length(grid.n_columns(sound.n_samples, 0), keep_level)
    frames = np.empty((n_places, grid.window_n), np.float32)
    centres = ((np.arange(n_places) + 0.5) * sound.n_samples / n_places).astype(np.int64)
    with PcmReader(sound) as reader:
        for i, centre in enumerate(centres):
            first = int(centre) - grid.window_n // 2
            frames[i] = reader.read(first, first + grid.window_n)
    picture = spectral_columns(frames.reshape(-1), grid, grid.window_n)
    if analysis.denoised:
        picture = denoised(picture, 0, analysis, sound.duration_s / n_places)
    nearest = np.arange(n_columns) * n_places // n_columns
    n_blocks = -(-sound.n_samples // block_size(sound.n_samples))
    blocks = outline_blocks(frames.reshape(-1), grid.window_n)
    return Part(0, picture[nearest], 0, blocks[np.arange(n_blocks) * n_places // n_blocks], sampled=True)


class Pyramid:
    """Pooled columns of a whole sound at every level from ``keep_level`` up, filled part by part on one thread."""

    def __init__(self, sound: Sound, analysis: Analysis, max_bytes: int = PYRAMID_BYTES) -> None:
        self.sound = sound
        self.analysis = analysis
        self.grid = grid_for(analysis, sound.sample_rate_hz)
        n_columns = self.grid.n_columns(sound.n_samples, 0)
        self.keep_level = 0
        while 2 * pooled_length(n_columns, self.keep_level) * self.grid.n_bins > max_bytes:
            self.keep_level += 1
        self._levels: list[Columns] = []
        n = pooled_length(n_columns, self.keep_level)
        while True:
            self._levels.append(np.zeros((n, self.grid.n_bins), np.uint8))
            if n == 1:
                break
            n = -(-n // 2)
        self._has_stand_in = False
        self._missing = {request.first: request for request in self.parts()}

    @property
    def n_bytes(self) -> int:
        return sum(level.nbytes for level in self._levels)

    @property
    def top_level(self) -> int:
        return self.keep_level + len(self._levels) - 1

    @property
    def is_complete(self) -> bool:
        return not self._missing

    @property
    def has_stand_in(self) -> bool:
        """True once a first impression of the whole is there (see :func:`draw_sample`)."""
        return self._has_stand_in

    def missing_parts(self) -> list[PartRequest]:
        """The requests that still have to be answered, from the beginning on."""
        return list(self._missing.values())

    def parts(self) -> list[PartRequest]:
        """The requests that fill it, from the beginning on."""
        n = self.grid.n_columns(self.sound.n_samples, 0)
        # Parts hold whole pooled columns and whole blocks of the outline.
        block_n = block_size(self.sound.n_samples)
        whole = math.lcm(1 << self.keep_level, block_n // math.gcd(block_n, self.grid.hop_n))
        step = max(1, PART_SAMPLES // self.grid.hop_n // whole) * whole
        return [
            PartRequest(self.sound, self.analysis, self.keep_level, first, min(first + step, n))
            for first in range(0, n, step)
        ]

    def add(self, part: Part) -> None:
        """Puts a part in place and renews what lies above it."""
        first, last = part.first_column, part.first_column + len(part.columns)
        self._levels[0][first:last] = part.columns
        for below, above in zip(self._levels, self._levels[1:], strict=False):
            first, last = first // 2, min(len(above), -(-last // 2))
            above[first:last] = halved(below[2 * first : 2 * last])
        if part.sampled:
            self._has_stand_in = True
        else:
            self._missing.pop(part.first_column << self.keep_level, None)

    def columns(self, level: int, first: int, last: int) -> Columns:
        """Columns ``first`` … ``last`` of a level it holds (a view; zeros where nothing arrived yet)."""
        return self._levels[level - self.keep_level][first:last]

    def peak(self) -> int:
        """The highest grey level anywhere."""
        return int(self._levels[-1].max(initial=0))


class TileCache:
    """The tiles looked at last, up to a number of bytes."""

    def __init__(self, max_bytes: int = 48 << 20) -> None:
        self.max_bytes = max_bytes
        self.n_bytes = 0
        self._tiles: OrderedDict[TileRequest, Columns] = OrderedDict()

    def get(self, request: TileRequest) -> Columns | None:
        tile = self._tiles.get(request)
        if tile is not None:
            self._tiles.move_to_end(request)
        return tile

    def put(self, request: TileRequest, tile: Columns) -> None:
        """Keeps a tile and lets the ones go that were not looked at for longest."""
        self.discard(request)
        self._tiles[request] = tile
        self.n_bytes += tile.nbytes
        while self.n_bytes > self.max_bytes and len(self._tiles) > 1:
            _, old = self._tiles.popitem(last=False)
            self.n_bytes -= old.nbytes

    def discard(self, request: TileRequest) -> None:
        old = self._tiles.pop(request, None)
        if old is not None:
            self.n_bytes -= old.nbytes

    def forget(self, sound: Sound) -> None:
        """Lets every tile of a sound go."""
        for request in [request for request in self._tiles if request.sound == sound]:
            self.discard(request)

    def __len__(self) -> int:
        return len(self._tiles)


def halved(columns: Columns) -> Columns:
    """Half the columns, each the maximum of two; an odd last one stays. Shape ``(ceil(n / 2), bins)``."""
    pairs = len(columns) // 2
    out = np.empty((len(columns) - pairs, columns.shape[1]), np.uint8)
    np.maximum(columns[0 : 2 * pairs : 2], columns[1 : 2 * pairs : 2], out=out[:pairs])
    if len(out) > pairs:
        out[-1] = columns[-1]
    return out


def pooled_length(n_columns: int, level: int) -> int:
    """Columns left of ``n_columns`` after pooling ``level`` times."""
    return -(-n_columns >> level) if level else n_columns


def _columns(reader: PcmReader, grid: Grid, n_samples: int, level: int, first: int, last: int) -> Columns:
    if level <= 0:
        return _spectra(reader, grid, level, first, last)
    n_below = grid.n_columns(n_samples, 0)
    pieces = []
    step = max(1, PART_COLUMNS >> level)
    for piece in range(first, last, step):
        low, high = piece << level, min(min(piece + step, last) << level, n_below)
        columns = _spectra(reader, grid, 0, low, high)
        for _ in range(level):
            columns = halved(columns)
        pieces.append(columns)
    return np.concatenate(pieces)


def _spectra(reader: PcmReader, grid: Grid, level: int, first: int, last: int) -> Columns:
    """Columns of a level ≤ 0 from samples."""
    n_lead = _lead(grid, level, first)
    samples = reader.read(*grid.span(level, first - n_lead, last))
    return _viewed(spectral_columns(samples, grid, grid.hop_at(level)), grid, level, n_lead)


def _lead(grid: Grid, level: int, first: int) -> int:
    """Columns before ``first`` that its look depends on; none are before the beginning."""
    if not grid.analysis.denoised:
        return 0
    return min(first, lead_columns(grid.hop_at(level) / grid.sample_rate_hz))


def _viewed(columns: Columns, grid: Grid, level: int, n_lead: int) -> Columns:
    if not grid.analysis.denoised:
        return columns
    return denoised(columns, n_lead, grid.analysis, grid.hop_at(level) / grid.sample_rate_hz)
