"""Label checks as they were made; nothing of one is ever changed (``cryapp.store.rules``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from cryapp.domain.ids import AnnotatorId, LabelCheckId, RecordingId, RunId, TaskId
from cryapp.domain.label_check import LabelCheck
from cryapp.domain.model import Estimate
from cryapp.store import annotators
from cryapp.store.tables_desk import LabelCheckAnswerRow, LabelCheckRow
from cryapp.store.types import utc_now


@dataclass(frozen=True)
class NewCheck:
    """As of :class:`~cryapp.domain.label_check.LabelCheck`."""

    made_by: AnnotatorId | None
    task_id: TaskId
    schema_version: int
    run_id: RunId
    method: str
    encoder_id: str | None
    folds: int
    seed: int
    data_hash: str
    app_version: str
    code_version: str
    classes: tuple[str, ...]
    n_infants: int
    n_heard: int
    n_together: int
    auc: Estimate | None


@dataclass(frozen=True)
class CheckAnswer:
    recording_id: RecordingId
    fold: int
    class_key: str
    """The label it had in the snapshot."""
    probabilities: Mapping[str, float]


def add(session: Session, new: NewCheck, answers: Iterable[CheckAnswer]) -> LabelCheckId:
    fields = {**asdict(new), "classes": list(new.classes), "auc": None if new.auc is None else asdict(new.auc)}
    row = LabelCheckRow(made_at=utc_now(), **fields)
    session.add(row)
    session.flush()
    rows = [
        {
            "check_id": row.id,
            "recording_id": one.recording_id,
            "fold": one.fold,
            "class_key": one.class_key,
            "probabilities": dict(one.probabilities),
        }
        for one in answers
    ]
    if rows:
        session.execute(insert(LabelCheckAnswerRow), rows)
    return LabelCheckId(row.id)


def newest(session: Session, task_id: TaskId) -> LabelCheck | None:
    """The last one of a task, without its answers."""
    row = session.execute(
        select(LabelCheckRow).where(LabelCheckRow.task_id == task_id).order_by(LabelCheckRow.id.desc()).limit(1)
    ).scalar_one_or_none()
    if row is None:
        return None
    n_recordings = session.execute(
        select(func.count()).select_from(LabelCheckAnswerRow).where(LabelCheckAnswerRow.check_id == row.id)
    ).scalar_one()
    return LabelCheck(
        id=LabelCheckId(row.id),
        made_at=row.made_at,
        made_by=None if row.made_by is None else annotators.codes(session)[AnnotatorId(row.made_by)],
        task_id=TaskId(row.task_id),
        schema_version=row.schema_version,
        run_id=RunId(row.run_id),
        method=row.method,
        encoder_id=row.encoder_id,
        folds=row.folds,
        seed=row.seed,
        data_hash=row.data_hash,
        app_version=row.app_version,
        code_version=row.code_version,
        classes=tuple(row.classes),
        n_recordings=int(n_recordings),
        n_infants=row.n_infants,
        n_heard=row.n_heard,
        n_together=row.n_together,
        auc=None if row.auc is None else Estimate(**row.auc),
    )


def labels(session: Session, check_id: LabelCheckId) -> dict[RecordingId, str]:
    """Recording → the label it had when it was asked about; nothing of what was answered."""
    rows = session.execute(
        select(LabelCheckAnswerRow.recording_id, LabelCheckAnswerRow.class_key).where(
            LabelCheckAnswerRow.check_id == check_id
        )
    )
    return {RecordingId(id_): class_key for id_, class_key in rows}


def answers(session: Session, check_id: LabelCheckId) -> tuple[CheckAnswer, ...]:
    """What was said, by recording."""
    rows = session.execute(
        select(LabelCheckAnswerRow)
        .where(LabelCheckAnswerRow.check_id == check_id)
        .order_by(LabelCheckAnswerRow.recording_id)
    ).scalars()
    return tuple(CheckAnswer(RecordingId(r.recording_id), r.fold, r.class_key, r.probabilities) for r in rows)
