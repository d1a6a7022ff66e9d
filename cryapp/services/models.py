"""The model registry: candidates, comparison, promotion, rollback."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, ModelId
from cryapp.domain.model import Comparison, Model, ModelStatus
from cryapp.services.backup import back_up
from cryapp.services.library import Library
from cryapp.services.packages import is_damaged, refuse_damaged
from cryapp.services.scoring import open_scorer
from cryapp.store import audit
from cryapp.store import models as rows
from cryapp.store.models import Promotion

KEPT = "The model in use stays as it is."


@dataclass(frozen=True)
class ModelChanged:
    model: Model
    previous: Model | None
    changes: Changes
    overridden: tuple[str, ...] = ()
    """Why the gate was closed when the model was promoted all the same; empty if it was open."""


def list_models(lib: Library, task_key: str | None = None, encoders: bool = True) -> tuple[Model, ...]:
    """Newest first. A package whose hash no longer holds is shown as DAMAGED."""
    with lib.store.read() as session:
        found = rows.all_models(session, task_key, encoders)
    return tuple(_as_it_is(lib, model) for model in found)


def get_model(lib: Library, model_id: ModelId) -> Model:
    """Raises: UserError naming the models there are."""
    with lib.store.read() as session:
        found = rows.get(session, model_id)
        if found is None:
            there = ", ".join(m.id for m in rows.all_models(session)) or "none yet"
            raise UserError(f"There is no model “{model_id}”.", todo=f"The models are: {there}.")
    return _as_it_is(lib, found)


def model_in_use(lib: Library, task_key: str) -> Model | None:
    with lib.store.read() as session:
        model_id = rows.in_use_id(session, task_key)
        return None if model_id is None else rows.get(session, model_id)


def only_task_in_use(lib: Library) -> str:
    """The one task that has a model in use. Raises: UserError if there is none or several."""
    with lib.store.read() as session:
        found = rows.all_models(session, encoders=False)
    tasks = sorted({m.task_key for m in found if m.status is ModelStatus.IN_USE and m.task_key})
    if len(tasks) != 1:
        have = f"Models of several tasks are in use: {', '.join(tasks)}." if tasks else "No model is in use."
        raise UserError(have, KEPT, "Name the task." if tasks else "")
    return tasks[0]


def compare(lib: Library, model_id: ModelId, by: AnnotatorId | None = None) -> Comparison:
    """A model beside the one in use for its task, paired by locked infant, as a sentence before numbers.

    Each call counts as one look at the locked set (audited once per pair).

    Args:
        by: who is told which recordings the two decide differently: not of those they have still to read, and what they
            answer of the others is not blind any more. None: a command, which tells everything.
    """
    from cryapp.services.comparing import compare_models

    model = get_model(lib, model_id)
    if model.task_key is None:
        raise UserError(f"{model.name} is an encoder: it answers no question that could be compared.")
    return compare_models(lib, model, model_in_use(lib, model.task_key), by)


def promote(lib: Library, model_id: ModelId, by: AnnotatorId, reason: str) -> ModelChanged:
    """Puts a model in use: verifies and replays its package, asks the gate, backs up, then one audited transaction.

    A closed gate closes nothing here: a person may know more. It is written down as an override, with the reason.

    Raises: UserError if the reason is empty, the package is damaged, or it is an encoder.
    """
    model = get_model(lib, model_id)
    reason = _reason(reason)
    if model.task_key is None:
        raise UserError(f"{model.name} is an encoder; it cannot predict.", KEPT, "Train a model from it first.")
    in_use = model_in_use(lib, model.task_key)
    if in_use is not None and in_use.id == model_id:
        raise UserError(f"{model.name} is in use already.", "Nothing was changed.")
    _verify(lib, model)
    judged = compare(lib, model_id)
    back_up(lib, "before promotion")
    with lib.store.write() as session:
        # Looked up again under the write lock: another window may have been faster.
        previous_id = rows.in_use_id(session, model.task_key)
        if previous_id != (in_use.id if in_use else None):
            raise UserError("Another window has changed the model in use.", "Nothing was changed.", "Look again.")
        if previous_id is not None:
            rows.set_status(session, previous_id, ModelStatus.RETIRED)
        return _put_in_use(session, "promote", model, previous_id, by, reason, judged)


def roll_back(lib: Library, task_key: str, by: AnnotatorId, reason: str) -> ModelChanged:
    """Puts the model that was in use before back. Raises: UserError if there is none."""
    reason = _reason(reason)
    with lib.store.read() as session:
        target_id = _before_current(rows.promotions(session, task_key))
    if target_id is None:
        raise UserError("No other model was in use before.", KEPT, "Train a new one, or promote another candidate.")
    target = get_model(lib, target_id)
    _verify(lib, target)
    back_up(lib, "before rollback")
    with lib.store.write() as session:
        current_id = rows.in_use_id(session, task_key)
        if _before_current(rows.promotions(session, task_key)) != target_id:
            raise UserError("Another window has changed the model in use.", "Nothing was changed.", "Look again.")
        if current_id is not None:
            rows.set_status(session, current_id, ModelStatus.ROLLED_BACK, reason=reason)
        return _put_in_use(session, "roll_back", target, current_id, by, reason)


def reject(lib: Library, model_id: ModelId, by: AnnotatorId, reason: str) -> ModelChanged:
    """Sets a candidate aside; its package stays. Raises: UserError if it is no candidate."""
    reason = _reason(reason)
    with lib.store.write() as session:
        model = rows.get(session, model_id)
        if model is None or model.status is not ModelStatus.CANDIDATE:
            raise UserError(
                f"{model.name if model else model_id} is not a candidate, so it cannot be rejected.", "Nothing changed."
            )
        rows.set_status(session, model_id, ModelStatus.REJECTED, reason=reason)
        rows.add_promotion(session, "reject", model.task_key, model_id, None, by, reason)
        audit.append(
            session,
            by,
            "model.reject",
            "model",
            model_id,
            {"status": ModelStatus.CANDIDATE},
            {"status": ModelStatus.REJECTED},
            reason,
        )
        changed = rows.get(session, model_id)
    assert changed is not None
    return ModelChanged(changed, None, Changes(models=frozenset([model_id])))


def _put_in_use(
    session: Session,
    action: str,
    model: Model,
    previous_id: ModelId | None,
    by: AnnotatorId,
    reason: str,
    judged: Comparison | None = None,
) -> ModelChanged:
    overridden = () if judged is None or judged.is_open else _against(judged)
    gate = {} if judged is None else {"gate": _gate_facts(judged, overridden)}
    rows.set_status(session, model.id, ModelStatus.IN_USE, by=by, reason=reason)
    rows.add_promotion(session, action, model.task_key, model.id, previous_id, by, reason)
    audit.append(
        session,
        by,
        f"model.{action}",
        "model",
        model.id,
        {"status": model.status, "in_use": previous_id},
        {"status": ModelStatus.IN_USE, "in_use": model.id, "card_sha256": model.card_sha256, **gate},
        reason,
    )
    changed = rows.get(session, model.id)
    assert changed is not None
    previous = rows.get(session, previous_id) if previous_id else None
    models = frozenset(id_ for id_ in (model.id, previous_id) if id_ is not None)
    return ModelChanged(changed, previous, Changes(models=models, predictions=True, worklist=True), overridden)


def _against(judged: Comparison) -> tuple[str, ...]:
    """What closes the gate, a sentence each."""
    return tuple(f"{point.number} {point.title}: {point.sentence}" for point in judged.failed) or (judged.sentence,)


def _gate_facts(judged: Comparison, overridden: tuple[str, ...]) -> dict[str, object]:
    return {
        "verdict": judged.verdict,
        "open": judged.is_open,
        "override": bool(overridden),
        "failed": [point.key for point in judged.failed],
        "against": judged.in_use.id if judged.in_use else None,
    }


def _before_current(promotions: tuple[Promotion, ...]) -> ModelId | None:
    """The model under the current one: promotions put on a pile, rollbacks take from it."""
    pile: list[ModelId] = []
    for one in reversed(promotions):
        if one.action == "promote":
            pile.append(one.model_id)
        elif one.action == "roll_back" and len(pile) > 1:
            pile.pop()
    return pile[-2] if len(pile) > 1 else None


def _verify(lib: Library, model: Model) -> None:
    """Every hash, then the golden replay: what the exporter's network answered, this machine must answer again."""
    refuse_damaged(lib, model)
    open_scorer(lib, model.id, measure=False)


def _as_it_is(lib: Library, model: Model) -> Model:
    return replace(model, status=ModelStatus.DAMAGED) if is_damaged(lib, model) else model


def _reason(reason: str) -> str:
    if not reason.strip():
        raise UserError("A reason is missing.", KEPT, "Say in a few words why: it is kept in the audit trail.")
    return reason.strip()
