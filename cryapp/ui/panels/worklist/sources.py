"""What the worklist can list: everything in the store, a batch of the explained queue, or a reading set.

A source is frozen and runs on the readers. Its rows go by keys: a recording's number; minus an infant's number for the
line above a group; in a reading set the item's number, since a recording may come in it twice.

The services and numpy are imported where a reader uses them: the window is on the screen before it.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from cryapp.domain.annotation import LabelState
from cryapp.domain.ids import InfantId, ReadingSetId, RecordingId
from cryapp.domain.queue import InfantGroup, StateFilter, WorklistQuery, WorklistRow
from cryapp.domain.queue_mix import ExplainedQueue
from cryapp.services.library import Library

LOOK_AHEAD, PAGE = 3, 100
"""So many pages are looked through for the next waiting recording before the store is asked for all of them."""

Line = WorklistRow | InfantGroup


@dataclass(frozen=True)
class Listing:
    """Keys in their order, and what recording each stands for where that is another number."""

    keys: array[int]
    recording_of: Mapping[int, RecordingId] | None = None


class Source(Protocol):
    def listing(self, library: Library, query: WorklistQuery) -> Listing: ...

    def lines(self, library: Library, query: WorklistQuery, keys: Sequence[int]) -> Mapping[int, Line]: ...

    def next_waiting(self, library: Library, query: WorklistQuery, keys: array[int], after: int) -> int | None:
        """The key of the first that waits after row ``after`` and round to it again; None if nothing waits."""


@dataclass(frozen=True)
class Everything:
    """The store, filtered, in the query's order; ``grouped``: put together by infant, each with a line above."""

    grouped: bool = False

    def listing(self, library: Library, query: WorklistQuery) -> Listing:
        import numpy as np

        from cryapp.services import labelling

        ids = labelling.worklist_ids(library, query)
        if not self.grouped or not ids:
            return Listing(ids)
        grouped, infants = labelling.worklist_groups(library, ids)
        of = np.frombuffer(infants, dtype=np.int64)
        begins = np.flatnonzero(np.r_[True, of[1:] != of[:-1]])
        keys = np.insert(np.frombuffer(grouped, dtype=np.int64), begins, -of[begins])
        return Listing(array("q", keys.tobytes()))

    def lines(self, library: Library, query: WorklistQuery, keys: Sequence[int]) -> Mapping[int, Line]:
        from cryapp.services import labelling

        found: dict[int, Line] = {
            row.id: row for row in labelling.worklist_rows(library, query, [key for key in keys if key > 0])
        }
        infants = [InfantId(-key) for key in keys if key < 0]
        if infants:
            found |= {-group.infant_id: group for group in labelling.infant_groups(library, query, infants)}
        return found

    def next_waiting(self, library: Library, query: WorklistQuery, keys: array[int], after: int) -> int | None:
        from cryapp.services import labelling

        near = [key for key in keys[after + 1 : after + 1 + LOOK_AHEAD * PAGE] if key > 0]
        found = labelling.first_waiting(library, query, near) if near else None
        if found is not None:
            return found
        waiting = labelling.worklist_ids(library, replace(query, state=StateFilter.WAITING))
        return _first_of(keys, waiting, after)


@dataclass(frozen=True, eq=False)
class QueueSource:
    """A batch that was made once; filter and search pick from it, its order stays."""

    queue: ExplainedQueue

    def listing(self, library: Library, query: WorklistQuery) -> Listing:
        from cryapp.services import labelling

        ids = array("q", [item.recording_id for item in self.queue.items])
        if query.state is not StateFilter.ALL or query.search or not query.only.is_empty:
            found = set(labelling.worklist_ids(library, query))
            ids = array("q", [id_ for id_ in ids if id_ in found])
        return Listing(ids)

    def lines(self, library: Library, query: WorklistQuery, keys: Sequence[int]) -> Mapping[int, Line]:
        from cryapp.services import queueing

        return {row.id: row for row in queueing.queue_rows(library, query, self.queue, list(keys))}

    def next_waiting(self, library: Library, query: WorklistQuery, keys: array[int], after: int) -> int | None:
        from cryapp.services import queueing

        rows = queueing.queue_rows(library, query, self.queue, list(keys))
        return _first_of(keys, array("q", [row.id for row in rows if row.state is LabelState.WAITING]), after)


@dataclass(frozen=True)
class SetSource:
    """The reader's own items of a reading set, in the order that was drawn for them."""

    set_id: ReadingSetId
    name: str

    def listing(self, library: Library, query: WorklistQuery) -> Listing:
        from cryapp.services import reading

        if query.annotator_id is None:
            return Listing(array("q"), {})
        items = reading.my_items(library, self.set_id, query.annotator_id)
        if query.state in (StateFilter.WAITING, StateFilter.LABELLED, StateFilter.SKIPPED):
            items = tuple(item for item in items if item.state == query.state.value)
        return Listing(array("q", [item.id for item in items]), {item.id: item.recording_id for item in items})

    def lines(self, library: Library, query: WorklistQuery, keys: Sequence[int]) -> Mapping[int, Line]:
        from cryapp.services import reading

        return reading.item_rows(library, query, self.set_id, keys)

    def next_waiting(self, library: Library, query: WorklistQuery, keys: array[int], after: int) -> int | None:
        from cryapp.services import reading

        if query.annotator_id is None:
            return None
        here = keys[after] if 0 <= after < len(keys) else None
        found = reading.next_item(library, self.set_id, query.annotator_id, here)
        return None if found is None else found.id


def _first_of(keys: array[int], waiting: array[int], after: int) -> int | None:
    """The first of ``keys`` after row ``after``, and round to it, that is among ``waiting``."""
    import numpy as np

    if not keys or not waiting:
        return None
    is_waiting = np.isin(np.frombuffer(keys, dtype=np.int64), np.frombuffer(waiting, dtype=np.int64))
    rows = np.flatnonzero(is_waiting)
    if not rows.size:
        return None
    later = rows[rows > after]
    return int(keys[int(later[0] if later.size else rows[0])])
