"""The reading of one recording after another: what is shown, what may be pressed now, what was saved.

READY → COMMITTING at once when a label is given, so that a bouncing key cannot label twice; READY again after the
commit, or on the SAME recording with a sentence after a failure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.tasks import Job
from cryapp.domain.annotation import CERTAINTY, LabelState, Shown
from cryapp.domain.changes import Changes
from cryapp.domain.ids import RecordingId
from cryapp.domain.infant import Infant
from cryapp.domain.prediction import Prediction
from cryapp.domain.recording import Recording
from cryapp.domain.task import DONT_KNOW, Task
from cryapp.ui import label_calls
from cryapp.ui.committing import State, step_back
from cryapp.ui.i18n import tr
from cryapp.ui.infant_saving import save_infant
from cryapp.ui.label_facts import Facts, class_name, reading_of
from cryapp.ui.undo import UndoStack

# What writes is imported with the first act, or while the first recording is read: the window is there before it.
if TYPE_CHECKING:
    from cryapp.services.labelling import Mark, Saved

BOUNCE_MS = 150
"""A second press of a worn key comes within about 80 ms; nobody judges a new recording that fast."""


def _what(facts: Facts) -> tuple[RecordingId, int | None]:
    """Recording, and item of the reading set as which it is read."""
    return facts.recording.id, None if facts.item is None else facts.item.item.id


class LabelSession(QObject):
    shown = Signal(object)
    """Facts of another recording, or None."""
    updated = Signal(object)
    """Facts of the same recording, read again."""
    state_changed = Signal(object)
    """State"""
    label_saved = Signal(object)
    """Facts as they were when the label was given; comes after the commit."""
    saved = Signal(object)
    """datetime of a commit"""
    refused = Signal(str)
    """A sentence: why nothing was done."""
    failed = Signal(str)
    """A sentence: why nothing could be read or saved."""

    def __init__(self, desk: Desk, undo: UndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._undo = desk, undo
        self._facts: Facts | None = None
        self._wanted: RecordingId | None = None
        self._wanted_item: int | None = None
        """The item of a reading set that is wanted, where one is read."""
        self._last_given: tuple[Task, str, Mapping[str, Any]] | None = None
        """Task, class and certainty of the newest label, to be given again."""
        self._state = State.EMPTY
        self._committing = False
        self._last_answer: tuple[RecordingId, str | None] | None = None
        """Recording and class of the newest answer; the class is None for a skip."""
        self._reading: Job | None = None
        self._prepared: Facts | None = None
        self._since_shown = QElapsedTimer()
        self._since_commit = QElapsedTimer()
        self._seen: dict[tuple[object, ...], Prediction] = {}
        """What this reader was shown of a recording in a task, for as long as the window is open: an undone label does
        not make the next one blind again."""
        self._seen_others: set[tuple[object, ...]] = set()
        """Recording and reader: shown what others did, in whichever task. As on the infant's page, it holds in all."""
        self.view_state: Callable[[], Mapping[str, Any]] = dict
        """Set by the workspace: how the sound was shown, kept with every label."""
        self.why_not: Callable[[], str] = str
        """Set by the workspace: why the recording cannot be judged, in a sentence; empty if it can."""
        desk.bus.changed.connect(self._changed)
        desk.tasks_changed.connect(self._tasks_changed)

    # -- what is shown ------------------------------------------------------------------------------------------

    @property
    def facts(self) -> Facts | None:
        return self._facts

    @property
    def state(self) -> State:
        return self._state

    @property
    def wanted(self) -> RecordingId | None:
        """The recording that is shown or being fetched."""
        return self._wanted

    def show(self, recording_id: RecordingId | None, item_id: int | None = None) -> None:
        """Fetches a recording (as an item of a reading set); what was shown stays until it is there."""
        if (recording_id, item_id) == (self._wanted, self._wanted_item):
            return
        self._wanted, self._wanted_item = recording_id, item_id
        self._set_state(State.EMPTY)
        if recording_id is None:
            self._facts = None
            self.shown.emit(None)
            return
        prepared, self._prepared = self._prepared, None
        if prepared is not None and _what(prepared) == (recording_id, item_id):
            if self._reading is not None:
                self._reading.cancel()
            self._arrived(prepared)
        else:
            self._read(recording_id, item_id)

    def forget(self) -> None:
        """Another reader or task: what was got ready for the one before is of no use."""
        self._prepared = None

    def _tasks_changed(self) -> None:
        """What was read or got ready asked the versions before, for instance of the question beside."""
        self._prepared = None
        self.reload()

    def reload(self) -> None:
        """Reads the shown recording's facts again."""
        if self._wanted is not None:
            self._read(self._wanted, self._wanted_item)

    def prepare(self, recording_id: RecordingId, ready: Callable[[Facts], object], item_id: int | None = None) -> None:
        """Reads a recording that is likely to be next, so that showing it waits for nothing."""
        asked_for = self._reader()

        def arrived(facts: Facts) -> None:
            if asked_for == self._reader():
                self._prepared = facts
                ready(facts)

        self._prepared = None
        self._desk.read(reading_of(self._desk, recording_id, item_id), arrived, priority=-1)

    def _reader(self) -> tuple[object, ...]:
        return self._desk.task, self._desk.annotator, self._desk.settings["label.label_first"]

    def _read(self, recording_id: RecordingId, item_id: int | None) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._desk.read(
            reading_of(self._desk, recording_id, item_id), self._arrived, self._unreadable, priority=1
        )

    def _arrived(self, facts: Facts) -> None:
        self._reading = None
        if _what(facts) != (self._wanted, self._wanted_item):
            return
        another = self._facts is None or _what(self._facts) != _what(facts)
        self._facts = facts
        if facts.prediction is not None:
            self._seen[self._reading_key(facts.recording.id)] = facts.prediction
        if any(one.by_other for one in facts.history):
            self._seen_others.add(self._reading_key(facts.recording.id)[::2])
        if another:
            self._since_shown.start()
            self.shown.emit(facts)
        else:
            self.updated.emit(facts)
        self._set_state(State.COMMITTING if self._committing else State.READY)

    def _unreadable(self, error: Exception) -> None:
        self._reading = None
        self._set_state(State.READY if self._facts is not None else State.EMPTY)
        self.failed.emit(tr(sentence_for(error)))

    def _changed(self, changes: Changes) -> None:
        for_all = changes.predictions or changes.models or changes.settings or changes.tasks
        if self._prepared is not None and (for_all or self._prepared.touched_by(changes)):
            self._prepared = None
        if self._facts is None or changes.initiator is self:
            return
        if for_all or self._facts.touched_by(changes):
            self.reload()

    # -- what is saved ------------------------------------------------------------------------------------------

    @property
    def can_act(self) -> bool:
        return self._state is State.READY and self._facts is not None

    def choose(self, class_key: str, payload: Mapping[str, Any] | None = None) -> None:
        """Gives and commits a label. Ignored while another is being committed."""
        if not self._may_write() or not self._may_judge():
            return
        assert self._facts is not None and self._desk.task is not None
        facts, task, library = self._facts, self._desk.task, self._desk.library
        if self._is_echo(class_key):
            return
        details = dict(payload or {})
        if facts.label is not None and facts.label.class_key == class_key and dict(facts.label.payload) == details:
            self._desk.bus.say(
                tr("Already labelled “{answer}”. Enter goes on.").format(answer=class_name(task, class_key))
            )
            return
        mark = self._mark()
        self._last_answer = (facts.recording.id, class_key)
        self._last_given = (task, class_key, {key: details[key] for key in (CERTAINTY,) if key in details})
        self._commit(
            lambda: label_calls.answer(library, facts, class_key, mark, details),
            tr("label “{answer}” of {title}").format(answer=class_name(task, class_key), title=facts.recording.title),
            mark,
            is_label=True,
        )

    def finish(self) -> None:
        """Says that all segments are marked, be it none (tasks about segments)."""
        if not self._may_write() or self._facts is None or not self._may_judge():
            return
        library, mark, facts = self._desk.library, self._mark(), self._facts
        self._commit(
            lambda: label_calls.finish(library, facts, mark),
            tr("all segments marked in {recording}").format(recording=facts.recording.title),
            mark,
            is_label=True,
        )

    @property
    def last_given(self) -> tuple[str, Mapping[str, Any]] | None:
        """Class and certainty of the newest label in the present task. Its further answers are about one infant."""
        known, task = self._last_given, self._desk.task
        if known is None or task is None or known[0].id != task.id:
            return None
        if known[1] != DONT_KNOW and task.class_of(known[1]) is None:
            return None
        return known[1], known[2]

    def shown_before(self, recording_id: RecordingId) -> Shown | None:
        """What this reader was shown of a recording in this task; None: nothing, so that it is read blind."""
        shown = self._shown(self._reading_key(recording_id))
        return None if shown.blind else shown

    def clear(self) -> None:
        """Takes the label away; the recording is waiting again."""
        if not self._may_write() or self._facts is None or self._facts.label is None:
            return
        if self._facts.label.state is not LabelState.LABELLED:
            self.refused.emit(tr("There is no label to take away."))
            return
        library, mark, facts = self._desk.library, self._mark(), self._facts
        text = tr("no label for {title}").format(title=facts.recording.title)
        self._commit(lambda: label_calls.clear(library, facts, mark), text, mark)

    def skip(self, reason: str) -> None:
        if not self._may_write() or self._facts is None:
            return
        library, mark, facts = self._desk.library, self._mark(), self._facts
        self._last_answer = (facts.recording.id, None)
        text = tr("skip {title}: {reason}").format(title=facts.recording.title, reason=tr(reason))
        self._commit(lambda: label_calls.skip(library, facts, reason, mark), text, mark, is_label=True)

    def toggle_flag(self) -> None:
        if not self._may_write() or self._facts is None or self._facts.label is None:
            return
        library, mark, recording = self._desk.library, self._mark(), self._facts.recording
        flagged = not self._facts.label.flagged
        word = tr("flag for {title}") if flagged else tr("no flag for {title}")
        self._commit(
            lambda: label_calls.set_flag(library, recording.id, flagged, mark),
            word.format(title=recording.title),
            mark,
        )

    def save_note(self, recording: Recording, text: str) -> None:
        """Keeps a note; may come when another recording is already shown, and never blocks a key."""
        if self._desk.annotator is None or self._desk.task is None:
            self._ask_who(tr("The note is kept once somebody has signed in."))
            return
        library, mark = self._desk.library, self._mark()
        self._desk.operations.run(
            lambda: label_calls.save_note(library, recording.id, text, mark),
            lambda saved: self._note(saved, tr("note on {title}").format(title=recording.title), recording.id, mark),
            lambda error: self.failed.emit(tr(sentence_for(error))),
        )

    def save_infant(self, infant: Infant, fields: Mapping[str, object]) -> None:
        """Changes fields of the infant's record; undo brings the record before back."""
        where = self._facts.recording.id if self._facts else None
        save_infant(self._desk, self._undo, where, infant, fields, self.failed.emit)

    # -- one commit ---------------------------------------------------------------------------------------------

    def _commit(self, call: Callable[[], Saved], text: str, mark: Mark, *, is_label: bool = False) -> None:
        assert self._facts is not None
        facts = self._facts
        self._committing = True
        self._set_state(State.COMMITTING)

        def done(saved: Saved) -> None:
            self._committing = False
            self._since_commit.start()
            self._note(saved, text, facts.recording.id, mark)
            if is_label:
                self.label_saved.emit(facts)
            if _what(facts) == (self._wanted, self._wanted_item):
                # Else the next one is on its way, and nobody waits for this one.
                self.reload()  # READY comes with the facts, so that a bouncing key meets the label it gave

        def failed(error: Exception) -> None:
            self._committing = False
            self._set_state(State.READY)
            self.failed.emit(tr(sentence_for(error)))

        self._desk.operations.run(call, done, failed, initiator=self)

    def _note(self, saved: Saved, text: str, recording_id: RecordingId, mark: Mark) -> None:
        if saved.event_ids:
            here = self._facts is not None and self._facts.recording.id == recording_id
            item = self._facts.item if here and self._facts is not None else None
            item_id = item.item.id if item is not None else None
            task = self._desk.task
            self._undo.push(step_back(self._desk.library, saved, mark, text, recording_id, task, item_id))
        self.saved.emit(saved.at)

    def _mark(self) -> Mark:
        assert self._desk.task is not None
        return self.mark_for(self._desk.task)

    def mark_for(self, task: Task) -> Mark:
        """Who marks the recording in view in a task, and what they were shown of it there."""
        assert self._desk.annotator is not None
        key = self._reading_key(self._facts.recording.id, task) if self._facts else ()
        elapsed_ms = self._since_shown.elapsed() if self._since_shown.isValid() else None
        return label_calls.new_mark(task.id, self._desk.annotator.id, self._shown(key), elapsed_ms)

    def shown_of(self, recording_id: RecordingId) -> Shown:
        """What this reader has been shown of a recording in any task: kept with segments, whose task is another."""
        here = self._reading_key(recording_id)
        return self._shown(next((key for key in self._seen if key[::2] == here[::2]), here))

    def _shown(self, key: tuple[object, ...]) -> Shown:
        seen = self._seen.get(key)
        return Shown(
            blind=seen is None and key[::2] not in self._seen_others,
            prediction_visible=seen is not None,
            model_id=seen.model_id if seen else None,
            probability=seen.top[1] if seen else None,
            view=dict(self.view_state()),
        )

    def _reading_key(self, recording_id: RecordingId, task: Task | None = None) -> tuple[object, ...]:
        task, annotator = task or self._desk.task, self._desk.annotator
        return recording_id, task.id if task else None, annotator.id if annotator else None

    def _may_write(self) -> bool:
        if self._state is not State.READY or self._facts is None or self._desk.task is None:
            return False
        if self._desk.annotator is None:
            self._ask_who(tr("Nothing was saved: say first who is reading."))
            return False
        return True

    def _may_judge(self) -> bool:
        """False where the recording cannot be heard or seen: an answer to it would be about something else."""
        why = self.why_not()
        if why:
            self.refused.emit(why)
        return not why

    def _ask_who(self, sentence: str) -> None:
        self.refused.emit(sentence)
        self._desk.wished.emit("window.sign_in")

    def forget_echo(self) -> None:
        """The reader pressed another key on purpose: what comes now is meant."""
        self._last_answer = None

    def _is_echo(self, class_key: str) -> bool:
        """True if a worn key bounced right after a commit.

        The digit of a skip reason would give a label; after "go on at once" the digit just given would label the next
        infant's recording.
        """
        soon = self._since_commit.isValid() and self._since_commit.elapsed() < BOUNCE_MS
        if self._facts is None or self._last_answer is None or not soon:
            return False
        recording_id, answer = self._last_answer
        if answer is None:
            return True
        gone_on = bool(self._desk.settings["label.go_on"]) and recording_id != self._facts.recording.id
        return gone_on and answer == class_key

    def _set_state(self, state: State) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
