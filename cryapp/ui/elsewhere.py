"""Two windows on one store: what was done in the other one is seen when this one comes to the front again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from cryapp.bridge.desk import Desk
from cryapp.domain.changes import Changes

if TYPE_CHECKING:
    from cryapp.services.elsewhere import Standing


class Elsewhere(QObject):
    """Remembers how far the store had got when the program was left, and tells what came since when it is back.

    Labels are safe without it, since every act reads what it changes in its own transaction; but what is on the screen
    would be older than what is in the store until somebody moves on.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._left_at: Standing | None = None
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self.state_changed)

    def state_changed(self, state: Qt.ApplicationState) -> None:
        """The program goes to the back, or comes to the front again."""
        from cryapp.services import elsewhere

        library, left_at = self._desk.library, self._left_at
        if state is not Qt.ApplicationState.ApplicationActive:
            if left_at is None:
                self._desk.read(lambda: elsewhere.standing_now(library), self._keep)
        elif left_at is not None:
            self._left_at = None
            self._desk.read(lambda: elsewhere.changes_since(library, left_at)[0], self._tell)

    def _keep(self, standing: Standing) -> None:
        self._left_at = standing

    def _tell(self, changes: Changes) -> None:
        if changes:
            self._desk.bus.announce(changes)
