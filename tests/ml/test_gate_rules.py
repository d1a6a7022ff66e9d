"""The verdict's truth table, the margins, and what each point says of figures that are known."""

from __future__ import annotations

import itertools
import json
from typing import Any

import numpy as np
import pytest

from ml import gate_points as points
from ml import gate_rules as rules
from ml.gate_rules import State, Verdict
from ml.metrics import Estimate
from ml.paired import Draws, auc_of, difference, sensitivity_at


def figure(value: float, low: float, high: float, n: int = 60) -> Estimate:
    return Estimate(value, low, high, n, 2 * n)


def at_gate(superior: bool = True, **states: State) -> list[rules.Point]:
    """All points passed, but for those named."""
    made = [
        rules.point(
            key, states.get(key, State.PASS), "So it is.", **({"superior": superior} if key == "not_inferior" else {})
        )
        for key in rules.TITLES
    ]
    assert [p.number for p in made] == list(range(1, 14))
    return made


def expected(comparison: State, superior: bool, evidence: State, disjoint: State, subgroups: State) -> Verdict:
    """The rules once more, as the protocol puts them."""
    if comparison is State.INFO:
        return Verdict.FIRST
    if evidence is not State.PASS or disjoint is State.FAIL or comparison is State.UNKNOWN:
        return Verdict.INSUFFICIENT
    if comparison is State.FAIL:
        return Verdict.WORSE
    return Verdict.BETTER if superior and subgroups is not State.FAIL else Verdict.NOT_WORSE


def test_truth_table() -> None:
    for comparison, superior, evidence, disjoint, subgroups in itertools.product(
        State, (True, False), State, State, State
    ):
        found = rules.verdict_of(
            at_gate(superior, not_inferior=comparison, evidence=evidence, disjoint=disjoint, subgroups=subgroups)
        )
        assert found is expected(comparison, superior, evidence, disjoint, subgroups), (comparison, evidence, disjoint)


@pytest.mark.parametrize("key", ["disjoint", "canary", "evidence"])
def test_nothing_is_better_on_ground_that_does_not_hold(key: str) -> None:
    assert rules.verdict_of(at_gate(**{key: State.FAIL})) is Verdict.INSUFFICIENT


@pytest.mark.parametrize("key", ["baselines", "calibration", "subgroups", "robust"])
def test_a_harm_takes_better_away(key: str) -> None:
    assert rules.verdict_of(at_gate()) is Verdict.BETTER
    assert rules.verdict_of(at_gate(**{key: State.FAIL})) is Verdict.NOT_WORSE
    assert rules.verdict_of(at_gate(**{key: State.UNKNOWN})) is Verdict.BETTER


@pytest.mark.parametrize("key", rules.TITLES)
def test_any_failed_point_closes_the_gate(key: str) -> None:
    assert rules.is_open(at_gate())
    assert not rules.is_open(at_gate(**{key: State.FAIL}))


def test_a_first_model_needs_evidence_too() -> None:
    first = at_gate(not_inferior=State.INFO)
    assert rules.verdict_of(first) is Verdict.FIRST
    assert rules.is_open(first)
    assert not rules.is_open(at_gate(not_inferior=State.INFO, evidence=State.UNKNOWN))


def test_points_that_nobody_looked_at_are_there_and_unknown() -> None:
    every = rules.points_in_order([])
    assert len(every) == 13
    assert {p.state for p in every} == {State.UNKNOWN}
    assert rules.verdict_of([]) is Verdict.INSUFFICIENT
    assert rules.Point.of(json.loads(json.dumps(every[3].as_json()))) == every[3]


@pytest.mark.parametrize(
    ("auc", "sensitivity", "state", "superior"),
    [
        ((0.03, 0.01, 0.05), (0.02, -0.01, 0.06), State.PASS, True),
        ((0.00, -0.019, 0.03), (0.0, -0.029, 0.03), State.PASS, False),
        ((0.02, -0.001, 0.05), (0.02, 0.01, 0.05), State.PASS, False),
        ((0.00, -0.021, 0.03), (0.0, -0.01, 0.03), State.UNKNOWN, False),
        ((0.03, 0.01, 0.05), (0.0, -0.04, 0.03), State.UNKNOWN, False),
        ((-0.03, -0.05, -0.01), (0.0, -0.01, 0.03), State.FAIL, False),
        ((0.03, 0.01, 0.05), (-0.1, -0.2, -0.05), State.FAIL, False),
        ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), State.PASS, False),
    ],
)
def test_margins(auc: Any, sensitivity: Any, state: State, superior: bool) -> None:
    judged = rules.judge_difference(figure(*auc), figure(*sensitivity), "Cry 1")
    assert (judged.state, judged.figures["superior"]) == (state, superior)
    assert "Cry 1" in judged.sentence


def test_nothing_to_be_held_against() -> None:
    assert rules.judge_difference(None, None, None).state is State.INFO
    assert rules.judge_difference(None, None, "Cry 1").state is State.UNKNOWN
    nan = float("nan")
    assert rules.judge_difference(figure(nan, nan, nan), None, "Cry 1").state is State.UNKNOWN


def test_evidence() -> None:
    auc, delta = figure(0.9, 0.85, 0.95), figure(0.0, -0.02, 0.02)
    enough = rules.judge_evidence({"cry": 10, "no_cry": 30}, auc, delta)
    assert enough.state is State.PASS
    assert rules.judge_evidence({"cry": 9, "no_cry": 30}, auc, delta).state is State.FAIL
    assert rules.judge_evidence({"cry": 10, "no_cry": 30}, figure(0.8, 0.6, 0.95), delta).state is State.FAIL
    assert rules.judge_evidence({}, None, None).state is State.FAIL


def test_power_is_what_drawing_at_random_gives() -> None:
    half = 0.02
    error = half / 1.959964
    rng = np.random.default_rng(0)
    seen = rng.normal(0.0, error, 200_000) - half > rules.AUC_MARGIN
    assert rules.power_of(figure(0.0, -half, half)) == pytest.approx(seen.mean(), abs=0.005)
    assert rules.power_of(figure(0.0, 0.0, 0.0)) == 1.0
    assert rules.power_of(figure(0.0, -0.2, 0.2)) < 0.05 < rules.power_of(figure(0.0, -0.005, 0.005))


def judged(label: np.ndarray, new: np.ndarray, old: np.ndarray, infants: list[str]) -> Verdict:
    """The gate on answers alone, by the same draws as the worker's."""
    draws = Draws.of(infants, seed=0, n=1_000)
    truth = label.astype(np.int64)
    auc = draws.estimate(auc_of(truth, new))
    delta = draws.estimate(difference(auc_of(truth, new), auc_of(truth, old)))
    sensitivity = draws.estimate(difference(sensitivity_at(truth, new, 0.8), sensitivity_at(truth, old, 0.8)))
    counts = {str(k): len({i for i, one in zip(infants, label, strict=True) if one == k}) for k in (0, 1)}
    found = [rules.judge_evidence(counts, auc, delta), rules.judge_difference(delta, sensitivity, "old")]
    return rules.verdict_of(rules.merged(at_gate(), found))


def test_known_cases() -> None:
    """The same model: not worse. One that guesses: worse. A good one against a guess: better. Six infants: nothing."""
    rng = np.random.default_rng(3)
    infants = [f"i{n // 2}" for n in range(240)]
    label = np.array([(n // 2) % 2 for n in range(240)])
    good, guess = rng.normal(1.5 * label, 1.0), rng.normal(size=240)
    assert judged(label, good, good, infants) is Verdict.NOT_WORSE
    assert judged(label, guess, good, infants) is Verdict.WORSE
    assert judged(label, good, guess, infants) is Verdict.BETTER
    few = slice(0, 12)
    assert judged(label[few], good[few], guess[few], infants[few]) is Verdict.INSUFFICIENT


ORIGIN = {"data_hash": "d" * 64, "code_version": "c" * 16, "seed": 0, "recipe": {"lr": 1}}


def test_origin() -> None:
    assert points.judge_origin(ORIGIN, "w" * 64).state is State.PASS
    for missing in ORIGIN:
        judged_without = points.judge_origin({k: v for k, v in ORIGIN.items() if k != missing}, "w" * 64)
        assert judged_without.state is State.FAIL
        assert missing in judged_without.sentence
    assert "weights hash" in points.judge_origin(ORIGIN, None).sentence


@pytest.mark.parametrize(
    ("fields", "state", "says"),
    [
        ({"near_searched": True}, State.PASS, "none on both sides"),
        ({}, State.UNKNOWN, "not searched"),
        ({"near_searched": True, "infants": ("I-7",)}, State.FAIL, "I-7"),
        ({"near_searched": True, "sounds": ("r1", "r2")}, State.FAIL, "2 files"),
        ({"near_searched": True, "near": (("r1", "r9"),)}, State.FAIL, "sounds the same"),
        ({"near_searched": True, "inherited_infants": 1}, State.FAIL, "has heard"),
        (
            {"near_searched": True, "unknown_parents": ("Weights from elsewhere",)},
            State.UNKNOWN,
            "Weights from elsewhere",
        ),
    ],
)
def test_overlap(fields: dict[str, Any], state: State, says: str) -> None:
    found = points.judge_overlap(points.Overlap(40, 10, **fields))
    assert found.state is state
    assert says in found.sentence


def test_canary() -> None:
    assert points.judge_canary(figure(0.52, 0.41, 0.63)).state is State.PASS
    assert points.judge_canary(figure(0.62, 0.55, 0.70)).state is State.FAIL
    assert points.judge_canary(figure(0.38, 0.30, 0.45)).state is State.FAIL
    assert points.judge_canary(None).state is State.UNKNOWN


def test_baselines() -> None:
    auc = figure(0.9, 0.85, 0.95)
    deaf = points.Baseline("metadata_only", figure(0.6, 0.5, 0.7), figure(0.3, 0.2, 0.4))
    hears = points.Baseline("logmel_statistics", figure(0.89, 0.8, 0.95), figure(0.01, -0.03, 0.05), hears=True)
    assert points.judge_baselines([deaf, hears], auc).state is State.PASS
    level = points.Baseline("loudness", figure(0.86, 0.8, 0.95), figure(0.04, -0.01, 0.09))
    assert points.judge_baselines([deaf, level], auc).state is State.UNKNOWN
    ahead = points.Baseline("logmel_statistics", figure(0.93, 0.8, 0.95), figure(-0.03, -0.05, 0.01), hears=True)
    assert points.judge_baselines([deaf, ahead], auc).state is State.FAIL
    assert points.judge_baselines([], auc).state is State.UNKNOWN


def test_calibration() -> None:
    assert points.judge_calibration(0.08, 0.1, None, None, None).state is State.PASS
    assert points.judge_calibration(0.12, 0.1, None, None, None).state is State.FAIL
    level, worse, unsure = figure(0.0, -0.01, 0.01), figure(0.05, 0.02, 0.08), figure(0.0, -0.05, 0.05)
    assert points.judge_calibration(0.05, 0.1, level, level, "Cry 1").state is State.PASS
    assert points.judge_calibration(0.05, 0.1, worse, level, "Cry 1").state is State.FAIL
    assert points.judge_calibration(0.15, 0.1, level, worse, "Cry 1").state is State.FAIL
    assert points.judge_calibration(0.05, 0.1, unsure, level, "Cry 1").state is State.UNKNOWN
    assert points.judge_calibration(None, None, None, None, None).state is State.UNKNOWN


def test_small_groups_are_named_and_not_judged() -> None:
    small = points.Subgroup("sex: f", 9, 30, figure(0.5, 0.2, 0.8), figure(-0.4, -0.6, -0.2))
    large = points.Subgroup("sex: m", 10, 30, figure(0.9, 0.8, 0.95), figure(0.0, -0.1, 0.1))
    found = points.judge_subgroups([small, large], "Cry 1")
    assert found.state is State.PASS
    assert "sex: f" in found.sentence
    assert found.figures["groups"][0]["auc"] is None, "a figure of nine infants is not even kept"
    loses = points.Subgroup("band: narrow", 10, 30, figure(0.8, 0.7, 0.9), figure(-0.06, -0.12, 0.01, 40))
    found = points.judge_subgroups([large, loses], "Cry 1")
    assert found.state is State.FAIL
    assert "band: narrow −0.060 (−0.120 to +0.010), n = 40" in found.sentence
    assert points.judge_subgroups([large, loses], None).state is State.INFO
    assert points.judge_subgroups([small], "Cry 1").state is State.UNKNOWN


def test_robustness() -> None:
    def under(drop: float, flips: int, old: float | None = None, old_flips: int | None = None) -> State:
        before = None if old is None else figure(old, old - 0.01, old + 0.01)
        one = points.Condition("noise", "noise", figure(drop, drop - 0.01, drop + 0.01), flips, before, old_flips)
        return points.judge_robustness([one], 100, 100).state

    assert under(0.05, 20) is State.PASS
    assert under(0.06, 0) is State.FAIL
    assert under(0.0, 21) is State.FAIL, "ranks may hold where decisions do not"
    assert under(0.10, 0, old=0.09, old_flips=0) is State.PASS, "the model in use is as fragile"
    assert under(0.12, 0, old=0.09, old_flips=0) is State.FAIL
    assert points.judge_robustness([], 0, 0).state is State.UNKNOWN


def test_churn_decision_package_and_looks() -> None:
    flip = {"recording": "7", "infant": "I-1", "label": "cry", "before": 0.2, "after": 0.8, "gained": True}
    found = points.judge_churn([flip], 40, "Cry 1")
    assert (found.state, found.figures["gained"]) == (State.INFO, 1)
    assert "1 of 40" in found.sentence
    assert points.judge_package("bf16").state is State.PASS
    assert points.judge_package(None, "It is damaged.").state is State.FAIL
    assert points.judge_decision(None, None, None, None).state is State.INFO
    assert "R-07" in points.judge_decision("R-07", "2026-11-22", "better", "Cry 1").sentence
    assert points.judge_looks(1).state is State.INFO
    assert points.judge_looks(points.MANY_LOOKS + 1).state is State.UNKNOWN
