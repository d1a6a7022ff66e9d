"""What the sound view measures: the selection, the pitch over the picture, the recording's cry units in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.changes import Changes
from cryapp.domain.voice import VoiceSettings
from cryapp.services import measuring
from cryapp.ui.i18n import tr
from cryapp.ui.panels.spectrogram import SpectrogramPanel
from cryapp.ui.panels.waveform import WaveformPanel
from cryapp.ui.sound.marked_units import MarkedUnits
from cryapp.ui.sound.selection_meter import SelectionMeter
from cryapp.ui.sound.source import PictureSource
from cryapp.ui.sound.viewport import Viewport
from cryapp.ui.sound.voice_overlay import VoiceOverlay
from cryapp.ui.sound.voice_tracks import VoiceTracks
from cryapp.ui.sound.voice_words import MODES

if TYPE_CHECKING:
    from cryapp.ui.dialogs.measurements import MeasurementsWindow


class VoiceView(QObject):
    changed = Signal()
    """Shown or not: to be kept."""
    failed = Signal(object)
    """UserError: the sound is gone or damaged."""

    def __init__(
        self,
        desk: Desk,
        viewport: Viewport,
        source: PictureSource,
        waveform: WaveformPanel,
        spectrogram: SpectrogramPanel,
        host: QWidget,
    ) -> None:
        super().__init__(host)
        self._desk, self._view, self._source, self._host = desk, viewport, source, host
        self.meter = SelectionMeter(desk, viewport, source, self)
        self.tracks = VoiceTracks(desk, viewport, source, self)
        self.marked = MarkedUnits(desk, source, self.tracks, self)
        self.table: MeasurementsWindow | None = None
        overlay = VoiceOverlay(self.tracks)
        for panel in (waveform, spectrogram):
            panel.overlays.append(overlay)
            self.tracks.improved.connect(panel.update)
        spectrogram.voice_at = self._voice_at
        spectrogram.selection_words = self.meter.words
        self.meter.measured.connect(spectrogram.update)
        self.meter.failed.connect(self.failed)
        self.tracks.failed.connect(self.failed)

    @property
    def is_shown(self) -> bool:
        """True while measurements are drawn over the sound."""
        return self.tracks.is_on

    def show(self, shown: bool) -> None:
        if shown != self.tracks.is_on:
            self.tracks.set_on(shown)
            self.changed.emit()

    def toggle(self) -> None:
        self.show(not self.is_shown)

    def set_settings(self, settings: VoiceSettings) -> None:
        """How this store measures voices."""
        self.meter.set_settings(settings)
        self.tracks.set_settings(settings)

    def follow_store(self) -> None:
        """Measures as this store says, now and whenever a reader changes it."""
        self._desk.bus.changed.connect(self._changed)
        self._read_settings()

    def _changed(self, changes: Changes) -> None:
        if changes.settings:
            self._read_settings()

    def _read_settings(self) -> None:
        library, say = self._desk.library, self._desk.bus.say
        self._desk.read(
            lambda: measuring.voice_settings(library),
            self.set_settings,
            lambda error: say(sentence_for(error), Level.WARNING),
        )

    def open_table(self) -> None:
        """The table of measurements beside the sound."""
        from cryapp.ui.dialogs.measurements import MeasurementsWindow

        if self.table is None:
            self.table = MeasurementsWindow(self._desk, self._view, self._source, self.tracks, self.marked, self._host)
        self.table.show_now()

    def _voice_at(self, at_s: float) -> tuple[float | None, str]:
        return self.tracks.f0_at(at_s), tr(MODES[self.tracks.mode_at(at_s)])
