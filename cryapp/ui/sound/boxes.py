"""Boxes of time and frequency: the band of a selection, drawn and dragged on the spectrogram.

A drag along the frequency axis chooses a band; Alt with a drag on the picture draws the whole box at once (where a
window manager keeps Alt for itself, the axis remains).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen

from cryapp.ui.sound.time_panel import DRAG_PX, SHADE_ALPHA
from cryapp.ui.sound.viewport import Viewport
from cryapp.ui.theme import tokens

LEAST_BAND_HZ = 50.0
"""A narrower band could not be told from its filter's slopes."""


class BoxDrag:
    """The mouse on the frequency axis, and Alt with the mouse on the picture.

    Args:
        hz_at: frequency at a y of the panel.
        time_at: time at an x of the panel.
    """

    def __init__(self, viewport: Viewport, hz_at: Callable[[float], float], time_at: Callable[[float], float]) -> None:
        self._view, self._hz_at, self._time_at = viewport, hz_at, time_at
        self._from: QPointF | None = None
        self._in_picture = False
        self._moved = False

    def press(self, event: QMouseEvent, plot: QRectF) -> bool:
        """True if the press is taken."""
        place = event.position()
        if event.button() is not Qt.MouseButton.LeftButton or not plot.top() <= place.y() <= plot.bottom():
            return False
        on_axis = place.x() < plot.left()
        boxing = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier) and plot.contains(place)
        if not on_axis and not boxing:
            return False
        self._from, self._in_picture, self._moved = place, boxing, False
        return True

    def move(self, event: QMouseEvent) -> bool:
        if self._from is None:
            return False
        place = event.position()
        far = abs(place.y() - self._from.y()) >= DRAG_PX
        self._moved = self._moved or far
        if not self._moved:
            return True
        low, high = sorted((self._hz_at(self._from.y()), self._hz_at(place.y())))
        band = (max(0.0, low), max(high, low + LEAST_BAND_HZ))
        if self._in_picture:
            self._view.select(self._time_at(self._from.x()), self._time_at(place.x()), band)
        else:
            self._view.select_band(band)
        return True

    def release(self, event: QMouseEvent) -> bool:
        """A click on the axis gives all frequencies back."""
        if self._from is None or event.button() is not Qt.MouseButton.LeftButton:
            return False
        if not self._moved and not self._in_picture:
            self._view.select_band(None)
        self._from = None
        return True


def paint_band(
    painter: QPainter, plot: QRectF, across: tuple[float, float], y_of: Callable[[float], float], view: Viewport,
    quiet: QColor,
) -> None:  # fmt: skip
    """Dims what of the selected stretch lies outside the band and draws the band's edges.

    Args:
        across: left and right of the selected stretch on screen.
    """
    if view.selection is None or view.band_hz is None:
        return
    left, right = max(plot.left(), across[0]), min(plot.right(), across[1])
    if right <= left:
        return
    bottom, top = (min(max(plot.top(), y_of(hz)), plot.bottom()) for hz in view.band_hz)
    shade = QColor(quiet)
    shade.setAlpha(SHADE_ALPHA)
    painter.fillRect(QRectF(left, plot.top(), right - left, top - plot.top()), shade)
    painter.fillRect(QRectF(left, bottom, right - left, plot.bottom() - bottom), shade)
    painter.setPen(QPen(QColor(tokens().accent), 2))
    for y in (top, bottom):
        painter.drawLine(QPointF(left, y), QPointF(right, y))
