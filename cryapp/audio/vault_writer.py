"""Writing one working copy: FLAC, and the operating system's own reason where the disk refuses."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import numpy as np
import soundfile as sf
import soxr
from numpy.typing import NDArray

from cryapp.domain.errors import UserError

Samples = NDArray[np.float32]

MAX_FLAC_RATE_HZ = 655_350
SUBSTITUTE_RATE_HZ = 48_000
"""Rate of the working copy where FLAC cannot hold the native one."""


class VaultDiskError(Exception):
    """The disk of the vault refused a write, which is never the sound file's fault; ``error`` says why."""

    def __init__(self, error: OSError) -> None:
        self.error = error
        super().__init__(str(error))


def copy_rate_hz(sample_rate_hz: int) -> int:
    """Rate of the working copy of a recording: its own, but where FLAC cannot hold that."""
    return sample_rate_hz if sample_rate_hz <= MAX_FLAC_RATE_HZ else SUBSTITUTE_RATE_HZ


class VaultWriter:
    """Takes blocks of float32 ``(frames, channels)``; values beyond full scale are cut to it."""

    def __init__(self, file: HonestFile, sample_rate_hz: int, channels: int, bits: int, kind: str = "FLAC") -> None:
        self.sample_rate_hz = copy_rate_hz(sample_rate_hz)
        self._resampler: soxr.ResampleStream | None = None
        if self.sample_rate_hz != sample_rate_hz:
            self._resampler = soxr.ResampleStream(sample_rate_hz, self.sample_rate_hz, channels, dtype="float32")
        self._file = file
        self._channels = channels
        self._rounded_bits = 0 if kind == "FLAC" else 24 if bits > 16 else 16
        self._sound = sf.SoundFile(
            file, "w", self.sample_rate_hz, channels, format=kind, subtype="PCM_24" if bits > 16 else "PCM_16"
        )

    def write(self, block: Samples) -> None:
        if self._resampler is not None:
            block = self._resampler.resample_chunk(block)
        with self._file.honestly():
            self._sound.write(self._stored(block))

    def close(self) -> None:
        if self._resampler is not None:
            tail = self._resampler.resample_chunk(np.zeros((0, self._channels), np.float32), last=True)
            with self._file.honestly():
                self._sound.write(self._stored(tail))
        with self._file.honestly():
            self._sound.close()

    def _stored(self, block: Samples) -> Samples | NDArray[np.int16] | NDArray[np.int32]:
        """Samples as libsndfile takes them: its FLAC rounds by itself, its other formats cut the last bit off."""
        cut = np.clip(block, -1.0, 1.0)
        if not self._rounded_bits:
            return cut
        scale = 1 << (self._rounded_bits - 1)
        whole: Samples = np.minimum(np.rint(cut * np.float32(scale)), np.float32(scale - 1))
        return whole.astype(np.int16) if self._rounded_bits == 16 else whole.astype(np.int32) << 8

    def abandon(self) -> None:
        """Closes without caring for the result, which is about to be thrown away."""
        with suppress(sf.LibsndfileError):
            self._sound.close()


class HonestFile:
    """A file for libsndfile which remembers what went wrong.

    libsndfile reports a failed write as a number or, when closing, not at all: a copy cut by a full disk would pass
    for whole.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._error: OSError | None = None

    @contextmanager
    def honestly(self) -> Iterator[None]:
        """Raises VaultDiskError if a write failed inside, whatever libsndfile made of it."""
        try:
            yield
        except (sf.LibsndfileError, AssertionError):
            if self._error is None:
                raise
        if self._error is not None:
            raise VaultDiskError(self._error)

    def write(self, data: bytes) -> int:
        left = memoryview(data)
        try:
            while left and self._error is None:
                left = left[self._file.write(left) :]
        except OSError as error:
            self._error = error
        return len(data) - len(left)

    def read(self, n_bytes: int = -1) -> bytes:
        return self._file.read(n_bytes)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turns the system's errors inside into :class:`VaultDiskError`."""
    try:
        yield
    except OSError as error:
        raise VaultDiskError(error) from error


def sync_folder(folder: Path) -> None:
    """Makes a rename survive a power cut, where the system can (Windows cannot open folders)."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(handle)


def disk_sentence(error: OSError) -> UserError:
    """What a clinician is told when the vault's disk refuses."""
    words = {
        errno.ENOSPC: "The disk that holds the working copies is full.",
        getattr(errno, "EDQUOT", -1): "The disk that holds the working copies is full (your quota is used up).",
        errno.EFBIG: "The disk that holds the working copies takes no file of this size.",
        errno.EROFS: "The disk that holds the working copies cannot be written to.",
        errno.EACCES: "You are not allowed to write to the folder of the working copies.",
        errno.ENOENT: "The folder of the working copies is no longer there.",
    }
    happened = words.get(error.errno or 0, f"The disk that holds the working copies fails: {error.strerror}.")
    return UserError(
        happened,
        "Everything imported before is kept.",
        "Free some space, or keep the store on another disk.",
    )
