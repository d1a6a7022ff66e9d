"""Screening one newborn: quality first, then the promoted model's calibrated answer, then a signature."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from cryapp.domain.changes import Changes
from cryapp.domain.ids import AnnotatorId, InfantId, ScreeningId
from cryapp.domain.infant import Infant
from cryapp.domain.model import Model
from cryapp.domain.prediction import Prediction
from cryapp.domain.quality import QualityReport
from cryapp.domain.recording import Recording
from cryapp.services.library import Library


class Outcome(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"
    INSUFFICIENT_QUALITY = "insufficient_quality"


@dataclass(frozen=True)
class QualityCheck:
    """One line of the quality check. ``passed`` False makes the result "insufficient quality"."""

    text: str
    value: str
    passed: bool
    needed: str = ""


@dataclass(frozen=True)
class Screening:
    """A finished screening, as the store keeps it."""

    id: ScreeningId
    infant: Infant
    recording: Recording
    quality: QualityReport
    checks: tuple[QualityCheck, ...]
    outcome: Outcome
    headline: str
    """A sentence before a number: "Refer for examination", "No concern from this cry", "Record again" …"""
    explanation: str
    """Probability with the operating point's sensitivity and specificity in words, with n."""
    prediction: Prediction | None
    model: Model | None
    threshold: float | None
    made_at: datetime
    made_by: str
    finding: str | None = None
    """The person's own finding: ``agree``, ``disagree``, ``unsure``; None until signed."""
    remarks: str = ""
    signed_at: datetime | None = None
    signed_by: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


RESEARCH_USE = "Research use, not a diagnosis."


@dataclass(frozen=True)
class Screened:
    screening: Screening
    changes: Changes


def ready_to_screen(lib: Library, task_key: str) -> str:
    """Empty if a promoted model is there, else a sentence that says what to do."""
    raise NotImplementedError


def screen(lib: Library, infant_id: InfantId, path: Path, task_key: str, by: AnnotatorId) -> Screened:
    """Imports the file for the infant, checks its quality, scores it, stores and audits the result.

    Raises: UserError if the file cannot be read, or no model is in use.
    """
    raise NotImplementedError


def sign(lib: Library, screening_id: ScreeningId, by: AnnotatorId, finding: str, remarks: str) -> Screened:
    """Adds the person's finding; appended and audited, never overwritten silently."""
    raise NotImplementedError


def list_screenings(lib: Library, limit: int = 50) -> tuple[Screening, ...]:
    raise NotImplementedError
