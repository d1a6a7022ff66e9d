"""Marked events against those of a reference: which belongs to which, and how many were found.

Two events may be paired if both edges lie within a collar of each other; among all possible pairings the one with most
pairs counts, so that no order of the lists can make a result better or worse (as ``mir_eval`` does for notes; Raffel et
al. 2014). The score is the event-based F1 of Mesaros, Heittola & Virtanen (2016).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

COLLAR_S = 0.05
ROUNDING_S = 1e-9
"""An edge exactly a collar away counts, whatever binary fractions make of it."""


@dataclass(frozen=True)
class Event:
    start_s: float
    end_s: float
    kind: str = ""


@dataclass(frozen=True)
class EventScore:
    n_matched: int
    n_reference: int
    n_estimated: int

    @property
    def precision(self) -> float | None:
        """Share of the estimated events that are right; None if there is none."""
        return self.n_matched / self.n_estimated if self.n_estimated else None

    @property
    def recall(self) -> float | None:
        """Share of the reference that was found; None if it is empty."""
        return self.n_matched / self.n_reference if self.n_reference else None

    @property
    def f1(self) -> float | None:
        """2 × matched over all events of both; None if neither has any."""
        both = self.n_reference + self.n_estimated
        return 2 * self.n_matched / both if both else None

    def __add__(self, other: EventScore) -> EventScore:
        return EventScore(
            self.n_matched + other.n_matched,
            self.n_reference + other.n_reference,
            self.n_estimated + other.n_estimated,
        )


def score(
    reference: Sequence[Event], estimated: Sequence[Event], collar_s: float = COLLAR_S, *, by_kind: bool = True
) -> EventScore:
    """How many events were found, each with both edges within the collar and (``by_kind``) of the same kind."""
    pairs = match(reference, estimated, collar_s, by_kind=by_kind)
    return EventScore(len(pairs), len(reference), len(estimated))


def match(
    reference: Sequence[Event], estimated: Sequence[Event], collar_s: float = COLLAR_S, *, by_kind: bool = True
) -> list[tuple[int, int]]:
    """The largest set of pairs (reference index, estimated index), each event at most once; by reference index.

    Raises: ValueError for a negative collar.
    """
    if not collar_s >= 0:
        raise ValueError(f"a collar of {collar_s} s")
    reach_s = collar_s + ROUNDING_S
    order = sorted(range(len(estimated)), key=lambda j: estimated[j].start_s)
    starts = [estimated[j].start_s for j in order]

    def candidates(i: int) -> list[int]:
        one = reference[i]
        first, stop = bisect_left(starts, one.start_s - reach_s), bisect_left(starts, one.start_s + reach_s)
        return [
            j
            for j in order[first:stop]
            if abs(estimated[j].end_s - one.end_s) <= reach_s and (not by_kind or estimated[j].kind == one.kind)
        ]

    return largest_matching(len(reference), candidates)


def largest_matching(n_left: int, candidates: Callable[[int], Sequence[int]]) -> list[tuple[int, int]]:
    """A matching of most pairs in a bipartite graph, by augmenting paths (Berge 1957), without recursion.

    Args:
        n_left: nodes ``0 … n_left - 1`` on the left.
        candidates: nodes on the right that a left one may be paired with.
    """
    edges = [list(candidates(i)) for i in range(n_left)]
    left_of: dict[int, int] = {}
    right_of: dict[int, int] = {}
    for root in range(n_left):
        came_from: dict[int, int] = {}
        waiting, free = [root], None
        while waiting and free is None:
            i = waiting.pop()
            for j in edges[i]:
                if j in came_from:
                    continue
                came_from[j] = i
                if j not in left_of:
                    free = j
                    break
                waiting.append(left_of[j])
        while free is not None:
            i, before = came_from[free], right_of.get(came_from[free])
            left_of[free], right_of[i] = i, free
            free = before
    return sorted(right_of.items())
