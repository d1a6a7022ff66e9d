"""Differences between two models, paired by infant: the same drawn infants for both, thousands of draws at once.

A draw of infants with replacement (Field and Welsh 2007, "Bootstrapping clustered data") is a whole-number weight for
each recording, so that a statistic over all draws is a few matrix operations: the gate has some thirty of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ml import metrics
from ml.metrics import Estimate, Floats, Ints

Statistic = Callable[[Floats], Floats]
"""Weights (draws, recordings) → the figure of each draw; NaN where a draw has no such figure."""
_CHUNK = 250


@dataclass(frozen=True)
class Draws:
    """Bootstrap draws of the infants of some recordings. ``member`` is each recording's infant, by number."""

    infants: tuple[str, ...]
    member: Ints
    weights_of_infants: NDArray[np.uint16]
    """(draws, infants): how often each was drawn. Small numbers: 2,000 draws of 20,000 infants are 80 MB."""

    @staticmethod
    def of(infants: Sequence[str], seed: int, n: int | None = None) -> Draws:
        """Args: infants: the infant of each recording; n: draws, ``ml.metrics.N_BOOTSTRAP`` unless told."""
        names, member = np.unique(np.asarray(infants, dtype=object).astype(str), return_inverse=True)
        rng = np.random.default_rng(seed)
        n_draws = metrics.N_BOOTSTRAP if n is None else n
        n_names = len(names)
        weights = np.zeros((n_draws if n_names else 0, n_names), np.uint16)
        for start in range(0, len(weights), _CHUNK):
            part = weights[start : start + _CHUNK]
            part[:] = rng.multinomial(n_names, np.full(n_names, 1 / n_names), size=len(part))
        return Draws(tuple(infants), member.astype(np.int64), weights)

    def only(self, chosen: Sequence[int] | Ints) -> Draws:
        """The same draws for some of the recordings, by index."""
        at = np.asarray(chosen, dtype=np.int64)
        return Draws(tuple(self.infants[i] for i in at), self.member[at], self.weights_of_infants)

    def estimate(self, statistic: Statistic) -> Estimate:
        """The figure of all recordings with its 95 % percentile interval; draws without a figure are left out."""
        whole = statistic(np.ones((1, len(self.member))))[0] if len(self.member) else float("nan")
        values = [
            statistic(self.weights_of_infants[start : start + _CHUNK, self.member].astype(np.float64))
            for start in range(0, len(self.weights_of_infants) if len(self.member) else 0, _CHUNK)
        ]
        kept = np.concatenate(values) if values else np.empty(0)
        kept = kept[np.isfinite(kept)]
        low, high = np.percentile(kept, [2.5, 97.5]) if len(kept) else (float("nan"), float("nan"))
        return Estimate(float(whole), float(low), float(high), len(set(self.infants)), len(self.infants))


def auc_of(positive: Ints, score: Floats) -> Statistic:
    """Mann–Whitney statistic of each draw, ties half."""
    order, starts = _ranked(score)
    truth = positive[order].astype(np.float64)

    def statistic(weights: Floats) -> Floats:
        hits, misses = _per_score(weights[:, order], truth, starts)
        below = misses.sum(axis=1, keepdims=True) - np.cumsum(misses, axis=1)
        wins = (hits * (below + 0.5 * misses)).sum(axis=1)
        return _ratio(wins, hits.sum(axis=1) * misses.sum(axis=1))

    return statistic


def macro_auc_of(label: Ints, probability: Floats) -> Statistic:
    """Mean over classes of the one-against-rest AUC, over the classes that a draw holds; probability (n, classes)."""
    parts = [auc_of((label == k).astype(np.int64), probability[:, k]) for k in range(probability.shape[1])]

    def statistic(weights: Floats) -> Floats:
        found = np.stack([part(weights) for part in parts])
        known = np.isfinite(found)
        return _ratio(np.where(known, found, 0.0).sum(axis=0), known.sum(axis=0).astype(np.float64))

    return statistic


def sensitivity_at(positive: Ints, score: Floats, specificity: float) -> Statistic:
    """Height of each draw's ROC curve at ``specificity``, linear between its points: both models held to the same
    share of false alarms, which thresholds fixed on other infants do not promise.
    """
    order, starts = _ranked(score)
    truth = positive[order].astype(np.float64)

    def statistic(weights: Floats) -> Floats:
        hits, misses = _per_score(weights[:, order], truth, starts)
        zero = np.zeros((len(weights), 1))
        fpr = np.hstack([zero, _ratio(np.cumsum(misses, axis=1), misses.sum(axis=1, keepdims=True))])
        tpr = np.hstack([zero, _ratio(np.cumsum(hits, axis=1), hits.sum(axis=1, keepdims=True))])
        target = 1 - specificity
        last = np.maximum((fpr <= target + 1e-12).sum(axis=1) - 1, 0)
        following = np.minimum(last + 1, fpr.shape[1] - 1)
        row = np.arange(len(fpr))
        step = fpr[row, following] - fpr[row, last]
        share = np.where(step > 0, (target - fpr[row, last]) / np.where(step > 0, step, 1.0), 0.0)
        return np.asarray(tpr[row, last] + share * (tpr[row, following] - tpr[row, last]))

    return statistic


def share_of(hit: NDArray[np.bool_], among: NDArray[np.bool_]) -> Statistic:
    """Share of the recordings ``among`` that are a ``hit``."""

    def statistic(weights: Floats) -> Floats:
        return _ratio(weights @ (hit & among).astype(np.float64), weights @ among.astype(np.float64))

    return statistic


def mean_of(value: Floats) -> Statistic:
    """Mean of a value of each recording."""

    def statistic(weights: Floats) -> Floats:
        return _ratio(weights @ value, weights.sum(axis=1))

    return statistic


def calibration_error_of(correct: Ints, confidence: Floats, n_bins: int = 10) -> Statistic:
    """Expected calibration error of each draw (Naeini et al. 2015), bins as in :mod:`ml.metrics`."""
    bins = np.minimum((confidence * n_bins).astype(np.int64), n_bins - 1)
    inside = np.eye(n_bins)[bins]
    gap = (correct - confidence)[:, None] * inside

    def statistic(weights: Floats) -> Floats:
        return _ratio(np.abs(weights @ gap).sum(axis=1), weights.sum(axis=1))

    return statistic


def difference(new: Statistic, old: Statistic) -> Statistic:
    return lambda weights: new(weights) - old(weights)


def _ranked(score: Floats) -> tuple[Ints, Ints]:
    """Recordings from the highest score down, and where each distinct score begins."""
    order = np.argsort(-score, kind="stable")
    ranked = score[order]
    starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]]) if len(order) else np.empty(0, dtype=np.int64)
    return order.astype(np.int64), starts.astype(np.int64)


def _per_score(weights: Floats, truth: Floats, starts: Ints) -> tuple[Floats, Floats]:
    """Positive and negative weight of each distinct score: (draws, scores)."""
    if not len(starts):
        empty = np.zeros((len(weights), 1))
        return empty, empty
    return (
        np.add.reduceat(weights * truth, starts, axis=1),
        np.add.reduceat(weights * (1 - truth), starts, axis=1),
    )


def _ratio(part: Floats, whole: Floats) -> Floats:
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1.0), np.nan)
