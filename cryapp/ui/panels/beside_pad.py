"""The second pad: a question about the infant beside one about the recording, or the other way round, on one screen.

Small on purpose: it is answered once while many recordings are. Its keys are the row above the digits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from cryapp.domain.annotation import CERTAINTY, CurrentLabel, LabelState
from cryapp.domain.task import DONT_KNOW, LabelClass, Task, Unit
from cryapp.domain.wording import mark
from cryapp.ui import icons
from cryapp.ui.i18n import tr
from cryapp.ui.shapes import shape_icon
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import Panel, label, restyle, with_key
from cryapp.ui.widgets.detail_form import DetailForm
from cryapp.ui.widgets.flow import FlowLayout

KEYS = ("F3", "F4", "F5", "F7", "F8", "F10", "F11", "F12", "Shift+F3")
"""Of the answers in their order, of which a task has nine at most: the free keys of the row, then the same ones with
Shift. F6 goes round the window, F1 and F2 help; digits belong to the pad above, and with Shift they are the digits
themselves on a French keyboard."""
DONT_KNOW_KEY = "F9"
WHOSE = {Unit.INFANT: mark("the infant"), Unit.RECORDING: mark("the recording")}


class BesidePad(Panel):
    chosen = Signal(str, dict)
    """Class key and what goes with it: answers to its questions, certainty."""
    task_wanted = Signal(str)
    """Key of the task that shall stand here; empty: none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Beside it"), parent)
        self.heading.setWordWrap(True)
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.head.setStretchFactor(self.heading, 100)
        self.whose = label("", "small")
        self.more = QToolButton()
        self.more.setObjectName("mark")
        self.more.setIcon(icons.icon("chevron-down", "muted"))
        self.more.clicked.connect(self.ask_task)
        self.head.addWidget(self.whose)
        self.head.addWidget(self.more)
        self._task: Task | None = None
        self._label: CurrentLabel | None = None
        self._offered: tuple[Task, ...] = ()
        self._key_of: Callable[[str], str] = lambda _id: ""
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, SPACE_PX // 2)
        self.body.addWidget(self._holder)
        self.details = DetailForm()
        self.details.changed.connect(self._details_changed)
        self.body.addWidget(self.details)
        self.buttons: dict[str, QPushButton] = {}
        self.menu: QMenu | None = None
        theme().changed.connect(self._restyle)
        self.hide()

    @property
    def task(self) -> Task | None:
        return self._task

    # -- what is shown ------------------------------------------------------------------------------------------

    def show_task(self, task: Task | None, offered: Sequence[Task]) -> None:
        """Args: offered: the other tasks that could stand here."""
        self._offered = tuple(offered)
        if task == self._task:
            return
        self._task = task
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        if task is None:
            return
        self.heading.setText(task.name.upper())
        self.heading.setToolTip(f"{task.question}\n{task.guide}".strip())
        self.whose.setText(tr(WHOSE.get(task.unit, "")))
        for one in task.classes:
            self._add(one.key, one)
        self._add(DONT_KNOW, None)
        self.show_keys(self._key_of)

    def _add(self, key: str, one: LabelClass | None) -> None:
        button = QPushButton()
        button.setObjectName("choice")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if one is not None:
            button.setIcon(shape_icon(one.shape, one.color))
            button.setToolTip(one.guide)
        button.clicked.connect(lambda _on=False, chosen=key: self.press(chosen))
        self.buttons[key] = button
        self._flow.addWidget(button)

    def show_label(self, current: CurrentLabel | None) -> None:
        """The reader's own answer; None: nothing can be answered here."""
        self._label = current
        given = current.class_key if current is not None else None
        for key, button in self.buttons.items():
            button.setChecked(key == given)
            button.setEnabled(current is not None)
            restyle(button)
        found = self._task.class_of(given) if self._task is not None and given is not None else None
        self.details.show_questions(found.details if found else (), current.payload if current else {})
        whose = tr(WHOSE.get(self._task.unit, "")) if self._task is not None else ""
        skipped = current is not None and current.state is LabelState.SKIPPED
        self.whose.setText(f"{whose} · {tr('skipped')}" if skipped else whose)

    def show_keys(self, key_of: Callable[[str], str]) -> None:
        """Writes the keys in force on the answers."""
        self._key_of = key_of
        tip = tr("Another question here")
        self.more.setToolTip(with_key(tip, key_of("label.beside")))
        self.more.setAccessibleName(tip)
        if self._task is None:
            return
        names = [*((one.key, one.name) for one in self._task.classes), (DONT_KNOW, tr("don't know"))]
        for at, (key, name) in enumerate(names):
            shown = key_of(f"label.beside_{'0' if key == DONT_KNOW else at + 1}")
            self.buttons[key].setText(with_key(name.replace("&", "&&"), shown))
            self.buttons[key].setAccessibleName(tr("{name}, key {key}").format(name=name, key=shown) if shown else name)
        self._holder.updateGeometry()

    # -- what is pressed ----------------------------------------------------------------------------------------

    def press_at(self, number: int) -> None:
        """What the key of that answer does; 0 is “don't know”."""
        keys = list(self.buttons)
        if number == 0 and DONT_KNOW in keys:
            self.press(DONT_KNOW)
        elif 0 < number < len(keys):
            self.press(keys[number - 1])

    def press(self, class_key: str) -> None:
        if self._label is None:
            return
        same = self._label.class_key == class_key
        self.chosen.emit(class_key, {**(self.details.values() if same else {}), **(self._certainty() if same else {})})
        self.show_label(self._label)  # the button shows what is kept, not what was pressed

    def _details_changed(self, values: Mapping[str, Any]) -> None:
        if self._label is not None and self._label.class_key is not None:
            self.chosen.emit(self._label.class_key, {**values, **self._certainty()})

    def _certainty(self) -> dict[str, Any]:
        """What was said of the answer at the large pad stays said."""
        said = self._label.payload.get(CERTAINTY) if self._label is not None else None
        return {} if said is None else {CERTAINTY: said}

    def ask_task(self) -> None:
        """A menu of the questions that can stand here; never a nested event loop."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for digit, one in enumerate(self._offered, start=1):
            action = menu.addAction(f"&{digit}  {one.name.replace('&', '&&')}")
            action.setCheckable(True)
            action.setChecked(self._task is not None and one.id == self._task.id)
            action.triggered.connect(lambda _on=False, key=one.key: self.task_wanted.emit(key))
        menu.addSeparator()
        menu.addAction(tr("&0  None")).triggered.connect(lambda: self.task_wanted.emit(""))
        self.menu = menu
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _restyle(self, _tokens: object = None) -> None:
        self.more.setIcon(icons.icon("chevron-down", "muted"))
