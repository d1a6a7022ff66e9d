"""Proposed segments: found by the program, and accepted, corrected or rejected by the reader, which is remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cryapp.audio.pcm import Sound, open_sound, read_samples
from cryapp.audio.segmentation import METHOD, Candidate, FrameOutput, segment_sound, shown
from cryapp.audio.snapping import snapped, stretch
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, RecordingId, TaskId
from cryapp.domain.intervals import IntervalIndex
from cryapp.domain.segment import Origin, Proposed, SegmentEventKind, SegmentState
from cryapp.domain.task import Task
from cryapp.services import labelling, rendering
from cryapp.services.label_marks import Mark
from cryapp.services.library import Library
from cryapp.services.segment_desk import Saved, desk_of
from cryapp.store import segments, task_schemas

SAME = 0.5
"""A proposal is the same as an earlier one if they share this part of what both cover, and is dealt with if so much of
it lies under the reader's own segments."""

DEFAULT_SENSITIVITY = 0.6


@dataclass(frozen=True)
class ProposalRequest:
    """Everything a worker needs to find proposals: no store, no widget."""

    sound: Sound
    output: FrameOutput | None
    method: str
    class_keys: frozenset[str]
    """Classes of the task: a kind that it does not have is not proposed."""


@dataclass(frozen=True)
class Proposals:
    """All candidates of a recording that the reader has not dealt with. Moving the slider asks nobody."""

    candidates: tuple[Candidate, ...]
    method: str

    def at(self, sensitivity: float) -> tuple[Proposed, ...]:
        """What the slider shows at a sensitivity between 0 and 1, by time."""
        return tuple(
            Proposed(c.start_s, c.end_s, c.kind, self.method, c.confidence, sensitivity)
            for c in shown(self.candidates, sensitivity)
        )


def request(
    lib: Library,
    recording_id: RecordingId,
    task_id: TaskId,
    *,
    heard_by: tuple[TaskId, AnnotatorId] | None = None,
    label_first: bool = True,
) -> ProposalRequest:
    """What to look for in a recording, and in which sound.

    Args:
        heard_by: the task whose model is to be listened to as well, and the reader. While that reader has no label of
            that task and ``label_first`` holds, the prediction is not even fetched: proposals would give it away.

    Raises: UserError if recording or task is not in the store, or the sound is gone.
    """
    recording = labelling.get_recording(lib, recording_id)
    sound = rendering.sound_of(lib, recording)
    keys = frozenset(label.key for label in _task(lib, task_id).classes)
    if heard_by is not None:
        found = labelling.reveal_prediction(lib, recording_id, *heard_by, label_first=label_first)
        if found is not None and found.frame_probabilities:
            output = FrameOutput(found.frame_probabilities, found.frame_hop_s)
            return ProposalRequest(sound, output, f"{METHOD}+{found.model_id}", keys)
    return ProposalRequest(sound, None, METHOD, keys)


def find(what: ProposalRequest, cancelled: Callable[[], bool] = lambda: False) -> Proposals:
    """Looks through the sound; any thread may. Raises: UserError if it is gone or damaged; Cancelled."""
    found = segment_sound(open_sound(what.sound.path), what.output, cancelled)
    return Proposals(tuple(c for c in found if c.kind in what.class_keys), what.method)


def open_to(
    lib: Library, found: Proposals, recording_id: RecordingId, task_id: TaskId, annotator_id: AnnotatorId
) -> Proposals:
    """Proposals minus those that the reader accepted, corrected or rejected, and what is covered by their segments.

    One that was made anew with slightly other edges is still the one that was dealt with.
    """
    with lib.store.read() as session:
        settled = segments.settled_proposals(session, recording_id, task_id, annotator_id)
        drawn = segments.alive(session, recording_id, task_id, annotator_id)
    before = IntervalIndex((p, p.start_s, p.end_s) for p in dict.fromkeys(settled))
    own = IntervalIndex((d.id, d.state.start_s, d.state.end_s) for d in drawn)
    bounds = {d.id: (d.state.start_s, d.state.end_s) for d in drawn}

    def is_open(c: Candidate) -> bool:
        same = any(_same(c, p) for p in before.overlapping(c.start_s, c.end_s))
        return not same and not _covered(c, [bounds[id_] for id_ in own.overlapping(c.start_s, c.end_s)])

    return replace(found, candidates=tuple(c for c in found.candidates if is_open(c)))


def accept(lib: Library, recording_id: RecordingId, proposals: Sequence[Proposed], mark: Mark) -> Saved:
    """Takes proposals as they are: one act. Raises: UserError as :func:`cryapp.services.segmenting.draw` does."""
    with lib.store.write() as session:
        desk = desk_of(session, recording_id, mark)
        return desk.save(
            "accept",
            [desk.made(as_proposed(p), SegmentEventKind.ACCEPT, Origin.PROPOSAL, p) for p in proposals],
        )


def correct(lib: Library, recording_id: RecordingId, proposed: Proposed, state: SegmentState, mark: Mark) -> Saved:
    """Takes a proposal with other bounds or classes; what was proposed stays beside it."""
    with lib.store.write() as session:
        desk = desk_of(session, recording_id, mark)
        return desk.save("correct", [desk.made(state, SegmentEventKind.CORRECT, Origin.PROPOSAL, proposed)])


def reject(lib: Library, recording_id: RecordingId, proposals: Sequence[Proposed], mark: Mark) -> Saved:
    """Turns proposals down: one act. They are not proposed again unless it is taken back."""
    with lib.store.write() as session:
        desk = desk_of(session, recording_id, mark)
        return desk.save("reject", [desk.rejected(p) for p in proposals])


def as_proposed(proposed: Proposed) -> SegmentState:
    """The segment that accepting a proposal makes."""
    classes = () if proposed.class_key is None else (proposed.class_key,)
    return SegmentState(proposed.start_s, proposed.end_s, classes=classes)


def snap(sound: Sound, at_s: float) -> float:
    """Where a drawn edge belongs: at the near beginning or end of sound, or where it is.

    Raises: UserError if the sound is gone or damaged.
    """
    first, last = stretch(sound.sample_rate_hz, at_s)
    start_s = first / sound.sample_rate_hz
    moved = snapped(read_samples(sound, first, last), sound.sample_rate_hz, at_s - start_s) + start_s
    return min(max(moved, 0.0), sound.duration_s)


def _same(one: Candidate, other: Proposed) -> bool:
    shared_s = min(one.end_s, other.end_s) - max(one.start_s, other.start_s)
    return shared_s >= SAME * (max(one.end_s, other.end_s) - min(one.start_s, other.start_s))


def _covered(one: Candidate, by: Sequence[tuple[float, float]]) -> bool:
    """True if the stretches (sorted by start) leave less than half of it free."""
    covered_s, reached_s = 0.0, one.start_s
    for start_s, end_s in by:
        covered_s += max(0.0, min(end_s, one.end_s) - max(start_s, reached_s))
        reached_s = max(reached_s, end_s)
    return covered_s >= SAME * (one.end_s - one.start_s)


def _task(lib: Library, task_id: TaskId) -> Task:
    with lib.store.read() as session:
        task = task_schemas.get(session, task_id)
    if task is None:
        raise UserError("This task is not in the store.", "", "Choose a task.")
    return task
