"""The one training run of a window: begun, followed, ended, whichever workspace is in view."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from cryapp.bridge.bus import Activity, Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.process import TrainingRun
from cryapp.bridge.run_story import STAGE_WORDS, RunStory
from cryapp.domain.ids import RunId
from cryapp.domain.model import RunState
from cryapp.services import training
from cryapp.services.training import FinishedRun, PreparedRun, TrainingPlan
from ml.contract import Event

REDRAW_EVERY_MS = 200
ACTIVITY = "training"
IF_CLOSED = "Training writes a checkpoint and can be resumed next time."
GOOD_ENDS = (RunState.DONE, RunState.STOPPED_EARLY)


class Trainer(QObject):
    """Holds at most one run at a time."""

    began = Signal(object)
    """RunStory"""
    moved = Signal(object)
    """RunStory, at most five times a second"""
    ended = Signal(object)
    """FinishedRun, or None if the end could not be recorded (the bus has said why)."""
    refused = Signal(object)
    """The exception because of which a run could not begin."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._run: TrainingRun | None = None
        self._preparing = False
        self._closing = False
        """The window asked for the interruption; any other one is news."""
        self.story: RunStory | None = None
        self._redraw_timer = QTimer(self)
        self._redraw_timer.setSingleShot(True)
        self._redraw_timer.setInterval(REDRAW_EVERY_MS)
        self._redraw_timer.timeout.connect(self._redraw)

    @property
    def is_busy(self) -> bool:
        return self._preparing or self._run is not None

    @property
    def can_stop_early(self) -> bool:
        return self._run is not None and self.story is not None and not self.story.stopping

    @property
    def is_cancelling(self) -> bool:
        return self._run is not None and self._run.is_cancelling

    def start(self, plan: TrainingPlan) -> None:
        """Takes the snapshot and starts the first stage; ``began`` or ``refused`` follows."""
        by = self._desk.annotator
        self._prepare(partial(training.prepare_run, self._desk.library, plan, by.id if by is not None else None))

    def resume(self, run_id: RunId) -> None:
        """Goes on with an interrupted run from its last checkpoint."""
        by = self._desk.annotator
        self._prepare(partial(training.resume_run, self._desk.library, run_id, by.id if by is not None else None))

    def stop_early(self) -> None:
        """Keeps the best weights of the stage under way and goes on with what follows it."""
        if self._run is not None and self.story is not None:
            self.story.stopping = True
            self.story.note("Stopping early: the best so far is kept")
            self._run.stop_early()
            self._redraw()

    def cancel(self) -> None:
        """Discards the run."""
        if self._run is not None and self.story is not None:
            self.story.note("Cancelling: this run is discarded")
            self._run.cancel()
            self._redraw()

    def shut_down(self) -> None:
        """The window is closing: the worker writes a checkpoint and ends; the run can be resumed next time."""
        if self._run is not None:
            self._closing = True
            self._run.shut_down()

    def _prepare(self, call: Callable[[], PreparedRun]) -> None:
        if self.is_busy:
            return
        self._preparing = True
        self._tell("Preparing the training data")
        self._desk.operations.run(call, done=self._begin, failed=self._refuse)

    def _begin(self, prepared: PreparedRun) -> None:
        self._preparing = False
        story = RunStory(title=_title(prepared))
        run = TrainingRun(self._desk, prepared, self)
        run.said.connect(self._said)
        run.stage_started.connect(self._stage_started)
        run.quiet.connect(self._quiet)
        run.finished.connect(self._end)
        run.failed.connect(self._lost)
        self._run, self.story = run, story
        self.began.emit(story)
        run.start()

    def _refuse(self, error: Exception) -> None:
        self._preparing = False
        self._desk.bus.activity_ended.emit(ACTIVITY)
        self.refused.emit(error)

    def _said(self, event: Event) -> None:
        if self.story is not None:
            self.story.take(event)
            self._wake()

    def _stage_started(self, index: int, count: int, kind: str) -> None:
        if self.story is not None:
            self.story.begin_stage(index, count, kind)
            self._wake()

    def _quiet(self, sentence: str) -> None:
        if self.story is not None:
            self.story.note(sentence)
        self._desk.bus.say(sentence, Level.WARNING)
        self._wake()

    def _tell(self, text: str, fraction: float | None = None, eta_s: float | None = None) -> None:
        self._desk.bus.activity.emit(Activity(ACTIVITY, text, fraction, eta_s, IF_CLOSED))

    def _wake(self) -> None:
        if not self._redraw_timer.isActive():
            self._redraw_timer.start()

    def _redraw(self) -> None:
        if self.story is not None and self._run is not None:
            self._tell(f"{self.story.title} · {self.story.step_words}", self.story.share_done, self.story.eta_s)
            self.moved.emit(self.story)

    def _end(self, end: FinishedRun) -> None:
        good = end.run.state in GOOD_ENDS
        wanted = end.run.state is RunState.CANCELLED or (end.run.state is RunState.INTERRUPTED and self._closing)
        self._let_go(end)
        self._desk.bus.say(end.sentence, Level.INFO if good or wanted else Level.ERROR)

    def _lost(self, _error: Exception) -> None:
        self._let_go(None)

    def _let_go(self, end: FinishedRun | None) -> None:
        if self._run is not None:
            self._run.deleteLater()
        self._run = None
        self._redraw_timer.stop()
        self._desk.bus.activity_ended.emit(ACTIVITY)
        self.ended.emit(end)


def _title(prepared: PreparedRun) -> str:
    kinds = [stage.kind for stage in prepared.stages]
    word = STAGE_WORDS.get(kinds[-1] if kinds else prepared.run.kind, "Training")
    return word if prepared.run.task_key is None else f"{word} {prepared.run.task_key.replace('_', ' ')}"
