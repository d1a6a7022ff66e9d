"""The worklist: what to listen to next and why, how far one is, search and filter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.changes import Changes
from cryapp.domain.ids import RecordingId
from cryapp.domain.queue import InfantGroup, Order, Progress, StateFilter, WorklistQuery, WorklistRow
from cryapp.domain.task import Unit
from cryapp.domain.worklist_filter import WorklistFilter
from cryapp.ui.i18n import tr
from cryapp.ui.panels.worklist.criteria import without
from cryapp.ui.panels.worklist.filtering import Filtering
from cryapp.ui.panels.worklist.head import WorklistHead
from cryapp.ui.panels.worklist.model import Place, WorklistModel
from cryapp.ui.panels.worklist.pacing import Pacing
from cryapp.ui.panels.worklist.selection_bar import SelectionBar
from cryapp.ui.panels.worklist.sources import Everything, QueueSource, SetSource, Source
from cryapp.ui.panels.worklist.table import WorklistTable
from cryapp.ui.panels.worklist.views import Views
from cryapp.ui.panels.worklist.walk import Walk
from cryapp.ui.widgets.basic import Panel, label

if TYPE_CHECKING:
    from cryapp.services.views import OpenedView


class Worklist(Panel):
    chosen = Signal(object)
    """Place | None: where the reader is now."""
    counted = Signal(object)
    """Progress"""
    selected = Signal(int)
    """So many rows are selected now."""
    source_menu_wanted = Signal()
    """Somebody asks what else could be listed; whoever knows queues and sets opens the menu."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.only = WorklistFilter()
        self._totals: tuple[int, int] | None = None
        """Recordings and infants of the store, as long as nothing is added."""
        self.grouped = bool(desk.settings["worklist.grouped"])
        self.head_part = WorklistHead()
        self.order, self.filter, self.search = self.head_part.order, self.head_part.filter, self.head_part.search
        self.counts, self.bar = self.head_part.counts, self.head_part.bar
        self.body.addWidget(self.head_part)
        self.reorder = QPushButton(tr("Predictions are new: put the list in order again"))
        self.reorder.setObjectName("link")
        self.reorder.hide()
        self.body.addWidget(self.reorder)
        self.empty = label(name="muted", wrap=True)
        self.empty.hide()
        self.body.addWidget(self.empty)
        self.model = WorklistModel(desk, self)
        self.table = WorklistTable(self.model, lambda: desk.task, self._is_current)
        self.walk = Walk(self.model, self.table, desk.bus, self)
        self.table.show_columns(desk.settings["worklist.columns"] or self.table.shown_columns)
        self.body.addWidget(self.table, 1)
        self.selection_bar = SelectionBar()
        self.body.addWidget(self.selection_bar)
        self.filtering = Filtering(desk, self)
        self.pacing = Pacing(desk, self.head_part)
        self.views = Views(desk, self, self._take_view)
        self._connect()

    def _connect(self) -> None:
        head, desk, table = self.head_part, self._desk, self.table
        head.asked.connect(self.reload)
        head.source_menu_wanted.connect(self.source_menu_wanted)
        head.views_menu_wanted.connect(self.views.ask)
        head.filter_wanted.connect(lambda: self.filtering.open(head.filter_button))
        head.criterion_removed.connect(lambda name: self.narrow(without(self.only, name)))
        head.criteria_cleared.connect(lambda: self.narrow(WorklistFilter()))
        head.search.left.connect(table.setFocus)
        self.reorder.clicked.connect(self.reload)
        table.sort_asked.connect(self._sort)
        table.columns_chosen.connect(lambda keys: desk.settings.set("worklist.columns", list(keys)))
        table.menu_asked.connect(self._row_menu)
        table.selectionModel().selectionChanged.connect(lambda _on, _off: self._selection_changed())
        self.walk.chosen.connect(self.chosen)
        self.selection_bar.dropped.connect(self.walk.drop_selection)
        self.model.changed_order.connect(self._listed)
        self.model.failed.connect(lambda error: desk.bus.say(sentence_for(error), Level.ERROR))
        desk.bus.changed.connect(self._changed)
        desk.task_changed.connect(lambda _task: self._another_task())
        desk.annotator_changed.connect(lambda _who: self._another_reader())

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
            self.head_part.descending,
            self.only,
        )

    def reload(self) -> None:
        query = self.query()
        self.walk.forget_next()
        self.head_part.typing.stop()
        self.reorder.hide()
        if query is not None:
            self.table.show_order(query.order, query.descending)
            self.model.load(query)
            self.ask_progress()

    def ask_progress(self) -> None:
        query, library, totals = self.query(), self._desk.library, self._totals
        if query is None:
            return

        def count() -> Progress:
            from cryapp.services import labelling

            return labelling.progress(library, replace(query, search=""), totals)

        # Counting gives way to the next recording, for which somebody waits.
        self._desk.read(count, self._show_progress, priority=-1)

    def narrow(self, only: WorklistFilter) -> None:
        """Lists only what fits these criteria."""
        self.only = only
        self.filtering.show(only)
        self.reload()

    def set_grouped(self, grouped: bool) -> None:
        """Puts recordings of an infant together under a line of their own."""
        self.grouped = grouped
        self._desk.settings.set("worklist.grouped", grouped)
        if isinstance(self.model.source, Everything):
            self.list_from(Everything(grouped))

    def list_from(self, source: Source, words: str = "") -> None:
        """Lists something else: all recordings, a queue, or a reading set."""
        query = self.query()
        if query is None:
            return
        if not isinstance(source, Everything) or not isinstance(self.model.source, Everything):
            self.walk.begin_anew()
        is_everything = isinstance(source, Everything)
        self.head_part.show_source(words or tr("All recordings"), sorts=is_everything)
        self.search.setEnabled(not isinstance(source, SetSource))
        self.head_part.filter_button.setEnabled(not isinstance(source, SetSource))
        self.model.load(query, source)
        self.ask_progress()

    def _another_task(self) -> None:
        """A set is dealt for one task; a queue stays, so that several questions can be asked about its recordings."""
        if isinstance(self.model.source, SetSource):
            self.list_from(Everything(self.grouped))
        self.filtering.show(self.only)
        self.reload()

    def _another_reader(self) -> None:
        """A queue or a set is one reader's."""
        if not isinstance(self.model.source, Everything):
            self.list_from(Everything(self.grouped))
        self.filtering.show(self.only)
        self.reload()

    def _sort(self, order: object) -> None:
        if isinstance(self.model.source, Everything):
            self.head_part.sort_by(Order(str(order)))

    def _take_view(self, view: OpenedView) -> None:
        query = view.query
        self.head_part.choose(query.order, query.state, query.descending, query.search)
        self.only = query.only
        self.filtering.show(query.only)
        if view.columns:
            self.table.show_columns(view.columns)
            self._desk.settings.set("worklist.columns", list(view.columns))
        self.grouped = view.grouped
        self._desk.settings.set("worklist.grouped", view.grouped)
        self.list_from(Everything(view.grouped))
        self.reload()

    # -- what is shown ------------------------------------------------------------------------------------------

    def _show_progress(self, progress: Progress) -> None:
        task = self._desk.task
        self._totals = (progress.recordings, progress.infants)
        self.pacing.show(progress, self.model, segments=task is not None and task.unit is Unit.SEGMENT)
        self.counted.emit(progress)

    def _listed(self) -> None:
        nothing = self.model.rowCount() == 0
        self.empty.setText(self._why_empty() if nothing else "")
        self.empty.setVisible(nothing)
        self.pacing.listed(self.model)

    def _why_empty(self) -> str:
        if isinstance(self.model.source, SetSource):
            return tr("Nothing of this set is to be shown. Choose “all”, or another set.")
        if isinstance(self.model.source, QueueSource):
            return tr("Nothing of this queue fits. Choose “all”, clear the search, or make another queue.")
        if not self.only.is_empty:
            return tr("No recording fits all of this. Take a criterion away, choose “all” or clear the search.")
        return tr("Nothing here. Choose “all” or clear the search.")

    def _changed(self, changes: Changes) -> None:
        self.walk.forget_next(changes)
        if changes.settings and not changes.recordings:
            return
        if changes.worklist or changes.infants:
            self._totals = None
        self.model.take(changes)
        if changes.predictions and self.order.currentData() == Order.UNCERTAIN:
            self.reorder.show()  # said, not done: a list must not move under the reader's hands
        if changes.labels or changes.worklist or changes.infants:
            self.ask_progress()

    def _selection_changed(self) -> None:
        n_selected = self.walk.n_selected
        self.selection_bar.show_count(n_selected)
        self.selected.emit(n_selected)

    def _row_menu(self, number: int, at: QPoint) -> None:
        """Right-click narrows or widens the list; it never changes a recording."""
        line = self.model.line(number)
        if line is None or isinstance(self.model.source, SetSource):
            return
        menu = QMenu(self)
        code = line.code if isinstance(line, InfantGroup) else line.title.rpartition(" · ")[0]
        infant_id = line.infant_id
        self.filtering.name_infant(infant_id, code)
        menu.addAction(tr("Only infant {code}").format(code=code)).triggered.connect(
            lambda: self.narrow(replace(self.only, infant_id=infant_id))
        )
        if isinstance(line, WorklistRow) and line.class_key is not None:
            class_key = line.class_key
            menu.addAction(tr("Only what I answered like this")).triggered.connect(
                lambda: self.narrow(replace(self.only, classes=frozenset({class_key}), reader=None))
            )
        if not self.only.is_empty:
            menu.addAction(tr("Clear all")).triggered.connect(lambda: self.narrow(WorklistFilter()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    # -- where the reader is ------------------------------------------------------------------------------------

    @property
    def current(self) -> RecordingId | None:
        place = self.walk.current
        return None if place is None else place.recording_id

    @property
    def current_number(self) -> int:
        return self.walk.number

    def go_to(self, recording_id: RecordingId | None, item_id: int | None = None) -> None:
        """Makes a recording the present one; it need not be in the list. ``item_id``: as this item of a set."""
        self.walk.go_to(None if recording_id is None else self.model.place_of(recording_id, item_id))

    def _is_current(self, number: int) -> bool:
        return self.walk.is_current(number)

    def step(self, by: int) -> None:
        self.walk.step(by)

    def go_to_next_waiting(self) -> None:
        self.walk.go_to_next_waiting()

    def look_ahead(self, found: Callable[[Place], object]) -> None:
        self.walk.look_ahead(found)
