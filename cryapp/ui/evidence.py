"""One painter for screen and paper: a spectrogram with the probability over time beneath it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from cryapp.services.screening import Screening
from cryapp.ui.figures import percent
from cryapp.ui.i18n import locale
from cryapp.ui.theme import Tokens

STRIP_SHARE = 0.22
"""Of the height that is left after the time axis."""
TOP_HZ = 8000.0
_TIME_STEPS_S = (0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600)


@dataclass(frozen=True)
class Evidence:
    """What is drawn besides the picture: ``probabilities`` over time, one every ``hop_s`` seconds."""

    duration_s: float
    top_hz: float
    probabilities: tuple[float, ...]
    hop_s: float
    threshold: float | None

    @classmethod
    def of(cls, screening: Screening) -> Evidence:
        prediction = screening.prediction
        return cls(
            duration_s=max(screening.recording.duration_s, 1e-3),
            top_hz=min(TOP_HZ, screening.recording.sample_rate_hz / 2),
            probabilities=() if prediction is None else prediction.frame_probabilities,
            hop_s=0.0 if prediction is None else prediction.frame_hop_s,
            threshold=screening.threshold,
        )


def paint_evidence(
    painter: QPainter,
    area: QRectF,
    evidence: Evidence,
    t: Tokens,
    font_px: float,
    picture: npt.NDArray[np.uint8] | None,
    why_not: str = "",
) -> None:
    """Paints into ``area``.

    Args:
        picture: grey levels ``(height, width)``, 0 quiet and 255 loud; None while it is being made.
        why_not: why there is no picture.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    font = painter.font()
    font.setPixelSize(max(1, round(font_px)))
    painter.setFont(font)
    left, axis = 3.6 * font_px, 1.7 * font_px
    inner = area.adjusted(left, 0, -1, -axis)
    has_strip = bool(evidence.probabilities)
    strip_height = STRIP_SHARE * inner.height() if has_strip else 0.0
    sound = inner.adjusted(0, 0, 0, -strip_height - (font_px * 0.6 if has_strip else 0))
    _paint_picture(painter, sound, t, picture, why_not)
    _paint_frequencies(painter, sound, evidence.top_hz, t, font_px)
    if has_strip:
        strip = QRectF(inner.left(), inner.bottom() - strip_height, inner.width(), strip_height)
        _paint_probability(painter, strip, evidence, t, font_px)
    _paint_times(painter, QRectF(inner.left(), inner.bottom(), inner.width(), axis), evidence.duration_s, t, font_px)
    painter.restore()


def shades(picture: npt.NDArray[np.uint8], t: Tokens) -> QImage:
    """The picture between the panel's colour (quiet) and the text's colour (loud): right on paper and in the dark."""
    quiet, loud = (np.array([c.red(), c.green(), c.blue()], np.float64) for c in (QColor(t.panel), QColor(t.text)))
    table = np.rint(quiet + (loud - quiet) * np.linspace(0, 1, 256)[:, None]).astype(np.uint8)
    rgb = np.ascontiguousarray(table[picture])
    height, width = picture.shape
    return QImage(rgb.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def _paint_picture(
    painter: QPainter, box: QRectF, t: Tokens, picture: npt.NDArray[np.uint8] | None, why_not: str
) -> None:
    if picture is not None and picture.size:
        painter.drawImage(box, shades(picture, t))
    else:
        painter.fillRect(box, t.color("raised"))
        if why_not:
            painter.fillRect(box, QColor(t.color("line")))
            painter.setPen(t.color("muted"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), why_not)
    painter.setPen(QPen(t.color("line"), 0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)


def _paint_frequencies(painter: QPainter, box: QRectF, top_hz: float, t: Tokens, font_px: float) -> None:
    painter.setPen(t.color("muted"))
    step_hz = 2000 if top_hz > 4000 else 1000
    for hz in range(0, int(top_hz) + 1, step_hz):
        y = box.bottom() - box.height() * hz / top_hz
        y = min(max(y, box.top() + 0.5 * font_px), box.bottom() - 0.5 * font_px)
        spot = QRectF(box.left() - 5 * font_px, y - font_px, 5 * font_px - 0.4 * font_px, 2 * font_px)
        words = f"{hz // 1000} kHz" if hz + step_hz > top_hz else f"{hz // 1000}"
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)


def _paint_probability(painter: QPainter, box: QRectF, evidence: Evidence, t: Tokens, font_px: float) -> None:
    painter.fillRect(box, t.color("raised"))
    values = np.clip(np.nan_to_num(np.asarray(evidence.probabilities, np.float64)), 0, 1)
    times = (np.arange(len(values)) + 0.5) * evidence.hop_s
    inside = times <= evidence.duration_s
    x = box.left() + box.width() * times[inside] / evidence.duration_s
    y = box.bottom() - box.height() * values[inside]
    line = QPolygonF([QPointF(float(a), float(b)) for a, b in zip(x, y, strict=True)])
    if len(x):
        outline = QPolygonF(line)
        outline.append(QPointF(float(x[-1]), box.bottom()))
        outline.append(QPointF(float(x[0]), box.bottom()))
        fill = t.color("warning")
        fill.setAlphaF(0.30)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(outline)
        painter.setPen(QPen(t.color("warning"), font_px / 8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(line)
    if evidence.threshold is not None:
        level = box.bottom() - box.height() * evidence.threshold
        painter.setPen(QPen(t.color("text"), font_px / 12, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(box.left(), level), QPointF(box.right(), level))
    painter.setPen(t.color("muted"))
    for value, word in ((0.0, "0"), (1.0, percent(1.0))):
        spot = QRectF(
            box.left() - 3.6 * font_px, box.bottom() - box.height() * value - font_px, 3.2 * font_px, 2 * font_px
        )
        spot.moveTop(min(max(spot.top(), box.top() - 0.5 * font_px), box.bottom() - 1.5 * font_px))
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), word)


def _paint_times(painter: QPainter, box: QRectF, duration_s: float, t: Tokens, font_px: float) -> None:
    painter.setPen(t.color("muted"))
    room = max(2.0, box.width() / (6 * font_px))
    step_s = next((s for s in _TIME_STEPS_S if duration_s / s <= room), _TIME_STEPS_S[-1])
    for number in range(int(duration_s / step_s) + 1):
        at_s = number * step_s
        x = box.left() + box.width() * at_s / duration_s
        spot = QRectF(x - 3 * font_px, box.top(), 6 * font_px, box.height())
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        if number == 0:
            spot, flags = (
                QRectF(x, box.top(), 6 * font_px, box.height()),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom,
            )
        if spot.right() > box.right() + 1:
            spot.moveRight(box.right() + 1)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        painter.drawText(spot, int(flags), f"{at_s:g} s".replace(".", locale().decimalPoint()))
