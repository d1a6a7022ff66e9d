"""Decoding by libsndfile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

import numpy as np
import soundfile as sf

from cryapp.audio.containers import OGG, Container
from cryapp.audio.decode import BLOCK_FRAMES, DecodeFault, Samples

_DEEP_SUBTYPES = frozenset({"PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ALAC_20", "ALAC_24", "ALAC_32"})
_CLAIMED_DATA = re.compile(r"^(?:data|SSND)\s*:\s*(\d+) \(should be (\d+)\)", re.MULTILINE)
_UNKNOWN_LENGTH = 0x7FFF_0000
"""Writers that cannot seek back (pipes) leave a length from here up to 2^32 − 1: "until the end", not a cut file."""


class SoundFileReader:
    """See :class:`cryapp.audio.decode.Reader`."""

    def __init__(self, file: IO[bytes], container: Container) -> None:
        file.seek(0)
        try:
            self._sound = sf.SoundFile(file.fileno(), closefd=False)
        except sf.LibsndfileError as error:
            raise DecodeFault(_sentence(error)) from error
        self.codec = str(self._sound.subtype).lower()
        self.sample_rate_hz = int(self._sound.samplerate)
        self.channels = int(self._sound.channels)
        self.bits = 24 if self._sound.subtype in _DEEP_SUBTYPES else 16
        n_claimed = int(self._sound.frames)
        self.declared_s = n_claimed / self.sample_rate_hz if self.sample_rate_hz > 0 else None
        self.truncated = _is_cut(self._sound.extra_info, container)

    def blocks(self) -> Iterator[Samples]:
        n_read = 0
        while True:
            try:
                block: Samples = self._sound.read(BLOCK_FRAMES, dtype="float32", always_2d=True)
            except (sf.LibsndfileError, RuntimeError, MemoryError) as error:
                raise DecodeFault(f"it is damaged after {n_read / self.sample_rate_hz:.1f} s.") from error
            if not len(block):
                break
            n_read += len(block)
            yield np.ascontiguousarray(block)
        # MP3 encoders pad and fuzzy headers round; an eighth of a second is beyond both.
        self.truncated |= self._sound.frames - n_read > self.sample_rate_hz / 8

    def close(self) -> None:
        self._sound.close()


def _is_cut(log: str, container: Container) -> bool:
    """True if libsndfile noticed that the file is shorter than it says."""
    if container is OGG:
        return "lacks an end-of-stream bit" in log
    claims = [(int(claimed), int(held)) for claimed, held in _CLAIMED_DATA.findall(log)]
    return any(held < claimed < _UNKNOWN_LENGTH for claimed, held in claims)


def _sentence(error: sf.LibsndfileError) -> str:
    """libsndfile's own words, as the end of a sentence."""
    words = str(error.error_string).strip().rstrip(".") or "its header is damaged"
    return f"{words[0].lower()}{words[1:]}."
