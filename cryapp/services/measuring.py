"""Measuring cries: frozen requests for the readers, and the settings the store keeps for everybody."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from cryapp.audio.pcm import Sound
from cryapp.audio.spectrum import LOWEST_HZ, mean_spectrum
from cryapp.audio.voice import Track, track
from cryapp.audio.voice_measures import Mode, Span, measure_recording, measure_span, modes_of
from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, RecordingId
from cryapp.domain.voice import RecordingVoice, VoiceMeasures, VoiceSettings
from cryapp.services import segmenting
from cryapp.services.library import Library
from cryapp.services.tasks import get_task
from cryapp.store import audit, meta

__all__ = [
    "CRY_CLASSES",
    "MeasureRequest",
    "Mode",
    "Selection",
    "SelectionRequest",
    "SettingsSaved",
    "Span",
    "Track",
    "TrackRequest",
    "marked_units",
    "measure",
    "measure_selection",
    "measure_spans",
    "modes_of",
    "set_voice_settings",
    "track_pitch",
    "voice_settings",
]

LONGEST_F0_SPAN_S = 10.0
"""The f0 of a longer selection is that of its middle: it is read while one drags."""


def _never() -> bool:
    return False


def _untold(_part: float) -> None:
    pass


@dataclass(frozen=True)
class TrackRequest:
    """Pitch under a window on time, for the overlay."""

    sound: Sound
    start_s: float
    stop_s: float
    settings: VoiceSettings
    loud: float | None = None
    """Peak of the recording, so that its pieces are tracked alike; see :func:`cryapp.audio.voice.track`."""


def track_pitch(request: TrackRequest, cancelled: Callable[[], bool] = _never) -> Track:
    """Raises: UserError if the sound is gone or damaged; Cancelled."""
    return track(
        request.sound, request.start_s, request.stop_s, request.settings, loud=request.loud, cancelled=cancelled
    )


@dataclass(frozen=True)
class MeasureRequest:
    """The voice of a recording; ``units`` None: cry units are looked for."""

    sound: Sound
    settings: VoiceSettings
    units: tuple[Span, ...] | None = None
    stimulus_s: float = 0.0
    """Where the latency counts from: a mark in the recording, or its beginning."""


def measure(
    request: MeasureRequest, cancelled: Callable[[], bool] = _never, progress: Callable[[float], None] = _untold
) -> RecordingVoice:
    """Raises: UserError if the sound is gone or damaged; Cancelled."""
    return measure_recording(
        request.sound,
        request.settings,
        request.units,
        request.stimulus_s,
        cancelled=cancelled,
        progress=progress,
    )


def measure_spans(
    sound: Sound, spans: tuple[Span, ...], settings: VoiceSettings, cancelled: Callable[[], bool] = _never
) -> tuple[VoiceMeasures, ...]:
    """Segments one by one, as they are. Raises: UserError if the sound is gone or damaged; Cancelled."""
    return tuple(measure_span(sound, span, settings, cancelled) for span in spans)


@dataclass(frozen=True)
class SelectionRequest:
    """What is selected: a stretch of time, or a box with a band of frequencies."""

    sound: Sound
    start_s: float
    stop_s: float
    settings: VoiceSettings
    band_hz: tuple[float, float] | None = None


@dataclass(frozen=True)
class Selection:
    """What a selection measures. None: silence, or no voice."""

    duration_s: float
    peak_hz: float | None
    mean_hz: float | None
    """Centre of gravity of the power above 150 Hz, or within the box."""
    level_db: float | None
    """Root mean square re full scale; of a box, what lies within its band."""
    f0_hz: float | None
    """Median of the voiced frames."""
    f0_confidence: float | None


def measure_selection(request: SelectionRequest, cancelled: Callable[[], bool] = _never) -> Selection:
    """Raises: UserError if the sound is gone or damaged; Cancelled."""
    sound, start_s, stop_s = request.sound, request.start_s, request.stop_s
    spectrum = mean_spectrum(sound, start_s, stop_s, cancelled)
    heard = spectrum.part(*(request.band_hz or (LOWEST_HZ, sound.sample_rate_hz / 2)))
    middle_s, half_s = (start_s + stop_s) / 2, min(stop_s - start_s, LONGEST_F0_SPAN_S) / 2
    found = track(sound, middle_s - half_s, middle_s + half_s, request.settings, cancelled=cancelled)
    f0_hz = sorted(found.f0_hz[found.voiced].tolist())
    return Selection(
        duration_s=stop_s - start_s,
        peak_hz=heard.peak_hz,
        mean_hz=heard.mean_hz,
        level_db=spectrum.level_db if request.band_hz is None else heard.level_db,
        f0_hz=f0_hz[len(f0_hz) // 2] if f0_hz else None,
        f0_confidence=float(found.strength[found.voiced].mean()) if f0_hz else None,
    )


CRY_TASK = "cry_unit"
CRY_CLASSES = frozenset({"expiration", "hyperphonation", "dysphonation"})
"""Breaths out, however they sound: what counts as a cry unit of those a reader marked."""


def marked_units(lib: Library, recording_id: RecordingId, annotator_id: AnnotatorId) -> tuple[Span, ...]:
    """The cry units that a reader marked in a recording themself; other readers' are never fetched.

    Raises: UserError if the store has no task about cry units.
    """
    task = get_task(lib, CRY_TASK)
    return tuple(
        (segment.state.start_s, segment.state.end_s)
        for segment in segmenting.read(lib, recording_id, task.id, annotator_id)
        if not segment.state.is_point and CRY_CLASSES.intersection(segment.state.classes)
    )


def voice_settings(lib: Library) -> VoiceSettings:
    """How this store measures; the program's own settings if nobody changed them.

    Raises: UserError if a newer program wrote them.
    """
    with lib.store.read() as session:
        stored = meta.get(session, meta.VOICE_SETTINGS)
    if stored is None:
        return VoiceSettings()
    try:
        return VoiceSettings.from_json(json.loads(stored))
    except (ValueError, TypeError) as error:
        raise UserError(
            "The settings of cry measurements were written by a newer version of CryApp.",
            "They are kept.",
            "Measure with that version, or set them anew in this one.",
        ) from error


@dataclass(frozen=True)
class SettingsSaved:
    settings: VoiceSettings
    changes: Changes


def set_voice_settings(lib: Library, settings: VoiceSettings, by: AnnotatorId, reason: str = "") -> SettingsSaved:
    """Changes how everybody at this store measures. Audited, with the settings before and after."""
    with lib.store.write() as session:
        stored = meta.get(session, meta.VOICE_SETTINGS)
        before = VoiceSettings().as_json() if stored is None else json.loads(stored)
        after = settings.as_json()
        if before == after:
            return SettingsSaved(settings, Changes())
        meta.put(session, meta.VOICE_SETTINGS, json.dumps(after, sort_keys=True))
        audit.append(session, by, "voice_settings.change", "meta", meta.VOICE_SETTINGS, before, after, reason)
    return SettingsSaved(settings, Changes(settings=True))
