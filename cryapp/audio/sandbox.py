"""Decoding in child processes, so that a hostile or broken file costs itself and nothing else.

The parent sends one path a line and gets one JSON object a line; sound never crosses the pipe, since the child writes
the vault itself. A child that crashes, hangs or asks for too much memory is replaced, and its file refused.
"""

from __future__ import annotations

import json
import logging
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from cryapp.audio.ingest import Ingested, Refused, ingested_from_json
from cryapp.audio.vault import Vault
from cryapp.audio.vault_writer import disk_sentence

if TYPE_CHECKING:
    from typing import Self

log = logging.getLogger(__name__)

STALL_S = 30.0
"""A child that decodes says so at every block (some seconds of sound): half a minute of silence is a hang."""
BASE_LIMIT_S = 60.0
SLOWEST_BYTES_PER_S = 20_000
"""AMR, the densest format, decodes at 1.4 MB/s here; a machine seventy times slower still passes."""
MAX_FAILED_STARTS = 3
_POLL_S = 0.1


@dataclass(frozen=True)
class Limits:
    """What one child may use. Memory is limited where the system can (not on Windows)."""

    memory_bytes: int = 1 << 30
    """Address space; numpy, libsndfile and FFmpeg loaded and at work on a phone recording map 0.25 GB."""
    stall_s: float = STALL_S
    base_limit_s: float = BASE_LIMIT_S

    def limit_s(self, n_bytes: int) -> float:
        """Longest time for a file of a size."""
        return self.base_limit_s + n_bytes / SLOWEST_BYTES_PER_S


def default_command() -> tuple[str, ...]:
    """How to start a child. A bundle's executable must hand ``--decode-worker`` to ``decode_worker.main``."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "--decode-worker")
    return (sys.executable, "-m", "cryapp.audio.decode_worker")


class DecodePool:
    """Persistent decoding children. Use as a context manager; one :meth:`ingest` at a time.

    Args:
        n_workers: children; by default two, or one on a single core.
        command: program to start instead of :func:`default_command`.
    """

    def __init__(
        self, n_workers: int | None = None, limits: Limits = Limits(), command: Sequence[str] | None = None
    ) -> None:
        self._n_workers = n_workers or min(2, os.cpu_count() or 1)
        self._limits = limits
        self._command = tuple(command or default_command())
        self._lines: queue.SimpleQueue[tuple[_Child, str | None]] = queue.SimpleQueue()
        self._children: list[_Child] = []
        self._failed_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for child in self._children:
            child.end()
        self._children.clear()

    def ingest(
        self, paths: Iterable[Path], vault: Vault, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[Ingested | Refused]:
        """Brings files into the vault; one answer for each, in the order they are finished.

        ``paths`` is drawn from only as fast as children become free. When ``cancelled`` says so, files in work are
        dropped and the iterator ends; what was yielded is in the vault.

        Raises:
            UserError: the vault's disk is full, read-only or gone; no file is to blame.
        """
        waiting = iter(paths)
        try:
            while not cancelled():
                self._feed(waiting, vault)
                if not any(child.path for child in self._children):
                    return
                answer = self._next_answer(vault)
                if answer is not None:
                    yield answer
        finally:
            # An unfinished answer would be taken for that of the next file.
            for child in [c for c in self._children if c.path is not None]:
                self._drop(child, vault)

    def _feed(self, waiting: Iterator[Path], vault: Vault) -> None:
        """Gives each free child a file, starting children as they are needed."""
        free = [child for child in self._children if child.path is None]
        while free or len(self._children) < self._n_workers:
            path = next(waiting, None)
            if path is None:
                return
            child = free.pop() if free else self._start()
            child.give(path, vault, self._limits)

    def _start(self) -> _Child:
        if self._failed_starts >= MAX_FAILED_STARTS:
            raise RuntimeError(f"decoding children do not start: {' '.join(self._command)}")
        self._failed_starts += 1
        child = _Child(self._command, self._limits, self._lines)
        self._children.append(child)
        return child

    def _next_answer(self, vault: Vault) -> Ingested | Refused | None:
        """What the next line of any child means; None if nothing is finished yet."""
        # Asked every time: answers of a busy child must not hide that the other hangs.
        overdue = self._overdue(vault)
        if overdue is not None:
            return overdue
        try:
            child, line = self._lines.get(timeout=_POLL_S)
        except queue.Empty:
            return None
        if child not in self._children:
            return None
        if line is None:
            path = child.path
            words = child.last_words
            self._drop(child, vault)
            if path is None or not child.answered_ready:
                return self._never_started(path, words)
            return Refused(path, "The decoder crashed on this file; it is damaged, or made to do harm.")
        return self._read(child, json.loads(line), vault)

    def _read(self, child: _Child, message: dict[str, Any], vault: Vault) -> Ingested | Refused | None:
        child.last_sign = time.monotonic()
        if message["is"] in ("ready", "alive"):
            if message["is"] == "ready":
                child.answered_ready = True
                self._failed_starts = 0
            return None
        path, child.path = child.path, None
        if path is None:
            raise RuntimeError("a decoding child answered without a question")
        if message["is"] == "refused":
            return Refused(path, message["reason"])
        if message["is"] == "disk":
            raise disk_sentence(OSError(message["errno"], message["strerror"]))
        if message["is"] in ("memory", "bug"):
            # Nobody knows in which state such a child is.
            self._drop(child, vault)
        if message["is"] == "memory":
            return Refused(path, "Decoding it would need too much memory; it is damaged, or made to do harm.")
        if message["is"] == "bug":
            log.error("decoding %s failed by a fault of ours:\n%s", path.name, message["traceback"])
            return Refused(path, "CryApp could not decode it, by a fault of its own that is in the log.")
        return ingested_from_json(message["ingested"], path)

    def _overdue(self, vault: Vault) -> Refused | None:
        now = time.monotonic()
        for child in self._children:
            if child.path is not None and child.is_overdue(now):
                path = child.path
                self._drop(child, vault)
                return Refused(path, "Decoding it did not come to an end; it is damaged, or made to do harm.")
        return None

    def _never_started(self, path: Path | None, words: str) -> Refused | None:
        if self._failed_starts >= MAX_FAILED_STARTS:
            raise RuntimeError(f"decoding children do not start: {' '.join(self._command)}\n{words}")
        return None if path is None else Refused(path, "The decoder could not be started for this file.")

    def _drop(self, child: _Child, vault: Vault) -> None:
        child.kill()
        self._children.remove(child)
        vault.discard_parts(child.pid)


class _Child:
    """One child process and the thread that reads its lines."""

    def __init__(
        self, command: Sequence[str], limits: Limits, lines: queue.SimpleQueue[tuple[_Child, str | None]]
    ) -> None:
        self.path: Path | None = None
        self.last_sign = time.monotonic()
        self.answered_ready = False
        self._deadline = 0.0
        self._limits = limits
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the child
        self._process = subprocess.Popen(
            [*command, str(limits.memory_bytes), str(limits.stall_s)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.pid = self._process.pid
        self._reader = threading.Thread(target=self._read, args=(lines,), name=f"decode-{self.pid}", daemon=True)
        self._reader.start()

    def give(self, path: Path, vault: Vault, limits: Limits) -> None:
        self.path = path
        try:
            n_bytes = path.stat().st_size
        except (OSError, ValueError):
            n_bytes = 0
        self.last_sign = time.monotonic()
        self._deadline = self.last_sign + limits.limit_s(n_bytes)
        assert self._process.stdin is not None
        try:
            order = {"path": os.path.abspath(path), "vault": os.path.abspath(vault.root), "lasting": vault.lasting}
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            # The child is dead already; its reader thread says so, and the file is refused there.
            return

    def is_overdue(self, now: float) -> bool:
        # Starting may take long on a busy machine, and is no hang of the file.
        stalled = self.answered_ready and now > self.last_sign + self._limits.stall_s
        return now > self._deadline or stalled

    @property
    def last_words(self) -> str:
        self._errors.seek(0)
        return self._errors.read()[-2000:].decode(errors="replace")

    def kill(self) -> None:
        self._process.kill()
        self._close()

    def end(self) -> None:
        """Lets the child go: its input ends, so it does; half a file's work is not waited for."""
        if self.path is not None:
            self._process.kill()
        self._close()

    def _close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(OSError):  # a dead child's pipe cannot be flushed, and need not be
            self._process.stdin.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join()
        self._process.stdout.close()
        self._errors.close()

    def _read(self, lines: queue.SimpleQueue[tuple[_Child, str | None]]) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            lines.put((self, line.decode()))
        lines.put((self, None))


def _environment() -> dict[str, str]:
    """One numeric thread a child: the children are the parallelism, and idle threads only map memory."""
    root = str(Path(__file__).resolve().parents[2])
    path = os.environ.get("PYTHONPATH")
    return {
        **os.environ,
        "PYTHONPATH": root if not path else os.pathsep.join((root, path)),
        "PYTHONUTF8": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }
