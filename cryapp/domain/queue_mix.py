"""The explained queue: which reasons put a recording before a reader, in which shares, and how doubt is measured."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from cryapp.domain.ids import InfantId, RecordingId
from cryapp.domain.wording import mark

LEAST_RANDOM = 0.05
"""The random arm always stays: metrics of a model that chose what was labelled are metrics of its own choice."""


class Reason(StrEnum):
    """Why a recording is in the queue. No reason tells which class a model or a reader named: readers are blind."""

    RANDOM = "random"
    DISAGREE = "disagree"
    RARE = "rare"
    UNLIKE = "unlike"
    UNCERTAIN = "uncertain"
    FILL = "fill"
    """Drawn at random because an arm had too few candidates; NOT part of the control, which others must not thin."""

    @property
    def sentence(self) -> str:
        """As the worklist says it, in two or three words."""
        return _SENTENCES[self]

    @property
    def explanation(self) -> str:
        """One sentence more, for whoever asks."""
        return _EXPLANATIONS[self]


_SENTENCES = {
    Reason.RANDOM: mark("random control"),
    Reason.DISAGREE: mark("readers disagree"),
    Reason.RARE: mark("few labels like it"),
    Reason.UNLIKE: mark("unlike anything labelled"),
    Reason.UNCERTAIN: mark("uncertain"),
    Reason.FILL: mark("to fill the list"),
}

_EXPLANATIONS = {
    Reason.RANDOM: mark("Drawn by chance from everything that waits. The control that keeps every figure honest."),
    Reason.DISAGREE: mark("Other readers gave different answers, and nobody has ruled yet."),
    Reason.RARE: mark(
        "Little has been labelled that is like it: its infant, or what the model takes it for. It is not said which."
    ),
    Reason.UNLIKE: mark("It sounds unlike anything labelled so far, and unlike the others chosen with it."),
    Reason.UNCERTAIN: mark("The model in use is unsure about it, so that your answer teaches it most."),
    Reason.FILL: mark("Drawn by chance because another reason found too few. It is not counted as control."),
}

ARMS = (Reason.RANDOM, Reason.DISAGREE, Reason.RARE, Reason.UNLIKE, Reason.UNCERTAIN)
"""Reasons with a share, the scarcest candidates first: each arm chooses from what those before it left."""


class Measure(StrEnum):
    """How uncertain a prediction is."""

    ENTROPY = "entropy"
    MARGIN = "margin"
    """Between the two most probable classes."""
    COMMITTEE = "committee"
    """How far the versions of a model that scored the recording differ (query by committee)."""


@dataclass(frozen=True)
class Mix:
    """Shares of the reasons; they sum to one. Raises: ValueError if they do not, or the random arm is too small."""

    shares: Mapping[Reason, float] = field(
        default_factory=lambda: MappingProxyType(
            {
                Reason.UNCERTAIN: 0.4,
                Reason.UNLIKE: 0.2,
                Reason.RANDOM: 0.2,
                Reason.DISAGREE: 0.1,
                Reason.RARE: 0.1,
            }
        )
    )
    measure: Measure = Measure.ENTROPY

    def __post_init__(self) -> None:
        unknown = set(self.shares) - set(ARMS)
        if unknown:
            raise ValueError(f"{', '.join(sorted(unknown))} cannot have a share")
        if not all(math.isfinite(share) and share >= 0 for share in self.shares.values()):
            raise ValueError("a share is a number from 0 to 1")
        if abs(sum(self.shares.values()) - 1) > 1e-6:
            raise ValueError("the shares must sum to 100 %")
        if self.share(Reason.RANDOM) < LEAST_RANDOM - 1e-9:
            raise ValueError(f"at least {LEAST_RANDOM:.0%} must be random, so that metrics stay unbiased")

    def share(self, reason: Reason) -> float:
        return self.shares.get(reason, 0.0)

    def counts(self, n: int) -> dict[Reason, int]:
        """How many of ``n`` each reason gets: by largest remainders, and never none at random (if ``n`` > 0)."""
        exact = {reason: self.share(reason) * n for reason in ARMS}
        counts = {reason: math.floor(value + 1e-9) for reason, value in exact.items()}
        by_remainder = sorted(ARMS, key=lambda reason: counts[reason] - exact[reason])
        for reason in by_remainder[: n - sum(counts.values())]:
            counts[reason] += 1
        if n > 0 and counts[Reason.RANDOM] == 0:
            counts[max(ARMS, key=lambda reason: counts[reason])] -= 1
            counts[Reason.RANDOM] = 1
        return counts


def rebalanced(percents: Mapping[Reason, int], reason: Reason, wanted: int) -> dict[Reason, int]:
    """Whole per cents that sum to 100, with ``reason`` at ``wanted`` or as near as the random arm's least lets it.

    What the others lose or gain is shared among them in proportion to what they have; where all of them have nothing,
    the random arm takes it.
    """
    least = round(100 * LEAST_RANDOM)
    others = [arm for arm in ARMS if arm is not reason]
    low, high = (least, 100) if reason is Reason.RANDOM else (0, 100 - least)
    value = min(max(wanted, low), high)
    floor = {arm: least if arm is Reason.RANDOM else 0 for arm in others}
    room = 100 - value - sum(floor.values())
    weight = {arm: max(0, percents.get(arm, 0) - floor[arm]) for arm in others}
    total = sum(weight.values())
    if total == 0:
        taker = Reason.RANDOM if reason is not Reason.RANDOM else Reason.UNCERTAIN
        weight, total = {**weight, taker: 1}, 1
    exact = {arm: room * weight[arm] / total for arm in others}
    found = {arm: math.floor(exact[arm] + 1e-9) for arm in others}
    for arm in sorted(others, key=lambda one: found[one] - exact[one])[: room - sum(found.values())]:
        found[arm] += 1
    return {arm: value if arm is reason else floor[arm] + found[arm] for arm in ARMS}


@dataclass(frozen=True)
class QueueItem:
    recording_id: RecordingId
    infant_id: InfantId
    reason: Reason
    hours_since_birth: float | None = None


@dataclass(frozen=True)
class ExplainedQueue:
    """A batch for one reader. It stays as it is while it is read: a list must not move under the reader's hands."""

    items: tuple[QueueItem, ...]
    asked: Mapping[Reason, int]
    notes: tuple[str, ...] = ()
    """A sentence for each arm that could not be filled, and why."""

    @property
    def counts(self) -> dict[Reason, int]:
        return {reason: sum(item.reason is reason for item in self.items) for reason in Reason}

    @property
    def why(self) -> dict[RecordingId, str]:
        """What the worklist says of each recording."""
        return {item.recording_id: item.reason.sentence for item in self.items}


def entropy(probabilities: Sequence[float]) -> float:
    """Shannon's, normalised: 0 (certain) … 1 (all classes equally probable)."""
    if len(probabilities) < 2:
        return 0.0
    return _nats(probabilities) / math.log(len(probabilities))


def margin(probabilities: Sequence[float]) -> float:
    """One minus the lead of the most probable class over the next: 0 (certain) … 1 (a tie)."""
    if len(probabilities) < 2:
        return 0.0
    first, second = sorted(probabilities, reverse=True)[:2]
    return 1.0 - (first - second)


def committee(members: Sequence[Sequence[float]]) -> float:
    """Jensen–Shannon divergence of the members' probabilities (members, classes) in bits: 0 where they agree.

    McCallum & Nigam 1998 (query by committee, KL to the mean).
    """
    if len(members) < 2:
        return 0.0
    mean = [sum(column) / len(members) for column in zip(*members, strict=True)]
    return max(0.0, (_nats(mean) - sum(map(_nats, members)) / len(members)) / math.log(2))


def _nats(probabilities: Sequence[float]) -> float:
    return -sum(p * math.log(p) for p in probabilities if p > 0)
