"""Made-up sounds of a place where no infant cries: for planting where a clinic has recorded none of its own.

Air, knocks, mains, alarms, adult-like syllables, short calls as of animals and toys, and motors. None of them is long
and harmonic at an infant's pitch (250–700 Hz for half a second and more; Michelsson & Michelsson 1999): what is taught
as "no cry" must not be one.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

P_SECOND = 0.4
"""How often a clip has a second kind of sound under the first."""
SECOND_DB = (-15.0, 0.0)


def made_up_clip(n_samples: int, rate_hz: int, rng: np.random.Generator) -> Samples:
    """One clip, float32 ``(n_samples,)``, root-mean-square 0.05."""
    kinds = list(KINDS.values())
    clip = _level(kinds[int(rng.integers(len(kinds)))](n_samples, rate_hz, rng))
    other = _level(kinds[int(rng.integers(len(kinds)))](n_samples, rate_hz, rng))
    if rng.random() < P_SECOND:
        clip = clip + other * 10 ** (rng.uniform(*SECOND_DB) / 20)
    # No room is silent between two sounds.
    air = _level(_air(n_samples, rate_hz, rng)) * 10 ** (rng.uniform(-40, -15) / 20)
    return (0.05 * _level(clip + air)).astype(np.float32)


def _air(n: int, rate_hz: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Steady noise of some colour whose level wanders by a few dB."""
    return _coloured(n, rate_hz, rng.uniform(-1.2, 0.0), rng) * 10 ** (_wander(n, rate_hz, 4.0, rng) / 20)


def _knocks(n: int, rate_hz: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Bursts of noise that die away: steps, doors, cloth, a hand on the microphone."""
    out = np.zeros(n)
    for at in _times(n, rate_hz, rng.uniform(0.1, 0.8), rng):
        length = min(n - at, int(rng.uniform(0.02, 0.5) * rate_hz))
        burst = _coloured(length, rate_hz, rng.uniform(-1.0, 0.0), rng) * np.exp(-np.linspace(0, 5, length))
        out[at : at + length] += rng.uniform(0.3, 1.0) * burst
    return out


def _mains(n: int, rate_hz: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Hum of 50 or 60 Hz with overtones."""
    hz = float(rng.choice([50.0, 60.0]))
    return _harmonics(np.full(n, hz), rate_hz, rng.uniform(0.5, 1.5), 12, rng)


def _alarm(n: int, rate_hz: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Pulses of one or two steady pitches, as monitors, pumps and telephones give."""
    t = np.arange(n) / rate_hz
    every_s, share = rng.uniform(0.15, 1.2), rng.uniform(0.15, 0.7)
    pulse = np.mod(t + rng.uniform(0, every_s), every_s)
    # A single pulse stays shorter than a burst of crying.
    length_s = min(share * every_s, 0.35)
    gate = np.clip(pulse / 0.005, 0, 1) * np.clip((length_s - pulse) / 0.01, 0, 1)
    pitches = rng.uniform(500, 3_200, 2) if rng.random() < 0.4 else np.repeat(rng.uniform(500, 3_200), 2)
    hz = pitches[(np.floor((t + 1e-9) / every_s).astype(int)) % 2]
    return gate * _harmonics(hz, rate_hz, rng.uniform(1.5, 4.0), 5, rng)


def _voice(n: int, rate_hz: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Syllables at an adult's pitch, with two moving resonances."""
    base_hz = rng.uniform(80, 220)
    out = np.zeros(n)
    at = int(rng.uniform(0, 0.3) * rate_hz)
    while at < n:
        length = min(n - at, int(rng.uniform(0.08, 0.3) * rate_hz))
        hz = base_hz * 2 ** (rng.normal(0, 0.12) + np.linspace(0, rng.uniform(-0.3, 0.2), length))
        syllable = _harmonics(hz, rate_hz, 1.0, 40, rng) if rng.random() < 0.8 else _coloured(length, rate_hz, 0.2, rng)
        first, second = rng.uniform(250, 900), rng.uniform(900, 2_600)
        out[at : at + length] += rng.uniform(0.4, 1.0) * _resonant(syllable, rate_hz, (first, second)) * _bell(length)
        pause_s = rng.uniform(0.0, 0.08) if rng.random() < 0.8 else rng.uniform(0.2, 0.9)
        at += length + int(pause_s * rate_hz) + 1
    return out


def _calls(n: int, rate_hz: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Short gliding calls of one kind, some hoarse: birds, dogs, squeaking toys and doors."""
    base_hz, glide, rough = 2 ** rng.uniform(7.2, 12), rng.uniform(-1.2, 1.2), rng.uniform(0, 0.7)
    length_s, tilt = rng.uniform(0.04, 0.25), rng.uniform(0.5, 3.0)
    out = np.zeros(n)
    for at in _times(n, rate_hz, rng.uniform(0.12, 0.9), rng):
        length = min(n - at, int(length_s * rng.uniform(0.7, 1.3) * rate_hz))
        hz = base_hz * 2 ** (rng.normal(0, 0.05) + glide * np.linspace(-0.5, 0.5, length))
        call = (1 - rough) * _harmonics(hz, rate_hz, tilt, 12, rng) + rough * _coloured(length, rate_hz, -0.3, rng)
        out[at : at + length] += rng.uniform(0.4, 1.0) * call * _bell(length)
    return out


def _motor(n: int, rate_hz: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """A pump, a fan or a car: low harmonics that drift, and their noise, throbbing."""
    hz = rng.uniform(25, 140) * 2 ** (_wander(n, rate_hz, 2.0, rng) / 12)
    t = np.arange(n) / rate_hz
    throb = 1 + rng.uniform(0, 0.8) * np.sin(2 * np.pi * rng.uniform(0.5, 8) * t)
    noise = rng.uniform(0.2, 2.0) * _coloured(n, rate_hz, -0.7, rng)
    return throb * (_harmonics(hz, rate_hz, rng.uniform(0.7, 1.5), 30, rng) + noise)


KINDS: dict[str, Callable[[int, int, np.random.Generator], NDArray[np.float64]]] = {
    "air": _air,
    "knocks": _knocks,
    "mains": _mains,
    "alarm": _alarm,
    "voice": _voice,
    "calls": _calls,
    "motor": _motor,
}


def _harmonics(
    hz: NDArray[np.float64], rate_hz: int, tilt: float, most: int, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Overtones of a moving pitch, each ``k ** -tilt``, none above half the rate; root-mean-square 1."""
    turn = np.exp(2j * np.pi * np.cumsum(hz) / rate_hz)
    overtone = np.ones_like(turn)
    out = np.zeros(len(hz))
    for k in range(1, most + 1):
        below = k * hz < 0.48 * rate_hz
        if not below.any():
            break
        overtone *= turn  # a product is a fifth of the work of a sine
        out += below * k**-tilt * (overtone * np.exp(1j * rng.uniform(0, 2 * np.pi))).imag
    return _level(out)


def _coloured(n: int, rate_hz: int, slope: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """Noise whose amplitude spectrum falls as ``f ** slope`` from 60 Hz on; root-mean-square 1."""
    if n == 0:
        return np.zeros(0)
    hz = np.maximum(np.fft.rfftfreq(n, 1 / rate_hz), 60.0)
    return _level(np.fft.irfft(np.fft.rfft(rng.standard_normal(n)) * hz**slope, n))


def _resonant(x: NDArray[np.float64], rate_hz: int, centres_hz: tuple[float, ...]) -> NDArray[np.float64]:
    hz = np.fft.rfftfreq(len(x), 1 / rate_hz)
    shape = 0.02 + sum(1 / (1 + ((hz - centre) / 120) ** 2) for centre in centres_hz)
    return _level(np.fft.irfft(np.fft.rfft(x) * shape, len(x)))


def _bell(n: int) -> NDArray[np.float64]:
    return np.sin(np.pi * (np.arange(n) + 0.5) / max(n, 1)) ** 0.5


def _wander(n: int, rate_hz: int, spread: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """A smooth random walk through points half a second apart, within a few ``spread``."""
    knots = rng.normal(0, spread, max(2, 2 * n // rate_hz + 2))
    return np.interp(np.linspace(0, len(knots) - 1, n), np.arange(len(knots)), knots)


def _times(n: int, rate_hz: int, mean_s: float, rng: np.random.Generator) -> list[int]:
    """First samples of events that come at random, ``mean_s`` apart on average; at least one."""
    found, at = [], int(rng.uniform(0, min(mean_s * rate_hz, 0.5 * n)))
    while at < n:
        found.append(at)
        at += 1 + int(rng.exponential(mean_s) * rate_hz)
    return found


def _level(x: NDArray[np.float64]) -> NDArray[np.float64]:
    rms = float(np.sqrt(np.mean(x**2))) if len(x) else 0.0
    return x / rms if rms > 0 else x
