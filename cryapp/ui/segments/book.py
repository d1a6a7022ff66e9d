"""What is drawn of a recording's segments, made off the GUI thread: columns to paint by, an index to hit by.

Ten thousand segments are three arrays here; only what is wide enough to be read is ever looked at one by one.
Numpy comes with the first arrays: the window is on the screen before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from cryapp.domain.ids import SegmentId
from cryapp.domain.intervals import IntervalIndex
from cryapp.domain.segment import Proposed, Segment, SegmentState

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NO_CLASS = -1
"""Kind of a stretch that has no class, or one that the task no longer has."""


@dataclass(frozen=True)
class Columns:
    """Stretches by start: bounds in s, float64 ``(n,)``, and which class of the task comes first, int ``(n,)``."""

    starts_s: NDArray[np.float64]
    ends_s: NDArray[np.float64]
    kinds: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts_s)

    def within(self, start_s: float, stop_s: float) -> NDArray[np.int64]:
        """Rows that share at least a point with the stretch, by start."""
        import numpy as np

        last = int(np.searchsorted(self.starts_s, stop_s, side="right"))
        return np.flatnonzero(self.ends_s[:last] >= start_s)


def columns_of(stretches: Sequence[tuple[float, float, int]]) -> Columns:
    """Columns of ``(start_s, end_s, kind)`` that are sorted by start."""
    import numpy as np

    table = np.array(stretches, np.float64).reshape(-1, 3)
    return Columns(table[:, 0].copy(), table[:, 1].copy(), table[:, 2].astype(np.int64))


@dataclass(frozen=True, eq=False)
class Book:
    """One reader's segments of a recording, by start, end and id."""

    segments: tuple[Segment, ...] = ()
    made: Columns | None = None
    index: IntervalIndex[SegmentId] = field(default_factory=IntervalIndex)
    row_of: dict[SegmentId, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.segments)

    @cached_property
    def columns(self) -> Columns:
        return columns_of([]) if self.made is None else self.made

    def get(self, segment_id: SegmentId) -> Segment | None:
        row = self.row_of.get(segment_id)
        return None if row is None else self.segments[row]


@dataclass(frozen=True)
class Offers:
    """Proposals at the slider's present place, by start; keyed by their place in the list."""

    proposals: tuple[Proposed, ...] = ()
    made: Columns | None = None
    index: IntervalIndex[int] = field(default_factory=IntervalIndex)

    def __len__(self) -> int:
        return len(self.proposals)

    @cached_property
    def columns(self) -> Columns:
        return columns_of([]) if self.made is None else self.made


def book_of(segments: Sequence[Segment], class_keys: Sequence[str]) -> Book:
    """Args: ``class_keys`` in the task's order, which numbers the kinds."""
    kinds = {key: number for number, key in enumerate(class_keys)}
    ordered = tuple(segments)
    return Book(
        ordered,
        columns_of([(s.state.start_s, s.state.end_s, _kind(s.state, kinds)) for s in ordered]),
        IntervalIndex((s.id, s.state.start_s, s.state.end_s) for s in ordered),
        {segment.id: row for row, segment in enumerate(ordered)},
    )


def offers_of(proposals: Sequence[Proposed], class_keys: Sequence[str]) -> Offers:
    if not proposals:
        return Offers()
    kinds = {key: number for number, key in enumerate(class_keys)}
    ordered = tuple(sorted(proposals, key=lambda p: (p.start_s, p.end_s)))
    return Offers(
        ordered,
        columns_of([(p.start_s, p.end_s, kinds.get(p.class_key or "", NO_CLASS)) for p in ordered]),
        IntervalIndex((row, p.start_s, p.end_s) for row, p in enumerate(ordered)),
    )


def _kind(state: SegmentState, kinds: dict[str, int]) -> int:
    return next((kinds[key] for key in state.classes if key in kinds), NO_CLASS)
