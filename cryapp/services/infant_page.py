"""One infant on one page: its recordings from birth on, with labels, scores and what examinations found.

A reader sees their own answers, and a score where their own answer stands; an adjudicator or study lead sees
everybody's. What is not to be seen is not fetched, and an infant with something left to read blind shows its reader
nothing of the others, whoever the reader is. What goes beyond their own answers is written down before it is given out
(:mod:`cryapp.store.showings`): what they answer of that infant afterwards is kept as not blind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cryapp.domain.annotation import LabelState, Role
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, InfantId, RecordingId, TaskId
from cryapp.domain.infant import Infant
from cryapp.domain.prediction import Prediction
from cryapp.domain.recording import Recording
from cryapp.domain.task import Task, Unit
from cryapp.services.library import Library
from cryapp.services.reviewing import to_read
from cryapp.store import (
    annotators,
    infants,
    models,
    predictions,
    reading_sets,
    recordings,
    screenings,
    showings,
    task_schemas,
)
from cryapp.store.screenings import StoredScreening
from cryapp.store.showings import PageShown
from cryapp.store.tables import AnnotatorRow, CurrentLabelRow

ALL_SEE = frozenset({Role.ADJUDICATOR, Role.LEAD})


@dataclass(frozen=True)
class Said:
    """One reader's answer to one question. ``details``: what else was asked, e.g. the Sarnat stage and exam time."""

    task_key: str
    reader: str
    class_key: str
    details: tuple[tuple[str, str], ...]
    at: datetime | None


@dataclass(frozen=True)
class Sound:
    """One recording. ``hours_since_birth`` is None where nothing tells; such recordings come last."""

    recording: Recording
    hours_since_birth: float | None
    said: tuple[Said, ...]
    prediction: Prediction | None
    """Of the model in use for the task asked for; None also where it may not be seen yet."""


@dataclass(frozen=True)
class InfantPage:
    infant: Infant
    sounds: tuple[Sound, ...]
    exams: tuple[Said, ...]
    """Answers about the infant as a whole, oldest first."""
    screenings: tuple[StoredScreening, ...]
    """Oldest first; empty for a reader who does not see everything."""
    sees_all: bool
    unblinds: bool = False
    """Others' answers, examinations or screenings are on it: whatever its reader answers of this infant from now on is
    kept as not blind."""


def infant_page(
    lib: Library, infant_id: InfantId, task_id: TaskId, by: AnnotatorId, as_reader: bool = False
) -> InfantPage:
    """Everything ``by`` may see of an infant, by hours since birth; what others said and scores are written down first.

    It may write, and so belongs on the store's writer.

    Args:
        task_id: whose model's scores are shown.
        as_reader: beside a reading nobody's role opens more than their own answers.

    Raises: UserError if there is no such infant, or what is shown cannot be written down (disk full, read-only).
    """
    page, shown = _read(lib, infant_id, task_id, by, as_reader)
    if not shown.is_nothing:
        with lib.store.write() as session:
            showings.append(session, infant_id, by, shown)
    return page


def _read(
    lib: Library, infant_id: InfantId, task_id: TaskId, by: AnnotatorId, as_reader: bool
) -> tuple[InfantPage, PageShown]:
    with lib.store.read() as session:
        infant = infants.get(session, infant_id)
        task = task_schemas.get(session, task_id)
        if infant is None or task is None:
            raise UserError("This infant is not in the store.", "", "Choose another one.")
        own = recordings.of_infant(session, infant_id)
        tasks = task_schemas.newest(session)
        unread = {one.id: to_read(session, one, by, [sound.id for sound in own]) for one in tasks}
        reader = annotators.get(session, by)
        may_see_all = reader is not None and reader.role in ALL_SEE and not as_reader
        sees_all = may_see_all and not any(unread.values())
        said = _said(session, tasks, infant_id, None if sees_all else by, unread)
        scores = _scores(session, task, own, by, sees_all)
        tests = screenings.of_infant(session, infant_id) if sees_all else ()
    sounds = [
        Sound(one, one.hours_since_birth, tuple(said.get((False, one.id), ())), scores.get(one.id)) for one in own
    ]
    exams = sorted(said.get((True, infant_id), ()), key=lambda one: (one.at is None, one.at))
    own_code = reader.code if reader is not None else ""
    shown = PageShown(
        task_id=task.id,
        model_id=next((found.model_id for found in scores.values()), None),
        scores={id_: round(found.shown_probability, 4) for id_, found in sorted(scores.items())},
        answers=sum(one.reader != own_code for sound in sounds for one in sound.said),
        exams=sum(one.reader != own_code for one in exams),
        screenings=len(tests),
    )
    page = InfantPage(infant, tuple(sorted(sounds, key=_age)), tuple(exams), tests, sees_all, shown.of_others)
    return page, shown


def _age(sound: Sound) -> tuple[bool, float, int]:
    hours = sound.hours_since_birth
    return hours is None, hours or 0.0, sound.recording.number


def _said(
    session: Session,
    tasks: tuple[Task, ...],
    infant_id: InfantId,
    only: AnnotatorId | None,
    unread: dict[TaskId, frozenset[RecordingId]],
) -> dict[tuple[bool, int], list[Said]]:
    """(about the infant, subject) → answers, of one reader or of all; a silent repeat hides the reader's own."""
    query = (
        select(CurrentLabelRow, AnnotatorRow.code)
        .join(AnnotatorRow, CurrentLabelRow.annotator_id == AnnotatorRow.id)
        .where(CurrentLabelRow.infant_id == infant_id, CurrentLabelRow.state == LabelState.LABELLED.value)
        .where(CurrentLabelRow.task_id.in_([task.id for task in tasks]), CurrentLabelRow.class_key.is_not(None))
        .order_by(CurrentLabelRow.task_id, AnnotatorRow.code_key)
    )
    if only is not None:
        query = query.where(CurrentLabelRow.annotator_id == only)
    by_id = {task.id: task for task in tasks}
    found: dict[tuple[bool, int], list[Said]] = {}
    for row, code in session.execute(query):
        task = by_id[TaskId(row.task_id)]
        is_about_infant = task.unit is Unit.INFANT
        if unread[task.id] and (is_about_infant or row.subject_id in unread[task.id]):
            continue
        details = tuple((str(key), str(value)) for key, value in row.payload.items() if value)
        answer = Said(task.key, code, str(row.class_key), details, row.labelled_at)
        found.setdefault((is_about_infant, row.subject_id), []).append(answer)
    return found


def _scores(
    session: Session, task: Task, own: tuple[Recording, ...], by: AnnotatorId, sees_all: bool
) -> dict[RecordingId, Prediction]:
    """What the model in use says of the recordings whose score ``by`` may see."""
    model_id = models.in_use_id(session, task.key)
    if model_id is None:
        return {}
    visible = [sound.id for sound in own] if sees_all else _answered(session, task, own, by)
    found = {id_: predictions.get(session, model_id, id_) for id_ in visible}
    return {id_: prediction for id_, prediction in found.items() if prediction is not None}


def _answered(session: Session, task: Task, own: tuple[Recording, ...], by: AnnotatorId) -> list[RecordingId]:
    subjects = {sound.id: int(sound.infant_id if task.unit is Unit.INFANT else sound.id) for sound in own}
    answered = set(
        session.execute(
            select(CurrentLabelRow.subject_id).where(
                CurrentLabelRow.task_id == task.id,
                CurrentLabelRow.annotator_id == by,
                CurrentLabelRow.subject_id.in_(set(subjects.values())),
                CurrentLabelRow.state == LabelState.LABELLED.value,
            )
        ).scalars()
    )
    return [
        id_
        for id_, subject in subjects.items()
        if subject in answered and not reading_sets.has_open_repeat(session, task.id, by, [id_])
    ]
