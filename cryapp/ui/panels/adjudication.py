"""The adjudication pad: the readings side by side without names, and the ruling by key with its reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from cryapp.domain.task import DONT_KNOW, LabelClass, Task, Unit
from cryapp.services.settling import Case, Kind, Matter, SideAnswer
from cryapp.ui.i18n import tr
from cryapp.ui.label_facts import class_name
from cryapp.ui.review_words import (
    REASONS,
    answer_facts,
    answer_words,
    reading_words,
    ruling_words,
    said_words,
)
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import Panel, label, restyle, with_key
from cryapp.ui.widgets.class_mark import ClassMark
from cryapp.ui.widgets.class_row import ROW_PX, ClassRow

BOUNCE_MS = 150


class AdjudicationPad(Panel):
    """For a task about classes the keys are the classes; for segments they say whose segments hold."""

    ruled = Signal(str, str)
    """Class key (for segments the place of the reading), reason."""
    next_pressed = Signal()
    open_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Readings"), parent)
        self._case: Case | None = None
        self._matter: Matter | None = None
        self._key_of: Callable[[str], str] | None = None
        self._ready = False
        self._rows: list[ClassRow] = []
        self._answers = QVBoxLayout()
        self._answers.setSpacing(SPACE_PX)
        self.body.addLayout(self._answers)
        self.doubt = label("", "warning", wrap=True)
        self.body.addWidget(self.doubt)
        self.question = label("", "heading", wrap=True)
        self.body.addWidget(self.question)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_PX // 2)
        self.body.addLayout(self._list)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("Reason, kept with the ruling"))
        self.reason.setAccessibleName(tr("Reason for the ruling"))
        self.body.addWidget(self.reason)
        self.sentence = label("", "small", wrap=True)
        self.body.addWidget(self.sentence)
        self.next = QPushButton(tr("Next to settle"))
        self.next.setObjectName("primary")
        self.next.clicked.connect(self.next_pressed)
        self.open = QPushButton(tr("Read it in Label"))
        self.open.setToolTip(tr("Opens the recording in Label: your own reading is a further answer, not a ruling"))
        self.open.clicked.connect(self.open_pressed)
        for button in (self.next, self.open):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.body.addWidget(button)
        self.body.addStretch(1)
        theme().changed.connect(self._restyle)
        self.show_case(None, None)

    # -- what is shown ------------------------------------------------------------------------------------------

    def show_case(self, case: Case | None, matter: Matter | None) -> None:
        """The readings and what can be ruled; None empties the pad."""
        another = case is None or self._case is None or case.recording.id != self._case.recording.id
        self._case, self._matter = case, matter
        _clear(self._answers)
        if another:
            self.reason.clear()
            _clear(self._list)
            self._rows = []
        for place, answer in enumerate(case.answers if case is not None else ()):
            self._answers.addWidget(_Reading(case.task if case else None, place, answer))
        if case is not None and another:
            self._fill_rows(case)
        is_doubted = matter is not None and matter.kind is Kind.LABEL_ERROR and case is not None
        self.doubt.setVisible(is_doubted)
        if is_doubted and case is not None and matter is not None:
            self.doubt.setText(
                tr("{said}. It never learnt from this infant.").format(said=said_words(case.task, matter))
            )
        for widget in (self.question, self.reason, self.next, self.open):
            widget.setVisible(case is not None)
        self.reason.setVisible(case is not None and not case.why_not)
        self.sentence.setObjectName("small" if case is None or case.ruling is None else "accent")
        self.sentence.setText(_sentence(case))
        restyle(self.sentence)
        chosen = _chosen(case)
        for row in self._rows:
            row.show_chosen(row.key == chosen)
        self.set_ready(case is not None)

    def say(self, sentence: str, danger: bool = False) -> None:
        """One sentence where the eyes are: why nothing was done."""
        self.sentence.setObjectName("danger" if danger else "warning")
        self.sentence.setText(sentence)
        restyle(self.sentence)

    def set_ready(self, ready: bool) -> None:
        may_rule = self._case is not None and not self._case.why_not
        self._ready = ready and may_rule
        for row in self._rows:
            row.setEnabled(self._ready)
            row.setVisible(may_rule)

    def show_keys(self, key_of: Callable[[str], str]) -> None:
        """Writes the keys in force on the rows and buttons."""
        self._key_of = key_of
        for button, text, key in (
            (self.next, tr("Next to settle"), key_of("review.next_open")),
            (self.open, tr("Read it in Label"), key_of("review.open")),
        ):
            button.setText(with_key(text, key))
        for row in self._rows:
            row.cap.setText(key_of(f"review.rule_{row.shortcut}"))

    def _fill_rows(self, case: Case) -> None:
        if case.task.unit is Unit.SEGMENT:
            self.question.setText(tr("Whose segments hold?").upper())
            answers: list[tuple[str, str, str, LabelClass | None]] = [
                (str(place), reading_words(place), str(place + 1), None) for place in range(len(case.answers[:9]))
            ]
        else:
            self.question.setText(tr("Your ruling: {question}").format(question=case.task.question).upper())
            answers = [
                *((c.key, c.name, c.shortcut, c) for c in case.task.classes),
                (DONT_KNOW, tr("I don't know"), "0", None),
            ]
        for key, name, shortcut, label_class in answers:
            row = ClassRow(key, name, shortcut, label_class)
            row.pressed.connect(self.press)
            self._rows.append(row)
            self._list.addWidget(row)
        if self._key_of is not None:
            self.show_keys(self._key_of)

    # -- what is pressed ----------------------------------------------------------------------------------------

    @property
    def digits(self) -> dict[str, str]:
        """Digit → what it rules."""
        return {row.shortcut: row.name.text() for row in self._rows}

    def press_digit(self, digit: str) -> None:
        row = next((row for row in self._rows if row.shortcut == digit), None)
        if row is not None:
            self.press(row.key)

    def press(self, key: str) -> None:
        """Rules with the reason written, else asks why with a menu of keys; never a nested event loop."""
        if not self._ready:
            return
        reason = self.reason.text().strip()
        if reason:
            self.ruled.emit(key, reason)
            return
        menu = WhyMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = menu.addAction(tr("Why?"))
        title.setEnabled(False)
        for number, words in enumerate(REASONS, start=1):
            action = QAction(f"&{number}  {tr(words)}", menu)
            action.triggered.connect(lambda _checked=False, why=words: self.ruled.emit(key, why))
            menu.addAction(action)
        other = QAction(tr("&6  Write another reason, then press the key again"), menu)
        other.triggered.connect(self.reason.setFocus)
        menu.addAction(other)
        row = next(row for row in self._rows if row.key == key)
        menu.popup(row.mapToGlobal(QPoint(0, row.height() + 2)))

    def _restyle(self, _tokens: object = None) -> None:
        for row in self._rows:
            row.setFixedHeight(theme().px(ROW_PX))


class WhyMenu(QMenu):
    """Deaf for a moment: the bounce of the worn key that opened it would otherwise choose a reason and rule."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._since_opened = QElapsedTimer()
        self._since_opened.start()

    @property
    def is_listening(self) -> bool:
        return self._since_opened.elapsed() >= BOUNCE_MS

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_listening:
            super().keyPressEvent(event)


class _Reading(QFrame):
    """One reading: its number (after the ruling also whose), its answer, how it was given, its note."""

    def __init__(self, task: Task | None, place: int, answer: SideAnswer) -> None:
        super().__init__()
        self.setObjectName("panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(2)
        name = reading_words(place)
        column.addWidget(label(f"{name} · {answer.reader}" if answer.reader else name, "small"))
        if task is None:
            return
        line = QHBoxLayout()
        line.setSpacing(SPACE_PX)
        shown = task.class_of(answer.class_key) if answer.class_key else None
        if shown is not None:
            line.addWidget(ClassMark(shown.shape, shown.color))
        line.addWidget(label(answer_words(task, answer), "strong"), 1)
        column.addLayout(line)
        for again in answer.again:
            again_words = tr("the second time: {answer}").format(answer=class_name(task, again))
            column.addWidget(label(again_words, "warning" if again != answer.class_key else "small", wrap=True))
        column.addWidget(label(answer_facts(answer), "small", wrap=True))
        if answer.note:
            column.addWidget(label(f"“{answer.note}”", "", wrap=True))


def _sentence(case: Case | None) -> str:
    if case is None:
        return tr("Choose something on the left to hear it and to see what was said.")
    return ruling_words(case) or case.why_not


def _chosen(case: Case | None) -> str | None:
    if case is None or case.ruling is None:
        return None
    return str(case.ruled_place) if case.ruled_place is not None else case.ruling.class_key


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
