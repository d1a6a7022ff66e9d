"""Class names in the version of a task that a label or segment was made with."""

from __future__ import annotations

from sqlalchemy.orm import Session

from cryapp.domain.annotation import LabelEvent
from cryapp.domain.task import DONT_KNOW, Task
from cryapp.store import task_schemas


class ClassNames:
    def __init__(self, session: Session, newest: Task) -> None:
        self._session = session
        self._versions = {newest.version: newest}
        self._task_id = newest.id

    def of(self, event: LabelEvent) -> str:
        return self.called(event.class_key or "", event.schema_version)

    def called(self, class_key: str, version: int) -> str:
        """The name of a class in a version; its inner key where nothing is known of it."""
        if class_key == DONT_KNOW:
            return "don't know"
        if version not in self._versions:
            found = task_schemas.get(self._session, self._task_id, version)
            if found is not None:
                self._versions[version] = found
        task = self._versions.get(version)
        label = task.class_of(class_key) if task else None
        return label.name if label else class_key
