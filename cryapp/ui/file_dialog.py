"""Asking for a file or a folder: it begins where one was last, at first among the person's documents.

Qt begins where the program was started, which for a program with an icon is a folder nobody keeps anything in.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

_last: list[str] = []
"""The folder that was chosen last since the program was started."""


def file_dialog(parent: QWidget, title: str) -> QFileDialog:
    """A dialog to be filled in and opened; it is gone once it is closed."""
    dialog = QFileDialog(parent, title, usual_folder())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(_remember)
    return dialog


def usual_folder() -> str:
    """Where the next dialog begins."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
    return next((folder for folder in (*_last, documents) if os.path.isdir(folder)), home)


def _remember(names: list[str]) -> None:
    if names:
        chosen = Path(names[0])
        _last[:] = [str(chosen if os.path.isdir(chosen) else chosen.parent)]
