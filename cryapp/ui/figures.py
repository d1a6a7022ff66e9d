"""Figures as results show them: with a thin space before the percent sign and a true minus."""

from __future__ import annotations

from cryapp.domain.model import Estimate

THIN = "\N{NARROW NO-BREAK SPACE}"


def percent(share: float) -> str:
    """``92 %``."""
    return f"{100 * share:.0f}{THIN}%"


def signed(value: float) -> str:
    """``+0.017``, ``−0.004``."""
    return f"{value:+.3f}".replace("-", "−")


def span(estimate: Estimate, in_percent: bool = False) -> str:
    """``0.893–0.971`` or ``84–97 %``: the 95 % interval."""
    if in_percent:
        return f"{100 * estimate.low:.0f}–{percent(estimate.high)}"
    return f"{estimate.low:.3f}–{estimate.high:.3f}"
