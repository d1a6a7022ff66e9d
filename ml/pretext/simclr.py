"""SimCLR (Chen et al. 2020): two corrupted crops of one recording should meet, crops of others should part."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import torch
from lightning_fabric import Fabric
from torch import Tensor, nn

from ml.audio_io import MelPool
from ml.augment import corrupt
from ml.config import PretrainRecipe
from ml.encoders.base import Encoder
from ml.features import FrontEnd
from ml.heads import Contrastive
from ml.loop import EpochReport
from ml.losses import nt_xent
from ml.rng import generator_at, seed_of
from ml.schedule import cosine_with_warmup, new_optimizer, set_learning_rate


class SimclrPhase:
    """Pre-training as the loop's :class:`~ml.loop.Phase`."""

    name = "pretraining"

    def __init__(
        self,
        pool: MelPool,
        encoder: Encoder,
        front_end: FrontEnd,
        recipe: PretrainRecipe,
        seed: int,
        fabric: Fabric,
    ) -> None:
        self.recipe = recipe
        self.epochs = recipe.epochs
        self._batch_size = min(recipe.batch_size, len(pool))
        self.items_per_step = 2 * self._batch_size
        self.steps_per_epoch = len(pool) // self._batch_size
        self._pool = pool
        self._front_end = front_end
        self._seed = seed
        self._fabric = fabric
        torch.manual_seed(seed_of(seed, self.name, "weights"))
        self._network = Contrastive(encoder, recipe.projection_dim).to(memory_format=torch.channels_last)
        self._optimizer = new_optimizer([(self._network, 1.0)], recipe.lr, recipe.weight_decay)
        self._module, self._stepper = fabric.setup(self._network, self._optimizer)
        self._module.train()

    @property
    def encoder(self) -> Encoder:
        return self._network.encoder

    def projector_weights(self) -> dict[str, Tensor]:
        return {key: value.detach().cpu() for key, value in self._network.projector.state_dict().items()}

    def step(self, step: int) -> float:
        rng = generator_at(self._seed, self.name, step)
        indices = self._batch(step)
        views = [
            corrupt(
                self._pool.crops(indices, self.recipe.crop_frames, rng), self.recipe.corruption, self._front_end, rng
            )
            for _ in range(2)
        ]
        total = self.epochs * self.steps_per_epoch
        set_learning_rate(self._optimizer, cosine_with_warmup(step, total, self.recipe.warmup_share))
        projections = self._module(self._fabric.to_device(torch.cat(views)))
        first, second = projections.float().chunk(2)
        loss = nt_xent(first, second, self.recipe.temperature)
        self._stepper.zero_grad()
        self._fabric.backward(loss)
        nn.utils.clip_grad_norm_(self._network.parameters(), self.recipe.clip_norm)
        self._stepper.step()
        return float(loss.detach())

    def end_epoch(self, epoch: int) -> EpochReport:  # noqa: ARG002 - nothing is held out without labels
        return EpochReport()

    def state(self) -> dict[str, Any]:
        return {"network": self._network.state_dict(), "optimizer": self._optimizer.state_dict()}

    def restore(self, state: Mapping[str, Any]) -> None:
        self._network.load_state_dict(state["network"])
        self._optimizer.load_state_dict(state["optimizer"])

    def _batch(self, step: int) -> list[int]:
        epoch, place = divmod(step, self.steps_per_epoch)
        order = torch.randperm(len(self._pool), generator=generator_at(self._seed, self.name, "order", epoch))
        return [int(i) for i in order[place * self._batch_size : (place + 1) * self._batch_size]]


def chance_loss(n_views: int) -> float:
    """Loss of projections that tell nothing: the yardstick for the curve."""
    return math.log(n_views - 1)
