"""Tasks are data, not code: a unit, a question, and classes with keys, colours and shapes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cryapp.domain.ids import SchemaId, TaskId


class Unit(StrEnum):
    RECORDING = "recording"
    INFANT = "infant"
    SEGMENT = "segment"


class Role(StrEnum):
    """What a class means to training: a class to learn, or an answer that does not train."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    CLASS = "class"
    """One of several classes without an order (multi-class tasks)."""
    EXCLUDE = "exclude"


class Shape(StrEnum):
    """Shapes stand beside colours, so that state is never told by colour alone."""

    SQUARE = "square"
    CIRCLE = "circle"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    CROSS = "cross"
    STAR = "star"
    HEXAGON = "hexagon"
    BAR = "bar"
    CHEVRON = "chevron"
    """The ninth, so that each answer that has a digit can have a shape."""


@dataclass(frozen=True)
class Detail:
    """A further question asked after a class was chosen, e.g. the Sarnat stage. Kept in the event's payload."""

    key: str
    text: str
    choices: tuple[str, ...] = ()
    kind: str = "choice"
    """``choice``, ``datetime`` or ``text``."""


@dataclass(frozen=True)
class LabelClass:
    key: str
    name: str
    shortcut: str
    """A digit ``1`` … ``9``; ``0`` is always "don't know"."""
    color: str
    shape: Shape
    role: Role
    guide: str = ""
    details: tuple[Detail, ...] = ()
    examples: tuple[str, ...] = ()
    """Recordings that show what is meant, by the hash of their content: the same in every store that holds them."""


DONT_KNOW = "dont_know"
"""Class key of the answer "I don't know" (key 0); belongs to every task and never trains."""


@dataclass(frozen=True)
class Task:
    """One task in one version of its classes."""

    id: TaskId
    schema_id: SchemaId
    version: int
    key: str
    name: str
    question: str
    unit: Unit
    trains: bool
    guide: str
    classes: tuple[LabelClass, ...]

    @property
    def trained_classes(self) -> tuple[LabelClass, ...]:
        """Classes a model learns, positives first: the order of a model's outputs."""
        learnt = [c for c in self.classes if c.role is not Role.EXCLUDE]
        return tuple(sorted(learnt, key=lambda c: c.role is Role.NEGATIVE))

    @property
    def is_binary(self) -> bool:
        return any(c.role is Role.POSITIVE for c in self.classes)

    def class_of(self, key: str) -> LabelClass | None:
        return next((c for c in self.classes if c.key == key), None)
