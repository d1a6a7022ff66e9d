"""What the learning program is told of a task."""

from __future__ import annotations

from pathlib import Path

from cryapp.domain.task import Role
from cryapp.services.library import open_library
from cryapp.services.training_start import task_spec
from cryapp.store import task_schemas


def test_an_ordinal_head_is_told_the_order_of_the_task(tmp_path: Path) -> None:
    """The order in which the task lists its classes, which is not that of the outputs (positives first)."""
    lib = open_library(str(tmp_path))
    with lib.store.read() as session:
        task = next(t for t in task_schemas.newest(session) if t.key == "trigger")
    lib.close()
    listed = tuple(c.key for c in task.classes if c.role is not Role.EXCLUDE)
    assert task_spec(task, listed[::-1], ordered=True).order == listed
    assert task_spec(task, listed).order == ()
