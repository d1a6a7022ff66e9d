"""SimCLR (Chen et al. 2020): two corrupted crops of one recording should meet, crops of others should part."""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import nn

from ml.encoders.base import Encoder
from ml.losses import matched_share, nt_xent
from ml.pretext.base import Answer, Pretext
from ml.pretext.networks import Joint, predictor, projector


class Simclr(Pretext):
    """NT-Xent between two views; with a predictor, if the recipe has one, on both of them."""

    views_per_recording = 2

    def build(self, encoder: Encoder) -> nn.Module:
        recipe = self.recipe
        head = projector(encoder.dim, recipe.projector_hidden, recipe.projection_dim, recipe.projector_norm)
        predict = predictor(recipe.projection_dim, recipe.predictor_dim) if recipe.predictor_dim else None
        return Joint(encoder, head, predict)

    def answer(self, indices: Sequence[int], rng: torch.Generator) -> Answer:
        _, predictions = self.forward(torch.cat(self.views.pair(indices, rng)))
        # Each process's views are the others' negatives too.
        first, second = (self.joined(own) for own in predictions.chunk(2))
        infants = self.views.infants(indices)
        group = None if infants is None else self.joined(self.to_device(infants))
        loss = nt_xent(first, second, self.recipe.temperature, group)
        return Answer(loss, predictions, {"matched": matched_share(first, second)})

    @property
    def chance(self) -> float:
        return chance_loss(self.items_per_step)


def chance_loss(n_views: int) -> float:
    """Loss of projections that tell nothing."""
    return math.log(n_views - 1)
