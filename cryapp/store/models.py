"""Model versions, their promotions and the runs that made them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cryapp.domain.ids import AnnotatorId, ModelId, RunId
from cryapp.domain.model import Estimate, Model, ModelEvidence, ModelStatus, OperatingPoint, Run, RunState
from cryapp.store import annotators
from cryapp.store.chain import plain
from cryapp.store.tables import ModelVersionRow, PromotionRow, TrainingRunRow
from cryapp.store.types import utc_now


@dataclass(frozen=True)
class NewModel:
    id: ModelId
    name: str
    task_key: str | None
    status: ModelStatus
    package_dir: str
    card_sha256: str
    parent_id: ModelId | None
    run_id: RunId | None
    made_at: datetime
    evidence: ModelEvidence
    card: Mapping[str, Any]


@dataclass(frozen=True)
class Promotion:
    """One change of the model in use: ``promote``, ``roll_back`` or ``reject``."""

    at: datetime
    action: str
    task_key: str | None
    model_id: ModelId
    previous_id: ModelId | None
    by: str
    reason: str


def add(session: Session, new: NewModel) -> ModelId:
    session.add(
        ModelVersionRow(
            id=new.id,
            name=new.name,
            task_key=new.task_key,
            status=new.status.value,
            package_dir=new.package_dir,
            card_sha256=new.card_sha256,
            parent_id=new.parent_id,
            run_id=new.run_id,
            made_at=new.made_at,
            evidence=plain(asdict(new.evidence)),
            card=plain(dict(new.card)),
        )
    )
    session.flush()
    return new.id


def next_number(session: Session, prefix: str) -> int:
    """The number for the next model named ``prefix-N``; numbers are never used twice."""
    ids = session.execute(
        select(ModelVersionRow.id).where(ModelVersionRow.id.startswith(f"{prefix}-", autoescape=True))
    )
    numbers = [int(found[1]) for id_ in ids.scalars() if (found := re.fullmatch(re.escape(prefix) + r"-(\d+)", id_))]
    return max(numbers, default=0) + 1


def set_status(
    session: Session,
    model_id: ModelId,
    status: ModelStatus,
    *,
    by: AnnotatorId | None = None,
    reason: str | None = None,
) -> None:
    """Changes a model's status; IN_USE also notes when, by whom and why it was promoted.

    Retire the model in use FIRST: the database refuses two models in use for one task.
    """
    row = session.get_one(ModelVersionRow, model_id)
    row.status = status.value
    if status is ModelStatus.IN_USE:
        row.promoted_at = utc_now()
        row.promoted_by = by
    if reason is not None:
        row.reason = reason
    session.flush()


def add_promotion(
    session: Session,
    action: str,
    task_key: str | None,
    model_id: ModelId,
    previous_id: ModelId | None,
    by: AnnotatorId,
    reason: str,
) -> None:
    session.add(
        PromotionRow(
            at=utc_now(),
            action=action,
            task_key=task_key,
            model_id=model_id,
            previous_id=previous_id,
            by=by,
            reason=reason,
        )
    )
    session.flush()


def promotions(session: Session, task_key: str | None = None) -> tuple[Promotion, ...]:
    """Newest first, of one task or of all."""
    query = select(PromotionRow).order_by(PromotionRow.id.desc())
    if task_key is not None:
        query = query.where(PromotionRow.task_key == task_key)
    codes = annotators.codes(session)
    return tuple(
        Promotion(
            at=row.at,
            action=row.action,
            task_key=row.task_key,
            model_id=ModelId(row.model_id),
            previous_id=None if row.previous_id is None else ModelId(row.previous_id),
            by=codes[AnnotatorId(row.by)],
            reason=row.reason,
        )
        for row in session.execute(query).scalars()
    )


def in_use_id(session: Session, task_key: str) -> ModelId | None:
    """The model in use, without reading its card."""
    found = session.execute(
        select(ModelVersionRow.id).where(
            ModelVersionRow.task_key == task_key, ModelVersionRow.status == ModelStatus.IN_USE.value
        )
    ).scalar_one_or_none()
    return None if found is None else ModelId(found)


def get(session: Session, model_id: ModelId) -> Model | None:
    row = session.get(ModelVersionRow, model_id)
    return None if row is None else _model(row, annotators.codes(session))


def all_models(session: Session, task_key: str | None = None, encoders: bool = True) -> tuple[Model, ...]:
    """Newest first; of one task (encoders belong to every task) or of all."""
    query = select(ModelVersionRow).order_by(ModelVersionRow.made_at.desc(), ModelVersionRow.id.desc())
    is_encoder = ModelVersionRow.status == ModelStatus.ENCODER.value
    if task_key is not None:
        query = query.where((ModelVersionRow.task_key == task_key) | is_encoder)
    if not encoders:
        query = query.where(~is_encoder)
    codes = annotators.codes(session)
    return tuple(_model(row, codes) for row in session.execute(query).scalars())


def save_run(session: Session, run: Run, started_by: AnnotatorId | None) -> None:
    """Adds a run, or replaces what is known of it."""
    known = session.get(TrainingRunRow, run.id)
    session.merge(
        TrainingRunRow(
            id=run.id,
            kind=run.kind,
            task_key=run.task_key,
            state=run.state.value,
            folder=run.folder,
            started_at=run.started_at,
            ended_at=run.ended_at,
            started_by=started_by if known is None else known.started_by,
            model_id=run.model_id,
            config=plain(dict(run.config)),
            message=run.message,
        )
    )
    session.flush()


def get_run(session: Session, run_id: RunId) -> Run | None:
    row = session.get(TrainingRunRow, run_id)
    return None if row is None else _run(row, annotators.codes(session))


def runs(session: Session, limit: int = 50, state: RunState | None = None) -> tuple[Run, ...]:
    """Newest first."""
    query = select(TrainingRunRow).order_by(TrainingRunRow.started_at.desc(), TrainingRunRow.id.desc()).limit(limit)
    if state is not None:
        query = query.where(TrainingRunRow.state == state.value)
    codes = annotators.codes(session)
    return tuple(_run(row, codes) for row in session.execute(query).scalars())


def _model(row: ModelVersionRow, codes: Mapping[AnnotatorId, str]) -> Model:
    return Model(
        id=ModelId(row.id),
        name=row.name,
        task_key=row.task_key,
        status=ModelStatus(row.status),
        package_dir=row.package_dir,
        card_sha256=row.card_sha256,
        parent_id=None if row.parent_id is None else ModelId(row.parent_id),
        run_id=None if row.run_id is None else RunId(row.run_id),
        made_at=row.made_at,
        promoted_at=row.promoted_at,
        promoted_by=None if row.promoted_by is None else codes[AnnotatorId(row.promoted_by)],
        reason=row.reason,
        evidence=_evidence(row.evidence),
        card=row.card,
    )


def _evidence(stored: Mapping[str, Any]) -> ModelEvidence:
    point = stored.get("operating_point")
    return ModelEvidence(
        auc=_estimate(stored.get("auc")),
        sensitivity_at_80=_estimate(stored.get("sensitivity_at_80")),
        brier=stored.get("brier"),
        ece=stored.get("ece"),
        calibration_slope=stored.get("calibration_slope"),
        operating_point=None
        if point is None
        else OperatingPoint(
            threshold=point["threshold"],
            target_specificity=point["target_specificity"],
            sensitivity=Estimate(**point["sensitivity"]),
            specificity=Estimate(**point["specificity"]),
        ),
        baselines=stored.get("baselines", {}),
        roc=tuple((float(x), float(y)) for x, y in stored.get("roc", ())),
        reason_missing=stored.get("reason_missing", ""),
    )


def _estimate(stored: Mapping[str, Any] | None) -> Estimate | None:
    return None if stored is None else Estimate(**stored)


def _run(row: TrainingRunRow, codes: Mapping[AnnotatorId, str]) -> Run:
    return Run(
        id=RunId(row.id),
        kind=row.kind,
        task_key=row.task_key,
        state=RunState(row.state),
        folder=row.folder,
        started_at=row.started_at,
        ended_at=row.ended_at,
        started_by=None if row.started_by is None else codes[AnnotatorId(row.started_by)],
        model_id=None if row.model_id is None else ModelId(row.model_id),
        config=row.config,
        message=row.message,
    )
