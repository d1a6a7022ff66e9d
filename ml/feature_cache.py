"""Log-mel features kept on disk: one growing file of half-precision frames and an index of what lies where.

A recording is known by its content and the front end, so a clinic's next training decodes only what is new, and the
processes of one machine share the pages of one memory map. The index is the truth: frames are appended and flushed
first, then one line names them, so whatever a killed run left behind its last line is overwritten by the next. Every
use checks the frames against their sum: a damaged disk makes a recording be decoded again, never a wrong picture.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from ml.features import FrontEnd

READER = 2
"""Raised whenever recordings are decoded or resampled in another way."""

Frames = NDArray[np.float16]


@dataclass(frozen=True)
class Place:
    """Frames ``start`` … ``start + n_frames`` of the file, and their sum."""

    start: int
    n_frames: int
    crc32: int


class FeatureCache:
    """The features of one front end in one folder. One process writes, any number read."""

    def __init__(self, folder: Path, settings: FrontEnd) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        name = _name_of(settings)
        self._frames_path = folder / f"{name}.f16"
        self._index_path = folder / f"{name}.jsonl"
        self._n_mels = settings.n_mels
        self._places = dict(_read_index(self._index_path, self._n_frames_on_disk()))
        self._checked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def place(self, key: str) -> Place | None:
        """Where the frames of ``key`` are; None if they are not there or no longer what was written."""
        place = self._places.get(key)
        if place is None or key in self._checked:
            return place
        if zlib.crc32(_bytes_of(self.frames()[place.start : place.start + place.n_frames])) != place.crc32:
            del self._places[key]
            return None
        self._checked.add(key)
        return place

    def frames(self) -> Frames:
        """All frames (n, n_mels) as a read-only memory map."""
        n = self._n_frames_on_disk()
        if n == 0:
            return np.empty((0, self._n_mels), dtype=np.float16)
        return np.memmap(self._frames_path, dtype=np.float16, mode="r", shape=(n, self._n_mels))

    @contextlib.contextmanager
    def writing(self) -> Iterator[CacheWriter]:
        """Appends behind the last frame the index names."""
        end = max((p.start + p.n_frames for p in self._places.values()), default=0)
        with self._frames_path.open("ab") as frames, self._index_path.open("a", encoding="utf-8") as index:
            frames.truncate(end * 2 * self._n_mels)
            if not _ends_in_a_whole_line(self._index_path):
                index.write("\n")
            yield CacheWriter(self._places, self._checked, frames, index, end, row_bytes=2 * self._n_mels)

    def clear(self) -> None:
        """Forgets everything, e.g. because the folder has grown too large."""
        self._index_path.unlink(missing_ok=True)
        self._frames_path.unlink(missing_ok=True)
        self._places.clear()
        self._checked.clear()

    def share_of(self, keys: Iterable[str]) -> float:
        """How much of what is kept belongs to ``keys``: 0 … 1."""
        own = sum(self._places[key].n_frames for key in set(keys) & set(self._places))
        return own / max(1, self._n_frames_on_disk())

    def n_bytes(self) -> int:
        return self._frames_path.stat().st_size if self._frames_path.exists() else 0

    def _n_frames_on_disk(self) -> int:
        return self.n_bytes() // (2 * self._n_mels)


class CacheWriter:
    """Given by :meth:`FeatureCache.writing`."""

    def __init__(
        self,
        places: dict[str, Place],
        checked: set[str],
        frames: IO[bytes],
        index: IO[str],
        end: int,
        row_bytes: int,
    ) -> None:
        self._places = places
        self._checked = checked
        self._frames = frames
        self._index = index
        self._end = end
        self._row_bytes = row_bytes

    def add(self, key: str, pieces: Iterator[Frames]) -> Place:
        """Appends the pieces (frames, n_mels) of one recording. What ``pieces`` raises leaves nothing behind."""
        n_frames, crc32 = 0, 0
        try:
            for piece in pieces:
                raw = _bytes_of(piece)
                self._frames.write(raw)
                crc32 = zlib.crc32(raw, crc32)
                n_frames += len(piece)
        except BaseException:
            self._frames.flush()
            self._frames.truncate(self._end * self._row_bytes)
            raise
        self._frames.flush()
        place = Place(self._end, n_frames, crc32)
        self._index.write(json.dumps({"key": key, **asdict(place)}) + "\n")
        self._index.flush()
        self._places[key] = place
        self._checked.add(key)
        self._end += n_frames
        return place


def _name_of(settings: FrontEnd) -> str:
    """What shapes the features: the settings but for the dynamic range, which is applied later, and the reader."""
    shaping = {key: value for key, value in asdict(settings).items() if key != "range_db"} | {"reader": READER}
    return "mel-" + hashlib.sha256(json.dumps(shaping, sort_keys=True).encode()).hexdigest()[:12]


def _read_index(path: Path, n_frames_on_disk: int) -> Iterator[tuple[str, Place]]:
    """What the index names and the file holds; a last line cut short by a kill is passed over."""
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                raw = json.loads(line)
                place = Place(int(raw["start"]), int(raw["n_frames"]), int(raw["crc32"]))
                key = str(raw["key"])
            except (ValueError, KeyError, TypeError, RecursionError):
                continue
            if place.start + place.n_frames <= n_frames_on_disk:
                yield key, place


def _ends_in_a_whole_line(path: Path) -> bool:
    with path.open("rb") as file:
        if file.seek(0, os.SEEK_END) == 0:
            return True
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _bytes_of(frames: Frames) -> bytes:
    return np.ascontiguousarray(frames, dtype=np.float16).tobytes()
