"""The worklist's rows: ids for all of them, contents only for those that were looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cryapp.bridge.desk import Desk
from cryapp.bridge.tasks import Job
from cryapp.domain.annotation import LabelState
from cryapp.domain.changes import Changes
from cryapp.domain.ids import RecordingId
from cryapp.domain.queue import StateFilter, WorklistQuery, WorklistRow
from cryapp.domain.wording import mark
from cryapp.services import labelling
from cryapp.ui.i18n import tr
from cryapp.ui.widgets.basic import plain_tip
from cryapp.ui.words import hours_text, length_text, short_code

PAGE = 100
FEW = 20
MOST_ROWS_KEPT = 20_000
PAGES_AHEAD = 3
"""How many pages are looked through for the next waiting recording before the store is asked for all of them."""
ROW_ROLE = Qt.ItemDataRole.UserRole + 1

COLUMNS = ("", mark("Recording"), mark("Why"), "h")
STATE, TITLE, WHY, HOURS = range(4)
COLUMN_TIPS = (
    mark("State"),
    mark("Infant · running number"),
    mark("Why it stands here"),
    mark("Hours since birth at recording"),
)


class WorklistModel(QAbstractTableModel):
    """Rows of a query. While new contents are fetched the old ones stay, so that nothing flickers or jumps."""

    about_to_change = Signal()
    changed_order = Signal()
    """Ids were replaced; rows may stand elsewhere now."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._query: WorklistQuery | None = None
        self._ids: array[int] = array("q")
        self._rows: OrderedDict[int, WorklistRow] = OrderedDict()
        self._stale: set[int] = set()
        self._pages_asked: set[int] = set()
        self._loading: Job | None = None
        self._finding: Job | None = None
        self.loaded = False

    # -- what Qt asks -------------------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and section == HOURS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return tr(COLUMN_TIPS[section]) if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row())
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                ("", short_title(row.title), why(row), hours_text(row.hours_since_birth))[index.column()] if row else ""
            )
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == HOURS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and row:
            return plain_tip(tip(row))
        if role == Qt.ItemDataRole.AccessibleTextRole and row:
            return f"{row.title}, {tr(row.state.value)}, {why(row)}"
        return None

    # -- rows ---------------------------------------------------------------------------------------------------

    @property
    def query(self) -> WorklistQuery | None:
        return self._query

    def row(self, number: int) -> WorklistRow | None:
        """The row's contents if they are here; else they are asked for."""
        if not 0 <= number < len(self._ids):
            return None
        recording_id = self._ids[number]
        if recording_id not in self._rows or recording_id in self._stale:
            self._ask_page(number // PAGE)
        found = self._rows.get(recording_id)
        if found is not None:
            self._rows.move_to_end(recording_id)
        return found

    def id_at(self, number: int) -> RecordingId | None:
        return RecordingId(self._ids[number]) if 0 <= number < len(self._ids) else None

    def number_of(self, recording_id: RecordingId | None) -> int:
        """Where a recording stands, or -1."""
        if recording_id is None:
            return -1
        try:
            return self._ids.index(recording_id)
        except ValueError:
            return -1

    # -- loading ------------------------------------------------------------------------------------------------

    def load(self, query: WorklistQuery) -> None:
        """Asks for the ids of a query; rows known under the same reader and task are kept until then."""
        same_reader = self._query is not None and (self._query.task_id, self._query.annotator_id) == (
            query.task_id,
            query.annotator_id,
        )
        self._stale = set(self._rows)
        if not same_reader:
            self._rows.clear()
        self._query = query
        if self._loading is not None:
            self._loading.cancel()
        library = self._desk.library
        self._loading = self._desk.read(
            lambda: labelling.worklist_ids(library, query), self._take_ids, self._not_loaded, priority=1
        )

    def take(self, changes: Changes) -> None:
        """Marks what an operation touched; the ids are asked for again only if rows came or went."""
        if self._query is None:
            return
        if changes.worklist or changes.tasks:
            self.load(self._query)
            return
        touched = {int(i) for i in changes.recordings if i in self._rows}
        if (changes.predictions and not changes.recordings) or changes.infants:
            touched = set(self._rows)
        if not touched or not self._ids:
            return
        self._stale.update(touched)
        self._pages_asked.clear()
        if len(touched) <= FEW:
            self._fetch(tuple(touched))  # one label repaints one row, not the whole list
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(COLUMNS) - 1))

    def _take_ids(self, ids: array[int]) -> None:
        self._loading = None
        self._pages_asked.clear()
        first_time, self.loaded = not self.loaded, True
        old = self._ids
        if len(ids) >= len(old) and ids[: len(old)] == old and not first_time:
            if len(ids) > len(old):
                self.beginInsertRows(QModelIndex(), len(old), len(ids) - 1)
                self._ids = ids
                self.endInsertRows()
            if old:
                self.dataChanged.emit(self.index(0, 0), self.index(len(old) - 1, len(COLUMNS) - 1))
            self.changed_order.emit()
            return
        self.about_to_change.emit()
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()
        self.changed_order.emit()

    def _not_loaded(self, error: Exception) -> None:
        self._loading = None
        self.failed.emit(error)

    def _ask_page(self, page: int) -> None:
        if page in self._pages_asked or self._query is None:
            return
        self._pages_asked.add(page)
        self._fetch(tuple(self._ids[page * PAGE : (page + 1) * PAGE]), page)

    def _fetch(self, ids: tuple[int, ...], page: int | None = None) -> None:
        query, library = self._query, self._desk.library
        if query is None:
            return
        self._desk.read(
            lambda: labelling.worklist_rows(library, query, ids),
            lambda rows: self._take_rows(query, page, ids, rows),
            self.failed.emit,
        )

    def _take_rows(
        self, query: WorklistQuery, page: int | None, ids: tuple[int, ...], rows: tuple[WorklistRow, ...]
    ) -> None:
        if query != self._query:
            return
        self._stale.difference_update(ids)
        for row in rows:
            self._rows[row.id] = row
            self._rows.move_to_end(row.id)
        while len(self._rows) > MOST_ROWS_KEPT:
            self._rows.popitem(last=False)
        last_column = len(COLUMNS) - 1
        if page is None:
            for number in map(self.number_of, (RecordingId(i) for i in ids)):
                if number >= 0:
                    self.dataChanged.emit(self.index(number, 0), self.index(number, last_column))
            return
        if len(rows) == len(ids):
            self._pages_asked.discard(page)  # else some have gone from the store: asking again would never end
        last = min((page + 1) * PAGE, len(self._ids)) - 1
        if last >= page * PAGE:
            self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, last_column))

    # -- the next one -------------------------------------------------------------------------------------------

    def find_waiting(self, after: int, found: Callable[[RecordingId | None], object]) -> None:
        """Gives the first waiting recording after row ``after`` (wrapping around), or None if there is none."""
        look = self._search(after)
        if look is None:
            found(None)
            return
        if self._finding is not None:
            self._finding.cancel()
        self._finding = self._desk.read(look, found, self.failed.emit, priority=2)

    def peek_waiting(self, after: int, found: Callable[[RecordingId | None], object]) -> None:
        """The same for getting its picture ready; gives way to everything else."""
        look = self._search(after)
        if look is not None:
            self._desk.read(look, found, priority=-1)

    def _search(self, after: int) -> Callable[[], RecordingId | None] | None:
        query, library, ids = self._query, self._desk.library, self._ids
        if query is None or not ids:
            return None

        def look() -> RecordingId | None:
            near = ids[after + 1 : after + 1 + PAGES_AHEAD * PAGE]
            for start in range(0, len(near), PAGE):
                for row in labelling.worklist_rows(library, query, near[start : start + PAGE]):
                    if row.state is LabelState.WAITING:
                        return row.id
            waiting = set(labelling.worklist_ids(library, replace(query, state=StateFilter.WAITING)))
            order = [*range(after + 1, len(ids)), *range(min(after + 1, len(ids)))]
            return next((RecordingId(ids[i]) for i in order if ids[i] in waiting), None)

        return look


def short_title(title: str) -> str:
    """``006dbe… · 2`` for a long pseudonym: the running number must not be cut off."""
    code, dot, number = title.rpartition(" · ")
    return f"{short_code(code, 6)}{dot}{number}"


def why(row: WorklistRow) -> str:
    if row.state is LabelState.SKIPPED:
        return tr("skipped: {reason}").format(reason=tr(row.skip_reason)) if row.skip_reason else tr("skipped")
    return tr(row.why)


def tip(row: WorklistRow) -> str:
    from cryapp.domain.quality import QualityFlag

    lines = [f"{row.title} · {length_text(row.duration_s)}", row.file_name]
    if row.locked:
        lines.append(tr("Locked for testing: never used to learn."))
    known = {flag.value: flag for flag in QualityFlag}
    lines += [known[name].sentence for name in row.quality_flags if name in known]
    if row.flagged:
        lines.append(tr("Flagged"))
    return "\n".join(lines)
