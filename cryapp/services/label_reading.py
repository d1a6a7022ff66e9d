"""What a reader sees: the worklist, progress, their own answers, and the prediction once it may be seen."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from sqlalchemy.orm import Session

from cryapp.domain.annotation import CurrentLabel, LabelEvent, LabelState
from cryapp.domain.doubt import doubt_of
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, ModelId, RecordingId, TaskId
from cryapp.domain.prediction import Prediction
from cryapp.domain.queue import ClassCount, InfantGroup, Progress, WorklistQuery, WorklistRow
from cryapp.domain.recording import Recording
from cryapp.domain.task import Task
from cryapp.services.library import Library
from cryapp.store import labels, models, predictions, reading_sets, recordings, snapshot, task_schemas, worklist


def worklist_ids(lib: Library, query: WorklistQuery, blind: bool = True) -> array[int]:
    """Recording ids in the query's order (``array('q')``; 8 bytes a row, so that a million rows open lazily).

    Args:
        blind: a filter by what the model or another reader said looks only at what the query's reader has labelled.
    """
    with lib.store.read() as session:
        task = task_of(session, query.task_id)
        return worklist.ids(session, query, task.unit, models.in_use_id(session, task.key), blind)


def worklist_rows(lib: Library, query: WorklistQuery, ids: Sequence[int]) -> tuple[WorklistRow, ...]:
    """The rows of ``ids``, in that order; an id that has gone is left out."""
    with lib.store.read() as session:
        task = task_of(session, query.task_id)
        return worklist.rows(session, query, task.unit, models.in_use_id(session, task.key), ids)


def worklist_groups(lib: Library, ids: array[int]) -> tuple[array[int], array[int]]:
    """The ids put together by infant, infants in the order in which they come first; and the infant of each."""
    with lib.store.read() as session:
        infants = worklist.infants_of(session, ids)
    if not ids:
        return ids, infants
    of = np.frombuffer(infants, dtype=np.int64)
    _, first, group = np.unique(of, return_index=True, return_inverse=True)
    order = np.argsort(first[group], kind="stable")
    grouped = array("q", np.frombuffer(ids, dtype=np.int64)[order].tobytes())
    return grouped, array("q", of[order].tobytes())


def infant_groups(lib: Library, query: WorklistQuery, infant_ids: Sequence[int]) -> tuple[InfantGroup, ...]:
    """What stands above the recordings of these infants."""
    with lib.store.read() as session:
        return worklist.groups(session, query, task_of(session, query.task_id).unit, infant_ids)


def first_waiting(lib: Library, query: WorklistQuery, ids: Sequence[int]) -> RecordingId | None:
    """The first of these recordings that waits for the query's reader."""
    with lib.store.read() as session:
        found = worklist.first_waiting(session, query, task_of(session, query.task_id).unit, ids)
    return None if found is None else RecordingId(found)


def progress(lib: Library, query: WorklistQuery, totals: tuple[int, int] | None = None) -> Progress:
    """Counts over the whole task for the query's reader, whatever its filter.

    Args:
        totals: (recordings, infants) of the store, where nothing was added since they were counted.
    """
    with lib.store.read() as session:
        return worklist.progress(session, query, task_of(session, query.task_id).unit, totals)


def own_answers(
    lib: Library, recording_id: RecordingId, asked: Sequence[Task], annotator_id: AnnotatorId
) -> tuple[CurrentLabel, ...]:
    """The reader's present answer about a recording in each of several tasks."""
    with lib.store.read() as session:
        return tuple(labels.current(session, task, recording_id, annotator_id) for task in asked)


def class_counts(lib: Library, task_id: TaskId) -> tuple[ClassCount, ...]:
    """Training labels per class over all readers (the consensus that :func:`training_labels` would use)."""
    with lib.store.read() as session:
        return snapshot.training_labels(session, task_of(session, task_id)).counts()


def get_recording(lib: Library, recording_id: RecordingId) -> Recording:
    """Raises: UserError if it is not in the store."""
    with lib.store.read() as session:
        recording = recordings.get(session, recording_id)
    if recording is None:
        raise UserError("This recording is not in the store.", "", "Choose another one.")
    return recording


def current_label(lib: Library, recording_id: RecordingId, task_id: TaskId, annotator_id: AnnotatorId) -> CurrentLabel:
    """The reader's present answer; state WAITING if there is none."""
    with lib.store.read() as session:
        return labels.current(session, task_of(session, task_id), recording_id, annotator_id)


def events(lib: Library, recording_id: RecordingId) -> tuple[LabelEvent, ...]:
    """Every event of a recording, oldest first (for export and audit; not for blind readers)."""
    with lib.store.read() as session:
        return tuple(labels.events_of_recording(session, recording_id))


def reveal_prediction(
    lib: Library, recording_id: RecordingId, task_id: TaskId, annotator_id: AnnotatorId, label_first: bool = True
) -> Prediction | None:
    """The prediction of the model in use, or None: there is none, or ``label_first`` and the reader has no label yet.

    While the label is missing the prediction is not even fetched; nor while the reader has to read it again.
    """
    with lib.store.read() as session:
        task = task_of(session, task_id)
        if label_first:
            own = labels.current(session, task, recording_id, annotator_id)
            if own.state is not LabelState.LABELLED:
                return None
            if reading_sets.has_open_repeat(session, task_id, annotator_id, [recording_id]):
                return None
        model_id: ModelId | None = models.in_use_id(session, task.key)
        found = None if model_id is None else predictions.get(session, model_id, recording_id)
        model = None if model_id is None else models.get(session, model_id)
        if found is None or model is None:
            return None
        return replace(found, doubt=doubt_of(model.card, found.probabilities, found.novelty))


def task_of(session: Session, task_id: TaskId) -> Task:
    """Raises: UserError if it is not in the store."""
    task = task_schemas.get(session, task_id)
    if task is None:
        raise UserError("This task is not in the store.", "", "Choose a task.")
    return task
