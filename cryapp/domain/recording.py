"""A recording as the store knows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cryapp.domain.ids import EncounterId, InfantId, RecordingId
from cryapp.domain.quality import QualityFlag


@dataclass(frozen=True)
class Recording:
    """One audio file. ``sha256`` is of the original's bytes; ``vault_key`` names the decoded working copy."""

    id: RecordingId
    infant_id: InfantId
    encounter_id: EncounterId | None
    infant_code: str
    """Pseudonym of the infant, shown to readers."""
    number: int
    """Running number within the infant, shown as ``I-0187 · 2``."""
    file_name: str
    original_path: str
    sha256: str
    vault_key: str
    codec: str
    sample_rate_hz: int
    channels: int
    duration_s: float
    bandwidth_hz: float
    level_db: float
    quality_flags: tuple[QualityFlag, ...]
    recorded_at: datetime | None
    hours_since_birth: float | None
    stimulus: str | None
    device: str | None
    place: str | None
    synthetic: bool
    imported_at: datetime
    locked: bool
    """True if its infant is locked for testing: never used to learn."""

    @property
    def title(self) -> str:
        return f"{self.infant_code} · {self.number}"
