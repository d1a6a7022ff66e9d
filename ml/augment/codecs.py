"""Recorders' codecs, there and back: what is lost between the cradle and the file.

G.711 and IMA ADPCM are a few lines of arithmetic and are done here; AMR narrow band (what old phones record) and the
transform codecs go through FFmpeg by way of PyAV, where that is installed.
"""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
import soxr
from numpy.typing import NDArray

from ml.augment.waveform import Samples

NARROW_HZ = 8_000
MU = 255.0

IMA_STEPS = np.array(
    [7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97, 107,
     118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796, 876, 963,
     1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894,
     6484, 7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794,
     32767]
)  # fmt: skip
IMA_INDEX_CHANGE = np.array([-1, -1, -1, -1, 2, 4, 6, 8])
IMA_BLOCK_SAMPLES = 505
"""Of a block of 256 bytes, one channel; every block begins anew with a sample as it is."""


def mu_law(x: Samples) -> Samples:
    """G.711 µ-law by the continuous formula: 8 bits on a logarithmic scale (ITU's has straight segments)."""
    squeezed = np.sign(x) * np.log1p(MU * np.minimum(np.abs(x), 1)) / np.log1p(MU)
    coarse = np.round(squeezed * 127) / 127
    return np.asarray(np.sign(coarse) * np.expm1(np.abs(coarse) * np.log1p(MU)) / MU, dtype=np.float32)


def ima_adpcm(x: Samples) -> Samples:
    """IMA ADPCM (4 bits a sample), blocks side by side so that the loop is as long as a block.

    A block starts with the step that fits its first difference, as encoders search it.
    """
    n = len(x)
    n_blocks = -(-n // IMA_BLOCK_SAMPLES)
    pcm = np.zeros(n_blocks * IMA_BLOCK_SAMPLES, dtype=np.int64)
    pcm[:n] = np.round(np.clip(x, -1, 32767 / 32768) * 32768)
    blocks = pcm.reshape(n_blocks, IMA_BLOCK_SAMPLES)
    out = np.empty_like(blocks)
    guess = out[:, 0] = blocks[:, 0]
    index = np.searchsorted(IMA_STEPS, np.abs(blocks[:, 1] - blocks[:, 0]) / 4).clip(0, len(IMA_STEPS) - 1)
    for t in range(1, IMA_BLOCK_SAMPLES):
        guess, index = _ima_step(blocks[:, t], guess, index)
        out[:, t] = guess
    return np.asarray(out.reshape(-1)[:n] / 32768, dtype=np.float32)


def _ima_step(
    sample: NDArray[np.int64], guess: NDArray[np.int64], index: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """One sample of every block: the decoder's new guess and step index."""
    step = IMA_STEPS[index]
    difference = sample - guess
    left = np.abs(difference)
    code, change = np.zeros_like(left), step >> 3
    for bit in (4, 2, 1):
        part = step >> {4: 0, 2: 1, 1: 2}[bit]
        taken = left >= part
        code, change = code + bit * taken, change + part * taken
        left = left - part * taken
    guess = np.clip(guess + np.sign(difference + 0.5).astype(np.int64) * change, -32768, 32767)
    return guess, np.clip(index + IMA_INDEX_CHANGE[code], 0, len(IMA_STEPS) - 1)


def through_ffmpeg(x: Samples, rate_hz: int, container: str, codec: str, codec_hz: int, bit_rate: int) -> Samples:
    """Encoded into memory and decoded again, back at ``rate_hz`` and of the same length."""
    import av  # takes a moment, and a cluster may do without

    given = np.asarray(soxr.resample(x, rate_hz, codec_hz, quality="HQ"), dtype=np.float32)
    file = io.BytesIO()
    with av.open(file, "w", format=container) as out:
        stream = out.add_stream(codec, rate=codec_hz, layout="mono")
        assert isinstance(stream, av.AudioStream)
        stream.bit_rate = bit_rate
        pcm = np.round(np.clip(given, -1, 32767 / 32768) * 32768).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(pcm[None], format="s16", layout="mono")
        frame.sample_rate, frame.pts = codec_hz, 0
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            out.mux(packet)
    file.seek(0)
    with av.open(file, "r", format=container) as source:
        to_float = av.AudioResampler(format="flt", layout="mono", rate=codec_hz)
        parts = [piece.to_ndarray()[0] for frame in source.decode(audio=0) for piece in to_float.resample(frame)]
    heard = np.concatenate(parts) if parts else np.zeros(1, dtype=np.float32)
    back = np.asarray(soxr.resample(heard, codec_hz, rate_hz, quality="HQ"), dtype=np.float32)
    return np.pad(back, (0, max(0, len(x) - len(back))))[: len(x)]


def narrow_mu_law(x: Samples, rate_hz: int) -> Samples:
    """A telephone line: 8 kHz and µ-law."""
    narrow = np.asarray(soxr.resample(x, rate_hz, NARROW_HZ, quality="HQ"), dtype=np.float32)
    back = np.asarray(soxr.resample(mu_law(narrow), NARROW_HZ, rate_hz, quality="HQ"), dtype=np.float32)
    return np.pad(back, (0, max(0, len(x) - len(back))))[: len(x)]


Codec = Callable[[Samples, int], Samples]
"""(waveform, rate in Hz) → what is left of it."""


def codecs() -> Mapping[str, Codec]:
    """The codecs this installation has, by name."""
    found: dict[str, Codec] = {"mu_law": narrow_mu_law, "ima_adpcm": lambda x, rate_hz: ima_adpcm(x)}  # noqa: ARG005
    if importlib.util.find_spec("av") is not None:
        found |= {name: partial(_ffmpeg, name) for name in FFMPEG if _has_encoder(FFMPEG[name][1])}
    return found


FFMPEG: Mapping[str, tuple[str, str, int, int]] = {
    "amr_nb": ("amr", "libopencore_amrnb", NARROW_HZ, 12_200),
    "opus": ("ogg", "libopus", 16_000, 16_000),
    "aac": ("adts", "aac", 16_000, 32_000),
    "mp3": ("mp3", "libmp3lame", 16_000, 32_000),
}
"""Container, encoder, rate in Hz, bit rate."""


def _ffmpeg(name: str, x: Samples, rate_hz: int) -> Samples:
    return through_ffmpeg(x, rate_hz, *FFMPEG[name])


def _has_encoder(name: str) -> bool:
    import av

    try:
        av.codec.Codec(name, "w")
    except av.codec.codec.UnknownCodecError:
        return False
    return True
