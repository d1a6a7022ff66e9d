"""What can be done where a sound is lost: two buttons under the sentence on the hatched area."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX, theme

SENTENCE_PX = 140
"""The sentence above, from the middle of the area to the buttons and as much again."""


class LostButtons(QWidget):
    folder_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_PX)
        self.folder = QPushButton(tr("Find the folder…"))
        self.folder.setToolTip(tr("Say where the sounds were moved to; they are recognised by their content."))
        self.again = QPushButton(tr("Look again"))
        for button in (self.folder, self.again):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        self.folder.clicked.connect(self.folder_wanted)
        self.again.clicked.connect(self.again_wanted)
        # Just below the sentence in the middle, however tall the area is.
        column = QVBoxLayout(over)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addSpacing(theme().px(SENTENCE_PX))
        column.addWidget(self, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.hide()
