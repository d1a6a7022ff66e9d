"""The further questions a class asks (Sarnat stage, exam time …) as they are edited, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cryapp.domain.annotation import CERTAINTY
from cryapp.domain.inner_key import KEY, key_from
from cryapp.domain.task import Detail, LabelClass
from cryapp.domain.wording import say

CHOICE, MOMENT, WORDS = "choice", "datetime", "text"
KINDS = (CHOICE, MOMENT, WORDS)
MOST_QUESTIONS, MOST_CHOICES = 6, 12
LONGEST_QUESTION, LONGEST_CHOICE = 60, 40
RESERVED = frozenset({CERTAINTY, "reading_item", "reason", "reader", "text"})
"""What the payload of an event is used for besides."""


def tidy(detail: Detail) -> Detail:
    """Without blanks around words; choices belong to questions that have them."""
    choices = tuple(one.strip() for one in detail.choices) if detail.kind == CHOICE else ()
    return replace(detail, text=detail.text.strip(), choices=choices)


def with_keys(classes: Iterable[LabelClass], kept: frozenset[tuple[str, str]]) -> tuple[LabelClass, ...]:
    """Classes whose questions have inner keys.

    Args:
        kept: (class, question) keys of the version before: answers are kept under them, so they stay whatever the words
            become. The key of a new question is made of its words; the same words in two classes are one question.
    """
    made = list(classes)
    by_words = {d.text.casefold(): d.key for one in made for d in one.details if (one.key, d.key) in kept}
    found = []
    for one in made:
        taken = {d.key for d in one.details if (one.key, d.key) in kept}
        details = []
        for detail in one.details:
            key = detail.key
            if (one.key, key) not in kept:
                key = by_words.get(detail.text.casefold(), "")
                if not key or key in taken:
                    key = key_from(detail.text, frozenset(taken) | RESERVED)
                    by_words.setdefault(detail.text.casefold(), key)
                taken.add(key)
            details.append(replace(detail, key=key))
        found.append(replace(one, details=tuple(details)))
    return tuple(found)


def problems(name: str, details: tuple[Detail, ...]) -> Iterator[str]:
    """What has to be put right in the questions of a class, a sentence each. ``name`` is the class's."""
    if len(details) > MOST_QUESTIONS:
        yield say("“{name}” asks more than {n} questions.", name=name, n=MOST_QUESTIONS)
    for detail in details:
        yield from _of_one(name, detail)
    for words, n in Counter(one.text.casefold() for one in details if one.text).items():
        if n > 1:
            shown = next(one.text for one in details if one.text.casefold() == words)
            yield say("“{name}” asks “{question}” twice.", name=name, question=shown)
    keys = Counter(one.key for one in details)
    for key in [key for key, n in keys.items() if n > 1]:
        yield say("The inner key {key} is used by two questions of “{name}”.", key=key, name=name)


def _of_one(name: str, detail: Detail) -> Iterator[str]:
    if not detail.text.strip() or len(detail.text) > LONGEST_QUESTION:
        yield say("A question of “{name}” needs words, {n} characters at most.", name=name, n=LONGEST_QUESTION)
        return
    if detail.key == CERTAINTY:
        yield say("No question of “{name}” can be called “certainty”: every answer has that.", name=name)
    elif detail.key in RESERVED or not KEY.fullmatch(detail.key):
        yield say("“{key}” cannot be the inner key of a question.", key=detail.key)
    if detail.kind not in KINDS:
        yield say("“{question}” is asked in an unknown way: {kind}.", question=detail.text, kind=detail.kind)
    if detail.kind != CHOICE:
        return
    if not 2 <= len(detail.choices) <= MOST_CHOICES:
        yield say("“{question}” needs 2 to {n} grades to choose from.", question=detail.text, n=MOST_CHOICES)
    if any(not one.strip() or len(one) > LONGEST_CHOICE for one in detail.choices):
        yield say(
            "A grade of “{question}” needs a name, {n} characters at most.", question=detail.text, n=LONGEST_CHOICE
        )
    for grade, n in Counter(one.strip().casefold() for one in detail.choices).items():
        if n > 1 and grade:
            yield say("“{question}” has the grade “{grade}” twice.", question=detail.text, grade=grade)
