"""The history of one recording, ready to read: what was answered, marked, taken back. Others stay out while blind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from cryapp.domain.annotation import CERTAINTY, Certainty, EventKind, LabelEvent, LabelState
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, EventId, RecordingId, TaskId
from cryapp.domain.recording import Recording
from cryapp.domain.task import Task, Unit
from cryapp.services import label_reading, segment_history
from cryapp.services.class_names import ClassNames
from cryapp.services.disclosing import write_down
from cryapp.services.history_item import HistoryItem
from cryapp.services.library import Library
from cryapp.store import annotators, disclosures, labels, reading_sets, recordings, task_schemas
from cryapp.store.disclosures import Where
from cryapp.store.showings import SEEN


def history(
    lib: Library, recording_id: RecordingId, task_id: TaskId, annotator_id: AnnotatorId, blind: bool = True
) -> tuple[HistoryItem, ...]:
    """What happened to a recording in every task that this reader may see: import, own labels and acts on segments.

    Other readers' are given only where reading is not blind, and even then only of a task in which this reader has
    committed an answer. Of a task in which a silent repeat is open nothing is told, not even the own: it would tell
    that it is one, and what was said. If it is the task in hand, nothing at all is. What is told of others is written
    down first; where it cannot be (disk full, read-only), it is left out.

    Raises: UserError if there is no such recording or task.
    """
    recording = label_reading.get_recording(lib, recording_id)
    items = [HistoryItem(recording.imported_at, f"Imported as {recording.file_name}", "CryApp")]
    with lib.store.read() as session:
        label_reading.task_of(session, task_id)
        tasks = task_schemas.newest(session)
        dealt = reading_sets.repeat_tasks(session, annotator_id)
        repeated = {one.id for one in tasks if one.id in dealt and _is_repeat(session, one, recording, annotator_id)}
        if task_id in repeated:
            return tuple(items)
        events = labels.events_of_recording(session, recording_id)
        codes = annotators.codes(session)
        parts: list[tuple[Task, list[HistoryItem]]] = []
        for task in tasks:
            if task.id in repeated:
                continue
            committed = not blind and _has_answered(session, task, recording_id, annotator_id)
            whose = None if committed else annotator_id
            seen = [e for e in events if e.task_id == task.id and whose in (None, e.annotator_id)]
            own = [*_lines(session, task, seen, annotator_id)]
            if task.unit is Unit.SEGMENT:
                acts = segment_history.of_task(session, recording_id, task, whose, codes)
                own += [replace(act, by_other=act.by != codes[annotator_id]) for act in acts]
            parts.append((task, own))
    for task, own in parts:
        items += own if _may_tell(lib, task, recording_id, annotator_id, own) else [i for i in own if not i.by_other]
    return tuple(sorted(items, key=lambda item: item.at))


def _may_tell(
    lib: Library, task: Task, recording_id: RecordingId, annotator_id: AnnotatorId, items: Sequence[HistoryItem]
) -> bool:
    """False if something of others is among them that cannot be written down as told."""
    if any(item.by_other for item in items):
        try:
            write_down(lib, annotator_id, task, Where.HISTORY, [recording_id])
        except UserError:
            return False
    return True


def _is_repeat(session: Session, task: Task, recording: Recording, annotator_id: AnnotatorId) -> bool:
    """True while it, or for a task about infants any recording of its infant, waits to be read again."""
    ids = recordings.ids_of_infants(session, [recording.infant_id]) if task.unit is Unit.INFANT else (recording.id,)
    return reading_sets.has_open_repeat(session, task.id, annotator_id, ids)


def _has_answered(session: Session, task: Task, recording_id: RecordingId, annotator_id: AnnotatorId) -> bool:
    return labels.current(session, task, recording_id, annotator_id).state is LabelState.LABELLED


def _lines(
    session: Session, task: Task, events: Sequence[LabelEvent], annotator_id: AnnotatorId
) -> Iterator[HistoryItem]:
    """What was said in one task, in sentences that tell what each answer replaced."""
    names = ClassNames(session, task)
    by_id = {event.id: event for event in events}
    given: dict[AnnotatorId, str] = {}
    for event in events:
        text = _sentence(event, by_id, names, given.get(event.annotator_id))
        if event.kind is EventKind.LABEL and not event.reverted:
            given[event.annotator_id] = names.of(event)
        elif event.kind in (EventKind.CLEAR, EventKind.SKIP) and not event.reverted:
            given.pop(event.annotator_id, None)
        other = event.annotator_id != annotator_id
        yield HistoryItem(
            event.at, text, event.annotator, event.id, event.reverted, None, task.name, task.id, by_other=other
        )


def item_history(
    lib: Library, recording_id: RecordingId, task_id: TaskId, annotator_id: AnnotatorId, item_id: int | None
) -> tuple[HistoryItem, ...]:
    """What the reader said in ONE reading of a recording: of the first, or (``item_id``) of one silent repeat.

    It says no file name, nobody else's answer, and not that there is another reading; acts on segments only where they
    are what is read, since others would tell that the recording came before.
    """
    with lib.store.read() as session:
        task = label_reading.task_of(session, task_id)
        own = [e for e in labels.events_of_recording(session, recording_id, task) if e.annotator_id == annotator_id]
        by_id = {event.id: event for event in own}
        names = ClassNames(session, task)
        items = []
        for event in own:
            root = _root(event, by_id)
            of_item = root.payload.get("reading_item") if root.kind is EventKind.REPEAT else None
            if of_item == item_id:
                items.append(
                    HistoryItem(event.at, _plainly(event, by_id, names), event.annotator, event.id, event.reverted)
                )
        if task.unit is Unit.SEGMENT:
            items += segment_history.of_task(session, recording_id, task, annotator_id)
    return tuple(sorted(items, key=lambda item: item.at))


def _root(event: LabelEvent, by_id: Mapping[EventId, LabelEvent]) -> LabelEvent:
    """What an undo (or the undo of one) is about; any other event is about itself."""
    while event.kind is EventKind.REVERT and event.reverts_id is not None and event.reverts_id in by_id:
        event = by_id[event.reverts_id]
    return event


def _plainly(event: LabelEvent, by_id: dict[EventId, LabelEvent], names: ClassNames) -> str:
    """As :func:`_sentence`, with a repeat said like any other answer."""
    root = _root(event, by_id)
    if root.kind is not EventKind.REPEAT:
        return _sentence(event, by_id, names, None)
    said = names.of(root) if root.class_key else f"Skipped: {root.payload.get('reason', '')}"
    if event is root:
        return said
    return f"{_undone_or_redone(event, by_id)}: {said}"


def _sentence(event: LabelEvent, by_id: dict[EventId, LabelEvent], names: ClassNames, answer_before: str | None) -> str:
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
    if SEEN in event.shown.view:
        return f"{said}, after the infant's page"
    return f"{said}, after others' answers" if disclosures.SEEN in event.shown.view else f"{said}, not blind"


def _detail(key: str, value: object) -> str:
    return Certainty(str(value)).words if key == CERTAINTY and value in list(Certainty) else str(value)


def _revert_sentence(event: LabelEvent, by_id: dict[EventId, LabelEvent], names: ClassNames) -> str:
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
