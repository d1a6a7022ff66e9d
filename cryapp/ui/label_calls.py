"""Which service keeps an answer: as an item of a reading set it belongs to that reading, else to the recording.

The services are imported by the first act, on the store's writer: the window is on the screen before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cryapp.domain.annotation import Shown
from cryapp.domain.ids import AnnotatorId, RecordingId, TaskId
from cryapp.services.library import Library
from cryapp.ui.label_facts import Facts

if TYPE_CHECKING:
    from cryapp.services.labelling import Mark, Saved


def new_mark(task_id: TaskId, annotator_id: AnnotatorId, shown: Shown, elapsed_ms: int | None) -> Mark:
    """Who says it, in which task, after having been shown what, and how long they took."""
    from cryapp.services.labelling import Mark

    return Mark(task_id, annotator_id, shown, elapsed_ms)


def answer(lib: Library, facts: Facts, class_key: str, mark: Mark, payload: Mapping[str, Any]) -> Saved:
    from cryapp.services import labelling, reading

    if facts.item is not None:
        return reading.answer(lib, facts.item.item.id, class_key, mark, payload or None)
    return labelling.save_label(lib, [facts.recording.id], class_key, mark, payload or None)


def clear(lib: Library, facts: Facts, mark: Mark) -> Saved:
    from cryapp.services import labelling, reading

    if facts.item is not None:
        return reading.clear(lib, facts.item.item.id, mark)
    return labelling.clear_label(lib, [facts.recording.id], mark)


def skip(lib: Library, facts: Facts, reason: str, mark: Mark) -> Saved:
    from cryapp.services import labelling, reading

    if facts.item is not None:
        return reading.skip(lib, facts.item.item.id, reason, mark)
    return labelling.skip(lib, [facts.recording.id], reason, mark)


def finish(lib: Library, facts: Facts, mark: Mark) -> Saved:
    """All segments are marked, be it none (tasks about segments)."""
    from cryapp.services import labelling, reading

    if facts.item is not None:
        return reading.finish(lib, facts.item.item.id, mark)
    return labelling.finish(lib, [facts.recording.id], mark)


def set_flag(lib: Library, recording_id: RecordingId, flagged: bool, mark: Mark) -> Saved:
    from cryapp.services import labelling

    return labelling.set_flag(lib, [recording_id], flagged, mark)


def save_note(lib: Library, recording_id: RecordingId, text: str, mark: Mark) -> Saved:
    from cryapp.services import labelling

    return labelling.save_note(lib, recording_id, text, mark)
