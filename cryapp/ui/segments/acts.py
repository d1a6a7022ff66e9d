"""Every act on segments with its key (the conventions of clinic software, Audacity and Praat)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from cryapp.ui.actions import ActionSpec
from cryapp.ui.i18n import tr

if TYPE_CHECKING:
    from cryapp.ui.segments.desk import SegmentDesk

MENU = "Segments"


def segment_actions(desk: SegmentDesk) -> list[ActionSpec]:
    """The table of acts. Those that need a segment rest while none is chosen, so that keys do nothing unseen."""
    session = desk.session

    def on() -> bool:
        return desk.can_mark

    def chosen() -> bool:
        return on() and bool(session.chosen)

    def either() -> bool:
        return on() and (bool(session.chosen) or session.offer is not None)

    def offered() -> bool:
        return on() and len(session.offers) > 0

    def act(
        name: str, text: str, call: Callable[..., object], *keys: str, when: Callable[[], bool] = on, **more: Any
    ) -> ActionSpec:
        return ActionSpec(f"segments.{name}", text, call, keys=keys, menu=MENU, enabled_when=when, **more)

    def recording_there() -> bool:
        return session.recording is not None and desk.task is not None

    verbs = desk.verbs
    if verbs is None:
        return []
    also = [
        act(
            f"also_{c.shortcut}",
            tr("Also “{name}”").format(name=tr(c.name)),
            partial(verbs.also, c.key),
            f"Alt+{c.shortcut}",
            when=chosen,
            tip=tr("One more class on the same segment, or that one less"),
        )
        for c in (session.task.classes if session.task is not None else ())
    ]
    return [
        act(
            "layer",
            tr("Segments beside this task"),
            desk.set_layer,
            "Ctrl+H",
            when=lambda: desk.can_have_layer,
            tip=tr("Shows and marks segments while another task is answered"),
            checkable=True,
            checked_when=lambda: session.layer_on,
        ),
        act("next", tr("Next segment"), partial(verbs.step, 1), "Alt+Right", repeats=True, icon="next"),
        act("previous", tr("Previous segment"), partial(verbs.step, -1), "Alt+Left", repeats=True, icon="previous"),
        act("list", tr("To the list of segments"), desk.panel.take_focus, "Ctrl+L", icon="list"),
        act("delete", tr("Delete segment"), verbs.delete, "Delete", "Backspace", when=either, icon="trash"),
        act("split", tr("Cut at the cursor"), verbs.split, "X", separator_before=True),
        act("merge", tr("Join with the next"), verbs.merge, "J", when=chosen),
        act("uncertain", tr("Uncertain"), verbs.toggle_uncertain, "U", when=chosen, tip=tr("Ctrl+click does the same")),
        act("band", tr("Frequency box or whole height"), desk.toggle_band, "V", when=chosen),
        act("point", tr("Mark a point at the cursor"), verbs.point_at_cursor, "I"),
        act("of_selection", tr("Segment of the selection"), verbs.segment_of_selection, "Ctrl+B"),
        act("note", tr("Note on the segment"), desk.panel.write_note, "Shift+M", when=chosen, icon="note"),
        *also,
        act("copy", tr("Copy segments"), verbs.copy, "Ctrl+C", when=chosen, separator_before=True),
        act("paste", tr("Paste at the cursor"), verbs.paste, "Ctrl+V", when=lambda: on() and verbs.can_paste),
        act("repeat", tr("Repeat behind itself"), verbs.repeat_after, "D", when=chosen),
        act(
            "snap",
            tr("Snap edges to sound"),
            desk.set_snap,
            "G",
            tip=tr("Drawn edges go to where the sound begins or ends"),
            checkable=True,
            checked_when=lambda: verbs.snaps,
        ),
        act(
            "propose",
            tr("Propose segments"),
            desk.suggestions.set_wanted,
            "O",
            icon="spark",
            separator_before=True,
            checkable=True,
            checked_when=lambda: desk.suggestions.wanted,
            tip=tr("Finds breaths and cries by loudness and voicing; nothing is kept before you accept it"),
        ),
        act("accept", tr("Accept proposal"), verbs.accept_current, "A", when=offered, icon="check"),
        act("reject", tr("Reject proposal"), verbs.reject_current, "R", when=offered, icon="close"),
        act("accept_all", tr("Accept all proposals in view"), verbs.accept_in_view, "Shift+A", when=offered),
        act(
            "import",
            tr("Import segments…"),
            desk.files.choose_import,
            icon="import",
            when=recording_there,
            separator_before=True,
            tip=tr("Adds the segments of an Audacity, Praat or Raven file"),
        ),
        act(
            "export",
            tr("Export segments…"),
            desk.files.choose_export,
            icon="export",
            when=recording_there,
            tip=tr("Writes your segments of this recording for Audacity, Praat or Raven"),
        ),
        act(
            "export_folder",
            tr("Export segments to a folder…"),
            desk.files.choose_folder,
            icon="folder",
            when=recording_there,
            tip=tr("Writes your segments of what is selected in the list, or of the whole list, a file each"),
        ),
    ]
