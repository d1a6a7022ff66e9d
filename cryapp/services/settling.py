"""What Review has to settle, and one case of it without names: whose answer is whose is told after the ruling.

Three kinds of matter: readers disagree, a reader said something else the second time, a model that did not learn from a
label is sure of another class. For adjudicators only, as everything in :mod:`cryapp.services.reviewing`.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from cryapp.domain.annotation import Adjudication
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, LabelCheckId, ModelId, RecordingId, TaskId
from cryapp.domain.label_check import LabelCheck, Since
from cryapp.domain.recording import Recording
from cryapp.domain.segment import SegmentState
from cryapp.domain.task import DONT_KNOW, Task, Unit
from cryapp.services import label_checks, label_errors, reviewing
from cryapp.services.disclosing import write_down
from cryapp.services.label_marks import Mark, Saved
from cryapp.services.library import Library
from cryapp.store import adjudications, annotators, label_events, models, readings, recordings, task_schemas
from cryapp.store.disclosures import Where
from cryapp.store.recordings import chunks


class Kind(StrEnum):
    DISAGREEMENT = "disagreement"
    REPEAT = "repeat"
    """A reader's answer to a silent repeat differs from the same reader's first."""
    LABEL_ERROR = "label_error"


@dataclass(frozen=True)
class Matter:
    """One row of the list. ``said``: class keys, or for segments how many each reader marked, in no reader's order."""

    kind: Kind
    recording_id: RecordingId
    title: str
    locked: bool
    said: tuple[str, ...]
    weight: float
    """0 … 1, the most urgent first within its kind."""
    ruling: Adjudication | None
    believed: str | None = None
    """What the model believes instead (label errors only)."""
    p_believed: float | None = None
    model_id: ModelId | None = None
    check_id: LabelCheckId | None = None
    """The label check whose models believe so, for infants who are not locked."""


@dataclass(frozen=True)
class Checked:
    """The last search for labels that may be wrong, and what has changed since."""

    check: LabelCheck
    since: Since


@dataclass(frozen=True)
class Matters:
    """``notes``: why a kind has nothing to show, a sentence each."""

    items: tuple[Matter, ...]
    notes: tuple[str, ...]
    can_check: bool = False
    """Whether labels of this task can be looked through."""
    checked: Checked | None = None


@dataclass(frozen=True)
class SideAnswer:
    """One reading. ``reader`` is None until a ruling holds: nobody rules for a colleague.

    ``again`` are the reader's own answers to silent repeats of it.
    """

    class_key: str | None
    payload: Mapping[str, Any]
    note: str
    blind: bool
    at: datetime | None
    segments: tuple[SegmentState, ...]
    again: tuple[str, ...]
    reader: str | None


@dataclass(frozen=True)
class Case:
    """One recording with every answer about it, in an order that is the recording's and no reader's."""

    recording: Recording
    task: Task
    answers: tuple[SideAnswer, ...]
    ruling: Adjudication | None
    ruled_place: int | None
    """Whose segments hold; None without a ruling, and for tasks about classes."""
    ruled_by: str | None
    why_not: str
    """Why this adjudicator cannot rule here; empty if they can."""


def to_settle(lib: Library, task: Task, by: AnnotatorId, ruled: bool = False) -> Matters:
    """Disagreements, then repeats that differ, then label-error candidates; ``ruled``: those that have a ruling too.

    What is listed is written down as told to ``by`` before it is given out.

    Candidates are those of the model in use, by its card's locked recordings (no model learns from them), and those of
    the newest label check for all the others.

    Raises: UserError if ``by`` is no adjudicator.
    """
    found = [
        Matter(
            Kind.DISAGREEMENT,
            one.recording_id,
            one.title,
            one.locked,
            _said(one, task.id),
            one.severity,
            one.ruling,
        )
        for one in reviewing.disagreements(lib, task.id, by, ruled)
    ]
    notes: list[str] = []
    if task.unit is not Unit.SEGMENT:
        found += _repeats(lib, task, by, ruled)
    checked = None
    can_check = task.unit is Unit.RECORDING and task.trains
    if can_check:
        errors, note = _label_errors(lib, task, by, ruled)
        others, note_of_check, checked = _checked_errors(lib, task, by, ruled)
        found += sorted([*errors, *others], key=lambda one: -one.weight)
        notes += [one for one in (note, note_of_check) if one]
    return Matters(tuple(found), tuple(notes), can_check, checked)


def case(lib: Library, recording_id: RecordingId, task_id: TaskId, by: AnnotatorId) -> Case:
    """Everything that was said about one recording, without names until it is ruled about.

    Raises: UserError if ``by`` is no adjudicator or has still to read it.
    """
    sides = reviewing.side_by_side(lib, recording_id, task_id, by)
    with lib.store.read() as session:
        task = task_schemas.get(session, task_id)
        recording = recordings.get(session, recording_id)
        assert task is not None and recording is not None  # side_by_side has read both
        subject = label_events.subject_of_each(session, task.unit, [recording_id])[recording_id].subject_id
        again: dict[AnnotatorId, list[str]] = {}
        for repeat in readings.readings(session, task_id, [subject]).repeats:
            again.setdefault(repeat.annotator_id, []).append(repeat.again)
        codes = annotators.codes(session)
    ruling = sides.ruling
    order = _readers_in_order(sides, task)
    by_reader = {answer.reader: answer for answer in sides.answers}
    ids = {code: id_ for id_, code in codes.items()}
    answers = []
    for code in order:
        given = by_reader.get(code)
        answers.append(
            SideAnswer(
                class_key=given.class_key if given else None,
                payload=given.payload if given else {},
                note=given.note if given else "",
                blind=given.blind if given else True,
                at=given.at if given else None,
                segments=tuple(segment.state for segment in sides.segments.get(code, ())),
                again=tuple(again.get(ids[code], ())),
                reader=code if ruling is not None else None,
            )
        )
    chosen = str(ruling.payload.get("reader", "")) if ruling is not None else ""
    own = codes.get(by)
    is_own = task.unit is not Unit.SEGMENT and own in order
    return Case(
        recording=recording,
        task=task,
        answers=tuple(answers),
        ruling=ruling,
        ruled_place=order.index(chosen) if chosen in order else None,
        ruled_by=codes.get(ruling.annotator_id) if ruling is not None else None,
        why_not="You gave one of these answers yourself: let another adjudicator settle it." if is_own else "",
    )


def rule_segments(lib: Library, recording_id: RecordingId, place: int, mark: Mark, reason: str = "") -> Saved:
    """Rules that the segments of the reading at ``place`` of :func:`case` hold.

    Raises: UserError as :func:`cryapp.services.reviewing.adjudicate_segments`, and if there is no such reading.
    """
    sides = reviewing.side_by_side(lib, recording_id, mark.task_id, mark.annotator_id)
    with lib.store.read() as session:
        task = task_schemas.get(session, mark.task_id)
    assert task is not None
    order = _readers_in_order(sides, task)
    if not 0 <= place < len(order):
        raise UserError("There is no such reading.", "Nothing was saved.", "Choose one of those shown.")
    return reviewing.adjudicate_segments(lib, recording_id, order[place], mark, reason)


def _readers_in_order(sides: reviewing.SideBySide, task: Task) -> list[str]:
    """Codes in the recording's own order, so that the first reading is not always the same person's."""
    codes = sorted({answer.reader for answer in sides.answers} | set(sides.segments))
    return _shuffled(codes, task.id, sides.recording_id)


def _said(one: reviewing.Disagreement, task_id: TaskId) -> tuple[str, ...]:
    """In the order in which :func:`case` shows the readings."""
    given = dict(zip(one.readers, one.said, strict=True))
    return tuple(given[code] for code in _shuffled(sorted(given), task_id, one.recording_id))


def _shuffled(given: Sequence[str], task_id: TaskId, about: int) -> list[str]:
    mixed = list(given)
    random.Random(f"{task_id}:{about}").shuffle(mixed)
    return mixed


def _repeats(lib: Library, task: Task, by: AnnotatorId, ruled: bool) -> list[Matter]:
    with lib.store.read() as session:
        reviewing.check_adjudicator(session, by)
        differing: dict[int, tuple[str, str]] = {}
        for part in chunks(readings.repeated(session, task.id)):
            for repeat in readings.readings(session, task.id, list(part)).repeats:
                if repeat.first != repeat.again and DONT_KNOW not in (repeat.first, repeat.again):
                    differing[repeat.subject_id] = (repeat.first, repeat.again)
        shown = reviewing.recordings_of(session, task, list(differing))
        found = _matters(session, task, by, shown, differing, ruled)
    write_down(lib, by, task, Where.TO_SETTLE, [one.recording_id for one in found])
    return found


def _matters(
    session: Session,
    task: Task,
    by: AnnotatorId,
    shown: Mapping[int, RecordingId],
    differing: Mapping[int, tuple[str, str]],
    ruled: bool,
) -> list[Matter]:
    known = recordings.by_ids(session, shown.values())
    rulings = adjudications.of_subjects(session, task.id, list(shown))
    hidden = reviewing.to_read(session, task, by, list(shown.values()))
    return [
        Matter(
            Kind.REPEAT,
            id_,
            known[id_].title,
            known[id_].locked,
            differing[subject],
            1.0,
            rulings.get(subject),
        )
        for subject, id_ in sorted(shown.items())
        if id_ in known and id_ not in hidden and (ruled or subject not in rulings)
    ]


def _label_errors(lib: Library, task: Task, by: AnnotatorId, ruled: bool) -> tuple[list[Matter], str]:
    with lib.store.read() as session:
        reviewing.check_adjudicator(session, by)
        model_id = models.in_use_id(session, task.key)
    if model_id is None:
        return [], "No model is in use, so no label of a locked infant can be held against one."
    try:
        predictions = label_errors.predictions_of_model(lib, model_id, task)
    except UserError as error:
        return [], str(error)
    return candidates_of(lib, task, by, predictions, model_id, ruled), ""


def _checked_errors(lib: Library, task: Task, by: AnnotatorId, ruled: bool) -> tuple[list[Matter], str, Checked | None]:
    """Of infants who are not locked, by models that never met them."""
    newest = label_checks.newest_check(lib, task, by)
    if newest is None:
        return [], "", None
    checked = Checked(*newest)
    if not checked.check.tells:
        return [], label_checks.CANNOT_TELL, checked
    predictions = label_checks.predictions_of_check(lib, checked.check, task, by)
    found = candidates_of(lib, task, by, predictions, ruled=ruled)
    return [replace(one, check_id=checked.check.id) for one in found if not one.locked], "", checked


def candidates_of(
    lib: Library,
    task: Task,
    by: AnnotatorId,
    predictions: label_errors.Probabilities,
    model_id: ModelId | None = None,
    ruled: bool = False,
) -> list[Matter]:
    """Labels that these predictions (a model's on locked recordings, or cross-validated ones) contradict."""
    found = label_errors.label_errors(lib, task, by, predictions, model_id)
    with lib.store.read() as session:
        rulings = adjudications.of_subjects(session, task.id, [int(one.recording_id) for one in found])
    matters = [
        Matter(
            kind=Kind.LABEL_ERROR,
            recording_id=one.recording_id,
            title=one.title,
            locked=one.locked,
            said=(one.label,),
            weight=one.margin,
            ruling=rulings.get(one.recording_id),
            believed=one.believed,
            p_believed=one.p_believed,
            model_id=model_id,
        )
        for one in found
    ]
    return [one for one in matters if ruled or one.ruling is None]


def seen_with(mark: Mark, matter: Matter) -> Mark:
    """The mark of a ruling on ``matter``: beside a label-error candidate the model's word was on the screen."""
    if matter.kind is not Kind.LABEL_ERROR:
        return mark
    view = mark.shown.view if matter.check_id is None else {**mark.shown.view, "label_check": matter.check_id}
    shown = replace(
        mark.shown,
        blind=False,
        prediction_visible=True,
        model_id=matter.model_id,
        probability=matter.p_believed,
        view=view,
    )
    return replace(mark, shown=shown)
