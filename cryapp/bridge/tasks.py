"""Work off the GUI thread: frozen requests in, values out, stale answers dropped."""

from __future__ import annotations

import itertools
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


_Outcome = tuple[str, object]
"""``done``, ``failed`` or ``cancelled``, and the value or exception."""


class _Runnable(QRunnable):
    """Runs a piece of work, and holds nothing of it any more when it tells so.

    Work often captures widgets. If a worker thread held the last reference to one, the widget would be destroyed there
    while the event loop of the GUI thread still uses it; and the wrapper of a job could be freed here while the GUI
    thread is inside the job's destructor. So the pool keeps the work until its answer has arrived, the outcome goes
    through a table, and what crosses the threads is a number.
    """

    def __init__(
        self,
        ticket: int,
        job: Job,
        work: Callable[[Job], Any],
        outcomes: dict[int, _Outcome],
        tell: Callable[[int], None],
    ) -> None:
        super().__init__()
        self.setAutoDelete(True)
        self._ticket, self._outcomes, self._tell = ticket, outcomes, tell
        self._job: Job | None = job
        self._work: Callable[[Job], Any] | None = work

    def run(self) -> None:
        if self._job is not None and self._work is not None:
            self._outcomes[self._ticket] = _outcome(self._job, self._work)
        self._job = self._work = None
        self._tell(self._ticket)


def _outcome(job: Job, work: Callable[[Job], Any]) -> _Outcome:
    if job.is_unwanted:
        return "cancelled", None
    try:
        return "done", work(job)
    except Cancelled:
        return "cancelled", None
    except UserError as error:
        return "failed", error
    except Exception as error:
        log.exception("work failed")
        return "failed", error


class TaskPool(QObject):
    """A small thread pool with a close that waits: no thread outlives the window.

    Args:
        n_threads: 1 makes the pool a queue (the store writer), more a pool of readers.
    """

    _answered = Signal(int)
    """Ticket of a job whose outcome is in the table."""

    def __init__(self, n_threads: int, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(n_threads)
        self._pool.setObjectName(name)
        self._tickets = itertools.count(1)
        self._asked: dict[int, tuple[Job, Callable[[Job], Any]]] = {}
        self._outcomes: dict[int, _Outcome] = {}
        self._held: list[tuple[int, _Runnable, int]] | None = None
        """Ticket, work and priority of what waits for :meth:`release`; None while nothing is held."""
        self._closed = False
        # Queued onto a method of this object: outcomes are always handled on the pool's own thread.
        self._answered.connect(self._arrived, Qt.ConnectionType.QueuedConnection)

    def submit(self, work: Callable[[Job], Any], priority: int = 0) -> Job:
        """Runs ``work(job)`` on the pool. The work polls ``job.is_cancelled`` and may emit ``job.progress``.

        After :meth:`close` nothing runs any more; such a job is ``cancelled``.
        """
        job, ticket = Job(self), next(self._tickets)
        self._asked[ticket] = (job, work)
        if self._closed:
            job.cancel()
            self._answered.emit(ticket)
        else:
            runnable = _Runnable(ticket, job, work, self._outcomes, self._answered.emit)
            if self._held is not None:
                self._held.append((ticket, runnable, priority))
            else:
                self._pool.start(runnable, priority)
        return job

    def hold(self) -> None:
        """What is submitted from now on waits until :meth:`release`; what runs already goes on."""
        if self._held is None:
            self._held = []

    def release(self) -> None:
        """Starts what was held back, in the order of its priority."""
        held, self._held = self._held, None
        for ticket, runnable, priority in held or ():
            if self._closed:
                self._answered.emit(ticket)
            else:
                self._pool.start(runnable, priority)

    @Slot(int)
    def _arrived(self, ticket: int) -> None:
        job, _work = self._asked.pop(ticket)
        kind, value = self._outcomes.pop(ticket, ("cancelled", None))
        if job.is_unwanted or kind == "cancelled":
            job.cancelled.emit()
        elif kind == "done":
            job.done.emit(value)
        else:
            job.failed.emit(value)
        job.deleteLater()

    @property
    def is_busy(self) -> bool:
        return bool(self._asked)

    @property
    def n_asked(self) -> int:
        """Pieces of work that wait or run."""
        return len(self._asked)

    def close(self, *, finish: bool = False, timeout_ms: int = 30_000) -> bool:
        """Gives the threads back.

        Args:
            finish: True lets everything that was submitted run first (the store writer: nothing typed is lost);
                False drops what waits and asks what runs to stop.

        Returns: False if something was still running after the timeout.
        """
        if finish:
            self.release()
        self._closed = True
        if not finish:
            for job, _work in self._asked.values():
                job.cancel()
        self.release()
        return self._pool.waitForDone(timeout_ms)
