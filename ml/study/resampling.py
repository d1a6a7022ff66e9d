"""AUC with intervals by infant, averaged over seeds inside every draw; differences of two arms in the same draws.

The AUC is the share of (positive, negative) pairs in the right order. With ``w`` counting how often the infant of
each recording was drawn, the AUC of a draw is ``wᵖ·C·wⁿ / (Σwᵖ·Σwⁿ)``, where ``C[i, j]`` is 1 if positive ``i``
scores above negative ``j``, ½ at a tie. Seeds are averaged in ``C`` itself, and the difference of two arms is the
difference of their ``C``: one product for all draws instead of thousands of rankings. Pairs are formed within a test
set only, since scores of models from different folds cannot be compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ml.metrics import Estimate, Floats, Ints
from ml.rng import seed_of

N_DRAWS = 2_000
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class TestSet:
    """Recordings of one division and the draws of its infants."""

    infants: tuple[str, ...]
    label: Ints
    counts: Floats
    """(draws, recordings): how often the infant of each recording was drawn."""

    __test__ = False  # pytest takes the name for a test's

    @staticmethod
    def drawn(infants: Sequence[str], label: Ints, seed: int, n_draws: int = N_DRAWS) -> TestSet:
        names = sorted(set(infants))
        rng = np.random.default_rng(seed_of("study", "draws", seed, *names))
        picks = rng.integers(len(names), size=(n_draws, len(names)))
        per_infant = np.stack([np.bincount(pick, minlength=len(names)) for pick in picks])
        place = {name: i for i, name in enumerate(names)}
        columns = np.array([place[infant] for infant in infants])
        return TestSet(tuple(infants), label, per_infant[:, columns].astype(np.float64))


@dataclass(frozen=True)
class Ordering:
    """For each class against the rest, the matrix ``C`` of one test set, averaged over seeds (and repeats)."""

    right: Mapping[int, Floats]
    """Class → (positives, negatives)."""

    def minus(self, other: Ordering) -> Ordering:
        return Ordering({k: c - other.right[k] for k, c in self.right.items()})


def mean_ordering(found: Sequence[Ordering]) -> Ordering:
    """Of several seeds on the same recordings."""
    return Ordering({k: np.mean([one.right[k] for one in found], axis=0) for k in found[0].right})


def ordering(label: Ints, scores: Sequence[Floats], positive: Sequence[int] | None) -> Ordering:
    """Args:
    label: (n,) class indices
    scores: logits (n, classes), one array a seed or repeat
    positive: output indices of the positive classes; None: every class against the rest, averaged (macro AUC)
    """
    questions = _questions(label, positive, scores[0].shape[1])
    right: dict[int, Floats] = {}
    for k, is_positive in questions.items():
        total = np.zeros((int(is_positive.sum()), int((~is_positive).sum())))
        for one in scores:
            score = _score(one, k, positive)
            above = score[is_positive][:, None] - score[~is_positive][None, :]
            total += (above > 0) + 0.5 * (above == 0)
        right[k] = total / len(scores)
    return Ordering(right)


def estimate(tests: Mapping[str, TestSet], found: Mapping[str, Ordering], positive: Sequence[int] | None) -> Estimate:
    """AUC, or difference of AUCs, with its 95 % interval over all test sets together.

    Draws in which a class is missing are left out.
    """
    value = _shares(tests, found, positive, None)[0]
    draws = _shares(tests, found, positive, "drawn")
    known = draws[~np.isnan(draws)]
    low, high = np.percentile(known, [2.5, 97.5]) if len(known) else (np.nan, np.nan)
    infants = {infant for name in found for infant in tests[name].infants}
    n = sum(len(tests[name].infants) for name in found)
    return Estimate(float(value), float(low), float(high), len(infants), n)


def _shares(
    tests: Mapping[str, TestSet], found: Mapping[str, Ordering], positive: Sequence[int] | None, how: str | None
) -> Floats:
    """Per draw (or once, all infants as they are): right pairs among all pairs within test sets, mean over classes."""
    classes = sorted({k for one in found.values() for k in one.right})
    parts = []
    for k in classes:
        right: Floats | float = 0.0
        pairs: Floats | float = 0.0
        for name, one in found.items():
            if k not in one.right:
                continue
            test = tests[name]
            counts = np.ones((1, len(test.label))) if how is None else test.counts
            is_positive = _is_positive(test.label, k, positive)
            of_positives, of_negatives = counts[:, is_positive], counts[:, ~is_positive]
            right = right + ((of_positives @ one.right[k]) * of_negatives).sum(axis=1)
            pairs = pairs + of_positives.sum(axis=1) * of_negatives.sum(axis=1)
        with np.errstate(invalid="ignore", divide="ignore"):
            parts.append(np.asarray(right) / np.asarray(pairs))
    stacked = np.stack(parts)
    known = ~np.isnan(stacked)
    total = np.where(known, stacked, 0.0).sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(total / known.sum(axis=0), dtype=np.float64)


def _questions(label: Ints, positive: Sequence[int] | None, n_classes: int) -> dict[int, Bools]:
    asked = {k: _is_positive(label, k, positive) for k in (range(n_classes) if positive is None else [0])}
    return {k: one for k, one in asked.items() if one.any() and not one.all()}


def _is_positive(label: Ints, k: int, positive: Sequence[int] | None) -> Bools:
    return np.asarray(label == k if positive is None else np.isin(label, list(positive)))


def _score(logits: Floats, k: int, positive: Sequence[int] | None) -> Floats:
    """Probability of class ``k``, or of the positive classes together, as log-odds so that nothing saturates."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    chosen = [k] if positive is None else list(positive)
    others = [i for i in range(logits.shape[1]) if i not in chosen]
    weights = np.exp(shifted)
    tiny = np.finfo(np.float64).tiny
    odds = np.log(weights[:, chosen].sum(axis=1) + tiny) - np.log(weights[:, others].sum(axis=1) + tiny)
    return np.asarray(np.round(odds, 9))  # a tie stays a tie, whatever the order of the sums
