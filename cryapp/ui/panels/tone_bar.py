"""The scale of levels beside the spectrogram: what a colour means in decibels, and contrast by dragging it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cryapp.services import rendering
from cryapp.services.rendering import Tone
from cryapp.ui.i18n import tr
from cryapp.ui.sound.images import color_table, colored_image
from cryapp.ui.sound.look import BRIGHTNESS_DB, RANGES_DB, Look
from cryapp.ui.sound.source import PictureSource
from cryapp.ui.sound.ticks import round_steps
from cryapp.ui.theme import theme, tokens

STRIP_PX, PAD_PX = 10, 10
EDGE_PX = 7
"""How near the pointer must be to an end of the range to drag it."""
TICK_ROOM_PX = 56


class ToneBar(QWidget):
    """Drag an end to move it, the stretch between to make all of it brighter or darker; a double click resets."""

    changed = Signal(object)
    """Look"""

    def __init__(self, source: PictureSource, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source, self._look = source, look
        self._grab: tuple[str, float, Look] | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Contrast: which levels the colours span"))
        self.setToolTip(tr("Drag the ends or the middle to change the contrast. Double click: as at first."))
        source.improved.connect(self.update)
        source.failed.connect(self.update)
        theme().changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        return QSize(STRIP_PX + 16 + self.fontMetrics().horizontalAdvance("−110"), 120)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 60)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    # --- geometry ---------------------------------------------------------------------------------------------

    @property
    def strip(self) -> QRectF:
        """The coloured bar: the whole span of grey levels from the bottom to the top."""
        top = self.fontMetrics().height() + PAD_PX
        return QRectF(2, top, STRIP_PX, max(1, self.height() - top - PAD_PX))

    def y_of(self, level_db: float) -> float:
        analysis, strip = self._look.analysis, self.strip
        share = (level_db - analysis.floor_db) / (analysis.ceiling_db - analysis.floor_db)
        return strip.bottom() - share * strip.height()

    @property
    def span_db(self) -> tuple[float, float]:
        """The levels of the quietest and of the loudest colour."""
        loaded = self._source.loaded
        top_db = self._look.top_db(loaded.top_grey if loaded is not None else 255)
        return top_db - self._look.range_db, top_db

    def _under(self, y: float) -> str:
        low_y, high_y = (self.y_of(level_db) for level_db in self.span_db)
        if abs(y - high_y) <= EDGE_PX:
            return "top"
        if abs(y - low_y) <= EDGE_PX:
            return "bottom"
        return "all"

    # --- painting ---------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        t = tokens()
        painter.fillRect(event.rect(), QColor(t.panel))
        if self._source.loaded is None or self._source.error is not None:
            return
        strip, analysis, (low_db, high_db) = self.strip, self._look.analysis, self.span_db
        table = rendering.tone_table(
            rendering.colour_map(self._look.colours), analysis, Tone(high_db, self._look.range_db)
        )
        levels = np.arange(255, -1, -1, dtype=np.uint8)[:, None]
        painter.drawImage(strip, colored_image(levels, color_table(table)))
        if not analysis.denoised:
            painter.setPen(QColor(t.muted))
            painter.drawText(QPointF(2, painter.fontMetrics().ascent() + 1), "dB")
        painter.setPen(QColor(t.line))
        painter.drawRect(strip)
        ends = [self.y_of(high_db), self.y_of(low_db)]
        self._paint_ticks(painter, ends)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(t.panel), 1))
        painter.setBrush(QColor(t.accent))
        for end in ends:
            y = min(max(strip.top() - 4, end), strip.bottom() + 4)
            x = strip.right()
            painter.drawPolygon(QPolygonF([QPointF(x - 2, y), QPointF(x + 8, y - 6), QPointF(x + 8, y + 6)]))

    def _paint_ticks(self, painter: QPainter, ends: list[float]) -> None:
        analysis, strip = self._look.analysis, self.strip
        line_px = painter.fontMetrics().height()
        painter.setPen(QColor(tokens().muted))
        for level_db in round_steps(analysis.floor_db, analysis.ceiling_db, int(strip.height() / TICK_ROOM_PX)):
            y = self.y_of(level_db)
            if any(abs(y - end) < line_px for end in ends):
                continue
            self._paint_level(painter, y, level_db, strip.right() + 4)
        painter.setPen(QColor(tokens().text))
        for y, level_db in zip(ends, reversed(self.span_db), strict=True):
            self._paint_level(painter, y, level_db, strip.right() + 10)

    def _paint_level(self, painter: QPainter, y: float, level_db: float, left: float) -> None:
        line_px = painter.fontMetrics().height()
        y = min(max(line_px / 2, y), self.height() - line_px / 2)
        box = QRectF(left, y - line_px / 2, self.width() - left, line_px)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._text(level_db))

    def _text(self, level_db: float) -> str:
        analysis = self._look.analysis
        if analysis.denoised:  # grey levels of the normalised picture are no decibels
            share = (level_db - analysis.floor_db) / (analysis.ceiling_db - analysis.floor_db)
            return f"{100 * share:.0f} %"
        return f"{level_db:.0f}".replace("-", "−")

    # --- mouse ------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._source.loaded is not None:
            y = event.position().y()
            self._grab = (self._under(y), y, self._look)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        y = event.position().y()
        if self._grab is None:
            edge = self._under(y) != "all"
            self.setCursor(Qt.CursorShape.SizeVerCursor if edge else Qt.CursorShape.OpenHandCursor)
            return
        what, from_y, look = self._grab
        analysis = look.analysis
        by_db = (from_y - y) / self.strip.height() * (analysis.ceiling_db - analysis.floor_db)
        self._take(dragged(look, what, by_db))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._grab = None

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        first = Look()
        self._grab = None
        self._take(replace(self._look, range_db=first.range_db, brightness_db=first.brightness_db))

    def _take(self, look: Look) -> None:
        if look != self._look:
            self.set_look(look)
            self.changed.emit(look)


def dragged(look: Look, what: str, by_db: float) -> Look:
    """A look after an end of its range (``top``, ``bottom``) or ``all`` of it was moved up by so many dB."""
    range_db, brightness_db = look.range_db, look.brightness_db
    if what == "bottom":
        range_db = _within(range_db - by_db, RANGES_DB)
    elif what == "top":
        # The lower end stays where it is: what the range gives, the top level takes.
        wanted_db = _within(range_db + by_db, RANGES_DB)
        brightness_db = _within(brightness_db - (wanted_db - range_db), BRIGHTNESS_DB)
        range_db += look.brightness_db - brightness_db
    else:
        brightness_db = _within(brightness_db - by_db, BRIGHTNESS_DB)
    return replace(look, range_db=float(round(range_db)), brightness_db=float(round(brightness_db)))


def _within(value: float, limits: tuple[int, int]) -> float:
    return min(max(float(limits[0]), value), float(limits[1]))
