"""Our own bugs: every unforeseen exception and Qt warning reaches the log, and the strip once, never a dialog."""

from __future__ import annotations

import logging
import sys
import threading
import time
import traceback
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from cryapp.bridge.bus import Bus, Level
from cryapp.domain.errors import UserError

log = logging.getLogger("cryapp.crash")
QUIET_S = 5.0
"""The same failure is said at most once in this time: a broken paint event must not flood the strip."""
SENTENCE = "Something went wrong inside CryApp. Nothing saved is lost; the details are in the log."

_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashReporter:
    """Hooks for exceptions on any thread and for Qt's own messages; ``close`` puts the earlier hooks back."""

    def __init__(self, bus: Bus) -> None:
        self._bus: Bus | None = bus
        self._said: dict[str, float] = {}
        self._hook, self._thread_hook = sys.excepthook, threading.excepthook
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread
        self._qt_hook = qInstallMessageHandler(_qt_message)

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._hook(kind, error, trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        log.error("unforeseen: %s", text)
        now = time.monotonic()
        where = text[-400:]
        if self._bus is not None and now - self._said.get(where, -QUIET_S) >= QUIET_S:
            self._said[where] = now
            self._bus.say(str(error) if isinstance(error, UserError) else SENTENCE, Level.ERROR, text)

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def close(self) -> None:
        self._bus = None
        sys.excepthook, threading.excepthook = self._hook, self._thread_hook
        qInstallMessageHandler(self._qt_hook)


def _qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    log.log(_QT_LEVELS.get(kind, logging.WARNING), "Qt %s: %s", context.category, text)


_reporter: CrashReporter | None = None


def report_to(bus: Bus) -> CrashReporter:
    """Installs the hooks for the rest of the process."""
    global _reporter  # noqa: PLW0603 - hooks belong to the process
    if _reporter is not None:
        _reporter.close()
    _reporter = CrashReporter(bus)
    return _reporter
