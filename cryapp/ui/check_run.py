"""Checking every sound of the store from the window: beside everything else, told, and stopped when one likes."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal

from cryapp.bridge.bus import Activity, Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.tasks import Job
from cryapp.domain.ids import RecordingId
from cryapp.services import checking
from cryapp.services.checking import Checked, Copy
from cryapp.ui.i18n import tr

ACTIVITY = "check-sounds"
AT_ONCE = 10
"""Copies of one turn: the recording that somebody opens meanwhile is checked between two of them."""
MAKES_WAY_S = 0.02
"""How long it rests, again and again, while something is being drawn."""


class CheckRun(QObject):
    finished = Signal(object)
    """Checked"""
    running_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: tuple[Copy, ...] = ()
        self._n_done = 0
        self._wrong: dict[RecordingId, str] = {}
        self._job: Job | None = None
        self._stopping = False
        self.is_running = False

    def start(self) -> None:
        """Compares every working copy with its checksum. Does nothing while that is under way."""
        if self.is_running:
            return
        self._stopping = False
        self.is_running, self._asked, self._n_done, self._wrong = True, (), 0, {}
        library = self._desk.library
        self._show()
        self.running_changed.emit()
        self._desk.read(lambda: checking.copies(library), self._begin, self._failed)

    def stop(self) -> None:
        """Ends it; what was found until then is told."""
        self._stopping = True
        if self._job is not None:
            self._job.cancel()

    def _begin(self, asked: tuple[Copy, ...]) -> None:
        self._asked = asked
        self._go_on()

    def _go_on(self) -> None:
        self._show()
        desk, library = self._desk, self._desk.library
        some = self._asked[self._n_done : self._n_done + AT_ONCE]
        if not some or self._stopping:  # asked for before there was a job to cancel
            self._tell()
            return

        def work(job: Job) -> dict[RecordingId, str]:
            rest = threading.Event()

            def stopped() -> bool:
                while desk.readers.is_busy and not job.is_cancelled:
                    rest.wait(MAKES_WAY_S)
                return job.is_cancelled

            return checking.compare(library, some, stopped)

        def done(wrong: dict[RecordingId, str]) -> None:
            self._wrong |= wrong
            self._n_done += len(some)
            self._go_on()

        self._job = job = desk.checks.submit(work, -1)
        job.done.connect(done)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._tell)

    def _show(self) -> None:
        fraction = self._n_done / len(self._asked) if self._asked else None
        if_closed = tr("The check of the sounds stops; it can be begun again at any time.")
        self._desk.bus.activity.emit(Activity(ACTIVITY, tr("Checking all sounds"), fraction, None, if_closed))

    def _tell(self) -> None:
        library, wrong, n_done, n_left = self._desk.library, self._wrong, self._n_done, len(self._asked) - self._n_done
        self._desk.read(lambda: checking.told(library, wrong, n_done, n_left), self._told, self._failed)

    def _told(self, found: Checked) -> None:
        self._end()
        level = Level.WARNING if found.not_whole else Level.INFO
        self._desk.bus.say(found.sentence, level, "\n".join(tr(line) for line in found.lines))
        self.finished.emit(found)

    def _failed(self, error: Exception) -> None:
        self._end()
        self._desk.bus.say(sentence_for(error), Level.ERROR)

    def _end(self) -> None:
        self._job, self.is_running = None, False
        self._desk.bus.activity_ended.emit(ACTIVITY)
        self.running_changed.emit()
