"""How a worklist row is painted: state glyph, class shape, flag; quiet text, a loud row where the reader is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from cryapp.domain.annotation import LabelState
from cryapp.domain.queue import WorklistRow
from cryapp.domain.task import DONT_KNOW, Shape, Task
from cryapp.ui import icons
from cryapp.ui.panels.worklist.model import ROW_ROLE, STATE, TITLE
from cryapp.ui.shapes import paint_shape
from cryapp.ui.theme import theme, tokens

GLYPH_PX = 14
SHAPE_PX = 9
STATE_COLUMN_PX = 44


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
        row = index.data(ROW_ROLE)
        current = self._is_current(index.row())
        rect: QRect = option.rect
        painter.save()
        if current:
            painter.fillRect(rect, QColor(t.accent_soft))
        painter.setPen(QColor(t.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column() == STATE:
            self._paint_state(painter, rect, row, current)
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

    def _paint_state(self, painter: QPainter, rect: QRect, row: WorklistRow | None, current: bool) -> None:
        middle = rect.center().y() + 1
        x = rect.left() + 6
        if row is None:
            return
        name, tone = _GLYPHS[row.state]
        if current and row.state is LabelState.WAITING:
            name, tone = "here", "text"
        self._glyph(painter, name, tone, x, middle)
        x += GLYPH_PX + 4
        shape = self._class_of(row)
        if shape is not None:
            paint_shape(painter, shape[0], QColor(shape[1]), QRectF(x, middle - SHAPE_PX / 2, SHAPE_PX, SHAPE_PX))
            x += SHAPE_PX + 2
        if row.flagged:
            self._glyph(painter, "flag-on", "warning", x, middle)

    def _class_of(self, row: WorklistRow) -> tuple[Shape, str] | None:
        task = self._task()
        if task is None or row.class_key is None or row.class_key == DONT_KNOW:
            return None
        found = task.class_of(row.class_key)
        return (found.shape, found.color) if found else None

    @staticmethod
    def _glyph(painter: QPainter, name: str, tone: str, x: int, middle: int) -> None:
        ratio = painter.device().devicePixelRatioF()
        pixmap = icons.pixmap(name, str(getattr(tokens(), tone)), GLYPH_PX, ratio)
        painter.drawPixmap(x, middle - GLYPH_PX // 2, pixmap)


_GLYPHS = {
    LabelState.WAITING: ("waiting", "muted"),
    LabelState.LABELLED: ("check", "accent_text"),
    LabelState.SKIPPED: ("skip", "muted"),
}
