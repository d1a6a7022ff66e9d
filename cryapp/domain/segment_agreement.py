"""How far two readers' segments of one recording agree: by time, by event and by overlap. Standard library only.

Time is compared exactly, at the segments' own edges, not on a grid of frames. A point has no duration: it counts as an
event, never as time. Several classes on a segment count for each of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cryapp.domain.agreement import Coefficient, cohen_kappa
from cryapp.domain.event_matching import COLLAR_S, ROUNDING_S, largest_matching
from cryapp.domain.segment import SegmentState

MIN_IOU = 0.5


@dataclass(frozen=True)
class Span:
    start_s: float
    end_s: float

    @property
    def duration_s(self) -> float:
        return self.end_s - self.start_s


@dataclass(frozen=True)
class Matched:
    """``both`` events were marked by both readers; ``mean_iou`` is of those, None if there are none."""

    both: int
    first_only: int
    second_only: int
    mean_iou: float | None = None

    @property
    def f1(self) -> float | None:
        """None if neither reader marked anything: silence agreed upon is no evidence."""
        total = 2 * self.both + self.first_only + self.second_only
        return None if total == 0 else 2 * self.both / total


@dataclass(frozen=True)
class ClassAgreement:
    """One class in one recording, or, added up, in many."""

    class_key: str
    seconds: tuple[tuple[float, float], tuple[float, float]]
    """((both, first only), (second only, neither)), in seconds."""
    events: Matched
    overlap: Matched

    @property
    def kappa(self) -> Coefficient:
        """Cohen's kappa over time; ``n_units`` is in whole seconds."""
        return cohen_kappa(self.seconds)


def spans_of(states: Iterable[SegmentState], class_key: str) -> list[Span]:
    """The segments of a class, by start."""
    own = (Span(state.start_s, state.end_s) for state in states if class_key in state.classes)
    return sorted(own, key=lambda span: (span.start_s, span.end_s))


def compare(
    first: Sequence[SegmentState],
    second: Sequence[SegmentState],
    class_key: str,
    duration_s: float,
    collar_s: float = COLLAR_S,
    min_iou: float = MIN_IOU,
) -> ClassAgreement:
    """Both readers' segments of one class in a recording of ``duration_s``."""
    mine, theirs = spans_of(first, class_key), spans_of(second, class_key)
    return ClassAgreement(
        class_key,
        shared_time(mine, theirs, duration_s),
        match_edges(mine, theirs, collar_s),
        match_overlap(mine, theirs, min_iou),
    )


def add_up(parts: Sequence[ClassAgreement]) -> ClassAgreement:
    """The agreement over several recordings of one class. Raises: ValueError without any, or of several classes."""
    if len({part.class_key for part in parts}) != 1:
        raise ValueError("agreement adds up within one class")
    (both, first_only), (second_only, neither) = (
        [sum(part.seconds[row][column] for part in parts) for column in (0, 1)] for row in (0, 1)
    )
    return ClassAgreement(
        parts[0].class_key,
        ((both, first_only), (second_only, neither)),
        _sum([part.events for part in parts]),
        _sum([part.overlap for part in parts]),
    )


def shared_time(
    first: Sequence[Span], second: Sequence[Span], duration_s: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Seconds in both, the first only, the second only, and neither. What lies past the end does not count."""
    first_s, second_s = _covered(first, duration_s), _covered(second, duration_s)
    both = sum(
        max(0.0, min(mine.end_s, theirs.end_s) - max(mine.start_s, theirs.start_s))
        for mine, theirs in _overlapping(first_s, second_s)
    )
    one = sum(span.duration_s for span in first_s) - both
    other = sum(span.duration_s for span in second_s) - both
    return (both, max(one, 0.0)), (max(other, 0.0), max(duration_s - both - one - other, 0.0))


def match_edges(first: Sequence[Span], second: Sequence[Span], collar_s: float = COLLAR_S) -> Matched:
    """Events whose start and end both lie within the collar, each used once; as many as can be paired at all."""
    return _matched(
        first, second, lambda mine, theirs: _edges_apart_s(mine, theirs) <= collar_s + ROUNDING_S, 2 * collar_s
    )


def match_overlap(first: Sequence[Span], second: Sequence[Span], min_iou: float = MIN_IOU) -> Matched:
    """Events that share at least ``min_iou`` of the time they cover together."""
    return _matched(first, second, lambda mine, theirs: iou(mine, theirs) >= min_iou)


def iou(first: Span, second: Span) -> float:
    """Intersection over union; two points at the same time are the same."""
    union = max(first.end_s, second.end_s) - min(first.start_s, second.start_s)
    if union == 0:
        return 1.0
    return max(0.0, min(first.end_s, second.end_s) - max(first.start_s, second.start_s)) / union


def _matched(
    first: Sequence[Span], second: Sequence[Span], same: Callable[[Span, Span], bool], reach_s: float = 0.0
) -> Matched:
    """``reach_s``: how far apart two spans can lie and still be the same."""
    second = sorted(second, key=lambda span: span.start_s)
    starts_s = [theirs.start_s for theirs in second]
    longest_s = max((theirs.duration_s for theirs in second), default=0.0)
    candidates = []
    for mine in first:
        # Only what can touch: ten thousand segments against ten thousand are a hundred million pairs.
        near = range(
            bisect_left(starts_s, mine.start_s - longest_s - reach_s), bisect_right(starts_s, mine.end_s + reach_s)
        )
        candidates.append([j for j in near if same(mine, second[j])])
    pairs = largest_matching(len(first), candidates.__getitem__)
    shares = [iou(first[i], second[j]) for i, j in pairs]
    mean = sum(shares) / len(shares) if shares else None
    return Matched(len(pairs), len(first) - len(pairs), len(second) - len(pairs), mean)


def _edges_apart_s(first: Span, second: Span) -> float:
    return max(abs(first.start_s - second.start_s), abs(first.end_s - second.end_s))


def _covered(spans: Sequence[Span], duration_s: float) -> list[Span]:
    """What the spans cover within the recording, overlaps counted once, by start."""
    covered: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start_s):
        start_s, end_s = max(0.0, span.start_s), min(span.end_s, duration_s)
        if end_s <= start_s:
            continue
        if covered and start_s <= covered[-1].end_s:
            covered[-1] = Span(covered[-1].start_s, max(covered[-1].end_s, end_s))
        else:
            covered.append(Span(start_s, end_s))
    return covered


def _overlapping(first: Sequence[Span], second: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Pairs that touch, of two lists in each of which nothing overlaps."""
    i = j = 0
    while i < len(first) and j < len(second):
        yield first[i], second[j]
        if first[i].end_s <= second[j].end_s:
            i += 1
        else:
            j += 1


def _sum(parts: Sequence[Matched]) -> Matched:
    both = sum(part.both for part in parts)
    shared = sum(part.both * part.mean_iou for part in parts if part.mean_iou is not None)
    return Matched(
        both, sum(p.first_only for p in parts), sum(p.second_only for p in parts), shared / both if both else None
    )
