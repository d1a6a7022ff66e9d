"""Pseudo-labels: what a teacher on few labels says of recordings nobody labelled, for a network to learn as well.

The finish of SimCLRv2 (Chen et al. 2020, "Big self-supervised models…", section 2.3), with the cheapest teacher that
works: a regularised logistic regression on the pre-trained embedding beside log-mel statistics, in the directions in
which the whole pool varies most. It is linear and errs smoothly; the network, which hears other crops under other
corruptions than the teacher did, comes out better than the teacher.

Measured on phone uploads with the labels of 22 infants, grouped by infant: AUC 0.878 from scratch, 0.888 from the
encoder, 0.908 the teacher, 0.918 the network taught by it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from ml.audio_io import MelPool, Tick
from ml.encoders.base import Encoder
from ml.expert import pool_statistics
from ml.features import FrontEnd
from ml.loop import Session
from ml.probe import MIN_SPREAD, fit_head, pool_embeddings

MIN_UNLABELLED = 16
"""Fewer teach nothing that the labels do not."""
N_DIRECTIONS = 128
PENALTY = 20.0
"""In directions scaled so that their mean variance is one; chosen by infant-grouped cross-validation."""
SHARPENING = 2.0
"""The teacher's logits are multiplied by this: the student averages over crops and mixup, which flattens."""
CLIP_STANDARD_DEVIATIONS = 5.0


@dataclass(frozen=True)
class PseudoLabels:
    """Recordings without labels and what the teacher says of them."""

    pool: MelPool
    target: Tensor
    """(n, classes), rows sum to 1."""

    def draw(self, n: int, n_frames: int, rng: torch.Generator) -> tuple[Tensor, Tensor]:
        """Random crops (n, n_mels, n_frames) in dB and their targets (n, classes)."""
        chosen = torch.randint(len(self.pool), (n,), generator=rng)
        return self.pool.crops([int(i) for i in chosen], n_frames, rng), self.target[chosen]


def teach(
    session: Session,
    pool: MelPool,
    label: Tensor,
    class_weight: Tensor,
    train: Sequence[int],
    unlabelled: MelPool,
    front_end: FrontEnd,
    start: Encoder | None = None,
    kept_out: Collection[str] = (),
) -> PseudoLabels | None:
    """Fits the teacher to the recordings ``train`` of ``pool`` and asks it about ``unlabelled``.

    Args:
        label: (n,) of all recordings of the pool; class_weight: (classes,)
        start: pre-trained encoder whose embedding the teacher sees beside the statistics; None: statistics alone
        kept_out: infants who validate or calibrate: none of their recordings teaches, labelled or not

    Returns:
        None if fewer than ``MIN_UNLABELLED`` recordings are left or one class has no label.

    Raises: CancelledRun; InterruptedRun.
    """
    keep = [i for i, row in enumerate(unlabelled.rows) if row.infant not in kept_out]
    if any(unlabelled.rows[i].locked for i in keep):
        raise AssertionError("a locked infant is among the unlabelled recordings")
    if len(keep) < MIN_UNLABELLED or len(torch.unique(label[list(train)])) < len(class_weight):
        return None
    known = features_of(session, pool, front_end, start, train)
    unknown = features_of(session, unlabelled, front_end, start, keep)
    place = directions(torch.cat([known, unknown]))
    head = nn.Linear(place.shape[1], len(class_weight))
    nn.init.zeros_(head.weight)
    nn.init.zeros_(head.bias)
    fit_head(head, place[: len(known)], label[list(train)], class_weight, PENALTY)
    with torch.no_grad():
        target = F.softmax(SHARPENING * head(place[len(known) :]), dim=1)
    return PseudoLabels(unlabelled.only(keep), target)


def directions(features: Tensor, n: int = N_DIRECTIONS) -> Tensor:
    """Principal components (rows, ≤ n) of standardised features, scaled together so that their mean square is one.

    Not whitened: directions in which the pool hardly varies are mostly noise, and weigh less under one penalty.
    """
    mean, spread = features.mean(dim=0), features.std(dim=0, correction=0).clamp_min(MIN_SPREAD)
    limit = CLIP_STANDARD_DEVIATIONS
    x = ((features - mean) / spread).clamp(-limit, limit).double()
    x = x - x.mean(dim=0)
    left, strength, _ = torch.linalg.svd(x, full_matrices=False)
    place = left[:, :n] * strength[:n]
    scale = place.square().mean().sqrt().clamp_min(MIN_SPREAD)
    return torch.div(place, scale).float()


def features_of(
    session: Session,
    pool: MelPool,
    front_end: FrontEnd,
    start: Encoder | None,
    wanted: Sequence[int],
    tick: Tick | None = None,
) -> Tensor:
    """Log-mel statistics of the recordings ``wanted``, behind the encoder's embedding where there is one: (n, dim).

    Args:
        tick: progress of the statistics; the embedding tells its own

    Raises: CancelledRun; InterruptedRun.
    """
    statistics = pool_statistics(pool.only(wanted), front_end, tick)
    if start is None:
        return statistics
    embeddings = pool_embeddings(start, pool, front_end, session, wanted)[list(wanted)]
    return torch.cat([embeddings, statistics], dim=1)
