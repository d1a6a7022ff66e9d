"""A class's mark: its shape in its colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cryapp.domain.task import Shape
from cryapp.ui.shapes import paint_shape


class ClassMark(QWidget):
    def __init__(self, shape: Shape, color: str, size_px: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape, self._color = shape, color
        self.setFixedSize(size_px, size_px)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_shape(painter, self._shape, QColor(self._color), QRectF(self.rect()))
