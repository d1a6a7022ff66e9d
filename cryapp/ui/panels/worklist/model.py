"""The worklist's rows: keys for all of them, contents only for those that were looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cryapp.bridge.desk import Desk
from cryapp.bridge.tasks import Job
from cryapp.domain.changes import Changes
from cryapp.domain.ids import RecordingId
from cryapp.domain.queue import InfantGroup, WorklistQuery, WorklistRow
from cryapp.ui.i18n import tr
from cryapp.ui.panels.worklist.columns import COLUMNS, WHY, tip, why_sentence
from cryapp.ui.panels.worklist.sources import PAGE, Everything, Line, Listing, SetSource, Source
from cryapp.ui.widgets.basic import plain_tip
from cryapp.ui.words import counted

FEW = 20
MOST_ROWS_KEPT = 20_000
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""WorklistRow, InfantGroup, or None while it is fetched."""


@dataclass(frozen=True)
class Place:
    """A line of the list: ``key`` tells lines apart, ``item_id`` is the reading item where a set is read."""

    key: int
    recording_id: RecordingId
    item_id: int | None = None


class WorklistModel(QAbstractTableModel):
    """Rows of a query. While new contents are fetched the old ones stay, so that nothing flickers or jumps."""

    about_to_change = Signal()
    changed_order = Signal()
    """Keys were replaced; rows may stand elsewhere now."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._query: WorklistQuery | None = None
        self._source: Source = Everything()
        self._keys: array[int] = array("q")
        self._recording_of: Mapping[int, RecordingId] | None = None
        self._rows: OrderedDict[int, Line] = OrderedDict()
        self._stale: set[int] = set()
        self._pages_asked: set[int] = set()
        self._found: tuple[int, int] = (0, -1)
        """The key looked for last, and where it was."""
        self._loading: Job | None = None
        self._finding: Job | None = None
        self.loaded = False

    # -- what Qt asks -------------------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(column.name)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return tr(column.tip) if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, column = self.line(index.row()), COLUMNS[index.column()]
        if role == ROW_ROLE:
            return line
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if line is None:
            return "" if role == Qt.ItemDataRole.DisplayRole else None
        return self._said_of_group(line, role) if isinstance(line, InfantGroup) else self._said(line, index, role)

    def _said(self, row: WorklistRow, index: QModelIndex | QPersistentModelIndex, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[index.column()].text(row, self._desk.task)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip((index.column() == WHY and why_sentence(row)) or tip(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{tr(row.title)}, {tr(row.state.value)}, {tr(row.reason)}"
        return None

    @staticmethod
    def _said_of_group(group: InfantGroup, role: int) -> object:
        says = role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        return plain_tip(group_text(group)) if says else None

    # -- rows ---------------------------------------------------------------------------------------------------

    @property
    def query(self) -> WorklistQuery | None:
        return self._query

    @property
    def source(self) -> Source:
        return self._source

    def line(self, number: int) -> Line | None:
        """What stands there if it is here; else it is asked for."""
        if not 0 <= number < len(self._keys):
            return None
        key = self._keys[number]
        if key not in self._rows or key in self._stale:
            self._ask_page(number // PAGE)
        found = self._rows.get(key)
        if found is not None:
            self._rows.move_to_end(key)
        return found

    def row(self, number: int) -> WorklistRow | None:
        """The recording that stands there; None for the line above a group, and while it is fetched."""
        found = self.line(number)
        return found if isinstance(found, WorklistRow) else None

    def place_at(self, number: int) -> Place | None:
        """None beyond the list, and for the line above a group."""
        if not 0 <= number < len(self._keys):
            return None
        return self._place(self._keys[number])

    def _place(self, key: int) -> Place | None:
        if self._recording_of is None:
            return None if key <= 0 else Place(key, RecordingId(key))
        recording_id = self._recording_of.get(key)
        return None if recording_id is None else Place(key, recording_id, key)

    def id_at(self, number: int) -> RecordingId | None:
        place = self.place_at(number)
        return None if place is None else place.recording_id

    @property
    def _has_groups(self) -> bool:
        return isinstance(self._source, Everything) and self._source.grouped

    @property
    def recording_ids(self) -> array[int]:
        """Every recording of the list, in its order; of a set as often as it comes in it."""
        if self._recording_of is not None:
            return array("q", [self._recording_of[key] for key in self._keys if key in self._recording_of])
        return array("q", (key for key in self._keys if key > 0)) if self._has_groups else self._keys[:]

    def place_of(self, recording_id: RecordingId, item_id: int | None = None) -> Place:
        """Where a recording is met; it need not be in the list."""
        if item_id is not None and self._recording_of is not None and item_id in self._recording_of:
            return Place(item_id, recording_id, item_id)
        # What is not in a set has a key of its own there, beside those of the items.
        return Place(recording_id if self._recording_of is None else -recording_id, recording_id)

    def number_of(self, recording_id: RecordingId | None) -> int:
        """Where a recording stands (first), or -1."""
        if recording_id is None:
            return -1
        if self._recording_of is None:
            return self.number_of_key(recording_id)
        return next((self.number_of_key(key) for key, of in self._recording_of.items() if of == recording_id), -1)

    def number_of_key(self, key: int) -> int:
        """Where a line stands, or -1. The line asked for last is remembered: it is asked for again at every key."""
        known, number = self._found
        if known == key and 0 <= number < len(self._keys) and self._keys[number] == key:
            return number
        if not self._keys:
            return -1
        import numpy as np  # here, since there is no line before the first reading, which has it already

        at = np.flatnonzero(np.frombuffer(self._keys, dtype=np.int64) == key)
        if not at.size:
            return -1
        self._found = (key, int(at[0]))
        return int(at[0])

    # -- loading ------------------------------------------------------------------------------------------------

    def load(self, query: WorklistQuery, source: Source | None = None) -> None:
        """Asks for the keys of a query; rows known under the same reader, task and source are kept until then."""
        if source is not None and source != self._source:
            if isinstance(source, SetSource) or isinstance(self._source, SetSource):
                self._empty()  # its keys count something else: a number must not be taken for another's
            self._source = source
        before, self._stale = self._query, set(self._rows)
        if before is None or (before.task_id, before.annotator_id) != (query.task_id, query.annotator_id):
            self._rows.clear()
        self._query = query
        if self._loading is not None:
            self._loading.cancel()
        library, source = self._desk.library, self._source
        self._loading = self._desk.read(
            lambda: source.listing(library, query), self._take_listing, self._not_loaded, priority=1
        )

    def _empty(self) -> None:
        self.beginResetModel()
        self._keys, self._recording_of = array("q"), None
        self._rows.clear()
        self._pages_asked.clear()
        self.endResetModel()

    def take(self, changes: Changes) -> None:
        """Marks what an operation touched; the keys are asked for again only if rows came or went."""
        if self._query is None:
            return
        if changes.worklist or changes.tasks:
            self.load(self._query)
            return
        touched = self._touched(changes)
        if not touched or not self._keys:
            return
        self._stale.update(touched)
        self._pages_asked.clear()
        if len(touched) <= FEW:
            self._fetch(tuple(touched))  # one label repaints one row, not the whole list
        else:
            self._repaint(0, len(self._keys) - 1)

    def _touched(self, changes: Changes) -> set[int]:
        if (changes.predictions and not changes.recordings) or changes.infants:
            return set(self._rows)
        if self._recording_of is not None:
            return {key for key in self._rows if self._recording_of.get(key) in changes.recordings}
        touched = {int(id_) for id_ in changes.recordings if id_ in self._rows}
        of = (self._rows[key] for key in touched)
        return touched | {-row.infant_id for row in of if -row.infant_id in self._rows}

    def _take_listing(self, listing: Listing) -> None:
        self._loading = None
        self._pages_asked.clear()
        first_time, self.loaded = not self.loaded, True
        old, keys = self._keys, listing.keys
        self._recording_of = listing.recording_of
        if len(keys) >= len(old) and keys[: len(old)] == old and not first_time:
            if len(keys) > len(old):
                self.beginInsertRows(QModelIndex(), len(old), len(keys) - 1)
                self._keys = keys
                self.endInsertRows()
            self._repaint(0, len(old) - 1)
            self.changed_order.emit()
            return
        self.about_to_change.emit()
        self.beginResetModel()
        self._keys = keys
        self.endResetModel()
        self.changed_order.emit()

    def _not_loaded(self, error: Exception) -> None:
        self._loading = None
        self.failed.emit(error)

    def _ask_page(self, page: int) -> None:
        if page in self._pages_asked or self._query is None:
            return
        self._pages_asked.add(page)
        self._fetch(tuple(self._keys[page * PAGE : (page + 1) * PAGE]), page)

    def _fetch(self, keys: tuple[int, ...], page: int | None = None) -> None:
        query, source, library = self._query, self._source, self._desk.library
        if query is None:
            return
        self._desk.read(
            lambda: source.lines(library, query, keys),
            lambda lines: self._take_lines(query, source, page, keys, lines),
            self.failed.emit,
        )

    def _take_lines(
        self, query: WorklistQuery, source: Source, page: int | None, keys: tuple[int, ...], lines: Mapping[int, Line]
    ) -> None:
        if query != self._query or source != self._source:
            return
        self._stale.difference_update(keys)
        for key, line in lines.items():
            self._rows[key] = line
            self._rows.move_to_end(key)
        while len(self._rows) > MOST_ROWS_KEPT:
            self._rows.popitem(last=False)
        if page is None:
            for number in map(self.number_of_key, keys):
                self._repaint(number, number)
            return
        if len(lines) == len(keys):
            self._pages_asked.discard(page)  # else some have gone from the store: asking again would never end
        self._repaint(page * PAGE, min((page + 1) * PAGE, len(self._keys)) - 1)

    def _repaint(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    # -- the next one -------------------------------------------------------------------------------------------

    def find_waiting(self, after: int, found: Callable[[Place | None], object]) -> None:
        """Gives the first waiting line after row ``after`` (wrapping around), or None if there is none."""
        look = self._search(after)
        if look is None:
            found(None)
            return
        if self._finding is not None:
            self._finding.cancel()
        self._finding = self._desk.read(look, found, self.failed.emit, priority=2)

    def peek_waiting(self, after: int, found: Callable[[Place | None], object]) -> None:
        """The same for getting its picture ready; gives way to everything else."""
        look = self._search(after)
        if look is not None:
            self._desk.read(look, found, priority=-1)

    def _search(self, after: int) -> Callable[[], Place | None] | None:
        query, source, library, keys = self._query, self._source, self._desk.library, self._keys
        if query is None or not keys:
            return None

        def look() -> Place | None:
            key = source.next_waiting(library, query, keys, after)
            return None if key is None else self._place(key)

        return look


def group_text(group: InfantGroup) -> str:
    """``I-0187 · 3 recordings, 1 answered``."""
    return tr("{infant} · {recordings}, {n} answered").format(
        infant=group.code, recordings=counted(group.recordings, "recording"), n=group.answered
    )
