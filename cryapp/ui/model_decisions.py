"""Promote, reject, roll back: asked with a reason, in a person's name, done by the one writer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cryapp.bridge.desk import Desk
from cryapp.domain.annotation import Annotator
from cryapp.domain.model import Comparison, Model
from cryapp.domain.task import Task
from cryapp.services import models
from cryapp.services.models import ModelChanged
from cryapp.ui.dialogs.reason import ReasonDialog
from cryapp.ui.gate_words import doubts
from cryapp.ui.i18n import tr


class ModelDecisions(QObject):
    """At most one question is open at a time; an older one is closed."""

    made = Signal(object)
    """ModelChanged"""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._host = desk, host
        self.dialog: ReasonDialog | None = None

    def ask_promote(self, comparison: Comparison) -> None:
        model, before = comparison.candidate, comparison.in_use
        kept = "" if before is None else tr(" {name} is kept and can be put back at any time.").format(name=before.name)
        found = doubts(comparison)
        hint = tr("Why: e.g. better on 57 locked infants, agreed in the study meeting")
        in_spite = tr("Why in spite of this: it is written down as an override of the gate, with your name")
        self._ask(
            tr("Put {name} in use?").format(name=model.name),
            tr("{comparison} From then on it answers in Screen and orders the worklist.{kept}").format(
                comparison=tr(comparison.sentence), kept=kept
            ),
            tr("Put in use all the same") if found else tr("Put in use"),
            in_spite if found else hint,
            lambda who, reason: partial(models.promote, self._desk.library, model.id, who.id, reason),
            lambda changed: tr("{name} is in use.").format(name=changed.model.name),
            found,
        )

    def ask_reject(self, model: Model) -> None:
        self._ask(
            tr("Reject {name}?").format(name=model.name),
            tr("It stays in the registry, marked as rejected. Nothing is deleted."),
            tr("Reject"),
            tr("Why: e.g. misses quiet cries"),
            lambda who, reason: partial(models.reject, self._desk.library, model.id, who.id, reason),
            lambda changed: tr("{name} is rejected and kept.").format(name=changed.model.name),
        )

    def ask_roll_back(self, task: Task) -> None:
        self._ask(
            tr("Put the model before back in use for {task}?").format(task=tr(task.name)),
            tr("The model in use now is kept, marked as rolled back. The earlier model's predictions are still there."),
            tr("Roll back"),
            tr("Why: e.g. too many false alarms on the ward since Monday"),
            lambda who, reason: partial(models.roll_back, self._desk.library, task.key, who.id, reason),
            lambda changed: tr("{name} is in use again.").format(name=changed.model.name),
        )

    def _ask(
        self,
        title: str,
        sentence: str,
        act: str,
        hint: str,
        call: Callable[[Annotator, str], Callable[[], ModelChanged]],
        words: Callable[[ModelChanged], str],
        doubts: Sequence[str] = (),
    ) -> None:
        if self.dialog is not None:
            self.dialog.close()
        dialog = ReasonDialog(self._desk, title, sentence, act, hint, self._host.window(), doubts)

        def done(changed: ModelChanged) -> None:
            kept = "" if changed.previous is None else tr(" {name} is kept.").format(name=changed.previous.name)
            self._desk.bus.say(words(changed) + kept)
            self.made.emit(changed)

        def forget(_result: int) -> None:
            if self.dialog is dialog:
                self.dialog = None

        dialog.decided.connect(lambda who, reason: self._desk.operations.run(call(who, reason), done))
        dialog.finished.connect(forget)
        self.dialog = dialog
        dialog.show()
        dialog.activateWindow()
