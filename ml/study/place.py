"""Which figure of the study."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """On which test sets, by which encoder, arm and reading, from which share of the infants."""

    tests: str
    """``locked`` or ``folds``."""
    encoder: str
    """Empty where the arm has none."""
    arm: str
    reading: str
    fraction: float
