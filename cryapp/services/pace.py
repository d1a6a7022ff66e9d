"""How long the reader's own pace will need for what waits."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from sqlalchemy import select

from cryapp.domain.annotation import EventKind
from cryapp.domain.ids import AnnotatorId, TaskId
from cryapp.services.library import Library
from cryapp.store.tables import LabelEventRow

RECENT = 60
LONGEST_GAP_S = 300.0
"""A longer gap between two answers is a break, not reading."""
SHORTEST_GAP_S = 0.2
"""A shorter one is no reading: several recordings were answered in one act."""
FEWEST = 5
"""Fewer gaps promise nothing."""
_ANSWERS = (EventKind.LABEL.value, EventKind.SKIP.value, EventKind.FINISH.value)


@dataclass(frozen=True)
class Pace:
    """Median seconds from one answer to the next, of the reader's last ``n`` without a break between."""

    seconds_each: float
    n: int

    def left_s(self, waiting: int) -> float:
        """Seconds of reading left, breaks not counted."""
        return waiting * self.seconds_each


def reading_pace(lib: Library, task_id: TaskId, annotator_id: AnnotatorId) -> Pace | None:
    """None while there are too few answers made at the desk to tell."""
    with lib.store.read() as session:
        times = session.execute(
            select(LabelEventRow.at)
            .where(
                LabelEventRow.task_id == task_id,
                LabelEventRow.annotator_id == annotator_id,
                LabelEventRow.kind.in_(_ANSWERS),
                LabelEventRow.source == "desk",
            )
            .order_by(LabelEventRow.id.desc())
            .limit(RECENT + 1)
        ).scalars()
        return pace_of(list(times)[::-1])


def pace_of(times: Sequence[datetime]) -> Pace | None:
    """Args: times of answers, oldest first."""
    gaps = ((after - before).total_seconds() for before, after in pairwise(times))
    reading = [gap for gap in gaps if SHORTEST_GAP_S <= gap <= LONGEST_GAP_S]
    return Pace(statistics.median(reading), len(reading)) if len(reading) >= FEWEST else None
