"""The list itself: a table whose columns are chosen, whose heads sort, and that fits what room there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget

from cryapp.domain.queue import Order
from cryapp.domain.task import Task
from cryapp.ui.i18n import tr
from cryapp.ui.panels.worklist.columns import ALWAYS, COLUMNS, HOURS, STATE, TITLE, USUAL, WHY
from cryapp.ui.panels.worklist.delegate import WorklistDelegate
from cryapp.ui.panels.worklist.model import WorklistModel
from cryapp.ui.theme import theme

ROW_PX, LEAST_WHY_PX = 28, 72


class WorklistTable(QTableView):
    sort_asked = Signal(object)
    """Order of the column whose head was pressed."""
    columns_chosen = Signal(tuple)
    """Keys of the columns to show."""
    menu_asked = Signal(int, QPoint)
    """Row and place on the screen of a press with the other button."""

    def __init__(
        self,
        model: WorklistModel,
        task: Callable[[], Task | None],
        is_current: Callable[[int], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shown: tuple[str, ...] = USUAL
        self.setModel(model)
        self.setItemDelegate(WorklistDelegate(task, is_current, self))
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda at: self.menu_asked.emit(self.rowAt(at.y()), self.viewport().mapToGlobal(at))
        )
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(32)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._head_pressed)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self.column_menu().popup(header.mapToGlobal(at)))
        self.setAccessibleName(tr("Worklist"))
        theme().changed.connect(self._restyle)
        self._restyle()

    # -- columns ------------------------------------------------------------------------------------------------

    @property
    def shown_columns(self) -> tuple[str, ...]:
        return self._shown

    def show_columns(self, keys: Sequence[str]) -> None:
        """Shows these columns, in the table's own order; the state and the recording always."""
        wanted = {COLUMNS[i].key for i in ALWAYS} | set(keys)
        self._shown = tuple(column.key for column in COLUMNS if column.key in wanted)
        self.fit_columns()

    def column_menu(self, parent: QWidget | None = None) -> QMenu:
        """Which columns are shown, to be ticked."""
        menu = QMenu(tr("Columns"), parent or self)
        if parent is None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, column in enumerate(COLUMNS):
            if number in ALWAYS:
                continue
            action = menu.addAction(tr(column.tip))
            action.setCheckable(True)
            action.setChecked(column.key in self._shown)
            action.triggered.connect(lambda on, key=column.key: self._choose(key, on))
        return menu

    def _choose(self, key: str, on: bool) -> None:
        self.show_columns([*self._shown, key] if on else [one for one in self._shown if one != key])
        self.columns_chosen.emit(self._shown)

    def show_order(self, order: Order, descending: bool) -> None:
        """The arrow in the head of the column that the list is ordered by."""
        header = self.horizontalHeader()
        at = next((i for i, column in enumerate(COLUMNS) if column.order is order), -1)
        header.setSortIndicatorShown(at >= 0)
        header.setSortIndicator(at, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    def _head_pressed(self, section: int) -> None:
        order = COLUMNS[section].order
        if order is not None:
            self.sort_asked.emit(order)

    # -- room ---------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Where only the usual columns are shown, a narrow list does without the hours, then without the reason.

        What somebody chose beyond them stays and is scrolled to.
        """
        px, room = theme().px, self.viewport().width()
        widths = {i: px(column.width_px) for i, column in enumerate(COLUMNS) if column.key in self._shown}
        widths[STATE] = COLUMNS[STATE].width_px
        if set(self._shown) <= set(USUAL):
            if HOURS in widths and room < widths[STATE] + widths[TITLE] + px(LEAST_WHY_PX) + widths[HOURS]:
                del widths[HOURS]
            if WHY in widths:
                widths[WHY] = px(LEAST_WHY_PX)
                if sum(widths.values()) > room:
                    del widths[WHY]
        spare = room - sum(widths.values())
        if spare > 0:
            widths[WHY if WHY in widths else TITLE] += spare
        elif set(widths) <= {STATE, TITLE}:
            widths[TITLE] = max(32, room - widths[STATE])
        for column in range(len(COLUMNS)):
            self.setColumnHidden(column, column not in widths)
            self.setColumnWidth(column, widths.get(column, 1))

    def _restyle(self, _tokens: object = None) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(ROW_PX))
        self.fit_columns()
