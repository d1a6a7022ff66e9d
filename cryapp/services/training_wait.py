"""Waiting for a training run in this thread, as the command line does."""

from __future__ import annotations

from collections.abc import Callable

from cryapp.services.library import Library
from cryapp.services.training_end import finish_stage
from cryapp.services.training_values import FinishedRun, PreparedRun
from cryapp.services.worker import run_worker
from ml.contract import EXIT_CANCELLED, EXIT_INTERRUPTED, Event, EventKind


def run_to_end(
    lib: Library,
    prepared: PreparedRun,
    on_event: Callable[[Event], None],
    stop: Callable[[], str | None] = lambda: None,
) -> FinishedRun:
    """Runs the stages one after another in this thread (command line); the window uses ``bridge.process`` instead.

    A stage that is stopped early keeps its best and the next one follows; it takes another wish to stop that.

    Args:
        stop: asked between events; ``"stop_early"``, ``"cancel"`` or None.
    """
    spent = False

    def wish() -> str | None:
        wanted = stop()
        return None if spent and wanted == "stop_early" else wanted

    for index, stage in enumerate(prepared.stages):
        if stop() == "cancel":
            end = finish_stage(lib, prepared.run.id, index, EXIT_CANCELLED, None)
        else:
            on_event(Event(EventKind.LOG, {"level": "info", "text": f"{stage.kind} begins"}))
            try:
                ended = run_worker(stage.argv, stage.folder, on_event, wish)
            except BaseException:
                finish_stage(lib, prepared.run.id, index, EXIT_INTERRUPTED, None)
                raise
            spent = stop() == "stop_early"
            end = finish_stage(lib, prepared.run.id, index, ended.exit_code, ended.last_error)
        if end is not None:
            return end
    raise RuntimeError("a run ended without its last stage's end")
