"""Crops out of shards: what training sees of a pool that does not fit into memory."""

from __future__ import annotations

import io
import math
import os
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import overload

import numpy as np
import soundfile
import torch
from numpy.typing import NDArray
from torch import Tensor

from ml.audio_io import crop_start
from ml.contract import SAMPLE_RATE_HZ, ManifestRow, Use
from ml.errors import RunError
from ml.features import FrontEnd, MelPower, to_db
from ml.shards import ShardIndex, read_shards

N_MIXED = 16
"""Shards whose clips are shuffled together: reading stays a sweep over few files, yet a batch is a mixture."""
MAX_OPEN = 64


class ShardRows(Sequence[ManifestRow]):
    """What a pool says of its clips, made when asked for: millions of them do not fit."""

    def __init__(self, shards: Sequence[ShardIndex], first: NDArray[np.int64]) -> None:
        self._shards = shards
        self._first = first

    def __len__(self) -> int:
        return int(self._first[-1])

    @overload
    def __getitem__(self, index: int) -> ManifestRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ManifestRow]: ...
    def __getitem__(self, index: int | slice) -> ManifestRow | Sequence[ManifestRow]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        shard, place = self.where(index)
        label = str(shard.label[place])
        return ManifestRow(
            recording=f"{shard.path.stem}/{place}",
            path=str(shard.path),
            infant=f"{int(shard.infant[place]):016x}",
            locked=False,
            use=Use.POOL,
            label=label or None,
        )

    def where(self, index: int) -> tuple[ShardIndex, int]:
        """The shard of a clip, and its place there."""
        number = int(np.searchsorted(self._first, index, side="right")) - 1
        return self._shards[number], index - int(self._first[number])


class ShardPool:
    """A pool (:class:`ml.audio_io.Pool`) over a folder of shards; features are computed for each crop alone.

    The order of an epoch shuffles the shards, then the clips of ``N_MIXED`` neighbouring shards among themselves.
    """

    def __init__(self, folder: Path, settings: FrontEnd, n_threads: int | None = None) -> None:
        """Raises: RunError if the folder holds no complete set of shards."""
        if settings.sample_rate_hz != SAMPLE_RATE_HZ:
            raise RunError(
                f"Shards hold {SAMPLE_RATE_HZ} Hz sound; this encoder hears {settings.sample_rate_hz} Hz.",
                "Choose another encoder.",
            )
        self._shards = read_shards(folder)
        self._settings = settings
        self._front_end = MelPower(settings)
        self._n_threads = n_threads or os.cpu_count() or 1
        self._first = np.cumsum([0, *(len(shard.size) for shard in self._shards)])
        self.rows = ShardRows(self._shards, self._first)
        self._open: OrderedDict[Path, NDArray[np.uint8]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def infants(self) -> frozenset[int]:
        """Digests (:func:`ml.shards.infant_digest`) of all infants of the pool."""
        return frozenset(int(one) for shard in self._shards for one in np.unique(shard.infant))

    @property
    def hours(self) -> float:
        return sum(float(shard.n_samples.sum()) for shard in self._shards) / SAMPLE_RATE_HZ / 3600

    def crops(self, indices: Sequence[int], n_frames: int, rng: torch.Generator) -> Tensor:
        """As :meth:`ml.audio_io.Pool.crops`."""
        wanted = [(index, crop_start(self.n_frames(index), n_frames, rng)) for index in indices]
        with ThreadPoolExecutor(self._n_threads) as readers:  # decoding FLAC leaves the interpreter to others
            parts = list(readers.map(lambda one: self._under_crop(one[0], one[1], n_frames), wanted))
        return torch.stack([self._features(waveform, first, n_frames) for waveform, first in parts])

    def order(self, rng: torch.Generator) -> Tensor:
        """As :meth:`ml.audio_io.Pool.order`."""
        shards = torch.randperm(len(self._shards), generator=rng).tolist()
        parts = []
        for start in range(0, len(shards), N_MIXED):
            block = torch.cat(
                [torch.arange(self._first[one], self._first[one + 1]) for one in shards[start : start + N_MIXED]]
            )
            parts.append(block[torch.randperm(len(block), generator=rng)])
        return torch.cat(parts)

    def n_frames(self, index: int) -> int:
        shard, place = self.rows.where(index)
        return self._settings.n_frames(int(shard.n_samples[place]))

    def _features(self, waveform: Tensor, first: int, n_frames: int) -> Tensor:
        """Mel in dB of ``n_frames`` from ``first`` on, begun again where the sound ends."""
        with torch.no_grad():
            mel_db = to_db(self._front_end(waveform[None]))[0]
        return mel_db[:, (first + torch.arange(n_frames)) % mel_db.shape[1]]

    def _under_crop(self, index: int, start: int, n_frames: int) -> tuple[Tensor, int]:
        """The sound under a crop with what its first and last window reach beyond it, and the crop's first frame in
        it; the whole clip where it is hardly longer than the crop.
        """
        hop, margin = self._settings.hop, math.ceil(self._settings.n_fft / 2 / self._settings.hop)
        length = self.n_frames(index)
        if length < n_frames + 2 * margin:
            return self._read(index, 0, None), start
        first, last = max(0, start - margin), start + n_frames + margin
        return self._read(index, first * hop, None if last >= length else last * hop), start - first

    def _read(self, index: int, first: int, last: int | None) -> Tensor:
        shard, place = self.rows.where(index)
        begin, size = int(shard.offset[place]), int(shard.size[place])
        raw = self._mapped(shard)[begin : begin + size].tobytes()
        try:
            with soundfile.SoundFile(io.BytesIO(raw)) as file:
                file.seek(first)
                samples = file.read(-1 if last is None else last - first, dtype="float32")
        except soundfile.SoundFileError as error:
            raise RunError(
                f"A clip of {shard.path.name} is damaged ({error}).", "Pack the recordings again."
            ) from error
        return torch.from_numpy(samples)

    def _mapped(self, shard: ShardIndex) -> NDArray[np.uint8]:
        """The tar as a memory map; the least recently used of ``MAX_OPEN`` is given back."""
        with self._lock:
            found = self._open.pop(shard.path, None)
            mapped = np.memmap(shard.path, dtype=np.uint8, mode="r") if found is None else found
            self._open[shard.path] = mapped
            if len(self._open) > MAX_OPEN:
                self._open.popitem(last=False)
            return mapped
