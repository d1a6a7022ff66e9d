"""Figures of merit against known cases and against scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import brier_score_loss, roc_auc_score, roc_curve

from cryapp.services import metrics
from cryapp.services.metrics import Scored


def _data(seed: int, n: int = 300, n_infants: int = 60, step: float = 0.0) -> Scored:
    rng = np.random.default_rng(seed)
    infant = rng.integers(0, n_infants, n)
    truth = rng.random(n) < 0.4
    score = 1 / (1 + np.exp(-(truth * 1.2 + rng.normal(0, 1, n) + rng.normal(0, 0.7, n_infants)[infant])))
    if step:
        score = np.round(score / step) * step
    return Scored(truth, score, tuple(f"I-{i}" for i in infant))


@pytest.mark.parametrize("step", [0.0, 0.05, 0.5])
def test_auc_equals_scikit_learn_with_and_without_ties(step: float) -> None:
    data = _data(1, step=step)
    assert metrics.auc(data) == pytest.approx(roc_auc_score(data.truth, data.score), abs=1e-12)


@pytest.mark.parametrize("step", [0.0, 0.05, 0.5])
def test_sensitivity_equals_the_interpolated_roc_of_scikit_learn(step: float) -> None:
    data = _data(2, step=step)
    fpr, tpr, _ = roc_curve(data.truth, data.score, drop_intermediate=False)
    at = np.unique(fpr)
    highest = np.array([tpr[fpr == x].max() for x in at])
    lowest = np.array([tpr[fpr == x].min() for x in at])
    after = int(np.searchsorted(at, 0.2, side="right"))
    expected = np.interp(0.2, [at[after - 1], at[after]], [highest[after - 1], lowest[after]])
    assert metrics.sensitivity_at_specificity(data, 0.8) == pytest.approx(expected, abs=1e-12)


def test_known_cases() -> None:
    names = ["a", "b", "c", "d"]
    assert metrics.auc(Scored.of([1, 1, 0, 0], [0.9, 0.8, 0.2, 0.1], names)) == 1.0
    assert metrics.auc(Scored.of([1, 1, 0, 0], [0.1, 0.2, 0.8, 0.9], names)) == 0.0
    assert metrics.auc(Scored.of([1, 0, 1, 0], [0.5] * 4, names)) == 0.5
    assert metrics.sensitivity_at_specificity(Scored.of([1, 1, 0, 0], [0.9, 0.8, 0.2, 0.1], names)) == 1.0
    assert metrics.sensitivity_at_specificity(Scored.of([1, 0, 1, 0], [0.5] * 4, names)) == pytest.approx(0.2)
    assert np.isnan(metrics.auc(Scored.of([1, 1], [0.1, 0.2], ["a", "b"])))
    assert np.isnan(metrics.auc(Scored.of([], [], [])))


def test_monotone_transforms_order_and_names_of_infants_do_not_matter() -> None:
    data = _data(3)
    plain = metrics.estimate_auc(data, 300)
    order = np.random.default_rng(0).permutation(len(data.truth))
    other = Scored(data.truth[order], data.score[order] ** 3, tuple(data.infant[i] for i in order))
    again = metrics.estimate_auc(other, 300)
    assert (again.value, again.low, again.high) == pytest.approx((plain.value, plain.low, plain.high), abs=1e-12)


def test_the_interval_equals_a_slow_loop_over_drawn_infants() -> None:
    data = _data(4, n=80, n_infants=15)
    names = np.asarray(data.infant)
    unique = sorted(set(data.infant))
    rng = np.random.default_rng(7)
    values = []
    for _ in range(4000):
        rows = np.concatenate([np.flatnonzero(names == i) for i in rng.choice(unique, len(unique))])
        if data.truth[rows].any() and not data.truth[rows].all():
            values.append(roc_auc_score(data.truth[rows], data.score[rows]))
    fast = metrics.estimate_auc(data, 4000)
    assert fast.low == pytest.approx(np.percentile(values, 2.5), abs=0.012)
    assert fast.high == pytest.approx(np.percentile(values, 97.5), abs=0.012)


def test_repeated_recordings_of_the_same_infants_do_not_narrow_the_interval() -> None:
    data = _data(5, n=60, n_infants=60)
    tripled = Scored(np.tile(data.truth, 3), np.tile(data.score, 3), data.infant * 3)
    one, three = metrics.estimate_auc(data), metrics.estimate_auc(tripled)
    assert three.high - three.low == pytest.approx(one.high - one.low, abs=1e-9)
    assert (three.n_infants, three.n_recordings) == (one.n_infants, 180)


def test_a_few_infants_told_apart_without_error_are_no_proof() -> None:
    names = [f"i{n}" for n in range(12)]
    perfect = metrics.estimate_auc(Scored.of([1] * 6 + [0] * 6, [0.9] * 6 + [0.1] * 6, names), 200)
    assert (perfect.value, perfect.high) == (1.0, 1.0)
    assert perfect.low == pytest.approx(0.6097, abs=1e-3)  # Wilson, six of six


def test_intervals_cover_the_truth_about_as_often_as_they_say() -> None:
    rng = np.random.default_rng(0)
    covered = 0
    for _ in range(100):
        truth = np.repeat(rng.random(50) < 0.5, 2)
        score = truth * 1.0 + np.repeat(rng.normal(0, 1, 50), 2)
        estimate = metrics.estimate_auc(Scored(truth, score, tuple(str(i // 2) for i in range(100))), 300)
        covered += estimate.low <= 0.7602 <= estimate.high  # Phi(1 / sqrt 2)
    assert 85 <= covered <= 99


def test_a_model_does_not_differ_from_itself_and_a_better_one_does() -> None:
    data = _data(6)
    same_auc, same_sensitivity = metrics.paired_difference(data, data, n_draws=200)
    assert (same_auc.value, same_auc.low, same_auc.high) == (0, 0, 0)
    assert same_sensitivity.high == 0
    better = Scored(data.truth, data.score + data.truth, data.infant)
    difference, _ = metrics.paired_difference(better, data, n_draws=200)
    assert difference.low > 0
    with pytest.raises(ValueError, match="same recordings"):
        metrics.paired_difference(_data(7), data)


def test_brier_and_calibration() -> None:
    data = _data(8)
    assert metrics.brier(data) == pytest.approx(brier_score_loss(data.truth, data.score))
    rng = np.random.default_rng(1)
    p = rng.random(20_000)
    honest = Scored(rng.random(20_000) < p, p, tuple(map(str, range(20_000))))
    assert metrics.expected_calibration_error(honest) < 0.02
    proud = Scored.of([True, False] * 50, [0.95, 0.95] * 50, ["a", "b"] * 50)
    assert metrics.expected_calibration_error(proud) == pytest.approx(0.45)


def test_infants_are_the_mean_of_their_log_odds() -> None:
    data = Scored.of([1, 1, 0, 1, 0], [0.8, 0.2, 0.3, 0.9, 0.1], ["a", "a", "b", "c", "c"])
    infants = metrics.by_infant(data)
    assert infants.infant == ("a", "b")
    assert infants.score.tolist() == pytest.approx([0.5, 0.3])
    assert infants.truth.tolist() == [True, False]


def test_bad_input_is_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        Scored.of([True], [float("nan")], ["a"])
    with pytest.raises(ValueError, match="one entry"):
        Scored.of([True], [0.1, 0.2], ["a"])
