"""Features on disk: found again, added to, never wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from ml.audio_io import build_pool
from ml.contract import ManifestRow, Use
from ml.feature_cache import FeatureCache, Frames
from ml.features import FrontEnd
from tests.ml.test_pool import never, wav

SETTINGS = FrontEnd(n_mels=8)


def frames(n: int, seed: int) -> Frames:
    return np.random.default_rng(seed).normal(size=(n, 8)).astype(np.float16)


def keep(folder: Path, **recordings: Frames) -> FeatureCache:
    cache = FeatureCache(folder, SETTINGS)
    with cache.writing() as writer:
        for key, value in recordings.items():
            writer.add(key, iter([value[:2], value[2:]]))
    return cache


def read(cache: FeatureCache, key: str) -> Frames | None:
    place = cache.place(key)
    return None if place is None else np.asarray(cache.frames()[place.start : place.start + place.n_frames])


def test_what_was_kept_is_found_by_the_next_run(tmp_path: Path) -> None:
    keep(tmp_path, a=frames(5, 0))
    keep(tmp_path, b=frames(7, 1))
    again = FeatureCache(tmp_path, SETTINGS)
    np.testing.assert_array_equal(read(again, "a"), frames(5, 0))
    np.testing.assert_array_equal(read(again, "b"), frames(7, 1))
    assert "c" not in again


def test_another_front_end_is_another_cache(tmp_path: Path) -> None:
    keep(tmp_path, a=frames(5, 0))
    assert "a" not in FeatureCache(tmp_path, FrontEnd(n_mels=8, hop=80))
    assert "a" in FeatureCache(tmp_path, FrontEnd(n_mels=8, range_db=60)), "the range is applied later"


def test_a_reading_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def breaks() -> Iterator[Frames]:
        yield frames(3, 5)
        raise KeyboardInterrupt

    cache = keep(tmp_path, a=frames(5, 0))
    with pytest.raises(KeyboardInterrupt), cache.writing() as writer:
        writer.add("b", breaks())
    assert cache.n_bytes() == 5 * 8 * 2
    keep(tmp_path, c=frames(4, 2))
    again = FeatureCache(tmp_path, SETTINGS)
    assert "b" not in again
    np.testing.assert_array_equal(read(again, "c"), frames(4, 2))


def test_a_kill_between_frames_and_index_costs_only_that_recording(tmp_path: Path) -> None:
    keep(tmp_path, a=frames(5, 0))
    (data,) = tmp_path.glob("*.f16")
    (index,) = tmp_path.glob("*.jsonl")
    with data.open("ab") as out:
        out.write(b"\x01" * 37)
    with index.open("a") as out:
        out.write('{"key": "half')
    keep(tmp_path, b=frames(6, 3))
    again = FeatureCache(tmp_path, SETTINGS)
    np.testing.assert_array_equal(read(again, "a"), frames(5, 0))
    np.testing.assert_array_equal(read(again, "b"), frames(6, 3))


def test_damaged_frames_are_not_used(tmp_path: Path) -> None:
    keep(tmp_path, a=frames(5, 0), b=frames(5, 1))
    (data,) = tmp_path.glob("*.f16")
    raw = bytearray(data.read_bytes())
    raw[3] ^= 0xFF
    data.write_bytes(raw)
    again = FeatureCache(tmp_path, SETTINGS)
    assert again.place("a") is None
    assert again.place("b") is not None


def test_a_pool_decodes_only_what_is_new(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    rows = []
    for name in ("a", "b"):
        path = wav(tmp_path / f"{name}.wav", 0.1 * rng.standard_normal(8_000))
        rows.append(ManifestRow(name, str(path), name, False, Use.TRAIN, sha256=name * 64))
    build_pool(rows[:1], SETTINGS, tmp_path / "cache", never, print)
    Path(rows[0].path).unlink()
    pool = build_pool(rows[::-1], SETTINGS, tmp_path / "cache", never, print)
    assert [row.recording for row in pool.rows] == ["b", "a"]
    assert [pool.n_frames(i) for i in range(2)] == [51, 51]
    fresh = build_pool(rows[1:], SETTINGS, tmp_path / "other", never, print)
    np.testing.assert_array_equal(pool.whole(0), fresh.whole(0))
