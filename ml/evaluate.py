"""Measures a model on locked infants: figures with intervals, baselines beside them, the model in use beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ml.abstain import AbstainZone
from ml.baselines import PERMUTED, baseline_probabilities, permuted_probabilities, recording_statistics
from ml.calibrate import Calibration
from ml.contract import ManifestRow, TaskSpec, read_task
from ml.errors import RunError
from ml.export import Package
from ml.features import FrontEnd
from ml.graph import WaveformClassifier
from ml.metrics import (
    MIN_INFANTS,
    MIN_POSITIVES_AND_NEGATIVES,
    Estimate,
    Floats,
    Ints,
    auc,
    brier,
    by_infant,
    calibration_slope,
    cluster_bootstrap,
    expected_calibration_error,
    macro_auc,
    roc,
    sensitivity_specificity,
    share_of_infants,
    with_width,
)
from ml.novelty import Reference
from ml.score import Scored

TARGET_SPECIFICITY = 0.8
MIN_INFANTS_OF_CLASS = 2
N_PERMUTATIONS = 20


@dataclass(frozen=True)
class Reader:
    """A model with all that turns its logits into a decision."""

    name: str
    model: WaveformClassifier
    task: TaskSpec
    calibration: Calibration
    thresholds: Mapping[float, float]
    """Threshold on the summed positive probability by target specificity, fixed on calibration infants."""
    abstain: AbstainZone | None = None
    reference: Reference | None = None

    @staticmethod
    def of(package: Package) -> Reader:
        """Raises: RunError if the package is an encoder or its card does not say what a model has to say."""
        card, model = package.card, package.classifier()
        try:
            raw = card["calibration"]
            return Reader(
                name=str(card["name"]),
                model=model,
                task=read_task(card["task"]),
                calibration=Calibration(float(raw["temperature"]), tuple(float(b) for b in raw["bias"])),
                thresholds={float(p["target_specificity"]): float(p["threshold"]) for p in card["operating_points"]},
                abstain=AbstainZone.of_card(card.get("abstain")),
                reference=Reference.of_card(card.get("reference")),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise RunError(f"The card of {package.folder} is damaged ({error!r}).", "Choose another model.") from error

    @property
    def positive(self) -> list[int] | None:
        """Output indices of the positive classes; None if multi-class."""
        if self.task.positive is None:
            return None
        return [self.task.classes.index(key) for key in self.task.positive]

    def positive_probability(self, logits: Floats) -> Floats:
        assert self.positive is not None
        return np.asarray(self.calibration.probabilities(logits)[:, self.positive].sum(axis=1))


def missing_evidence(rows: Sequence[ManifestRow], task: TaskSpec) -> str:
    """Why no figure is given, or an empty text if there is enough to measure on."""
    n_infants = len({row.infant for row in rows})
    few = [key for key in task.classes if sum(row.label == key for row in rows) < MIN_POSITIVES_AND_NEGATIVES]
    if not rows:
        return "There are no labelled recordings of locked infants."
    if n_infants < MIN_INFANTS:
        return f"Only {n_infants} locked infants have labels; at least {MIN_INFANTS} are needed for a figure."
    if few:
        return (
            f"Fewer than {MIN_POSITIVES_AND_NEGATIVES} recordings of locked infants are labelled "
            + " and ".join(few)
            + "."
        )
    return ""


def measure(reader: Reader, scored: Scored, seed: int) -> dict[str, Any]:
    """The card's ``metrics`` for locked recordings, without baselines and comparison.

    Recording-level, and under ``infant_level`` with the mean logit of each infant's recordings.
    """
    task = reader.task
    reason = missing_evidence(scored.rows, task)
    if reason:
        return {"auc": None, "sensitivity_at_80_specificity": None, "reason_missing": reason, "per_recording": []}
    label = scored.labels(task.classes)
    probability = reader.calibration.probabilities(scored.logits)
    infants, infant_label, infant_logits = by_infant(scored.infants, label, scored.logits)
    metrics: dict[str, Any] = {
        **_discrimination(reader, scored.infants, label, scored.logits, seed),
        "infant_level": _discrimination(reader, infants, infant_label, infant_logits, seed),
        "brier": brier(label, probability),
        "ece": expected_calibration_error(
            (probability.argmax(axis=1) == label).astype(np.int64), probability.max(axis=1)
        ),
        "confusion": _confusion(reader, label, probability),
        "reason_missing": "",
        "per_recording": _per_recording(reader, scored, probability),
    }
    if reader.positive is not None:
        positive = np.isin(label, reader.positive).astype(np.int64)
        p = np.clip(reader.positive_probability(scored.logits), 1e-6, 1 - 1e-6)
        metrics["calibration_slope"] = calibration_slope(positive, np.log(p / (1 - p)))
        metrics["roc"] = roc(positive, p)
    return metrics


def operating_points(reader: Reader, scored: Scored, seed: int) -> list[dict[str, Any]]:
    """The card's ``operating_points``: thresholds of calibration infants, estimates of locked ones.

    An estimate is given from ``MIN_INFANTS_OF_CLASS`` infants on, since its interval tells how little that is.
    """
    return [
        {
            "target_specificity": target,
            "threshold": threshold,
            "sensitivity": _share_right(reader, scored, threshold, of_positives=True, seed=seed),
            "specificity": _share_right(reader, scored, threshold, of_positives=False, seed=seed),
        }
        for target, threshold in reader.thresholds.items()
    ]


def compare(new: Reader, new_scored: Scored, old: Reader, old_scored: Scored, seed: int) -> dict[str, Any] | None:
    """Paired differences new − old on the same infants in the same draws (of several classes: of the macro AUC);
    None if the two cannot be compared.
    """
    same = {row.recording for row in new_scored.rows} & {row.recording for row in old_scored.rows}
    if set(new.task.classes) != set(old.task.classes) or (new.positive is None) != (old.positive is None):
        return None
    a, b = new_scored.only(same), old_scored.only(same)
    if missing_evidence(a.rows, new.task):
        return None
    label_new, label_old = a.labels(new.task.classes), b.labels(old.task.classes)
    all_new, all_old = new.calibration.probabilities(a.logits), old.calibration.probabilities(b.logits)
    delta_auc = cluster_bootstrap(
        a.infants,
        lambda i: _auc_of(new.task, label_new[i], all_new[i]) - _auc_of(old.task, label_old[i], all_old[i]),
        seed,
    )
    compared: dict[str, Any] = {"model": old.name, "delta_auc": delta_auc.as_json(), "delta_sensitivity": None}
    if new.positive is None:
        return compared
    positive = np.isin(label_new, new.positive).astype(np.int64)
    p_new, p_old = new.positive_probability(a.logits), old.positive_probability(b.logits)
    t_new, t_old = new.thresholds.get(TARGET_SPECIFICITY), old.thresholds.get(TARGET_SPECIFICITY)
    if t_new is not None and t_old is not None:
        compared["delta_sensitivity"] = cluster_bootstrap(
            a.infants,
            lambda i: (
                sensitivity_specificity(positive[i], p_new[i], t_new)[0]
                - sensitivity_specificity(positive[i], p_old[i], t_old)[0]
            ),
            seed,
        ).as_json()
    return compared


def measure_baselines(
    train: Sequence[ManifestRow],
    test: Sequence[ManifestRow],
    task: TaskSpec,
    front_end: FrontEnd,
    seed: int,
    tick: Callable[[int, int], None],
    answers: dict[str, Floats] | None = None,
) -> dict[str, Any]:
    """AUC of each baseline on the locked recordings, learnt from ``train``; empty if either is missing.

    ``answers``, if given, is filled with the probabilities (n_test, classes) of each baseline, for pairing.

    The baseline of permuted labels is the mean of many permutations, its interval where 95 % of them fall: a single
    one strays from 0.5 by chance alone, far where infants are few.
    """
    if not train or missing_evidence(test, task):
        return {}
    statistics = recording_statistics([*train, *test], front_end, tick)
    found = baseline_probabilities(train, test, task.classes, statistics[: len(train)], statistics[len(train) :])
    if answers is not None:
        answers.update(found)
    label = np.array([task.classes.index(str(row.label)) for row in test], dtype=np.int64)
    infants = [row.infant for row in test]
    measured = {name: _auc_estimate(task, infants, label, p, seed).as_json() for name, p in found.items()}
    permuted = permuted_probabilities(
        train, task.classes, statistics[: len(train)], statistics[len(train) :], seed, N_PERMUTATIONS
    )
    values = [_auc_of(task, label, p) for p in permuted]
    low, high = np.percentile(values, [2.5, 97.5])
    spread = Estimate(float(np.mean(values)), float(low), float(high), len(set(infants)), len(infants))
    return {**measured, PERMUTED: spread.as_json()}


def _discrimination(reader: Reader, infants: Sequence[str], label: Ints, logits: Floats, seed: int) -> dict[str, Any]:
    probability = reader.calibration.probabilities(logits)
    found: dict[str, Any] = {
        "auc": _auc_estimate(reader.task, infants, label, probability, seed).as_json(),
        "sensitivity_at_80_specificity": None,
    }
    threshold = reader.thresholds.get(TARGET_SPECIFICITY)
    if reader.positive is not None and threshold is not None:
        positive = np.isin(label, reader.positive)
        right = (reader.positive_probability(logits) >= threshold).astype(np.int64)
        found["sensitivity_at_80_specificity"] = _share(infants, right, positive, seed)
    return found


def _auc_of(task: TaskSpec, label: Ints, probability: Floats) -> float:
    if task.positive is None:
        return macro_auc(label, probability)
    indices = [task.classes.index(key) for key in task.positive]
    return auc(np.isin(label, indices).astype(np.int64), probability[:, indices].sum(axis=1))


def _auc_estimate(task: TaskSpec, infants: Sequence[str], label: Ints, probability: Floats, seed: int) -> Estimate:
    scarcest = min(len({one for one, own in zip(infants, label, strict=True) if own == k}) for k in np.unique(label))
    return with_width(cluster_bootstrap(infants, lambda i: _auc_of(task, label[i], probability[i]), seed), scarcest)


def _share_right(
    reader: Reader, scored: Scored, threshold: float, of_positives: bool, seed: int
) -> dict[str, Any] | None:
    if not scored.rows or reader.positive is None:
        return None
    is_positive = np.isin(scored.labels(reader.task.classes), reader.positive)
    right = ((reader.positive_probability(scored.logits) >= threshold) == of_positives).astype(np.int64)
    return _share(scored.infants, right, is_positive == of_positives, seed)


def _share(infants: Sequence[str], right: Ints, chosen: Any, seed: int) -> dict[str, Any] | None:
    """Estimate over the chosen recordings; None if they are of fewer than ``MIN_INFANTS_OF_CLASS`` infants."""
    own = [infant for infant, one in zip(infants, chosen, strict=True) if one]
    if len(set(own)) < MIN_INFANTS_OF_CLASS:
        return None
    return share_of_infants(own, right[chosen], seed).as_json()


def _confusion(reader: Reader, label: Ints, probability: Floats) -> dict[str, Any]:
    """Rows: truth; columns: answer. Binary tasks answer by the threshold, others by the likeliest class."""
    classes = list(reader.task.classes)
    answer = probability.argmax(axis=1)
    threshold = reader.thresholds.get(TARGET_SPECIFICITY)
    if reader.positive is not None and threshold is not None and len(classes) == 2:
        is_positive = probability[:, reader.positive].sum(axis=1) >= threshold
        answer = np.where(is_positive, reader.positive[0], 1 - reader.positive[0])
    counts = [[int(((label == t) & (answer == a)).sum()) for a in range(len(classes))] for t in range(len(classes))]
    return {"classes": classes, "counts": counts}


def _per_recording(reader: Reader, scored: Scored, probability: Floats) -> list[dict[str, Any]]:
    if reader.positive is not None:
        shown = [float(p) for p in probability[:, reader.positive].sum(axis=1)]
        return [
            {"recording": row.recording, "infant": row.infant, "label": row.label, "probability": p}
            for row, p in zip(scored.rows, shown, strict=True)
        ]
    return [
        {"recording": row.recording, "infant": row.infant, "label": row.label, "probability": [float(v) for v in p]}
        for row, p in zip(scored.rows, probability, strict=True)
    ]
