"""Sentences that can be said in another language later: the English template is the key of the catalogue.

Services and the domain speak English and know no Qt. Where they build a sentence of parts, :func:`say` keeps the
template and its values with the finished text, so that whoever shows it can say the same in the reader's language
(:func:`cryapp.ui.i18n.tr`). Everywhere else a :class:`Said` is the plain English string that it looks like.
"""

from __future__ import annotations

from collections.abc import Iterable


class Said(str):
    """An English sentence that remembers its template and the values in it (text among them may be ``Said`` too)."""

    __slots__ = ("template", "values")
    template: str
    values: dict[str, object]

    def __new__(cls, template: str, values: dict[str, object]) -> Said:
        made = super().__new__(cls, template.format(**values))
        made.template, made.values = template, values
        return made


class SaidTogether(str):
    """Several sentences with something between them, each to be translated by itself."""

    __slots__ = ("between", "parts")
    between: str
    parts: tuple[str, ...]

    def __new__(cls, between: str, parts: tuple[str, ...]) -> SaidTogether:
        made = super().__new__(cls, between.join(parts))
        made.between, made.parts = between, parts
        return made


class SaidCount(str):
    """A number with its noun: ``3 infants``."""

    __slots__ = ("many", "n", "one")
    n: int
    one: str
    many: str

    def __new__(cls, n: int, one: str, many: str) -> SaidCount:
        made = super().__new__(cls, f"{n:,} {one if n == 1 else many}")
        made.n, made.one, made.many = n, one, many
        return made


class AsWritten:
    """A value that a person wrote: it stays as it is in every language, even where it looks like a word of ours."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


def say(template: str, **values: object) -> Said:
    """The template with its values: ``say("{n} files were added.", n=3)``. The template must be a literal."""
    return Said(template, values)


def together(parts: Iterable[str], between: str = " ") -> SaidTogether:
    """Joins sentences as ``between.join`` does, without losing what each was made of. Empty ones are left out."""
    return SaidTogether(between, tuple(part for part in parts if part))


def counted(n: int, one: str, many: str = "") -> SaidCount:
    """``1 infant``, ``2 infants``, ``1,204 recordings``. Both words must be literals."""
    return SaidCount(n, one, many or one + "s")


def mark(text: str) -> str:
    """The text itself; marks a literal in a table as one to be translated when it is shown."""
    return text
