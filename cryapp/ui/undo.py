"""Undo and redo of everything that was saved: each step knows the service call that takes it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.domain.ids import InfantId, RecordingId
from cryapp.domain.task import Task

MOST_STEPS = 500


@dataclass(frozen=True)
class Step:
    """One saved act.

    Args:
        text: what was done, e.g. ``label “Cry” of I-0187 · 1``.
        take_back: the service call that takes it back; runs on the store writer.
        opposite: from what ``take_back`` returned, the call that does it again.
        recording_id: where to look; undo goes there first, so that nothing changes out of sight.
    """

    text: str
    take_back: Callable[[], Any]
    opposite: Callable[[Any], Callable[[], Any]]
    recording_id: RecordingId | None = None
    infant_id: InfantId | None = None
    task: Task | None = None


class UndoStack(QObject):
    changed = Signal()
    gone_back = Signal(object)
    """Step that was undone or redone."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._busy = False

    def push(self, step: Step) -> None:
        self._done = [*self._done[-MOST_STEPS + 1 :], step]
        self._undone.clear()
        self.changed.emit()

    def clear(self) -> None:
        """When the reader changes: nobody takes back what another has said."""
        self._done.clear()
        self._undone.clear()
        self.changed.emit()

    @property
    def next_undo(self) -> Step | None:
        return self._done[-1] if self._done and not self._busy else None

    @property
    def next_redo(self) -> Step | None:
        return self._undone[-1] if self._undone and not self._busy else None

    def undo(self) -> None:
        if self.next_undo is not None:
            self._flip(self._done, self._undone, "Undone")

    def redo(self) -> None:
        if self.next_redo is not None:
            self._flip(self._undone, self._done, "Done again")

    def _flip(self, source: list[Step], target: list[Step], word: str) -> None:
        step = source[-1]
        self._busy = True
        self.changed.emit()

        def done(result: Any) -> None:
            self._busy = False
            if step in source:
                source.remove(step)
                target.append(replace(step, take_back=step.opposite(result)))
            self._desk.bus.say(f"{word}: {step.text}", Level.SAVED)
            self.changed.emit()
            self.gone_back.emit(step)

        def failed(_error: Exception) -> None:
            self._busy = False
            self.changed.emit()

        self._desk.operations.run(step.take_back, done, failed)
