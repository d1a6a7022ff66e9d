"""One A4 page as PDF by Qt's own writer: a pen that moves down it. Always light: it is meant for paper."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from cryapp import __version__
from cryapp.ui.theme import FONT_FAMILY, LIGHT

POINTS_PER_INCH = 72
RESOLUTION_DPI = 300
MARGIN_PT = 42.0
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


def page_pdf(title: str, draw: Callable[[QPainter, QRectF], object]) -> bytes:
    """A page as PDF; ``draw`` gets the painter and the page inside its margins, in points."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION_DPI)
    writer.setTitle(title)
    writer.setCreator(f"CryApp {__version__}")
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    painter = QPainter(writer)
    try:
        painter.scale(RESOLUTION_DPI / POINTS_PER_INCH, RESOLUTION_DPI / POINTS_PER_INCH)
        painter.setFont(page_font())
        size = writer.pageLayout().pageSize().size(QPageSize.Unit.Point)
        draw(painter, QRectF(0, 0, size.width(), size.height()).adjusted(MARGIN_PT, MARGIN_PT, -MARGIN_PT, -MARGIN_PT))
    finally:
        painter.end()
    return bytes(buffer.data().data())


def write_page(path: Path, content: bytes) -> None:
    """Writes by rename, so that an earlier page is replaced only when the new one is complete. Raises: OSError."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


class Page:
    """A pen that moves down the page. Dry, it only measures how far it would come."""

    def __init__(self, painter: QPainter, page: QRectF, dry: bool = False) -> None:
        self._painter = painter
        self._dry = dry
        self._page = page
        self._y = page.top()

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
        if self._dry:
            return
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
        flags: int = LEFT,
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
        if not self._dry:
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
