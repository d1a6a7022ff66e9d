"""The window's shape between sessions: geometry, splitters, columns. One small file in the user's profile."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QHeaderView, QMainWindow, QSplitter

from cryapp.paths import config_dir

FILE_NAME = "window.ini"


def _memory() -> QSettings:
    return QSettings(str(config_dir() / FILE_NAME), QSettings.Format.IniFormat)


def remember(name: str, thing: QMainWindow | QSplitter | QHeaderView) -> None:
    state = thing.saveGeometry() if isinstance(thing, QMainWindow) else thing.saveState()
    _memory().setValue(name, state)


def restore(name: str, thing: QMainWindow | QSplitter | QHeaderView) -> bool:
    """False if nothing fitting was remembered; the thing keeps its own shape then."""
    state = _memory().value(name)
    if not isinstance(state, QByteArray) or state.isEmpty():
        return False
    return thing.restoreGeometry(state) if isinstance(thing, QMainWindow) else thing.restoreState(state)
