"""Tasks and their classes, read from the store (seeded from ``resources/labels/*.toml``)."""

from __future__ import annotations

from cryapp.domain.errors import UserError
from cryapp.domain.task import Task
from cryapp.services.library import Library
from cryapp.store import task_schemas


def list_tasks(lib: Library) -> tuple[Task, ...]:
    """Every task in its newest version, in the order of the shipped files."""
    with lib.store.read() as session:
        return task_schemas.newest(session)


def get_task(lib: Library, key: str) -> Task:
    """Raises: UserError naming the tasks there are."""
    with lib.store.read() as session:
        task = task_schemas.by_key(session, key)
        if task is None:
            known = ", ".join(task.key for task in task_schemas.newest(session))
            raise UserError(f"There is no task “{key}”.", "", f"The tasks here are: {known}.")
    return task
