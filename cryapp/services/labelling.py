"""Labelling: every mark is an appended event; the present state is its projection."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cryapp.domain.annotation import CurrentLabel, LabelEvent, Shown
from cryapp.domain.changes import Changes
from cryapp.domain.ids import AnnotatorId, EventId, RecordingId, TaskId
from cryapp.domain.prediction import Prediction
from cryapp.domain.queue import ClassCount, Progress, WorklistQuery, WorklistRow
from cryapp.domain.recording import Recording
from cryapp.services.library import Library


@dataclass(frozen=True)
class Mark:
    """Who marks what: the part that every labelling call shares."""

    task_id: TaskId
    annotator_id: AnnotatorId
    shown: Shown = field(default_factory=Shown)
    elapsed_ms: int | None = None
    """Since the recording was shown."""
    source: str = "desk"


@dataclass(frozen=True)
class Saved:
    """Acknowledged AFTER the commit. ``event_ids`` is what undo takes back."""

    event_ids: tuple[EventId, ...]
    changes: Changes
    at: datetime


@dataclass(frozen=True)
class HistoryItem:
    """One line of a recording's history, ready to read, newest last. Other readers are left out while blind."""

    at: datetime
    text: str
    by: str
    event_id: EventId | None = None
    reverted: bool = False


def worklist_ids(lib: Library, query: WorklistQuery) -> array[int]:
    """Recording ids in the query's order (``array('q')``; 8 bytes a row, so that a million rows open lazily)."""
    raise NotImplementedError


def worklist_rows(lib: Library, query: WorklistQuery, ids: Sequence[int]) -> tuple[WorklistRow, ...]:
    """The rows of ``ids``, in that order; an id that has gone is left out."""
    raise NotImplementedError


def progress(lib: Library, query: WorklistQuery) -> Progress:
    """Counts over the whole task for the query's reader, whatever its filter."""
    raise NotImplementedError


def class_counts(lib: Library, task_id: TaskId) -> tuple[ClassCount, ...]:
    """Training labels per class over all readers (the consensus that :func:`training_labels` would use)."""
    raise NotImplementedError


def get_recording(lib: Library, recording_id: RecordingId) -> Recording:
    raise NotImplementedError


def current_label(lib: Library, recording_id: RecordingId, task_id: TaskId, annotator_id: AnnotatorId) -> CurrentLabel:
    """The reader's present answer; state WAITING if there is none."""
    raise NotImplementedError


def save_label(
    lib: Library,
    recording_ids: Sequence[RecordingId],
    class_key: str,
    mark: Mark,
    payload: Mapping[str, Any] | None = None,
) -> Saved:
    """Labels one recording, or several at once with one undo (``class_key`` may be ``dont_know``).

    For an infant-level task the answer holds for every recording of the infant.

    Raises: UserError if the task has no such class, or the store cannot be written (disk full, read-only, busy).
    """
    raise NotImplementedError


def clear_label(lib: Library, recording_ids: Sequence[RecordingId], mark: Mark) -> Saved:
    raise NotImplementedError


def skip(lib: Library, recording_ids: Sequence[RecordingId], reason: str, mark: Mark) -> Saved:
    raise NotImplementedError


def set_flag(lib: Library, recording_ids: Sequence[RecordingId], flagged: bool, mark: Mark) -> Saved:
    raise NotImplementedError


def save_note(lib: Library, recording_id: RecordingId, text: str, mark: Mark) -> Saved:
    """Replaces the reader's note; earlier texts stay in the history."""
    raise NotImplementedError


def revert(lib: Library, event_ids: Sequence[EventId], mark: Mark) -> Saved:
    """Takes events back by appending reverts (undo). Reverting the returned events is redo."""
    raise NotImplementedError


def events(lib: Library, recording_id: RecordingId) -> tuple[LabelEvent, ...]:
    """Every event of a recording, oldest first (for export and audit; not for blind readers)."""
    raise NotImplementedError


def history(
    lib: Library, recording_id: RecordingId, task_id: TaskId, annotator_id: AnnotatorId, blind: bool = True
) -> tuple[HistoryItem, ...]:
    """The history that this reader may see: import, own events; others' only if not blind."""
    raise NotImplementedError


def reveal_prediction(
    lib: Library, recording_id: RecordingId, task_id: TaskId, annotator_id: AnnotatorId, label_first: bool = True
) -> Prediction | None:
    """The prediction of the model in use, or None: there is none, or ``label_first`` and the reader has no label yet.

    While the label is missing the prediction is not even fetched.
    """
    raise NotImplementedError


@dataclass(frozen=True)
class LabelImport:
    """Outcome of labels from a CSV."""

    labelled: int
    skipped_empty: int
    unchanged: int
    """Rows whose label this annotator had already given."""
    unmatched: tuple[str, ...]
    """Paths that no recording in the store matches by file name or content."""
    changes: Changes


def label_from_rows(
    lib: Library,
    rows: Sequence[tuple[str, str]],
    task_key: str,
    annotator_code: str,
    classes: Mapping[str, str] | None = None,
    source: str = "csv",
) -> LabelImport:
    """Labels recordings from (path or file name, label text) pairs in ONE transaction; used by CSV import.

    Args:
        rows: path as the table gives it, label as the table gives it.
        classes: label text → class key; None takes the text as the class key. An unmapped text refuses the whole.

    Raises: UserError naming the first unknown label or an ambiguous file name; nothing is saved then.
    """
    raise NotImplementedError
