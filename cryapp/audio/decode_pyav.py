"""Decoding by FFmpeg (PyAV), pinned to one demuxer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

import av
import av.error
import numpy as np
from av.audio.fifo import AudioFifo
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

from cryapp.audio.containers import Container
from cryapp.audio.decode import BLOCK_FRAMES, DecodeFault, Samples

_MAX_BROKEN_PACKETS = 200
"""Packets in a row that fail before the rest is given up: about four seconds of AMR or AAC."""

_SCALES = {"u8": 1 / 128, "s16": 1 / 32_768, "s32": 1 / 2_147_483_648, "s64": 1 / 2**63}
_DEEP_FORMATS = frozenset({"s32", "s64", "flt", "dbl"})


class PyAvReader:
    """See :class:`cryapp.audio.decode.Reader`."""

    def __init__(self, file: IO[bytes], container: Container) -> None:
        file.seek(0)
        try:
            self._input = av.open(file, mode="r", format=container.ffmpeg_format)
        except (av.error.FFmpegError, OSError, ValueError) as error:
            raise DecodeFault("its header is damaged or cut off.") from error
        streams = self._input.streams.audio
        if not streams:
            self._input.close()
            raise DecodeFault("there is no sound in it.")
        self._stream = streams[0]
        # Without a type, since it is None where no decoder knows the codec, which its stub denies.
        context: Any = self._stream.codec_context
        if context is None or context.format is None:
            self._input.close()
            raise DecodeFault("its kind of compression is unknown.")
        self.codec = str(context.name)
        self.sample_rate_hz = int(self._stream.sample_rate or 0)
        self.channels = int(self._stream.channels or 0)
        # Lossy decoders give floats, but what they hold is no deeper than 16 bits.
        lossless = self.codec.startswith("pcm_") or self.codec in ("flac", "alac", "wavpack")
        self.bits = 24 if lossless and _sample_kind(context.format.name) in _DEEP_FORMATS else 16
        duration, base = self._stream.duration, self._stream.time_base
        self.declared_s = float(duration * base) if duration and base and duration > 0 else None
        self.truncated = False

    def blocks(self) -> Iterator[Samples]:
        fifo = AudioFifo()
        n_read = 0
        for frame in self._frames():
            # Timestamps of damaged files jump; samples are what count.
            frame.pts = None
            try:
                fifo.write(frame)
            except ValueError:
                # Sample format, rate or layout changed in the middle: what follows is another recording.
                self.truncated = True
                break
            while fifo.samples >= BLOCK_FRAMES:
                block = fifo.read(BLOCK_FRAMES)
                if block is None:
                    break
                n_read += block.samples
                yield _to_float32(block)
        rest = fifo.read(0, True) if fifo.samples else None
        if rest is not None:
            n_read += rest.samples
            yield _to_float32(rest)
        if self.declared_s is not None:
            # Encoder delay and padding make up to a few thousand samples of difference in whole files.
            missing_s = self.declared_s - n_read / self.sample_rate_hz
            self.truncated |= missing_s > max(0.25, 0.01 * self.declared_s)

    def _frames(self) -> Iterator[AudioFrame]:
        broken = 0
        try:
            for packet in self._input.demux(self._stream):
                try:
                    frames = packet.decode()
                except (av.error.FFmpegError, ValueError):
                    self.truncated = True
                    broken += 1
                    if broken > _MAX_BROKEN_PACKETS:
                        return
                    continue
                broken = 0
                for frame in frames:
                    if isinstance(frame, AudioFrame) and frame.samples:
                        yield frame
        except (av.error.FFmpegError, OSError):
            self.truncated = True

    def close(self) -> None:
        self._input.close()


def _sample_kind(name: str) -> str:
    """Sample format without its planar mark: ``s16p`` → ``s16``."""
    return name.removesuffix("p")


def _to_float32(frame: AudioFrame) -> Samples:
    """Samples of a frame as float32 ``(frames, channels)``, full scale ±1."""
    raw: NDArray[np.generic] = frame.to_ndarray()
    n_channels = len(frame.layout.channels)
    columns = raw.T if frame.format.is_planar else raw.reshape(-1, n_channels)
    kind = _sample_kind(frame.format.name)
    if kind in _SCALES:
        samples = columns.astype(np.float32)
        if kind == "u8":
            samples -= np.float32(128)
        return np.ascontiguousarray(samples * np.float32(_SCALES[kind]))
    return np.ascontiguousarray(columns, dtype=np.float32)
