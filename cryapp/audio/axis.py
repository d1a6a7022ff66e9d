"""The frequency axis: linear, mel or logarithmic, from hertz to a place on screen and back."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class Scale(StrEnum):
    LINEAR = "linear"
    MEL = "mel"
    LOG = "log"
    """Octaves are equally high."""


LOG_LOWEST_HZ = 50.0
"""0 Hz has no logarithm; below this lies nothing of a cry."""


def hz_to_mel(hz: NDArray[np.float64]) -> NDArray[np.float64]:
    """O'Shaughnessy 1987, as HTK and torchaudio have it: 2595 log10(1 + f / 700)."""
    return 2595.0 * np.log10(1.0 + hz / 700.0)


def mel_to_hz(mel: NDArray[np.float64]) -> NDArray[np.float64]:
    return 700.0 * (10.0 ** (mel / 2595.0) - 1.0)


@dataclass(frozen=True)
class FrequencyAxis:
    """Frequencies ``low_hz`` … ``high_hz`` from the bottom (0.0) to the top (1.0)."""

    scale: Scale
    low_hz: float
    high_hz: float

    def hz_at(self, place: NDArray[np.float64]) -> NDArray[np.float64]:
        """Frequencies at places 0 … 1."""
        if self.scale is Scale.LINEAR:
            return self.low_hz + place * (self.high_hz - self.low_hz)
        if self.scale is Scale.LOG:
            low_hz = self._log_low_hz
            return low_hz * (self.high_hz / low_hz) ** place
        low, high = hz_to_mel(np.array([self.low_hz, self.high_hz]))
        return mel_to_hz(low + place * (high - low))

    def place_of(self, hz: float) -> float:
        """Where a frequency stands, 0 at the bottom, 1 at the top."""
        if self.scale is Scale.LINEAR:
            return (hz - self.low_hz) / (self.high_hz - self.low_hz)
        if self.scale is Scale.LOG:
            low_hz = self._log_low_hz
            # What lies below the axis (0 Hz too) stands at its bottom, not at minus infinity.
            return math.log(max(hz, low_hz) / low_hz) / math.log(self.high_hz / low_hz)
        low, high, here = hz_to_mel(np.array([self.low_hz, self.high_hz, hz]))
        return float((here - low) / (high - low))

    def places_of(self, hz: NDArray[np.float64]) -> NDArray[np.float64]:
        """:meth:`place_of` for many frequencies at once, shape ``(n,)``."""
        if self.scale is Scale.LINEAR:
            return (hz - self.low_hz) / (self.high_hz - self.low_hz)
        if self.scale is Scale.LOG:
            low_hz = self._log_low_hz
            return np.asarray(np.log(np.maximum(hz, low_hz) / low_hz) / math.log(self.high_hz / low_hz), np.float64)
        low, high = hz_to_mel(np.array([self.low_hz, self.high_hz]))
        return np.asarray((hz_to_mel(hz) - low) / (high - low), np.float64)

    @property
    def _log_low_hz(self) -> float:
        return min(max(self.low_hz, LOG_LOWEST_HZ), self.high_hz / 2)
