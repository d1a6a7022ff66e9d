"""What can be wrong with a recording, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class QualityFlag(StrEnum):
    """One thing a reader or a screener should know before trusting a recording."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    CLIPPED = "clipped"
    SILENT = "silent"
    QUIET = "quiet"
    NARROW_BAND = "narrow_band"
    CANCELLING = "cancelling"
    """Channels of opposite polarity: their mean, which is seen, heard and scored, is all but silent."""
    NOT_FINITE = "not_finite"
    TRUNCATED = "truncated"

    @property
    def sentence(self) -> str:
        return _SENTENCES[self]


_SENTENCES: dict[QualityFlag, str] = {
    QualityFlag.TOO_SHORT: "Too short to judge (under half a second).",
    QualityFlag.TOO_LONG: "Longer than 24 hours.",
    QualityFlag.CLIPPED: "Clipped: the loudest parts are cut off.",
    QualityFlag.SILENT: "Silent: nothing was recorded.",
    QualityFlag.QUIET: "Very quiet: background noise may hide the cry.",
    QualityFlag.NARROW_BAND: "Narrow band: nothing above 4 kHz, as on a telephone line.",
    QualityFlag.CANCELLING: "The channels cancel each other out: one of them has its polarity reversed.",
    QualityFlag.NOT_FINITE: "Damaged samples were replaced by silence.",
    QualityFlag.TRUNCATED: "The file ends early; what could be read was kept.",
}


@dataclass(frozen=True)
class QualityReport:
    """Measured quality of one recording (all levels in dB re full scale).

    ``activity_s`` is seconds of sound activity; ``bandwidth_hz`` the effective bandwidth (99 % of energy above the
    noise floor, never more than the Nyquist frequency); ``snr_db`` the 95th minus the 10th percentile of frame level.
    """

    duration_s: float
    sample_rate_hz: int
    channels: int
    peak_db: float
    level_db: float
    snr_db: float
    clipped_fraction: float
    activity_s: float
    bandwidth_hz: float
    flags: tuple[QualityFlag, ...] = ()
