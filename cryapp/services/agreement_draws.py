"""Intervals of agreement by infant: infants are drawn with replacement and bring everything that was read of them.

Every figure is a function of counts that add up over infants, so that a draw of infants is a weighted sum of tables.
The figures themselves are those of ``cryapp.domain.agreement``, for many tables at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cryapp.domain.agreement import Coefficient, Level

N_DRAWS = 2_000
INTERVAL = (2.5, 97.5)
FEWEST_INFANTS = 2
MOST_WITHOUT = 0.4
"""If the figure does not exist in more of the draws than this, neither does an interval."""

MOST_WEIGHTS = 4_000_000
"""Infants of a kind times draws that are held at once: 32 MB."""

ONE_INFANT = "everything read twice is of one infant: no interval"
SELDOM = "in most draws of infants the figure does not exist: no interval"

Floats = NDArray[np.float64]
Statistic = Callable[[Floats], Floats]
"""Tables (draws, …) → one figure a draw, NaN where it does not exist."""


@dataclass(frozen=True)
class Measured:
    """A figure with its 95 % interval; without one, ``why_no_interval`` says why."""

    value: float | None
    low: float | None
    high: float | None
    n_units: int
    n_infants: int
    why_none: str = ""
    why_no_interval: str = ""

    @property
    def text(self) -> str:
        """``0.71 (0.58–0.82)``, or why there is nothing to say."""
        if self.value is None:
            return self.why_none
        if self.low is None or self.high is None:
            return f"{self.value:.2f} ({self.why_no_interval})"
        return f"{self.value:.2f} ({self.low:.2f}–{self.high:.2f})"


def measured(
    figure: Coefficient, by_infant: Mapping[int, Floats], statistic: Statistic, n_draws: int = N_DRAWS, seed: int = 0
) -> Measured:
    """``figure`` with its interval.

    Args:
        by_infant: infant → its own table; their sum is what ``figure`` was computed from.
    """
    n_infants = len(by_infant)
    if figure.value is None:
        return Measured(None, None, None, figure.n_units, n_infants, figure.why_none)
    if n_infants < FEWEST_INFANTS:
        return Measured(figure.value, None, None, figure.n_units, n_infants, why_no_interval=ONE_INFANT)
    # Infants with the same table are one kind, and drawing infants is drawing so many of each kind: of 33,000 infants a
    # matrix of draws would take a gigabyte, of their few dozen kinds it is nothing.
    tables = np.stack([by_infant[infant] for infant in sorted(by_infant)])
    kinds, of_kind = np.unique(tables.reshape(n_infants, -1), axis=0, return_counts=True)
    rng = np.random.default_rng(seed)
    piece = max(1, MOST_WEIGHTS // len(kinds))
    drawn = np.concatenate(
        [
            statistic((_drawn(rng, of_kind, min(piece, n_draws - at)) @ kinds).reshape(-1, *tables.shape[1:]))
            for at in range(0, n_draws, piece)
        ]
    )
    kept = drawn[np.isfinite(drawn)]
    if len(kept) < (1 - MOST_WITHOUT) * n_draws:
        return Measured(figure.value, None, None, figure.n_units, n_infants, why_no_interval=SELDOM)
    low, high = np.percentile(kept, INTERVAL)
    return Measured(figure.value, float(low), float(high), figure.n_units, n_infants)


def _drawn(rng: np.random.Generator, of_kind: NDArray[np.int64], n_draws: int) -> Floats:
    """How often each kind comes in each draw of as many infants as there are, (draws, kinds)."""
    n_infants = int(of_kind.sum())
    return rng.multinomial(n_infants, of_kind / n_infants, size=n_draws).astype(float)


def percents(tables: Floats) -> Floats:
    """Shares on the diagonal of (draws, k, k) tables."""
    return _ratio(np.trace(tables, axis1=1, axis2=2), tables.sum((1, 2)))


def kappas(tables: Floats, level: Level = Level.NOMINAL) -> Floats:
    """Cohen's kappa of (draws, k, k) tables."""
    total = tables.sum((1, 2), keepdims=True)
    shares = _ratio(tables, total)
    weight = _weights(tables.shape[1], level)
    observed = (shares * weight).sum((1, 2))
    by_chance = shares.sum(2)[:, :, None] * shares.sum(1)[:, None, :]
    expected = (by_chance * weight).sum((1, 2))
    return _ratio(observed - expected, 1 - expected)


def alphas(matrices: Floats, level: Level = Level.NOMINAL) -> Floats:
    """Krippendorff's alpha of (draws, k, k) coincidence matrices."""
    margins = matrices.sum(2)
    total = margins.sum(1)
    distance = _distances(margins, level)
    observed = _ratio((matrices * distance).sum((1, 2)), total)
    expected = _ratio((margins[:, :, None] * margins[:, None, :] * distance).sum((1, 2)), total * (total - 1))
    return 1 - _ratio(observed, expected)


def fleiss_kappas(sums: Floats) -> Floats:
    """Fleiss's kappa of (draws, 2 + k) sums: units, their agreement, and answers of each class."""
    observed = _ratio(sums[:, 1], sums[:, 0])
    shares = _ratio(sums[:, 2:], sums[:, 2:].sum(1, keepdims=True))
    expected = (shares**2).sum(1)
    return _ratio(observed - expected, 1 - expected)


def f1s(counts: Floats) -> Floats:
    """F1 of (draws, 3) counts: both, first only, second only."""
    return _ratio(2 * counts[:, 0], 2 * counts[:, 0] + counts[:, 1] + counts[:, 2])


def collapsed(tables: Floats, class_index: int) -> Floats:
    """(…, k, k) tables made "this class" against "another": (…, 2, 2)."""
    both = tables[..., class_index, class_index]
    first, second = tables[..., class_index, :].sum(-1), tables[..., :, class_index].sum(-1)
    rest = tables.sum((-2, -1)) - first - second + both
    return np.stack([np.stack([both, first - both], -1), np.stack([second - both, rest], -1)], -2)


def summed(tables: Sequence[Floats]) -> Floats:
    return np.sum(np.stack(tables), axis=0) if tables else np.zeros(0)


def _weights(n_classes: int, level: Level) -> Floats:
    if level is Level.NOMINAL or n_classes < 3:
        return np.eye(n_classes)
    place = np.arange(n_classes)
    return np.asarray(1 - np.abs(place[:, None] - place[None, :]) / (n_classes - 1), dtype=float)


def _distances(margins: Floats, level: Level) -> Floats:
    n_classes = margins.shape[1]
    if level is Level.NOMINAL:
        return np.broadcast_to(1 - np.eye(n_classes), (len(margins), n_classes, n_classes))
    # Up to and including the class, less half of it: differences are what Krippendorff sums from class to class.
    middle = np.cumsum(margins, axis=1) - margins / 2
    return np.square(middle[:, :, None] - middle[:, None, :])


def _ratio(part: Floats, whole: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(np.abs(whole) > 1e-12, part / np.where(np.abs(whole) > 1e-12, whole, 1), np.nan)
