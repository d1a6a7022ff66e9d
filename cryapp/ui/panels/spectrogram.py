"""The spectrogram: tiles composed for the screen, axes, cursor read-out."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cryapp.audio.axis import FrequencyAxis, Scale
from cryapp.audio.compose import Picture, in_frequency, in_time
from cryapp.services import rendering
from cryapp.services.rendering import Tone
from cryapp.ui.i18n import locale, tr
from cryapp.ui.sound.boxes import BoxDrag, paint_band
from cryapp.ui.sound.images import Colours, color_table, colored_image
from cryapp.ui.sound.look import Look
from cryapp.ui.sound.notices import paint_error, paint_hint
from cryapp.ui.sound.plates import paint_measures, paint_words
from cryapp.ui.sound.source import PictureSource
from cryapp.ui.sound.ticks import hz_ticks, time_steps, time_text
from cryapp.ui.sound.time_panel import TimePanel, crosshair_pen, gutter_px
from cryapp.ui.sound.viewport import Hover, Viewport
from cryapp.ui.theme import SPACE_PX, theme, tokens
from cryapp.ui.words import number

AXIS_PX = 24
"""Below the picture: times."""
CURVED_TICKS_HZ = (0.0, 50.0, 100.0, 250.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0, 16000.0)
LABEL_ROOM_PX = 64


class SpectrogramPanel(TimePanel):
    """Time to the right, frequency up, loudness as colour."""

    def __init__(self, viewport: Viewport, source: PictureSource, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(viewport, parent)
        self._source = source
        self._look = look
        self._colours: Colours | None = None
        self._colours_for: tuple[object, ...] = ()
        self._picture: Picture | None = None
        self._picture_for: tuple[object, ...] = ()
        self._image_for: tuple[object, ...] = ()
        self._box = BoxDrag(viewport, self.hz_of, self.time_at)
        self.voice_at: Callable[[float], tuple[float | None, str]] = lambda _at_s: (None, "")
        """Pitch at a time and how the voice sounds, where they are known; given by whoever measures them."""
        self.selection_words: Callable[[], str] = lambda: ""
        """What the selection measures, given by whoever measures it."""
        self.painted_version = -1
        """The version of the source that is on the screen."""
        self.setMinimumHeight(160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Spectrogram"))
        source.improved.connect(self.update)
        source.failed.connect(self.update)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    @property
    def plot(self) -> QRectF:
        gutter = gutter_px()
        return QRectF(gutter, 0, max(1, self.width() - gutter), max(1, self.height() - theme().px(AXIS_PX)))

    @property
    def axis(self) -> FrequencyAxis:
        """The frequency axis for the open sound."""
        sound = self._source.sound
        high_hz = rendering.top_hz(sound, self._look.high_hz) if sound is not None else self._look.high_hz
        return FrequencyAxis(self._look.scale, 0.0, high_hz)

    @property
    def ruler(self) -> QRectF:
        """The times below the picture: a drag along them selects, whatever tool is in hand."""
        plot = self.plot
        return QRectF(plot.left(), plot.bottom(), plot.width(), max(0.0, self.height() - plot.bottom()))

    def y_of(self, hz: float) -> float:
        plot = self.plot
        return plot.bottom() - self.axis.place_of(hz) * plot.height()

    def ys_of(self, hz: NDArray[np.float64]) -> NDArray[np.float64]:
        plot = self.plot
        return plot.bottom() - self.axis.places_of(hz) * plot.height()

    def hz_of(self, y: float) -> float:
        plot, axis = self.plot, self.axis
        place = min(max(0.0, (plot.bottom() - y) / plot.height()), 1.0)
        return float(axis.hz_at(np.array(place)))

    # --- painting ---------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(tokens().panel))
        plot = self.plot
        if self._source.error is not None:
            paint_error(painter, plot, self._source.error)
            return
        if self._source.loaded is None:
            if not self._source.is_opening:
                paint_hint(painter, plot, tr("Choose a recording on the left to see and hear it."))
            return
        self._paint_picture(painter, plot)
        painter.save()
        painter.setClipRect(plot)
        self.paint_overlays(painter)
        self.paint_selection(painter)
        self._paint_band(painter, plot)
        self.paint_crosshair(painter)
        self.paint_playhead(painter)
        painter.restore()
        if event.rect().left() < plot.left() or event.rect().bottom() > plot.bottom():
            self._paint_frequencies(painter, plot)
            self._paint_times(painter, plot)
        self._paint_read_out(painter, plot)

    def _paint_picture(self, painter: QPainter, plot: QRectF) -> None:
        ratio = self.devicePixelRatioF()
        view = self.viewport
        width, height = round(plot.width() * ratio), round(plot.height() * ratio)
        wanted = (view.start_s, view.stop_s, width, height, self._source.version, self.axis)
        if wanted != self._picture_for:
            self._picture = self._composed(view.start_s, view.stop_s, width, height)
            self._picture_for = wanted
            self.painted_version = self._source.version
        image_for = (wanted, self._table(), ratio)
        if self._picture is None or self._colours is None:
            return
        if image_for != self._image_for:
            self._image = colored_image(self._picture, self._colours, ratio)
            self._image_for = image_for
        painter.drawImage(plot.topLeft(), self._image)

    def _composed(self, start_s: float, stop_s: float, width: int, height: int) -> Picture | None:
        grid = self._source.grid
        answer = self._source.columns(start_s, stop_s, width)
        if grid is None or answer is None:
            return None
        columns, span = answer
        hop_s = grid.hop_at(span.level) / grid.sample_rate_hz
        across = in_time(columns, span.first, hop_s, start_s, stop_s, width)
        return in_frequency(across, self.axis, grid.bin_hz, height)

    def _table(self) -> tuple[object, ...]:
        """Renews the colours if the look or the loudness of the recording changed; returns what they were made for."""
        loaded, look = self._source.loaded, self._look
        top_grey = loaded.top_grey if loaded is not None else 255
        wanted = (look.colours, look.analysis, look.range_db, look.brightness_db, top_grey)
        if wanted != self._colours_for:
            tone = Tone(look.top_db(top_grey), look.range_db)
            table = rendering.tone_table(rendering.colour_map(look.colours), look.analysis, tone)
            self._colours, self._colours_for = color_table(table), wanted
        return self._colours_for

    def quiet_color(self) -> QColor:
        return QColor(int(self._colours[0])) if self._colours is not None else super().quiet_color()

    def _paint_frequencies(self, painter: QPainter, plot: QRectF) -> None:
        axis, t = self.axis, tokens()
        if self._look.scale is Scale.LINEAR:
            ticks = hz_ticks(axis.high_hz, int(plot.height() / LABEL_ROOM_PX))
        else:
            lowest_hz = float(axis.hz_at(np.array(0.0)))  # a logarithmic axis does not begin at 0
            ticks = [hz for hz in CURVED_TICKS_HZ if lowest_hz * 0.999 <= hz <= axis.high_hz]
        line_px = painter.fontMetrics().height()
        lowest_top = plot.bottom() + line_px
        for hz in ticks:
            y = plot.bottom() - axis.place_of(hz) * plot.height()
            top = min(max(plot.top(), y - line_px / 2), plot.bottom() - line_px)
            if top + line_px > lowest_top:
                continue
            lowest_top = top
            painter.setPen(QColor(t.line))
            painter.drawLine(QPointF(plot.left() - 5, y), QPointF(plot.left() - 1, y))
            painter.setPen(QColor(t.muted))
            text = f"{hz / 1000:g}".replace(".", locale().decimalPoint()) + (" kHz" if hz == ticks[-1] else "")
            box = QRectF(0, top, plot.left() - SPACE_PX, line_px)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_times(self, painter: QPainter, plot: QRectF) -> None:
        t, view = tokens(), self.viewport
        label_px = painter.fontMetrics().horizontalAdvance("00:00:00.0") + 2 * SPACE_PX
        steps = time_steps(view.start_s, view.stop_s, int(plot.width() / label_px))
        step_s = steps[1] - steps[0] if len(steps) > 1 else view.span_s
        for at_s in steps:
            x = self.x_of(at_s)
            painter.setPen(QColor(t.line))
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 4))
            painter.setPen(QColor(t.muted))
            left = min(max(plot.left(), x - label_px / 2), plot.right() - label_px)
            aligned = Qt.AlignmentFlag.AlignHCenter
            if left > x - label_px / 2:
                aligned = Qt.AlignmentFlag.AlignLeft
            elif left < x - label_px / 2:
                aligned = Qt.AlignmentFlag.AlignRight
            box = QRectF(left, plot.bottom() + 4, label_px, self.height() - plot.bottom() - 4)
            painter.drawText(box, aligned | Qt.AlignmentFlag.AlignVCenter, time_text(at_s, step_s))

    # --- mouse ------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        tools = self.tool is not None and self.tool.is_ready and self.plot.contains(event.position())
        if tools or not self._box.press(event, self.plot):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._box.move(event):
            self.viewport.point_at(self.hover_at(event.position()))
            return
        super().mouseMoveEvent(event)
        if self._source.loaded is not None and event.position().x() < self.plot.left():
            self.setCursor(Qt.CursorShape.SizeVerCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._box.release(event):
            super().mouseReleaseEvent(event)

    # --- cursor read-out --------------------------------------------------------------------------------------

    def hover_at(self, position: QPointF) -> Hover:
        plot, at_s, hz = self.plot, self.time_at(position.x()), self.hz_of(position.y())
        f0_hz, mode = self.voice_at(at_s)
        analysis = self._look.analysis
        if self._picture is None or analysis.denoised:
            return Hover(at_s, hz, None, f0_hz, mode)
        height, width = self._picture.shape
        row = min(max(0, int((position.y() - plot.top()) / plot.height() * height)), height - 1)
        column = min(max(0, int((position.x() - plot.left()) / plot.width() * width)), width - 1)
        return Hover(at_s, hz, analysis.floor_db + float(self._picture[row, column]) * analysis.step_db, f0_hz, mode)

    def _hover_moved(self, hover: Hover | None) -> None:
        plot = self.plot
        for known in (self.hover, hover):
            if known is not None and known.hz is not None:
                self.update(int(plot.left()), int(self.y_of(known.hz)) - 2, int(plot.width()) + 1, 5)
        super()._hover_moved(hover)
        self.update(self._read_out_area().toAlignedRect())

    def paint_crosshair(self, painter: QPainter) -> None:
        super().paint_crosshair(painter)
        if self.hover is not None and self.hover.hz is not None:
            plot, y = self.plot, round(self.y_of(self.hover.hz)) + 0.5
            painter.setPen(crosshair_pen(self.quiet_color()))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))

    def _paint_band(self, painter: QPainter, plot: QRectF) -> None:
        shown_by_tool = self.tool is not None and self.tool.marks_selection
        if self.viewport.selection is not None and self.viewport.band_hz is not None and not shown_by_tool:
            left, right = (self.x_of(s) for s in self.viewport.selection)
            paint_band(painter, plot, (left, right), self.y_of, self.viewport, self.quiet_color())

    def _read_out_area(self) -> QRectF:
        text = "00:00:00.000 · 00,000 Hz · −000 dB · f0 0,000 Hz · hyperphonation"
        width = self.fontMetrics().horizontalAdvance(text) + 3 * SPACE_PX
        line_px = self.fontMetrics().height() + SPACE_PX
        return QRectF(self.plot.right() - width - SPACE_PX, self.plot.top() + SPACE_PX, width, line_px)

    def _paint_read_out(self, painter: QPainter, plot: QRectF) -> None:
        if self.hover is not None:
            text = read_out(self.hover)
            area = self._read_out_area()
            area.setLeft(area.right() - painter.fontMetrics().horizontalAdvance(text) - 2 * SPACE_PX)
            paint_words(painter, area.intersected(plot), text)
        chosen = self.viewport.selection
        text = self.selection_words()
        if text and chosen is not None and self.x_of(chosen[0]) < plot.right() and self.x_of(chosen[1]) > plot.left():
            below = plot.top() + painter.fontMetrics().height() + 3 * SPACE_PX
            paint_measures(painter, QPointF(self.x_of(chosen[0]) + 4, below), text, plot.left(), plot.right())


def read_out(hover: Hover) -> str:
    """``2.914 s · 1,180 Hz · −31 dB · f0 472 Hz``; from a minute on ``1:02.914``."""
    parts = [time_text(hover.at_s, 0.001)]
    if hover.hz is not None:
        parts.append(f"{number(hover.hz)} Hz")
    if hover.level_db is not None:
        parts.append(f"{number(hover.level_db)} dB".replace("-", "−"))
    if hover.f0_hz is not None:
        parts.append(f"f0 {number(hover.f0_hz)} Hz")
    if hover.mode:
        parts.append(hover.mode)
    return " · ".join(parts)
