"""What a selection measures, once it has come to rest; in words for the transport."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from cryapp.bridge.desk import Desk
from cryapp.bridge.tasks import Job
from cryapp.domain.voice import VoiceSettings
from cryapp.services import measuring
from cryapp.services.measuring import Selection, SelectionRequest
from cryapp.ui.i18n import tr
from cryapp.ui.sound.source import PictureSource
from cryapp.ui.sound.ticks import time_text
from cryapp.ui.sound.viewport import Viewport
from cryapp.ui.words import number

SETTLE_MS = 80
"""A selection that rests this long is measured."""
PRIORITY = 1
"""Before parts of a long picture, after the tiles one looks at."""

_Place = tuple[tuple[float, float] | None, tuple[float, float] | None]


class SelectionMeter(QObject):
    """Measures on the readers; an answer for a selection that has moved on is dropped."""

    measured = Signal()
    failed = Signal(object)
    """UserError"""

    def __init__(self, desk: Desk, viewport: Viewport, source: PictureSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._view, self._source = desk, viewport, source
        self._settings = VoiceSettings()
        self._found: tuple[_Place, Selection | None] = ((None, None), None)
        self._job: Job | None = None
        self._later = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._later.timeout.connect(self._measure)
        viewport.selection_changed.connect(self._moved)

    def set_settings(self, settings: VoiceSettings) -> None:
        if settings != self._settings:
            self._settings = settings
            self._moved()

    @property
    def selection(self) -> Selection | None:
        """What the present selection measures; None until that is known."""
        place, found = self._found
        return found if place == self._place else None

    def words(self) -> str:
        """The present selection and what is known of it; empty without one."""
        chosen = self._view.selection
        return selection_text(chosen[1] - chosen[0], self.selection, self._view.band_hz) if chosen is not None else ""

    @property
    def _place(self) -> _Place:
        return self._view.selection, self._view.band_hz

    def _moved(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._found = ((None, None), None)
        if self._view.selection is not None:
            self._later.start()

    def _measure(self) -> None:
        sound, place = self._source.sound, self._place
        if sound is None or place[0] is None or self._source.error is not None:
            return
        request = SelectionRequest(sound, *place[0], self._settings, place[1])
        self._job = self._desk.readers.submit(
            lambda job: measuring.measure_selection(request, lambda: job.is_cancelled), PRIORITY
        )
        self._job.done.connect(partial(self._arrived, place))
        self._job.failed.connect(self.failed)

    def _arrived(self, place: _Place, found: Selection) -> None:
        self._job = None
        self._found = (place, found)
        if place == self._place:
            self.measured.emit()


def selection_text(duration_s: float, found: Selection | None, band_hz: tuple[float, float] | None = None) -> str:
    """``1.42 s selected · peak 2,140 Hz · mean 1,610 Hz · f0 455 Hz · −31 dB``."""
    parts = [tr("{duration} selected").format(duration=time_text(duration_s, 0.01))]
    if band_hz is not None:
        parts.append(f"{number(band_hz[0])}–{number(band_hz[1])} Hz")
    if found is not None:
        if found.peak_hz is not None:
            parts.append(tr("peak {hz} Hz").format(hz=number(found.peak_hz)))
        if found.mean_hz is not None:
            parts.append(tr("mean {hz} Hz").format(hz=number(found.mean_hz)))
        if found.f0_hz is not None:
            parts.append(f"f0 {number(found.f0_hz)} Hz")
        if found.level_db is not None:
            parts.append(f"{number(found.level_db)} dB".replace("-", "−"))
    return " · ".join(parts)
