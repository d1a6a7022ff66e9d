"""The vault: decoded working copies, named by the content of the original.

Drawing and playing read FLAC at the native rate and never touch an exotic codec again. A copy is there in full or not
at all: it is written beside its place, forced to the disk and renamed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile as sf
from numpy.typing import NDArray

from cryapp.audio.vault_writer import HonestFile, VaultDiskError, VaultWriter, copy_rate_hz, disk_errors, sync_folder
from cryapp.domain.errors import Cancelled, UserError

__all__ = ["Stamp", "Vault", "VaultDiskError", "VaultSound"]

Samples = NDArray[np.float32]
Stamp = tuple[int, int]
"""Size in bytes and time of change in ns: another file, or one written to, has another."""

_KEY = re.compile(r"[0-9a-f]{64}")
_STREAMINFO_MD5 = slice(26, 42)
"""Where a FLAC file keeps the MD5 of its decoded samples: 4 bytes signature, 4 of block header, 18 into STREAMINFO."""


class Vault:
    """Working copies under ``root``: ``root/ab/abcdef….flac``, key = sha256 of the original file's bytes.

    Args:
        lasting: False for copies that are read once and thrown away: the same samples uncompressed (``.w64``) and not
            forced to the disk. Of 1.6 s to pack, sync and unpack 5,500 s of phone recordings 0.3 s are left.
    """

    def __init__(self, root: Path, lasting: bool = True) -> None:
        self.root = root
        self.lasting = lasting
        self._damaged: dict[str, Stamp | None] = {}
        """Copies that did not pass their check, with the file's stamp then."""

    def path_of(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError(f"not a vault key: {key!r}")
        return self.root / key[:2] / f"{key}.{'flac' if self.lasting else 'w64'}"

    def has(self, key: str) -> bool:
        return self.path_of(key).is_file()

    @staticmethod
    def copy_rate_hz(sample_rate_hz: int) -> int:
        """Rate of the working copy of a recording: its own, but where FLAC cannot hold that."""
        return copy_rate_hz(sample_rate_hz)

    @contextmanager
    def writer(self, key: str, sample_rate_hz: int, channels: int, bits: int) -> Iterator[VaultWriter]:
        """A writer whose copy appears in the vault when the block ends without an exception, and not otherwise.

        Raises:
            VaultDiskError: the disk is full, read-only or gone.
        """
        target = self.path_of(key)
        part = target.with_name(f".{key}.{os.getpid()}.part")
        with disk_errors():
            target.parent.mkdir(parents=True, exist_ok=True)
            # Unbuffered, so that closing has nothing left to write that could fail.
            file = open(part, "w+b", buffering=0)  # noqa: SIM115 - closed below, before the rename
        try:
            with file:
                kind = "FLAC" if self.lasting else "W64"
                writer = VaultWriter(HonestFile(file), sample_rate_hz, channels, bits, kind)
                try:
                    yield writer
                except BaseException:
                    writer.abandon()
                    raise
                writer.close()
                if self.lasting:
                    with disk_errors():
                        os.fsync(file.fileno())
            with disk_errors():
                os.replace(part, target)
                if self.lasting:
                    sync_folder(target.parent)
        finally:
            with suppress(OSError):  # a disk that refuses this has been reported already; parts are swept later
                part.unlink(missing_ok=True)

    def read(self, key: str, start_s: float = 0.0, stop_s: float | None = None) -> tuple[Samples, int]:
        """Samples float32 ``(frames, channels)`` between two times, and their rate in Hz.

        Times outside the recording are cut to it.

        Raises:
            UserError: the copy is missing or damaged.
        """
        try:
            with sf.SoundFile(str(self.path_of(key))) as sound:
                rate = int(sound.samplerate)
                first = min(max(0, round(start_s * rate)), sound.frames)
                last = sound.frames if stop_s is None else min(max(first, round(stop_s * rate)), sound.frames)
                sound.seek(first)
                return sound.read(last - first, dtype="float32", always_2d=True), rate
        except (sf.LibsndfileError, OSError) as error:
            raise self.unreadable(key) from error

    def sound(self, key: str) -> VaultSound:
        """A copy to be read block by block, as ``cryapp.scoring`` takes it. Raises: UserError if missing or damaged."""
        try:
            info = sf.info(str(self.path_of(key)))
        except (sf.LibsndfileError, OSError) as error:
            raise self.unreadable(key) from error
        return VaultSound(self, key, int(info.samplerate), int(info.channels), int(info.frames))

    def blocks(self, key: str, block_frames: int = 65_536) -> Iterator[Samples]:
        """A copy from beginning to end, float32 ``(frames, channels)``. Raises: UserError if missing or damaged."""
        try:
            with sf.SoundFile(str(self.path_of(key))) as sound:
                while len(block := sound.read(block_frames, dtype="float32", always_2d=True)):
                    yield block
        except (sf.LibsndfileError, RuntimeError, OSError) as error:
            raise self.unreadable(key) from error

    def check(
        self,
        key: str,
        cancelled: Callable[[], bool] = lambda: False,
        progress: Callable[[float], None] = lambda _part: None,
    ) -> None:
        """Decodes a copy in full, however long, and compares it with the checksum written when it was made.

        An hour of sound at 16 kHz takes about three seconds. What it finds is remembered: see :meth:`is_known_damaged`.

        Args:
            cancelled: asked at every block.
            progress: told the part that is done, 0 … 1, at every block.

        Raises:
            UserError: the copy is missing or damaged.
            Cancelled.
        """
        before = self.stamp_of(key)
        try:
            whole = _has_its_checksum(self.path_of(key), cancelled, progress)
        except OSError as error:  # a disk or a share that went away says nothing about the copy
            raise self.unreadable(key) from error
        except (sf.LibsndfileError, RuntimeError) as error:
            self._damaged[key] = before
            raise self.unreadable(key) from error
        if not whole:
            self._damaged[key] = before
            raise self.unreadable(key)
        self._damaged.pop(key, None)

    def stamp_of(self, key: str) -> Stamp | None:
        """Size in bytes and time of change in ns of a copy; None if it is not there."""
        try:
            status = self.path_of(key).stat()
        except OSError:
            return None
        return status.st_size, status.st_mtime_ns

    def is_known_damaged(self, key: str) -> bool:
        """True if :meth:`check` found the file that is there now damaged: its header alone may look sound."""
        found = self._damaged.get(key)
        return found is not None and found == self.stamp_of(key)

    def forget_damage(self, key: str) -> None:
        """What :meth:`check` found no longer counts: somebody says that the copy is to be looked at again."""
        self._damaged.pop(key, None)

    def is_whole(self, key: str, cancelled: Callable[[], bool] = lambda: False) -> bool:
        """True if the copy need not be made anew: it is there and passes :meth:`check`.

        In full, be it a day long: "import the original again" is what is said of a damaged copy, and it has to help.

        Raises: Cancelled.
        """
        if not self.lasting:
            return self.has(key)
        if not self.has(key):
            return False
        try:
            self.check(key, cancelled)
        except UserError:
            return False
        return True

    def discard_parts(self, pid: int | None = None) -> None:
        """Removes what killed writers left behind: those of one process, or of all if ``pid`` is None."""
        for part in self.root.glob(f"??/.*.{'*' if pid is None else pid}.part"):
            part.unlink(missing_ok=True)

    def unreadable(self, key: str) -> UserError:
        """What to say of a copy that is missing or damaged."""
        missing = not self.has(key)
        return UserError(
            f"The working copy of this recording is {'missing' if missing else 'damaged'}.",
            "Its labels and its place in the list are kept.",
            "Import the original file again; the copy is then made anew.",
        )

    def adopt(self, key: str, path: Path) -> bool:
        """Takes a working copy of that key that was found elsewhere, if it is whole by its own checksum.

        Raises:
            VaultDiskError: the disk is full, read-only or gone.
        """
        try:
            if not _has_its_checksum(path):
                return False
        except (sf.LibsndfileError, RuntimeError, OSError):
            return False
        target = self.path_of(key)
        part = target.with_name(f".{key}.{os.getpid()}.part")
        with disk_errors():
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                with path.open("rb") as source, part.open("wb") as copy:
                    shutil.copyfileobj(source, copy, 1 << 20)
                    copy.flush()
                    os.fsync(copy.fileno())
                os.replace(part, target)
                sync_folder(target.parent)
            finally:
                part.unlink(missing_ok=True)
        return True

    def remove(self, key: str) -> None:
        """Removes a damaged copy, so that the next import of its original makes it anew."""
        self.path_of(key).unlink(missing_ok=True)


@dataclass(frozen=True)
class VaultSound:
    """A working copy that can be read more than once."""

    vault: Vault
    key: str
    sample_rate_hz: int
    channels: int
    n_frames: int

    def blocks(self) -> Iterator[Samples]:
        return self.vault.blocks(self.key)


def _has_its_checksum(
    path: Path,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _part: None,
) -> bool:
    digest = hashlib.md5(usedforsecurity=False)
    with open(path, "rb") as file:
        expected = file.read(64)[_STREAMINFO_MD5]
    with sf.SoundFile(str(path)) as sound:
        deep = sound.subtype != "PCM_16"
        done, total = 0, max(1, sound.frames)
        while len(block := sound.read(65_536, dtype="int32" if deep else "int16", always_2d=True)):
            if cancelled():
                raise Cancelled
            digest.update(_as_24_bit(block) if deep else block.astype("<i2").tobytes())
            done += len(block)
            progress(done / total)
    return digest.digest() == expected


def _as_24_bit(block: NDArray[np.int32]) -> bytes:
    """Little-endian packed 24-bit samples of int32 samples that hold them in their upper bits."""
    return np.ascontiguousarray(block.astype("<i4").reshape(-1, 1).view(np.uint8)[:, 1:]).tobytes()
