"""How a worklist row is painted: state glyph, class shape, flag; quiet text, a loud row where the reader is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from cryapp.domain.annotation import LabelState
from cryapp.domain.queue import InfantGroup, WorklistRow
from cryapp.domain.task import DONT_KNOW, Shape, Task
from cryapp.ui import icons
from cryapp.ui.panels.worklist.columns import COLUMNS, STATE, TITLE
from cryapp.ui.panels.worklist.model import ROW_ROLE, group_text
from cryapp.ui.shapes import paint_shape
from cryapp.ui.theme import theme, tokens

GLYPH_PX = 14
SHAPE_PX = 9
FLAG_PX = 12
SELECTED_PX = 3


class WorklistDelegate(QStyledItemDelegate):
    def __init__(self, task: Callable[[], Task | None], is_current: Callable[[int], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._task = task
        self._is_current = is_current

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme().px(28))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        t = tokens()
        line = index.data(ROW_ROLE)
        rect: QRect = option.rect
        painter.save()
        if isinstance(line, InfantGroup):
            self._paint_group(painter, option, line, index.column())
            painter.restore()
            return
        current = self._is_current(index.row())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if current or selected:
            painter.fillRect(rect, QColor(t.accent_soft if current else t.hover))
        if selected and index.column() == STATE:
            painter.fillRect(rect.left(), rect.top(), SELECTED_PX, rect.height(), QColor(t.accent))
        painter.setPen(QColor(t.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column() == STATE:
            self._paint_state(painter, rect, line, current)
        else:
            strong = current or index.column() == TITLE
            painter.setPen(QColor(t.text if strong else t.muted))
            room = rect.adjusted(6, 0, -6, 0)
            alignment = index.data(Qt.ItemDataRole.TextAlignmentRole) or (
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )
            painter.setFont(option.font)
            text = painter.fontMetrics().elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, alignment, text)
        painter.restore()

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, group: InfantGroup, column: int) -> None:
        """One line over all columns: each cell shows its part of it."""
        t = tokens()
        rect: QRect = option.rect
        painter.fillRect(rect, QColor(t.raised))
        painter.setPen(QColor(t.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        table = option.widget
        whole = QRect(rect)
        if isinstance(table, QTableView):
            before = [table.columnWidth(i) for i in range(column) if not table.isColumnHidden(i)]
            every = sum(table.columnWidth(i) for i in range(len(COLUMNS)) if not table.isColumnHidden(i))
            whole = QRect(rect.left() - sum(before), rect.top(), every, rect.height())
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        room = whole.adjusted(8, 0, -8, 0)
        if group.locked:
            self._glyph(painter, "lock", "muted", room.left(), rect.center().y() + 1)
            room.setLeft(room.left() + GLYPH_PX + 6)
        font = option.font
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(t.text))
        text = painter.fontMetrics().elidedText(group_text(group), Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_state(self, painter: QPainter, rect: QRect, row: WorklistRow | None, current: bool) -> None:
        middle = rect.center().y() + 1
        x = rect.left() + 5
        if row is None:
            return
        name, tone = _GLYPHS[row.state]
        if current and row.state is LabelState.WAITING:
            name, tone = "here", "text"
        self._glyph(painter, name, tone, x, middle)
        x += GLYPH_PX + 3
        shape = self._class_of(row)
        if shape is not None:
            paint_shape(painter, shape[0], QColor(shape[1]), QRectF(x, middle - SHAPE_PX / 2, SHAPE_PX, SHAPE_PX))
            x += SHAPE_PX + 2
        if row.flagged:
            self._glyph(painter, "flag-on", "warning", x, middle, FLAG_PX)

    def _class_of(self, row: WorklistRow) -> tuple[Shape, str] | None:
        task = self._task()
        if task is None or row.class_key is None or row.class_key == DONT_KNOW:
            return None
        found = task.class_of(row.class_key)
        return (found.shape, found.color) if found else None

    @staticmethod
    def _glyph(painter: QPainter, name: str, tone: str, x: int, middle: int, size_px: int = GLYPH_PX) -> None:
        ratio = painter.device().devicePixelRatioF()
        pixmap = icons.pixmap(name, str(getattr(tokens(), tone)), size_px, ratio)
        painter.drawPixmap(x, middle - size_px // 2, pixmap)


_GLYPHS = {
    LabelState.WAITING: ("waiting", "muted"),
    LabelState.LABELLED: ("check", "accent_text"),
    LabelState.SKIPPED: ("skip", "muted"),
}
