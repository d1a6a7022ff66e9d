"""Label events and their projection. Events are only ever appended; everything else follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import delete, false, or_, select
from sqlalchemy.orm import Session

from cryapp import __version__
from cryapp.domain.annotation import CurrentLabel, EventKind, LabelEvent, LabelState, Shown
from cryapp.domain.ids import AnnotatorId, EventId, ModelId, RecordingId, SegmentId, TaskId
from cryapp.domain.task import Task, Unit
from cryapp.store import annotators, audit, chain, projection, task_schemas
from cryapp.store.recordings import chunks
from cryapp.store.tables import CurrentLabelRow, LabelEventRow, RecordingRow
from cryapp.store.types import utc_now


@dataclass(frozen=True)
class Subject:
    """What an answer is about, with the recording it was given on."""

    recording_id: int
    infant_id: int
    subject_id: int


@dataclass(frozen=True)
class NewEvent:
    """An event before it has a number and a time. ``subject`` is one of :func:`subjects`."""

    kind: EventKind
    subject: Subject
    task_id: TaskId
    schema_version: int
    annotator_id: AnnotatorId
    class_key: str | None = None
    payload: Mapping[str, Any] | None = None
    shown: Shown = field(default_factory=Shown)
    elapsed_ms: int | None = None
    source: str = "desk"
    reverts_id: EventId | None = None


def subjects(session: Session, unit: Unit, recording_ids: Iterable[int]) -> list[Subject]:
    """What the answers about these recordings are about; recordings of one infant share an infant-level subject.

    In the order given; a recording that is not in the store is left out.
    """
    wanted = list(dict.fromkeys(recording_ids))
    infant_of: dict[int, int] = {}
    for part in chunks(wanted):
        rows = session.execute(select(RecordingRow.id, RecordingRow.infant_id).where(RecordingRow.id.in_(part)))
        infant_of.update((id_, infant_id) for id_, infant_id in rows)
    found: dict[int, Subject] = {}
    for id_ in wanted:
        if id_ in infant_of:
            subject_id = infant_of[id_] if unit is Unit.INFANT else id_
            found.setdefault(subject_id, Subject(id_, infant_of[id_], subject_id))
    return list(found.values())


def append(session: Session, new: NewEvent) -> EventId:
    """Appends one event with its audit row, and projects it. Only inside ``Store.write()``."""
    before = session.get(CurrentLabelRow, (new.task_id, new.annotator_id, new.subject.subject_id))
    row = LabelEventRow(
        at=utc_now(),
        kind=new.kind.value,
        recording_id=new.subject.recording_id,
        segment_id=None,
        subject_id=new.subject.subject_id,
        task_id=new.task_id,
        schema_version=new.schema_version,
        annotator_id=new.annotator_id,
        class_key=new.class_key,
        payload=chain.plain(dict(new.payload or {})),
        shown=chain.plain(_shown_fields(new.shown)),
        elapsed_ms=new.elapsed_ms,
        app_version=__version__,
        source=new.source,
        reverts_id=new.reverts_id,
    )
    chain.append(session, row)
    audit.append(
        session,
        new.annotator_id,
        f"label.{new.kind.value}",
        "label_event",
        row.id,
        before=None if before is None else {"state": before.state, "class_key": before.class_key},
        after={"recording_id": row.recording_id, "class_key": row.class_key, "hash": row.hash},
    )
    _project(session, new.task_id, new.annotator_id, new.subject.subject_id, new.subject.infant_id)
    return EventId(row.id)


def subject_of(session: Session, event: LabelEventRow) -> Subject:
    infant_id = session.execute(
        select(RecordingRow.infant_id).where(RecordingRow.id == event.recording_id)
    ).scalar_one()
    return Subject(event.recording_id, infant_id, event.subject_id)


def is_reverted(session: Session, event: LabelEventRow) -> bool:
    return event.id in projection.reverted_ids(
        _events_of_subject(session, event.task_id, event.annotator_id, event.subject_id)
    )


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
    for _, group in groupby(rows, key=_subject_key):
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
    by_subject = sorted(rows, key=lambda row: (*_subject_key(row), row.id))
    for _, events in groupby(by_subject, key=_subject_key):
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


def rebuild_projection(session: Session) -> int:
    """Throws the projection away and folds it again from all events. Returns: the number of answers."""
    session.execute(delete(CurrentLabelRow))
    session.expire_all()
    rows = session.execute(
        select(LabelEventRow, RecordingRow.infant_id)
        .join(RecordingRow, LabelEventRow.recording_id == RecordingRow.id)
        .order_by(LabelEventRow.task_id, LabelEventRow.annotator_id, LabelEventRow.subject_id, LabelEventRow.id)
        .execution_options(yield_per=1000)
    )
    n_answers = 0
    for (task_id, annotator_id, subject_id), group in groupby(rows, key=lambda row: _subject_key(row[0])):
        events = [(event, infant_id) for event, infant_id in group]
        now = projection.present([event for event, _ in events])
        session.add(_row(task_id, annotator_id, subject_id, events[0][1], now))
        n_answers += 1
    session.flush()
    return n_answers


def _subject_key(row: LabelEventRow) -> tuple[int, int, int]:
    return row.task_id, row.annotator_id, row.subject_id


def _events_of_subject(session: Session, task_id: int, annotator_id: int, subject_id: int) -> Sequence[LabelEventRow]:
    return (
        session.execute(
            select(LabelEventRow)
            .where(
                LabelEventRow.task_id == task_id,
                LabelEventRow.annotator_id == annotator_id,
                LabelEventRow.subject_id == subject_id,
            )
            .order_by(LabelEventRow.id)
        )
        .scalars()
        .all()
    )


def _project(session: Session, task_id: int, annotator_id: int, subject_id: int, infant_id: int) -> None:
    now = projection.present(_events_of_subject(session, task_id, annotator_id, subject_id))
    session.merge(_row(task_id, annotator_id, subject_id, infant_id, now))
    session.flush()


def _row(task_id: int, annotator_id: int, subject_id: int, infant_id: int, now: projection.Present) -> CurrentLabelRow:
    return CurrentLabelRow(
        task_id=task_id,
        annotator_id=annotator_id,
        subject_id=subject_id,
        infant_id=infant_id,
        state=now.state.value,
        class_key=now.class_key,
        payload=dict(now.payload),
        skip_reason=now.skip_reason,
        flagged=now.flagged,
        note=now.note,
        event_id=now.event_id,
        labelled_at=now.labelled_at,
        blind=now.blind,
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


def _shown_fields(shown: Shown) -> dict[str, Any]:
    return {**asdict(shown), "view": dict(shown.view)}


def _shown(stored: Mapping[str, Any]) -> Shown:
    model_id = stored.get("model_id")
    return Shown(
        blind=bool(stored.get("blind", True)),
        prediction_visible=bool(stored.get("prediction_visible", False)),
        model_id=None if model_id is None else ModelId(model_id),
        probability=stored.get("probability"),
        view=stored.get("view", {}),
    )
