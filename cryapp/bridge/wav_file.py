"""A WAV file that is valid at every moment of being written, so that a recording survives whatever ends the app."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import numpy as np
import numpy.typing as npt

HEADER_BYTES = 44
BYTES_PER_SAMPLE = 2


class GrowingWav:
    """A 16-bit PCM WAV file on disk whose header is brought up to date, and flushed, by :meth:`settle`.

    A reader of the file sees everything up to the last ``settle``; what came after is in the file too, behind the
    length that the header states.

    Raises: OSError from any method if the disk is full or gone; what was settled stays readable.
    """

    def __init__(self, path: Path, sample_rate_hz: int, channels: int) -> None:
        self.path = path
        self.sample_rate_hz = sample_rate_hz
        self.channels = channels
        self.n_frames = 0
        self._file = path.open("xb")
        self._file.write(self._header())
        self.settle()

    @property
    def duration_s(self) -> float:
        return self.n_frames / self.sample_rate_hz

    def append(self, samples: npt.NDArray[np.int16]) -> None:
        """Adds interleaved samples, shape ``(n_frames × channels,)``."""
        self._file.write(samples.astype("<i2", copy=False).tobytes())
        self.n_frames += len(samples) // self.channels

    def settle(self) -> None:
        """Writes the true length into the header and everything to the disk."""
        self._file.flush()
        self._file.seek(0)
        self._file.write(self._header())
        self._file.flush()
        self._file.seek(0, os.SEEK_END)
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Settles and closes; safe to call twice."""
        if not self._file.closed:
            try:
                self.settle()
            finally:
                self._file.close()

    def abandon(self) -> None:
        """Closes without settling: for a disk that refuses."""
        try:
            self._file.close()
        except OSError:
            # The buffered rest could not be written; what was settled is on the disk already.
            return

    def _header(self) -> bytes:
        frame_bytes = self.channels * BYTES_PER_SAMPLE
        data_bytes = self.n_frames * frame_bytes
        return struct.pack(
            "<4sI4s4sIHHIIHH4sI",
            b"RIFF",
            HEADER_BYTES - 8 + data_bytes,
            b"WAVE",
            b"fmt ",
            16,
            1,
            self.channels,
            self.sample_rate_hz,
            self.sample_rate_hz * frame_bytes,
            frame_bytes,
            8 * BYTES_PER_SAMPLE,
            b"data",
            data_bytes,
        )
