"""Is the new model better? Paired by locked infant, a sentence first, and "not enough evidence" where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cryapp.domain.errors import UserError
from cryapp.domain.ids import ModelId, RecordingId
from cryapp.domain.model import Check, Comparison, Estimate, Model
from cryapp.services import metrics
from cryapp.services.library import Library
from cryapp.services.metrics import Scored
from cryapp.services.scoring import open_scorer
from cryapp.store import audit
from cryapp.store.tables import AuditEventRow, PredictionRow
from ml.contract import MANIFEST_FILE, ContractError, Use, read_manifest

AUC_MARGIN = -0.02
SENSITIVITY_MARGIN = -0.03
"""A loss smaller than this is accepted as "not worse" (learning.md, the promotion gate)."""
MIN_INFANTS_PER_CLASS = 10
"""With fewer locked infants of a class no verdict but "insufficient evidence" is given."""
MAX_ECE = 0.10
ECE_MARGIN = 0.02
SHUFFLE_SCATTER = 0.15
"""One shuffle of a few hundred labels gives an AUC anywhere in 0.5 ± this (0.36 was seen on sound data)."""
MANY_LOOKS = 20
"""After so many looks at the same locked infants the best of many candidates looks better than it is."""

BETTER, NOT_WORSE, WORSE = "better", "not worse", "worse"
INSUFFICIENT, FIRST = "insufficient evidence", "first model"


def compare_models(lib: Library, model: Model, in_use: Model | None) -> Comparison:
    """See :func:`cryapp.services.models.compare`."""
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
        checks=_checks(lib, model, other),
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
        checks=_checks(lib, model, None),
    )


def _judge(model: Model, other: Model, difference: tuple[Estimate, Estimate, int] | None) -> tuple[str, str, str]:
    """Verdict, sentence, explanation."""
    unsure = f"There is not enough evidence to tell {model.name} from {other.name}."
    if difference is None:
        return INSUFFICIENT, unsure, "No locked recording was scored by both. Keep the model in use."
    auc, sensitivity, fewest = difference
    told = (
        f"On the same {auc.n_infants} locked infants ({auc.n_recordings} recordings) the AUC differs by"
        f" {_signed(auc)} and the sensitivity at 80 % specificity by {_signed(sensitivity)}."
    )
    if fewest < MIN_INFANTS_PER_CLASS:
        return (
            INSUFFICIENT,
            unsure,
            f"{told} One class has only {fewest} locked infants; at least {MIN_INFANTS_PER_CLASS} are needed."
            " Label locked infants too, then compare again.",
        )
    if auc.high < 0 or sensitivity.high < 0:
        return WORSE, f"{model.name} is worse than {other.name}.", f"{told} Keep the model in use."
    if auc.low > AUC_MARGIN and sensitivity.low > SENSITIVITY_MARGIN:
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


def _difference(lib: Library, model: Model, other: Model) -> tuple[Estimate, Estimate, int] | None:
    """ΔAUC, Δsensitivity and the locked infants of the rarer class; None if there is nothing to pair.

    The model in use was measured on the labels of its day. Its answers for locked recordings labelled since then are
    taken from its predictions; where too few are there, from the worker, which measured both side by side.
    """
    rows = _per_recording(model)
    if not rows:
        return _from_card(model, other)
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
    return d_auc, d_sensitivity, _fewest(shared, positive)


def _fewest(rows: list[dict[str, Any]], positive: set[str]) -> int:
    infants: dict[bool, set[str]] = {True: set(), False: set()}
    for row in rows:
        infants[row["label"] in positive].add(str(row["infant"]))
    return min(len(members) for members in infants.values())


def _from_card(model: Model, other: Model) -> tuple[Estimate, Estimate, int] | None:
    compared = (model.card.get("metrics") or {}).get("compared") or {}
    if compared.get("model") not in (other.id, other.name):
        return None
    auc, sensitivity = compared.get("delta_auc"), compared.get("delta_sensitivity")
    if not auc or not sensitivity:
        return None
    positive = set((model.card.get("task") or {}).get("positive") or ())
    return Estimate(**auc), Estimate(**sensitivity), _fewest(_per_recording(model), positive)


def _per_recording(model: Model) -> list[dict[str, Any]]:
    """Locked recordings with a single probability (tasks with a positive class)."""
    rows = (model.card.get("metrics") or {}).get("per_recording") or []
    return [row for row in rows if isinstance(row.get("probability"), (int, float))]


def _predicted(lib: Library, model: Model) -> dict[str, float]:
    with lib.store.read() as session:
        found = session.execute(
            select(PredictionRow.recording_id, PredictionRow.positive_probability).where(
                PredictionRow.model_id == model.id, PredictionRow.positive_probability.is_not(None)
            )
        )
        return {str(RecordingId(id_)): float(p) for id_, p in found if p is not None}


def _checks(lib: Library, model: Model, other: Model | None) -> tuple[Check, ...]:
    card_metrics: Mapping[str, Any] = model.card.get("metrics") or {}
    return (
        _check_split(lib, model),
        _check_shuffled(model),
        _check_baselines(model),
        _check_replay(lib, model),
        _check_calibration(model, other),
        _check_origin(model),
        _check_looks(lib, model),
        *(
            [Check("All figures could be measured", str(card_metrics["reason_missing"]), None)]
            if card_metrics.get("reason_missing")
            else []
        ),
    )


def _check_split(lib: Library, model: Model) -> Check:
    """Looked up in the snapshot itself, not believed from the card."""
    text = "No infant and no sound on both sides"
    path = lib.paths.runs / str(model.run_id) / MANIFEST_FILE
    try:
        rows = list(read_manifest(path))
    except ContractError:
        return Check(text, "the run's snapshot is no longer there", None)
    test = [row for row in rows if row.use is Use.TEST]
    learn = [row for row in rows if row.use is not Use.TEST]
    both = {r.infant for r in test} & {r.infant for r in learn}
    sounds = {r.sha256 for r in test} & {r.sha256 for r in learn}
    value = f"{len({r.infant for r in learn})} infants learnt from, {len({r.infant for r in test})} locked"
    if both or sounds:
        value = f"{len(both)} infants and {len(sounds)} sounds on both sides"
    return Check(text, value, not (both or sounds))


def _baseline(model: Model, *names: str) -> Estimate | None:
    found = (model.card.get("metrics") or {}).get("baselines") or {}
    for name in names:
        if found.get(name):
            return Estimate(**found[name])
    return None


def _check_shuffled(model: Model) -> Check:
    text = "Learning from shuffled labels finds nothing"
    shuffled = _baseline(model, "permuted_labels", "permutation")
    if shuffled is None:
        return Check(text, "not measured", None)
    by_chance = shuffled.low <= 0.5 or shuffled.value <= 0.5 + SHUFFLE_SCATTER
    return Check(text, f"AUC {shuffled.text}; chance is 0.5", by_chance)


def _check_baselines(model: Model) -> Check:
    text = "Better than loudness, duration and metadata alone"
    auc = model.evidence.auc
    known = [
        found
        for name in ("metadata_only", "loudness_duration_only", "majority")
        if (found := _baseline(model, name)) is not None
    ]
    if auc is None or not known:
        return Check(text, "not measured", None)
    best = max(found.value for found in known)
    return Check(text, f"AUC {auc.value:.3f} against {best:.3f}", auc.value > best)


def _check_replay(lib: Library, model: Model) -> Check:
    text = "Package replayed on this machine"
    try:
        scorer = open_scorer(lib, model.id)
    except UserError as error:
        return Check(text, error.happened, False)
    return Check(text, f"the same answers ({scorer.precision})", True)


def _check_calibration(model: Model, other: Model | None) -> Check:
    text = "Probabilities mean what they say"
    ece = model.evidence.ece
    if ece is None:
        return Check(text, "not measured", None)
    before = other.evidence.ece if other else None
    value = f"calibration error {ece:.3f}" + (f", before {before:.3f}" if before is not None else "")
    return Check(text, value, ece <= max(MAX_ECE, (before or 0.0) + ECE_MARGIN))


def _check_origin(model: Model) -> Check:
    training = model.card.get("training") or {}
    missing = [name for name in ("data_hash", "code_version", "seed") if training.get(name) in (None, "")]
    value = f"missing: {', '.join(missing)}" if missing else f"snapshot {str(training['data_hash'])[:12]}"
    return Check("Data, code and seed recorded", value, not missing)


def _check_looks(lib: Library, model: Model) -> Check:
    with lib.store.read() as session:
        looks = int(
            session.execute(
                select(func.count())
                .select_from(AuditEventRow)
                .where(
                    AuditEventRow.subject_type == "locked_set",
                    AuditEventRow.subject_id.startswith(f"{model.task_key}:", autoescape=True),
                )
            ).scalar_one()
        )
    value = f"{looks} {'time' if looks == 1 else 'times'}"
    if looks > MANY_LOOKS:
        value += "; the best of many looks better than it is"
    return Check("Times the locked infants were used", value, looks <= MANY_LOOKS)


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
