"""The worklist: what to listen to next and why, how far one is, search and filter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QLineEdit, QProgressBar, QPushButton, QTableView

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.changes import Changes
from cryapp.domain.ids import RecordingId
from cryapp.domain.queue import Order, Progress, StateFilter, WorklistQuery
from cryapp.domain.wording import mark
from cryapp.services import labelling
from cryapp.ui.i18n import tr
from cryapp.ui.panels.worklist.delegate import STATE_COLUMN_PX, WorklistDelegate
from cryapp.ui.panels.worklist.model import HOURS, STATE, TITLE, WHY, WorklistModel
from cryapp.ui.theme import theme
from cryapp.ui.widgets.basic import Panel, label
from cryapp.ui.words import number

TYPING_MS = 250
TITLE_PX, LEAST_WHY_PX, HOURS_PX, SCROLL_BAR_PX = 104, 72, 40, 12
ORDERS = (
    (Order.IMPORTED, mark("as imported")),
    (Order.INFANT, mark("by infant")),
    (Order.UNCERTAIN, mark("uncertain first")),
    (Order.RANDOM, mark("random order")),
    (Order.RECORDED, mark("by time")),
    (Order.DURATION, mark("by length")),
)
FILTERS = (
    (StateFilter.ALL, mark("all")),
    (StateFilter.WAITING, mark("waiting")),
    (StateFilter.LABELLED, mark("labelled")),
    (StateFilter.SKIPPED, mark("skipped")),
    (StateFilter.FLAGGED, mark("flagged")),
)


class SearchField(QLineEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.key() == Qt.Key.Key_Escape:
                self.clear()
            self.left.emit()
            return
        super().keyPressEvent(event)


class Worklist(Panel):
    chosen = Signal(object)
    """RecordingId | None: where the reader is now."""
    counted = Signal(object)
    """Progress"""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Worklist"))
        self._desk = desk
        self._current: RecordingId | None = None
        self._known_next: tuple[RecordingId, RecordingId] | None = None
        """Where the reader was when it was looked for, and the next waiting recording from there."""
        self.order = QComboBox()
        self.order.setObjectName("quiet")
        self.order.setToolTip(tr("Order of the worklist"))
        for order, text in ORDERS:
            self.order.addItem(tr(text), order)
        self.head.addWidget(self.order)
        self.search = SearchField()
        self.search.setPlaceholderText(tr("Search infant, file, note…"))
        self.search.setClearButtonEnabled(True)
        self.filter = QComboBox()
        self.filter.setToolTip(tr("Which recordings are listed"))
        for state, text in FILTERS:
            self.filter.addItem(tr(text), state)
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.filter)
        self.body.addLayout(row)
        self.counts = label(name="muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.body.addWidget(self.counts)
        self.body.addWidget(self.bar)
        self.reorder = QPushButton(tr("Predictions are new: put the list in order again"))
        self.reorder.setObjectName("link")
        self.reorder.hide()
        self.body.addWidget(self.reorder)
        self.empty = label(tr("Nothing here. Choose “all” or clear the search."), "muted", wrap=True)
        self.empty.hide()
        self.body.addWidget(self.empty)
        self.model = WorklistModel(desk, self)
        self.table = self._make_table()
        self.body.addWidget(self.table, 1)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._connect()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setItemDelegate(WorklistDelegate(lambda: self._desk.task, self._is_current, table))
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(32)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(WHY, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(STATE, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(HOURS, QHeaderView.ResizeMode.Fixed)
        table.setAccessibleName(tr("Worklist"))
        return table

    def _connect(self) -> None:
        self.order.activated.connect(lambda _i: self.reload())
        self.filter.activated.connect(lambda _i: self.reload())
        self.reorder.clicked.connect(self.reload)
        self.search.textEdited.connect(lambda _text: self._typing.start())
        self.search.textChanged.connect(lambda text: None if text else self._typing.start())
        self.search.left.connect(self.table.setFocus)
        self._typing.timeout.connect(self.reload)
        self.table.selectionModel().currentRowChanged.connect(self._row_entered)
        self.model.about_to_change.connect(self._hold_place)
        self.model.changed_order.connect(self._take_place)
        self.model.failed.connect(lambda error: self._desk.bus.say(sentence_for(error), Level.ERROR))
        self._desk.bus.changed.connect(self._changed)
        self._desk.task_changed.connect(lambda _task: self.reload())
        self._desk.annotator_changed.connect(lambda _who: self.reload())
        theme().changed.connect(self._restyle)
        self._restyle()

    # -- asking -------------------------------------------------------------------------------------------------

    def query(self) -> WorklistQuery | None:
        task, annotator = self._desk.task, self._desk.annotator
        if task is None:
            return None
        return WorklistQuery(
            task.id,
            annotator.id if annotator else None,
            Order(self.order.currentData()),
            StateFilter(self.filter.currentData()),
            self.search.text().strip(),
        )

    def reload(self) -> None:
        query = self.query()
        self._known_next = None
        self._typing.stop()
        self.reorder.hide()
        if query is not None:
            self.model.load(query)
            self.ask_progress()

    def ask_progress(self) -> None:
        query, library = self.query(), self._desk.library
        if query is not None:
            self._desk.read(lambda: labelling.progress(library, replace(query, search="")), self._show_progress)

    def _show_progress(self, progress: Progress) -> None:
        self.counts.setText(
            tr("{labelled} of {recordings} recordings · {infants_labelled} of {infants} infants").format(
                labelled=number(progress.labelled),
                recordings=number(progress.recordings),
                infants_labelled=number(progress.infants_labelled),
                infants=number(progress.infants),
            )
        )
        self.bar.setRange(0, max(progress.recordings, 1))
        self.bar.setValue(progress.labelled)
        skipped = tr("{skipped} skipped, {flagged} flagged").format(
            skipped=number(progress.skipped), flagged=number(progress.flagged)
        )
        self.counts.setToolTip(skipped)
        self.counted.emit(progress)

    def _changed(self, changes: Changes) -> None:
        if self._known_next is not None and (changes.worklist or self._known_next[1] in changes.recordings):
            self._known_next = None
        if changes.settings and not changes.recordings:
            return
        self.model.take(changes)
        if changes.predictions and self.order.currentData() == Order.UNCERTAIN:
            self.reorder.show()  # said, not done: a list must not move under the reader's hands
        if changes.labels or changes.worklist or changes.infants:
            self.ask_progress()

    # -- where the reader is ------------------------------------------------------------------------------------

    @property
    def current(self) -> RecordingId | None:
        return self._current

    @property
    def current_number(self) -> int:
        return self.model.number_of(self._current)

    def go_to(self, recording_id: RecordingId | None) -> None:
        """Makes a recording the present one; it need not be in the list."""
        if recording_id == self._current:
            return
        before, self._current = self._current, recording_id
        self._show_current()
        self._repaint(before, recording_id)
        self.chosen.emit(recording_id)

    def step(self, by: int) -> None:
        """The next (1) or previous (-1) recording of the list, whatever its state."""
        number = self.current_number
        target = number + by if number >= 0 else (0 if by > 0 else self.model.rowCount() - 1)
        recording_id = self.model.id_at(target)
        if recording_id is None:
            self._desk.bus.say(tr("This is the last recording.") if by > 0 else tr("This is the first recording."))
            return
        self.go_to(recording_id)

    def go_to_next_waiting(self) -> None:
        """On to the next recording without an answer; at the end of the list from its beginning."""
        start, known = self._current, self._known_next
        if known is not None and known[0] == start and known[1] != start:
            self.go_to(known[1])
            return
        self.model.find_waiting(self.current_number, lambda found: self._found_waiting(start, found))

    def look_ahead(self, found: Callable[[RecordingId], object]) -> None:
        """Finds the next waiting recording beforehand: Enter goes there at once, its picture can be got ready."""
        start = self._current

        def seen(recording_id: RecordingId | None) -> None:
            if recording_id is not None and start is not None and start == self._current:
                self._known_next = (start, recording_id)
                found(recording_id)

        self.model.peek_waiting(self.current_number, seen)

    def _found_waiting(self, start: RecordingId | None, found: RecordingId | None) -> None:
        if self._current != start:
            return  # the reader went somewhere else meanwhile
        if found is None:
            self._desk.bus.say(tr("Everything in this list has an answer."), Level.SAVED)
        else:
            self.go_to(found)

    def _row_entered(self, current: QModelIndex, _previous: QModelIndex) -> None:
        recording_id = self.model.id_at(current.row())
        if recording_id is not None and recording_id != self._current:
            before, self._current = self._current, recording_id
            self._repaint(before, recording_id)
            self.chosen.emit(recording_id)

    def _is_current(self, number: int) -> bool:
        return self._current is not None and self.model.id_at(number) == self._current

    def _show_current(self) -> None:
        number = self.current_number
        selection = self.table.selectionModel()
        if number < 0:
            selection.clear()
        else:
            index = self.model.index(number, TITLE)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            selection.setCurrentIndex(index, flags)
            self.table.scrollTo(index, QTableView.ScrollHint.EnsureVisible)

    def _repaint(self, *recording_ids: RecordingId | None) -> None:
        """The rows of these alone: the whole list takes as long to paint as a picture."""
        viewport = self.table.viewport()
        for row in (self.model.number_of(recording_id) for recording_id in recording_ids):
            if row >= 0:
                top, height = self.table.rowViewportPosition(row), self.table.rowHeight(row)
                viewport.update(0, top, viewport.width(), height)

    def _hold_place(self) -> None:
        """Remembers which recording stood where, so that the list can come back under the reader's eyes."""
        number = self.current_number
        top = self.table.rowViewportPosition(number) if number >= 0 else -1
        if 0 <= top < self.table.viewport().height():
            self._place = (self._current, top)
        else:
            first = self.table.rowAt(0)
            self._place = (self.model.id_at(first), self.table.rowViewportPosition(max(first, 0)))

    def _take_place(self) -> None:
        anchor, top = getattr(self, "_place", (None, 0))
        number = self.model.number_of(anchor)
        if number >= 0:
            row_px = self.table.verticalHeader().defaultSectionSize()
            self.table.verticalScrollBar().setValue(number * row_px - top)
        self._place = (None, 0)
        current = self.current_number
        if current >= 0:
            index = self.model.index(current, TITLE)
            self.table.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            )
        self.empty.setVisible(self.model.rowCount() == 0)
        if self._current is None and self.model.rowCount():
            self.go_to_first_waiting()

    def go_to_first_waiting(self) -> None:
        self.model.find_waiting(-1, self._begin)

    def _begin(self, found: RecordingId | None) -> None:
        if self._current is None:
            self.go_to(found if found is not None else self.model.id_at(0))

    def _restyle(self, _tokens: object = None) -> None:
        self.table.verticalHeader().setDefaultSectionSize(theme().px(28))
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """The title first, then the reason; a narrow list does without the hours, then without the reason."""
        px = theme().px
        room = self.width() - 26 - SCROLL_BAR_PX - STATE_COLUMN_PX
        hours = px(HOURS_PX) if room >= px(TITLE_PX + LEAST_WHY_PX + HOURS_PX) else 0
        why = room - hours - px(TITLE_PX)
        why = why if why >= px(LEAST_WHY_PX) else 0
        for column, width in ((STATE, STATE_COLUMN_PX), (WHY, why), (HOURS, hours), (TITLE, room - why - hours)):
            self.table.setColumnHidden(column, width <= 0)
            self.table.setColumnWidth(column, max(width, 1))
