"""What stands where there is no sound to show."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter

from cryapp.domain.errors import UserError
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX, tokens

WRAPPED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


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
    strong = QFont(painter.font())
    strong.setWeight(QFont.Weight.DemiBold)
    plain = QFont(painter.font())
    fonts = (strong, *(plain for _ in lines[1:]))
    most = max(80.0, area.width() - 4 * SPACE_PX)
    boxes = [
        QFontMetricsF(f).boundingRect(QRectF(0, 0, most, 1e4), WRAPPED, text)
        for f, text in zip(fonts, lines, strict=True)
    ]
    width = max(box.width() for box in boxes) + 4 * SPACE_PX
    height = sum(box.height() for box in boxes) + SPACE_PX / 2 * len(boxes) + 3 * SPACE_PX
    frame = QRectF(0, 0, width, height)
    frame.moveCenter(area.center())
    painter.fillRect(frame, QColor(t.panel))
    top = frame.top() + 1.5 * SPACE_PX
    for i, (font, line, box) in enumerate(zip(fonts, lines, boxes, strict=True)):
        painter.setFont(font)
        painter.setPen(QColor(t.danger_text if i == 0 else t.muted))
        painter.drawText(QRectF(frame.left(), top, frame.width(), box.height()), WRAPPED, line)
        top += box.height() + SPACE_PX / 2
    painter.setFont(plain)


def paint_hint(painter: QPainter, area: QRectF, text: str) -> None:
    """A quiet word in an empty area; on one line, and shortened, where its lines have no room."""
    painter.setPen(QColor(tokens().muted))
    metrics = QFontMetricsF(painter.font())
    if metrics.boundingRect(area, WRAPPED, text).height() > area.height():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, WRAPPED, text)
