"""Recordings as points on a plane: coloured and shaped by what one asks, chosen by a loop, played by a click.

Tens of thousands of points are stamped into one picture by arrays; moving the mouse paints only what lies above it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cryapp.domain.task import Shape
from cryapp.ui.i18n import tr
from cryapp.ui.shapes import path_of
from cryapp.ui.sound.notices import paint_hint
from cryapp.ui.stamps import inside_polygon, mark_pixels
from cryapp.ui.theme import theme, tokens

Positions = NDArray[np.float32]
MARGIN_PX, STAMP_PX, NEAR_PX, DRAG_PX = 24, 9, 12, 4
WHEEL_ZOOM = 1.25
MOST_ZOOM = 200.0
STEP_DEGREES = 45.0
"""An arrow key goes to the nearest point within this of its direction."""


@dataclass(frozen=True)
class Category:
    """One value of what the points are coloured by; a shape too: colour alone tells nothing to some."""

    key: str
    name: str
    shape: Shape
    color: str


class SoundMapView(QWidget):
    """Drag draws a loop, the middle button or Shift with a drag moves the map, the wheel zooms at the pointer.

    Arrow keys go from point to point, Space plays, Enter opens, + and − zoom, 0 shows all.
    """

    played = Signal(int)
    """A point was clicked, or Space pressed on it."""
    opened = Signal(int)
    looped = Signal(object)
    """The points in a loop, as indices."""
    moved = Signal(object)
    """int | None: the point where the keyboard or the pointer's last click is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._positions: Positions = np.zeros((0, 2), np.float32)
        self._categories: tuple[Category, ...] = ()
        self._category_of: NDArray[np.int64] = np.zeros(0, np.int64)
        self._names: Sequence[str] = ()
        self._middle = np.zeros(2)
        self._scale = 1.0
        self._zoom = 1.0
        self._image: QImage | None = None
        self._chosen: int | None = None
        self._in_loop: NDArray[np.int64] = np.zeros(0, np.int64)
        self._loop: QPolygonF | None = None
        self.hint = ""
        self._press: QPointF | None = None
        self._pan_from: QPointF | None = None
        self.setMinimumSize(240, 240)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Map of recordings"))
        theme().changed.connect(self._restyle)

    def show_points(self, positions: Positions, names: Sequence[str]) -> None:
        """Shows other points, all of them in view."""
        self._positions, self._names = np.asarray(positions, np.float32), names
        self._category_of = np.zeros(len(positions), np.int64)
        self._chosen, self._in_loop = None, np.zeros(0, np.int64)
        self.say("")
        self.fit()

    def say(self, hint: str) -> None:
        """A sentence in the middle, instead of points."""
        self.hint = hint
        self.setAccessibleDescription(hint)
        self.update()

    def show_categories(self, categories: Sequence[Category], category_of: Sequence[int]) -> None:
        """Colours the points; ``category_of`` has one index a point."""
        self._categories = tuple(categories)
        self._category_of = np.asarray(category_of, np.int64)
        self._renew()

    @property
    def chosen(self) -> int | None:
        return self._chosen

    def choose(self, point: int | None) -> None:
        """Marks a point that was chosen elsewhere, and brings it into view."""
        self._chosen = point
        if point is not None:
            self.setAccessibleDescription(self._names[point])
            place = self.place_of(point)
            if not QRectF(self.rect()).contains(place):
                self._middle = self._positions[point].astype(float)
                self._renew()
        self.update()

    # --- geometry ---------------------------------------------------------------------------------------------

    def fit(self) -> None:
        """Everything in view."""
        self._zoom = 1.0
        if len(self._positions):
            low, high = self._positions.min(axis=0), self._positions.max(axis=0)
            self._middle = ((low + high) / 2).astype(float)
        self._renew()

    def _rescale(self) -> None:
        room = np.array([self.width(), self.height()], float) - 2 * MARGIN_PX
        spread = np.ptp(self._positions, axis=0) if len(self._positions) else np.ones(2)
        self._scale = float(np.min(np.maximum(room, 20) / np.maximum(spread, 1e-6))) * self._zoom

    def places(self) -> NDArray[np.float64]:
        """Where every point is on the widget, ``(points, 2)``."""
        centre = np.array([self.width() / 2, self.height() / 2])
        return np.asarray((self._positions - self._middle) * (self._scale, -self._scale) + centre)

    def place_of(self, point: int) -> QPointF:
        x, y = (self._positions[point] - self._middle) * (self._scale, -self._scale)
        return QPointF(self.width() / 2 + float(x), self.height() / 2 + float(y))

    def point_at(self, place: QPointF) -> int | None:
        """The point under a place, if one is near enough."""
        if not len(self._positions):
            return None
        distances = np.hypot(*(self.places() - (place.x(), place.y())).T)
        nearest = int(distances.argmin())
        return nearest if distances[nearest] <= NEAR_PX else None

    # --- painting ---------------------------------------------------------------------------------------------

    def _renew(self) -> None:
        self._rescale()
        self._image = None
        self.update()

    def _restyle(self, _tokens: object = None) -> None:
        self._renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._renew()

    def _stamped(self) -> QImage:
        """All points in one picture: every pixel of every mark of a category is written at once."""
        ratio = self.devicePixelRatioF()
        width, height = max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio))
        size = round(STAMP_PX * ratio)
        pad = 2 * size  # marks that are half in view need no test of each pixel
        pixels = np.full((height + 2 * pad, width + 2 * pad), QColor(tokens().panel).rgba(), np.uint32)
        places = np.round(self.places() * ratio).astype(np.int64) + pad
        last = np.array([width, height]) + 2 * pad - size
        near: NDArray[np.bool_] = np.all((places >= size) & (places < last), axis=1)
        at = places[:, 1] * pixels.shape[1] + places[:, 0]
        flat = pixels.reshape(-1)
        for number, category in enumerate(self._categories):
            mark = mark_pixels(path_of(category.shape, size), size, pixels.shape[1])
            own = at[near & (self._category_of == number)]
            flat[(own[:, None] + mark).reshape(-1)] = QColor(category.color).rgba()
        if len(self._in_loop):
            ring = QPainterPath()
            ring.addEllipse(QRectF(0.5, 0.5, 2 * size - 2, 2 * size - 2))
            ring.addEllipse(QRectF(2, 2, 2 * size - 5, 2 * size - 5))
            mark = mark_pixels(ring, 2 * size, pixels.shape[1])
            own = at[self._in_loop[near[self._in_loop]]]
            flat[(own[:, None] + mark).reshape(-1)] = QColor(tokens().text).rgba()
        seen = np.ascontiguousarray(pixels[pad : pad + height, pad : pad + width])
        image = QImage(seen.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
        image.setDevicePixelRatio(ratio)
        return image

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, t = QPainter(self), tokens()
        if self._image is None:
            self._image = self._stamped()
        painter.drawImage(0, 0, self._image)
        if self.hint:
            margin = self.width() / 6
            paint_hint(painter, QRectF(self.rect()).adjusted(margin, 0, -margin, 0), self.hint)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._chosen is not None:
            painter.setPen(QPen(QColor(t.accent), 3))
            painter.drawEllipse(self.place_of(self._chosen), STAMP_PX + 2, STAMP_PX + 2)
        if self._loop is not None:
            soft = QColor(t.accent)
            soft.setAlpha(40)
            painter.setPen(QPen(QColor(t.accent), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(soft)
            painter.drawPolygon(self._loop)
        if self.hasFocus():
            painter.setPen(QPen(QColor(t.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    # --- mouse ------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        moving = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.button() is Qt.MouseButton.MiddleButton or (event.button() is Qt.MouseButton.LeftButton and moving):
            self._pan_from = event.position()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._press = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            step = event.position() - self._pan_from
            self._pan_from = event.position()
            self._middle -= np.array([step.x(), -step.y()]) / self._scale
            self._renew()
        elif self._press is not None:
            if self._loop is None and (event.position() - self._press).manhattanLength() >= DRAG_PX:
                self._loop = QPolygonF([self._press])
            if self._loop is not None:
                self._loop.append(event.position())
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        loop, press = self._loop, self._press
        self._loop = self._press = self._pan_from = None
        if loop is not None:
            self._take_loop(loop)
        elif press is not None:
            found = self.point_at(event.position())
            if found is not None:
                self._go_to(found)
                self.played.emit(found)
            elif len(self._in_loop):
                self._in_loop = np.zeros(0, np.int64)
                self._image = None
                self.looped.emit([])
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self.point_at(event.position())
        if found is not None:
            self.opened.emit(found)

    def _take_loop(self, loop: QPolygonF) -> None:
        places, box = self.places(), loop.boundingRect()
        near = np.flatnonzero(
            (places[:, 0] >= box.left())
            & (places[:, 0] <= box.right())
            & (places[:, 1] >= box.top())
            & (places[:, 1] <= box.bottom())
        )
        corners = np.array([(loop.at(i).x(), loop.at(i).y()) for i in range(loop.size())])
        self._in_loop = near[inside_polygon(places[near], corners)]
        self._image = None
        self.looped.emit([int(i) for i in self._in_loop])

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120.0
        self._zoom_at(WHEEL_ZOOM**turns, event.position())
        event.accept()

    def _zoom_at(self, factor: float, place: QPointF) -> None:
        """Zooms; what is under ``place`` stays there."""
        offset = np.array([place.x() - self.width() / 2, self.height() / 2 - place.y()])
        under = self._middle + offset / self._scale
        self._zoom = min(max(0.5, self._zoom * factor), MOST_ZOOM)
        self._rescale()
        self._middle = under - offset / self._scale
        self._renew()

    # --- keyboard ---------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        directions: Mapping[int, tuple[int, int]] = {
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key, centre = event.key(), QPointF(self.width() / 2, self.height() / 2)
        if key in directions and len(self._positions):
            self._step(np.array(directions[key], float))
        elif key == Qt.Key.Key_Space and self._chosen is not None:
            self.played.emit(self._chosen)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen is not None:
            self.opened.emit(self._chosen)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._zoom_at(WHEEL_ZOOM, centre)
        elif key == Qt.Key.Key_Minus:
            self._zoom_at(1 / WHEEL_ZOOM, centre)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _step(self, direction: NDArray[np.float64]) -> None:
        places = self.places()
        if self._chosen is None:
            centre = np.array([self.width() / 2, self.height() / 2])
            self._go_to(int(np.hypot(*(places - centre).T).argmin()))
            return
        away = places - places[self._chosen]
        along, distance = away @ direction, np.hypot(*away.T)
        ahead = np.flatnonzero((along > 0.5) & (along >= distance * np.cos(np.radians(STEP_DEGREES))))
        if len(ahead):
            self._go_to(int(ahead[distance[ahead].argmin()]))

    def _go_to(self, point: int) -> None:
        self.choose(point)
        self.moved.emit(point)
