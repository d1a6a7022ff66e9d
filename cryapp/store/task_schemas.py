"""Tasks with their versioned classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cryapp.domain.ids import SchemaId, TaskId
from cryapp.domain.task import Detail, LabelClass, Role, Shape, Task, Unit
from cryapp.domain.task_draft import TaskDraft
from cryapp.store.tables import CurrentLabelRow, LabelClassRow, LabelEventRow, TaskRow, TaskSchemaRow


@dataclass(frozen=True)
class NewTask:
    """One version of a task as a file or the editor gives it."""

    key: str
    position: int
    name: str
    question: str
    unit: Unit
    trains: bool
    guide: str
    classes: tuple[LabelClass, ...]
    shipped_version: int | None = None


def new_task(draft: TaskDraft, position: int, shipped_version: int | None) -> NewTask:
    """A version as the store takes it."""
    return NewTask(
        key=draft.key,
        position=position,
        name=draft.name,
        question=draft.question,
        unit=draft.unit,
        trains=draft.trains,
        guide=draft.guide,
        classes=draft.classes,
        shipped_version=shipped_version,
    )


def add_version(session: Session, new: NewTask) -> Task:
    """Adds the task if it is new, and this as its newest version. Older versions stay for the labels made with them."""
    task = session.execute(select(TaskRow).where(TaskRow.key == new.key)).scalar_one_or_none()
    if task is None:
        task = TaskRow(key=new.key, position=new.position)
        session.add(task)
        session.flush()
    latest = session.execute(
        select(func.max(TaskSchemaRow.version)).where(TaskSchemaRow.task_id == task.id)
    ).scalar_one()
    schema = TaskSchemaRow(
        task_id=task.id,
        version=(latest or 0) + 1,
        shipped_version=new.shipped_version,
        name=new.name,
        question=new.question,
        unit=new.unit.value,
        trains=new.trains,
        guide=new.guide,
    )
    session.add(schema)
    session.flush()
    for position, label in enumerate(new.classes):
        session.add(
            LabelClassRow(
                schema_id=schema.id,
                position=position,
                key=label.key,
                name=label.name,
                shortcut=label.shortcut,
                color=label.color,
                shape=label.shape.value,
                role=label.role.value,
                guide=label.guide,
                details=[{**asdict(detail), "choices": list(detail.choices)} for detail in label.details],
                examples=list(label.examples),
            )
        )
    session.flush()
    return _tasks(session, [(task, schema)])[0]


def shipped_version(session: Session, key: str) -> int:
    """The newest version of the shipped file that this store has taken in; 0 if none."""
    found = session.execute(
        select(func.max(TaskSchemaRow.shipped_version))
        .join(TaskRow, TaskSchemaRow.task_id == TaskRow.id)
        .where(TaskRow.key == key)
    ).scalar_one()
    return int(found or 0)


def is_edited(session: Session, key: str) -> bool:
    """True if the task's newest version was made here, not by a shipped file."""
    newest = session.execute(
        select(TaskSchemaRow.shipped_version)
        .join(TaskRow, TaskSchemaRow.task_id == TaskRow.id)
        .where(TaskRow.key == key)
        .order_by(TaskSchemaRow.version.desc())
        .limit(1)
    ).one_or_none()
    return newest is not None and newest[0] is None


def next_position(session: Session) -> int:
    """Behind all tasks there are."""
    return int(session.execute(select(func.max(TaskRow.position))).scalar_one() or 0) + 1


def position(session: Session, task_id: TaskId) -> int:
    return int(session.execute(select(TaskRow.position).where(TaskRow.id == task_id)).scalar_one())


def versions(session: Session, task_id: TaskId) -> tuple[tuple[Task, int | None], ...]:
    """Every version with the number of the shipped file it came from, newest first."""
    rows = session.execute(
        select(TaskRow, TaskSchemaRow)
        .join(TaskSchemaRow, TaskSchemaRow.task_id == TaskRow.id)
        .where(TaskRow.id == task_id)
        .order_by(TaskSchemaRow.version.desc())
    ).all()
    tasks = _tasks(session, [(task, schema) for task, schema in rows])
    return tuple((task, schema.shipped_version) for task, (_, schema) in zip(tasks, rows, strict=True))


def n_labels(session: Session, task_id: TaskId, version: int) -> int:
    """Present answers that were given in one version."""
    return int(
        session.execute(
            select(func.count())
            .select_from(CurrentLabelRow)
            .join(LabelEventRow, CurrentLabelRow.event_id == LabelEventRow.id)
            .where(CurrentLabelRow.task_id == task_id, LabelEventRow.schema_version == version)
        ).scalar_one()
    )


def labels_of_classes(session: Session, task_id: TaskId) -> dict[str, int]:
    """Class → present answers by all readers."""
    rows = session.execute(
        select(CurrentLabelRow.class_key, func.count())
        .where(CurrentLabelRow.task_id == task_id, CurrentLabelRow.class_key.is_not(None))
        .group_by(CurrentLabelRow.class_key)
    )
    return {str(key): int(n) for key, n in rows}


def newest(session: Session) -> tuple[Task, ...]:
    """Every task in its newest version."""
    newest_version = (
        select(TaskSchemaRow.task_id, func.max(TaskSchemaRow.version).label("version"))
        .group_by(TaskSchemaRow.task_id)
        .subquery()
    )
    rows = session.execute(
        select(TaskRow, TaskSchemaRow)
        .join(TaskSchemaRow, TaskSchemaRow.task_id == TaskRow.id)
        .join(
            newest_version,
            (newest_version.c.task_id == TaskSchemaRow.task_id) & (newest_version.c.version == TaskSchemaRow.version),
        )
        .order_by(TaskRow.position, TaskRow.id)
    ).all()
    return tuple(_tasks(session, [(task, schema) for task, schema in rows]))


def get(session: Session, task_id: TaskId, version: int | None = None) -> Task | None:
    """One task in its newest version, or in the version a label was made with."""
    query = (
        select(TaskRow, TaskSchemaRow)
        .join(TaskSchemaRow, TaskSchemaRow.task_id == TaskRow.id)
        .where(TaskRow.id == task_id)
        .order_by(TaskSchemaRow.version.desc())
        .limit(1)
    )
    if version is not None:
        query = query.where(TaskSchemaRow.version == version)
    row = session.execute(query).one_or_none()
    return None if row is None else _tasks(session, [(row[0], row[1])])[0]


def by_key(session: Session, key: str) -> Task | None:
    task_id = session.execute(select(TaskRow.id).where(TaskRow.key == key)).scalar_one_or_none()
    return None if task_id is None else get(session, TaskId(task_id))


def _tasks(session: Session, rows: Sequence[tuple[TaskRow, TaskSchemaRow]]) -> list[Task]:
    classes: dict[int, list[LabelClass]] = {schema.id: [] for _, schema in rows}
    for row in session.execute(
        select(LabelClassRow).where(LabelClassRow.schema_id.in_(classes)).order_by(LabelClassRow.position)
    ).scalars():
        classes[row.schema_id].append(_label_class(row))
    return [
        Task(
            id=TaskId(task.id),
            schema_id=SchemaId(schema.id),
            version=schema.version,
            key=task.key,
            name=schema.name,
            question=schema.question,
            unit=Unit(schema.unit),
            trains=schema.trains,
            guide=schema.guide,
            classes=tuple(classes[schema.id]),
        )
        for task, schema in rows
    ]


def _label_class(row: LabelClassRow) -> LabelClass:
    return LabelClass(
        key=row.key,
        name=row.name,
        shortcut=row.shortcut,
        color=row.color,
        shape=Shape(row.shape),
        role=Role(row.role),
        guide=row.guide,
        details=tuple(_detail(raw) for raw in row.details),
        examples=tuple(map(str, row.examples)),
    )


def _detail(raw: dict[str, Any]) -> Detail:
    return Detail(key=raw["key"], text=raw["text"], choices=tuple(raw["choices"]), kind=raw["kind"])
