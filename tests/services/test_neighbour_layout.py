"""The neighbour layout: by scikit-learn's measure, by a slow loop, by what must not change it, and on odd input."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.manifold import trustworthiness
from sklearn.neighbors import NearestNeighbors

from cryapp.domain.errors import Cancelled
from cryapp.services import vectors
from cryapp.services.neighbour_layout import N_NEIGHBOURS, graph, nearest_neighbours, neighbour_plane


def groups(n: int = 400, dimensions: int = 32, n_groups: int = 8) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    centres = 2 * rng.normal(size=(n_groups, dimensions))
    group = rng.integers(0, n_groups, n)
    return (centres[group] + rng.normal(size=(n, dimensions))).astype(np.float32), group


def test_neighbours_stay_neighbours_better_than_on_the_components() -> None:
    points, group = groups()
    placed = neighbour_plane(points)
    assert placed.shape == (400, 2)
    by_neighbours = trustworthiness(points, placed, n_neighbors=10)
    assert by_neighbours > 0.95
    assert by_neighbours > trustworthiness(points, vectors.plane(points), n_neighbors=10)
    middles = np.array([placed[group == k].mean(axis=0) for k in range(8)])
    within = max(np.linalg.norm(placed[group == k] - middles[k], axis=1).mean() for k in range(8))
    between = np.linalg.norm(middles[:, None] - middles[None], axis=-1)[np.triu_indices(8, 1)].min()
    assert between > 2 * within


def test_nearest_as_scikit_learn_finds_them() -> None:
    points, _ = groups(130, 5)
    found, distances = nearest_neighbours(points, 6)
    truth, known = NearestNeighbors(n_neighbors=7).fit(points).kneighbors(points)
    assert np.array_equal(found, known[:, 1:])
    assert distances == pytest.approx(truth[:, 1:], abs=1e-3)


def test_weights_as_a_slow_loop_computes_them() -> None:
    points, _ = groups(60, 4)
    neighbours, distances = nearest_neighbours(points, 5)
    heads, tails, weights = graph(neighbours, distances)
    one_way = np.zeros((60, 60))
    for i in range(60):
        beyond = distances[i] - distances[i, 0]
        low, high = 1e-9, 1e6
        for _ in range(200):
            middle = (low + high) / 2
            if sum(np.exp(-d / middle) for d in beyond) > np.log2(5):
                high = middle
            else:
                low = middle
        for j, d in zip(neighbours[i], beyond, strict=True):
            one_way[i, j] = np.exp(-d / low)
    union = one_way + one_way.T - one_way * one_way.T
    dense = np.zeros((60, 60))
    dense[heads, tails] = weights
    assert dense == pytest.approx(union, abs=2e-3)


def test_the_same_picture_every_time_and_whatever_the_units() -> None:
    points, _ = groups(120)
    first = neighbour_plane(points)
    assert np.array_equal(first, neighbour_plane(points))
    assert np.abs(first.mean(axis=0)).max() < 1e-3
    assert not np.array_equal(first, neighbour_plane(points, seed=1))
    assert trustworthiness(points, neighbour_plane(points * 1000), n_neighbors=10) > 0.9


def test_few_equal_and_no_points_and_calling_off() -> None:
    assert neighbour_plane(np.zeros((0, 4), np.float32)).shape == (0, 2)
    assert neighbour_plane(np.ones((N_NEIGHBOURS, 4), np.float32)).shape == (N_NEIGHBOURS, 2)
    assert np.isfinite(neighbour_plane(np.ones((40, 4), np.float32))).all()
    shares: list[float] = []
    neighbour_plane(groups(40)[0], on_share=shares.append)
    assert shares == sorted(shares)
    with pytest.raises(Cancelled):
        neighbour_plane(groups(40)[0], cancelled=lambda: True)
