"""Figures as people say them, in the language in force: numbers, times, durations, ages."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QTime

from cryapp.ui.i18n import is_single, locale, tr


def number(value: float, digits: int = 0) -> str:
    """``1,204``, ``0.35`` or ``−2`` in English, ``1 204`` and ``0,35`` in French; the minus is as wide as a plus."""
    said = locale().toString(round(value)) if digits == 0 else locale().toString(float(value), "f", digits)
    return str(said).replace("-", "−")


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
        return f"{number(1000 * seconds)} ms"
    if seconds < 59.95:
        return f"{number(seconds, 1)} s"
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"


def local_day(at: datetime) -> str:
    """A UTC moment as a local day, with the year if it is not this one: ``19 Nov``; ``Nov 19`` in America."""
    local = at.astimezone()
    if local.year != datetime.now().astimezone().year:
        return whole_day(at)
    return str(locale().toString(QDate(local.year, local.month, local.day), "MMM d" if _month_first() else "d MMM"))


def local_clock(at: datetime, seconds: bool = False) -> str:
    """A UTC moment's local time of day: ``10:32``, or ``10:32 am`` where people write so."""
    local = at.astimezone()
    if seconds:
        pattern = locale().timeFormat(QLocale.FormatType.ShortFormat).replace("mm", "mm:ss")
        return str(locale().toString(QTime(local.hour, local.minute, local.second), pattern))
    return str(locale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat))


def local_moment(at: datetime) -> str:
    """A UTC moment in local time: ``10:32`` today, else ``21 Nov, 08:14``."""
    local = at.astimezone()
    if local.date() == datetime.now().astimezone().date():
        return local_clock(at)
    return tr("{day}, {time}").format(day=local_day(at), time=local_clock(at))


def whole_day(at: datetime) -> str:
    """A UTC moment as a local day, always with its year: ``19 Nov 2026``. For paper and for what stays."""
    local = at.astimezone()
    pattern = "MMM d, yyyy" if _month_first() else "d MMM yyyy"
    return str(locale().toString(QDate(local.year, local.month, local.day), pattern))


def whole_moment(at: datetime) -> str:
    """A UTC moment with day, year and time: ``19 Nov 2026, 10:32``."""
    return tr("{day}, {time}").format(day=whole_day(at), time=local_clock(at))


def _month_first() -> bool:
    short = locale().dateFormat(QLocale.FormatType.ShortFormat)
    return 0 <= short.find("M") < short.find("d")


def counted(n: int, one: str, many: str = "") -> str:
    """``1 infant``, ``2 infants``, ``1,204 recordings``. Both words are literals. French says 0 in the singular."""
    return f"{number(n)} {tr(one) if is_single(n) else tr(many or one + 's')}"


def short_code(code: str, keep: int = 8) -> str:
    """A long pseudonym (an app's UUID) for narrow places: its first characters and …"""
    return code if len(code) <= keep + 4 else f"{code[:keep]}…"


def gestation_text(days: int | None) -> str:
    """``38 w 4 d``."""
    return tr("{weeks} w {days} d").format(weeks=days // 7, days=days % 7) if days is not None else ""


def hours_text(hours: float | None) -> str:
    """Hours since birth for a narrow column: ``4.6``, ``31``, ``–`` if unknown."""
    if hours is None:
        return "–"
    return number(hours, 1) if hours < 10 else number(hours)
