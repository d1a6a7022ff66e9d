"""Review: where readers disagree, their answers side by side, and the ruling. For adjudicators only.

Who has yet to read something blind is refused in the store's own read, before any answer of another is fetched. What
is told is written down first (:mod:`cryapp.store.disclosures`): what that adjudicator answers of it later is not blind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cryapp.domain.annotation import Adjudication, LabelState, Role
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, RecordingId, TaskId
from cryapp.domain.segment import Segment, SegmentState
from cryapp.domain.segment_agreement import compare
from cryapp.domain.task import DONT_KNOW, Task, Unit
from cryapp.domain.task import Role as ClassRole
from cryapp.services import label_marks
from cryapp.services.disclosing import write_down
from cryapp.services.label_marks import Mark, Saved, check_class
from cryapp.services.library import Library
from cryapp.services.segment_agreement import marked_twice
from cryapp.store import adjudications, annotators, label_events, reading_sets, recordings, segments, task_schemas
from cryapp.store.disclosures import Where
from cryapp.store.recordings import chunks
from cryapp.store.snapshot import LeftOut, Vote, consensus
from cryapp.store.tables import AnnotatorRow, CurrentLabelRow

MINOR = 0.5
"""How much a disagreement counts that does not turn a positive label into a negative one."""


@dataclass(frozen=True)
class Answer:
    """One reader's answer (``class_key`` None: finished, for a task about segments), with note and details."""

    annotator_id: AnnotatorId
    reader: str
    class_key: str | None
    payload: Mapping[str, Any]
    note: str
    blind: bool
    at: datetime | None


@dataclass(frozen=True)
class Disagreement:
    """``severity`` is 0 … 1. For a task about infants ``recording_id`` is the infant's first."""

    recording_id: RecordingId
    subject_id: int
    title: str
    locked: bool
    readers: tuple[str, ...]
    said: tuple[str, ...]
    """What each reader said; for segments how many they marked."""
    severity: float
    ruling: Adjudication | None


@dataclass(frozen=True)
class SideBySide:
    """Everything that was said about one recording, for the person who rules."""

    recording_id: RecordingId
    answers: tuple[Answer, ...]
    segments: Mapping[str, tuple[Segment, ...]]
    """By reader's code; empty unless the task is about segments."""
    ruling: Adjudication | None


def disagreements(lib: Library, task_id: TaskId, by: AnnotatorId, ruled: bool = False) -> tuple[Disagreement, ...]:
    """What readers disagree about and nobody has settled (or, with ``ruled``, has been ruled about too), worst first.

    What ``by`` has still to read is left out: whoever rules reads blind first, or not at all. It writes down what it
    tells.

    Raises: UserError if ``by`` is no adjudicator, or what is told cannot be written down (disk full, read-only).
    """
    with lib.store.read() as session:
        task = _task(session, task_id)
        check_adjudicator(session, by)
        if task.unit is Unit.SEGMENT:
            found = _segment_disagreements(session, task)
        else:
            found = _label_disagreements(session, task)
        hidden = to_read(session, task, by, [one.recording_id for one in found])
    kept = [one for one in found if one.recording_id not in hidden and (ruled or one.ruling is None)]
    write_down(lib, by, task, Where.TO_SETTLE, [one.recording_id for one in kept])
    return tuple(sorted(kept, key=lambda one: (-one.severity, -len(one.readers), one.recording_id)))


def side_by_side(lib: Library, recording_id: RecordingId, task_id: TaskId, by: AnnotatorId) -> SideBySide:
    """Both readers' answers, notes and segments. It writes down that they were told.

    Raises: UserError if ``by`` is no adjudicator, has still to read it, or it cannot be written down.
    """
    with lib.store.read() as session:
        task = _task(session, task_id)
        check_adjudicator(session, by)
        check_read(session, task, by, recording_id)
        subject = _subject(session, task, recording_id)
        answers = _answers(session, task, [subject.subject_id]).get(subject.subject_id, [])
        own: dict[str, tuple[Segment, ...]] = {}
        if task.unit is Unit.SEGMENT:
            codes = annotators.codes(session)
            marked = segments.of_all_readers(session, recording_id, task_id)
            own = {codes[reader]: tuple(found) for reader, found in marked.items()}
        ruling = adjudications.of_subjects(session, task_id, [subject.subject_id]).get(subject.subject_id)
    write_down(lib, by, task, Where.CASE, [recording_id])
    return SideBySide(recording_id, tuple(answers), own, ruling)


def adjudicate(
    lib: Library,
    recording_id: RecordingId,
    class_key: str,
    mark: Mark,
    reason: str = "",
    payload: Mapping[str, Any] | None = None,
) -> Saved:
    """Rules that ``class_key`` holds (it may be ``dont_know``: then it does not train). Undone as any event is.

    Raises: UserError if the reader is no adjudicator, gave one of the answers, or has still to read it.
    """
    with lib.store.read() as session:
        task = _task(session, mark.task_id)
        if task.unit is Unit.SEGMENT:
            raise UserError(f"“{task.name}” is about segments.", "Nothing was saved.", "Choose whose segments hold.")
        check_class(task, class_key)
        _check_may_rule(session, task, recording_id, mark.annotator_id)
    return label_marks.save_ruling(lib, recording_id, class_key, _not_blind(mark), {**(payload or {}), **_why(reason)})


def adjudicate_segments(lib: Library, recording_id: RecordingId, reader: str, mark: Mark, reason: str = "") -> Saved:
    """Rules that the segments of the reader of this code hold; the adjudicator's own if they drew better ones.

    Raises: UserError as :func:`adjudicate`, and if that reader marked nothing and did not finish.
    """
    with lib.store.read() as session:
        task = _task(session, mark.task_id)
        if task.unit is not Unit.SEGMENT:
            raise UserError(f"“{task.name}” is not about segments.", "Nothing was saved.", "Choose a class.")
        check_adjudicator(session, mark.annotator_id)
        check_read(session, task, mark.annotator_id, recording_id)
        read = next((one for one in marked_twice(session, task.id) if one.recording_id == recording_id), None)
        codes = annotators.codes(session)
        if read is None or reader not in {codes[id_] for id_ in read.by}:
            raise UserError(f"{reader} has not read this recording.", "Nothing was saved.", "Choose who has.")
    return label_marks.save_ruling(lib, recording_id, None, _not_blind(mark), {"reader": reader, **_why(reason)})


def _label_disagreements(session: Session, task: Task) -> list[Disagreement]:
    by_subject = {
        subject_id: [answer for answer in given if answer.class_key != DONT_KNOW]
        for subject_id, given in _answers(session, task, None).items()
    }
    ruled = adjudications.of_task(session, task.id)
    adjudicators = {id_ for id_, role in session.execute(select(AnnotatorRow.id, AnnotatorRow.role)) if _rules(role)}
    differing = {}
    for subject_id, given in by_subject.items():
        votes = [Vote(a.class_key or DONT_KNOW, a.blind, a.annotator_id in adjudicators) for a in given]
        is_open = consensus(votes, task) is LeftOut.DISAGREEMENT
        if is_open or (subject_id in ruled and len({a.class_key for a in given}) > 1):
            differing[subject_id] = given
    shown = recordings_of(session, task, list(differing))
    known = recordings.by_ids(session, shown.values())
    return [
        Disagreement(
            recording_id=shown[subject_id],
            subject_id=subject_id,
            title=known[shown[subject_id]].title,
            locked=known[shown[subject_id]].locked,
            readers=tuple(answer.reader for answer in given),
            said=tuple(answer.class_key or "" for answer in given),
            severity=_severity([answer.class_key or "" for answer in given], task),
            ruling=ruled.get(subject_id),
        )
        for subject_id, given in differing.items()
        if subject_id in shown
    ]


def _segment_disagreements(session: Session, task: Task) -> list[Disagreement]:
    codes = annotators.codes(session)
    ruled = adjudications.of_task(session, task.id)
    read = marked_twice(session, task.id)
    known = recordings.by_ids(session, [one.recording_id for one in read])
    found = []
    for one in read:
        severity = _segment_severity(list(one.by.values()), task, one.duration_s)
        if severity > 0:
            found.append(
                Disagreement(
                    recording_id=one.recording_id,
                    subject_id=one.recording_id,
                    title=known[one.recording_id].title,
                    locked=known[one.recording_id].locked,
                    readers=tuple(codes[reader] for reader in one.by),
                    said=tuple(str(len(own)) for own in one.by.values()),
                    severity=severity,
                    ruling=ruled.get(one.recording_id),
                )
            )
    return found


def _severity(said: Sequence[str], task: Task) -> float:
    """The share of pairs that disagree; a pair counts in full where positive stands against negative."""
    roles = {label.key: label.role for label in task.classes}
    opposite = {ClassRole.POSITIVE, ClassRole.NEGATIVE}
    pairs = list(combinations(said, 2))
    weights = [
        0.0 if one == other else 1.0 if {roles.get(one), roles.get(other)} == opposite else MINOR
        for one, other in pairs
    ]
    return sum(weights) / len(pairs)


def _segment_severity(marked: Sequence[Sequence[SegmentState]], task: Task, duration_s: float) -> float:
    """One less the mean F1 over pairs of readers, all classes' events together."""
    f1s = []
    for first, second in combinations(marked, 2):
        parts = [compare(first, second, label.key, duration_s).events for label in task.classes]
        both, total = sum(p.both for p in parts), sum(2 * p.both + p.first_only + p.second_only for p in parts)
        f1s.append(2 * both / total if total else 1.0)
    return 1 - sum(f1s) / len(f1s)


def _answers(session: Session, task: Task, subject_ids: Sequence[int] | None) -> dict[int, list[Answer]]:
    """Subject → answers by reader's code; only subjects with two or more if all are asked for."""
    query = (
        select(CurrentLabelRow, AnnotatorRow.code)
        .join(AnnotatorRow, CurrentLabelRow.annotator_id == AnnotatorRow.id)
        .where(CurrentLabelRow.task_id == task.id, CurrentLabelRow.state == LabelState.LABELLED.value)
        .order_by(CurrentLabelRow.subject_id, AnnotatorRow.code_key)
    )
    if subject_ids is not None:
        query = query.where(CurrentLabelRow.subject_id.in_(subject_ids))
    else:
        shared = (
            select(CurrentLabelRow.subject_id)
            .where(CurrentLabelRow.task_id == task.id, CurrentLabelRow.state == LabelState.LABELLED.value)
            .group_by(CurrentLabelRow.subject_id)
            .having(func.count() > 1)
        )
        query = query.where(CurrentLabelRow.subject_id.in_(shared))
    found: dict[int, list[Answer]] = {}
    for row, code in session.execute(query):
        answer = Answer(
            AnnotatorId(row.annotator_id), code, row.class_key, row.payload, row.note, row.blind, row.labelled_at
        )
        found.setdefault(row.subject_id, []).append(answer)
    return found


def recordings_of(session: Session, task: Task, subject_ids: Sequence[int]) -> dict[int, RecordingId]:
    """Subject → the recording it is shown by."""
    if task.unit is not Unit.INFANT:
        return {id_: RecordingId(id_) for id_ in subject_ids}
    found: dict[int, RecordingId] = {}
    for part in chunks(subject_ids):
        ids = recordings.ids_of_infants(session, part)
        for id_, subject in label_events.subject_of_each(session, task.unit, ids).items():
            found.setdefault(subject.subject_id, RecordingId(id_))
    return found


def to_read(
    session: Session, task: Task, by: AnnotatorId, recording_ids: Sequence[RecordingId]
) -> frozenset[RecordingId]:
    """Those of ``recording_ids`` that an open set gives to ``by``, who has not answered them yet."""
    unread = reading_sets.unread(session, task.id, by, task.unit)
    about = label_events.subject_of_each(session, task.unit, [*recording_ids, *unread])
    closed_to_them = {about[id_].subject_id for id_ in unread}
    return frozenset(id_ for id_ in recording_ids if about[id_].subject_id in closed_to_them)


def _check_may_rule(session: Session, task: Task, recording_id: RecordingId, by: AnnotatorId) -> None:
    check_adjudicator(session, by)
    check_read(session, task, by, recording_id)
    subject = _subject(session, task, recording_id)
    given = _answers(session, task, [subject.subject_id]).get(subject.subject_id, [])
    if by in {answer.annotator_id for answer in given}:
        raise UserError(
            "You gave one of these answers yourself.", "Nothing was saved.", "Let another adjudicator settle it."
        )


def check_adjudicator(session: Session, by: AnnotatorId) -> None:
    found = annotators.get(session, by)
    if found is None or found.role is not Role.ADJUDICATOR:
        raise UserError(
            "Only an adjudicator sees other readers' answers.",
            "Your own labels are kept.",
            "Ask an adjudicator to look at it.",
        )


def check_read(session: Session, task: Task, by: AnnotatorId, recording_id: RecordingId) -> None:
    if to_read(session, task, by, [_subject_recording(session, recording_id)]):
        raise UserError(
            "You have still to read this one yourself, blind.",
            "Nothing was shown or saved.",
            "Answer it in your reading set first.",
        )


def _subject_recording(session: Session, recording_id: RecordingId) -> RecordingId:
    if recordings.get(session, recording_id) is None:
        raise UserError("This recording is not in the store.", "", "Choose another one.")
    return recording_id


def _subject(session: Session, task: Task, recording_id: RecordingId) -> label_events.Subject:
    return label_events.subject_of_each(session, task.unit, [recording_id])[recording_id]


def _not_blind(mark: Mark) -> Mark:
    """Who rules has seen what others said."""
    return replace(mark, shown=replace(mark.shown, blind=False))


def _why(reason: str) -> dict[str, str]:
    return {"reason": reason.strip()} if reason.strip() else {}


def _rules(role: str) -> bool:
    return role == Role.ADJUDICATOR


def _task(session: Session, task_id: TaskId) -> Task:
    task = task_schemas.get(session, task_id)
    if task is None:
        raise UserError("This task is not in the store.", "", "Choose a task.")
    return task
