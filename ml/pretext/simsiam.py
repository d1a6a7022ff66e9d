"""SimSiam (Chen & He 2021): one view predicts the other's projection; no negatives, so that any batch size does.

What keeps it from the trivial answer (everything the same) is that no gradient flows through the side that is
predicted.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from ml.encoders.base import Encoder
from ml.losses import matched_share
from ml.pretext.base import Answer, Pretext
from ml.pretext.networks import Joint, predictor, projector

PROJECTOR_LAYERS = 3


class Simsiam(Pretext):
    views_per_recording = 2

    def build(self, encoder: Encoder) -> nn.Module:
        recipe = self.recipe
        dim = recipe.projection_dim
        head = projector(encoder.dim, recipe.projector_hidden, dim, norm_out=True, layers=PROJECTOR_LAYERS)
        return Joint(encoder, head, predictor(dim, recipe.predictor_dim or max(dim // 4, 1)))

    def answer(self, indices: Sequence[int], rng: torch.Generator) -> Answer:
        projections, predictions = self.forward(torch.cat(self.views.pair(indices, rng)))
        z1, z2 = projections.chunk(2)
        p1, p2 = predictions.chunk(2)
        loss = (unlikeness(p1, z2) + unlikeness(p2, z1)) / 2
        return Answer(loss, projections, {"matched": matched_share(z1, z2)})

    @property
    def chance(self) -> float:
        return 1.0


def unlikeness(predicted: Tensor, target: Tensor) -> Tensor:
    """1 − cosine, mean over the batch; the target gives no gradient. 0: the same; 1: nothing to do with each other.

    Args:
        predicted, target: (batch, dim)
    """
    return 1 - F.cosine_similarity(predicted, target.detach(), dim=1).mean()
