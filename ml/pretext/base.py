"""What every pretext is: a phase of the training loop around an encoder, with an eye on collapse.

A subclass says which network sits on the encoder and what the loss of a batch is; drawing batches, optimiser, learning
rate, clipping, checkpoints and the figures of an epoch are here.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from lightning_fabric import Fabric
from torch import Tensor, nn
from torch.nn import functional as F

from ml.config import PretrainRecipe
from ml.distributed import World, joined, with_joined_statistics
from ml.encoders.base import Encoder
from ml.loop import EpochReport
from ml.pretext.views import Views
from ml.rng import generator_at, seed_of
from ml.schedule import cosine_with_warmup, new_optimizer, new_sgd, set_learning_rate

COLLAPSED_SPREAD = 0.1
"""Below it all recordings look the same to the network: two random unit vectors have 1."""


@dataclass(frozen=True)
class Answer:
    """What a batch gave: the loss, the vectors whose spread tells of collapse (n, dim), and figures to show."""

    loss: Tensor
    watched: Tensor
    figures: Mapping[str, float] = field(default_factory=dict)


class Pretext(ABC):
    """Pre-training as the loop's :class:`~ml.loop.Phase`."""

    name = "pretraining"
    views_per_recording = 1

    def __init__(
        self,
        views: Views,
        encoder: Encoder,
        recipe: PretrainRecipe,
        seed: int,
        fabric: Fabric,
        pretrained: bool = False,
    ) -> None:
        self.recipe = recipe
        self.epochs = recipe.epochs
        self.encoder = encoder
        self.views = views
        self.indices = self.chosen()
        self.world = World.of(fabric)
        # Of all processes together, each with as many as the others.
        self._batch_size = min(recipe.batch_size, len(self.indices)) // self.world.size * self.world.size
        self.items_per_step = self.views_per_recording * self._batch_size
        self.steps_per_epoch = len(self.indices) // self._batch_size
        self._seed = seed
        self._fabric = fabric
        self._figures: dict[str, float] = {}
        torch.manual_seed(seed_of(seed, self.name, "weights"))
        self.network = with_joined_statistics(self.build(encoder), fabric).to(memory_format=torch.channels_last)
        self._optimizer = self._new_optimizer(recipe.start_lr_share if pretrained else 1.0)
        self._module, self._stepper = fabric.setup(self.network, self._optimizer)
        self._module.train()

    @abstractmethod
    def build(self, encoder: Encoder) -> nn.Module:
        """The encoder, as ``encoder``, with what this pretext puts on it."""

    @abstractmethod
    def answer(self, indices: Sequence[int], rng: torch.Generator) -> Answer:
        """What a batch of these recordings gives."""

    @property
    @abstractmethod
    def chance(self) -> float:
        """The loss of a network that tells nothing: the yardstick for the curve."""

    def chosen(self) -> list[int]:
        """Recordings that are learnt from."""
        return list(range(len(self.views)))

    def held_out(self) -> EpochReport:
        """What is measured after an epoch; nothing is held out without labels."""
        return EpochReport()

    def projector_weights(self) -> dict[str, Tensor]:
        """Weights of everything but the encoder, to train on from."""
        return {
            key.removeprefix("projector."): value.detach().cpu()
            for key, value in self.network.state_dict().items()
            if not key.startswith("encoder.")
        }

    def step(self, step: int) -> float:
        own = () if self.world.is_main else (self.world.rank,)
        rng = generator_at(self._seed, self.name, step, *own)
        torch.manual_seed(seed_of(self._seed, self.name, "dropout", step, *own))
        set_learning_rate(self._optimizer, self._lr_share(step))
        answer = self.answer(self.world.share_of(self._batch(step)), rng)
        self._stepper.zero_grad()
        self._fabric.backward(answer.loss)
        nn.utils.clip_grad_norm_(self.network.parameters(), self.recipe.clip_norm)
        self._stepper.step()
        if (step + 1) % self.steps_per_epoch == 0:
            self._figures = {"spread": spread(answer.watched), **answer.figures}
        return float(answer.loss.detach())

    def end_epoch(self, epoch: int) -> EpochReport:
        """The figures of the epoch's last batch, and an alarm if the network has collapsed by then."""
        report = self.held_out()
        collapsed = self._figures["spread"] < COLLAPSED_SPREAD
        warning = (
            f"After epoch {epoch + 1} nearly all recordings look the same to the network (spread"
            f" {self._figures['spread']:.3f}): it has collapsed. Lower the learning rate or choose another pretext."
        )
        return EpochReport(
            val_loss=report.val_loss,
            figures={**self._figures, **report.figures},
            warning=warning if collapsed else None,
        )

    def state(self) -> dict[str, Any]:
        return {"network": self.network.state_dict(), "optimizer": self._optimizer.state_dict()}

    def restore(self, state: Mapping[str, Any]) -> None:
        self.network.load_state_dict(state["network"])
        self._optimizer.load_state_dict(state["optimizer"])

    def forward(self, mel: Tensor) -> tuple[Tensor, Tensor]:
        """The network's two answers, in full precision."""
        first, second = self._module(self._fabric.to_device(mel))
        return first.float(), second.float()

    def joined(self, tensor: Tensor) -> Tensor:
        """Rows of all processes, with the gradient to each."""
        return joined(self._fabric, tensor)

    def to_device(self, tensor: Tensor) -> Tensor:
        return self._fabric.to_device(tensor)

    def _batch(self, step: int) -> list[int]:
        epoch, place = divmod(step, self.steps_per_epoch)
        order = self.views.order(generator_at(self._seed, self.name, "order", epoch))
        if len(self.indices) < len(order):
            mine = set(self.indices)
            order = [i for i in order if i in mine]
        return order[place * self._batch_size : (place + 1) * self._batch_size]

    def _lr_share(self, step: int) -> float:
        recipe = self.recipe
        share = min(recipe.warmup_epochs / self.epochs, 1.0) if recipe.warmup_epochs else recipe.warmup_share
        return cosine_with_warmup(step, self.epochs * self.steps_per_epoch, share)

    def _new_optimizer(self, encoder_share: float) -> torch.optim.Optimizer:
        recipe = self.recipe
        lr = recipe.lr * (self._batch_size / recipe.lr_per_batch if recipe.lr_per_batch else 1.0)
        heads = nn.ModuleList(child for name, child in self.network.named_children() if name != "encoder")
        parts = [(self.encoder, encoder_share), (heads, 1.0)]
        if recipe.optimizer == "sgd":
            return new_sgd(parts, lr, recipe.weight_decay, recipe.momentum)
        return new_optimizer(parts, lr, recipe.weight_decay)


def spread(vectors: Tensor) -> float:
    """How far apart unit vectors lie: root of the mean squared distance from their mean. 0: all the same; 1: all over
    the sphere.

    Args:
        vectors: (n, dim), of any length
    """
    unit = F.normalize(vectors.detach().float(), dim=1)
    return float((1 - unit.mean(dim=0).square().sum()).clamp_min(0).sqrt())
