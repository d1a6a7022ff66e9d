"""What Review says of a matter, an answer and a ruling."""

from __future__ import annotations

from cryapp.domain.annotation import Annotator, Role
from cryapp.domain.task import Task, Unit
from cryapp.domain.wording import mark
from cryapp.services.settling import Case, Kind, Matter, SideAnswer
from cryapp.ui.i18n import tr
from cryapp.ui.label_facts import class_name
from cryapp.ui.words import local_moment

KIND_WORDS = {
    Kind.DISAGREEMENT: mark("readers disagree"),
    Kind.REPEAT: mark("another answer the second time"),
    Kind.LABEL_ERROR: mark("the model is sure of another class"),
}
ROLE_WORDS = {
    Role.ANNOTATOR: mark("Annotator"),
    Role.ADJUDICATOR: mark("Adjudicator"),
    Role.SCREENER: mark("Screener"),
    Role.LEAD: mark("Study lead"),
}
ORDINALS = (mark("First reading"), mark("Second reading"), mark("Third reading"), mark("Fourth reading"))
REASONS = (
    mark("heard again, it is clear"),
    mark("the guide says so"),
    mark("another sound, not the infant"),
    mark("too noisy to tell"),
    mark("slip of the hand"),
)
"""Offered with keys 1 … 5 when a ruling is pressed without a written reason."""


def reading_words(place: int) -> str:
    """``First reading``: what a reader is called before the ruling."""
    if place < len(ORDINALS):
        return tr(ORDINALS[place])
    return tr("Reading {n}").format(n=place + 1)


def said_words(task: Task, matter: Matter) -> str:
    """``Cry / No cry``, ``12 / 9 segments``, ``Cry, model: No cry 97 %``."""
    if matter.kind is Kind.LABEL_ERROR:
        words = tr("{label}; the model: {believed} {percent} %")
        return words.format(
            label=class_name(task, matter.said[0]),
            believed=class_name(task, matter.believed or ""),
            percent=f"{100 * (matter.p_believed or 0):.0f}",
        )
    if task.unit is Unit.SEGMENT:
        return tr("{counts} segments").format(counts=" / ".join(matter.said))
    if matter.kind is Kind.REPEAT:
        return " → ".join(class_name(task, key) for key in matter.said)
    return " / ".join(class_name(task, key) for key in matter.said)


def answer_words(task: Task, answer: SideAnswer) -> str:
    if task.unit is Unit.SEGMENT:
        n = len(answer.segments)
        return tr("1 segment") if n == 1 else tr("{n} segments").format(n=n)
    return class_name(task, answer.class_key) if answer.class_key is not None else tr("no answer any more")


def answer_facts(answer: SideAnswer) -> str:
    """When and how it was given."""
    parts = [local_moment(answer.at)] if answer.at is not None else []
    parts.append(tr("blind") if answer.blind else tr("with the model's answer on the screen"))
    parts += [f"{key.replace('_', ' ')}: {value}" for key, value in answer.payload.items() if value]
    return " · ".join(parts)


def ruling_words(case: Case) -> str:
    """What holds, who said so and why; empty without a ruling."""
    ruling = case.ruling
    if ruling is None:
        return ""
    if case.ruled_place is not None:
        what = tr("the segments of the {reading}").format(reading=reading_words(case.ruled_place).lower())
    else:
        what = class_name(case.task, ruling.class_key or str(ruling.payload.get("reader", "")))
    words = tr("{who} ruled: {what}").format(who=case.ruled_by or "?", what=what)
    reason = tr(str(ruling.payload.get("reason", "")))
    return f"{words}. “{reason}”" if reason else f"{words}."


def who_may(annotator: Annotator | None) -> tuple[str, str]:
    """(headline, what to do) for somebody who may not settle anything; both empty for an adjudicator."""
    if annotator is None:
        return tr("Who is reviewing?"), tr("Sign in as an adjudicator to see what readers disagree about.")
    if annotator.role is Role.ADJUDICATOR:
        return "", ""
    sentence = tr(
        "{code} is signed in as {role}. Only an adjudicator sees what other readers answered, so that everybody else "
        "keeps reading blind. Ask an adjudicator, or sign in as one."
    )
    return tr("This is for an adjudicator"), sentence.format(
        code=annotator.code, role=tr(ROLE_WORDS[annotator.role]).lower()
    )
