"""One answer for a whole selection of the worklist: it is asked first, saved at once, and undone at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.annotation import CERTAINTY, Shown
from cryapp.domain.ids import RecordingId
from cryapp.domain.task import Task, Unit
from cryapp.ui.committing import step_back
from cryapp.ui.i18n import tr
from cryapp.ui.label_facts import class_name
from cryapp.ui.label_session import LabelSession
from cryapp.ui.panels.worklist.panel import Worklist
from cryapp.ui.panels.worklist.sources import SetSource
from cryapp.ui.undo import UndoStack
from cryapp.ui.words import counted

# What is asked and done is imported when it is: the window is on the screen before it.
if TYPE_CHECKING:
    from cryapp.services.labelling import Mark, Saved
    from cryapp.services.labelling_many import LeftOut, SavedToMany
    from cryapp.services.selecting import Selected


@dataclass(frozen=True)
class Act:
    """What is to be done to all: ``what`` in words, e.g. ``“Cry”``; ``call`` runs on the store writer."""

    what: str
    call: Callable[[tuple[RecordingId, ...], Mark, Mapping[RecordingId, Shown]], Saved | SavedToMany]
    replaces: bool = True
    """True if it takes the place of an answer."""
    judges: bool = False
    """True if it says something about the sound: what cannot be heard is left out."""


class BulkLabel(QObject):
    asked = Signal(str, str)
    """The question, and the words on the button that says yes."""
    saved = Signal(object)
    """datetime of the commit"""
    refused = Signal(str)
    answered = Signal()
    """Yes or no was said: the keys are the workspace's again."""

    def __init__(self, desk: Desk, session: LabelSession, undo: UndoStack, worklist: Worklist, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._session, self._undo, self._worklist = desk, session, undo, worklist
        self._pending: tuple[Act, tuple[RecordingId, ...], Task] | None = None
        bar = worklist.selection_bar
        worklist.selected.connect(lambda _n: self.forget())
        bar.confirmed.connect(self.confirm)
        bar.refused.connect(self.refuse)
        self.asked.connect(bar.ask)

    # -- what can be asked --------------------------------------------------------------------------------------

    @property
    def is_asking(self) -> bool:
        return self._worklist.selection_bar.is_asking

    def label(self, class_key: str, payload: Mapping[str, Any]) -> bool:
        """Asks whether to label all that is selected. False: there is no selection, the one recording is meant."""
        from cryapp.services.labelling_many import save_label_to_many

        task, library, ids = self._desk.task, self._desk.library, self._several()
        if task is None or not ids:
            return False
        said = {CERTAINTY: payload[CERTAINTY]} if CERTAINTY in payload else None
        words = tr("“{answer}”").format(answer=class_name(task, class_key))
        self._ask(
            Act(
                words,
                lambda all_ids, mark, shown: save_label_to_many(library, all_ids, class_key, mark, said, shown),
                judges=True,
            ),
            ids,
        )
        return True

    def skip(self, reason: str) -> bool:
        """The same for a skip."""
        from cryapp.services import labelling

        library, ids = self._desk.library, self._several()
        if not ids:
            return False
        words = tr("skip: {reason}").format(reason=tr(reason))
        self._ask(Act(words, lambda all_ids, mark, _shown: labelling.skip(library, all_ids, reason, mark)), ids)
        return True

    def flag(self) -> bool:
        """The same for a flag."""
        from cryapp.services import labelling

        library, ids = self._desk.library, self._several()
        if not ids:
            return False
        call = lambda all_ids, mark, _shown: labelling.set_flag(library, all_ids, True, mark)  # noqa: E731
        self._ask(Act(tr("flag"), call, replaces=False), ids)
        return True

    def forget(self) -> None:
        """The selection, the reader or the task is another: what was asked is no longer meant."""
        self._pending = None

    def refuse(self) -> None:
        """No: everything stays as it is."""
        self.forget()
        self._put_away()

    def _put_away(self) -> None:
        self._worklist.selection_bar.show_count(self._worklist.walk.n_selected)
        self.answered.emit()

    def _several(self) -> tuple[RecordingId, ...]:
        """What is selected, if it is more than one. A set is read one by one, and segments are one recording's."""
        task, walk = self._desk.task, self._worklist.walk
        if task is None or task.unit is Unit.SEGMENT or walk.n_selected < 2:
            return ()
        if isinstance(self._worklist.model.source, SetSource):
            return ()
        ids = tuple(dict.fromkeys(place.recording_id for place in walk.selected()))
        return ids if len(ids) > 1 else ()

    def _ask(self, act: Act, ids: tuple[RecordingId, ...]) -> None:
        from cryapp.services import selecting

        task, me, library = self._desk.task, self._desk.annotator, self._desk.library
        if me is None:
            self.refused.emit(tr("Nothing was saved: say first who is reading."))
            self._desk.wished.emit("window.sign_in")
            return
        if task is None:
            return
        self._pending = (act, ids, task)
        asked = self._pending

        def counted_up(found: Selected) -> None:
            if self._pending is asked:
                self.asked.emit(question(act, found, task), tr("Yes, all {n}").format(n=found.recordings))

        def refuse(error: Exception) -> None:
            if self._pending is asked:
                self._pending = None
                self.refused.emit(tr(sentence_for(error)))

        self._desk.read(
            lambda: selecting.selected(library, task.id, me.id, ids, judged=act.judges),
            counted_up,
            refuse,
        )

    # -- yes ----------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Does what was asked, in one transaction and one undo."""
        from cryapp.services import labelling
        from cryapp.services.labelling_many import SavedToMany

        pending, self._pending = self._pending, None
        self._put_away()
        me = self._desk.annotator
        if pending is None or me is None:
            return
        act, ids, task = pending
        library = self._desk.library
        mark = labelling.Mark(task.id, me.id, Shown(view={"selected": len(ids)}))
        shown = {id_: seen for id_ in ids if (seen := self._shown(id_, len(ids))) is not None}
        facts = self._session.facts
        where = facts.recording.id if facts is not None and facts.recording.id in ids else ids[0]

        def done(result: Saved | SavedToMany) -> None:
            saved, n, left_out = (
                (result.saved, result.recordings, result.left_out)
                if isinstance(result, SavedToMany)
                else (result, len(ids), ())
            )
            text = tr("{act} for {recordings}").format(act=act.what, recordings=counted(n, "recording"))
            if saved.event_ids:
                self._undo.push(step_back(library, saved, mark, text, where, task))
            words = tr("Saved: {text}. One undo takes it back.").format(text=text)
            if left_out:  # as a warning it stays on the strip until it was read
                self._desk.bus.say(f"{words} {told_left_out(left_out)}", Level.WARNING, each_left_out(left_out))
            else:
                self._desk.bus.say(words, Level.SAVED)
            self.saved.emit(saved.at)

        self._desk.operations.run(lambda: act.call(ids, mark, shown), done)

    def _shown(self, recording_id: RecordingId, n_selected: int) -> Shown | None:
        """What this reader had been shown of one of them: a label after that is not blind."""
        seen = self._session.shown_before(recording_id)
        return None if seen is None else replace(seen, view={"selected": n_selected})


def question(act: Act, found: Selected, task: Task) -> str:
    """``“Cry” for 12 recordings of 7 infants? 3 of them have an answer, which is replaced.``"""
    recordings, infants = counted(found.recordings, "recording"), counted(found.infants, "infant")
    said = tr("{act} for {recordings} of {infants}?").format(act=act.what, recordings=recordings, infants=infants)
    if task.unit is Unit.INFANT:
        said = tr("{act} for {infants}? It holds for all {recordings} of theirs.").format(
            act=act.what, infants=infants, recordings=counted(found.reached, "recording")
        )
    if found.left_out:
        said = f"{said} {tr('Left out because they cannot be heard: {n}.').format(n=len(found.left_out))}"
    if act.replaces and found.answered:
        said = f"{said} {tr('Answers of yours that this replaces: {n}.').format(n=found.answered)}"
    return said


def told_left_out(left_out: Sequence[LeftOut]) -> str:
    """``Left out: 2 recordings, which cannot be heard.``"""
    return tr("Left out: {recordings}, which cannot be heard.").format(recordings=counted(len(left_out), "recording"))


def each_left_out(left_out: Sequence[LeftOut]) -> str:
    """A line for each: ``I-3 · 2 – The working copy of this recording is missing.``"""
    return "\n".join(f"{one.title} – {tr(one.why)}" for one in left_out)
