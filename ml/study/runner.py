"""Jobs of the study over processes: encoders first, cells as soon as theirs is there, a line for each that is done."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ml.control import Control, Wish
from ml.errors import InterruptedRun
from ml.study.plan import EncoderJob
from ml.study.processes import Job, Stopping, do, run_in_processes
from ml.study.workshop import WORK, Order, Workshop

CELLS_FILE = "cells.jsonl"
ENCODERS_FILE = "encoders.jsonl"


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
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                found = json.loads(line)
            except (ValueError, RecursionError):
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
    shutil.rmtree(order.folder / WORK, ignore_errors=True)  # what a killed run left
    if processes > 1:
        run_in_processes(order, processes, control, queue)
        return
    workshop = Workshop(order, Stopping(lambda: control.wish is not Wish.GO_ON))
    while (job := queue.next()) is not None:
        if control.wish is not Wish.GO_ON:
            raise InterruptedRun
        queue.finished(job, do(workshop, job))


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
