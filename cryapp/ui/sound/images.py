"""Bytes to images."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

Colours = NDArray[np.uint32]
"""256 colours as Qt packs them, 0xffRRGGBB."""


def colored_image(levels: NDArray[np.uint8], colours: Colours, ratio: float = 1.0) -> QImage:
    """An image of bytes ``(height, width)`` in 256 colours.

    The colours are put in here rather than by an indexed QImage: Qt spreads that conversion over its thread pool, and
    on a machine busy with training each frame then waited 4 ms for threads instead of computing for 1.
    """
    height, width = levels.shape
    image = QImage(width, height, QImage.Format.Format_RGB32)
    pixels: NDArray[np.uint32] = np.ndarray((height, width), np.uint32, image.bits())
    np.take(colours, levels, out=pixels, mode="clip")
    image.setDevicePixelRatio(ratio)
    return image


def color_table(rgb: NDArray[np.uint8]) -> Colours:
    """Packed colours of a table ``(256, 3)``."""
    wide = rgb.astype(np.uint32)
    return (np.uint32(0xFF000000) | wide[:, 0] << 16 | wide[:, 1] << 8 | wide[:, 2]).astype(np.uint32)


def ramp(low: QColor, high: QColor) -> Colours:
    """256 colours from one to the other, for images whose bytes are coverage."""
    share = np.linspace(0.0, 1.0, 256)[:, None]
    ends = np.array([[c.red(), c.green(), c.blue()] for c in (low, high)], np.float64)
    return color_table(np.round(ends[0] + share * (ends[1] - ends[0])).astype(np.uint8))
