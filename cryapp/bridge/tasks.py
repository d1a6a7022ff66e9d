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
    """UserError, or any other exception (our bug: its traceback is in the log)."""
    cancelled = Signal()
    progress = Signal(object)
    """Whatever the work reports; arrives on the job's thread. Only the newest matters: reports made before somebody
    connected are lost."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._unwanted = False

    def cancel(self) -> None:
        """The answer is no longer wanted: the work is asked to stop and whatever it gives is dropped."""
        self._unwanted = True
        self._stop.set()

    def stop(self) -> None:
        """Asks the work to end soon; what it gives then (a report of what was done) still arrives as ``done``."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Polled by the work, on any thread."""
        return self._stop.is_set()

    @property
    def is_unwanted(self) -> bool:
        return self._unwanted


class _Runnable(QRunnable):
    """Holds plain values and the job (owned by the pool), so that no QObject dies on a worker thread."""

    def __init__(self, job: Job, work: Callable[[Job], Any], answer: Callable[[Job, str, object], None]) -> None:
        super().__init__()
        self.setAutoDelete(True)
        self._job = job
        self._work = work
        self._answer = answer

    def run(self) -> None:
        if self._job.is_unwanted:
            self._answer(self._job, "cancelled", None)
            return
        try:
            value = self._work(self._job)
        except Cancelled:
            self._answer(self._job, "cancelled", None)
        except UserError as error:
            self._answer(self._job, "failed", error)
        except Exception as error:
            log.exception("work failed")
            self._answer(self._job, "failed", error)
        else:
            self._answer(self._job, "done", value)


class TaskPool(QObject):
    """A small thread pool with a close that waits: no thread outlives the window.

    Args:
        n_threads: 1 makes the pool a queue (the store writer), more a pool of readers.
    """

    _answered = Signal(object, str, object)

    def __init__(self, n_threads: int, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(n_threads)
        self._pool.setObjectName(name)
        self._jobs: set[Job] = set()
        self._closed = False
        # Queued onto a method of this object: outcomes are always handled on the pool's own thread.
        self._answered.connect(self._arrived, Qt.ConnectionType.QueuedConnection)

    def submit(self, work: Callable[[Job], Any], priority: int = 0) -> Job:
        """Runs ``work(job)`` on the pool. The work polls ``job.is_cancelled`` and may emit ``job.progress``.

        After :meth:`close` nothing runs any more; such a job is ``cancelled``.
        """
        job = Job(self)
        self._jobs.add(job)
        if self._closed:
            job.cancel()
            self._answered.emit(job, "cancelled", None)
        else:
            self._pool.start(_Runnable(job, work, self._answered.emit), priority)
        return job

    @Slot(object, str, object)
    def _arrived(self, job: Job, kind: str, value: object) -> None:
        if job not in self._jobs:
            return
        self._jobs.discard(job)
        if job.is_unwanted or kind == "cancelled":
            job.cancelled.emit()
        elif kind == "done":
            job.done.emit(value)
        else:
            job.failed.emit(value)
        job.deleteLater()

    @property
    def is_busy(self) -> bool:
        return bool(self._jobs)

    def close(self, *, finish: bool = False, timeout_ms: int = 30_000) -> bool:
        """Gives the threads back.

        Args:
            finish: True lets everything that was submitted run first (the store writer: nothing typed is lost);
                False drops what waits and asks what runs to stop.

        Returns: False if something was still running after the timeout.
        """
        self._closed = True
        if not finish:
            for job in self._jobs:
                job.cancel()
        return self._pool.waitForDone(timeout_ms)
