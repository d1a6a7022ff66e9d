"""Operations: the only way from a widget to the store's single writer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from cryapp.bridge.bus import Bus, Level
from cryapp.bridge.tasks import Job, TaskPool
from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError


class Operations(QObject):
    """Runs service calls one after another on the writer thread and announces what they changed.

    A value with ``.changes`` is announced on the bus after the commit, before ``done``. A failure is said on the bus
    and handed to ``failed``; nothing else happens, so that the view stays on what it shows.
    """

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._writer = TaskPool(1, "store writer", self)

    def run(
        self,
        call: Callable[[], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        initiator: object | None = None,
    ) -> Job:
        """Queues ``call`` (a service call with everything captured) on the writer thread."""
        job = self._writer.submit(lambda _job: call())

        def on_done(value: Any) -> None:
            changes = getattr(value, "changes", None)
            if isinstance(changes, Changes):
                self._bus.announce(changes | Changes(initiator=initiator))
            if done is not None:
                done(value)

        def on_failed(error: Exception) -> None:
            self._bus.say(sentence_for(error), Level.ERROR)
            if failed is not None:
                failed(error)

        job.done.connect(on_done)
        job.failed.connect(on_failed)
        return job

    @property
    def is_busy(self) -> bool:
        return self._writer.is_busy

    def close(self) -> bool:
        """Runs everything that was asked for, then gives the thread back. False: the store took too long."""
        return self._writer.close(finish=True)


def sentence_for(error: Exception) -> str:
    """What a person is told: a UserError's own words, else an apology with where the details are."""
    if isinstance(error, UserError):
        return str(error)
    name = type(error).__name__
    return f"Something went wrong inside CryApp ({name}). Nothing saved is lost; the details are in the log."
