"""What the worklist is narrowed to, beside the state and the search; and how a view of it is kept under a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from cryapp.domain.ids import AnnotatorId, InfantId, SavedViewId


@dataclass(frozen=True)
class Span:
    """From ``low`` to ``high``, both included; None leaves a side open. Raises: ValueError if nothing fits in it."""

    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"nothing lies from {self.low:g} to {self.high:g}")


@dataclass(frozen=True)
class TimeSpan:
    """Aware moments, ``start`` included and ``end`` not; None leaves a side open."""

    start: datetime | None = None
    end: datetime | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError("the time ends before it begins")


@dataclass(frozen=True)
class WorklistFilter:
    """Criteria that must all hold; None (or an empty set) asks for nothing. Within a set any one will do.

    What a model or another reader said (``probability``, ``reader``) is looked for only among recordings the reader
    has labelled, unless the reader may see it: a filter would tell it as surely as a number.
    """

    classes: frozenset[str] = frozenset()
    """The present answer of ``reader``."""
    reader: AnnotatorId | None = None
    """Whose answers are asked for; None for the query's own reader. Without ``classes``: any answer of theirs."""
    probability: Span | None = None
    """Of the task's positive class, by the model in use, 0 … 1."""
    hours_since_birth: Span | None = None
    duration_s: Span | None = None
    recorded: TimeSpan | None = None
    quality_flags: frozenset[str] = frozenset()
    good_quality: bool = False
    """Only recordings without any flag."""
    codecs: frozenset[str] = frozenset()
    devices: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    locked: bool | None = None
    """Of infants locked for testing, or only of the others."""
    segments: bool | None = None
    """With own segments of the task, or without."""
    infant_id: InfantId | None = None

    @property
    def is_empty(self) -> bool:
        return self == WorklistFilter()

    @property
    def tells_what_others_said(self) -> bool:
        return self.probability is not None or self.reader is not None

    def as_json(self) -> dict[str, Any]:
        """Only what is set, for a saved view."""
        empty = WorklistFilter()
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: _plain(value) for name, value in values.items() if value != getattr(empty, name)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> WorklistFilter:
        """Raises: ValueError, TypeError or KeyError if it is not what :meth:`as_json` gives."""
        unknown = set(stored) - {field.name for field in fields(cls)}
        if unknown:
            raise ValueError(f"no criterion is called {', '.join(sorted(unknown))}")
        return cls(**{name: _value(name, value) for name, value in stored.items()})


@dataclass(frozen=True)
class SavedView:
    """A filter, order and columns of the worklist under a name; of one reader, or of everybody (``of`` None)."""

    id: SavedViewId
    name: str
    of: AnnotatorId | None
    content: Mapping[str, Any]
    """``order``, ``descending``, ``state``, ``search``, ``only``, ``columns``, ``grouped``."""


def _plain(value: Any) -> Any:
    match value:
        case Span():
            return [value.low, value.high]
        case TimeSpan():
            return [None if moment is None else moment.isoformat() for moment in (value.start, value.end)]
        case frozenset():
            return sorted(value)
        case _:
            return value


def _value(name: str, stored: Any) -> Any:
    match name:
        case "probability" | "hours_since_birth" | "duration_s":
            low, high = (None if bound is None else float(bound) for bound in stored)
            return Span(low, high)
        case "recorded":
            start, end = (None if moment is None else datetime.fromisoformat(moment) for moment in stored)
            return TimeSpan(start, end)
        case "classes" | "quality_flags" | "codecs" | "devices" | "sites":
            if not isinstance(stored, list):
                raise TypeError(f"{name} is no list")
            return frozenset(str(one) for one in stored)
        case "reader":
            return AnnotatorId(int(stored))
        case "infant_id":
            return InfantId(int(stored))
        case _:
            return bool(stored)
