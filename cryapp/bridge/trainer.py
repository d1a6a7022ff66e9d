"""A run of the learning program as a window has it: begun, followed, ended, whichever workspace is in view.

Training is one kind, looking for labels that may be wrong another; of all kinds together one goes on at a time, in
whichever window (:func:`cryapp.services.training_start.refuse_second`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from cryapp.bridge.bus import Activity, Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.process import TrainingRun
from cryapp.bridge.run_story import STAGE_WORDS, RunStory
from cryapp.domain.ids import RunId
from cryapp.domain.model import RunState
from cryapp.services import label_check_run, training
from cryapp.services.training import FinishedRun, PreparedRun, TrainingPlan
from cryapp.services.training_start import CHECK
from ml.contract import Event

REDRAW_EVERY_MS = 200
GOOD_ENDS = (RunState.DONE, RunState.STOPPED_EARLY)


@dataclass(frozen=True)
class Work:
    """What the window says of a kind of run."""

    activity: str
    preparing: str
    if_closed: str


TRAINING = Work("training", "Preparing the training data", "Training writes a checkpoint and can be resumed next time.")
LABEL_CHECK = Work(
    "label-check",
    "Preparing the search for labels that may be wrong",
    "The search for labels that may be wrong is given up; it can be started again.",
)


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

    def __init__(self, desk: Desk, parent: QObject | None = None, work: Work = TRAINING) -> None:
        super().__init__(parent)
        self._desk, self._work = desk, work
        self._run: TrainingRun | None = None
        self._preparing = False
        self._unwanted = False
        """Cancelled while it was being prepared."""
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
        self.begin(partial(training.prepare_run, self._desk.library, plan, by.id if by is not None else None))

    def resume(self, run_id: RunId) -> None:
        """Goes on with an interrupted run from its last checkpoint."""
        by = self._desk.annotator
        self.begin(partial(training.resume_run, self._desk.library, run_id, by.id if by is not None else None))

    def look_at_labels(self, task_key: str) -> None:
        """Looks for labels of a task that may be wrong."""
        by = self._desk.annotator
        prepare = label_check_run.prepare_check
        self.begin(partial(prepare, self._desk.library, task_key, by.id if by is not None else None))

    def stop_early(self) -> None:
        """Keeps the best weights of the stage under way and goes on with what follows it."""
        if self._run is not None and self.story is not None:
            self.story.stopping = True
            self.story.note("Stopping early: the best so far is kept")
            self._run.stop_early()
            self._redraw()

    def cancel(self) -> None:
        """Discards the run; one that is being prepared, as soon as it is there."""
        self._unwanted = self._preparing
        if self._run is not None and self.story is not None:
            self.story.note("Cancelling: this run is discarded")
            self._run.cancel()
            self._redraw()

    def shut_down(self) -> None:
        """The window is closing: the worker writes a checkpoint and ends; the run can be resumed next time."""
        if self._run is not None:
            self._closing = True
            self._run.shut_down()

    def begin(self, prepare: Callable[[], PreparedRun]) -> None:
        """Prepares a run on the writer and starts it; nothing while one goes on."""
        if self.is_busy:
            return
        self._preparing, self._unwanted = True, False
        self._tell(self._work.preparing)
        self._desk.operations.run(prepare, done=self._begun, failed=self._refuse)

    def _begun(self, prepared: PreparedRun) -> None:
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
        if self._unwanted:
            self.cancel()

    def _refuse(self, error: Exception) -> None:
        self._preparing = False
        self._desk.bus.activity_ended.emit(self._work.activity)
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
        self._desk.bus.activity.emit(Activity(self._work.activity, text, fraction, eta_s, self._work.if_closed))

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
        self._desk.bus.activity_ended.emit(self._work.activity)
        self.ended.emit(end)


def _title(prepared: PreparedRun) -> str:
    kinds = [stage.kind for stage in prepared.stages]
    word = STAGE_WORDS.get(kinds[-1] if kinds else prepared.run.kind, "Training")
    if prepared.run.kind == CHECK:
        return word
    return word if prepared.run.task_key is None else f"{word} {prepared.run.task_key.replace('_', ' ')}"
