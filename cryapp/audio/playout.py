"""A sound as a stream for the loudspeaker: from anywhere, to anywhere, round and round, at the device's own rate."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import soxr

from cryapp.audio.pcm import PcmReader, Samples, Sound
from cryapp.audio.playout_band import Band
from cryapp.audio.playout_gain import amplified
from cryapp.audio.playout_stretch import Stretcher

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
    """0.5 is half as fast."""
    keeps_pitch: bool = False
    """Else another speed is another pitch, as on a tape: harmonics keep their pattern."""
    band_hz: tuple[float, float] | None = None
    """Only what lies between two frequencies of the recording."""

    @property
    def samples(self) -> tuple[int, int, int]:
        """Start, stop and entry in samples of the recording: at least one lies between start and stop."""
        rate = self.sound.sample_rate_hz
        start = max(0, round(self.start_s * rate))
        stop = min(self.sound.n_samples, max(start + 1, round(self.stop_s * rate)))
        return start, stop, min(max(start, round(self.enter_s * rate)), stop - 1)

    def place_after(self, played_s: float) -> float:
        """Where in the recording one is after ``played_s`` seconds of sounding."""
        at_s = self.enter_s + played_s * self.speed
        if not self.loop or at_s < self.stop_s:
            return min(at_s, self.stop_s)
        # By whole samples, as it is played: rounding would add up to a second over an hour of short loops.
        start, stop, enter = self.samples
        rate = self.sound.sample_rate_hz
        past_s = played_s * self.speed - (stop - enter) / rate
        return start / rate + past_s % ((stop - start) / rate)


class PlayoutStream:
    """Mono float32 at ``rate_hz``, read from the working copy as it is needed."""

    def __init__(self, stretch: Stretch, rate_hz: int, gain_db: float = 0.0) -> None:
        sound = stretch.sound
        rate = sound.sample_rate_hz
        self.gain_db = gain_db
        """May be changed while it plays."""
        self._reader = PcmReader(sound)
        self._loop = stretch.loop
        self._start, self._stop, self._enter = stretch.samples
        self._rate_hz = rate
        self._fade_n = max(1, round(FADE_S * rate))
        self._block_n = max(1, round(BLOCK_S * rate))
        self._band = None if stretch.band_hz is None else Band(*stretch.band_hz, rate)
        keeps_pitch = stretch.keeps_pitch and stretch.speed != 1.0
        # What changes the pace: the stretcher before the resampler, or (as on a tape) the resampler itself.
        self._pace = stretch.speed if keeps_pitch else 1.0
        self._resampler = soxr.ResampleStream(
            rate if keeps_pitch else rate * stretch.speed, rate_hz, 1, dtype="float32", quality="HQ"
        )
        self._source_n = 0.0
        """Source samples of the turns that are over: a turn's length in stretched samples is rounded from their sum."""
        self._held_at, self._held = 0, np.empty(0, np.float32)
        self._waiting = np.empty(0, np.float32)
        self._is_over = False
        self._begin_turn(self._enter)

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
        return amplified(joined[:n_frames], self.gain_db)

    def close(self) -> None:
        self._reader.close()

    def _begin_turn(self, first: int) -> None:
        """From a source sample to the stop; ``_at`` and ``_turn_n`` count samples as they are played."""
        played = round(self._source_n / self._pace)
        self._source_n += self._stop - first
        self._turn_n = max(1, round(self._source_n / self._pace) - played)
        self._at, self._first = 0, first
        self._frames = Stretcher(self._source, self._rate_hz, self._pace, first) if self._pace != 1.0 else None
        self._stretched = np.empty(0, np.float32)

    def _next(self) -> Samples:
        n = min(self._block_n, self._turn_n - self._at)
        block = self._block(n)
        place = np.arange(self._at, self._at + n)
        edge = np.minimum(place + 1, self._turn_n - place)
        block = block * (np.minimum(edge, self._fade_n).astype(np.float32) / np.float32(self._fade_n))
        self._at += n
        if self._at >= self._turn_n:
            if self._loop:
                self._begin_turn(self._start)
            else:
                self._is_over = True
        resampled: Samples = self._resampler.resample_chunk(block, last=self._is_over)
        return resampled

    def _block(self, n: int) -> Samples:
        if self._frames is None:
            start = self._first + self._at
            return self._read(start, start + n)
        while len(self._stretched) < n:
            self._stretched = np.concatenate([self._stretched, self._frames.frame()])
        block, self._stretched = self._stretched[:n], self._stretched[n:]
        return block

    def _read(self, start: int, stop: int) -> Samples:
        """Samples of the sound through the band."""
        read = self._reader.read
        return read(start, stop) if self._band is None else self._band.read(read, start, stop)

    def _source(self, start: int, stop: int) -> Samples:
        """For the stretcher: its small overlapping frames are cut from one block.

        Decoding each of them anew took a third of a core.
        """
        if start < self._held_at or stop > self._held_at + len(self._held):
            low, high = start - self._block_n // 2, stop + self._block_n
            self._held_at, self._held = low, self._read(low, high)
        return self._held[start - self._held_at : stop - self._held_at]
