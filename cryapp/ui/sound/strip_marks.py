"""What the overview tells beside the sound: the reader's own answer along its upper edge, and the model's over time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from cryapp.domain.prediction import Prediction
from cryapp.domain.task import LabelClass
from cryapp.ui.shapes import paint_shape
from cryapp.ui.theme import tokens

LINE_PX = 3
SHAPE_PX = 11


@dataclass(frozen=True)
class Answer:
    """The reader's own answer to the recording: its class, or a word for any other state (``waiting``, ``skipped``)."""

    label_class: LabelClass | None = None
    waiting: bool = True


class StripMarks:
    """Drawn by one object over the whole strip."""

    def __init__(self) -> None:
        self.answer: Answer | None = None
        self.prediction: Prediction | None = None
        """Only what has been revealed."""

    def paint_strip(self, painter: QPainter, area: QRectF, duration_s: float) -> None:
        if self.prediction is not None and self.prediction.frame_probabilities:
            self._paint_probability(painter, area, duration_s)
        if self.answer is not None:
            self._paint_answer(painter, area, self.answer)

    def _paint_answer(self, painter: QPainter, area: QRectF, answer: Answer) -> None:
        """A line in the class's colour with its shape; dotted while the recording waits, grey for no class."""
        color = QColor(answer.label_class.color) if answer.label_class is not None else QColor(tokens().muted)
        pen = QPen(color, LINE_PX, Qt.PenStyle.DotLine if answer.waiting else Qt.PenStyle.SolidLine)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        y = area.top() + LINE_PX / 2
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        if answer.label_class is not None:
            ground = QRectF(area.left(), area.top() + LINE_PX, SHAPE_PX + 6, SHAPE_PX + 4)
            painter.fillRect(ground, QColor(10, 13, 16, 190))
            place = QRectF(area.left() + 3, area.top() + LINE_PX + 2, SHAPE_PX, SHAPE_PX)
            paint_shape(painter, answer.label_class.shape, color, place)

    def _paint_probability(self, painter: QPainter, area: QRectF, duration_s: float) -> None:
        assert self.prediction is not None
        values = np.asarray(self.prediction.frame_probabilities, np.float64).clip(0.0, 1.0)
        highest = most_by_pixel(values, self.prediction.frame_hop_s, duration_s, max(1, round(area.width())))
        room = area.height() - LINE_PX - 3
        points = QPolygonF(
            [
                QPointF(area.left() + x + 0.5, area.bottom() - 1 - room * value)
                for x, value in enumerate(highest.tolist())
            ]
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for color, width in ((QColor(10, 13, 16, 170), 3.5), (QColor(tokens().warning), 1.5)):
            painter.setPen(QPen(color, width))
            painter.drawPolyline(points)
        painter.restore()


def most_by_pixel(values: NDArray[np.float64], hop_s: float, duration_s: float, width: int) -> NDArray[np.float64]:
    """The highest of the frames under each of ``width`` pixels: a short cry in a long night must not vanish."""
    edges = np.arange(width + 1) * duration_s / width / hop_s
    first = np.minimum(edges[:-1].astype(np.int64), len(values) - 1)
    last = np.maximum(first + 1, np.ceil(edges[1:]).astype(np.int64).clip(1, len(values)))
    pairs = np.stack([first, last], axis=1).reshape(-1)
    return np.asarray(np.maximum.reduceat(np.append(values, values[-1]), pairs)[::2], np.float64)
