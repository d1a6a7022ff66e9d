"""Fuzzy search as in editors: the letters in order, whole words and beginnings before scattered letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

START, WORD, RUN, LETTER, GAP = 12.0, 8.0, 6.0, 1.0, 0.15
"""Worth of a letter at the very beginning, at a word's, right after the one before, anywhere; cost of each skipped."""


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Small letters without accents: ``Écouter`` is found by ``ecouter``."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def score(wanted: str, text: str) -> float | None:
    """How well ``wanted`` is met by ``text``; None if its letters are not all there in order. Blanks separate words,
    each of which must be met; the best place of each is found by dynamic programming, not by the first hit."""
    total = 0.0
    here = plain(text)
    for word in plain(wanted).split():
        found = _word(word, here)
        if found is None:
            return None
        total += found
    return total - GAP * 0.1 * len(here)


def _word(word: str, text: str) -> float | None:
    """Best sum over all ways to find the letters in order; O(len(word)·len(text)²) on short texts."""
    best: list[float | None] = [None] * len(text)
    for number, letter in enumerate(word):
        now: list[float | None] = [None] * len(text)
        for at, there in enumerate(text):
            if there != letter:
                continue
            worth = START if at == 0 else WORD if not text[at - 1].isalnum() else LETTER
            if number == 0:
                now[at] = worth - GAP * at
                continue
            ways = [
                before + (max(RUN, worth) if at == back + 1 else worth) - GAP * (at - back - 1)
                for back in range(at)
                if (before := best[back]) is not None
            ]
            if ways:
                now[at] = max(ways)
        best = now
    reached = [value for value in best if value is not None]
    return max(reached) if reached else None
