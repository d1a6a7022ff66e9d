"""Tells when a widget is painted next: a window for the first time, a picture after it changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

AFTER_FRAME_MS = 1
"""The frame goes to the screen when the paint event has returned; a timer of 0 could come before that."""


class FirstPaint(QObject):
    """Calls ``then`` once, right after the next paint of ``window`` was handed to the screen, and goes."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._then = then
        self._seen = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            watched.removeEventFilter(self)
            QTimer.singleShot(AFTER_FRAME_MS, self, self._painted)
        return False

    def _painted(self) -> None:
        self.deleteLater()  # else every recording that is shown would leave one behind
        self._then()
