"""Is the new model better? Paired by locked infant, a sentence first, and "not enough evidence" where there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cryapp.domain.ids import ModelId, RecordingId
from cryapp.domain.model import Comparison, Estimate, Model, ModelStatus
from cryapp.services import metrics
from cryapp.services.comparing_checks import checks_of
from cryapp.services.library import Library
from cryapp.services.metrics import Scored
from cryapp.store import audit
from cryapp.store.tables import AuditEventRow, PredictionRow

AUC_MARGIN = -0.02
SENSITIVITY_MARGIN = -0.03
"""A loss smaller than this is accepted as "not worse" (learning.md, the promotion gate)."""
MIN_INFANTS_PER_CLASS = 10
"""With fewer locked infants of a class no verdict but "insufficient evidence" is given."""
BETTER, NOT_WORSE, WORSE = "better", "not worse", "worse"
INSUFFICIENT, FIRST = "insufficient evidence", "first model"


def compare_models(lib: Library, model: Model, in_use: Model | None) -> Comparison:
    """See :func:`cryapp.services.models.compare`."""
    found = _compared(lib, model, in_use)
    if model.status is not ModelStatus.DAMAGED:
        return found
    return replace(
        found,
        sentence=f"The package of {model.name} is damaged: it answers nobody.",
        explanation="A file is missing or was changed since the model was made. Nothing saved is lost. "
        "Roll back or promote another model, or restore its folder.",
    )


def _compared(lib: Library, model: Model, in_use: Model | None) -> Comparison:
    other = in_use if in_use is not None and in_use.id != model.id else None
    _note_look(lib, model, other)
    if other is None:
        return _first(lib, model, in_use)
    difference = _difference(lib, model, other)
    verdict, sentence, explanation = _judge(model, other, difference)
    return Comparison(
        candidate=model,
        in_use=other,
        sentence=sentence,
        explanation=explanation,
        delta_auc=difference[0] if difference else None,
        delta_sensitivity=difference[1] if difference else None,
        verdict=verdict,
        checks=checks_of(lib, model, other),
    )


def _first(lib: Library, model: Model, in_use: Model | None) -> Comparison:
    auc = model.evidence.auc
    measured = (
        f"Measured on {auc.n_infants} locked infants ({auc.n_recordings} recordings): AUC {auc.text}."
        if auc
        else model.evidence.reason_missing or "It was not measured on locked infants."
    )
    is_it = in_use is not None
    return Comparison(
        candidate=model,
        in_use=in_use,
        sentence=f"{model.name} is the model in use." if is_it else f"{model.name} is the first model for this task.",
        explanation=measured,
        delta_auc=None,
        delta_sensitivity=None,
        verdict=FIRST,
        checks=checks_of(lib, model, None),
    )


def _judge(model: Model, other: Model, difference: Difference | None) -> tuple[str, str, str]:
    """Verdict, sentence, explanation."""
    unsure = f"There is not enough evidence to tell {model.name} from {other.name}."
    if difference is None:
        return INSUFFICIENT, unsure, "No locked recording was scored by both. Keep the model in use."
    auc, sensitivity, fewest = difference
    told = (
        f"On the same {auc.n_infants} locked infants ({auc.n_recordings} recordings) the AUC differs by {_signed(auc)}"
        + (f" and the sensitivity at 80 % specificity by {_signed(sensitivity)}." if sensitivity else ".")
    )
    if fewest < MIN_INFANTS_PER_CLASS:
        return (
            INSUFFICIENT,
            unsure,
            f"{told} One class has only {fewest} locked infants; at least {MIN_INFANTS_PER_CLASS} are needed."
            " Label locked infants too, then compare again.",
        )
    if auc.high < 0 or (sensitivity and sensitivity.high < 0):
        return WORSE, f"{model.name} is worse than {other.name}.", f"{told} Keep the model in use."
    if auc.low > AUC_MARGIN and (sensitivity is None or sensitivity.low > SENSITIVITY_MARGIN):
        if auc.low > 0:
            return BETTER, f"{model.name} is better than {other.name}.", told
        return NOT_WORSE, f"{model.name} is not worse than {other.name}.", told
    return (
        INSUFFICIENT,
        unsure,
        f"{told} A loss of more than {-AUC_MARGIN:g} in AUC or {-SENSITIVITY_MARGIN:g} in sensitivity cannot be ruled"
        " out. More labelled locked infants would narrow the interval.",
    )


def _signed(estimate: Estimate) -> str:
    return f"{estimate.value:+.3f} ({estimate.low:+.3f} to {estimate.high:+.3f})"


Difference = tuple[Estimate, Estimate | None, int]
"""ΔAUC, Δsensitivity (None where classes have no positive among them), locked infants of the rarest class."""


def _difference(lib: Library, model: Model, other: Model) -> Difference | None:
    """None if there is nothing to pair.

    The model in use was measured on the labels of its day. Its answers for locked recordings labelled since then are
    taken from its predictions; where too few are there, from the worker, which measured both side by side.
    """
    rows = _per_recording(model)
    if not rows:
        return _multi_class_difference(model, other)
    theirs = {r["recording"]: r["probability"] for r in _per_recording(other)} | _predicted(lib, other)
    shared = [row for row in rows if row["recording"] in theirs]
    measured = _from_card(model, other)
    if measured is not None and len(shared) < len(rows):
        return measured
    positive = set((model.card.get("task") or {}).get("positive") or ())
    truth = [row["label"] in positive for row in shared]
    infant = [str(row["infant"]) for row in shared]
    new = Scored.of(truth, [float(row["probability"]) for row in shared], infant)
    if not new.has_both_classes:
        return None
    old = Scored.of(truth, [float(theirs[row["recording"]]) for row in shared], infant)
    d_auc, d_sensitivity = metrics.paired_difference(new, old)
    return d_auc, d_sensitivity, _fewest(model, shared)


def _multi_class_difference(model: Model, other: Model) -> Difference | None:
    """ΔAUC, each class against the rest and averaged, on locked recordings that both cards hold."""
    classes = list((model.card.get("task") or {}).get("classes") or ())
    if classes != list((other.card.get("task") or {}).get("classes") or ()):
        return None
    theirs = {row["recording"]: row["probability"] for row in _all_per_recording(other)}
    shared = [row for row in _all_per_recording(model) if row["recording"] in theirs]
    infant = [str(row["infant"]) for row in shared]
    pairs = []
    for at, key in enumerate(classes):
        truth = [row["label"] == key for row in shared]
        new = Scored.of(truth, [float(row["probability"][at]) for row in shared], infant)
        if new.has_both_classes:
            pairs.append((new, Scored.of(truth, [float(theirs[r["recording"]][at]) for r in shared], infant)))
    if not pairs:
        return None
    return metrics.paired_macro_difference(pairs), None, _fewest(model, shared)


def _all_per_recording(model: Model) -> list[dict[str, Any]]:
    return list((model.card.get("metrics") or {}).get("per_recording") or [])


def _fewest(model: Model, rows: list[dict[str, Any]]) -> int:
    """Infants of the rarest class; positive classes count together, as do the others."""
    task = model.card.get("task") or {}
    positive = set(task.get("positive") or ())
    groups = [positive, set(task.get("classes") or ()) - positive] if positive else [{c} for c in task["classes"]]
    return min(len({str(row["infant"]) for row in rows if row["label"] in group}) for group in groups)


def _from_card(model: Model, other: Model) -> Difference | None:
    """What the worker measured, both models side by side."""
    compared = (model.card.get("metrics") or {}).get("compared") or {}
    if compared.get("model") not in (other.id, other.name):
        return None
    auc, sensitivity = compared.get("delta_auc"), compared.get("delta_sensitivity")
    if not auc or auc.get("low") is None:
        return None
    measured = Estimate(**sensitivity) if sensitivity and sensitivity.get("low") is not None else None
    return Estimate(**auc), measured, _fewest(model, _all_per_recording(model))


def _per_recording(model: Model) -> list[dict[str, Any]]:
    """Locked recordings with a single probability (tasks with a positive class)."""
    return [row for row in _all_per_recording(model) if isinstance(row.get("probability"), (int, float))]


def _predicted(lib: Library, model: Model) -> dict[str, float]:
    with lib.store.read() as session:
        found = session.execute(
            select(PredictionRow.recording_id, PredictionRow.positive_probability).where(
                PredictionRow.model_id == model.id, PredictionRow.positive_probability.is_not(None)
            )
        )
        return {str(RecordingId(id_)): float(p) for id_, p in found if p is not None}


def note_training_look(session: Session, model_id: ModelId, task_key: str) -> None:
    """Counts the look at the locked infants that measuring a new model was. Inside its registration's transaction."""
    audit.append(session, None, "locked_set.measure", "locked_set", f"{task_key}:{model_id}")


def _note_look(lib: Library, model: Model, other: Model | None) -> None:
    if other is None:
        return
    subject = f"{model.task_key}:{model.id}:{other.id}"
    with lib.store.read() as session:
        known = session.execute(
            select(AuditEventRow.id).where(
                AuditEventRow.subject_type == "locked_set", AuditEventRow.subject_id == subject
            )
        ).first()
    if known is None:
        with lib.store.write() as session:
            audit.append(session, None, "locked_set.compare", "locked_set", subject)
