"""Work off the GUI thread: frozen requests in, values out, stale answers dropped."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from cryapp.domain.errors import Cancelled, UserError

log = logging.getLogger(__name__)


class Job(QObject):
    """One piece of work under way. Connect to its signals before control returns to the event loop.

    Exactly one of ``done``, ``failed`` and ``cancelled`` is emitted, on the thread that created the job.
    """

    done = Signal(object)
    failed = Signal(object)
    """UserError, or any other exception (our bug: also reported to the crash log)."""
    cancelled = Signal()
    progress = Signal(object)
    """Whatever the work reports; at most the newest matters."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Asks the work to stop; a request that has not begun never runs."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        return self._stop.is_set()


class _Answer(QObject):
    """Carries the outcome to the job's thread, wherever it was computed."""

    arrived = Signal(str, object)


class _Runnable(QRunnable):
    def __init__(self, job: Job, work: Callable[[Job], Any], answer: _Answer) -> None:
        super().__init__()
        self.setAutoDelete(True)
        self._job = job
        self._work = work
        self._answer = answer

    def run(self) -> None:
        if self._job.is_cancelled:
            self._answer.arrived.emit("cancelled", None)
            return
        try:
            value = self._work(self._job)
        except Cancelled:
            self._answer.arrived.emit("cancelled", None)
        except UserError as error:
            self._answer.arrived.emit("failed", error)
        except Exception as error:
            log.exception("work failed")
            self._answer.arrived.emit("failed", error)
        else:
            self._answer.arrived.emit("done", value)


class TaskPool(QObject):
    """A small thread pool with a close that waits: no thread outlives the window.

    Args:
        n_threads: 1 makes the pool a queue (the store writer), more a pool of readers.
    """

    def __init__(self, n_threads: int, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(n_threads)
        self._pool.setObjectName(name)
        self._jobs: dict[Job, _Answer] = {}

    def submit(self, work: Callable[[Job], Any], priority: int = 0) -> Job:
        """Runs ``work(job)`` on the pool. The work polls ``job.is_cancelled`` and may emit ``job.progress``."""
        job = Job(self)
        answer = _Answer()
        self._jobs[job] = answer
        answer.arrived.connect(lambda kind, value: self._arrived(job, kind, value), Qt.ConnectionType.QueuedConnection)
        self._pool.start(_Runnable(job, work, answer), priority)
        return job

    @Slot()
    def _arrived(self, job: Job, kind: str, value: object) -> None:
        if self._jobs.pop(job, None) is None:
            return
        if job.is_cancelled or kind == "cancelled":
            job.cancelled.emit()
        elif kind == "done":
            job.done.emit(value)
        else:
            job.failed.emit(value)
        job.deleteLater()

    @property
    def is_busy(self) -> bool:
        return bool(self._jobs)

    def close(self, timeout_ms: int = 30_000) -> bool:
        """Cancels what waits, lets what runs finish, and gives the threads back."""
        for job in self._jobs:
            job.cancel()
        return self._pool.waitForDone(timeout_ms)
