"""The label pad mirrors the keys: a row per class with its shape, colour and digit; then confirm, skip, flag."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cryapp.domain.annotation import CERTAINTY, SKIP_REASONS, Certainty, CurrentLabel, LabelState
from cryapp.domain.prediction import Prediction
from cryapp.domain.task import DONT_KNOW, Task, Unit
from cryapp.ui import icons
from cryapp.ui.figures import percent
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import Panel, label, restyle, with_key
from cryapp.ui.widgets.certainty_row import CertaintyRow
from cryapp.ui.widgets.class_row import ROW_PX, ClassRow
from cryapp.ui.widgets.detail_form import DetailForm


class LabelPad(Panel):
    chosen = Signal(str, dict)
    """Class key and details."""
    confirmed = Signal()
    skipped = Signal(str)
    """Reason."""
    flag_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Answer"), parent)
        self.heading.setWordWrap(True)
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.head.setStretchFactor(self.heading, 100)  # a long question takes the line before the empty room beside it
        self._task: Task | None = None
        self._label: CurrentLabel | None = None
        self._key_of: Callable[[str], str] | None = None
        self._confirm_text = tr("Confirm && next")
        self.mirrors_segments = False
        """True while the rows are the classes of a segment."""
        self._rows: dict[str, ClassRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_PX // 2)
        self.body.addLayout(self._list)
        self.version = label(name="small")
        self.head.addWidget(self.version, 0, Qt.AlignmentFlag.AlignTop)
        self.certainty = CertaintyRow()
        self.certainty.changed.connect(self._certainty_changed)
        self.body.addWidget(self.certainty)
        self.details = DetailForm()
        self.details.changed.connect(self._details_changed)
        self.body.addWidget(self.details)
        self.answer = label(name="small", wrap=True)
        self.answer.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.answer)
        self.body.addLayout(self._make_buttons())
        theme().changed.connect(self._restyle)
        self._restyle()
        self.set_ready(False)

    def _make_buttons(self) -> QVBoxLayout:
        self.confirm = QPushButton(tr("Confirm && next"))
        self.confirm.setObjectName("primary")
        self.skip = QPushButton(tr("Skip"))
        self.flag = QPushButton("")
        self.flag.setCheckable(True)
        self.confirm.clicked.connect(self.confirmed)
        self.skip.clicked.connect(self.ask_skip_reason)
        self.flag.clicked.connect(self.flag_pressed)
        for button in (self.confirm, self.skip, self.flag):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout()
        row.setSpacing(SPACE_PX)
        row.addWidget(self.skip, 1)
        row.addWidget(self.flag, 1)
        column = QVBoxLayout()
        column.setSpacing(SPACE_PX)
        column.addWidget(self.confirm)
        column.addLayout(row)
        return column

    # -- what is shown ------------------------------------------------------------------------------------------

    def show_task(self, task: Task | None) -> None:
        """A row per class and one for "I don't know"; keys 1–9 and 0."""
        self._task = task
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._rows = {}
        if task is None:
            return
        self.heading.setText(task.question.upper())
        self.heading.setToolTip(task.guide)
        self.version.setText(f"v{task.version}")
        self.version.setToolTip(
            tr("Version {n} of this task; a label keeps the version it was made with.").format(n=task.version)
        )
        self.certainty.setVisible(task.unit is not Unit.SEGMENT)
        answers = [(c.key, c.name, c.shortcut, c) for c in task.classes]
        for key, name, shortcut, label_class in [*answers, (DONT_KNOW, tr("I don't know"), "0", None)]:
            row = ClassRow(key, name, shortcut, label_class)
            row.pressed.connect(self.press)
            self._rows[key] = row
            self._list.addWidget(row)
        self.details.show_questions((), {})
        if self._key_of is not None:
            self.show_keys(self._key_of)

    def show_label(self, current: CurrentLabel | None, prediction: Prediction | None, label_first: bool) -> None:
        """The reader's present answer and, once allowed, the model's."""
        before, self._label = self._label, current
        self.mirrors_segments = False
        self._confirm_text = tr("Confirm && next")
        self._show_confirm()
        class_key = current.class_key if current else None
        said = current.payload.get(CERTAINTY) if current and class_key is not None else None
        if class_key is not None or _about(before) != _about(current):  # else it is meant for the answer to come
            self.certainty.show_value(Certainty(said) if said in list(Certainty) else None)
        for key, row in self._rows.items():
            row.show_chosen(key == class_key)
            probability = prediction.probabilities.get(key) if prediction else None
            row.value.setText(percent(probability) if probability is not None else "")
        found = self._task.class_of(class_key) if self._task and class_key else None
        self.details.show_questions(found.details if found else (), current.payload if current else {})
        flagged = bool(current and current.flagged)
        self.flag.setChecked(flagged)
        tip = tr("Take the flag away") if flagged else tr("Flag for a second look")
        key = self._key_of("label.flag") if self._key_of is not None else ""
        self.flag.setToolTip(f"{tip} ({key})" if key else tip)
        self._restyle()
        self.answer.setObjectName("small")
        self.answer.setText(_sentence(self._task, current, prediction, label_first))
        restyle(self.answer)

    def show_segments(self, classes: Sequence[str], sentence: str, confirm: str) -> None:
        """The classes of the chosen segments in place of an answer.

        Args:
            sentence: what stands under the rows.
            confirm: what Enter does, on the button; empty: what it always does.
        """
        self.mirrors_segments = True
        for key, row in self._rows.items():
            row.show_chosen(key in classes)
            row.value.setText("")
        self.details.show_questions((), {})
        self._confirm_text = confirm.replace("&", "&&") or tr("Confirm && next")
        self._show_confirm()
        self.answer.setObjectName("small")
        self.answer.setText(sentence)
        restyle(self.answer)

    @property
    def task(self) -> Task | None:
        """The task whose classes are shown."""
        return self._task

    def say(self, sentence: str, danger: bool = False) -> None:
        """One sentence where the eyes are: why nothing was done."""
        self.answer.setObjectName("danger" if danger else "warning")
        self.answer.setText(sentence)
        restyle(self.answer)

    def set_ready(self, ready: bool) -> None:
        for widget in (self.skip, self.flag, self.confirm, self.details, self.certainty):
            widget.setEnabled(ready)

    def set_open(self, is_open: bool) -> None:
        """Whether the recording can be judged at all; skip, flag and going on stay."""
        for row in self._rows.values():
            row.setEnabled(is_open)

    @property
    def row_keys(self) -> tuple[str, ...]:
        return tuple(self._rows)

    # -- what is pressed ----------------------------------------------------------------------------------------

    def press_digit(self, digit: str) -> None:
        """What the key of that digit does."""
        key = DONT_KNOW if digit == "0" else None
        if self._task is not None and key is None:
            key = next((c.key for c in self._task.classes if c.shortcut == digit), None)
        if key is not None and key in self._rows:
            self.press(key)

    def press(self, class_key: str) -> None:
        """Gives an answer. How sure one is of it may have been said before; of another one it is said anew."""
        answered = self._label.class_key if self._label is not None else None
        same = answered == class_key
        sure = self._said_certainty() if answered is None or same else {}
        self.chosen.emit(class_key, {**(self.details.values() if same else {}), **sure})

    def _said_certainty(self) -> dict[str, str]:
        return {} if self.certainty.value is None else {CERTAINTY: self.certainty.value.value}

    def _certainty_changed(self) -> None:
        if self._label is not None and self._label.class_key is not None:
            self.chosen.emit(self._label.class_key, {**self.details.values(), **self._said_certainty()})

    def ask_skip_reason(self) -> None:
        """A menu of reasons with keys 1–6; never a nested event loop."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for digit, reason in enumerate(SKIP_REASONS, start=1):
            action = QAction(f"&{digit}  {tr(reason)}", menu)
            action.triggered.connect(lambda _checked=False, chosen=reason: self.skipped.emit(chosen))
            menu.addAction(action)
        menu.popup(self.skip.mapToGlobal(QPoint(0, self.skip.height() + 2)))

    def _details_changed(self, values: Mapping[str, Any]) -> None:
        if self._label is not None and self._label.class_key is not None:
            self.chosen.emit(self._label.class_key, {**values, **self._said_certainty()})

    def _restyle(self, _tokens: object = None) -> None:
        on = self.flag.isChecked()
        self.flag.setIcon(icons.icon("flag-on" if on else "flag", "warning" if on else "text"))
        for row in self._rows.values():
            row.setFixedHeight(theme().px(ROW_PX))

    def show_keys(self, key_of: Callable[[str], str]) -> None:
        """Writes the keys in force on the rows and buttons."""
        self._key_of = key_of
        self._show_confirm()
        self.skip.setText(with_key(tr("Skip"), key_of("label.skip")))
        self.flag.setText(with_key(tr("Flag"), key_of("label.flag")))
        self.certainty.cap.setText(key_of("label.certainty"))
        self.certainty.cap.setVisible(bool(self.certainty.cap.text()))
        for row in self._rows.values():
            row.cap.setText(key_of(f"label.answer_{row.shortcut}"))

    def _show_confirm(self) -> None:
        key = self._key_of("label.confirm") if self._key_of is not None else ""
        self.confirm.setText(with_key(self._confirm_text, key))


def _about(current: CurrentLabel | None) -> object:
    return None if current is None else (current.recording_id, current.task_id, current.annotator_id)


def _sentence(task: Task | None, current: CurrentLabel | None, prediction: Prediction | None, label_first: bool) -> str:
    if task is None:
        return ""
    if current is None:
        return tr("Sign in to answer.")
    if prediction is not None:
        key, probability = prediction.top
        found = task.class_of(key)
        name = found.name if found else key
        own = "" if current.class_key is None else _agreement(current.class_key, key)
        return tr("{model}: {answer} with probability {probability}.{own}").format(
            model=prediction.model_name, answer=name, probability=percent(probability), own=own
        )
    if current.state is LabelState.SKIPPED:
        return tr("Skipped: {reason}.").format(reason=tr(current.skip_reason or "no reason given"))
    if current.class_key is not None:
        return tr("No prediction for this recording.")
    return "" if label_first else tr("No prediction for this recording.")


def _agreement(own: str, model: str) -> str:
    return tr(" It agrees with you.") if own == model else tr(" It does not agree with you.")
