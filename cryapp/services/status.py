"""What is in a store, at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from cryapp.domain.ids import ModelId
from cryapp.domain.model import ModelStatus, RunState
from cryapp.domain.queue import ClassCount
from cryapp.services.backup import list_backups
from cryapp.services.library import Library
from cryapp.store import infants, meta, models, predictions, snapshot, task_schemas
from cryapp.store.tables import ImportRefusalRow, RecordingRow


@dataclass(frozen=True)
class TaskStatus:
    task: str
    labels: tuple[ClassCount, ...]
    model_in_use: ModelId | None
    scored: int
    """Recordings that the model in use has scored."""


@dataclass(frozen=True)
class StoreStatus:
    store: str
    recordings: int
    hours: float
    infants: int
    locked_infants: int
    locked_share: float
    refusals: int
    tasks: tuple[TaskStatus, ...]
    models: int
    encoders: int
    open_runs: tuple[str, ...]
    """Runs under way or interrupted, with their state."""
    newest_backup: str | None


def read_status(lib: Library) -> StoreStatus:
    """Counts over the whole store."""
    with lib.store.read() as session:
        n_recordings, seconds = session.execute(
            select(func.count(), func.coalesce(func.sum(RecordingRow.duration_s), 0.0))
        ).one()
        n_infants, n_locked = infants.count(session)
        tasks = []
        for task in task_schemas.newest(session):
            in_use = models.in_use_id(session, task.key)
            labels = snapshot.training_labels(session, task).counts()
            tasks.append(TaskStatus(task.key, labels, in_use, predictions.count(session, in_use) if in_use else 0))
        all_models = models.all_models(session)
        open_runs = [
            run
            for state in (RunState.RUNNING, RunState.INTERRUPTED)
            for run in models.runs(session, limit=20, state=state)
        ]
        n_refusals = session.execute(select(func.count()).select_from(ImportRefusalRow)).scalar_one()
        share = meta.locked_share(session)
    backups = list_backups(lib)
    return StoreStatus(
        store=lib.store.url,
        recordings=int(n_recordings),
        hours=float(seconds) / 3600,
        infants=n_infants,
        locked_infants=n_locked,
        locked_share=share,
        refusals=int(n_refusals),
        tasks=tuple(tasks),
        models=len(all_models),
        encoders=sum(m.status is ModelStatus.ENCODER for m in all_models),
        open_runs=tuple(f"{run.id} ({run.state})" for run in open_runs),
        newest_backup=max(b.made_at for b in backups).isoformat() if backups else None,
    )
