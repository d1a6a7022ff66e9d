"""A small sheet that asks for the name of a view."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cryapp.services.views import LONGEST_NAME
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX
from cryapp.ui.widgets.basic import heading, label


class ViewName(QFrame):
    named = Signal(str, bool)
    """Name, and whether it is for everybody."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(SPACE_PX)
        column.addWidget(heading(tr("Keep this view")))
        column.addWidget(
            label(
                tr("Filter, order, columns and grouping as they are now. A view of that name is replaced."),
                "muted",
                wrap=True,
            )
        )
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name, e.g. long ones of the first day"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.returnPressed.connect(self._take)
        column.addWidget(self.name)
        self.shared = QCheckBox(tr("for everybody"))
        row = QHBoxLayout()
        row.addWidget(self.shared)
        row.addStretch(1)
        self.keep = QPushButton(tr("Keep"))
        self.keep.setObjectName("primary")
        self.keep.clicked.connect(self._take)
        row.addWidget(self.keep)
        column.addLayout(row)
        self.setMinimumWidth(340)

    def ask(self, below: QWidget) -> None:
        self.name.clear()
        self.shared.setChecked(False)
        self.adjustSize()
        self.move(below.mapToGlobal(QPoint(0, below.height() + 4)))
        self.show()
        self.name.setFocus()

    def _take(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self.named.emit(name, self.shared.isChecked())
            self.close()
