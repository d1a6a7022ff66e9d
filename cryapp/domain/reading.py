"""Reading sets: recordings dealt out to readers, some to two of them, some to the same reader again in silence."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cryapp.domain.ids import AnnotatorId, ReadingSetId, RecordingId, TaskId


class Round(StrEnum):
    FIRST = "first"
    SECOND = "second"
    """Another reader has it too. Not told."""
    REPEAT = "repeat"
    """The reader had it before. Not told."""


@dataclass(frozen=True)
class Candidate:
    """A recording to be read, and why it was chosen."""

    recording_id: RecordingId
    why: str


@dataclass(frozen=True)
class DealSettings:
    """How a set is dealt. Shares are of the set's recordings (``twice``) and of each reader's own (``repeat``)."""

    twice_share: float = 0.2
    repeat_share: float = 0.05
    readings_of_shared: int = 2
    """Readers of a recording of the shared part."""
    min_gap: int = 20
    """At least so many others lie between a reading and its repeat, where the set is long enough."""

    def __post_init__(self) -> None:
        if not (0 <= self.twice_share <= 1 and 0 <= self.repeat_share <= 1):
            raise ValueError("a share is between 0 and 1")
        if self.readings_of_shared < 2 or self.min_gap < 0:
            raise ValueError("what is shared has two readers or more, and a gap is not negative")


@dataclass(frozen=True)
class Dealt:
    """One card of one reader; ``position`` counts from 0 in the reader's own order."""

    annotator_id: AnnotatorId
    position: int
    recording_id: RecordingId
    round: Round
    why: str


@dataclass(frozen=True)
class ReadingSet:
    id: ReadingSetId
    name: str
    task_id: TaskId
    created_at: datetime
    seed: int
    settings: DealSettings
    closed: bool


def deal(
    candidates: Sequence[Candidate], readers: Sequence[AnnotatorId], settings: DealSettings, seed: int
) -> tuple[Dealt, ...]:
    """Deals ``candidates`` (each once) to ``readers``; the same seed deals the same.

    What is read twice, who reads what, what is repeated and each reader's order are drawn at random, so that agreement
    on the shared part speaks for the whole set and no reader meets the recordings in the order of another. Loads
    differ by at most one recording before repeats.

    Raises: ValueError if there are too few readers for what is to be shared.
    """
    if settings.twice_share > 0 and len(set(readers)) < settings.readings_of_shared:
        raise ValueError(f"{settings.readings_of_shared} readers are needed for what is read twice")
    rng = random.Random(f"deal:{seed}")
    shuffled = list(candidates)
    rng.shuffle(shuffled)
    n_shared = round(settings.twice_share * len(shuffled))
    order = rng.sample(sorted(set(readers)), len(set(readers)))
    hands: dict[AnnotatorId, list[tuple[Candidate, Round]]] = {reader: [] for reader in order}
    for i, candidate in enumerate(shuffled):
        n_readings = settings.readings_of_shared if i < n_shared else 1
        if i % len(order) == 0:
            rng.shuffle(order)  # not the same two neighbours every time
        least = sorted(order, key=lambda reader: (len(hands[reader]), order.index(reader)))
        for n_th, reader in enumerate(least[:n_readings]):
            hands[reader].append((candidate, Round.FIRST if n_th == 0 else Round.SECOND))
    return tuple(card for reader in sorted(hands) for card in _in_order(reader, hands[reader], settings, seed))


def _in_order(
    reader: AnnotatorId, hand: Sequence[tuple[Candidate, Round]], settings: DealSettings, seed: int
) -> list[Dealt]:
    rng = random.Random(f"order:{seed}:{reader}")
    cards = list(hand)
    rng.shuffle(cards)
    n_repeats = round(settings.repeat_share * len(cards))
    for candidate, _ in rng.sample(cards, n_repeats):
        read_at = next(i for i, (other, _round) in enumerate(cards) if other == candidate)
        earliest = min(read_at + 1 + settings.min_gap, len(cards))
        cards.insert(rng.randint(earliest, len(cards)), (candidate, Round.REPEAT))
    return [
        Dealt(reader, position, candidate.recording_id, round_, candidate.why)
        for position, (candidate, round_) in enumerate(cards)
    ]
