"""Round numbers for axes."""

from __future__ import annotations

import math

from cryapp.ui.i18n import locale, tr
from cryapp.ui.words import number


def round_steps(low: float, high: float, most: int) -> list[float]:
    """At most ``most`` multiples of 1, 2 or 5 × 10ⁿ within ``low`` … ``high``."""
    if high <= low or most < 1:
        return []
    wanted = (high - low) / most
    size = 10.0 ** math.floor(math.log10(wanted))
    step = next(m * size for m in (1, 2, 5, 10) if m * size >= wanted * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [n * step for n in range(first, math.floor(high / step + 1e-9) + 1)]


def time_steps(low_s: float, high_s: float, most: int) -> list[float]:
    """Like :func:`round_steps`, with minutes and hours where seconds would be odd (30 s, 5 min …)."""
    wanted = (high_s - low_s) / max(1, most)
    if wanted <= 10:
        return round_steps(low_s, high_s, most)
    for step in (15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400):
        if step >= wanted:
            return [n * float(step) for n in range(math.ceil(low_s / step), math.floor(high_s / step) + 1)]
    return [n * 21600.0 for n in range(math.ceil(low_s / 21600), math.floor(high_s / 21600) + 1)]


def time_text(at_s: float, step_s: float) -> str:
    """A time as a reader says it: ``2.5 s``, ``1:30``, ``1:02:05``; decimals as the step needs them."""
    decimals = max(0, -math.floor(math.log10(step_s) + 1e-9)) if step_s > 0 else 0
    if at_s < 60 and decimals == 0 and step_s < 10:
        return f"{number(at_s)} s"
    if at_s < 60:
        return f"{number(at_s, decimals)} s"
    whole, seconds = divmod(at_s, 60)
    hours, minutes = divmod(int(whole), 60)
    tail = f"{seconds:0{3 + decimals if decimals else 2}.{decimals}f}".replace(".", locale().decimalPoint())
    return f"{hours}:{minutes:02d}:{tail}" if hours else f"{minutes}:{tail}"


def span_text(start_s: float, stop_s: float, whole_s: float) -> str:
    """What is visible of how much: ``7.0 s``, ``1.2 – 4.9 s of 7.0 s``, ``0:00 – 0:20 of 1:00:00``."""
    whole = _clock(whole_s, whole_s, 0.1)
    if start_s <= 0 and stop_s >= whole_s:
        return whole
    step_s = 10.0 ** math.floor(math.log10(max(stop_s - start_s, 1e-3)) - 1)
    return tr("{start} – {stop} of {whole}").format(
        start=_clock(start_s, whole_s, step_s).removesuffix(" s"),
        stop=_clock(stop_s, whole_s, step_s),
        whole=whole,
    )


def _clock(at_s: float, whole_s: float, step_s: float) -> str:
    if whole_s < 60:
        return time_text(at_s, min(step_s, 0.1))
    minutes, seconds = divmod(round(at_s), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def hz_ticks(high_hz: float, room: int) -> list[float]:
    """Frequencies in Hz worth a label on a linear axis from 0."""
    return round_steps(0.0, high_hz, max(1, room))
