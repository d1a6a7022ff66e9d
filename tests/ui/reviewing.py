"""An adjudicator at the Review workspace in the real window, for tests."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Annotator, Role
from cryapp.domain.ids import RecordingId
from cryapp.domain.segment import SegmentState
from cryapp.services import labelling, people, segmenting
from cryapp.services.labelling import Mark
from cryapp.services.library import Library
from cryapp.services.tasks import get_task
from cryapp.ui.main_window import MainWindow
from cryapp.ui.panels.adjudication import WhyMenu
from cryapp.ui.workspaces.review import ReviewWorkspace
from tests.ui.conftest import settle

Key = Qt.Key


def mark_of(library: Library, code: str, task_key: str = "cry_presence", role: Role = Role.ANNOTATOR) -> Mark:
    return Mark(get_task(library, task_key).id, people.add_annotator(library, code, role).annotator.id)


def answer(library: Library, code: str, said: Sequence[str]) -> None:
    """Answers recordings 1, 2, … of ``cry_presence``; empty: not."""
    for number, class_key in enumerate(said, 1):
        if class_key:
            labelling.save_label(library, [RecordingId(number)], class_key, mark_of(library, code))


def draw(library: Library, code: str, recording_id: int, *edges: tuple[float, float]) -> None:
    states = [SegmentState(start, end, classes=("expiration",)) for start, end in edges]
    segmenting.draw(library, RecordingId(recording_id), states, mark_of(library, code, "cry_unit"))


class Judging:
    """The Review workspace with an adjudicator signed in."""

    def __init__(self, qtbot: QtBot, window: MainWindow, task_key: str = "cry_presence") -> None:
        self.qtbot, self.window, self.desk = qtbot, window, window.desk
        qtbot.waitUntil(lambda: self.desk.task is not None)
        self.desk.set_task(get_task(self.desk.library, task_key))
        self.judge: Annotator = people.add_annotator(self.desk.library, "J-01", Role.ADJUDICATOR).annotator
        self.desk.set_annotator(self.judge)
        settle(qtbot, self.desk)
        workspace = window.show_workspace("review")
        assert isinstance(workspace, ReviewWorkspace)
        self.workspace = workspace
        qtbot.waitUntil(lambda: workspace.settle.sound is not None)
        self.settle()

    @property
    def library(self) -> Library:
        return self.desk.library

    @property
    def current(self) -> RecordingId | None:
        case = self.workspace.session.case
        return case.recording.id if case is not None else None

    @property
    def rows(self) -> list[tuple[int, str]]:
        """Recording and whether it is settled, in the list's order."""
        model = self.workspace.settle.list.model
        return [(int(row.recording_id), model.state_of(row)) for row in model.rows]

    def settle(self) -> None:
        settle(self.qtbot, self.desk)
        self.window.book.refresh()

    def press(self, *keys: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.qtbot.keyClick(self.window, key, modifier)
            self.settle()

    def why(self, digit: Key) -> None:
        """Chooses a reason in the menu that a ruling opened."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, WhyMenu)
        self.qtbot.waitUntil(lambda: menu.is_listening)
        self.qtbot.keyClick(menu, digit)
        self.settle()
