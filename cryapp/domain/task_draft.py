"""A task as it is being edited, and what is wrong with it, in sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cryapp.domain import task_details
from cryapp.domain.inner_key import KEY, key_from
from cryapp.domain.task import DONT_KNOW, LabelClass, Role, Shape, Task, Unit
from cryapp.domain.wording import say

__all__ = [
    "COLORS",
    "LONGEST_NAME",
    "MOST_EXAMPLES",
    "SHORTCUTS",
    "TaskDraft",
    "key_from",
    "new_class",
    "new_draft",
    "problems",
]

COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
SHORTCUTS = "123456789"
MOST_EXAMPLES = 6
LONGEST_NAME = 60

COLORS = ("#E69F00", "#56B4E9", "#009E73", "#D55E00", "#CC79A7", "#0072B2", "#F0E442", "#999999", "#7F5AB6")
"""Told apart by people who see few colours (Okabe and Ito 2008, with one more); each class has a shape as well."""


@dataclass(frozen=True)
class TaskDraft:
    """What a new version of a task will say. ``key`` names the task for ever; ``unit`` cannot change after the first.

    ``base_version`` is the version it was made from; 0 for a new task.
    """

    key: str
    name: str
    question: str
    unit: Unit
    trains: bool
    guide: str
    classes: tuple[LabelClass, ...]
    base_version: int = 0

    @classmethod
    def of(cls, task: Task) -> TaskDraft:
        return cls(task.key, task.name, task.question, task.unit, task.trains, task.guide, task.classes, task.version)

    def same_as(self, task: Task) -> bool:
        """True if a version of this would say what the task says already."""
        return replace(self, base_version=task.version) == TaskDraft.of(task)


def new_draft(key: str = "", name: str = "") -> TaskDraft:
    """A task to begin with: two classes that train."""
    yes = LabelClass("yes", "Yes", "1", COLORS[0], Shape.CIRCLE, Role.POSITIVE)
    no = LabelClass("no", "No", "2", COLORS[1], Shape.SQUARE, Role.NEGATIVE)
    return TaskDraft(key, name, "", Unit.RECORDING, True, "", (yes, no))


def new_class(draft: TaskDraft) -> LabelClass:
    """One more class: the first digit, colour and shape that are free."""
    keys = {one.key for one in draft.classes}
    number = next(n for n in range(len(keys) + 1, 100) if f"class_{n}" not in keys)
    taken = {"shortcut": {c.shortcut for c in draft.classes}, "color": {c.color.upper() for c in draft.classes}}
    shapes = {one.shape for one in draft.classes}
    is_ordered = any(one.role in (Role.POSITIVE, Role.NEGATIVE) for one in draft.classes)
    return LabelClass(
        key=f"class_{number}",
        name="",
        shortcut=next((digit for digit in SHORTCUTS if digit not in taken["shortcut"]), ""),
        color=next((color for color in COLORS if color.upper() not in taken["color"]), COLORS[-1]),
        shape=next((shape for shape in Shape if shape not in shapes), Shape.SQUARE),
        role=Role.EXCLUDE if is_ordered else Role.CLASS,
    )


def problems(draft: TaskDraft) -> tuple[str, ...]:
    """What has to be put right before it can be kept, a sentence each; empty if nothing."""
    return (*_of_task(draft), *_of_classes(draft), *_of_training(draft))


def _of_task(draft: TaskDraft) -> Iterator[str]:
    if not draft.name.strip() or len(draft.name) > LONGEST_NAME:
        yield say("The task needs a name of 1 to {n} characters.", n=LONGEST_NAME)
    elif not KEY.fullmatch(draft.key):
        yield say("“{key}” cannot be a task's key: small letters, digits and _, a letter first.", key=draft.key)
    if not draft.question.strip():
        yield say("The task has no question.")
    if not draft.classes:
        yield say("The task has no class to answer with.")
    if len(draft.classes) > len(SHORTCUTS):
        yield say("There are {n} classes, but only nine keys.", n=len(draft.classes))


def _of_classes(draft: TaskDraft) -> Iterator[str]:
    for one in draft.classes:
        shown = one.name or one.key
        if not one.name.strip() or len(one.name) > LONGEST_NAME:
            yield say("The class with key {key} needs a name of 1 to {n} characters.", key=one.shortcut, n=LONGEST_NAME)
        if not KEY.fullmatch(one.key) or one.key == DONT_KNOW:
            yield say("“{key}” cannot be a class's key: small letters, digits and _, a letter first.", key=one.key)
        if len(one.shortcut) != 1 or one.shortcut not in SHORTCUTS:
            yield say("“{name}” needs a key from 1 to 9; 0 is always “I don't know”.", name=shown)
        if not COLOR.fullmatch(one.color):
            yield say("The colour of “{name}” must look like #E69F00.", name=shown)
        if len(one.examples) > MOST_EXAMPLES:
            yield say("“{name}” has more than {n} example sounds.", name=shown, n=MOST_EXAMPLES)
        yield from task_details.problems(shown, one.details)
    yield from _clashes(draft)


def _clashes(draft: TaskDraft) -> Iterator[str]:
    same = (
        ("shortcut", "Key {what} is used by {names}."),
        ("key", "The inner key {what} is used by {names}."),
        ("name", "The name {what} is used by {names}."),
        ("shape", "The shape {what} is used by {names}: each class needs its own, for who sees few colours."),
        ("color", "The colour {what} is used by {names}."),
    )
    for field, template in same:
        values = Counter(str(getattr(one, field)).casefold() for one in draft.classes if getattr(one, field))
        for value, n in values.items():
            if n > 1:
                owners = [one for one in draft.classes if str(getattr(one, field)).casefold() == value]
                names = " and ".join(f"“{one.name or one.key}”" for one in owners)
                yield say(template, what=str(getattr(owners[0], field)), names=names)


def _of_training(draft: TaskDraft) -> Iterator[str]:
    learnt = [one for one in draft.classes if one.role is not Role.EXCLUDE]
    roles = {one.role for one in learnt}
    if draft.trains and len(learnt) < 2:
        yield say("A task that trains a model needs two classes or more that are learnt.")
    if Role.CLASS in roles and len(roles) > 1:
        yield say("Classes are either for and against, or one of several; the two cannot be mixed.")
    elif draft.trains and roles and roles not in ({Role.CLASS}, {Role.POSITIVE, Role.NEGATIVE}):
        yield say("Beside a class for there must be one against.")
    if sum(one.role is Role.POSITIVE for one in learnt) > 1:
        yield say("Only one class can be the one that is looked for.")
