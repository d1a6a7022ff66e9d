"""Columns of panels: one above the other, scrolled where large text on a small screen needs it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
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


def scrolled(holder: QWidget, least_px: int = 0) -> QScrollArea:
    """Large text on a small screen scrolls; nothing is squeezed, and nothing is cut off at the side."""
    return _Scrolled(holder, least_px)


class _Scrolled(QScrollArea):
    """Scrolls up and down only, and is therefore never narrower than what is in it: French needs more room."""

    def __init__(self, holder: QWidget, least_px: int) -> None:
        super().__init__()
        self._holder, self._least_px = holder, least_px
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder.setObjectName("scrolled")
        self.setWidget(holder)
        holder.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._holder and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        needed = self._holder.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(self._least_px, needed))
