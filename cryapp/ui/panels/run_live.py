"""A run under way: what it is doing, how long it still takes, its curves, its log, and two ways to end it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cryapp.bridge.run_story import EpochPoint, RunStory
from cryapp.domain.wording import mark
from cryapp.ui.i18n import tr
from cryapp.ui.plots import Plot, pen
from cryapp.ui.theme import theme
from cryapp.ui.widgets.basic import Panel, heading, label
from cryapp.ui.words import number

STEPS_WITH_CURVES = ("pretraining", "finetuning")
_PROGRESS_STEPS = 1000


class RunLive(QWidget):
    """Draws a :class:`RunStory`; asks for Stop early and Cancel, which are not the same."""

    stop_early_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._n_logged = 0
        self._story: RunStory | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._make_head())
        charts = QHBoxLayout()
        charts.setSpacing(12)
        self._charts = {step: _Curves(tr(title)) for step, title in _CHART_TITLES.items()}
        for chart in self._charts.values():
            charts.addWidget(chart, 1)
        column.addLayout(charts, 3)
        log_panel = Panel(tr("Log"))
        self._log = QPlainTextEdit()
        self._log.setReadOnly(True)
        self._log.setMaximumBlockCount(1000)
        self._log.setAccessibleName(tr("Log of the run"))
        log_panel.body.addWidget(self._log)
        column.addWidget(log_panel, 2)

    def _make_head(self) -> Panel:
        head = Panel()
        line = QHBoxLayout()
        words = QVBoxLayout()
        self._title = label("", "title")
        self._sentence = label("", "muted", wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        line.addLayout(words, 1)
        self.stop = QPushButton(tr("Stop early, keep the best"))
        self.stop.setToolTip(tr("Ends this stage now, keeps its best epoch and goes on to measuring it."))
        self.cancel = QPushButton(tr("Cancel, discard"))
        self.cancel.setObjectName("danger")
        self.cancel.setToolTip(tr("Ends the run and throws it away. Labels and models stay as they are."))
        line.addWidget(self.stop)
        line.addWidget(self.cancel)
        head.body.addLayout(line)
        self._bar = QProgressBar()
        self._bar.setRange(0, _PROGRESS_STEPS)
        self._bar.setTextVisible(False)
        head.body.addWidget(self._bar)
        self._facts = label("", "small", wrap=True)
        head.body.addWidget(self._facts)
        self.stop.clicked.connect(self.stop_early_wanted)
        self.cancel.clicked.connect(self._cancel)
        return head

    def show_story(self, story: RunStory) -> None:
        """Brings the panel up to date; only new log lines are added."""
        if story is not self._story:
            self._story, self._n_logged = story, 0
            self._log.clear()
            self.cancel.setText(tr("Cancel, discard"))
            self.cancel.setEnabled(True)
        of = (
            tr(" · stage {k} of {n}").format(k=story.stage_index + 1, n=story.stage_count)
            if story.stage_count > 1
            else ""
        )
        self._title.setText(tr(story.title) + of)
        self._sentence.setText(tr(story.sentence))
        self._facts.setText(tr(story.facts or "Labelling can go on meanwhile; it is not disturbed by this."))
        share = story.share_done
        self._bar.setRange(0, 0 if share is None else _PROGRESS_STEPS)
        if share is not None:
            self._bar.setValue(round(share * _PROGRESS_STEPS))
        for step, chart in self._charts.items():
            chart.setVisible(bool(story.points_of(step)) or chart_expected(story, step))
            chart.draw(story.points_of(step))
        self.stop.setEnabled(story.step in STEPS_WITH_CURVES and not story.stopping)
        fresh = story.n_logged - self._n_logged
        if fresh > 0:
            self._log.appendPlainText("\n".join(list(story.log)[-fresh:]))
            self._n_logged = story.n_logged

    def _cancel(self) -> None:
        self.cancel.setText(tr("Cancelling…"))
        self.cancel.setEnabled(False)
        self.stop.setEnabled(False)
        self.cancel_wanted.emit()


_CHART_TITLES = {"pretraining": mark("Pre-training, no labels"), "finetuning": mark("Training on labels")}


def chart_expected(story: RunStory, step: str) -> bool:
    """True if this run draws the chart of ``step`` sooner or later: room is kept, so that nothing jumps."""
    own = "pretraining" if story.stage == "pretrain" else "finetuning"
    return step == own or (story.stage_count > 1 and step in STEPS_WITH_CURVES)


class _Curves(Panel):
    """Loss on the training infants, loss on validation infants, and the epoch that is best so far."""

    def __init__(self, title: str) -> None:
        super().__init__("")
        head = QHBoxLayout()
        head.addWidget(heading(title))
        head.addStretch(1)
        self._key = label("", "small")
        head.addWidget(self._key)
        self.body.addLayout(head)
        self._plot = Plot("epoch", "loss", counts=True)
        self._train = self._plot.plot([], [])
        self._validation = self._plot.plot([], [])
        self._best = self._plot.plot([], [], symbol="o", symbolSize=9, pen=None)
        self.body.addWidget(self._plot, 1)
        self._dress()
        theme().changed.connect(self._dress)

    def _dress(self, _tokens: object = None) -> None:
        self._train.setPen(pen("accent"))
        self._validation.setPen(pen("warning", dashed=True))
        self._best.setSymbolBrush(pen("warning").color())
        self._best.setSymbolPen(pen("warning"))

    def draw(self, points: list[EpochPoint]) -> None:
        train = [(p.epoch, p.train_loss) for p in points if p.train_loss is not None]
        validation = [(p.epoch, p.val_loss) for p in points if p.val_loss is not None]
        best = [(p.epoch, p.val_loss) for p in points if p.best and p.val_loss is not None][-1:]
        for curve, pairs in ((self._train, train), (self._validation, validation), (self._best, best)):
            curve.setData([x for x, _ in pairs], [y for _, y in pairs])
        aucs = [p.val_auc for p in points if p.val_auc is not None]
        words = [tr("— training")]
        if validation:
            words.append(tr("- - validation infants"))
        if best:
            words.append(tr("● best"))
        if aucs:
            words.append(tr("validation AUC {auc}").format(auc=number(aucs[-1], 3)))
        self._key.setText("   ".join(words) if points else tr("the first epoch is under way"))
