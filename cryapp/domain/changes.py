"""What an operation changed, so that each view repaints only what it shows."""

from __future__ import annotations

from dataclasses import dataclass, field

from cryapp.domain.ids import InfantId, ModelId, RecordingId, RunId


@dataclass(frozen=True)
class Changes:
    """The set of things an operation touched. ``initiator`` is the view that asked and may skip its own echo."""

    recordings: frozenset[RecordingId] = frozenset()
    infants: frozenset[InfantId] = frozenset()
    models: frozenset[ModelId] = frozenset()
    runs: frozenset[RunId] = frozenset()
    worklist: bool = False
    """Rows were added or removed, or their order changed."""
    labels: bool = False
    segments: bool = False
    """Segments of ``recordings`` were drawn, changed, taken away or put back."""
    tasks: bool = False
    annotators: bool = False
    predictions: bool = False
    settings: bool = False
    initiator: object | None = field(default=None, compare=False)

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            recordings=self.recordings | other.recordings,
            infants=self.infants | other.infants,
            models=self.models | other.models,
            runs=self.runs | other.runs,
            worklist=self.worklist or other.worklist,
            labels=self.labels or other.labels,
            segments=self.segments or other.segments,
            tasks=self.tasks or other.tasks,
            annotators=self.annotators or other.annotators,
            predictions=self.predictions or other.predictions,
            settings=self.settings or other.settings,
            initiator=self.initiator or other.initiator,
        )

    def __bool__(self) -> bool:
        return bool(
            self.recordings
            or self.infants
            or self.models
            or self.runs
            or self.worklist
            or self.labels
            or self.segments
            or self.tasks
            or self.annotators
            or self.predictions
            or self.settings
        )
