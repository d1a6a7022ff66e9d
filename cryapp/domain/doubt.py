"""When a model's answer should not be relied on, and how that is said."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Doubt(StrEnum):
    NONE = "none"
    UNLIKE = "unlike"
    """The sound lies further from those learnt from than calibration infants' sounds do."""
    TOO_CLOSE = "too_close"
    """The probability lies where either answer would be wrong too often."""

    @property
    def words(self) -> str:
        """After a model's answer; empty if there is no doubt."""
        return {Doubt.NONE: "", Doubt.UNLIKE: "unlike anything it learnt from", Doubt.TOO_CLOSE: "too close to call"}[
            self
        ]


@dataclass(frozen=True)
class AbstainZone:
    """Probabilities of the positive classes from ``low`` to below ``high``; outside, at most ``target_error`` of
    either class is answered wrongly.
    """

    low: float
    high: float
    target_error: float

    @staticmethod
    def of_card(card: Mapping[str, Any]) -> AbstainZone | None:
        """The band of a model's card; None if it has none.

        Raises: KeyError, TypeError, ValueError if it is not what it should be.
        """
        raw = card.get("abstain")
        if raw is None:
            return None
        low, high, error = (float(raw[name]) for name in ("low", "high", "target_error"))
        if not (math.isfinite(low) and math.isfinite(high) and low <= high and 0 < error < 1):
            raise ValueError(f"abstain from {low} to {high}")
        return AbstainZone(low, high, error)


def doubt_of(card: Mapping[str, Any], probabilities: Mapping[str, float], novelty: float | None) -> Doubt:
    """What speaks against relying on an answer. A strange sound comes first: its probability means nothing.

    Args:
        card: of the model that answered
        novelty: distance as a share of the model's threshold; None if it was not measured
    """
    if novelty is not None and novelty > 1:
        return Doubt.UNLIKE
    zone = AbstainZone.of_card(card)
    positive = (card.get("task") or {}).get("positive") or ()
    if zone is None or not positive:
        return Doubt.NONE
    probability = sum(probabilities.get(key, 0.0) for key in positive)
    return Doubt.TOO_CLOSE if zone.low <= probability < zone.high else Doubt.NONE
