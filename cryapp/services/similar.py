"""Where a model places recordings: the labelled ones nearest to one, and a map of them all."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from cryapp.domain.annotation import LabelState
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, RecordingId, TaskId
from cryapp.domain.task import Task
from cryapp.services import vectors
from cryapp.services.library import Library
from cryapp.store import embeddings, labels, models, queue_facts, task_schemas

MOST_COMPARED = 20_000
"""Labelled recordings looked through; of more, so many are drawn."""
MOST_MAPPED = 20_000


@dataclass(frozen=True)
class Similar:
    recording_id: RecordingId
    class_key: str
    similarity: float
    """Cosine of the standardised embeddings, −1 … 1."""


@dataclass(frozen=True)
class EmbeddingMap:
    """``positions`` (recordings, 2) of ``recording_ids``: the first two principal components."""

    recording_ids: tuple[RecordingId, ...]
    positions: NDArray[np.float32]


def similar_recordings(
    lib: Library,
    recording_id: RecordingId,
    task_id: TaskId,
    annotator_id: AnnotatorId,
    n: int = 5,
    label_first: bool = True,
) -> tuple[Similar, ...]:
    """The labelled recordings of other infants that the model in use places nearest, nearest first.

    With ``label_first`` there are none before the reader's own label, and then only those this reader has labelled,
    with the reader's own answer: another's would unblind every one of them. Empty too if nothing is placed yet.

    Raises: UserError if the task is not in the store.
    """
    with lib.store.read() as session:
        task = _task(session, task_id)
        if label_first and labels.current(session, task, recording_id, annotator_id).state is not LabelState.LABELLED:
            return ()
        model_id = models.in_use_id(session, task.key)
        given = queue_facts.labelled(session, task, annotator_id if label_first else None)
        given.pop(recording_id, None)
        if model_id is None or not given:
            return ()
        compared = sorted(given)
        if len(compared) > MOST_COMPARED:
            compared = random.Random(recording_id).sample(compared, MOST_COMPARED)
        found = embeddings.of(session, model_id, [recording_id, *compared])
        own = found.pop(recording_id, None)
        if own is None or not found:
            return ()
        ids = list(found)
        placed, here = vectors.standardised(vectors.matrix(found, ids), vectors.unpack(own)[None])
        cosine = (placed @ here[0]) / np.maximum(np.linalg.norm(placed, axis=1) * np.linalg.norm(here), 1e-12)
        # Some spare: those of the same infant fall out, and only these are looked up.
        nearest = [ids[row] for row in np.argsort(-cosine, kind="stable")[: n + 200]]
        standings = queue_facts.standings(session, [recording_id, *nearest])
    similarity = dict(zip(ids, cosine, strict=True))
    infant_id = standings[recording_id].infant_id
    others = [id_ for id_ in nearest if standings[id_].infant_id != infant_id][:n]
    return tuple(Similar(RecordingId(id_), given[id_], float(similarity[id_])) for id_ in others)


def embedding_map(lib: Library, task_id: TaskId, seed: int = 0) -> EmbeddingMap:
    """A plane on which near recordings sound alike to the model in use; drawn from, if there are very many.

    Raises: UserError if the task is not in the store.
    """
    with lib.store.read() as session:
        task = _task(session, task_id)
        model_id = models.in_use_id(session, task.key)
        ids = [] if model_id is None else embeddings.recording_ids(session, model_id)
        if len(ids) > MOST_MAPPED:
            ids = sorted(random.Random(seed).sample(ids, MOST_MAPPED))
        found = {} if model_id is None else embeddings.of(session, model_id, ids)
    return EmbeddingMap(tuple(map(RecordingId, ids)), vectors.plane(vectors.matrix(found, ids)))


def _task(session: Session, task_id: TaskId) -> Task:
    task = task_schemas.get(session, task_id)
    if task is None:
        raise UserError("This task is not in the store.", "", "Choose a task.")
    return task
