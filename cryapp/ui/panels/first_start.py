"""The empty store: two doors, calm."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QVBoxLayout, QWidget

from cryapp.domain.wording import mark
from cryapp.ui import icons
from cryapp.ui.i18n import tr
from cryapp.ui.theme import theme
from cryapp.ui.widgets.basic import label

HINT = mark("Files and folders can also be dropped anywhere on this window.")


class FirstStart(QWidget):
    open_pressed = Signal()
    examples_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        outer.addWidget(label(tr("Nothing to listen to yet"), "headline"), 0, middle)
        outer.addSpacing(8)
        hint = tr("Bring recordings of your own, or take the tour with made-up cries.")
        outer.addWidget(label(hint, "muted"), 0, middle)
        outer.addSpacing(32)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addStretch(1)
        self.open = self._door(tr("Open recordings…"), tr("Files or folders, any phone format"))
        self.examples = self._door(
            tr("Try with example cries"), tr("Synthetic, clearly marked, removed with the store")
        )
        self.open.clicked.connect(self.open_pressed)
        self.examples.clicked.connect(self.examples_pressed)
        row.addWidget(self.open)
        row.addWidget(self.examples)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addSpacing(24)
        self.doing = label(tr(HINT), "small")
        outer.addWidget(self.doing, 0, middle)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(240)
        keep_room = self.bar.sizePolicy()
        keep_room.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(keep_room)
        self.bar.hide()
        outer.addSpacing(8)
        outer.addWidget(self.bar, 0, middle)
        outer.addStretch(3)
        theme().changed.connect(self._restyle)
        self._restyle()

    def show_doing(self, text: str, fraction: float | None) -> None:
        """What is being brought in; an empty text shows the doors again."""
        self.doing.setText(text or tr(HINT))
        self.bar.setVisible(bool(text))
        self.bar.setRange(0, 1000 if fraction is not None else 0)
        self.bar.setValue(round(1000 * (fraction or 0)))
        for door in (self.open, self.examples):
            door.setEnabled(not text)

    def _door(self, text: str, tip: str) -> QToolButton:
        door = QToolButton()
        door.setText(text)
        door.setToolTip(tip)
        door.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        door.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return door

    def _restyle(self, _tokens: object = None) -> None:
        for door, icon in ((self.open, "open"), (self.examples, "spark")):
            door.setIcon(icons.icon(icon, "accent_text", 32))
            door.setIconSize(QSize(32, 32))
            door.setFixedSize(theme().px(240), theme().px(96))
