"""How a screening's result is said: a sentence before a number, and what the number rests on."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from cryapp.domain.doubt import AbstainZone, Doubt
from cryapp.domain.model import Estimate, OperatingPoint
from cryapp.domain.task import Role, Task
from cryapp.domain.wording import Said, mark, say, together
from cryapp.services.screening_checks import QualityCheck

NEAR_CM, FAR_CM = 10, 20
"""How far from the mouth to hold the microphone."""
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


def headline_in_doubt(doubt: Doubt) -> str:
    return {Doubt.UNLIKE: "The model does not know sounds like this", Doubt.TOO_CLOSE: "Too close to call"}[doubt]


def explanation_in_doubt(task: Task, doubt: Doubt, probability: float, card: Mapping[str, Any]) -> str:
    """Why no answer is given, by what the model's card promises."""
    name = _positive_name(task)
    if doubt is Doubt.UNLIKE:
        rate = (card.get("reference") or {}).get("false_alarm_rate")
        promise = f" Of sounds like those it learnt from, at most {rate:.0%} are called unlike." if rate else ""
        return (
            f"This recording is unlike anything the model learnt from; the probability of {probability:.0%} it gives"
            f" “{name}” means nothing here.{promise} Another device, a strange noise or another voice may be why:"
            " record again, or judge without the model."
        )
    zone = AbstainZone.of_card(card)
    assert zone is not None
    return (
        f"The model gives “{name}” a probability of {probability:.0%}. From {zone.low:.0%} to {zone.high:.0%} either"
        f" answer would be wrong too often; outside, at most {zone.target_error:.0%} of “{name}” and of the others are"
        " answered wrongly. Record once more, or judge without the model."
    )


_NOT_ASKED = mark(
    "The model was not asked, since its answer would not be worth much: {listed}. Hold the microphone {near_cm} to "
    "{far_cm} cm from the mouth, wait for a cry of some seconds, and keep others quiet."
)
_FORMERLY = (
    mark(
        "The model was not asked, since its answer would not be worth much: {listed}. Hold the device {near_cm} to "
        "{far_cm} cm from the mouth, wait for a cry of some seconds, and keep others quiet."
    ),
)
"""How screenings that are in a store already say it."""
_DISTANCE = re.compile(r"(\d+) to (\d+) cm from the mouth")
_IN_A_LIST = {
    "Length": mark("length"),
    "Sound activity": mark("sound activity"),
    "Clipping": mark("clipping"),
    "Loudness": mark("loudness"),
    "Bandwidth": mark("bandwidth"),
    "File": mark("file"),
    "Crying": mark("crying"),
}


def what_failed(
    failed: Sequence[QualityCheck], near_cm: object = NEAR_CM, far_cm: object = FAR_CM, template: str = _NOT_ASKED
) -> Said:
    """Why the model was not asked, and how to do better.

    Args:
        near_cm, far_cm: how far from the mouth to hold the microphone.
    """
    listed = [
        say(
            "{what} {value} (needed: {needed})",
            what=_IN_A_LIST.get(check.text, check.text.lower()),
            value=check.value,
            needed=check.needed,
        )
        for check in failed
    ]
    return Said(template, {"listed": together(listed, "; "), "near_cm": near_cm, "far_cm": far_cm})


def said_again(stored: str, failed: Sequence[QualityCheck]) -> str:
    """A stored refusal with the parts it was made of, so that it can be said in any language, whatever version wrote
    it; as it is where those parts do not give exactly this sentence.
    """
    advised = _DISTANCE.search(stored)
    if advised is not None:
        for template in (_NOT_ASKED, *_FORMERLY):
            made = what_failed(failed, advised[1], advised[2], template)
            if made == stored:
                return made
    return stored


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
