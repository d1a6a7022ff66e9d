"""Reading segments: those of one reader as they are now, what became of proposals, and the history behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cryapp.domain.ids import AnnotatorId, RecordingId, SegmentEventId, SegmentId, TaskId
from cryapp.domain.segment import (
    Origin,
    Proposed,
    Segment,
    SegmentEvent,
    SegmentEventKind,
    SegmentState,
)
from cryapp.store.recordings import chunks
from cryapp.store.tables_desk import SegmentEventRow, SegmentRow

_COLUMNS = SegmentRow.__table__.columns


@dataclass(frozen=True)
class Versioned:
    """A segment with the version of the task's classes that it was last marked in."""

    segment: Segment
    schema_version: int


def alive(session: Session, recording_id: RecordingId, task_id: TaskId, annotator_id: AnnotatorId) -> list[Segment]:
    """One reader's segments of a recording, by start, end and id."""
    found = session.execute(
        select(*_COLUMNS)
        .where(
            SegmentRow.recording_id == recording_id,
            SegmentRow.task_id == task_id,
            SegmentRow.annotator_id == annotator_id,
            SegmentRow.alive,
        )
        .order_by(SegmentRow.start_s, SegmentRow.end_s, SegmentRow.id)
    )
    return [_segment(row) for row in found]


def of_all_readers(session: Session, recording_id: RecordingId, task_id: TaskId) -> dict[AnnotatorId, list[Segment]]:
    """Every reader's segments of a recording, each as :func:`alive` gives them. Not for a blind reader."""
    readers = session.execute(
        select(SegmentRow.annotator_id)
        .where(SegmentRow.recording_id == recording_id, SegmentRow.task_id == task_id, SegmentRow.alive)
        .distinct()
        .order_by(SegmentRow.annotator_id)
    ).scalars()
    return {AnnotatorId(id_): alive(session, recording_id, task_id, AnnotatorId(id_)) for id_ in readers.all()}


def find(session: Session, segment_ids: Sequence[SegmentId]) -> dict[SegmentId, Versioned]:
    """Living segments by id; one that is gone is left out."""
    found: dict[SegmentId, Versioned] = {}
    for part in chunks(segment_ids):
        rows = session.execute(
            select(*_COLUMNS, SegmentEventRow.schema_version)
            .join(SegmentEventRow, SegmentRow.event_id == SegmentEventRow.id)
            .where(SegmentRow.id.in_(part), SegmentRow.alive)
        )
        found.update((SegmentId(row.id), Versioned(_segment(row), row.schema_version)) for row in rows)
    return found


def settled_proposals(
    session: Session, recording_id: RecordingId, task_id: TaskId, annotator_id: AnnotatorId
) -> list[Proposed]:
    """Proposals that the reader accepted, corrected or rejected, and did not take back since."""
    found = session.execute(
        select(SegmentRow.proposed).where(
            SegmentRow.recording_id == recording_id,
            SegmentRow.task_id == task_id,
            SegmentRow.annotator_id == annotator_id,
            SegmentRow.proposed.is_not(None),
        )
    ).scalars()
    return [proposed for proposed in map(proposed_of, found) if proposed is not None]


def recordings_with_segments(session: Session, task_id: TaskId, annotator_id: AnnotatorId | None) -> list[RecordingId]:
    """Recordings in which a reader (None: anybody) has living segments of a task, by id."""
    query = select(SegmentRow.recording_id).where(SegmentRow.task_id == task_id, SegmentRow.alive).distinct()
    if annotator_id is not None:
        query = query.where(SegmentRow.annotator_id == annotator_id)
    return [RecordingId(id_) for id_ in session.execute(query.order_by(SegmentRow.recording_id)).scalars()]


def history(session: Session, segment_id: SegmentId) -> list[SegmentEvent]:
    """Everything that happened to one segment, oldest first."""
    rows = session.execute(
        select(SegmentEventRow).where(SegmentEventRow.segment_id == segment_id).order_by(SegmentEventRow.id)
    ).scalars()
    return [_event(row) for row in rows]


def histories(session: Session, task_id: TaskId) -> Iterator[list[SegmentEvent]]:
    """The histories of all segments of a task, in constant memory."""
    rows = session.execute(
        select(SegmentEventRow)
        .where(SegmentEventRow.task_id == task_id)
        .order_by(SegmentEventRow.segment_id, SegmentEventRow.id)
        .execution_options(yield_per=1000)
    ).scalars()
    for _, group in groupby(rows, key=lambda row: row.segment_id):
        events = list(group)
        yield [_event(row) for row in events]
        for row in events:
            session.expunge(row)


def state_of(stored: Mapping[str, Any] | None) -> SegmentState | None:
    """A state as an event keeps it."""
    return None if stored is None else SegmentState(**{**stored, "classes": tuple(stored["classes"])})


def proposed_of(stored: Mapping[str, Any] | None) -> Proposed | None:
    """A proposal as an event keeps it."""
    return None if stored is None else Proposed(**stored)


def _segment(row: Any) -> Segment:
    return Segment(
        id=SegmentId(row.id),
        recording_id=RecordingId(row.recording_id),
        task_id=TaskId(row.task_id),
        annotator_id=AnnotatorId(row.annotator_id),
        state=SegmentState(
            start_s=row.start_s,
            end_s=row.end_s,
            low_hz=row.low_hz,
            high_hz=row.high_hz,
            classes=tuple(row.classes),
            uncertain=row.uncertain,
            note=row.note,
        ),
        origin=Origin(row.origin),
        proposed=proposed_of(row.proposed),
    )


def _event(row: SegmentEventRow) -> SegmentEvent:
    return SegmentEvent(
        id=SegmentEventId(row.id),
        at=row.at,
        kind=SegmentEventKind(row.kind),
        batch=SegmentEventId(row.batch),
        segment_id=SegmentId(row.segment_id),
        recording_id=RecordingId(row.recording_id),
        task_id=TaskId(row.task_id),
        schema_version=row.schema_version,
        annotator_id=AnnotatorId(row.annotator_id),
        state=state_of(row.state),
        origin=Origin(row.origin),
        proposed=proposed_of(row.proposed),
        shown=row.shown,
        elapsed_ms=row.elapsed_ms,
        source=row.source,
    )
