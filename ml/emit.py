"""JSON lines on stdout, and nothing else there: whatever libraries print is sent to stderr."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from ml.contract import Event, EventKind
from ml.errors import RunError

MIN_PROGRESS_INTERVAL_S = 0.2


class Emitter:
    """Writes events, each flushed; progress at most five times a second, but always the last of a stage."""

    def __init__(self, out: TextIO, now: Callable[[], float] = time.monotonic) -> None:
        self._out = out
        self._now = now
        self._last_progress_s = float("-inf")
        self._stage = ""
        self._stage_began_s = now()
        self._broken = False

    def emit(self, kind: EventKind, **data: Any) -> None:
        if self._broken:
            return
        try:
            self._out.write(Event(kind, data).line() + "\n")
            self._out.flush()
        except (OSError, ValueError):
            # Nobody listens any more, or what listens is a file on a full disk. A closed stdin tells the first and ends
            # the run properly; what was made is told by the result's file.
            self._broken = True

    def stage(self, name: str, index: int, count: int) -> None:
        """Announces a stage; ``index`` counts from 1."""
        self._stage = name
        self._stage_began_s = self._now()
        self._last_progress_s = float("-inf")
        self.emit(EventKind.STAGE, name=name, index=index, count=count)

    def progress(self, done: int, total: int, rate: float | None = None) -> None:
        now_s = self._now()
        if done < total and now_s - self._last_progress_s < MIN_PROGRESS_INTERVAL_S:
            return
        self._last_progress_s = now_s
        self.emit(
            EventKind.PROGRESS, stage=self._stage, done=done, total=total, eta_s=self.eta_s(done, total), rate=rate
        )

    def eta_s(self, done: int, total: int) -> float | None:
        """Seconds left in this stage if it goes on as until now."""
        if done <= 0:
            return None
        return round((self._now() - self._stage_began_s) * (total - done) / done, 1)

    def epoch(self, **data: Any) -> None:
        self.emit(EventKind.EPOCH, stage=self._stage, **data)

    def log(self, text: str, level: str = "info") -> None:
        self.emit(EventKind.LOG, level=level, text=text)

    def result(self, path: Path) -> None:
        self.emit(EventKind.RESULT, path=str(path))

    def error(self, error: RunError) -> None:
        self.emit(EventKind.ERROR, happened=error.happened, kept=error.kept, todo=error.todo)


def emitter_on_stdout() -> Emitter:
    """An emitter which owns the real stdout; file descriptor 1 leads to stderr from now on, for C libraries too."""
    sys.stdout.flush()
    is_main = os.environ.get("RANK", "0") == "0"  # of several processes of one run, one speaks
    # A file's name may hold what no encoding has; an event that tells it must not be the last.
    where = os.dup(1) if is_main else os.devnull
    own = open(where, "w", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: SIM115
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return Emitter(own)
