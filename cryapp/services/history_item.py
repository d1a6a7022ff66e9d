"""One line of a recording's history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cryapp.domain.ids import EventId, SegmentEventId, TaskId


@dataclass(frozen=True)
class HistoryItem:
    """Ready to read, newest last. Other readers are left out while blind.

    ``event_id`` is of a label event, ``batch`` of an act on segments; neither: the program's own doing. ``task`` is the
    name of the task it was done in, empty where that goes without saying.
    """

    at: datetime
    text: str
    by: str
    event_id: EventId | None = None
    reverted: bool = False
    batch: SegmentEventId | None = None
    task: str = ""
    task_id: TaskId | None = None
    by_other: bool = False
    """Another reader's: what this one answers of the recording from now on is not blind, in whichever task."""

    @property
    def is_act(self) -> bool:
        """True if a reader did it, so that it can be taken back."""
        return self.event_id is not None or self.batch is not None
