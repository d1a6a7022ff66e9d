"""What adjudicators ruled: a projection of the events of everybody who ruled about a subject."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cryapp.domain.annotation import Adjudication, EventKind
from cryapp.domain.ids import AnnotatorId, EventId, TaskId
from cryapp.store import projection
from cryapp.store.recordings import chunks
from cryapp.store.tables import LabelEventRow, RecordingRow
from cryapp.store.tables_desk import AdjudicationRow

RULING = (EventKind.ADJUDICATE, EventKind.REVERT)
"""Kinds of event that can change what holds."""


def project(session: Session, task_id: TaskId, infant_of: Mapping[int, int]) -> None:
    """Folds what holds about these subjects (subject → infant) anew. Only inside ``Store.write()``."""
    for part in chunks(infant_of):
        session.execute(
            delete(AdjudicationRow).where(AdjudicationRow.task_id == task_id, AdjudicationRow.subject_id.in_(part))
        )
        events = session.execute(
            select(LabelEventRow)
            .where(LabelEventRow.task_id == task_id, LabelEventRow.subject_id.in_(part), LabelEventRow.kind.in_(RULING))
            .order_by(LabelEventRow.subject_id, LabelEventRow.id)
        ).scalars()
        for subject_id, group in groupby(events, key=lambda event: event.subject_id):
            _add(session, list(group), infant_of[subject_id])
    session.flush()


def rebuild(session: Session) -> int:
    """Throws all rulings away and folds them again from the events. Returns: how many hold."""
    session.execute(delete(AdjudicationRow))
    session.expire_all()
    found = session.execute(
        select(LabelEventRow.task_id, LabelEventRow.subject_id, RecordingRow.infant_id)
        .join(RecordingRow, LabelEventRow.recording_id == RecordingRow.id)
        .where(LabelEventRow.kind == EventKind.ADJUDICATE)
        .order_by(LabelEventRow.task_id)
    )
    for task_id, rows in groupby(found.all(), key=lambda row: row[0]):
        project(session, TaskId(task_id), {subject_id: infant_id for _, subject_id, infant_id in rows})
    return len(session.execute(select(AdjudicationRow.subject_id)).all())


def of_subjects(session: Session, task_id: TaskId, subject_ids: Iterable[int]) -> dict[int, Adjudication]:
    """Subject → the ruling that holds, where there is one."""
    found: dict[int, Adjudication] = {}
    for part in chunks(subject_ids):
        rows = session.execute(
            select(AdjudicationRow).where(AdjudicationRow.task_id == task_id, AdjudicationRow.subject_id.in_(part))
        ).scalars()
        found.update((row.subject_id, _adjudication(row)) for row in rows)
    return found


def of_task(session: Session, task_id: TaskId) -> dict[int, Adjudication]:
    """Every ruling of a task that holds, by subject."""
    rows = session.execute(
        select(AdjudicationRow).where(AdjudicationRow.task_id == task_id).order_by(AdjudicationRow.subject_id)
    ).scalars()
    return {row.subject_id: _adjudication(row) for row in rows}


def _add(session: Session, events: Sequence[LabelEventRow], infant_id: int) -> None:
    """``events``: all rulings about one subject and what reverts anything about it, oldest first; the last holds."""
    gone = projection.reverted_ids(events)
    standing = [event for event in events if event.kind == EventKind.ADJUDICATE and event.id not in gone]
    if not standing:
        return
    last = standing[-1]
    session.add(
        AdjudicationRow(
            task_id=last.task_id,
            subject_id=last.subject_id,
            infant_id=infant_id,
            class_key=last.class_key,
            payload=dict(last.payload),
            annotator_id=last.annotator_id,
            event_id=last.id,
            at=last.at,
        )
    )


def _adjudication(row: AdjudicationRow) -> Adjudication:
    return Adjudication(
        task_id=TaskId(row.task_id),
        subject_id=row.subject_id,
        class_key=row.class_key,
        payload=row.payload,
        annotator_id=AnnotatorId(row.annotator_id),
        event_id=EventId(row.event_id),
        at=row.at,
    )
