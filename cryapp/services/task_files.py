"""Tasks as files (TOML): the shipped ones, and those that people exchange."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryapp.domain.errors import UserError
from cryapp.domain.task import Detail, LabelClass, Role, Shape, Task, Unit
from cryapp.domain.task_draft import TaskDraft


@dataclass(frozen=True)
class TaskFile:
    """What a file says. ``version`` and ``position`` are of where it was written."""

    draft: TaskDraft
    version: int
    position: int


def parse(text: str) -> TaskFile:
    """Raises: ValueError or KeyError saying what is wrong with it."""
    raw = tomllib.loads(text)
    draft = TaskDraft(
        key=str(raw["key"]),
        name=str(raw["name"]),
        question=str(raw["question"]),
        unit=Unit(raw["unit"]),
        trains=bool(raw["trains"]),
        guide=paragraphs(str(raw["guide"])),
        classes=tuple(_label_class(entry) for entry in raw["classes"]),
    )
    return TaskFile(draft, int(raw.get("version", 1)), int(raw.get("position", 100)))


def read(path: Path) -> TaskFile:
    """Raises: UserError if it cannot be read or is no task."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(
            f"{path.name} cannot be read: {error.strerror}.", "Nothing was changed.", "Choose another file."
        ) from error
    except KeyError as error:
        raise UserError(
            f"{path.name} is no task: {error} is missing.", "Nothing was changed.", "Choose another file."
        ) from error
    except (ValueError, TypeError, AttributeError) as error:
        raise UserError(f"{path.name} is no task: {error}.", "Nothing was changed.", "Choose another file.") from error


def text_of(task: Task, position: int = 100) -> str:
    """The task as a file that :func:`parse` reads back."""
    head: list[tuple[str, object]] = [
        ("version", task.version),
        ("position", position),
        ("key", task.key),
        ("name", task.name),
        ("question", task.question),
        ("unit", task.unit.value),
        ("trains", task.trains),
        ("guide", task.guide),
    ]
    parts = [_table(head)]
    for one in task.classes:
        fields: list[tuple[str, object]] = [
            ("key", one.key),
            ("name", one.name),
            ("shortcut", one.shortcut),
            ("color", one.color),
            ("shape", one.shape.value),
            ("role", one.role.value),
            ("guide", one.guide),
        ]
        if one.examples:
            fields.append(("examples", list(one.examples)))
        parts.append("[[classes]]\n" + _table(fields))
        for detail in one.details:
            asked: list[tuple[str, object]] = [("key", detail.key), ("text", detail.text), ("kind", detail.kind)]
            if detail.choices:
                asked.append(("choices", list(detail.choices)))
            parts.append("[[classes.details]]\n" + _table(asked))
    return "\n".join(parts)


def _table(fields: list[tuple[str, object]]) -> str:
    return "".join(f"{name} = {_value(value)}\n" for name, value in fields)


def _value(value: object) -> str:
    """Numbers, truths and texts are written in TOML as in JSON, but for one sign that TOML forbids as it is."""
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _label_class(raw: Mapping[str, Any]) -> LabelClass:
    return LabelClass(
        key=str(raw["key"]),
        name=str(raw["name"]),
        shortcut=str(raw["shortcut"]),
        color=str(raw["color"]),
        shape=Shape(raw["shape"]),
        role=Role(raw["role"]),
        guide=paragraphs(str(raw.get("guide", ""))),
        details=tuple(
            Detail(
                key=str(detail["key"]),
                text=str(detail["text"]),
                choices=tuple(map(str, detail.get("choices", ()))),
                kind=str(detail.get("kind", "choice")),
            )
            for detail in raw.get("details", ())
        ),
        examples=tuple(map(str, raw.get("examples", ()))),
    )


def paragraphs(text: str) -> str:
    """Lines of a file are joined again, so that a window can wrap them; empty lines part paragraphs."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
