"""A real store with real files in it; the library of one test."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from cryapp.services.library import Library, open_library

WriteSound = Callable[..., Path]


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(str(tmp_path / "library"))
    yield opened
    opened.close()


@pytest.fixture
def write_sound(tmp_path: Path) -> WriteSound:
    """Writes a short tone; every name (or seed) has a sound of its own."""

    def write(name: str, seconds: float = 1.0, rate_hz: int = 16_000, seed: int | None = None) -> Path:
        path = tmp_path / "sounds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        rng = np.random.default_rng(zlib.crc32(name.encode()) if seed is None else seed)
        time_s = np.arange(round(seconds * rate_hz)) / rate_hz
        tone = 0.2 * np.sin(2 * np.pi * rng.uniform(300, 3000) * time_s) + 0.1 * rng.standard_normal(len(time_s))
        sf.write(path, tone, rate_hz, subtype="PCM_16")
        return path

    return write
