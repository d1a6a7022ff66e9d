"""How loud and how voiced a sound is, frame by frame: what automatic segmentation and snapping decide by.

Voicing is the highest peak of the autocorrelation at the periods of infants' voices, taken of the compressed spectrum
(the generalised autocorrelation of Tolonen & Karjalainen 2000), which formants and the colour of a ward's noise disturb
less than that of the wave.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cryapp.audio.pcm import PcmReader, Samples, Sound
from cryapp.domain.errors import Cancelled

HOP_S = 0.01
WINDOW_S = 0.032
LOW_HZ, HIGH_HZ = 200.0, 4_000.0
"""Where a cry's harmonics stand: hum and handling lie below, hiss and codec noise above."""
LEVEL_HIGH_HZ = 8_000.0
LOWEST_F0_HZ, HIGHEST_F0_HZ = 150.0, 1_500.0
FINEST_LAG_HZ = 16_000.0
"""Sample rate of the autocorrelation, whatever the recording's."""
SILENCE_DB = -120.0
PIECE_FRAMES = 6_000
"""A minute at a time: a day-long recording needs no more memory than a short one."""
BATCH_FRAMES = 256

Track1d = NDArray[np.float32]


@dataclass(frozen=True)
class Track:
    """Frame ``i`` stands for the time from ``i`` to ``i + 1`` hops. Both shapes ``(frames,)``."""

    level_db: Track1d
    """Power between 200 Hz and 8 kHz; a full-scale sine has 0 dB."""
    voicing: Track1d
    """0 (noise) … 1 (perfectly periodic)."""
    hop_s: float = HOP_S

    @property
    def n_frames(self) -> int:
        return len(self.level_db)


def track(samples: Samples, sample_rate_hz: int) -> Track:
    """The track of a sound in memory, mono float32 of shape ``(n,)``; one frame at least."""
    return _track(lambda first, last: _cut(samples, first, last), len(samples), sample_rate_hz, lambda: False)


def track_of(sound: Sound, cancelled: Callable[[], bool] = lambda: False) -> Track:
    """The track of a working copy, read piece by piece.

    Raises: UserError if the sound is gone or damaged; Cancelled.
    """
    with PcmReader(sound) as reader:
        return _track(reader.read, sound.n_samples, sound.sample_rate_hz, cancelled)


def _track(
    read: Callable[[int, int], Samples], n_samples: int, sample_rate_hz: int, cancelled: Callable[[], bool]
) -> Track:
    hop_n = round(HOP_S * sample_rate_hz)
    window_n = round(WINDOW_S * sample_rate_hz)
    n_frames = max(1, n_samples // hop_n)
    level_db, voicing = np.empty(n_frames, np.float32), np.empty(n_frames, np.float32)
    for first in range(0, n_frames, PIECE_FRAMES):
        if cancelled():
            raise Cancelled
        last = min(n_frames, first + PIECE_FRAMES)
        start = first * hop_n + hop_n // 2 - window_n // 2
        piece = read(start, start + (last - first - 1) * hop_n + window_n)
        frames = np.lib.stride_tricks.sliding_window_view(np.nan_to_num(piece), window_n)[::hop_n]
        for at in range(0, len(frames), BATCH_FRAMES):
            here = slice(first + at, min(last, first + at + BATCH_FRAMES))
            level_db[here], voicing[here] = _measure(frames[at : at + BATCH_FRAMES], sample_rate_hz)
    return Track(level_db, voicing, hop_n / sample_rate_hz)


def _measure(frames: Samples, sample_rate_hz: int) -> tuple[Track1d, Track1d]:
    """Level in dB and voicing of frames of shape ``(frames, window)``."""
    window_n = frames.shape[1]
    weights = np.hanning(window_n + 2)[1:-1].astype(np.float32)
    fft_n = 1 << (2 * window_n - 1).bit_length()
    spectra = np.fft.rfft(frames * weights, fft_n, axis=1)
    power = (spectra.real**2 + spectra.imag**2).astype(np.float32)
    f_hz = np.arange(power.shape[1]) * sample_rate_hz / fft_n
    in_level = (f_hz >= LOW_HZ) & (f_hz <= LEVEL_HIGH_HZ)
    # Parseval; a sine of amplitude 1 has a mean square of a half.
    mean_square = 2 * power[:, in_level].sum(axis=1) / (fft_n * float(np.sum(weights**2)))
    level_db = np.maximum(SILENCE_DB, 10 * np.log10(2 * mean_square + 1e-20))
    amplitude = np.sqrt(power) * ((f_hz >= LOW_HZ) & (f_hz <= HIGH_HZ))
    return level_db.astype(np.float32), _periodicity(amplitude, sample_rate_hz, fft_n)


def _periodicity(amplitude: Track1d, sample_rate_hz: int, fft_n: int) -> Track1d:
    """The highest peak of the normalised autocorrelation of a compressed spectrum, shape ``(frames, bins)``."""
    lag_rate_hz = min(float(sample_rate_hz), FINEST_LAG_HZ)
    n_out = 2 * (round(fft_n * lag_rate_hz / sample_rate_hz) // 2)
    correlation = np.fft.irfft(amplitude[:, : n_out // 2 + 1], n_out, axis=1)
    rate_hz = sample_rate_hz * n_out / fft_n
    first, last = int(rate_hz / HIGHEST_F0_HZ), int(rate_hz / LOWEST_F0_HZ) + 1
    near = correlation[:, first - 1 : last + 2] / np.maximum(correlation[:, :1], 1e-12)
    # Only a peak is a period: noise of low pitch is alike at every short lag.
    middle = near[:, 1:-1]
    is_peak = (middle >= near[:, :-2]) & (middle >= near[:, 2:])
    return np.asarray(np.where(is_peak, middle, 0.0).max(axis=1).clip(0.0, 1.0), np.float32)


def _cut(samples: Samples, first: int, last: int) -> Samples:
    out = np.zeros(last - first, np.float32)
    start, stop = max(0, first), min(len(samples), last)
    if start < stop:
        out[start - first : stop - first] = samples[start:stop]
    return out
