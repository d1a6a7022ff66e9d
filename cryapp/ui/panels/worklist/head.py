"""Above the list: what is listed, search, state, order, filter and views; how far one is and how long it will take."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cryapp.domain.queue import Order, StateFilter
from cryapp.domain.wording import mark
from cryapp.domain.worklist_filter import SavedView, WorklistFilter
from cryapp.ui import icons
from cryapp.ui.i18n import tr
from cryapp.ui.panels.worklist.criteria import Chips, Names, in_words
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import ElidedLabel, needed_px

TYPING_MS = 250
ORDERS = (
    (Order.IMPORTED, mark("imported")),
    (Order.INFANT, mark("by infant")),
    (Order.UNCERTAIN, mark("uncertain first")),
    (Order.RANDOM, mark("random order")),
    (Order.HOURS, mark("by hours since birth")),
    (Order.RECORDED, mark("by time")),
    (Order.DURATION, mark("by length")),
    (Order.NAME, mark("by file name")),
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


class WorklistHead(QWidget):
    asked = Signal()
    """Search, state, order or direction are others now."""
    source_menu_wanted = Signal()
    views_menu_wanted = Signal()
    filter_wanted = Signal()
    criterion_removed = Signal(str)
    criteria_cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._descending = False
        self._laid_out: tuple[bool, int, int] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_PX)
        self.source, self.views = QToolButton(), QToolButton()
        self.search, self.filter_button = SearchField(), QPushButton()
        self.search.setAccessibleName(tr("Search infant, file, note…"))
        self.filter, self.order, self.direction = QComboBox(), QComboBox(), QToolButton()
        self.chips = Chips()
        for part in (self._make_top(), self._make_search(), self._make_choices()):
            column.addLayout(part)
        column.addWidget(self.chips)
        self.counts = ElidedLabel(name="muted")
        self.pace = ElidedLabel(name="small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        for widget in (self.counts, self.bar, self.pace):
            column.addWidget(widget)
        self.pace.hide()
        self.typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._connect()
        self.show_source(tr("All recordings"), sorts=True)
        self.show_filter(WorklistFilter(), None, Names())
        self._restyle()

    def _make_top(self) -> QHBoxLayout:
        self.source.setObjectName("source")
        self.source.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.source.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the chevron stands behind the words
        self.source.setToolTip(tr("What is listed: all recordings, an explained queue, or a set to read"))
        self.views.setObjectName("quiet")
        self.views.setText(tr("View"))
        self.views.setToolTip(tr("Saved views, columns, grouping by infant"))
        top = QHBoxLayout()
        top.addWidget(self.source)
        top.addStretch(1)
        top.addWidget(self.views)
        return top

    def _make_search(self) -> QHBoxLayout:
        self.search.setPlaceholderText(tr("Search infant, file, note…"))
        self.search.setClearButtonEnabled(True)
        self.filter_button.setToolTip(tr("Narrow the list by answer, length, hours since birth, quality and more"))
        row = QHBoxLayout()
        row.setSpacing(SPACE_PX // 2)
        row.addWidget(self.search, 1)
        row.addWidget(self.filter_button)
        return row

    def _make_choices(self) -> QGridLayout:
        self.filter.setToolTip(tr("Which recordings are listed"))
        self.order.setToolTip(tr("Order of the worklist"))
        self.direction.setToolTip(tr("Turn the order round"))
        self.direction.setAccessibleName(self.direction.toolTip())
        for state, text in FILTERS:
            self.filter.addItem(tr(text), state)
        for order, text in ORDERS:
            self.order.addItem(tr(text), order)
        self.direction.setFixedWidth(theme().px(32))
        self.direction.setObjectName("quiet")
        for combo in (self.filter, self.order):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(5)
            # Else both give way alike, and the longer words are cut while the shorter ones have room to spare.
            combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._choices = QGridLayout()
        self._choices.setSpacing(SPACE_PX // 2)
        self._fit_choices()
        return self._choices

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_choices()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.StyleChange):
            self._fit_choices()  # the style has come, and needs more room beside the words
        return super().event(event)

    def _fit_choices(self) -> None:
        """State and order beside each other where the words of both have room, else one above the other."""
        turn_px = self.direction.width() + SPACE_PX // 2
        state_px, order_px = needed_px(self.filter), needed_px(self.order)
        tall = state_px + SPACE_PX // 2 + order_px + turn_px > self.width()
        row, laid_out = self._choices, (tall, state_px, order_px)
        if laid_out == self._laid_out:
            return
        self._laid_out = laid_out
        for part in (self.filter, self.order, self.direction):
            row.removeWidget(part)
        row.addWidget(self.filter, 0, 0)
        row.addWidget(self.direction, 0, 1 if tall else 2)
        row.addWidget(self.order, *((1, 0, 1, 2) if tall else (0, 1)))  # its words are the longest
        for column, stretch in enumerate((1, 0, 0) if tall else (state_px, order_px, 0)):
            row.setColumnStretch(column, stretch)

    def _connect(self) -> None:
        self.source.clicked.connect(self.source_menu_wanted)
        self.views.clicked.connect(self.views_menu_wanted)
        self.filter_button.clicked.connect(self.filter_wanted)
        self.direction.clicked.connect(self._turn)
        for combo in (self.filter, self.order):
            combo.activated.connect(lambda _i: self.asked.emit())
            combo.currentIndexChanged.connect(lambda _i: self._fit_choices())
        self.chips.removed.connect(self.criterion_removed)
        self.chips.cleared.connect(self.criteria_cleared)
        self.typing.timeout.connect(self.asked)
        self.search.textEdited.connect(lambda _text: self.typing.start())
        self.search.textChanged.connect(lambda text: None if text else self.typing.start())
        theme().changed.connect(self._restyle)

    # -- what is chosen -----------------------------------------------------------------------------------------

    @property
    def descending(self) -> bool:
        return self._descending

    def choose(self, order: Order, state: StateFilter, descending: bool, search: str) -> None:
        """Shows these choices without asking for the list."""
        with QSignalBlocker(self.search):
            self.search.setText(search)
        self.filter.setCurrentIndex(self.filter.findData(state))
        self.order.setCurrentIndex(self.order.findData(order))
        self._descending = descending
        self._restyle()

    def sort_by(self, order: Order) -> None:
        """Orders by a column; by the same one again, the other way round."""
        again = self.order.currentData() == order
        self.order.setCurrentIndex(self.order.findData(order))
        self._descending = again and not self._descending
        self._restyle()
        self.asked.emit()

    def _turn(self) -> None:
        self._descending = not self._descending
        self._restyle()
        self.asked.emit()

    # -- what is shown ------------------------------------------------------------------------------------------

    def show_source(self, words: str, sorts: bool) -> None:
        """Args: sorts: False for a queue or a set, which have an order of their own."""
        self.source.setText(words)
        self.order.setEnabled(sorts)
        self.direction.setEnabled(sorts)

    def show_filter(self, only: WorklistFilter, task: object, names: Names) -> None:
        from cryapp.domain.task import Task

        criteria = in_words(only, task if isinstance(task, Task) else None, names)
        self.chips.show_criteria(criteria)
        self.filter_button.setText(tr("Filter") if not criteria else tr("Filter · {n}").format(n=len(criteria)))

    def _restyle(self, _tokens: object = None) -> None:
        self.source.setIcon(icons.icon("chevron-down", "muted"))
        self.direction.setIcon(icons.icon("chevron-down" if self._descending else "chevron-up", "text"))


def views_menu(parent: QWidget, views: Sequence[SavedView]) -> tuple[QMenu, dict[int, SavedView]]:
    """A menu with the saved views at its top: everybody's are marked."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    found: dict[int, SavedView] = {}
    for view in views:
        words = view.name if view.of is not None else tr("{view} (everybody's)").format(view=view.name)
        action = menu.addAction(words.replace("&", "&&"))
        action.setData(int(view.id))
        found[int(view.id)] = view
    return menu, found
