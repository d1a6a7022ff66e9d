"""Dealing: everything is read, shares are kept, loads are even, and nothing in the order gives a repeat away."""

from __future__ import annotations

from collections import Counter

import pytest

from cryapp.domain.ids import AnnotatorId, RecordingId
from cryapp.domain.reading import Candidate, DealSettings, Round, deal

READERS = [AnnotatorId(n) for n in (1, 2, 3)]


def cards(n: int) -> list[Candidate]:
    return [Candidate(RecordingId(i), "random control" if i % 2 else "uncertain") for i in range(n)]


@pytest.mark.parametrize("seed", range(10))
def test_shares_and_loads(seed: int) -> None:
    dealt = deal(cards(100), READERS, DealSettings(0.3, 0.1), seed)
    fresh = [card for card in dealt if card.round is not Round.REPEAT]
    times = Counter(card.recording_id for card in fresh)
    assert Counter(times.values()) == {2: 30, 1: 70}
    assert len({(card.recording_id, card.annotator_id) for card in fresh}) == 130, "two readings are of two readers"
    loads = Counter(card.annotator_id for card in fresh)
    assert max(loads.values()) - min(loads.values()) <= 1
    for reader in READERS:
        own = [card for card in dealt if card.annotator_id == reader]
        assert [card.position for card in own] == list(range(len(own)))
        assert sum(card.round is Round.REPEAT for card in own) == round(0.1 * loads[reader])
    whys = {card.recording_id: card.why for card in cards(100)}
    assert all(card.why == whys[card.recording_id] for card in dealt), "a repeat does not say that it is one"


@pytest.mark.parametrize("seed", range(10))
def test_a_repeat_lies_well_after_its_first_reading(seed: int) -> None:
    dealt = deal(cards(60), READERS[:1], DealSettings(0, 0.2, min_gap=15), seed)
    first = {card.recording_id: card.position for card in dealt if card.round is Round.FIRST}
    for card in dealt:
        if card.round is Round.REPEAT:
            gap = card.position - first[card.recording_id] - 1
            assert gap >= 15 or first[card.recording_id] + 15 >= 60 - 15, gap


def test_the_same_seed_deals_the_same_and_another_does_not() -> None:
    one, same, other = (deal(cards(40), READERS, DealSettings(), seed) for seed in (7, 7, 8))
    assert one == same != other
    orders = [
        [card.recording_id for card in deal(cards(40), READERS[:2], DealSettings(1.0, 0), 1) if card.annotator_id == r]
        for r in READERS[:2]
    ]
    assert sorted(orders[0]) == sorted(orders[1])
    assert orders[0] != orders[1], "each reader has an order of their own"


def test_every_pair_of_readers_shares_something() -> None:
    dealt = deal(cards(300), READERS, DealSettings(0.5, 0), 3)
    by_recording: dict[int, set[int]] = {}
    for card in dealt:
        by_recording.setdefault(card.recording_id, set()).add(card.annotator_id)
    pairs = Counter(tuple(sorted(who)) for who in by_recording.values() if len(who) == 2)
    assert len(pairs) == 3
    assert min(pairs.values()) > 20


def test_what_cannot_be_dealt_is_refused() -> None:
    with pytest.raises(ValueError, match="readers are needed"):
        deal(cards(10), READERS[:1], DealSettings(0.2), 0)
    with pytest.raises(ValueError, match="between 0 and 1"):
        DealSettings(twice_share=1.2)
    with pytest.raises(ValueError, match="two readers or more"):
        DealSettings(readings_of_shared=1)
    assert deal([], READERS, DealSettings(), 0) == ()
