"""How a screening's result is said: a sentence before a number, and what the number rests on."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cryapp.domain.model import Estimate, OperatingPoint
from cryapp.domain.task import Role, Task
from cryapp.services.screening_checks import QualityCheck

RECORD_AGAIN = "Record again: the quality is insufficient"

_HEADLINES = {
    "neuro_injury": ("Refer for examination", "No concern from this cry"),
    "cry_presence": ("There is a cry in this recording", "No cry was found in this recording"),
}
"""Task → headline of a positive and of a negative result."""
_POSITIVE_NAMES = {"neuro_injury": "neurological injury", "cry_presence": "cry"}
"""What the positive class is called in a sentence, where its name alone ("Confirmed") would not tell."""


def headline(task: Task, is_positive: bool) -> str:
    if task.key in _HEADLINES:
        return _HEADLINES[task.key][0 if is_positive else 1]
    return f"“{_positive_name(task)}” is {'suspected' if is_positive else 'not suspected'}"


def explanation(task: Task, probability: float, threshold: float, point: OperatingPoint | None) -> str:
    """Probability, threshold, and what the threshold gave on locked infants, with n."""
    name = _positive_name(task)
    told = [
        f"The model gives “{name}” a probability of {probability:.0%}; from {threshold:.0%} on it counts as positive.",
    ]
    if point is None:
        return (
            f"{told[0]} How often that is right was not measured, because too few locked infants are labelled:"
            " do not rely on it."
        )
    told += [
        _rate(point.sensitivity, f"recordings with “{name}”", "found"),
        _rate(point.specificity, "other recordings", "rightly passed over"),
    ]
    return " ".join(told)


def what_failed(failed: Sequence[QualityCheck]) -> str:
    listed = "; ".join(f"{check.text.lower()} {check.value} (needed: {check.needed})" for check in failed)
    return (
        f"The model was not asked, since its answer would not be worth much: {listed}."
        " Hold the device 10 to 30 cm from the mouth, wait for a cry of some seconds, and keep others quiet."
    )


def _rate(estimate: Estimate, of: str, verb: str) -> str:
    if not estimate.n_recordings or not math.isfinite(estimate.value):
        return f"How many {of} are {verb} was not measured."
    return (
        f"With this threshold {estimate.value:.0%} of {of} were {verb} (95 % interval {estimate.low:.0%} to"
        f" {estimate.high:.0%}; {estimate.n_recordings} recordings of {estimate.n_infants} locked infants)."
    )


def _positive_name(task: Task) -> str:
    if task.key in _POSITIVE_NAMES:
        return _POSITIVE_NAMES[task.key]
    return " or ".join(c.name for c in task.classes if c.role is Role.POSITIVE)
