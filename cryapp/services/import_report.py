"""What an import is asked for and what it tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cryapp.domain.changes import Changes
from cryapp.domain.ids import AnnotatorId, RecordingId
from cryapp.domain.quality import QualityFlag


@dataclass(frozen=True)
class ImportOptions:
    metadata_csv: Path | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    """Field of :class:`Metadata` (or ``path``) → column of the CSV, e.g. ``{"path": "file", "infant": "subject"}``."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Task key → column of the CSV that holds labels."""
    label_classes: Mapping[str, str] = field(default_factory=dict)
    """Label text → class key."""
    by: AnnotatorId | None = None
    """Who imports (audited); labels from a column are this annotator's."""


@dataclass(frozen=True)
class ImportProgress:
    done: int
    total: int
    added: int
    duplicates: int
    refused: int
    file_name: str
    eta_s: float | None


@dataclass(frozen=True)
class ImportLine:
    """One file's outcome: ``added``, ``duplicate`` or ``refused``, with a reason or warnings in words."""

    path: str
    outcome: str
    text: str = ""
    flags: tuple[QualityFlag, ...] = ()
    recording_id: RecordingId | None = None


@dataclass(frozen=True)
class ImportReport:
    added: int
    duplicates: int
    refused: int
    warnings: int
    cancelled: bool
    infants_added: int
    infants_locked: int
    """Of the infants added."""
    without_infant: int
    """Recordings that no file name or table gave an infant for."""
    labelled: int
    lines: tuple[ImportLine, ...]
    seconds: float
    changes: Changes
    infants: int = 0
    """Infants whose recordings were added, new or known."""
    notes: tuple[str, ...] = ()
    """Sentences about the import as a whole: rows without a file, recordings without an infant."""

    @property
    def sentence(self) -> str:
        """The report in one line, e.g. "12 recordings of 5 infants added, 1 was already there, 1 refused"."""
        parts = [f"{_count(self.added, 'recording')} of {_count(self.infants, 'infant')} added"]
        if not self.added:
            parts = ["No recording added"]
        if self.duplicates:
            parts.append(f"{self.duplicates} {'was' if self.duplicates == 1 else 'were'} already there")
        if self.refused:
            parts.append(f"{self.refused} refused")
        if self.warnings:
            parts.append(_count(self.warnings, "warning"))
        return ("Cancelled. " if self.cancelled else "") + ", ".join(parts) + "."


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
