"""A popover with settings that take effect at once: a heading, rows of controls, and a way back to what was shipped."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX
from cryapp.ui.widgets.basic import heading, label

Row = tuple[str, QWidget, QWidget | None]
"""Words, control, and what shows its value beside it (a slider has no number of its own)."""


class Popover(QFrame):
    """A click outside closes it."""

    changed = Signal(object)
    """The value that the controls say now."""
    restored = Signal()
    """Everything as shipped is wanted."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(2 * SPACE_PX, 2 * SPACE_PX, 2 * SPACE_PX, 2 * SPACE_PX)
        self._body.setSpacing(SPACE_PX)
        self._body.addWidget(heading(title))
        self.restore = QPushButton(tr("As shipped"))
        self.restore.setObjectName("link")
        self.restore.clicked.connect(self.restored)

    def lay_out(self, rows: Sequence[Row], check: QCheckBox, least_px: int) -> None:
        """Args: check: stands below the rows. least_px: width of the column of controls."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * SPACE_PX)
        grid.setVerticalSpacing(SPACE_PX)
        grid.setColumnMinimumWidth(1, least_px)
        for row, (text, control, value) in enumerate(rows):
            grid.addWidget(label(text), row, 0)
            grid.addWidget(control, row, 1, 1, 1 if value is not None else 2)
            if value is not None:
                value.setMinimumWidth(56)  # "+40 dB" and "0 dB" take the same room: nothing moves while dragging
                grid.addWidget(value, row, 2)
            control.setAccessibleName(text)
        self._body.addLayout(grid)
        self._body.addWidget(check)
        self._body.addWidget(self.restore)

    def show_above(self, anchor: QWidget, *, from_right: bool = False) -> None:
        """Opens above a widget, flush with its left or its right edge."""
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(anchor.width() - self.width() if from_right else 0, 0))
        self.move(corner - QPoint(0, self.height() + SPACE_PX // 2))
        self.show()
