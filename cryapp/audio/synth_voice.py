"""Source–filter synthesis of infant cries with known truth: every f0 and every unit is given back with the sound.

The source is a sum of harmonics with the slope of a glottal pulse, which cannot alias; the filter is a newborn's vocal
tract (about 7.5 cm: resonances near 1.1, 3.4 and 5.7 kHz) applied to each harmonic and to the breath noise. Ranges
follow the cry literature (e.g. Corwin, Lester & Golub 1996; LaGasse, Neal & Lester 2005): f0 of 350–600 Hz with a
rise–fall melody, hyperphonation above 1 kHz, dysphonation as turbulence and period doubling.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Signal = NDArray[np.float32]

RATE_HZ = 16_000
TRUTH_HOP_S = 0.01

EXPIRATION, INSPIRATION, PAUSE = "expiration", "inspiration", "pause"
HYPERPHONATION, DYSPHONATION = "hyperphonation", "dysphonation"
VOICED_KINDS = frozenset({EXPIRATION, HYPERPHONATION, DYSPHONATION})


@dataclass(frozen=True)
class CrySpec:
    """How an infant cries. Frequencies in Hz, times in s, levels in dB re full scale."""

    duration_s: float = 6.0
    f0_hz: float = 430.0
    """Median of the expirations' melody."""
    melody: float = 0.25
    """Rise from the start to the peak of an expiration, as a part of ``f0_hz``; 0 is monotone."""
    jitter: float = 0.006
    """Standard deviation of the irregular part of f0, relative."""
    vibrato: float = 0.01
    vibrato_hz: float = 6.5
    expiration_s: float = 0.9
    inspiration_s: float = 0.18
    pause_s: float = 0.15
    spread: float = 0.25
    """Relative standard deviation of unit lengths, and a third of it of the units' f0."""
    lead_s: float = 0.3
    """Silence before the first expiration."""
    hyperphonation: float = 0.05
    """Share of expirations that jump to two or three times f0."""
    dysphonation: float = 0.1
    breathiness: float = 0.06
    """Breath noise during voice, as a part of the voice's amplitude."""
    formants_hz: tuple[float, ...] = (1_120.0, 3_350.0, 5_700.0)
    bandwidths_hz: tuple[float, ...] = (150.0, 320.0, 600.0)
    tilt: float = 1.0
    """Harmonic ``k`` of the source falls as ``k ** -tilt``."""
    level_db: float = -20.0
    """Root-mean-square level of the voiced part."""

    def with_changes(self, **fields: object) -> CrySpec:
        return replace(self, **fields)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Unit:
    start_s: float
    end_s: float
    kind: str
    """A class key of the task ``cry_unit``."""


@dataclass(frozen=True)
class SynthCry:
    """A cry and its truth. ``f0_hz[i]`` is the fundamental at ``times_s[i]``, 0 where there is no voice."""

    samples: Signal
    times_s: NDArray[np.float64]
    f0_hz: NDArray[np.float64]
    units: tuple[Unit, ...]
    sample_rate_hz: int = RATE_HZ


def fast_size(n_samples: int) -> int:
    """Power of two that holds ``n_samples``: transforms of odd lengths took two thirds of the whole synthesis."""
    return 1 << max(1, n_samples - 1).bit_length()


def synthesise(spec: CrySpec, seed: int) -> SynthCry:
    """A cry alone, without room or noise: float32 16 kHz, the same for the same spec and seed."""
    if spec.duration_s <= 0 or not 60 <= spec.f0_hz <= 2_000:
        raise ValueError(f"a cry of {spec.duration_s} s at {spec.f0_hz} Hz cannot be made")
    rng = np.random.default_rng(seed)
    n_samples = round(spec.duration_s * RATE_HZ)
    tract = _tract(spec.formants_hz, spec.bandwidths_hz)
    samples = np.zeros(n_samples, np.float32)
    f0_hz = np.zeros(n_samples)
    units = _plan(spec, rng)
    for unit in units:
        first, last = round(unit.start_s * RATE_HZ), min(n_samples, round(unit.end_s * RATE_HZ))
        if last - first < 16:
            continue
        if unit.kind in VOICED_KINDS:
            contour = _contour(spec, unit.kind, last - first, rng)
            samples[first:last] = _voice(contour, unit.kind, spec, tract, rng)
            f0_hz[first:last] = contour
        elif unit.kind == INSPIRATION:
            samples[first:last] = 0.18 * _breath(last - first, tract, rng) * _envelope(last - first, 0.06, 0.08)
    voiced = f0_hz > 0
    if voiced.any():
        samples *= np.float32(10 ** (spec.level_db / 20) / max(1e-9, float(np.sqrt(np.mean(samples[voiced] ** 2)))))
    hop = round(TRUTH_HOP_S * RATE_HZ)
    times_s = np.arange(0, n_samples, hop) / RATE_HZ
    return SynthCry(samples, times_s, f0_hz[::hop], units)


def _plan(spec: CrySpec, rng: np.random.Generator) -> tuple[Unit, ...]:
    """Breath after breath: expiration (or a variant of it), inspiration, pause."""
    units: list[Unit] = []
    now_s = spec.lead_s
    while now_s < spec.duration_s - 0.1:
        draw = rng.random()
        voiced = EXPIRATION
        if draw < spec.hyperphonation:
            voiced = HYPERPHONATION
        elif draw < spec.hyperphonation + spec.dysphonation:
            voiced = DYSPHONATION
        lengths_s = {voiced: spec.expiration_s, INSPIRATION: spec.inspiration_s, PAUSE: spec.pause_s}
        for kind, mean_s in lengths_s.items():
            length_s = mean_s * float(np.clip(1 + spec.spread * rng.standard_normal(), 0.4, 2.0))
            end_s = min(spec.duration_s, now_s + length_s)
            if end_s - now_s > 0.02:
                units.append(Unit(round(now_s, 4), round(end_s, 4), kind))
            now_s = end_s
    return tuple(units)


def _contour(spec: CrySpec, kind: str, n_samples: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """f0 of one expiration: a fast rise, a slow fall, vibrato, jitter; a register jump where hyperphonated."""
    u = np.linspace(0, 1, n_samples)
    peak_at = float(np.clip(0.3 + 0.1 * rng.standard_normal(), 0.15, 0.6)) if spec.melody else 0.3
    shape = np.where(u < peak_at, np.sin(np.pi / 2 * u / peak_at), np.cos(np.pi / 2 * (u - peak_at) / (1 - peak_at)))
    melody = 1 + spec.melody * (shape - float(np.median(shape)))
    base_hz = spec.f0_hz * float(np.exp(spec.spread / 3 * rng.standard_normal()))
    vibrato = 1 + spec.vibrato * np.sin(2 * np.pi * spec.vibrato_hz * u * n_samples / RATE_HZ + rng.uniform(0, 6.28))
    irregular = spec.jitter * (3.0 if kind == DYSPHONATION else 1.0)
    jitter = 1 + irregular * _smooth_noise(n_samples, 0.004, rng)
    f0_hz = base_hz * melody * vibrato * jitter
    if kind == HYPERPHONATION:
        jump = rng.uniform(2.2, 3.2)
        starts, stops = sorted(rng.uniform(0.1, 0.95, 2))
        edge = 0.012 * RATE_HZ / n_samples
        inside = np.clip((u - starts) / edge, 0, 1) * np.clip((stops - u) / edge, 0, 1)
        f0_hz = f0_hz * (1 + (jump - 1) * inside)
    return np.clip(f0_hz, 60.0, 3_000.0)


def _voice(
    f0_hz: NDArray[np.float64], kind: str, spec: CrySpec, tract: NDArray[np.float32], rng: np.random.Generator
) -> Signal:
    n_samples = len(f0_hz)
    phase = 2 * np.pi * np.cumsum(f0_hz) / RATE_HZ
    fundamental = np.exp(1j * phase).astype(np.complex64)
    rising = fundamental.copy()
    voice = np.zeros(n_samples, np.float32)
    for k in range(1, int(RATE_HZ / 2 / f0_hz.min()) + 1):
        bins = np.minimum(np.rint(k * f0_hz).astype(np.int32), len(tract) - 1)
        voice += np.float32(k**-spec.tilt) * tract[bins] * rising.imag
        rising *= fundamental
    shimmer = 1 + 0.08 * _smooth_noise(n_samples, 0.02, rng).astype(np.float32)
    breath = spec.breathiness
    if kind == DYSPHONATION:
        # Period doubling: every second pulse is weaker; and turbulence.
        voice *= (1 + 0.5 * np.cos(phase / 2)).astype(np.float32)
        breath += 0.35
    loudness = float(np.sqrt(np.mean(voice**2)))
    voice += np.float32(breath * loudness) * _breath(n_samples, tract, rng)
    voice *= shimmer * _envelope(n_samples, 0.04, 0.15)
    return voice / max(1e-9, loudness)


def _breath(n_samples: int, tract: NDArray[np.float32], rng: np.random.Generator) -> Signal:
    """Noise through the vocal tract, root-mean-square 1."""
    spectrum = np.fft.rfft(rng.standard_normal(fast_size(n_samples)))
    bins = np.linspace(0, len(tract) - 1, len(spectrum)).astype(np.int32)
    shaped = np.fft.irfft(spectrum * np.sqrt(tract[bins]))[:n_samples].astype(np.float32)
    return shaped / max(1e-9, float(np.sqrt(np.mean(shaped**2))))


def _envelope(n_samples: int, attack_s: float, release_s: float) -> Signal:
    """Raised-cosine edges on a slightly arched top."""
    n_attack = min(round(attack_s * RATE_HZ), n_samples // 3)
    n_release = min(round(release_s * RATE_HZ), n_samples // 2)
    envelope = 0.8 + 0.2 * np.sin(np.pi * np.linspace(0, 1, n_samples))
    envelope[:n_attack] *= 0.5 - 0.5 * np.cos(np.pi * np.arange(n_attack) / max(1, n_attack))
    if n_release:
        envelope[-n_release:] *= 0.5 + 0.5 * np.cos(np.pi * np.arange(n_release) / n_release)
    return envelope.astype(np.float32)


def _smooth_noise(n_samples: int, every_s: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """Gaussian values ``every_s`` seconds apart, joined by straight lines."""
    step = max(1, round(every_s * RATE_HZ))
    knots = rng.standard_normal(n_samples // step + 2)
    return np.interp(np.arange(n_samples) / step, np.arange(len(knots)), knots)


def _tract(formants_hz: tuple[float, ...], bandwidths_hz: tuple[float, ...]) -> NDArray[np.float32]:
    """Gain of the vocal tract at every whole Hz to Nyquist: a cascade of resonators, 1 at 0 Hz, fading at the end."""
    f = np.arange(RATE_HZ // 2 + 1, dtype=float)
    gain = np.ones_like(f)
    for centre, width in zip(formants_hz, bandwidths_hz, strict=True):
        gain *= centre**2 / np.sqrt((centre**2 - f**2) ** 2 + (f * width) ** 2)
    # Radiation from a small mouth lifts highs by 6 dB an octave; the fade keeps harmonics from stopping abruptly.
    gain *= np.sqrt(1 + (f / 1_000) ** 2) * np.clip((RATE_HZ / 2 - f) / 500, 0, 1)
    return gain.astype(np.float32)
