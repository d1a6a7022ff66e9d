"""Every act on the sound with its keys (the conventions of Audacity, Praat and Sonic Visualiser)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from cryapp.ui.actions import ActionSpec
from cryapp.ui.i18n import tr
from cryapp.ui.sound.listening import Listening
from cryapp.ui.sound.viewport import Viewport

if TYPE_CHECKING:
    from cryapp.ui.sound_view import SoundView

GAIN_STEP_DB = 3


def sound_actions(sound: SoundView) -> list[ActionSpec]:
    """The table of acts; all of them rest while there is no sound."""

    def act(name: str, text: str, call: Any, *keys: str, **more: Any) -> ActionSpec:
        more.setdefault("enabled_when", lambda: sound.has_sound)
        return ActionSpec(f"sound.{name}", text, call, keys=keys, menu="Sound", **more)

    view, ear = sound.viewport, sound.listening
    again = {"repeats": True}
    line = {"separator_before": True}
    return [
        act("play", tr("Play or pause"), ear.play_or_pause, "Space", icon="play"),
        act("play_selection", tr("Play selection"), ear.play_selection, "Tab", "Shift+Space", icon="selection"),
        act("stop", tr("Stop, then clear selection"), ear.stop_or_clear, "Esc", icon="stop"),
        act("loop", tr("Loop"), ear.set_loop, "L", icon="loop", checkable=True, checked_when=lambda: ear.loops),
        act("slower", tr("Slower"), partial(sound.hearing.change_speed, -1), "Ctrl+Down", **again),
        act("faster", tr("Faster"), partial(sound.hearing.change_speed, 1), "Ctrl+Up", **again),
        act("softer", tr("Softer"), partial(sound.hearing.change_gain, -GAIN_STEP_DB), "Shift+Down", **again),
        act(
            "louder", tr("Louder than recorded"), partial(sound.hearing.change_gain, GAIN_STEP_DB), "Shift+Up", **again
        ),
        act("hearing", tr("How it is heard…"), sound.hearing.open, icon="volume"),
        act("zoom_in", tr("Zoom in"), partial(view.zoom, 2.0), "Ctrl+=", "Ctrl++", icon="zoom-in", **line, **again),
        act("zoom_out", tr("Zoom out"), partial(view.zoom, 0.5), "Ctrl+-", icon="zoom-out", **again),
        act("zoom_selection", tr("Zoom to selection"), view.zoom_to_selection, "Ctrl+E", icon="zoom-selection"),
        act("zoom_all", tr("Show all"), view.zoom_all, "Ctrl+F", icon="zoom-all"),
        act("back", tr("Back to the view before"), view.back, "B"),
        act("step_left", tr("Step back"), partial(ear.step, -1), "Left", **line, **again),
        act("step_right", tr("Step on"), partial(ear.step, 1), "Right", **again),
        act("page_left", tr("Page back"), partial(view.page, -1), "Shift+Left", **again),
        act("page_right", tr("Page on"), partial(view.page, 1), "Shift+Right", **again),
        act("start", tr("To the beginning"), ear.to_start, "Home"),
        act("end", tr("To the end"), ear.to_end, "End"),
        act(
            "denoise",
            tr("Sink steady noise"),
            lambda _on: sound.toggle_denoised(),
            "Ctrl+D",
            checkable=True,
            checked_when=lambda: sound.is_denoised,
            **line,
        ),
        act(
            "overlays",
            tr("Measurements over the sound"),
            lambda _on: sound.voices.toggle(),
            "H",
            checkable=True,
            checked_when=lambda: sound.voices.is_shown,
        ),
        act("measure", tr("Cry measurements…"), sound.voices.open_table, "Ctrl+M", icon="table"),
        act("copy_picture", tr("Copy picture"), sound.picture.copy, "Ctrl+Shift+C", **line),
        act("save_picture", tr("Save picture…"), sound.picture.save, "Ctrl+Shift+S", icon="export"),
        act("look", tr("How the sound is drawn…"), sound.open_look, icon="palette"),
    ]


def context_acts(viewport: Viewport, listening: Listening) -> list[tuple[str, Callable[[], object], bool]]:
    """Rows of the right-click menu: text, call, usable now."""
    chosen = viewport.selection is not None
    return [
        (tr("Play selection"), listening.play_selection, chosen),
        (tr("Zoom to selection"), viewport.zoom_to_selection, chosen),
        (tr("Clear selection"), viewport.clear_selection, chosen),
        (tr("Show all"), viewport.zoom_all, viewport.duration_s > 0),
        (tr("Back to the view before"), viewport.back, viewport.can_go_back),
    ]
