"""The voice by Praat's own algorithms (Boersma 1993), through ``praat-parselmouth``: pitch, periods, harmonicity.

Praat holds the interpreter's lock while it works, so sounds go through it in pieces of two seconds (some 20 ms each):
a window stays alive beside it. Pieces overlap by more than a pitch path remembers.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cryapp.audio.pcm import PcmReader, Samples, Sound
from cryapp.domain.errors import Cancelled
from cryapp.domain.voice import VoiceSettings

Values = NDArray[np.float32]

PIECE_S = 2.0
MARGIN_S = 0.2
PERIODS_IN_WINDOW = 3
"""What Praat's autocorrelation needs: its window is that many periods of the lowest pitch."""
PERIOD_FACTOR, AMPLITUDE_FACTOR = 1.3, 1.6
"""Praat's defaults: pulses whose periods or amplitudes differ by more are no neighbours."""
MAX_CANDIDATES = 15
LOUD_PERCENTILE = 99.9
"""A single bang on the incubator is not to make a whole recording of cries voiceless."""
SILENT_DB = -120.0
"""Level of digital silence."""

_praat = threading.Lock()
"""Praat keeps its state in globals: one thread at a time."""


@dataclass(frozen=True)
class Track:
    """Pitch and level on an even grid: frame ``i`` is centred on ``start_s + (i + 0.5) step_s``. All ``(frames,)``."""

    start_s: float
    step_s: float
    f0_hz: Values
    """0 where there is no voice."""
    strength: Values
    """How periodic the sound is there, 0 … 1: the confidence. 0 where there is no voice."""
    level_db: Values
    """Root mean square re full scale."""
    jitter: float | None = None
    shimmer: float | None = None

    @property
    def times_s(self) -> NDArray[np.float64]:
        return np.asarray(self.start_s + (np.arange(len(self.f0_hz)) + 0.5) * self.step_s, np.float64)

    @property
    def voiced(self) -> NDArray[np.bool_]:
        return self.f0_hz > 0.0

    @property
    def hnr_db(self) -> Values:
        """Harmonics-to-noise ratio of each frame: 10 log10 (r / (1 − r)) (Boersma 1993). −60 without voice."""
        part = np.clip(self.strength, 1e-6, 1.0 - 1e-6)
        return np.log10(part / (1.0 - part)) * np.float32(10.0)


def track(
    sound: Sound,
    start_s: float,
    stop_s: float,
    settings: VoiceSettings,
    *,
    with_periods: bool = False,
    loud: float | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _: None,
) -> Track:
    """Pitch and level between two times; with ``with_periods`` jitter and shimmer too.

    Args:
        loud: the peak (0 … 1) that "silence" is measured against; None: what is loud within the stretch. Stretches of
            one recording are tracked alike only with the same.
        progress: told the part done, 0 … 1.

    Raises: UserError if the sound is gone or damaged; Cancelled.
    """
    start_s, stop_s = max(0.0, start_s), min(stop_s, sound.duration_s)
    n_frames = max(0, math.floor((stop_s - start_s) / settings.step_s + 1e-6))
    f0_hz, strength, level_db = (np.zeros(n_frames, np.float32) for _ in range(3))
    jitters: list[tuple[int, float | None]] = []
    shimmers: list[tuple[int, float | None]] = []
    cores = _cores(n_frames, settings.step_s)
    margin_n = math.ceil(MARGIN_S / settings.step_s)
    with PcmReader(sound) as reader:
        frames = _Frames(reader, sound.sample_rate_hz, settings, start_s)
        if loud is None:
            loud = _loud_peak(frames, cores, cancelled)
        for first, last in cores:
            if cancelled():
                raise Cancelled
            low, high = max(0, first - margin_n), min(n_frames, last + margin_n)
            piece = _listen(frames.read(low, high), frames, high - low, loud)
            mine = slice(first - low, last - low)
            f0_hz[first:last], strength[first:last] = piece.f0_hz[mine], piece.strength[mine]
            level_db[first:last] = _levels_db(frames.read(first, last), frames, last - first)
            if with_periods:
                n_voiced = int(np.count_nonzero(piece.f0_hz[mine]))
                from_s, to_s = ((first - low) * settings.step_s, (last - low) * settings.step_s)
                jitter, shimmer = _perturbation(piece, settings, from_s + frames.lead_s, to_s + frames.lead_s)
                jitters.append((n_voiced, jitter))
                shimmers.append((n_voiced, shimmer))
            progress(last / n_frames)
    return Track(start_s, settings.step_s, f0_hz, strength, level_db, _weighed(jitters), _weighed(shimmers))


def _cores(n_frames: int, step_s: float) -> list[tuple[int, int]]:
    """Frames shared out evenly into pieces of at most two seconds."""
    n_pieces = math.ceil(n_frames * step_s / PIECE_S)
    edges = [n_frames * i // n_pieces for i in range(n_pieces + 1)] if n_pieces else [0]
    return list(pairwise(edges))


@dataclass(frozen=True)
class _Frames:
    """Which samples stand behind frames: theirs, and half a window on either side."""

    reader: PcmReader
    sample_rate_hz: int
    settings: VoiceSettings
    start_s: float

    @property
    def window_s(self) -> float:
        return PERIODS_IN_WINDOW / self.settings.floor_hz

    @property
    def lead_s(self) -> float:
        """From the first sample that is read to the beginning of the first frame's own step."""
        return (self.window_s - self.settings.step_s) / 2

    def read(self, first: int, last: int) -> Samples:
        """So many samples that Praat, which centres its frames, puts exactly the frames ``first`` … ``last`` there."""
        step_s, rate = self.settings.step_s, self.sample_rate_hz
        start = round((self.start_s + first * step_s - self.lead_s) * rate)
        # A sample more than needed: rounding is not to cost the last frame.
        n = math.ceil(((last - first - 1) * step_s + self.window_s) * rate) + 1
        return self.reader.read(start, start + n)


@dataclass(frozen=True)
class _Piece:
    sound: Any
    pitch: Any
    f0_hz: NDArray[np.float64]
    strength: NDArray[np.float64]


def _loud_peak(frames: _Frames, cores: Sequence[tuple[int, int]], cancelled: Callable[[], bool]) -> float:
    """What "loud" means for the silence threshold, which Praat refers to the loudest sample of what it is given."""
    peaks = []
    for first, last in cores:
        if cancelled():
            raise Cancelled
        samples = np.abs(frames.read(first, last))
        n = last - first
        peaks.append(samples[: len(samples) // n * n].reshape(n, -1).max(axis=1))
    return float(np.percentile(np.concatenate(peaks), LOUD_PERCENTILE)) if peaks else 0.0


def _listen(samples: Samples, frames: _Frames, n_frames: int, loud: float) -> _Piece:
    # Imported late: Praat takes 0.2 s and 37 MB, and most sessions measure nothing.
    import parselmouth

    settings = frames.settings
    peak = float(np.abs(samples - samples.mean()).max())
    if peak <= 0.0:
        return _Piece(None, None, np.zeros(n_frames), np.zeros(n_frames))
    with _praat:
        sound = parselmouth.Sound(samples.astype(np.float64), frames.sample_rate_hz)
        pitch = sound.to_pitch_ac(
            time_step=settings.step_s,
            pitch_floor=settings.floor_hz,
            max_number_of_candidates=MAX_CANDIDATES,
            very_accurate=False,
            silence_threshold=settings.silence_threshold * loud / peak,
            voicing_threshold=settings.voicing_threshold,
            octave_cost=settings.octave_cost,
            octave_jump_cost=settings.octave_jump_cost,
            voiced_unvoiced_cost=settings.voiced_unvoiced_cost,
            pitch_ceiling=min(settings.ceiling_hz, 0.45 * frames.sample_rate_hz),
        )
        chosen = pitch.selected_array
    f0_hz, strength = np.array(chosen["frequency"]), np.array(chosen["strength"])
    if len(f0_hz) != n_frames:
        raise RuntimeError(f"Praat laid {len(f0_hz)} frames where {n_frames} were expected")
    strength[f0_hz <= 0.0] = 0.0
    return _Piece(sound, pitch, f0_hz, strength)


def _perturbation(
    piece: _Piece, settings: VoiceSettings, from_s: float, to_s: float
) -> tuple[float | None, float | None]:
    """Jitter and shimmer (both local) between two times of a piece, with the bounds of Praat's voice report."""
    if piece.sound is None or not piece.f0_hz.any():
        return None, None
    from parselmouth.praat import call

    shortest_s, longest_s = 0.8 / settings.ceiling_hz, 1.25 / settings.floor_hz
    periods = (from_s, to_s, shortest_s, longest_s, PERIOD_FACTOR)
    with _praat:
        pulses = call([piece.sound, piece.pitch], "To PointProcess (cc)")
        jitter = call(pulses, "Get jitter (local)", *periods)
        shimmer = call([piece.sound, pulses], "Get shimmer (local)", *periods, AMPLITUDE_FACTOR)
    return _known(jitter), _known(shimmer)


def _levels_db(samples: Samples, frames: _Frames, n_frames: int) -> NDArray[np.float64]:
    """Level of each frame over the window that its pitch is taken from."""
    energy = np.concatenate([[0.0], np.cumsum(samples.astype(np.float64) ** 2)])
    window_n = round(frames.window_s * frames.sample_rate_hz)
    step_n = frames.settings.step_s * frames.sample_rate_hz
    first = np.minimum(np.round(np.arange(n_frames) * step_n).astype(np.int64), len(samples) - window_n)
    return decibels((energy[first + window_n] - energy[first]) / window_n)


def decibels(power: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean squares as levels re full scale, not below :data:`SILENT_DB`."""
    return np.asarray(10.0 * np.log10(np.maximum(power, 10.0 ** (SILENT_DB / 10.0))), np.float64)


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def _weighed(parts: Sequence[tuple[int, float | None]]) -> float | None:
    known = [(n, value) for n, value in parts if value is not None and n > 0]
    return sum(n * value for n, value in known) / sum(n for n, _ in known) if known else None
