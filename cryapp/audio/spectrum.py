"""The mean spectrum of a stretch of sound, and what is read from it: level, peak and mean frequency."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cryapp.audio.pcm import PcmReader, Sound
from cryapp.domain.errors import Cancelled

LOWEST_HZ = 150.0
"""Below lie mains hum and handling noise, and no newborn's voice."""
WINDOW_S = 0.032
BLOCK_FRAMES = 1024


@dataclass(frozen=True)
class MeanSpectrum:
    """Power by frequency, one-sided, averaged over time: ``power.sum()`` is the mean square. Shape ``(bins,)``."""

    power: NDArray[np.float64]
    bin_hz: float

    def part(self, low_hz: float, high_hz: float) -> MeanSpectrum:
        """The same with nothing outside a band."""
        hz = np.arange(len(self.power)) * self.bin_hz
        return MeanSpectrum(np.where((hz >= low_hz) & (hz <= high_hz), self.power, 0.0), self.bin_hz)

    @property
    def level_db(self) -> float | None:
        """Root mean square re full scale; None for silence."""
        total = float(self.power.sum())
        return 10.0 * math.log10(total) if total > 0.0 else None

    @property
    def peak_hz(self) -> float | None:
        """Frequency with most power (parabola through the logarithms of the peak); None for silence."""
        return peak_of(self.power, self.bin_hz)

    @property
    def mean_hz(self) -> float | None:
        """Centre of gravity of the power (Praat's with power 2); None for silence."""
        total = float(self.power.sum())
        return float(np.arange(len(self.power)) @ self.power) * self.bin_hz / total if total > 0.0 else None


def peak_of(power: NDArray[np.float64], bin_hz: float) -> float | None:
    """Frequency with most power, by a parabola through the logarithms around the peak; None for silence."""
    peak = int(power.argmax())
    if power[peak] <= 0.0:
        return None
    if 0 < peak < len(power) - 1 and power[peak - 1] > 0.0 and power[peak + 1] > 0.0:
        left, here, right = np.log(power[peak - 1 : peak + 2])
        bend = left - 2.0 * here + right
        if bend < 0.0:
            return float((peak + 0.5 * (left - right) / bend) * bin_hz)
    return peak * bin_hz


def mean_spectrum(
    sound: Sound, start_s: float, stop_s: float, cancelled: Callable[[], bool] = lambda: False
) -> MeanSpectrum:
    """Welch's estimate (1967) with half-overlapping Hann windows of 32 ms, over all of the stretch.

    The power is scaled to the mean square of the very samples, whose edges the windows weigh less. A stretch shorter
    than a window is padded with silence.

    Raises: UserError if the sound is gone or damaged; Cancelled.
    """
    rate = sound.sample_rate_hz
    start = max(0, round(start_s * rate))
    stop = min(sound.n_samples, max(start + 1, round(stop_s * rate)))
    window_n = max(16, round(WINDOW_S * rate)) // 2 * 2
    hop_n = window_n // 2
    window = 0.5 - 0.5 * np.cos(2.0 * np.pi * np.arange(window_n) / window_n)
    power = np.zeros(window_n // 2 + 1)
    energy = 0.0
    with PcmReader(sound) as reader:
        for first in range(start, stop, BLOCK_FRAMES * hop_n):
            if cancelled():
                raise Cancelled
            last = min(first + BLOCK_FRAMES * hop_n, stop)
            samples = reader.read(first, max(first + window_n, min(last + window_n - hop_n, stop))).astype(np.float64)
            samples[stop - first :] = 0.0
            energy += float(np.sum(samples[: last - first] ** 2))
            frames = np.lib.stride_tricks.sliding_window_view(samples, window_n)[::hop_n]
            power += (np.abs(np.fft.rfft(frames * window, axis=1)) ** 2).sum(axis=0)
    power[1:-1] *= 2.0
    total = float(power.sum())
    return MeanSpectrum(power * (energy / (stop - start) / total) if total > 0.0 else power, rate / window_n)
