"""What there is to learn from: counted in infants, and written down as a snapshot."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cryapp.domain.annotation import LabelState
from cryapp.domain.infant import Infant
from cryapp.domain.model import Model, ModelStatus, RunState
from cryapp.domain.queue import ClassCount
from cryapp.domain.recording import Recording
from cryapp.domain.task import Task, Unit
from cryapp.services.library import Library
from cryapp.services.packages import is_damaged
from cryapp.services.shipped_models import is_shipped
from cryapp.services.tasks import get_task
from cryapp.services.training_values import Readiness, TrainingPlan
from cryapp.store import infants, models, recordings, snapshot
from cryapp.store.snapshot import LeftOut, TrainingLabel, TrainingLabels
from cryapp.store.tables import CurrentLabelRow, InfantRow, RecordingRow
from ml.contract import Kind, ManifestRow, Preset, Use

MIN_INFANTS_PER_CLASS = 4
"""Of infants that are not locked: with fewer nothing can be held out for validation and calibration."""
MIN_POOL_INFANTS = 4
ENOUGH_LOCKED_INFANTS = 10
SHORTEST_POOL_S = 0.5
TRAINER_PARTS = ("torch", "torchaudio", "lightning_fabric", "safetensors", "onnx", "onnxscript", "sklearn")

_EPOCHS: Mapping[tuple[str, Preset], int] = {
    (Kind.PRETRAIN, Preset.QUICK): 5,
    (Kind.PRETRAIN, Preset.STANDARD): 50,
    (Kind.PRETRAIN, Preset.THOROUGH): 200,
    (Kind.FINETUNE, Preset.QUICK): 5,
    (Kind.FINETUNE, Preset.STANDARD): 48,
    (Kind.FINETUNE, Preset.THOROUGH): 150,
}
"""Nominal passes over the recordings (epochs × members), for a first estimate only."""
_SECONDS_PER_PASS = {Kind.PRETRAIN: 0.010, Kind.FINETUNE: 0.020}
_SECONDS_AROUND = {Kind.PRETRAIN: 15.0, Kind.FINETUNE: 45.0}
N_RUNS_LEARNT_FROM = 5


def trainer_missing() -> str:
    """How to add the training part; empty if it is there. Looks without importing."""
    missing = [part for part in TRAINER_PARTS if importlib.util.find_spec(part) is None]
    if not missing:
        return ""
    return (
        "The training part of CryApp is not installed (it needs "
        f'{", ".join(missing)}). Labelling and screening work without it. To add it, type: pip install "cryapp[train]"'
    )


def readiness(lib: Library, task_key: str) -> Readiness:
    """What training of a task would find now."""
    task = get_task(lib, task_key)
    encoder = newest_encoder(lib)
    with lib.store.read() as session:
        labels = snapshot.training_labels(session, task)
        pool = snapshot.pool_size(session)
        _, locked = infants.count(session)
        in_use_id = models.in_use_id(session, task_key)
        in_use = models.get(session, in_use_id) if in_use_id else None
        newest = next((m for m in models.all_models(session, task_key, encoders=False)), None)
        new_labels = _labels_since(session, task, _began(session, newest))
        new_pool = _pool_since(session, _began(session, encoder))
        anonymous = _anonymous(session)
    counts = labels.counts()
    return Readiness(
        task_key=task_key,
        counts=counts,
        pool_recordings=pool.recordings,
        pool_infants=pool.infants,
        pool_hours=pool.hours,
        locked_infants=locked,
        new_labels=new_labels,
        new_pool_recordings=new_pool,
        encoder=encoder,
        in_use=in_use,
        refusals=tuple(refusals(task, counts)),
        warnings=tuple(_warnings(task, counts, labels, anonymous)),
        trainer_missing=trainer_missing(),
    )


def newest_encoder(lib: Library) -> Model | None:
    """The newest encoder whose package is sound; before there is one, the shipped model, whose encoder is a start."""
    with lib.store.read() as session:
        every = models.all_models(session)
    found = [m for m in every if m.status is ModelStatus.ENCODER] + [m for m in every if is_shipped(m)]
    return next((m for m in found if not is_damaged(lib, m)), None)


def learnt_classes(task: Task, counts: Sequence[ClassCount]) -> tuple[str, ...]:
    """Classes that can be learnt now, in the order of a model's outputs.

    A task with a positive class needs all of its classes; one that tells several apart goes without those that too
    few infants have, since "other" may never be met.
    """
    enough = {count.class_key for count in counts if _free(count) >= MIN_INFANTS_PER_CLASS}
    return tuple(c.key for c in task.trained_classes if task.is_binary or c.key in enough)


def refusals(task: Task, counts: Sequence[ClassCount]) -> list[str]:
    """Why a task cannot be trained; empty if it can."""
    if not task.trains or task.unit is Unit.SEGMENT or len(task.trained_classes) < 2:
        return [f"{task.name} is a task that does not train a model."]
    if not task.is_binary and len(learnt_classes(task, counts)) >= 2:
        return []
    return [
        f"“{_name(task, count)}”: {_free(count)} of {MIN_INFANTS_PER_CLASS} infants who are not locked for testing have"
        " this label. Label recordings of more infants."
        for count in counts
        if _free(count) < MIN_INFANTS_PER_CLASS
    ]


def _free(count: ClassCount) -> int:
    return count.infants - count.locked_infants


def _name(task: Task, count: ClassCount) -> str:
    label = task.class_of(count.class_key)
    return label.name if label else count.class_key


def _warnings(task: Task, counts: Sequence[ClassCount], labels: TrainingLabels, anonymous: int) -> list[str]:
    learnt = learnt_classes(task, counts)
    said = [
        f"“{_name(task, count)}” is left out: only {_free(count)} of {MIN_INFANTS_PER_CLASS} infants have this label."
        for count in counts
        if count.class_key not in learnt
    ]
    fewest = min((count.locked_infants for count in counts if count.class_key in learnt), default=0)
    if fewest == 0:
        said.append("No locked infant of some class is labelled: the model cannot be measured fairly.")
    elif fewest < ENOUGH_LOCKED_INFANTS:
        said.append(
            f"Only {fewest} locked {'infant' if fewest == 1 else 'infants'} of the rarer class:"
            f" intervals will be wide. With {ENOUGH_LOCKED_INFANTS} or more a comparison can tell something."
        )
    disagreements = labels.left_out.get(LeftOut.DISAGREEMENT, 0)
    if disagreements:
        are = "recording is" if disagreements == 1 else "recordings are"
        said.append(f"{disagreements} {are} left out because readers disagree.")
    if anonymous:
        have = "recording has" if anonymous == 1 else "recordings have"
        said.append(f"{anonymous} {have} no infant: each counts as an infant of its own.")
    return said


def _began(session: Session, model: Model | None) -> datetime | None:
    """When the snapshot of a model was taken."""
    if model is None:
        return None
    run = models.get_run(session, model.run_id) if model.run_id else None
    return run.started_at if run else model.made_at


def _labels_since(session: Session, task: Task, moment: datetime | None) -> int:
    query = select(func.count()).where(
        CurrentLabelRow.task_id == task.id, CurrentLabelRow.state == LabelState.LABELLED.value
    )
    if moment is not None:
        query = query.where(CurrentLabelRow.labelled_at > moment)
    return int(session.execute(query).scalar_one())


def _pool_since(session: Session, moment: datetime | None) -> int:
    query = (
        select(func.count())
        .select_from(RecordingRow)
        .join(InfantRow, RecordingRow.infant_id == InfantRow.id)
        .where(~InfantRow.locked)
    )
    if moment is not None:
        query = query.where(RecordingRow.imported_at > moment)
    return int(session.execute(query).scalar_one())


def _anonymous(session: Session) -> int:
    query = select(func.count()).select_from(InfantRow).where(~InfantRow.identified, ~InfantRow.synthetic)
    return int(session.execute(query).scalar_one())


def snapshot_rows(
    lib: Library, session: Session, labels: TrainingLabels | None, classes: Sequence[str] = ()
) -> list[ManifestRow]:
    """The manifest: unlocked and labelled → TRAIN, unlocked → POOL, locked and labelled → TEST; locked without a label
    are left out. The order is that of import, so that the same data give the same hash.

    Args:
        labels: consensus labels of the task; None to pre-train only.
        classes: those that are learnt; a label of another class is no label.
    """
    label_of = {label.recording_id: label for label in labels.labels if label.class_key in classes} if labels else {}
    pool_ids = snapshot.pool(session).recording_ids
    locked_ids = sorted(id_ for id_, label in label_of.items() if label.locked)
    rows = []
    for start in range(0, len(pool_ids), 500):
        part = pool_ids[start : start + 500]
        known = recordings.by_ids(session, part)
        people = infants.by_ids(session, {r.infant_id for r in known.values()})
        rows += [_row(lib, known[id_], people[known[id_].infant_id], label_of.get(id_)) for id_ in part if id_ in known]
    known = recordings.by_ids(session, locked_ids)
    people = infants.by_ids(session, {r.infant_id for r in known.values()})
    rows += [_row(lib, known[id_], people[known[id_].infant_id], label_of[id_]) for id_ in locked_ids]
    rows = [row for row in rows if row.use is not Use.POOL or row.duration_s >= SHORTEST_POOL_S]
    assert_disjoint(rows)
    return rows


def labelled_rows(lib: Library, session: Session, labels: TrainingLabels, classes: Sequence[str]) -> list[ManifestRow]:
    """Only what is labelled and not locked, in the order of import: all that a search for wrong labels may see."""
    label_of = {one.recording_id: one for one in labels.labels if one.class_key in classes and not one.locked}
    rows: list[ManifestRow] = []
    for part in recordings.chunks(sorted(label_of)):
        known = recordings.by_ids(session, part)
        people = infants.by_ids(session, {r.infant_id for r in known.values()})
        rows += [_row(lib, known[id_], people[known[id_].infant_id], label_of[id_]) for id_ in part if id_ in known]
    assert_disjoint(rows)
    return rows


def assert_disjoint(rows: Sequence[ManifestRow]) -> None:
    """No infant and no sound both learnt from and tested on: a program error if it happens, so it stops the run."""
    for key in ("infant", "sha256", "recording"):
        test = {getattr(row, key) for row in rows if row.use is Use.TEST}
        learn = {getattr(row, key) for row in rows if row.use is not Use.TEST}
        if test & learn:
            raise AssertionError(f"the snapshot has the same {key} on both sides: {sorted(test & learn)[:3]}")
    wrong = [row.recording for row in rows if row.locked != (row.use is Use.TEST)]
    if wrong:
        raise AssertionError(f"a locked infant is learnt from: recordings {wrong[:3]}")


def _row(lib: Library, recording: Recording, infant: Infant, label: TrainingLabel | None) -> ManifestRow:
    if recording.locked:
        use = Use.TEST
    else:
        use = Use.TRAIN if label is not None else Use.POOL
    return ManifestRow(
        recording=str(recording.id),
        path=str(lib.vault.path_of(recording.vault_key).absolute()),
        infant=recording.infant_code,
        locked=recording.locked,
        use=use,
        label=label.class_key if label is not None else None,
        blind=label.blind if label is not None else True,
        duration_s=recording.duration_s,
        sha256=recording.sha256,
        covariates={
            "sex": str(infant.sex),
            "age_group": infant.age_group,
            "codec": recording.codec,
            "sample_rate_hz": recording.sample_rate_hz,
            "duration_s": recording.duration_s,
            "level_db": recording.level_db,
            "bandwidth_hz": recording.bandwidth_hz,
            "hours_since_birth": recording.hours_since_birth,
            "gestation_days": infant.gestation_days,
            "site": infant.site,
            "device": recording.device,
            "synthetic": recording.synthetic,
        },
    )


def stage_kinds(plan: TrainingPlan) -> list[Kind]:
    return [Kind.PRETRAIN] * plan.pretrain + [Kind.FINETUNE] * (plan.task_key is not None)


def estimate_seconds(lib: Library, plan: TrainingPlan) -> float:
    """Expected time on this machine, from earlier runs' measured rates where there are any."""
    with lib.store.read() as session:
        n_pool = snapshot.pool_size(session).recordings
        n_train = n_pool
        if plan.task_key is not None:
            task = get_task(lib, plan.task_key)
            n_train = sum(c.recordings - c.locked_recordings for c in snapshot.training_labels(session, task).counts())
        done = models.runs(session, limit=200, state=RunState.DONE)
    nominal = nominal_seconds(plan, n_pool, n_train)
    took = [
        float(run.config["stage_seconds"][kind]) / float(run.config["nominal_seconds"][kind])
        for run in done
        for kind in nominal
        if run.config.get("stage_seconds", {}).get(kind) and run.config.get("nominal_seconds", {}).get(kind)
    ]
    recent = sorted(took[:N_RUNS_LEARNT_FROM])
    factor = recent[len(recent) // 2] if recent else 1.0
    return sum(nominal.values()) * factor


def nominal_seconds(plan: TrainingPlan, n_pool: int, n_train: int) -> dict[str, float]:
    """By stage: what the reference machine (two cores, no GPU) would take."""
    found = {}
    for kind in stage_kinds(plan):
        given = plan.pretrain_epochs if kind is Kind.PRETRAIN else plan.finetune_epochs
        passes = given or _EPOCHS[(kind, plan.preset)]
        n = n_pool if kind is Kind.PRETRAIN else n_train
        found[str(kind)] = _SECONDS_AROUND[kind] + _SECONDS_PER_PASS[kind] * passes * n
    return found
