"""Weighted draws against the plain definition, the plain bootstrap and scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from cryapp.services import metrics as app
from ml import metrics
from ml.paired import (
    Draws,
    auc_of,
    calibration_error_of,
    difference,
    macro_auc_of,
    mean_of,
    sensitivity_at,
    share_of,
)


@pytest.fixture
def answers() -> tuple[list[str], np.ndarray, np.ndarray]:
    """80 recordings of 30 infants, with ties."""
    rng = np.random.default_rng(4)
    infants = [f"i{n}" for n in rng.integers(0, 30, 80)]
    truth = rng.integers(0, 2, 80)
    return infants, truth, np.round(rng.normal(truth * 1.2, 1.0), 1)


def repeated(weights: np.ndarray) -> np.ndarray:
    """A draw written out: each recording as often as its weight says."""
    return np.repeat(np.arange(len(weights)), weights.astype(int))


def test_every_statistic_is_that_of_the_recordings_written_out(
    answers: tuple[list[str], np.ndarray, np.ndarray],
) -> None:
    infants, truth, score = answers
    draws = Draws.of(infants, seed=1, n=20)
    weights = draws.weights_of_infants[:, draws.member].astype(float)
    p = 1 / (1 + np.exp(-score))
    label = np.random.default_rng(0).integers(0, 3, 80)
    several = np.random.default_rng(1).dirichlet(np.ones(3), 80)
    aucs, shares = auc_of(truth, score)(weights), share_of(score > 1, truth == 1)(weights)
    errors = calibration_error_of(truth, p)(weights)
    macro, means = macro_auc_of(label, several)(weights), mean_of(p)(weights)
    sensitivities = sensitivity_at(truth, score, 0.8)(weights)
    for number, own in enumerate(weights):
        at = repeated(own)
        assert aucs[number] == pytest.approx(roc_auc_score(truth[at], score[at]))
        assert shares[number] == pytest.approx((score[at][truth[at] == 1] > 1).mean())
        assert errors[number] == pytest.approx(metrics.expected_calibration_error(truth[at], p[at]))
        assert macro[number] == pytest.approx(metrics.macro_auc(label[at], several[at]))
        assert means[number] == pytest.approx(p[at].mean())
        drawn = app.Scored.of(truth[at] == 1, score[at].tolist(), [str(i) for i in at])
        assert sensitivities[number] == pytest.approx(app.sensitivity_at_specificity(drawn, 0.8))


def test_the_interval_is_that_of_the_plain_bootstrap(answers: tuple[list[str], np.ndarray, np.ndarray]) -> None:
    infants, truth, score = answers
    other = score + np.random.default_rng(2).normal(0, 1, len(score))
    fast = Draws.of(infants, seed=0, n=4_000).estimate(difference(auc_of(truth, score), auc_of(truth, other)))
    slow = metrics.cluster_bootstrap(
        infants, lambda i: metrics.auc(truth[i], score[i]) - metrics.auc(truth[i], other[i]), seed=0, n=1_500
    )
    assert fast.value == pytest.approx(slow.value)
    assert (fast.low, fast.high) == (pytest.approx(slow.low, abs=0.015), pytest.approx(slow.high, abs=0.015))
    assert (fast.n_infants, fast.n_recordings) == (len(set(infants)), 80)


def test_the_interval_is_that_of_the_very_draws(answers: tuple[list[str], np.ndarray, np.ndarray]) -> None:
    infants, _truth, score = answers
    draws = Draws.of(infants, seed=5, n=600)
    means = [score[repeated(own)].mean() for own in draws.weights_of_infants[:, draws.member]]
    found = draws.estimate(mean_of(score))
    np.testing.assert_allclose((found.low, found.high), np.percentile(means, [2.5, 97.5]))


def test_pairing_narrows_and_the_same_answers_differ_by_nothing(
    answers: tuple[list[str], np.ndarray, np.ndarray],
) -> None:
    infants, truth, score = answers
    draws = Draws.of(infants, seed=0, n=500)
    same = draws.estimate(difference(auc_of(truth, score), auc_of(truth, 3 * score + 1)))
    assert (same.value, same.low, same.high) == (0, 0, 0)
    near = score + np.random.default_rng(3).normal(0, 0.1, len(score))
    paired = draws.estimate(difference(auc_of(truth, score), auc_of(truth, near)))
    alone = draws.estimate(auc_of(truth, score))
    assert paired.high - paired.low < (alone.high - alone.low) / 3


def test_one_class_or_nothing_gives_no_number() -> None:
    ones = np.ones(6, dtype=np.int64)
    assert np.isnan(Draws.of(["a", "b", "c"] * 2, 0, 50).estimate(auc_of(ones, np.arange(6.0))).value)
    nothing = Draws.of([], 0, 50).estimate(mean_of(np.zeros(0)))
    assert np.isnan(nothing.value) and nothing.n_infants == 0


def test_a_part_keeps_the_draws_of_its_infants(answers: tuple[list[str], np.ndarray, np.ndarray]) -> None:
    infants, truth, score = answers
    chosen = np.flatnonzero([infant < "i2" for infant in infants])
    draws = Draws.of(infants, seed=0, n=300)
    part = draws.only(chosen).estimate(auc_of(truth[chosen], score[chosen]))
    assert part.value == pytest.approx(metrics.auc(truth[chosen], score[chosen]))
    assert part.n_infants == len({infants[i] for i in chosen})
