"""One row of a table → :class:`Metadata`. A cell that makes no sense is left out and said, never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from cryapp.domain.infant import Metadata, Sex

_SEXES = {
    **dict.fromkeys(("f", "female", "girl", "w", "weiblich", "fille", "féminin"), Sex.FEMALE),
    **dict.fromkeys(("m", "male", "boy", "männlich", "garçon", "masculin"), Sex.MALE),
    **dict.fromkeys(("u", "unknown", "?", "na", "n/a", "x", "d", "indeterminate"), Sex.UNKNOWN),
}
_WEEKS_AND_DAYS = re.compile(r"(\d{2})\s*(?:\+|w(?:eeks?)?\s*)\s*(\d)\s*(?:d(?:ays?)?)?", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_MOST_WEEKS = 45
_KILOGRAMS_BELOW = 20


class _SenselessCellError(ValueError):
    """A cell's text does not say what its column should hold."""


def read_metadata(row: Mapping[str, str], columns: Mapping[str, str]) -> tuple[Metadata, tuple[str, ...]]:
    """What a row says, and a sentence for each cell that was left out.

    Args:
        columns: field of :class:`Metadata` → column name; other keys (``path``) are passed over.
    """
    values: dict[str, Any] = {}
    problems = []
    for field, column in columns.items():
        parse = _PARSERS.get(field)
        text = row.get(column, "").strip()
        if parse is None or not text:
            continue
        try:
            values[field] = parse(text)
        except _SenselessCellError as error:
            problems.append(f"{column} “{text}” was left out: {error}")
    return Metadata(**values), tuple(problems)


def merged(first: Metadata, second: Metadata | None) -> Metadata:
    """``first`` with the gaps filled from ``second`` (the table before the file name)."""
    if second is None:
        return first
    gaps = {
        name: getattr(second, name)
        for name in Metadata.__dataclass_fields__
        if getattr(first, name) is None or (name == "synthetic" and second.synthetic)
    }
    return replace(first, **gaps)


def parse_moment(text: str) -> datetime:
    """ISO 8601 date or date and time; one without an offset is taken as UTC, so that stores agree between machines."""
    try:
        moment = datetime.fromisoformat(text.strip().replace("Z", "+00:00").replace("/", "-"))
    except ValueError:
        raise _SenselessCellError("not an ISO date such as 2026-03-01T14:05") from None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    if not 1900 <= moment.year <= 2200:
        raise _SenselessCellError("not a year of this time")
    return moment


def parse_gestation_days(text: str) -> int:
    """``38+2``, ``38w2d``, ``38`` or ``38.3`` (weeks), ``268`` (days)."""
    match = _WEEKS_AND_DAYS.fullmatch(text.strip())
    if match:
        days = int(match[1]) * 7 + int(match[2])
        if int(match[2]) > 6:
            raise _SenselessCellError("a week has days 0 to 6")
    else:
        number = _number(text, 0, 400)
        days = round(number * 7) if number <= _MOST_WEEKS else round(number)
    if not 20 * 7 <= days <= _MOST_WEEKS * 7:
        raise _SenselessCellError("gestation must be between 20 and 45 weeks")
    return days


def _number(text: str, low: float, high: float) -> float:
    match = _NUMBER.match(text.strip())
    rest = text.strip()[match.end() :].strip() if match else text
    if match is None or any(c.isdigit() for c in rest):
        raise _SenselessCellError("not a number")
    value = float(match[0].replace(",", "."))
    if not low <= value <= high:
        raise _SenselessCellError(f"not between {low:g} and {high:g}")
    return value


def _weight_g(text: str) -> int:
    value = _number(text, 0.2, 8000)
    grams = value * 1000 if value < _KILOGRAMS_BELOW else value
    if not 200 <= grams <= 8000:
        raise _SenselessCellError("a birth weight is between 200 and 8000 g")
    return round(grams)


def _apgar(text: str) -> int:
    value = _number(text, 0, 10)
    if value != int(value):
        raise _SenselessCellError("an Apgar score is a whole number")
    return int(value)


def _sex(text: str) -> Sex:
    try:
        return _SEXES[text.strip().casefold()]
    except KeyError:
        raise _SenselessCellError("not one of f, m, u") from None


def _text(text: str) -> str:
    return text.strip()[:500]


_PARSERS: Mapping[str, Callable[[str], Any]] = {
    "infant": _text,
    "recorded_at": parse_moment,
    "born_at": parse_moment,
    "hours_since_birth": lambda t: _number(t, 0, 24 * 366 * 5),
    "sex": _sex,
    "gestation_days": parse_gestation_days,
    "birth_weight_g": _weight_g,
    "apgar_1": _apgar,
    "apgar_5": _apgar,
    "apgar_10": _apgar,
    "cord_ph": lambda t: _number(t, 6.3, 7.9),
    "base_deficit": lambda t: _number(t, -15, 45),
    "resuscitation": _text,
    "cooling": _text,
    "stimulus": _text,
    "device": _text,
    "place": _text,
    "site": _text,
    "age_group": _text,
}
