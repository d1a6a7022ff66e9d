"""Undo and redo of everything that was saved: each step knows the service call that takes it back.

Every recording has a stack of its own, which is still there when one comes back to it. Where nothing is left to take
back, the newest step of all is next, wherever it was made: a wrong key followed by Enter is undone from the recording
after, and undo goes there first, so that nothing changes out of sight.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.domain.ids import InfantId, RecordingId
from cryapp.domain.task import Task
from cryapp.ui.i18n import tr

MOST_STEPS = 500


@dataclass(frozen=True)
class Step:
    """One saved act.

    Args:
        text: what was done, e.g. ``label “Cry” of I-0187 · 1``.
        take_back: the service call that takes it back; runs on the store writer.
        opposite: from what ``take_back`` returned, the call that does it again.
        recording_id: where to look; undo goes there first, so that nothing changes out of sight.
        item_id: the item of a reading set it was done for, if any.
    """

    text: str
    take_back: Callable[[], Any]
    opposite: Callable[[Any], Callable[[], Any]]
    recording_id: RecordingId | None = None
    infant_id: InfantId | None = None
    task: Task | None = None
    item_id: int | None = None


@dataclass
class _Stack:
    """One recording's steps, each with the number of its moment, by which stacks compare."""

    done: list[tuple[int, Step]] = field(default_factory=list)
    undone: list[tuple[int, Step]] = field(default_factory=list)


class UndoStack(QObject):
    changed = Signal()
    gone_back = Signal(object)
    """Step that was undone or redone."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stacks: dict[RecordingId | None, _Stack] = {}
        self._here: RecordingId | None = None
        self._moment = itertools.count(1)
        self._busy = False

    def look_at(self, recording_id: RecordingId | None) -> None:
        """The recording that is shown: its own steps come first."""
        if recording_id != self._here:
            self._here = recording_id
            self.changed.emit()

    def push(self, step: Step) -> None:
        """A new step; what was undone on the same recording can no longer be done again."""
        stack = self._stacks.setdefault(step.recording_id, _Stack())
        stack.done = [*stack.done[-MOST_STEPS + 1 :], (next(self._moment), step)]
        stack.undone.clear()
        self.changed.emit()

    def clear(self) -> None:
        """When the reader changes: nobody takes back what another has said."""
        self._stacks.clear()
        self.changed.emit()

    @property
    def next_undo(self) -> Step | None:
        stack = self._next("done")
        return stack.done[-1][1] if stack is not None else None

    @property
    def next_redo(self) -> Step | None:
        stack = self._next("undone")
        return stack.undone[-1][1] if stack is not None else None

    def undo(self) -> None:
        stack = self._next("done")
        if stack is not None:
            self._flip(stack.done, stack.undone, tr("Undone"))

    def redo(self) -> None:
        stack = self._next("undone")
        if stack is not None:
            self._flip(stack.undone, stack.done, tr("Done again"))

    def _next(self, side: Literal["done", "undone"]) -> _Stack | None:
        """The stack whose last step on that side is next: this recording's, else the one with the newest."""
        if self._busy:
            return None
        here = self._stacks.get(self._here)
        if here is not None and getattr(here, side):
            return here
        filled = [stack for stack in self._stacks.values() if getattr(stack, side)]
        return max(filled, key=lambda stack: getattr(stack, side)[-1][0], default=None)

    def _flip(self, source: list[tuple[int, Step]], target: list[tuple[int, Step]], word: str) -> None:
        entry = source[-1]
        step = entry[1]
        self._busy = True
        self.changed.emit()

        def done(result: Any) -> None:
            self._busy = False
            if entry in source:
                source.remove(entry)
                target.append((next(self._moment), replace(step, take_back=step.opposite(result))))
            self._desk.bus.say(f"{word}: {step.text}", Level.SAVED)
            self.changed.emit()
            self.gone_back.emit(step)

        def failed(_error: Exception) -> None:
            self._busy = False
            self.changed.emit()

        self._desk.operations.run(step.take_back, done, failed)
