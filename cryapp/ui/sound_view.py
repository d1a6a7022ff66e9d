"""The sound view: overview, waveform, spectrogram, probability and transport over one window on time. It only wires."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSplitter, QToolButton, QVBoxLayout, QWidget

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.playback import SPEEDS, Player
from cryapp.domain.changes import Changes
from cryapp.domain.prediction import Prediction
from cryapp.domain.recording import Recording
from cryapp.services import rendering
from cryapp.settings import Settings
from cryapp.ui import icons
from cryapp.ui.actions import ActionSpec, shown_key
from cryapp.ui.panels.overview import OverviewPanel
from cryapp.ui.panels.sound_look import LookPopover
from cryapp.ui.panels.sound_probability import ProbabilityPanel
from cryapp.ui.panels.spectrogram import SpectrogramPanel
from cryapp.ui.panels.tone_bar import ToneBar
from cryapp.ui.panels.transport import TransportPanel, selection_text
from cryapp.ui.panels.waveform import WaveformPanel
from cryapp.ui.sound.acts import context_acts, sound_actions
from cryapp.ui.sound.listening import Listening
from cryapp.ui.sound.look import Look, look_from, look_values
from cryapp.ui.sound.source import PictureSource
from cryapp.ui.sound.ticks import span_text, time_text
from cryapp.ui.sound.viewport import Viewport
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import ElidedLabel, label

HIDDEN = "prediction hidden until you answer"
SETTLE_MS = 80
"""A selection that rests this long is measured."""
KEEP_MS = 600
DEVICES_MS = 700
"""Looking for sound devices costs 0.2 s; the first pictures must not wait for it."""


class SoundView(QWidget):
    """Shows and plays one recording.

    Args:
        desk: its readers draw the pictures.
        settings: where the look and the volume are kept; None keeps them for this session.
    """

    def __init__(self, desk: Desk, settings: Settings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._settings = desk, settings
        self._look = look_from(settings) if settings is not None else Look()
        self._recording: Recording | None = None
        self._peak: tuple[tuple[float, float] | None, float | None] = (None, None)
        """The selection measured last, and its peak frequency in Hz."""
        self._knows_devices = False
        self.viewport = Viewport(self)
        self.source = PictureSource(desk, self)
        self.player = Player(self)
        self.listening = Listening(self.player, self.viewport, self)
        self.overview = OverviewPanel(self.viewport, self.source, self._look)
        self.waveform = WaveformPanel(self.viewport, self.source)
        self.spectrogram = SpectrogramPanel(self.viewport, self.source, self._look)
        self.probability = ProbabilityPanel(self.viewport)
        self.tone_bar = ToneBar(self.source, self._look)
        self.transport = TransportPanel(SPEEDS)
        self.popover = LookPopover(self._look, self)
        self._extent, self._note = label("", "small"), ElidedLabel("", "small")
        self._lay_out()
        self._measure_later = self._later(SETTLE_MS, self._measure)
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
        self.listening.start_over()
        self.player.load(None)
        self.viewport.reset(recording.duration_s if recording is not None else 0.0)
        self.set_revealed(None)
        self.source.show(recording, self._look.analysis)
        self._refresh()

    def set_revealed(self, prediction: Prediction | None) -> None:
        """Shows a model's probability over time; None hides it again."""
        there = self._recording is not None
        self.probability.set_hint("probability over time, once you have answered" if there else "")
        self.probability.set_prediction(prediction)
        if prediction is None:
            self._note.set_whole(HIDDEN if there else "")
            return
        key, share = prediction.top
        if prediction.positive_key is not None:
            key, share = prediction.positive_key, prediction.probabilities[prediction.positive_key]
        task = self._desk.task
        shown = task.class_of(key) if task is not None else None
        name = shown.name if shown is not None else key.replace("_", " ")
        doubt = f" – {prediction.doubt.words}" if prediction.doubt.words else ""
        self._note.set_whole(f"{prediction.model_name}: {name} {100 * share:.0f} %{doubt}")

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
        return sound_actions(self.viewport, self.listening, lambda: self.has_sound, self._open_look)

    @property
    def has_sound(self) -> bool:
        """True once the recording can be seen and heard."""
        return self.source.loaded is not None and self.source.error is None

    def _changed(self, changes: Changes) -> None:
        if changes.settings:
            self.apply_settings()

    # --- answers ----------------------------------------------------------------------------------------------

    def _opened(self) -> None:
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

    def _failed(self, error: object) -> None:
        self.player.load(None)
        self._not_played(error)

    def _not_played(self, error: object) -> None:
        self._refresh()
        if isinstance(error, Exception):
            self._desk.bus.say(sentence_for(error), Level.WARNING)

    def _set_speed(self, speed: float) -> None:
        self.listening.set_speed(speed)
        self.transport.set_speed(speed)

    def _set_volume(self, volume: float) -> None:
        self.player.set_volume(volume)
        self._keep_later.start()

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

    def _open_look(self) -> None:
        self.popover.show_above(self.transport.look)

    def _keep(self) -> None:
        if self._settings is not None:
            self._settings.update({**look_values(self._look), "sound.volume": round(self.player.volume * 100)})

    def _measure(self) -> None:
        """Asks for the peak frequency of a selection that has come to rest."""
        sound, selection = self.source.sound, self.viewport.selection
        if sound is None or selection is None or self.source.error is not None:
            return

        def measured(peak_hz: float | None) -> None:
            self._peak = (selection, peak_hz)
            self._show_place()

        self._desk.read(partial(rendering.peak_frequency, sound, *selection), measured, self._failed)

    def _selection_changed(self) -> None:
        self._refresh()
        self._measure_later.start()

    def _refresh(self) -> None:
        why_silent = self.player.why_silent if self._knows_devices else ""
        chosen = self.viewport.selection is not None
        self.transport.set_usable(sound=self.has_sound, selection=chosen, why_silent=why_silent)
        self.transport.set_playing(self.player.is_playing)
        for button in self._zoom_buttons:
            button.setEnabled(self.has_sound)
        self._show_place()

    def _show_place(self) -> None:
        view = self.viewport
        if self._recording is None:
            text = ""
        elif view.selection is not None:
            measured, peak_hz = self._peak
            text = selection_text(
                view.selection[1] - view.selection[0], peak_hz if measured == view.selection else None
            )
        else:
            step_s = 0.1 if self.player.is_playing else 0.01
            text = f"{time_text(view.playhead_s, step_s)} of {time_text(view.duration_s, 0.1)}"
        self.transport.set_read_out(text)

    def _show_extent(self) -> None:
        view = self.viewport
        text = span_text(view.start_s, view.stop_s, view.duration_s) if self._recording is not None else ""
        self._extent.setText(f"Overview · {text}" if text else "Overview")

    def _menu(self, place: QPointF) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, call, usable in context_acts(self.viewport, self.listening):
            action = menu.addAction(text)
            action.setEnabled(usable and self.has_sound)
            action.triggered.connect(lambda _checked=False, c=call: c())
        menu.popup(place.toPoint())

    # --- putting together -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        view = self.viewport
        self._zoom_buttons = [
            _zoom_button("zoom-out", "Zoom out", "Ctrl+-", partial(view.zoom, 0.5)),
            _zoom_button("zoom-in", "Zoom in", "Ctrl+=", partial(view.zoom, 2.0)),
            _zoom_button("zoom-selection", "Zoom to the selection", "Ctrl+E", view.zoom_to_selection),
            _zoom_button("zoom-all", "Show all", "Ctrl+F", view.zoom_all),
        ]
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._extent)
        head.addWidget(self._note, 1)
        head.addSpacing(SPACE_PX)
        for button in self._zoom_buttons:
            head.addWidget(button)
        over, over_body = _frame(self.overview)
        over_body.setContentsMargins(SPACE_PX, 4, SPACE_PX, SPACE_PX)
        over_body.insertLayout(0, head)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(SPACE_PX)
        split.addWidget(_frame(self.waveform)[0])
        split.addWidget(_frame(self.spectrogram, self.probability)[0])
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 5)
        split.setSizes([96, 480])
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(SPACE_PX)
        body.addWidget(over)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_PX)
        middle.addWidget(split, 1)
        middle.addWidget(_frame(self.tone_bar)[0])
        body.addLayout(middle, 1)
        body.addWidget(self.transport)

    def _connect(self) -> None:
        view, transport, ear = self.viewport, self.transport, self.listening
        view.view_changed.connect(self._show_extent)
        view.selection_changed.connect(self._selection_changed)
        view.playhead_changed.connect(self._show_place)
        self.source.opened.connect(self._opened)
        self.source.failed.connect(self._failed)
        self.player.state_changed.connect(self._refresh)
        self.player.failed.connect(self._not_played)
        ear.loop_changed.connect(transport.loop.setChecked)
        transport.play_asked.connect(ear.play_or_pause)
        transport.selection_asked.connect(ear.play_selection)
        transport.loop_asked.connect(ear.set_loop)
        transport.speed_asked.connect(self._set_speed)
        if self._settings is not None:
            volume = int(self._settings["sound.volume"])
            transport.volume.setValue(volume)
            self.player.set_volume(volume / 100)
        transport.volume_asked.connect(self._set_volume)
        transport.look_asked.connect(self._open_look)
        transport.set_look_text(self._look.summary)
        self.popover.changed.connect(self._set_look)
        self.tone_bar.changed.connect(self._set_look)
        for panel in (self.waveform, self.spectrogram, self.probability):
            panel.context_asked.connect(self._menu)
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


def _zoom_button(icon: str, text: str, key: str, call: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setObjectName("quiet")
    button.setProperty("icon_name", icon)
    button.setToolTip(f"{text} ({shown_key(key)})")
    button.setAccessibleName(text)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.clicked.connect(lambda _checked=False: call())
    return button


def _frame(*panels: QWidget) -> tuple[QFrame, QVBoxLayout]:
    """A framed column of panels."""
    frame = QFrame()
    frame.setObjectName("panel")
    body = QVBoxLayout(frame)
    body.setContentsMargins(SPACE_PX // 2, SPACE_PX, SPACE_PX, SPACE_PX // 2)
    body.setSpacing(4)
    for panel in panels:
        body.addWidget(panel)
    return frame, body
