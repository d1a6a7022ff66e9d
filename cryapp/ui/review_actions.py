"""The Review workspace's keys, as one table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cryapp.ui.actions import ActionSpec
from cryapp.ui.i18n import tr

if TYPE_CHECKING:
    from cryapp.ui.workspaces.review import ReviewWorkspace

MENU = "Review"


def review_actions(desk: ReviewWorkspace) -> list[ActionSpec]:
    session, page = desk.session, desk.settle

    def settling() -> bool:
        return desk.is_settling

    def here() -> bool:
        return desk.is_settling and session.case is not None

    answers = page.pad.digits
    digits = [
        ActionSpec(
            f"review.rule_{digit}",
            tr("Rule: {answer}").format(answer=answers.get(digit, digit)),
            partial(page.pad.press_digit, digit),
            (digit,),
            group=MENU,
            enabled_when=lambda: desk.is_settling and session.can_rule,
        )
        for digit in "1234567890"
    ]
    return [
        *digits,
        ActionSpec(
            "review.next_open",
            tr("Next to settle"),
            page.next_open,
            ("Return", "Enter"),
            tr("Go to the next matter without a ruling"),
            "check",
            settling,
            menu=MENU,
        ),
        ActionSpec("review.next", tr("Next"), partial(page.list.step, 1), ("N",), "", "next", settling, menu=MENU),
        ActionSpec(
            "review.previous", tr("Previous"), partial(page.list.step, -1), ("P",), "", "previous", settling, menu=MENU
        ),
        ActionSpec(
            "review.next_difference",
            tr("Next difference of the segments"),
            partial(page.go_to_difference, True),
            ("Alt+Right",),
            tr("Selects the next stretch that was not marked alike; Tab plays it"),
            enabled_when=lambda: here() and bool(page.differences),
            menu=MENU,
        ),
        ActionSpec(
            "review.previous_difference",
            tr("Previous difference of the segments"),
            partial(page.go_to_difference, False),
            ("Alt+Left",),
            enabled_when=lambda: here() and bool(page.differences),
            menu=MENU,
        ),
        ActionSpec(
            "review.reason",
            tr("Write the reason"),
            page.pad.reason.setFocus,
            ("M",),
            "",
            "note",
            lambda: here() and session.can_rule,
            menu=MENU,
        ),
        ActionSpec(
            "review.open",
            tr("Read it in Label"),
            desk.open_in_label,
            ("O",),
            tr("Opens the recording in Label to be read or marked again; what you answer there is kept as not blind"),
            "open",
            here,
            menu=MENU,
        ),
        ActionSpec(
            "review.infant",
            tr("Infant's page"),
            desk.open_infant,
            ("Ctrl+I",),
            tr("All recordings of this infant from birth on"),
            "person",
            here,
            menu=MENU,
        ),
        ActionSpec(
            "review.check_labels",
            tr("Look for labels that may be wrong"),
            desk.check_labels,
            (),
            tr("Asks about every label a model that has not met the infant; it takes some minutes"),
            "search",
            lambda: session.may_look and desk.checking.can_start,
            menu=MENU,
            separator_before=True,
        ),
        ActionSpec(
            "review.stop_checking",
            tr("Stop looking for labels that may be wrong"),
            desk.checking.cancel,
            enabled_when=lambda: desk.checking.is_busy,
            menu=MENU,
        ),
        ActionSpec(
            "review.predictions",
            tr("Labels against cross-validated predictions…"),
            desk.open_predictions,
            (),
            tr("Lists labels that the predictions in a table (CSV) contradict"),
            "table",
            lambda: session.may_look,
            menu=MENU,
        ),
        ActionSpec(
            "review.compute",
            tr("Compute agreement again"),
            desk.compute_agreement,
            ("F5",),
            "",
            "refresh",
            lambda: not desk.agreement.is_busy,
            menu=MENU,
            separator_before=True,
        ),
        ActionSpec(
            "review.stop_computing",
            tr("Stop computing agreement"),
            desk.agreement.cancel,
            enabled_when=lambda: desk.agreement.is_busy,
            menu=MENU,
        ),
        ActionSpec(
            "review.export",
            tr("Export agreement…"),
            desk.agreement.export,
            (),
            tr("Writes every figure with its interval as a table (CSV)"),
            "export",
            lambda: desk.agreement.can_export,
            menu=MENU,
        ),
        ActionSpec(
            "review.undo",
            tr("Undo"),
            desk.undo.undo,
            ("Ctrl+Z",),
            "",
            "undo",
            lambda: desk.undo.next_undo is not None,
            menu="Edit",
        ),
        ActionSpec(
            "review.redo",
            tr("Redo"),
            desk.undo.redo,
            ("Ctrl+Y", "Ctrl+Shift+Z"),
            "",
            "redo",
            lambda: desk.undo.next_redo is not None,
            menu="Edit",
        ),
        *(
            ActionSpec(
                f"review.page_{page_id}",
                title,
                partial(desk.show_page, page_id),
                (f"Alt+{number}",),
                group=MENU,
                menu="View",
                separator_before=number == 1,
            )
            for number, (page_id, title) in enumerate(desk.pages, start=1)
        ),
    ]
