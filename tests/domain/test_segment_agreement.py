"""Two readers' segments: time against a fine grid, events against every possible pairing, and what nobody marked."""

from __future__ import annotations

import itertools
import random

import pytest

from cryapp.domain.agreement import ONE_CLASS
from cryapp.domain.segment import SegmentState
from cryapp.domain.segment_agreement import Span, add_up, compare, iou, match_edges, match_overlap, shared_time


def marked(*edges: tuple[float, float], key: str = "expiration") -> list[SegmentState]:
    return [SegmentState(start_s, end_s, classes=(key,)) for start_s, end_s in edges]


def spans(rng: random.Random, n: int, duration_s: float = 20.0) -> list[Span]:
    starts = [rng.randint(0, round(duration_s * 50)) / 50 for _ in range(n)]
    return sorted((Span(s, s + rng.randint(1, 100) / 50) for s in starts), key=lambda x: (x.start_s, x.end_s))


@pytest.mark.parametrize("seed", range(20))
def test_shared_time_is_that_of_a_fine_grid(seed: int) -> None:
    rng = random.Random(seed)
    first, second = spans(rng, 12), spans(rng, 9)
    centres = [(i + 0.5) / 100 for i in range(2000)]  # edges lie on 0.02 s, so that a grid of 0.01 s is exact

    def inside(own: list[Span], at: float) -> bool:
        return any(span.start_s <= at < span.end_s for span in own)

    counts = [[0, 0], [0, 0]]
    for at in centres:
        counts[1 - inside(first, at)][1 - inside(second, at)] += 1
    found = shared_time(first, second, 20.0)
    assert [value for row in found for value in row] == pytest.approx([n / 100 for row in counts for n in row])


@pytest.mark.parametrize("seed", range(30))
def test_as_many_events_are_paired_as_can_be(seed: int) -> None:
    rng = random.Random(seed)
    first = sorted((Span(s, s + 0.5) for s in (rng.random() / 4 for _ in range(5))), key=lambda x: x.start_s)
    second = sorted((Span(s, s + 0.5) for s in (rng.random() / 4 for _ in range(6))), key=lambda x: x.start_s)
    most = max(
        sum(abs(mine.start_s - theirs.start_s) <= 0.05 for mine, theirs in zip(first, order, strict=False))
        for order in itertools.permutations(second, len(first))
    )
    found = match_edges(first, second)
    assert (found.both, found.first_only, found.second_only) == (most, 5 - most, 6 - most)
    backwards = match_edges(second, first)
    assert (backwards.both, backwards.first_only) == (found.both, found.second_only)
    assert backwards.mean_iou is None or 0 < backwards.mean_iou <= 1


def test_greedy_would_take_the_only_partner_away() -> None:
    first = [Span(0.00, 1.00), Span(0.04, 1.04)]
    second = [Span(0.00, 1.00), Span(0.08, 1.08)]
    assert match_edges(first, second).both == 2
    assert match_edges([Span(0.04, 1.0), Span(0.0, 1.0)], [Span(0.04, 1.0), Span(0.08, 1.0)]).both == 2


def test_the_collar_is_at_both_edges() -> None:
    assert match_edges([Span(1, 2)], [Span(1.05, 1.95)]).both == 1
    assert match_edges([Span(1, 2)], [Span(1.06, 2)]).both == 0
    assert match_edges([Span(1, 2)], [Span(1, 1.94)]).both == 0


def test_overlap() -> None:
    assert iou(Span(0, 1), Span(0.5, 1.5)) == pytest.approx(1 / 3)
    assert iou(Span(0, 1), Span(2, 3)) == 0
    assert iou(Span(1, 1), Span(1, 1)) == 1, "two points at one time"
    assert match_overlap([Span(0, 1)], [Span(0, 0.5)]).both == 1
    assert match_overlap([Span(0, 1)], [Span(0, 0.49)]).both == 0


def test_classes_are_compared_one_by_one_and_add_up() -> None:
    both = SegmentState(0.0, 1.0, classes=("expiration", "dysphonation"))
    voiced = compare([both], marked((0.0, 1.0)), "expiration", 4.0)
    hoarse = compare([both], marked((0.0, 1.0)), "dysphonation", 4.0)
    assert (voiced.kappa.value, voiced.events.f1, voiced.overlap.mean_iou) == (1.0, 1.0, 1.0)
    assert (hoarse.kappa.value, hoarse.events.f1) == (0.0, 0.0)
    missed = compare(marked((1.0, 2.0)), [], "expiration", 6.0)
    total = add_up([voiced, missed])
    assert total.seconds == ((1.0, 1.0), (0.0, 8.0))
    assert (total.events.both, total.events.first_only, total.events.f1) == (1, 1, pytest.approx(2 / 3))
    with pytest.raises(ValueError, match="within one class"):
        add_up([voiced, hoarse])
    with pytest.raises(ValueError, match="within one class"):
        add_up([])


def test_silence_agreed_upon_and_points() -> None:
    nothing = compare([], [], "expiration", 5.0)
    assert (nothing.kappa.value, nothing.kappa.why_none, nothing.events.f1) == (None, ONE_CLASS, None)
    points = compare(marked((1.0, 1.0)), marked((1.02, 1.02)), "expiration", 5.0)
    assert points.seconds == ((0, 0), (0, 5.0))
    assert points.events.f1 == 1.0
    beyond = compare(marked((4.0, 9.0)), marked((4.0, 6.0)), "expiration", 5.0)
    assert beyond.seconds == ((1.0, 0.0), (0.0, 4.0)), "what lies past the end does not count"


def test_ten_thousand_segments_are_paired() -> None:
    many = [Span(i * 0.3, i * 0.3 + 0.2) for i in range(10_000)]
    assert match_edges(many, many).both == 10_000
