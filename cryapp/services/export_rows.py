"""The rows of a labels export: what is known of an event, with keyed ids in place of codes and shifted dates.

What readers typed (notes, reasons and details in their own words) can hold anything, a name or a telephone number too:
only answers that the task itself offers get into a row, unless notes are asked for. Device, place and site are free
text as well and are never exported.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from cryapp.domain.annotation import CERTAINTY, SKIP_REASONS, Certainty, EventKind, LabelEvent
from cryapp.domain.recording import Recording
from cryapp.domain.task import Detail, Task
from cryapp.services.pseudonyms import Pseudonyms
from cryapp.store import labels, recordings, task_schemas
from cryapp.store.recordings import chunks

COLUMNS = (
    "event",
    "shifted_at",
    "task",
    "schema_version",
    "infant",
    "recording",
    "hours_since_birth",
    "locked",
    "synthetic",
    "reader",
    "kind",
    "class",
    "payload",
    "text_left_out",
    "is_current",
    "reverted",
    "reverts_event",
    "blind",
    "prediction_visible",
    "model",
    "probability",
    "elapsed_ms",
    "source",
    "app_version",
)
IDENTIFYING_COLUMNS = ("at", "event_id", "infant_code", "number", "file_name", "sha256", "annotator")
"""What the keyed ids stand for, after them: such a table is the key to every other one of this store."""
OTHER_REASON = "other"


@dataclass(frozen=True)
class Wanted:
    """Which events, and how much of what they say."""

    task_key: str | None = None
    """None: of all tasks."""
    current_only: bool = False
    """The answers that hold now, one for each reader and subject; else the whole history."""
    identifying: bool = False
    notes: bool = False
    """What readers typed, as they typed it."""

    @property
    def columns(self) -> tuple[str, ...]:
        return COLUMNS + IDENTIFYING_COLUMNS if self.identifying else COLUMNS


class RowMaker:
    """Rows of a store, read in one session."""

    def __init__(self, session: Session, wanted: Wanted, names: Pseudonyms) -> None:
        self._session = session
        self._wanted = wanted
        self._names = names
        self._details: dict[tuple[int, int, str | None], Mapping[str, Detail]] = {}

    def rows(self, task: Task) -> Iterator[tuple[Any, ...]]:
        """One row an event: reader by reader and subject by subject, oldest first."""
        for histories in chunks(labels.histories(self._session, task.id)):
            current = {history.current_id for history in histories}
            events = [
                event
                for history in histories
                for event in history.events
                if event.id in current or not self._wanted.current_only
            ]
            known = recordings.by_ids(self._session, {event.recording_id for event in events})
            for event in events:
                yield self._row(event, task, known[event.recording_id], event.id in current)

    def _row(self, event: LabelEvent, task: Task, recording: Recording, is_current: bool) -> tuple[Any, ...]:
        names, shown, code = self._names, event.shown, recording.infant_code
        hours = recording.hours_since_birth
        payload, left_out = self._payload(event, code)
        row = (
            names.event(event.id),
            names.shifted(event.at, code).isoformat(),
            task.key,
            event.schema_version,
            names.infant(code),
            names.recording(recording.sha256),
            None if hours is None else round(hours, 2),
            _yes(recording.locked),
            _yes(recording.synthetic),
            names.reader(event.annotator),
            event.kind.value,
            event.class_key,
            json.dumps(payload, ensure_ascii=False, sort_keys=True) if payload else "",
            _yes(left_out),
            _yes(is_current),
            _yes(event.reverted),
            None if event.reverts_id is None else names.event(event.reverts_id),
            _yes(shown.blind),
            _yes(shown.prediction_visible),
            shown.model_id,
            shown.probability,
            event.elapsed_ms,
            event.source,
            event.app_version,
        )
        return row + self._identifying(event, recording) if self._wanted.identifying else row

    def _identifying(self, event: LabelEvent, recording: Recording) -> tuple[Any, ...]:
        return (
            event.at.isoformat(),
            event.id,
            recording.infant_code,
            recording.number,
            recording.file_name,
            recording.sha256,
            event.annotator,
        )

    def _payload(self, event: LabelEvent, infant_code: str) -> tuple[dict[str, Any], bool]:
        """What may be told of the payload, and whether something was left out."""
        if self._wanted.notes:
            return dict(event.payload), False
        details = self._details_of(event)
        told: dict[str, Any] = {}
        for key, value in event.payload.items():
            if event.kind is EventKind.SKIP and key == "reason":
                told[key] = value if value in SKIP_REASONS else OTHER_REASON
            elif event.kind is EventKind.REPEAT and key == "reading_item":
                told[key] = value  # a number of the store's own
            elif key == CERTAINTY and value in list(Certainty):
                told[key] = value
            elif key in details and (answer := self._answer(details[key], value, infant_code)) is not None:
                told[key] = answer
        is_same = told.keys() == event.payload.keys() and told.get("reason") == event.payload.get("reason")
        return told, not is_same and any(event.payload.values())

    def _answer(self, detail: Detail, value: object, infant_code: str) -> object:
        """The answer to a further question if it is one of those offered, or a time; else None."""
        if detail.kind == "choice":
            return value if value in detail.choices else None
        if detail.kind == "datetime":
            try:
                at = datetime.fromisoformat(str(value))
                return at.isoformat() if self._wanted.identifying else self._names.shifted(at, infant_code).isoformat()
            except (ValueError, OverflowError):
                return None
        return None

    def _details_of(self, event: LabelEvent) -> Mapping[str, Detail]:
        """By key, in the version the label was made with."""
        key = (int(event.task_id), event.schema_version, event.class_key)
        if key not in self._details:
            task = task_schemas.get(self._session, event.task_id, event.schema_version)
            found = None if task is None else task.class_of(event.class_key or "")
            self._details[key] = {} if found is None else {detail.key: detail for detail in found.details}
        return self._details[key]


def _yes(value: bool) -> str:
    return "yes" if value else "no"
