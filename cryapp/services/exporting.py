"""Exports: tables other programs read."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from cryapp.domain.annotation import LabelEvent
from cryapp.domain.errors import UserError
from cryapp.domain.recording import Recording
from cryapp.domain.task import Task
from cryapp.services.library import Library
from cryapp.services.tasks import get_task
from cryapp.store import labels, recordings, task_schemas
from cryapp.store.recordings import chunks

COLUMNS = (
    "event_id",
    "at",
    "task",
    "schema_version",
    "infant",
    "recording",
    "file_name",
    "sha256",
    "locked",
    "synthetic",
    "annotator",
    "kind",
    "class",
    "payload",
    "is_current",
    "reverted",
    "reverts_event_id",
    "blind",
    "prediction_visible",
    "model",
    "probability",
    "elapsed_ms",
    "source",
    "app_version",
)
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


def export_labels(lib: Library, out: Path, task_key: str | None = None) -> int:
    """Writes the labels with their full history as CSV (cells that a spreadsheet would run are neutralised).

    Returns: the number of rows. The file appears whole or not at all.
    """
    task = None if task_key is None else get_task(lib, task_key)
    temporary = out.with_name(f".{out.name}.part")
    n_rows = 0
    try:
        # Excel takes a file for UTF-8 only with this mark, and codes can hold any letter.
        with temporary.open("w", encoding="utf-8-sig", newline="") as file, lib.store.read() as session:
            table = csv.writer(file)
            table.writerow(COLUMNS)
            for row in _rows(session, task):
                table.writerow([neutral(cell) for cell in row])
                n_rows += 1
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(out)
    except OSError as error:
        raise UserError(
            f"The export {out} cannot be written: {error.strerror}.",
            "A file of that name that was there before is unchanged.",
            "Choose another folder, or free some space on this disk.",
        ) from error
    finally:
        if temporary.is_file():
            temporary.unlink()
    return n_rows


def neutral(cell: Any) -> str:
    """A cell as text; an apostrophe stands before what a spreadsheet would run as a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_RUN_BY_SPREADSHEETS) else text


def _rows(session: Session, task: Task | None) -> Iterator[tuple[Any, ...]]:
    """One row an event: task by task, then reader by reader and subject by subject, oldest first."""
    for one in task_schemas.newest(session) if task is None else (task,):
        for histories in chunks(labels.histories(session, one.id)):
            events = [event for history in histories for event in history.events]
            current = {history.current_id for history in histories}
            known = recordings.by_ids(session, {event.recording_id for event in events})
            for event in events:
                yield _row(event, one, known[event.recording_id], event.id in current)


def _row(event: LabelEvent, task: Task, recording: Recording, is_current: bool) -> tuple[Any, ...]:
    return (
        event.id,
        event.at.isoformat(),
        task.key,
        event.schema_version,
        recording.infant_code,
        recording.number,
        recording.file_name,
        recording.sha256,
        _yes(recording.locked),
        _yes(recording.synthetic),
        event.annotator,
        event.kind.value,
        event.class_key,
        json.dumps(dict(event.payload), ensure_ascii=False, sort_keys=True) if event.payload else "",
        _yes(is_current),
        _yes(event.reverted),
        event.reverts_id,
        _yes(event.shown.blind),
        _yes(event.shown.prediction_visible),
        event.shown.model_id,
        event.shown.probability,
        event.elapsed_ms,
        event.source,
        event.app_version,
    )


def _yes(value: bool) -> str:
    return "yes" if value else "no"
