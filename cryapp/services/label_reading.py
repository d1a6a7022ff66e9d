"""What a reader sees: the worklist, progress, their own answers, history, and the prediction once it may be seen."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from sqlalchemy.orm import Session

from cryapp.domain.annotation import CERTAINTY, Certainty, CurrentLabel, EventKind, LabelEvent, LabelState
from cryapp.domain.doubt import doubt_of
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, EventId, ModelId, RecordingId, TaskId
from cryapp.domain.prediction import Prediction
from cryapp.domain.queue import ClassCount, InfantGroup, Progress, WorklistQuery, WorklistRow
from cryapp.domain.recording import Recording
from cryapp.domain.task import DONT_KNOW, Task
from cryapp.services.library import Library
from cryapp.store import labels, models, predictions, reading_sets, recordings, snapshot, task_schemas, worklist
from cryapp.store.showings import SEEN


@dataclass(frozen=True)
class HistoryItem:
    """One line of a recording's history, ready to read, newest last. Other readers are left out while blind."""

    at: datetime
    text: str
    by: str
    event_id: EventId | None = None
    reverted: bool = False


def worklist_ids(lib: Library, query: WorklistQuery, blind: bool = True) -> array[int]:
    """Recording ids in the query's order (``array('q')``; 8 bytes a row, so that a million rows open lazily).

    Args:
        blind: a filter by what the model or another reader said looks only at what the query's reader has labelled.
    """
    with lib.store.read() as session:
        task = _task(session, query.task_id)
        return worklist.ids(session, query, task.unit, models.in_use_id(session, task.key), blind)


def worklist_rows(lib: Library, query: WorklistQuery, ids: Sequence[int]) -> tuple[WorklistRow, ...]:
    """The rows of ``ids``, in that order; an id that has gone is left out."""
    with lib.store.read() as session:
        task = _task(session, query.task_id)
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
        return worklist.groups(session, query, _task(session, query.task_id).unit, infant_ids)


def first_waiting(lib: Library, query: WorklistQuery, ids: Sequence[int]) -> RecordingId | None:
    """The first of these recordings that waits for the query's reader."""
    with lib.store.read() as session:
        found = worklist.first_waiting(session, query, _task(session, query.task_id).unit, ids)
    return None if found is None else RecordingId(found)


def progress(lib: Library, query: WorklistQuery, totals: tuple[int, int] | None = None) -> Progress:
    """Counts over the whole task for the query's reader, whatever its filter.

    Args:
        totals: (recordings, infants) of the store, where nothing was added since they were counted.
    """
    with lib.store.read() as session:
        return worklist.progress(session, query, _task(session, query.task_id).unit, totals)


def own_answers(
    lib: Library, recording_id: RecordingId, asked: Sequence[Task], annotator_id: AnnotatorId
) -> tuple[CurrentLabel, ...]:
    """The reader's present answer about a recording in each of several tasks."""
    with lib.store.read() as session:
        return tuple(labels.current(session, task, recording_id, annotator_id) for task in asked)


def class_counts(lib: Library, task_id: TaskId) -> tuple[ClassCount, ...]:
    """Training labels per class over all readers (the consensus that :func:`training_labels` would use)."""
    with lib.store.read() as session:
        return snapshot.training_labels(session, _task(session, task_id)).counts()


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
        return labels.current(session, _task(session, task_id), recording_id, annotator_id)


def events(lib: Library, recording_id: RecordingId) -> tuple[LabelEvent, ...]:
    """Every event of a recording, oldest first (for export and audit; not for blind readers)."""
    with lib.store.read() as session:
        return tuple(labels.events_of_recording(session, recording_id))


def history(
    lib: Library, recording_id: RecordingId, task_id: TaskId, annotator_id: AnnotatorId, blind: bool = True
) -> tuple[HistoryItem, ...]:
    """The history that this reader may see: import, own events; others' only if not blind.

    Blind, while a silent repeat is open, not even own events: they would tell that it is one, and what was said.
    """
    recording = get_recording(lib, recording_id)
    with lib.store.read() as session:
        task = _task(session, task_id)
        is_repeat = blind and reading_sets.has_open_repeat(session, task_id, annotator_id, [recording_id])
        seen = [
            event
            for event in labels.events_of_recording(session, recording_id, task)
            if not blind or (event.annotator_id == annotator_id and not is_repeat)
        ]
        names = _ClassNames(session, task)
        items = [HistoryItem(recording.imported_at, f"Imported as {recording.file_name}", "CryApp")]
        by_id = {event.id: event for event in seen}
        given: dict[AnnotatorId, str] = {}
        for event in seen:
            text = _sentence(event, by_id, names, given.get(event.annotator_id))
            if event.kind is EventKind.LABEL and not event.reverted:
                given[event.annotator_id] = names.of(event)
            elif event.kind in (EventKind.CLEAR, EventKind.SKIP) and not event.reverted:
                given.pop(event.annotator_id, None)
            items.append(HistoryItem(event.at, text, event.annotator, event.id, event.reverted))
    return tuple(items)


def item_history(
    lib: Library, recording_id: RecordingId, task_id: TaskId, annotator_id: AnnotatorId, item_id: int | None
) -> tuple[HistoryItem, ...]:
    """What the reader said in ONE reading of a recording: of the first, or (``item_id``) of one silent repeat.

    It says no file name, nobody else's answer, and not that there is another reading.
    """
    with lib.store.read() as session:
        task = _task(session, task_id)
        own = [e for e in labels.events_of_recording(session, recording_id, task) if e.annotator_id == annotator_id]
        by_id = {event.id: event for event in own}
        names = _ClassNames(session, task)
        items = []
        for event in own:
            root = _root(event, by_id)
            of_item = root.payload.get("reading_item") if root.kind is EventKind.REPEAT else None
            if of_item == item_id:
                items.append(
                    HistoryItem(event.at, _plainly(event, by_id, names), event.annotator, event.id, event.reverted)
                )
    return tuple(items)


def reveal_prediction(
    lib: Library, recording_id: RecordingId, task_id: TaskId, annotator_id: AnnotatorId, label_first: bool = True
) -> Prediction | None:
    """The prediction of the model in use, or None: there is none, or ``label_first`` and the reader has no label yet.

    While the label is missing the prediction is not even fetched; nor while the reader has to read it again.
    """
    with lib.store.read() as session:
        task = _task(session, task_id)
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


def _root(event: LabelEvent, by_id: Mapping[EventId, LabelEvent]) -> LabelEvent:
    """What an undo (or the undo of one) is about; any other event is about itself."""
    while event.kind is EventKind.REVERT and event.reverts_id is not None and event.reverts_id in by_id:
        event = by_id[event.reverts_id]
    return event


def _plainly(event: LabelEvent, by_id: dict[EventId, LabelEvent], names: _ClassNames) -> str:
    """As :func:`_sentence`, with a repeat said like any other answer."""
    root = _root(event, by_id)
    if root.kind is not EventKind.REPEAT:
        return _sentence(event, by_id, names, None)
    said = names.of(root) if root.class_key else f"Skipped: {root.payload.get('reason', '')}"
    if event is root:
        return said
    return f"{_undone_or_redone(event, by_id)}: {said}"


class _ClassNames:
    """Class names in the version a label was made with."""

    def __init__(self, session: Session, newest: Task) -> None:
        self._session = session
        self._versions = {newest.version: newest}
        self._task_id = newest.id

    def of(self, event: LabelEvent) -> str:
        if event.class_key == DONT_KNOW:
            return "don't know"
        if event.schema_version not in self._versions:
            found = task_schemas.get(self._session, self._task_id, event.schema_version)
            if found is not None:
                self._versions[event.schema_version] = found
        version = self._versions.get(event.schema_version)
        label = version.class_of(event.class_key or "") if version else None
        return label.name if label else str(event.class_key)


def _sentence(
    event: LabelEvent, by_id: dict[EventId, LabelEvent], names: _ClassNames, answer_before: str | None
) -> str:
    text = str(event.payload.get("text", ""))
    match event.kind:
        case EventKind.LABEL:
            said = _label_sentence(event, names.of(event), answer_before)
        case EventKind.CLEAR:
            said = "Label cleared"
        case EventKind.SKIP:
            said = f"Skipped: {event.payload.get('reason', '')}"
        case EventKind.FLAG:
            said = "Flagged"
        case EventKind.UNFLAG:
            said = "Flag removed"
        case EventKind.NOTE:
            said = f"Note: {text}" if text else "Note removed"
        case EventKind.FINISH:
            said = "All segments marked"
        case EventKind.REPEAT:
            said = f"Read again: {names.of(event) if event.class_key else 'skipped'}"
        case EventKind.ADJUDICATE:
            said = f"Adjudicated: {names.of(event) if event.class_key else event.payload.get('reader', '')}"
        case EventKind.REVERT:
            said = _revert_sentence(event, by_id, names)
    return said


def _label_sentence(event: LabelEvent, name: str, answer_before: str | None) -> str:
    said = name if answer_before in (None, name) else f"{answer_before} → {name}"
    details = ", ".join(_detail(key, value) for key, value in event.payload.items() if value)
    said = f"{said} ({details})" if details else said
    if event.shown.blind:
        return said
    if event.shown.prediction_visible:
        return f"{said}, prediction visible"
    return f"{said}, after the infant's page" if SEEN in event.shown.view else f"{said}, not blind"


def _detail(key: str, value: object) -> str:
    return Certainty(str(value)).words if key == CERTAINTY and value in list(Certainty) else str(value)


def _revert_sentence(event: LabelEvent, by_id: dict[EventId, LabelEvent], names: _ClassNames) -> str:
    """“Undone: …”; “Redone: …” if it took back an undo (an odd or even number of steps down)."""
    root = _root(event, by_id)
    what = "an earlier step" if root.kind is EventKind.REVERT else _sentence(root, by_id, names, None)
    return f"{_undone_or_redone(event, by_id)}: {what}"


def _undone_or_redone(event: LabelEvent, by_id: Mapping[EventId, LabelEvent]) -> str:
    undone, target = True, by_id.get(event.reverts_id) if event.reverts_id else None
    while target is not None and target.kind is EventKind.REVERT:
        undone = not undone
        target = by_id.get(target.reverts_id) if target.reverts_id else None
    return "Undone" if undone else "Redone"


def _task(session: Session, task_id: TaskId) -> Task:
    task = task_schemas.get(session, task_id)
    if task is None:
        raise UserError("This task is not in the store.", "", "Choose a task.")
    return task
