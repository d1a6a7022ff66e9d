"""Jobs of the study over processes: encoders first, cells as soon as theirs is there, a line for each that is done."""

from __future__ import annotations

import json
import multiprocessing
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import torch

from ml.control import Control, Wish
from ml.errors import InterruptedRun, RunError
from ml.study.plan import Cell, EncoderJob
from ml.study.workshop import Order, Workshop

CELLS_FILE = "cells.jsonl"
ENCODERS_FILE = "encoders.jsonl"
POLL_S = 0.3
Job = EncoderJob | Cell


@dataclass(frozen=True)
class Told:
    """How far the study is."""

    done: int
    total: int
    eta_s: float | None
    last: Job


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Results of before; a last line cut short by a kill is passed over."""
    if not path.exists():
        return
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            try:
                found = json.loads(line)
            except ValueError:
                continue
            if isinstance(found, dict) and "key" in found:
                yield found


def _end_last_line(path: Path) -> None:
    """What a killed run left of a line must not swallow the next one."""
    if path.exists() and not path.read_bytes().endswith(b"\n"):
        with path.open("a", encoding="utf-8") as out:
            out.write("\n")


def run_jobs(order: Order, processes: int, control: Control, tell: Callable[[Told], None]) -> None:
    """Does what is not done yet.

    Raises: InterruptedRun if the user stops it: what is done is kept, an encoder in the making leaves a checkpoint.
    """
    queue = _Queue(order, tell)
    if processes == 1:
        workshop = Workshop(order, _Stopping(lambda: control.wants_stop or control.is_gone))
        while (job := queue.next()) is not None:
            control.check()
            if control.wants_stop:
                raise InterruptedRun
            queue.finished(job, _do(workshop, job))
        return
    _run_in_processes(order, processes, control, queue)


class _Queue:
    """What may be done next, and the files of what is done."""

    def __init__(self, order: Order, tell: Callable[[Told], None]) -> None:
        self._folder = order.folder
        self._tell = tell
        for name in (CELLS_FILE, ENCODERS_FILE):
            _end_last_line(order.folder / name)
        done = {line["key"] for line in read_lines(order.folder / CELLS_FILE)}
        self._cells = sorted(
            (cell for cell in order.plan.cells if cell.key not in done),
            # A study that is stopped has whole seeds; the longest first, so that no process waits at the end.
            key=lambda cell: (cell.seed, -cell.weight, cell.key),
        )
        needed = {cell.encoder_key for cell in self._cells}
        for job in reversed(order.plan.encoders):
            if job.key in needed:
                needed.add(job.parent)
        self._encoders = [job for job in order.plan.encoders if job.key in needed]
        self._ready: set[str | None] = {None} | {job.key for job in order.plan.encoders if job.key not in needed}
        self._total = len(order.plan.cells)
        self._left_weight = sum(job.weight for job in self._encoders) + sum(cell.weight for cell in self._cells)
        self._done_weight = 0.0
        self._began_s = time.monotonic()
        self._n_done = self._total - len(self._cells)

    def next(self) -> Job | None:
        """The next job whose encoder is there; None if there is none now."""
        for job in self._encoders:
            if job.parent in self._ready:
                self._encoders.remove(job)
                return job
        for cell in self._cells:
            if cell.encoder_key in self._ready:
                self._cells.remove(cell)
                return cell
        return None

    def finished(self, job: Job, record: dict[str, Any]) -> None:
        if isinstance(job, EncoderJob):
            self._ready.add(job.key)
        else:
            self._n_done += 1
        name = ENCODERS_FILE if isinstance(job, EncoderJob) else CELLS_FILE
        with (self._folder / name).open("a", encoding="utf-8") as out:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
        self._left_weight -= job.weight
        if record.get("seconds") is not None:  # an encoder that was there already took no time
            self._done_weight += job.weight
        spent_s = time.monotonic() - self._began_s
        eta_s = spent_s * self._left_weight / self._done_weight if self._done_weight else None
        self._tell(Told(self._n_done, self._total, eta_s, job))


def _run_in_processes(order: Order, processes: int, control: Control, queue: _Queue) -> None:
    # Spawned, not forked: torch's threads do not survive a fork.
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    running: dict[Future[dict[str, Any]], Job] = {}
    with ProcessPoolExecutor(processes, context, _begin, (order, stop, processes)) as pool:
        try:
            while True:
                while len(running) < processes and (job := queue.next()) is not None:
                    running[pool.submit(_do_here, job)] = job
                if not running:
                    return
                done, _ = wait(running, timeout=POLL_S, return_when=FIRST_COMPLETED)
                for future in done:
                    queue.finished(running[future], future.result())
                    del running[future]
                if control.wants_stop or control.is_gone:
                    raise InterruptedRun
        except BrokenProcessPool as error:
            raise RunError(
                "A process of the study was ended by the system, most likely for want of memory.",
                "Start it again with --resume, with fewer --processes.",
                "All cells that were done are kept.",
            ) from error
        finally:
            stop.set()


class _Stopping(Control):
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


_workshop: Workshop | None = None
"""Of this process; features stay open between its jobs."""


def _begin(order: Order, stop: Event, processes: int) -> None:
    global _workshop  # noqa: PLW0603 - what an initializer makes has no other place to stay
    # Ctrl+C reaches every process of a terminal; only the first one decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    torch.set_num_threads(max(1, order.hardware.n_threads // processes))
    _workshop = Workshop(order, _Stopping(stop.is_set))


def _do_here(job: Job) -> dict[str, Any]:
    assert _workshop is not None
    return _do(_workshop, job)


def _do(workshop: Workshop, job: Job) -> dict[str, Any]:
    return workshop.make_encoder(job) if isinstance(job, EncoderJob) else workshop.do_cell(job)
