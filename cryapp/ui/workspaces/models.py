"""Models workspace: what is labelled, what is learning, which model answers, and who decided that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.rescoring import Rescoring
from cryapp.bridge.run_story import RunStory
from cryapp.bridge.tasks import Job
from cryapp.bridge.trainer import Trainer
from cryapp.domain.changes import Changes
from cryapp.domain.ids import ModelId
from cryapp.domain.model import Comparison, Model, ModelStatus, Run
from cryapp.domain.task import Task
from cryapp.services import models, training
from cryapp.services.models import ModelChanged
from cryapp.services.precision import precision_said
from cryapp.services.training import FinishedRun, Readiness
from cryapp.ui.actions import ActionSpec
from cryapp.ui.columns import scrolled
from cryapp.ui.dialogs.retrain import RetrainDialog
from cryapp.ui.gate_saving import GateSaving
from cryapp.ui.i18n import tr
from cryapp.ui.model_decisions import ModelDecisions
from cryapp.ui.panels.comparison import ComparisonHead
from cryapp.ui.panels.gate import Gate
from cryapp.ui.panels.labelled_counts import LabelledCounts
from cryapp.ui.panels.model_notices import EmptyState, RunBar, ScoringBar
from cryapp.ui.panels.registry import Registry
from cryapp.ui.panels.roc import Roc
from cryapp.ui.panels.run_live import RunLive

REFRESH_AFTER_MS = 400
_LEFT_PX, _CENTRE_PX = 340, 940
_EVIDENCE_PX = 300


class ModelsWorkspace(QWidget):
    """Composes the panels of the workspace and owns the run and the scoring that go on.

    ``open_retrain`` is what Ctrl+T does from anywhere: the window brings this workspace into view and calls it.
    """

    title = "Models"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self.trainer = Trainer(desk, self)
        self.rescoring = Rescoring(desk, self)
        self._visible = False
        self._recompare = False
        self._comparing: Job | None = None
        self._comparison: Comparison | None = None
        self._show_next: ModelId | None = None
        self.decisions = ModelDecisions(desk, self)
        self.saving = GateSaving(desk, self)
        self.retrain_dialog: RetrainDialog | None = None
        self._refresh_timer = QTimer(self)
        self._refresh_timer.setSingleShot(True)
        self._refresh_timer.setInterval(REFRESH_AFTER_MS)
        self._refresh_timer.timeout.connect(self._refresh)
        self._build()
        self._connect()

    # --- the window's side

    def activate(self) -> None:
        self._visible = True
        self._refresh()
        self.registry.list.setFocus()

    def deactivate(self) -> None:
        self._visible = False

    def action_specs(self) -> Sequence[ActionSpec]:
        return (
            ActionSpec(
                "models.pretrain",
                tr("Pre-train an encoder…"),
                self.open_pretrain,
                tip=tr("Learn from recordings without labels"),
                icon="spark",
                enabled_when=lambda: not self.trainer.is_busy,
                menu="Models",
            ),
            ActionSpec(
                "models.stop_early",
                tr("Stop training early, keep the best"),
                self.trainer.stop_early,
                enabled_when=lambda: self.trainer.can_stop_early,
                menu="Models",
                separator_before=True,
            ),
            ActionSpec(
                "models.cancel",
                tr("Cancel training, discard"),
                self.trainer.cancel,
                enabled_when=lambda: self.trainer.is_busy,
                menu="Models",
            ),
            ActionSpec(
                "models.roll_back",
                tr("Roll back to the model before…"),
                self._roll_back,
                menu="Models",
                separator_before=True,
            ),
        )

    def shut_down(self) -> None:
        """The window is closing: training writes a checkpoint and can be resumed, scoring keeps what it has."""
        self.rescoring.cancel()
        self.trainer.shut_down()

    def open_retrain(self) -> None:
        """Opens the retrain dialog for the task in view; starts nothing."""
        self._open_training(pretrain_only=False)

    def open_pretrain(self) -> None:
        self._open_training(pretrain_only=True)

    # --- building

    def _build(self) -> None:
        self.counts = LabelledCounts()
        self.registry = Registry()
        left = QWidget()
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.setSpacing(12)
        left_column.addWidget(self.counts)
        left_column.addWidget(self.registry, 1)
        self.run_live = RunLive()
        self.head = ComparisonHead()
        self.roc = Roc()
        self.gate = Gate()
        model_view = QWidget()
        model_column = QVBoxLayout(model_view)
        model_column.setContentsMargins(0, 0, 0, 0)
        model_column.setSpacing(12)
        model_column.addWidget(self.head)
        evidence = QHBoxLayout()
        evidence.setSpacing(12)
        self.roc.setMinimumHeight(_EVIDENCE_PX)
        evidence.addWidget(self.roc, 2)
        evidence.addWidget(self.gate, 3)
        model_column.addLayout(evidence, 1)
        self.empty = EmptyState()
        self.stack = QStackedWidget()
        self._model_view = scrolled(model_view)
        for page in (self.empty, self.run_live, self._model_view):
            self.stack.addWidget(page)
        centre = QWidget()
        centre_column = QVBoxLayout(centre)
        centre_column.setContentsMargins(0, 0, 0, 0)
        centre_column.setSpacing(12)
        self.scoring_bar = ScoringBar()
        self.run_bar = RunBar()
        centre_column.addWidget(self.scoring_bar)
        centre_column.addWidget(self.run_bar)
        centre_column.addWidget(self.stack, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(12)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(centre)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LEFT_PX, _CENTRE_PX])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.addWidget(splitter)

    def _connect(self) -> None:
        self._desk.bus.changed.connect(self._changed)
        self._desk.task_changed.connect(self._task_changed)
        self._desk.annotator_changed.connect(self._annotator_changed)
        self.counts.train_wanted.connect(self.open_retrain)
        self.counts.pretrain_wanted.connect(self.open_pretrain)
        self.empty.labels_wanted.connect(partial(self._desk.wished.emit, "go.label"))
        self.empty.train.clicked.connect(self.open_retrain)
        self.registry.selected.connect(self._model_chosen)
        self.registry.resume_wanted.connect(self.trainer.resume)
        self.head.promote_wanted.connect(self._promote)
        self.head.reject_wanted.connect(self._reject)
        self.head.roll_back_wanted.connect(self._roll_back)
        self.head.score_wanted.connect(self._score)
        self.gate.report_wanted.connect(self._save_report)
        self.gate.recording_wanted.connect(self._desk.recording_wanted)
        self.run_live.stop_early_wanted.connect(self.trainer.stop_early)
        self.run_live.cancel_wanted.connect(self.trainer.cancel)
        self.run_bar.show_wanted.connect(self._show_run)
        self.trainer.began.connect(self._run_began)
        self.trainer.moved.connect(self._run_moved)
        self.trainer.ended.connect(self._run_ended)
        self.decisions.made.connect(self._decided)
        self.rescoring.progress.connect(self._scoring_moved)
        self.rescoring.ended.connect(self._scoring_ended)
        self.scoring_bar.stop.clicked.connect(self.rescoring.cancel)

    # --- what is shown

    def _changed(self, changes: Changes) -> None:
        if changes.labels or changes.worklist or changes.models or changes.runs or changes.tasks:
            self._recompare |= bool(changes.models)
            if self._visible:
                self._refresh_timer.start()

    def _task_changed(self, _task: Task) -> None:
        self._comparison = None
        self.registry.show_models(())
        if self._visible:
            self._refresh()

    def _annotator_changed(self, _who: object) -> None:
        self._recompare = True  # for whoever is told of single recordings now
        if self._visible:
            self._refresh_timer.start()

    def _refresh(self) -> None:
        task = self._desk.task
        if task is None:
            return
        library = self._desk.library
        self._desk.read(partial(training.readiness, library, task.key), partial(self._show_readiness, task), self._say)
        self._desk.read(partial(models.list_models, library, task.key), partial(self._show_models, task), self._say)
        self._desk.read(partial(training.list_runs, library), self._show_runs, self._say)

    def _show_readiness(self, task: Task, readiness: Readiness) -> None:
        if task == self._desk.task:
            self.counts.show_readiness(task, readiness)
            self.empty.show_readiness(task, readiness)

    def _show_models(self, task: Task, found: Sequence[Model]) -> None:
        if task != self._desk.task:
            return
        before = self.registry.current
        self.registry.show_models(found)
        wanted, self._show_next = self._show_next, None
        if wanted is not None and self.registry.select(wanted):
            return
        if self.registry.current is None:
            if before is None and found and not self.trainer.is_busy:
                self.registry.select_first()
            elif not found and not self.trainer.is_busy:
                self.stack.setCurrentWidget(self.empty)
        elif self._recompare or self.registry.current != before:
            self._model_chosen(self.registry.current)

    def _show_runs(self, runs: Sequence[Run]) -> None:
        self.registry.show_interrupted(() if self.trainer.is_busy else runs)

    def _model_chosen(self, model: Model | None) -> None:
        if self._comparing is not None:
            self._comparing.cancel()
            self._comparing = None
        self._comparison = None
        self._recompare = False
        if model is None:
            return
        self._show_page(self._model_view)
        self.roc.show_models(model, None)
        self.gate.show_comparison(None)
        if model.status is ModelStatus.ENCODER:
            self.head.show_encoder(model)
            return
        self.head.show_waiting(model)
        self.head.runs.clear()
        call = partial(models.compare, self._desk.library, model.id, getattr(self._desk.annotator, "id", None))
        # On the writer: a comparison counts as a look at the locked set, which is written down.
        self._comparing = self._desk.operations.run(call, self._show_comparison, self._not_compared)

    def _show_comparison(self, comparison: Comparison) -> None:
        self._comparing = None
        if comparison.candidate.id != self.registry.current_id:
            return
        # Nobody signed in: nobody whose answers would be kept as not blind, and nothing is told of single recordings.
        self._comparison = comparison = comparison if self._desk.annotator else replace(comparison, flips=())
        self.head.show_comparison(comparison)
        self.roc.show_models(comparison.candidate, comparison.in_use)
        self.gate.show_comparison(comparison)
        call = partial(precision_said, self._desk.library, comparison.candidate)
        self._desk.read(call, partial(self._show_precision, comparison.candidate.id), self._not_compared)

    def _show_precision(self, model_id: ModelId, sentence: str) -> None:
        self.head.runs.setText(tr(sentence) if model_id == self.registry.current_id else "")

    def _not_compared(self, _error: Exception) -> None:
        self._comparing = None

    def _show_page(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        self.run_bar.setVisible(self.trainer.is_busy and page is not self.run_live)

    def _say(self, error: Exception) -> None:
        self._desk.bus.say(sentence_for(error))

    # --- training

    def _open_training(self, pretrain_only: bool) -> None:
        task = self._desk.task
        if self.trainer.is_busy:
            self._show_run()
            return
        if task is None:
            return
        if self.retrain_dialog is not None:
            self.retrain_dialog.close()
        dialog = RetrainDialog(self._desk, task, pretrain_only, self.window())
        dialog.plan_made.connect(self.trainer.start)
        dialog.finished.connect(partial(self._forget_retrain, dialog))
        self.retrain_dialog = dialog
        dialog.show()
        dialog.activateWindow()

    def _forget_retrain(self, dialog: RetrainDialog, _result: int) -> None:
        if self.retrain_dialog is dialog:
            self.retrain_dialog = None

    def _show_run(self) -> None:
        self.registry.list.setCurrentRow(-1)
        self._show_page(self.run_live)

    def _run_began(self, story: RunStory) -> None:
        self.run_live.show_story(story)
        self.registry.show_interrupted(())
        self._lock_training(True)
        self._show_run()

    def _run_moved(self, story: RunStory) -> None:
        self.run_bar.show_story(story)
        if self._visible:
            self.run_live.show_story(story)

    def _run_ended(self, end: FinishedRun | None) -> None:
        self._lock_training(False)
        if self.trainer.story is not None:
            self.run_live.show_story(self.trainer.story)
        self.run_bar.hide()
        if end is not None and end.model is not None:
            self._show_next = end.model.id
        elif self.stack.currentWidget() is self.run_live:
            self.empty.say(tr(end.sentence if end is not None else "The run's end could not be recorded."))
            self.stack.setCurrentWidget(self.empty)
        self._refresh()

    def _lock_training(self, running: bool) -> None:
        for button in (self.counts.train, self.counts.pretrain, self.empty.train):
            button.setEnabled(not running)

    # --- decisions

    def _promote(self) -> None:
        if self._comparison is not None:
            self.decisions.ask_promote(self._comparison)

    def _save_report(self) -> None:
        if self._comparison is not None:
            self.saving.ask(self._comparison)

    def _reject(self) -> None:
        if self._comparison is not None:
            self.decisions.ask_reject(self._comparison.candidate)

    def _roll_back(self) -> None:
        if self._desk.task is not None:
            self.decisions.ask_roll_back(self._desk.task)

    def _decided(self, changed: ModelChanged) -> None:
        self._show_next = changed.model.id
        self._refresh()
        if changed.model.status is ModelStatus.IN_USE:
            self._begin_scoring(changed.model)

    # --- scoring

    def _score(self) -> None:
        if self._comparison is not None:
            self._begin_scoring(self._comparison.candidate)

    def _begin_scoring(self, model: Model) -> None:
        if not self.rescoring.is_busy:
            self.rescoring.start(model.id, model.name)
            self.scoring_bar.begin(model.name)
            self.head.score.setEnabled(False)

    def _scoring_moved(self, done: int, total: int) -> None:
        self.scoring_bar.move_on(done, total)

    def _scoring_ended(self, _sentence: str) -> None:
        self.scoring_bar.hide()
        self.head.score.setEnabled(True)
