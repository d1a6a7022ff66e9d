"""Segments: parts of a recording that a reader marked, and the history they are projected from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from cryapp.domain.ids import AnnotatorId, RecordingId, SegmentEventId, SegmentId, TaskId


class SegmentEventKind(StrEnum):
    """What happened to a segment. Every event carries the segment's whole state after it."""

    CREATE = "create"
    CHANGE = "change"
    """Moved, resized, relabelled, marked uncertain, annotated."""
    DELETE = "delete"
    ACCEPT = "accept"
    """A proposal taken as it was."""
    CORRECT = "correct"
    """A proposal taken with other bounds or classes."""
    REJECT = "reject"
    """A proposal turned down: kept, so that it is not proposed again and its maker learns from it."""
    IMPORT = "import"
    REVERT = "revert"
    """The state before an earlier batch was put back (undo, and redo of an undo)."""


class Origin(StrEnum):
    """Where a segment came from."""

    READER = "reader"
    PROPOSAL = "proposal"
    IMPORT = "import"


@dataclass(frozen=True)
class SegmentState:
    """A segment at one moment. A point has ``end_s == start_s``; a box has both frequencies, others neither.

    ``classes`` are class keys of the task, several if the reader says so; none for one that is not labelled yet.
    """

    start_s: float
    end_s: float
    low_hz: float | None = None
    high_hz: float | None = None
    classes: tuple[str, ...] = ()
    uncertain: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start_s <= self.end_s:
            raise ValueError(f"a segment from {self.start_s} s to {self.end_s} s")
        if (self.low_hz is None) != (self.high_hz is None):
            raise ValueError("a box has a lower and an upper frequency")
        if self.low_hz is not None and self.high_hz is not None and not 0 <= self.low_hz < self.high_hz:
            raise ValueError(f"a box from {self.low_hz} Hz to {self.high_hz} Hz")

    @property
    def is_point(self) -> bool:
        return self.end_s == self.start_s

    @property
    def is_box(self) -> bool:
        return self.low_hz is not None

    @property
    def duration_s(self) -> float:
        return self.end_s - self.start_s


@dataclass(frozen=True)
class Proposed:
    """What was proposed, kept with what the reader made of it."""

    start_s: float
    end_s: float
    class_key: str | None
    method: str
    """Maker and version, e.g. ``energy-voicing-1`` or a model's id."""
    confidence: float
    sensitivity: float
    """Where the slider stood, 0 … 1."""


@dataclass(frozen=True)
class Segment:
    """One reader's segment as it is now."""

    id: SegmentId
    recording_id: RecordingId
    task_id: TaskId
    annotator_id: AnnotatorId
    state: SegmentState
    origin: Origin
    proposed: Proposed | None = None


@dataclass(frozen=True)
class SegmentEvent:
    """One entry of the history. ``batch`` is the id of the first event of the act it belongs to: one step of undo."""

    id: SegmentEventId
    at: datetime
    kind: SegmentEventKind
    batch: SegmentEventId
    segment_id: SegmentId
    recording_id: RecordingId
    task_id: TaskId
    schema_version: int
    annotator_id: AnnotatorId
    state: SegmentState | None
    """None: the segment is gone."""
    origin: Origin
    proposed: Proposed | None
    shown: Mapping[str, Any] = field(default_factory=dict)
    elapsed_ms: int | None = None
    source: str = "desk"
