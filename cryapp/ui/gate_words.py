"""The promotion gate in words and shapes, for the screen and for paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cryapp.domain.model import Comparison, Flip, GatePoint, PointState
from cryapp.ui.figures import percent

WORDS: Mapping[PointState, str] = {
    PointState.PASS: "holds",
    PointState.FAIL: "fails",
    PointState.UNKNOWN: "not known",
    PointState.INFO: "to read",
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
    verdict = "In use" if is_in_use else comparison.verdict[:1].upper() + comparison.verdict[1:]
    if comparison.is_open:
        return f"{verdict} · the gate is open"
    n = len(comparison.failed)
    why = f"{n} {'point' if n == 1 else 'points'} of 13 {'fails' if n == 1 else 'fail'}" if n else "too little is known"
    return f"{verdict} · the gate is closed: {why}"


def doubts(comparison: Comparison) -> list[str]:
    """What speaks against promotion, a sentence each; empty if the gate is open."""
    if comparison.is_open:
        return []
    found = [f"{point.number} {point.title}: {point.sentence}" for point in comparison.failed]
    unclear = next((p for p in comparison.points if p.key == "not_inferior" and p.state is PointState.UNKNOWN), None)
    if unclear is not None:
        found.append(f"{unclear.number} {unclear.title}: {unclear.sentence}")
    return found or [comparison.sentence]


def details(point: GatePoint) -> list[tuple[str, str]]:
    """The figures behind a point's sentence, a name and a value each; empty where the sentence says it all."""
    made = {"baselines": _baselines, "subgroups": _subgroups, "robust": _conditions, "not_inferior": _own_thresholds}
    return made[point.key](point.figures)[:MOST_DETAILS] if point.key in made else []


def flip_words(flip: Flip) -> str:
    """``0.31 → 0.82, now right``."""
    return f"{flip.before:.2f} → {flip.after:.2f}, now {'right' if flip.gained else 'wrong'}"


def _baselines(figures: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = []
    for name, raw in (figures.get("baselines") or {}).items():
        delta = raw.get("delta")
        ahead = f" · ahead by {_signed(delta)}" if delta else ""
        found.append((str(name).replace("_", " "), f"{raw['auc']['value']:.3f}{ahead}"))
    return found


def _subgroups(figures: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = []
    for group in figures.get("groups") or ():
        if not group.get("judged"):
            found.append((group["name"], f"{group['positive_infants']} infants with it: too few"))
            continue
        auc, delta = group.get("auc"), group.get("delta")
        value = f"AUC {auc['value']:.3f}, n = {auc['n_infants']}" if auc else ""
        found.append((group["name"], f"{value} · Δ {_signed(delta)}" if delta else value))
    return found


def _conditions(figures: Mapping[str, Any]) -> list[tuple[str, str]]:
    n = int(figures.get("n_recordings") or 0)
    found = []
    for one in figures.get("conditions") or ():
        before = one.get("old_drop")
        was = f" (in use {-before['value']:+.3f}, {one.get('old_flips')})".replace("-", "−") if before else ""
        drop = f"{-one['drop']['value']:+.3f}".replace("-", "−")
        found.append((one["words"], f"AUC {drop}, {one['flips']} of {n} flip{was}"))
    return found


def _own_thresholds(figures: Mapping[str, Any]) -> list[tuple[str, str]]:
    fixed = figures.get("at_own_thresholds") or {}
    named = (("at own thresholds, Δ sensitivity", "delta_sensitivity"), ("and Δ specificity", "delta_specificity"))
    return [(words, _signed(fixed[key])) for words, key in named if fixed.get(key)]


def _signed(raw: Mapping[str, Any]) -> str:
    text = f"{raw['value']:+.3f} ({raw['low']:+.3f} to {raw['high']:+.3f})"
    return text.replace("-", "−")


def evidence_line(comparison: Comparison) -> str:
    """``AUC 0.938 (0.893–0.971) · sensitivity 92 % · ECE 0.04``, as far as it was measured."""
    evidence = comparison.candidate.evidence
    parts = []
    if evidence.auc is not None:
        parts.append(f"AUC {evidence.auc.text} on {evidence.auc.n_infants} locked infants")
    if evidence.sensitivity_at_80 is not None:
        parts.append(f"sensitivity at 80 % specificity {percent(evidence.sensitivity_at_80.value)}")
    if evidence.ece is not None:
        parts.append(f"calibration error {evidence.ece:.3f}")
    return " · ".join(parts)
