"""Recordings into memory: 16 kHz mono waveforms, and the log-mel pool that training draws its crops from."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np
import soundfile
import soxr
import torch
from numpy.typing import NDArray
from torch import Tensor

from ml.contract import ManifestRow
from ml.errors import RunError
from ml.feature_cache import FeatureCache, Place
from ml.features import FrontEnd, MelPower, to_db

MIN_DURATION_S = 0.25
CHUNK_S = 600.0
"""Longer recordings are turned into features in pieces, so that a day-long one does not fill the memory."""

MAX_KEPT_BYTES = 8 * 2**30
"""Some 180 hours of features. A cache found larger is begun anew if most of it is of other recordings: those long gone
should not fill a disk."""
LEAST_OWN_SHARE = 0.5

Tick = Callable[[int, int], None]
"""Called with (done, total); may raise to stop."""


def read_waveform(path: Path, sample_rate_hz: int, start_s: float = 0.0, duration_s: float | None = None) -> Tensor:
    """A part of a recording as float32 (samples,), mono, at ``sample_rate_hz``. Not-a-number samples become silence.

    Raises: OSError if the file is missing; RunError if it holds no sound.
    """
    if not path.exists():
        raise FileNotFoundError(2, "missing", str(path))
    try:
        with soundfile.SoundFile(path) as file:
            rate_hz = file.samplerate
            file.seek(min(file.frames, round(start_s * rate_hz)))
            n_frames = -1 if duration_s is None else round(duration_s * rate_hz)
            samples = file.read(n_frames, dtype="float32", always_2d=True)
    except soundfile.SoundFileError as error:
        raise RunError(f"{path.name} holds no readable sound ({error}).", "Import that recording again.") from error
    mono = np.nan_to_num(samples.mean(axis=1), nan=0.0, posinf=0.0, neginf=0.0)
    if rate_hz != sample_rate_hz and len(mono):
        # As the app resamples what it scores: another filter's edge at 4 kHz would be a cue that screening never sees.
        mono = np.asarray(soxr.resample(mono, rate_hz, sample_rate_hz, quality="HQ"), dtype=np.float32)
    return torch.from_numpy(mono)


def duration_of(path: Path) -> float:
    """Seconds of sound in the file.

    Raises: as :func:`read_waveform`.
    """
    if not path.exists():
        raise FileNotFoundError(2, "missing", str(path))
    try:
        return float(soundfile.info(path).duration)
    except soundfile.SoundFileError as error:
        raise RunError(f"{path.name} holds no readable sound ({error}).", "Import that recording again.") from error


class Pool(Protocol):
    """Where training draws its crops from: features in memory, or shards that stream."""

    @property
    def rows(self) -> Sequence[ManifestRow]:
        """One for each recording; the infant may be a stand-in for a name."""

    def __len__(self) -> int: ...

    def crops(self, indices: Sequence[int], n_frames: int, rng: torch.Generator) -> Tensor:
        """Random crops (batch, n_mels, n_frames) in dB; a recording which is too short is repeated."""

    def order(self, rng: torch.Generator) -> Tensor:
        """A random order of all recordings for one epoch: a function of ``rng`` alone, so that it can be resumed."""


@dataclass(frozen=True)
class MelPool:
    """Log-mel of many recordings: dB as float16 (frames, n_mels), and where each recording begins and ends.

    Half precision keeps 0.06 dB at worst and halves the memory: 1.5 h of sound are 70 MB. The array may be a memory
    map, so that a pool of hundreds of hours does not have to fit.
    """

    db: NDArray[np.float16]
    starts: NDArray[np.int64]
    stops: NDArray[np.int64]
    rows: tuple[ManifestRow, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def only(self, places: Sequence[int]) -> MelPool:
        """The recordings at these places, in their order; the features are shared, not copied."""
        chosen = list(places)
        rows = tuple(self.rows[i] for i in chosen)
        return replace(self, starts=self.starts[chosen], stops=self.stops[chosen], rows=rows)

    def whole(self, index: int) -> Tensor:
        """(n_mels, frames) in dB."""
        part = self.db[self.starts[index] : self.stops[index]]
        return torch.from_numpy(part.astype(np.float32)).T

    def windows(self, index: int, most_frames: int) -> Iterator[Tensor]:
        """Equal pieces (1, n_mels, frames) of at most ``most_frames``, so that a day-long recording fits."""
        start, length = int(self.starts[index]), self.n_frames(index)
        n = math.ceil(length / most_frames)
        for number in range(n):
            piece = self.db[start + number * length // n : start + (number + 1) * length // n]
            yield torch.from_numpy(piece.astype(np.float32)).T[None]

    def n_frames(self, index: int) -> int:
        return int(self.stops[index] - self.starts[index])

    def crops(self, indices: Sequence[int], n_frames: int, rng: torch.Generator) -> Tensor:
        """As :meth:`Pool.crops`."""
        out = torch.empty(len(indices), self.db.shape[1], n_frames)
        for row, index in enumerate(indices):
            start = crop_start(self.n_frames(index), n_frames, rng)
            frames = (np.arange(start, start + n_frames) % self.n_frames(index)) + self.starts[index]
            out[row] = torch.from_numpy(self.db[frames].astype(np.float32)).T
        return out

    def order(self, rng: torch.Generator) -> Tensor:
        """As :meth:`Pool.order`."""
        return torch.randperm(len(self), generator=rng)


def crop_start(length: int, wanted: int, rng: torch.Generator) -> int:
    """First frame of a random crop of ``wanted`` frames from a recording of ``length``, repeated where too short."""
    spare = max(length * math.ceil(wanted / length) - wanted, 0)
    return int(torch.randint(spare + 1, (), generator=rng))


def build_pool(
    rows: Sequence[ManifestRow],
    settings: FrontEnd,
    cache: Path,
    tick: Tick,
    warn: Callable[[str], None],
    beside: bool = False,
) -> MelPool:
    """Features of every recording, decoded once and kept in the folder ``cache``; what is there is not read again.

    Recordings shorter than ``MIN_DURATION_S`` or without readable sound are left out with a warning each.

    Args:
        beside: whether another pool of the run is there too, whose features are not to be cleared away

    Raises: FileNotFoundError for a missing recording; RunError if nothing is left.
    """
    features = FeatureCache(cache, settings)
    # Only where most of it is of others: what a study's processes share must not be cleared by one of them.
    if (
        not beside
        and features.n_bytes() > MAX_KEPT_BYTES
        and features.share_of(map(content_key, rows)) < LEAST_OWN_SHARE
    ):
        features.clear()
    places: list[Place] = []
    kept: list[ManifestRow] = []
    with features.writing() as writer:
        front_end = MelPower(settings)
        for done, row in enumerate(rows):
            tick(done, len(rows))
            key = content_key(row)
            try:
                place = features.place(key) or writer.add(key, _mel_pieces(Path(row.path), settings, front_end))
            except RunError as error:
                warn(f"Left out: {error.happened}")
                continue
            kept.append(row)
            places.append(place)
    tick(len(rows), len(rows))
    if not kept:
        raise RunError("None of the recordings can be used.", "Import recordings with sound, then start again.")
    starts = np.array([place.start for place in places], dtype=np.int64)
    stops = starts + np.array([place.n_frames for place in places], dtype=np.int64)
    return MelPool(features.frames(), starts, stops, tuple(kept))


def content_key(row: ManifestRow) -> str:
    """What a recording's features are kept under: its content, or the file as it lies there if that is not known."""
    if row.sha256:
        return row.sha256
    status = Path(row.path).stat()
    return f"{Path(row.path).resolve()}|{status.st_size}|{status.st_mtime_ns}"


def _mel_pieces(path: Path, settings: FrontEnd, front_end: MelPower) -> Iterator[NDArray[np.float16]]:
    duration_s = duration_of(path)
    if duration_s < MIN_DURATION_S:
        raise RunError(f"{path.name} is only {duration_s * 1000:.0f} ms long.", "Record again.")
    is_empty = True
    for number in range(max(1, math.ceil(duration_s / CHUNK_S))):
        waveform = read_waveform(path, settings.sample_rate_hz, number * CHUNK_S, CHUNK_S)
        if len(waveform) == 0:
            continue
        with torch.no_grad():
            mel_db = to_db(front_end(waveform[None]))[0]
        is_empty = False
        yield mel_db.T.contiguous().numpy().astype(np.float16)
    if is_empty:
        raise RunError(f"{path.name} holds no sound.", "Record again.")
