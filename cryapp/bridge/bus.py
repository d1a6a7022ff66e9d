"""One channel for what changed, one for what is to be said, one for what is under way."""

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


@dataclass(frozen=True)
class Activity:
    """Long work under way, as the status bar tells it.

    Args:
        id: the same for every report of one piece of work, e.g. ``import`` or a run's id.
        text: what runs, e.g. ``Pre-training``.
        fraction: 0 … 1, or None while it cannot be told.
        eta_s: seconds still to go, or None while they cannot be told.
        if_closed: what happens to it if the window is closed, in one sentence; empty: nothing worth asking about.
    """

    id: str
    text: str
    fraction: float | None = None
    eta_s: float | None = None
    if_closed: str = ""


class Bus(QObject):
    """Lives on the GUI thread; its signals may be emitted from any thread."""

    changed = Signal(object)
    """Changes"""
    message = Signal(object)
    """Message"""
    withdrawn = Signal(str)
    """Text of a message that no longer holds: what it told of is over."""
    activity = Signal(object)
    """Activity"""
    activity_ended = Signal(str)
    """Id of an Activity that is over, however it ended."""

    def say(self, text: str, level: Level = Level.INFO, detail: str = "") -> None:
        self.message.emit(Message(level, text, detail))

    def withdraw(self, text: str) -> None:
        self.withdrawn.emit(text)

    def announce(self, changes: Changes) -> None:
        if changes:
            self.changed.emit(changes)
