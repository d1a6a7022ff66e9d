"""How sure the reader is of an answer: three words to press, and a key that steps through them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cryapp.domain.annotation import Certainty
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX
from cryapp.ui.widgets.basic import label, restyle

STEPS = (None, Certainty.RATHER, Certainty.UNSURE, Certainty.SURE)
"""In the order of the key: a doubt is what is said most often."""


class CertaintyRow(QWidget):
    changed = Signal()
    """Somebody pressed; :attr:`value` is the new one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Certainty | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_PX // 2)
        self._buttons: dict[Certainty, QPushButton] = {}
        for certainty in Certainty:
            button = QPushButton(tr(certainty.words))
            button.setObjectName("choice")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolTip(tr("How sure you are; kept with the label. Press again to say nothing."))
            button.clicked.connect(lambda _on=False, one=certainty: self._press(one))
            self._buttons[certainty] = button
            row.addWidget(button, 1)
        self.cap = label("", "key")
        row.addWidget(self.cap)

    @property
    def value(self) -> Certainty | None:
        return self._value

    def show_value(self, value: Certainty | None) -> None:
        self._value = value
        for certainty, button in self._buttons.items():
            button.setChecked(certainty is value)
            restyle(button)

    def step(self) -> None:
        """On to the next word; after the last nothing is said."""
        self._take(STEPS[(STEPS.index(self._value) + 1) % len(STEPS)])

    def button(self, certainty: Certainty) -> QPushButton:
        return self._buttons[certainty]

    def _press(self, certainty: Certainty) -> None:
        self._take(None if self._value is certainty else certainty)

    def _take(self, value: Certainty | None) -> None:
        self.show_value(value)
        self.changed.emit()
