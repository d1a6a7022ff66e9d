"""The figures of an agreement report as rows of tables, each with its n."""

from __future__ import annotations

from dataclasses import replace

from cryapp.domain.task import Task
from cryapp.services.agreement import AgreementReport
from cryapp.services.segment_agreement import SegmentReport
from cryapp.ui.agreement_words import always_the_same
from cryapp.ui.i18n import tr
from cryapp.ui.label_facts import class_name
from cryapp.ui.panels.figure_table import FigureRow
from cryapp.ui.words import number


def total_rows(report: AgreementReport) -> list[FigureRow]:
    fleiss = tr("Fleiss' kappa") + (f" · {tr(report.fleiss_of)}" if report.fleiss_of else "")
    rows = [
        FigureRow((name, number(figure.n_units), number(figure.n_infants)), (figure,))
        for name, figure in ((tr("Krippendorff's alpha"), report.alpha), (fleiss, report.fleiss))
    ]
    same = report.percent
    names = (tr("Same answer"), number(same.n_units), number(same.n_infants))
    return [*rows, FigureRow(names, (same,), beyond_chance=False)]


def pair_rows(report: AgreementReport) -> list[FigureRow]:
    """Kappa is 0 where one of the two gave one class to everything, however often they agree: it is not shown then."""
    rows = []
    for one in report.pairs:
        names = (one.first, one.second, number(one.n_units), number(one.kappa.n_infants))
        steady = always_the_same(one) if one.kappa.value is not None else ""
        why = tr("{who} gave one answer only").format(who=steady)
        kappa = replace(one.kappa, value=None, low=None, high=None, why_none=why) if steady else one.kappa
        rows.append(FigureRow(names, (one.percent, kappa)))
    return rows


def class_rows(report: AgreementReport, task: Task) -> list[FigureRow]:
    return [
        FigureRow(
            (
                class_name(task, one.class_key),
                number(one.n_given),
                number(one.chance_corrected.n_infants),
                _share(one.specific),
            ),
            (one.chance_corrected,),
        )
        for one in report.classes
    ]


def intra_rows(report: AgreementReport) -> list[FigureRow]:
    return [
        FigureRow((one.reader, number(one.n_repeats), number(one.kappa.n_infants)), (one.percent, one.kappa))
        for one in report.intra
    ]


def segment_rows(report: SegmentReport, task: Task) -> list[FigureRow]:
    return [
        FigureRow(
            (
                f"{pair.first} · {pair.second}",
                class_name(task, one.class_key),
                number(pair.n_recordings),
                number(one.time_kappa.n_infants),
                f"{number(one.n_first)} / {number(one.n_second)}",
                _share(one.mean_iou),
            ),
            (one.event_f1, one.overlap_f1, one.time_kappa),
        )
        for pair in report.pairs
        for one in pair.classes
        if one.n_first or one.n_second
    ]


def _share(value: float | None) -> str:
    return "–" if value is None else number(value, 2)
