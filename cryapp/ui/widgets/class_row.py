"""One answer of a task as a row: its mark, its name, its key. Pressed, or its key is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from cryapp.domain.task import DONT_KNOW, LabelClass
from cryapp.ui.i18n import tr
from cryapp.ui.theme import theme
from cryapp.ui.widgets.basic import key_cap, label, restyle
from cryapp.ui.widgets.class_mark import ClassMark

ROW_PX = 34


class ClassRow(QFrame):
    """One answer: press it or its key."""

    pressed = Signal(str)

    def __init__(self, key: str, name: str, shortcut: str, label_class: LabelClass | None) -> None:
        super().__init__()
        self.setObjectName("classRow")
        self.key, self.shortcut = key, shortcut
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 10, 0)
        row.setSpacing(10)
        if label_class is not None:
            row.addWidget(ClassMark(label_class.shape, label_class.color))
            self.setToolTip(label_class.guide)
        self.name = label(name, "muted" if key == DONT_KNOW else "")
        row.addWidget(self.name, 1)
        self.value = label(name="small")
        row.addWidget(self.value)
        self.cap = key_cap(shortcut)
        row.addWidget(self.cap)
        self.setAccessibleName(tr("{name}, key {key}").format(name=name, key=shortcut))
        self.setFixedHeight(theme().px(ROW_PX))

    def show_chosen(self, chosen: bool) -> None:
        self.setProperty("chosen", "true" if chosen else "false")
        restyle(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self.key)
