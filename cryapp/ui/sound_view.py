"""The sound view: overview, waveform, spectrogram, probability and transport over one window on time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSplitter, QToolButton, QVBoxLayout, QWidget

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.playback import SPEEDS, Player
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
from cryapp.ui.panels.transport import TransportPanel, selection_text
from cryapp.ui.panels.waveform import WaveformPanel
from cryapp.ui.sound.look import Look, look_from, look_values
from cryapp.ui.sound.source import PictureSource
from cryapp.ui.sound.ticks import span_text, time_text
from cryapp.ui.sound.time_panel import TimePanel
from cryapp.ui.sound.viewport import Viewport
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import ElidedLabel, label

HIDDEN = "prediction hidden until you answer"
STEP_SHARE = 0.02
"""An arrow key moves the cursor by this share of what is visible."""
SETTLE_MS = 80
KEEP_MS = 600
DEVICES_MS = 700


class SoundView(QWidget):
    """Shows and plays one recording.

    Args:
        desk: its readers draw the pictures.
        settings: where the look and the volume are kept; None keeps them for this session.
    """

    def __init__(self, desk: Desk, settings: Settings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self._look = look_from(settings) if settings is not None else Look()
        self._recording: Recording | None = None
        self._times_played = 0
        self._play_from_s = 0.0
        self._loop = False
        self._peak: tuple[tuple[float, float] | None, float | None] = (None, None)
        """The selection measured last, and its peak frequency in Hz."""
        self.viewport = Viewport(self)
        self.source = PictureSource(desk, self)
        self.player = Player(self)
        self.overview = OverviewPanel(self.viewport, self.source, self._look)
        self.waveform = WaveformPanel(self.viewport, self.source)
        self.spectrogram = SpectrogramPanel(self.viewport, self.source, self._look)
        self.probability = ProbabilityPanel(self.viewport)
        self.transport = TransportPanel(SPEEDS)
        self.popover = LookPopover(self._look, self)
        self._note = ElidedLabel("", "small")
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._extent = label("", "small")
        self._measure_later = QTimer(self, interval=SETTLE_MS, singleShot=True)
        # Looking for sound devices costs 0.2 s; the first pictures must not wait for it.
        self._look_for_devices = QTimer(self, interval=DEVICES_MS, singleShot=True)
        self._knows_devices = False
        self._keep_later = QTimer(self, interval=KEEP_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self._restyle()
        self._refresh_transport()

    # --- what the workspace asks for --------------------------------------------------------------------------

    def show_recording(self, recording: Recording | None) -> None:
        """Shows another recording from its beginning; None empties the view."""
        if recording is not None and self._recording is not None and recording.id == self._recording.id:
            same_sound = recording.vault_key == self._recording.vault_key
            self._recording = recording
            if same_sound and self.source.error is None:
                return
        self._recording = recording
        self._times_played = 0
        self.player.load(None)
        self.set_revealed(None)
        self.viewport.reset(recording.duration_s if recording is not None else 0.0)
        self.source.show(recording, self._look.analysis)
        self._refresh_transport()

    def set_revealed(self, prediction: Prediction | None) -> None:
        """Shows a model's probability over time; None hides it again."""
        self.probability.set_prediction(prediction)
        self.probability.set_hint("" if self._recording is None else "probability over time, once you have answered")
        if prediction is None:
            self._note.set_whole(HIDDEN if self._recording is not None else "")
            return
        key, share = prediction.top
        if prediction.positive_key is not None:
            key, share = prediction.positive_key, prediction.probabilities[prediction.positive_key]
        self._note.set_whole(f"{prediction.model_name}: {key.replace('_', ' ')} {share:.0%}".replace("%", " %"))

    def prefetch(self, recording: Recording) -> None:
        """Gets the pictures of a recording ready that is likely to be shown next."""
        self.source.prefetch(recording, self._look.analysis)

    @property
    def times_played(self) -> int:
        """How often the reader listened to the recording shown."""
        return self._times_played

    def view_state(self) -> dict[str, Any]:
        """What the reader has in front of them, to be kept with a label."""
        view, look = self.viewport, self._look
        return {
            "start_s": round(view.start_s, 3),
            "stop_s": round(view.stop_s, 3),
            "selection_s": [round(s, 3) for s in view.selection] if view.selection is not None else None,
            "times_played": self._times_played,
            "speed": self.player.speed,
            "window_ms": round(look.analysis.window_s * 1000),
            "scale": look.scale.value,
            "high_hz": look.high_hz,
            "colours": look.colours,
            "range_db": look.range_db,
            "sound_shown": self.source.error is None and self.source.loaded is not None,
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
        return _action_specs(self)

    # --- acts -------------------------------------------------------------------------------------------------

    @property
    def has_sound(self) -> bool:
        return self.source.loaded is not None and self.source.error is None

    @property
    def has_selection(self) -> bool:
        return self.viewport.selection is not None

    @property
    def loops(self) -> bool:
        return self._loop

    def play_or_pause(self) -> None:
        if self.player.is_playing:
            self.player.stop()
            return
        view = self.viewport
        if self._loop and view.selection is not None:
            self.play_selection()
            return
        at_end = view.playhead_s >= view.duration_s - 0.02
        self._begin(0.0, view.duration_s, 0.0 if at_end else view.playhead_s)

    def play_selection(self) -> None:
        if self.viewport.selection is not None:
            start_s, stop_s = self.viewport.selection
            self._begin(start_s, stop_s, start_s)

    def stop_or_clear(self) -> None:
        """Stops what plays; pressed in silence, clears the selection."""
        if self.player.is_playing:
            self.player.stop()
            self.viewport.set_playhead(self._play_from_s)
        else:
            self.viewport.clear_selection()

    def set_loop(self, loop: bool) -> None:
        self._loop = loop
        self.transport.loop.setChecked(loop)
        self._go_on_playing()

    def step(self, steps: float) -> None:
        self.seek(self.viewport.playhead_s + steps * STEP_SHARE * self.viewport.span_s)

    def seek(self, at_s: float) -> None:
        """Moves the cursor; what plays goes on from there."""
        self.viewport.set_playhead(at_s, follow=True)
        self._go_on_playing()

    def to_end(self, *, last: bool) -> None:
        view = self.viewport
        view.show(*((view.duration_s - view.span_s, view.duration_s) if last else (0.0, view.span_s)))
        self.seek(view.duration_s if last else 0.0)

    def _begin(self, start_s: float, stop_s: float, enter_s: float) -> None:
        if self.player.play(start_s, stop_s, enter_s, self._loop):
            self._times_played += 1
            self._play_from_s = enter_s
            self.viewport.set_playhead(enter_s, follow=True)

    def _go_on_playing(self) -> None:
        if not self.player.is_playing:
            return
        view = self.viewport
        start_s, stop_s = 0.0, view.duration_s
        if self._loop and view.selection is not None and view.selection[0] <= view.playhead_s <= view.selection[1]:
            start_s, stop_s = view.selection
        if not self.player.play(start_s, stop_s, view.playhead_s, self._loop):
            self.player.stop()

    # --- answers ----------------------------------------------------------------------------------------------

    def _opened(self) -> None:
        sound = self.source.sound
        if sound is not None and abs(sound.duration_s - self.viewport.duration_s) > 1e-6:
            # The working copy decides: what the store says may be rounded.
            self.viewport.reset(sound.duration_s)
        self.player.load(sound)
        self._refresh_transport()
        if not self._knows_devices:
            self._look_for_devices.start()

    def _find_devices(self) -> None:
        self._knows_devices = True
        self._refresh_transport()

    def _failed(self, error: object) -> None:
        self.player.load(None)
        self._refresh_transport()
        if isinstance(error, Exception):
            self._desk.bus.say(sentence_for(error), Level.WARNING)

    def _not_played(self, error: object) -> None:
        self._refresh_transport()
        if isinstance(error, Exception):
            self._desk.bus.say(sentence_for(error), Level.WARNING)

    def _finished(self) -> None:
        self.viewport.set_playhead(self._play_from_s)

    def _heard(self, at_s: float) -> None:
        self.viewport.set_playhead(at_s, follow=True)

    def _set_speed(self, speed: float) -> None:
        self.player.set_speed(speed)
        self.transport.set_speed(speed)
        self._go_on_playing()

    def _set_volume(self, volume: float) -> None:
        self.player.set_volume(volume)
        self._keep_later.start()

    def _set_look(self, look: Look) -> None:
        if look == self._look:
            return
        renewed = look.analysis != self._look.analysis
        self._look = look
        self.spectrogram.set_look(look)
        self.overview.set_look(look)
        self.popover.set_look(look)
        self.transport.set_look_text(look.summary)
        if renewed:
            self.source.show(self._recording, look.analysis)
        self._keep_later.start()

    def _keep(self) -> None:
        if self._settings is not None:
            self._settings.update({**look_values(self._look), "sound.volume": round(self.player.volume * 100)})

    def _measure(self) -> None:
        """Asks for the peak frequency of a selection that has come to rest."""
        sound, selection = self.source.sound, self.viewport.selection
        if sound is None or selection is None:
            return

        def measured(peak_hz: float | None) -> None:
            self._peak = (selection, peak_hz)
            self._show_place()

        self._desk.read(partial(rendering.peak_frequency, sound, *selection), measured, self._not_measured)

    def _not_measured(self, _error: Exception) -> None:
        """The picture says already that the sound cannot be read."""

    def _refresh_transport(self) -> None:
        why_silent = self.player.why_silent if self._knows_devices else ""
        self.transport.set_usable(sound=self.has_sound, selection=self.has_selection, why_silent=why_silent)
        self.transport.set_playing(self.player.is_playing)
        for button in self._zoom_buttons:
            button.setEnabled(self.has_sound)
        self._show_place()

    def _selection_changed(self) -> None:
        self._refresh_transport()
        self._measure_later.start()

    def _show_place(self) -> None:
        view = self.viewport
        if view.selection is not None:
            measured, peak_hz = self._peak
            known_hz = peak_hz if measured == view.selection else None
            self.transport.set_read_out(selection_text(view.selection[1] - view.selection[0], known_hz))
        elif self._recording is None:
            self.transport.set_read_out("")
        else:
            place = time_text(view.playhead_s, 0.01)
            self.transport.set_read_out(f"{place} of {time_text(view.duration_s, 0.1)}")

    def _show_extent(self) -> None:
        view = self.viewport
        text = span_text(view.start_s, view.stop_s, view.duration_s) if self._recording is not None else ""
        self._extent.setText(f"Overview · {text}" if text else "Overview")

    def _menu(self, place: QPointF) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view = self.viewport
        for text, call, usable in (
            ("Play selection", self.play_selection, self.has_selection),
            ("Zoom to selection", view.zoom_to_selection, self.has_selection),
            ("Clear selection", view.clear_selection, self.has_selection),
            ("Show all", view.zoom_all, self.has_sound),
            ("Back to the view before", view.back, view.can_go_back),
        ):
            action = menu.addAction(text)
            action.setEnabled(usable)
            action.triggered.connect(call)
        menu.popup(place.toPoint())

    # --- putting together -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(SPACE_PX)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._extent)
        head.addWidget(self._note, 1)
        head.addSpacing(SPACE_PX)
        self._zoom_buttons = [
            self._tool("zoom-out", "Zoom out", "Ctrl+-", partial(self.viewport.zoom, 0.5)),
            self._tool("zoom-in", "Zoom in", "Ctrl+=", partial(self.viewport.zoom, 2.0)),
            self._tool("zoom-selection", "Zoom to the selection", "Ctrl+E", self.viewport.zoom_to_selection),
            self._tool("zoom-all", "Show all", "Ctrl+F", self.viewport.zoom_all),
        ]
        for button in self._zoom_buttons:
            head.addWidget(button)
        over = _framed(self)
        over_body = QVBoxLayout(over)
        over_body.setContentsMargins(SPACE_PX, 4, SPACE_PX, SPACE_PX)
        over_body.setSpacing(4)
        over_body.addLayout(head)
        over_body.addWidget(self.overview)
        body.addWidget(over)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(SPACE_PX)
        split.addWidget(_framed(self, self.waveform))
        split.addWidget(_framed(self, self.spectrogram, self.probability))
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 5)
        split.setSizes([96, 480])
        body.addWidget(split, 1)
        body.addWidget(self.transport)

    def _connect(self) -> None:
        view, transport = self.viewport, self.transport
        view.view_changed.connect(self._show_extent)
        view.selection_changed.connect(self._selection_changed)
        view.playhead_changed.connect(self._show_place)
        view.seek_asked.connect(self.seek)
        self.source.opened.connect(self._opened)
        self.source.failed.connect(self._failed)
        self.player.state_changed.connect(self._refresh_transport)
        self.player.position_changed.connect(self._heard)
        self.player.finished.connect(self._finished)
        self.player.failed.connect(self._not_played)
        transport.play_asked.connect(self.play_or_pause)
        transport.selection_asked.connect(self.play_selection)
        transport.loop_asked.connect(self.set_loop)
        transport.speed_asked.connect(self._set_speed)
        transport.volume_asked.connect(self._set_volume)
        transport.look_asked.connect(lambda: self.popover.show_above(transport.look))
        transport.set_look_text(self._look.summary)
        self.popover.changed.connect(self._set_look)
        self._measure_later.timeout.connect(self._measure)
        self._look_for_devices.timeout.connect(self._find_devices)
        self._keep_later.timeout.connect(self._keep)
        if self._settings is not None:
            transport.volume.setValue(int(self._settings["sound.volume"]))
        panels: tuple[TimePanel, ...] = (self.waveform, self.spectrogram, self.probability)
        for panel in panels:
            panel.context_asked.connect(self._menu)
        theme().changed.connect(self._restyle)
        self._show_extent()

    def _tool(self, icon: str, text: str, key: str, call: Any) -> QToolButton:
        button = QToolButton()
        button.setObjectName("quiet")
        button.setProperty("icon_name", icon)
        button.setToolTip(f"{text} ({shown_key(key)})")
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda _checked=False: call())
        return button

    def _restyle(self) -> None:
        for button in self._zoom_buttons:
            button.setIcon(icons.icon(str(button.property("icon_name")), "muted"))

    def hideEvent(self, event: QHideEvent) -> None:
        self.player.stop()
        super().hideEvent(event)


def _framed(parent: QWidget, *panels: QWidget) -> QFrame:
    frame = QFrame(parent)
    frame.setObjectName("panel")
    if panels:
        body = QVBoxLayout(frame)
        body.setContentsMargins(SPACE_PX // 2, SPACE_PX, SPACE_PX, SPACE_PX // 2)
        body.setSpacing(4)
        for panel in panels:
            body.addWidget(panel)
    return frame


def _action_specs(sound: SoundView) -> list[ActionSpec]:
    view = sound.viewport

    def act(name: str, text: str, call: Any, *keys: str, **more: Any) -> ActionSpec:
        more.setdefault("enabled_when", lambda: sound.has_sound)
        return ActionSpec(f"sound.{name}", text, call, keys=keys, menu="Sound", **more)

    def chosen() -> bool:
        return sound.has_sound and sound.has_selection

    return [
        act("play", "Play or pause", sound.play_or_pause, "Space", icon="play"),
        act("play_selection", "Play selection", sound.play_selection, "Tab", "Shift+Space", icon="selection"),
        act("stop", "Stop, then clear selection", sound.stop_or_clear, "Esc", icon="stop"),
        act("loop", "Loop", sound.set_loop, "L", icon="loop", checkable=True, checked_when=lambda: sound.loops),
        act(
            "zoom_in",
            "Zoom in",
            partial(view.zoom, 2.0),
            "Ctrl+=",
            "Ctrl++",
            icon="zoom-in",
            repeats=True,
            separator_before=True,
        ),
        act("zoom_out", "Zoom out", partial(view.zoom, 0.5), "Ctrl+-", icon="zoom-out", repeats=True),
        act("zoom_selection", "Zoom to selection", view.zoom_to_selection, "Ctrl+E", icon="zoom-selection"),
        act("zoom_all", "Show all", view.zoom_all, "Ctrl+F", icon="zoom-all"),
        act("back", "Back to the view before", view.back, "B"),
        act("step_left", "Step back", partial(sound.step, -1), "Left", repeats=True, separator_before=True),
        act("step_right", "Step on", partial(sound.step, 1), "Right", repeats=True),
        act("page_left", "Page back", partial(view.page, -1), "Shift+Left", repeats=True),
        act("page_right", "Page on", partial(view.page, 1), "Shift+Right", repeats=True),
        act("start", "To the beginning", partial(sound.to_end, last=False), "Home"),
        act("end", "To the end", partial(sound.to_end, last=True), "End"),
    ]
