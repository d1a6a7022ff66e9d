"""Editing tasks: every change is a new version beside the old ones; a label keeps the version it was made with."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.orm import Session

from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, RecordingId, TaskId
from cryapp.domain.recording import Recording
from cryapp.domain.task import Task
from cryapp.domain.task_draft import TaskDraft, problems
from cryapp.services import task_files
from cryapp.services.library import Library
from cryapp.store import annotators, audit, recordings, task_schemas


@dataclass(frozen=True)
class TaskSaved:
    """``added`` is False if the task said all of it already: nothing was written."""

    task: Task
    added: bool
    changes: Changes


@dataclass(frozen=True)
class TaskVersion:
    """One version in a task's history. ``shipped`` is the number of the shipped file it came from, if any."""

    task: Task
    shipped: int | None
    labels: int
    """Answers that were given in this version and still hold."""


def save_task(lib: Library, draft: TaskDraft, by: AnnotatorId, source: str = "editor") -> TaskSaved:
    """Keeps a new task, or a new version of one, with an audit entry.

    Raises: UserError naming every clash, if the unit would change, or if somebody made another version meanwhile.
    """
    wrong = problems(draft)
    if wrong:
        raise UserError(" ".join(wrong), "Nothing was saved.", "")
    with lib.store.write() as session:
        if annotators.get(session, by) is None:
            raise UserError("This reader is not in the store.", "Nothing was saved.", "Sign in again.")
        present = task_schemas.by_key(session, draft.key)
        _check_base(draft, present)
        if present is not None and draft.same_as(present):
            return TaskSaved(present, False, Changes())
        position = task_schemas.next_position(session)
        task = task_schemas.add_version(session, task_schemas.new_task(draft, position, None))
        after = {
            "version": task.version,
            "source": source,
            "classes": [one.key for one in task.classes],
            "trains": task.trains,
        }
        before = None if present is None else {"version": present.version, "classes": [c.key for c in present.classes]}
        audit.append(session, by, "task.add_version", "task", task.key, before=before, after=after)
    return TaskSaved(task, True, Changes(tasks=True))


def _check_base(draft: TaskDraft, present: Task | None) -> None:
    if present is None:
        if draft.base_version:
            raise UserError(f"The task “{draft.name}” is no longer there.", "Nothing was saved.", "Make a new one.")
        return
    if draft.base_version == 0:
        raise UserError(
            f"There is a task with the key “{draft.key}” already.", "Nothing was saved.", "Give it another name."
        )
    if draft.base_version != present.version:
        raise UserError(
            f"Somebody made version {present.version} of “{present.name}” meanwhile.",
            "Nothing was saved.",
            "Look at it, and change it anew.",
        )
    if draft.unit is not present.unit:
        raise UserError(
            f"“{present.name}” asks about {present.unit.value}s, and its labels are about them.",
            "Nothing was saved.",
            "Make a new task for another unit.",
        )


def versions(lib: Library, task_id: TaskId) -> tuple[TaskVersion, ...]:
    """Every version of a task, newest first."""
    with lib.store.read() as session:
        return tuple(
            TaskVersion(task, shipped, task_schemas.n_labels(session, task_id, task.version))
            for task, shipped in task_schemas.versions(session, task_id)
        )


def labels_of_classes(lib: Library, task_id: TaskId) -> Mapping[str, int]:
    """Class → answers that hold, by all readers: what a class that is taken away leaves behind."""
    with lib.store.read() as session:
        return task_schemas.labels_of_classes(session, task_id)


def examples(lib: Library, hashes: Sequence[str]) -> tuple[Recording, ...]:
    """Those of the example recordings that this store holds, in that order."""
    with lib.store.read() as session:
        return _examples(session, hashes)


def _examples(session: Session, hashes: Sequence[str]) -> tuple[Recording, ...]:
    known = recordings.known_hashes(session, list(hashes))
    ids = [known[one] for one in hashes if one in known]
    found = (recordings.get(session, RecordingId(id_)) for id_ in ids)
    return tuple(one for one in found if one is not None)


def import_task(lib: Library, path: Path, by: AnnotatorId) -> TaskSaved:
    """Takes a task from a file: a new one, or a new version of the one with that key.

    Raises: UserError if the file is no task, or cannot be this task's next version.
    """
    draft = task_files.read(path).draft
    with lib.store.read() as session:
        present = task_schemas.by_key(session, draft.key)
    return save_task(lib, replace(draft, base_version=0 if present is None else present.version), by, path.name)


def export_task(lib: Library, key: str, out: Path) -> Path:
    """Writes a task as a file, whole or not at all. Its examples are named by the hash of their content.

    Raises: UserError if there is no such task or the file cannot be written.
    """
    with lib.store.read() as session:
        task = task_schemas.by_key(session, key)
        if task is None:
            known = ", ".join(one.key for one in task_schemas.newest(session))
            raise UserError(f"There is no task “{key}”.", "", f"The tasks here are: {known}.")
        position = task_schemas.position(session, task.id)
    part = out.with_name(f"{out.name}.part")
    try:
        part.write_text(task_files.text_of(task, position), encoding="utf-8")
        os.replace(part, out)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UserError(
            f"{out.name} cannot be written: {error.strerror}.", "Nothing was changed.", "Choose another place."
        ) from error
    return out
