"""The promotion gate in words and shapes, for the screen and for paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cryapp.domain.model import Comparison, Flip, GatePoint, PointState
from cryapp.domain.wording import mark
from cryapp.ui.figures import percent, signed, with_span
from cryapp.ui.i18n import tr
from cryapp.ui.words import number

WORDS: Mapping[PointState, str] = {
    PointState.PASS: mark("holds"),
    PointState.FAIL: mark("fails"),
    PointState.UNKNOWN: mark("not known"),
    PointState.INFO: mark("to read"),
}
ICONS: Mapping[PointState, tuple[str, str]] = {
    PointState.PASS: ("check", "accent_text"),
    PointState.FAIL: ("cross", "danger_text"),
    PointState.UNKNOWN: ("warning", "warning_text"),
    PointState.INFO: ("info", "muted"),
}
"""Icon and tone: the shape says it too, not the colour alone."""
SIGNS: Mapping[PointState, str] = {
    PointState.PASS: "✓",
    PointState.FAIL: "✗",
    PointState.UNKNOWN: "?",
    PointState.INFO: "·",
}
"""For paper and terminals."""
MOST_DETAILS = 14


def headline(comparison: Comparison) -> str:
    """The verdict in a few words: ``Better · the gate is open``."""
    is_in_use = comparison.in_use is not None and comparison.in_use.id == comparison.candidate.id
    said = tr("in use" if is_in_use else comparison.verdict)
    verdict = said[:1].upper() + said[1:]
    if comparison.is_open:
        return tr("{verdict} · the gate is open").format(verdict=verdict)
    n = len(comparison.failed)
    why = (
        (tr("1 point of 13 fails") if n == 1 else tr("{n} points of 13 fail").format(n=n))
        if n
        else tr("too little is known")
    )
    return tr("{verdict} · the gate is closed: {why}").format(verdict=verdict, why=why)


def doubts(comparison: Comparison) -> list[str]:
    """What speaks against promotion, a sentence each; empty if the gate is open."""
    if comparison.is_open:
        return []
    found = [f"{point.number} {tr(point.title)}: {tr(point.sentence)}" for point in comparison.failed]
    unclear = next((p for p in comparison.points if p.key == "not_inferior" and p.state is PointState.UNKNOWN), None)
    if unclear is not None:
        found.append(f"{unclear.number} {tr(unclear.title)}: {tr(unclear.sentence)}")
    return found or [tr(comparison.sentence)]


def details(point: GatePoint) -> list[tuple[str, str]]:
    """The figures behind a point's sentence, a name and a value each; empty where the sentence says it all."""
    made = {"baselines": _baselines, "subgroups": _subgroups, "robust": _conditions, "not_inferior": _own_thresholds}
    return made[point.key](point.figures)[:MOST_DETAILS] if point.key in made else []


def flip_words(flip: Flip) -> str:
    """``0.31 → 0.82, now right``."""
    said = tr("{before} → {after}, now right") if flip.gained else tr("{before} → {after}, now wrong")
    return said.format(before=number(flip.before, 2), after=number(flip.after, 2))


def _baselines(figures: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = []
    for name, raw in (figures.get("baselines") or {}).items():
        delta = raw.get("delta")
        ahead = tr(" · ahead by {delta}").format(delta=_signed(delta)) if delta else ""
        found.append((tr(str(name).replace("_", " ")), number(raw["auc"]["value"], 3) + ahead))
    return found


def _subgroups(figures: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = []
    for group in figures.get("groups") or ():
        if not group.get("judged"):
            found.append((tr(group["name"]), tr("{n} infants with it: too few").format(n=group["positive_infants"])))
            continue
        auc, delta = group.get("auc"), group.get("delta")
        value = tr("AUC {auc}, n = {n}").format(auc=number(auc["value"], 3), n=auc["n_infants"]) if auc else ""
        found.append((tr(group["name"]), f"{value} · Δ {_signed(delta)}" if delta else value))
    return found


def _conditions(figures: Mapping[str, Any]) -> list[tuple[str, str]]:
    n = int(figures.get("n_recordings") or 0)
    found = []
    for one in figures.get("conditions") or ():
        before = one.get("old_drop")
        was = (
            tr(" (in use {drop}, {flips})").format(drop=signed(-before["value"]), flips=one.get("old_flips"))
            if before
            else ""
        )
        drop = signed(-one["drop"]["value"])
        found.append(
            (tr(one["words"]), tr("AUC {drop}, {k} of {n} flip{was}").format(drop=drop, k=one["flips"], n=n, was=was))
        )
    return found


def _own_thresholds(figures: Mapping[str, Any]) -> list[tuple[str, str]]:
    fixed = figures.get("at_own_thresholds") or {}
    named = (
        (tr("at own thresholds, Δ sensitivity"), "delta_sensitivity"),
        (tr("and Δ specificity"), "delta_specificity"),
    )
    return [(words, _signed(fixed[key])) for words, key in named if fixed.get(key)]


def _signed(raw: Mapping[str, Any]) -> str:
    return tr("{value} ({low} to {high})").format(
        value=signed(raw["value"]), low=signed(raw["low"]), high=signed(raw["high"])
    )


def evidence_line(comparison: Comparison) -> str:
    """``AUC 0.938 (0.893–0.971) · sensitivity 92 % · ECE 0.04``, as far as it was measured."""
    evidence = comparison.candidate.evidence
    parts = []
    if evidence.auc is not None:
        parts.append(
            tr("AUC {auc} on {n} locked infants").format(auc=with_span(evidence.auc), n=evidence.auc.n_infants)
        )
    if evidence.sensitivity_at_80 is not None:
        parts.append(
            tr("sensitivity at 80 % specificity {value}").format(value=percent(evidence.sensitivity_at_80.value))
        )
    if evidence.ece is not None:
        parts.append(tr("calibration error {ece}").format(ece=number(evidence.ece, 3)))
    return " · ".join(parts)
