"""Pixels of segments: lanes of thousands at once by numpy, and names that are drawn once and used again."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QImage, QPainter, QPixmap

from cryapp.ui.segments.looks import Look, Looks
from cryapp.ui.shapes import paint_shape

MOST_CHIPS = 500
BAND_PX = 6
SIDE_PX = 2


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


class Bodies:
    """Tints, sides and bands of many segments on one panel, in a handful of painter calls.

    Each call hands Python's lock to whoever draws tiles meanwhile: five a segment, for the fifty that are in view at
    20 s, made a frame of 13 ms one of 31. What is as high as the panel goes into a row of pixels that is stretched over
    it; only boxes are filled one by one.

    Args: ratio: device pixels to a logical one.
    """

    def __init__(self, plot: QRectF, ratio: float) -> None:
        self._plot, self._ratio, self._left = plot, ratio, plot.left()
        width = max(1, round(plot.width() * ratio))
        self._row = np.zeros((width, 4), np.float32)
        """Blue, green, red and opacity, 0 … 255, the colours premultiplied."""
        self._band = np.zeros((1, width), np.uint32)
        self._opaque: dict[int, NDArray[np.float32]] = {}
        self._boxes: list[tuple[QRectF, QColor]] = []
        self._patterns: defaultdict[tuple[int, Qt.BrushStyle], list[QRectF]] = defaultdict(list)

    def add(self, area: QRectF, look: Look, alpha: int, *, sides: bool) -> None:
        """Args: alpha: of the tint, 0 … 255; sides: whether its ends are two plain lines, too."""
        band = QRectF(area.left(), area.top(), area.width(), min(BAND_PX, area.height()))
        if area.height() < self._plot.height():
            tint = QColor(look.color)
            tint.setAlpha(alpha)
            self._boxes += [(area, tint), (band, look.color)]
        else:
            rgba = look.color.rgba()
            opaque = self._opaque.get(rgba)
            if opaque is None:
                color = (look.color.blue(), look.color.green(), look.color.red(), 255)
                opaque = self._opaque[rgba] = np.array(color, np.float32)
            first, last = area.left() - self._left, area.right() - self._left
            body = self._stretch(first, last)
            self._row[body] = self._row[body] * (1 - alpha / 255) + opaque * (alpha / 255)
            if sides:
                half = SIDE_PX / 2
                self._row[self._stretch(first - half, first + half)] = opaque
                self._row[self._stretch(last - half, last + half)] = opaque
            self._band[0, body] = rgba
        if look.pattern is not Qt.BrushStyle.NoBrush:
            self._patterns[look.ink.rgba(), look.pattern].append(band)

    def _stretch(self, left: float, right: float) -> slice:
        """Columns of the row between two places, px from the left end of the plot, as Qt rounds them."""
        return slice(max(0, round(left * self._ratio)), max(0, round(right * self._ratio)))

    def paint(self, painter: QPainter) -> None:
        plot = self._plot
        whole = np.rint(self._row).astype(np.uint8).view(np.uint32).reshape(1, -1)
        for pixels, height in ((whole, plot.height()), (self._band, min(BAND_PX, plot.height()))):
            if pixels.any():
                image = row_image(pixels)
                painter.drawImage(QRectF(plot.left(), plot.top(), plot.width(), height), image, QRectF(image.rect()))
        for area, color in self._boxes:
            painter.fillRect(area, color)
        painter.setPen(Qt.PenStyle.NoPen)
        for (rgba, pattern), areas in self._patterns.items():
            painter.setBrush(QBrush(QColor.fromRgba(rgba), pattern))
            painter.drawRects(areas)
        painter.setBrush(Qt.BrushStyle.NoBrush)


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
