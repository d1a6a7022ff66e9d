"""The classes of a task as rows that are edited: key, name, shape, colour, what each means to a model."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QPixmap, QShowEvent
from PySide6.QtWidgets import QColorDialog, QComboBox, QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from cryapp.domain.task import LabelClass, Role, Shape
from cryapp.domain.task_draft import COLORS, LONGEST_NAME, SHORTCUTS
from cryapp.domain.wording import mark
from cryapp.ui import icons
from cryapp.ui.i18n import tr
from cryapp.ui.shapes import shape_icon
from cryapp.ui.widgets.basic import restyle

NAME_PX = 120
ROLES = (
    (Role.POSITIVE, mark("is looked for")),
    (Role.NEGATIVE, mark("is against it")),
    (Role.CLASS, mark("one of several")),
    (Role.EXCLUDE, mark("is never learnt")),
)
SHAPES = {
    Shape.SQUARE: mark("square"),
    Shape.CIRCLE: mark("circle"),
    Shape.DIAMOND: mark("diamond"),
    Shape.TRIANGLE: mark("triangle"),
    Shape.CROSS: mark("cross"),
    Shape.STAR: mark("star"),
    Shape.HEXAGON: mark("hexagon"),
    Shape.BAR: mark("bar"),
    Shape.CHEVRON: mark("chevron"),
}


class NameField(QLineEdit):
    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()


class ClassEdit(QFrame):
    """One class. Its inner key never changes: earlier labels are kept under it."""

    changed = Signal()
    entered = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, one: LabelClass, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("classRow")
        self._value = one
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(6)
        self.shortcut, self.name, self.shape, self.role = QComboBox(), NameField(), QComboBox(), QComboBox()
        self.color = QToolButton()
        self.shortcut.addItems(list(SHORTCUTS))
        self.shortcut.setToolTip(tr("The key that gives this answer; 0 is always “I don't know”"))
        self.name.setPlaceholderText(tr("Name of the answer"))
        self.name.setMaxLength(LONGEST_NAME)
        self.shape.setToolTip(tr("Its shape: colours alone are not told apart by everybody"))
        self.role.setToolTip(tr("What it means to a model that learns this task"))
        for role, words in ROLES:
            self.role.addItem(tr(words), role)
        self.color.setToolTip(tr("Its colour"))
        self.name.setMinimumWidth(NAME_PX)
        for widget in (self.shortcut, self.name, self.shape, self.color, self.role):
            widget.setAccessibleName(widget.toolTip() or tr("Name"))
        for widget, stretch in ((self.shortcut, 0), (self.name, 1), (self.shape, 0), (self.color, 0), (self.role, 0)):
            row.addWidget(widget, stretch)
        self.up = small_button("chevron-up", tr("Further up"))
        self.down = small_button("chevron-down", tr("Further down"))
        self.remove = small_button("trash", tr("Take this class away; its labels keep the version they were made with"))
        for button in (self.up, self.down, self.remove):
            row.addWidget(button)
        self._show()
        self.name.textEdited.connect(self._take)
        self.name.entered.connect(self.entered)
        for combo in (self.shortcut, self.shape, self.role):
            combo.activated.connect(self._take)
            combo.activated.connect(lambda _i: self.entered.emit())
        self.color.clicked.connect(self._ask_color)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)

    @property
    def value(self) -> LabelClass:
        return self._value

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        keep_words(self.shortcut, self.shape, self.role)

    def take(self, value: LabelClass) -> None:
        """Shows another value of the same class, e.g. with another guide."""
        self._value = value
        self._show()

    def show_chosen(self, chosen: bool) -> None:
        self.setProperty("chosen", "true" if chosen else "false")
        restyle(self)

    def choose_color(self, color: str) -> None:
        self._value = replace(self._value, color=color)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        one = self._value
        blocked = [QSignalBlocker(widget) for widget in (self.shortcut, self.shape, self.role)]
        self.shortcut.setCurrentIndex(self.shortcut.findText(one.shortcut))
        if self.name.text() != one.name:
            self.name.setText(one.name)
        self.shape.clear()
        for shape, words in SHAPES.items():
            self.shape.addItem(shape_icon(shape, one.color), tr(words), shape)
        self.shape.setCurrentIndex(self.shape.findData(one.shape))
        self.role.setCurrentIndex(self.role.findData(one.role))
        patch = QPixmap(16, 16)
        patch.fill(QColor(one.color))
        self.color.setIcon(QIcon(patch))
        self.color.setIconSize(QSize(16, 16))
        del blocked

    def _take(self) -> None:
        self._value = replace(
            self._value,
            shortcut=self.shortcut.currentText(),
            name=self.name.text(),
            shape=Shape(self.shape.currentData()),
            role=Role(self.role.currentData()),
        )
        self.changed.emit()

    def _ask_color(self) -> None:
        dialog = QColorDialog(QColor(self._value.color), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        for number, color in enumerate(COLORS):
            QColorDialog.setCustomColor(number, QColor(color))
        dialog.colorSelected.connect(lambda color: self.choose_color(color.name().upper()))
        dialog.open()


class ClassEdits(QWidget):
    """Every class of the draft, one below the other."""

    changed = Signal()
    chosen = Signal()
    """Another row is the present one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.rows: list[ClassEdit] = []
        self._present: ClassEdit | None = None

    @property
    def values(self) -> tuple[LabelClass, ...]:
        return tuple(row.value for row in self.rows)

    @property
    def present(self) -> ClassEdit | None:
        return self._present

    def show_classes(self, classes: tuple[LabelClass, ...]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows, self._present = [], None
        for one in classes:
            self._add(one)
        self._choose(self.rows[0] if self.rows else None)

    def add(self, one: LabelClass) -> None:
        row = self._add(one)
        self._choose(row)
        row.name.setFocus()
        self.changed.emit()

    def _add(self, one: LabelClass) -> ClassEdit:
        row = ClassEdit(one)
        row.changed.connect(self.changed)
        row.entered.connect(lambda: self._choose(row))
        row.moved.connect(lambda by: self._move(row, by))
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def _choose(self, row: ClassEdit | None) -> None:
        if row is not self._present:
            self._present = row
            for one in self.rows:
                one.show_chosen(one is row)
            self.chosen.emit()

    def _move(self, row: ClassEdit, by: int) -> None:
        at = self.rows.index(row)
        to = min(max(at + by, 0), len(self.rows) - 1)
        self.rows.insert(to, self.rows.pop(at))
        self._column.removeWidget(row)
        self._column.insertWidget(to, row)
        self._choose(row)
        self.changed.emit()

    def _remove(self, row: ClassEdit) -> None:
        at = self.rows.index(row)
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.deleteLater()
        self._choose(self.rows[min(at, len(self.rows) - 1)] if self.rows else None)
        self.changed.emit()


def keep_words(*combos: QComboBox) -> None:
    """No narrower than the longest choice. Asked for when they are shown: Qt keeps the least width it found first, in
    the letters of before the style sheet, and cuts larger text off.
    """
    for combo in combos:
        combo.setMinimumWidth(combo.sizeHint().width())


def small_button(icon: str, tip: str) -> QToolButton:
    """A button of an icon alone, named by its tip."""
    button = QToolButton()
    button.setObjectName("quiet")
    button.setIcon(icons.icon(icon, "muted"))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
