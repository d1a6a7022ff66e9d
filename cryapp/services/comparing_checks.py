"""The points of the promotion gate that can be checked by machine, each recorded, none silent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from cryapp.domain.errors import UserError
from cryapp.domain.model import Check, Estimate, Model
from cryapp.services.library import Library
from cryapp.services.scoring import open_scorer
from cryapp.store.tables import AuditEventRow
from ml.contract import MANIFEST_FILE, ContractError, Use, read_manifest

MAX_ECE = 0.10
ECE_MARGIN = 0.02
SHUFFLE_SCATTER = 0.15
"""One shuffle of a few hundred labels gives an AUC anywhere in 0.5 ± this (0.36 was seen on sound data)."""
MANY_LOOKS = 20
"""After so many looks at the same locked infants the best of many candidates looks better than it is."""


def checks_of(lib: Library, model: Model, other: Model | None) -> tuple[Check, ...]:
    """Each point with what was found; ``passed`` None where it could not be computed."""
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
