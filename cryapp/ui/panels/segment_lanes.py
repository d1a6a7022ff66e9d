"""Every reading's segments, a lane each, on the time axis of the sound, and a last lane where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cryapp.domain.segment import SegmentState
from cryapp.domain.segment_difference import differing_spans
from cryapp.domain.task import LabelClass, Task
from cryapp.ui.i18n import tr
from cryapp.ui.shapes import paint_shape
from cryapp.ui.sound.time_panel import TimePanel, gutter_px
from cryapp.ui.sound.viewport import Viewport
from cryapp.ui.theme import theme, tokens

LANE_PX, DIFFERENCE_PX = 22, 12
MARK_PX = 9
ROOM_FOR_NAME_PX = 46


class SegmentLanes(TimePanel):
    """Hidden while there is nothing to compare. A lane is named by its number: readers stay without names."""

    def __init__(self, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(viewport, parent)
        self._lanes: tuple[tuple[SegmentState, ...], ...] = ()
        self._classes: Mapping[str, LabelClass] = {}
        self.differences: tuple[tuple[float, float], ...] = ()
        """Where the readings differ, in seconds, by start."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Segments of each reading"))
        self.hide()

    def show_lanes(self, task: Task | None, lanes: Sequence[Sequence[SegmentState]]) -> None:
        """Shows the readings in this order; none hides the panel."""
        self._lanes = tuple(tuple(sorted(lane, key=lambda one: one.start_s)) for lane in lanes)
        self._classes = {one.key: one for one in task.classes} if task is not None else {}
        self.differences = differing_spans(self._lanes)
        self.setVisible(bool(self._lanes))
        self.setAccessibleDescription(tr("{n} places differ").format(n=len(self.differences)))
        self._restyle()

    def next_difference(self, after_s: float, forward: bool) -> tuple[float, float] | None:
        """The nearest stretch that differs after (or before) a time."""
        if forward:
            return next((span for span in self.differences if span[0] > after_s + 1e-6), None)
        return next((span for span in reversed(self.differences) if span[0] < after_s - 1e-6), None)

    def _restyle(self) -> None:
        self.setFixedHeight(theme().px(len(self._lanes) * LANE_PX + DIFFERENCE_PX))
        super()._restyle()

    # --- painting ---------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        t, plot = tokens(), self.plot
        painter.fillRect(event.rect(), QColor(t.panel))
        height = theme().px(LANE_PX)
        for number, lane in enumerate(self._lanes):
            area = QRectF(plot.left(), number * height, plot.width(), height)
            painter.setPen(QColor(t.muted))
            gutter = QRectF(0, area.top(), gutter_px() - 8, height)
            painter.drawText(gutter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number + 1))
            painter.setPen(QColor(t.line))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
            painter.save()
            painter.setClipRect(area)
            for segment in lane:
                if segment.end_s >= self.viewport.start_s and segment.start_s <= self.viewport.stop_s:
                    self._paint_segment(painter, segment, area)
            painter.restore()
        self._paint_differences(painter, plot, len(self._lanes) * height)
        painter.setClipRect(plot)
        self.paint_selection(painter)
        self.paint_playhead(painter)

    def _paint_segment(self, painter: QPainter, segment: SegmentState, area: QRectF) -> None:
        shown = self._classes.get(segment.classes[0]) if segment.classes else None
        color = QColor(shown.color if shown is not None else tokens().muted)
        left, right = self.x_of(segment.start_s), self.x_of(segment.end_s)
        box = QRectF(left, area.top() + 3, max(2.0, right - left), area.height() - 6)
        fill = QColor(color)
        fill.setAlpha(70)
        pattern = Qt.BrushStyle.BDiagPattern if segment.uncertain else Qt.BrushStyle.SolidPattern
        painter.setPen(QPen(color, 1.2, Qt.PenStyle.DashLine if segment.uncertain else Qt.PenStyle.SolidLine))
        painter.setBrush(QBrush(fill if not segment.uncertain else color, pattern))
        painter.drawRect(box)
        inside = QRectF(max(box.left(), area.left()) + 4, box.top(), box.right() - max(box.left(), area.left()) - 8, 0)
        if shown is None or inside.width() < MARK_PX:
            return
        place = QRectF(inside.left(), box.center().y() - MARK_PX / 2, MARK_PX, MARK_PX)
        paint_shape(painter, shown.shape, color, place)
        if inside.width() > ROOM_FOR_NAME_PX:
            painter.setPen(QColor(tokens().text))
            text = QRectF(place.right() + 4, box.top(), inside.right() - place.right() - 4, box.height())
            names = " + ".join(self._classes[key].name for key in segment.classes if key in self._classes)
            words = painter.fontMetrics().elidedText(names, Qt.TextElideMode.ElideRight, int(text.width()))
            painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_differences(self, painter: QPainter, plot: QRectF, top: float) -> None:
        t = tokens()
        painter.setPen(QColor(t.warning_text))
        gutter = QRectF(0, top, gutter_px() - 8, self.height() - top)
        painter.drawText(gutter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "≠")
        painter.save()
        painter.setClipRect(QRectF(plot.left(), top, plot.width(), self.height() - top))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.warning))
        for start_s, end_s in self.differences:
            left, right = self.x_of(start_s), self.x_of(end_s)
            painter.drawRect(QRectF(left, top + 3, max(3.0, right - left), self.height() - top - 6))
        painter.restore()
