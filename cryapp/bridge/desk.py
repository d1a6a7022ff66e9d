"""The desk: what every workspace is given. Built once by ``cryapp.app``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from cryapp.bridge.bus import Bus
from cryapp.bridge.ops import Operations
from cryapp.bridge.tasks import Job, TaskPool
from cryapp.domain.annotation import Annotator
from cryapp.domain.task import Task
from cryapp.services.library import Library
from cryapp.settings import Settings


class Desk(QObject):
    """Library, operations, readers and bus, with who sits here and what they work on.

    ``operations`` is the one writer; ``readers`` answer queries and draw tiles; ``jobs`` hold long work (import,
    rescoring), one at a time, so that neither keys nor pictures wait for it; ``figures`` what a person waits for some
    seconds (agreement, a map, evidence), which must neither stand behind an import nor keep pictures waiting;
    ``checks`` what nobody waits for: comparing a working copy with its checksum, which makes way for pictures.
    """

    annotator_changed = Signal(object)
    """Annotator | None"""
    task_changed = Signal(object)
    """Task"""
    tasks_changed = Signal()
    """``tasks`` are others now, or in other versions."""
    saved = Signal(object)
    """datetime (UTC) of the newest commit that a person asked for: the status bar says "Saved 10:32:07"."""
    wished = Signal(str)
    """Id of an action of the window that a workspace wants done, e.g. ``desk.wished.emit("window.sign_in")``."""

    recording_wanted = Signal(object)
    """RecordingId that somebody wants to hear and see in Label."""
    infant_wanted = Signal(object)
    """InfantId whose page somebody wants to see."""

    def __init__(self, library: Library, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self.settings = settings or Settings()
        self.bus = Bus(self)
        self.operations = Operations(self.bus, self)
        self.readers = TaskPool(2, "readers", self)
        self.jobs = TaskPool(1, "long jobs", self)
        self.figures = TaskPool(1, "figures", self)
        self.checks = TaskPool(1, "checks", self)
        self.tasks: tuple[Task, ...] = ()
        """Every task in its newest version, kept by the window."""
        self._annotator: Annotator | None = None
        self._task: Task | None = None

    @property
    def annotator(self) -> Annotator | None:
        return self._annotator

    def set_annotator(self, annotator: Annotator | None) -> None:
        if annotator != self._annotator:
            self._annotator = annotator
            self.annotator_changed.emit(annotator)

    @property
    def task(self) -> Task | None:
        return self._task

    def set_task(self, task: Task) -> None:
        if task != self._task:
            self._task = task
            self.task_changed.emit(task)

    def read(
        self,
        call: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
        priority: int = 0,
    ) -> Job:
        """Runs a reading service call on the readers; ``done`` gets its value on the GUI thread."""
        job = self.readers.submit(lambda _job: call(), priority)
        job.done.connect(done)
        if failed is not None:
            job.failed.connect(failed)
        return job

    def close(self) -> None:
        """Waits for the writer, stops the rest, closes the store."""
        self.jobs.close()
        self.figures.close()
        self.checks.close()
        self.readers.close()
        self.operations.close()
        self.library.close()
