"""Label checks as Review reads them: the newest of a task, what has changed since, and whom it doubts.

Like everything that tells what others answered or a model thinks, for adjudicators only; what they have still to read
blind is left out where it is looked at (:func:`cryapp.services.label_errors.label_errors`).
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from cryapp import __version__
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, LabelCheckId, RecordingId
from cryapp.domain.label_check import LabelCheck, Since
from cryapp.domain.model import Estimate, Run
from cryapp.domain.task import Task
from cryapp.services.label_errors import Probabilities, label_of
from cryapp.services.library import Library
from cryapp.services.reviewing import check_adjudicator
from cryapp.services.training_data import learnt_classes
from cryapp.store import annotators, audit, label_checks, recordings, snapshot, task_schemas
from cryapp.store.label_checks import CheckAnswer, NewCheck
from cryapp.store.recordings import chunks
from ml.contract import ContractError, OutOfFold

CANNOT_TELL = "The models of the last search cannot tell these classes apart, so their doubts are not listed."


def newest_check(lib: Library, task: Task, by: AnnotatorId) -> tuple[LabelCheck, Since] | None:
    """The last check of a task and what has changed since; None if there was none.

    Raises: UserError if ``by`` is no adjudicator.
    """
    with lib.store.read() as session:
        check_adjudicator(session, by)
        check = label_checks.newest(session, task.id)
        if check is None:
            return None
        then = label_checks.labels(session, check.id)
        labels = snapshot.training_labels(session, task)
    learnt = {*check.classes, *learnt_classes(task, labels.counts())}
    now = {
        label.recording_id: label.class_key for label in labels.labels if not label.locked and label.class_key in learnt
    }
    return check, since(then, now, check.schema_version != task.version)


def required_check(lib: Library, task: Task, by: AnnotatorId) -> tuple[LabelCheck, Since]:
    """The last check of a task whose doubts mean something.

    Raises: UserError if there is none, its models cannot tell the classes apart, or ``by`` is no adjudicator.
    """
    found = newest_check(lib, task, by)
    if found is None:
        raise UserError(
            f"The labels of “{task.name}” have not been looked through.", "", "Type: cryapp review look --task TASK"
        )
    if not found[0].tells:
        raise UserError(CANNOT_TELL)
    return found


def since(then: Mapping[RecordingId, str], now: Mapping[RecordingId, str], other_version: bool = False) -> Since:
    """Args: then: recording → label as it was asked about; now: as it trains now, of infants who are not locked."""
    return Since(
        new=len(now.keys() - then.keys()),
        changed=sum(now[id_] != label for id_, label in then.items() if id_ in now),
        gone=len(then.keys() - now.keys()),
        other_version=other_version,
    )


def predictions_of_check(lib: Library, check: LabelCheck, task: Task, by: AnnotatorId) -> Probabilities:
    """What a check's models say, positive classes taken together as everywhere labels are doubted.

    Raises: UserError if ``by`` is no adjudicator: nothing is read then.
    """
    with lib.store.read() as session:
        check_adjudicator(session, by)
        answers = label_checks.answers(session, check.id)
    found: dict[RecordingId, dict[str, float]] = {}
    for answer in answers:
        own = found.setdefault(answer.recording_id, {})
        for key, p in answer.probabilities.items():
            shown = label_of(key, task)
            own[shown] = own.get(shown, 0.0) + p
    return found


def keep(session: Session, table: OutOfFold, run: Run) -> LabelCheckId:
    """Keeps what a run answered, with an audit event, in the caller's transaction.

    Raises: ContractError if the table is of another task, or names a recording that is not of that infant here, or
    is locked for testing.
    """
    task = task_schemas.by_key(session, run.task_key or "")
    if task is None or table.task != task.key or table.run_id != run.id:
        raise ContractError("the out-of-fold answers belong to another run")
    _refuse_strangers(session, table)
    by = next((id_ for id_, code in annotators.codes(session).items() if code == run.started_by), None)
    new = NewCheck(
        made_by=by,
        task_id=task.id,
        # A run begun by an older program does not say; its classes are those of the table anyway.
        schema_version=int(run.config.get("schema_version") or task.version),
        run_id=run.id,
        method=table.method.value,
        encoder_id=table.encoder,
        folds=table.folds,
        seed=table.seed,
        data_hash=table.data_hash,
        app_version=__version__,
        code_version=table.code_version,
        classes=table.classes,
        n_infants=len({row.infant for row in table.rows}),
        n_heard=table.n_heard,
        n_together=table.n_together,
        auc=None if table.auc is None else Estimate(**table.auc),
    )
    check_id = label_checks.add(
        session,
        new,
        (
            CheckAnswer(
                RecordingId(int(row.recording)),
                row.fold,
                row.label,
                dict(zip(table.classes, row.probabilities, strict=True)),
            )
            for row in table.rows
        ),
    )
    after = {
        "task": task.key, "run": run.id, "method": table.method.value, "recordings": len(table.rows),
        "data": table.data_hash, "seed": table.seed, "folds": table.folds,
    }  # fmt: skip
    audit.append(session, by, "labels.check", "label_check", check_id, after=after)
    return check_id


def _refuse_strangers(session: Session, table: OutOfFold) -> None:
    infant_of = {RecordingId(int(row.recording)): row.infant for row in table.rows if row.recording.isdigit()}
    if len(infant_of) < len(table.rows):
        raise ContractError("the out-of-fold answers name recordings that are not of this store")
    for part in chunks(infant_of):
        known = recordings.by_ids(session, part)
        for id_ in part:
            one = known.get(id_)
            if one is None or one.infant_code != infant_of[id_]:
                raise ContractError(f"recording {id_} of the out-of-fold answers is another one here")
            if one.locked:
                raise ContractError(f"recording {id_} of the out-of-fold answers is locked for testing")
