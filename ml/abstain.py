"""Where a model should not decide: the band of probabilities in which either answer would be wrong too often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from ml.conformal import upper_bound
from ml.metrics import Floats, Ints

TARGET_ERRORS = (0.1, 0.2)
"""The first that so few calibration infants can promise: it takes 9 infants of each class, or 4."""


@dataclass(frozen=True)
class AbstainZone:
    """Probabilities of the positive classes from ``low`` to below ``high`` are too close to call."""

    low: float
    high: float
    target_error: float
    """At most this share of positives lies below ``low``, and of negatives at ``high`` or above; by class, so that it
    holds at any prevalence."""
    share: float
    """Of calibration infants' recordings in the band, each infant counting once."""
    n_infants: int

    def holds(self, probability: Floats) -> np.ndarray[Any, np.dtype[np.bool_]]:
        return np.asarray((probability >= self.low) & (probability < self.high))

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @staticmethod
    def of_card(raw: Mapping[str, Any] | None) -> AbstainZone | None:
        return None if raw is None else AbstainZone(**{name: raw[name] for name in AbstainZone.__dataclass_fields__})


def fit_abstain_zone(
    positive: Ints, probability: Floats, infants: Sequence[str], threshold: float
) -> AbstainZone | None:
    """The band around ``threshold`` outside of which answers keep the target error of their class; may be empty.

    The operating point alone lets a fifth of the negatives through (80 % specificity), so the band reaches up from it.

    Args:
        positive: (n,) truth of calibration recordings; probability: (n,) of the positive classes
        infants: (n,) whose recording it is

    Returns:
        None where infants of either class are too few for any of ``TARGET_ERRORS``.
    """
    of_negatives, of_positives = np.flatnonzero(positive == 0), np.flatnonzero(positive == 1)
    for error in TARGET_ERRORS:
        highest = upper_bound(probability[of_negatives], [infants[int(i)] for i in of_negatives], error)
        lowest = upper_bound(-probability[of_positives], [infants[int(i)] for i in of_positives], error)
        if highest is not None and lowest is not None:
            # A negative AT the bound is within the promise, so positive answers begin just above it.
            low, high = min(threshold, -lowest), max(threshold, float(np.nextafter(highest, 2.0)))
            zone = AbstainZone(low, high, error, 0.0, len(set(infants)))
            share = _infant_mean(zone.holds(probability), infants)
            return AbstainZone(low, high, error, round(share, 4), zone.n_infants)
    return None


def _infant_mean(inside: np.ndarray[Any, np.dtype[np.bool_]], infants: Sequence[str]) -> float:
    by_infant: dict[str, list[bool]] = {}
    for infant, one in zip(infants, inside.tolist(), strict=True):
        by_infant.setdefault(infant, []).append(one)
    return float(np.mean([np.mean(own) for own in by_infant.values()]))
