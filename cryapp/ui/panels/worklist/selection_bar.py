"""What is selected beside the recording in front of the reader, and the question before something is done to all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX
from cryapp.ui.widgets.basic import label


class SelectionBar(QFrame):
    confirmed = Signal()
    refused = Signal()
    dropped = Signal()
    """The selection is to go back to the one recording."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._asking = False  # Qt sends events while the parts are still being made
        super().__init__(parent)
        self.setObjectName("ask")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(SPACE_PX // 2)
        self.text = label(wrap=True)
        column.addWidget(self.text)
        self.hint = label(tr("A number key answers all of them at once; it asks first."), "small", wrap=True)
        column.addWidget(self.hint)
        self.yes = QPushButton()
        self.yes.setObjectName("primary")
        self.no = QPushButton(tr("No  Esc"))
        self.drop = QPushButton(tr("Drop the selection"))
        self.drop.setObjectName("link")
        self.yes.clicked.connect(self.confirmed)
        self.no.clicked.connect(self.refused)
        self.drop.clicked.connect(self.dropped)
        for button in (self.yes, self.no, self.drop):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are the bar's own
        row = QHBoxLayout()
        for button in (self.yes, self.no, self.drop):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    @property
    def is_asking(self) -> bool:
        return self._asking

    def show_count(self, n_selected: int) -> None:
        """So many rows are selected; below two there is nothing to say."""
        if n_selected < 2 and self.isHidden():
            return  # at every key: nothing may be laid out anew for it
        self._asking = False
        self.setVisible(n_selected > 1)
        self.text.setText(tr("{n} selected").format(n=n_selected))
        for widget, seen in ((self.yes, False), (self.no, False), (self.hint, True), (self.drop, True)):
            widget.setVisible(seen)

    def ask(self, question: str, act: str) -> None:
        """Asks; Enter says yes, Esc says no."""
        self._asking = True
        self.text.setText(question)
        self.yes.setText(tr("{act}  Enter").format(act=act))
        for widget, seen in ((self.yes, True), (self.no, True), (self.hint, False), (self.drop, False)):
            widget.setVisible(seen)
        self.show()
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        # While it asks, Enter and Esc are its own: elsewhere they go on and silence the sound.
        own = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if self._asking and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() in own:
                event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._asking and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        elif self._asking and event.key() == Qt.Key.Key_Escape:
            self.refused.emit()
        else:
            super().keyPressEvent(event)
