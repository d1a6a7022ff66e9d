"""The waveform: the outline of the samples, with no peak lost at any zoom."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cryapp.audio.envelope import Outline
from cryapp.ui.i18n import tr
from cryapp.ui.sound.images import colored_image, ramp
from cryapp.ui.sound.notices import paint_hatch
from cryapp.ui.sound.source import PictureSource
from cryapp.ui.sound.time_panel import TimePanel, gutter_px
from cryapp.ui.sound.viewport import Viewport
from cryapp.ui.theme import SPACE_PX, tokens

QUIETEST_PEAK = 0.003
"""-50 dB: below that the drawing is not enlarged any further, else silence would look like a storm."""
LINE_FROM_PX = 3.0
"""Wider than this per sample, samples are joined by a line instead of outlined."""


class WaveformPanel(TimePanel):
    """The samples between their minimum and maximum, enlarged to the recording's own peak."""

    def __init__(self, viewport: Viewport, source: PictureSource, parent: QWidget | None = None) -> None:
        super().__init__(viewport, parent)
        self._source = source
        self._image_for: tuple[object, ...] = ()
        self.setMinimumHeight(48)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Waveform"))
        source.improved.connect(self.update)
        source.failed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        t, plot = tokens(), self.plot
        painter.fillRect(event.rect(), QColor(t.panel))
        if self._source.error is not None:
            paint_hatch(painter, plot)
            return
        loaded = self._source.loaded
        if loaded is None:
            return
        full = max(loaded.peak, QUIETEST_PEAK)
        painter.setPen(QColor(t.line))
        painter.drawLine(QPointF(plot.left(), plot.center().y()), QPointF(plot.right(), plot.center().y()))
        samples_per_px = self.viewport.span_s * loaded.sound.sample_rate_hz / plot.width()
        if samples_per_px * LINE_FROM_PX > 1.0 or not self._paint_line(painter, plot, full):
            self._paint_outline(painter, plot, full)
        self.paint_overlays(painter)
        self.paint_selection(painter)
        self.paint_crosshair(painter)
        self.paint_playhead(painter)
        self._paint_scale(painter, plot, loaded.peak)

    def _paint_outline(self, painter: QPainter, plot: QRectF, full: float) -> None:
        ratio = self.devicePixelRatioF()
        view, t = self.viewport, tokens()
        width, height = round(plot.width() * ratio), round(plot.height() * ratio)
        wanted = (view.start_s, view.stop_s, width, height, self._source.version, full, t.accent, t.panel)
        if wanted != self._image_for:
            outline = self._source.outline(view.start_s, view.stop_s, width)
            if outline is None:
                return
            # Reading samples for a close-up renews the version only when they arrive.
            colours = ramp(QColor(t.panel), QColor(t.accent))
            self._image = colored_image(coverage(outline / np.float32(full), height), colours, ratio)
            self._image_for = wanted
        painter.drawImage(plot.topLeft(), self._image)

    def _paint_line(self, painter: QPainter, plot: QRectF, full: float) -> bool:
        """Joins single samples; False while they are being read."""
        sound, view = self._source.sound, self.viewport
        samples = self._source.samples(view.start_s, view.stop_s)
        if sound is None or samples is None:
            return False
        first = int(view.start_s * sound.sample_rate_hz)
        middle, reach = plot.center().y(), plot.height() / 2 - 1
        points = [
            QPointF(self.x_of((first + i) / sound.sample_rate_hz), middle - float(value) / full * reach)
            for i, value in enumerate(samples)
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().accent), 1.5))
        painter.setClipRect(plot)
        painter.drawPolyline(QPolygonF(points))
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        return True

    def _paint_scale(self, painter: QPainter, plot: QRectF, peak: float) -> None:
        painter.setPen(QColor(tokens().muted))
        box = QRectF(0, plot.top(), gutter_px() - SPACE_PX, plot.height())
        right = Qt.AlignmentFlag.AlignRight
        peak_db = 20 * math.log10(peak) if peak > 0 else -math.inf
        text = f"{peak_db:.0f} dB".replace("-", "−") if peak_db > -100 else tr("silent")
        painter.drawText(box, right | Qt.AlignmentFlag.AlignTop, text)


def coverage(outline: Outline, height: int) -> NDArray[np.uint8]:
    """How much of each pixel lies between minimum and maximum, as bytes ``(height, width)``; +1 is at the top.

    A silent stretch is still a line one pixel thick.
    """
    middle, reach = height / 2, max(0.5, height / 2 - 1)
    top = (middle - outline[:, 1].clip(-1, 1) * reach)[None, :]
    bottom = (middle - outline[:, 0].clip(-1, 1) * reach)[None, :]
    thin = np.maximum(0.0, 1.0 - (bottom - top)) / 2
    top, bottom = top - thin, bottom + thin
    rows = np.arange(height, dtype=np.float32)[:, None]
    inside = np.minimum(bottom, rows + 1) - np.maximum(top, rows)
    return (inside.clip(0, 1) * 255).astype(np.uint8)
