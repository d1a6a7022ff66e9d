"""Reading from a set: the next item, the answer to it, and nothing that a reader must not see.

A reader is told neither what another reads too nor what comes a second time, so an item says nothing of its round, and
while a repeat is open the reader's own earlier answer is not given out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from cryapp.domain.annotation import CurrentLabel, LabelState
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, EventId, ReadingSetId, RecordingId
from cryapp.domain.queue import WorklistQuery, WorklistRow
from cryapp.domain.reading import ReadingSet, Round
from cryapp.domain.task import Unit
from cryapp.domain.wording import say
from cryapp.services import label_history, label_marks
from cryapp.services.history_item import HistoryItem
from cryapp.services.label_marks import Mark, Saved
from cryapp.services.library import Library
from cryapp.store import labels, reading_sets, task_schemas, worklist
from cryapp.store.reading_sets import Item
from cryapp.store.tables import LabelEventRow


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
class ItemFacts:
    """One item as its reader sees it, with its place in the set."""

    item: ItemToRead
    set_name: str
    total: int
    label: CurrentLabel
    """Of this reading alone."""
    history: tuple[HistoryItem, ...]


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


def next_item(
    lib: Library, set_id: ReadingSetId, annotator_id: AnnotatorId, after: int | None = None
) -> ItemToRead | None:
    """The first that waits after the item ``after`` and round to it again, or None at the end.

    A repeat of what was never answered is passed over: it would be a first reading.
    """
    with lib.store.read() as session:
        items = _items(session, set_id, annotator_id)
    answered = {
        item.recording_id for item in items if item.round is not Round.REPEAT and item.state is LabelState.LABELLED
    }
    begin = next((n + 1 for n, item in enumerate(items) if item.id == after), 0)
    for item in [*items[begin:], *items[:begin]]:
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


def clear(lib: Library, item_id: int, mark: Mark) -> Saved:
    """Takes the answer to an item away: it waits again. Of a repeat only that reading's answer goes."""
    item = _own(lib, item_id, mark)
    if item.round is not Round.REPEAT:
        return label_marks.clear_label(lib, [item.recording_id], mark)
    with lib.store.read() as session:
        answered = reading_sets.repeat_answer(session, mark.task_id, mark.annotator_id, item)
    return label_marks.revert(lib, [] if answered is None else [EventId(answered.id)], mark)


def item_facts(lib: Library, item_id: int, annotator_id: AnnotatorId) -> ItemFacts:
    """What its reader may see of one item: the answer given in THIS reading and its history, and no prediction at all:
    one that came for some answers and not for others would tell which recordings come again.

    Raises: UserError if it is another reader's.
    """
    with lib.store.read() as session:
        found = reading_sets.reader_of(session, item_id)
        dealt = None if found is None else reading_sets.get(session, found[0])
        if found is None or dealt is None or found[1] != annotator_id:
            raise UserError("This is not yours to read.", "Nothing was saved.", "Take the next one of your own set.")
        items = _items(session, found[0], annotator_id)
        item = next(one for one in items if one.id == item_id)
        task = task_schemas.get(session, dealt.task_id)
        if task is None:
            raise LookupError("a reading set vanished inside its own read")
        label = labels.current(session, task, item.recording_id, annotator_id)
        if item.round is Round.REPEAT:
            again = reading_sets.repeat_answer(session, dealt.task_id, annotator_id, item)
            label = _repeat_label(label, again)
    of_item = item.id if item.round is Round.REPEAT else None
    history = label_history.item_history(lib, item.recording_id, dealt.task_id, annotator_id, of_item)
    return ItemFacts(_to_read(item), dealt.name, len(items), label, history)


def item_rows(
    lib: Library, query: WorklistQuery, set_id: ReadingSetId, item_ids: Sequence[int]
) -> dict[int, WorklistRow]:
    """Item → its row in the worklist of its reader. It names no infant and no file, so that nobody meets a repeat by
    its name.
    """
    if query.annotator_id is None:
        return {}
    with lib.store.read() as session:
        items = {item.id: item for item in _items(session, set_id, query.annotator_id)}
        wanted = [items[id_] for id_ in item_ids if id_ in items]
        unit = unit_of(session, set_id)
        rows = worklist.rows(session, query, unit, None, list({item.recording_id for item in wanted}))
    of = {row.id: row for row in rows}
    return {item.id: _row(item, of[item.recording_id]) for item in wanted if item.recording_id in of}


def _row(item: Item, row: WorklistRow) -> WorklistRow:
    return replace(
        row,
        title=say("No. {n}", n=item.position + 1),
        file_name="",
        state=item.state,
        class_key=item.class_key,
        flagged=False,
        skip_reason=None,
        why=item.why,
        certainty=None,
        has_note=False,
    )


def _repeat_label(first: CurrentLabel, again: LabelEventRow | None) -> CurrentLabel:
    """The answer to a repeat in the place of the first one."""
    nothing = replace(
        first,
        state=LabelState.WAITING,
        class_key=None,
        payload={},
        skip_reason=None,
        flagged=False,
        note="",
        event_id=None,
        labelled_at=None,
        blind=True,
    )
    if again is None:
        return nothing
    told = {key: value for key, value in again.payload.items() if key != "reading_item"}
    if again.class_key is None:
        return replace(nothing, state=LabelState.SKIPPED, skip_reason=told.get("reason"), event_id=EventId(again.id))
    return replace(
        nothing,
        state=LabelState.LABELLED,
        class_key=again.class_key,
        payload=told,
        event_id=EventId(again.id),
        labelled_at=again.at,
        blind=bool(again.shown.get("blind", True)),
    )


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
