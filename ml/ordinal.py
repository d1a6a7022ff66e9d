"""A head for classes with an order: one score and cut points between the classes (McCullagh 1980).

A softmax head has to learn from the labels that "severe" is further from "none" than "mild" is; with a dozen infants
a stage it cannot. Here P(y > k) = σ(score − cut k) with cuts that ascend by construction, so that every label moves
the one score. The head answers with log-probabilities of the classes: softmax leaves them as they are, so the rest of
the program and the app treat them as any logits.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

SOFTMAX, ORDINAL = "softmax", "ordinal"
MIN_GAP = 1e-3
"""Between two cut points, so that no class becomes impossible."""


class OrdinalHead(nn.Module):
    """Embedding (…, n_in) → log-probabilities (…, classes).

    Args:
        order: output index of the class of each rank, from least to most; None if outputs are in their order.
    """

    rank_of_output: Tensor

    def __init__(self, n_in: int, n_classes: int, order: Sequence[int] | None = None) -> None:
        super().__init__()
        if n_classes < 2 or (order is not None and sorted(order) != list(range(n_classes))):
            raise ValueError(f"an ordinal head needs an order of its {n_classes} classes, got {order}")
        self.score = nn.Linear(n_in, 1, bias=False)
        self.first_cut = nn.Parameter(torch.tensor(-(n_classes - 2) / 2))
        self.raw_gaps = nn.Parameter(torch.full((n_classes - 2,), math.log(math.e - 1)))  # softplus of it is 1
        self.register_buffer("rank_of_output", torch.argsort(torch.tensor(list(order or range(n_classes)))))

    @property
    def gaps(self) -> Tensor:
        return F.softplus(self.raw_gaps) + MIN_GAP

    def cuts(self) -> Tensor:
        """(classes − 1,), ascending."""
        return torch.cat([self.first_cut[None], self.gaps]).cumsum(dim=0)

    def forward(self, embedding: Tensor) -> Tensor:
        above = self.score(embedding) - self.cuts()
        # σ(a) − σ(b) = σ(a)·σ(−b)·(1 − exp(b − a)): each factor has a stable logarithm, the difference has none.
        reached = F.pad(F.logsigmoid(above), (1, 0))
        not_passed = F.pad(F.logsigmoid(-above), (0, 1))
        between = F.pad(torch.log1p(-torch.exp(-self.gaps)), (1, 1))
        return (reached + not_passed + between)[..., self.rank_of_output]


def new_head(kind: str, n_in: int, n_classes: int, order: Sequence[int] | None = None) -> nn.Linear | OrdinalHead:
    """``softmax`` or ``ordinal``, with fresh weights."""
    if kind == ORDINAL:
        return OrdinalHead(n_in, n_classes, order)
    if kind != SOFTMAX:
        raise ValueError(f"there is no head {kind!r}")
    head = nn.Linear(n_in, n_classes)
    nn.init.zeros_(head.bias)
    return head


def unstandardise(head: nn.Linear | OrdinalHead, mean: Tensor, spread: Tensor) -> None:
    """Makes a head fitted on (x − mean) / spread answer the same on x."""
    with torch.no_grad():
        if isinstance(head, OrdinalHead):
            head.score.weight.div_(spread)
            head.first_cut.add_((head.score.weight @ mean).squeeze())
        else:
            head.weight.div_(spread)
            head.bias.sub_(head.weight @ mean)
