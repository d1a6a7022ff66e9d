"""Scoring the store's recordings with a model, as a long job that can be watched and stopped."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cryapp.bridge.bus import Activity, Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.tasks import Job
from cryapp.domain.ids import ModelId
from cryapp.services import scoring
from cryapp.services.scoring import Rescored

REPORT_EVERY_S = 0.2
ACTIVITY = "scoring"
IF_CLOSED = "Scoring stops; what was scored is kept and the rest can follow next time."


class Rescoring(QObject):
    """Holds at most one scoring job at a time; what was scored before a stop is kept."""

    progress = Signal(int, int)
    """done, total"""
    ended = Signal(str)
    """A sentence, also said on the bus."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._name = ""
        self._began_s = 0.0

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def start(self, model_id: ModelId, name: str) -> None:
        """Scores every recording that has no prediction of this model yet."""
        if self._job is not None:
            return
        library, announce = self._desk.library, self._desk.bus.announce

        def work(job: Job) -> Rescored:
            return scoring.rescore(library, model_id, _throttled(job), announce, lambda: job.is_cancelled)

        self._name, self._began_s = name, time.monotonic()
        self._job = self._desk.jobs.submit(work)
        self._job.progress.connect(self._report)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._failed)
        self._job.cancelled.connect(self._cancelled)

    def cancel(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _report(self, step: tuple[int, int]) -> None:
        done, total = step
        eta_s = (time.monotonic() - self._began_s) * (total - done) / done if done else None
        text = f"Scoring {done:,} of {total:,} recordings"
        self._desk.bus.activity.emit(Activity(ACTIVITY, text, done / max(1, total), eta_s, IF_CLOSED))
        self.progress.emit(done, total)

    def _done(self, rescored: Rescored) -> None:
        self._desk.bus.announce(rescored.changes)
        text = f"{self._name} has scored {rescored.scored:,} recordings."
        if rescored.cancelled:
            text = f"Stopped: {rescored.scored:,} recordings are scored by {self._name}; the rest can follow later."
        if rescored.failed:
            first_title, first_reason = rescored.failed[0]
            text += f" {len(rescored.failed):,} could not be scored ({first_title}: {first_reason})"
        self._end(text, Level.WARNING if rescored.failed else Level.INFO)

    def _failed(self, error: Exception) -> None:
        self._end(sentence_for(error), Level.ERROR)

    def _cancelled(self) -> None:
        self._end("Scoring was stopped before it began.", Level.INFO)

    def _end(self, text: str, level: Level) -> None:
        self._job = None
        self._desk.bus.activity_ended.emit(ACTIVITY)
        self._desk.bus.say(text, level)
        self.ended.emit(text)


def _throttled(job: Job) -> Callable[[int, int], None]:
    """Hands progress on at most five times a second, and always the last."""
    last_s = 0.0

    def report(done: int, total: int) -> None:
        nonlocal last_s
        now_s = time.monotonic()
        if done >= total or now_s - last_s >= REPORT_EVERY_S:
            last_s = now_s
            job.progress.emit((done, total))

    return report
