"""Figures of merit against scikit-learn or the plain definition, and intervals by infant."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score

from ml.calibrate import Calibration, fit_calibration, softmax
from ml.metrics import (
    auc,
    brier,
    by_infant,
    calibration_slope,
    cluster_bootstrap,
    expected_calibration_error,
    macro_auc,
    roc,
    sensitivity_specificity,
    share_of_infants,
    threshold_at_specificity,
    wilson,
    with_width,
)


def drawn(n: int = 200, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    truth = rng.integers(0, 2, n)
    return truth, np.round(rng.normal(truth * 1.2, 1.0), 1)  # rounded: ties


def test_auc_is_scikit_learns_with_ties() -> None:
    truth, score = drawn()
    assert auc(truth, score) == pytest.approx(roc_auc_score(truth, score))
    assert auc(truth, np.exp(score)) == pytest.approx(auc(truth, score))
    assert auc(truth, -score) == pytest.approx(1 - auc(truth, score))


def test_auc_without_one_class_is_no_number() -> None:
    assert np.isnan(auc(np.ones(4, dtype=int), np.arange(4.0)))


def test_macro_auc_is_scikit_learns() -> None:
    rng = np.random.default_rng(1)
    label = rng.integers(0, 3, 120)
    p = softmax(rng.normal(size=(120, 3)) + 1.5 * np.eye(3)[label])
    assert macro_auc(label, p) == pytest.approx(roc_auc_score(label, p, multi_class="ovr", average="macro"))


def test_brier_is_scikit_learns() -> None:
    truth, score = drawn()
    p = 1 / (1 + np.exp(-score))
    assert brier(truth, np.stack([1 - p, p], axis=1)) == pytest.approx(brier_score_loss(truth, p))


def test_threshold_keeps_the_promised_specificity() -> None:
    truth, score = drawn()
    for target in (0.5, 0.8, 0.95):
        threshold = threshold_at_specificity(truth, score, target)
        assert sensitivity_specificity(truth, score, threshold)[1] >= target
        lower = score[score < threshold].max()
        assert sensitivity_specificity(truth, score, float(lower))[1] < target


def test_threshold_of_perfect_scores_lies_between_the_classes() -> None:
    threshold = threshold_at_specificity(np.array([0, 0, 1, 1]), np.array([0.1, 0.2, 0.8, 0.9]), 1.0)
    assert 0.2 < threshold < 0.8


def test_calibration_slope_is_an_unpenalised_logistic_regression() -> None:
    truth, score = drawn(400)
    expected = LogisticRegression(C=1e9).fit(score[:, None], truth).coef_[0, 0]
    assert calibration_slope(truth, score) == pytest.approx(expected, rel=1e-3)


def test_calibration_error_of_a_liar_and_of_an_honest_man() -> None:
    came_true = np.array([1] * 7 + [0] * 3)
    assert expected_calibration_error(came_true, np.full(10, 0.7)) == pytest.approx(0.0)
    assert expected_calibration_error(came_true, np.full(10, 0.95)) == pytest.approx(0.25)


def test_roc_goes_from_corner_to_corner_and_up() -> None:
    points = np.array(roc(*drawn()))
    assert points[0].tolist() == [0, 0]
    assert points[-1].tolist() == [1, 1]
    assert (np.diff(points, axis=0) >= 0).all()
    area = float(np.sum(np.diff(points[:, 0]) * (points[1:, 1] + points[:-1, 1]) / 2))
    assert area == pytest.approx(auc(*drawn()))


def test_intervals_of_many_recordings_of_few_infants_are_wide() -> None:
    rng = np.random.default_rng(0)
    truth = np.repeat(rng.integers(0, 2, 20), 20)
    score = np.repeat(rng.normal(size=20), 20) + truth
    clustered = cluster_bootstrap([f"i{i // 20}" for i in range(400)], lambda i: auc(truth[i], score[i]), 0, n=300)
    single = cluster_bootstrap([f"r{i}" for i in range(400)], lambda i: auc(truth[i], score[i]), 0, n=300)
    assert clustered.n_infants == 20
    assert clustered.value == single.value
    assert clustered.high - clustered.low > 2 * (single.high - single.low)


def test_bootstrap_is_the_same_for_the_same_seed() -> None:
    truth, score = drawn()
    infants = [f"i{i // 2}" for i in range(len(truth))]
    a, b, c = (cluster_bootstrap(infants, lambda i: auc(truth[i], score[i]), s, n=100) for s in (1, 1, 2))
    assert a == b
    assert a != c


def test_wilson_by_the_book() -> None:
    assert wilson(0.5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)
    assert wilson(1.0, 5) == pytest.approx((0.5655, 1.0), abs=1e-4)
    assert wilson(0.3, 0) == (0.0, 1.0)


def test_three_infants_all_right_is_no_certainty() -> None:
    estimate = share_of_infants(["a", "a", "b", "c"], np.ones(4, dtype=np.int64), 0)
    assert estimate.value == 1.0
    assert estimate.low < 0.5
    assert (estimate.n_infants, estimate.n_recordings) == (3, 4)


def test_a_dozen_infants_told_apart_keep_an_interval() -> None:
    perfect = cluster_bootstrap([f"i{n}" for n in range(12)], lambda _i: 1.0, 0, n=50)
    assert (perfect.low, perfect.high) == (1.0, 1.0)
    widened = with_width(perfect, 6)
    assert widened.low == pytest.approx(wilson(1.0, 6)[0])
    assert widened.high == 1.0
    other = cluster_bootstrap(["a", "b", "c"], lambda i: float(i.mean()), 0, n=50)
    assert with_width(other, 3) == other


def test_no_slope_where_the_classes_are_told_apart() -> None:
    positive = np.array([0, 0, 1, 1])
    assert np.isnan(calibration_slope(positive, np.array([-2.0, -1.0, 1.0, 2.0])))
    assert np.isfinite(calibration_slope(positive, np.array([-2.0, 1.0, -1.0, 2.0])))


def test_by_infant_averages_logits_and_keeps_labels_apart() -> None:
    logits = np.array([[0.0, 2.0], [0.0, 4.0], [1.0, 0.0]])
    infants, label, mean = by_infant(["a", "a", "a"], np.array([1, 1, 0]), logits)
    assert infants == ["a", "a"]
    assert label.tolist() == [1, 0]
    assert mean.tolist() == [[0.0, 3.0], [1.0, 0.0]]


def test_temperature_undoes_over_confidence() -> None:
    rng = np.random.default_rng(0)
    logits = rng.normal(size=(3_000, 2)) * 1.5
    label = (rng.random(3_000) < softmax(logits)[:, 1]).astype(np.int64)
    assert fit_calibration(4 * logits, label).temperature == pytest.approx(4.0, rel=0.15)


def test_a_dozen_told_apart_without_error_are_no_certainty() -> None:
    label = np.array([0, 1] * 6)
    logits = np.where(np.eye(2)[label] > 0, 6.0, -6.0)
    fitted = fit_calibration(logits, label)
    # Platt's target for six of six is 7/8: what was seen vouches for no more.
    assert fitted.probabilities(logits)[0, 0] == pytest.approx(7 / 8, abs=0.01)


@pytest.mark.parametrize("label", [np.zeros(30, dtype=np.int64), np.array([0, 1])])
def test_no_calibration_from_too_little(label: np.ndarray) -> None:
    assert fit_calibration(np.ones((len(label), 2)), label) == Calibration.none(2)


def test_probabilities_are_those_of_the_card() -> None:
    p = Calibration(2.0, (0.5, 0.0)).probabilities(np.array([[1.5, 0.0]]))
    assert p[0, 0] == pytest.approx(np.exp(1.0) / (np.exp(1.0) + 1))
    assert p.sum() == pytest.approx(1.0)
