"""From a pitch track to what is said of a cry: shares of phonation, melody, perturbation; units and latency.

Modes of phonation after Golub & Corwin (1985) and LaGasse, Neal & Lester (2005): phonation (harmonic, below 1 kHz),
hyperphonation (harmonic, above 1 kHz), dysphonation (turbulent, or without a clear pitch).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from cryapp.audio.melody import melody_of
from cryapp.audio.pcm import Sound
from cryapp.audio.voice import SILENT_DB, Track, decibels, track
from cryapp.domain.voice import Melody, RecordingVoice, VoiceMeasures, VoiceSettings

Span = tuple[float, float]
"""From and to, in seconds of the recording."""

ABOVE_FLOOR_DB = 9.0
LOUD_BELOW_DB = 6.0
"""Where everything is loud there is no noise floor to stand out from: what is within so much of it counts as sound."""
LEAST_VOICED_SHARE = 0.3
TRACK_SHARE = 0.7
"""Of the whole measuring of a recording: finding the units takes the longer pass."""


class Mode(IntEnum):
    """How a frame sounds."""

    NONE = 0
    PHONATION = 1
    HYPERPHONATION = 2
    DYSPHONATION = 3


def measure_span(
    sound: Sound, span: Span, settings: VoiceSettings, cancelled: Callable[[], bool] = lambda: False
) -> VoiceMeasures:
    """The voice between two times. It depends on nothing outside them, as if the part had been cut out for Praat.

    Raises: UserError if the sound is gone or damaged; Cancelled.
    """
    found = track(sound, *span, settings, with_periods=True, cancelled=cancelled)
    return _measures(found, (max(0.0, span[0]), min(span[1], sound.duration_s)), settings)


def measure_recording(
    sound: Sound,
    settings: VoiceSettings,
    units: Sequence[Span] | None = None,
    stimulus_s: float = 0.0,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _: None,
) -> RecordingVoice:
    """A whole recording by its cry units.

    Args:
        units: cry units as somebody marked them; None: they are looked for (see :func:`cry_units`).
        stimulus_s: where latency counts from.
        progress: told the part done, 0 … 1.

    Raises: UserError if the sound is gone or damaged; Cancelled.
    """
    done = 0.0
    if units is None:
        done = TRACK_SHARE
        whole = track(
            sound, 0.0, sound.duration_s, settings, cancelled=cancelled, progress=lambda part: progress(done * part)
        )
        units = cry_units(whole, settings)
    measured = []
    for n, span in enumerate(sorted(units), 1):
        measured.append(measure_span(sound, span, settings, cancelled))
        progress(done + (1.0 - done) * n / len(units))
    lengths_s = np.array([unit.duration_s for unit in measured])
    first_s = min((unit.start_s for unit in measured if unit.start_s >= stimulus_s), default=None)
    return RecordingVoice(
        units=tuple(measured),
        pooled=_pooled(measured, sound.duration_s),
        unit_mean_s=float(lengths_s.mean()) if measured else None,
        unit_sd_s=float(lengths_s.std(ddof=1)) if len(measured) > 1 else None,
        cry_s=float(lengths_s.sum()),
        latency_s=None if first_s is None else first_s - stimulus_s,
        stimulus_s=stimulus_s,
    )


def cry_units(found: Track, settings: VoiceSettings) -> tuple[Span, ...]:
    """Stretches of sound with voice in them: out of the noise floor, short gaps closed, short stretches left out.

    Loud steps and bangs have no voice, and breaths in between are both soft and voiceless.
    """
    if not found.voiced.any():
        return ()
    loud_db = float(np.percentile(found.level_db[found.voiced], 95))
    gate_db = max(float(np.percentile(found.level_db, 10)) + ABOVE_FLOOR_DB, loud_db - settings.gate_db)
    is_sound = found.level_db >= min(gate_db, loud_db - LOUD_BELOW_DB)
    starts, stops = _runs(is_sound)
    longest_gap_n = settings.longest_gap_s / found.step_s
    apart = starts[1:] - stops[:-1] > longest_gap_n
    starts, stops = starts[np.append(True, apart)], stops[np.append(apart, True)]
    return tuple(
        (found.start_s + start * found.step_s, found.start_s + stop * found.step_s)
        for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)
        if (stop - start) * found.step_s >= settings.shortest_unit_s
        and found.voiced[start:stop].mean() >= LEAST_VOICED_SHARE
    )


def modes_of(found: Track, settings: VoiceSettings) -> NDArray[np.uint8]:
    """The :class:`Mode` of every frame of a unit. What counts as sound is what is loud enough within it."""
    level_db = found.level_db
    loud_db = float(np.percentile(level_db, 95)) if len(level_db) else SILENT_DB
    sounding = (level_db >= loud_db - settings.gate_db) & (level_db > SILENT_DB)
    clear = sounding & found.voiced & (found.hnr_db >= settings.dysphonation_hnr_db)
    modes = np.where(sounding, np.uint8(Mode.DYSPHONATION), np.uint8(Mode.NONE))
    modes[clear] = Mode.PHONATION
    modes[clear & (found.f0_hz > settings.hyperphonation_hz)] = Mode.HYPERPHONATION
    return modes


def _runs(flags: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]])))
    return edges[::2], edges[1::2]


def _measures(found: Track, span: Span, settings: VoiceSettings) -> VoiceMeasures:
    level_db, voiced = found.level_db, found.voiced
    modes = modes_of(found, settings)
    n_sounding = int(np.count_nonzero(modes))

    def share(mode: Mode) -> float | None:
        return float(np.count_nonzero(modes == mode) / n_sounding) if n_sounding else None

    f0_hz = found.f0_hz[voiced].astype(np.float64)
    has_voice = len(f0_hz) > 0
    power = float(np.mean(10.0 ** (level_db.astype(np.float64) / 10.0))) if n_sounding else 0.0
    return VoiceMeasures(
        start_s=span[0],
        end_s=span[1],
        sounding_s=n_sounding * found.step_s,
        voiced_s=len(f0_hz) * found.step_s,
        phonation=share(Mode.PHONATION),
        hyperphonation=share(Mode.HYPERPHONATION),
        dysphonation=share(Mode.DYSPHONATION),
        f0_mean_hz=float(f0_hz.mean()) if has_voice else None,
        f0_median_hz=float(np.median(f0_hz)) if has_voice else None,
        f0_sd_hz=float(f0_hz.std(ddof=1)) if len(f0_hz) > 1 else None,
        f0_min_hz=float(np.percentile(f0_hz, 5)) if has_voice else None,
        f0_max_hz=float(np.percentile(f0_hz, 95)) if has_voice else None,
        confidence=float(found.strength[voiced].mean()) if has_voice else None,
        jitter=found.jitter,
        shimmer=found.shimmer,
        hnr_db=float(found.hnr_db[voiced].mean()) if has_voice else None,
        melody=melody_of(found.f0_hz, found.step_s, settings.melody_step_st),
        level_db=float(decibels(np.array(power))) if n_sounding else None,
    )


def _pooled(units: Sequence[VoiceMeasures], duration_s: float) -> VoiceMeasures:
    """Units together: shares weighed by time of sound, voice by time of voice, level by duration."""

    def mean(name: str, weight: str) -> float | None:
        known = [(getattr(unit, weight), getattr(unit, name)) for unit in units if getattr(unit, name) is not None]
        total = sum(n for n, _ in known)
        return float(sum(n * value for n, value in known) / total) if total > 0 else None

    def extreme(name: str, take: Callable[[list[float]], float]) -> float | None:
        known = [value for unit in units if (value := getattr(unit, name)) is not None]
        return take(known) if known else None

    shapes = [unit.melody for unit in units if unit.melody is not Melody.UNKNOWN]
    powers = [(unit.duration_s, 10.0 ** (unit.level_db / 10.0)) for unit in units if unit.level_db is not None]
    total_s = sum(n for n, _ in powers)
    level_db = decibels(np.array(sum(n * power for n, power in powers) / total_s)) if total_s > 0 else None
    return VoiceMeasures(
        start_s=0.0,
        end_s=duration_s,
        sounding_s=sum(unit.sounding_s for unit in units),
        voiced_s=sum(unit.voiced_s for unit in units),
        phonation=mean("phonation", "sounding_s"),
        hyperphonation=mean("hyperphonation", "sounding_s"),
        dysphonation=mean("dysphonation", "sounding_s"),
        f0_mean_hz=mean("f0_mean_hz", "voiced_s"),
        f0_median_hz=mean("f0_median_hz", "voiced_s"),
        f0_sd_hz=mean("f0_sd_hz", "voiced_s"),
        f0_min_hz=extreme("f0_min_hz", min),
        f0_max_hz=extreme("f0_max_hz", max),
        confidence=mean("confidence", "voiced_s"),
        jitter=mean("jitter", "voiced_s"),
        shimmer=mean("shimmer", "voiced_s"),
        hnr_db=mean("hnr_db", "voiced_s"),
        melody=max(set(shapes), key=lambda shape: (shapes.count(shape), shape)) if shapes else Melody.UNKNOWN,
        level_db=None if level_db is None else float(level_db),
    )
