"""Words on a picture: a dark plate, on which they can be read whatever the picture's colours are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from cryapp.ui.theme import SPACE_PX

BETWEEN = " · "


def paint_words(painter: QPainter, area: QRectF, text: str) -> None:
    """A plate that fills the area, with its words in the middle; line breaks are kept."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(10, 13, 16, 190))
    painter.drawRoundedRect(area, 4, 4)
    painter.setPen(QColor("#f2f5f7"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def paint_measures(painter: QPainter, at: QPointF, text: str, least: float, most: float) -> None:
    """Measures one after another, from ``at`` on, pushed to the left where they would leave the picture.

    Where they find no room beside each other they go on in a further line: none of them is a detail that may be cut.

    Args:
        least, most: between which x the plate must stay.
    """
    metrics = painter.fontMetrics()
    lines = in_lines(text, metrics.horizontalAdvance, most - least - 2 * SPACE_PX)
    width = min(max(map(metrics.horizontalAdvance, lines)) + 2 * SPACE_PX, most - least)
    height = metrics.height() * len(lines) + SPACE_PX
    paint_words(painter, QRectF(max(least, min(at.x(), most - width)), at.y(), width, height), "\n".join(lines))


def in_lines(text: str, width_of: Callable[[str], float], room: float) -> list[str]:
    """Parts that stand between dots, as many to a line as find room; a part is never cut."""
    lines: list[str] = []
    for part in text.split(BETWEEN):
        longer = f"{lines[-1]}{BETWEEN}{part}" if lines else part
        if lines and width_of(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines
