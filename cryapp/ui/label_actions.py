"""The Label workspace's keys, as one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryapp.ui.actions import ActionSpec
from cryapp.ui.i18n import tr

if TYPE_CHECKING:
    from cryapp.ui.workspaces.label import LabelWorkspace


def label_actions(desk: LabelWorkspace) -> list[ActionSpec]:
    def here() -> bool:
        return desk.has_recording

    answers = desk.answers
    digits = [
        ActionSpec(
            f"label.answer_{digit}",
            answers.get(digit, ""),
            lambda digit=digit: desk.press_digit(digit),
            (digit,) if digit in answers else (),  # a digit without a class is not on the key sheet
            group="Label",
            enabled_when=here,
        )
        for digit in "1234567890"
    ]
    return [
        *digits,
        ActionSpec(
            "label.confirm",
            tr("Confirm and next"),
            desk.confirm,
            ("Return", "Enter"),
            tr("Go to the next recording that waits for an answer"),
            "check",
            enabled_when=here,
            menu="Label",
        ),
        ActionSpec(
            "label.skip",
            tr("Skip…"),
            desk.skip,
            ("S",),
            tr("Skip with a reason"),
            "skip",
            lambda: desk.can_act,
            menu="Label",
        ),
        ActionSpec(
            "label.flag",
            tr("Flag"),
            desk.session.toggle_flag,
            ("F",),
            tr("Flag for a second look"),
            "flag",
            lambda: desk.can_act,
            menu="Label",
        ),
        ActionSpec("label.note", tr("Write a note"), desk.write_note, ("M",), "", "note", here, menu="Label"),
        ActionSpec(
            "label.clear",
            tr("Take the label away"),
            desk.session.clear,
            ("Ctrl+Backspace",),
            "",
            "trash",
            lambda: desk.can_act,
            menu="Label",
            separator_before=True,
        ),
        ActionSpec(
            "label.next",
            tr("Next recording"),
            lambda: desk.worklist.step(1),
            ("N",),
            "",
            "next",
            menu="Go",
            repeats=True,
        ),
        ActionSpec(
            "label.previous",
            tr("Previous recording"),
            lambda: desk.worklist.step(-1),
            ("P",),
            "",
            "previous",
            menu="Go",
            repeats=True,
        ),
        ActionSpec(
            "label.next_waiting",
            tr("Next waiting recording"),
            desk.worklist.go_to_next_waiting,
            ("Shift+N",),
            "",
            "next",
            menu="Go",
        ),
        ActionSpec(
            "label.infant",
            tr("Infant's page"),
            desk.open_infant,
            ("Ctrl+I",),
            tr("All recordings of this infant from birth on"),
            "person",
            here,
            menu="Go",
        ),
        ActionSpec("label.search", tr("Search the worklist"), desk.search, ("/",), "", "search", menu="Go"),
        ActionSpec(
            "label.undo",
            tr("Undo"),
            desk.undo.undo,
            ("Ctrl+Z",),
            tr("Take the last label, skip, flag, note or record back"),
            "undo",
            lambda: desk.undo.next_undo is not None,
            menu="Edit",
            why_not=lambda: tr("nothing was done yet that could be taken back"),
        ),
        ActionSpec(
            "label.redo",
            tr("Redo"),
            desk.undo.redo,
            ("Ctrl+Y", "Ctrl+Shift+Z"),
            "",
            "redo",
            lambda: desk.undo.next_redo is not None,
            menu="Edit",
            why_not=lambda: tr("nothing was taken back"),
        ),
    ]
