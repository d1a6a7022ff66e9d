"""Figures that a page computes off the GUI thread: at most one computation at a time, in view, to be called off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton

from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.tasks import Job
from cryapp.ui.i18n import tr


class Computing(QObject):
    """Owns what is seen of a computation; the page says where it stands and what is computed."""

    changed = Signal()
    """It began or ended, or what it gave is no longer true."""
    done = Signal(object)
    failed = Signal(str)
    """A sentence."""
    wanted = Signal()
    """The button to compute again was pressed."""

    def __init__(self, desk: Desk, doing: str, parent: QObject) -> None:
        """Args: doing: what goes on, for screen readers."""
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._is_stale = True
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(doing)
        self.stop = QPushButton(tr("Cancel"))
        self.stop.clicked.connect(self.cancel)
        self.again = QPushButton()
        self.again.clicked.connect(self.wanted)
        for part in (self.progress, self.stop):  # the button stays as it is: shown without a parent it were a window
            part.hide()

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    @property
    def is_stale(self) -> bool:
        """Nothing was computed yet, or something has changed since."""
        return self._is_stale

    def spoil(self) -> None:
        """What was computed is no longer true."""
        self._is_stale = True
        self._show()

    def start(self, work: Callable[[Job], object]) -> None:
        """Computes; what is under way is called off. ``done`` or ``failed`` follows, unless that is called off too."""
        self.cancel()
        self._is_stale = False
        job = self._desk.figures.submit(work)
        job.progress.connect(self._moved)
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        self._job = job
        self.progress.setValue(0)
        self._show()

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._is_stale = True
            self._show()

    def _moved(self, share: float) -> None:
        self.progress.setValue(round(100 * share))

    def _done(self, answer: object) -> None:
        self._job = None
        self._show()
        self.done.emit(answer)

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._show()
        self.failed.emit(tr(sentence_for(error)))

    def _show(self) -> None:
        self.progress.setVisible(self.is_busy)
        self.stop.setVisible(self.is_busy)
        self.again.setVisible(not self.is_busy)
        self.changed.emit()
