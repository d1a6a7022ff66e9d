"""The shipped tasks in ``resources/labels/*.toml``: read, checked and taken into a store."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cryapp.domain.task_draft import problems
from cryapp.services import task_files
from cryapp.store import audit, meta, task_schemas
from cryapp.store.engine import Store
from cryapp.store.task_schemas import NewTask


def take_in(store: Store, folder: Path) -> None:
    """Adds shipped tasks the store does not know yet, and newer versions of those it does.

    A task that was edited here stays as it was edited. A fingerprint of the files is kept in the store, so that
    opening it costs one look when nothing changed.
    """
    files = sorted(folder.glob("*.toml"))
    fingerprint = hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
    with store.read() as session:
        if meta.get(session, meta.SHIPPED_LABELS) == fingerprint:
            return
    tasks = sorted((read_task_file(file) for file in files), key=lambda task: task.position)
    with store.write() as session:
        for new in tasks:
            if task_schemas.is_edited(session, new.key):
                continue
            if (new.shipped_version or 0) <= task_schemas.shipped_version(session, new.key):
                continue
            task = task_schemas.add_version(session, new)
            audit.append(
                session,
                None,
                "task.add_version",
                "task",
                task.key,
                after={"version": task.version, "source": "shipped"},
            )
        meta.put(session, meta.SHIPPED_LABELS, fingerprint)


def read_task_file(file: Path) -> NewTask:
    """Raises: ValueError naming the file and what is wrong with it (a shipped file is ours, so this is our bug)."""
    try:
        found = task_files.parse(file.read_text(encoding="utf-8"))
    except (KeyError, ValueError) as error:
        raise ValueError(f"{file.name}: {error}") from error
    wrong = problems(found.draft)
    if wrong:
        raise ValueError(f"{file.name}: {' '.join(wrong)}")
    return task_schemas.new_task(found.draft, found.position, found.version)
