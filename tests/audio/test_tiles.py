"""Tiles and the pyramid: the same picture from every side, and nothing short vanishes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryapp.audio.envelope import block_size
from cryapp.audio.pcm import Sound, read_samples
from cryapp.audio.stft import FINEST_LEVEL, Analysis, grid_for, spectral_columns
from cryapp.audio.tiles import (
    PART_SAMPLES,
    TILE_COLUMNS,
    Pyramid,
    TileCache,
    TileRequest,
    draw_part,
    draw_sample,
    draw_tile,
    halved,
)
from cryapp.domain.errors import Cancelled, UserError
from tests.audio.sounds import RATE_HZ, noise, tone, working_copy

ANALYSIS = Analysis()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """Two minutes and a bit: several parts, the last one incomplete."""
    samples = noise(131.7, 0.02)
    samples[40 * RATE_HZ : 41 * RATE_HZ] += tone(1000, 1.0)
    return working_copy(tmp_path_factory.mktemp("tiles"), samples)


@pytest.fixture(scope="module")
def pyramid(sound: Sound) -> Pyramid:
    return filled(sound)


def filled(sound: Sound, max_bytes: int = 64 << 20) -> Pyramid:
    made = Pyramid(sound, ANALYSIS, max_bytes)
    for request in made.parts():
        made.add(draw_part(request))
    return made


def direct(sound: Sound, level: int, first: int, last: int) -> np.ndarray:
    """The columns straight from the samples."""
    grid = grid_for(ANALYSIS, sound.sample_rate_hz)
    if level <= 0:
        start, stop = grid.span(level, first, last)
        return spectral_columns(read_samples(sound, start, stop), grid, grid.hop_at(level))
    below = direct(sound, level - 1, 2 * first, min(2 * last, grid.n_columns(sound.n_samples, level - 1)))
    return np.array([below[i : i + 2].max(axis=0) for i in range(0, len(below), 2)])


@pytest.mark.parametrize("level", [FINEST_LEVEL, -1, 0, 1, 3])
def test_a_tile_is_the_direct_spectrum(sound: Sound, level: int) -> None:
    for index in (0, 1):
        request = TileRequest(sound, ANALYSIS, level, index)
        first, last = request.columns
        np.testing.assert_array_equal(draw_tile(request), direct(sound, level, first, last))


def test_the_last_tile_has_the_last_piece(sound: Sound) -> None:
    grid = grid_for(ANALYSIS, sound.sample_rate_hz)
    n = grid.n_columns(sound.n_samples, 0)
    assert n * grid.hop_n >= sound.n_samples
    tile = draw_tile(TileRequest(sound, ANALYSIS, 0, (n - 1) // TILE_COLUMNS))
    assert len(tile) == (n - 1) % TILE_COLUMNS + 1
    assert tile[-1].max() > 0


def test_the_pyramid_agrees_with_tiles(sound: Sound, pyramid: Pyramid) -> None:
    assert pyramid.is_complete
    assert pyramid.keep_level == 0
    for level in (0, 2, 4):
        tile = draw_tile(TileRequest(sound, ANALYSIS, level, 0))
        np.testing.assert_array_equal(pyramid.columns(level, 0, len(tile)), tile)


def test_a_smaller_budget_keeps_coarser_levels(sound: Sound, pyramid: Pyramid) -> None:
    small = filled(sound, max_bytes=1 << 20)
    assert small.keep_level > 0
    assert small.n_bytes <= 1.1 * (1 << 20)
    level = small.keep_level
    np.testing.assert_array_equal(small.columns(level, 0, 10**9), pyramid.columns(level, 0, 10**9))


def test_parts_in_any_order_give_the_same(sound: Sound, pyramid: Pyramid) -> None:
    other = Pyramid(sound, ANALYSIS)
    for request in reversed(other.parts()):
        assert not other.is_complete
        other.add(draw_part(request))
    for level in range(pyramid.top_level + 1):
        np.testing.assert_array_equal(other.columns(level, 0, 10**9), pyramid.columns(level, 0, 10**9))


@settings(max_examples=12, deadline=None)
@given(at=st.floats(0, 0.999))
def test_a_click_is_seen_on_every_level(tmp_path_factory: pytest.TempPathFactory, at: float) -> None:
    """One sample in a minute of silence is as bright zoomed out as close up."""
    samples = np.zeros(60 * RATE_HZ, np.float32)
    place = int(at * len(samples))
    samples[place] = 0.9
    sound = working_copy(tmp_path_factory.mktemp("click"), samples)
    made = filled(sound)
    brightest = int(made.columns(0, 0, 10**9).max())
    assert brightest > 100
    for level in range(made.top_level + 1):
        columns = made.columns(level, 0, 10**9)
        here = columns[place // made.grid.hop_at(level)]
        assert here.max() == brightest
    finest = draw_tile(
        TileRequest(sound, ANALYSIS, FINEST_LEVEL, place // made.grid.hop_at(FINEST_LEVEL) // TILE_COLUMNS)
    )
    assert finest.max() >= brightest


def test_a_first_impression_is_replaced(sound: Sound, pyramid: Pyramid) -> None:
    made = Pyramid(sound, ANALYSIS)
    made.add(draw_sample(sound, ANALYSIS, made.keep_level, 64))
    assert made.has_stand_in
    assert not made.is_complete
    assert made.columns(0, 0, 10**9).max() > 0
    for request in made.missing_parts():
        made.add(draw_part(request))
    assert made.is_complete
    np.testing.assert_array_equal(made.columns(3, 0, 10**9), pyramid.columns(3, 0, 10**9))


def test_work_is_called_off(sound: Sound) -> None:
    with pytest.raises(Cancelled):
        draw_part(Pyramid(sound, ANALYSIS).parts()[0], lambda: True)


def test_a_part_gives_the_outline_too(sound: Sound) -> None:
    part = draw_part(Pyramid(sound, ANALYSIS).parts()[1])
    assert part.first_block > 0
    assert part.blocks[:, 1].max() > 0


def test_odd_counts_keep_their_last_column() -> None:
    columns = np.arange(10, dtype=np.uint8).reshape(5, 2)
    np.testing.assert_array_equal(halved(columns), [[2, 3], [6, 7], [8, 9]])


def test_the_cache_counts_bytes_and_forgets_the_oldest(sound: Sound) -> None:
    cache = TileCache(max_bytes=2500)
    requests = [TileRequest(sound, ANALYSIS, 0, i) for i in range(4)]
    for request in requests[:2]:
        cache.put(request, np.zeros((10, 100), np.uint8))
    assert cache.get(requests[0]) is not None
    cache.put(requests[2], np.zeros((10, 100), np.uint8))
    assert cache.get(requests[1]) is None
    assert cache.get(requests[0]) is not None
    assert cache.n_bytes == 2000
    cache.put(requests[3], np.zeros((100, 100), np.uint8))
    assert len(cache) == 1
    assert cache.n_bytes == 10_000


def test_a_missing_or_damaged_copy_is_a_sentence(tmp_path: Path) -> None:
    made = working_copy(tmp_path, noise(30.0, 0.2))
    request = TileRequest(made, ANALYSIS, 0, 5)
    whole = made.path.read_bytes()
    made.path.write_bytes(whole[: len(whole) // 3])
    with pytest.raises(UserError, match="damaged"):
        draw_tile(request)
    made.path.unlink()
    with pytest.raises(UserError, match="missing"):
        draw_tile(request)


@pytest.mark.parametrize(
    ("hours", "rate_hz", "most_mb"), [(1, 16_000, 70), (1, 48_000, 70), (24, 48_000, 70), (24, 44_100, 70)]
)
def test_memory_is_bounded(hours: int, rate_hz: int, most_mb: int) -> None:
    made = Pyramid(Sound(Path("unread.flac"), rate_hz, hours * 3600 * rate_hz, 1), ANALYSIS)
    assert made.n_bytes <= most_mb * 1e6
    covered = sum(part.last - part.first for part in made.parts())
    assert covered == made.grid.n_columns(hours * 3600 * rate_hz, 0)
    block_n = block_size(made.sound.n_samples)
    assert all(part.first % (1 << made.keep_level) == 0 for part in made.parts())
    assert all(part.first * made.grid.hop_n % block_n == 0 for part in made.parts())
    assert max(part.last - part.first for part in made.parts()) * made.grid.hop_n <= 2 * PART_SAMPLES
