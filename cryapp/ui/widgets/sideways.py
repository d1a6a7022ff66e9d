"""Two parts side by side, or one above the other where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from cryapp.ui.theme import SPACE_PX


class Sideways(QWidget):
    def __init__(
        self, first: QWidget, second: QWidget, stretches: tuple[int, int] = (1, 1), space_px: int = SPACE_PX
    ) -> None:
        """Args: stretches: how the room beside each other is shared beyond what each part needs."""
        super().__init__()
        self._parts, self._space_px = (first, second), space_px
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(space_px)
        for part, stretch in zip(self._parts, stretches, strict=True):
            self._layout.addWidget(part, stretch)

    @property
    def is_beside(self) -> bool:
        return self._layout.direction() is QBoxLayout.Direction.LeftToRight

    def minimumSizeHint(self) -> QSize:
        """No wider than its widest part: beside each other they stand only where there is room."""
        found = super().minimumSizeHint()
        return QSize(max(map(_least_px, self._parts)), found.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        needed = sum(map(_least_px, self._parts)) + self._space_px
        beside = needed <= self.width()
        if beside != self.is_beside:
            way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
            self._layout.setDirection(way)


def _least_px(part: QWidget) -> int:
    """What its contents need, or what was asked for it: a hint alone knows nothing of a width that was set."""
    return max(part.minimumSizeHint().width(), part.minimumWidth())
