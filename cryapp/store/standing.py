"""How far the histories of a store reach, and what has been added to them since."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cryapp.domain.task import Unit
from cryapp.store import task_schemas
from cryapp.store.tables import AuditEventRow, LabelEventRow
from cryapp.store.tables_desk import SegmentEventRow


@dataclass(frozen=True)
class Standing:
    """The newest number of each history; none is ever used twice."""

    label_event: int
    segment_event: int
    audit_event: int


def now(session: Session) -> Standing:
    newest = [
        session.execute(select(func.max(row.id))).scalar_one() or 0
        for row in (LabelEventRow, SegmentEventRow, AuditEventRow)
    ]
    return Standing(*newest)


def marked_since(session: Session, before: Standing) -> tuple[set[int], set[int]]:
    """Recordings with further label events, and with further segment events."""
    labels = select(LabelEventRow.recording_id).where(LabelEventRow.id > before.label_event)
    segments = select(SegmentEventRow.recording_id).where(SegmentEventRow.id > before.segment_event)
    found = [set(session.execute(query.distinct()).scalars()) for query in (labels, segments)]
    return found[0], found[1]


def infants_answered_since(session: Session, before: Standing) -> set[int]:
    """Infants with further answers about them as a whole: these stand beside each of their recordings."""
    about_infants = [task.id for task in task_schemas.newest(session) if task.unit is Unit.INFANT]
    query = select(LabelEventRow.subject_id).where(
        LabelEventRow.id > before.label_event, LabelEventRow.task_id.in_(about_infants)
    )
    return set(session.execute(query.distinct()).scalars())


def acts_since(session: Session, before: Standing) -> set[str]:
    """What kinds of acts the audit trail has since then, e.g. ``task.add_version``."""
    rows = session.execute(select(AuditEventRow.action).where(AuditEventRow.id > before.audit_event).distinct())
    return set(rows.scalars())
