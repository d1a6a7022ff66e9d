"""Pools larger than memory: recordings packed into tar shards in the WebDataset layout, read as they are needed.

A sample is ``<key>.flac`` (16 kHz mono, at most ``CLIP_S`` seconds, cut where longer) and ``<key>.json`` (recording,
infant, label). Beside each tar stands ``<shard>.npz`` with where every FLAC lies, so that a sample can be fetched
without walking the tar, and the order of an epoch is worked out before a byte is read: that is what makes a run
resumable in the middle of an epoch. Any WebDataset reader takes the tars as they are.

Shards are written whole and renamed, the recordings of each fixed from the start: run again, what is there is kept.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import soundfile
import torch
from numpy.typing import NDArray

from ml.audio_io import MIN_DURATION_S, Tick, duration_of, read_waveform
from ml.contract import SAMPLE_RATE_HZ, ContractError, ManifestRow, Use, write_json
from ml.contract_fields import parsed
from ml.errors import RunError
from ml.family import end_with_parent
from ml.rng import generator_at

VERSION = 1
META_FILE = "shards.json"
CLIP_S = 30.0
RECORDINGS_PER_SHARD = 1_000
"""Of ten seconds each a shard is some 150 MB: large enough to be read in one sweep, small enough to be mixed."""


@dataclass(frozen=True)
class ShardIndex:
    """Where the samples of one tar lie; all arrays (n,)."""

    path: Path
    offset: NDArray[np.int64]
    size: NDArray[np.int64]
    n_samples: NDArray[np.int64]
    infant: NDArray[np.uint64]
    """:func:`infant_digest` of each sample's infant: enough to count and to compare without a name."""
    label: NDArray[np.str_]
    """Empty where there is none."""


@dataclass(frozen=True)
class Packed:
    """What :func:`write_shards` made."""

    n_shards: int
    n_clips: int
    seconds: float
    left_out: tuple[str, ...]


def infant_digest(infant: str) -> int:
    """A 64-bit stand-in for an infant's pseudonym."""
    return int.from_bytes(hashlib.sha256(f"infant/{infant}".encode()).digest()[:8], "little")


def write_shards(
    rows: Sequence[ManifestRow],
    folder: Path,
    tick: Tick,
    *,
    recordings_per_shard: int = RECORDINGS_PER_SHARD,
    processes: int = 1,
    seed: int = 0,
) -> Packed:
    """Packs the recordings of infants who are not locked, mixed over the shards by ``seed``.

    Raises: RunError if there is nothing to pack, or the folder holds shards of other recordings.
    """
    pool = [row for row in rows if row.use is not Use.TEST and not row.locked]
    if not pool:
        raise RunError("There is no recording to pack.", "Name a manifest with recordings of infants not locked.")
    order = torch.randperm(len(pool), generator=generator_at(seed, "shards"))
    mixed = [pool[int(i)] for i in order]
    parts = [mixed[start : start + recordings_per_shard] for start in range(0, len(mixed), recordings_per_shard)]
    folder.mkdir(parents=True, exist_ok=True)
    _claim(folder, mixed, recordings_per_shard, seed, len(parts))
    waiting = [number for number in range(len(parts)) if not _index_path(folder, number).exists()]
    left_out: list[str] = []
    tick(len(parts) - len(waiting), len(parts))
    for done, problems in enumerate(_write_all(parts, folder, waiting, processes), start=1):
        left_out += problems
        tick(len(parts) - len(waiting) + done, len(parts))
    shards = read_shards(folder)
    seconds = sum(float(shard.n_samples.sum()) for shard in shards) / SAMPLE_RATE_HZ
    return Packed(len(shards), sum(len(shard.size) for shard in shards), seconds, tuple(left_out))


def read_shards(folder: Path) -> tuple[ShardIndex, ...]:
    """All shards of a folder.

    Raises: RunError if it holds none, or the packing was not finished.
    """
    try:
        meta = parsed((folder / META_FILE).read_bytes())
        if meta["version"] != VERSION:
            raise ContractError(f"version {meta['version']!r}")
        shards = tuple(_read_index(folder, number) for number in range(int(meta["n_shards"])))
    except FileNotFoundError as error:
        raise RunError(
            f"{folder} holds no complete set of shards ({Path(str(error.filename)).name} is missing).",
            "Run cry-ml shard again; it goes on where it stopped.",
        ) from error
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
        raise RunError(f"The shards in {folder} cannot be read: {error}.", "Pack the recordings again.") from error
    if not any(len(shard.size) for shard in shards):
        raise RunError(f"The shards in {folder} hold no sound.", "Pack recordings that can be read.")
    return shards


def _claim(folder: Path, rows: Sequence[ManifestRow], per_shard: int, seed: int, n_shards: int) -> None:
    """Says whose shards these are, so that packing goes on only with the recordings it began with."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(f"{row.recording}\t{row.sha256}\n".encode())
    meta = {
        "version": VERSION,
        "sample_rate_hz": SAMPLE_RATE_HZ,
        "recordings_sha256": digest.hexdigest(),
        "recordings_per_shard": per_shard,
        "seed": seed,
        "n_shards": n_shards,
    }
    path = folder / META_FILE
    if path.exists():
        try:
            there = parsed(path.read_bytes())
        except ValueError:
            there = None
        if there != meta:
            raise RunError(f"{folder} holds shards of other recordings.", "Choose another folder.")
        return
    write_json(path, meta)


def _write_all(
    parts: Sequence[Sequence[ManifestRow]], folder: Path, waiting: Sequence[int], processes: int
) -> Iterator[list[str]]:
    if processes <= 1 or len(waiting) <= 1:
        for number in waiting:
            yield write_shard(parts[number], folder, number)
        return
    # Not forked: a child of a process with threads (torch's) may find a lock that nobody will ever open.
    with ProcessPoolExecutor(processes, get_context("spawn"), end_with_parent) as workers:
        jobs = [workers.submit(write_shard, parts[number], folder, number) for number in waiting]
        for job in as_completed(jobs):
            yield job.result()


def write_shard(rows: Sequence[ManifestRow], folder: Path, number: int) -> list[str]:
    """One tar with its index; returns a sentence for each recording left out."""
    path = _tar_path(folder, number)
    temporary = path.with_name(path.name + ".part")
    left_out: list[str] = []
    lengths: list[int] = []
    infants: list[int] = []
    labels: list[str] = []
    with tarfile.open(temporary, "w", format=tarfile.USTAR_FORMAT) as tar:
        for place, row in enumerate(rows):
            try:
                for part, samples in enumerate(_clips(Path(row.path))):
                    key = f"{number:06d}{place:06d}{part:04d}"
                    _add(tar, f"{key}.flac", _flac(samples))
                    about = {"recording": row.recording, "infant": row.infant, "label": row.label}
                    _add(tar, f"{key}.json", json.dumps(about, ensure_ascii=False).encode())
                    lengths.append(len(samples))
                    infants.append(infant_digest(row.infant))
                    labels.append(row.label or "")
            except (RunError, OSError) as error:
                left_out.append(error.happened if isinstance(error, RunError) else f"{row.path} is missing.")
    with tarfile.open(temporary) as tar:
        sounds = [member for member in tar.getmembers() if member.name.endswith(".flac")]
    index = _index_path(folder, number)
    unfinished = index.with_name("part-" + index.name)
    np.savez(
        unfinished,
        offset=np.array([member.offset_data for member in sounds], dtype=np.int64),
        size=np.array([member.size for member in sounds], dtype=np.int64),
        n_samples=np.array(lengths, dtype=np.int64),
        infant=np.array(infants, dtype=np.uint64),
        label=np.array(labels, dtype=np.str_),
    )
    temporary.replace(path)
    unfinished.replace(index)
    return left_out


def _clips(path: Path) -> Iterator[NDArray[np.float32]]:
    """Equal pieces of at most ``CLIP_S`` seconds."""
    seconds = duration_of(path)
    if seconds < MIN_DURATION_S:
        raise RunError(f"{path.name} is only {seconds * 1000:.0f} ms long.", "Record again.")
    n = max(1, math.ceil(seconds / CLIP_S))
    step_s = math.ceil(seconds / n * 100) / 100  # whole samples at every usual rate: no seam loses or doubles one
    for number in range(n):
        waveform = read_waveform(path, SAMPLE_RATE_HZ, number * step_s, None if number == n - 1 else step_s)
        if len(waveform) >= MIN_DURATION_S * SAMPLE_RATE_HZ:
            yield waveform.numpy()


def _flac(samples: NDArray[np.float32]) -> bytes:
    out = io.BytesIO()
    soundfile.write(out, samples.clip(-1, 1), SAMPLE_RATE_HZ, format="FLAC", subtype="PCM_16")
    return out.getvalue()


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    about = tarfile.TarInfo(name)
    about.size = len(content)
    tar.addfile(about, io.BytesIO(content))


def _read_index(folder: Path, number: int) -> ShardIndex:
    path = _tar_path(folder, number)
    with np.load(_index_path(folder, number), allow_pickle=False) as arrays:
        index = ShardIndex(path, **{name: arrays[name] for name in ("offset", "size", "n_samples", "infant", "label")})
    if len(index.size) and int((index.offset + index.size).max()) > path.stat().st_size:
        raise ContractError(f"{path.name} is shorter than its index says")
    return index


def _tar_path(folder: Path, number: int) -> Path:
    return folder / f"pool-{number:06d}.tar"


def _index_path(folder: Path, number: int) -> Path:
    return folder / f"pool-{number:06d}.npz"
