"""A reader at the Label workspace in the real window, for tests."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Annotator, EventKind, LabelState
from cryapp.domain.ids import RecordingId
from cryapp.services import labelling
from cryapp.services.library import Library
from cryapp.ui.committing import State
from cryapp.ui.main_window import MainWindow
from cryapp.ui.workspaces.label import LabelWorkspace
from tests.ui.conftest import ids_of, settle

Key = Qt.Key
WindowOn = Callable[[Library], MainWindow]


class Reading(QObject):
    """The Label workspace with somebody signed in, ready on the first recording."""

    ready = Signal()

    def __init__(self, qtbot: QtBot, window: MainWindow, reader: Annotator) -> None:
        super().__init__()
        workspace = window.current_workspace
        assert isinstance(workspace, LabelWorkspace)
        self.qtbot, self.window, self.workspace, self.desk = qtbot, window, workspace, window.desk
        qtbot.waitUntil(lambda: self.desk.task is not None)
        self.desk.set_annotator(reader)
        self.settle()
        self.ids = ids_of(self.desk.library, self.desk)

    @property
    def library(self) -> Library:
        return self.desk.library

    @property
    def current(self) -> RecordingId | None:
        facts = self.workspace.session.facts
        return facts.recording.id if facts else None

    def settle(self) -> None:
        session = self.workspace.session
        settle(self.qtbot, self.desk)
        self.qtbot.waitUntil(lambda: session.state is State.READY)
        settle(self.qtbot, self.desk)

    def press(self, *keys: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.qtbot.keyClick(self.window, key, modifier)
            self.settle()

    def label_of(self, recording_id: RecordingId) -> str | None:
        assert self.desk.task is not None and self.desk.annotator is not None
        return labelling.current_label(self.library, recording_id, self.desk.task.id, self.desk.annotator.id).class_key

    def state_of(self, recording_id: RecordingId) -> LabelState:
        assert self.desk.task is not None and self.desk.annotator is not None
        return labelling.current_label(self.library, recording_id, self.desk.task.id, self.desk.annotator.id).state

    def kinds(self, recording_id: RecordingId) -> list[EventKind]:
        return [event.kind for event in labelling.events(self.library, recording_id)]
