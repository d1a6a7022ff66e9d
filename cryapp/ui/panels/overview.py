"""The overview strip: the whole recording, and the window one looks through."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cryapp.audio.axis import FrequencyAxis
from cryapp.audio.compose import in_frequency, in_time
from cryapp.services import rendering
from cryapp.services.rendering import Tone
from cryapp.ui.i18n import tr
from cryapp.ui.sound.images import Colours, color_table, colored_image
from cryapp.ui.sound.look import Look
from cryapp.ui.sound.notices import paint_hatch
from cryapp.ui.sound.source import PictureSource
from cryapp.ui.sound.time_panel import SHADE_ALPHA, contrasting
from cryapp.ui.sound.viewport import Viewport
from cryapp.ui.theme import theme, tokens

STRIP_PX = 36
EDGE_PX = 6
MIN_FRAME_PX = 8
"""A window of seconds in an hour would be a hair: its frame is never drawn or grabbed narrower."""
WHEEL_ZOOM = 1.25


class StripOverlay(Protocol):
    """Something drawn over the whole recording by one object."""

    def paint_strip(self, painter: QPainter, area: QRectF, duration_s: float) -> None:
        """Draws what the recording holds; ``area`` is all of its time."""


class OverviewPanel(QWidget):
    """Drag the frame to move, its edges to zoom; a click elsewhere brings the window there."""

    def __init__(self, viewport: Viewport, source: PictureSource, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._source, self._look = viewport, source, look
        self._image_for: tuple[object, ...] = ()
        self._colours: Colours = np.array([0xFF000000], np.uint32)
        self._grab: tuple[str, float] | None = None
        self.overlays: list[StripOverlay] = []
        self.setFixedHeight(STRIP_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Overview of the whole recording"))
        for signal in (viewport.view_changed, viewport.selection_changed, viewport.playhead_changed):
            signal.connect(self.update)
        source.improved.connect(self.update)
        source.failed.connect(self.update)
        theme().changed.connect(self._restyle)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def _restyle(self) -> None:
        self.update()

    @property
    def frame(self) -> QRectF:
        """The window's place on the strip."""
        left, right = self._x_of(self._view.start_s), self._x_of(self._view.stop_s)
        if right - left < MIN_FRAME_PX:
            middle = min(max(MIN_FRAME_PX / 2, (left + right) / 2), self.width() - MIN_FRAME_PX / 2)
            left, right = middle - MIN_FRAME_PX / 2, middle + MIN_FRAME_PX / 2
        return QRectF(left, 1, right - left, self.height() - 2)

    def _x_of(self, at_s: float) -> float:
        return at_s / max(self._view.duration_s, 1e-9) * self.width()

    def _time_at(self, x: float) -> float:
        return x / max(1, self.width()) * self._view.duration_s

    # --- painting ---------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        t, area = tokens(), QRectF(self.rect())
        painter.fillRect(event.rect(), QColor(t.background))
        if self._source.error is not None:
            paint_hatch(painter, area)
            return
        if self._source.loaded is None:
            return
        self._paint_picture(painter)
        for overlay in self.overlays:
            overlay.paint_strip(painter, area, self._view.duration_s)
        if self._view.selection is not None:
            left, right = (self._x_of(s) for s in self._view.selection)
            painter.fillRect(QRectF(left, area.bottom() - 4, max(2.0, right - left), 4), QColor(t.accent))
        frame = self.frame
        quiet = QColor(int(self._colours[0]))
        line, _ = contrasting(quiet)
        shade = QColor(quiet)
        shade.setAlpha(SHADE_ALPHA)
        painter.fillRect(QRectF(0, 0, frame.left(), area.height()), shade)
        painter.fillRect(QRectF(frame.right(), 0, area.right() - frame.right(), area.height()), shade)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(t.accent), 2))
        painter.drawRoundedRect(frame.adjusted(1, 0, -1, 0), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(line, 1))
        x = round(self._x_of(self._view.playhead_s)) + 0.5
        painter.drawLine(QPointF(x, 0), QPointF(x, area.height()))

    def _paint_picture(self, painter: QPainter) -> None:
        loaded, look = self._source.loaded, self._look
        if loaded is None:
            return
        ratio = self.devicePixelRatioF()
        width, height = round(self.width() * ratio), round(self.height() * ratio)
        wanted = (self._source.version, loaded.top_grey, look, width, height)
        if wanted != self._image_for:
            answer = self._source.whole(width)
            if answer is None:
                return
            columns, span = answer
            grid = loaded.pyramid.grid
            hop_s = grid.hop_at(span.level) / grid.sample_rate_hz
            across = in_time(columns, span.first, hop_s, 0.0, self._view.duration_s, width)
            axis = FrequencyAxis(look.scale, 0.0, rendering.top_hz(loaded.sound, look.high_hz))
            tone = Tone(look.top_db(loaded.top_grey), look.range_db)
            table = rendering.tone_table(rendering.colour_map(look.colours), look.analysis, tone)
            levels = in_frequency(across, axis, grid.bin_hz, height)
            self._colours = color_table(table)
            self._image = colored_image(levels, self._colours, ratio)
            self._image_for = wanted
        painter.drawImage(0, 0, self._image)

    # --- mouse ------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        what = self._under(x)
        if what == "outside":
            half_s = self._view.span_s / 2
            self._view.show(self._time_at(x) - half_s, self._time_at(x) + half_s)
            what = "frame"
        elif what != "frame":
            self._view.remember()
        self._grab = (what, self._time_at(x) - self._view.start_s)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._grab is None:
            what = self._under(x)
            shapes = {"left": Qt.CursorShape.SizeHorCursor, "right": Qt.CursorShape.SizeHorCursor}
            self.setCursor(shapes.get(what, Qt.CursorShape.ArrowCursor))
            return
        what, offset_s = self._grab
        at_s, view = self._time_at(x), self._view
        if what == "frame":
            view.pan(at_s - offset_s - view.start_s)
        elif what == "left" and at_s < view.stop_s:
            view.show(at_s, view.stop_s, remember=False)
        elif what == "right" and at_s > view.start_s:
            view.show(view.start_s, at_s, remember=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._grab = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = (event.angleDelta().y() or event.angleDelta().x()) / 120.0
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._view.zoom(WHEEL_ZOOM**turns, self._time_at(event.position().x()))
        else:
            self._view.pan(-turns * 0.12 * self._view.span_s)
        event.accept()

    def _under(self, x: float) -> str:
        frame = self.frame
        if frame.width() > 3 * EDGE_PX:
            if abs(x - frame.left()) <= EDGE_PX:
                return "left"
            if abs(x - frame.right()) <= EDGE_PX:
                return "right"
        return "frame" if frame.left() <= x <= frame.right() else "outside"
