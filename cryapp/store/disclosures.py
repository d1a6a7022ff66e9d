"""Of which recordings readers were shown what others answered or a model thinks, outside the reading itself.

Review's lists and cases, the map and an open history tell it. Each telling is written into the audit trail before it is
told and never changed: an answer given afterwards is not blind, in whichever window after whatever restart.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from cryapp.domain.ids import AnnotatorId, InfantId, ModelId, RecordingId, TaskId
from cryapp.domain.task import Task, Unit
from cryapp.store import audit
from cryapp.store.label_events import Subject
from cryapp.store.recordings import chunks
from cryapp.store.tables import AuditEventRow, RecordingRow

ACTION, ABOUT = "answers.shown", "annotator"
SEEN = "answers_shown"
"""In the view of a label given after others' answers or a model's were seen: when that was."""


class Where(StrEnum):
    TO_SETTLE = "to_settle"
    """A row of the list: what each reader said, in no reader's order."""
    CASE = "side_by_side"
    LABEL_ERRORS = "label_errors"
    """What a model believes instead of a label, and how firmly."""
    MAP = "map"
    """Others' answers, and a place, which tells what a model thinks nearly as well as a probability."""
    HISTORY = "history"
    GATE = "gate"
    """A recording that a candidate decides otherwise than the model in use: its label, and both probabilities."""
    SCREENING = "screening"
    """A result, to whoever made, listed or signed the screening."""


@dataclass(frozen=True)
class Disclosure:
    """One telling. ``unit``: what the answers told are about; of an infant they concern all its recordings.

    ``scores``: recording → probability told; ``model_id`` None for models that were made only to look through labels.
    """

    at: datetime
    task_id: TaskId
    unit: Unit
    where: str
    """A :class:`Where`; a later version may know more of them."""
    recordings: frozenset[RecordingId]
    infants: frozenset[InfantId]
    model_id: ModelId | None = None
    scores: Mapping[RecordingId, float] = field(default_factory=dict)

    def tells_of(self, subject: Subject, unit: Unit) -> bool:
        """Whether an answer about ``subject``, in a task of whatever question about ``unit``, comes after this."""
        if Unit.INFANT in (self.unit, unit):
            return subject.infant_id in self.infants
        return subject.recording_id in self.recordings


def append(
    session: Session,
    by: AnnotatorId,
    task: Task,
    where: Where,
    recording_ids: Collection[RecordingId],
    model_id: ModelId | None = None,
    scores: Mapping[RecordingId, float] | None = None,
) -> int:
    """Writes down what is about to be told; how many recordings were not told of before to this reader in this task."""
    own = {id_: round(score, 4) for id_, score in (scores or {}).items()}
    new = sorted(untold(session, by, task.id, recording_ids, own))
    if not new:
        return 0
    infants = {
        infant_id
        for part in chunks(new)
        for infant_id in session.execute(select(RecordingRow.infant_id).where(RecordingRow.id.in_(part))).scalars()
    }
    fields = {
        "task_id": task.id,
        "unit": task.unit.value,
        "where": where.value,
        "recordings": new,
        "infants": sorted(infants),
        "model_id": model_id,
        "scores": {str(id_): own[id_] for id_ in new if id_ in own},
    }
    audit.append(session, by, ACTION, ABOUT, by, after=fields)
    return len(new)


def untold(
    session: Session,
    by: AnnotatorId,
    task_id: TaskId,
    recording_ids: Collection[RecordingId],
    scores: Mapping[RecordingId, float],
) -> set[RecordingId]:
    """Those of ``recording_ids`` of which this reader was not told in this task; of those with a score: no score."""
    known: set[RecordingId] = set()
    scored: set[RecordingId] = set()
    for one in of_reader(session, by):
        if one.task_id == task_id:
            known |= one.recordings
            scored |= one.scores.keys()
    return {id_ for id_ in recording_ids if id_ not in (scored if id_ in scores else known)}


def of_reader(session: Session, annotator_id: AnnotatorId) -> tuple[Disclosure, ...]:
    """Everything this reader was told, oldest first."""
    rows = session.execute(
        select(AuditEventRow.at, AuditEventRow.after)
        .where(
            AuditEventRow.subject_type == ABOUT,
            AuditEventRow.subject_id == str(annotator_id),
            AuditEventRow.action == ACTION,
        )
        .order_by(AuditEventRow.id)
    )
    return tuple(
        Disclosure(
            at=at,
            task_id=TaskId(stored["task_id"]),
            unit=Unit(stored["unit"]),
            where=str(stored["where"]),
            recordings=frozenset(stored["recordings"]),
            infants=frozenset(stored["infants"]),
            model_id=stored["model_id"],
            scores={RecordingId(int(id_)): float(score) for id_, score in stored["scores"].items()},
        )
        for at, stored in rows
        if stored is not None
    )
