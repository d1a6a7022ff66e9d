"""Models, their evidence and the runs that made them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from cryapp.domain.ids import ModelId, RecordingId, RunId


class ModelStatus(StrEnum):
    ENCODER = "encoder"
    """Pre-trained without labels; a starting point, never used to predict."""
    CANDIDATE = "candidate"
    IN_USE = "in_use"
    RETIRED = "retired"
    """Was in use before another was promoted."""
    ROLLED_BACK = "rolled_back"
    REJECTED = "rejected"
    DAMAGED = "damaged"


class RunState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED_EARLY = "stopped_early"
    CANCELLED = "cancelled"
    FAILED = "failed"
    INTERRUPTED = "interrupted"
    """The worker died; its checkpoint can be resumed."""


@dataclass(frozen=True)
class Estimate:
    """A measured figure with its 95 % interval (infant-cluster bootstrap) and what it rests on."""

    value: float
    low: float
    high: float
    n_infants: int
    n_recordings: int

    @property
    def text(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f}–{self.high:.3f})"


@dataclass(frozen=True)
class OperatingPoint:
    """Threshold on the positive probability, fixed on calibration infants, with what it gave on locked infants."""

    threshold: float
    target_specificity: float
    sensitivity: Estimate
    specificity: Estimate


@dataclass(frozen=True)
class ModelEvidence:
    """Measured on locked infants only. ``baselines`` maps a baseline's name to its AUC."""

    auc: Estimate | None = None
    sensitivity_at_80: Estimate | None = None
    brier: float | None = None
    ece: float | None = None
    calibration_slope: float | None = None
    operating_point: OperatingPoint | None = None
    baselines: Mapping[str, float] = field(default_factory=dict)
    roc: tuple[tuple[float, float], ...] = ()
    """(1 − specificity, sensitivity) points on locked recordings."""
    reason_missing: str = ""
    """Why a figure is missing, e.g. "only one locked infant has a label"."""


@dataclass(frozen=True)
class Model:
    id: ModelId
    name: str
    """Shown name, e.g. ``Cry presence 3``."""
    task_key: str | None
    status: ModelStatus
    package_dir: str
    card_sha256: str
    parent_id: ModelId | None
    run_id: RunId | None
    made_at: datetime
    promoted_at: datetime | None
    promoted_by: str | None
    reason: str | None
    evidence: ModelEvidence
    card: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Comparison:
    """A candidate beside the model in use, paired on the same locked infants."""

    candidate: Model
    in_use: Model | None
    sentence: str
    """e.g. "Cry presence 4 is not worse than Cry presence 3"."""
    explanation: str
    delta_auc: Estimate | None
    delta_sensitivity: Estimate | None
    verdict: str
    """``better``, ``not worse``, ``worse``, ``insufficient evidence`` or ``first model``."""
    points: tuple[GatePoint, ...] = ()
    """The promotion gate, all thirteen points in order."""
    is_open: bool = False
    """True if nothing speaks against promotion; otherwise promoting is an override, and written down as one."""
    flips: tuple[Flip, ...] = ()
    """Locked recordings whose decision would change, the surest change first."""

    @property
    def failed(self) -> tuple[GatePoint, ...]:
        return tuple(point for point in self.points if point.state is PointState.FAIL)


class PointState(StrEnum):
    PASS = "pass"  # noqa: S105 - no password
    FAIL = "fail"
    UNKNOWN = "unknown"
    """Could not be measured, or cannot be told with so little evidence."""
    INFO = "info"
    """To be read by a person; not judged."""


@dataclass(frozen=True)
class GatePoint:
    """One point of the promotion gate: a sentence first, then its figures."""

    number: int
    key: str
    title: str
    state: PointState
    sentence: str
    figures: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Flip:
    """A locked recording that the two models decide differently; probabilities before and after."""

    recording_id: RecordingId | None
    """None if the store does not hold it (any more)."""
    title: str
    label: str
    before: float
    after: float
    gained: bool
    """True if the new decision is the right one."""


@dataclass(frozen=True)
class Run:
    id: RunId
    kind: str
    task_key: str | None
    state: RunState
    folder: str
    started_at: datetime
    ended_at: datetime | None
    started_by: str | None
    model_id: ModelId | None
    config: Mapping[str, Any]
    message: str = ""
