"""What others answered or a model thinks is written down before it is told: an answer given afterwards is not blind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cryapp.domain.ids import AnnotatorId, ModelId, RecordingId
from cryapp.domain.task import Task
from cryapp.services.library import Library
from cryapp.store import disclosures
from cryapp.store.disclosures import Where


def write_down(
    lib: Library,
    by: AnnotatorId,
    task: Task,
    where: Where,
    recording_ids: Sequence[RecordingId],
    model_id: ModelId | None = None,
    scores: Mapping[RecordingId, float] | None = None,
) -> None:
    """Keeps that ``by`` is about to be told of these recordings; what was told before is not written again.

    Raises: UserError if it cannot be written (disk full, read-only): then nothing may be told.
    """
    if not recording_ids:
        return
    with lib.store.read() as session:
        if not disclosures.untold(session, by, task.id, recording_ids, scores or {}):
            return
    with lib.store.write() as session:
        disclosures.append(session, by, task, where, recording_ids, model_id, scores)
