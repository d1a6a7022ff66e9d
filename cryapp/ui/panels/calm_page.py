"""In place of what somebody may not see or what is not there yet: a sentence, what to do, and a button for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import label

WIDTH_PX = 460


class CalmPage(QWidget):
    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = label("", "headline", wrap=True)
        self.sentence = label("", "muted", wrap=True)
        self.button = QPushButton()
        self.button.setObjectName("primary")
        self.button.clicked.connect(self.pressed)
        column = QVBoxLayout()
        column.setSpacing(2 * SPACE_PX)
        column.addStretch(2)
        column.addWidget(self.headline)
        column.addWidget(self.sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        middle = QHBoxLayout(self)  # alignment would give words the height they need at the whole page's width
        middle.addStretch(1)
        middle.addLayout(column)
        middle.addStretch(1)
        theme().changed.connect(self._restyle)
        self._restyle()

    def show_words(self, headline: str, sentence: str, act: str = "") -> None:
        """``act`` is written on the button; without it there is none."""
        self.headline.setText(headline)
        self.sentence.setText(sentence)
        self.button.setText(act)
        self.button.setVisible(bool(act))

    def _restyle(self, _tokens: object = None) -> None:
        for words in (self.headline, self.sentence):
            words.setFixedWidth(theme().px(WIDTH_PX))
