"""Taking a batch of segment events back, and putting it back again: what such an act has to append."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from cryapp.domain.ids import AnnotatorId, InfantId, RecordingId, SegmentEventId, SegmentId, TaskId
from cryapp.domain.segment import Origin, SegmentEventKind
from cryapp.store import segments
from cryapp.store.recordings import chunks
from cryapp.store.segment_events import NewSegmentEvent, Place
from cryapp.store.tables import RecordingRow
from cryapp.store.tables_desk import SegmentEventRow


class ChangedSinceError(Exception):
    """A segment of the batch was changed by a later act, which has to be taken back first."""


@dataclass(frozen=True)
class Undo:
    """``news`` is empty where there is nothing left to do."""

    place: Place
    target: SegmentEventId
    news: tuple[NewSegmentEvent, ...]


class _Event(Protocol):
    @property
    def batch(self) -> int: ...
    @property
    def reverts_batch(self) -> int | None: ...


def stacks(events: Sequence[_Event]) -> tuple[list[int], list[int]]:
    """Acts on one segment that stand, and acts that were taken back and can be done again; oldest first.

    Args:
        events: the segment's history, oldest first. Taking back a batch moves it from one stack to the other; taking
            back that revert moves it back; any other act empties the second, as in every editor.
    """
    done: list[int] = []
    undone: list[int] = []
    act_of_revert: dict[int, int] = {}
    for event in events:
        if event.reverts_batch is None:
            done.append(event.batch)
            undone.clear()
        elif event.reverts_batch in act_of_revert:
            act = act_of_revert[event.reverts_batch]
            undone.remove(act)
            done.append(act)
        else:
            done.remove(event.reverts_batch)
            undone.append(event.reverts_batch)
            act_of_revert[event.batch] = event.reverts_batch
    return done, undone


def plan(session: Session, batch: SegmentEventId, annotator_id: AnnotatorId) -> Undo:
    """What takes ``batch`` back: undo of an act, or redo if the batch is itself an undo.

    Raises:
        LookupError: there is no such batch of this reader.
        ChangedSinceError: its segments were changed by a later act.
    """
    first = session.get(SegmentEventRow, batch)
    if first is None or first.batch != batch or first.annotator_id != annotator_id:
        raise LookupError(f"no batch {batch} of this reader")
    infant_id = session.execute(
        select(RecordingRow.infant_id).where(RecordingRow.id == first.recording_id)
    ).scalar_one()
    place = Place(RecordingId(first.recording_id), InfantId(infant_id), TaskId(first.task_id), annotator_id)
    target, act, redo = _resolved(session, first)
    histories = _histories(session, act)
    for history in histories.values():
        done, undone = stacks(history)
        from_stack, to_stack = (undone, done) if redo else (done, undone)
        if act in to_stack or (act not in from_stack and not redo):
            return Undo(place, SegmentEventId(target), ())
        if act not in from_stack or from_stack[-1] != act:
            raise ChangedSinceError
    news = tuple(_put_back(id_, history, act, redo) for id_, history in histories.items())
    return Undo(place, SegmentEventId(target), news)


def _resolved(session: Session, first: SegmentEventRow) -> tuple[int, int, bool]:
    """The batch to name as reverted, the act behind it, and whether this is a redo. A redo's revert undoes the act."""
    if first.reverts_batch is None:
        return first.batch, first.batch, False
    before = session.get_one(SegmentEventRow, first.reverts_batch)
    if before.reverts_batch is None:
        return first.batch, before.batch, True
    return before.reverts_batch, before.reverts_batch, False


def _histories(session: Session, act: int) -> Mapping[int, list[Row[Any]]]:
    """Every event of every segment that the act touched, oldest first; of each what undo needs."""
    touched = session.execute(select(SegmentEventRow.segment_id).where(SegmentEventRow.batch == act)).scalars()
    found: dict[int, list[Row[Any]]] = {}
    event = SegmentEventRow
    columns: list[Any] = [event.segment_id, event.batch, event.reverts_batch, event.schema_version]
    columns += [event.state, event.origin, event.proposed]
    for part in chunks(touched):
        rows = session.execute(select(*columns).where(event.segment_id.in_(part)).order_by(event.segment_id, event.id))
        found.update((id_, list(group)) for id_, group in groupby(rows, key=lambda row: row.segment_id))
    return found


def _put_back(segment_id: int, history: Sequence[Row[Any]], act: int, redo: bool) -> NewSegmentEvent:
    at = next(i for i, event in enumerate(history) if event.batch == act)
    # Undoing what made a segment leaves nothing, and nothing proposed: the proposal is open again.
    event = history[at] if redo else history[at - 1] if at else None
    return NewSegmentEvent(
        kind=SegmentEventKind.REVERT,
        segment_id=SegmentId(segment_id),
        state=None if event is None else segments.state_of(event.state),
        schema_version=(event or history[at]).schema_version,
        origin=Origin((event or history[at]).origin),
        proposed=None if event is None else segments.proposed_of(event.proposed),
    )
