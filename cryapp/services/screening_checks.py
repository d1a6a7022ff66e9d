"""Is a recording good enough to be screened? One table of limits, stated nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cryapp.domain.quality import QualityFlag, QualityReport
from cryapp.domain.wording import mark

CANNOT_BE_TOLD = mark("cannot be told")


@dataclass(frozen=True)
class QualityCheck:
    """One line of the quality check. ``passed`` False makes the result "insufficient quality"."""

    text: str
    value: str
    passed: bool
    needed: str = ""

    @property
    def is_known(self) -> bool:
        """False where nobody can say: it stops nothing, and is no tick either."""
        return self.value != CANNOT_BE_TOLD


MIN_DURATION_S = 3.0
MAX_CLIPPED_SHARE = 0.01
MIN_PEAK_DB = -40.0
MIN_ACTIVITY_S = 2.0
MIN_BANDWIDTH_HZ = 3_000.0
"""A telephone line (AMR) carries 3.4 kHz: the f0 of a cry and some harmonics, but not its hoarseness."""

_DAMAGE = frozenset({QualityFlag.NOT_FINITE, QualityFlag.TRUNCATED, QualityFlag.CANCELLING})


@dataclass(frozen=True)
class _Limit:
    text: str
    needed: str
    value: Callable[[QualityReport], str]
    holds: Callable[[QualityReport], bool]


LIMITS: tuple[_Limit, ...] = (
    _Limit(
        "Length",
        f"at least {MIN_DURATION_S:g} s",
        lambda q: f"{q.duration_s:.1f} s",
        lambda q: q.duration_s >= MIN_DURATION_S,
    ),
    _Limit(
        "Sound activity",
        f"at least {MIN_ACTIVITY_S:g} s",
        lambda q: f"{q.activity_s:.1f} s",
        lambda q: q.activity_s >= MIN_ACTIVITY_S,
    ),
    _Limit(
        "Clipping",
        f"at most {MAX_CLIPPED_SHARE:.0%}",
        lambda q: f"{q.clipped_fraction:.1%}",
        lambda q: q.clipped_fraction <= MAX_CLIPPED_SHARE,
    ),
    _Limit(
        "Loudness",
        f"peak of at least {MIN_PEAK_DB:.0f} dB".replace("-", "−"),
        lambda q: f"{q.peak_db:.0f} dB".replace("-", "−"),
        lambda q: q.peak_db >= MIN_PEAK_DB and QualityFlag.SILENT not in q.flags,
    ),
    _Limit(
        "Bandwidth",
        f"at least {MIN_BANDWIDTH_HZ / 1000:g} kHz",
        lambda q: f"{q.bandwidth_hz / 1000:.1f} kHz",
        lambda q: q.bandwidth_hz >= MIN_BANDWIDTH_HZ,
    ),
    _Limit(
        "File",
        "undamaged",
        lambda q: " ".join(f.sentence for f in q.flags if f in _DAMAGE) or "undamaged",
        lambda q: not _DAMAGE & set(q.flags),
    ),
)


def check_quality(quality: QualityReport) -> tuple[QualityCheck, ...]:
    """Every limit with what was measured, in the order of the table."""
    return tuple(QualityCheck(limit.text, limit.value(quality), limit.holds(quality), limit.needed) for limit in LIMITS)
