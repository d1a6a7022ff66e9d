"""The interval index against a plain list, through any sequence of changes."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryapp.domain.intervals import BLOCK, IntervalIndex, Part

quarters = st.integers(-2, 40).map(lambda i: i / 4)
bounds = st.tuples(quarters, quarters).map(lambda pair: (min(pair), max(pair)))


def many(n: int, seed: int) -> Iterator[tuple[int, float, float]]:
    """Mostly short intervals, some as long as everything."""
    rng = random.Random(seed)
    for key in range(n):
        start_s = rng.uniform(0, 3600)
        yield key, start_s, start_s + (rng.uniform(0, 3600) if rng.random() < 0.002 else rng.uniform(0, 1))


def check(index: IntervalIndex[int], plain: dict[int, tuple[float, float]], low: float, high: float) -> None:
    ordered = sorted(plain, key=lambda k: plain[k])
    assert sorted(index) == sorted(plain)  # equal intervals have no order among themselves
    assert [plain[k] for k in index] == [plain[k] for k in ordered]
    overlapping = index.overlapping(low, high)
    assert sorted(overlapping) == sorted(k for k, (a, b) in plain.items() if a <= high and b >= low)
    assert [plain[k] for k in overlapping] == sorted(plain[k] for k in overlapping)
    later = [a for a, _ in plain.values() if a > low]
    earlier = [a for a, _ in plain.values() if a < low]
    after, before = index.after(low), index.before(low)
    assert (None if after is None else plain[after][0]) == min(later, default=None)
    assert (None if before is None else plain[before][0]) == max(earlier, default=None)


@settings(max_examples=60, deadline=None)
@given(st.lists(bounds, max_size=20), st.lists(st.tuples(st.integers(0, 2), st.integers(0, 30), bounds)), bounds)
def test_any_changes_leave_what_a_list_would_hold(
    start: list[tuple[float, float]], changes: list[tuple[int, int, tuple[float, float]]], window: tuple[float, float]
) -> None:
    plain = dict(enumerate(start))
    index = IntervalIndex((k, a, b) for k, (a, b) in plain.items())
    for n, (what, which, (a, b)) in enumerate(changes):
        if what == 0 or not plain:
            index.add(1000 + n, a, b)
            plain[1000 + n] = (a, b)
            continue
        key = sorted(plain)[which % len(plain)]
        if what == 1:
            index.remove(key)
            del plain[key]
        else:
            index.move(key, a, b)
            plain[key] = (a, b)
    check(index, plain, *window)


def test_many_intervals_added_one_by_one_equal_those_built_at_once() -> None:
    items = list(many(20 * BLOCK, 1))
    built, grown = IntervalIndex(items), IntervalIndex[int]()
    for key, start_s, end_s in items:
        grown.add(key, start_s, end_s)
    plain = {key: (start_s, end_s) for key, start_s, end_s in items}
    for low in (0.0, 100.5, 1800.0, 3599.0, 9999.0):
        check(built, plain, low, low + 3)
        check(grown, plain, low, low)
    for key, *_ in items:
        grown.remove(key)
    assert len(grown) == 0
    assert grown.overlapping(0, 1e9) == []
    assert grown.after(0) is grown.before(0) is None


def test_a_long_one_added_later_is_found_where_it_ends() -> None:
    index = IntervalIndex([("a", 0.0, 1.0), ("b", 2.0, 3.0)])
    index.add("long", 0.5, 100.0)
    assert index.overlapping(50.0, 60.0) == ["long"]
    index.move("long", 0.5, 0.75)
    assert index.overlapping(50.0, 60.0) == []


def test_an_edge_beats_the_body_and_the_shorter_lies_on_top() -> None:
    index = IntervalIndex([("long", 0.0, 10.0), ("short", 4.0, 5.0), ("point", 7.0, 7.0)])
    assert [(h.key, h.part) for h in index.hits(4.5, 0.1)] == [("short", Part.BODY), ("long", Part.BODY)]
    assert [(h.key, h.part) for h in index.hits(3.95, 0.1)] == [("short", Part.START), ("long", Part.BODY)]
    assert index.hits(5.08, 0.1)[0].part is Part.END
    assert [(h.key, h.part) for h in index.hits(10.05, 0.1)] == [("long", Part.END)]
    assert index.hits(6.99, 0.05)[0].part is Part.START
    assert index.hits(7.01, 0.05)[0].part is Part.END
    assert index.hits(7.0)[0].key == "point"
    assert index.hits(10.2, 0.1) == []


def test_impossible_intervals_are_refused() -> None:
    index = IntervalIndex([("a", 0.0, 1.0)])
    for start_s, end_s in ((2.0, 1.0), (float("nan"), 1.0), (0.0, float("inf"))):
        with pytest.raises(ValueError, match="no interval"):
            index.add("b", start_s, end_s)
        with pytest.raises(ValueError, match="no interval"):
            index.move("a", start_s, end_s)
    with pytest.raises(ValueError, match="already"):
        index.add("a", 0.0, 1.0)
    with pytest.raises(KeyError):
        index.remove("b")
    assert index.overlapping(0, 1) == ["a"]
    assert "b" not in index


def test_a_hit_test_looks_at_few_of_ten_thousand() -> None:
    index = IntervalIndex(many(10_000, 2))
    began = time.perf_counter()
    n_hits = sum(len(index.hits(0.36 * i, 0.01)) for i in range(10_000))
    print(f"{(time.perf_counter() - began) / 10_000 * 1e6:.0f} µs a hit test, {n_hits / 10_000:.1f} hits")
    assert n_hits > 10_000
