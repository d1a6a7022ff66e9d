"""The voice drawn over the sound: the line of its pitch, the mode of every moment, and the cry units.

Nothing is told by colour alone: a weak pitch is a thin line, hyperphonation a thick one, each mode has its own lane.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from cryapp.domain.voice import VoiceMeasures, VoiceSettings
from cryapp.services import measuring
from cryapp.services.measuring import Mode
from cryapp.ui.sound.time_panel import TimePanel, contrasting
from cryapp.ui.sound.voice_tracks import VoiceTracks

SURE, FAIR = 0.85, 0.65
"""Strength of the pitch from which its line is full, or half as strong."""
LANE_PX = 4
LANES = ((Mode.HYPERPHONATION, "#ff9f45"), (Mode.PHONATION, "#4fd1c5"), (Mode.DYSPHONATION, "#c9a3ff"))
"""Mode and colour, from the top lane down; the lanes lie under the brackets of the units, where no cry is that high."""
PITCH, HIGH_PITCH = QColor("#7fe9ff"), QColor("#ffb35c")
BRACKET_PX = 6
JUMP_PART = 0.2
"""Neighbouring frames whose pitch differs by more are not joined: a line would draw a glide that was not there."""


class VoiceOverlay:
    """One object however long the recording: only what lies under the window is drawn."""

    def __init__(self, voices: VoiceTracks) -> None:
        self._voices = voices
        self._lanes: dict[tuple[float, float, VoiceSettings], list[tuple[int, float, float]]] = {}
        voices.measured.connect(self._lanes.clear)

    def paint(self, painter: QPainter, panel: TimePanel) -> None:
        if not self._voices.is_on:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if panel.y_of(1000.0) is not None:
            self._paint_pitch(painter, panel)
            self._paint_modes(painter, panel)
        self._paint_units(painter, panel)
        painter.restore()

    def _paint_pitch(self, painter: QPainter, panel: TimePanel) -> None:
        tracks = list(self._voices.tracks())
        if not tracks:
            return
        view, plot, step_s = panel.viewport, panel.plot, tracks[0].step_s
        times = np.concatenate([track.times_s for track in tracks])
        near = (times >= view.start_s - step_s) & (times <= view.stop_s + step_s)
        bin_n = max(1, int(view.span_s / plot.width() / step_s))
        f0_hz, strength, times = thinned(
            np.concatenate([track.f0_hz for track in tracks])[near],
            np.concatenate([track.strength for track in tracks])[near],
            times[near],
            bin_n,
        )
        y = panel.ys_of(f0_hz.astype(np.float64))
        if len(f0_hz) < 2 or y is None:
            return
        x = plot.left() + (times - view.start_s) / view.span_s * plot.width()
        high = f0_hz > self._voices.settings.hyperphonation_hz
        joined = (f0_hz[1:] > 0) & (f0_hz[:-1] > 0)
        joined &= np.abs(f0_hz[1:] - f0_hz[:-1]) <= JUMP_PART * np.maximum(f0_hz[:-1], 1.0)
        # Of two neighbouring bins the surest frames may lie almost two bins apart.
        joined &= np.diff(times) < (1.5 if bin_n == 1 else 2.0 * bin_n) * step_s
        least = np.minimum(strength[1:], strength[:-1])
        _, edge = contrasting(panel.quiet_color())
        for color, wide, of_high in ((PITCH, 2.0, False), (HIGH_PITCH, 3.5, True)):
            for low, top, alpha, share in ((SURE, 2.0, 255, 1.0), (FAIR, SURE, 200, 0.7), (0.0, FAIR, 130, 0.45)):
                chosen = np.flatnonzero(joined & (high[1:] == of_high) & (least >= low) & (least < top))
                if not len(chosen):
                    continue
                ends = np.stack([x[chosen], y[chosen], x[chosen + 1], y[chosen + 1]], axis=1).tolist()
                lines = [QLineF(*line) for line in ends]
                shown = QColor(color)
                shown.setAlpha(alpha)
                for pen_color, width in ((edge, wide * share + 2.0), (shown, wide * share)):
                    painter.setPen(QPen(pen_color, width))
                    painter.drawLines(lines)

    def _paint_modes(self, painter: QPainter, panel: TimePanel) -> None:
        voice, view, plot = self._voices.voice, panel.viewport, panel.plot
        if voice is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        top, high = plot.top() + BRACKET_PX, len(LANES) * (LANE_PX + 1) + 1
        for unit in voice.units:
            if unit.end_s < view.start_s or unit.start_s > view.stop_s:
                continue
            lanes = self._lanes_of(unit)
            if not lanes:
                continue
            left, right = panel.x_of(unit.start_s), panel.x_of(unit.end_s)
            painter.fillRect(QRectF(left, top, right - left, high), QColor(10, 13, 16, 170))
            for lane, from_s, to_s in lanes:
                x = panel.x_of(from_s)
                y = top + 1 + lane * (LANE_PX + 1)
                painter.fillRect(QRectF(x, y, max(1.0, panel.x_of(to_s) - x), LANE_PX), QColor(LANES[lane][1]))

    def _lanes_of(self, unit: VoiceMeasures) -> list[tuple[int, float, float]]:
        """Lane, from and to of each stretch of one mode; kept once all of the unit is known."""
        key = (unit.start_s, unit.end_s, self._voices.settings)
        known = self._lanes.get(key)
        if known is not None:
            return known
        found = self._voices.cut(unit.start_s, unit.end_s)
        if found is None:
            return []
        modes = measuring.modes_of(found, self._voices.settings)
        lanes = [
            (lane, found.start_s + first * found.step_s, found.start_s + last * found.step_s)
            for lane, (mode, _) in enumerate(LANES)
            for first, last in runs(modes == mode)
        ]
        if len(modes) >= round(unit.duration_s / found.step_s) - 1:
            self._lanes[key] = lanes
        return lanes

    def _paint_units(self, painter: QPainter, panel: TimePanel) -> None:
        """A bracket over each unit, with its number where there is room."""
        voice, view, plot = self._voices.voice, panel.viewport, panel.plot
        if voice is None:
            return
        line, edge = contrasting(panel.quiet_color())
        metrics = painter.fontMetrics()
        y = plot.top() + 2
        for number, unit in enumerate(voice.units, 1):
            if unit.end_s < view.start_s or unit.start_s > view.stop_s:
                continue
            left, right = panel.x_of(unit.start_s), panel.x_of(unit.end_s)
            lines = [
                QLineF(left, y + BRACKET_PX, left, y),
                QLineF(left, y, right, y),
                QLineF(right, y, right, y + BRACKET_PX),
            ]
            for color, width in ((edge, 3.0), (line, 1.2)):
                painter.setPen(QPen(color, width))
                painter.drawLines(lines)
            text = str(number)
            if panel.y_of(1000.0) is not None and right - left > metrics.horizontalAdvance(text) + 8:
                painter.setPen(line)
                below = y + BRACKET_PX + len(LANES) * (LANE_PX + 1)
                painter.drawText(QPointF(max(left, plot.left()) + 4, below + metrics.ascent() + 1), text)


def thinned(
    f0_hz: NDArray[np.float32], strength: NDArray[np.float32], times: NDArray[np.float64], bin_n: int
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float64]]:
    """Of every ``bin_n`` frames (those under a pixel) the one with the surest pitch."""
    if bin_n < 2 or len(f0_hz) < bin_n:
        return f0_hz, strength, times
    n = len(f0_hz) // bin_n
    best = strength[: n * bin_n].reshape(n, bin_n).argmax(axis=1) + np.arange(n) * bin_n
    return f0_hz[best], strength[best], times[best]


def runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First and the one after the last of each stretch of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]])))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
