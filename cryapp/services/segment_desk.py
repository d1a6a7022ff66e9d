"""Where segments are marked: one reader at one recording inside a write transaction; makes, checks, saves events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import RecordingId, SegmentEventId, SegmentId
from cryapp.domain.segment import Origin, Proposed, SegmentEventKind, SegmentState
from cryapp.domain.task import Task, Unit
from cryapp.services.label_marks import Mark, check_class
from cryapp.store import annotators, recordings, segments, showings, task_schemas
from cryapp.store.label_events import Subject
from cryapp.store.segment_events import Circumstances, NewSegmentEvent, Place, append
from cryapp.store.types import utc_now

DIGITS = 6
"""Times are kept to the microsecond, a twentieth of a sample at 48 kHz, and so survive every file format."""
OVERHANG_S = 0.05
"""A segment drawn to the edge of the picture may end this much after the sound; it is cut to it without a word."""


@dataclass(frozen=True)
class Saved:
    """Acknowledged AFTER the commit. ``batch`` is what undo takes back; None if nothing had to be changed."""

    batch: SegmentEventId | None
    segment_ids: tuple[SegmentId, ...]
    """What was made or changed, in the order asked for."""
    changes: Changes
    at: datetime


@dataclass(frozen=True)
class Desk:
    """One reader at one recording inside a write transaction: makes events, checks them, and saves them as a batch."""

    session: Session
    place: Place
    task: Task
    duration_s: float
    mark: Mark

    def made(
        self,
        state: SegmentState,
        kind: SegmentEventKind = SegmentEventKind.CREATE,
        origin: Origin = Origin.READER,
        proposed: Proposed | None = None,
    ) -> NewSegmentEvent:
        """An event that makes a segment."""
        self._check(state.classes)
        return NewSegmentEvent(kind, None, self.tidy(state), self.task.version, origin, proposed)

    def copied(self, found: segments.Versioned, state: SegmentState) -> NewSegmentEvent:
        """An event that makes a segment of another one, whose classes may be of an older version of the task."""
        return NewSegmentEvent(
            SegmentEventKind.CREATE, None, self.tidy(state), found.schema_version, found.segment.origin
        )

    def changed(self, found: segments.Versioned, state: SegmentState) -> NewSegmentEvent:
        """An event that changes a segment; it stays in its version of the task unless its classes change."""
        version = found.schema_version
        if set(state.classes) - set(found.segment.state.classes):
            self._check(state.classes)
            version = self.task.version
        return NewSegmentEvent(
            SegmentEventKind.CHANGE,
            found.segment.id,
            self.tidy(state),
            version,
            found.segment.origin,
            found.segment.proposed,
        )

    def deleted(self, found: segments.Versioned) -> NewSegmentEvent:
        one = found.segment
        return NewSegmentEvent(SegmentEventKind.DELETE, one.id, None, found.schema_version, one.origin, one.proposed)

    def rejected(self, proposed: Proposed) -> NewSegmentEvent:
        """An event that keeps a proposal as turned down: a segment that never lived."""
        return NewSegmentEvent(SegmentEventKind.REJECT, None, None, self.task.version, Origin.PROPOSAL, proposed)

    def save_changes(self, act: str, changes: Sequence[tuple[segments.Versioned, SegmentState]]) -> Saved:
        """Saves those segments whose state is another one now."""
        events = [(self.changed(found, state), found.segment.state) for found, state in changes]
        return self.save(act, [event for event, before in events if event.state != before])

    def has_room(self, state: SegmentState, shift_s: float) -> bool:
        """True if the segment lies within the recording after it is moved so far."""
        return state.start_s + shift_s >= 0 and state.end_s + shift_s <= round(self.duration_s, DIGITS)

    def save(self, act: str, news: Sequence[NewSegmentEvent]) -> Saved:
        """Appends the batch; nothing at all if there is nothing to append."""
        if not news:
            return nothing_saved()
        done = append(self.session, self.place, circumstances(self.session, self.place, self.mark), act, news)
        changes = Changes(recordings=frozenset([self.place.recording_id]), segments=True)
        return Saved(done.batch, done.segment_ids, changes, utc_now())

    def tidy(self, state: SegmentState) -> SegmentState:
        """Rounded to :data:`DIGITS` and cut to the recording's end. Raises: UserError if it lies beyond."""
        last_s = round(self.duration_s, DIGITS)
        if state.start_s > last_s or state.end_s > last_s + OVERHANG_S:
            raise UserError(
                f"The recording ends at {self.duration_s:.3f} s; a segment cannot reach to {state.end_s:.3f} s.",
                "Nothing was changed.",
                "Draw it inside the recording.",
            )
        low_hz = None if state.low_hz is None else round(state.low_hz, DIGITS)
        high_hz = None if state.high_hz is None else round(state.high_hz, DIGITS)
        start_s, end_s = round(state.start_s, DIGITS), min(last_s, round(state.end_s, DIGITS))
        return replace(state, start_s=start_s, end_s=end_s, low_hz=low_hz, high_hz=high_hz)

    def _check(self, classes: Sequence[str]) -> None:
        for class_key in classes:
            check_class(self.task, class_key)


def desk_of(session: Session, recording_id: RecordingId, mark: Mark) -> Desk:
    """Raises: UserError if reader, task or recording is not in the store, or the task is not about segments."""
    if annotators.get(session, mark.annotator_id) is None:
        raise UserError("This reader is not in the store.", "Nothing was saved.", "Sign in again.")
    task = task_schemas.get(session, mark.task_id)
    if task is None:
        raise UserError("This task is not in the store.", "Nothing was saved.", "Choose a task.")
    if task.unit is not Unit.SEGMENT:
        raise UserError(
            f"The task “{task.name}” is answered for a whole recording, not for parts of it.", "Nothing was saved.", ""
        )
    recording = recordings.get(session, recording_id)
    if recording is None:
        raise UserError("This recording is no longer in the store.", "Nothing was saved.", "Choose another one.")
    place = Place(recording_id, recording.infant_id, task.id, mark.annotator_id)
    return Desk(session, place, task, recording.duration_s, mark)


def desk_and_segments(
    session: Session, segment_ids: Sequence[SegmentId], mark: Mark
) -> tuple[list[segments.Versioned], Desk]:
    """The segments asked for, in that order, and the desk they lie on.

    Raises: UserError if one is gone or another reader's, or they belong to several recordings.
    """
    by_id = segments.find(session, segment_ids)
    found = [by_id[id_] for id_ in dict.fromkeys(segment_ids) if id_ in by_id]
    mine = (mark.annotator_id, mark.task_id)
    if not found or len(by_id) < len(set(segment_ids)):
        raise UserError("This segment is no longer there.", "Nothing was changed.", "Look at the recording again.")
    if any((one.segment.annotator_id, one.segment.task_id) != mine for one in found):
        raise UserError("This segment was made by another reader.", "Nothing was changed.", "")
    if len({one.segment.recording_id for one in found}) > 1:
        raise UserError("These segments belong to several recordings.", "Nothing was changed.", "")
    return found, desk_of(session, found[0].segment.recording_id, mark)


def nothing_saved() -> Saved:
    """What an act gives that had nothing to change."""
    return Saved(None, (), Changes(), utc_now())


def circumstances(session: Session, place: Place, mark: Mark) -> Circumstances:
    """How a batch comes about, with what the store knows that the reader was shown of the recording before."""
    about = Subject(place.recording_id, place.infant_id, place.recording_id)
    before = showings.shown_before(session, place.task_id, Unit.SEGMENT, place.annotator_id, [about])
    return Circumstances(showings.together(mark.shown, before.get(place.recording_id)), mark.elapsed_ms, mark.source)
