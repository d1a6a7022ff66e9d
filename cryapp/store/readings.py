"""Readings for agreement: what each reader answered while nothing but the cry was before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cryapp.domain.annotation import EventKind
from cryapp.domain.ids import AnnotatorId, InfantId, TaskId
from cryapp.store import projection
from cryapp.store.tables import LabelEventRow, RecordingRow


@dataclass(frozen=True)
class Reading:
    """A reader's last blind answer about a subject."""

    annotator_id: AnnotatorId
    subject_id: int
    infant_id: InfantId
    class_key: str


@dataclass(frozen=True)
class Repeated:
    """A reader's answer, and what the same reader said of the same sound later without being told."""

    annotator_id: AnnotatorId
    subject_id: int
    infant_id: InfantId
    first: str
    again: str


@dataclass(frozen=True)
class Readings:
    """``not_blind`` counts answers that were only ever given beside a prediction or another reader."""

    blind: tuple[Reading, ...]
    repeats: tuple[Repeated, ...]
    not_blind: int


def readings(session: Session, task_id: TaskId, only: Sequence[int] | None = None) -> Readings:
    """Readings of a task, or of some hundred subjects. What was changed after the reveal counts as it was before it."""
    query = (
        select(
            LabelEventRow.id,
            LabelEventRow.kind,
            LabelEventRow.class_key,
            LabelEventRow.shown,
            LabelEventRow.reverts_id,
            LabelEventRow.annotator_id,
            LabelEventRow.subject_id,
            RecordingRow.infant_id,
        )
        .join(RecordingRow, LabelEventRow.recording_id == RecordingRow.id)
        .where(LabelEventRow.task_id == task_id)
        .order_by(LabelEventRow.annotator_id, LabelEventRow.subject_id, LabelEventRow.id)
        .execution_options(yield_per=5000)
    )
    rows = session.execute(query if only is None else query.where(LabelEventRow.subject_id.in_(only)))
    blind: list[Reading] = []
    repeats: list[Repeated] = []
    not_blind = 0
    for (annotator_id, subject_id), group in groupby(rows, key=lambda row: (row.annotator_id, row.subject_id)):
        events = list(group)
        answer, again, seen = _fold(events)
        infant_id = InfantId(events[0].infant_id)
        if answer is not None:
            blind.append(Reading(AnnotatorId(annotator_id), subject_id, infant_id, answer))
        elif seen:
            not_blind += 1
        repeats.extend(Repeated(AnnotatorId(annotator_id), subject_id, infant_id, first, then) for first, then in again)
    return Readings(tuple(blind), tuple(repeats), not_blind)


def repeated(session: Session, task_id: TaskId) -> list[int]:
    """Subjects that were read again by somebody who was not told, whatever was said."""
    query = (
        select(LabelEventRow.subject_id)
        .where(LabelEventRow.task_id == task_id, LabelEventRow.kind == EventKind.REPEAT)
        .distinct()
    )
    return sorted(session.execute(query).scalars())


def _fold(events: Sequence[Any]) -> tuple[str | None, list[tuple[str, str]], bool]:
    """(the last blind answer, (answer, repeat) pairs, True if another answer stands that was not blind)."""
    gone = projection.reverted_ids(events)
    answer: str | None = None
    repeats: list[tuple[str, str]] = []
    seen = False
    for event in events:
        if event.id in gone:
            continue
        is_blind = bool(event.shown.get("blind", True))
        match event.kind:
            case EventKind.LABEL if is_blind:
                answer = event.class_key
            case EventKind.LABEL:
                seen = True
            case EventKind.CLEAR | EventKind.SKIP:
                answer, seen = None, False
            case EventKind.REPEAT if is_blind and answer is not None and event.class_key is not None:
                repeats.append((answer, event.class_key))
    return answer, repeats, seen
