"""The thirteen points of the promotion gate for a model of the store, see :mod:`ml.gate_rules`.

Measured by the worker when the model was made, against the model that was in use then. What has changed since is
measured again here, from both models' answers for the same locked recordings; what only the store knows is added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from cryapp.domain.errors import UserError
from cryapp.domain.model import Estimate, Model, ModelStatus
from cryapp.services.comparing_pairs import Pairs
from cryapp.services.library import Library
from cryapp.services.scoring import open_scorer
from cryapp.store import models as rows
from cryapp.store.tables import AuditEventRow
from ml.contract import (
    MANIFEST_FILE,
    WEIGHTS_FILE,
    ContractError,
    ManifestRow,
    Use,
    gate_points,
    gate_rules,
    read_manifest,
)

PERMUTED = ("permuted_labels", "permutation")
HEARING = ("logmel_statistics",)
"""Baselines that listen, which need not be beaten by more than chance."""
SOURCE = "locked_set"


def points_of(lib: Library, model: Model, other: Model | None, pairs: Pairs) -> tuple[gate_rules.Point, ...]:
    """All thirteen, the count of looks as it is before this one is noted."""
    measured = card_points(model)
    if not is_measured_against(model, other):
        measured = gate_rules.merged(measured, _measured_again(model, other, pairs))
    return gate_rules.merged(measured, _local(lib, model, measured))


def card_points(model: Model) -> tuple[gate_rules.Point, ...]:
    """What the worker measured; empty for packages that were made before there was a gate, or elsewhere."""
    raw = _metrics(model).get("gate") or {}
    try:
        return tuple(gate_rules.Point.of(point) for point in raw.get("points") or ())
    except (KeyError, TypeError, ValueError, AttributeError):
        return ()


def is_measured_against(model: Model, other: Model | None) -> bool:
    """True if the card's comparison is with this very model, or with none if there is none."""
    raw = _metrics(model).get("gate")
    if not raw:
        return False
    compared = raw.get("compared_with")
    if other is None or compared is None:
        return other is None and compared is None
    return bool(compared.get("card_sha256") == other.card_sha256)


def looks(lib: Library, task_key: str | None) -> int:
    """How often locked infants of a task were looked at, by training and by comparing."""
    with lib.store.read() as session:
        return int(
            session.execute(
                select(func.count())
                .select_from(AuditEventRow)
                .where(
                    AuditEventRow.subject_type == SOURCE,
                    AuditEventRow.subject_id.startswith(f"{task_key}:", autoescape=True),
                )
            ).scalar_one()
        )


def locked_rows(lib: Library, model: Model) -> dict[str, ManifestRow]:
    """The locked recordings of the snapshot a model was measured on, by recording; empty if it is gone."""
    try:
        return {row.recording: row for row in _snapshot(lib, model) if row.use is Use.TEST}
    except ContractError:
        return {}


def _local(lib: Library, model: Model, measured: Sequence[gate_rules.Point]) -> list[gate_rules.Point]:
    """Points 1 and 2 as the store and the files say now, 11 to 13, and 3 and 6 of cards that hold no gate."""
    training = model.card.get("training") or {}
    weights = (model.card.get("files") or {}).get(WEIGHTS_FILE)
    known = {point.key: point for point in measured if point.state is not gate_rules.State.UNKNOWN}
    # What the worker could not know of point 2 (what a parent encoder heard), the snapshot does not know either.
    overlap = next((point for point in measured if point.key == "disjoint"), None)
    found = [gate_points.judge_origin(training, weights), _overlap(lib, model, overlap)]
    if "canary" not in known:
        found.append(gate_points.judge_canary(_baseline(model, *PERMUTED)))
    if "baselines" not in known:
        found.append(_baselines(model))
    found += [_package(lib, model), _decision(lib, model), gate_points.judge_looks(looks(lib, model.task_key))]
    return found


def _overlap(lib: Library, model: Model, measured: gate_rules.Point | None) -> gate_rules.Point:
    """Looked up in the snapshot itself, not believed from the card."""
    try:
        snapshot = _snapshot(lib, model)
    except ContractError:
        said = "The run's snapshot is no longer there, so it cannot be looked up again."
        return gate_rules.with_note(measured, said) if measured else _point("disjoint", said)
    test = [row for row in snapshot if row.use is Use.TEST]
    learnt = [row for row in snapshot if row.use is not Use.TEST]
    infants = {row.infant for row in learnt}
    sounds = {row.sha256 for row in learnt if row.sha256}
    overlap = gate_points.Overlap(
        n_learnt_infants=len(infants),
        n_test_infants=len({row.infant for row in test}),
        infants=tuple(sorted({row.infant for row in test} & infants)),
        sounds=tuple(row.recording for row in test if row.sha256 in sounds),
    )
    found = gate_points.judge_overlap(overlap)
    return measured if measured is not None and found.state is not gate_rules.State.FAIL else found


def _package(lib: Library, model: Model) -> gate_rules.Point:
    try:
        return gate_points.judge_package(open_scorer(lib, model.id, measure=False).precision)
    except UserError as error:
        return gate_points.judge_package(None, error.happened)


def _decision(lib: Library, model: Model) -> gate_rules.Point:
    with lib.store.read() as session:
        history = rows.promotions(session, model.task_key)
        own = next((p for p in history if p.model_id == model.id and p.action != "reject"), None)
        before = None if own is None or own.previous_id is None else rows.get(session, own.previous_id)
    if model.status is not ModelStatus.IN_USE or own is None:
        return gate_points.judge_decision(None, None, None, None)
    return gate_points.judge_decision(own.by, f"{own.at:%Y-%m-%d}", own.reason, before.name if before else None)


def _measured_again(model: Model, other: Model | None, pairs: Pairs) -> list[gate_rules.Point]:
    """Points 4, 5, 7, 8, 9 and 10 against the model in use now."""
    name = other.name if other else None
    evidence = model.evidence
    delta_auc, delta_sensitivity = pairs.differences
    return [
        gate_rules.judge_evidence(pairs.infants_by_class, evidence.auc, delta_auc),
        gate_rules.judge_difference(delta_auc, delta_sensitivity, name),
        gate_points.judge_calibration(evidence.ece, evidence.brier, pairs.delta_brier, None, name),
        gate_points.judge_subgroups(pairs.subgroups, name),
        _robustness(model, other),
        gate_points.judge_churn(pairs.flips, pairs.n_shared, name),
    ]


def _robustness(model: Model, other: Model | None) -> gate_rules.Point:
    """Each model under the corruptions as it was measured itself, on the locked infants of its day."""
    own = _conditions(model)
    theirs = {} if other is None else _conditions(other)
    conditions = []
    for key, raw in own.items():
        drop, before = _estimate(raw.get("drop")), theirs.get(key) or {}
        if drop is not None:
            old_drop = _estimate(before.get("drop"))
            old_flips = before.get("flips") if old_drop is not None else None
            conditions.append(
                gate_points.Condition(key, str(raw["words"]), drop, int(raw["flips"]), old_drop, old_flips)
            )
    n = max((c.drop.n_recordings for c in conditions), default=0)
    found = gate_points.judge_robustness(conditions, n, n)
    if other is not None and conditions and not theirs:
        return gate_rules.with_note(found, f"{other.name} was not measured so.")
    return found


def _conditions(model: Model) -> dict[str, Mapping[str, Any]]:
    point = next((p for p in card_points(model) if p.key == "robust"), None)
    return {} if point is None else {str(c["key"]): c for c in point.figures.get("conditions") or ()}


def _baselines(model: Model) -> gate_rules.Point:
    """From the card's estimates alone, which are not paired."""
    raw = _metrics(model).get("baselines") or {}
    found = [
        gate_points.Baseline(name, estimate, None, hears=name in HEARING)
        for name in raw
        if name not in PERMUTED and (estimate := _baseline(model, name)) is not None
    ]
    return gate_points.judge_baselines(found, model.evidence.auc)


def _baseline(model: Model, *names: str) -> Estimate | None:
    raw = _metrics(model).get("baselines") or {}
    return next((found for name in names if (found := _estimate(raw.get(name))) is not None), None)


def _estimate(raw: Mapping[str, Any] | None) -> Estimate | None:
    if not raw or raw.get("value") is None or raw.get("low") is None:
        return None
    return Estimate(**raw)


def _metrics(model: Model) -> Mapping[str, Any]:
    return model.card.get("metrics") or {}


def _snapshot(lib: Library, model: Model) -> list[ManifestRow]:
    """Raises: ContractError if it is no longer there."""
    return list(read_manifest(lib.paths.runs / str(model.run_id) / MANIFEST_FILE))


def _point(key: str, sentence: str) -> gate_rules.Point:
    return gate_rules.point(key, gate_rules.State.UNKNOWN, sentence)
