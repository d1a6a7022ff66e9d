"""A decision that needs a person and a reason: promote, reject, roll back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from cryapp.bridge.desk import Desk
from cryapp.domain.annotation import Annotator
from cryapp.ui.i18n import tr
from cryapp.ui.widgets.basic import IconLabel, Panel, label

MOST_DOUBTS = 5


class ReasonDialog(QDialog):
    """Asks for a reason and says in whose name; blocks nothing else.

    The act can be pressed only while a reader is signed in and a reason is written.
    """

    decided = Signal(object, str)
    """Annotator, reason"""

    def __init__(
        self,
        desk: Desk,
        title: str,
        sentence: str,
        act: str,
        hint: str,
        parent: QWidget | None = None,
        doubts: Sequence[str] = (),
    ) -> None:
        """Args: doubts: what speaks against it, a sentence each; shown before the reason is asked for."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setMinimumWidth(460)
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(title, "title", wrap=True))
        column.addWidget(label(sentence, "muted", wrap=True))
        if doubts:
            column.addWidget(_Doubts(doubts))
        self._who = label("", "", wrap=True)
        column.addWidget(self._who)
        self.reason = QPlainTextEdit()
        self.reason.setPlaceholderText(hint)
        self.reason.setAccessibleName(tr("Reason"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(88)
        self.reason.textChanged.connect(self._look)
        column.addWidget(self.reason)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        close = QPushButton(tr("Not now"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.act = QPushButton(act)
        self.act.setObjectName("primary")
        self.act.setAutoDefault(False)
        self.act.clicked.connect(self._decide)
        buttons.addWidget(close)
        buttons.addWidget(self.act)
        column.addLayout(buttons)
        desk.annotator_changed.connect(self._look)
        self._look()
        self.reason.setFocus()

    def _look(self, _who: Annotator | None = None) -> None:
        annotator = self._desk.annotator
        if annotator is None:
            self._who.setText(tr("Nobody is signed in. Sign in at the top right first: this needs a name."))
            self._who.setObjectName("warning")
        else:
            self._who.setText(
                tr("In the name of {code}. It is written to the audit trail with your reason:").format(
                    code=annotator.code
                )
            )
            self._who.setObjectName("")
        self._who.style().polish(self._who)
        self.act.setEnabled(annotator is not None and bool(self.reason.toPlainText().strip()))

    def _decide(self) -> None:
        annotator = self._desk.annotator
        reason = self.reason.toPlainText().strip()
        if annotator is not None and reason:
            self.decided.emit(annotator, reason)
            self.accept()


class _Doubts(Panel):
    def __init__(self, doubts: Sequence[str]) -> None:
        super().__init__(tr("The gate is closed"))
        for doubt in doubts[:MOST_DOUBTS]:
            row = QHBoxLayout()
            row.addWidget(IconLabel("cross", "danger_text", 16), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(doubt, "small", wrap=True), 1)
            self.body.addLayout(row)
        if len(doubts) > MOST_DOUBTS:
            self.body.addWidget(label(tr("and {n} more in the list").format(n=len(doubts) - MOST_DOUBTS), "small"))
