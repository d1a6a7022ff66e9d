"""A recording measured by the cry units that its reader marked, beside those that are found in the sound."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from cryapp.bridge.desk import Desk
from cryapp.bridge.tasks import Job
from cryapp.domain.changes import Changes
from cryapp.domain.voice import RecordingVoice
from cryapp.services import measuring
from cryapp.services.measuring import MeasureRequest, Span
from cryapp.ui.sound.source import PictureSource
from cryapp.ui.sound.voice_tracks import VoiceTracks, restarted

Units = Callable[[], tuple[Span, ...]]
"""Reads the store: runs on the readers, with everything it needs captured."""


class MarkedUnits(QObject):
    """Reads the marks and measures them in one go, so that marks of one recording never meet the sound of another."""

    measured = Signal()
    progressed = Signal(object)
    """float: part measured, 0 … 1."""
    failed = Signal(object)
    """UserError"""

    def __init__(self, desk: Desk, source: PictureSource, voices: VoiceTracks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._source, self._voices = desk, source, voices
        self.asked_of: Callable[[], Units | None] = lambda: None
        """The call that reads the marks of the recording that is open; None where nobody can have marked it."""
        self.is_wanted = False
        self._voice: RecordingVoice | None = None
        self._job: Job | None = None
        source.opened.connect(self._renew)
        desk.bus.changed.connect(self._changed)

    @property
    def voice(self) -> RecordingVoice | None:
        """Its latency counts from where that of the whole recording does."""
        stimulus_s = self._voices.stimulus_s
        return self._voice if self._voice is None else restarted(self._voice, stimulus_s)

    @property
    def is_measuring(self) -> bool:
        return self._job is not None

    def measure(self) -> None:
        """Measures anew; what is under way is called off."""
        self.stop_measuring()
        sound, units = self._source.sound, self.asked_of()
        if sound is None or units is None or self._source.error is not None:
            return
        settings = self._voices.settings

        def work(job: Job) -> RecordingVoice:
            request = MeasureRequest(sound, settings, units())
            return measuring.measure(request, lambda: job.is_cancelled, job.progress.emit)

        self._job = self._desk.readers.submit(work)
        self._job.done.connect(partial(self._take, sound))
        self._job.failed.connect(self._give_up)
        self._job.progress.connect(self.progressed)

    def stop_measuring(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _take(self, sound: object, voice: RecordingVoice) -> None:
        self._job = None
        if sound == self._source.sound:
            self._voice = voice
            self.measured.emit()

    def _give_up(self, error: object) -> None:
        self._job = None
        self.failed.emit(error)

    def _renew(self) -> None:
        self._voice = None
        if self.is_wanted:
            self.measure()
        self.measured.emit()

    def _changed(self, changes: Changes) -> None:
        if self.is_wanted and (changes.segments or changes.settings):
            self.measure()
