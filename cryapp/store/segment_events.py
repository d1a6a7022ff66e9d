"""Writing segment events: one act of a reader is one batch, appended with its audit row and projected at once.

Every event carries the segment's whole state after it, so the projection is the last event of each segment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from cryapp import __version__
from cryapp.domain.annotation import Shown
from cryapp.domain.ids import AnnotatorId, InfantId, RecordingId, SegmentEventId, SegmentId, TaskId
from cryapp.domain.segment import Origin, Proposed, SegmentEventKind, SegmentState
from cryapp.store import audit, chain
from cryapp.store.recordings import chunks
from cryapp.store.tables import RecordingRow
from cryapp.store.tables_desk import SegmentEventRow, SegmentRow
from cryapp.store.types import utc_now

NOTHING: Mapping[str, Any] = {
    "start_s": 0.0,
    "end_s": 0.0,
    "low_hz": None,
    "high_hz": None,
    "classes": [],
    "uncertain": False,
    "note": "",
}
"""What the projection holds of a segment that is gone: its row stays, so that what it was proposed from stays known."""


@dataclass(frozen=True)
class Place:
    """What a batch is about and whose it is: one recording, one task, one reader."""

    recording_id: RecordingId
    infant_id: InfantId
    task_id: TaskId
    annotator_id: AnnotatorId


@dataclass(frozen=True)
class Circumstances:
    """How a batch came about."""

    shown: Shown = field(default_factory=Shown)
    elapsed_ms: int | None = None
    source: str = "desk"


@dataclass(frozen=True)
class NewSegmentEvent:
    """An event before it has a number and a time. ``segment_id`` None makes a new segment."""

    kind: SegmentEventKind
    segment_id: SegmentId | None
    state: SegmentState | None
    schema_version: int
    origin: Origin = Origin.READER
    proposed: Proposed | None = None


@dataclass(frozen=True)
class Appended:
    """``segment_ids`` in the order of the events given."""

    batch: SegmentEventId
    segment_ids: tuple[SegmentId, ...]


def append(
    session: Session,
    place: Place,
    how: Circumstances,
    act: str,
    news: Sequence[NewSegmentEvent],
    reverts_batch: SegmentEventId | None = None,
) -> Appended:
    """Appends one batch with one audit row, and projects its segments. Only inside ``Store.write()``.

    Args:
        act: what the reader did, for the audit trail, e.g. ``split``.
        news: at least one event; each segment at most once.
        reverts_batch: the batch that these events take back.
    """
    known = [new.segment_id for new in news if new.segment_id is not None]
    if not news or len(set(known)) != len(known):
        raise ValueError("a batch has events, and each of its segments once")
    batch = chain.next_id(session, SegmentEventRow)
    ids = _numbered(session, news)
    common = {
        "at": utc_now(),
        "batch": batch,
        "recording_id": place.recording_id,
        "task_id": place.task_id,
        "annotator_id": place.annotator_id,
        "shown": chain.plain({**asdict(how.shown), "view": dict(how.shown.view)}),
        "elapsed_ms": how.elapsed_ms,
        "app_version": __version__,
        "source": how.source,
        "reverts_batch": reverts_batch,
    }
    rows = [_row(new, segment_id, common) for new, segment_id in zip(news, ids, strict=True)]
    last_hash = chain.append_many(session, SegmentEventRow, rows)
    audit.append(
        session,
        place.annotator_id,
        f"segments.{act}",
        "segment_event",
        batch,
        after={
            "recording_id": place.recording_id,
            "task_id": place.task_id,
            "events": len(rows),
            "last_hash": last_hash,
            "reverts_batch": reverts_batch,
        },
    )
    new_ids = {id_ for new, id_ in zip(news, ids, strict=True) if new.segment_id is None}
    _project(session, place.infant_id, [{**row, "id": batch + i} for i, row in enumerate(rows)], new_ids)
    return Appended(SegmentEventId(batch), ids)


def rebuild_projection(session: Session) -> int:
    """Throws the projection away and makes it again from the last event of every segment. Returns: how many."""
    session.execute(delete(SegmentRow))
    last = select(func.max(SegmentEventRow.id)).group_by(SegmentEventRow.segment_id).scalar_subquery()
    columns = SegmentEventRow.__table__.columns
    found = session.execute(
        select(*columns, RecordingRow.infant_id)
        .join(RecordingRow, SegmentEventRow.recording_id == RecordingRow.id)
        .where(SegmentEventRow.id.in_(last))
        .order_by(SegmentEventRow.segment_id)
    ).mappings()
    n_segments = 0
    for part in chunks(found):
        session.execute(insert(SegmentRow), [{**_now(dict(row)), "infant_id": row["infant_id"]} for row in part])
        n_segments += len(part)
    return n_segments


def _numbered(session: Session, news: Sequence[NewSegmentEvent]) -> tuple[SegmentId, ...]:
    """Ids of the events' segments; new ones are numbered after every segment there ever was."""
    newest = session.execute(select(func.max(SegmentEventRow.segment_id))).scalar_one() or 0
    ids = []
    for new in news:
        if new.segment_id is None:
            newest += 1
        ids.append(SegmentId(newest) if new.segment_id is None else new.segment_id)
    return tuple(ids)


def _row(new: NewSegmentEvent, segment_id: SegmentId, common: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **common,
        "kind": new.kind.value,
        "segment_id": segment_id,
        "schema_version": new.schema_version,
        "state": None if new.state is None else chain.plain(_fields(new.state)),
        "origin": new.origin.value,
        "proposed": None if new.proposed is None else chain.plain(_fields(new.proposed)),
    }


def _fields(value: SegmentState | Proposed) -> dict[str, Any]:
    """As ``dataclasses.asdict``, whose deep copies took a third of an act of ten thousand segments."""
    return {name.name: getattr(value, name.name) for name in fields(value)}


def _project(session: Session, infant_id: int, events: Iterable[Mapping[str, Any]], new_ids: set[SegmentId]) -> None:
    added, changed = [], []
    for event in events:
        now = {**_now(event), "infant_id": infant_id}
        if now["id"] in new_ids:
            added.append(now)
        else:
            # A bound value must not have the name of a column.
            changed.append({f"new_{name}": value for name, value in now.items()})
    if added:
        session.execute(insert(SegmentRow), added)
    if changed:
        table = SegmentRow.__table__.c
        values: dict[str, Any] = {name.removeprefix("new_"): bindparam(name) for name in changed[0]}
        statement = update(SegmentRow).where(table.id == bindparam("new_id")).values(values)
        session.connection().execute(statement, changed)


def _now(event: Mapping[str, Any]) -> dict[str, Any]:
    """The projection's row after this event, but for the infant."""
    return {
        "id": event["segment_id"],
        "recording_id": event["recording_id"],
        "task_id": event["task_id"],
        "annotator_id": event["annotator_id"],
        "alive": event["state"] is not None,
        **(NOTHING if event["state"] is None else event["state"]),
        "origin": event["origin"],
        "proposed": event["proposed"],
        "event_id": event["id"],
    }
