"""One channel for what changed and one for what is to be said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from cryapp.domain.changes import Changes


class Level(StrEnum):
    INFO = "info"
    SAVED = "saved"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Message:
    """A line for the status bar or the message strip; never a modal box."""

    level: Level
    text: str
    detail: str = ""


class Bus(QObject):
    """Lives on the GUI thread; its signals may be emitted from any thread."""

    changed = Signal(object)
    """Changes"""
    message = Signal(object)
    """Message"""

    def say(self, text: str, level: Level = Level.INFO, detail: str = "") -> None:
        self.message.emit(Message(level, text, detail))

    def announce(self, changes: Changes) -> None:
        if changes:
            self.changed.emit(changes)
