"""Bytes to QImage without copying them twice."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage


def indexed_image(levels: NDArray[np.uint8], colours: list[int], ratio: float = 1.0) -> QImage:
    """An image of bytes ``(height, width)`` with a colour table of 256 ``QRgb``. The image keeps its own copy."""
    height, width = levels.shape
    rows = np.ascontiguousarray(levels)
    image = QImage(rows.data, width, height, width, QImage.Format.Format_Indexed8).copy()
    image.setColorTable(colours)
    image.setDevicePixelRatio(ratio)
    return image


def color_table(rgb: NDArray[np.uint8]) -> list[int]:
    """``QRgb`` values of a table ``(256, 3)``."""
    wide = rgb.astype(np.uint32)
    packed: list[int] = (0xFF000000 | wide[:, 0] << 16 | wide[:, 1] << 8 | wide[:, 2]).tolist()
    return packed


def ramp(low: QColor, high: QColor) -> list[int]:
    """256 colours from one to the other, for images whose bytes are coverage."""
    share = np.linspace(0.0, 1.0, 256)[:, None]
    ends = np.array([[c.red(), c.green(), c.blue()] for c in (low, high)], np.float64)
    return color_table(np.round(ends[0] + share * (ends[1] - ends[0])).astype(np.uint8))
