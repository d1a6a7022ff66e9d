"""Listening: what the keys and buttons do to the player and the cursor."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cryapp.bridge.playback import Player
from cryapp.ui.sound.hearing import Hearing
from cryapp.ui.sound.viewport import Viewport

STEP_SHARE = 0.02
"""An arrow key moves the cursor by this share of what is visible."""
AT_END_S = 0.02


class Listening(QObject):
    """Plays from the cursor, the selection, or round and round, and moves the cursor with what is heard."""

    loop_changed = Signal(bool)

    def __init__(self, player: Player, viewport: Viewport, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player, self._view = player, viewport
        self._play_from_s = 0.0
        self._span = (0.0, 0.0)
        self._band_hz: tuple[float, float] | None = None
        """What is being played: from, to, and of a box its frequencies."""
        self.loops = False
        self.times_played = 0
        player.position_changed.connect(self._heard)
        player.finished.connect(self._finished)
        viewport.seek_asked.connect(self.seek)

    def start_over(self) -> None:
        """Another recording: nothing of it was heard yet."""
        self.times_played = 0
        self._play_from_s = 0.0

    def play_or_pause(self) -> None:
        view = self._view
        if self._player.is_playing:
            self._player.stop()
        elif self.loops and view.selection is not None:
            self.play_selection()
        else:
            at_end = view.playhead_s >= view.duration_s - AT_END_S
            self._begin(0.0, view.duration_s, 0.0 if at_end else view.playhead_s)

    def play_selection(self) -> None:
        if self._view.selection is not None:
            start_s, stop_s = self._view.selection
            self._begin(start_s, stop_s, start_s, self._view.band_hz)

    def stop_or_clear(self) -> None:
        """Stops what plays and goes back to where it began; pressed in silence, clears the selection."""
        if self._player.is_playing:
            self._player.stop()
            self._view.set_playhead(self._play_from_s)
        else:
            self._view.clear_selection()

    def set_loop(self, loops: bool) -> None:
        if loops != self.loops:
            self.loops = loops
            self.loop_changed.emit(loops)
            self._go_on()

    def set_speed(self, speed: float) -> None:
        self._player.set_speed(speed)
        self._go_on()

    def set_hearing(self, hearing: Hearing) -> None:
        """Loudness changes at once; another loudspeaker or pitch takes over from where one is."""
        player, self._view.follow = self._player, hearing.follow
        anew = (hearing.output_id, hearing.keeps_pitch) != (player.output_id, player.keeps_pitch)
        player.set_volume(hearing.volume)
        player.set_gain_db(hearing.gain_db)
        player.set_output(hearing.output_id)
        player.set_keeps_pitch(hearing.keeps_pitch)
        if anew:
            self._go_on()

    def seek(self, at_s: float) -> None:
        """Moves the cursor; what plays goes on from there."""
        self._view.set_playhead(at_s)
        self._go_on()

    def step(self, steps: float) -> None:
        self.seek(self._view.playhead_s + steps * STEP_SHARE * self._view.span_s)

    def to_start(self) -> None:
        self._view.show(0.0, self._view.span_s)
        self.seek(0.0)

    def to_end(self) -> None:
        view = self._view
        view.show(view.duration_s - view.span_s, view.duration_s)
        self.seek(view.duration_s)

    def _begin(self, start_s: float, stop_s: float, enter_s: float, band_hz: tuple[float, float] | None = None) -> None:
        if self._player.play(start_s, stop_s, enter_s, self.loops, band_hz):
            self.times_played += 1
            self._play_from_s, self._span, self._band_hz = enter_s, (start_s, stop_s), band_hz
            self._view.set_playhead(enter_s)

    def _go_on(self) -> None:
        """Plays on from the cursor under new conditions; a cursor outside what is being played leaves it."""
        if not self._player.is_playing:
            return
        view = self._view
        span, band_hz = self._span, self._band_hz
        if self.loops and view.selection is not None and _within(view.playhead_s, view.selection):
            span, band_hz = view.selection, view.band_hz
        elif not _within(view.playhead_s, span) or (band_hz is not None and band_hz != view.band_hz):
            span, band_hz = (0.0, view.duration_s), None
        self._span, self._band_hz = span, band_hz
        if view.playhead_s >= span[1] - AT_END_S and not self.loops:
            self._player.stop()
        else:
            self._player.play(*span, view.playhead_s, self.loops, band_hz)

    def _heard(self, at_s: float) -> None:
        self._view.advance_playhead(at_s)

    def _finished(self) -> None:
        self._view.advance_playhead(self._play_from_s)


def _within(at_s: float, span: tuple[float, float]) -> bool:
    return span[0] <= at_s <= span[1]
