"""Streaming decode: any allow-listed sound file as blocks of float32, a day of sound in a few megabytes of memory.

libsndfile (soundfile) is tried first, FFmpeg (PyAV) where it refuses. Files are opened by descriptor, never by name,
so that no name (``-``, ``concat:…``, bytes that are not UTF-8) can mean anything but the file itself.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from cryapp.audio.containers import READABLE, SNIFF_BYTES, Container, sniff
from cryapp.domain.errors import UserError

if TYPE_CHECKING:
    from typing import Self

Samples = NDArray[np.float32]

BLOCK_FRAMES = 65_536
MAX_CHANNELS = 8
MIN_RATE_HZ = 1_000
MAX_RATE_HZ = 768_000
MAX_DURATION_S = 24 * 3600 + 60
"""A day and a minute: recorders asked for 24 hours stop a little late."""


class DecodeFault(Exception):  # noqa: N818 - internal: what one decoder could not do, before the other is asked
    """A decoder cannot open or cannot go on; the message is a sentence."""


class Reader(Protocol):
    """What a decoder gives: facts of the header, then blocks of float32 ``(frames, channels)``."""

    codec: str
    sample_rate_hz: int
    channels: int
    bits: int
    declared_s: float | None
    truncated: bool
    """Known when the blocks have run out."""

    def blocks(self) -> Iterator[Samples]: ...

    def close(self) -> None: ...


Opener = Callable[[IO[bytes], Container], Reader]


class AudioSource:
    """An open sound file. Use as a context manager and iterate :meth:`blocks` once.

    Attributes:
        container, codec: shown names, e.g. ``3GP`` and ``amrnb``.
        bits: depth a lossless copy needs, 16 or 24.
        declared_s: duration the header claims, None if it claims none; headers lie, only counted samples are true.
        truncated, not_finite: known when the blocks have run out.
    """

    def __init__(
        self, path: Path, file: IO[bytes], container: Container, reader: Reader, second: Opener | None = None
    ) -> None:
        self.path = path
        self.container = container.name
        self.codec = reader.codec
        self.sample_rate_hz = reader.sample_rate_hz
        self.channels = reader.channels
        self.bits = reader.bits
        self.declared_s = reader.declared_s
        self.truncated = False
        self.not_finite = False
        self.n_frames = 0
        self._file = file
        self._format = container
        self._reader = reader
        self._second = second

    def blocks(self) -> Iterator[Samples]:
        """Blocks of at most :data:`BLOCK_FRAMES` frames, float32 ``(frames, channels)``, every value finite.

        Damage in the middle ends the stream early and sets ``truncated``: what could be read is kept.

        Raises:
            UserError: no sound at all, or more than a day of it.
        """
        for block in self._salvaging():
            finite = np.isfinite(block)
            if not finite.all():
                self.not_finite = True
                block = np.where(finite, block, np.float32(0))  # noqa: PLW2901 - the repaired block replaces it
            self.n_frames += len(block)
            if self.n_frames > MAX_DURATION_S * self.sample_rate_hz:
                raise too_long()
            yield block
        if self.n_frames == 0:
            raise UserError("The file holds no sound: not one sample could be read from it.")

    def _salvaging(self) -> Iterator[Samples]:
        """The reader's blocks; where libsndfile stops at damage, FFmpeg goes on from the same sample.

        libsndfile gives up a whole block at the first broken FLAC frame; FFmpeg loses that frame alone.
        """
        delivered = 0
        try:
            for block in self._reader.blocks():
                delivered += len(block)
                yield block
            self.truncated = self._reader.truncated
        except DecodeFault:
            self.truncated = True
            if self._second is not None:
                yield from self._from_second(self._second, skip=delivered)

    def _from_second(self, open_second: Opener, skip: int) -> Iterator[Samples]:
        self._reader.close()
        try:
            self._reader = open_second(self._file, self._format)
            if (self._reader.sample_rate_hz, self._reader.channels) != (self.sample_rate_hz, self.channels):
                return
            for block in self._reader.blocks():
                fresh = block[skip:]
                skip -= len(block) - len(fresh)
                if len(fresh):
                    yield fresh
        except DecodeFault:
            return

    def close(self) -> None:
        self._reader.close()
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_audio(path: Path) -> AudioSource:
    """Opens a sound file for one pass over its blocks.

    Raises:
        UserError: the file is not there, is not sound, or claims what cannot be; ``happened`` is the reason.
    """
    file = open_regular(path)
    try:
        head = file.read(SNIFF_BYTES)
        if not head:
            raise UserError("The file is empty (0 bytes).")
        container = sniff(head)
        if container is None:
            raise UserError(f"This is not a kind of sound file CryApp reads ({READABLE}).")
        openers: list[Opener] = [_open_with_soundfile] if container.soundfile else []
        openers.append(_open_with_pyav)
        reader = _first_that_opens(file, container, openers)
        second = openers[0] if openers else None
        source = AudioSource(path, file, container, reader, second)
        _check_claims(source)
    except BaseException:
        file.close()
        raise
    return source


def _first_that_opens(file: IO[bytes], container: Container, openers: list[Opener]) -> Reader:
    """The reader of the first opener that can; openers that were tried are removed from the list."""
    faults = []
    while openers:
        try:
            return openers.pop(0)(file, container)
        except DecodeFault as fault:
            faults.append(str(fault))
    raise UserError(f"The {container.name} file cannot be opened: {faults[-1]}")


def _open_with_soundfile(file: IO[bytes], container: Container) -> Reader:
    from cryapp.audio.decode_soundfile import SoundFileReader

    return SoundFileReader(file, container)


def _open_with_pyav(file: IO[bytes], container: Container) -> Reader:
    # 0.1 s of loading FFmpeg's libraries, which a folder of WAV files never needs.
    from cryapp.audio.decode_pyav import PyAvReader

    return PyAvReader(file, container)


def open_regular(path: Path) -> IO[bytes]:
    """Opens a plain file for reading. Raises: UserError with the reason if that cannot be."""
    try:
        # Asked before opening: opening a named pipe would wait for ever.
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise UserError("This is not a file but a folder or a device.")
        # Unbuffered: libsndfile reads from the descriptor, whose position must be what was asked for.
        return open(path, "rb", buffering=0)
    except FileNotFoundError as error:
        raise UserError("The file is no longer there.") from error
    except PermissionError as error:
        raise UserError("You are not allowed to read this file.") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its name holds a forbidden character"
        raise UserError(f"The file cannot be read: {reason}.") from error


def _check_claims(source: AudioSource) -> None:
    """Refuses headers whose claims no recording can have, before a sample is decoded."""
    rate, channels = source.sample_rate_hz, source.channels
    if not MIN_RATE_HZ <= rate <= MAX_RATE_HZ:
        raise UserError(f"Its header claims {rate:,} samples a second, which no recording of a cry has.")
    if channels < 1:
        raise UserError("Its header claims no channel at all.")
    if channels > MAX_CHANNELS:
        raise UserError(f"It has {channels} channels; CryApp reads at most {MAX_CHANNELS}.")
    # A header may lie, but here a day of samples has its bytes; decoding them all would take a minute.
    claims_too_much = source.codec.startswith("pcm") and (source.declared_s or 0) > MAX_DURATION_S
    if claims_too_much and source.path.stat().st_size > MAX_DURATION_S * rate * channels:
        raise too_long()


def too_long() -> UserError:
    return UserError("It is longer than 24 hours.", todo="Cut it into parts of a day or less and import those.")
