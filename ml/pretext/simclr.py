"""SimCLR (Chen et al. 2020): two corrupted crops of one recording should meet, crops of others should part."""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from ml.encoders.base import Encoder
from ml.encoders.statistics import log_mel_statistics, n_statistics
from ml.losses import matched_share, nt_xent
from ml.pretext.base import Answer, Pretext
from ml.pretext.networks import Joint, JointWithStatistics, predictor, projector

MIN_SPREAD = 1e-3
CLIPPED = 4.0


class Simclr(Pretext):
    """NT-Xent between two views; with a predictor, if the recipe has one, on both of them.

    With a ``statistics_weight`` the embedding has to tell the log-mel statistics of each clean crop as well, by one
    linear layer: what makes two crops of one upload alike is room and telephone too, what the statistics hold is the
    sound, and it stays where a linear probe finds it.
    """

    views_per_recording = 2

    def build(self, encoder: Encoder) -> nn.Module:
        recipe = self.recipe
        head = projector(encoder.dim, recipe.projector_hidden, recipe.projection_dim, recipe.projector_norm)
        predict = predictor(recipe.projection_dim, recipe.predictor_dim) if recipe.predictor_dim else None
        if recipe.statistics_weight == 0:
            return Joint(encoder, head, predict)
        return JointWithStatistics(encoder, head, predict, n_statistics(self.views.front_end.n_mels))

    def answer(self, indices: Sequence[int], rng: torch.Generator) -> Answer:
        weight = self.recipe.statistics_weight
        views, clean = self.views.pair_and_clean(indices, rng)
        told, predictions = self.forward(views)
        extra, figures = torch.zeros(()), {}
        if weight:
            own = self.to_device(log_mel_statistics(clean, self.views.front_end.range_db))
            extra = F.mse_loss(told, standardised(own, self.joined(own)))
            figures = {"statistics_error": float(extra.detach())}
        # Each process's views are the others' negatives too.
        first, second = (self.joined(own) for own in predictions.chunk(2))
        infants = self.views.infants(indices)
        group = None if infants is None else self.joined(self.to_device(infants))
        loss = nt_xent(first, second, self.recipe.temperature, group)
        loss = loss + weight * extra.to(loss.device)
        return Answer(loss, predictions, {"matched": matched_share(first, second), **figures})

    @property
    def chance(self) -> float:
        return chance_loss(self.items_per_step) + self.recipe.statistics_weight


def standardised(statistics: Tensor, batch: Tensor) -> Tensor:
    """By the batch, so that a pool that streams needs no pass of its own; outliers are cut. Guessing their mean costs
    an error of one.

    Args:
        statistics: (n, n_statistics)
        batch: those of all processes
    """
    spread = batch.std(dim=0, correction=0).clamp_min(MIN_SPREAD)
    return ((statistics - batch.mean(dim=0)) / spread).clamp(-CLIPPED, CLIPPED)


def chance_loss(n_views: int) -> float:
    """Loss of projections that tell nothing."""
    return math.log(n_views - 1)
