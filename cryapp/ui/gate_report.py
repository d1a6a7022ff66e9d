"""The gate's one-page report as PDF: the verdict, thirteen points, and the figures behind them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from cryapp import __version__
from cryapp.domain.errors import UserError
from cryapp.domain.model import Comparison, GatePoint, PointState
from cryapp.services.screening import RESEARCH_USE
from cryapp.ui.gate_words import WORDS, details, evidence_line, flip_words, headline
from cryapp.ui.i18n import tr
from cryapp.ui.page import RIGHT, Page, page_pdf, write_page
from cryapp.ui.theme import LIGHT
from cryapp.ui.words import whole_moment

TONES = {
    PointState.PASS: LIGHT.accent,
    PointState.FAIL: LIGHT.danger,
    PointState.UNKNOWN: LIGHT.warning,
    PointState.INFO: LIGHT.muted,
}
FOOT_PT = 24.0
NUMBER_PT, STATE_PT, GAP_PT = 26.0, 66.0, 8.0
SIZES_PT = (8.5, 8.0, 7.5, 7.0, 6.5)
"""Text sizes that are tried, largest first, until all thirteen points stand on the page."""
MOST_FLIPS = 6


def gate_report_name(comparison: Comparison) -> str:
    safe = "".join(c if c.isalnum() or c in "-_" else "_" for c in comparison.candidate.id)
    return f"gate-{safe}.pdf"


def save_gate_report(path: Path, comparison: Comparison) -> None:
    """Raises: UserError if it cannot be written there."""
    try:
        write_page(path, gate_pdf(comparison))
    except OSError as error:
        raise UserError(
            tr("The report cannot be written to {path}: {strerror}.").format(path=path, strerror=error.strerror),
            tr("The models and what was measured are as they were."),
            tr("Choose another folder, or make room there."),
        ) from error


def gate_pdf(comparison: Comparison) -> bytes:
    """The page, in the largest text that fits it."""

    def draw(painter: QPainter, page: QRectF) -> None:
        _GatePage(painter, page, fitting_size_pt(painter, page, comparison)).draw(comparison)

    return page_pdf(tr("CryApp promotion gate {name}").format(name=comparison.candidate.name), draw)


def fitting_size_pt(painter: QPainter, page: QRectF, comparison: Comparison) -> float:
    """The largest text with which all points stand above the foot; the smallest if none does."""
    return next((s for s in SIZES_PT if _GatePage(painter, page, s, dry=True).draw(comparison)), SIZES_PT[-1])


class _GatePage(Page):
    def __init__(self, painter: QPainter, page: QRectF, size_pt: float, dry: bool = False) -> None:
        super().__init__(painter, page, dry)
        self._size_pt = size_pt

    def draw(self, comparison: Comparison) -> bool:
        """Returns: True if everything stood above the foot."""
        self._head(comparison)
        for point in comparison.points:
            self._point(point, comparison)
        fits = self._y <= self._page.bottom() - FOOT_PT
        self._foot()
        return fits

    def _head(self, comparison: Comparison) -> None:
        model = comparison.candidate
        self._text("CryApp", 10, LIGHT.text, weight=QFont.Weight.Bold, advance=False)
        task = (model.card.get("task") or {}).get("name") or model.task_key or ""
        self._text(tr("{task} · promotion gate").format(task=task), 9, LIGHT.muted, flags=RIGHT)
        self._y += 4
        self._line()
        self._y += 10
        self._text(tr(comparison.sentence), 15, LIGHT.text, weight=QFont.Weight.DemiBold)
        self._y += 2
        self._text(headline(comparison), 10, LIGHT.accent if comparison.is_open else LIGHT.danger)
        self._y += 2
        if comparison.explanation:
            self._text(tr(comparison.explanation), self._size_pt + 0.5, LIGHT.text)
        if line := evidence_line(comparison):
            self._text(line, self._size_pt, LIGHT.muted)
        self._text(
            tr("{name} ({id}), card {card}").format(name=model.name, id=model.id, card=model.card_sha256[:16]),
            self._size_pt,
            LIGHT.muted,
        )
        self._y += 8

    def _point(self, point: GatePoint, comparison: Comparison) -> None:
        page, top = self._page, self._y
        self._line()
        self._y = top + 3
        start = self._y
        number = QRectF(page.left(), 0, NUMBER_PT, 0)
        state = QRectF(page.right() - STATE_PT, 0, STATE_PT, 0)
        words = QRectF(page.left() + NUMBER_PT, 0, page.width() - NUMBER_PT - STATE_PT - GAP_PT, 0)
        self._text(str(point.number), self._size_pt, LIGHT.muted, box=number, advance=False)
        self._mark(point.state, QRectF(state.left(), start + 1, self._size_pt, self._size_pt))
        label = QRectF(state.left() + self._size_pt + 4, 0, STATE_PT - self._size_pt - 4, 0)
        self._text(tr(WORDS[point.state]), self._size_pt, LIGHT.text, box=label, advance=False)
        self._text(tr(point.title), self._size_pt, LIGHT.text, weight=QFont.Weight.DemiBold, box=words)
        self._text(tr(point.sentence), self._size_pt, LIGHT.text, box=words)
        lines = [f"{name}: {value}" for name, value in details(point)]
        if point.key == "churn":
            # Without codes: the page is handed around, and who is who can be looked up in the app.
            lines += [flip_words(flip) for flip in comparison.flips[:MOST_FLIPS]]
            if len(comparison.flips) > MOST_FLIPS:
                lines.append(tr("and {n} more").format(n=len(comparison.flips) - MOST_FLIPS))
        if lines:
            self._text("; ".join(lines), self._size_pt - 1, LIGHT.muted, box=words)
        self._y += 3

    def _mark(self, state: PointState, box: QRectF) -> None:
        """A tick, a cross, a triangle or a ring, drawn: the shape tells on a black-and-white printer too."""
        if self._dry:
            return
        painter = self._painter
        painter.save()
        painter.setPen(QPen(QColor(TONES[state]), 1.1))
        x, y, s = box.left(), box.top(), box.width()
        if state is PointState.PASS:
            painter.drawPolyline(
                [QPointF(x, y + 0.55 * s), QPointF(x + 0.38 * s, y + 0.9 * s), QPointF(x + s, y + 0.1 * s)]
            )
        elif state is PointState.FAIL:
            painter.drawLine(QPointF(x, y), QPointF(x + s, y + s))
            painter.drawLine(QPointF(x, y + s), QPointF(x + s, y))
        elif state is PointState.UNKNOWN:
            painter.drawPolygon([QPointF(x + s / 2, y), QPointF(x + s, y + s), QPointF(x, y + s)])
        else:
            painter.drawEllipse(box.adjusted(0.2 * s, 0.2 * s, -0.2 * s, -0.2 * s))
        painter.restore()

    def _foot(self) -> None:
        self._y = self._page.bottom() - FOOT_PT
        self._line()
        self._y += 6
        now = datetime.now().astimezone()
        self._text(
            tr(
                "{research_use} 95 % intervals by infant. Made with CryApp {version}; printed {now}. Page 1 of 1."
            ).format(research_use=tr(RESEARCH_USE), version=__version__, now=whole_moment(now)),
            7.5,
            LIGHT.muted,
        )
