"""How far a sound lies from those a model learnt from, by the regions of its card's ``reference``.

The same distance as the learning program calibrates its threshold on (``ml.novelty``, which the app must not import; a
test holds the two equal): Mahalanobis' under probabilistic principal components, the mean over an ensemble's networks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from cryapp.scoring.package import Package

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class _Region:
    mean: Floats
    spread: Floats
    axes: Floats
    variances: Floats
    residual: float

    def distance(self, embedding: Floats) -> float:
        x = (embedding - self.mean) / self.spread
        along = self.axes @ x
        across = max(0.0, float(x @ x - along @ along))
        squared = float((along**2 / self.variances).sum()) + across / self.residual
        return float(np.sqrt(squared / len(x)))


@dataclass(frozen=True)
class Reference:
    """Regions of an ensemble's networks, side by side as in the embedding."""

    regions: tuple[_Region, ...]
    threshold: float

    def novelty(self, embedding: NDArray[np.floating]) -> float:
        """Distance of an embedding (dim,) as a share of the threshold: above 1 it is unlike any sound learnt from."""
        starts = np.cumsum([len(region.mean) for region in self.regions])[:-1]
        parts = np.split(embedding.astype(np.float64), starts)
        return float(np.mean([r.distance(p) for r, p in zip(self.regions, parts, strict=True)])) / self.threshold


def parse_reference(raw: Mapping[str, Any] | None, embedding_dim: int) -> Reference | None:
    """The card's ``reference``; None where the model has none, or too few infants calibrated it.

    Raises: KeyError, TypeError, ValueError if it is not what it should be.
    """
    if raw is None or not raw.get("regions") or raw["threshold"] is None:
        return None
    regions = tuple(_region(one) for one in raw["regions"])
    if sum(len(region.mean) for region in regions) != embedding_dim:
        raise ValueError("reference does not fit the embedding")
    threshold = float(raw["threshold"])
    if not np.isfinite(threshold) or threshold <= 0:
        raise ValueError(f"reference.threshold {threshold}")
    return Reference(regions, threshold)


def _region(raw: Mapping[str, Any]) -> _Region:
    mean, spread, variances = (np.asarray(raw[name], dtype=np.float64) for name in ("mean", "spread", "variances"))
    axes = np.asarray(raw["axes"], dtype=np.float64).reshape(len(variances), len(mean))
    residual = float(raw["residual"])
    if spread.shape != mean.shape or mean.ndim != 1 or not (spread > 0).all() or not (variances > 0).all():
        raise ValueError("reference holds a spread that is none")
    if not residual > 0 or not all(np.isfinite(part).all() for part in (mean, spread, variances, axes)):
        raise ValueError("reference holds values that are not numbers")
    return _Region(mean, spread, axes, variances, residual)


_parsed: dict[str, Reference | None] = {}
"""By the card's hash: parsing takes some 20 ms, and every recording asks."""


def reference_of(package: Package) -> Reference | None:
    """The reference of a verified package."""
    if package.card_sha256 not in _parsed:
        _parsed[package.card_sha256] = parse_reference(package.card.raw.get("reference"), package.card.embedding_dim)
    return _parsed[package.card_sha256]
