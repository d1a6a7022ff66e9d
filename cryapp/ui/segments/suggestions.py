"""Proposals: looked for off the GUI thread, shown by a slider that asks nobody, chosen one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.tasks import Job
from cryapp.domain.ids import AnnotatorId, RecordingId, TaskId
from cryapp.domain.task import Task, Unit
from cryapp.ui.segments.session import SegmentSession

if TYPE_CHECKING:
    from cryapp.services.proposing import Proposals

KEEP_MS = 600


class Suggestions(QObject):
    """Wanted or not is remembered, and so is where the slider stands."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, desk: Desk, session: SegmentSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._session = desk, session
        self.wanted = bool(desk.settings["segments.propose"])
        self.sensitivity = int(desk.settings["segments.sensitivity"]) / 100
        self._job: Job | None = None
        self._asked_for: tuple[object, ...] = ()
        self._keep_later = QTimer(self, interval=KEEP_MS, singleShot=True)
        self._keep_later.timeout.connect(self._keep)
        session.read_again.connect(self._read_again)

    @property
    def is_looking(self) -> bool:
        return self._job is not None

    def set_wanted(self, wanted: bool) -> None:
        """Proposes here and on every recording that follows, or no longer."""
        self.wanted = wanted
        self._keep_later.start()
        if not wanted:
            self.stop()
            self._session.found = self._session.open = None
            self._session.offer_at(self.sensitivity)
            if self._session.offer is not None:
                self._session.choose(self._session.chosen)
        self._read_again()

    def set_sensitivity(self, sensitivity: float) -> None:
        self.sensitivity = sensitivity
        self._keep_later.start()
        self._session.offer_at(sensitivity)
        self.changed.emit()

    def stop(self) -> None:
        """Gives up looking."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.changed.emit()

    def _read_again(self) -> None:
        session = self._session
        session.offer_at(self.sensitivity)
        if self.wanted and session.is_on and session.found is None:
            self._look()
        self.changed.emit()

    def _look(self) -> None:
        session, reader = self._session, self._desk.annotator
        if session.recording is None or session.task is None or reader is None:
            return
        asked_for = (session.recording.id, session.task.id, reader.id)
        if asked_for == self._asked_for and self._job is not None:
            return
        self.stop()
        self._asked_for = asked_for
        library, label_first = self._desk.library, bool(self._desk.settings["label.label_first"])
        recording_id, task_id, reader_id = asked_for

        def look(job: Job) -> Proposals:
            from cryapp.services import proposing, tasks

            heard_by = _listened_to(tasks.list_tasks(library), reader_id)
            what = proposing.request(library, recording_id, task_id, heard_by=heard_by, label_first=label_first)
            return proposing.find(what, lambda: job.is_cancelled)

        # Behind the pictures: an hour of sound takes seconds, and nobody waits for it.
        self._job = self._desk.readers.submit(look, -2)
        self._job.done.connect(lambda found: self._arrived(asked_for, found))
        self._job.failed.connect(self._not_found)

    def _arrived(self, asked_for: tuple[RecordingId, TaskId, AnnotatorId], found: Proposals) -> None:
        self._job = None
        session, reader = self._session, self._desk.annotator
        if session.recording is None or session.task is None or reader is None:
            return
        if asked_for == (session.recording.id, session.task.id, reader.id):
            session.found = found
            session.reload()
        self.changed.emit()

    def _not_found(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(sentence_for(error))
        self.changed.emit()

    def _keep(self) -> None:
        self._desk.settings.update(
            {"segments.propose": self.wanted, "segments.sensitivity": round(self.sensitivity * 100)}
        )


def _listened_to(every: tuple[Task, ...], reader_id: AnnotatorId) -> tuple[TaskId, AnnotatorId] | None:
    """The task whose model hears where a cry is; it stays silent until the reader has answered that task."""
    heard = next((t for t in every if t.unit is Unit.RECORDING and t.trains and t.is_binary), None)
    return None if heard is None else (heard.id, reader_id)
