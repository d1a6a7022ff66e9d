"""Figures as results show them: with a thin space before the percent sign and a true minus."""

from __future__ import annotations

from cryapp.domain.model import Estimate
from cryapp.ui.words import number

THIN = "\N{NARROW NO-BREAK SPACE}"


def percent(share: float) -> str:
    """``92 %``."""
    return f"{number(100 * share)}{THIN}%"


def signed(value: float) -> str:
    """``+0.017``, ``−0.004``."""
    return ("−" if value < 0 else "+") + number(abs(value), 3)


def span(estimate: Estimate, in_percent: bool = False) -> str:
    """``0.893–0.971`` or ``84–97 %``: the 95 % interval."""
    if in_percent:
        return f"{number(100 * estimate.low)}–{percent(estimate.high)}"
    return f"{number(estimate.low, 3)}–{number(estimate.high, 3)}"


def with_span(estimate: Estimate) -> str:
    """``0.938 (0.893–0.971)``: a figure with its 95 % interval."""
    return f"{number(estimate.value, 3)} ({span(estimate)})"
