"""Jobs of the study over several processes, none of which outlives the one that started them."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Collection
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.synchronize import Event
from typing import Any, Protocol

import torch

from ml.control import Control, Wish
from ml.errors import InterruptedRun, RunError
from ml.family import end_with_parent
from ml.study.plan import Cell, EncoderJob
from ml.study.workshop import Order, Workshop

POLL_S = 0.3
Job = EncoderJob | Cell
Record = dict[str, Any]


class Jobs(Protocol):
    """What may be done next, and where it is written down."""

    def next(self) -> Job | None: ...

    def finished(self, job: Job, record: Record) -> None: ...


def run_in_processes(order: Order, processes: int, control: Control, jobs: Jobs) -> None:
    """Does the jobs; whatever ends this early, those that were done are written down first.

    Raises: InterruptedRun if the user stops it; RunError if the system ends a process; what a job raises.
    """
    # Spawned, not forked: torch's threads do not survive a fork.
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    running: dict[Future[Record], Job] = {}
    with ProcessPoolExecutor(processes, context, _begin, (order, stop, processes)) as pool:
        try:
            while True:
                while len(running) < processes and (job := jobs.next()) is not None:
                    running[pool.submit(_do_here, job)] = job
                if not running:
                    return
                done, _ = wait(running, timeout=POLL_S, return_when=FIRST_COMPLETED)
                _keep(done, running, jobs)
                if control.wish is not Wish.GO_ON:
                    raise InterruptedRun
        except BrokenProcessPool as error:
            if control.wish is not Wish.GO_ON:  # whoever stops a group of processes reaches each of them
                raise InterruptedRun from error
            raise RunError(
                "A process of the study was ended by the system, most likely for want of memory.",
                "Start it again with --resume, with fewer --processes.",
                "All cells that were done are kept.",
            ) from error
        finally:
            stop.set()
            ended, _ = wait(running)
            for future in ended:
                if future.exception() is None:
                    jobs.finished(running[future], future.result())


def _keep(done: Collection[Future[Record]], running: dict[Future[Record], Job], jobs: Jobs) -> None:
    """Writes down what succeeded, and only then raises what did not."""
    failed = [future for future in done if future.exception() is not None]
    for future in done:
        job = running.pop(future)
        if future not in failed:
            jobs.finished(job, future.result())
    for future in failed:
        future.result()


class Stopping(Control):
    """Whoever stops the study interrupts what is being learnt, which leaves a checkpoint.

    To a training a stop means "early, keep what is learnt": an encoder that was cut short would stand among the others
    as a finished one.
    """

    def __init__(self, stopped: Callable[[], bool]) -> None:
        super().__init__()
        self._stopped = stopped

    @property
    def wish(self) -> Wish:
        return Wish.INTERRUPT if self._stopped() else Wish.GO_ON

    def check(self) -> None:
        if self._stopped():
            raise InterruptedRun


def do(workshop: Workshop, job: Job) -> Record:
    return workshop.make_encoder(job) if isinstance(job, EncoderJob) else workshop.do_cell(job)


_workshop: Workshop | None = None
"""Of this process; features stay open between its jobs."""


def _begin(order: Order, stop: Event, processes: int) -> None:
    global _workshop  # noqa: PLW0603 - what an initializer makes has no other place to stay
    # Ctrl+C reaches every process of a terminal; only the first one decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    torch.set_num_threads(max(1, order.hardware.n_threads // processes))
    _workshop = Workshop(order, Stopping(stop.is_set))


def _do_here(job: Job) -> Record:
    assert _workshop is not None
    return do(_workshop, job)
