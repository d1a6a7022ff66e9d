"""What the explained queue is chosen by: who disagrees, what models said, which infants are locked or unlabelled."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from cryapp.domain.annotation import LabelState
from cryapp.domain.ids import AnnotatorId, ModelId
from cryapp.domain.task import DONT_KNOW, Task, Unit
from cryapp.store.recordings import chunks, hours_since_birth
from cryapp.store.tables import (
    CurrentLabelRow,
    EncounterRow,
    InfantRow,
    ModelVersionRow,
    PredictionRow,
    RecordingRow,
)
from cryapp.store.tables_desk import AdjudicationRow


@dataclass(frozen=True)
class Standing:
    """Whose a recording is, and when it was made."""

    infant_id: int
    locked: bool
    hours_since_birth: float | None


def standings(session: Session, recording_ids: Iterable[int]) -> dict[int, Standing]:
    found: dict[int, Standing] = {}
    for part in chunks(recording_ids):
        rows = session.execute(
            select(
                RecordingRow.id,
                RecordingRow.infant_id,
                InfantRow.locked,
                EncounterRow.hours_since_birth,
                RecordingRow.recorded_at,
                InfantRow.born_at,
            )
            .join(InfantRow, RecordingRow.infant_id == InfantRow.id)
            .outerjoin(EncounterRow, RecordingRow.encounter_id == EncounterRow.id)
            .where(RecordingRow.id.in_(part))
        )
        for id_, infant_id, locked, given, recorded_at, born_at in rows:
            found[id_] = Standing(infant_id, locked, hours_since_birth(given, recorded_at, born_at))
    return found


def of_locked_infants(session: Session) -> set[int]:
    """Recordings of infants locked for testing."""
    locked = select(InfantRow.id).where(InfantRow.locked)
    return set(session.execute(select(RecordingRow.id).where(RecordingRow.infant_id.in_(locked))).scalars())


def first_of_each_infant(session: Session, recording_ids: Collection[int]) -> list[int]:
    """One of ``recording_ids`` for each infant, the lowest: what a task about infants asks once."""
    first: dict[int, int] = {}
    members = set(recording_ids)
    for id_, infant_id in session.execute(select(RecordingRow.id, RecordingRow.infant_id).order_by(RecordingRow.id)):
        if id_ in members:
            first.setdefault(infant_id, id_)
    return sorted(first.values())


def disputed(session: Session, task: Task, annotator_id: AnnotatorId | None) -> set[int]:
    """Subjects about which OTHER readers gave different answers that nobody has settled.

    "I don't know" is no answer. Only that they differ comes back, not what they said: the reader is blind.
    """
    settled = select(AdjudicationRow.subject_id).where(AdjudicationRow.task_id == task.id)
    query = (
        select(CurrentLabelRow.subject_id)
        .where(
            CurrentLabelRow.task_id == task.id,
            CurrentLabelRow.state == LabelState.LABELLED.value,
            CurrentLabelRow.class_key != DONT_KNOW,
            CurrentLabelRow.subject_id.not_in(settled),
        )
        .group_by(CurrentLabelRow.subject_id)
        .having(func.count(distinct(CurrentLabelRow.class_key)) > 1)
    )
    if annotator_id is not None:
        query = query.where(CurrentLabelRow.annotator_id != annotator_id)
    return set(session.execute(query).scalars())


def labelled(session: Session, task: Task, annotator_id: AnnotatorId | None = None) -> dict[int, str]:
    """Recording → a class it was given, of those that somebody (or one reader) has labelled."""
    own = CurrentLabelRow.infant_id == RecordingRow.infant_id
    if task.unit is not Unit.INFANT:
        own = CurrentLabelRow.subject_id == RecordingRow.id
    query = (
        select(RecordingRow.id, CurrentLabelRow.class_key)
        .select_from(CurrentLabelRow)
        .join(RecordingRow, own)
        .where(CurrentLabelRow.task_id == task.id, CurrentLabelRow.state == LabelState.LABELLED.value)
    )
    if annotator_id is not None:
        query = query.where(CurrentLabelRow.annotator_id == annotator_id)
    return {id_: class_key or "" for id_, class_key in session.execute(query)}


def labelled_infants(session: Session, task: Task) -> set[int]:
    return set(
        session.execute(
            select(CurrentLabelRow.infant_id)
            .where(CurrentLabelRow.task_id == task.id, CurrentLabelRow.state == LabelState.LABELLED.value)
            .distinct()
        ).scalars()
    )


def probabilities(
    session: Session, model_ids: Collection[ModelId], recording_ids: Iterable[int]
) -> dict[int, dict[ModelId, Mapping[str, float]]]:
    """Recording → model → class key → probability."""
    found: dict[int, dict[ModelId, Mapping[str, float]]] = {}
    for part in chunks(recording_ids):
        rows = session.execute(
            select(PredictionRow.recording_id, PredictionRow.model_id, PredictionRow.probabilities).where(
                PredictionRow.model_id.in_(model_ids), PredictionRow.recording_id.in_(part)
            )
        )
        for id_, model_id, given in rows:
            found.setdefault(id_, {})[ModelId(model_id)] = given
    return found


def most_uncertain(session: Session, model_id: ModelId, limit: int) -> list[int]:
    """By entropy, from one index."""
    return list(
        session.execute(
            select(PredictionRow.recording_id)
            .where(PredictionRow.model_id == model_id)
            .order_by(PredictionRow.uncertainty.desc(), PredictionRow.recording_id.desc())
            .limit(limit)
        ).scalars()
    )


def versions(session: Session, task_key: str, limit: int = 5) -> list[ModelId]:
    """The newest models of a task that have scored something: the committee."""
    scored = select(PredictionRow.id).where(PredictionRow.model_id == ModelVersionRow.id).exists()
    ids = session.execute(
        select(ModelVersionRow.id)
        .where(ModelVersionRow.task_key == task_key, scored)
        .order_by(ModelVersionRow.made_at.desc(), ModelVersionRow.id.desc())
        .limit(limit)
    ).scalars()
    return [ModelId(id_) for id_ in ids]
