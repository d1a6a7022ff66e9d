"""Probability over time below the sound, once the reader's own answer is saved."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cryapp.domain.prediction import Prediction
from cryapp.ui.figures import percent
from cryapp.ui.i18n import tr
from cryapp.ui.sound.notices import paint_hint
from cryapp.ui.sound.time_panel import TimePanel, gutter_px
from cryapp.ui.sound.viewport import Viewport
from cryapp.ui.theme import SPACE_PX, theme, tokens

HEIGHT_PX = 36


class ProbabilityPanel(TimePanel):
    """Keeps its place when empty, so that nothing moves when the answer is shown."""

    def __init__(self, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(viewport, parent)
        self._prediction: Prediction | None = None
        self._hint = ""
        self._resize()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Probability over time"))

    def _restyle(self) -> None:
        self._resize()
        super()._restyle()

    def _resize(self) -> None:
        self.setFixedHeight(theme().px(HEIGHT_PX))

    def set_hint(self, text: str) -> None:
        """What stands here while there is nothing to show."""
        self._hint = text
        self.update()

    def set_prediction(self, prediction: Prediction | None) -> None:
        self._prediction = prediction
        self.setToolTip(
            "" if prediction is None else tr("Probability over time, {model}").format(model=prediction.model_name)
        )
        self.update()

    @property
    def has_prediction(self) -> bool:
        """True while a model's probability is shown."""
        return self._prediction is not None

    @property
    def plot(self) -> QRectF:
        return QRectF(gutter_px(), 4, max(1, self.width() - gutter_px()), max(1, self.height() - 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        t, plot = tokens(), self.plot
        painter.fillRect(event.rect(), QColor(t.panel))
        if self._prediction is None or not self._prediction.frame_probabilities:
            paint_hint(painter, plot, self._hint)
            return
        painter.setPen(QColor(t.line))
        for y in (plot.top(), plot.center().y(), plot.bottom()):
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(QColor(t.muted))
        gutter = QRectF(0, plot.top() - 4, gutter_px() - SPACE_PX, plot.height() + 8)
        painter.drawText(gutter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, percent(1.0))
        painter.drawText(gutter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, "0")
        painter.setClipRect(plot)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QPolygonF(self._points(plot))
        area = QPolygonF(line)
        area.append(QPointF(line.last().x(), plot.bottom()))
        area.append(QPointF(line.first().x(), plot.bottom()))
        fill = QColor(t.warning)
        fill.setAlpha(50)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(area)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(t.warning), 1.5))
        painter.drawPolyline(line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self.paint_playhead(painter)

    def _points(self, plot: QRectF) -> list[QPointF]:
        """One point a frame, or the maximum of the frames under a pixel: a short cry must not vanish here either."""
        assert self._prediction is not None
        values = np.asarray(self._prediction.frame_probabilities, np.float64).clip(0.0, 1.0)
        hop_s = self._prediction.frame_hop_s
        view = self.viewport
        first = max(0, int(view.start_s / hop_s) - 1)
        last = min(len(values), int(view.stop_s / hop_s) + 2)
        step = max(1, int((last - first) / max(1.0, plot.width())))
        points = []
        for at in range(first - first % step, last, step):
            value = float(values[at : at + step].max())
            points.append(QPointF(self.x_of((at + step / 2) * hop_s), plot.bottom() - value * plot.height()))
        return points or [QPointF(plot.left(), plot.bottom())]
