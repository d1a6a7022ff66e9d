"""What there is to learn from, at one moment: the consensus of the readers, and the pool.

Rules: an adjudication holds over everything; else an adjudicator's own answer over everybody's; else readers must
agree; a single answer counts. A silent repeat is no vote, nor is "I don't know". Classes with the role EXCLUDE and
disagreements that nobody adjudicated never train; they are counted, not hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from sqlalchemy import func, literal, not_, select, union_all
from sqlalchemy.orm import Session

from cryapp.domain.annotation import LabelState
from cryapp.domain.annotation import Role as ReaderRole
from cryapp.domain.ids import InfantId, RecordingId
from cryapp.domain.queue import ClassCount
from cryapp.domain.task import DONT_KNOW, Role, Task, Unit
from cryapp.store.tables import AnnotatorRow, CurrentLabelRow, InfantRow, LabelEventRow, RecordingRow
from cryapp.store.tables_desk import AdjudicationRow

_RULING = "ruling"


class Basis(StrEnum):
    """What a training label rests on."""

    ADJUDICATED = "adjudicated"
    AGREEMENT = "agreement"
    SINGLE = "single"


class LeftOut(StrEnum):
    """Why an answered recording does not train."""

    DISAGREEMENT = "disagreement"
    DONT_KNOW = "dont_know"
    EXCLUDED_CLASS = "excluded_class"
    UNKNOWN_CLASS = "unknown_class"
    """The class is not in the task's newest version."""


@dataclass(frozen=True)
class TrainingLabel:
    """The consensus about one recording. ``blind`` is False if any answer behind it was given beside the model's."""

    recording_id: RecordingId
    infant_id: InfantId
    infant_code: str
    locked: bool
    class_key: str
    blind: bool
    basis: Basis
    n_readers: int


@dataclass(frozen=True)
class TrainingLabels:
    """``left_out`` counts answered recordings by why they do not train."""

    task: Task
    labels: tuple[TrainingLabel, ...]
    left_out: Mapping[LeftOut, int]

    def counts(self) -> tuple[ClassCount, ...]:
        """Per learnt class, in the order of a model's outputs; infants counted once each."""
        return tuple(self._count(label.key) for label in self.task.trained_classes)

    def _count(self, class_key: str) -> ClassCount:
        own = [label for label in self.labels if label.class_key == class_key]
        locked = [label for label in own if label.locked]
        return ClassCount(
            class_key=class_key,
            infants=len({label.infant_id for label in own}),
            recordings=len(own),
            locked_infants=len({label.infant_id for label in locked}),
            locked_recordings=len(locked),
        )


@dataclass(frozen=True)
class Pool:
    """What pre-training may use: every recording whose infant is not locked."""

    recording_ids: tuple[RecordingId, ...]
    n_infants: int
    hours: float


@dataclass(frozen=True)
class Vote:
    """One reader's answer about one subject."""

    class_key: str
    blind: bool
    adjudicator: bool
    ruling: bool = False
    """An adjudication: the ruling in a disagreement, not an answer of the adjudicator's own."""


def consensus(votes: Sequence[Vote], task: Task) -> tuple[str, Basis, bool] | LeftOut:
    """The answer that trains: (class key, what it rests on, blind), or why there is none."""
    deciding = [vote for vote in votes if vote.ruling] or [vote for vote in votes if vote.adjudicator] or list(votes)
    counted = [vote for vote in deciding if vote.class_key != DONT_KNOW]
    answers = {vote.class_key for vote in counted}
    if not answers:
        return LeftOut.DONT_KNOW
    if len(answers) > 1:
        return LeftOut.DISAGREEMENT
    label = task.class_of(answers.pop())
    if label is None:
        return LeftOut.UNKNOWN_CLASS
    if label.role is Role.EXCLUDE:
        return LeftOut.EXCLUDED_CLASS
    if counted[0].adjudicator or counted[0].ruling:
        basis = Basis.ADJUDICATED
    else:
        basis = Basis.AGREEMENT if len(counted) > 1 else Basis.SINGLE
    return label.key, basis, all(vote.blind for vote in counted)


def training_labels(session: Session, task: Task) -> TrainingLabels:
    """The consensus about every recording that has been answered, locked infants included (``locked`` tells them)."""
    found: list[TrainingLabel] = []
    left_out: dict[LeftOut, int] = {}
    for (recording_id, infant_id, code, locked), votes in _answered(session, task):
        outcome = consensus(votes, task)
        if isinstance(outcome, LeftOut):
            left_out[outcome] = left_out.get(outcome, 0) + 1
            continue
        class_key, basis, blind = outcome
        found.append(
            TrainingLabel(
                recording_id=RecordingId(recording_id),
                infant_id=InfantId(infant_id),
                infant_code=code,
                locked=locked,
                class_key=class_key,
                blind=blind,
                basis=basis,
                n_readers=len(votes),
            )
        )
    return TrainingLabels(task, tuple(found), left_out)


def pool(session: Session) -> Pool:
    """Every recording of infants that are not locked, in the order they were imported."""
    unlocked = (
        select(RecordingRow.id, RecordingRow.infant_id, RecordingRow.duration_s)
        .join(InfantRow, RecordingRow.infant_id == InfantRow.id)
        .where(~InfantRow.locked)
        .order_by(RecordingRow.id)
    )
    rows = session.execute(unlocked).all()
    return Pool(
        recording_ids=tuple(RecordingId(id_) for id_, _, _ in rows),
        n_infants=len({infant_id for _, infant_id, _ in rows}),
        hours=sum(duration_s for _, _, duration_s in rows) / 3600,
    )


@dataclass(frozen=True)
class PoolSize:
    recordings: int
    infants: int
    hours: float


def pool_size(session: Session) -> PoolSize:
    """The pool in figures, without its rows."""
    n_recordings, n_infants, seconds = session.execute(
        select(
            func.count(),
            func.count(func.distinct(RecordingRow.infant_id)),
            func.coalesce(func.sum(RecordingRow.duration_s), 0.0),
        )
        .select_from(RecordingRow)
        .join(InfantRow, RecordingRow.infant_id == InfantRow.id)
        .where(~InfantRow.locked)
    ).one()
    return PoolSize(int(n_recordings), int(n_infants), float(seconds) / 3600)


def _answered(session: Session, task: Task) -> Iterable[tuple[tuple[int, int, str, bool], list[Vote]]]:
    """Every recording that somebody answered or ruled about, with the votes; an answer about an infant is about each
    of its recordings.
    """
    subject = RecordingRow.infant_id if task.unit is Unit.INFANT else RecordingRow.id
    recording = (RecordingRow.id.label("recording_id"), RecordingRow.infant_id, InfantRow.code, InfantRow.locked)
    answers = (
        select(
            *recording,
            CurrentLabelRow.class_key,
            CurrentLabelRow.blind,
            AnnotatorRow.role,
            CurrentLabelRow.annotator_id,
        )
        .select_from(CurrentLabelRow)
        .join(RecordingRow, subject == CurrentLabelRow.subject_id)
        .join(InfantRow, RecordingRow.infant_id == InfantRow.id)
        .join(AnnotatorRow, CurrentLabelRow.annotator_id == AnnotatorRow.id)
        .where(CurrentLabelRow.task_id == task.id, CurrentLabelRow.state == LabelState.LABELLED.value)
    )
    without_the_model = not_(func.coalesce(LabelEventRow.shown["prediction_visible"].as_boolean(), False))
    rulings = (
        select(*recording, AdjudicationRow.class_key, without_the_model, literal(_RULING), AdjudicationRow.annotator_id)
        .select_from(AdjudicationRow)
        .join(RecordingRow, subject == AdjudicationRow.subject_id)
        .join(InfantRow, RecordingRow.infant_id == InfantRow.id)
        .join(LabelEventRow, AdjudicationRow.event_id == LabelEventRow.id)
        .where(AdjudicationRow.task_id == task.id)
    )
    rows = session.execute(union_all(answers, rulings).order_by("recording_id", "annotator_id"))
    for key, group in groupby(rows, key=lambda row: (row[0], row[1], row[2], row[3])):
        yield key, [_vote(row[4], row[5], row[6]) for row in group]


def _vote(class_key: str | None, blind: bool, role: str) -> Vote:
    return Vote(class_key or DONT_KNOW, bool(blind), role == ReaderRole.ADJUDICATOR, role == _RULING)
