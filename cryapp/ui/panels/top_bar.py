"""The top bar: workspaces at the left, task, blindness and reader at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from cryapp.domain.annotation import Annotator
from cryapp.domain.task import Task
from cryapp.ui import icons
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import label, restyle

HEIGHT_PX = 44


class TopBar(QFrame):
    workspace_chosen = Signal(str)
    task_chosen = Signal(object)
    """Task"""
    reader_pressed = Signal()

    def __init__(self, titles: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """``titles``: (workspace id, title) in their order."""
        super().__init__(parent)
        self.setObjectName("topBar")
        self._tasks: tuple[Task, ...] = ()
        self._is_blind = True
        self._reader_code = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(SPACE_PX)
        self._row = row
        self._brand = label("CryApp", "brand")
        row.addWidget(self._brand)
        row.addSpacing(SPACE_PX * 2)
        self._tabs: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for workspace_id, title in titles:
            tab = QPushButton(title)
            tab.setObjectName("tab")
            tab.setCheckable(True)
            tab.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
            tab.clicked.connect(lambda _checked=False, chosen=workspace_id: self.workspace_chosen.emit(chosen))
            group.addButton(tab)
            self._tabs[workspace_id] = tab
            row.addWidget(tab)
            row.addSpacing(SPACE_PX)
        row.addStretch(1)
        self.task_caption = label(tr("Task"), "muted")
        row.addWidget(self.task_caption)
        self.task_box = QComboBox()
        self.task_box.setToolTip(tr("What is asked of every recording"))
        self.task_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.task_box.activated.connect(self._task_activated)
        row.addWidget(self.task_box)
        row.addSpacing(SPACE_PX)
        self.blind = label(tr("Blind reading on"), "badge")
        self.blind.setToolTip(tr("Predictions and other readers stay hidden until your own label is saved"))
        row.addWidget(self.blind)
        row.addSpacing(SPACE_PX)
        self.reader = QPushButton()
        self.reader.clicked.connect(self.reader_pressed)
        row.addWidget(self.reader)
        theme().changed.connect(self._restyle)
        self.show_reader(None)
        self._restyle()

    def show_workspace(self, workspace_id: str) -> None:
        self._tabs[workspace_id].setChecked(True)

    def set_tab_tip(self, workspace_id: str, tip: str) -> None:
        self._tabs[workspace_id].setToolTip(tip)

    def show_tasks(self, tasks: Sequence[Task], chosen: Task | None) -> None:
        self._tasks = tuple(tasks)
        with QSignalBlocker(self.task_box):
            self.task_box.clear()
            for task in self._tasks:
                self.task_box.addItem(tr(task.name))
            index = next((i for i, task in enumerate(self._tasks) if chosen and task.key == chosen.key), -1)
            self.task_box.setCurrentIndex(index)
        self.task_box.setVisible(bool(self._tasks))
        self._fit()

    def show_task(self, task: Task) -> None:
        """Another task was chosen elsewhere (by a key, by undo)."""
        index = next((i for i, one in enumerate(self._tasks) if one.key == task.key), -1)
        with QSignalBlocker(self.task_box):
            self.task_box.setCurrentIndex(index)

    def show_blind(self, blind: bool) -> None:
        self._is_blind = blind
        self.blind.setAccessibleName(self._blind_words(whole=True))
        self.blind.setProperty("state", "" if blind else "warning")
        restyle(self.blind)
        self._fit()

    def _blind_words(self, *, whole: bool) -> str:
        if whole:
            return tr("Blind reading on") if self._is_blind else tr("Blind reading off")
        return tr("Blind") if self._is_blind else tr("Not blind")

    def show_reader(self, annotator: Annotator | None) -> None:
        self._signed_in = annotator is not None
        self._reader_code = annotator.code if annotator else ""
        role = f" ({tr(annotator.role.value)})" if annotator else ""
        self.reader.setToolTip(
            tr("Signed in{role}. Press to change the reader.").format(role=role)
            if annotator
            else tr("Say who is reading")
        )
        self.reader.setObjectName("quiet" if annotator else "primary")
        restyle(self.reader)
        self._restyle()

    def _task_activated(self, index: int) -> None:
        self.task_chosen.emit(self._tasks[index])

    def _restyle(self, _tokens: object = None) -> None:
        self.setFixedHeight(theme().px(HEIGHT_PX))
        self.reader.setIcon(icons.icon("person", "muted" if self._signed_in else "on_accent", 16))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Says less, step by step, until the reader at the right has room."""
        for given_up in range(5):
            self.task_caption.setVisible(bool(self._tasks) and given_up < 1)
            self.blind.setText(self._blind_words(whole=given_up < 2))
            code = self._reader_code
            said = tr("Reader {code}").format(code=code) if code and given_up < 3 else code
            self.reader.setText(said or tr("Sign in"))
            self._brand.setVisible(given_up < 4)
            if self._row.sizeHint().width() <= self.width():
                break
