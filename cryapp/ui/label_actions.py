"""The Label workspace's keys, as one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryapp.ui.actions import ActionSpec

if TYPE_CHECKING:
    from cryapp.ui.workspaces.label import LabelWorkspace


def label_actions(desk: LabelWorkspace) -> list[ActionSpec]:
    def here() -> bool:
        return desk.has_recording

    answers = desk.answers
    digits = [
        ActionSpec(
            f"label.answer_{digit}",
            answers.get(digit, f"Answer {digit}"),
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
            "Confirm and next",
            desk.confirm,
            ("Return", "Enter"),
            "Go to the next recording that waits for an answer",
            "check",
            enabled_when=here,
            menu="Label",
        ),
        ActionSpec(
            "label.skip", "Skip…", desk.skip, ("S",), "Skip with a reason", "skip", lambda: desk.can_act, menu="Label"
        ),
        ActionSpec(
            "label.flag",
            "Flag",
            desk.session.toggle_flag,
            ("F",),
            "Flag for a second look",
            "flag",
            lambda: desk.can_act,
            menu="Label",
        ),
        ActionSpec("label.note", "Write a note", desk.write_note, ("M",), "", "note", here, menu="Label"),
        ActionSpec(
            "label.clear",
            "Take the label away",
            desk.session.clear,
            ("Ctrl+Backspace",),
            "",
            "trash",
            lambda: desk.can_act,
            menu="Label",
            separator_before=True,
        ),
        ActionSpec(
            "label.next", "Next recording", lambda: desk.worklist.step(1), ("N",), "", "next", menu="Go", repeats=True
        ),
        ActionSpec(
            "label.previous",
            "Previous recording",
            lambda: desk.worklist.step(-1),
            ("P",),
            "",
            "previous",
            menu="Go",
            repeats=True,
        ),
        ActionSpec(
            "label.next_waiting",
            "Next waiting recording",
            desk.worklist.go_to_next_waiting,
            ("Shift+N",),
            "",
            "next",
            menu="Go",
        ),
        ActionSpec("label.search", "Search the worklist", desk.search, ("Ctrl+K", "/"), "", "search", menu="Go"),
        ActionSpec(
            "label.undo",
            "Undo",
            desk.undo.undo,
            ("Ctrl+Z",),
            "Take the last label, skip, flag, note or record back",
            "undo",
            lambda: desk.undo.next_undo is not None,
            menu="Edit",
        ),
        ActionSpec(
            "label.redo",
            "Redo",
            desk.undo.redo,
            ("Ctrl+Y", "Ctrl+Shift+Z"),
            "",
            "redo",
            lambda: desk.undo.next_redo is not None,
            menu="Edit",
        ),
    ]
