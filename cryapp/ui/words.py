"""Figures as people say them: times, durations, ages."""

from __future__ import annotations

from datetime import datetime


def duration_words(seconds: float) -> str:
    """``40 s``, ``4 min``, ``1 h 20 min``: as precise as an estimate deserves."""
    seconds = max(0.0, seconds)
    if seconds < 55:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{max(1, minutes)} min"
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def length_text(seconds: float) -> str:
    """Length of a recording: ``4 ms``, ``7.0 s``, ``3:05``, ``1:02:45``."""
    if seconds < 0.1:
        return f"{1000 * seconds:.0f} ms"
    if seconds < 59.95:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"


def local_day(at: datetime) -> str:
    """A UTC moment as a local day, with the year if it is not this one: ``19 Nov``."""
    local = at.astimezone()
    day = f"{local.day} {local:%b}"
    return day if local.year == datetime.now().astimezone().year else f"{day} {local.year}"


def local_moment(at: datetime) -> str:
    """A UTC moment in local time: ``10:32`` today, else ``21 Nov, 08:14``."""
    local = at.astimezone()
    if local.date() == datetime.now().astimezone().date():
        return f"{local:%H:%M}"
    return f"{local_day(at)}, {local:%H:%M}"


def counted(n: int, one: str, many: str = "") -> str:
    """``1 infant``, ``2 infants``, ``1,204 recordings``."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def short_code(code: str, keep: int = 8) -> str:
    """A long pseudonym (an app's UUID) for narrow places: its first characters and …"""
    return code if len(code) <= keep + 4 else f"{code[:keep]}…"


def gestation_text(days: int | None) -> str:
    """``38 w 4 d``."""
    return f"{days // 7} w {days % 7} d" if days is not None else ""


def hours_text(hours: float | None) -> str:
    """Hours since birth for a narrow column: ``4.6``, ``31``, ``–`` if unknown."""
    if hours is None:
        return "–"
    return f"{hours:.1f}" if hours < 10 else f"{hours:,.0f}"
