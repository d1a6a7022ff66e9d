"""The one-page report of a screening as PDF, by Qt's own writer. Always light: it is meant for paper."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from cryapp import __version__
from cryapp.domain.errors import UserError
from cryapp.domain.infant import Sex
from cryapp.services.screening import RESEARCH_USE, Outcome, Screening
from cryapp.ui.evidence import Evidence, paint_evidence
from cryapp.ui.theme import FONT_FAMILY, LIGHT
from cryapp.ui.words import gestation_text

POINTS_PER_INCH = 72
RESOLUTION_DPI = 300
MARGIN_PT = 42.0
PICTURE_PX = (1800, 700)
"""What is asked of the spectrogram: sharp at the width of a page."""
PICTURE_PT = 248.0
EDGES = {Outcome.POSITIVE: LIGHT.warning, Outcome.NEGATIVE: LIGHT.accent, Outcome.INSUFFICIENT_QUALITY: LIGHT.muted}
FINDINGS = {
    "agree": "The reader agrees with the result.",
    "disagree": "The reader disagrees with the result.",
    "unsure": "The reader is unsure.",
}
SEX_WORDS = {Sex.FEMALE: "female", Sex.MALE: "male"}
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


def report_name(screening: Screening) -> str:
    """File name of a screening's report; only pseudonyms go into it."""
    code = "".join(c if c.isalnum() or c in "-_" else "_" for c in screening.infant.code)
    return f"screening-{result_number(screening)}-{code}.pdf"


def result_number(screening: Screening) -> str:
    return f"S-{int(screening.id):06d}"


def save_report(
    folder: Path, screening: Screening, task_name: str, picture: npt.NDArray[np.uint8] | None, why_not: str = ""
) -> Path:
    """Writes the report, replacing an earlier one of the same screening only when it is complete.

    Raises: UserError if the folder cannot be written to.
    """
    path = folder / report_name(screening)
    part = path.with_name(path.name + ".part")
    content = report_pdf(screening, task_name, picture, why_not)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise UserError(
            f"The report cannot be written to {folder}: {error.strerror}.",
            "The result and its signature are saved.",
            "Make room or ask for write access there, then press “Make report”.",
        ) from error
    return path


def report_pdf(screening: Screening, task_name: str, picture: npt.NDArray[np.uint8] | None, why_not: str = "") -> bytes:
    """The page as PDF.

    Args:
        picture: spectrogram as grey levels ``(height, width)``, 0 quiet.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION_DPI)
    writer.setTitle(f"CryApp screening {result_number(screening)}")
    writer.setCreator(f"CryApp {__version__}")
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    painter = QPainter(writer)
    try:
        painter.scale(RESOLUTION_DPI / POINTS_PER_INCH, RESOLUTION_DPI / POINTS_PER_INCH)
        painter.setFont(page_font())
        size = writer.pageLayout().pageSize().size(QPageSize.Unit.Point)
        page = QRectF(0, 0, size.width(), size.height()).adjusted(MARGIN_PT, MARGIN_PT, -MARGIN_PT, -MARGIN_PT)
        _Page(painter, page).draw(screening, task_name, picture, why_not)
    finally:
        painter.end()
    return bytes(buffer.data().data())


class _Page:
    """A pen that moves down the page."""

    def __init__(self, painter: QPainter, page: QRectF) -> None:
        self._painter = painter
        self._page = page
        self._y = page.top()

    def draw(self, screening: Screening, task_name: str, picture: npt.NDArray[np.uint8] | None, why_not: str) -> None:
        self._head(screening, task_name)
        self._banner(screening)
        self._heading("Where the evidence lies")
        area = QRectF(self._page.left(), self._y, self._page.width(), PICTURE_PT)
        paint_evidence(self._painter, area, Evidence.of(screening), LIGHT, 7.5, picture, why_not)
        self._y = area.bottom() + 4
        strip = ": spectrogram above, probability over time below, dashed line where the answer changes"
        self._text(
            f"{screening.recording.title}{strip if screening.prediction else ': spectrogram'}.", 7.5, LIGHT.muted
        )
        self._y += 14
        gap, top = 20.0, self._y
        width = (self._page.width() - gap) / 2
        self._quality(screening, QRectF(self._page.left(), top, width, 0))
        below_left = self._y
        self._y = top
        self._people(screening, QRectF(self._page.left() + width + gap, top, width, 0))
        self._y = max(self._y, below_left)
        self._foot(screening)

    def _head(self, screening: Screening, task_name: str) -> None:
        page = self._page
        self._text("CryApp", 10, LIGHT.text, weight=QFont.Weight.Bold, advance=False)
        self._text(f"{task_name} · {result_number(screening)}", 9, LIGHT.muted, flags=_RIGHT)
        self._y += 4
        self._line()
        self._y += 12
        self._text(f"Infant {screening.infant.code}", 15, LIGHT.text, weight=QFont.Weight.DemiBold, advance=False)
        made = screening.made_at.astimezone()
        self._text(f"{made.day} {made:%B %Y, %H:%M}", 10, LIGHT.text, flags=_RIGHT)
        self._y = max(self._y, page.top() + 48)
        facts = infant_facts(screening)
        if facts:
            self._text(facts, 9, LIGHT.muted)
        self._y += 10

    def _banner(self, screening: Screening) -> None:
        top, left = self._y, self._page.left()
        inset = QRectF(left + 14, top + 4, self._page.width() - 18, 0)
        self._y = inset.top()
        self._text(screening.headline, 19, LIGHT.text, weight=QFont.Weight.DemiBold, box=inset)
        self._y += 3
        self._text(screening.explanation, 10, LIGHT.text, box=inset)
        self._y += 3
        self._text(RESEARCH_USE, 9, LIGHT.muted, box=inset)
        self._y += 4
        self._painter.fillRect(QRectF(left, top, 4, self._y - top), QColor(EDGES[screening.outcome]))
        self._y += 16

    def _quality(self, screening: Screening, column: QRectF) -> None:
        good = screening.outcome is not Outcome.INSUFFICIENT_QUALITY
        self._heading(f"Recording quality: {'good enough' if good else 'not enough'}", column)
        rows = []
        for check in screening.checks:
            needed = f" (needs {check.needed})" if check.needed and not check.passed else ""
            rows.append((("✓ " if check.passed else "✗ ") + check.text, check.value + needed))
        self._table(rows, column)

    def _people(self, screening: Screening, column: QRectF) -> None:
        self._heading("The reader's finding", column)
        if screening.signed_at is None:
            self._text("Not signed yet.", 9, LIGHT.danger, box=column)
        else:
            self._text(FINDINGS.get(screening.finding or "", ""), 10, LIGHT.text, box=column)
            if screening.remarks:
                self._text(_shortened(screening.remarks, 600), 9, LIGHT.text, box=column)
            signed = screening.signed_at.astimezone()
            words = f"Signed by {screening.signed_by} on {signed.day} {signed:%B %Y, %H:%M}."
            self._text(words, 9, LIGHT.muted, box=column)
        self._y += 12
        model = screening.model
        if model is not None:
            self._heading("Model", column)
            rows = [("Name", model.name), ("Package", model.card_sha256[:12])]
            if model.promoted_at is not None:
                promoted = model.promoted_at.astimezone()
                rows.append(("In use since", f"{promoted.day} {promoted:%b %Y}, {model.promoted_by}"))
            if model.evidence.auc is not None:
                auc = model.evidence.auc
                rows.append((f"AUC on {auc.n_infants} locked infants", auc.text))
            self._table(rows, column)

    def _foot(self, screening: Screening) -> None:
        self._y = self._page.bottom() - 24
        self._line()
        self._y += 6
        now = datetime.now().astimezone()
        self._text(
            f"{RESEARCH_USE} Made by {screening.made_by} with CryApp {__version__}; printed {now:%Y-%m-%d %H:%M}. "
            "Page 1 of 1.",
            7.5,
            LIGHT.muted,
        )

    def _heading(self, text: str, box: QRectF | None = None) -> None:
        self._text(text.upper(), 7.5, LIGHT.muted, weight=QFont.Weight.DemiBold, box=box)
        self._y += 4

    def _table(self, rows: Iterable[tuple[str, str]], column: QRectF) -> None:
        split = column.left() + 0.5 * column.width()
        left = QRectF(column.left(), 0, split - column.left() - 6, 0)
        right = QRectF(split, 0, column.right() - split, 0)
        for name, value in rows:
            top = self._y
            self._text(name, 9, LIGHT.text, box=left)
            below, self._y = self._y, top
            self._text(value, 9, LIGHT.muted, box=right)
            self._y = max(self._y, below) + 2
            self._line(column)
            self._y += 3

    def _line(self, column: QRectF | None = None) -> None:
        box = column or self._page
        self._painter.setPen(QPen(QColor(LIGHT.line), 0.6))
        self._painter.drawLine(QPointF(box.left(), self._y), QPointF(box.right(), self._y))

    def _text(
        self,
        text: str,
        size_pt: float,
        color: str,
        *,
        weight: QFont.Weight = QFont.Weight.Normal,
        box: QRectF | None = None,
        flags: int = _LEFT,
        advance: bool = True,
    ) -> None:
        """Draws text in a column and moves down by its height."""
        column = box or self._page
        font = page_font()
        # Sizes in points of the page: the painter is scaled, so a "pixel" is a point here.
        font.setPixelSize(100)
        font.setWeight(weight)
        scale = size_pt / 100
        painter = self._painter
        painter.save()
        painter.translate(column.left(), self._y)
        painter.scale(scale, scale)
        painter.setFont(font)
        painter.setPen(QColor(color))
        room = QRectF(0, 0, column.width() / scale, 20_000)
        needed = painter.boundingRect(room, flags, text)
        painter.drawText(room, flags, text)
        painter.restore()
        if advance:
            self._y += needed.height() * scale


def page_font() -> QFont:
    """Inter without contextual alternates and tabular figures: such glyphs cannot be searched for in a PDF."""
    font = QFont(FONT_FAMILY)
    font.setFeature(QFont.Tag("calt"), 0)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def infant_facts(screening: Screening) -> str:
    """What the record says, for one line of the report."""
    infant, recording = screening.infant, screening.recording
    parts = []
    if infant.born_at is not None:
        born = infant.born_at.astimezone()
        parts.append(f"born {born.day} {born:%b %Y, %H:%M}")
    if recording.hours_since_birth is not None:
        parts.append(f"{recording.hours_since_birth:.1f} h after birth when recorded")
    if infant.gestation_days is not None:
        parts.append(f"gestation {gestation_text(infant.gestation_days)}")
    if infant.sex in SEX_WORDS:
        parts.append(SEX_WORDS[infant.sex])
    apgar = (infant.apgar_1, infant.apgar_5, infant.apgar_10)
    if any(score is not None for score in apgar):
        parts.append("Apgar " + "/".join("–" if score is None else str(score) for score in apgar))
    if infant.birth_weight_g is not None:
        parts.append(f"{infant.birth_weight_g} g")
    if infant.synthetic:
        parts.append("SYNTHETIC, not a real infant")
    return " · ".join(parts)


def _shortened(text: str, longest: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"
