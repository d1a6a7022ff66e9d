"""Rare classes: what is done so that a network does not learn to answer the common one, and how it is undone after.

Every way but ``none`` makes a network answer as if classes were equally common. :func:`prior_correction` turns its
answers back into probabilities at the shares the labels really have; ranks, and so AUC, do not change by that.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

WEIGHTS, LOGIT_ADJUSTED, SAMPLER, NONE = "weights", "logit_adjusted", "sampler", "none"

MAX_CLASS_WEIGHT = 10.0


def class_weights(label: Tensor, n_classes: int) -> Tensor:
    """Weights that make every class count alike, at most ``MAX_CLASS_WEIGHT`` × the mean."""
    counts = torch.bincount(label, minlength=n_classes).clamp_min(1)
    return (len(label) / (n_classes * counts)).clamp_max(MAX_CLASS_WEIGHT)


def loss_weights(balance: str, label: Tensor, n_classes: int) -> Tensor:
    """(classes,) weights of the network's loss."""
    return class_weights(label, n_classes) if balance == WEIGHTS else torch.ones(n_classes)


def logit_offsets(balance: str, label: Tensor, n_classes: int) -> Tensor:
    """(classes,) what is added to the logits in the loss alone: log priors (Menon et al. 2021, eq. 10, τ = 1)."""
    if balance != LOGIT_ADJUSTED:
        return torch.zeros(n_classes)
    return -class_weights(label, n_classes).log()


def prior_correction(balance: str, label: Tensor, n_classes: int) -> tuple[float, ...]:
    """To be added to log-probabilities of a network that was taught classes as equally common; mean 0."""
    if balance == NONE:
        return (0.0,) * n_classes
    log_prior = -class_weights(label, n_classes).log()
    return tuple((log_prior - log_prior.mean()).tolist())


class InfantSampler:
    """Draws batches class by class, infant by infant, so that neither a common class nor an infant with a hundred
    recordings decides what is learnt.
    """

    def __init__(self, indices: Sequence[int], label: Tensor, infants: Sequence[str]) -> None:
        """Args:
        indices: recordings to draw from; ``label`` and ``infants`` are of all recordings.
        """
        groups: dict[int, dict[str, list[int]]] = {}
        for i in indices:
            groups.setdefault(int(label[i]), {}).setdefault(infants[i], []).append(i)
        self._groups = [list(groups[k].values()) for k in sorted(groups)]

    def draw(self, n: int, rng: torch.Generator) -> list[int]:
        """``n`` recordings, with replacement."""
        drawn = []
        for share in torch.rand((n, 3), generator=rng, dtype=torch.float64).tolist():
            infants = self._groups[int(share[0] * len(self._groups))]
            recordings = infants[int(share[1] * len(infants))]
            drawn.append(recordings[int(share[2] * len(recordings))])
        return drawn
