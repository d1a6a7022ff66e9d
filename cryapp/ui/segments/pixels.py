"""Pixels of segments: lanes of thousands at once by numpy, and names that are drawn once and used again."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPixmap

from cryapp.ui.segments.looks import Look, Looks
from cryapp.ui.shapes import paint_shape

MOST_CHIPS = 500


def lanes_of(
    looks: Looks,
    starts_s: NDArray[np.float64],
    ends_s: NDArray[np.float64],
    kinds: NDArray[np.int64],
    span_s: float,
    width: int,
) -> NDArray[np.uint32]:
    """ARGB of a lane for each class, ``(lanes, width)``: opaque where such a segment lies."""
    first = np.clip((starts_s / span_s * width).astype(np.int64), 0, width - 1)
    last = np.clip((ends_s / span_s * width).astype(np.int64), first, width - 1)
    lanes = np.zeros((looks.n_lanes, width), np.uint32)
    for kind in np.unique(kinds):
        those = kinds == kind
        delta = np.bincount(first[those], minlength=width + 1) - np.bincount(last[those] + 1, minlength=width + 1)
        lanes[looks.lane(int(kind)), np.cumsum(delta)[:width] > 0] = looks.of(int(kind)).color.rgba()
    return lanes


def tinted(lanes: NDArray[np.uint32], alpha: int) -> NDArray[np.uint32]:
    """One row of all lanes, translucent: the topmost class of each column, premultiplied."""
    row = np.zeros(lanes.shape[1], np.uint32)
    for lane in lanes:
        row = np.where(lane != 0, lane, row)
    faded = np.zeros_like(row)
    for shift in (0, 8, 16):
        faded |= ((((row >> shift) & 0xFF) * alpha // 255) << shift).astype(np.uint32)
    return np.where(row != 0, faded | np.uint32(alpha << 24), np.uint32(0))[np.newaxis, :].astype(np.uint32)


def row_image(pixels: NDArray[np.uint32]) -> QImage:
    """Premultiplied ARGB ``(rows, width)`` as an image of its own memory."""
    height, width = pixels.shape
    data = np.ascontiguousarray(pixels)
    return QImage(data.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()


class Chips:
    """Names of classes on their colours."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], QPixmap] = {}

    def get(self, look: Look, text: str, metrics: QFontMetrics, mark_px: int, ratio: float) -> QPixmap:
        """A name on its colour, drawn once: fifty of them a frame would cost half of it."""
        height = metrics.height() + 2
        key = (look.color.rgba(), look.shape, text, height, ratio)
        known = self._known.get(key)
        if known is not None:
            return known
        width = metrics.horizontalAdvance(text) + mark_px + (10 if text else 6)
        chip = QPixmap(round(width * ratio), round(height * ratio))
        chip.setDevicePixelRatio(ratio)
        chip.fill(look.color)
        painter = QPainter(chip)
        if look.shape is not None:
            paint_shape(painter, look.shape, look.ink, QRectF(3, 3, mark_px, mark_px))
        painter.setPen(look.ink)
        box = QRectF(mark_px + 5, 0, width, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()
        if len(self._known) >= MOST_CHIPS:
            self._known.clear()
        self._known[key] = chip
        return chip
