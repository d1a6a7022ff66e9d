"""A training run as the window sees it: one worker process after another, never inside the window."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from cryapp.bridge.desk import Desk
from cryapp.bridge.event_lines import EventLines
from cryapp.services import training
from cryapp.services.training import FinishedRun, PreparedRun, Stage
from cryapp.services.worker import LOG_FILE, worker_environment
from ml.contract import EXIT_CANCELLED, EXIT_FAILED, EXIT_INTERRUPTED, EXIT_OK, Event, EventKind

log = logging.getLogger(__name__)

LONGEST_LOG_BYTES = 8 << 20
BYTES_PER_TURN = 1 << 18
"""Read at most this much before the event loop turns again: a worker that babbles cannot freeze the window."""
PROGRESS_EVERY_S = 0.1
QUIET_AFTER_S = 180.0
CANCEL_GRACE_MS = 15_000
CLOSE_GRACE_MS = 20_000
NICENESS = 10
"""Training leaves the processor to labelling when both want it."""


class TrainingRun(QObject):
    """Starts the stages of a prepared run one after another and reports what they say.

    The end of every stage, however it came, is handed to :func:`training.finish_stage` on the store writer, which
    decides what it was worth. Exactly one of ``finished`` and ``failed`` is emitted, last.
    """

    said = Signal(object)
    """Event; progress at most ten times a second."""
    stage_started = Signal(int, int, str)
    """index, count, kind"""
    quiet = Signal(str)
    """A sentence: the worker has said nothing for minutes."""
    finished = Signal(object)
    """FinishedRun"""
    failed = Signal(object)
    """The exception because of which the end could not be recorded."""

    def __init__(self, desk: Desk, prepared: PreparedRun, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run = prepared.run
        self._desk = desk
        self._stages: Sequence[Stage] = prepared.stages
        self._index = -1
        self._lines = EventLines()
        self._last_error: Event | None = None
        self._ended = False
        self._cancelling = False
        self._unsent = ""
        self._closing = False
        self._exit: tuple[int, QProcess.ExitStatus] | None = None
        self._held: Event | None = None
        self._held_at_s = 0.0
        self._last_word_s = time.monotonic()
        self._said_quiet = False
        self._process: QProcess | None = None
        self._kill_timer = QTimer(self, singleShot=True)
        self._kill_timer.timeout.connect(self._kill)
        self._read_timer = QTimer(self, singleShot=True, interval=0)
        self._read_timer.timeout.connect(self._read)
        self._watch_timer = QTimer(self, interval=1000)
        self._watch_timer.timeout.connect(self._watch)

    @property
    def is_running(self) -> bool:
        return self._index >= 0 and not self._ended

    @property
    def is_cancelling(self) -> bool:
        return self._cancelling

    @property
    def process_id(self) -> int:
        """Of the worker now at work; 0 if there is none."""
        return self._process.processId() if self._process is not None else 0

    def start(self) -> None:
        """Starts the first stage. To be called once."""
        if self._index < 0:
            self._start_stage(0)

    def stop_early(self) -> None:
        """Asks the stage under way to keep its best weights and finish properly."""
        self._command("stop_early")

    def cancel(self) -> None:
        """Discards the run; a worker that does not obey within the grace is ended."""
        self._cancelling = True
        self._command("cancel")
        self._kill_timer.start(CANCEL_GRACE_MS)

    def interrupt(self) -> None:
        """Closes the worker's stdin: it writes a checkpoint and ends, and the run can be resumed later."""
        self._closing = True
        if self._process is not None:
            self._process.closeWriteChannel()
            self._kill_timer.start(CLOSE_GRACE_MS)

    def shut_down(self) -> None:
        """Interrupts and waits until the worker has ended: for a window that is already gone.

        Without the wait the worker would be killed together with the process object, before its checkpoint.
        """
        self.interrupt()
        if self._process is not None and not self._process.waitForFinished(CLOSE_GRACE_MS):
            self._process.kill()
            self._process.waitForFinished(CLOSE_GRACE_MS)
        while self._process is not None and self._exit is not None:
            self._read()  # what it said last; no event loop turns any more to read it piece by piece

    def _start_stage(self, index: int) -> None:
        stage = self._stages[index]
        self._index = index
        self._lines = EventLines()
        self._last_error = None
        self._exit = None
        process = QProcess(self)
        process.setProgram(stage.argv[0])
        process.setArguments(list(stage.argv[1:]))
        environment = QProcessEnvironment()
        for name, value in worker_environment().items():
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        process.setWorkingDirectory(str(stage.folder))
        process.setStandardErrorFile(str(stage.folder / LOG_FILE), QProcess.OpenModeFlag.Append)
        process.started.connect(self._started)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._process_finished)
        process.errorOccurred.connect(self._process_error)
        self._process = process
        self._last_word_s = time.monotonic()
        self._said_quiet = False
        self._watch_timer.start()
        self.stage_started.emit(index, len(self._stages), stage.kind)
        process.start()

    def _started(self) -> None:
        if self._unsent:
            self._command(self._unsent)
        process_id = self.process_id
        if sys.platform != "win32" and process_id:
            try:
                os.setpriority(os.PRIO_PROCESS, process_id, NICENESS)
            except OSError as error:
                log.info("the worker keeps its priority: %s", error)

    def _command(self, name: str) -> None:
        state = self._process.state() if self._process is not None else QProcess.ProcessState.NotRunning
        self._unsent = name if state == QProcess.ProcessState.Starting else ""  # a quick hand: said once it has started
        if self._process is not None and state == QProcess.ProcessState.Running:
            self._process.write(f'{{"command": "{name}"}}\n'.encode())

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _read(self) -> None:
        process = self._process
        if process is None:
            return
        if process.bytesAvailable():
            self._take(self._lines.feed(bytes(process.read(BYTES_PER_TURN).data())))
        if process.bytesAvailable():
            self._read_timer.start()
        elif self._exit is not None:
            self._conclude(*self._exit)

    def _take(self, events: Sequence[Event]) -> None:
        if events:
            self._last_word_s = time.monotonic()
            self._said_quiet = False
        for event in events:
            if event.event == EventKind.ERROR:
                self._last_error = event
            if event.event == EventKind.PROGRESS:
                self._held = event
            else:
                self._release()
                self.said.emit(event)
        if self._held is not None and time.monotonic() - self._held_at_s >= PROGRESS_EVERY_S:
            self._release()

    def _release(self) -> None:
        if self._held is not None:
            held, self._held = self._held, None
            self._held_at_s = time.monotonic()
            self.said.emit(held)

    def _watch(self) -> None:
        self._release()
        self._cap_log()
        silent_s = time.monotonic() - self._last_word_s
        if silent_s > QUIET_AFTER_S and not self._said_quiet and not self._cancelling:
            self._said_quiet = True
            self.quiet.emit(
                f"The training program has said nothing for {silent_s / 60:.0f} minutes. "
                "Labels and models are safe. Wait, or cancel and start it again."
            )

    def _cap_log(self) -> None:
        """Empties a log that grew too long: a library that warns a million times must fill no disk."""
        path = self._stages[self._index].folder / LOG_FILE
        try:
            if path.stat().st_size > LONGEST_LOG_BYTES:
                os.truncate(path, 0)
        except OSError as error:
            log.info("the worker's log could not be looked at: %s", error)

    def _process_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._last_error = _error(
                f"The training program could not be started: {self._process.errorString()}.",
                "Labels and models are as they were.",
                "Check that the training part of CryApp is installed, then start again.",
            )
            self._process_finished(EXIT_FAILED, QProcess.ExitStatus.NormalExit)

    def _process_finished(self, exit_code: int, status: QProcess.ExitStatus) -> None:
        self._kill_timer.stop()
        self._watch_timer.stop()
        self._exit = (exit_code, status)
        self._read()

    def _conclude(self, exit_code: int, status: QProcess.ExitStatus) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.deleteLater()
        self._take(self._lines.end())
        self._release()
        if self._lines.dropped:
            log.info("%d lines of the worker were not events", self._lines.dropped)
        crashed = status == QProcess.ExitStatus.CrashExit
        if self._cancelling and exit_code != EXIT_OK:
            exit_code = EXIT_CANCELLED
        elif crashed:
            exit_code = -abs(exit_code or 1)
        if crashed and not self._cancelling and not self._closing and self._last_error is None:
            self._last_error = _error(*_death(exit_code))
        self._desk.operations.run(
            partial(training.finish_stage, self._desk.library, self.run.id, self._index, exit_code, self._last_error),
            done=self._stage_taken_in,
            failed=self._give_up,
        )

    def _stage_taken_in(self, end: FinishedRun | None) -> None:
        if end is not None:
            self._ended = True
            self.finished.emit(end)
        elif self._closing or self._cancelling:
            # Asked between two stages: the next one is not begun; the run stays resumable until it is discarded.
            self._desk.operations.run(
                partial(
                    training.finish_stage,
                    self._desk.library,
                    self.run.id,
                    self._index + 1,
                    EXIT_CANCELLED if self._cancelling else EXIT_INTERRUPTED,
                    None,
                ),
                done=self._stage_taken_in,
                failed=self._give_up,
            )
        else:
            self._start_stage(self._index + 1)

    def _give_up(self, error: Exception) -> None:
        self._ended = True
        self.failed.emit(error)


def _error(happened: str, kept: str, todo: str) -> Event:
    return Event(EventKind.ERROR, {"happened": happened, "kept": kept, "todo": todo})


def _death(exit_code: int) -> tuple[str, str, str]:
    """What to tell of a worker that a signal ended. The kernel ends what takes too much memory by signal 9."""
    kept = "Labels and models are as they were; what was learnt up to the last checkpoint is kept."
    if exit_code == -9:
        return (
            "The training program was ended by the system, most often because memory ran out.",
            kept,
            "Close other programs and resume the run, or choose a smaller preset.",
        )
    return (
        f"The training program ended unexpectedly (signal {-exit_code}).",
        kept,
        "Resume the run; if it happens again, send the run's worker.log to whoever looks after CryApp.",
    )
