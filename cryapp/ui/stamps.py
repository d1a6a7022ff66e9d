"""Marks by the thousand: their pixels as offsets that arrays can write at once, and what lies in a drawn loop."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath


def mark_pixels(path: QPainterPath, size_px: int, row_px: int) -> NDArray[np.int64]:
    """Where the pixels of a mark lie from its middle on, in a picture whose rows are ``row_px`` long."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.fillPath(path, QColor("black"))
    painter.end()
    half = size_px // 2
    filled = [
        (y - half) * row_px + x - half
        for y in range(size_px)
        for x in range(size_px)
        if image.pixelColor(x, y).alpha() > 127
    ]
    return np.array(filled, np.int64)


def inside_polygon(places: NDArray[np.float64], corners: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which places lie in a polygon, by the even-odd rule."""
    inside = np.zeros(len(places), bool)
    for (x1, y1), (x2, y2) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        crosses = (y1 > places[:, 1]) != (y2 > places[:, 1])
        if crosses.any():
            x = x1 + (places[crosses, 1] - y1) * (x2 - x1) / (y2 - y1)
            inside[crosses] ^= places[crosses, 0] < x
    return inside
