"""A plane on which neighbours stay neighbours: UMAP's objective (McInnes, Healy and Melville 2018) in arrays.

The library of that name brings numba, LLVM, scikit-learn and scipy into the app, several times the size of what it is
for; the objective itself is a weighted graph and a gradient.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from cryapp.domain.errors import Cancelled
from cryapp.services import vectors
from cryapp.services.vectors import Vectors

N_NEIGHBOURS = 15
N_EPOCHS = 200
N_NEGATIVE = 3
A, B = 1.5769, 0.8951
"""Of the curve 1 / (1 + A d^2B) that fits a minimum distance of 0.1 and a spread of 1."""
MOST_DIMENSIONS = 50
CHUNK_ROWS = 1_000
LONGEST_STEP = 4.0

Ints = NDArray[np.int64]


def neighbour_plane(
    points: Vectors,
    seed: int = 0,
    on_share: Callable[[float], object] = lambda _done: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Vectors:
    """Positions ``(n, 2)`` of embeddings ``(n, dimensions)``. The same seed and points give the same picture.

    Raises: Cancelled.
    """
    n = len(points)
    if n <= N_NEIGHBOURS:
        return vectors.plane(points)
    (scaled,) = vectors.standardised(points)
    reduced = _reduced(scaled)
    heads, tails, weights = graph(*nearest_neighbours(reduced, N_NEIGHBOURS, cancelled))
    on_share(0.1)
    start = vectors.plane(points).astype(np.float64)
    start *= 10 / max(float(np.abs(start).max()), 1e-9)
    rng = np.random.default_rng(seed)
    placed = start + rng.normal(0, 1e-4, start.shape)  # two of the same place could never be told apart
    for epoch in range(N_EPOCHS):
        if cancelled():
            raise Cancelled
        on_share(0.1 + 0.9 * epoch / N_EPOCHS)
        drawn = rng.random(len(weights)) < weights
        _step(placed, heads[drawn], tails[drawn], 1.0 - epoch / N_EPOCHS, rng)
    return np.asarray(placed - placed.mean(axis=0), np.float32)


def nearest_neighbours(
    points: Vectors, k: int, cancelled: Callable[[], bool] = lambda: False
) -> tuple[Ints, NDArray[np.float64]]:
    """The ``k`` nearest others of each point, nearest first: indices and distances, both ``(n, k)``."""
    n = len(points)
    found, distances = np.zeros((n, k), np.int64), np.zeros((n, k))
    for first in range(0, n, CHUNK_ROWS):
        if cancelled():
            raise Cancelled
        rows = slice(first, min(n, first + CHUNK_ROWS))
        squared = vectors.squared_distances(points[rows], points).astype(np.float64)
        squared[np.arange(rows.stop - first), np.arange(first, rows.stop)] = np.inf
        near = np.argpartition(squared, k, axis=1)[:, :k]
        own = np.take_along_axis(squared, near, axis=1)
        order = np.argsort(own, axis=1, kind="stable")
        found[rows] = np.take_along_axis(near, order, axis=1)
        distances[rows] = np.sqrt(np.maximum(np.take_along_axis(own, order, axis=1), 0.0))
    return found, distances


def graph(neighbours: Ints, distances: NDArray[np.float64]) -> tuple[Ints, Ints, NDArray[np.float64]]:
    """The fuzzy union of every point's neighbourhood: edges (both ways) and their weights 0 … 1.

    Each point's weights fall off exponentially from its nearest neighbour, at a rate by which they add up to log2 k.
    """
    n, k = neighbours.shape
    beyond = np.maximum(distances - distances[:, :1], 0.0)
    low, high = np.full(n, 1e-6), np.full(n, max(float(beyond.max()), 1e-6) * 64)
    for _ in range(48):
        sigma = np.sqrt(low * high)
        too_wide = np.exp(-beyond / sigma[:, None]).sum(axis=1) > np.log2(k)
        high, low = np.where(too_wide, sigma, high), np.where(too_wide, low, sigma)
    weights = np.exp(-beyond / np.sqrt(low * high)[:, None]).ravel()
    heads, tails = np.repeat(np.arange(n), k), neighbours.ravel()
    pair = np.concatenate([heads * n + tails, tails * n + heads])
    keys, where = np.unique(pair, return_inverse=True)
    there, back = np.zeros(len(keys)), np.zeros(len(keys))
    there[where[: len(weights)]] = weights
    back[where[len(weights) :]] = weights
    return keys // n, keys % n, there + back - there * back


def _step(placed: NDArray[np.float64], heads: Ints, tails: Ints, rate: float, rng: np.random.Generator) -> None:
    """Pulls drawn neighbours together and pushes each off from some others, all at once."""
    n = len(placed)
    apart = placed[heads] - placed[tails]
    squared = np.maximum((apart**2).sum(axis=1), 1e-12)
    pull = -2 * A * B * squared ** (B - 1) / (1 + A * squared**B)
    moves = _summed(heads, np.clip(pull[:, None] * apart, -LONGEST_STEP, LONGEST_STEP), n)
    pushed = np.repeat(heads, N_NEGATIVE)
    others = rng.integers(0, n, len(pushed))
    apart = placed[pushed] - placed[others]
    squared = (apart**2).sum(axis=1)
    push = 2 * B / ((0.001 + squared) * (1 + A * squared**B))
    push[pushed == others] = 0.0
    moves += _summed(pushed, np.clip(push[:, None] * apart, -LONGEST_STEP, LONGEST_STEP), n)
    # One point is in many edges: what would be many small steps in a row is one that is never longer than the longest.
    placed += rate * np.clip(moves, -LONGEST_STEP, LONGEST_STEP)


def _summed(rows: Ints, moves: NDArray[np.float64], n: int) -> NDArray[np.float64]:
    return np.stack([np.bincount(rows, moves[:, axis], minlength=n) for axis in (0, 1)], axis=1)


def _reduced(points: Vectors) -> Vectors:
    if points.shape[1] <= MOST_DIMENSIONS:
        return points
    _, axes = np.linalg.eigh((points.T @ points).astype(np.float64))
    return np.asarray((points @ axes[:, ::-1][:, :MOST_DIMENSIONS]).astype(np.float32))
