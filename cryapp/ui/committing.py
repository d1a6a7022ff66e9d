"""What reading, marking, ruling and answering a selection share: one commit at a time, each with a way back."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

from cryapp.domain.ids import RecordingId, SegmentEventId
from cryapp.domain.task import Task
from cryapp.services.library import Library
from cryapp.ui.undo import Step

# Imported with the first step back: the window is on the screen before it.
if TYPE_CHECKING:
    from cryapp.services import segment_desk
    from cryapp.services.labelling import Mark, Saved


class State(Enum):
    """COMMITTING from the key on, READY again only after the commit: a bouncing key cannot answer twice."""

    EMPTY = auto()
    READY = auto()
    COMMITTING = auto()


def step_back(
    library: Library,
    saved: Saved,
    mark: Mark,
    text: str,
    recording_id: RecordingId | None,
    task: Task | None,
    item_id: int | None = None,
) -> Step:
    """The step that takes saved label events back, by the same reader in the same task; undone, it is saved anew."""
    from cryapp.services import labelling

    def opposite(result: Saved) -> Callable[[], Saved]:
        return lambda: labelling.revert(library, result.event_ids, mark)

    return Step(text, opposite(saved), opposite, recording_id, None, task, item_id)


def segments_step_back(
    library: Library,
    batch: SegmentEventId,
    mark: Mark,
    text: str,
    recording_id: RecordingId | None,
    task: Task | None,
) -> Step:
    """The step that takes one act on segments back, drawn, dragged or imported; undone, it is saved anew.

    Args:
        batch: of the act, as its service call returned it.
        mark: the reader's; segments are taken back by the one who made them only.
    """
    from cryapp.services import segmenting

    def opposite(result: segment_desk.Saved) -> Callable[[], segment_desk.Saved]:
        # Taking back what is already taken back changes nothing, and neither does the way back from there.
        again = result.batch
        return (lambda: segmenting.revert(library, again, mark)) if again is not None else (lambda: result)

    return Step(text, lambda: segmenting.revert(library, batch, mark), opposite, recording_id, None, task)
