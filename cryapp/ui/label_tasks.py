"""What the Label workspace opens about its task: the editor, and the guide beside the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cryapp.bridge.desk import Desk
from cryapp.domain.recording import Recording
from cryapp.ui.label_session import LabelSession

if TYPE_CHECKING:
    from cryapp.ui.dialogs.task_editor import TaskEditor
    from cryapp.ui.dialogs.task_guide import TaskGuide


class TaskDesk(QObject):
    def __init__(self, desk: Desk, session: LabelSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._session, self._window = desk, session, parent
        self.editor: TaskEditor | None = None
        self.guide: TaskGuide | None = None

    def open_editor(self) -> None:
        """What is asked, with which answers; it stands beside the work, so that examples can be taken from it."""
        from cryapp.ui.dialogs.task_editor import TaskEditor

        if self.editor is None:
            self.editor = TaskEditor(self._desk, self._here, self._window)
            self.editor.saved.connect(self._desk.set_task)
        self.editor.ask(self._desk.task)
        self.editor.show()
        self.editor.raise_()

    def open_guide(self) -> None:
        """How to decide, with example sounds."""
        from cryapp.ui.dialogs.task_guide import TaskGuide

        if self.guide is None:
            self.guide = TaskGuide(self._desk, self._window)
        self.guide.ask(self._desk.task)
        self.guide.show()
        self.guide.raise_()

    def _here(self) -> Recording | None:
        facts = self._session.facts
        return None if facts is None else facts.recording
