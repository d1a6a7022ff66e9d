"""When a model should not be believed: bounds with a promise, the band in between, sounds unlike any learnt from."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ml.abstain import AbstainZone, fit_abstain_zone
from ml.conformal import upper_bound
from ml.novelty import RANK, Reference, Region, fit_threshold


def names(n: int) -> list[str]:
    return [f"i{i}" for i in range(n)]


@pytest.mark.parametrize(
    ("n", "error", "expected"), [(9, 0.1, 8), (19, 0.05, 18), (19, 0.1, 17), (8, 0.1, None), (0, 0.2, None)]
)
def test_bound_is_the_conformal_quantile(n: int, error: float, expected: int | None) -> None:
    values = np.random.default_rng(0).permutation(n).astype(float)
    assert upper_bound(values, names(n), error) == expected


def test_the_promise_is_kept() -> None:
    """Over many draws of 30 infants, new ones pass the bound in at most the stated share; nor in far fewer."""
    rng = np.random.default_rng(0)
    passed = []
    for _ in range(2_000):
        bound = upper_bound(rng.normal(size=30), names(30), 0.1)
        assert bound is not None
        passed.append(rng.normal(size=20) > bound)
    assert 0.08 < np.mean(passed) < 0.105


def test_an_infant_counts_once_whatever_it_brings() -> None:
    value = np.r_[np.arange(9.0), np.full(500, 100.0)]
    infants = names(9) + ["loud"] * 500
    assert upper_bound(value, infants, 0.1) == 100.0
    assert upper_bound(value, infants, 0.2) == 8.0


@pytest.mark.parametrize("error", [0.0, 1.0, -0.1])
def test_what_cannot_be_promised_is_refused(error: float) -> None:
    with pytest.raises(ValueError, match="promised"):
        upper_bound(np.ones(3), names(3), error)
    with pytest.raises(ValueError, match="numbers"):
        upper_bound(np.array([1.0, np.nan]), names(2), 0.1)


def drawn(n: int, seed: int, gap: float = 1.5) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    positive = np.arange(n) % 2
    return positive, 1 / (1 + np.exp(-rng.normal(gap * (2 * positive - 1))))


def test_outside_the_band_both_errors_keep_their_target() -> None:
    errors = []
    for seed in range(300):
        positive, p = drawn(60, seed)
        zone = fit_abstain_zone(positive, p, names(60), float(np.quantile(p[positive == 0], 0.8)))
        assert zone is not None
        assert zone.target_error == 0.1
        truth, new = drawn(400, seed + 10_000)
        errors.append((np.mean(new[truth == 1] < zone.low), np.mean(new[truth == 0] >= zone.high)))
    missed, false_alarms = np.mean(errors, axis=0)
    assert missed <= 0.105
    assert 0.06 < false_alarms <= 0.105


@given(st.integers(0, 10_000), st.floats(0, 1), st.integers(10, 80))
@settings(max_examples=40, deadline=None)
def test_the_operating_point_lies_in_the_band_or_at_its_edge(seed: int, threshold: float, n: int) -> None:
    positive, p = drawn(n, seed)
    zone = fit_abstain_zone(positive, p, names(n), threshold)
    assert zone is not None
    assert zone.low <= threshold <= zone.high
    assert zone.share == pytest.approx(np.mean(zone.holds(p)), abs=1e-4)
    assert AbstainZone.of_card(zone.as_json()) == zone


def test_too_few_infants_promise_less_or_nothing() -> None:
    positive, p = drawn(10, 0)
    zone = fit_abstain_zone(positive, p, names(10), 0.5)
    assert zone is not None
    assert zone.target_error == 0.2
    assert fit_abstain_zone(positive[:6], p[:6], names(6), 0.5) is None
    assert fit_abstain_zone(positive, p, ["one"] * 10, 0.5) is None


def cloud(n: int, dim: int = 60, seed: int = 0) -> np.ndarray:
    """Correlated embeddings of very different scales."""
    rng = np.random.default_rng(seed)
    mixing = np.random.default_rng(99).normal(size=(8, dim)) * np.logspace(-2, 2, dim)
    return rng.normal(size=(n, 8)) @ mixing + 0.3 * rng.normal(size=(n, dim)) * np.logspace(-2, 2, dim) + 5.0


def test_distance_is_mahalanobis_under_the_shrunken_covariance() -> None:
    x = cloud(200)
    region = Region.fit(x)
    rank = len(region.axes)
    assert rank == RANK
    covariance = region.axes.T @ np.diag(region.variances) @ region.axes
    covariance += region.residual * (np.eye(60) - region.axes.T @ region.axes)
    z = (cloud(5, seed=3) - region.mean) / region.spread
    expected = np.sqrt(np.einsum("ni,ij,nj->n", z, np.linalg.inv(covariance), z) / 60)
    np.testing.assert_allclose(region.distances(cloud(5, seed=3)), expected, rtol=1e-6)
    # The trace is kept: standardised embeddings have variance 1 in each direction on the mean.
    assert np.trace(covariance) == pytest.approx(60, rel=1e-6)


def test_distance_does_not_care_for_scale_and_offset_of_embeddings() -> None:
    x, new = cloud(200), cloud(9, seed=1)
    scale = np.random.default_rng(5).uniform(0.1, 10, 60)
    moved = Region.fit(x * scale - 7).distances(new * scale - 7)
    np.testing.assert_allclose(moved, Region.fit(x).distances(new), rtol=1e-6)


def test_what_lies_elsewhere_is_flagged_far_above_the_false_alarm_rate() -> None:
    region = Region.fit(cloud(200))
    threshold, rate = fit_threshold(region.distances(cloud(60, seed=1)), names(60))
    assert (threshold is not None, rate) == (True, 0.05)
    assert threshold is not None
    assert np.mean(region.distances(cloud(400, seed=2)) > threshold) < 0.12
    # The same numbers without what ties them together, within the spread of each: only a covariance sees that.
    shuffled = np.random.default_rng(0).permuted(cloud(400, seed=2), axis=0)
    assert np.mean(region.distances(shuffled) > threshold) > 0.8


def test_a_constant_embedding_and_few_recordings_are_no_fault() -> None:
    x = cloud(20)
    x[:, 3] = 1.0
    distances = Region.fit(x).distances(x)
    assert np.isfinite(distances).all()
    assert fit_threshold(distances[:3], names(3)) == (None, None)


def test_reference_of_several_networks_comes_back_from_the_card() -> None:
    x, y = cloud(100), cloud(100, dim=20, seed=4)
    reference = Reference((Region.fit(x), Region.fit(y)), 1.3, 0.1, 44)
    again = Reference.of_card(reference.as_json())
    assert again is not None
    assert (again.threshold, again.false_alarm_rate, again.n_infants) == (1.3, 0.1, 44)
    side_by_side = np.concatenate([x, y], axis=1)
    np.testing.assert_allclose(again.distances(side_by_side), reference.distances(side_by_side), rtol=1e-3)
    np.testing.assert_allclose(
        reference.distances(side_by_side),
        (reference.regions[0].distances(x) + reference.regions[1].distances(y)) / 2,
    )
    assert Reference.of_card({"embedding_mean": [0.0], "distance_p95": 1.0}) is None
    assert Reference.of_card(None) is None
