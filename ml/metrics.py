"""Figures of merit with intervals whose unit is the infant."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

N_BOOTSTRAP = 2_000
MIN_POSITIVES_AND_NEGATIVES = 5
MIN_INFANTS = 10


def auc(positive: Ints, score: Floats) -> float:
    """Area under the ROC curve: chance that a positive scores above a negative, ties half (Hanley & McNeil 1982).

    NaN if one of the two classes is missing.
    """
    n_positive = int(positive.sum())
    n_negative = len(positive) - n_positive
    if n_positive == 0 or n_negative == 0:
        return float("nan")
    ranks = _average_ranks(score)
    return float((ranks[positive == 1].sum() - n_positive * (n_positive + 1) / 2) / (n_positive * n_negative))


def macro_auc(label: Ints, probability: Floats) -> float:
    """Mean one-against-rest AUC over the classes that occur; probability (n, classes)."""
    parts = [auc((label == k).astype(np.int64), probability[:, k]) for k in range(probability.shape[1])]
    known = [part for part in parts if not np.isnan(part)]
    return float(np.mean(known)) if known else float("nan")


def sensitivity_specificity(positive: Ints, score: Floats, threshold: float) -> tuple[float, float]:
    """Shares of positives at or above and negatives below the threshold; NaN where there are none."""
    above = score >= threshold
    n_positive = positive.sum()
    n_negative = len(positive) - n_positive
    sensitivity = float(above[positive == 1].mean()) if n_positive else float("nan")
    specificity = float((~above[positive == 0]).mean()) if n_negative else float("nan")
    return sensitivity, specificity


def threshold_at_specificity(positive: Ints, score: Floats, specificity: float) -> float:
    """The lowest threshold at which at least ``specificity`` of the negatives lie below it.

    Halfway to the next score, so that a new recording with the very score of a known one does not hang on rounding.
    """
    negatives = np.sort(score[positive == 0])
    if len(negatives) == 0:
        return float("nan")
    n_below = int(np.ceil(specificity * len(negatives) - 1e-9))
    highest_below = negatives[n_below - 1] if n_below > 0 else -np.inf
    above = np.sort(score[score > highest_below])
    if len(above) == 0:
        return float(np.nextafter(highest_below, np.inf))
    return float(above[0]) if not np.isfinite(highest_below) else float((highest_below + above[0]) / 2)


def brier(label: Ints, probability: Floats) -> float:
    """Mean squared error of the probabilities (n, classes), summed over classes and halved: binary as usual."""
    return float(((probability - np.eye(probability.shape[1])[label]) ** 2).sum(axis=1).mean() / 2)


def expected_calibration_error(correct: Ints, confidence: Floats, n_bins: int = 10) -> float:
    """Mean |share that came true − probability| over equal-width bins, weighted by size (Naeini et al. 2015)."""
    bins = np.minimum((confidence * n_bins).astype(np.int64), n_bins - 1)
    total = 0.0
    for b in range(n_bins):
        inside = bins == b
        if inside.any():
            total += inside.mean() * abs(correct[inside].mean() - confidence[inside].mean())
    return float(total)


def calibration_slope(positive: Ints, logit: Floats) -> float:
    """Slope of a logistic regression of the truth on the logit (Cox 1958); 1 is ideal, below 1 over-confident.

    NaN where the logit tells the classes apart without error: the regression then has no finite slope.
    """
    if len(np.unique(positive)) < 2 or logit[positive == 0].max() < logit[positive == 1].min():
        return float("nan")
    slope, intercept = 1.0, 0.0
    for _ in range(100):
        p = 1 / (1 + np.exp(-np.clip(slope * logit + intercept, -30, 30)))
        weight = p * (1 - p) + 1e-9
        design = np.stack([logit, np.ones_like(logit)])
        hessian = (design * weight) @ design.T + 1e-6 * np.eye(2)
        change = np.linalg.solve(hessian, design @ (positive - p))
        slope, intercept = slope + change[0], intercept + change[1]
        if np.abs(change).max() < 1e-8:
            break
    return float(slope)


def quadratic_kappa(truth: Ints, answer: Ints, n_classes: int, weight: Floats | None = None) -> float:
    """Agreement beyond chance of ranks 0 … n_classes − 1, far misses counting by their square (Cohen 1968).

    NaN where truth and answer are all of one class. ``weight`` (n,) counts recordings, each once unless told.
    """
    counts = np.zeros((n_classes, n_classes))
    np.add.at(counts, (truth, answer), 1.0 if weight is None else weight)
    rank = np.arange(n_classes)
    cost = (rank[:, None] - rank[None, :]) ** 2
    by_chance = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / max(counts.sum(), 1e-12)
    expected = float((cost * by_chance).sum())
    return 1.0 - float((cost * counts).sum()) / expected if expected > 0 else float("nan")


def roc(positive: Ints, score: Floats) -> list[list[float]]:
    """Corner points [false-positive rate, sensitivity] from (0, 0) to (1, 1)."""
    points = [[0.0, 0.0]]
    for threshold in np.unique(score)[::-1]:
        sensitivity, specificity = sensitivity_specificity(positive, score, float(threshold))
        points.append([1 - specificity, sensitivity])
    return points


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95 % interval; the card's ESTIMATE."""

    value: float
    low: float
    high: float
    n_infants: int
    n_recordings: int

    def as_json(self) -> dict[str, Any]:
        return {
            "value": round(self.value, 4),
            "low": round(self.low, 4),
            "high": round(self.high, 4),
            "n_infants": self.n_infants,
            "n_recordings": self.n_recordings,
        }


def cluster_bootstrap(
    infants: Sequence[str], statistic: Callable[[Ints], float], seed: int, n: int | None = None
) -> Estimate:
    """95 % percentile interval by drawing whole infants with replacement (Field & Welsh 2007).

    Args:
        infants: the infant of each recording
        statistic: figure of the recordings at the given indices; NaN where a draw lacks a class (such draws are
            left out)
        n: number of draws, ``N_BOOTSTRAP`` unless told
    """
    members = _recordings_by_infant(infants)
    rng = np.random.default_rng(seed)
    values = []
    for _ in range(N_BOOTSTRAP if n is None else n):
        drawn = rng.integers(len(members), size=len(members))
        value = statistic(np.concatenate([members[i] for i in drawn]))
        if not np.isnan(value):
            values.append(value)
    low, high = np.percentile(values, [2.5, 97.5]) if values else (float("nan"), float("nan"))
    everything = np.arange(len(infants), dtype=np.int64)
    return Estimate(statistic(everything), float(low), float(high), len(members), len(infants))


def share_of_infants(infants: Sequence[str], came_true: Ints, seed: int) -> Estimate:
    """A share of recordings, its interval not narrower than Wilson's (1927) with the INFANTS as the sample.

    Where every recording came out alike, the bootstrap alone would give an interval without width.
    """
    estimate = cluster_bootstrap(infants, lambda i: float(came_true[i].mean()) if len(i) else float("nan"), seed)
    low, high = wilson(estimate.value, estimate.n_infants)
    return dataclasses.replace(estimate, low=min(estimate.low, low), high=max(estimate.high, high))


def with_width(estimate: Estimate, n_infants: int) -> Estimate:
    """An interval without width made Wilson's, with the infants of the scarcer class as the sample.

    Every draw of a dozen infants told apart without error gives 1, which is no proof that the next would.
    """
    if estimate.low < estimate.high or estimate.value not in (0.0, 1.0):
        return estimate
    low, high = wilson(estimate.value, n_infants)
    return dataclasses.replace(estimate, low=low, high=high)


def wilson(share: float, n: int, z: float = 1.959964) -> tuple[float, float]:
    """95 % score interval of a share among ``n``; (0, 1) if n is 0."""
    if n == 0:
        return 0.0, 1.0
    middle = share + z * z / (2 * n)
    half = z * float(np.sqrt(share * (1 - share) / n + z * z / (4 * n * n)))
    scale = 1 + z * z / n
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def by_infant(infants: Sequence[str], label: Ints, logits: Floats) -> tuple[list[str], Ints, Floats]:
    """Mean logits of each infant's recordings, apart for each label (an infant may cry in one recording and not in
    the next): infants, labels, logits (n, classes).
    """
    groups: dict[tuple[str, int], list[int]] = {}
    for i, key in enumerate(zip(infants, label.tolist(), strict=True)):
        groups.setdefault(key, []).append(i)
    keys = list(groups)
    return (
        [infant for infant, _ in keys],
        np.array([one for _, one in keys], dtype=np.int64),
        np.stack([logits[groups[key]].mean(axis=0) for key in keys]),
    )


def _recordings_by_infant(infants: Sequence[str]) -> list[Ints]:
    groups: dict[str, list[int]] = {}
    for i, infant in enumerate(infants):
        groups.setdefault(infant, []).append(i)
    return [np.array(group, dtype=np.int64) for group in groups.values()]


def _average_ranks(score: Floats) -> Floats:
    """Ranks from 1, ties sharing their mean rank."""
    _, place, count = np.unique(score, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    return np.asarray((last - (count - 1) / 2)[place], dtype=np.float64)
