"""What happens to a sound on its way into a recording, done to the waveform itself: level, room, surroundings, band.

Slower than the same on mel power and truer: these make the variants that are computed once before training (see
:mod:`ml.augment.variants`). All take and give float32 (samples,) at full scale ±1 and draw from a numpy generator.
"""

from __future__ import annotations

import numpy as np
import soxr
from numpy.typing import NDArray

Samples = NDArray[np.float32]

EDGE_HZ = 200.0
"""Width of a band's edge; a brick wall would ring."""
SILENT_RMS = 1e-7


def with_gain(x: Samples, gain_db: float) -> Samples:
    """Louder or softer; what goes beyond full scale is clipped, as a microphone too near to a cry does it."""
    return np.asarray(np.clip(x * 10 ** (gain_db / 20), -1, 1), dtype=np.float32)


def with_background(x: Samples, other: Samples, snr_db: float, rng: np.random.Generator) -> Samples:
    """``other`` added at ``snr_db`` between the mean powers, from a random moment on, repeated where it is short."""
    start = int(rng.integers(len(other)))
    piece = other[(start + np.arange(len(x))) % len(other)]
    scale = _rms(x) / max(_rms(piece), SILENT_RMS) * 10 ** (-snr_db / 20)
    return np.asarray(x + scale * piece, dtype=np.float32)


def band_limited(x: Samples, rate_hz: int, low_hz: float, high_hz: float) -> Samples:
    """Nothing outside the band, with edges of half a cosine ``EDGE_HZ`` wide, and no delay."""
    hz = np.fft.rfftfreq(len(x), 1 / rate_hz)
    rise = np.clip((hz - low_hz) / EDGE_HZ + 1, 0, 1) if low_hz > 0 else np.ones_like(hz)
    fall = np.clip((high_hz - hz) / EDGE_HZ + 1, 0, 1)
    response = np.sin(np.pi / 2 * rise) ** 2 * np.sin(np.pi / 2 * fall) ** 2
    return np.asarray(np.fft.irfft(np.fft.rfft(x) * response, len(x)), dtype=np.float32)


def reverberant(x: Samples, rate_hz: int, rt60_s: float, late_db: float, rng: np.random.Generator) -> Samples:
    """Heard in a room: the sound and a tail of noise that decays by 60 dB in ``rt60_s`` (Polack's model).

    Args:
        late_db: energy of the tail against the direct sound
    """
    n = max(2, int(rt60_s * rate_hz))
    t = np.arange(n) / rate_hz
    tail = rng.standard_normal(n) * 10 ** (-3 * t / rt60_s)
    tail[0] = 0
    response = tail * np.sqrt(10 ** (late_db / 10) / np.square(tail).sum())
    response[0] = 1
    size = len(x) + n - 1
    wet = np.fft.irfft(np.fft.rfft(x, size) * np.fft.rfft(response, size), size)
    return np.asarray(wet[: len(x)], dtype=np.float32)


def at_speed(x: Samples, rate_hz: int, factor: float) -> Samples:
    """Played ``factor`` × as fast: pitch rises and time shrinks by the same factor. Resampled by soxr, HQ."""
    return np.asarray(soxr.resample(x, rate_hz * factor, rate_hz, quality="HQ"), dtype=np.float32)


def _rms(x: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(x, dtype=np.float64))))
