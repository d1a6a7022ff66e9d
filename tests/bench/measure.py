"""What every bench shares: repeated timing, percentiles, and one row a figure."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """One figure. ``value`` is the median; ``peer_value`` was measured in the same run, None where not installable."""

    name: str
    value: float
    unit: str
    n: int
    p50: float
    p99: float
    peer: str | None = None
    peer_value: float | None = None
    note: str = ""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def percentile(values: Sequence[float], q: float) -> float:
    """The ``q``-th percentile, nearest rank: with few values p99 is simply the worst."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, math.ceil(q / 100 * len(ordered)) - 1))]


def seconds(work: Callable[[], object], n: int, warm_up: int = 1) -> list[float]:
    """Wall seconds of ``n`` runs after ``warm_up`` uncounted ones."""
    times = []
    for i in range(warm_up + n):
        start = time.perf_counter()
        work()
        if i >= warm_up:
            times.append(time.perf_counter() - start)
    return times


def row(
    name: str,
    values: Sequence[float],
    unit: str,
    peer: str | None = None,
    peer_values: Sequence[float] | None = None,
    note: str = "",
) -> Row:
    """A row from repeated measurements (medians; p99 is the slow end for times, still the 99th for rates)."""
    return Row(
        name=name,
        value=statistics.median(values),
        unit=unit,
        n=len(values),
        p50=percentile(values, 50),
        p99=percentile(values, 99),
        peer=peer if peer_values else None,
        peer_value=statistics.median(peer_values) if peer_values else None,
        note=note,
    )
