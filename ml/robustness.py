"""Recordings as another microphone, phone or ward would have given them: corruptions of the waveform, deterministic.

Each takes float32 (samples,) at 16 kHz, full scale ±1, and gives as many samples back. They are for measuring a
finished model on locked infants, not for training it.
"""

from __future__ import annotations

import contextlib
import fractions
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import soxr
from numpy.typing import NDArray

from ml.contract import SAMPLE_RATE_HZ

Samples = NDArray[np.float32]
Corruption = Callable[[Samples, str], Samples]
"""(samples, name of the recording) → samples; the name seeds whatever is random."""

NOISE_SNR_DB = 10.0
TELEPHONE_RATE_HZ = 8_000
TELEPHONE_BAND_HZ = (300.0, 3_400.0)
WIDE_BAND_HZ = (50.0, 7_000.0)
"""What a wide-band telephone (ITU-T G.722, AMR-WB) carries of an 8 kHz band."""
AMR_BIT_RATE = 12_200
_AMR_FRAME = 160


@dataclass(frozen=True)
class Condition:
    key: str
    words: str
    corrupt: Corruption


def conditions() -> tuple[Condition, ...]:
    """What the gate asks for: level, band limits, noise, codec. Which codec there is says the condition's name."""
    codec = _amr_condition() if has_amr() else Condition("mu_law", "µ-law telephone", _seedless(mu_law_telephone))
    return (
        Condition("gain_plus_6_db", "6 dB louder", _seedless(lambda x: gain(x, 6.0))),
        Condition("gain_minus_6_db", "6 dB softer", _seedless(lambda x: gain(x, -6.0))),
        Condition("band_8_khz", "wide-band phone (50–7000 Hz)", _seedless(wide_band)),
        Condition("band_4_khz", "8 kHz sampling (4 kHz band)", _seedless(half_band)),
        Condition("noise_10_db", "noise 10 dB below the sound", add_noise),
        codec,
    )


def gain(samples: Samples, level_db: float) -> Samples:
    """Louder or softer; beyond full scale it clips, as a recorder does."""
    return np.asarray(np.clip(samples * np.float32(10 ** (level_db / 20)), -1.0, 1.0), dtype=np.float32)


def half_band(samples: Samples) -> Samples:
    """Sampled at 8 kHz and brought back: nothing above 4 kHz is left."""
    return _fitted(_resampled(_resampled(samples, SAMPLE_RATE_HZ, TELEPHONE_RATE_HZ), TELEPHONE_RATE_HZ), len(samples))


def wide_band(samples: Samples) -> Samples:
    """Only what a wide-band telephone carries."""
    return band_pass(samples, *WIDE_BAND_HZ)


def band_pass(samples: Samples, low_hz: float, high_hz: float, sample_rate_hz: int = SAMPLE_RATE_HZ) -> Samples:
    """Zero-phase filter with raised-cosine edges, a tenth of an octave wide at each cut-off, half there (−6 dB)."""
    if not len(samples):
        return samples
    spectrum = np.fft.rfft(samples.astype(np.float64), n=len(samples) + sample_rate_hz // 10)
    hz = np.asarray(np.fft.rfftfreq(len(samples) + sample_rate_hz // 10, 1 / sample_rate_hz), dtype=np.float64)
    shape = _edge(hz, low_hz) * (1 - _edge(hz, high_hz))
    filtered = np.fft.irfft(spectrum * shape, n=len(samples) + sample_rate_hz // 10)[: len(samples)]
    return filtered.astype(np.float32)


def add_noise(samples: Samples, name: str, snr_db: float = NOISE_SNR_DB) -> Samples:
    """Pink noise ``snr_db`` below the recording's own level. The same recording always gets the same noise."""
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    noise = pink_noise(len(samples), rng)
    level = float(np.sqrt(np.mean(samples.astype(np.float64) ** 2))) if len(samples) else 0.0
    loud = float(np.sqrt(np.mean(noise**2))) if len(noise) else 1.0
    if level == 0.0 or loud == 0.0:
        return samples
    return (samples + noise * (level / loud) * 10 ** (-snr_db / 20)).astype(np.float32)


def pink_noise(n: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Gaussian noise whose power falls by 3 dB an octave, as that of rooms and machines roughly does."""
    if n == 0:
        return np.zeros(0)
    spectrum = np.fft.rfft(rng.standard_normal(n))
    spectrum[1:] /= np.sqrt(np.arange(1, len(spectrum)))
    spectrum[0] = 0.0
    return np.fft.irfft(spectrum, n=n)


def mu_law_telephone(samples: Samples) -> Samples:
    """8 kHz, 300–3400 Hz, 8-bit µ-law (ITU-T G.711)."""
    narrow = band_pass(_resampled(samples, SAMPLE_RATE_HZ, TELEPHONE_RATE_HZ), *TELEPHONE_BAND_HZ, TELEPHONE_RATE_HZ)
    coded = np.round((mu_law_compress(narrow) + 1) * 127.5)
    return _fitted(_resampled(mu_law_expand(coded / 127.5 - 1), TELEPHONE_RATE_HZ), len(samples))


def mu_law_compress(samples: Samples, mu: float = 255.0) -> Samples:
    x = np.clip(samples, -1.0, 1.0)
    return np.asarray(np.sign(x) * np.log1p(mu * np.abs(x)) / np.log1p(mu), dtype=np.float32)


def mu_law_expand(coded: NDArray[np.floating], mu: float = 255.0) -> Samples:
    return np.asarray(np.sign(coded) * np.expm1(np.abs(coded) * np.log1p(mu)) / mu, dtype=np.float32)


def has_amr() -> bool:
    """True if PyAV is there and its build can code AMR narrow band."""
    with contextlib.suppress(ImportError):
        import av

        with contextlib.suppress(ValueError):  # UnknownCodecError is one
            av.codec.Codec("libopencore_amrnb", "w")
            return True
    return False


def amr_telephone(samples: Samples) -> Samples:
    """Coded and decoded by AMR narrow band at 12.2 kbit/s, what older phones record with.

    Raises: ImportError, ValueError where :func:`has_amr` is False.
    """
    import av

    narrow = _resampled(samples, SAMPLE_RATE_HZ, TELEPHONE_RATE_HZ)
    pcm = np.round(np.clip(narrow, -1.0, 1.0) * 32767).astype(np.int16)
    pcm = np.pad(pcm, (0, (-len(pcm)) % _AMR_FRAME + _AMR_FRAME))
    encoder = av.codec.CodecContext.create("libopencore_amrnb", "w")
    encoder.sample_rate = TELEPHONE_RATE_HZ
    encoder.layout = "mono"
    encoder.format = "s16"
    encoder.bit_rate = AMR_BIT_RATE
    encoder.time_base = fractions.Fraction(1, TELEPHONE_RATE_HZ)
    decoder = av.codec.CodecContext.create("libopencore_amrnb", "r")
    decoder.sample_rate = TELEPHONE_RATE_HZ
    decoder.layout = "mono"
    packets = []
    for start in range(0, len(pcm), _AMR_FRAME):
        frame = av.AudioFrame.from_ndarray(pcm[None, start : start + _AMR_FRAME], format="s16", layout="mono")
        frame.sample_rate, frame.pts = TELEPHONE_RATE_HZ, start
        packets += encoder.encode(frame)
    packets += encoder.encode(None)
    frames = [frame for packet in packets for frame in decoder.decode(packet)]
    decoded = np.concatenate([_mono_float(frame.to_ndarray()) for frame in frames]) if frames else np.zeros(0)
    return _fitted(_resampled(decoded.astype(np.float32), TELEPHONE_RATE_HZ), len(samples))


def _amr_condition() -> Condition:
    return Condition("amr_nb", "AMR phone codec", _seedless(amr_telephone))


def _seedless(corrupt: Callable[[Samples], Samples]) -> Corruption:
    return lambda samples, _name: corrupt(samples)


def _mono_float(raw: NDArray[np.generic]) -> NDArray[np.float64]:
    flat = raw.reshape(-1).astype(np.float64)
    return flat / 32768.0 if raw.dtype.kind == "i" else flat


def _resampled(samples: Samples, from_hz: int, to_hz: int = SAMPLE_RATE_HZ) -> Samples:
    return np.asarray(soxr.resample(np.ascontiguousarray(samples), from_hz, to_hz, quality="HQ"), dtype=np.float32)


def _fitted(samples: Samples, n: int) -> Samples:
    """Exactly ``n`` samples: resampling and frames give some more or less."""
    return samples[:n] if len(samples) >= n else np.pad(samples, (0, n - len(samples)))


def _edge(hz: NDArray[np.float64], cutoff_hz: float) -> NDArray[np.float64]:
    """0 below, 1 above, a half at the cut-off."""
    octaves = np.log2(np.maximum(hz, 1e-3) / cutoff_hz)
    return np.asarray(0.5 - 0.5 * np.cos(np.pi * np.clip(octaves / 0.1 + 0.5, 0.0, 1.0)))
