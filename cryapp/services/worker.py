"""The learning program as a child process: how it is started, listened to, asked to stop, and buried."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from cryapp.domain.errors import UserError
from ml import contract
from ml.contract import Event, EventKind, parse_event

HUNG_AFTER_S = 300.0
"""A worker silent for so long is said to be silent; reading a large pool takes a minute at most between lines."""
CANCEL_GRACE_S = 20.0
POLL_S = 0.2
ORPHAN_S = 5.0
"""A pipe still open so long after its worker has ended is held by a stray child of it, and is not waited for."""
MAX_LINE_BYTES = 1 << 20
MAX_LOG_BYTES = 4 << 20
LOG_FILE = "worker.log"


@dataclass(frozen=True)
class WorkerEnd:
    """How a worker ended. ``exit_code`` is negative if a signal ended it, ``EXIT_CANCELLED`` if it had to be killed."""

    exit_code: int
    last_error: Event | None
    last_words: str
    """The end of its stderr, for the log."""


def worker_program() -> tuple[str, ...]:
    """The learning program: ``cry-ml`` beside a frozen program, else this interpreter with ``-m ml``."""
    if getattr(sys, "frozen", False):
        return (str(Path(sys.executable).with_name("cry-ml.exe" if os.name == "nt" else "cry-ml")),)
    return (sys.executable, "-m", "ml")


def worker_argv(kind: str, job: Path, resume: bool = False) -> tuple[str, ...]:
    """Command line of one stage."""
    return (*worker_program(), kind, "--job", str(job), "--control", "stdin", *(("--resume",) if resume else ()))


def worker_environment() -> dict[str, str]:
    """This process's environment, with the package ``ml`` findable from any folder and UTF-8 on the pipes."""
    environment = dict(os.environ)
    if not getattr(sys, "frozen", False):
        home = str(Path(contract.__file__).resolve().parent.parent)
        paths = [home, *filter(None, environment.get("PYTHONPATH", "").split(os.pathsep))]
        environment["PYTHONPATH"] = os.pathsep.join(dict.fromkeys(paths))
    environment["PYTHONIOENCODING"] = "utf-8"
    environment["PYTHONUNBUFFERED"] = "1"
    return environment


def run_worker(
    argv: Sequence[str],
    folder: Path,
    on_event: Callable[[Event], None],
    stop: Callable[[], str | None] = lambda: None,
    hung_after_s: float = HUNG_AFTER_S,
    grace_s: float = CANCEL_GRACE_S,
) -> WorkerEnd:
    """Runs a worker to its end in this thread.

    If this call is left by an exception (Ctrl+C, a failing ``on_event``), the worker's stdin is closed, on which it
    writes a checkpoint and ends; it never outlives the call.

    Args:
        stop: asked several times a second; ``"stop_early"``, ``"cancel"`` or None. A worker that has not honoured a
            cancel after ``grace_s`` is killed.

    Raises: UserError if the program cannot be started.
    """
    process = _start(argv, folder)
    watch = _Watch(process, folder, hung_after_s, grace_s)
    try:
        return watch.listen(on_event, stop)
    finally:
        watch.bury()


def _start(argv: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            list(argv),
            cwd=folder,
            env=worker_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # Ctrl+C in a terminal is ours to translate into a control line.
            start_new_session=os.name != "nt",
        )
    except OSError as error:
        raise UserError(
            f"The learning program cannot be started: {error.strerror}.",
            "Labels and models are as they were.",
            "Install CryApp again with its training part.",
        ) from error


class _Watch:
    """Two threads drain the pipes, so that a full one can never stall the worker; the caller's thread decides."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path, hung_after_s: float, grace_s: float) -> None:
        self._process = process
        self._hung_after_s = hung_after_s
        self._grace_s = grace_s
        self._lines: queue.Queue[bytes | None] = queue.Queue()
        self._log = _CappedLog(folder / LOG_FILE)
        self._threads = [
            threading.Thread(target=self._read_stdout, daemon=True, name="worker stdout"),
            threading.Thread(target=self._read_stderr, daemon=True, name="worker stderr"),
        ]
        for thread in self._threads:
            thread.start()

    def listen(self, on_event: Callable[[Event], None], stop: Callable[[], str | None]) -> WorkerEnd:
        last_error: Event | None = None
        told: str | None = None
        kill_at = float("inf")
        heard = time.monotonic()
        while True:
            line = self._next_line()
            if line is None:
                break
            now = time.monotonic()
            if not line and self._process.poll() is not None and now - heard > ORPHAN_S:
                break
            if line:
                heard = now
                event = parse_event(line.decode("utf-8", errors="replace"))
                if event is not None:
                    last_error = event if event.event is EventKind.ERROR else last_error
                    on_event(event)
            elif now - heard > self._hung_after_s:
                heard = now
                on_event(_silence(self._hung_after_s))
            wish = stop()
            if wish is not None and told not in (wish, "cancel"):
                told = wish
                self._tell(wish)
                kill_at = now + self._grace_s if wish == "cancel" else kill_at
            if now > kill_at:
                self._process.kill()
                kill_at = float("inf")
        exit_code = self._process.wait()
        self.bury()
        if exit_code < 0 and told == "cancel":
            exit_code = contract.EXIT_CANCELLED
        return WorkerEnd(exit_code, last_error, self._log.tail)

    def bury(self) -> None:
        """Closes stdin, waits, kills what does not go, and gives pipes and threads back."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):  # a broken pipe is what a dead reader leaves
            self._process.stdin.close()
        try:
            self._process.wait(self._grace_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for thread in self._threads:  # each closes its pipe
            thread.join(timeout=ORPHAN_S)

    def _next_line(self) -> bytes | None:
        """A line, ``b""`` if none came for a moment, None at the end of the stream."""
        try:
            return self._lines.get(timeout=POLL_S)
        except queue.Empty:
            return b""

    def _tell(self, command: str) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):  # it has just ended by itself; its exit code says how
            self._process.stdin.write(json.dumps({"command": command}).encode() + b"\n")
            self._process.stdin.flush()

    def _read_stdout(self) -> None:
        stdout = self._process.stdout
        assert stdout is not None
        with stdout:
            while line := stdout.readline(MAX_LINE_BYTES):
                self._lines.put(line)
        self._lines.put(None)

    def _read_stderr(self) -> None:
        stderr = self._process.stderr
        assert stderr is not None
        with stderr:
            while line := stderr.readline(MAX_LINE_BYTES):
                self._log.write(line)
        self._log.close()


class _CappedLog:
    """``worker.log`` and one older ``worker.log.1``: a library that warns a million times fills no disk."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None
        self._size = 0
        self._last: deque[bytes] = deque(maxlen=20)

    def write(self, line: bytes) -> None:
        self._last.append(line)
        try:
            if self._file is None or self._size > MAX_LOG_BYTES:
                self._roll()
            assert self._file is not None
            self._size += self._file.write(line)
            self._file.flush()
        except OSError:
            self._file = None  # a full disk must not end the run: the last lines are still in memory
            self._size = 0

    def _roll(self) -> None:
        if self._file is not None:
            self._file.close()
            self._path.replace(self._path.with_name(self._path.name + ".1"))
        self._file = self._path.open("ab")
        self._size = self._file.tell()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    @property
    def tail(self) -> str:
        return b"".join(self._last).decode("utf-8", errors="replace").strip()


def _silence(seconds: float) -> Event:
    minutes = max(1, round(seconds / 60))
    return Event(
        EventKind.LOG,
        {
            "level": "warning",
            "text": f"The learning program has said nothing for {minutes} min. It may hang: Cancel ends it safely.",
        },
    )
