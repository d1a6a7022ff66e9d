"""The beginning of a training run: snapshot, orders, record."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from cryapp import __version__
from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, ModelId, RunId
from cryapp.domain.model import Model, Run, RunState
from cryapp.domain.task import Role, Task
from cryapp.services import runlock
from cryapp.services.library import Library
from cryapp.services.packages import package_path, refuse_damaged
from cryapp.services.tasks import get_task
from cryapp.services.training_data import (
    MIN_POOL_INFANTS,
    learnt_classes,
    nominal_seconds,
    refusals,
    snapshot_rows,
    stage_kinds,
    trainer_missing,
)
from cryapp.services.training_values import PreparedRun, Stage, TrainingPlan
from cryapp.services.worker import worker_argv
from cryapp.store import audit, meta, models, snapshot
from ml.contract import (
    JOB_FILE,
    MANIFEST_FILE,
    Job,
    Kind,
    ManifestRow,
    Preset,
    TaskSpec,
    Use,
    write_job,
    write_manifest,
)

MIN_FREE_BYTES = 1 << 30
"""Checkpoints, the pool as a memory map and the package of a pool of some hours take a few hundred megabytes."""
KEPT = "Labels and models are as they were."
ENCODER_PREFIX = "encoder"
CHECK = "check"
"""Kind of a run that looks for labels that may be wrong (:mod:`cryapp.services.label_check_run`)."""
RESUMABLE = (RunState.INTERRUPTED, RunState.FAILED)


def run_folder(lib: Library, run: Run) -> Path:
    """The run's folder. Kept relative to the library's ``runs``, so that a library can be moved."""
    return lib.paths.runs / run.folder


def list_runs(lib: Library, limit: int = 50) -> tuple[Run, ...]:
    """Newest first."""
    with lib.store.read() as session:
        return models.runs(session, limit)


def prepare_run(lib: Library, plan: TrainingPlan, by: AnnotatorId | None) -> PreparedRun:
    """Writes the snapshot (manifest) and job files and records the run as RUNNING.

    Raises: UserError with the reason if there is too little to learn from, no torch, or no room on the disk.
    """
    if missing := trainer_missing():
        raise UserError(missing)
    if not stage_kinds(plan):
        raise UserError("Nothing is asked for: neither an encoder nor a task.", KEPT)
    task = get_task(lib, plan.task_key) if plan.task_key is not None else None
    encoder = _encoder(lib, plan)
    refuse_second(lib)
    run_id, folder = new_folder(lib, "train" if task else "pretrain")

    def write() -> Run:
        run = _described(lib, plan, task, encoder, run_id, folder)
        write_stage(lib, run, 0)
        return run

    return begin(lib, folder, write, by, "training.start")


def begin(lib: Library, folder: Path, write: Callable[[], Run], by: AnnotatorId | None, action: str) -> PreparedRun:
    """Records the run that ``write`` put into ``folder``; whatever stops it leaves neither folder nor lock nor record.

    Raises: UserError if there is no room on the disk; what ``write`` raises.
    """
    try:
        run = write()
        with lib.store.write() as session:
            models.save_run(session, run, by)
            after = {"task": run.task_key, "plan": run.config["plan"], "data": run.config["data_hash"]}
            audit.append(session, by, action, "run", run.id, after=after)
    except BaseException as error:
        runlock.release(folder)
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise disk_error(error, folder) from error
        raise
    return PreparedRun(run, stages_of(lib, run, resume=False), Changes(runs=frozenset([run.id])))


def resume_run(lib: Library, run_id: RunId, by: AnnotatorId | None) -> PreparedRun:
    """The remaining stages of an interrupted run, each to be started with ``--resume``."""
    run = get_run(lib, run_id)
    if run.kind == CHECK:
        raise UserError(
            f"The run {run_id} is a search for labels that may be wrong.", KEPT, "Start it again in Review."
        )
    if run.state not in RESUMABLE:
        raise UserError(f"The run {run_id} is {run.state.replace('_', ' ')}; it cannot be resumed.", KEPT)
    if missing := trainer_missing():
        raise UserError(missing)
    folder = run_folder(lib, run)
    if not (folder / MANIFEST_FILE).is_file():
        raise UserError(f"The folder of the run {run_id} is no longer there.", KEPT, "Start a new training.")
    refuse_second(lib)
    if not runlock.acquire(folder):
        raise UserError(f"The run {run_id} is going on in another window.", KEPT)
    done = int(run.config["stages_done"])
    run = replace(run, state=RunState.RUNNING, ended_at=None, message="", config={**run.config, "first_stage": done})
    try:
        if not job_path(lib, run, done).is_file():
            write_stage(lib, run, done)
        with lib.store.write() as session:
            models.save_run(session, run, by)
            audit.append(session, by, "training.resume", "run", run_id)
    except BaseException:
        runlock.release(folder)
        raise
    return PreparedRun(run, stages_of(lib, run, resume=True), Changes(runs=frozenset([run.id])))


def get_run(lib: Library, run_id: RunId) -> Run:
    """Raises: UserError if there is none."""
    with lib.store.read() as session:
        run = models.get_run(session, run_id)
    if run is None:
        raise UserError(f"There is no run “{run_id}”.")
    return run


def stage_folder(lib: Library, run: Run, index: int) -> Path:
    """Folder of a stage; ``index`` counts all stages of the run from 0."""
    return run_folder(lib, run) / f"{index + 1}-{run.config['stages'][index]}"


def job_path(lib: Library, run: Run, index: int) -> Path:
    return stage_folder(lib, run, index) / JOB_FILE


def write_stage(lib: Library, run: Run, index: int) -> None:
    """Writes a stage's order. That of fine-tuning can be written once the encoder it starts from is known."""
    config = run.config
    kind = Kind(config["stages"][index])
    plan: Mapping[str, Any] = config["plan"]
    pretraining = kind is Kind.PRETRAIN
    encoder_id = config.get("encoder_id")
    with lib.store.read() as session:
        encoder = models.get(session, ModelId(encoder_id)) if encoder_id and not pretraining else None
        in_use_id = models.in_use_id(session, run.task_key) if run.task_key and not pretraining else None
        in_use = models.get(session, in_use_id) if in_use_id else None
        prefix = ENCODER_PREFIX if pretraining else str(run.task_key)
        number = models.next_number(session, prefix)
        source = meta.get(session, meta.STORE_ID) or ""
    folder = stage_folder(lib, run, index)
    folder.mkdir(parents=True, exist_ok=True)
    write_job(
        folder / JOB_FILE,
        Job(
            kind=kind,
            manifest=f"../{MANIFEST_FILE}",
            out_dir=".",
            run_id=run.id,
            seed=int(plan["seed"]),
            preset=Preset(plan["preset"]),
            epochs=plan["pretrain_epochs"] if pretraining else plan["finetune_epochs"],
            task=None if pretraining else TaskSpec(**config["task"]),
            encoder=str(package_path(lib, encoder).absolute()) if encoder else None,
            compare_with=str(package_path(lib, in_use).absolute()) if in_use else None,
            device=str(plan["device"]),
            model_name=f"{'Encoder' if pretraining else config['task']['name']} {number}",
            parent_model=encoder.id if encoder else None,
            data_hash=str(config["data_hash"]),
            source=source,
            feature_cache=str(lib.paths.features.absolute()),
            options=dict(plan["pretrain_options"] if pretraining else plan["finetune_options"]),
        ),
    )


def _described(
    lib: Library, plan: TrainingPlan, task: Task | None, encoder: Model | None, run_id: RunId, folder: Path
) -> Run:
    """The run with its snapshot written and its folder taken; it is in the store only when all its files are there."""
    with lib.store.read() as session:
        rows, classes = _checked_rows(lib, session, task, plan)
    n_pool = sum(row.use is not Use.TEST for row in rows)
    n_train = sum(row.use is Use.TRAIN for row in rows)
    data_hash = write_manifest(folder / MANIFEST_FILE, rows)
    if not runlock.acquire(folder):
        raise UserError("Another window has just started a training.", KEPT)
    config = {
        "plan": {**asdict(plan), "preset": str(plan.preset)},
        "stages": [str(kind) for kind in stage_kinds(plan)],
        "stages_done": 0,
        "first_stage": 0,
        "task": asdict(task_spec(task, classes, plan.finetune_options.get("head") == "ordinal")) if task else None,
        "encoder_id": encoder.id if encoder else None,
        "data_hash": data_hash,
        "app_version": __version__,
        "schema_version": task.version if task else None,
        "n_pool": n_pool,
        "n_train": n_train,
        "n_test": len(rows) - n_pool,
        "nominal_seconds": nominal_seconds(plan, n_pool, n_train),
        "stage_seconds": {},
    }
    return Run(
        id=run_id,
        kind="train" if task else "pretrain",
        task_key=task.key if task else None,
        state=RunState.RUNNING,
        folder=folder.name,
        started_at=datetime.now(UTC),
        ended_at=None,
        started_by=None,
        model_id=None,
        config=config,
    )


def _checked_rows(
    lib: Library, session: Session, task: Task | None, plan: TrainingPlan
) -> tuple[list[ManifestRow], tuple[str, ...]]:
    """The snapshot's rows, and the classes that are learnt from it. Raises: UserError if there is too little."""
    labels = None
    classes: tuple[str, ...] = ()
    if task is not None:
        labels = snapshot.training_labels(session, task)
        if reasons := refusals(task, labels.counts()):
            raise UserError(f"There is too little to learn from yet. {' '.join(reasons)}", KEPT)
        classes = learnt_classes(task, labels.counts())
    if plan.pretrain:
        pool = snapshot.pool_size(session)
        if pool.infants < MIN_POOL_INFANTS:
            raise UserError(
                f"There are recordings of {pool.infants} infants who are not locked for testing; pre-training needs at"
                f" least {MIN_POOL_INFANTS}.",
                KEPT,
                "Import recordings of more infants.",
            )
    return snapshot_rows(lib, session, labels, classes), classes


def task_spec(task: Task, classes: tuple[str, ...], ordered: bool = False) -> TaskSpec:
    """The task as the learning program is told it.

    Args:
        classes: those that are learnt
        ordered: they rise in the order in which the task lists them, e.g. none, mild, moderate, severe
    """
    positive = tuple(c.key for c in task.trained_classes if c.role is Role.POSITIVE)
    order = tuple(c.key for c in task.classes if c.key in classes) if ordered else ()
    return TaskSpec(task.key, task.name, classes, positive or None, order)


def _encoder(lib: Library, plan: TrainingPlan) -> Model | None:
    if plan.pretrain or plan.encoder_id is None:
        return None
    with lib.store.read() as session:
        encoder = models.get(session, plan.encoder_id)
    if encoder is None:
        raise UserError(f"There is no model “{plan.encoder_id}” to start from.", KEPT, "See cryapp models list.")
    refuse_damaged(lib, encoder)
    return encoder


def refuse_second(lib: Library) -> None:
    """Raises: UserError if the learning program is at work for another run."""
    with lib.store.read() as session:
        running = models.runs(session, state=RunState.RUNNING)
    for run in running:
        if runlock.is_held(run_folder(lib, run)):
            raise UserError(
                f"A training is going on already (run {run.id}).", KEPT, "Wait until it is done, or cancel it."
            )


def new_folder(lib: Library, kind: str) -> tuple[RunId, Path]:
    """A run's id and its folder, made. Raises: UserError if the disk has no room for a run."""
    stamp = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{re.sub(r'[^a-z]', '', kind)}"
    try:
        free = shutil.disk_usage(lib.paths.runs).free
        if free < MIN_FREE_BYTES:
            raise UserError(
                f"The disk has only {free / 1e9:.1f} GB left; training needs at least {MIN_FREE_BYTES / 1e9:.1f} GB.",
                KEPT,
                "Free some space, then start again.",
            )
        for attempt in range(1, 100):
            folder = lib.paths.runs / (stamp if attempt == 1 else f"{stamp}-{attempt}")
            try:
                folder.mkdir(parents=True)
            except FileExistsError:
                continue
            return RunId(folder.name), folder
    except OSError as error:
        raise disk_error(error, lib.paths.runs) from error
    raise RuntimeError(f"no free name for a run like {stamp}")


def stages_of(lib: Library, run: Run, resume: bool) -> tuple[Stage, ...]:
    """What is still to be started of a run."""
    kinds: list[str] = list(run.config["stages"])
    return tuple(
        Stage(worker_argv(kind, job_path(lib, run, index).absolute(), resume), stage_folder(lib, run, index), kind)
        for index, kind in enumerate(kinds)
        if index >= int(run.config["first_stage"])
    )


def disk_error(error: OSError, folder: Path) -> UserError:
    return UserError(
        f"The training could not be prepared in {folder}: {error.strerror}.", KEPT, "Check that disk, then start again."
    )
