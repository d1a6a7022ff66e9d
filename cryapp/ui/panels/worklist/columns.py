"""The worklist's columns: what each shows, how wide it is, and which order a press on its head asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cryapp.domain.annotation import Certainty, LabelState
from cryapp.domain.quality import QualityFlag
from cryapp.domain.queue import Order, WorklistRow
from cryapp.domain.queue_mix import Reason
from cryapp.domain.task import DONT_KNOW, Task
from cryapp.domain.wording import mark
from cryapp.ui.i18n import tr
from cryapp.ui.words import hours_text, length_text, local_moment, short_code


@dataclass(frozen=True)
class Column:
    """``width_px`` at a text size of 100 %; ``text`` of a row for the present task."""

    key: str
    name: str
    tip: str
    width_px: int
    text: Callable[[WorklistRow, Task | None], str]
    order: Order | None = None
    right: bool = False


def short_title(title: str) -> str:
    """``006dbe… · 2`` for a long pseudonym: the running number must not be cut off."""
    code, dot, number = title.rpartition(" · ")
    return f"{short_code(code, 6)}{dot}{number}"


def answer_text(row: WorklistRow, task: Task | None) -> str:
    """The reader's own answer in words, with how sure they were."""
    if row.state is LabelState.SKIPPED:
        return tr("skipped")
    if row.class_key is None:
        return tr("all marked") if row.state is LabelState.LABELLED else ""
    found = task.class_of(row.class_key) if task is not None else None
    name = tr("don't know") if row.class_key == DONT_KNOW else found.name if found else row.class_key
    if row.certainty in list(Certainty):
        return tr("{answer}, {certainty}").format(answer=name, certainty=tr(Certainty(row.certainty).words))
    return name


def _title(row: WorklistRow, _task: Task | None) -> str:
    return short_title(tr(row.title))


def _quality(row: WorklistRow, _task: Task | None) -> str:
    return ", ".join(flag.replace("_", " ") for flag in row.quality_flags) or tr("good")


COLUMNS = (
    Column("state", "", mark("State"), 46, lambda _row, _task: ""),
    Column("title", mark("Recording"), mark("Infant · running number"), 94, _title, Order.INFANT),
    Column("answer", mark("Answer"), mark("Your own answer"), 96, answer_text),
    Column("why", mark("Why"), mark("Why it stands here"), 120, lambda row, _task: tr(row.reason), Order.UNCERTAIN),
    Column(
        "hours",
        mark("h"),
        mark("Hours since birth at recording"),
        40,
        lambda row, _task: hours_text(row.hours_since_birth),
        Order.HOURS,
        right=True,
    ),
    Column(
        "length",
        mark("Length"),
        mark("Length of the recording"),
        56,
        lambda row, _task: length_text(row.duration_s),
        Order.DURATION,
        right=True,
    ),
    Column(
        "recorded",
        mark("Recorded"),
        mark("When it was recorded"),
        104,
        lambda row, _task: "–" if row.recorded_at is None else local_moment(row.recorded_at),
        Order.RECORDED,
    ),
    Column("file", mark("File"), mark("Name of the file"), 160, lambda row, _task: row.file_name, Order.NAME),
    Column("device", mark("Device"), mark("What it was recorded with"), 88, lambda row, _task: row.device or "–"),
    Column("quality", mark("Quality"), mark("What is wrong with the sound"), 104, _quality),
)
STATE, TITLE, ANSWER, WHY, HOURS = range(5)
ALWAYS = (STATE, TITLE)
USUAL = ("state", "title", "why", "hours")
"""What is shown where nobody has chosen."""


def tip(row: WorklistRow) -> str:
    """All that a row says, for whoever rests on it."""
    lines = [f"{tr(row.title)} · {length_text(row.duration_s)}"]
    if row.file_name:
        lines.append(row.file_name)
    explained = why_sentence(row)
    if explained:
        lines.append(explained)
    if row.locked:
        lines.append(tr("Locked for testing: never used to learn."))
    known = {flag.value: flag for flag in QualityFlag}
    lines += [tr(known[name].sentence) for name in row.quality_flags if name in known]
    if row.flagged:
        lines.append(tr("Flagged"))
    if row.has_note:
        lines.append(tr("With a note of yours"))
    return "\n".join(lines)


def why_sentence(row: WorklistRow) -> str:
    """Why a row is there, in a sentence; empty for a list in a plain order, which says it itself."""
    reason = next((one for one in Reason if one.sentence == row.why), None)
    return tr(reason.explanation) if reason is not None else ""
