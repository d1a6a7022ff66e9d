"""What each of the gate's other points says of its figures. Standard library only; see :mod:`ml.gate_rules`."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ml.gate_rules import Figure, Point, State, as_json, listed, point, signed, spanned

REQUIRED_ORIGIN = ("data_hash", "code_version", "seed", "recipe")
MAX_ECE = 0.10
BRIER_MARGIN = 0.02
ECE_MARGIN = 0.05
"""Calibration may be worse by less than this; the error itself is biased upwards where recordings are few."""
SUBGROUP_MARGIN = -0.05
MIN_POSITIVE_INFANTS = 10
MIN_NEGATIVE_INFANTS = 5
GROUPED_BY = ("sex", "age_group", "codec", "device", "site")
MOST_VALUES = 12
"""A covariate with more values is no division into groups but a name for nearly each."""
NARROW_HZ = 4_500.0
PRETERM_DAYS = 37 * 7
MAX_DROP = 0.05
"""AUC that a corruption may cost; a model in use that is as fragile is no worse company."""
DROP_TOLERANCE = 0.02
MAX_FLIPPED = 0.20
"""Share of decisions that a corruption may turn round: a ward sees decisions at a threshold, not ranks."""
FLIP_TOLERANCE = 0.05
MANY_LOOKS = 20
"""After so many looks at the same locked infants the best of many candidates looks better than it is."""


def judge_origin(training: Mapping[str, Any], weights_sha256: str | None) -> Point:
    """Point 1: what is needed to train the same model again."""
    missing = [name for name in REQUIRED_ORIGIN if training.get(name) in (None, "", {})]
    if not weights_sha256:
        missing.append("weights hash")
    figures = {
        "data_hash": training.get("data_hash"),
        "code_version": training.get("code_version"),
        "seed": training.get("seed"),
        "preset": training.get("preset"),
        "weights_sha256": weights_sha256,
        "missing": missing,
    }
    if missing:
        return point("reproducible", State.FAIL, f"Not recorded: {listed(missing, 5)}.", **figures)
    said = (
        f"Data {str(training['data_hash'])[:12]}, code {str(training['code_version'])[:12]}, seed {training['seed']},"
        f" settings and weights {str(weights_sha256)[:12]} are recorded."
    )
    return point("reproducible", State.PASS, said, **figures)


@dataclass(frozen=True)
class Overlap:
    """What was found on both sides of the split."""

    n_learnt_infants: int
    n_test_infants: int
    infants: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    """Locked recordings whose very file was learnt from."""
    near: tuple[tuple[str, str], ...] = ()
    """(locked recording, recording learnt from) that sound the same: cut, louder or recorded again by a codec."""
    near_searched: bool = False
    inherited_infants: int = 0
    """Locked infants that the parent encoder, or its parents, heard."""
    inherited_sounds: int = 0
    unknown_parents: tuple[str, ...] = ()
    """Ancestors that do not say what they heard."""


def judge_overlap(found: Overlap) -> Point:
    """Point 2."""
    figures: dict[str, Any] = {
        "infants_learnt_from": found.n_learnt_infants,
        "infants_locked": found.n_test_infants,
        "infants_on_both_sides": list(found.infants[:50]),
        "sounds_on_both_sides": list(found.sounds[:50]),
        "near_duplicates": [list(pair) for pair in found.near[:50]],
        "near_duplicates_searched": found.near_searched,
        "infants_heard_by_parents": found.inherited_infants,
        "sounds_heard_by_parents": found.inherited_sounds,
        "parents_that_do_not_say": list(found.unknown_parents),
    }
    wrong = []
    if found.infants:
        wrong.append(f"{_counted(len(found.infants), 'infant')} ({listed(found.infants)})")
    if found.sounds:
        wrong.append(f"{_counted(len(found.sounds), 'file')} ({listed(found.sounds)})")
    if found.near:
        wrong.append(
            f"{_counted(len(found.near), 'recording')} that sounds the same ({listed([a for a, _ in found.near])})"
        )
    if found.inherited_infants or found.inherited_sounds:
        heard = [_counted(found.inherited_infants, "locked infant")] if found.inherited_infants else []
        heard += [_counted(found.inherited_sounds, "locked file")] if found.inherited_sounds else []
        wrong.append(f"{' and '.join(heard)} that the encoder it started from has heard")
    if wrong:
        return point("disjoint", State.FAIL, f"On both sides: {'; '.join(wrong)}.", **figures)
    said = (
        f"{_counted(found.n_learnt_infants, 'infant')} learnt from, {found.n_test_infants} locked; none on both sides"
    )
    if found.unknown_parents:
        return point(
            "disjoint",
            State.UNKNOWN,
            f"{said}. What {listed(found.unknown_parents)} learnt from is not recorded.",
            **figures,
        )
    if not found.near_searched:
        return point(
            "disjoint", State.UNKNOWN, f"{said}. Sounds that are almost the same were not searched for.", **figures
        )
    return point("disjoint", State.PASS, f"{said}, not even as a copy that was cut, louder or coded again.", **figures)


def judge_canary(permuted: Figure | None, n_permutations: int | None = None) -> Point:
    """Point 3: the interval of the AUC from shuffled labels must hold 0.5."""
    if permuted is None or not math.isfinite(permuted.low):
        return point("canary", State.UNKNOWN, "It was not measured what shuffled labels teach.")
    holds = permuted.low <= 0.5 <= permuted.high
    figures = {"auc": as_json(permuted), "permutations": n_permutations}
    said = f"Learnt from shuffled labels, the AUC on locked infants is {spanned(permuted)}"
    end = "; chance is 0.5." if holds else ", which is not chance: the measuring itself leaks."
    return point("canary", State.PASS if holds else State.FAIL, said + end, **figures)


@dataclass(frozen=True)
class Baseline:
    name: str
    auc: Figure
    delta: Figure | None
    """Model − baseline in AUC, paired by infant."""
    hears: bool = False
    """True if it listens (statistics of the spectrum): to be beaten on average only."""


def judge_baselines(found: Sequence[Baseline], auc: Figure | None) -> Point:
    """Point 6: ahead of every baseline; of those that hear no cry by more than chance."""
    if auc is None or not found:
        return point("baselines", State.UNKNOWN, "Baselines were not measured.")
    figures = {"baselines": {b.name: {"auc": as_json(b.auc), "delta": as_json(b.delta)} for b in found}}
    gain = {b.name: b.delta.value if b.delta is not None else auc.value - b.auc.value for b in found}
    best = max(found, key=lambda b: b.auc.value)
    behind = [b.name for b in found if gain[b.name] < 0 or (gain[b.name] == 0 and not b.hears)]
    words = f"AUC {auc.value:.3f} against {best.auc.value:.3f} of the best baseline ({_words(best.name)})"
    if behind:
        return point(
            "baselines", State.FAIL, f"{words}: not ahead of {listed([_words(n) for n in behind])}.", **figures
        )
    close = [b.name for b in found if gain[b.name] == 0 or not (b.hears or (b.delta is not None and b.delta.low > 0))]
    if close:
        names = listed([_words(n) for n in close])
        return point("baselines", State.UNKNOWN, f"{words}: ahead, but against {names} it may be chance.", **figures)
    return point("baselines", State.PASS, f"{words}.", **figures)


def judge_calibration(
    ece: float | None,
    brier: float | None,
    delta_brier: Figure | None,
    delta_ece: Figure | None,
    other: str | None,
) -> Point:
    """Point 7: Δ is new − old, paired by infant; above zero is worse."""
    if ece is None:
        return point("calibration", State.UNKNOWN, "Calibration was not measured.")
    figures = {"ece": ece, "brier": brier, "delta_brier": as_json(delta_brier), "delta_ece": as_json(delta_ece)}
    said = f"Calibration error {ece:.3f}" + (f", Brier score {brier:.3f}" if brier is not None else "")
    if other is None or delta_brier is None:
        good = ece <= MAX_ECE
        end = "." if good else f"; more than {MAX_ECE:g} misleads who reads the percentage."
        return point("calibration", State.PASS if good else State.FAIL, said + end, **figures)
    said += f"; against {other} Brier {signed(delta_brier)}"
    if delta_ece is not None:
        said += f", error {signed(delta_ece)}"
    if delta_brier.low > 0 or (delta_ece is not None and delta_ece.low > 0 and ece > MAX_ECE):
        return point("calibration", State.FAIL, f"{said}: worse.", **figures)
    bounded = delta_brier.high < BRIER_MARGIN and (delta_ece is None or delta_ece.high < ECE_MARGIN or ece <= MAX_ECE)
    if bounded:
        return point("calibration", State.PASS, f"{said}.", **figures)
    return point("calibration", State.UNKNOWN, f"{said}: a loss cannot be ruled out.", **figures)


@dataclass(frozen=True)
class Subgroup:
    name: str
    """e.g. ``sex: f``"""
    positive_infants: int
    negative_infants: int
    auc: Figure | None = None
    delta: Figure | None = None
    """New − old within the group, paired by infant."""

    @property
    def judged(self) -> bool:
        return self.positive_infants >= MIN_POSITIVE_INFANTS and self.negative_infants >= MIN_NEGATIVE_INFANTS

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "positive_infants": self.positive_infants,
            "negative_infants": self.negative_infants,
            "judged": self.judged,
            "auc": as_json(self.auc) if self.judged else None,
            "delta": as_json(self.delta) if self.judged else None,
        }


def divided(covariates: Mapping[str, Any]) -> dict[str, str]:
    """The groups that a recording belongs to, by division; what is not known divides nothing."""
    known = {name: covariates.get(name) for name in GROUPED_BY}
    found = {name.replace("_", " "): str(value) for name, value in known.items() if value not in (None, "", "u")}
    bandwidth_hz, gestation_days = covariates.get("bandwidth_hz"), covariates.get("gestation_days")
    if isinstance(bandwidth_hz, (int, float)):
        found["band"] = "narrow (telephone)" if bandwidth_hz < NARROW_HZ else "wide"
    if isinstance(gestation_days, (int, float)):
        found["gestation"] = "preterm" if gestation_days < PRETERM_DAYS else "term"
    return found


def judge_subgroups(groups: Sequence[Subgroup], other: str | None) -> Point:
    """Point 8. Groups with too few infants are named, not judged: a figure would be noise with a name."""
    judged = [g for g in groups if g.judged]
    small = [g.name for g in groups if not g.judged]
    figures = {"groups": [g.as_json() for g in groups], "margin": SUBGROUP_MARGIN}
    rest = f" Too small to judge (fewer than {MIN_POSITIVE_INFANTS} infants): {listed(small, 4)}." if small else ""
    if not judged:
        return point("subgroups", State.UNKNOWN, f"No group of infants is large enough to be judged.{rest}", **figures)
    if other is None:
        shown = [f"{g.name} {spanned(g.auc)}, n = {g.auc.n_infants}" for g in judged if g.auc is not None]
        return point("subgroups", State.INFO, f"AUC by group: {'; '.join(shown[:6])}.{rest}", **figures)
    known = [(g, g.delta) for g in judged if g.delta is not None and math.isfinite(g.delta.value)]
    if not known:
        return point("subgroups", State.UNKNOWN, f"No group was scored by both models.{rest}", **figures)
    losers = [(g, delta) for g, delta in known if delta.value < SUBGROUP_MARGIN]
    if losers:
        said = "; ".join(f"{g.name} {signed(delta)}, n = {delta.n_infants}" for g, delta in losers[:4])
        return point("subgroups", State.FAIL, f"AUC drops by more than {-SUBGROUP_MARGIN:g}: {said}.{rest}", **figures)
    worst, delta = min(known, key=lambda pair: pair[1].value)
    said = (
        f"The least gain of {_counted(len(known), 'group')} is {signed(delta)} ({worst.name}, n = {delta.n_infants})."
    )
    return point("subgroups", State.PASS, said + rest, **figures)


@dataclass(frozen=True)
class Condition:
    """A corruption and what it does: ``drop`` is AUC clean − AUC corrupted, paired by infant."""

    key: str
    words: str
    drop: Figure
    flips: int
    """Recordings whose decision changes."""
    old_drop: Figure | None = None
    old_flips: int | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "words": self.words,
            "drop": as_json(self.drop),
            "flips": self.flips,
            "old_drop": as_json(self.old_drop),
            "old_flips": self.old_flips,
        }


def judge_robustness(conditions: Sequence[Condition], n_recordings: int, n_all: int) -> Point:
    """Point 9: no corruption costs more than ``MAX_DROP`` AUC or turns more than ``MAX_FLIPPED`` of the decisions,
    unless it does the like to the model in use.
    """
    if not conditions:
        return point("robust", State.UNKNOWN, "It was not measured under noise, band limits and codecs.")
    figures = {"conditions": [c.as_json() for c in conditions], "n_recordings": n_recordings, "n_all": n_all}
    on = f" On {n_recordings} of {n_all} locked recordings." if n_recordings < n_all else ""
    dropped = [c for c in conditions if _drops_more(c)]
    flipped = [c for c in conditions if _flips_more(c, n_recordings)]
    wrong = []
    if dropped:
        said = "; ".join(f"{c.words} −{c.drop.value:.3f}{_in_use(c.old_drop)}" for c in dropped)
        wrong.append(f"AUC drops by more than {MAX_DROP:g}: {said}.")
    if flipped:
        said = "; ".join(f"{c.words} {c.flips} of {n_recordings}{_in_use(c.old_flips)}" for c in flipped)
        wrong.append(f"More than {100 * MAX_FLIPPED:.0f} % of the decisions turn round: {said}.")
    if wrong:
        return point("robust", State.FAIL, " ".join(wrong) + on, **figures)
    worst = max(conditions, key=lambda c: c.drop.value)
    flips = max(conditions, key=lambda c: c.flips)
    said = (
        f"The greatest drop of AUC is {max(worst.drop.value, 0.0):.3f} ({worst.words}); at most {flips.flips} of"
        f" {n_recordings} decisions change ({flips.words})."
    )
    as_fragile = [c.words for c in conditions if c.drop.value > MAX_DROP or c.flips > MAX_FLIPPED * n_recordings]
    if as_fragile:
        said += f" Under {listed(as_fragile)} the model in use loses as much."
    return point("robust", State.PASS, said + on, **figures)


def _drops_more(c: Condition) -> bool:
    return c.drop.value > MAX_DROP and (c.old_drop is None or c.drop.value > c.old_drop.value + DROP_TOLERANCE)


def _flips_more(c: Condition, n: int) -> bool:
    return c.flips > MAX_FLIPPED * n and (c.old_flips is None or c.flips > c.old_flips + FLIP_TOLERANCE * n)


def _in_use(old: Figure | int | None) -> str:
    if old is None:
        return ""
    return f" (in use {old})" if isinstance(old, int) else f" (in use −{old.value:.3f})"


def judge_churn(flips: Sequence[Mapping[str, Any]], n: int, other: str | None) -> Point:
    """Point 10: flips are ``{"recording", "infant", "label", "before", "after", "gained"}``, probabilities before and
    after; ``gained`` True where the new decision is the right one.
    """
    if other is None:
        return point("churn", State.INFO, "There is no earlier decision that could change.", flips=[], n=n)
    if not n:
        return point("churn", State.UNKNOWN, f"No recording has a decision of both it and {other}.", flips=[], n=n)
    gained = sum(bool(flip["gained"]) for flip in flips)
    said = f"{len(flips)} of {n} decisions on locked recordings change"
    said += f": {gained} become right, {len(flips) - gained} wrong. Listen to them." if flips else "."
    return point("churn", State.INFO, said, flips=[dict(flip) for flip in flips], n=n, gained=gained)


def judge_package(precision: str | None, fault: str = "") -> Point:
    """Point 11: every hash holds and the golden answers come out again."""
    if precision is None:
        return point("verified", State.FAIL, fault or "The package could not be verified.")
    said = f"Every file is what was registered, and its golden answers come out again ({precision})."
    return point("verified", State.PASS, said, precision=precision)


def judge_decision(person: str | None, when: str | None, reason: str | None, before: str | None) -> Point:
    """Point 12. ``before`` is the model that one click puts back."""
    back = f" {before} is kept; one click puts it back." if before else " Earlier models are kept."
    if person is None:
        return point("decided", State.INFO, f"Nobody has promoted it yet: that needs a name and a reason.{back}")
    said = f"Promoted by {person} on {when}: “{reason}”.{back}"
    return point("decided", State.PASS, said, person=person, when=when, reason=reason, before=before)


def judge_looks(n: int) -> Point:
    """Point 13."""
    said = "They were never looked at." if n == 0 else f"They were looked at {'once' if n == 1 else f'{n} times'}."
    if n > MANY_LOOKS:
        said += " The best of so many candidates looks better than it is: lock new infants before trusting small gains."
    return point("looks", State.UNKNOWN if n > MANY_LOOKS else State.INFO, said, looks=n)


def _counted(n: int, one: str) -> str:
    return f"{n:,} {one if n == 1 else one + 's'}"


def _words(name: str) -> str:
    return name.replace("_", " ")
