"""Where a cry's units lie: expirations, inspirations and pauses, from loudness and voicing alone.

Every unit that could be one is found once, with a confidence; how many are shown is then only a matter of where the
line is drawn. So a slider's count can be shown while it moves, and more sensitivity never takes a unit away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from cryapp.audio.pcm import Samples, Sound
from cryapp.audio.voicing import Track, Track1d, track, track_of

METHOD = "energy-voicing-2"
"""Kept with every proposal: a change that moves edges gets another number."""

EXPIRATION, INSPIRATION, PAUSE = "expiration", "inspiration", "pause"


@dataclass(frozen=True)
class Rules:
    """Times in s, levels in dB. ``tests/bench/segmentation.py`` says what they reach on synthetic cries; where a unit
    ends in a real room was chosen on 20 recordings marked by hand (``tests/results/segmentation.py``).
    """

    floor_span_s: float = 10.0
    """The noise floor is the 10th percentile of so much sound on both sides."""
    deepest_db: float = 45.0
    """What lies further below the loudest part is no sound of the infant, however quiet the room."""
    on_db: float = 11.0
    off_db: float = 8.0
    """Above the floor: a sound begins at the first and lasts to the second."""
    voiced_on: float = 0.32
    voiced_off: float = 0.22
    shortest_voice_s: float = 0.08
    longest_break_s: float = 0.08
    """Voice that breaks for less is one expiration."""
    shortest_breath_s: float = 0.06
    longest_breath_s: float = 0.5
    breath_reach_s: float = 0.5
    """An inspiration lies so close to an expiration."""
    breath_below_db: float = 8.0
    """And is so much weaker."""
    seam_s: float = 0.15
    """After the voice has ended, the quietest moment within this time parts it from the breath that follows."""
    valley_db: float = 15.0
    """Two peaks with a dip so deep between them are two units, however quiet the room."""
    trim_db: float = 22.0
    """A unit ends where it has died away so far below its own loudness: what follows is the room."""
    longest_pause_s: float = 3.0
    shortest_pause_s: float = 0.08


@dataclass(frozen=True)
class Candidate:
    """A unit that may be proposed. ``confidence`` lies between 0 and 1."""

    start_s: float
    end_s: float
    kind: str
    """A class key of the task ``cry_unit``."""
    confidence: float


@dataclass(frozen=True)
class FrameOutput:
    """What a model says over time: the probability of cry, one value every ``hop_s`` seconds from the start."""

    probability: Sequence[float]
    hop_s: float


@dataclass(frozen=True)
class _Piece:
    """Frames ``first`` … ``last`` (exclusive) of one character."""

    first: int
    last: int
    voiced: bool


def segment(
    samples: Samples, sample_rate_hz: int, output: FrameOutput | None = None, rules: Rules | None = None
) -> tuple[Candidate, ...]:
    """All candidates of a sound in memory (mono float32), by time; see :func:`shown`."""
    return candidates(track(samples, sample_rate_hz), output, rules)


def segment_sound(
    sound: Sound, output: FrameOutput | None = None, cancelled: Callable[[], bool] = lambda: False
) -> tuple[Candidate, ...]:
    """All candidates of a working copy, by time.

    Raises: UserError if the sound is gone or damaged; Cancelled.
    """
    return candidates(track_of(sound, cancelled), output)


def shown(found: Iterable[Candidate], sensitivity: float) -> tuple[Candidate, ...]:
    """Candidates that a sensitivity between 0 (none) and 1 (all) shows. More of it only ever adds some.

    Raises: ValueError for another sensitivity.
    """
    if not 0.0 <= sensitivity <= 1.0:
        raise ValueError(f"a sensitivity of {sensitivity}")
    return tuple(c for c in found if sensitivity > 0 and c.confidence >= 1.0 - sensitivity)


def candidates(sound: Track, output: FrameOutput | None = None, rules: Rules | None = None) -> tuple[Candidate, ...]:
    """All candidates of a track, by time, those of the infant's voice without overlap."""
    r = rules or Rules()
    floor_db = noise_floor(sound, r)
    loudness_db = float(np.percentile(sound.level_db, 99))
    pieces = [
        piece
        for first, last in _runs(sound.level_db, floor_db + r.on_db, floor_db + r.off_db)
        for whole in _pieces(sound, first, last, r)
        for piece in _parted(sound, whole, r)
    ]
    units = _classified(sound, pieces, r)
    rated = [
        Candidate(
            piece.first * sound.hop_s,
            piece.last * sound.hop_s,
            kind,
            _confidence(sound, floor_db, loudness_db, piece, kind, output),
        )
        for piece, kind in units
    ]
    return tuple(sorted([*rated, *_pauses(rated, r)], key=lambda c: (c.start_s, c.end_s)))


def noise_floor(sound: Track, rules: Rules | None = None) -> Track1d:
    """What the room sounds like when the infant is silent, in dB per frame: a low percentile of what is around."""
    r = rules or Rules()
    half = max(1, round(r.floor_span_s / sound.hop_s))
    centres = np.arange(0, sound.n_frames + half, half // 2 or 1)
    around = [sound.level_db[max(0, c - half) : c + half] for c in centres]
    low = [float(np.percentile(part, 10)) if len(part) else np.nan for part in around]
    known = ~np.isnan(low)
    floor = np.interp(np.arange(sound.n_frames), centres[known], np.asarray(low)[known])
    deepest_db = float(np.percentile(sound.level_db, 99)) - r.deepest_db
    return np.asarray(np.maximum(floor, deepest_db), np.float32)


def _runs(values: Track1d, on: Track1d | float, off: Track1d | float) -> list[tuple[int, int]]:
    """Stretches above ``off`` that rise above ``on`` somewhere: first frame and the one after the last."""
    above = np.concatenate(([False], values > off, [False])).astype(np.int8)
    edges = np.flatnonzero(np.diff(above)).reshape(-1, 2)
    peaks = np.concatenate(([0], np.cumsum(values > on)))
    return [(int(a), int(b)) for a, b in edges if peaks[b] > peaks[a]]


def _pieces(sound: Track, first: int, last: int, r: Rules) -> list[_Piece]:
    """A stretch of sound cut where voice begins and ends."""

    def frames(seconds: float) -> int:
        return round(seconds / sound.hop_s)

    smooth = np.convolve(sound.voicing[first:last], np.ones(3) / 3, mode="same").astype(np.float32)
    voiced: list[tuple[int, int]] = []
    for a, b in _runs(smooth, r.voiced_on, r.voiced_off):
        if voiced and a + first - voiced[-1][1] <= frames(r.longest_break_s):
            voiced[-1] = (voiced[-1][0], b + first)
        else:
            voiced.append((a + first, b + first))
    voiced = [(a, b) for a, b in voiced if b - a >= frames(r.shortest_voice_s)]
    pieces: list[_Piece] = []
    at = first
    for number, (a, b) in enumerate(voiced):
        start = at if a - at < frames(r.shortest_breath_s) else a
        if start > at:
            pieces.append(_Piece(at, start, False))
        limit = voiced[number + 1][0] if number + 1 < len(voiced) else last
        at = _seam(sound.level_db, b, min(limit, b + frames(r.seam_s)))
        if limit - at < frames(r.shortest_breath_s):
            at = limit
        pieces.append(_Piece(start, at, True))
    if at < last:
        pieces.append(_Piece(at, last, False))
    return pieces


def _parted(sound: Track, piece: _Piece, r: Rules) -> list[_Piece]:
    """A piece cut at its deep valleys, and every part trimmed to where it is near its own loudness."""
    level = sound.level_db[piece.first : piece.last]
    depth = np.minimum(np.maximum.accumulate(level), np.maximum.accumulate(level[::-1])[::-1]) - level
    at = int(np.argmax(depth))
    if depth[at] >= r.valley_db and 0 < at < len(level) - 1:
        cut = piece.first + at
        halves = (_Piece(piece.first, cut, piece.voiced), _Piece(cut, piece.last, piece.voiced))
        return [part for half in halves for part in _parted(sound, half, r)]
    near = np.flatnonzero(level >= float(np.percentile(level, 90)) - r.trim_db)
    first, last = piece.first + int(near[0]), piece.first + int(near[-1]) + 1
    if (last - first) * sound.hop_s < r.shortest_breath_s:
        return []
    voiced = piece.voiced and float(np.percentile(sound.voicing[first:last], 75)) >= r.voiced_on
    return [_Piece(first, last, voiced)]


def _seam(level_db: Track1d, voice_end: int, limit: int) -> int:
    """The frame at which the fading voice gives way to what follows: where it is quietest."""
    first = max(0, voice_end - 2)
    return first + int(np.argmin(level_db[first:limit])) if limit > first else voice_end


def _classified(sound: Track, pieces: Sequence[_Piece], r: Rules) -> list[tuple[_Piece, str]]:
    """Voice is an expiration, a short and weaker breath near one an inspiration; a long, loud noise is hoarse voice."""
    levels = [float(np.percentile(sound.level_db[p.first : p.last], 75)) for p in pieces]
    lengths_s = [(p.last - p.first) * sound.hop_s for p in pieces]
    voices = [i for i, p in enumerate(pieces) if p.voiced]
    found: list[tuple[_Piece, str]] = []
    for i, piece in enumerate(pieces):
        near = [j for j in voices if j != i and _gap_s(sound, pieces[j], piece) <= r.breath_reach_s]
        voice_db = max((levels[j] for j in near), default=None)
        is_short = r.shortest_breath_s <= lengths_s[i] <= r.longest_breath_s
        is_weak = voice_db is not None and levels[i] <= voice_db - r.breath_below_db
        if piece.voiced and not (is_short and is_weak):
            found.append((piece, EXPIRATION))
        elif is_short and is_weak:
            found.append((piece, INSPIRATION))
        elif not piece.voiced and lengths_s[i] > r.longest_breath_s / 2 and voice_db is not None and not is_weak:
            found.append((piece, EXPIRATION))
    return found


def _gap_s(sound: Track, one: _Piece, other: _Piece) -> float:
    return max(one.first - other.last, other.first - one.last, 0) * sound.hop_s


def _confidence(
    sound: Track, floor_db: Track1d, loudness_db: float, piece: _Piece, kind: str, output: FrameOutput | None
) -> float:
    """How far a unit stands out of the noise, how voiced an expiration is, and what the model says if it was asked."""
    here = slice(piece.first, piece.last)
    level_db = float(np.percentile(sound.level_db[here], 75))
    stands_out = _between(level_db - float(floor_db[here].mean()), 6.0, 24.0)
    if kind == EXPIRATION:
        voiced = _between(float(np.percentile(sound.voicing[here], 75)), 0.2, 0.5)
        as_loud = _between(level_db - loudness_db, -30.0, -8.0)
        own = stands_out * (0.3 + 0.5 * voiced + 0.2 * as_loud)
    else:
        own = 0.35 + 0.5 * stands_out
    heard = None if output is None else _mean_output(output, here, sound.hop_s)
    return round(own if heard is None else (own + heard) / 2, 4)


def _between(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))


def _mean_output(output: FrameOutput, here: slice, hop_s: float) -> float | None:
    values: NDArray[np.float64] = np.asarray(output.probability, float)
    first = int(here.start * hop_s / output.hop_s)
    part = values[first : max(first + 1, int(np.ceil(here.stop * hop_s / output.hop_s)))]
    return float(part.mean()) if len(part) else None


def _pauses(units: Sequence[Candidate], r: Rules) -> list[Candidate]:
    """The silence between neighbours, no more certain than the less certain of the two: shown if both are."""
    return [
        Candidate(left.end_s, right.start_s, PAUSE, min(left.confidence, right.confidence))
        for left, right in pairwise(units)
        if r.shortest_pause_s <= right.start_s - left.end_s <= r.longest_pause_s
    ]
