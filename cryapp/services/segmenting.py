"""Marking parts of a recording: each act of a reader is one batch of events, acknowledged after the commit.

A batch is one step of undo: :func:`revert` takes it back, and reverting the batch that this returns does it again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, RecordingId, SegmentEventId, SegmentId, TaskId
from cryapp.domain.segment import Segment, SegmentEvent, SegmentState
from cryapp.services.label_marks import Mark
from cryapp.services.library import Library
from cryapp.services.segment_desk import (
    DIGITS,
    Saved,
    circumstances,
    desk_and_segments,
    desk_of,
    nothing_saved,
)
from cryapp.store import segment_undo, segments
from cryapp.store.segment_events import append
from cryapp.store.types import utc_now


def read(lib: Library, recording_id: RecordingId, task_id: TaskId, annotator_id: AnnotatorId) -> tuple[Segment, ...]:
    """The reader's own segments of a recording, by start, end and id. Other readers' are never fetched."""
    with lib.store.read() as session:
        return tuple(segments.alive(session, recording_id, task_id, annotator_id))


def history(lib: Library, segment_id: SegmentId, annotator_id: AnnotatorId) -> tuple[SegmentEvent, ...]:
    """What happened to one of the reader's own segments, oldest first; empty for another reader's."""
    with lib.store.read() as session:
        return tuple(e for e in segments.history(session, segment_id) if e.annotator_id == annotator_id)


def draw(lib: Library, recording_id: RecordingId, states: Sequence[SegmentState], mark: Mark) -> Saved:
    """New segments: stretches, points (``end_s == start_s``) or boxes (with frequencies).

    Raises: UserError for a class that the task does not have, or a segment beyond the end of the recording.
    """
    with lib.store.write() as session:
        desk = desk_of(session, recording_id, mark)
        return desk.save("draw", [desk.made(state) for state in states])


def change(lib: Library, states: Mapping[SegmentId, SegmentState], mark: Mark, act: str = "change") -> Saved:
    """Gives segments a new state: moved, resized, relabelled, all at once. What is as it was is passed over.

    Raises: UserError if one is gone or another reader's, and for what :func:`draw` refuses.
    """
    return _changed(lib, list(states), mark, act, lambda segment: states[segment.id])


def move(lib: Library, segment_ids: Sequence[SegmentId], by_s: float, mark: Mark) -> Saved:
    """Moves segments together in time; at the edges of the recording all of them stop, their distances kept."""

    with lib.store.write() as session:
        found, desk = desk_and_segments(session, segment_ids, mark)
        states = [one.segment.state for one in found]
        room_s = round(desk.duration_s, DIGITS) - max(state.end_s for state in states)
        shift_s = max(-min(state.start_s for state in states), min(by_s, room_s))
        return desk.save_changes("move", [(one, _shifted(one.segment.state, shift_s)) for one in found])


def resize(lib: Library, segment_id: SegmentId, start_s: float, end_s: float, mark: Mark) -> Saved:
    """New bounds in time; exchanged if an edge was drawn over the other."""
    first_s, last_s = sorted((start_s, end_s))
    return _changed(
        lib, [segment_id], mark, "resize", lambda one: replace(one.state, start_s=max(0.0, first_s), end_s=last_s)
    )


def set_band(lib: Library, segment_id: SegmentId, band_hz: tuple[float, float] | None, mark: Mark) -> Saved:
    """Makes a box of a segment, resizes it in frequency, or (None) takes the frequencies away."""
    low_hz, high_hz = (None, None) if band_hz is None else sorted(band_hz)
    return _changed(lib, [segment_id], mark, "band", lambda one: replace(one.state, low_hz=low_hz, high_hz=high_hz))


def relabel(lib: Library, segment_ids: Sequence[SegmentId], classes: Sequence[str], mark: Mark) -> Saved:
    """Says what segments are: one class, several, or none."""
    keys = tuple(dict.fromkeys(classes))
    return _changed(lib, segment_ids, mark, "relabel", lambda one: replace(one.state, classes=keys))


def set_uncertain(lib: Library, segment_ids: Sequence[SegmentId], uncertain: bool, mark: Mark) -> Saved:
    """Marks segments as uncertain, or takes the mark away."""
    return _changed(lib, segment_ids, mark, "uncertain", lambda one: replace(one.state, uncertain=uncertain))


def set_note(lib: Library, segment_id: SegmentId, text: str, mark: Mark) -> Saved:
    """Replaces a segment's note; earlier texts stay in the history."""
    return _changed(lib, [segment_id], mark, "note", lambda one: replace(one.state, note=text))


def split(lib: Library, segment_id: SegmentId, at_s: float, mark: Mark) -> Saved:
    """Cuts a segment in two: it keeps its first part, the second is a new one with the same classes and note.

    Raises: UserError if the cut does not lie inside.
    """
    with lib.store.write() as session:
        (found,), desk = desk_and_segments(session, [segment_id], mark)
        state, cut_s = found.segment.state, round(at_s, DIGITS)
        if not state.start_s < cut_s < state.end_s:
            raise UserError("A cut has to lie inside the segment.", "Nothing was changed.", "Click between its edges.")
        second = desk.copied(found, replace(state, start_s=cut_s))
        return desk.save("split", [desk.changed(found, replace(state, end_s=cut_s)), second])


def merge(lib: Library, segment_ids: Sequence[SegmentId], mark: Mark) -> Saved:
    """Makes one segment of several: the earliest, from the first start to the last end, gaps included.

    It has the classes of all, is a box around them if all are boxes, uncertain if one was; notes are joined.

    Raises: UserError for fewer than two.
    """
    with lib.store.write() as session:
        unordered, desk = desk_and_segments(session, segment_ids, mark)
        found = sorted(unordered, key=lambda one: (one.segment.state.start_s, one.segment.id))
        if len(found) < 2:
            raise UserError("Merging takes at least two segments.", "Nothing was changed.", "Select more of them.")
        keeper, *others = found
        version = max(one.schema_version for one in found)
        merged = desk.changed(replace(keeper, schema_version=version), _union([one.segment.state for one in found]))
        return desk.save("merge", [merged, *(desk.deleted(one) for one in others)])


def clone(
    lib: Library,
    segment_ids: Sequence[SegmentId],
    by_s: float,
    mark: Mark,
    *,
    times: int = 1,
    to: RecordingId | None = None,
) -> Saved:
    """Copies segments ``by_s`` later (``times`` > 1: again and again), in this recording or into another.

    Copies that would not lie wholly within the recording are left out.

    Raises: UserError if none fits, or the segments belong to several recordings.
    """
    if times < 1:
        raise ValueError(f"a segment cannot be copied {times} times")
    with lib.store.write() as session:
        found, desk = desk_and_segments(session, segment_ids, mark)
        target = desk if to is None else desk_of(session, to, mark)
        copies = [
            target.copied(one, _shifted(one.segment.state, repeat * by_s))
            for repeat in range(1, times + 1)
            for one in found
            if target.has_room(one.segment.state, repeat * by_s)
        ]
        if not copies:
            raise UserError("There is no room for the copy.", "Nothing was changed.", "Paste it nearer to the start.")
        return target.save("clone", copies)


def first_start(lib: Library, segment_ids: Sequence[SegmentId], mark: Mark) -> float:
    """Where the earliest of a reader's segments begins, in s: what pasted copies are counted from.

    Raises: UserError if one is gone, another reader's, or they belong to several recordings.
    """
    with lib.store.read() as session:
        found, _ = desk_and_segments(session, segment_ids, mark)
        return min(one.segment.state.start_s for one in found)


def delete(lib: Library, segment_ids: Sequence[SegmentId], mark: Mark) -> Saved:
    """Takes segments away; their history stays, and undo brings them back."""
    with lib.store.write() as session:
        found, desk = desk_and_segments(session, segment_ids, mark)
        return desk.save("delete", [desk.deleted(one) for one in found])


def revert(lib: Library, batch: SegmentEventId, mark: Mark) -> Saved:
    """Takes an act back (undo). Reverting the batch that this returns is redo. A second undo changes nothing.

    Raises: UserError if it is another reader's, or a later act changed the same segments.
    """
    with lib.store.write() as session:
        try:
            undo = segment_undo.plan(session, batch, mark.annotator_id)
        except LookupError as error:
            raise UserError(
                "This cannot be taken back: it was made by another reader.", "Nothing was changed.", ""
            ) from error
        except segment_undo.ChangedSinceError as error:
            raise UserError(
                "This cannot be taken back: its segments were changed since.",
                "Nothing was changed.",
                "Take back the later changes first.",
            ) from error
        if not undo.news:
            return nothing_saved()
        done = append(session, undo.place, circumstances(session, undo.place, mark), "revert", undo.news, undo.target)
        changes = Changes(recordings=frozenset([undo.place.recording_id]), segments=True)
    return Saved(done.batch, done.segment_ids, changes, utc_now())


def _changed(
    lib: Library,
    segment_ids: Sequence[SegmentId],
    mark: Mark,
    act: str,
    new_state: Callable[[Segment], SegmentState],
) -> Saved:
    with lib.store.write() as session:
        found, desk = desk_and_segments(session, segment_ids, mark)
        return desk.save_changes(act, [(one, new_state(one.segment)) for one in found])


def _shifted(state: SegmentState, by_s: float) -> SegmentState:
    return replace(state, start_s=max(0.0, state.start_s + by_s), end_s=max(0.0, state.end_s + by_s))


def _union(states: Sequence[SegmentState]) -> SegmentState:
    lows = [state.low_hz for state in states if state.low_hz is not None]
    highs = [state.high_hz for state in states if state.high_hz is not None]
    all_boxes = len(lows) == len(states)
    return SegmentState(
        start_s=min(state.start_s for state in states),
        end_s=max(state.end_s for state in states),
        low_hz=min(lows) if all_boxes else None,
        high_hz=max(highs) if all_boxes else None,
        classes=tuple(dict.fromkeys(key for state in states for key in state.classes)),
        uncertain=any(state.uncertain for state in states),
        note="\n".join(dict.fromkeys(state.note for state in states if state.note)),
    )
