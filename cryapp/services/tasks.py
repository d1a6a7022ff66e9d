"""Tasks and their classes, read from the store (seeded from ``resources/labels/*.toml``)."""

from __future__ import annotations

from cryapp.domain.task import Task
from cryapp.services.library import Library


def list_tasks(lib: Library) -> tuple[Task, ...]:
    """Every task in its newest version, in the order of the shipped files."""
    raise NotImplementedError


def get_task(lib: Library, key: str) -> Task:
    """Raises: UserError naming the tasks there are."""
    raise NotImplementedError
