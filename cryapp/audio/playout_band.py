"""Hearing one band of frequencies: a filter without phase shift, so that what is heard stays under the cursor."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from cryapp.audio.pcm import Samples

EDGE_HZ = 80.0
"""Width of the filter's slopes: narrower ones ring audibly before an onset."""
ATTENUATION_DB = 60.0


class Band:
    """Lets ``low_hz`` … ``high_hz`` through, 6 dB down at both; 60 dB down half a slope beyond them.

    A symmetric filter centred on each sample delays nothing, and since any stretch of the source can be read, nothing
    of it depends on where one began to listen.

    Raises: ValueError if there is nothing between the edges.
    """

    def __init__(self, low_hz: float, high_hz: float, sample_rate_hz: int) -> None:
        nyquist_hz = sample_rate_hz / 2
        if not 0.0 <= low_hz < min(high_hz, nyquist_hz):
            raise ValueError(f"no band from {low_hz} to {high_hz} Hz in a sound of {sample_rate_hz} Hz")
        # Kaiser's formulas (1974) for the length and shape of a window that keeps slopes and attenuation.
        beta = 0.1102 * (ATTENUATION_DB - 8.7)
        self.half_n = math.ceil((ATTENUATION_DB - 7.95) / (2.285 * 2 * math.pi * EDGE_HZ / sample_rate_hz) / 2)
        n = np.arange(-self.half_n, self.half_n + 1)
        high = min(high_hz, nyquist_hz) / nyquist_hz
        low = low_hz / nyquist_hz
        ideal = high * np.sinc(high * n) - low * np.sinc(low * n)
        self._taps = (ideal * np.kaiser(2 * self.half_n + 1, beta)).astype(np.float32)

    def read(self, source: Callable[[int, int], Samples], start: int, stop: int) -> Samples:
        """The band's samples ``start`` … ``stop`` of a source."""
        samples = source(start - self.half_n, stop + self.half_n)
        size = 1 << (len(samples) - 1).bit_length()
        spectrum = np.fft.rfft(samples, size) * np.fft.rfft(self._taps, size)
        filtered = np.fft.irfft(spectrum, size)[2 * self.half_n : len(samples)]
        return filtered.astype(np.float32)
