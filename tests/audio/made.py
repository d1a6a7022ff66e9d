"""Sound files made for tests."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import soundfile as sf
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

Samples = NDArray[np.float32]


def tone(
    duration_s: float, rate_hz: int = 16_000, channels: int = 1, f_hz: float = 440.0, level: float = 0.3
) -> Samples:
    """A tone that swells and fades, each channel an octave higher: float32 (frames, channels)."""
    t = np.arange(round(duration_s * rate_hz)) / rate_hz
    swell = 0.6 + 0.4 * np.sin(2 * np.pi * 1.3 * t)
    columns = [level * swell * np.sin(2 * np.pi * min(f_hz * 2**c, rate_hz / 5) * t) for c in range(channels)]
    return np.stack(columns, axis=1).astype(np.float32)


def write(path: Path, samples: Samples, rate_hz: int = 16_000, subtype: str | None = None, **options: str) -> Path:
    sf.write(path, samples, rate_hz, subtype=subtype, **options)
    return path


def encode(path: Path, samples: Samples, rate_hz: int, codec: str, container: str) -> Path:
    """A file as a phone makes it, by FFmpeg."""
    with av.open(str(path), "w", format=container) as output:
        # Without a type: PyAV's stubs know the kind of stream only for codec names written out.
        stream: Any = output.add_stream(codec, rate=rate_hz)
        stream.codec_context.layout = "mono" if samples.shape[1] == 1 else "stereo"
        kind = stream.codec_context.format.name
        pcm = np.ascontiguousarray(np.rint(samples.T * 32767).astype(np.int16).T.reshape(1, -1))
        frame = AudioFrame.from_ndarray(pcm, format="s16", layout=stream.codec_context.layout.name)
        frame.sample_rate = rate_hz
        frame.time_base = Fraction(1, rate_hz)
        frame.pts = 0
        resampler = av.AudioResampler(
            kind, stream.codec_context.layout.name, rate_hz, frame_size=stream.frame_size or 1024
        )
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            output.mux(stream.encode(part))
        output.mux(stream.encode(None))
    return path


def patched(path: Path, source: Path, offset: int, data: bytes) -> Path:
    """A copy with some bytes replaced: a header that lies."""
    raw = bytearray(source.read_bytes())
    raw[offset : offset + len(data)] = data
    path.write_bytes(raw)
    return path


def cut(path: Path, source: Path, share: float) -> Path:
    """The beginning of a file, as a copy that was broken off."""
    raw = source.read_bytes()
    path.write_bytes(raw[: int(len(raw) * share)])
    return path
