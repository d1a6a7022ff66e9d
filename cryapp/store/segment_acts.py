"""What was done to the segments of a recording, act by act: the batches of the history, with what undo made of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from cryapp.domain.ids import AnnotatorId, RecordingId, SegmentEventId, TaskId
from cryapp.domain.segment import Proposed, SegmentState
from cryapp.store.segments import proposed_of, state_of
from cryapp.store.tables import AuditEventRow
from cryapp.store.tables_desk import SegmentEventRow

_event = SegmentEventRow


@dataclass(frozen=True)
class Act:
    """One act: one step of undo. ``before`` and ``after`` are of its first segment; None where it was not there."""

    batch: SegmentEventId
    at: datetime
    act: str
    """As it was called when it was made: ``draw``, ``move``, ``split``, ``accept``, ``revert`` …"""
    annotator_id: AnnotatorId
    schema_version: int
    n: int
    """Segments it touched."""
    before: SegmentState | None
    after: SegmentState | None
    proposed: Proposed | None
    of: Act | None = None
    """Of an undo or redo: the act it is about."""
    redo: bool = False
    reverted: bool = False
    """True if it is taken back at present."""


def of_recording(
    session: Session, recording_id: RecordingId, task_id: TaskId, annotator_id: AnnotatorId | None, most: int
) -> list[Act]:
    """The newest ``most`` acts, oldest first.

    Args:
        annotator_id: whose; None: every reader's, which no blind reader may be given.
    """
    here = [_event.recording_id == recording_id, _event.task_id == task_id]
    if annotator_id is not None:
        here.append(_event.annotator_id == annotator_id)
    newest = _batches(session, here, most)
    known = {row.batch: row for row in newest}
    wanted = {row.reverts_batch for row in newest} - {None}
    while missing := wanted - set(known):  # an undo names what it takes back, a redo the undo: two steps at most
        older = _batches(session, [_event.batch.in_(missing)], len(missing))
        known.update((row.batch, row) for row in older)
        wanted = {row.reverts_batch for row in older} - {None}
    acts = _acts(session, list(known.values()))
    return _with_undo([known[batch] for batch in sorted(known)], acts, {row.batch for row in newest})


def _batches(session: Session, where: Sequence[ColumnElement[bool]], most: int) -> list[Any]:
    """Batch, number of its segments, and what it reverts; the newest first, no more than ``most``."""
    counted = (
        select(_event.batch, func.count().label("n"), func.max(_event.reverts_batch).label("reverts_batch"))
        .where(*where)
        .group_by(_event.batch)
        .order_by(_event.batch.desc())
        .limit(most)
    )
    return list(session.execute(counted))


def _acts(session: Session, batches: Collection[Any]) -> dict[int, Act]:
    """Batch → its act, undo not looked at yet."""
    n_of = {row.batch: row.n for row in batches}
    names = _names(session, n_of)
    columns: list[Any] = [_event.id, _event.at, _event.kind, _event.annotator_id, _event.segment_id]
    columns += [_event.schema_version, _event.state, _event.proposed]
    firsts = list(session.execute(select(*columns).where(_event.id.in_(n_of))))
    before = _states_before(session, firsts)
    return {
        row.id: Act(
            batch=SegmentEventId(row.id),
            at=row.at,
            act=names.get(row.id, row.kind),
            annotator_id=AnnotatorId(row.annotator_id),
            schema_version=row.schema_version,
            n=n_of[row.id],
            before=before.get(row.id),
            after=state_of(row.state),
            proposed=proposed_of(row.proposed),
        )
        for row in firsts
    }


def _names(session: Session, batches: Iterable[int]) -> dict[int, str]:
    """What the audit trail calls each act."""
    rows = session.execute(
        select(AuditEventRow.subject_id, AuditEventRow.action).where(
            AuditEventRow.subject_type == "segment_event", AuditEventRow.subject_id.in_([str(one) for one in batches])
        )
    )
    return {int(subject_id): action.removeprefix("segments.") for subject_id, action in rows}


def _states_before(session: Session, firsts: Sequence[Any]) -> dict[int, SegmentState]:
    """First event of an act → the state its segment had before, where there was one."""
    rows = session.execute(
        select(_event.segment_id, _event.id, _event.state)
        .where(_event.segment_id.in_({row.segment_id for row in firsts}))
        .order_by(_event.id)
    )
    of_segment: dict[int, list[Any]] = {}
    for row in rows:
        of_segment.setdefault(row.segment_id, []).append(row)
    found: dict[int, SegmentState] = {}
    for first in firsts:
        earlier = [row for row in of_segment[first.segment_id] if row.id < first.id]
        state = state_of(earlier[-1].state) if earlier else None
        if state is not None:
            found[first.id] = state
    return found


def _with_undo(rows: Sequence[Any], acts: dict[int, Act], shown: Collection[int]) -> list[Act]:
    """Acts in their order, with what undo and redo are about. Undo of a redo names the act itself again."""
    act_of_undo: dict[int, int] = {}
    about: dict[int, tuple[int, bool]] = {}
    gone: set[int] = set()
    for row in rows:
        if row.reverts_batch is None:
            continue
        if row.reverts_batch in act_of_undo:
            act = act_of_undo[row.reverts_batch]
            gone.discard(act)
            about[row.batch] = act, True
        else:
            act = row.reverts_batch
            gone.add(act)
            act_of_undo[row.batch] = act
            about[row.batch] = act, False
    found = []
    for row in rows:
        if row.batch in shown:
            of, redo = about.get(row.batch, (0, False))
            found.append(replace(acts[row.batch], of=acts.get(of), redo=redo, reverted=row.batch in gone))
    return found
