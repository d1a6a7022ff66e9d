"""A table of figures with their intervals: each row names what it is about, its n, its figure, and a picture of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cryapp.services.agreement_draws import Measured
from cryapp.ui.agreement_words import figure_text, why_text
from cryapp.ui.i18n import tr
from cryapp.ui.theme import theme, tokens
from cryapp.ui.widgets.basic import Panel, label

LOWEST, HIGHEST = -0.5, 1.0
"""The picture's axis; what lies below is drawn at its edge."""
ROW_PX, PICTURE_PX = 26, 160
MOST_ROWS_SEEN = 12
_FIGURE = Qt.ItemDataRole.UserRole
_BEYOND_CHANCE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class FigureRow:
    """``names`` fill the columns before the figure; ``figures`` are in the order of the table's figures."""

    names: tuple[str, ...]
    figures: tuple[Measured, ...]
    beyond_chance: bool = True
    """False where 0 is not what chance gives: the picture then has no line there."""


class FigureTable(Panel):
    """Args: names: headings of the naming columns. figures: headings of the figures; the last one has the picture."""

    def __init__(self, title: str, names: Sequence[str], figures: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._n_names = len(names)
        self.table = QTableWidget(0, len(names) + len(figures) + 1)
        self.table.setHorizontalHeaderLabels([*names, *figures, tr("dotted line: chance · right end: all alike")])
        self.table.setAccessibleName(title)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setItemDelegateForColumn(len(names) + len(figures), _Picture(self.table))
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column in range(self.table.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(self.table.columnCount() - 1, QHeaderView.ResizeMode.Stretch)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.body.addWidget(self.table)
        self.empty = label("", "muted", wrap=True)
        self.body.addWidget(self.empty)
        theme().changed.connect(self._restyle)

    def show_rows(self, rows: Sequence[FigureRow], if_none: str) -> None:
        """Shows the rows; without any, why."""
        self.table.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for column, name in enumerate(row.names):
                self.table.setItem(at, column, QTableWidgetItem(name))
            for place, figure in enumerate(row.figures):
                item = QTableWidgetItem(figure_text(figure))
                why = why_text(figure)
                if why:
                    item.setToolTip(why)
                    item.setText(f"{item.text()}  {why}" if figure.value is None else item.text())
                self.table.setItem(at, self._n_names + place, item)
            picture = QTableWidgetItem()
            picture.setData(_FIGURE, row.figures[-1])
            picture.setData(_BEYOND_CHANCE, row.beyond_chance)
            picture.setData(Qt.ItemDataRole.AccessibleTextRole, figure_text(row.figures[-1]))
            self.table.setItem(at, self._n_names + len(row.figures), picture)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.empty.setText(if_none)
        self._restyle()

    def texts(self) -> list[list[str]]:
        """What stands in the cells, row by row."""
        columns = range(self.table.columnCount() - 1)
        items = [[self.table.item(row, column) for column in columns] for row in range(self.table.rowCount())]
        return [[item.text() if item is not None else "" for item in row] for row in items]

    def _restyle(self, _tokens: object = None) -> None:
        height = theme().px(ROW_PX)
        self.table.verticalHeader().setDefaultSectionSize(height)
        seen = min(self.table.rowCount(), MOST_ROWS_SEEN)
        self.table.setFixedHeight((seen + 1) * height + 8)


class _Picture(QStyledItemDelegate):
    """The figure as a dot on its interval, with chance (0) as a line: figures below each other can be compared."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme().px(PICTURE_PX), theme().px(ROW_PX))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        figure, t = index.data(_FIGURE), tokens()
        if not isinstance(figure, Measured) or figure.value is None:
            return
        area = QRectF(option.rect).adjusted(10, 0, -12, 0)
        middle = area.center().y()

        def x_of(value: float) -> float:
            return area.left() + (min(max(value, LOWEST), HIGHEST) - LOWEST) / (HIGHEST - LOWEST) * area.width()

        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(t.line), 1))
        painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))
        painter.setPen(QPen(QColor(t.muted), 1, Qt.PenStyle.DotLine))
        if index.data(_BEYOND_CHANCE):
            painter.drawLine(QPointF(x_of(0), area.top() + 3), QPointF(x_of(0), area.bottom() - 3))
        if figure.low is not None and figure.high is not None:
            painter.setPen(QPen(QColor(t.accent), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(x_of(figure.low), middle), QPointF(x_of(figure.high), middle))
        painter.setPen(QPen(QColor(t.panel), 1.5))
        painter.setBrush(QColor(t.text))
        painter.drawEllipse(QPointF(x_of(figure.value), middle), 4.5, 4.5)
        painter.restore()
