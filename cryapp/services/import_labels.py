"""Labels from columns of the imported table. Everything that can be wrong is found before the first file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cryapp.domain.annotation import LabelState
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, RecordingId, TaskId
from cryapp.domain.task import DONT_KNOW, Task
from cryapp.services import labelling
from cryapp.services.labelling import Mark
from cryapp.services.library import Library
from cryapp.services.tables import Table
from cryapp.services.tasks import get_task

NOTHING = "Nothing was imported."


@dataclass(frozen=True)
class LabelColumns:
    """Which columns hold labels of which task, and what their texts mean."""

    tasks: Mapping[str, TaskId]
    """Column → task."""
    classes: Mapping[str, str]
    """Label text → class key; a text that is not in it is the class key itself."""

    @classmethod
    def checked(
        cls, lib: Library, table: Table, columns: Mapping[str, str], classes: Mapping[str, str]
    ) -> LabelColumns:
        """Raises: UserError naming the first task, column or label text that is unknown."""
        table.require(columns)
        tasks = {}
        for task_key, column in columns.items():
            task = get_task(lib, task_key)
            tasks[column] = task.id
            for text in {row[column] for row in table.rows} - {""}:
                _check(task, column, text, classes.get(text, text))
        return cls(tasks, dict(classes))

    def of(self, row: Mapping[str, str]) -> list[tuple[TaskId, str]]:
        """(task, class key) of the row's labels; empty cells give none."""
        cells = ((task_id, row[column]) for column, task_id in self.tasks.items())
        return [(task_id, self.classes.get(text, text)) for task_id, text in cells if text]


LabelsWanted = dict[tuple[TaskId, str], list[RecordingId]]


def save_labels(lib: Library, wanted: LabelsWanted, by: AnnotatorId, source: str = "csv") -> int:
    """Labels imported recordings; one that the annotator has labelled so already is passed over.

    Returns: the number of labels added.
    """
    n_labelled = 0
    for (task_id, class_key), recording_ids in wanted.items():
        new = [r for r in recording_ids if not _has(lib, r, task_id, by, class_key)]
        if new:
            labelling.save_label(lib, new, class_key, Mark(task_id, by, source=source))
            n_labelled += len(new)
    return n_labelled


def _has(lib: Library, recording_id: RecordingId, task_id: TaskId, by: AnnotatorId, class_key: str) -> bool:
    now = labelling.current_label(lib, recording_id, task_id, by)
    return now.state is LabelState.LABELLED and now.class_key == class_key


def _check(task: Task, column: str, text: str, class_key: str) -> None:
    if class_key != DONT_KNOW and task.class_of(class_key) is None:
        raise UserError(
            f"The label “{text}” in column “{column}” is no class of {task.name}.",
            NOTHING,
            f"Say what it means; the classes are {', '.join(c.key for c in task.classes)}.",
        )
