"""Sounds unlike any that were learnt from: a distance of embeddings, with a threshold that keeps a stated rate of
false alarms.

The distance is Mahalanobis' under the covariance of probabilistic principal components (Tipping & Bishop 1999): the
widest ``RANK`` directions as they are, all others shrunk to their mean variance, since a few hundred recordings do not
tell five hundred variances apart. Of the tried ones (Euclidean, cosine and k nearest neighbours; rank 0 to 128; by
class or not) it flagged most ambient noise at 5 % false alarms on calibration infants.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ml.conformal import upper_bound
from ml.metrics import Floats

RANK = 32
MIN_RECORDINGS = 20
"""To learn a region from."""
FALSE_ALARM_RATES = (0.05, 0.1, 0.2)
"""The first that so few calibration infants can promise: it takes 19, 9 or 4."""
MIN_SPREAD = 1e-6
SIGNIFICANT_DIGITS = 6


@dataclass(frozen=True)
class Region:
    """Where the embeddings of one network lie: standardised, then Gaussian along ``axes`` and round across them."""

    mean: Floats
    """(dim,)"""
    spread: Floats
    """(dim,)"""
    axes: Floats
    """(rank, dim), orthonormal, of standardised embeddings"""
    variances: Floats
    """(rank,)"""
    residual: float
    """Variance of each direction across the axes."""

    @staticmethod
    def fit(embeddings: Floats) -> Region:
        """Args:
        embeddings: (n, dim)
        """
        mean, spread = embeddings.mean(axis=0), np.maximum(embeddings.std(axis=0), MIN_SPREAD)
        n, dim = embeddings.shape
        rank = min(RANK, n // 4, dim - 1)
        _, singular, directions = np.linalg.svd((embeddings - mean) / spread, full_matrices=False)
        variances = singular**2 / n
        residual = float(variances[rank:].sum()) / (dim - rank)
        return Region(mean, spread, directions[:rank], variances[:rank], max(residual, MIN_SPREAD))

    def distances(self, embeddings: Floats) -> Floats:
        """(n, dim) → (n,), near 1 for those it was fitted to, whatever the width."""
        x = (embeddings - self.mean) / self.spread
        along = x @ self.axes.T
        across = (x**2).sum(axis=1) - (along**2).sum(axis=1)
        squared = (along**2 / self.variances).sum(axis=1) + np.maximum(across, 0.0) / self.residual
        return np.asarray(np.sqrt(squared / x.shape[1]))

    def as_json(self) -> dict[str, Any]:
        return {
            "mean": _short(self.mean),
            "spread": _short(self.spread),
            "axes": [_short(axis) for axis in self.axes],
            "variances": _short(self.variances),
            "residual": self.residual,
        }

    @staticmethod
    def of_card(raw: Mapping[str, Any]) -> Region:
        mean = np.asarray(raw["mean"], dtype=np.float64)
        axes = np.asarray(raw["axes"], dtype=np.float64).reshape(-1, len(mean))
        spread, variances = (np.asarray(raw[name], dtype=np.float64) for name in ("spread", "variances"))
        return Region(mean, spread, axes, variances, float(raw["residual"]))


@dataclass(frozen=True)
class Reference:
    """The regions of an ensemble's networks, side by side as in the embedding, and when a sound lies outside."""

    regions: tuple[Region, ...]
    threshold: float | None
    """On the mean distance; None where calibration infants were too few to promise any rate."""
    false_alarm_rate: float | None
    """At most this share of infants like the calibration infants is expected beyond it."""
    n_infants: int

    def distances(self, embeddings: Floats) -> Floats:
        """(n, dim of all networks) → (n,)."""
        starts = np.cumsum([len(region.mean) for region in self.regions])[:-1]
        parts = np.split(embeddings, starts, axis=1)
        return np.asarray(
            np.mean([r.distances(part) for r, part in zip(self.regions, parts, strict=True)], axis=0), dtype=np.float64
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "regions": [region.as_json() for region in self.regions],
            "threshold": self.threshold,
            "false_alarm_rate": self.false_alarm_rate,
            "n_infants": self.n_infants,
        }

    @staticmethod
    def of_card(raw: Mapping[str, Any] | None) -> Reference | None:
        """None for the card of a model made before there were regions."""
        if raw is None or not raw.get("regions"):
            return None
        return Reference(
            tuple(Region.of_card(one) for one in raw["regions"]),
            raw["threshold"],
            raw["false_alarm_rate"],
            int(raw["n_infants"]),
        )


def fit_threshold(distances: Floats, infants: Sequence[str]) -> tuple[float | None, float | None]:
    """Threshold and the false-alarm rate it keeps, from calibration infants' recordings."""
    for rate in FALSE_ALARM_RATES:
        bound = upper_bound(distances, infants, rate)
        if bound is not None:
            return bound, rate
    return None, None


def _short(values: Floats) -> list[float]:
    """Six digits: the numbers of a card are read by people too, and are thousands."""
    return [float(f"{v:.{SIGNIFICANT_DIGITS}g}") for v in values]
