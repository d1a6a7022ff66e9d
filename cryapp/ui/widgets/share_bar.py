"""Shares of a whole as one bar: each part with its own pattern, so that they are told apart without colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cryapp.ui.theme import theme, tokens

PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.Dense4Pattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.FDiagPattern,
    Qt.BrushStyle.DiagCrossPattern,
)


class ShareBar(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_shares(self, shares: Sequence[float]) -> None:
        self._shares = tuple(shares)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme().px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        x, whole = 0.0, max(sum(self._shares), 1e-9)
        for number, share in enumerate(self._shares):
            width = self.width() * share / whole
            paint_part(painter, QRectF(x, 0, width, self.height()), number)
            x += width


class SharePatch(QWidget):
    """The pattern of one part, as its legend."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setFixedSize(14, 14)
        theme().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_part(QPainter(self), QRectF(self.rect()), self._number)


def paint_part(painter: QPainter, rect: QRectF, number: int) -> None:
    t = tokens()
    inner = rect.adjusted(0.5, 0.5, -1.5, -1.5)
    if inner.width() <= 0:
        return
    painter.setPen(QPen(QColor(t.accent), 1))
    painter.setBrush(QColor(t.accent_soft))
    painter.drawRect(inner)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(t.accent), PATTERNS[number % len(PATTERNS)]))
    painter.drawRect(inner)
