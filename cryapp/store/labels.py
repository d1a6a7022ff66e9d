"""Reading labels: a reader's present answer, and the events behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import false, or_, select
from sqlalchemy.orm import Session

from cryapp.domain.annotation import CurrentLabel, EventKind, LabelEvent, LabelState, Shown
from cryapp.domain.ids import AnnotatorId, EventId, ModelId, RecordingId, SegmentId, TaskId
from cryapp.domain.task import Task
from cryapp.store import annotators, projection, task_schemas
from cryapp.store.label_events import subject_key, subjects
from cryapp.store.tables import CurrentLabelRow, LabelEventRow


def current(session: Session, task: Task, recording_id: RecordingId, annotator_id: AnnotatorId) -> CurrentLabel:
    """The reader's present answer about a recording (or about its infant, for an infant-level task)."""
    found = subjects(session, task.unit, [recording_id])
    row = session.get(CurrentLabelRow, (task.id, annotator_id, found[0].subject_id)) if found else None
    now = projection.Present() if row is None else _present(row)
    return CurrentLabel(
        recording_id=recording_id,
        task_id=task.id,
        annotator_id=annotator_id,
        state=now.state,
        class_key=now.class_key,
        payload=now.payload,
        skip_reason=now.skip_reason,
        flagged=now.flagged,
        note=now.note,
        event_id=None if now.event_id is None else EventId(now.event_id),
        labelled_at=now.labelled_at,
        blind=now.blind,
    )


def labelled_by(session: Session, task_id: TaskId, annotator_id: AnnotatorId) -> list[RecordingId]:
    """Recordings that a reader answered in a task about recordings, or said all segments of to be marked."""
    return [
        RecordingId(id_)
        for id_ in session.execute(
            select(CurrentLabelRow.subject_id).where(
                CurrentLabelRow.task_id == task_id,
                CurrentLabelRow.annotator_id == annotator_id,
                CurrentLabelRow.state == LabelState.LABELLED.value,
            )
        ).scalars()
    ]


def events_of_recording(session: Session, recording_id: RecordingId, task: Task | None = None) -> list[LabelEvent]:
    """Events about a recording and, for infant-level tasks, about its infant; oldest first, of one task or of all."""
    tasks = task_schemas.newest(session) if task is None else (task,)
    about = [
        (LabelEventRow.task_id == task.id) & (LabelEventRow.subject_id == subject.subject_id)
        for task in tasks
        for subject in subjects(session, task.unit, [recording_id])
    ]
    rows = session.execute(select(LabelEventRow).where(or_(false(), *about)).order_by(LabelEventRow.id))
    return _to_domain(session, rows.scalars().all())


@dataclass(frozen=True)
class History:
    """Everything one reader said about one subject, oldest first. ``current_id`` gave the present answer, if any."""

    events: list[LabelEvent]
    current_id: EventId | None


def histories(session: Session, task_id: TaskId) -> Iterator[History]:
    """All events of a task, reader by reader and subject by subject, in constant memory."""
    codes = annotators.codes(session)
    rows = session.execute(
        select(LabelEventRow)
        .where(LabelEventRow.task_id == task_id)
        .order_by(LabelEventRow.annotator_id, LabelEventRow.subject_id, LabelEventRow.id)
        .execution_options(yield_per=1000)
    ).scalars()
    for _, group in groupby(rows, key=subject_key):
        events = list(group)
        current_id = projection.present(events).event_id
        gone = projection.reverted_ids(events)
        yield History(
            [_event(row, codes, row.id in gone) for row in events], None if current_id is None else EventId(current_id)
        )
        for row in events:
            session.expunge(row)


def _to_domain(session: Session, rows: Sequence[LabelEventRow]) -> list[LabelEvent]:
    """Rows as values. ``rows`` must hold every event of each subject in it."""
    codes = annotators.codes(session)
    gone: set[int] = set()
    by_subject = sorted(rows, key=lambda row: (*subject_key(row), row.id))
    for _, events in groupby(by_subject, key=subject_key):
        gone |= projection.reverted_ids(list(events))
    return [_event(row, codes, row.id in gone) for row in rows]


def _event(row: LabelEventRow, codes: Mapping[AnnotatorId, str], reverted: bool) -> LabelEvent:
    return LabelEvent(
        id=EventId(row.id),
        at=row.at,
        kind=EventKind(row.kind),
        recording_id=RecordingId(row.recording_id),
        segment_id=None if row.segment_id is None else SegmentId(row.segment_id),
        task_id=TaskId(row.task_id),
        schema_version=row.schema_version,
        annotator_id=AnnotatorId(row.annotator_id),
        annotator=codes[AnnotatorId(row.annotator_id)],
        class_key=row.class_key,
        payload=row.payload,
        shown=_shown(row.shown),
        elapsed_ms=row.elapsed_ms,
        app_version=row.app_version,
        source=row.source,
        reverts_id=None if row.reverts_id is None else EventId(row.reverts_id),
        reverted=reverted,
    )


def _present(row: CurrentLabelRow) -> projection.Present:
    return projection.Present(
        state=LabelState(row.state),
        class_key=row.class_key,
        payload=row.payload,
        skip_reason=row.skip_reason,
        flagged=row.flagged,
        note=row.note,
        event_id=row.event_id,
        labelled_at=row.labelled_at,
        blind=row.blind,
    )


def _shown(stored: Mapping[str, Any]) -> Shown:
    model_id = stored.get("model_id")
    return Shown(
        blind=bool(stored.get("blind", True)),
        prediction_visible=bool(stored.get("prediction_visible", False)),
        model_id=None if model_id is None else ModelId(model_id),
        probability=stored.get("probability"),
        view=stored.get("view", {}),
    )
