"""What a task asks, of what, and how to decide: the part of the task editor above its answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from cryapp.domain.task import Unit
from cryapp.domain.task_draft import LONGEST_NAME, TaskDraft
from cryapp.domain.wording import mark
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import label

UNITS = (
    (Unit.RECORDING, mark("each recording")),
    (Unit.INFANT, mark("each infant, once for all its recordings")),
    (Unit.SEGMENT, mark("parts of a recording")),
)
GUIDE_PX = 80


class TaskForm(QWidget):
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.question, self.unit = QLineEdit(), QLineEdit(), QComboBox()
        self.trains, self.guide = QCheckBox(tr("a model learns from its answers")), QPlainTextEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.question.setPlaceholderText(tr("e.g. Is there a cry?"))
        self.guide.setPlaceholderText(tr("How to decide, in the words of whoever leads the study"))
        self.guide.setFixedHeight(theme().px(GUIDE_PX))
        self.guide.setTabChangesFocus(True)
        for unit, words in UNITS:
            self.unit.addItem(tr(words), unit)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(2 * SPACE_PX)
        form.setVerticalSpacing(SPACE_PX)
        for words, widget in (
            (tr("Name"), self.name),
            (tr("Question"), self.question),
            (tr("Asked of"), self.unit),
            (tr("Training"), self.trains),
            (tr("Guide"), self.guide),
        ):
            widget.setAccessibleName(words)
            form.addRow(label(words, "muted"), widget)
        for field in (self.name, self.question):
            field.textEdited.connect(lambda _text: self.edited.emit())
        self.guide.textChanged.connect(self.edited)
        self.unit.activated.connect(lambda _at: self.edited.emit())
        self.trains.clicked.connect(lambda _on: self.edited.emit())

    def show_draft(self, draft: TaskDraft, is_new: bool) -> None:
        """Args: is_new: only a new task can still be asked of something else."""
        self.name.setText(draft.name)
        self.question.setText(draft.question)
        self.unit.setCurrentIndex(self.unit.findData(draft.unit))
        self.unit.setEnabled(is_new)
        self.unit.setToolTip("" if is_new else tr("Its labels are about this: another unit is another task"))
        self.trains.setChecked(draft.trains)
        self.guide.setPlainText(draft.guide)
