"""What stands where there is no sound to show."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter

from cryapp.domain.errors import UserError
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX, tokens


def paint_hatch(painter: QPainter, area: QRectF) -> None:
    """A hatched area: there is something, and it cannot be shown."""
    painter.fillRect(area, QColor(tokens().panel))
    painter.fillRect(area, QBrush(QColor(tokens().line), Qt.BrushStyle.BDiagPattern))


def paint_error(painter: QPainter, area: QRectF, error: Exception) -> None:
    """The hatched area with what happened, what was kept and what to do."""
    t = tokens()
    paint_hatch(painter, area)
    if isinstance(error, UserError):
        lines = [tr(error.happened), tr(error.kept), tr(error.todo)]
    else:
        lines = [tr("This recording cannot be drawn."), tr("Its labels are safe."), tr("The details are in the log.")]
    metrics = painter.fontMetrics()
    line_px = metrics.height() + SPACE_PX // 2
    width = min(area.width(), max(metrics.horizontalAdvance(line) for line in lines) * 1.1 + 4 * SPACE_PX)
    box = QRectF(0, 0, width, line_px * len(lines) + 3 * SPACE_PX)
    box.moveCenter(area.center())
    painter.fillRect(box, QColor(t.panel))
    strong = QFont(painter.font())
    strong.setWeight(QFont.Weight.DemiBold)
    plain = QFont(painter.font())
    row = QRectF(box.left(), box.top() + 1.5 * SPACE_PX, box.width(), line_px)
    for i, line in enumerate(lines):
        painter.setFont(strong if i == 0 else plain)
        painter.setPen(QColor(t.danger_text if i == 0 else t.muted))
        painter.drawText(row, Qt.AlignmentFlag.AlignCenter, line)
        row.translate(0, line_px)
    painter.setFont(plain)


def paint_hint(painter: QPainter, area: QRectF, text: str) -> None:
    """A quiet word in an empty area."""
    painter.setPen(QColor(tokens().muted))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
