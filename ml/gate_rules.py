"""The promotion gate's rules: thirteen points, one verdict. Pure and standard library only.

Both sides judge by these: the worker when it measures a new model, the app when the model in use has changed since.
What is measured comes from :mod:`ml.gate` or the app's own services; here it is only judged. The points, their margins
and their order are those of the project's evaluation protocol: each is recorded, none is silent.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any, Protocol

AUC_MARGIN = -0.02
SENSITIVITY_MARGIN = -0.03
"""A loss smaller than this is accepted as "not worse"."""
MIN_INFANTS_PER_CLASS = 10
"""With fewer locked infants of a class no verdict but "insufficient evidence" is given."""
MAX_AUC_WIDTH = 0.30
"""An AUC whose 95 % interval is wider than this says next to nothing."""


class State(StrEnum):
    PASS = "pass"  # noqa: S105 - no password
    FAIL = "fail"
    UNKNOWN = "unknown"
    """Could not be measured, or cannot be told with so little evidence."""
    INFO = "info"
    """To be read by a person; not judged."""


class Verdict(StrEnum):
    BETTER = "better"
    NOT_WORSE = "not worse"
    WORSE = "worse"
    INSUFFICIENT = "insufficient evidence"
    FIRST = "first model"
    """There is no model in use to be held against."""


class Figure(Protocol):
    """A measured value with its 95 % interval; :class:`ml.metrics.Estimate` and the app's own are such."""

    @property
    def value(self) -> float: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...
    @property
    def n_infants(self) -> int: ...
    @property
    def n_recordings(self) -> int: ...


@dataclass(frozen=True)
class Point:
    """One point of the gate: a sentence first, then its figures."""

    number: int
    key: str
    title: str
    state: State
    sentence: str
    figures: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "state": str(self.state), "figures": dict(self.figures)}

    @staticmethod
    def of(raw: Mapping[str, Any]) -> Point:
        """Raises: KeyError, TypeError, ValueError if it is none."""
        return Point(
            int(raw["number"]),
            str(raw["key"]),
            TITLES.get(str(raw["key"]), str(raw["title"])),  # reports that are kept say it in today's words
            State(raw["state"]),
            str(raw["sentence"]),
            dict(raw.get("figures") or {}),
        )


TITLES: Mapping[str, str] = {
    "reproducible": "It can be made again",
    "disjoint": "No infant and no sound on both sides",
    "canary": "Shuffled labels teach it nothing",
    "evidence": "There is enough evidence",
    "not_inferior": "Not worse than the model in use",
    "baselines": "Better than guesses that hear no cry",
    "calibration": "Probabilities mean what they say",
    "subgroups": "No group of infants loses",
    "robust": "It holds when level, band, noise or codec change",
    "churn": "Decisions that change",
    "verified": "The package is sound on this machine",
    "decided": "A named person decides, and can take it back",
    "looks": "Times the locked infants were used",
}
"""In the gate's order."""
NUMBERS: Mapping[str, int] = {key: number for number, key in enumerate(TITLES, start=1)}

VALIDITY = ("disjoint", "canary", "evidence")
"""Where one of these fails, the comparison means nothing, whatever it says."""
HARMS = ("baselines", "calibration", "subgroups", "robust")
"""Where one of these fails, the model is called "better" by nobody."""


def point(key: str, state: State, sentence: str, **figures: Any) -> Point:
    return Point(NUMBERS[key], key, TITLES[key], state, sentence, figures)


def verdict_of(points: Iterable[Point]) -> Verdict:
    """The verdict that the points allow.

    "Better" needs a lower bound above zero, enough evidence, a valid comparison and no harm found; "worse" and "not
    worse" need enough evidence too. A point that is missing counts as unknown.
    """
    state = {p.key: p.state for p in points_in_order(points)}
    comparison = next(p for p in points_in_order(points) if p.key == "not_inferior")
    if comparison.state is State.INFO:
        return Verdict.FIRST
    if any(state[key] is State.FAIL for key in VALIDITY) or state["evidence"] is not State.PASS:
        return Verdict.INSUFFICIENT
    if comparison.state is State.FAIL:
        return Verdict.WORSE
    if comparison.state is State.UNKNOWN:
        return Verdict.INSUFFICIENT
    superior = comparison.figures.get("superior") is True
    harmed = any(state[key] is State.FAIL for key in HARMS)
    return Verdict.BETTER if superior and not harmed else Verdict.NOT_WORSE


def is_open(points: Iterable[Point]) -> bool:
    """True if nothing speaks against promotion: no point failed, and the evidence was enough for a verdict.

    Points 12 and 13 are for people to read and close nothing.
    """
    listed = points_in_order(points)
    verdict = verdict_of(listed)
    enough = next(p for p in listed if p.key == "evidence").state is State.PASS
    return enough and not failed(listed) and verdict not in (Verdict.WORSE, Verdict.INSUFFICIENT)


def failed(points: Iterable[Point]) -> tuple[Point, ...]:
    return tuple(p for p in points if p.state is State.FAIL)


def points_in_order(points: Iterable[Point]) -> tuple[Point, ...]:
    """All thirteen; one that nobody looked at says so."""
    given = {p.key: p for p in points}
    return tuple(given.get(key) or point(key, State.UNKNOWN, "Nobody has looked at this yet.") for key in TITLES)


def merged(points: Iterable[Point], newer: Iterable[Point]) -> tuple[Point, ...]:
    """``points`` with those of ``newer`` in their place."""
    return points_in_order({p.key: p for p in (*points, *newer)}.values())


def judge_difference(delta_auc: Figure | None, delta_sensitivity: Figure | None, other: str | None) -> Point:
    """Point 5. Δ is new − old, paired by infant; sensitivity is read at 80 % specificity on both ROC curves.

    Args:
        other: name of the model in use; None if there is none.
    """
    key = "not_inferior"
    if other is None:
        return point(key, State.INFO, "There is no other model in use to hold it against.")
    if delta_auc is None or not math.isfinite(delta_auc.low):
        return point(key, State.UNKNOWN, f"No locked recording was scored both by it and by {other}.", other=other)
    parts = [f"AUC {signed(delta_auc)}"]
    if delta_sensitivity is not None:
        parts.append(f"sensitivity at 80 % specificity {signed(delta_sensitivity)}")
    told = f"Against {other} on the same {delta_auc.n_infants} locked infants: {', '.join(parts)}."
    figures = {
        "other": other,
        "delta_auc": as_json(delta_auc),
        "delta_sensitivity": as_json(delta_sensitivity),
        "auc_margin": AUC_MARGIN,
        "sensitivity_margin": SENSITIVITY_MARGIN,
    }
    both = [delta_auc, *([delta_sensitivity] if delta_sensitivity is not None else [])]
    if any(delta.high < 0 for delta in both):
        return point(key, State.FAIL, f"{told} That is a loss.", **figures, superior=False)
    sensitive = delta_sensitivity is None or delta_sensitivity.low > SENSITIVITY_MARGIN
    if delta_auc.low > AUC_MARGIN and sensitive:
        superior = delta_auc.low > 0
        more = " The gain is more than chance." if superior else " A loss that matters is ruled out."
        return point(key, State.PASS, told + more, **figures, superior=superior)
    return point(
        key,
        State.UNKNOWN,
        f"{told} A loss of more than {-AUC_MARGIN:g} in AUC or {-SENSITIVITY_MARGIN:g} in sensitivity cannot be ruled"
        " out.",
        **figures,
        superior=False,
    )


def judge_evidence(infants_per_class: Mapping[str, int], auc: Figure | None, delta_auc: Figure | None) -> Point:
    """Point 4: locked infants of each class, the width of the interval, and the power to see a model as not worse.

    Power is that of the one-sided test at 2.5 % of ΔAUC > margin, if both models were equally good, with the standard
    error that the paired bootstrap shows (normal approximation).
    """
    counts = ", ".join(f"{name.replace('_', ' ')}: {n}" for name, n in infants_per_class.items())
    power = None if delta_auc is None else power_of(delta_auc)
    width = None if auc is None or not math.isfinite(auc.low) else auc.high - auc.low
    figures = {"infants_per_class": dict(infants_per_class), "auc_width": width, "power": power}
    few = {name: n for name, n in infants_per_class.items() if n < MIN_INFANTS_PER_CLASS}
    if not infants_per_class:
        return point("evidence", State.FAIL, "No locked infant has a label, so nothing could be measured.", **figures)
    if few:
        return point(
            "evidence",
            State.FAIL,
            f"Too few locked infants ({counts}); at least {MIN_INFANTS_PER_CLASS} of each are needed. Label locked"
            " infants too, then measure again.",
            **figures,
        )
    if width is None or width > MAX_AUC_WIDTH:
        wide = "not known" if width is None else f"{width:.2f} wide"
        return point(
            "evidence",
            State.FAIL,
            f"Locked infants: {counts}, but the interval of the AUC is {wide}; at most {MAX_AUC_WIDTH:g} is useful.",
            **figures,
        )
    said = f"Locked infants: {counts}; the AUC's interval is {width:.2f} wide."
    if power is not None:
        said += f" Two equally good models would be called “not worse” by AUC {100 * power:.0f} % of the time."
    return point("evidence", State.PASS, said, **figures)


def power_of(delta_auc: Figure) -> float:
    """Chance of a lower bound above the margin, were both models equally good."""
    standard_error = (delta_auc.high - delta_auc.low) / (2 * 1.959964)
    if not math.isfinite(standard_error):
        return 0.0
    if standard_error <= 0:
        return 1.0
    return 0.5 * math.erfc(-(-AUC_MARGIN / standard_error - 1.959964) / math.sqrt(2))


def with_note(given: Point, note: str) -> Point:
    return replace(given, sentence=f"{given.sentence} {note}")


def signed(figure: Figure) -> str:
    """``+0.012 (−0.004 to +0.031)``."""
    low, high = (f"{bound:+.3f}".replace("-", "−") for bound in (figure.low, figure.high))
    return f"{figure.value:+.3f}".replace("-", "−") + f" ({low} to {high})"


def spanned(figure: Figure) -> str:
    """``0.938 (0.893–0.971)``."""
    return f"{figure.value:.3f} ({figure.low:.3f}–{figure.high:.3f})"


def as_json(figure: Figure | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    return {
        "value": round(figure.value, 4),
        "low": round(figure.low, 4),
        "high": round(figure.high, 4),
        "n_infants": figure.n_infants,
        "n_recordings": figure.n_recordings,
    }


def listed(names: Sequence[str], most: int = 3) -> str:
    """``a, b, c and 2 more``."""
    shown = list(names[:most])
    rest = len(names) - len(shown)
    if rest:
        return f"{', '.join(shown)} and {rest} more"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""
