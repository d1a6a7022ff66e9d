"""What stands around a model's evidence: scoring under way, a run in the background, and what to do without a model."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from cryapp.bridge.run_story import RunStory
from cryapp.domain.task import Task
from cryapp.services.training import Readiness
from cryapp.ui.i18n import tr
from cryapp.ui.widgets.basic import Panel, label
from cryapp.ui.words import number


class ScoringBar(Panel):
    """Scoring under way: how far, and a way to stop it."""

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout()
        self._words = label("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.stop = QPushButton(tr("Stop"))
        self.stop.setToolTip(tr("What was scored is kept; the rest can follow later."))
        line.addWidget(self._words)
        line.addWidget(self._bar, 1)
        line.addWidget(self.stop)
        self.body.addLayout(line)
        self.hide()

    def begin(self, name: str) -> None:
        self._words.setText(tr("{name} scores the recordings").format(name=name))
        self._bar.setRange(0, 0)
        self.show()

    def move_on(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        self._words.setText(tr("{done} of {total} recordings scored").format(done=number(done), total=number(total)))


class RunBar(Panel):
    """A run under way while something else is looked at."""

    show_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout()
        self._words = label("", "muted")
        show = QPushButton(tr("Show the run"))
        show.clicked.connect(self.show_wanted)
        line.addWidget(self._words, 1)
        line.addWidget(show)
        self.body.addLayout(line)
        self.hide()

    def show_story(self, story: RunStory) -> None:
        self._words.setText(f"{tr(story.title)}: {tr(story.sentence)}")


class EmptyState(Panel):
    """No model yet: what to do next."""

    labels_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said: QLabel = label("", "warning", wrap=True)
        self._said.hide()
        self._title = label(tr("No model yet"), "title", wrap=True)
        self._next = label("", "muted", wrap=True)
        self.train = QPushButton(tr("Train…"))
        self.train.setObjectName("primary")
        self.label_on = QPushButton(tr("Go on labelling"))
        self.label_on.clicked.connect(self.labels_wanted)
        buttons = QHBoxLayout()
        buttons.addWidget(self.train)
        buttons.addWidget(self.label_on)
        buttons.addStretch(1)
        inner = QVBoxLayout()
        inner.setSpacing(12)
        for part in (self._said, self._title, self._next):
            part.setMaximumWidth(560)
            inner.addWidget(part)
        inner.addLayout(buttons)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(inner, 2)
        middle.addStretch(1)
        self.body.addStretch(1)
        self.body.addLayout(middle)
        self.body.addStretch(2)

    def say(self, sentence: str) -> None:
        """How the last run ended, above what to do next."""
        self._said.setText(tr(sentence))
        self._said.setVisible(bool(sentence))

    def show_readiness(self, task: Task, readiness: Readiness) -> None:
        ready = not readiness.refusals and not readiness.trainer_missing
        if ready:
            self._title.setText(tr("Ready to train a model for {task}").format(task=tr(task.name)))
            self._next.setText(
                tr(
                    "Train… shows what would be learnt and how long it takes before anything starts. The result is a "
                    "candidate: it answers nothing until a person puts it in use."
                )
            )
        else:
            self._title.setText(tr("No model for {task} yet").format(task=tr(task.name)))
            self._next.setText("\n\n".join(map(tr, (*readiness.refusals, readiness.trainer_missing))).strip())
        self.train.setVisible(ready)
        self.label_on.setVisible(not ready)
