"""Import: files and folders into the store, one report at the end; one bad file never stops the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cryapp.domain.changes import Changes
from cryapp.domain.ids import AnnotatorId, RecordingId
from cryapp.domain.quality import QualityFlag
from cryapp.services.library import Library


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
    without_infant: int
    """Recordings that no file name or table gave an infant for."""
    labelled: int
    lines: tuple[ImportLine, ...]
    seconds: float
    changes: Changes

    @property
    def sentence(self) -> str:
        """The report in one line, e.g. "12 recordings of 5 infants added, 1 was already there, 1 refused"."""
        raise NotImplementedError


def import_paths(
    lib: Library,
    paths: Sequence[Path],
    options: ImportOptions = ImportOptions(),
    on_progress: Callable[[ImportProgress], None] | None = None,
    on_changes: Callable[[Changes], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Imports files and folders (searched through). What was committed stays if cancelled; running it again resumes.

    Args:
        on_changes: called after each committed batch, so that the worklist fills while the import runs.

    Raises: UserError if nothing can be imported at all (no such path, table unreadable, disk full).
    """
    raise NotImplementedError


def import_examples(lib: Library, on_progress: Callable[[ImportProgress], None] | None = None) -> ImportReport:
    """Makes the synthetic example cries and imports them, each clearly named synthetic, labels left to the reader."""
    raise NotImplementedError


def read_table_head(path: Path, n_rows: int = 5) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Column names and first rows of a CSV, for mapping them in a dialog. Raises: UserError if unreadable."""
    raise NotImplementedError


def guess_columns(names: Sequence[str]) -> dict[str, str]:
    """Field → column, guessed from common column names (``file``, ``subject``, ``sex`` …)."""
    raise NotImplementedError
