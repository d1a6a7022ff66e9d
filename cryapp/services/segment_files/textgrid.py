"""Praat TextGrids. Long and short text files are the same data to Praat: it reads free-standing numbers, quoted texts
and flags in angle brackets, and passes over everything else (Praat manual, “TextGrid file formats”). So does this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cryapp.domain.errors import UserError
from cryapp.domain.segment import SegmentState
from cryapp.services.segment_files.marked import (
    NOTHING,
    Marked,
    Parsed,
    Written,
    counted,
    decoded,
    number,
    stretch,
    text_of,
)

SUFFIX = ".TextGrid"
POINTS = "points"
_TOKEN = re.compile(r'"(?:[^"]|"")*"|(?<!\S)<[^>\s]*>(?!\S)|(?<!\S)[-+]?[\d.][^\s]*(?!\S)|!.*')


def write(states: Sequence[SegmentState], duration_s: float, name: str) -> Written:
    """A long TextGrid: tiers of contiguous intervals (as many as segments overlap) and one of points.

    Args:
        duration_s: of the recording; intervals reach from 0 to there.
        name: of the tiers, e.g. the task's key; further ones are numbered.
    """
    tiers: list[list[SegmentState]] = []
    points = sorted((s for s in states if s.is_point), key=lambda s: s.start_s)
    for state in sorted((s for s in states if not s.is_point), key=lambda s: (s.start_s, s.end_s)):
        free = next((tier for tier in tiers if tier[-1].end_s <= state.start_s), None)
        if free is None:
            tiers.append([state])
        else:
            free.append(state)
    end_s = max([duration_s, *(s.end_s for s in states)])
    n_tiers = max(1, len(tiers)) + bool(points)
    lines = [
        'File type = "ooTextFile"',
        'Object class = "TextGrid"',
        "",
        "xmin = 0",
        f"xmax = {_seconds(end_s)}",
        "tiers? <exists>",
        f"size = {n_tiers}",
        "item []:",
    ]
    for number_, tier in enumerate(tiers or [[]], 1):
        lines += _interval_tier(number_, name if number_ == 1 else f"{name}-{number_}", tier, end_s)
    if points:
        lines += _point_tier(n_tiers, f"{name}-{POINTS}", points, end_s)
    n_boxes = sum(s.is_box for s in states)
    dropped = (f"the frequencies of {counted(n_boxes, 'box', 'boxes')}",) if n_boxes else ()
    return Written(("\n".join(lines) + "\n").encode("utf-8", "replace"), dropped)


def read(data: bytes, file: str) -> Parsed:
    """Labelled intervals and points of all tiers, by time; empty intervals are gaps. Raises: UserError"""
    tokens = _tokens(decoded(data, file))
    where = f"{file} breaks off or is no TextGrid"
    try:
        if (_text(next(tokens)), _text(next(tokens))) != ("ooTextFile", "TextGrid"):
            raise StopIteration
        shift_s = number(next(tokens), where, lowest=None)
        next(tokens)
        found: list[Marked] = []
        names = []
        n_tiers = _count(next(tokens), where) if next(tokens) == "<exists>" else 0
        for _ in range(n_tiers):
            kind, name = _text(next(tokens)), _text(next(tokens))
            names.append(name)
            next(tokens), next(tokens)
            for _ in range(_count(next(tokens), where)):
                start_s = number(next(tokens), where, lowest=None) - shift_s
                end_s = number(next(tokens), where, lowest=None) - shift_s if kind == "IntervalTier" else start_s
                text = _text(next(tokens))
                if text.strip() or kind != "IntervalTier":
                    found.append(stretch(max(0.0, start_s), max(0.0, end_s), text, file))
    except StopIteration:
        raise UserError(f"{where}.", NOTHING, "Save it from Praat again, as a text file.") from None
    dropped = (f"that the intervals lay in the tiers {', '.join(names)}",) if len(names) > 1 else ()
    return Parsed(tuple(sorted(found, key=lambda m: (m.start_s, m.end_s))), dropped)


def _interval_tier(number_: int, name: str, tier: Sequence[SegmentState], end_s: float) -> list[str]:
    rows: list[tuple[float, float, str]] = []
    reached_s = 0.0
    for state in tier:
        if state.start_s > reached_s:
            rows.append((reached_s, state.start_s, ""))
        rows.append((state.start_s, state.end_s, text_of(state)))
        reached_s = state.end_s
    if reached_s < end_s or not rows:
        rows.append((reached_s, end_s, ""))
    lines = [*_tier_head(number_, "IntervalTier", name, end_s), f"        intervals: size = {len(rows)}"]
    for at, (first_s, last_s, text) in enumerate(rows, 1):
        lines += [
            f"        intervals [{at}]:",
            f"            xmin = {_seconds(first_s)}",
            f"            xmax = {_seconds(last_s)}",
            f"            text = {_quoted(text)}",
        ]
    return lines


def _point_tier(number_: int, name: str, points: Sequence[SegmentState], end_s: float) -> list[str]:
    lines = [*_tier_head(number_, "TextTier", name, end_s), f"        points: size = {len(points)}"]
    for at, state in enumerate(points, 1):
        lines += [
            f"        points [{at}]:",
            f"            number = {_seconds(state.start_s)}",
            f"            mark = {_quoted(text_of(state))}",
        ]
    return lines


def _tier_head(number_: int, kind: str, name: str, end_s: float) -> list[str]:
    return [
        f"    item [{number_}]:",
        f'        class = "{kind}"',
        f"        name = {_quoted(name)}",
        "        xmin = 0",
        f"        xmax = {_seconds(end_s)}",
    ]


def _seconds(value: float) -> str:
    return repr(float(value)) if value < 1e15 else str(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _tokens(text: str) -> Iterator[str]:
    return (found.group() for found in _TOKEN.finditer(text) if not found.group().startswith("!"))


def _text(token: str) -> str:
    if not token.startswith('"'):
        raise StopIteration
    return token[1:-1].replace('""', '"')


def _count(token: str, where: str) -> int:
    return int(number(token, where))
