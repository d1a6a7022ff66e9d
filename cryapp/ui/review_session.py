"""One matter after another at the Review workspace: what is shown, what may be pressed now, what was ruled.

As in reading: COMMITTING at once when a ruling is given, READY again after the commit, or on the SAME case with a
sentence after a failure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.tasks import Job
from cryapp.domain.annotation import Role, Shown
from cryapp.domain.changes import Changes
from cryapp.domain.task import Unit
from cryapp.services import reviewing, settling
from cryapp.services.labelling import Mark, Saved
from cryapp.services.settling import Case, Matter, Matters
from cryapp.ui.committing import State, step_back
from cryapp.ui.i18n import tr
from cryapp.ui.label_facts import class_name
from cryapp.ui.review_words import reading_words
from cryapp.ui.task_words import in_words
from cryapp.ui.undo import UndoStack


class ReviewSession(QObject):
    listed = Signal(object)
    """Matters"""
    shown = Signal(object)
    """Case | None: another recording."""
    updated = Signal(object)
    """Case: the same recording, read again."""
    ruled = Signal(object)
    """Case, after the commit or after undo."""
    failed = Signal(str)
    """A sentence: why nothing could be read or saved."""
    refused = Signal(str)
    """A sentence: why there is no list."""
    saved = Signal(object)
    """datetime of a commit"""
    state_changed = Signal()

    def __init__(self, desk: Desk, undo: UndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._undo = desk, undo
        self._case: Case | None = None
        self._matter: Matter | None = None
        self._state = State.EMPTY
        self._listing: Job | None = None
        self._reading: Job | None = None
        self._since_shown = QElapsedTimer()
        self._is_stale = True
        self.view_state: Callable[[], Mapping[str, Any]] = dict
        """Set by the workspace: how the sound was shown, kept with every ruling."""
        desk.bus.changed.connect(self._changed)

    @property
    def case(self) -> Case | None:
        return self._case

    @property
    def matter(self) -> Matter | None:
        return self._matter

    @property
    def can_rule(self) -> bool:
        return self._state is State.READY and self._case is not None and not self._case.why_not

    @property
    def may_look(self) -> bool:
        """Whether the signed-in reader's role lets them in; the services decide anyway."""
        reader = self._desk.annotator
        return reader is not None and reader.role is Role.ADJUDICATOR

    # -- what is shown ------------------------------------------------------------------------------------------

    def forget(self) -> None:
        """Another reader or task: nothing of what was on the screen may stay there."""
        for job in (self._listing, self._reading):
            if job is not None:
                job.cancel()
        self._listing = self._reading = None
        self._is_stale = True
        self.show(None)

    def list(self, with_settled: bool, only_if_stale: bool = False) -> None:
        """Reads what is to be settled."""
        task, reader, library = self._desk.task, self._desk.annotator, self._desk.library
        if task is None or reader is None or not self.may_look or (only_if_stale and not self._is_stale):
            return
        if self._listing is not None:
            self._listing.cancel()

        def read() -> Matters:
            return settling.to_settle(library, task, reader.id, with_settled)

        self._listing = self._desk.read(read, self._listed, self.unlisted)

    def _listed(self, matters: Matters) -> None:
        self._listing, self._is_stale = None, False
        self.listed.emit(matters)

    def unlisted(self, error: Exception) -> None:
        self._listing = None
        self.refused.emit(sentence_for(error))

    def show(self, matter: Matter | None) -> None:
        """Fetches a matter's case; what was shown stays until it is there."""
        self._matter = matter
        if matter is None:
            self._case = None
            self._set_state(State.EMPTY)
            self.shown.emit(None)
            return
        self._set_state(State.EMPTY)
        self._read(matter)

    def reload(self) -> None:
        if self._matter is not None:
            self._read(self._matter)

    def _read(self, matter: Matter) -> None:
        task, reader, library = self._desk.task, self._desk.annotator, self._desk.library
        if task is None or reader is None:
            return
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._desk.read(
            lambda: settling.case(library, matter.recording_id, task.id, reader.id), self._arrived, self._unread, 1
        )

    def _arrived(self, case: Case) -> None:
        self._reading = None
        if self._matter is None or case.recording.id != self._matter.recording_id:
            return
        case = replace(case, task=in_words(case.task))
        another = self._case is None or self._case.recording.id != case.recording.id
        self._case = case
        self._set_state(State.READY)
        if another:
            self._since_shown.start()
            self.shown.emit(case)
        else:
            self.updated.emit(case)
        self.ruled.emit(case)

    def _unread(self, error: Exception) -> None:
        self._reading = None
        self._set_state(State.EMPTY)
        self.failed.emit(sentence_for(error))

    def _changed(self, changes: Changes) -> None:
        if changes.initiator is self:
            return
        if changes.labels or changes.models or changes.tasks or changes.recordings or changes.runs:
            self._is_stale = True
        if self._case is not None and self._case.recording.id in changes.recordings:
            self.reload()

    # -- what is ruled ------------------------------------------------------------------------------------------

    def rule(self, key: str, reason: str) -> None:
        """Rules that this class (or, for segments, the reading at this place) holds. Ignored while one is saved."""
        if not self.can_rule or self._matter is None or self._case is None:
            return
        case, matter, library = self._case, self._matter, self._desk.library
        recording = case.recording
        mark = settling.seen_with(self._mark(), matter)
        is_segments = case.task.unit is Unit.SEGMENT
        what = reading_words(int(key)) if is_segments else class_name(case.task, key)

        def call() -> Saved:
            if is_segments:
                return settling.rule_segments(library, recording.id, int(key), mark, reason)
            return reviewing.adjudicate(library, recording.id, key, mark, reason)

        def done(saved: Saved) -> None:
            text = tr("ruling “{what}” on {title}").format(what=what, title=recording.title)
            self._undo.push(step_back(library, saved, mark, text, recording.id, case.task))
            self.saved.emit(saved.at)
            self.reload()

        def failed(error: Exception) -> None:
            self._set_state(State.READY)
            self.failed.emit(sentence_for(error))

        self._set_state(State.COMMITTING)
        self._desk.operations.run(call, done, failed, initiator=self)

    def _mark(self) -> Mark:
        assert self._desk.task is not None and self._desk.annotator is not None
        elapsed_ms = self._since_shown.elapsed() if self._since_shown.isValid() else None
        shown = Shown(blind=False, view=dict(self.view_state()))
        return Mark(self._desk.task.id, self._desk.annotator.id, shown, elapsed_ms)

    def _set_state(self, state: State) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit()
