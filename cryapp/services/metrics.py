"""Figures of merit with intervals by infant. numpy only, so that the app needs no learning library to measure.

Every interval is an infant-cluster bootstrap: infants are drawn with replacement and bring all their recordings, since
recordings of one infant are not independent (Field and Welsh 2007, "Bootstrapping clustered data"). A draw is a
whole-number weight per recording, so that thousands of draws are a few matrix operations.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cryapp.domain.model import Estimate

N_DRAWS = 2_000
INTERVAL = (2.5, 97.5)
_CHUNK = 250

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Scored:
    """Scored and labelled recordings: ``truth`` True for the positive class, one infant name per recording."""

    truth: Bools
    score: Floats
    infant: tuple[str, ...]

    def __post_init__(self) -> None:
        if not len(self.truth) == len(self.score) == len(self.infant):
            raise ValueError("truth, score and infant must have one entry per recording")
        if not np.isfinite(self.score).all():
            raise ValueError("scores must be finite")

    @classmethod
    def of(cls, truth: Sequence[bool], score: Sequence[float], infant: Sequence[str]) -> Scored:
        return cls(np.asarray(truth, dtype=bool), np.asarray(score, dtype=float), tuple(infant))

    @property
    def has_both_classes(self) -> bool:
        return bool(self.truth.any()) and not bool(self.truth.all())

    @property
    def n_infants(self) -> int:
        return len(set(self.infant))


@dataclass(frozen=True)
class _Curve:
    """Positive and negative weight per distinct score, from the highest score down: (draws, scores)."""

    positive: Floats
    negative: Floats

    def auc(self) -> Floats:
        """Mann–Whitney statistic; ties count a half."""
        below = self.negative.sum(1, keepdims=True) - np.cumsum(self.negative, 1)
        wins = (self.positive * (below + 0.5 * self.negative)).sum(1)
        return _ratio(wins, self.positive.sum(1) * self.negative.sum(1))

    def sensitivity_at(self, specificity: float) -> Floats:
        """Height of the ROC curve where 1 − specificity is reached, linear between its points."""
        zero = np.zeros((len(self.positive), 1))
        fpr = np.hstack([zero, _ratio(np.cumsum(self.negative, 1), self.negative.sum(1, keepdims=True))])
        tpr = np.hstack([zero, _ratio(np.cumsum(self.positive, 1), self.positive.sum(1, keepdims=True))])
        target = 1 - specificity
        last = np.maximum((fpr <= target + 1e-12).sum(1) - 1, 0)
        following = np.minimum(last + 1, fpr.shape[1] - 1)
        row = np.arange(len(fpr))
        step = fpr[row, following] - fpr[row, last]
        with np.errstate(invalid="ignore", divide="ignore"):
            share = np.where(step > 0, (target - fpr[row, last]) / step, 0.0)
        out: Floats = tpr[row, last] + share * (tpr[row, following] - tpr[row, last])
        return out


_Statistic = Callable[[_Curve], Floats]


def auc(data: Scored) -> float:
    """Area under the ROC curve by ranks; NaN with one class only."""
    return float(_curve(data, np.ones((1, len(data.truth)))).auc()[0])


def sensitivity_at_specificity(data: Scored, specificity: float = 0.8) -> float:
    """Sensitivity read off the data's own ROC curve at ``specificity``; NaN with one class only."""
    return float(_curve(data, np.ones((1, len(data.truth)))).sensitivity_at(specificity)[0])


def roc_points(data: Scored) -> tuple[tuple[float, float], ...]:
    """(1 − specificity, sensitivity) at every distinct threshold, from (0, 0) to (1, 1)."""
    curve = _curve(data, np.ones((1, len(data.truth))))
    fpr = _ratio(np.cumsum(curve.negative, 1), curve.negative.sum(1, keepdims=True))[0]
    tpr = _ratio(np.cumsum(curve.positive, 1), curve.positive.sum(1, keepdims=True))[0]
    return ((0.0, 0.0), *zip(fpr.tolist(), tpr.tolist(), strict=True))


def estimate_auc(data: Scored, n_draws: int = N_DRAWS, seed: int = 0) -> Estimate:
    return _with_width(data, _estimate(data, auc(data), _draws(data, n_draws, seed, lambda c: c.auc())))


def estimate_sensitivity(data: Scored, specificity: float = 0.8, n_draws: int = N_DRAWS, seed: int = 0) -> Estimate:
    value = sensitivity_at_specificity(data, specificity)
    draws = _draws(data, n_draws, seed, lambda c: c.sensitivity_at(specificity))
    return _with_width(data, _estimate(data, value, draws))


def estimate_macro_auc(one_against_rest: Sequence[Scored], n_draws: int = N_DRAWS, seed: int = 0) -> Estimate:
    """Mean AUC over classes, each against the rest, on the same recordings in the same order."""
    draws = np.mean([_draws(data, n_draws, seed, lambda c: c.auc()) for data in one_against_rest], axis=0)
    return _estimate(one_against_rest[0], float(np.mean([auc(data) for data in one_against_rest])), draws)


def estimate_share(hits: Sequence[bool], infant: Sequence[str], n_draws: int = N_DRAWS, seed: int = 0) -> Estimate:
    """A share of recordings (sensitivity or specificity at a fixed threshold, accuracy) with its interval."""
    data = Scored.of(hits, [0.0] * len(hits), infant)
    value = float(np.mean(data.truth)) if len(hits) else float("nan")
    shares = np.concatenate(
        [_ratio(w @ data.truth.astype(float), w.sum(1)) for w in _weights(data.infant, n_draws, seed)] or [np.empty(0)]
    )
    return _with_width(data, _estimate(data, value, shares))


def estimate_mean(values: Floats, infant: Sequence[str], n_draws: int = N_DRAWS, seed: int = 0) -> Estimate:
    """Mean of a value of each recording, with its interval."""
    data = Scored.of([True] * len(values), values.tolist(), infant)
    draws = [_ratio(w @ values, w.sum(1)) for w in _weights(data.infant, n_draws, seed)]
    value = float(np.mean(values)) if len(values) else float("nan")
    return _estimate(data, value, np.concatenate(draws) if draws else np.empty(0))


def paired_difference(
    new: Scored, old: Scored, specificity: float = 0.8, n_draws: int = N_DRAWS, seed: int = 0
) -> tuple[Estimate, Estimate]:
    """New minus old in AUC and in sensitivity at ``specificity``, both models on the same drawn infants.

    Args:
        new, old: the same recordings in the same order.
    """
    if new.infant != old.infant or not np.array_equal(new.truth, old.truth):
        raise ValueError("a paired comparison needs the same recordings in the same order")
    d_auc = _draws(new, n_draws, seed, lambda c: c.auc()) - _draws(old, n_draws, seed, lambda c: c.auc())
    d_sensitivity = _draws(new, n_draws, seed, lambda c: c.sensitivity_at(specificity)) - _draws(
        old, n_draws, seed, lambda c: c.sensitivity_at(specificity)
    )
    at = sensitivity_at_specificity(new, specificity) - sensitivity_at_specificity(old, specificity)
    return _estimate(new, auc(new) - auc(old), d_auc), _estimate(new, at, d_sensitivity)


def paired_macro_difference(pairs: Sequence[tuple[Scored, Scored]], n_draws: int = N_DRAWS, seed: int = 0) -> Estimate:
    """New minus old in the mean of one-against-rest AUCs; a (new, old) pair for each class, same recordings in all."""
    draws = [
        _draws(new, n_draws, seed, lambda c: c.auc()) - _draws(old, n_draws, seed, lambda c: c.auc())
        for new, old in pairs
    ]
    value = float(np.mean([auc(new) - auc(old) for new, old in pairs]))
    return _estimate(pairs[0][0], value, np.mean(draws, axis=0))


def brier(data: Scored) -> float:
    """Mean squared error of the probability (Brier 1950)."""
    return float(np.mean((data.score - data.truth) ** 2)) if len(data.truth) else float("nan")


def expected_calibration_error(data: Scored, n_bins: int = 10) -> float:
    """Mean |observed − predicted| over bins of equal width, weighted by their size (Guo et al. 2017)."""
    if not len(data.truth):
        return float("nan")
    which = np.clip((data.score * n_bins).astype(int), 0, n_bins - 1)
    total = 0.0
    for b in range(n_bins):
        inside = which == b
        if inside.any():
            total += float(inside.mean()) * abs(float(data.truth[inside].mean()) - float(data.score[inside].mean()))
    return total


def by_infant(data: Scored) -> Scored:
    """One row per infant: the mean log-odds of its recordings; infants with both labels are left out.

    Averaging log-odds is averaging logits, so that one very sure recording counts for what it says.
    """
    logit = np.log(np.clip(data.score, 1e-6, 1 - 1e-6)) - np.log1p(-np.clip(data.score, 1e-6, 1 - 1e-6))
    names = np.asarray(data.infant)
    truth, score, infant = [], [], []
    for name in dict.fromkeys(data.infant):
        mine = names == name
        if data.truth[mine].all() or not data.truth[mine].any():
            truth.append(bool(data.truth[mine][0]))
            score.append(float(1 / (1 + np.exp(-logit[mine].mean()))))
            infant.append(name)
    return Scored.of(truth, score, infant)


def _ratio(part: Floats, whole: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(whole > 0, part / np.where(whole > 0, whole, 1), np.nan)


def _curve(data: Scored, weights: Floats) -> _Curve:
    order = np.argsort(-data.score, kind="stable")
    if not len(order):
        return _Curve(np.zeros((len(weights), 1)), np.zeros((len(weights), 1)))
    ranked = data.score[order]
    starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]])
    truth = data.truth[order].astype(float)
    ordered = weights[:, order]
    return _Curve(
        np.add.reduceat(ordered * truth, starts, axis=1), np.add.reduceat(ordered * (1 - truth), starts, axis=1)
    )


def _weights(infant: Sequence[str], n_draws: int, seed: int) -> list[Floats]:
    """Draws of infants with replacement, as weights (draws, recordings), in chunks."""
    names, member = np.unique(np.asarray(infant, dtype=object).astype(str), return_inverse=True)
    if not len(names):
        return []
    rng = np.random.default_rng(seed)
    chunks = []
    for start in range(0, n_draws, _CHUNK):
        n = min(_CHUNK, n_draws - start)
        drawn = rng.multinomial(len(names), np.full(len(names), 1 / len(names)), size=n)
        chunks.append(drawn[:, member].astype(float))
    return chunks


def _draws(data: Scored, n_draws: int, seed: int, statistic: _Statistic) -> Floats:
    parts = [statistic(_curve(data, w)) for w in _weights(data.infant, n_draws, seed)]
    return np.concatenate(parts) if parts else np.empty(0)


def _estimate(data: Scored, value: float, draws: Floats) -> Estimate:
    """The interval leaves out draws without both classes, where the figure does not exist."""
    kept = draws[np.isfinite(draws)]
    low, high = np.percentile(kept, INTERVAL) if len(kept) else (float("nan"), float("nan"))
    return Estimate(float(value), float(low), float(high), data.n_infants, len(data.truth))


def _with_width(data: Scored, estimate: Estimate) -> Estimate:
    """An interval without width made Wilson's: every draw of a dozen infants told apart without error gives 1."""
    if estimate.low != estimate.high or estimate.value not in (0.0, 1.0):
        return estimate
    low, high = _wilson(estimate.value, _n_scarcer(data))
    return replace(estimate, low=low, high=high)


def _n_scarcer(data: Scored) -> int:
    """Infants of the class that has fewer of them; all infants if there is one class."""
    of = [
        {name for name, own in zip(data.infant, data.truth, strict=True) if own == wanted} for wanted in (True, False)
    ]
    return min((len(names) for names in of if names), default=0)


def _wilson(share: float, n: int, z: float = 1.959964) -> tuple[float, float]:
    """Wilson's interval (1927) of a share among ``n``."""
    if n == 0 or not np.isfinite(share):
        return float("nan"), float("nan")
    middle, scale = share + z * z / (2 * n), 1 + z * z / n
    half = z * float(np.sqrt(max(share * (1 - share), 0.0) / n + z * z / (4 * n * n)))
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)
