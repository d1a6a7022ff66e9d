"""The promotion gate as far as the worker can measure it, for the card: points 1–10 of :mod:`ml.gate_rules`.

The package's replay, the person who decides and the count of looks (11–13) are the app's to fill in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from safetensors.torch import save

from ml.baselines import LOUDNESS, MAJORITY, METADATA, PERMUTED, STATISTICS
from ml.contract import CARD_FILE, ManifestRow, Use, file_sha256
from ml.evaluate import N_PERMUTATIONS, TARGET_SPECIFICITY, Reader, missing_evidence
from ml.export import Package
from ml.gate_measures import Side, auc_statistic, churn, infants_by_class, robustness, search_near_duplicates, subgroups
from ml.gate_points import (
    Baseline,
    Overlap,
    judge_baselines,
    judge_calibration,
    judge_canary,
    judge_churn,
    judge_origin,
    judge_overlap,
    judge_robustness,
    judge_subgroups,
)
from ml.gate_rules import (
    HARMS,
    Point,
    State,
    as_json,
    is_open,
    judge_difference,
    judge_evidence,
    point,
    points_in_order,
    verdict_of,
)
from ml.heard import Heard
from ml.metrics import Estimate, Floats, Ints
from ml.paired import Draws, calibration_error_of, difference, mean_of, sensitivity_at, share_of
from ml.provenance import code_version, heard_by
from ml.score import Scored

if TYPE_CHECKING:
    from ml.run import Context

HEARING = (STATISTICS,)
"""Baselines that listen; the others must be beaten by more than chance."""


@dataclass(frozen=True)
class Candidate:
    """The model at the gate, and what it is held against."""

    reader: Reader
    scored: Scored
    metrics: Mapping[str, Any]
    """The card's, as measured so far; its ``baselines`` are read."""
    baselines: Mapping[str, Floats]
    """Probabilities (n, classes) of each baseline for the rows of ``scored``."""
    other: Reader | None = None
    other_scored: Scored | None = None
    other_package: Package | None = None


def gate(context: Context, candidate: Candidate) -> dict[str, Any]:
    """``{"verdict", "open", "compared_with", "points"}``, for the card."""
    points = [_origin(context, candidate.reader), _overlap(context, candidate.scored.rows)]
    points += _measured(context, candidate)
    whole = points_in_order(points)
    package = candidate.other_package
    compared_with = None
    if candidate.other is not None and package is not None:
        compared_with = {"name": candidate.other.name, "card_sha256": file_sha256(package.folder / CARD_FILE)}
    return {
        "verdict": str(verdict_of(whole)),
        "open": is_open(whole),
        "compared_with": compared_with,
        "points": [one.as_json() for one in whole],
    }


def _origin(context: Context, reader: Reader) -> Point:
    package = context.package("package")
    if package is not None:
        training = dict(package.card.get("training") or {})
    else:
        job = context.job
        training = {
            "data_hash": job.data_hash,
            "code_version": code_version(),
            "seed": job.seed,
            "preset": str(job.preset),
            "recipe": {"preset": str(job.preset), "epochs": job.epochs, **job.options},
        }
    return judge_origin(training, weights_sha256(reader))


def weights_sha256(reader: Reader) -> str:
    """What the hash of ``weights.safetensors`` is or will be."""
    tensors = {key: tensor.detach().cpu().contiguous() for key, tensor in reader.model.weights().items()}
    return hashlib.sha256(save(tensors)).hexdigest()


def _overlap(context: Context, tests: Sequence[ManifestRow]) -> Point:
    """Ids, files and sounds of the snapshot, and what the parents heard by their own record."""
    job, rows = context.job, context.manifest.rows
    learns = (Use.POOL, Use.TRAIN) if job.encoder or job.package or job.options.get("pseudo_weight") else (Use.TRAIN,)
    learnt = context.manifest.of(*learns)
    package = context.package("package")
    heard = heard_by(context) if package is None else Heard.of_card(package.card)
    own_infants, own_sounds = {row.infant for row in learnt}, {row.sha256 for row in learnt if row.sha256}
    locked = [row for row in rows if row.use is Use.TEST] or list(tests)
    near = search_near_duplicates(locked, learnt, context.tick(), context.warn)
    infants = sorted({row.infant for row in locked} & own_infants)
    sounds = [row.recording for row in locked if row.sha256 in own_sounds]
    return judge_overlap(
        Overlap(
            n_learnt_infants=len(own_infants) if package is None else len(heard.infants),
            n_test_infants=len({row.infant for row in locked}),
            infants=tuple(infants),
            sounds=tuple(sounds),
            near=tuple((pair.sought, pair.found) for pair in near),
            near_searched=bool(locked and learnt),
            inherited_infants=len(set(heard.infants_among(locked, job.source)) - set(infants)),
            inherited_sounds=len(set(heard.sounds_among(locked)) - set(sounds)),
            unknown_parents=heard.unknown,
        )
    )


def _measured(context: Context, candidate: Candidate) -> list[Point]:
    """Points 3–10; those that need enough locked recordings say so where there are not."""
    reader, scored, seed = candidate.reader, candidate.scored, context.job.seed
    other_name = None if candidate.other is None else candidate.other.name
    missing = missing_evidence(scored.rows, reader.task)
    label = scored.labels(reader.task.classes) if scored.rows else np.zeros(0, dtype=np.int64)
    counts = infants_by_class(reader, scored.infants, label) if scored.rows else {}
    permuted = _estimate(candidate.metrics.get("baselines", {}).get(PERMUTED))
    if missing:
        return [
            judge_canary(permuted),
            judge_evidence(counts, None, None),
            judge_difference(None, None, other_name),
            judge_churn([], 0, other_name),
            *(point(key, State.UNKNOWN, f"Not measured. {missing}") for key in HARMS),
        ]
    draws = Draws.of(scored.infants, seed)
    new = Side.of(reader, scored.logits)
    old = _other_side(candidate)
    delta_auc = None if old is None else draws.estimate(difference(new.auc(label), old.auc(label)))
    found = [
        judge_canary(permuted, N_PERMUTATIONS),
        judge_evidence(counts, _estimate(candidate.metrics.get("auc")), delta_auc),
        _difference(draws, label, new, old, delta_auc, other_name),
        _baselines(draws, label, new, candidate),
        _calibration(draws, label, new, old, candidate.metrics, other_name),
        judge_subgroups(subgroups(scored.rows, label, draws, new, old), None if old is None else other_name),
        judge_churn(
            [] if old is None else churn(scored.rows, label, new, old), 0 if old is None else len(label), other_name
        ),
    ]
    other = candidate.other if old is not None else None
    under, n = robustness(scored.rows, label, reader, other, seed, context.tick())
    return [*found, judge_robustness(under, n, len(label))]


def _other_side(candidate: Candidate) -> Side | None:
    """The model in use on the very same rows; None if the two cannot be compared."""
    other, scored = candidate.other, candidate.other_scored
    if other is None or scored is None:
        return None
    task = candidate.reader.task
    if set(other.task.classes) != set(task.classes) or set(other.task.positive or ()) != set(task.positive or ()):
        return None
    if [row.recording for row in scored.rows] != [row.recording for row in candidate.scored.rows]:
        return None
    order = [other.task.classes.index(name) for name in task.classes]
    probability = other.calibration.probabilities(scored.logits)[:, order]
    return Side(replace(other, task=task), probability)


def _difference(
    draws: Draws, label: Ints, new: Side, old: Side | None, delta_auc: Estimate | None, other: str | None
) -> Point:
    positive = new.reader.positive
    if old is None or positive is None:
        return judge_difference(delta_auc, None, other)
    truth = np.isin(label, positive)
    at = [sensitivity_at(truth.astype(np.int64), side.shown, TARGET_SPECIFICITY) for side in (new, old)]
    judged = judge_difference(delta_auc, draws.estimate(difference(*at)), other)
    # What the ward would see: each model at its own threshold, where a gain of one may be paid for by the other.
    called = [side.decision == 1 for side in (new, old)]
    sensitivity = draws.estimate(difference(*(share_of(one, truth) for one in called)))
    specificity = draws.estimate(difference(*(share_of(~one, ~truth) for one in called)))
    fixed = {"delta_sensitivity": as_json(sensitivity), "delta_specificity": as_json(specificity)}
    return replace(judged, figures={**judged.figures, "at_own_thresholds": fixed})


def _baselines(draws: Draws, label: Ints, new: Side, candidate: Candidate) -> Point:
    own = new.auc(label)
    found = []
    for name, probability in candidate.baselines.items():
        theirs = auc_statistic(new.reader, label, probability)
        delta = draws.estimate(difference(own, theirs))
        auc = _estimate(candidate.metrics["baselines"].get(name)) or draws.estimate(theirs)
        found.append(Baseline(name, auc, delta, hears=name in HEARING))
    order = {MAJORITY: 0, METADATA: 1, LOUDNESS: 2}
    found.sort(key=lambda baseline: order.get(baseline.name, 9))
    return judge_baselines(found, _estimate(candidate.metrics.get("auc")))


def _calibration(
    draws: Draws, label: Ints, new: Side, old: Side | None, metrics: Mapping[str, Any], other: str | None
) -> Point:
    ece, brier = metrics.get("ece"), metrics.get("brier")
    if old is None:
        return judge_calibration(ece, brier, None, None, None)
    sides = (new, old)
    squared = [((s.probability - np.eye(s.probability.shape[1])[label]) ** 2).sum(axis=1) / 2 for s in sides]
    delta_brier = draws.estimate(difference(mean_of(squared[0]), mean_of(squared[1])))
    errors = [
        calibration_error_of((s.probability.argmax(axis=1) == label).astype(np.int64), s.probability.max(axis=1))
        for s in sides
    ]
    return judge_calibration(ece, brier, delta_brier, draws.estimate(difference(*errors)), other)


def _estimate(raw: Mapping[str, Any] | None) -> Estimate | None:
    return None if not raw or raw.get("value") is None or raw.get("low") is None else Estimate(**raw)
