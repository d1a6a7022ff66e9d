"""The Screen workspace's keys, as one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryapp.ui.actions import ActionSpec
from cryapp.ui.i18n import tr

if TYPE_CHECKING:
    from cryapp.ui.workspaces.screen import ScreenWorkspace

MENU = "Screen"


def screen_actions(desk: ScreenWorkspace) -> list[ActionSpec]:
    def can_report() -> bool:
        return desk.shown is not None and desk.shown.signed_at is not None

    return [
        ActionSpec(
            "screen.next",
            tr("Next infant"),
            desk.next_infant,
            ("Ctrl+N",),
            tr("Begin a screening of another infant"),
            "person",
            lambda: not desk.recorder.is_recording,
            menu=MENU,
        ),
        ActionSpec(
            "screen.record",
            tr("Record or stop"),
            desk.toggle_recording,
            ("Ctrl+Space",),
            tr("Begin to record, or stop and check"),
            "record",
            lambda: desk.can_record,
            menu=MENU,
        ),
        ActionSpec(
            "screen.infant",
            tr("Infant's page"),
            desk.open_infant,
            ("Ctrl+I",),
            tr("All recordings of this infant from birth on"),
            "person",
            lambda: desk.infant is not None,
            menu=MENU,
        ),
        ActionSpec(
            "screen.report",
            tr("Make report"),
            desk.make_report,
            ("Ctrl+P",),
            tr("Write the one-page PDF of the result in view"),
            "report",
            can_report,
            menu=MENU,
        ),
    ]
