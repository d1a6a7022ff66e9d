"""What this program is, and where its files are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from cryapp import __version__
from cryapp.paths import LibraryPaths, log_dir
from cryapp.ui.i18n import tr
from cryapp.ui.theme import theme
from cryapp.ui.widgets.basic import hairline, label


class AboutDialog(QDialog):
    def __init__(self, paths: LibraryPaths, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About CryApp"))
        self.setMinimumWidth(theme().px(520))
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 24)
        column.setSpacing(12)
        column.addWidget(label(f"CryApp {__version__}", "title"))
        column.addWidget(label(tr("See, hear, label and learn from infant cries."), wrap=True))
        column.addWidget(label(tr("Research software, not a diagnostic device."), "warning", wrap=True))
        column.addWidget(hairline())
        for text in (
            tr("Store: {store_url}").format(store_url=_place(paths.store_url)),
            tr("Its folders: {root}").format(root=paths.root),
            tr("Log: {log_dir}").format(log_dir=log_dir()),
        ):
            line = label(text, "muted", wrap=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(line)
        licence = tr("GPL-3.0-or-later. Font: Inter, SIL Open Font License 1.1. It sends nothing anywhere.")
        column.addWidget(label(licence, "small", wrap=True))
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _place(store_url: str) -> str:
    """The file of a store on this computer; a server's address as it is."""
    return store_url.removeprefix("sqlite:///")
