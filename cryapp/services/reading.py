"""Reading from a set: the next item, the answer to it, and nothing that a reader must not see.

A reader is told neither what another reads too nor what comes a second time, so an item says nothing of its round, and
while a repeat is open the reader's own earlier answer is not given out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from cryapp.domain.annotation import LabelState
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, ReadingSetId, RecordingId
from cryapp.domain.reading import ReadingSet, Round
from cryapp.domain.task import Unit
from cryapp.services import label_marks
from cryapp.services.label_marks import Mark, Saved
from cryapp.services.library import Library
from cryapp.store import reading_sets, task_schemas
from cryapp.store.reading_sets import Item


@dataclass(frozen=True)
class ItemToRead:
    """One card as its reader sees it. ``number`` counts from 1; ``state`` and ``class_key`` are of THIS reading."""

    id: int
    set_id: ReadingSetId
    number: int
    recording_id: RecordingId
    why: str
    state: LabelState
    class_key: str | None


@dataclass(frozen=True)
class OwnProgress:
    """What a reader may know: so many of so many."""

    done: int
    total: int


def my_sets(lib: Library, annotator_id: AnnotatorId) -> tuple[ReadingSet, ...]:
    """Open sets in which the reader has something to read, newest first."""
    with lib.store.read() as session:
        return tuple(
            found
            for found in reading_sets.every(session, closed=False)
            if annotator_id in reading_sets.readers(session, found.id)
        )


def my_items(lib: Library, set_id: ReadingSetId, annotator_id: AnnotatorId) -> tuple[ItemToRead, ...]:
    """The reader's items in their order."""
    with lib.store.read() as session:
        return tuple(_to_read(item) for item in _items(session, set_id, annotator_id))


def my_progress(lib: Library, set_id: ReadingSetId, annotator_id: AnnotatorId) -> OwnProgress:
    items = my_items(lib, set_id, annotator_id)
    return OwnProgress(sum(item.state is not LabelState.WAITING for item in items), len(items))


def next_item(lib: Library, set_id: ReadingSetId, annotator_id: AnnotatorId) -> ItemToRead | None:
    """The first that waits, or None at the end. A repeat of what was never answered is passed over: it would be a
    first reading.
    """
    with lib.store.read() as session:
        items = _items(session, set_id, annotator_id)
    answered = {
        item.recording_id for item in items if item.round is not Round.REPEAT and item.state is LabelState.LABELLED
    }
    for item in items:
        if item.state is LabelState.WAITING and (item.round is not Round.REPEAT or item.recording_id in answered):
            return _to_read(item)
    return None


def answer(lib: Library, item_id: int, class_key: str, mark: Mark, payload: Mapping[str, Any] | None = None) -> Saved:
    """The reader's answer to an item; to a silent repeat it is kept beside the first one, never over it.

    Raises: UserError if the item is another reader's, its set is closed, or the task has no such class.
    """
    item = _own(lib, item_id, mark)
    if item.round is Round.REPEAT:
        return label_marks.save_repeat(lib, item.recording_id, item.id, class_key, mark, payload)
    return label_marks.save_label(lib, [item.recording_id], class_key, mark, payload)


def finish(lib: Library, item_id: int, mark: Mark) -> Saved:
    """All segments are marked, be it none (tasks about segments)."""
    return label_marks.finish(lib, [_own(lib, item_id, mark).recording_id], mark)


def skip(lib: Library, item_id: int, reason: str, mark: Mark) -> Saved:
    """Puts the item aside with a reason; skipping a repeat leaves the first answer as it is."""
    item = _own(lib, item_id, mark)
    if item.round is not Round.REPEAT:
        return label_marks.skip(lib, [item.recording_id], reason, mark)
    if not reason.strip():
        raise UserError("A skip needs a reason.", "Nothing was saved.", "Choose one of the reasons, or “other”.")
    return label_marks.save_repeat(lib, item.recording_id, item.id, None, mark, {"reason": reason.strip()})


def _own(lib: Library, item_id: int, mark: Mark) -> Item:
    with lib.store.read() as session:
        found = reading_sets.reader_of(session, item_id)
        if found is None or found[1] != mark.annotator_id:
            raise UserError("This is not yours to read.", "Nothing was saved.", "Take the next one of your own set.")
        dealt = reading_sets.get(session, found[0])
        if dealt is None or dealt.closed or dealt.task_id != mark.task_id:
            raise UserError("This reading set is closed.", "Nothing was saved.", "Choose another set.")
        return next(item for item in _items(session, found[0], mark.annotator_id) if item.id == item_id)


def _items(session: Session, set_id: ReadingSetId, annotator_id: AnnotatorId) -> list[Item]:
    return reading_sets.items(session, set_id, annotator_id, unit_of(session, set_id))


def unit_of(session: Session, set_id: ReadingSetId) -> Unit:
    """What the set's answers are about. Raises: UserError if there is no such set."""
    found = reading_sets.get(session, set_id)
    task = None if found is None else task_schemas.get(session, found.task_id)
    if task is None:
        raise UserError("This reading set is not in the store.", "", "Choose another set.")
    return task.unit


def _to_read(item: Item) -> ItemToRead:
    return ItemToRead(
        id=item.id,
        set_id=item.set_id,
        number=item.position + 1,
        recording_id=item.recording_id,
        why=item.why,
        state=item.state,
        class_key=item.class_key,
    )
