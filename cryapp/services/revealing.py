"""What a reader is shown after their own answer: the prediction, what its model's probabilities are worth, and the
recordings most like this one among those they have labelled themselves."""

from __future__ import annotations

from dataclasses import dataclass

from cryapp.domain.ids import AnnotatorId, RecordingId, TaskId
from cryapp.domain.model import ModelEvidence
from cryapp.domain.prediction import Prediction
from cryapp.domain.recording import Recording
from cryapp.services import label_reading, similar
from cryapp.services.library import Library
from cryapp.store import models, recordings

N_SIMILAR = 4


@dataclass(frozen=True)
class Neighbour:
    """``class_key`` is the reader's own answer; ``similarity`` is a cosine, −1 … 1."""

    recording: Recording
    class_key: str
    similarity: float


@dataclass(frozen=True)
class Revealed:
    prediction: Prediction
    measured: ModelEvidence
    """What the model was measured at on locked infants."""
    neighbours: tuple[Neighbour, ...]


def revealed(
    lib: Library, recording_id: RecordingId, task_id: TaskId, annotator_id: AnnotatorId, label_first: bool = True
) -> Revealed | None:
    """All of it, or None where :func:`cryapp.services.labelling.reveal_prediction` gives None: nothing is fetched then.

    Raises: UserError if the task is not in the store.
    """
    prediction = label_reading.reveal_prediction(lib, recording_id, task_id, annotator_id, label_first)
    if prediction is None:
        return None
    near = similar.similar_recordings(lib, recording_id, task_id, annotator_id, N_SIMILAR, label_first)
    with lib.store.read() as session:
        model = models.get(session, prediction.model_id)
        known = recordings.by_ids(session, [one.recording_id for one in near])
    neighbours = [
        Neighbour(known[one.recording_id], one.class_key, one.similarity) for one in near if one.recording_id in known
    ]
    return Revealed(prediction, model.evidence if model is not None else ModelEvidence(), tuple(neighbours))
