"""What a ward adds to a cry, or has instead of one: room, noise, hum, monitor beeps, voices like an adult's."""

from __future__ import annotations

import numpy as np

from cryapp.audio.synth_voice import RATE_HZ, CrySpec, Signal, fast_size, synthesise


def ward_noise(n_samples: int, level_db: float, rng: np.random.Generator) -> Signal:
    """Steady air noise falling by 5 dB an octave, with rustles and knocks."""
    noise = _coloured(n_samples, -0.85, rng)
    for _ in range(rng.poisson(n_samples / RATE_HZ / 2)):
        at, length = int(rng.integers(n_samples)), int(rng.uniform(0.02, 0.4) * RATE_HZ)
        burst = _coloured(length, -0.3, rng) * np.exp(-np.linspace(0, 5, length)).astype(np.float32)
        stop = min(n_samples, at + length)
        noise[at:stop] += np.float32(rng.uniform(1, 6)) * burst[: stop - at]
    return _at_level(noise, level_db)


def hum(n_samples: int, level_db: float, mains_hz: float = 50.0) -> Signal:
    """Mains hum: the fundamental and its first odd and even overtones."""
    t = np.arange(n_samples) / RATE_HZ
    wave = sum(
        a * np.sin(2 * np.pi * mains_hz * k * t + k) for k, a in ((1, 1.0), (2, 0.5), (3, 0.6), (5, 0.3), (7, 0.2))
    )
    return _at_level(np.asarray(wave, np.float32), level_db)


def beeps(n_samples: int, level_db: float, rng: np.random.Generator) -> Signal:
    """A monitor: short tones of one pitch at a steady pace."""
    pitch_hz, every_s = rng.uniform(600, 1_500), rng.uniform(0.45, 1.0)
    t = np.arange(n_samples) / RATE_HZ
    into = np.mod(t + rng.uniform(0, every_s), every_s)
    length_s = rng.uniform(0.08, 0.18)
    gate = np.clip(into / 0.005, 0, 1) * np.clip((length_s - into) / 0.02, 0, 1)
    tone = np.sin(2 * np.pi * pitch_hz * t) + 0.3 * np.sin(4 * np.pi * pitch_hz * t)
    return _at_level((gate * tone).astype(np.float32), level_db)


def babble(n_samples: int, level_db: float, rng: np.random.Generator) -> Signal:
    """Syllables with an adult's pitch and moving formants: speech-like, without words."""
    voice = np.zeros(n_samples, np.float32)
    base_hz = rng.uniform(95, 240)
    at = int(rng.uniform(0, 0.3) * RATE_HZ)
    while at < n_samples - RATE_HZ // 10:
        length_s = float(rng.uniform(0.09, 0.28))
        f1, f2 = rng.uniform(280, 850), rng.uniform(900, 2_300)
        syllable = synthesise(
            CrySpec(
                duration_s=length_s,
                f0_hz=float(base_hz * np.exp(0.12 * rng.standard_normal())),
                melody=float(rng.uniform(-0.15, 0.2)),
                expiration_s=10.0,
                lead_s=0.0,
                spread=0.0,
                hyperphonation=0.0,
                dysphonation=0.0,
                breathiness=float(rng.choice([0.05, 0.5])),
                formants_hz=(f1, f2, 2_700.0, 3_600.0),
                bandwidths_hz=(70.0, 100.0, 160.0, 250.0),
                tilt=1.5,
            ),
            seed=int(rng.integers(2**31)),
        ).samples
        stop = min(n_samples, at + len(syllable))
        voice[at:stop] += np.float32(10 ** (rng.uniform(-6, 0) / 20)) * syllable[: stop - at]
        at = stop + int(rng.choice([rng.uniform(0, 0.06), rng.uniform(0.2, 0.7)], p=[0.8, 0.2]) * RATE_HZ)
    return _at_level(voice, level_db)


def in_room(samples: Signal, rng: np.random.Generator, decay_s: float = 0.25, wet: float = 0.25) -> Signal:
    """The sound in a small room: direct, and its diffuse tail."""
    n_tail = round(decay_s * RATE_HZ)
    tail = rng.standard_normal(n_tail) * np.exp(-6.9 * np.arange(n_tail) / n_tail)
    tail *= wet / np.sqrt(np.sum(tail**2))
    response = np.concatenate(([1.0], np.zeros(round(0.004 * RATE_HZ)), tail))
    size = fast_size(len(samples) + len(response))
    wetted = np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(response, size), size)
    return wetted[: len(samples)].astype(np.float32)


def through_device(samples: Signal, low_hz: float, high_hz: float) -> Signal:
    """What a device passes: soft edges an eighth of an octave wide, nothing beyond."""
    size = fast_size(len(samples))
    spectrum = np.fft.rfft(samples, size)
    f = np.fft.rfftfreq(size, 1 / RATE_HZ)
    octaves_in = np.minimum(np.log2(np.maximum(f, 1) / low_hz), np.log2(high_hz / np.maximum(f, 1)))
    return np.fft.irfft(spectrum * np.clip(0.5 + 8 * octaves_in, 0, 1))[: len(samples)].astype(np.float32)


def _coloured(n_samples: int, slope: float, rng: np.random.Generator) -> Signal:
    """Noise whose amplitude spectrum falls as ``f ** slope`` from 50 Hz on, root-mean-square 1."""
    size = fast_size(n_samples)
    f = np.maximum(np.fft.rfftfreq(size, 1 / RATE_HZ), 50.0)
    noise = np.fft.irfft(np.fft.rfft(rng.standard_normal(size)) * f**slope)
    return _at_level(noise[:n_samples].astype(np.float32), 0.0)


def _at_level(samples: Signal, level_db: float) -> Signal:
    rms = float(np.sqrt(np.mean(samples**2)))
    return samples * np.float32(10 ** (level_db / 20) / rms) if rms > 0 else samples
