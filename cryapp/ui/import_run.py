"""One import at a time, beside everything else: labelling goes on while it runs and its sheet may be closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cryapp.bridge.bus import Activity, Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.tasks import Job
from cryapp.domain.changes import Changes
from cryapp.domain.wording import mark, together
from cryapp.services import importing
from cryapp.services.importing import ImportOptions, ImportProgress, ImportReport
from cryapp.ui.i18n import tr

ACTIVITY = "import"
_IF_CLOSED = mark("The import stops; what was added stays. Import the same files again to add the rest.")

MADE_UP = mark("They are synthetic; their two conditions belong to the task “Neurological injury”.")


class ImportRun(QObject):
    """The import under way and the report of the last one."""

    started = Signal()
    progressed = Signal(object)
    """ImportProgress"""
    finished = Signal(object)
    """ImportReport"""
    failed = Signal(str)
    """A sentence: nothing could be imported at all."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._text = self._remark = ""
        self.report: ImportReport | None = None

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def start(self, paths: Sequence[Path], options: ImportOptions) -> None:
        library, chosen = self._desk.library, tuple(paths)

        def work(job: Job) -> ImportReport:
            return importing.import_paths(
                library,
                chosen,
                options,
                on_progress=job.progress.emit,
                on_changes=self._desk.bus.announce,
                cancelled=lambda: job.is_cancelled,
            )

        self._run(work, tr("Importing"))

    def start_examples(self) -> None:
        library = self._desk.library
        self._run(
            lambda job: importing.import_examples(library, on_progress=job.progress.emit),
            tr("Making example cries"),
            MADE_UP,
        )

    def stop(self) -> None:
        """Ends the import after the file at hand; its report still comes."""
        if self._job is not None:
            self._job.stop()

    def _run(self, work: Callable[[Job], ImportReport], text: str, remark: str = "") -> None:
        if self._job is not None:
            self._desk.bus.say(tr("An import is already running; wait for it or stop it first."), Level.WARNING)
            return
        self._text, self._remark = text, remark
        self.report = None
        self._job = self._desk.jobs.submit(work)
        self._job.progress.connect(self._progress)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._failed)
        self._job.cancelled.connect(self._over)
        self._desk.bus.activity.emit(Activity(ACTIVITY, text, None, None, _IF_CLOSED))
        self.started.emit()

    def _progress(self, progress: ImportProgress) -> None:
        fraction = progress.done / progress.total if progress.total else None
        self._desk.bus.activity.emit(Activity(ACTIVITY, self._text, fraction, progress.eta_s, _IF_CLOSED))
        self.progressed.emit(progress)

    def _done(self, report: ImportReport) -> None:
        self._over()
        self.report = report
        self._desk.bus.announce(report.changes | Changes(worklist=True))
        self._desk.bus.say(together((report.sentence, self._remark)))
        self.finished.emit(report)

    def _failed(self, error: Exception) -> None:
        self._over()
        sentence = sentence_for(error)
        self._desk.bus.say(sentence, Level.ERROR)
        self.failed.emit(tr(sentence))

    def _over(self) -> None:
        self._job = None
        self._desk.bus.activity_ended.emit(ACTIVITY)
