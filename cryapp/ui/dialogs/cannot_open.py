"""When the store cannot be opened: what happened, what was kept, what to do."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout

from cryapp.domain.errors import UserError
from cryapp.ui.i18n import tr
from cryapp.ui.widgets.basic import label


class CannotOpen(QDialog):
    def __init__(self, error: UserError) -> None:
        super().__init__()
        self.setWindowTitle("CryApp")
        self.setMinimumWidth(480)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 24)
        column.setSpacing(16)
        column.addWidget(label(tr("The store could not be opened"), "title"))
        column.addWidget(label(tr(error.happened), wrap=True))
        for sentence in (error.kept, error.todo):
            if sentence:
                column.addWidget(label(tr(sentence), "muted", wrap=True))
        quit_button = QPushButton(tr("Close"))
        quit_button.setObjectName("primary")
        quit_button.clicked.connect(self.accept)
        column.addWidget(quit_button)
