"""Commands from the app while a run is going on: stop early, cancel, or gone."""

from __future__ import annotations

import json
import signal
import sys
import threading
from collections.abc import Iterable
from enum import IntEnum
from types import FrameType

from ml.errors import CancelledRun, InterruptedRun


class Wish(IntEnum):
    """What is asked of a run, the most pressing last."""

    GO_ON = 0
    STOP_EARLY = 1
    INTERRUPT = 2
    CANCEL = 3


class Control:
    """Flags set from another thread or a signal handler, looked at between steps."""

    def __init__(self) -> None:
        self._stop_early = threading.Event()
        self._cancel = threading.Event()
        self._gone = threading.Event()

    def listen(self, lines: Iterable[str]) -> None:
        """Reads commands until the end, which means that the app is gone. Lines that are no command are ignored."""
        for line in lines:
            command = _command(line)
            if command == "stop_early":
                self._stop_early.set()
            elif command == "cancel":
                self._cancel.set()
        self._gone.set()

    def listen_on_stdin(self) -> None:
        threading.Thread(target=self.listen, args=(sys.stdin,), name="control", daemon=True).start()

    def handle_signals(self) -> None:
        """Ctrl+C once is stop early, twice is cancel; a polite kill is an interruption."""

        def on_interrupt(_number: int, _frame: FrameType | None) -> None:
            (self._cancel if self._stop_early.is_set() else self._stop_early).set()

        def on_terminate(_number: int, _frame: FrameType | None) -> None:
            self._gone.set()

        signal.signal(signal.SIGINT, on_interrupt)
        signal.signal(signal.SIGTERM, on_terminate)

    @property
    def wants_stop(self) -> bool:
        return self._stop_early.is_set()

    @property
    def is_gone(self) -> bool:
        return self._gone.is_set()

    @property
    def wish(self) -> Wish:
        if self._cancel.is_set():
            return Wish.CANCEL
        if self._gone.is_set():
            return Wish.INTERRUPT
        return Wish.STOP_EARLY if self.wants_stop else Wish.GO_ON

    def check(self) -> None:
        """Raises: CancelledRun, InterruptedRun."""
        if self._cancel.is_set():
            raise CancelledRun
        if self._gone.is_set():
            raise InterruptedRun


def _command(line: str) -> str | None:
    try:
        raw = json.loads(line)
    except ValueError:
        return None
    return raw.get("command") if isinstance(raw, dict) else None
