"""A sound as a stream for the loudspeaker: from anywhere, to anywhere, round and round, at the device's own rate."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import soxr

from cryapp.audio.pcm import PcmReader, Samples, Sound

BLOCK_S = 0.1
FADE_S = 0.003
"""A cut through a sound clicks, and a click could be taken for a part of it: both ends of a stretch are faded."""


@dataclass(frozen=True)
class Stretch:
    """What to play: ``start_s`` … ``stop_s``, entering at ``enter_s``; ``loop`` begins again at ``start_s``."""

    sound: Sound
    start_s: float
    stop_s: float
    enter_s: float
    loop: bool = False
    speed: float = 1.0
    """0.5 is half as fast and an octave lower, as a tape: harmonics keep their pattern."""

    def place_after(self, played_s: float) -> float:
        """Where in the recording one is after ``played_s`` seconds of sounding."""
        at_s = self.enter_s + played_s * self.speed
        if not self.loop or at_s < self.stop_s:
            return min(at_s, self.stop_s)
        return self.start_s + (at_s - self.stop_s) % max(self.stop_s - self.start_s, 1e-3)


class PlayoutStream:
    """Mono float32 at ``rate_hz``, read from the working copy as it is needed."""

    def __init__(self, stretch: Stretch, rate_hz: int) -> None:
        sound = stretch.sound
        self._reader = PcmReader(sound)
        self._loop = stretch.loop
        self._start = max(0, round(stretch.start_s * sound.sample_rate_hz))
        self._stop = min(sound.n_samples, max(self._start + 1, round(stretch.stop_s * sound.sample_rate_hz)))
        self._at = min(max(self._start, round(stretch.enter_s * sound.sample_rate_hz)), self._stop - 1)
        self._fade_n = max(1, round(FADE_S * sound.sample_rate_hz))
        self._entered_at = self._at
        self._block_n = max(1, round(BLOCK_S * sound.sample_rate_hz))
        self._resampler = soxr.ResampleStream(
            sound.sample_rate_hz * stretch.speed, rate_hz, 1, dtype="float32", quality="HQ"
        )
        self._waiting = np.empty(0, np.float32)
        self._is_over = False

    def read(self, n_frames: int) -> Samples:
        """The next ``n_frames``; fewer only at the end, none after it.

        Raises: UserError if the file is gone or damaged.
        """
        pieces, n = [self._waiting], len(self._waiting)
        while n < n_frames and not self._is_over:
            piece = self._next()
            pieces.append(piece)
            n += len(piece)
        joined = np.concatenate(pieces)
        self._waiting = joined[n_frames:]
        return joined[:n_frames]

    def close(self) -> None:
        self._reader.close()

    def _next(self) -> Samples:
        stop = min(self._at + self._block_n, self._stop)
        block = self._reader.read(self._at, stop)
        place = np.arange(self._at, stop)
        edge = np.minimum(place - self._entered_at + 1, self._stop - place)
        block *= np.minimum(edge, self._fade_n).astype(np.float32) / np.float32(self._fade_n)
        self._at = stop
        if self._at >= self._stop:
            if self._loop:
                self._at = self._entered_at = self._start
            else:
                self._is_over = True
        resampled: Samples = self._resampler.resample_chunk(block, last=self._is_over)
        return resampled
