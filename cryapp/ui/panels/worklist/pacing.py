"""How far the reader is, in infants, recordings and segments, and how long what waits will take at their own pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cryapp.bridge.desk import Desk
from cryapp.domain.annotation import LabelState
from cryapp.domain.queue import Progress
from cryapp.ui.i18n import tr
from cryapp.ui.panels.worklist.head import WorklistHead
from cryapp.ui.panels.worklist.model import WorklistModel
from cryapp.ui.panels.worklist.sources import QueueSource, SetSource
from cryapp.ui.words import counted, duration_words, number

if TYPE_CHECKING:
    from cryapp.services.pace import Pace
    from cryapp.services.reading import OwnProgress


class Pacing(QObject):
    def __init__(self, desk: Desk, head: WorklistHead) -> None:
        super().__init__(head)
        self._desk, self._head = desk, head
        self._pace: Pace | None = None
        self._progress: Progress | None = None

    def show(self, progress: Progress, model: WorklistModel, segments: bool) -> None:
        self._progress = progress
        done = number(progress.labelled), number(progress.infants_labelled)
        parts = [
            tr("{n} of {recordings}").format(n=done[0], recordings=counted(progress.recordings, "recording")),
            tr("{n} of {infants}").format(n=done[1], infants=counted(progress.infants, "infant")),
        ]
        shorter = [
            tr("{done}/{all} rec.").format(done=done[0], all=number(progress.recordings)),
            tr("{done}/{all} inf.").format(done=done[1], all=number(progress.infants)),
        ]
        if segments or progress.segments:
            parts.append(counted(progress.segments, "segment"))
            shorter.append(tr("{n} seg.").format(n=number(progress.segments)))
        told = tr("{skipped} skipped, {flagged} flagged").format(
            skipped=number(progress.skipped), flagged=number(progress.flagged)
        )
        self._head.counts.set_whole(" · ".join(parts), " · ".join(shorter), shorter[0], tip=told)
        self._head.bar.setRange(0, max(progress.recordings, 1))
        self._head.bar.setValue(progress.labelled)
        self._ask_pace(model)

    def listed(self, model: WorklistModel) -> None:
        """Another list: what waits in it is another number."""
        if self._progress is not None:
            self._ask_pace(model)

    def _ask_pace(self, model: WorklistModel) -> None:
        task, me, library = self._desk.task, self._desk.annotator, self._desk.library
        source = model.source
        if task is None or me is None:
            self._head.pace.hide()
            return

        def read() -> tuple[Pace | None, OwnProgress | None]:
            from cryapp.services import reading
            from cryapp.services.pace import reading_pace

            pace = reading_pace(library, task.id, me.id)
            if isinstance(source, SetSource):
                return pace, reading.my_progress(library, source.set_id, me.id)
            if isinstance(source, QueueSource) and model.query is not None:
                ids = [item.recording_id for item in source.queue.items]
                rows = source.lines(library, model.query, ids).values()
                done = sum(getattr(row, "state", LabelState.WAITING) is not LabelState.WAITING for row in rows)
                return pace, reading.OwnProgress(done, len(ids))
            return pace, None

        self._desk.read(read, self._show_pace, priority=-1)

    def _show_pace(self, known: tuple[Pace | None, OwnProgress | None]) -> None:
        pace, own = known
        words = []
        progress = self._progress
        if own is not None:
            words.append(tr("{done} of {total} in this list").format(done=number(own.done), total=number(own.total)))
            self._head.bar.setRange(0, max(own.total, 1))
            self._head.bar.setValue(own.done)
            waiting = own.total - own.done
        else:
            waiting = 0 if progress is None else progress.recordings - progress.labelled - progress.skipped
        if pace is not None and waiting > 0:
            words.append(
                tr("about {time} left at {pace} each").format(
                    time=duration_words(pace.left_s(waiting)), pace=duration_words(pace.seconds_each)
                )
            )
        self._head.pace.set_whole(" · ".join(words))
        if self._head.pace.isHidden() == bool(words):
            self._head.pace.setVisible(bool(words))
