"""Looking for labels that may be wrong, from Review: one run of the learning program beside everything else."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.trainer import LABEL_CHECK, Trainer
from cryapp.domain.model import RunState
from cryapp.services.settling import Matters
from cryapp.services.training import FinishedRun
from cryapp.ui.i18n import tr
from cryapp.ui.panels.label_check import LabelCheckPanel


class LabelChecking(QObject):
    """Wires the panel to the run. ``found`` asks for the list anew."""

    changed = Signal()
    """What can be pressed may have changed."""
    found = Signal()

    def __init__(self, desk: Desk, panel: LabelCheckPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._panel = desk, panel
        self._can_check = False
        self.runner = Trainer(desk, self, LABEL_CHECK)
        self.runner.began.connect(panel.show_story)
        self.runner.moved.connect(panel.show_story)
        self.runner.began.connect(lambda _story: self.changed.emit())
        self.runner.ended.connect(self._ended)
        self.runner.refused.connect(lambda error: self._over(tr(sentence_for(error))))
        panel.start_wanted.connect(self.start)
        panel.cancel_wanted.connect(self.runner.cancel)
        self.listed(Matters((), ()))

    @property
    def is_busy(self) -> bool:
        return self.runner.is_busy

    @property
    def can_start(self) -> bool:
        return self._can_check and not self.is_busy

    def listed(self, matters: Matters) -> None:
        self._can_check = matters.can_check
        self._panel.show_checked(matters.can_check, matters.checked)
        self.changed.emit()

    def start(self) -> None:
        task = self._desk.task
        if task is not None and self.can_start:
            self._panel.say("")
            self._panel.start.setEnabled(False)
            self.runner.look_at_labels(task.key)
            self.changed.emit()

    def cancel(self) -> None:
        self.runner.cancel()

    def shut_down(self) -> None:
        self.runner.shut_down()

    def _ended(self, end: FinishedRun | None) -> None:
        failed = end is None or end.run.state not in (RunState.DONE, RunState.CANCELLED)
        self._over(tr(end.sentence) if failed and end is not None else "")
        self.found.emit()

    def _over(self, trouble: str) -> None:
        self._panel.show_story(None)
        self._panel.say(trouble)
        self._panel.start.setEnabled(True)
        self.changed.emit()
