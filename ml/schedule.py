"""Learning rate by step number, and the optimiser all phases share."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import torch
from torch import nn

MANY_WEIGHTS = 4_000_000
"""Of the encoders only CNN14 has more, at its full and half width and at a quarter."""


def cosine_with_warmup(step: int, total: int, warmup_share: float) -> float:
    """Share of the base learning rate at ``step``: linear up, then half a cosine down towards 0."""
    warmup = max(1, int(total * warmup_share))
    if step < warmup:
        return (step + 1) / warmup
    return 0.5 * (1 + math.cos(math.pi * (step - warmup) / max(1, total - warmup)))


def new_optimizer(parts: Iterable[tuple[nn.Module, float]], lr: float, weight_decay: float) -> torch.optim.AdamW:
    """AdamW over modules, each with its share of ``lr``; kernels and matrices decay, biases and norms do not."""
    groups: list[dict[str, Any]] = []
    for module, lr_share in parts:
        for decays in (True, False):
            groups.append(
                {
                    "params": [p for p in module.parameters() if (p.ndim > 1) == decays],
                    "weight_decay": weight_decay if decays else 0.0,
                    "base_lr": lr * lr_share,
                }
            )
    return torch.optim.AdamW(groups, lr=lr, fused=_is_large(groups) or None)


def new_sgd(
    parts: Iterable[tuple[nn.Module, float]], lr: float, weight_decay: float, momentum: float
) -> torch.optim.SGD:
    """SGD as contrastive papers have it: momentum, and decay on every parameter, norms and biases too."""
    groups: list[dict[str, Any]] = [{"params": list(m.parameters()), "base_lr": lr * lr_share} for m, lr_share in parts]
    return torch.optim.SGD(groups, lr=lr, momentum=momentum, weight_decay=weight_decay, fused=_is_large(groups) or None)


def _is_large(groups: Iterable[dict[str, Any]]) -> bool:
    """Whether a step is worth one kernel that passes over the weights once: AdamW's took a third of the time with
    CNN14's. With a small encoder's it gains nothing, and would round otherwise than in all that was measured.
    """
    n_weights: int = sum(p.numel() for group in groups for p in group["params"])
    return n_weights > MANY_WEIGHTS


def set_learning_rate(optimizer: torch.optim.Optimizer, share: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = group["base_lr"] * share
