"""The marks a reader makes: each appends events, and is acknowledged after the commit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from cryapp.domain.annotation import CERTAINTY, Certainty, EventKind, Shown
from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, EventId, InfantId, RecordingId, TaskId
from cryapp.domain.task import DONT_KNOW, Task, Unit
from cryapp.services.library import Library
from cryapp.store import annotators, label_events, recordings, showings, task_schemas
from cryapp.store.tables import LabelEventRow
from cryapp.store.types import utc_now

PARTS_TOO = (
    EventKind.FINISH,
    EventKind.CLEAR,
    EventKind.SKIP,
    EventKind.FLAG,
    EventKind.UNFLAG,
    EventKind.NOTE,
    EventKind.ADJUDICATE,
    EventKind.REVERT,
)
"""What can be said about a whole recording although the task is about its segments."""


@dataclass(frozen=True)
class Mark:
    """Who marks what: the part that every labelling call shares. To ``shown`` the services add what the store knows
    that this reader was shown before, so that no window has to remember it.
    """

    task_id: TaskId
    annotator_id: AnnotatorId
    shown: Shown = field(default_factory=Shown)
    elapsed_ms: int | None = None
    """Since the recording was shown."""
    source: str = "desk"


@dataclass(frozen=True)
class Saved:
    """Acknowledged AFTER the commit. ``event_ids`` is what undo takes back."""

    event_ids: tuple[EventId, ...]
    changes: Changes
    at: datetime


def save_label(
    lib: Library,
    recording_ids: Sequence[RecordingId],
    class_key: str,
    mark: Mark,
    payload: Mapping[str, Any] | None = None,
    shown: Mapping[RecordingId, Shown] | None = None,
) -> Saved:
    """Labels one recording, or several at once with one undo (``class_key`` may be ``dont_know``).

    For an infant-level task the answer holds for every recording of the infant.

    Args:
        payload: answers to the class's questions, and ``certainty``: sure, rather or unsure.
        shown: what the reader had been shown of one recording among several; ``mark.shown`` of the others.

    Raises: UserError if the task has no such class, or the store cannot be written (disk full, read-only, busy).
    """
    return _append(lib, recording_ids, EventKind.LABEL, mark, class_key, payload, shown)


def clear_label(lib: Library, recording_ids: Sequence[RecordingId], mark: Mark) -> Saved:
    """Takes the answer (or the skip) away: the recording waits again."""
    return _append(lib, recording_ids, EventKind.CLEAR, mark)


def skip(lib: Library, recording_ids: Sequence[RecordingId], reason: str, mark: Mark) -> Saved:
    """Puts recordings aside with a reason; an earlier answer no longer holds."""
    if not reason.strip():
        raise UserError("A skip needs a reason.", "Nothing was saved.", "Choose one of the reasons, or “other”.")
    return _append(lib, recording_ids, EventKind.SKIP, mark, payload={"reason": reason.strip()})


def set_flag(lib: Library, recording_ids: Sequence[RecordingId], flagged: bool, mark: Mark) -> Saved:
    """Flags recordings to come back to, or takes the flag away."""
    return _append(lib, recording_ids, EventKind.FLAG if flagged else EventKind.UNFLAG, mark)


def save_note(lib: Library, recording_id: RecordingId, text: str, mark: Mark) -> Saved:
    """Replaces the reader's note; earlier texts stay in the history."""
    return _append(lib, [recording_id], EventKind.NOTE, mark, payload={"text": text})


def save_repeat(
    lib: Library,
    recording_id: RecordingId,
    item_id: int,
    class_key: str | None,
    mark: Mark,
    payload: Mapping[str, Any] | None = None,
) -> Saved:
    """The answer to a silent repeat (``class_key`` None: skipped). The first answer stays as it is.

    For ``services.reading``, which knows what is a repeat; ``item_id`` is the reading item answered.
    """
    told = {**(payload or {}), "reading_item": item_id}
    return _append(lib, [recording_id], EventKind.REPEAT, mark, class_key, told)


def finish(lib: Library, recording_ids: Sequence[RecordingId], mark: Mark) -> Saved:
    """Says that all segments of these recordings are marked, be it none. For tasks about segments only."""
    return _append(lib, recording_ids, EventKind.FINISH, mark)


def save_ruling(
    lib: Library, recording_id: RecordingId, class_key: str | None, mark: Mark, payload: Mapping[str, Any] | None = None
) -> Saved:
    """An adjudicator's ruling (no class for segments). For ``services.reviewing``, which knows who may rule."""
    return _append(lib, [recording_id], EventKind.ADJUDICATE, mark, class_key, payload)


def revert(lib: Library, event_ids: Sequence[EventId], mark: Mark) -> Saved:
    """Takes events back by appending reverts (undo). Reverting the returned events is redo.

    An event that is already taken back is passed over, so that a second undo of the same events changes nothing.

    Raises: UserError if an event is another reader's.
    """
    with lib.store.write() as session:
        task = _task(session, mark, EventKind.REVERT)
        touched: list[label_events.Subject] = []
        reverted: list[EventId] = []
        for event_id in sorted(event_ids, reverse=True):
            event = session.get(LabelEventRow, event_id)
            if event is None or event.annotator_id != mark.annotator_id:
                raise UserError("This cannot be taken back: it was made by another reader.", "Nothing was changed.", "")
            if label_events.is_reverted(session, event):
                continue
            about = label_events.subject_of(session, event)
            new = label_events.NewEvent(
                kind=EventKind.REVERT,
                subject=about,
                task_id=TaskId(event.task_id),
                schema_version=event.schema_version,
                annotator_id=mark.annotator_id,
                shown=mark.shown,
                elapsed_ms=mark.elapsed_ms,
                source=mark.source,
                reverts_id=event_id,
            )
            reverted.extend(label_events.append(session, [new]))
            touched.append(about)
            if event.task_id != task.id:
                task = _task_of(session, TaskId(event.task_id))
        changes = changes_of(session, task, touched)
    return Saved(tuple(reverted), changes, utc_now())


def changes_of(session: Session, task: Task, touched: Sequence[label_events.Subject]) -> Changes:
    """What a mark on these subjects changed: for an infant-level task every recording of the infant."""
    if task.unit is not Unit.INFANT:
        return Changes(recordings=frozenset(RecordingId(s.recording_id) for s in touched), labels=bool(touched))
    infant_ids = frozenset(InfantId(s.infant_id) for s in touched)
    return Changes(
        recordings=frozenset(recordings.ids_of_infants(session, infant_ids)),
        infants=infant_ids,
        labels=bool(touched),
    )


def _append(
    lib: Library,
    recording_ids: Sequence[RecordingId],
    kind: EventKind,
    mark: Mark,
    class_key: str | None = None,
    payload: Mapping[str, Any] | None = None,
    shown: Mapping[RecordingId, Shown] | None = None,
) -> Saved:
    _check_certainty(payload)
    with lib.store.write() as session:
        task = _task(session, mark, kind)
        if class_key is not None:
            check_class(task, class_key)
        touched = label_events.subjects(session, task.unit, recording_ids)
        seen = _shown_of_each(session, task, shown)
        before = showings.shown_before(session, task.id, task.unit, mark.annotator_id, touched)
        if len(touched) == 0 and recording_ids:
            raise UserError("This recording is no longer in the store.", "Nothing was changed.", "Choose another one.")
        saved = label_events.append(
            session,
            [
                label_events.NewEvent(
                    kind=kind,
                    subject=subject,
                    task_id=task.id,
                    schema_version=task.version,
                    annotator_id=mark.annotator_id,
                    class_key=class_key,
                    payload=payload,
                    shown=showings.together(seen.get(subject.subject_id, mark.shown), before.get(subject.subject_id)),
                    elapsed_ms=mark.elapsed_ms,
                    source=mark.source,
                )
                for subject in touched
            ],
        )
        changes = changes_of(session, task, touched)
    return Saved(saved, changes, utc_now())


def _shown_of_each(session: Session, task: Task, shown: Mapping[RecordingId, Shown] | None) -> Mapping[int, Shown]:
    """Subject → what was shown of it. Of an infant the recording counts whose prediction was visible, if any was."""
    found: dict[int, Shown] = {}
    about = label_events.subject_of_each(session, task.unit, shown or ())
    for recording_id, one in (shown or {}).items():
        subject = about.get(recording_id)
        if subject is not None and (subject.subject_id not in found or found[subject.subject_id].blind):
            found[subject.subject_id] = one
    return found


def _check_certainty(payload: Mapping[str, Any] | None) -> None:
    said = (payload or {}).get(CERTAINTY)
    if said is not None and said not in list(Certainty):
        known = ", ".join(Certainty)
        raise UserError(f"“{said}” is no degree of certainty.", "Nothing was saved.", f"There are: {known}.")


def check_class(task: Task, class_key: str, kept: str = "Nothing was saved.") -> None:
    """Raises: UserError if the task's newest version has no such class."""
    if class_key != DONT_KNOW and task.class_of(class_key) is None:
        known = ", ".join([label.key for label in task.classes] + [DONT_KNOW])
        raise UserError(f"The task “{task.name}” has no class “{class_key}”.", kept, f"Its classes are: {known}.")


def _task(session: Session, mark: Mark, kind: EventKind) -> Task:
    if annotators.get(session, mark.annotator_id) is None:
        raise UserError("This reader is not in the store.", "Nothing was saved.", "Sign in again.")
    task = _task_of(session, mark.task_id)
    if task.unit is Unit.SEGMENT and kind not in PARTS_TOO:
        raise UserError(
            f"The task “{task.name}” is answered for parts of a recording, not for the whole.", "Nothing was saved.", ""
        )
    if task.unit is not Unit.SEGMENT and kind is EventKind.FINISH:
        raise UserError(f"The task “{task.name}” is answered with a class.", "Nothing was saved.", "Choose one.")
    return task


def _task_of(session: Session, task_id: TaskId) -> Task:
    task = task_schemas.get(session, task_id)
    if task is None:
        raise UserError("This task is not in the store.", "Nothing was saved.", "Choose a task.")
    return task
