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
            desk.toggle_flag,
            ("F",),
            tr("Flag for a second look"),
            "flag",
            lambda: desk.can_act,
            menu="Label",
        ),
        ActionSpec("label.note", tr("Write a note"), desk.write_note, ("M",), "", "note", here, menu="Label"),
        ActionSpec(
            "label.repeat",
            tr("Repeat the last answer"),
            desk.repeat_last,
            (".",),
            tr("The class and certainty of the answer before, for this recording"),
            "refresh",
            lambda: desk.can_act and desk.session.last_given is not None,
            menu="Label",
        ),
        ActionSpec(
            "label.certainty",
            tr("How sure"),
            desk.pad.certainty.step,
            ("C",),
            tr("Rather sure, unsure, sure, or nothing said: kept with the label"),
            "help",
            lambda: desk.can_act,
            menu="Label",
        ),
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
            "label.select_next",
            tr("Select the next one too"),
            lambda: desk.worklist.walk.select_more(1),
            ("Alt+Down",),
            tr("Several selected recordings can be answered at once"),
            menu="Go",
            repeats=True,
        ),
        ActionSpec(
            "label.select_previous",
            tr("Select the previous one too"),
            lambda: desk.worklist.walk.select_more(-1),
            ("Alt+Up",),
            tr("Several selected recordings can be answered at once"),
            menu="Go",
            repeats=True,
        ),
        ActionSpec(
            "label.next_task",
            tr("Next question"),
            lambda: desk.others.step(1),
            ("T",),
            tr("The next task, about the same recording"),
            menu="Go",
        ),
        ActionSpec(
            "label.previous_task",
            tr("Previous question"),
            lambda: desk.others.step(-1),
            ("Shift+T",),
            tr("The task before, about the same recording"),
            menu="Go",
        ),
        ActionSpec(
            "label.filter",
            tr("Filter the worklist…"),
            desk.worklist.head_part.filter_wanted.emit,
            ("Ctrl+Shift+F",),
            tr("Narrow the list by answer, length, hours since birth, quality and more"),
            "search",
            menu="Go",
        ),
        ActionSpec(
            "label.queue",
            tr("Explained queue…"),
            desk.lists.open_queue,
            ("Ctrl+Shift+Q",),
            tr("Choose the reasons why recordings come, in visible shares, and make the list"),
            "list",
            menu="Go",
            separator_before=True,
        ),
        ActionSpec(
            "label.sets",
            tr("Reading sets…"),
            desk.lists.open_sets,
            ("Ctrl+Shift+R",),
            tr("Deal recordings to readers, choose the set to read, see how far it is"),
            "person",
            menu="Go",
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
            "label.evidence",
            tr("Where the model's evidence lies"),
            desk.reveal.toggle_evidence,
            ("E",),
            tr("Shows in the spectrogram what speaks for the model's answer, once yours is saved"),
            "eye",
            lambda: desk.reveal.can_show_evidence,
            menu="Label",
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
