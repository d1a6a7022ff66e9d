"""Writing label events: appended with their audit rows, then folded into the projection."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cryapp import __version__
from cryapp.domain.annotation import EventKind, Shown
from cryapp.domain.ids import AnnotatorId, EventId, TaskId
from cryapp.domain.task import Unit
from cryapp.store import adjudications, audit, chain, projection
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


def subject_of_each(session: Session, unit: Unit, recording_ids: Iterable[int]) -> dict[int, Subject]:
    """Recording → what an answer about it is about; a recording that is not in the store is left out."""
    wanted = list(dict.fromkeys(recording_ids))
    infant_of: dict[int, int] = {}
    for part in chunks(wanted):
        rows = session.execute(select(RecordingRow.id, RecordingRow.infant_id).where(RecordingRow.id.in_(part)))
        infant_of.update((id_, infant_id) for id_, infant_id in rows)
    return {
        id_: Subject(id_, infant_of[id_], infant_of[id_] if unit is Unit.INFANT else id_)
        for id_ in wanted
        if id_ in infant_of
    }


def subjects(session: Session, unit: Unit, recording_ids: Iterable[int]) -> list[Subject]:
    """What answers about these recordings are about, each once: recordings of one infant share an infant-level one."""
    found: dict[int, Subject] = {}
    for subject in subject_of_each(session, unit, recording_ids).values():
        found.setdefault(subject.subject_id, subject)
    return list(found.values())


def append(session: Session, news: Sequence[NewEvent]) -> tuple[EventId, ...]:
    """Appends events of ONE task and reader, each with its audit row, and projects what they are about.

    Only inside ``Store.write()``. Returns: the ids, in the order of ``news``.
    """
    if not news:
        return ()
    task_id, annotator_id = news[0].task_id, news[0].annotator_id
    if any((new.task_id, new.annotator_id) != (task_id, annotator_id) for new in news):
        raise ValueError("events of one append belong to one task and reader")
    infant_of = {new.subject.subject_id: new.subject.infant_id for new in news}
    answers = answers_about(session, task_id, annotator_id, infant_of)
    ids = tuple(_append(session, new, answers.get(new.subject.subject_id)) for new in news)
    session.flush()
    _project(session, task_id, annotator_id, infant_of, answers)
    if any(new.kind in adjudications.RULING for new in news):
        adjudications.project(session, task_id, infant_of)
    return ids


def answers_about(
    session: Session, task_id: TaskId, annotator_id: AnnotatorId, subject_ids: Collection[int]
) -> dict[int, CurrentLabelRow]:
    """Subject → the reader's present answer, where there is one."""
    found: dict[int, CurrentLabelRow] = {}
    for part in chunks(subject_ids):
        rows = session.execute(
            select(CurrentLabelRow).where(
                CurrentLabelRow.task_id == task_id,
                CurrentLabelRow.annotator_id == annotator_id,
                CurrentLabelRow.subject_id.in_(part),
            )
        ).scalars()
        found.update((row.subject_id, row) for row in rows)
    return found


def subject_of(session: Session, event: LabelEventRow) -> Subject:
    """What an event is about."""
    infant_id = session.execute(
        select(RecordingRow.infant_id).where(RecordingRow.id == event.recording_id)
    ).scalar_one()
    return Subject(event.recording_id, infant_id, event.subject_id)


def is_reverted(session: Session, event: LabelEventRow) -> bool:
    """True if the event is taken back at present."""
    events = _events_about(session, event.task_id, event.annotator_id, [event.subject_id])
    return event.id in projection.reverted_ids(events)


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
    for (task_id, annotator_id, subject_id), group in groupby(rows, key=lambda row: subject_key(row[0])):
        events = [(event, infant_id) for event, infant_id in group]
        now = projection.present([event for event, _ in events])
        row = CurrentLabelRow(task_id=task_id, annotator_id=annotator_id, subject_id=subject_id)
        _write(row, events[0][1], now)
        session.add(row)
        n_answers += 1
    session.flush()
    adjudications.rebuild(session)
    return n_answers


def subject_key(row: LabelEventRow) -> tuple[int, int, int]:
    """One reader's answers to one question about one subject."""
    return row.task_id, row.annotator_id, row.subject_id


def _append(session: Session, new: NewEvent, before: CurrentLabelRow | None) -> EventId:
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
    return EventId(row.id)


def _project(
    session: Session,
    task_id: TaskId,
    annotator_id: AnnotatorId,
    infant_of: Mapping[int, int],
    answers: Mapping[int, CurrentLabelRow],
) -> None:
    for part in chunks(infant_of):
        events = _events_about(session, task_id, annotator_id, part)
        for (_, _, subject_id), group in groupby(events, key=subject_key):
            row = answers.get(subject_id)
            if row is None:
                row = CurrentLabelRow(task_id=task_id, annotator_id=annotator_id, subject_id=subject_id)
                session.add(row)
            _write(row, infant_of[subject_id], projection.present(list(group)))
    session.flush()


def _events_about(
    session: Session, task_id: int, annotator_id: int, subject_ids: Collection[int]
) -> Sequence[LabelEventRow]:
    """Subject by subject, oldest first."""
    return (
        session.execute(
            select(LabelEventRow)
            .where(
                LabelEventRow.task_id == task_id,
                LabelEventRow.annotator_id == annotator_id,
                LabelEventRow.subject_id.in_(subject_ids),
            )
            .order_by(LabelEventRow.subject_id, LabelEventRow.id)
        )
        .scalars()
        .all()
    )


def _write(row: CurrentLabelRow, infant_id: int, now: projection.Present) -> None:
    row.infant_id = infant_id
    row.state = now.state.value
    row.class_key = now.class_key
    row.payload = dict(now.payload)
    row.skip_reason = now.skip_reason
    row.flagged = now.flagged
    row.note = now.note
    row.event_id = now.event_id
    row.labelled_at = now.labelled_at
    row.blind = now.blind


def _shown_fields(shown: Shown) -> dict[str, Any]:
    return {**asdict(shown), "view": dict(shown.view)}
