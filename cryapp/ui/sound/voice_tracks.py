"""The voice under the window on time: pitch in pieces of ten seconds, and the cry units of the recording.

Asked for while they are shown, measured on the readers, kept for a while. Nothing here waits.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal

from cryapp.bridge.desk import Desk
from cryapp.bridge.tasks import Job
from cryapp.domain.voice import RecordingVoice, VoiceSettings
from cryapp.services import measuring
from cryapp.services.measuring import MeasureRequest, Mode, Track, TrackRequest
from cryapp.ui.sound.source import PictureSource
from cryapp.ui.sound.viewport import Viewport

CHUNK_S = 10.0
MARGIN_S = 0.2
"""More than a pitch path remembers: pieces do not show."""
LONGEST_SPAN_S = 120.0
"""Of a longer window no pitch could be read, and measuring it would take seconds."""
LONGEST_UNASKED_S = 120.0
"""A longer recording is measured as a whole only when somebody asks: it takes about a fiftieth of its length."""
MAX_CHUNKS = 360
PRIORITY = -1

MAX_VOICES = 32

_Voice = tuple[str, VoiceSettings]


class VoiceTracks(QObject):
    """Pitch and units of the open recording."""

    improved = Signal()
    measured = Signal()
    """:attr:`voice` is another one."""
    progressed = Signal(object)
    """float: part of the recording measured, 0 … 1."""
    failed = Signal(object)
    """UserError"""

    def __init__(self, desk: Desk, viewport: Viewport, source: PictureSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._view, self._source = desk, viewport, source
        self.settings = VoiceSettings()
        self.stimulus_s = 0.0
        """Where the latency counts from."""
        self.is_on = False
        self._chunks: OrderedDict[TrackRequest, Track] = OrderedDict()
        self._jobs: dict[TrackRequest, Job] = {}
        self._voices: OrderedDict[_Voice, RecordingVoice] = OrderedDict()
        self._shown: _Voice | None = None
        self._job: Job | None = None
        viewport.view_changed.connect(self._want)
        source.opened.connect(self._opened)
        source.improved.connect(self._want)

    # --- what is known ----------------------------------------------------------------------------------------

    @property
    def voice(self) -> RecordingVoice | None:
        """The recording as a whole; None until it is measured."""
        key = self._voice_key
        found = self._voices.get(key) if key is not None else None
        return found if found is None or found.stimulus_s == self.stimulus_s else restarted(found, self.stimulus_s)

    @property
    def is_measuring(self) -> bool:
        return self._job is not None

    def tracks(self) -> Iterator[Track]:
        """What is known of the pitch under the window, from left to right."""
        for request in self._under_window():
            track = self._chunks.get(request)
            if track is not None:
                yield track

    def f0_at(self, at_s: float) -> float | None:
        """Pitch at a time; None where there is none or it is not known."""
        for track in self.tracks() if self.is_on else ():
            at = math.floor((at_s - track.start_s) / track.step_s)
            if 0 <= at < len(track.f0_hz) and track.f0_hz[at] > 0:
                return float(track.f0_hz[at])
        return None

    def mode_at(self, at_s: float) -> Mode:
        """How the voice sounds at a time, if it lies in a unit."""
        voice = self.voice
        for unit in voice.units if voice is not None else ():
            if unit.start_s <= at_s < unit.end_s:
                found = self.cut(unit.start_s, unit.end_s)
                if found is not None:
                    at = int((at_s - found.start_s) / found.step_s)
                    modes = measuring.modes_of(found, self.settings)
                    return Mode(int(modes[at])) if 0 <= at < len(modes) else Mode.NONE
        return Mode.NONE

    def cut(self, start_s: float, stop_s: float) -> Track | None:
        """The track between two times, of what is under the window; None if nothing of it is known, or with a gap."""
        pieces = []
        for track in self.tracks():
            first = max(0, math.ceil((start_s - track.start_s) / track.step_s - 1e-6))
            last = min(len(track.f0_hz), math.floor((stop_s - track.start_s) / track.step_s + 1e-6))
            if last > first:
                pieces.append((track.start_s + first * track.step_s, first, last, track))
        step_s = self.settings.step_s
        ends = [start + (last - first) * step_s for start, first, last, _ in pieces]
        if not pieces or any(abs(end - start) > step_s / 2 for end, (start, *_) in zip(ends, pieces[1:], strict=False)):
            return None
        f0_hz, strength, level_db = (
            np.concatenate([getattr(track, name)[first:last] for _, first, last, track in pieces])
            for name in ("f0_hz", "strength", "level_db")
        )
        return Track(pieces[0][0], step_s, f0_hz, strength, level_db)

    # --- asking -----------------------------------------------------------------------------------------------

    def set_on(self, on: bool) -> None:
        """Shown or not: what is not shown is not measured."""
        self.is_on = on
        if not on:
            self._call_off_tracks()
        self._want()
        self._measure_short()
        self.improved.emit()

    def set_settings(self, settings: VoiceSettings) -> None:
        if settings != self.settings:
            self.settings = settings
            self.call_off()
            self._chunks.clear()
            self._voices.clear()
            self._opened()

    def set_stimulus(self, at_s: float) -> None:
        """Counts the latency from here on."""
        if at_s != self.stimulus_s:
            self.stimulus_s = at_s  # nothing else depends on it: no need to listen again
            self.measured.emit()

    def measure(self) -> None:
        """Measures the whole recording, unless that is done or under way."""
        sound, key = self._source.sound, self._voice_key
        if sound is None or key is None or self._job is not None or key in self._voices:
            return
        request = MeasureRequest(sound, self.settings, None, self.stimulus_s)

        def work(job: Job) -> RecordingVoice:
            return measuring.measure(request, lambda: job.is_cancelled, job.progress.emit)

        pool = self._desk.readers if sound.duration_s <= LONGEST_UNASKED_S else self._desk.jobs
        self._job = pool.submit(work, PRIORITY)
        self._job.done.connect(partial(self._take_voice, key))
        self._job.failed.connect(self._give_up)
        self._job.progress.connect(self.progressed)

    def stop_measuring(self) -> None:
        """Nobody waits for the whole recording any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.measured.emit()

    def call_off(self) -> None:
        """Another recording, or other settings."""
        self.stop_measuring()
        self._call_off_tracks()

    @property
    def _voice_key(self) -> _Voice | None:
        sound = self._source.sound
        return (str(sound.path), self.settings) if sound is not None else None

    def _opened(self) -> None:
        if self._voice_key == self._shown:
            return  # only the look of the same sound has changed
        self._shown = self._voice_key
        self.call_off()
        self.stimulus_s = 0.0
        self._want()
        self._measure_short()
        self.measured.emit()

    def _measure_short(self) -> None:
        sound = self._source.sound
        if self.is_on and sound is not None and sound.duration_s <= LONGEST_UNASKED_S:
            self.measure()

    def _take_voice(self, key: _Voice, voice: RecordingVoice) -> None:
        self._job = None
        self._voices[key] = voice
        while len(self._voices) > MAX_VOICES:
            self._voices.popitem(last=False)
        self.measured.emit()
        self.improved.emit()

    def _give_up(self, error: object) -> None:
        self._job = None
        self.failed.emit(error)

    def _under_window(self) -> list[TrackRequest]:
        loaded, view = self._source.loaded, self._view
        if loaded is None or view.span_s > LONGEST_SPAN_S:
            return []
        loud = loaded.loud_peak(self.settings.step_s)
        first, last = int(view.start_s / CHUNK_S), math.ceil(view.stop_s / CHUNK_S)
        return [
            TrackRequest(loaded.sound, index * CHUNK_S, (index + 1) * CHUNK_S, self.settings, loud)
            for index in range(first, max(first + 1, last))
        ]

    def _want(self) -> None:
        if not self.is_on or self._source.error is not None:
            return
        wanted = [request for request in self._under_window() if request not in self._chunks]
        for request in [r for r in self._jobs if r not in wanted]:
            self._jobs.pop(request).cancel()
        for request in wanted:
            if request not in self._jobs:
                self._jobs[request] = job = self._desk.readers.submit(partial(_chunk, request), PRIORITY)
                job.done.connect(partial(self._arrived, request))
                job.failed.connect(self._give_up)

    def _arrived(self, request: TrackRequest, track: Track) -> None:
        self._jobs.pop(request, None)
        self._chunks[request] = track
        while len(self._chunks) > MAX_CHUNKS:
            self._chunks.popitem(last=False)
        self.improved.emit()

    def _call_off_tracks(self) -> None:
        for job in self._jobs.values():
            job.cancel()
        self._jobs.clear()


def _chunk(request: TrackRequest, job: Job) -> Track:
    """A piece tracked with a margin on either side, which is cut off again."""
    step_s = request.settings.step_s
    margin_n = math.ceil(MARGIN_S / step_s)
    start_s = max(0.0, request.start_s - margin_n * step_s)
    wide = replace(request, start_s=start_s, stop_s=request.stop_s + margin_n * step_s)
    found = measuring.track_pitch(wide, lambda: job.is_cancelled)
    first = round((request.start_s - start_s) / step_s)
    mine = slice(first, first + round((request.stop_s - request.start_s) / step_s))
    return Track(request.start_s, step_s, found.f0_hz[mine], found.strength[mine], found.level_db[mine])


def restarted(voice: RecordingVoice, stimulus_s: float) -> RecordingVoice:
    """The same recording with its latency counted from another time."""
    first_s = min((unit.start_s for unit in voice.units if unit.start_s >= stimulus_s), default=None)
    return replace(voice, stimulus_s=stimulus_s, latency_s=None if first_s is None else first_s - stimulus_s)
