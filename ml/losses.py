"""Losses that torch does not have."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F


def nt_xent(first: Tensor, second: Tensor, temperature: float, group: Tensor | None = None) -> Tensor:
    """Normalised temperature-scaled cross entropy (Chen et al. 2020, "A simple framework…", eq. 1), mean over 2N.

    Args:
        first, second: (batch, dim) projections of two views; row i of both comes from the same recording.
        temperature: > 0; small values weigh the hardest negatives most.
        group: (batch,); rows of one group (recordings of one infant) are not pushed apart. None: all rows are.

    Returns:
        The scalar mean loss over all 2·batch anchors.
    """
    n = first.shape[0]
    if n < 2 or first.shape != second.shape:
        raise ValueError(f"nt_xent needs two equal batches of at least 2, got {first.shape} and {second.shape}")
    if temperature <= 0:
        raise ValueError("temperature must be above zero")
    views = F.normalize(torch.cat([first, second]).float(), dim=1)
    similarity = views @ views.T / temperature
    itself = torch.eye(2 * n, dtype=torch.bool, device=views.device)
    partner = torch.arange(2 * n, device=views.device).roll(n)
    if group is not None:
        both = group.to(views.device).repeat(2)
        akin = both[:, None] == both[None, :]
        itself |= akin.scatter(1, partner[:, None], False)
    return F.cross_entropy(similarity.masked_fill(itself, float("-inf")), partner)


def matched_share(first: Tensor, second: Tensor) -> float:
    """Share of first views whose own second view is the most similar of all second views; chance is 1 / batch.

    Args:
        first, second: (batch, dim), as for :func:`nt_xent`
    """
    similarity = F.normalize(first.detach().float(), dim=1) @ F.normalize(second.detach().float(), dim=1).T
    own = torch.arange(len(first), device=similarity.device)
    return float((similarity.argmax(dim=1) == own).float().mean())


def soft_cross_entropy(logits: Tensor, target: Tensor, class_weight: Tensor) -> Tensor:
    """Cross entropy against class shares (mixup), each class weighted; equals the mean over weights as in torch.

    Args:
        logits: (batch, classes); target: (batch, classes), rows sum to 1; class_weight: (classes,)
    """
    weighted = target * class_weight
    return -(weighted * F.log_softmax(logits.float(), dim=1)).sum() / weighted.sum()
