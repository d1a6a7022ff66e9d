"""Base of the panels that show time from left to right: where a time is on screen, and what the mouse does there."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from cryapp.ui.sound.viewport import Hover, Viewport
from cryapp.ui.theme import theme, tokens

GUTTER_PX = 56
EDGE_PX = 5
"""How near the pointer must be to an edge of the selection to drag it."""
DRAG_PX = 4
"""A press that moves less is a click."""
WHEEL_ZOOM = 1.25
SHADE_ALPHA = 125


def gutter_px() -> int:
    """Left of the sound: axis labels. The same in every panel, so that times stand below each other."""
    return theme().px(GUTTER_PX)


class Overlay(Protocol):
    """Something drawn over the sound by one object, however many pieces it has (thousands of segments)."""

    def paint(self, painter: QPainter, panel: TimePanel) -> None:
        """Draws what lies in ``panel.viewport``; ``panel.x_of`` and ``panel.plot`` say where."""


class PointerTool(Protocol):
    """Something that the left button draws with, asked before the panel itself; ``True``: it was meant for the tool."""

    @property
    def marks_selection(self) -> bool:
        """True while the selection is shown by the tool itself, so that nothing around it is dimmed."""

    @property
    def is_ready(self) -> bool:
        """True while a press of the left button on the sound is the tool's."""

    def press(self, panel: TimePanel, event: QMouseEvent) -> bool: ...

    def move(self, panel: TimePanel, event: QMouseEvent) -> bool:
        """Comes for every move, button or not. ``True`` also says that the tool has set the cursor."""

    def release(self, panel: TimePanel, event: QMouseEvent) -> bool: ...

    def double_click(self, panel: TimePanel, event: QMouseEvent) -> bool: ...

    def menu(self, panel: TimePanel, event: QMouseEvent) -> bool:
        """A right click."""


def contrasting(quiet: QColor) -> tuple[QColor, QColor]:
    """A line that is seen on ``quiet`` and a translucent edge for it that is seen on everything else."""
    dark = quiet.lightnessF() < 0.5
    return (QColor("#ffffff"), QColor(0, 0, 0, 90)) if dark else (QColor("#101418"), QColor(255, 255, 255, 150))


def crosshair_pen(quiet: QColor) -> QPen:
    """Dotted and half seen: it must not be taken for an edge of anything."""
    line, _ = contrasting(quiet)
    line.setAlpha(150)
    return QPen(line, 1, Qt.PenStyle.DotLine)


class TimePanel(QWidget):
    """A panel over the shared :class:`Viewport`.

    Wheel pans, Ctrl+wheel zooms at the pointer, the middle button drags the sound; the left button selects, or moves an
    edge of the selection; a click puts the cursor there.
    """

    context_asked = Signal(QPointF)
    """Right click, global position."""

    def __init__(self, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport = viewport
        self.overlays: list[Overlay] = []
        self.tool: PointerTool | None = None
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._press_x: float | None = None
        self._anchor_s: float | None = None
        self._resizing = False
        """An edge of the selection is being dragged: a box keeps its band."""
        self._pan_from: tuple[float, float] | None = None
        self._playhead_x = -1.0
        self.hover: Hover | None = None
        """Where the pointer is, over whichever panel."""
        viewport.view_changed.connect(self.update)
        viewport.selection_changed.connect(self.update)
        viewport.playhead_changed.connect(self._playhead_moved)
        viewport.hover_changed.connect(self._hover_moved)
        theme().changed.connect(self._restyle)

    # --- geometry ---------------------------------------------------------------------------------------------

    @property
    def plot(self) -> QRectF:
        """Where the sound is drawn."""
        gutter = gutter_px()
        return QRectF(gutter, 0, max(1, self.width() - gutter), self.height())

    def x_of(self, at_s: float) -> float:
        plot = self.plot
        return plot.left() + (at_s - self.viewport.start_s) / self.viewport.span_s * plot.width()

    def y_of(self, hz: float) -> float | None:  # noqa: ARG002 - the spectrogram has an answer
        """Where a frequency is, for panels that have frequencies."""
        return None

    def ys_of(self, hz: NDArray[np.float64]) -> NDArray[np.float64] | None:  # noqa: ARG002 - the spectrogram has
        """:meth:`y_of` for many frequencies at once: lines have hundreds of points a frame."""
        return None

    def hz_of(self, y: float) -> float | None:  # noqa: ARG002 - the spectrogram has an answer
        """The frequency at a height, for panels that have frequencies."""
        return None

    @property
    def ruler(self) -> QRectF:
        """Where a drag selects time and nothing else, whatever tool is in hand; empty: nowhere."""
        return QRectF()

    def time_at(self, x: float) -> float:
        plot = self.plot
        share = (x - plot.left()) / plot.width()
        return min(max(0.0, self.viewport.start_s + share * self.viewport.span_s), self.viewport.duration_s)

    # --- painting helpers -------------------------------------------------------------------------------------

    def paint_overlays(self, painter: QPainter) -> None:
        for overlay in self.overlays:
            overlay.paint(painter, self)

    def paint_selection(self, painter: QPainter) -> None:
        """Dims what is not selected and draws the two edges: the selected sound itself keeps its colours."""
        if self.viewport.selection is None or (self.tool is not None and self.tool.marks_selection):
            return
        plot, t = self.plot, tokens()
        left, right = (self.x_of(s) for s in self.viewport.selection)
        shade = self.quiet_color()
        shade.setAlpha(SHADE_ALPHA)
        low, high = max(plot.left(), left), min(plot.right(), right)
        painter.fillRect(QRectF(plot.left(), plot.top(), max(0.0, low - plot.left()), plot.height()), shade)
        painter.fillRect(QRectF(high, plot.top(), max(0.0, plot.right() - high), plot.height()), shade)
        painter.setPen(QPen(QColor(t.accent), 2))
        for x in (left, right):
            if plot.left() <= x <= plot.right():
                painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))

    def paint_playhead(self, painter: QPainter) -> None:
        x = self.x_of(self.viewport.playhead_s)
        self._playhead_x = x
        if self.plot.left() <= x <= self.plot.right():
            line, edge = contrasting(self.quiet_color())
            for color, width in ((edge, 3.0), (line, 1.5)):
                painter.setPen(QPen(color, width))
                painter.drawLine(QPointF(x, self.plot.top()), QPointF(x, self.plot.bottom()))

    def paint_crosshair(self, painter: QPainter) -> None:
        """A thin line at the pointer's time, in every panel, so that one sees what stands above what."""
        if self.hover is None:
            return
        x = round(self.x_of(self.hover.at_s)) + 0.5
        if self.plot.left() <= x <= self.plot.right():
            painter.setPen(crosshair_pen(self.quiet_color()))
            painter.drawLine(QPointF(x, self.plot.top()), QPointF(x, self.plot.bottom()))

    def quiet_color(self) -> QColor:
        """What silence looks like here: shades and the cursor are made to fit it."""
        return QColor(tokens().panel)

    def _playhead_moved(self) -> None:
        """Only the two narrow strips where the line was and is are painted again."""
        plot = self.plot
        for x in (self._playhead_x, self.x_of(self.viewport.playhead_s)):
            self.update(int(x) - 3, int(plot.top()), 7, int(plot.height()))

    def _hover_moved(self, hover: Hover | None) -> None:
        plot = self.plot
        for known in (self.hover, hover):
            if known is not None:
                self.update(int(self.x_of(known.at_s)) - 2, int(plot.top()), 5, int(plot.height()))
        self.hover = hover

    def _restyle(self) -> None:
        self.update()

    # --- mouse ------------------------------------------------------------------------------------------------

    def hover_at(self, position: QPointF) -> Hover:
        """What is under the pointer; panels that know more than the time say so."""
        return Hover(self.time_at(position.x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if event.button() is Qt.MouseButton.RightButton:
            if self.tool is not None and self.tool.menu(self, event):
                return
            self.context_asked.emit(event.globalPosition())
        elif event.button() is Qt.MouseButton.MiddleButton:
            self._pan_from = (x, self.viewport.start_s)
        elif event.button() is Qt.MouseButton.LeftButton:
            inside = self.plot.contains(event.position())
            if not inside and not self.ruler.contains(event.position()):
                return
            if inside and self.tool is not None and self.tool.press(self, event):
                return
            self._press_x = x
            edge = self._edge_near(x)
            chosen = self.viewport.selection
            self._resizing = edge is not None and chosen is not None
            self._anchor_s = chosen[1 - edge] if edge is not None and chosen is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        inside = self.plot.contains(event.position())
        busy = self._pan_from is not None or self._press_x is not None
        if not busy and self.tool is not None and self.tool.move(self, event):
            self.viewport.point_at(self.hover_at(event.position()) if inside else None)
            return
        if self._pan_from is not None:
            from_x, from_s = self._pan_from
            start_s = from_s - (x - from_x) / self.plot.width() * self.viewport.span_s
            self.viewport.pan(start_s - self.viewport.start_s)
        elif self._press_x is not None:
            if self._anchor_s is None and abs(x - self._press_x) >= DRAG_PX:
                self._anchor_s = self.time_at(self._press_x)
            if self._anchor_s is not None:
                band_hz = self.viewport.band_hz if self._resizing else None
                self.viewport.select(self._anchor_s, self.time_at(x), band_hz)
        near_edge = self._edge_near(x) is not None or (self._press_x is not None and self._anchor_s is not None)
        selects = inside or self.ruler.contains(event.position())
        self.setCursor(Qt.CursorShape.SizeHorCursor if selects and near_edge else Qt.CursorShape.ArrowCursor)
        self.viewport.point_at(self.hover_at(event.position()) if inside else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pan_from = None
        elif event.button() is not Qt.MouseButton.LeftButton:
            return
        elif self._press_x is None:
            if self.tool is not None:
                self.tool.release(self, event)
        else:
            if self._anchor_s is None:
                self.viewport.clear_selection()
                self.viewport.seek_asked.emit(self.time_at(event.position().x()))
            self._press_x = self._anchor_s = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton and self.plot.contains(event.position())
        if not (left and self.tool is not None and self.tool.double_click(self, event)):
            self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport.point_at(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = (event.angleDelta().y() or event.angleDelta().x()) / 120.0
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.viewport.zoom(WHEEL_ZOOM**turns, self.time_at(event.position().x()))
        elif not event.pixelDelta().isNull():
            pixels = event.pixelDelta().x() or event.pixelDelta().y()
            self.viewport.pan(-pixels / self.plot.width() * self.viewport.span_s)
        else:
            self.viewport.pan(-turns * 0.12 * self.viewport.span_s)
        event.accept()

    def _edge_near(self, x: float) -> int | None:
        """0 or 1: the edge of the selection the pointer could drag."""
        if self.viewport.selection is None:
            return None
        distances = [abs(self.x_of(s) - x) for s in self.viewport.selection]
        nearest = distances.index(min(distances))
        return nearest if distances[nearest] <= EDGE_PX else None
