"""Sounds with a known truth, as working copies."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from cryapp.audio.pcm import Sound, open_sound

RATE_HZ = 16_000


def tone(hz: float, seconds: float, amplitude: float = 0.5, rate_hz: int = RATE_HZ) -> NDArray[np.float32]:
    return (amplitude * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate_hz)) / rate_hz)).astype(np.float32)


def noise(seconds: float, level: float = 0.01, seed: int = 0, rate_hz: int = RATE_HZ) -> NDArray[np.float32]:
    return (level * np.random.default_rng(seed).standard_normal(round(seconds * rate_hz))).astype(np.float32)


def working_copy(folder: Path, samples: NDArray[np.float32], rate_hz: int = RATE_HZ, name: str = "sound") -> Sound:
    """Written as the vault writes it: FLAC, 16 bits."""
    path = folder / f"{name}.flac"
    soundfile.write(path, samples, rate_hz, format="FLAC", subtype="PCM_16")
    return open_sound(path)
