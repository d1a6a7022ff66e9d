"""Shards: nothing is lost on the way, any WebDataset reader takes them, crops are those of a pool in memory."""

from __future__ import annotations

import gc
import json
import tarfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from ml import shards
from ml.audio_io import build_pool
from ml.contract import ManifestRow, Use
from ml.errors import RunError
from ml.features import FrontEnd
from ml.shard_pool import N_MIXED, ShardPool
from ml.shards import infant_digest, read_shards, write_shards
from tests.ml.test_pool import never

SETTINGS = FrontEnd(n_mels=8)
SECONDS = (0.6, 1.0, 2.5, 3.0, 0.4, 1.7)


@pytest.fixture
def rows(tmp_path: Path) -> list[ManifestRow]:
    rng = np.random.default_rng(0)
    out = []
    for number, seconds in enumerate(SECONDS):
        path = tmp_path / f"{number}.flac"
        samples = 0.3 * np.sin(np.arange(int(16_000 * seconds)) * 0.05 * (number + 1)) + 0.01 * rng.standard_normal(
            int(16_000 * seconds)
        )
        soundfile.write(path, samples, 16_000, subtype="PCM_16")
        label = (None, "cry")[number % 2]
        out.append(ManifestRow(f"r{number}", str(path), f"i{number % 4}", False, Use.POOL, label))
    return out


def test_every_recording_is_in_one_shard_with_its_infant(rows: list[ManifestRow], tmp_path: Path) -> None:
    packed = write_shards(rows, tmp_path / "shards", never, recordings_per_shard=2)
    assert (packed.n_shards, packed.n_clips, packed.left_out) == (3, 6, ())
    assert packed.seconds == pytest.approx(sum(SECONDS), abs=0.01)
    found = {}
    for path in sorted((tmp_path / "shards").glob("*.tar")):
        with tarfile.open(path) as tar:
            for name in tar.getnames():
                if name.endswith(".json"):
                    about = json.loads(tar.extractfile(name).read())  # type: ignore[union-attr]
                    found[about["recording"]] = about["infant"]
    assert found == {row.recording: row.infant for row in rows}
    pool = ShardPool(tmp_path / "shards", SETTINGS)
    assert pool.infants == {infant_digest(f"i{n}") for n in range(4)}
    assert sorted(str(row.label) for row in pool.rows) == sorted(str(row.label) for row in rows)
    assert {int(row.infant, 16) for row in pool.rows} == pool.infants


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_webdataset_reader_takes_them(rows: list[ManifestRow], tmp_path: Path) -> None:
    webdataset = pytest.importorskip("webdataset")
    write_shards(rows, tmp_path / "shards", never, recordings_per_shard=4)
    urls = [str(path) for path in sorted((tmp_path / "shards").glob("*.tar"))]
    samples = list(webdataset.WebDataset(urls, shardshuffle=False, empty_check=False).decode())
    gc.collect()  # it leaves closing its files to the collector
    assert len(samples) == len(rows)
    assert {sample["json"]["recording"] for sample in samples} == {row.recording for row in rows}


def test_crops_are_those_of_the_pool_in_memory(rows: list[ManifestRow], tmp_path: Path) -> None:
    write_shards(rows, tmp_path / "shards", never, recordings_per_shard=2)
    streamed = ShardPool(tmp_path / "shards", SETTINGS)
    order = torch.randperm(len(rows), generator=shards.generator_at(0, "shards")).tolist()
    in_memory = build_pool([rows[i] for i in order], SETTINGS, tmp_path / "cache", never, print)
    for n_frames in (30, 90, 250):
        for seed in range(5):
            wanted = [0, 3, 1, 5, 2, 4]
            a = streamed.crops(wanted, n_frames, torch.Generator().manual_seed(seed))
            b = in_memory.crops(wanted, n_frames, torch.Generator().manual_seed(seed))
            torch.testing.assert_close(a, b, atol=0.07, rtol=0)


def test_an_epoch_is_every_clip_once_and_a_sweep_over_few_shards(rows: list[ManifestRow], tmp_path: Path) -> None:
    many = [replace(rows[i % 6], recording=f"c{i}") for i in range(2 * (N_MIXED + 4))]
    write_shards(many, tmp_path / "shards", never, recordings_per_shard=2)
    pool = ShardPool(tmp_path / "shards", SETTINGS)
    order = pool.order(torch.Generator().manual_seed(1))
    assert sorted(order.tolist()) == list(range(len(pool)))
    assert torch.equal(order, pool.order(torch.Generator().manual_seed(1)))
    assert not torch.equal(order, pool.order(torch.Generator().manual_seed(2)))
    assert len({int(i) // 2 for i in order[: 2 * N_MIXED]}) == N_MIXED
    assert len({int(i) // 2 for i in order[:N_MIXED]}) > N_MIXED / 2, "neighbouring shards are mixed"


def test_packing_goes_on_where_it_stopped(
    rows: list[ManifestRow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, written = shards.write_shard, []

    def dies_at_the_second(part: list[ManifestRow], folder: Path, number: int) -> list[str]:
        if len(written) == 1:
            raise KeyboardInterrupt
        written.append(number)
        return real(part, folder, number)

    monkeypatch.setattr(shards, "write_shard", dies_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        write_shards(rows, tmp_path / "shards", never, recordings_per_shard=2)
    with pytest.raises(RunError, match="is missing"):
        ShardPool(tmp_path / "shards", SETTINGS)
    monkeypatch.setattr(shards, "write_shard", lambda *a: written.append(a[2]) or real(*a))
    write_shards(rows, tmp_path / "shards", never, recordings_per_shard=2)
    assert sorted(written) == [0, 1, 2], "no shard was written twice"
    assert len(ShardPool(tmp_path / "shards", SETTINGS)) == 6


def test_locked_infants_and_unreadable_files_stay_out(rows: list[ManifestRow], tmp_path: Path) -> None:
    (tmp_path / "broken.flac").write_bytes(b"no sound")
    broken = replace(rows[0], recording="broken", path=str(tmp_path / "broken.flac"))
    missing = replace(rows[0], recording="missing", path=str(tmp_path / "missing.flac"))
    locked = replace(rows[5], locked=True, use=Use.TEST, infant="locked")
    packed = write_shards([*rows[:5], locked, broken, missing], tmp_path / "shards", never)
    assert packed.n_clips == 5
    assert len(packed.left_out) == 2
    assert infant_digest("locked") not in ShardPool(tmp_path / "shards", SETTINGS).infants
    with pytest.raises(RunError, match="no recording to pack"):
        write_shards([locked], tmp_path / "other", never)
    with pytest.raises(RunError, match="other recordings"):
        write_shards(rows[:2], tmp_path / "shards", never)


def test_a_shard_cut_short_is_noticed(rows: list[ManifestRow], tmp_path: Path) -> None:
    write_shards(rows, tmp_path / "shards", never)
    path = tmp_path / "shards" / "pool-000000.tar"
    path.write_bytes(path.read_bytes()[:5_000])
    with pytest.raises(RunError, match="shorter than its index"):
        read_shards(tmp_path / "shards")


def test_long_recordings_are_cut_without_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "CLIP_S", 1.0)
    samples = (np.random.default_rng(0).standard_normal(40_000) * 3_000).astype(np.int16)
    soundfile.write(tmp_path / "a.flac", samples, 16_000)
    row = ManifestRow("a", str(tmp_path / "a.flac"), "i", False, Use.POOL)
    write_shards([row], tmp_path / "shards", never)
    (index,) = read_shards(tmp_path / "shards")
    assert len(index.size) == 3
    raw = index.path.read_bytes()
    read = []
    for offset, size in zip(index.offset, index.size, strict=True):
        (tmp_path / "clip.flac").write_bytes(raw[offset : offset + size])
        read.append(soundfile.read(tmp_path / "clip.flac", dtype="int16")[0])
    np.testing.assert_array_equal(np.concatenate(read), samples)
