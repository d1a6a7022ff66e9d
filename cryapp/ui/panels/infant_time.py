"""One infant's time from birth on: recordings with their answers, scores, examinations, screenings, below each other.

The keyboard goes from mark to mark (← →), Enter opens the recording; a click does too.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cryapp.domain.ids import RecordingId
from cryapp.domain.task import Shape
from cryapp.ui.i18n import tr
from cryapp.ui.shapes import paint_shape
from cryapp.ui.theme import theme, tokens

GUTTER_PX, MOST_GUTTER_PX, AXIS_PX, LANE_PX, SCORE_PX, UNKNOWN_PX = 104, 176, 26, 40, 72, 120
MARK_PX, NEAR_PX, STACK_PX, APART_PX = 12, 11, 15, 16
FIRST_HOURS = 6.0
"""Cooling after birth asphyxia must start within so many hours of birth."""
LONG_HOURS = 96.0
"""Beyond this the axis is a square root: the first days keep their room beside a visit weeks later."""
_TICKS_H = (0, 1, 2, 3, 6, 12, 24, 48, 72, 120, 168, 336, 720, 1440, 2880, 8760)


@dataclass(frozen=True)
class TimeMark:
    """Something that happened. ``hours`` since birth, None if nothing tells; ``value`` 0 … 1 for scores.

    ``looks``: shape and colour of each answer, stacked; none is drawn as an open ring. In a lane with rows one for each
    row, None where the task has no answer.
    """

    lane: str
    hours: float | None
    text: str
    looks: tuple[tuple[Shape, str] | None, ...] = ()
    value: float | None = None
    recording_id: RecordingId | None = None


@dataclass(frozen=True)
class Lane:
    key: str
    title: str
    is_score: bool = False
    rows: tuple[tuple[str, int], ...] = ()
    """Tasks that share the lane, with how many answers of each stand below each other. Two tasks may give the same
    shape and colour to different answers: the row says whose it is.
    """


class InfantTime(QWidget):
    opened = Signal(object)
    """RecordingId"""
    moved = Signal(object)
    """TimeMark | None: where the keyboard or the last click is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes: tuple[Lane, ...] = ()
        self._marks: tuple[TimeMark, ...] = ()
        self._chosen: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Time from birth"))
        theme().changed.connect(self._restyle)

    def show_marks(self, lanes: Sequence[Lane], marks: Sequence[TimeMark]) -> None:
        """Shows lanes from top to bottom with what happened in them."""
        self._lanes = tuple(lanes)
        self._marks = tuple(sorted(marks, key=lambda one: (one.hours is None, one.hours or 0.0)))
        self._chosen = None
        self._restyle()

    @property
    def marks(self) -> tuple[TimeMark, ...]:
        """By time; those of unknown time come last."""
        return self._marks

    @property
    def chosen(self) -> TimeMark | None:
        return self._marks[self._chosen] if self._chosen is not None else None

    def choose(self, recording_id: RecordingId) -> None:
        """Marks a recording that was chosen elsewhere."""
        found = next((i for i, one in enumerate(self._marks) if one.recording_id == recording_id), None)
        if found != self._chosen and not (self.chosen and self.chosen.recording_id == recording_id):
            self._chosen = found
            self.update()

    # --- geometry ---------------------------------------------------------------------------------------------

    @property
    def _plot(self) -> QRectF:
        px, gutter = theme().px, self._gutter_px
        unknown = px(UNKNOWN_PX) if any(one.hours is None for one in self._marks) else 0
        return QRectF(gutter, 0, max(10, self.width() - gutter - unknown - 48), self._lanes_px)

    @property
    def _gutter_px(self) -> int:
        words = [name for lane in self._lanes for name, _ in lane.rows]
        longest = max((self.fontMetrics().horizontalAdvance(name) for name in words), default=0)
        return min(max(theme().px(GUTTER_PX), longest + 24), theme().px(MOST_GUTTER_PX))

    @property
    def _stack_px(self) -> int:
        return max(STACK_PX, self.fontMetrics().height()) if any(lane.rows for lane in self._lanes) else STACK_PX

    @property
    def _lanes_px(self) -> int:
        return sum(self._height_of(lane) for lane in self._lanes)

    def _height_of(self, lane: Lane) -> int:
        most = max([1, *(len(one.looks) for one in self._marks if one.lane == lane.key)])
        return theme().px(SCORE_PX) if lane.is_score else theme().px(LANE_PX) + (most - 1) * self._stack_px

    @property
    def _last_h(self) -> float:
        return max([FIRST_HOURS * 2, *(one.hours for one in self._marks if one.hours is not None)]) * 1.04

    def x_of(self, hours: float) -> float:
        """Where a time since birth stands."""
        share = max(0.0, hours) / self._last_h
        return self._plot.left() + (math.sqrt(share) if self._last_h > LONG_HOURS else share) * self._plot.width()

    def place_of(self, mark: TimeMark) -> QPointF:
        """The middle of a mark."""
        top = 0.0
        for lane in self._lanes:
            height = self._height_of(lane)
            if lane.key == mark.lane:
                share = mark.value if lane.is_score and mark.value is not None else 0.5
                y = top + height - 8 - share * (height - 16)
                break
            top += height
        else:
            y = top
        if mark.hours is not None:
            return QPointF(self._x_apart(mark), y)
        unknown = [one for one in self._marks if one.hours is None and one.lane == mark.lane]
        room = theme().px(UNKNOWN_PX) - 24
        return QPointF(self._plot.right() + 28 + room * (unknown.index(mark) + 0.5) / len(unknown), y)

    def _x_apart(self, mark: TimeMark) -> float:
        """Marks of one lane within minutes of each other stand side by side: none hides another."""
        x = -1e9
        for one in self._marks:
            if one.lane == mark.lane and one.hours is not None:
                x = max(self.x_of(one.hours), x + APART_PX)
                if one is mark:
                    break
        return x

    # --- painting ---------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t, plot = tokens(), self._plot
        painter.fillRect(self.rect(), QColor(t.panel))
        first = QRectF(plot.left(), 0, self.x_of(FIRST_HOURS) - plot.left(), plot.height())
        painter.fillRect(first, QColor(t.raised))
        self._paint_lanes(painter, plot)
        self._paint_axis(painter, plot)
        for place, mark in enumerate(self._marks):
            self._paint_mark(painter, mark, place == self._chosen)

    def _paint_lanes(self, painter: QPainter, plot: QRectF) -> None:
        t, top = tokens(), 0.0
        for lane in self._lanes:
            height = self._height_of(lane)
            painter.setPen(QColor(t.muted))
            gutter = QRectF(4, top, plot.left() - 16, height)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            if lane.rows:
                self._paint_rows(painter, gutter, lane)
            else:
                painter.drawText(gutter, flags, lane.title)
            painter.setPen(QPen(QColor(t.line), 1))
            for y in (top + 8, top + height - 8) if lane.is_score else (top + height / 2,):
                painter.drawLine(QPointF(plot.left(), y), QPointF(self.width() - 8, y))
            top += height

    def _paint_rows(self, painter: QPainter, gutter: QRectF, lane: Lane) -> None:
        """The name of each task beside its own answers."""
        n_rows = sum(n for _, n in lane.rows)
        top = gutter.center().y() - n_rows * self._stack_px / 2
        for name, n in lane.rows:
            box = QRectF(gutter.left(), top, gutter.width(), n * self._stack_px)
            words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, round(gutter.width()))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
            top += box.height()

    def _paint_axis(self, painter: QPainter, plot: QRectF) -> None:
        t, last_x = tokens(), -1e9
        for hours in _TICKS_H:
            x = self.x_of(hours)
            if hours > self._last_h or x - last_x < theme().px(48):
                continue
            last_x = x
            painter.setPen(QPen(QColor(t.line), 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, plot.bottom() + 4))
            painter.setPen(QColor(t.muted))
            box = QRectF(x - 40, plot.bottom() + 4, 80, theme().px(AXIS_PX) - 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, _age(hours))
        if any(one.hours is None for one in self._marks):
            painter.setPen(QPen(QColor(t.muted), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(plot.right() + 14, 0), QPointF(plot.right() + 14, plot.bottom()))
            painter.setPen(QColor(t.muted))
            box = QRectF(plot.right() + 14, plot.bottom() + 4, theme().px(UNKNOWN_PX), theme().px(AXIS_PX) - 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, tr("age unknown"))

    def _paint_mark(self, painter: QPainter, mark: TimeMark, chosen: bool) -> None:
        t, place = tokens(), self.place_of(mark)
        if chosen:
            painter.setPen(QPen(QColor(t.accent), 2))
            painter.setBrush(QColor(t.accent_soft))
            painter.drawEllipse(place, NEAR_PX, NEAR_PX)
        if mark.value is not None:
            painter.setPen(QPen(QColor(t.panel), 1))
            painter.setBrush(QColor(t.warning))
            painter.drawEllipse(place, 4.5, 4.5)
        elif not any(mark.looks):
            painter.setPen(QPen(QColor(t.muted), 1.5))
            painter.setBrush(QColor(t.panel))
            painter.drawEllipse(place, 5, 5)
        else:
            for i, look in enumerate(mark.looks):
                if look is None:
                    continue
                shape, color = look
                y = place.y() + (i - (len(mark.looks) - 1) / 2) * self._stack_px
                paint_shape(painter, shape, QColor(color), QRectF(place.x() - 6, y - MARK_PX / 2, MARK_PX, MARK_PX))

    # --- hands ------------------------------------------------------------------------------------------------

    def _mark_at(self, position: QPointF) -> int | None:
        distances = [(position - self.place_of(mark)).manhattanLength() for mark in self._marks]
        near = [i for i, distance in enumerate(distances) if distance <= NEAR_PX]
        return min(near, key=lambda i: distances[i]) if near else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._mark_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and found is not None:
            self._choose(found)
            self._open()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._mark_at(event.position())
        can_open = found is not None and self._marks[found].recording_id is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_open else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self._mark_at(QPointF(event.pos()))
            if found is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self._marks[found].text, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is not None and self._marks:
            at = (self._chosen if self._chosen is not None else -1 if step > 0 else len(self._marks)) + step
            self._choose(min(max(0, at), len(self._marks) - 1))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._marks:
            self._choose(0 if event.key() == Qt.Key.Key_Home else len(self._marks) - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._chosen is None and self._marks:
            self._choose(0)

    def _choose(self, place: int) -> None:
        self._chosen = place
        self.setAccessibleDescription(self._marks[place].text)
        self.moved.emit(self._marks[place])
        self.update()

    def _open(self) -> None:
        if self.chosen is not None and self.chosen.recording_id is not None:
            self.opened.emit(self.chosen.recording_id)

    def _restyle(self, _tokens: object = None) -> None:
        self.setFixedHeight(self._lanes_px + theme().px(AXIS_PX))
        self.update()


def _age(hours: float) -> str:
    return tr("{n} h").format(n=f"{hours:g}") if hours < 72 else tr("{n} d").format(n=f"{hours / 24:g}")
