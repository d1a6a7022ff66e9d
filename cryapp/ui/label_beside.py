"""Answers the question that stands beside the one in hand: about the infant while recordings are read, or the reverse.

Every answer is a label like any other, with its own undo; nothing of a model is fetched for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.annotation import CurrentLabel
from cryapp.domain.task import Task, Unit
from cryapp.ui.actions import ActionSpec
from cryapp.ui.committing import step_back
from cryapp.ui.i18n import tr
from cryapp.ui.label_facts import Facts, class_name
from cryapp.ui.label_session import LabelSession
from cryapp.ui.panels.beside_pad import DONT_KNOW_KEY, KEYS, BesidePad
from cryapp.ui.undo import UndoStack

# What saves is imported with the first answer: the window is on the screen before it.
if TYPE_CHECKING:
    from cryapp.services.labelling import Saved

SETTING, NOTHING = "label.beside", "-"


class BesideAnswer(QObject):
    saved = Signal(object)
    """datetime of a commit"""
    refused = Signal(str)
    """A sentence: why nothing was done."""
    failed = Signal(str)
    task_changed = Signal()
    """Another question stands beside: its keys answer other things."""

    def __init__(
        self, desk: Desk, session: LabelSession, undo: UndoStack, several: Callable[[], bool], parent: QObject
    ) -> None:
        """Args: several: True while more than one recording is selected."""
        super().__init__(parent)
        self._desk, self._session, self._undo, self._several = desk, session, undo, several
        self._committing = False
        self._facts: Facts | None = None
        self.pad = BesidePad()
        self.pad.chosen.connect(self.answer)
        self.pad.task_wanted.connect(self.take)

    # -- what is shown ------------------------------------------------------------------------------------------

    @property
    def task(self) -> Task | None:
        return self.pad.task

    @property
    def can_answer(self) -> bool:
        return self._present() is not None and self._session.can_act and not self._committing

    @property
    def can_choose(self) -> bool:
        return bool(self._offered())

    def update(self, facts: Facts | None) -> None:
        """The facts of the recording in view, whenever they were read. In a reading set nothing stands beside."""
        self._facts = facts
        before = self.pad.task
        offered = self._offered()
        task = self._wanted(offered)
        self.pad.show_task(task, offered)
        self.pad.show_label(self._present())
        self.pad.setVisible(task is not None)
        if (before.schema_id if before else None) != (task.schema_id if task else None):
            self.task_changed.emit()

    def _offered(self) -> tuple[Task, ...]:
        """Other tasks about recordings or infants: those about parts have a place of their own, over the sound."""
        others = self._facts.others if self._facts is not None else ()
        return tuple(task for task, _ in others if task.unit is not Unit.SEGMENT)

    def _wanted(self, offered: tuple[Task, ...]) -> Task | None:
        """The reader's choice; else a question about the other unit than the one in hand: the infant's first of all."""
        key = str(self._desk.settings[SETTING])
        if key == NOTHING or self._desk.task is None:
            return None
        chosen = next((one for one in offered if one.key == key), None)
        unit = Unit.RECORDING if self._desk.task.unit is Unit.INFANT else Unit.INFANT
        return chosen or next((one for one in offered if one.unit is unit), None)

    def _present(self) -> CurrentLabel | None:
        others = self._facts.others if self._facts is not None else ()
        here = self.pad.task
        return next((current for task, current in others if here is not None and task.id == here.id), None)

    # -- what is pressed ----------------------------------------------------------------------------------------

    def take(self, key: str) -> None:
        """Another question beside, remembered; empty: none."""
        self._desk.settings.set(SETTING, key or NOTHING)
        self._session.reload()

    def answer(self, class_key: str, payload: Mapping[str, Any]) -> None:
        """Gives and commits the answer. Ignored while one is being committed."""
        task, facts, present = self.pad.task, self._facts, self._present()
        if task is None or facts is None or present is None or not self.can_answer:
            return
        if self._several():
            self.refused.emit(tr("Several recordings are selected: choose one, or take the question in hand with T."))
            return
        why = self._session.why_not() if task.unit is Unit.RECORDING else ""
        if why:
            self.refused.emit(why)
            return
        name = class_name(task, class_key)
        if present.class_key == class_key and dict(present.payload) == dict(payload):
            self._desk.bus.say(tr("{task}: already “{answer}”.").format(task=task.name, answer=name))
            return
        mark = self._session.mark_for(task)
        library, recording = self._desk.library, facts.recording
        about = facts.infant.code if task.unit is Unit.INFANT else recording.title
        text = tr("{task}: “{answer}” for {about}").format(task=task.name, answer=name, about=about)
        self._committing = True

        def done(saved: Saved) -> None:
            self._committing = False
            self._undo.push(step_back(library, saved, mark, text, recording.id, self._desk.task))
            self._desk.bus.say(tr("Saved: {text}.").format(text=text), Level.SAVED)
            at: datetime = saved.at
            self.saved.emit(at)

        def failed(error: Exception) -> None:
            self._committing = False
            self.failed.emit(tr(sentence_for(error)))

        def call() -> Saved:
            from cryapp.services import labelling

            return labelling.save_label(library, [recording.id], class_key, mark, payload or None)

        self._desk.operations.run(call, done, failed)


def beside_actions(beside: BesideAnswer) -> list[ActionSpec]:
    """A key for each answer of the question beside, and one that chooses the question."""
    task = beside.task
    names = {at: tr(one.name) for at, one in enumerate(task.classes, start=1)} if task is not None else {}
    if task is not None:
        names[0] = tr("I don't know")
    keys = {0: DONT_KNOW_KEY, **dict(enumerate(KEYS, start=1))}
    specs = [
        ActionSpec(
            f"label.beside_{number}",
            # Without an answer it is on no key sheet; its id stays, since a reader's own keys are kept under it.
            tr("{task}: {answer}").format(task=task.name, answer=names[number]) if task and number in names else "",
            lambda number=number: beside.pad.press_at(number),
            (keys[number],) if number in names and number in keys else (),
            tr("Answers the question beside, without leaving the one in hand"),
            enabled_when=lambda: beside.can_answer,
            group="Label",
        )
        for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)
    ]
    return [
        *specs,
        ActionSpec(
            "label.beside",
            tr("Question beside…"),
            beside.pad.ask_task,
            ("Y",),
            tr("Which question stands beside the one in hand, e.g. the infant's"),
            "list",
            lambda: beside.can_choose,
            menu="Go",
        ),
    ]
