"""Class shapes: state is never told by colour alone."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap, QPolygonF

from cryapp.domain.task import Shape


def path_of(shape: Shape, size_px: float) -> QPainterPath:
    """The outline of ``shape`` in a square of ``size_px`` at the origin."""
    s = size_px
    path = QPainterPath()
    if shape is Shape.SQUARE:
        path.addRoundedRect(QRectF(0.08 * s, 0.08 * s, 0.84 * s, 0.84 * s), 0.12 * s, 0.12 * s)
    elif shape is Shape.CIRCLE:
        path.addEllipse(QRectF(0.04 * s, 0.04 * s, 0.92 * s, 0.92 * s))
    elif shape is Shape.BAR:
        path.addRoundedRect(QRectF(0.02 * s, 0.32 * s, 0.96 * s, 0.36 * s), 0.1 * s, 0.1 * s)
    elif shape in _CORNERS:
        path.addPolygon(QPolygonF([QPointF(x * s, y * s) for x, y in _CORNERS[shape]]))
        path.closeSubpath()
    elif shape is Shape.STAR:
        path = _around(s, 10, -90, (0.52, 0.23))
    else:
        corners, first_degrees = {Shape.DIAMOND: (4, -90), Shape.TRIANGLE: (3, -90), Shape.HEXAGON: (6, 0)}[shape]
        path = _around(s, corners, first_degrees, (0.52,))
    return path


_CROSS = (
    (0.36, 0.04),
    (0.64, 0.04),
    (0.64, 0.36),
    (0.96, 0.36),
    (0.96, 0.64),
    (0.64, 0.64),
    (0.64, 0.96),
    (0.36, 0.96),
    (0.36, 0.64),
    (0.04, 0.64),
    (0.04, 0.36),
    (0.36, 0.36),
)
_CHEVRON = ((0.1, 0.04), (0.46, 0.04), (0.94, 0.5), (0.46, 0.96), (0.1, 0.96), (0.5, 0.5))
_CORNERS = {Shape.CROSS: _CROSS, Shape.CHEVRON: _CHEVRON}


def _around(size_px: float, corners: int, first_degrees: float, radii: tuple[float, ...]) -> QPainterPath:
    points = []
    for i in range(corners):
        angle = math.radians(first_degrees + 360 * i / corners)
        radius = radii[i % len(radii)] * size_px
        points.append(QPointF(size_px / 2 + radius * math.cos(angle), size_px / 2 + radius * math.sin(angle)))
    path = QPainterPath()
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def paint_shape(painter: QPainter, shape: Shape, color: QColor, rect: QRectF) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPath(path_of(shape, min(rect.width(), rect.height())))
    painter.restore()


def shape_icon(shape: Shape, color: str, size_px: int = 12) -> QIcon:
    """The shape as an icon, sharp at 100 and 200 %."""
    icon = QIcon()
    for ratio in (1, 2):
        pixmap = QPixmap(QSize(size_px, size_px) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_shape(painter, shape, QColor(color), QRectF(0, 0, size_px, size_px))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
