"""Finding moved sounds from the window: one search at a time, beside everything else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cryapp.bridge.bus import Activity, Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.tasks import Job
from cryapp.services import relinking
from cryapp.services.relinking import Relinked
from cryapp.ui.i18n import tr

ACTIVITY = "relink"


class RelinkRun(QObject):
    finished = Signal(object)
    """Relinked"""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None

    def start(self, folder: Path) -> None:
        """Looks through a folder; a second call while one runs is refused with a sentence."""
        desk = self._desk
        if self._job is not None:
            desk.bus.say(tr("A search for moved recordings is under way."))
            return
        library, by = desk.library, desk.annotator.id if desk.annotator else None

        def work(job: Job) -> Relinked:
            return relinking.relink(
                library,
                folder,
                by,
                progress=lambda done, total: job.progress.emit((done, total)),
                cancelled=lambda: job.is_cancelled,
            )

        self._show(None)
        self._job = desk.jobs.submit(work)
        self._job.progress.connect(lambda of: self._show(of[0] / max(1, of[1])))
        self._job.done.connect(self._done)
        self._job.failed.connect(self._failed)
        self._job.cancelled.connect(self._end)

    def _show(self, fraction: float | None) -> None:
        if_closed = tr("The search stops; what was found stays found.")
        self._desk.bus.activity.emit(Activity(ACTIVITY, tr("Looking for moved recordings"), fraction, None, if_closed))

    def _done(self, found: Relinked) -> None:
        self._end()
        self._desk.bus.announce(found.changes)
        left = bool(found.copies_missing or found.refused)
        self._desk.bus.say(tr(found.sentence), Level.WARNING if left else Level.INFO, "\n".join(found.refused))
        self.finished.emit(found)

    def _failed(self, error: Exception) -> None:
        self._end()
        self._desk.bus.say(sentence_for(error), Level.ERROR)

    def _end(self) -> None:
        self._job = None
        self._desk.bus.activity_ended.emit(ACTIVITY)
