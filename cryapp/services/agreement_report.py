"""Agreement for a person: who may see which figures, and the table of them that other programs read.

An adjudicator or study lead sees every figure. Any other reader sees the totals: a figure by pair or by class would
tell what a colleague tends to say while there is still something to read.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from cryapp.domain.agreement import Level
from cryapp.domain.annotation import Role
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId
from cryapp.domain.task import Task, Unit
from cryapp.services.agreement import AgreementReport, agreement
from cryapp.services.agreement_draws import N_DRAWS, Measured
from cryapp.services.exporting import appear, neutral
from cryapp.services.library import Library
from cryapp.services.segment_agreement import SegmentReport, segment_agreement
from cryapp.store import annotators, audit

Report = AgreementReport | SegmentReport
SEE_ALL = frozenset({Role.ADJUDICATOR, Role.LEAD})
COLUMNS = (
    "task",
    "about",
    "reader",
    "second_reader",
    "class",
    "figure",
    "value",
    "low",
    "high",
    "n_units",
    "n_infants",
    "why_none",
)


def agreement_for(
    lib: Library,
    task: Task,
    by: AnnotatorId,
    level: Level = Level.NOMINAL,
    n_draws: int = N_DRAWS,
    on_share: Callable[[float], object] = lambda _done: None,
) -> tuple[Report, bool]:
    """The figures that ``by`` may see, and whether those are all.

    Raises: UserError if there is no such reader, or for segments (which have no totals) without the role; Cancelled.
    """
    sees_all = _sees_all(lib, by)
    if task.unit is Unit.SEGMENT:
        if not sees_all:
            raise _only_for_roles()
        return segment_agreement(lib, task, n_draws=n_draws, on_share=on_share), True
    report = agreement(lib, task, level, n_draws, on_share)
    return (report if sees_all else replace(report, classes=(), pairs=(), intra=(), readers=())), sees_all


def export_agreement(lib: Library, report: Report, out: Path, by: AnnotatorId) -> int:
    """Writes one figure a row as CSV (cells that a spreadsheet would run are neutralised). Audited.

    Returns: the number of rows. The file appears whole or not at all.

    Raises: UserError if ``by`` may not see them, or the file cannot be written.
    """
    if not _sees_all(lib, by):
        raise _only_for_roles()
    rows = list(_rows(report))

    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file)
            table.writerow(COLUMNS)
            table.writerows([neutral(cell) for cell in row] for row in rows)
            file.flush()
            os.fsync(file.fileno())

    def record(_path: Path) -> None:
        with lib.store.write() as session:
            audit.append(session, by, "agreement.export", "task", report.task_key, after={"rows": len(rows)})

    appear(out, write, record)
    return len(rows)


def _rows(report: Report) -> Iterator[tuple[object, ...]]:
    yield from (_label_rows(report) if isinstance(report, AgreementReport) else _segment_rows(report))


def _label_rows(report: AgreementReport) -> Iterator[tuple[object, ...]]:
    key = report.task_key
    for name, figure in (
        ("same_answer", report.percent),
        ("fleiss_kappa", report.fleiss),
        ("krippendorff_alpha", report.alpha),
    ):
        yield _row(key, "all", "", "", "", name, figure)
    for one in report.classes:
        yield _row(key, "class", "", "", one.class_key, "krippendorff_alpha_against_rest", one.chance_corrected)
        yield _share(key, "class", "", "", one.class_key, one.specific, one.n_given)
    for pair in report.pairs:
        yield _row(key, "pair", pair.first, pair.second, "", "same_answer", pair.percent)
        yield _row(key, "pair", pair.first, pair.second, "", "cohen_kappa", pair.kappa)
        for one in pair.classes:
            named = (key, "pair", pair.first, pair.second, one.class_key)
            yield _row(*named, "cohen_kappa_against_rest", one.chance_corrected)
            yield _share(*named, one.specific, one.n_given)
    for own in report.intra:
        yield _row(key, "repeats", own.reader, own.reader, "", "same_answer", own.percent)
        yield _row(key, "repeats", own.reader, own.reader, "", "cohen_kappa", own.kappa)


def _segment_rows(report: SegmentReport) -> Iterator[tuple[object, ...]]:
    for pair in report.pairs:
        for one in pair.classes:
            named = (report.task_key, "pair", pair.first, pair.second, one.class_key)
            yield _row(*named, "kappa_over_time", one.time_kappa)
            yield _row(*named, f"f1_edges_{report.collar_s * 1000:.0f}_ms", one.event_f1)
            yield _row(*named, f"f1_overlap_{report.min_iou:.2f}", one.overlap_f1)


def _row(
    task: str, about: str, first: str, second: str, class_key: str, name: str, figure: Measured
) -> tuple[object, ...]:
    why = figure.why_none or figure.why_no_interval
    numbers = tuple("" if value is None else f"{value:.6f}" for value in (figure.value, figure.low, figure.high))
    return (task, about, first, second, class_key, name, *numbers, figure.n_units, figure.n_infants, why)


def _share(
    task: str, about: str, first: str, second: str, class_key: str, share: float | None, n_given: int
) -> tuple[object, ...]:
    value = "" if share is None else f"{share:.6f}"
    why = "nobody gave it" if share is None else ""
    return (task, about, first, second, class_key, "shared", value, "", "", n_given, "", why)


def _sees_all(lib: Library, by: AnnotatorId) -> bool:
    with lib.store.read() as session:
        found = annotators.get(session, by)
    if found is None:
        raise UserError("This reader is not in the store.", "", "Sign in again.")
    return found.role in SEE_ALL


def _only_for_roles() -> UserError:
    return UserError(
        "Figures by pair of readers are for adjudicators and the study lead.",
        "Your own labels are kept.",
        "Ask an adjudicator or the study lead to look at them.",
    )
