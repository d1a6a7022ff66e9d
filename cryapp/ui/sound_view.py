"""The sound view: overview, waveform, spectrogram, probability and transport over one window on time. It only wires."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.playback import SPEEDS, Player
from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.prediction import Prediction
from cryapp.domain.recording import Recording
from cryapp.domain.wording import mark
from cryapp.settings import Settings
from cryapp.ui import icons
from cryapp.ui.actions import ActionSpec
from cryapp.ui.figures import percent
from cryapp.ui.i18n import tr
from cryapp.ui.panels.overview import OverviewPanel
from cryapp.ui.panels.sound_look import LookPopover
from cryapp.ui.panels.sound_probability import ProbabilityPanel
from cryapp.ui.panels.spectrogram import SpectrogramPanel
from cryapp.ui.panels.tone_bar import ToneBar
from cryapp.ui.panels.transport import TransportPanel
from cryapp.ui.panels.waveform import WaveformPanel
from cryapp.ui.sound.acts import context_acts, sound_actions
from cryapp.ui.sound.hearing import hearing_values
from cryapp.ui.sound.layout import lay_out, zoom_button
from cryapp.ui.sound.listening import Listening
from cryapp.ui.sound.look import Look, look_from, look_values
from cryapp.ui.sound.lost import LostButtons
from cryapp.ui.sound.source import PictureSource
from cryapp.ui.sound.strip_marks import Answer, StripMarks
from cryapp.ui.sound.ticks import span_text, time_text
from cryapp.ui.sound.time_panel import TimePanel
from cryapp.ui.sound.viewport import Viewport
from cryapp.ui.sound_hearing import HearingControl
from cryapp.ui.sound_picture import SoundPicture
from cryapp.ui.sound_voice import VoiceView
from cryapp.ui.theme import theme
from cryapp.ui.widgets.basic import ElidedLabel, label

HIDDEN = mark("prediction hidden until you answer")
KEEP_MS = 600
DEVICES_MS = 700
"""Looking for sound devices costs 0.2 s; the first pictures must not wait for it."""


class SoundView(QWidget):
    """Shows and plays one recording.

    Args:
        desk: its readers draw the pictures.
        settings: where the look and the volume are kept; None keeps them for this session.
        reveals: False for views in which no prediction is ever shown.
    """

    def __init__(
        self, desk: Desk, settings: Settings | None = None, parent: QWidget | None = None, *, reveals: bool = True
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings, self._reveals = desk, settings, reveals
        self._look = look_from(settings) if settings is not None else Look()
        self._recording: Recording | None = None
        self._knows_devices = False
        self._said = ""
        self.menu_parts: list[Callable[[QMenu], object]] = []
        """Put their entries at the top of the right-click menu."""
        self.viewport = Viewport(self)
        self.source = PictureSource(desk, self)
        self.player = Player(self)
        self.listening = Listening(self.player, self.viewport, self)
        self.overview = OverviewPanel(self.viewport, self.source, self._look)
        self.marks = StripMarks()
        self.overview.overlays.append(self.marks)
        self.waveform = WaveformPanel(self.viewport, self.source)
        self.spectrogram = SpectrogramPanel(self.viewport, self.source, self._look)
        self.probability = ProbabilityPanel(self.viewport)
        self.tone_bar = ToneBar(self.source, self._look)
        self.transport = TransportPanel(SPEEDS)
        self.popover = LookPopover(self._look, self)
        self.hearing = HearingControl(self.player, self.listening, self.transport, settings, self)
        self.voices = VoiceView(desk, self.viewport, self.source, self.waveform, self.spectrogram, self)
        self.picture = SoundPicture(desk, self._pictured, self.tone_bar, self._caption, self)
        self.lost = LostButtons(self.spectrogram)
        self._extent, self._note = label("", "small"), ElidedLabel("", "small")
        self._lay_out()
        self._keep_later = self._later(KEEP_MS, self._keep)
        self._look_for_devices = self._later(DEVICES_MS, self._find_devices)
        self._connect()
        self._restyle()
        self._refresh()

    # --- what the workspace asks for --------------------------------------------------------------------------

    def show_recording(self, recording: Recording | None) -> None:
        """Shows another recording from its beginning; None empties the view."""
        before, self._recording = self._recording, recording
        if _same_sound(before, recording) and self.source.error is None:
            return
        self._take_back()
        self.listening.start_over()
        self.player.load(None)
        self.viewport.reset(recording.duration_s if recording is not None else 0.0)
        self.set_revealed(None)
        self.set_answer(None)
        self.source.show(recording, self._look.analysis)
        self._refresh()

    def set_revealed(self, prediction: Prediction | None) -> None:
        """Shows a model's probability over time; None hides it again."""
        there = self._recording is not None
        self.probability.set_hint(tr("probability, once you have answered") if there else "")
        self.probability.set_prediction(prediction)
        self.marks.prediction = prediction
        self.overview.update()
        if prediction is None:
            self._note.set_whole(tr(HIDDEN) if there and self._reveals else "")
            return
        key, share = prediction.top
        if prediction.positive_key is not None:
            key, share = prediction.positive_key, prediction.probabilities[prediction.positive_key]
        task = self._desk.task
        shown = task.class_of(key) if task is not None else None
        name = tr(shown.name) if shown is not None else key.replace("_", " ")
        doubt = f" – {tr(prediction.doubt.words)}" if prediction.doubt.words else ""
        self._note.set_whole(f"{prediction.model_name}: {name} {percent(share)}{doubt}")

    def add_below_spectrogram(self, panel: TimePanel) -> None:
        """Puts a further panel on the same time axis right below the spectrogram."""
        frame = self.spectrogram.parentWidget()
        body = frame.layout() if frame is not None else None
        assert isinstance(body, QBoxLayout)
        body.insertWidget(body.indexOf(self.spectrogram) + 1, panel)
        panel.context_asked.connect(self._menu)

    def set_answer(self, answer: Answer | None) -> None:
        """The reader's own answer, along the overview."""
        if answer != self.marks.answer:
            self.marks.answer = answer
            self.overview.update()

    def prefetch(self, recording: Recording) -> None:
        """Gets the pictures of a recording ready that is likely to be shown next."""
        self.source.prefetch(recording, self._look.analysis)

    @property
    def times_played(self) -> int:
        """How often the reader listened to the recording shown."""
        return self.listening.times_played

    def view_state(self) -> dict[str, Any]:
        """What the reader has in front of them, to be kept with a label."""
        view, look = self.viewport, self._look
        return {
            "start_s": round(view.start_s, 3),
            "stop_s": round(view.stop_s, 3),
            "selection_s": [round(s, 3) for s in view.selection] if view.selection is not None else None,
            "times_played": self.times_played,
            "speed": self.player.speed,
            "window_ms": round(look.analysis.window_s * 1000),
            "scale": look.scale.value,
            "high_hz": look.high_hz,
            "colours": look.colours,
            "range_db": look.range_db,
            "brightness_db": look.brightness_db,
            "denoised": look.analysis.denoised,
            "band_hz": [round(hz) for hz in view.band_hz] if view.band_hz is not None else None,
            "gain_db": self.hearing.value.gain_db,
            "measurements": self.voices.is_shown,
            "sound_shown": self.has_sound,
        }

    def apply_settings(self) -> None:
        """Takes the look over from the settings after they were changed elsewhere."""
        if self._settings is not None:
            self._set_look(look_from(self._settings))

    def stop(self) -> None:
        """Silence, for instance when the workspace is left."""
        self.player.stop()

    def action_specs(self) -> Sequence[ActionSpec]:
        """Every act on the sound with its keys."""
        return sound_actions(self)

    @property
    def has_sound(self) -> bool:
        """True once the recording can be seen and heard."""
        return self.source.loaded is not None and self.source.error is None

    @property
    def why_lost(self) -> str:
        """Why the recording cannot be read: its sound is gone or changed. Empty while it can."""
        error = self.source.error
        return "" if error is None else tr(error.happened) if isinstance(error, UserError) else sentence_for(error)

    def _changed(self, changes: Changes) -> None:
        if changes.settings:
            self.apply_settings()
        recording = self._recording
        if self.source.error is not None and recording is not None and recording.id in changes.recordings:
            self.source.look_again()

    # --- answers ----------------------------------------------------------------------------------------------

    def _opened(self) -> None:
        self._take_back()
        sound = self.source.sound
        if sound is not None and abs(sound.duration_s - self.viewport.duration_s) > 1e-6:
            # The working copy decides: what the store says may be rounded.
            self.viewport.reset(sound.duration_s)
        if sound != self.player.sound:
            self.player.load(sound)
        self._refresh()
        if not self._knows_devices:
            self._look_for_devices.start()

    def _find_devices(self) -> None:
        self._knows_devices = True
        self._refresh()
        if self.player.why_silent:
            self._desk.bus.say(self.player.why_silent, Level.INFO)

    def _failed(self, _error: object) -> None:
        """The hatched area says it, with what can be done: once, where one looks."""
        self.player.load(None)
        self._take_back()
        self._refresh()

    def _not_measured(self, error: object) -> None:
        if self.source.error is None and isinstance(error, Exception):
            self._take_back()
            self._said = sentence_for(error)
            self._desk.bus.say(self._said, Level.WARNING)

    def _take_back(self) -> None:
        """The sound is lost, back, or another one is shown: what was said of it is true no longer."""
        said, self._said = self._said, ""
        if said:
            self._desk.bus.withdraw(said)

    def _not_played(self, error: object) -> None:
        self._refresh()
        if isinstance(error, Exception):
            self._desk.bus.say(sentence_for(error), Level.WARNING)

    def _set_look(self, look: Look) -> None:
        if look == self._look:
            return
        renewed = look.analysis != self._look.analysis
        self._look = look
        for part in (self.spectrogram, self.overview, self.tone_bar, self.popover):
            part.set_look(look)
        self.transport.set_look_text(look.summary)
        if renewed:
            self.source.show(self._recording, look.analysis)
        self._keep_later.start()

    def toggle_denoised(self) -> None:
        """The picture with steady noise sunk, and back."""
        analysis = self._look.analysis
        self._set_look(replace(self._look, analysis=replace(analysis, denoised=not analysis.denoised)))

    @property
    def is_denoised(self) -> bool:
        return self._look.analysis.denoised

    def open_look(self) -> None:
        self.popover.show_above(self.transport.look, from_right=True)

    def _keep(self) -> None:
        if self._settings is not None:
            shown = {"sound.overlays": self.voices.is_shown}
            self._settings.update({**look_values(self._look), **hearing_values(self.hearing.value), **shown})

    def _refresh(self) -> None:
        why_silent = self.player.why_silent if self._knows_devices else ""
        chosen = self.viewport.selection is not None
        self.transport.set_usable(sound=self.has_sound, selection=chosen, why_silent=why_silent)
        self.transport.set_playing(self.player.is_playing)
        self.lost.setVisible(self.source.error is not None)
        self.spectrogram.setAccessibleDescription(self.why_lost)  # the sentence is painted, and so not read out
        for button in self._zoom_buttons:
            button.setEnabled(self.has_sound)
        self._show_place()

    def _show_place(self) -> None:
        view = self.viewport
        if self._recording is None:
            self.transport.set_read_out("")
        elif view.selection is not None:
            self.transport.set_read_out(self.voices.meter.words())
        else:
            here = time_text(view.playhead_s, 0.1 if self.player.is_playing else 0.01)
            self.transport.show_time(here, time_text(view.duration_s, 0.1), time_text(view.duration_s, 0.01))

    def _pictured(self) -> tuple[QWidget, ...]:
        shown = (self.waveform, self.spectrogram)
        return (*shown, self.probability) if self.probability.has_prediction else shown

    def _caption(self) -> tuple[str, str]:
        view, recording = self.viewport, self._recording
        if recording is None:
            return "", ""
        extent = span_text(view.start_s, view.stop_s, view.duration_s)
        window = f"{self._look.analysis.window.value} {self._look.analysis.window_s * 1000:g} ms"
        return f"{recording.title} · {extent}", f"{window} · {self._look.summary}"

    def _show_extent(self) -> None:
        view = self.viewport
        text = span_text(view.start_s, view.stop_s, view.duration_s) if self._recording is not None else ""
        self._extent.setText(tr("Overview · {text}").format(text=text) if text else tr("Overview"))

    def _menu(self, place: QPointF) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for fill in self.menu_parts:
            fill(menu)
        for text, call, usable in context_acts(self.viewport, self.listening):
            action = menu.addAction(text)
            action.setEnabled(usable and self.has_sound)
            action.triggered.connect(lambda _checked=False, c=call: c())
        menu.popup(place.toPoint())

    # --- putting together -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        view = self.viewport
        self._zoom_buttons = [
            zoom_button("zoom-out", tr("Zoom out"), "Ctrl+-", partial(view.zoom, 0.5)),
            zoom_button("zoom-in", tr("Zoom in"), "Ctrl+=", partial(view.zoom, 2.0)),
            zoom_button("zoom-selection", tr("Zoom to the selection"), "Ctrl+E", view.zoom_to_selection),
            zoom_button("zoom-all", tr("Show all"), "Ctrl+F", view.zoom_all),
        ]
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = (self._extent, self._note, *self._zoom_buttons)
        pictures = (self.spectrogram, self.probability)
        lay_out(self, head, self.overview, self.waveform, pictures, self.tone_bar, self.transport)
        self.probability.setVisible(self._reveals)

    def _connect(self) -> None:
        view, transport, ear = self.viewport, self.transport, self.listening
        view.view_changed.connect(self._show_extent)
        view.selection_changed.connect(self._refresh)
        self.voices.meter.measured.connect(self._show_place)
        self.voices.failed.connect(self._not_measured)
        self.voices.changed.connect(self._keep_later.start)
        self.hearing.changed.connect(self._keep_later.start)
        if self._settings is not None and self._settings["sound.overlays"]:
            self.voices.show(True)
        self.source.opened.connect(self._opened)
        self.source.failed.connect(self._failed)
        self.player.state_changed.connect(self._refresh)
        self.player.failed.connect(self._not_played)
        ear.loop_changed.connect(transport.loop.setChecked)
        transport.play_asked.connect(ear.play_or_pause)
        transport.selection_asked.connect(ear.play_selection)
        transport.loop_asked.connect(ear.set_loop)
        transport.look_asked.connect(self.open_look)
        transport.set_look_text(self._look.summary)
        self.popover.changed.connect(self._set_look)
        self.tone_bar.changed.connect(self._set_look)
        for panel in (self.waveform, self.spectrogram, self.probability):
            panel.context_asked.connect(self._menu)
        self.lost.again_wanted.connect(self.source.look_again)
        self.lost.folder_wanted.connect(lambda: self._desk.wished.emit("window.find_folder"))
        self._desk.bus.changed.connect(self._changed)
        theme().changed.connect(self._restyle)
        self._show_extent()

    def _later(self, interval_ms: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=interval_ms, singleShot=True)
        timer.timeout.connect(call)
        return timer

    def _restyle(self) -> None:
        for button in self._zoom_buttons:
            button.setIcon(icons.icon(str(button.property("icon_name")), "muted"))

    def hideEvent(self, event: QHideEvent) -> None:
        self.player.stop()
        super().hideEvent(event)


def _same_sound(one: Recording | None, other: Recording | None) -> bool:
    """True for a recording whose record changed but not its sound."""
    return one is not None and other is not None and (one.id, one.vault_key) == (other.id, other.vault_key)
