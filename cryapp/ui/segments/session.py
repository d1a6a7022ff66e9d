"""The segments of the recording that is shown: what is there, what is chosen, what is on its way to the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.tasks import Job
from cryapp.domain.annotation import Shown
from cryapp.domain.changes import Changes
from cryapp.domain.ids import RecordingId, SegmentId, TaskId
from cryapp.domain.recording import Recording
from cryapp.domain.segment import Proposed, Segment, SegmentState
from cryapp.domain.task import Task, Unit
from cryapp.ui.committing import segments_step_back
from cryapp.ui.i18n import tr
from cryapp.ui.segments.book import Book, Offers, book_of, offers_of
from cryapp.ui.segments.looks import Looks
from cryapp.ui.undo import UndoStack

# What reads and writes is imported with the first segments: the window is on the screen before it.
if TYPE_CHECKING:
    from cryapp.services.label_marks import Mark
    from cryapp.services.proposing import Proposals
    from cryapp.services.segment_desk import Saved


@dataclass(eq=False)
class Draft:
    """A segment as it will be once the store has said so: drawn at once, so that nothing jumps while it is saved."""

    segment_id: SegmentId | None
    """None while a new one has no number yet."""
    state: SegmentState | None
    """None: nothing is drawn, for instance of a proposal that was turned down."""
    replaces: Proposed | None = None
    """The proposal that was dealt with, which is no longer drawn."""
    seen_from: int | None = None
    """The number of the reading that has it; None until it is saved."""


class SegmentSession(QObject):
    """Own segments only: another reader's are not even fetched."""

    changed = Signal()
    """Something to draw is another."""
    read_again = Signal()
    """The segments are as the store has them now."""
    chosen_changed = Signal()
    saved = Signal(object)
    """datetime of a commit"""
    refused = Signal(str)
    """A sentence: why nothing was done."""
    failed = Signal(str)

    def __init__(self, desk: Desk, undo: UndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._undo = desk, undo
        self.task: Task | None = None
        self.looks = Looks(None)
        self.recording: Recording | None = None
        self.book = Book()
        self.offers = Offers()
        self.found: Proposals | None = None
        """Everything that was proposed for this recording; what the reader dealt with is left out in ``open``."""
        self.open: Proposals | None = None
        self.drafts: list[Draft] = []
        self.chosen: tuple[SegmentId, ...] = ()
        self.offer: Proposed | None = None
        """The proposal that A accepts and R rejects."""
        self.layer_on = False
        self.shown: Callable[[RecordingId], Shown] = lambda _id: Shown()
        """Set by the workspace: what the reader has seen of a recording, kept with every act."""
        self._reading: Job | None = None
        self._n_readings = 0
        self._since_act = QElapsedTimer()
        desk.bus.changed.connect(self._bus_changed)

    # -- what is shown ------------------------------------------------------------------------------------------

    @property
    def is_on(self) -> bool:
        """True if segments are shown and can be marked."""
        return self.layer_on and self.task is not None and self.recording is not None

    @property
    def is_main(self) -> bool:
        """True if the task in hand is about segments itself, not one beside it."""
        return self.task is not None and self._desk.task is not None and self._desk.task.id == self.task.id

    def show(self, recording: Recording | None, task: Task | None, *, layer_on: bool) -> None:
        """Shows a recording's segments for a task (of segments); drops what was shown if any of it is another."""
        key = (recording.id if recording else None, task, layer_on)
        if key == (self.recording.id if self.recording else None, self.task, self.layer_on):
            return
        if task != self.task:
            self.looks = Looks(task)
        another = recording is None or self.recording is None or recording.id != self.recording.id
        self.recording, self.task, self.layer_on = recording, task, layer_on
        self.book, self.drafts = Book(), []
        if another:
            self.found = None
            self._since_act.start()
        self.open, self.offers = None, Offers()
        self.choose(())
        self.changed.emit()
        self.reload()

    def forget(self) -> None:
        """Another reader sits here."""
        self.book, self.drafts, self.open, self.offers = Book(), [], None, Offers()
        self.choose(())
        self.reload()

    def reload(self) -> None:
        """Reads the segments again, and what of the proposals is still open."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        task, recording, reader, found = self.task, self.recording, self._desk.annotator, self.found
        if task is None or recording is None or reader is None or not self.layer_on:
            self.read_again.emit()
            return
        library, keys, recording_id = self._desk.library, self.looks.keys, recording.id
        self._n_readings += 1
        number = self._n_readings

        def read() -> tuple[Book, Proposals | None]:
            from cryapp.services import proposing, segmenting

            book = book_of(segmenting.read(library, recording_id, task.id, reader.id), keys)
            if found is None:
                return book, None
            return book, proposing.open_to(library, found, recording_id, task.id, reader.id)

        self._reading = self._desk.read(read, lambda answer: self._arrived(number, *answer), self._unreadable, 1)

    def _arrived(self, number: int, book: Book, open_: Proposals | None) -> None:
        self._reading = None
        self.book, self.open = book, open_
        self.drafts = [d for d in self.drafts if d.seen_from is None or d.seen_from > number]
        drafted = {d.segment_id for d in self.drafts}
        still = tuple(id_ for id_ in self.chosen if id_ in book.row_of or id_ in drafted)
        self.changed.emit()
        if still != self.chosen:
            self.choose(still)
        self.read_again.emit()

    def _unreadable(self, error: Exception) -> None:
        self._reading = None
        self.failed.emit(sentence_for(error))

    def _bus_changed(self, changes: Changes) -> None:
        mine = self.recording is not None and self.recording.id in changes.recordings
        if (changes.segments and mine) or changes.tasks:
            self.reload()

    def offer_at(self, sensitivity: float) -> None:
        """Shows the open proposals of a sensitivity between 0 and 1. Asks nobody: the slider may move as it likes."""
        at = self.open.at(sensitivity) if self.open is not None else ()
        self.offers = offers_of(at, self.looks.keys)
        if self.offer is not None:
            same = next((p for p in self.offers.proposals if _same_offer(p, self.offer)), None)
            if same is None:
                self.choose(self.chosen)
            self.offer = same
        self.changed.emit()

    def is_dealt_with(self, offer: Proposed) -> bool:
        """True while the reader's verdict on a proposal is on its way to the store."""
        return any(d.replaces is not None and _same_offer(d.replaces, offer) for d in self.drafts)

    # -- what is chosen -----------------------------------------------------------------------------------------

    def choose(self, segment_ids: Sequence[SegmentId], offer: Proposed | None = None) -> None:
        """Chooses segments, or a proposal, or nothing."""
        ids = tuple(dict.fromkeys(segment_ids))
        if (ids, offer) != (self.chosen, self.offer):
            self.chosen, self.offer = ids, offer
            self.chosen_changed.emit()
            self.changed.emit()

    def state_of(self, segment_id: SegmentId) -> SegmentState | None:
        """A segment as it is drawn: its newest draft, else what the store has."""
        for draft in reversed(self.drafts):
            if draft.segment_id == segment_id and draft.state is not None:
                return draft.state
        found = self.book.get(segment_id)
        return found.state if found is not None else None

    @property
    def chosen_states(self) -> dict[SegmentId, SegmentState]:
        states = ((id_, self.state_of(id_)) for id_ in self.chosen)
        return {id_: state for id_, state in states if state is not None}

    @property
    def bounds(self) -> tuple[float, float] | None:
        """From the first start to the last end of what is chosen: what is played and zoomed to."""
        states = list(self.chosen_states.values())
        if states:
            return min(s.start_s for s in states), max(s.end_s for s in states)
        return (self.offer.start_s, self.offer.end_s) if self.offer is not None else None

    @property
    def n_unlabelled(self) -> int:
        return sum(not segment.state.classes for segment in self.book.segments)

    def first_unlabelled(self) -> Segment | None:
        return next((segment for segment in self.book.segments if not segment.state.classes), None)

    # -- what is saved ------------------------------------------------------------------------------------------

    def mark(self) -> Mark | None:
        """Who marks what; None (with a sentence) if nobody has signed in or nothing can be marked."""
        from cryapp.services.label_marks import Mark

        reader = self._desk.annotator
        if self.task is None or self.recording is None:
            return None
        if reader is None:
            self.refused.emit(tr("Nothing was saved: say first who is reading."))
            self._desk.wished.emit("window.sign_in")
            return None
        elapsed_ms = self._since_act.elapsed() if self._since_act.isValid() else None
        return Mark(TaskId(self.task.id), reader.id, self.shown(self.recording.id), elapsed_ms)

    def commit(
        self,
        call: Callable[[Mark], Saved],
        text: str,
        drafts: Sequence[Draft] = (),
        *,
        choose: bool = False,
        then: Callable[[Saved], object] | None = None,
    ) -> None:
        """Runs a service call on the writer. Its drafts are drawn until the store's own answer is.

        Args:
            call: a call of :mod:`cryapp.services.segmenting` or ``proposing`` with everything captured.
            text: what undo will say was done.
            choose: True chooses what was made.
        """
        mark, recording = self.mark(), self.recording
        if mark is None or recording is None:
            self.changed.emit()  # a draft under the pointer has to go
            return
        library, where = self._desk.library, recording.id
        self._since_act.start()
        self.drafts = [*self.drafts, *drafts]
        self.changed.emit()

        def done(saved: Saved) -> None:
            for draft, segment_id in zip(drafts, saved.segment_ids, strict=False):
                draft.segment_id = segment_id
            if saved.batch is None:
                self._drop(drafts)
            else:
                # The commit was announced before this: the reading that began then has it.
                for draft in drafts:
                    draft.seen_from = self._n_readings
                self._undo.push(segments_step_back(library, saved.batch, mark, text, where, self._desk.task))
            if self.recording is not None and self.recording.id == where:
                if choose and saved.segment_ids:
                    self.choose(saved.segment_ids)
                if then is not None:
                    then(saved)
            self.saved.emit(saved.at)

        def failed(error: Exception) -> None:
            self._drop(drafts)
            self.failed.emit(sentence_for(error))

        self._desk.operations.run(lambda: call(mark), done, failed, initiator=self)

    def _drop(self, drafts: Sequence[Draft]) -> None:
        self.drafts = [draft for draft in self.drafts if draft not in drafts]
        self.changed.emit()


def segment_tasks(tasks: Sequence[Task]) -> list[Task]:
    return [task for task in tasks if task.unit is Unit.SEGMENT]


def _same_offer(one: Proposed, other: Proposed) -> bool:
    """The slider's place is kept with a proposal, but does not make it another."""
    return replace(one, sensitivity=other.sensitivity) == other
