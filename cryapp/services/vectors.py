"""Embeddings as arrays: packing, distances, and choices that are spread out over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
_LARGEST = float(np.finfo(np.float16).max)


def pack(embedding: NDArray[np.floating]) -> bytes:
    """Little-endian float16: three digits, which is far finer than distances between cries differ."""
    return bytes(np.clip(embedding, -_LARGEST, _LARGEST).astype("<f2").tobytes())


def unpack(vector: bytes) -> Vectors:
    return np.frombuffer(vector, "<f2").astype(np.float32)


def matrix(found: Mapping[int, bytes], ids: Sequence[int]) -> Vectors:
    """Embeddings of ``ids`` as rows (recordings, dimensions); every id must be in ``found``."""
    if not ids:
        return np.zeros((0, 0), np.float32)
    return np.frombuffer(b"".join(found[i] for i in ids), "<f2").reshape(len(ids), -1).astype(np.float32)


def standardised(vectors: Vectors, *others: Vectors) -> tuple[Vectors, ...]:
    """Every dimension with mean 0 and spread 1 over ``vectors``; ``others`` by the same measure.

    Without it the few dimensions with large values would be all of the distance.
    """
    mean, spread = vectors.mean(axis=0), vectors.std(axis=0)
    spread = np.where(spread > 1e-6, spread, 1.0).astype(np.float32)
    return tuple(((each - mean) / spread).astype(np.float32) for each in (vectors, *others))


def squared_distances(vectors: Vectors, centres: Vectors) -> Vectors:
    """Squared Euclidean distances, (n, dim) and (m, dim) → (n, m)."""
    squared = (vectors**2).sum(axis=1)[:, None] - 2 * vectors @ centres.T + (centres**2).sum(axis=1)[None]
    return np.asarray(np.maximum(squared, 0), np.float32)


def nearest(vectors: Vectors, centres: Vectors, piece: int = 1024) -> Vectors:
    """Squared distance of every row to its nearest centre, (n,); infinite where there is no centre."""
    if not len(centres):
        return np.full(len(vectors), np.inf, np.float32)
    parts = [squared_distances(vectors[i : i + piece], centres).min(axis=1) for i in range(0, len(vectors), piece)]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def spread_out(vectors: Vectors, weights: NDArray[np.floating], n: int, rng: np.random.Generator) -> list[int]:
    """``n`` rows by k-means++ seeding: likely where the weight is large and nothing chosen is near.

    The first is the heaviest; each further one is drawn with probability ∝ weight × squared distance to the nearest
    chosen (Arthur & Vassilvitskii 2007; weighted as in BADGE, Ash et al. 2020). Rows at the same place as a chosen
    one come last, by weight.
    """
    n = min(n, len(vectors))
    if n == 0:
        return []
    weights = np.maximum(weights.astype(np.float64), 1e-12)
    chosen = [int(weights.argmax())]
    distance = squared_distances(vectors, vectors[chosen]).min(axis=1).astype(np.float64)
    distance[chosen] = 0.0
    while len(chosen) < n:
        mass = weights * distance
        total = mass.sum()
        if total <= 0 or not np.isfinite(total):
            rest = sorted(set(range(len(vectors))) - set(chosen), key=lambda i: (-weights[i], i))
            return chosen + rest[: n - len(chosen)]
        pick = int(np.searchsorted(np.cumsum(mass), rng.random() * total, side="right"))
        if pick >= len(vectors) or mass[pick] == 0:  # the last step of a rounded sum
            pick = int(mass.argmax())
        chosen.append(pick)
        distance = np.minimum(distance, squared_distances(vectors, vectors[[pick]])[:, 0])
        distance[chosen] = 0.0
    return chosen


def farthest(vectors: Vectors, known: Vectors, n: int) -> list[int]:
    """``n`` rows, each the farthest from all that is known or chosen before it (k-centre; Sener & Savarese 2018).

    Without anything known the first is the row farthest from the middle.
    """
    distance = nearest(vectors, known if len(known) else vectors.mean(axis=0, keepdims=True)).astype(np.float64)
    chosen: list[int] = []
    for _ in range(min(n, len(vectors))):
        pick = int(distance.argmax())
        chosen.append(pick)
        distance = np.minimum(distance, squared_distances(vectors, vectors[[pick]])[:, 0])
        distance[chosen] = -1.0
    return chosen


def plane(vectors: Vectors) -> Vectors:
    """The first two principal components (n, 2), signs fixed so that the same data give the same picture."""
    if len(vectors) < 2:
        return np.zeros((len(vectors), 2), np.float32)
    (scaled,) = standardised(vectors)
    _, axes = np.linalg.eigh((scaled.T @ scaled).astype(np.float64))
    axes = axes[:, ::-1][:, :2]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), range(axes.shape[1])])
    placed = (scaled @ axes).astype(np.float32)
    return np.pad(placed, ((0, 0), (0, 2 - placed.shape[1])))
