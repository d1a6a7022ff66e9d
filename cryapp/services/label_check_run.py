"""Looking for labels that may be wrong: a run of the learning program, like training, that leaves no model.

Of every labelled recording whose infant is not locked it asks a model that has not met the infant
(:mod:`ml.crossvalidate`); what was answered is kept as a :class:`~cryapp.domain.label_check.LabelCheck`.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from cryapp import __version__
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId
from cryapp.domain.model import Run, RunState
from cryapp.domain.task import Task, Unit
from cryapp.services import runlock
from cryapp.services.library import Library
from cryapp.services.packages import package_path
from cryapp.services.tasks import get_task
from cryapp.services.training_data import labelled_rows, learnt_classes, newest_encoder, refusals, trainer_missing
from cryapp.services.training_start import (
    CHECK,
    KEPT,
    begin,
    job_path,
    new_folder,
    refuse_second,
    task_spec,
)
from cryapp.services.training_values import PreparedRun
from cryapp.store import meta, snapshot
from ml.contract import MANIFEST_FILE, Job, Kind, ManifestRow, TaskSpec, write_job, write_manifest


def prepare_check(lib: Library, task_key: str, by: AnnotatorId | None, seed: int = 0) -> PreparedRun:
    """Writes the snapshot and the order and records the run as RUNNING. It tells nobody anything: what comes out is
    read by :mod:`cryapp.services.label_checks`, for adjudicators.

    Raises: UserError with the reason if there is too little to learn from, no torch, no room, or a run going on.
    """
    if missing := trainer_missing():
        raise UserError(missing)
    task = get_task(lib, task_key)
    if task.unit is not Unit.RECORDING:
        raise UserError(f"Labels of “{task.name}” are not looked through: they are not about single recordings.", KEPT)
    encoder = newest_encoder(lib)
    refuse_second(lib)
    with lib.store.read() as session:
        rows, classes = _rows(lib, session, task)
        source = meta.get(session, meta.STORE_ID) or ""
    run_id, folder = new_folder(lib, CHECK)

    def write() -> Run:
        data_hash = write_manifest(folder / MANIFEST_FILE, rows)
        if not runlock.acquire(folder):
            raise UserError("Another window has just started a training.", KEPT)
        spec = task_spec(task, classes)
        run = Run(
            id=run_id,
            kind=CHECK,
            task_key=task.key,
            state=RunState.RUNNING,
            folder=folder.name,
            started_at=datetime.now(UTC),
            ended_at=None,
            started_by=None,
            model_id=None,
            config={
                "plan": {"seed": seed},
                "stages": [str(Kind.CROSSVALIDATE)],
                "stages_done": 0,
                "first_stage": 0,
                "task": asdict(spec),
                "schema_version": task.version,
                "encoder_id": encoder.id if encoder else None,
                "data_hash": data_hash,
                "app_version": __version__,
                "n_train": len(rows),
                "stage_seconds": {},
            },
        )
        job = Job(
            kind=Kind.CROSSVALIDATE,
            manifest=f"../{MANIFEST_FILE}",
            out_dir=".",
            run_id=run_id,
            seed=seed,
            task=TaskSpec(**asdict(spec)),
            encoder=str(package_path(lib, encoder).absolute()) if encoder else None,
            parent_model=encoder.id if encoder else None,
            data_hash=data_hash,
            source=source,
            feature_cache=str(lib.paths.features.absolute()),
        )
        job_path(lib, run, 0).parent.mkdir(parents=True, exist_ok=True)
        write_job(job_path(lib, run, 0), job)
        return run

    return begin(lib, folder, write, by, "labels.check_start")


def _rows(lib: Library, session: Session, task: Task) -> tuple[list[ManifestRow], tuple[str, ...]]:
    labels = snapshot.training_labels(session, task)
    if reasons := refusals(task, labels.counts()):
        raise UserError(f"There are too few labels to hold one against the others. {' '.join(reasons)}", KEPT)
    classes = learnt_classes(task, labels.counts())
    return labelled_rows(lib, session, labels, classes), classes
