"""Columns of panels: one above the other, scrolled where large text on a small screen needs it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from cryapp.ui.theme import SPACE_PX

MIDDLE_PX = 420
"""What the sound takes where there is room."""


class ThreeColumns(QSplitter):
    """List, sound, pad. None ever lies over another, however narrow the window and large the text: the list gives way
    first, then the sound; the pad's words have their room.
    """

    def __init__(self, left: QWidget, middle: QWidget, right: QWidget, left_px: tuple[int, int], right_px: int) -> None:
        """Args: left_px: how narrow the left one may be drawn, and how narrow it becomes where there is no room."""
        super().__init__(Qt.Orientation.Horizontal)
        self._left, self._middle, self._right = left, middle, right
        self._left_px, self._right_px = left_px, right_px
        self.setHandleWidth(SPACE_PX)
        self.setChildrenCollapsible(False)
        for widget, stretch in ((left, 0), (middle, 1), (right, 0)):
            self.addWidget(widget)
            self.setStretchFactor(self.count() - 1, stretch)
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._give_way()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._give_way()  # the pad has become wider
        return super().event(event)

    def _give_way(self) -> None:
        right_px = max(self._right_px, self._right.minimumWidth())
        rest_px = max(0, self.width() - 2 * self.handleWidth() - right_px)
        usual_px, least_px = self._left_px
        left = min(usual_px, max(least_px, rest_px - MIDDLE_PX))
        self._left.setMinimumWidth(left)
        self._middle.setMinimumWidth(min(MIDDLE_PX, rest_px - left) if rest_px > left else least_px)


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
