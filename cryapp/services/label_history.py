"""The history of one recording, ready to read: what was answered, marked, taken back. Others stay out while blind."""

from __future__ import annotations

from collections.abc import Mapping

from cryapp.domain.annotation import CERTAINTY, Certainty, EventKind, LabelEvent
from cryapp.domain.ids import AnnotatorId, EventId, RecordingId, TaskId
from cryapp.domain.task import Unit
from cryapp.services import label_reading, segment_history
from cryapp.services.class_names import ClassNames
from cryapp.services.history_item import HistoryItem
from cryapp.services.library import Library
from cryapp.store import labels, reading_sets
from cryapp.store.showings import SEEN


def history(
    lib: Library, recording_id: RecordingId, task_id: TaskId, annotator_id: AnnotatorId, blind: bool = True
) -> tuple[HistoryItem, ...]:
    """The history that this reader may see: import, own events and acts on segments; others' only if not blind.

    Blind, while a silent repeat is open, not even own events: they would tell that it is one, and what was said.
    """
    recording = label_reading.get_recording(lib, recording_id)
    with lib.store.read() as session:
        task = label_reading.task_of(session, task_id)
        is_repeat = blind and reading_sets.has_open_repeat(session, task_id, annotator_id, [recording_id])
        seen = [
            event
            for event in labels.events_of_recording(session, recording_id, task)
            if not blind or (event.annotator_id == annotator_id and not is_repeat)
        ]
        names = ClassNames(session, task)
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
        acts = [] if is_repeat else segment_history.lines(session, recording_id, annotator_id, blind)
    return tuple(sorted([*items, *acts], key=lambda item: item.at))


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
    return f"{said}, after the infant's page" if SEEN in event.shown.view else f"{said}, not blind"


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
