"""Identifiers. Database keys are integers; models and runs are named by short readable strings."""

from typing import NewType

SiteId = NewType("SiteId", int)
InfantId = NewType("InfantId", int)
EncounterId = NewType("EncounterId", int)
RecordingId = NewType("RecordingId", int)
SegmentId = NewType("SegmentId", int)
TaskId = NewType("TaskId", int)
SchemaId = NewType("SchemaId", int)
"""One version of a task's classes; a label keeps the version it was made with."""
AnnotatorId = NewType("AnnotatorId", int)
EventId = NewType("EventId", int)
SegmentEventId = NewType("SegmentEventId", int)
ReadingSetId = NewType("ReadingSetId", int)
SavedViewId = NewType("SavedViewId", int)
ScreeningId = NewType("ScreeningId", int)
LabelCheckId = NewType("LabelCheckId", int)

ModelId = NewType("ModelId", str)
"""Name of a model and of its package folder, e.g. ``cry_presence-3`` or ``encoder-2``."""
RunId = NewType("RunId", str)
"""Name of a training run and of its folder, e.g. ``20261122-101500-finetune``."""
