"""Event matching against trying everything, and against its own symmetries."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryapp.domain.event_matching import Event, EventScore, match, score

tenths = st.integers(0, 6).map(lambda i: i / 10)
events = st.lists(st.builds(lambda a, d, k: Event(a, a + d, k), tenths, tenths, st.sampled_from("ab")), max_size=5)


def most_pairs(reference: list[Event], estimated: list[Event], collar_s: float) -> int:
    """By trying every order."""

    def fits(r: Event, e: Event) -> bool:
        edges = max(abs(r.start_s - e.start_s), abs(r.end_s - e.end_s))
        return r.kind == e.kind and edges <= collar_s + 1e-9

    padded = [*estimated, *[None] * max(0, len(reference) - len(estimated))]
    tried = permutations(padded, len(reference))
    return max(sum(e is not None and fits(r, e) for r, e in zip(reference, order, strict=True)) for order in tried)


@settings(max_examples=150, deadline=None)
@given(events, events, st.sampled_from([0.0, 0.1, 0.25]))
def test_no_pairing_has_more_pairs(reference: list[Event], estimated: list[Event], collar_s: float) -> None:
    pairs = match(reference, estimated, collar_s)
    assert len(pairs) == most_pairs(reference, estimated, collar_s)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    for i, j in pairs:
        assert reference[i].kind == estimated[j].kind
        assert abs(reference[i].end_s - estimated[j].end_s) <= collar_s + 1e-9
    assert len(match(estimated, reference, collar_s)) == len(pairs), "neither side is preferred"
    later = [[Event(e.start_s + 100, e.end_s + 100, e.kind) for e in part] for part in (reference, estimated)]
    assert len(match(*later, collar_s)) == len(pairs)


def test_greedy_pairing_would_lose_one() -> None:
    reference = [Event(0.00, 1.0), Event(0.04, 1.0)]
    estimated = [Event(0.04, 1.0), Event(0.085, 1.0)]
    assert match(reference, estimated) == [(0, 0), (1, 1)]
    assert match([Event(0.04, 1.0), Event(0.0, 1.0)], estimated) == [(0, 1), (1, 0)]


def test_an_edge_just_beyond_the_collar_does_not_count() -> None:
    assert score([Event(1.0, 2.0)], [Event(1.05, 1.95)]).f1 == 1.0
    assert score([Event(1.0, 2.0)], [Event(1.051, 2.0)]).f1 == 0.0
    assert score([Event(1.0, 2.0, "a")], [Event(1.0, 2.0, "b")]).f1 == 0.0
    assert score([Event(1.0, 2.0, "a")], [Event(1.0, 2.0, "b")], by_kind=False).f1 == 1.0


def test_scores_add_up_and_an_empty_one_says_nothing() -> None:
    nothing = score([], [])
    assert (nothing.f1, nothing.precision, nothing.recall) == (None, None, None)
    both = nothing + EventScore(1, 2, 1) + EventScore(0, 0, 1)
    assert (both.precision, both.recall, both.f1) == (0.5, 0.5, 0.5)
    with pytest.raises(ValueError, match="collar"):
        match([], [], -0.1)


def test_a_chain_of_thousands_needs_no_recursion() -> None:
    reference = [Event(i * 0.04, i * 0.04 + 1) for i in range(3000)]
    estimated = [Event(e.start_s + 0.04, e.end_s + 0.04) for e in reference]
    assert len(match(reference, estimated)) == 3000
