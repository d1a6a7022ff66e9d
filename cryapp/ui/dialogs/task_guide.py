"""The guide to a task beside the work: how to decide, what each answer means, and how it sounds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cryapp.bridge.desk import Desk
from cryapp.domain.recording import Recording
from cryapp.domain.task import Task
from cryapp.services import task_editing
from cryapp.ui.columns import scrolled
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX
from cryapp.ui.widgets.basic import hairline, key_cap, label
from cryapp.ui.widgets.class_mark import ClassMark
from cryapp.ui.widgets.example_list import ExampleList, ExamplePlayer


class TaskGuide(QDialog):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(tr("Guide"))
        self.resize(460, 560)
        self._desk = desk
        self.player = ExamplePlayer(desk, self)
        self.lists: dict[str, ExampleList] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._page: QWidget | None = None
        desk.task_changed.connect(self.ask)

    def ask(self, task: Task | None) -> None:
        """Shows the guide of a task; the examples come when they are known."""
        if task is None:
            return
        library = self._desk.library
        hashes = [sha256 for one in task.classes for sha256 in one.examples]
        self._desk.read(
            lambda: task_editing.examples(library, hashes) if hashes else (), lambda known: self._show(task, known)
        )

    def _show(self, task: Task, known: tuple[Recording, ...]) -> None:
        if self._page is not None:
            self._column.removeWidget(self._page)
            self._page.deleteLater()
        self.lists = {}
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setSpacing(SPACE_PX)
        column.addWidget(label(task.question, "title", wrap=True))
        column.addWidget(label(tr("{name}, version {n}").format(name=task.name, n=task.version), "muted"))
        if task.guide:
            column.addWidget(label(task.guide, wrap=True))
        for one in task.classes:
            column.addWidget(hairline())
            row = QHBoxLayout()
            row.addWidget(ClassMark(one.shape, one.color))
            row.addWidget(label(one.name, "strong"), 1)
            row.addWidget(key_cap(one.shortcut))
            column.addLayout(row)
            if one.guide:
                column.addWidget(label(one.guide, wrap=True))
            if one.examples:
                heard = ExampleList(self.player)
                heard.show_examples(one.examples, known)
                self.lists[one.key] = heard
                column.addWidget(heard)
        column.addStretch(1)
        self._page = scrolled(holder)
        self._column.addWidget(self._page, 1, Qt.AlignmentFlag(0))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.player.stop()
        super().closeEvent(event)
