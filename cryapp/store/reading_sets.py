"""Reading sets and their items: who reads what, and how far they are.

An item of the first or second round is done when its reader has answered or skipped what it is about (for a task about
segments: said to have finished with the recording), a repeat when an event of kind ``repeat`` names it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from cryapp.domain.annotation import EventKind, LabelState
from cryapp.domain.ids import AnnotatorId, ReadingSetId, RecordingId, TaskId
from cryapp.domain.reading import DealSettings, Dealt, ReadingSet, Round
from cryapp.domain.task import Unit
from cryapp.store import projection
from cryapp.store.recordings import chunks
from cryapp.store.tables import CurrentLabelRow, LabelEventRow, RecordingRow
from cryapp.store.tables_desk import ReadingItemRow, ReadingSetRow


@dataclass(frozen=True)
class Item:
    """One card, with its round, and what its reader has made of it. Not for the reader."""

    id: int
    set_id: ReadingSetId
    annotator_id: AnnotatorId
    position: int
    recording_id: RecordingId
    round: Round
    why: str
    state: LabelState = LabelState.WAITING
    class_key: str | None = None


def add(
    session: Session,
    name: str,
    task_id: TaskId,
    by: AnnotatorId | None,
    seed: int,
    settings: DealSettings,
    dealt: Sequence[Dealt],
) -> ReadingSetId:
    """Keeps a set as it was dealt. Only inside ``Store.write()``."""
    row = ReadingSetRow(name=name, task_id=task_id, created_by=by, seed=seed, settings=asdict(settings), closed=False)
    session.add(row)
    session.flush()
    cards = [
        {
            "set_id": row.id,
            "annotator_id": card.annotator_id,
            "position": card.position,
            "recording_id": card.recording_id,
            "round": card.round.value,
            "why": card.why,
        }
        for card in dealt
    ]
    if cards:
        session.execute(insert(ReadingItemRow), cards)
    return ReadingSetId(row.id)


def get(session: Session, set_id: ReadingSetId) -> ReadingSet | None:
    row = session.get(ReadingSetRow, set_id)
    return None if row is None else _set(row)


def every(session: Session, task_id: TaskId | None = None, closed: bool = True) -> tuple[ReadingSet, ...]:
    """All sets, newest first; of one task, or without the closed ones, if asked."""
    query = select(ReadingSetRow).order_by(ReadingSetRow.id.desc())
    if task_id is not None:
        query = query.where(ReadingSetRow.task_id == task_id)
    if not closed:
        query = query.where(~ReadingSetRow.closed)
    return tuple(_set(row) for row in session.execute(query).scalars())


def close(session: Session, set_id: ReadingSetId) -> None:
    """Nothing more is dealt from it; what was read stays."""
    row = session.get_one(ReadingSetRow, set_id)
    row.closed = True


def readers(session: Session, set_id: ReadingSetId) -> tuple[AnnotatorId, ...]:
    found = session.execute(
        select(ReadingItemRow.annotator_id)
        .where(ReadingItemRow.set_id == set_id)
        .distinct()
        .order_by(ReadingItemRow.annotator_id)
    )
    return tuple(AnnotatorId(id_) for id_ in found.scalars())


def reader_of(session: Session, item_id: int) -> tuple[ReadingSetId, AnnotatorId] | None:
    row = session.get(ReadingItemRow, item_id)
    return None if row is None else (ReadingSetId(row.set_id), AnnotatorId(row.annotator_id))


def items(session: Session, set_id: ReadingSetId, annotator_id: AnnotatorId, unit: Unit) -> list[Item]:
    """A reader's items in the order they are given out, with their states.

    Args:
        unit: of the set's task; an answer about an infant answers for each of its recordings.
    """
    task_id = TaskId(session.get_one(ReadingSetRow, set_id).task_id)
    rows = session.execute(
        select(ReadingItemRow, RecordingRow.infant_id)
        .join(RecordingRow, ReadingItemRow.recording_id == RecordingRow.id)
        .where(ReadingItemRow.set_id == set_id, ReadingItemRow.annotator_id == annotator_id)
        .order_by(ReadingItemRow.position)
    ).all()
    subject_of = {row.id: infant_id if unit is Unit.INFANT else row.recording_id for row, infant_id in rows}
    answers = _answers(session, task_id, annotator_id, set(subject_of.values()))
    repeats = _repeats(session, task_id, annotator_id, set(subject_of.values()))
    found = []
    for row, _ in rows:
        said = repeats.get(row.id) if row.round == Round.REPEAT else answers.get(subject_of[row.id])
        state, class_key = said or (LabelState.WAITING, None)
        found.append(_item(row, state, class_key))
    return found


def repeat_tasks(session: Session, annotator_id: AnnotatorId) -> frozenset[TaskId]:
    """Tasks in which an open set has a reader read something again without being told, read by now or not."""
    dealt = (
        select(ReadingSetRow.task_id)
        .join(ReadingItemRow, ReadingItemRow.set_id == ReadingSetRow.id)
        .where(
            ReadingItemRow.annotator_id == annotator_id,
            ReadingItemRow.round == Round.REPEAT.value,
            ~ReadingSetRow.closed,
        )
        .distinct()
    )
    return frozenset(TaskId(task_id) for task_id in session.execute(dealt).scalars())


def has_open_repeat(session: Session, task_id: TaskId, annotator_id: AnnotatorId, recording_ids: Sequence[int]) -> bool:
    """True if the reader has yet to read one of these again without being told."""
    waiting = (
        select(ReadingItemRow.id)
        .join(ReadingSetRow, ReadingItemRow.set_id == ReadingSetRow.id)
        .where(
            ReadingItemRow.recording_id.in_(recording_ids),
            ReadingItemRow.annotator_id == annotator_id,
            ReadingItemRow.round == Round.REPEAT.value,
            ReadingSetRow.task_id == task_id,
            ~ReadingSetRow.closed,
        )
    )
    open_ids = session.execute(waiting).scalars().all()
    if not open_ids:
        return False
    events = session.execute(
        select(LabelEventRow).where(
            LabelEventRow.task_id == task_id,
            LabelEventRow.annotator_id == annotator_id,
            LabelEventRow.recording_id.in_(recording_ids),
            LabelEventRow.kind.in_((EventKind.REPEAT, EventKind.REVERT)),
        )
    )
    answered = _fold(sorted(events.scalars(), key=lambda event: event.id))
    return any(id_ not in answered for id_ in open_ids)


def repeat_answer(session: Session, task_id: TaskId, annotator_id: AnnotatorId, item: Item) -> LabelEventRow | None:
    """The event that answers a silent repeat at present."""
    events = session.execute(
        select(LabelEventRow)
        .where(
            LabelEventRow.task_id == task_id,
            LabelEventRow.annotator_id == annotator_id,
            LabelEventRow.recording_id == item.recording_id,
            LabelEventRow.kind.in_((EventKind.REPEAT, EventKind.REVERT)),
        )
        .order_by(LabelEventRow.id)
    ).scalars()
    found = events.all()
    gone = projection.reverted_ids(found)
    of_item = [e for e in found if e.kind == EventKind.REPEAT and e.payload["reading_item"] == item.id]
    return next((event for event in reversed(of_item) if event.id not in gone), None)


def unread(session: Session, task_id: TaskId, annotator_id: AnnotatorId, unit: Unit) -> frozenset[RecordingId]:
    """What open sets of the task give to the reader, and the reader has not answered: to be read blind."""
    open_sets = session.execute(
        select(ReadingSetRow.id)
        .join(ReadingItemRow, ReadingItemRow.set_id == ReadingSetRow.id)
        .where(ReadingSetRow.task_id == task_id, ~ReadingSetRow.closed, ReadingItemRow.annotator_id == annotator_id)
        .distinct()
    ).scalars()
    return frozenset(
        item.recording_id
        for set_id in open_sets.all()
        for item in items(session, ReadingSetId(set_id), annotator_id, unit)
        if item.state is LabelState.WAITING
    )


_Said = tuple[LabelState, str | None]


def _answers(session: Session, task_id: TaskId, annotator_id: AnnotatorId, subjects: set[int]) -> dict[int, _Said]:
    found: dict[int, _Said] = {}
    for part in chunks(subjects):
        rows = session.execute(
            select(CurrentLabelRow.subject_id, CurrentLabelRow.state, CurrentLabelRow.class_key).where(
                CurrentLabelRow.task_id == task_id,
                CurrentLabelRow.annotator_id == annotator_id,
                CurrentLabelRow.subject_id.in_(part),
            )
        )
        found.update((subject_id, (LabelState(state), class_key)) for subject_id, state, class_key in rows)
    return found


def _repeats(session: Session, task_id: TaskId, annotator_id: AnnotatorId, subjects: set[int]) -> dict[int, _Said]:
    """Reading item → what was said when it was read again."""
    events: list[LabelEventRow] = []
    for part in chunks(subjects):
        rows = session.execute(
            select(LabelEventRow).where(
                LabelEventRow.task_id == task_id,
                LabelEventRow.annotator_id == annotator_id,
                LabelEventRow.subject_id.in_(part),
                LabelEventRow.kind.in_((EventKind.REPEAT, EventKind.REVERT)),
            )
        )
        events.extend(rows.scalars())
    return _fold(sorted(events, key=lambda event: event.id))


def _fold(events: Sequence[LabelEventRow]) -> dict[int, _Said]:
    gone = projection.reverted_ids(events)
    return {
        int(event.payload["reading_item"]): (
            LabelState.SKIPPED if event.class_key is None else LabelState.LABELLED,
            event.class_key,
        )
        for event in events
        if event.kind == EventKind.REPEAT and event.id not in gone
    }


def _set(row: ReadingSetRow) -> ReadingSet:
    return ReadingSet(
        id=ReadingSetId(row.id),
        name=row.name,
        task_id=TaskId(row.task_id),
        created_at=row.created_at,
        seed=row.seed,
        settings=DealSettings(**row.settings),
        closed=row.closed,
    )


def _item(row: ReadingItemRow, state: LabelState, class_key: str | None) -> Item:
    return Item(
        id=row.id,
        set_id=ReadingSetId(row.set_id),
        annotator_id=AnnotatorId(row.annotator_id),
        position=row.position,
        recording_id=RecordingId(row.recording_id),
        round=Round(row.round),
        why=row.why,
        state=state,
        class_key=class_key,
    )
