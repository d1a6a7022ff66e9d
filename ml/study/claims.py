"""The questions the study is made for, and their answers in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ml.metrics import Estimate
from ml.study import arms
from ml.study.arms import ARMS, Reading
from ml.study.divisions import LOCKED
from ml.study.place import Place

MARGIN = 0.02
"""Of "not worse": what the promotion gate allows (docs: learning, point 5)."""


class Verdict(StrEnum):
    HOLDS = "holds"
    NOT = "does not hold"
    OPEN = "cannot be told here"


@dataclass(frozen=True)
class Question:
    """Is ``place`` better than ``other`` (or, with a margin, not worse)?"""

    words: str
    place: Place
    other: Place
    margin: float | None = None

    def answered(self, difference: Estimate) -> Claim:
        return Claim(self, difference, verdict_of(difference, self.margin))


@dataclass(frozen=True)
class Claim:
    question: Question
    difference: Estimate
    verdict: Verdict

    @property
    def sentence(self) -> str:
        d = self.difference
        margin = f" (margin {self.question.margin})" if self.question.margin is not None else ""
        return f"{self.question.words}: {self.verdict}{margin}; {d.value:+.3f} ({d.low:+.3f} to {d.high:+.3f})."

    def as_json(self) -> dict[str, Any]:
        q = self.question
        return {
            "tests": q.place.tests,
            "words": q.words,
            "encoder": q.place.encoder,
            "reading": str(q.place.reading),
            "arm": q.place.arm,
            "fraction": q.place.fraction,
            "other_arm": q.other.arm,
            "other_fraction": q.other.fraction,
            "margin": q.margin,
            "difference": self.difference.as_json(),
            "verdict": str(self.verdict),
            "sentence": self.sentence,
        }


def verdict_of(difference: Estimate, margin: float | None) -> Verdict:
    """Better: the interval lies above 0; not worse: above −margin. Refuted: the interval lies below that line.

    An interval that holds the line leaves the question open, wherever its middle is.
    """
    line = 0.0 if margin is None else -margin
    if difference.low > line:
        return Verdict.HOLDS
    if difference.high < line:
        return Verdict.NOT
    return Verdict.OPEN


def asked(places: Iterable[Place], main_arm: str) -> list[Question]:
    """Every question of the seed whose two sides were measured, for each test set, encoder and reading."""
    there = set(places)
    questions: list[Question] = []
    groups = sorted({(p.tests, p.encoder, Reading(p.reading)) for p in there if p.encoder}, key=_group_order)
    fractions = sorted({p.fraction for p in there})

    def ask(words: str, place: Place, other: Place, margin: float | None = None) -> None:
        if place in there and other in there:
            questions.append(Question(words, place, other, margin))

    for tests, encoder, reading in groups:

        def at(arm: str, fraction: float, place: tuple[str, str, str] = (tests, encoder, reading)) -> Place:
            return Place(place[0], place[1], arm, place[2], fraction)

        without = arms.SCRATCH if reading in arms.NETWORKS else arms.RANDOM
        main = ARMS[main_arm].words
        for f in fractions:
            share = f"{f:.0%} of the infants"
            ask(f"{main} beats {ARMS[without].words} at {share}", at(main_arm, f), at(without, f))
            if reading in arms.LABELS_ALONE:
                alone = Place(tests, encoder, without, arms.LABELS_ALONE[reading], f)
                ask(f"{main} beats {ARMS[without].words} on labels alone at {share}", at(main_arm, f), alone)
            ask(
                f"SimCLR pre-training beats supervised pre-training at {share}",
                at(arms.SIMCLR_GENERAL, f),
                at(arms.SUPERVISED, f),
            )
            ask(f"adaptation on cries adds at {share}", at(arms.SIMCLR_ADAPTED, f), at(arms.SIMCLR_GENERAL, f))
            ask(
                f"adaptation on cries adds to supervised pre-training at {share}",
                at(arms.SUPERVISED_ADAPTED, f),
                at(arms.SUPERVISED, f),
            )
        for few, many in ((0.25, 0.5), (0.5, 1.0)):
            ask(
                f"{main} from {few:.0%} of the infants is not worse than {ARMS[without].words} from {many:.0%}",
                at(main_arm, few),
                at(without, many),
                MARGIN,
            )
            if reading in arms.LABELS_ALONE:
                ask(
                    f"{main} from {few:.0%} of the infants is not worse than {ARMS[without].words} on labels alone from"
                    f" {many:.0%}",
                    at(main_arm, few),
                    Place(tests, encoder, without, arms.LABELS_ALONE[reading], many),
                    MARGIN,
                )
    return questions


def _group_order(group: tuple[str, str, Reading]) -> tuple[bool, str, int]:
    tests, encoder, reading = group
    return tests != LOCKED, encoder, list(Reading).index(reading)
