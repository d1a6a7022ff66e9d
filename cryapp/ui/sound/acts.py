"""Every act on the sound with its keys (the conventions of Audacity, Praat and Sonic Visualiser)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from cryapp.ui.actions import ActionSpec
from cryapp.ui.sound.listening import Listening
from cryapp.ui.sound.viewport import Viewport


def sound_actions(
    viewport: Viewport, listening: Listening, has_sound: Callable[[], bool], open_look: Callable[[], object]
) -> list[ActionSpec]:
    """The table of acts; all of them rest while there is no sound."""

    def act(name: str, text: str, call: Any, *keys: str, **more: Any) -> ActionSpec:
        more.setdefault("enabled_when", has_sound)
        return ActionSpec(f"sound.{name}", text, call, keys=keys, menu="Sound", **more)

    view, ear = viewport, listening
    again = {"repeats": True}
    return [
        act("play", "Play or pause", ear.play_or_pause, "Space", icon="play"),
        act("play_selection", "Play selection", ear.play_selection, "Tab", "Shift+Space", icon="selection"),
        act("stop", "Stop, then clear selection", ear.stop_or_clear, "Esc", icon="stop"),
        act("loop", "Loop", ear.set_loop, "L", icon="loop", checkable=True, checked_when=lambda: ear.loops),
        act(
            "zoom_in",
            "Zoom in",
            partial(view.zoom, 2.0),
            "Ctrl+=",
            "Ctrl++",
            icon="zoom-in",
            separator_before=True,
            **again,
        ),
        act("zoom_out", "Zoom out", partial(view.zoom, 0.5), "Ctrl+-", icon="zoom-out", **again),
        act("zoom_selection", "Zoom to selection", view.zoom_to_selection, "Ctrl+E", icon="zoom-selection"),
        act("zoom_all", "Show all", view.zoom_all, "Ctrl+F", icon="zoom-all"),
        act("back", "Back to the view before", view.back, "B"),
        act("step_left", "Step back", partial(ear.step, -1), "Left", separator_before=True, **again),
        act("step_right", "Step on", partial(ear.step, 1), "Right", **again),
        act("page_left", "Page back", partial(view.page, -1), "Shift+Left", **again),
        act("page_right", "Page on", partial(view.page, 1), "Shift+Right", **again),
        act("start", "To the beginning", ear.to_start, "Home"),
        act("end", "To the end", ear.to_end, "End"),
        act("look", "How the sound is drawn…", open_look, icon="palette", separator_before=True),
    ]


def context_acts(viewport: Viewport, listening: Listening) -> list[tuple[str, Callable[[], object], bool]]:
    """Rows of the right-click menu: text, call, usable now."""
    chosen = viewport.selection is not None
    return [
        ("Play selection", listening.play_selection, chosen),
        ("Zoom to selection", viewport.zoom_to_selection, chosen),
        ("Clear selection", viewport.clear_selection, chosen),
        ("Show all", viewport.zoom_all, viewport.duration_s > 0),
        ("Back to the view before", viewport.back, viewport.can_go_back),
    ]
