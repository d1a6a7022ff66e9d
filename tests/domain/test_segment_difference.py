"""Where readings of segments differ: by a slow look at every hundredth of a second, and at ten thousand at once."""

from __future__ import annotations

import random

from cryapp.domain.segment import SegmentState
from cryapp.domain.segment_difference import differing_spans


def lane(*edges: tuple[float, float], key: str = "expiration") -> list[SegmentState]:
    return [SegmentState(start, end, classes=(key,)) for start, end in edges]


def slow(readings: list[list[SegmentState]], until_s: float) -> list[bool]:
    """Whether the readings differ at each hundredth of a second (off the grid of the edges)."""
    found = []
    for i in range(int(until_s * 100)):
        at_s = i / 100 + 0.005
        marked = [{key for one in own if one.start_s <= at_s < one.end_s for key in one.classes} for own in readings]
        found.append(any(one != marked[0] for one in marked))
    return found


def test_as_a_slow_look_at_every_moment_says() -> None:
    rng = random.Random(0)
    for _ in range(30):
        readings = [
            [
                SegmentState(start / 10, (start + rng.randint(1, 8)) / 10, classes=(rng.choice("ab"),))
                for start in rng.sample(range(40), 6)
            ]
            for _ in range(rng.randint(2, 3))
        ]
        spans = differing_spans(readings, least_s=0.0)
        inside = [any(start <= i / 100 + 0.005 < end for start, end in spans) for i in range(500)]
        assert inside == slow(readings, 5.0)


def test_a_steady_hand_is_no_difference_and_close_ones_are_one() -> None:
    assert differing_spans([lane((1.0, 2.0)), lane((1.04, 2.03))]) == ()
    assert differing_spans([lane((1.0, 2.0)), lane((1.2, 2.0))]) == ((1.0, 1.2),)
    assert differing_spans([lane((1.0, 1.2), (1.22, 1.5)), []]) == ((1.0, 1.5),)
    assert differing_spans([lane((1.0, 2.0)), lane((1.0, 2.0), key="inspiration")]) == ((1.0, 2.0),)
    assert differing_spans([lane((1.0, 2.0))]) == differing_spans([]) == ()


def test_a_point_that_nobody_else_has_is_a_difference() -> None:
    assert differing_spans([lane((1.0, 1.0)), lane((1.03, 1.03))]) == ()
    assert differing_spans([lane((1.0, 1.0)), []]) == ((1.0, 1.0),)


def test_ten_thousand_segments_are_swept_once() -> None:
    many = [(i * 1.0, i + 0.5) for i in range(10_000)]
    spans = differing_spans([lane(*many), lane(*many[:-1])])
    assert spans == ((9999.0, 9999.5),)
