"""The worklist: what is asked of it, and the rows it gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from cryapp.domain.annotation import LabelState
from cryapp.domain.ids import AnnotatorId, InfantId, RecordingId, TaskId
from cryapp.domain.wording import mark, say
from cryapp.domain.worklist_filter import WorklistFilter


class Order(StrEnum):
    IMPORTED = "imported"
    INFANT = "infant"
    UNCERTAIN = "uncertain"
    """Most uncertain prediction of the model in use first; recordings without one follow."""
    RANDOM = "random"
    DURATION = "duration"
    RECORDED = "recorded"
    NAME = "name"
    """By file name."""
    HOURS = "hours"
    """By hours since birth; recordings of which they are not known follow."""


class StateFilter(StrEnum):
    ALL = "all"
    WAITING = "waiting"
    LABELLED = "labelled"
    SKIPPED = "skipped"
    FLAGGED = "flagged"


@dataclass(frozen=True)
class WorklistQuery:
    """What the worklist shows, for one reader and task. ``search`` matches infant, file name and note.

    ``descending`` turns the order round; what has no value to be ordered by stays at the end.
    """

    task_id: TaskId
    annotator_id: AnnotatorId | None
    order: Order = Order.IMPORTED
    state: StateFilter = StateFilter.ALL
    search: str = ""
    descending: bool = False
    only: WorklistFilter = field(default_factory=WorklistFilter)


@dataclass(frozen=True)
class WorklistRow:
    id: RecordingId
    infant_id: InfantId
    title: str
    file_name: str
    state: LabelState
    class_key: str | None
    flagged: bool
    skip_reason: str | None
    why: str
    """Why it stands here: ``uncertain``, ``random control``, ``imported``, …"""
    hours_since_birth: float | None
    duration_s: float
    locked: bool
    quality_flags: tuple[str, ...] = ()
    recorded_at: datetime | None = None
    device: str | None = None
    codec: str = ""
    certainty: str | None = None
    """Of the reader's own answer, if they said."""
    has_note: bool = False

    @property
    def reason(self) -> str:
        """Why it stands here, or why it was skipped."""
        if self.state is LabelState.SKIPPED:
            return say("skipped: {reason}", reason=self.skip_reason) if self.skip_reason else mark("skipped")
        return self.why


@dataclass(frozen=True)
class InfantGroup:
    """The line above an infant's recordings in a list that is grouped. Counts are of all its recordings."""

    infant_id: InfantId
    code: str
    recordings: int
    answered: int
    locked: bool


@dataclass(frozen=True)
class Progress:
    """Counts for one reader and task, always infants and recordings, never recordings alone."""

    recordings: int
    labelled: int
    skipped: int
    flagged: int
    infants: int
    infants_labelled: int
    segments: int = 0
    """The reader's own segments of the task."""


@dataclass(frozen=True)
class ClassCount:
    """Labels that exist for a class over all readers, split by what they may be used for."""

    class_key: str
    infants: int
    recordings: int
    locked_infants: int
    locked_recordings: int
