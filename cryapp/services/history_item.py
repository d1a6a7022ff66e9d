"""One line of a recording's history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cryapp.domain.ids import EventId, SegmentEventId


@dataclass(frozen=True)
class HistoryItem:
    """Ready to read, newest last. Other readers are left out while blind.

    ``event_id`` is of a label event, ``batch`` of an act on segments; neither: the program's own doing.
    """

    at: datetime
    text: str
    by: str
    event_id: EventId | None = None
    reverted: bool = False
    batch: SegmentEventId | None = None

    @property
    def is_act(self) -> bool:
        """True if a reader did it, so that it can be taken back."""
        return self.event_id is not None or self.batch is not None
