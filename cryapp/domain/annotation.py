"""Label events: an append-only history from which the present state is projected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from cryapp.domain.ids import AnnotatorId, EventId, ModelId, RecordingId, SegmentId, TaskId
from cryapp.domain.wording import mark

SYNTHETIC_TRUTH = "synthetic-truth"
"""Code of the annotator of the labels that made-up cries were made from: nobody reads in that name."""


class EventKind(StrEnum):
    LABEL = "label"
    CLEAR = "clear"
    SKIP = "skip"
    FLAG = "flag"
    UNFLAG = "unflag"
    NOTE = "note"
    REVERT = "revert"
    """Takes back an earlier event (undo); reverting a revert is redo."""
    FINISH = "finish"
    """All segments of a recording are marked, be it none: what a label is to a task about whole recordings."""
    REPEAT = "repeat"
    """A reader's answer to a silent repeat: measures the reader, and leaves the first answer as it is."""
    ADJUDICATE = "adjudicate"
    """The ruling of a third reader where others disagreed; it is not an answer of the adjudicator's own."""


class Certainty(StrEnum):
    """How sure a reader is of an answer; kept with the label under :data:`CERTAINTY`, and missing where nobody said."""

    SURE = "sure"
    RATHER = "rather"
    UNSURE = "unsure"

    @property
    def words(self) -> str:
        return _CERTAINTY_WORDS[self]


_CERTAINTY_WORDS = {
    Certainty.SURE: mark("sure"),
    Certainty.RATHER: mark("rather sure"),
    Certainty.UNSURE: mark("unsure"),
}
CERTAINTY = "certainty"
"""Key of a label's payload; no class may ask a question of that name."""


class LabelState(StrEnum):
    """State of one recording for one reader and task, as the worklist shows it."""

    WAITING = mark("waiting")
    LABELLED = mark("labelled")
    SKIPPED = mark("skipped")


class Role(StrEnum):
    ANNOTATOR = "annotator"
    ADJUDICATOR = "adjudicator"
    SCREENER = "screener"
    LEAD = "lead"


@dataclass(frozen=True)
class Annotator:
    id: AnnotatorId
    code: str
    """Pseudonym shown everywhere, e.g. ``R-07``."""
    role: Role
    active: bool = True


@dataclass(frozen=True)
class Shown:
    """What the reader had been shown when an event was made: the evidence that a label was blind."""

    blind: bool = True
    """True if no prediction, other reader or outcome was visible."""
    prediction_visible: bool = False
    model_id: ModelId | None = None
    probability: float | None = None
    view: Mapping[str, Any] = field(default_factory=dict)
    """Display settings that can matter: axis, dynamic range, times played."""


@dataclass(frozen=True)
class LabelEvent:
    id: EventId
    at: datetime
    kind: EventKind
    recording_id: RecordingId
    segment_id: SegmentId | None
    task_id: TaskId
    schema_version: int
    annotator_id: AnnotatorId
    annotator: str
    class_key: str | None
    payload: Mapping[str, Any]
    shown: Shown
    elapsed_ms: int | None
    app_version: str
    source: str
    """``desk``, ``csv``, ``screen`` or ``example``."""
    reverts_id: EventId | None
    reverted: bool


@dataclass(frozen=True)
class CurrentLabel:
    """The present answer of one reader, projected from the events."""

    recording_id: RecordingId
    task_id: TaskId
    annotator_id: AnnotatorId
    state: LabelState
    class_key: str | None
    payload: Mapping[str, Any]
    skip_reason: str | None
    flagged: bool
    note: str
    event_id: EventId | None
    """The event that gave the class; None while waiting."""
    labelled_at: datetime | None
    blind: bool


@dataclass(frozen=True)
class Adjudication:
    """The label that holds where readers disagreed, projected from the events. ``subject_id`` is a recording or, for a
    task about infants, an infant. ``payload`` may hold ``reason`` and, for segments, the ``reader`` whose hold.
    """

    task_id: TaskId
    subject_id: int
    class_key: str | None
    payload: Mapping[str, Any]
    annotator_id: AnnotatorId
    event_id: EventId
    at: datetime


SKIP_REASONS: tuple[str, ...] = (
    "unsure, ask someone",
    "other voices",
    "too noisy",
    "too short",
    "not an infant",
    "other",
)
