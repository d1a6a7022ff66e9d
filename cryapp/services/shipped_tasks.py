"""The shipped tasks in ``resources/labels/*.toml``: read, checked and taken into a store."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryapp.domain.task import DONT_KNOW, Detail, LabelClass, Role, Shape, Unit
from cryapp.store import audit, meta, task_schemas
from cryapp.store.engine import Store
from cryapp.store.task_schemas import NewTask


def take_in(store: Store, folder: Path) -> None:
    """Adds shipped tasks the store does not know yet, and newer versions of those it does.

    A fingerprint of the files is kept in the store, so that opening it costs one look when nothing changed.
    """
    files = sorted(folder.glob("*.toml"))
    fingerprint = hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
    with store.read() as session:
        if meta.get(session, meta.SHIPPED_LABELS) == fingerprint:
            return
    tasks = sorted((read_task_file(file) for file in files), key=lambda task: task.position)
    with store.write() as session:
        for new in tasks:
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
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    try:
        task = NewTask(
            key=raw["key"],
            position=raw["position"],
            name=raw["name"],
            question=raw["question"],
            unit=Unit(raw["unit"]),
            trains=raw["trains"],
            guide=_paragraphs(raw["guide"]),
            classes=tuple(_label_class(entry) for entry in raw["classes"]),
            shipped_version=int(raw["version"]),
        )
    except (KeyError, ValueError) as error:
        raise ValueError(f"{file.name}: {error}") from error
    for what in ("key", "shortcut", "color", "shape"):
        values = [getattr(label, what) for label in task.classes]
        if len(set(values)) != len(values):
            raise ValueError(f"{file.name}: two classes share a {what}")
    if any(label.key == DONT_KNOW or label.shortcut not in "123456789" for label in task.classes):
        raise ValueError(f"{file.name}: keys 1 to 9 are for classes, 0 is always “don't know”")
    return task


def _label_class(raw: Mapping[str, Any]) -> LabelClass:
    return LabelClass(
        key=raw["key"],
        name=raw["name"],
        shortcut=raw["shortcut"],
        color=raw["color"],
        shape=Shape(raw["shape"]),
        role=Role(raw["role"]),
        guide=_paragraphs(raw.get("guide", "")),
        details=tuple(
            Detail(
                key=detail["key"],
                text=detail["text"],
                choices=tuple(detail.get("choices", ())),
                kind=detail.get("kind", "choice"),
            )
            for detail in raw.get("details", ())
        ),
    )


def _paragraphs(text: str) -> str:
    """Lines of a file are joined again, so that a window can wrap them; empty lines part paragraphs."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
