"""How far readers agree, in sentences: the figure, its interval and its n, or why there is none."""

from __future__ import annotations

from cryapp.domain.task import Task
from cryapp.domain.wording import mark
from cryapp.services.agreement import AgreementReport, IntraReader, PairAgreement
from cryapp.services.agreement_draws import Measured
from cryapp.services.segment_agreement import SegmentPair, SegmentReport
from cryapp.ui.i18n import tr
from cryapp.ui.label_facts import class_name
from cryapp.ui.words import counted, number

MOST_PAIRS = 3
LEFT_OUT = {
    "dont_know": mark("“I don't know”: no answer to compare"),
    "unknown_class": mark("given in a class that the task no longer has"),
    "not_blind": mark("given beside the model's answer only"),
}


def figure_text(figure: Measured) -> str:
    """``0.71 (0.55–0.84)``; ``0.71`` where there is no interval; a dash where there is nothing."""
    if figure.value is None:
        return "–"
    value = _two_digits(figure.value)
    if figure.low is None or figure.high is None:
        return value
    # A dash beside a minus cannot be read.
    span = tr("{low} to {high}") if figure.low < 0 else "{low}–{high}"
    return f"{value} ({span.format(low=_two_digits(figure.low), high=_two_digits(figure.high))})"


def _two_digits(value: float) -> str:
    return number(value, 2).replace("-", "−")


def why_text(figure: Measured) -> str:
    """Why there is no figure, or no interval; empty if both are there."""
    return tr(figure.why_none or figure.why_no_interval)


def more_than_chance(figure: Measured) -> str:
    """What the interval says of chance: ``agree more than by chance``. Without an interval nothing is claimed."""
    if figure.low is None or figure.high is None:
        return tr("agree so far")
    if figure.low > 0:
        return tr("agree more than by chance")
    if figure.high < 0:
        return tr("agree less than by chance")
    return tr("may agree no more than by chance")


def headline(report: AgreementReport) -> str:
    """The task as a whole, by alpha: everything that was read twice counts, whoever read it."""
    alpha = report.alpha
    if alpha.value is None:
        return tr("How far readers agree cannot be said: {why}.").format(why=why_text(alpha))
    return tr("Readers {verdict}: alpha {figure}, {infants}").format(
        verdict=more_than_chance(alpha), figure=figure_text(alpha), infants=counted(alpha.n_infants, "infant")
    )


def counts_sentence(report: AgreementReport, task: Task) -> str:
    """What the figures stand on, and what was left out of them."""
    unit = counted(report.n_units, "infant") if task.unit == "infant" else counted(report.n_units, "recording")
    parts = [
        tr("{twice} of {units} answered were read blind by two readers or more; intervals by infant.").format(
            twice=number(report.n_read_twice), units=unit
        )
    ]
    if report.left_out:
        left = "; ".join(f"{number(n)} {tr(LEFT_OUT.get(why, why))}" for why, n in report.left_out.items())
        parts.append(tr("Left out: {what}.").format(what=left))
    return " ".join(parts)


def pair_sentence(pair: PairAgreement) -> str:
    """``Readers R-02 and R-07 agree more than by chance: kappa 0.71 (0.55–0.84), 48 infants``."""
    kappa = pair.kappa
    if kappa.value is None:
        return tr("Readers {first} and {second}: no kappa, {why}.").format(
            first=pair.first, second=pair.second, why=why_text(kappa)
        )
    steady = always_the_same(pair)
    if steady:
        return tr("Readers {first} and {second}: {who} gave one answer only, so kappa tells nothing of them").format(
            first=pair.first, second=pair.second, who=steady
        )
    return tr("Readers {first} and {second} {verdict}: kappa {figure}, {infants}").format(
        first=pair.first,
        second=pair.second,
        verdict=more_than_chance(kappa),
        figure=figure_text(kappa),
        infants=counted(kappa.n_infants, "infant"),
    )


def always_the_same(pair: PairAgreement) -> str:
    """Who gave one class to all that both read; empty if neither did. Kappa is then 0 however often they agree."""
    first = sum(sum(row) > 0 for row in pair.table)
    second = sum(sum(column) > 0 for column in zip(*pair.table, strict=True))
    return pair.first if first == 1 else pair.second if second == 1 else ""


def intra_sentence(own: IntraReader) -> str:
    """``R-02 answered 18 of 20 silent repeats as before``."""
    same = round((own.percent.value or 0.0) * own.n_repeats)
    return tr("{reader} answered {same} of {n} silent repeats as before").format(
        reader=own.reader, same=same, n=own.n_repeats
    )


def sentences(report: AgreementReport, task: Task) -> list[str]:
    """The pairs that agree least first, then the class agreed about least, then readers with themselves.

    A pair that cannot be judged is no news: several of them are told in one line, after those that can.
    """
    judged_pairs = [pair for pair in report.pairs if pair.kappa.value is not None and not always_the_same(pair)]
    said = [pair_sentence(pair) for pair in sorted(judged_pairs, key=_least_first)[:MOST_PAIRS]]
    unjudged = [pair for pair in report.pairs if pair not in judged_pairs]
    if len(unjudged) == 1:
        said.append(pair_sentence(unjudged[0]))
    elif unjudged:
        words = tr("{pairs} cannot be judged yet: too little was read by both, or one of them gave one answer only")
        said.append(words.format(pairs=counted(len(unjudged), "pair")))
    judged = [one for one in report.classes if one.chance_corrected.value is not None]
    if len(judged) > 2:  # of two classes each agrees as far as the other
        worst = min(judged, key=lambda one: one.chance_corrected.value or 0.0)
        said.append(
            tr("They agree least about “{name}”: alpha against the rest {figure}").format(
                name=class_name(task, worst.class_key), figure=figure_text(worst.chance_corrected)
            )
        )
    return [*said, *(intra_sentence(own) for own in report.intra[:3])]


def segments_headline(report: SegmentReport) -> str:
    if not report.pairs:
        return tr("How far readers agree cannot be said: no recording was marked by two readers.")
    n = sum(pair.n_recordings for pair in report.pairs)
    seconds = sum(pair.seconds for pair in report.pairs)
    return tr("{pairs} of readers marked the same sound: {recordings}, {seconds} s").format(
        pairs=counted(len(report.pairs), "pair"), recordings=counted(n, "recording"), seconds=number(seconds)
    )


def segments_basis(report: SegmentReport) -> str:
    return tr("Edges within {ms} ms; overlap of at least {share} %; intervals by infant.").format(
        ms=f"{1000 * report.collar_s:.0f}", share=f"{100 * report.min_iou:.0f}"
    )


def segment_sentences(report: SegmentReport, task: Task) -> list[str]:
    """For each pair the class over which they agree least in time."""
    return [_segment_sentence(pair, task) for pair in report.pairs[:4]]


def _segment_sentence(pair: SegmentPair, task: Task) -> str:
    judged = [one for one in pair.classes if one.time_kappa.value is not None]
    if not judged:
        return tr("Readers {first} and {second}: neither marked anything to compare.").format(
            first=pair.first, second=pair.second
        )
    worst = min(judged, key=lambda one: one.time_kappa.value or 0.0)
    return tr("Readers {first} and {second} {verdict} even about “{name}”: kappa over time {figure}").format(
        first=pair.first,
        second=pair.second,
        verdict=more_than_chance(worst.time_kappa),
        name=class_name(task, worst.class_key),
        figure=figure_text(worst.time_kappa),
    )


def _least_first(pair: PairAgreement) -> tuple[bool, float]:
    return pair.kappa.value is None, pair.kappa.value or 0.0
