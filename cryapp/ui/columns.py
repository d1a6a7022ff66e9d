"""Columns of panels: one above the other, scrolled where large text on a small screen needs it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cryapp.ui.theme import SPACE_PX


def column(*widgets: QWidget) -> QWidget:
    """Widgets one above the other; :func:`layout_of` gives the layout back, to add more."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE_PX)
    for widget in widgets:
        layout.addWidget(widget)
    return holder


def layout_of(holder: QWidget) -> QVBoxLayout:
    layout = holder.layout()
    assert isinstance(layout, QVBoxLayout)
    return layout


def scrolled(holder: QWidget) -> QScrollArea:
    """Large text on a small screen scrolls; nothing is squeezed."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder.setObjectName("scrolled")
    area.setWidget(holder)
    return area
