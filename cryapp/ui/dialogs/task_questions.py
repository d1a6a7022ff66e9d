"""The further questions of one answer (Sarnat stage, time of the examination …) as they are edited, grades in order."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cryapp.domain.task import Detail
from cryapp.domain.task_details import (
    CHOICE,
    LONGEST_CHOICE,
    LONGEST_QUESTION,
    MOMENT,
    MOST_CHOICES,
    MOST_QUESTIONS,
    WORDS,
)
from cryapp.domain.wording import mark
from cryapp.ui.dialogs.task_classes import keep_words, small_button
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX
from cryapp.ui.widgets.basic import label

KINDS = (
    (CHOICE, mark("one of these grades")),
    (MOMENT, mark("a day and time")),
    (WORDS, mark("words")),
)


class GradeEdit(QWidget):
    """One grade with its place in the order."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.place: QLabel = label("", "small")
        self.place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.place.setMinimumWidth(18)
        self.name = QLineEdit(text)
        self.name.setMaxLength(LONGEST_CHOICE)
        self.name.setPlaceholderText(tr("Name of the grade"))
        self.up = small_button("chevron-up", tr("A lower grade: further up"))
        self.down = small_button("chevron-down", tr("A higher grade: further down"))
        self.remove = small_button("close", tr("Take this grade away"))
        row.addWidget(self.place)
        row.addWidget(self.name, 1)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button)

    def show_place(self, at: int, n: int) -> None:
        self.place.setText(f"{at + 1}")
        self.name.setAccessibleName(tr("Grade {n}").format(n=at + 1))
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < n - 1)


class QuestionEdit(QFrame):
    """One question. Its inner key stays, so that answers given before are still answers to it."""

    changed = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, detail: Detail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("classRow")
        self._detail = detail
        self.text, self.kind = QLineEdit(detail.text), QComboBox()
        self.text.setMaxLength(LONGEST_QUESTION)
        self.text.setPlaceholderText(tr("What is asked, e.g. Sarnat stage"))
        self.text.setAccessibleName(tr("Further question"))
        for kind, words in KINDS:
            self.kind.addItem(tr(words), kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(detail.kind)))
        self.kind.setToolTip(tr("How it is answered"))
        self.kind.setAccessibleName(self.kind.toolTip())
        self.up = small_button("chevron-up", tr("Further up"))
        self.down = small_button("chevron-down", tr("Further down"))
        self.remove = small_button("trash", tr("Take this question away; what was answered keeps its version"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 6, 8, 6)
        outer.setSpacing(4)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.text, 1)
        for button in (self.up, self.down, self.remove):
            first.addWidget(button)
        self.add = QPushButton(tr("Add a grade"))
        self.add.setAutoDefault(False)
        self.add.setObjectName("quiet")
        second.addWidget(self.kind)
        second.addStretch(1)
        second.addWidget(self.add)
        self.order = label(tr("Grades in their order, the lowest first:"), "small", wrap=True)
        self._grades = QVBoxLayout()
        self._grades.setSpacing(2)
        outer.addLayout(first)
        outer.addLayout(second)
        outer.addWidget(self.order)
        outer.addLayout(self._grades)
        self.grades: list[GradeEdit] = []
        for one in detail.choices:
            self._add_grade(one)
        self._show_grades()
        self.text.textEdited.connect(lambda _text: self.changed.emit())
        self.kind.activated.connect(self._kind_chosen)
        self.add.clicked.connect(self._new_grade)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        keep_words(self.kind)

    @property
    def value(self) -> Detail:
        kind = str(self.kind.currentData())
        choices = tuple(one.name.text() for one in self.grades) if kind == CHOICE else ()
        return replace(self._detail, text=self.text.text(), kind=kind, choices=choices)

    def _kind_chosen(self) -> None:
        if self.kind.currentData() == CHOICE and not self.grades:
            for _ in range(2):
                self._add_grade("")
        self._show_grades()
        self.changed.emit()

    def _new_grade(self) -> None:
        self._add_grade("").name.setFocus()
        self._show_grades()
        self.changed.emit()

    def _add_grade(self, text: str) -> GradeEdit:
        row = GradeEdit(text)
        row.name.textEdited.connect(lambda _text: self.changed.emit())
        row.up.clicked.connect(lambda: self._move(row, -1))
        row.down.clicked.connect(lambda: self._move(row, 1))
        row.remove.clicked.connect(lambda: self._take_away(row))
        self.grades.append(row)
        self._grades.addWidget(row)
        return row

    def _move(self, row: GradeEdit, by: int) -> None:
        at = self.grades.index(row)
        to = min(max(at + by, 0), len(self.grades) - 1)
        self.grades.insert(to, self.grades.pop(at))
        self._grades.removeWidget(row)
        self._grades.insertWidget(to, row)
        self._show_grades()
        self.changed.emit()

    def _take_away(self, row: GradeEdit) -> None:
        self.grades.remove(row)
        self._grades.removeWidget(row)
        row.deleteLater()
        self._show_grades()
        self.changed.emit()

    def _show_grades(self) -> None:
        has_grades = self.kind.currentData() == CHOICE
        self.order.setVisible(has_grades)
        self.add.setVisible(has_grades)
        self.add.setEnabled(len(self.grades) < MOST_CHOICES)
        for at, row in enumerate(self.grades):
            row.setVisible(has_grades)
            row.show_place(at, len(self.grades))


class Questions(QWidget):
    """Every further question of the answer that is looked at."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_PX // 2)
        self.rows: list[QuestionEdit] = []
        self.add = QPushButton(tr("Ask something more"))
        self.add.setAutoDefault(False)
        self.add.setToolTip(tr("A question under the pad once this answer is given, kept with the label"))
        self.add.clicked.connect(self._new_question)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def values(self) -> tuple[Detail, ...]:
        return tuple(row.value for row in self.rows)

    def show_questions(self, details: tuple[Detail, ...]) -> None:
        blocker = QSignalBlocker(self)
        for row in self.rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = []
        for one in details:
            self._add(one)
        self._show_places()
        del blocker

    def _new_question(self) -> None:
        row = self._add(Detail("", "", ("", "")))
        self._show_places()
        row.text.setFocus()
        self.changed.emit()

    def _add(self, detail: Detail) -> QuestionEdit:
        row = QuestionEdit(detail)
        row.changed.connect(self.changed)
        row.moved.connect(lambda by: self._move(row, by))
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        return row

    def _move(self, row: QuestionEdit, by: int) -> None:
        at = self.rows.index(row)
        to = min(max(at + by, 0), len(self.rows) - 1)
        self.rows.insert(to, self.rows.pop(at))
        self._column.removeWidget(row)
        self._column.insertWidget(to, row)
        self._show_places()
        self.changed.emit()

    def _remove(self, row: QuestionEdit) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.deleteLater()
        self._show_places()
        self.changed.emit()

    def _show_places(self) -> None:
        self.add.setEnabled(len(self.rows) < MOST_QUESTIONS)
        for at, row in enumerate(self.rows):
            row.up.setEnabled(at > 0)
            row.down.setEnabled(at < len(self.rows) - 1)
