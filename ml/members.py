"""One member of the classifier's ensemble as a training phase: end to end, with mixup and averaged weights."""

from __future__ import annotations

import copy
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from lightning_fabric import Fabric
from torch import Tensor, nn
from torch.nn import functional as F

from ml.audio_io import MelPool
from ml.augment import corrupt, mixup
from ml.balance import SAMPLER, InfantSampler, logit_offsets, loss_weights
from ml.config import FinetuneRecipe
from ml.contract import ManifestRow
from ml.encoders.base import Encoder
from ml.features import FrontEnd, normalise_db
from ml.graph import MAX_SECONDS
from ml.heads import Classifier
from ml.loop import EpochReport
from ml.losses import soft_cross_entropy
from ml.metrics import macro_auc
from ml.planting import Planter, frame_loss
from ml.rng import generator_at, seed_of
from ml.schedule import cosine_with_warmup, new_optimizer, set_learning_rate
from ml.selftrain import PseudoLabels
from ml.splits import Split

PROBE_FULL = "probe_full"


class MemberPhase:
    """Trains one classifier on the train infants of ``split``; keeps the averaged weights of the epoch with the
    least loss on its validation infants, or of the last epoch where none are held out.
    """

    def __init__(
        self,
        number: int,
        pool: MelPool,
        split: Split,
        classes: Sequence[str],
        classifier: Classifier,
        pretrained: bool,
        front_end: FrontEnd,
        recipe: FinetuneRecipe,
        seed: int,
        fabric: Fabric,
        pseudo: PseudoLabels | None = None,
        planter: Planter | None = None,
        context_frames: int = 1,
    ) -> None:
        """Args:
        planter: plants some of the crops among other sounds; None: all stay as they are
        context_frames: of the finished graph's frame-wise logits, see :class:`ml.graph.Architecture`
        """
        self.name = f"member-{number + 1}"
        self.recipe = recipe
        self._pseudo = pseudo
        self._planter, self._context_frames = planter, context_frames
        self.epochs = recipe.epochs
        self._patience = recipe.patience
        self._pool = pool
        self._label = torch.tensor([list(classes).index(str(row.label)) for row in pool.rows])
        self._n_classes = len(classes)
        self._train = indices_of(pool, split.train)
        self._validation = indices_of(pool, split.validation)
        self._batch_size = min(recipe.batch_size, len(self._train))
        self.items_per_step = self._batch_size * (1 if pseudo is None else 2)
        self.steps_per_epoch = len(self._train) // self._batch_size
        if self.epochs * self.steps_per_epoch < recipe.min_steps:
            self.epochs = math.ceil(recipe.min_steps / self.steps_per_epoch)
            self._patience = math.ceil(recipe.patience * self.epochs / recipe.epochs)
        self._front_end = front_end
        self._most_frames = front_end.n_frames(MAX_SECONDS * front_end.sample_rate_hz)
        self._place = (seed, self.name)
        self._fabric = fabric
        self._network = classifier.to(memory_format=torch.channels_last)
        self._average = copy.deepcopy(self._network).eval().requires_grad_(False)
        self._best: dict[str, Tensor] | None = None
        self._best_loss = math.inf
        self._best_epoch = -1
        is_fitted = pretrained and recipe.mode == PROBE_FULL
        head = (classifier.head, recipe.head_lr_share if is_fitted else 1.0)
        parts = [*encoder_parts(classifier.encoder, recipe, pretrained), head]
        self._optimizer = new_optimizer(parts, recipe.lr, recipe.weight_decay)
        known = self._label[self._train]
        self._class_weight = loss_weights(recipe.balance, known, self._n_classes)
        self._offsets = logit_offsets(recipe.balance, known, self._n_classes)
        infants = [row.infant for row in pool.rows]
        self._sampler = InfantSampler(self._train, self._label, infants) if recipe.balance == SAMPLER else None
        self._module, self._stepper = fabric.setup(self._network, self._optimizer)
        self._module.mark_forward_method("over_time")
        self._average.to(fabric.device)
        self._class_weight = fabric.to_device(self._class_weight)
        self._offsets = fabric.to_device(self._offsets)

    def step(self, step: int) -> float:
        rng = generator_at(*self._place, step)
        torch.manual_seed(seed_of(*self._place, "dropout", step))
        recipe = self.recipe
        indices = self._batch(step)
        mel_db = self._pool.crops(indices, recipe.crop_frames, rng)
        target = F.one_hot(self._label[indices], self._n_classes).float()
        over_time = torch.zeros(len(indices), recipe.crop_frames, self._n_classes)
        if self._planter is not None:
            planted = self._planter.plant(self._pool, indices, mel_db, rng)
            mel_db, over_time = planted.mel_db, planted.frame_target
        if self._pseudo is not None:
            more_db, said = self._pseudo.draw(self._batch_size, recipe.crop_frames, rng)
            mel_db, target = torch.cat([mel_db, more_db]), torch.cat([target, recipe.pseudo_weight * said])
            over_time = torch.cat([over_time, torch.zeros(len(more_db), *over_time.shape[1:])])
        mel = corrupt(mel_db, recipe.corruption, self._front_end, rng)
        told = torch.cat([target[:, None], over_time], dim=1)
        mel, told = mixup(mel, told, recipe.mixup_alpha, rng)
        target, over_time = told[:, 0], told[:, 1:]
        total = self.epochs * self.steps_per_epoch
        set_learning_rate(self._optimizer, cosine_with_warmup(step, total, recipe.warmup_share))
        self._module.train()
        loss = self._loss(self._fabric.to_device(mel), self._fabric.to_device(target), over_time)
        self._stepper.zero_grad()
        self._fabric.backward(loss)
        nn.utils.clip_grad_norm_(self._network.parameters(), recipe.clip_norm)
        self._stepper.step()
        self._update_average(step)
        return float(loss.detach())

    def _loss(self, mel: Tensor, target: Tensor, over_time: Tensor) -> Tensor:
        if self._planter is None or self.recipe.frame_weight == 0:
            return soft_cross_entropy(self._module(mel) + self._offsets, target, self._class_weight)
        logits, frame_logits = self._module.over_time(mel, self._context_frames)
        whole = soft_cross_entropy(logits + self._offsets, target, self._class_weight)
        stride = self._network.encoder.time_stride
        return whole + self.recipe.frame_weight * frame_loss(frame_logits, over_time, stride)

    def end_epoch(self, epoch: int) -> EpochReport:
        if not self._validation:
            return EpochReport()
        logits = self._predict(self._validation)
        label = self._label[self._validation]
        loss = float(F.cross_entropy(logits, label)) + self.recipe.frame_weight * self._loss_of_moments()
        auc = macro_auc(label.numpy(), F.softmax(logits, dim=1).numpy().astype(np.float64))
        is_best = loss < self._best_loss
        if is_best:
            self._best_loss, self._best_epoch = loss, epoch
            self._best = {k: v.detach().clone() for k, v in self._average.state_dict().items()}
        return EpochReport(
            val_loss=loss,
            val_auc=None if math.isnan(auc) else auc,
            best=is_best,
            stop=epoch - self._best_epoch >= self._patience,
        )

    def result(self) -> Classifier:
        """The trained classifier, on the CPU, ready to use."""
        best = copy.deepcopy(self._average).cpu()
        if self._best is not None:
            best.load_state_dict(self._best)
        return best.eval()

    def state(self) -> dict[str, Any]:
        return {
            "network": self._network.state_dict(),
            "average": self._average.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "best": self._best,
            "best_loss": self._best_loss if self._best is not None else None,
            "best_epoch": self._best_epoch,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        self._network.load_state_dict(state["network"])
        self._average.load_state_dict(state["average"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._best = state["best"]
        self._best_loss = math.inf if state["best_loss"] is None else float(state["best_loss"])
        self._best_epoch = int(state["best_epoch"])

    def _batch(self, step: int) -> list[int]:
        if self._sampler is not None:
            return self._sampler.draw(self._batch_size, generator_at(*self._place, "draw", step))
        epoch, place = divmod(step, self.steps_per_epoch)
        order = torch.randperm(len(self._train), generator=generator_at(*self._place, "order", epoch))
        chosen = order[place * self._batch_size : (place + 1) * self._batch_size]
        return [self._train[int(i)] for i in chosen]

    def _update_average(self, step: int) -> None:
        """Exponential moving average of weights and batch-norm statistics, young at first (Polyak)."""
        decay = min(self.recipe.ema_decay, (1 + step) / (10 + step))
        with torch.no_grad():
            for mean, now in zip(self._average.state_dict().values(), self._network.state_dict().values(), strict=True):
                if mean.dtype.is_floating_point:
                    mean.lerp_(now, 1 - decay)
                else:
                    mean.copy_(now)

    def _loss_of_moments(self) -> float:
        """Of validation recordings planted once, the same way after every epoch: labels of whole recordings are learnt
        sooner than where in them a sound is, and an epoch chosen by those alone has hardly learnt the other.
        """
        if self._planter is None or self.recipe.frame_weight == 0:
            return 0.0
        rng = generator_at(*self._place, "planted-validation")
        mel_db = self._pool.crops(self._validation, self.recipe.crop_frames, rng)
        planted = replace(self._planter, p=1.0).plant(self._pool, self._validation, mel_db, rng)
        parts = []
        with torch.no_grad(), self._fabric.autocast():
            # No more at once than a step of training: there may be thousands.
            for first in range(0, len(planted.mel_db), self._batch_size):
                some = planted.mel_db[first : first + self._batch_size]
                mel = self._fabric.to_device(normalise_db(some, self._front_end))
                parts.append(self._average.over_time(mel, self._context_frames)[1])
        return float(frame_loss(torch.cat(parts), planted.frame_target, self._average.encoder.time_stride))

    def _predict(self, indices: Sequence[int]) -> Tensor:
        """Logits (n, classes) of whole recordings."""
        rows = []
        with torch.no_grad(), self._fabric.autocast():
            for i in indices:
                pieces = [normalise_db(w, self._front_end) for w in self._pool.windows(i, self._most_frames)]
                answers = [self._average(self._fabric.to_device(piece)) for piece in pieces]
                rows.append(torch.cat(answers).float().mean(dim=0))
        return torch.stack(rows).cpu()


def encoder_parts(encoder: Encoder, recipe: FinetuneRecipe, pretrained: bool) -> list[tuple[nn.Module, float]]:
    """Parts of the encoder with their shares of the learning rate: what pre-training taught the early stages holds for
    any sound, so they move least (Howard & Ruder 2018, section 3.2). From scratch all learn alike.
    """
    if not pretrained:
        return [(encoder, 1.0)]
    stages = encoder.stages()
    if sum(p.numel() for stage in stages for part in stage for p in part.parameters()) != sum(
        p.numel() for p in encoder.parameters()
    ):
        raise AssertionError(f"the stages of {type(encoder).__name__} are not all of it")
    last = len(stages) - 1
    return [
        (part, recipe.encoder_lr_share * recipe.layer_decay ** (last - depth))
        for depth, stage in enumerate(stages)
        for part in stage
    ]


def indices_of(pool: MelPool, rows: Sequence[ManifestRow]) -> list[int]:
    """Where ``rows`` are in the pool."""
    wanted = {row.recording for row in rows}
    return [i for i, row in enumerate(pool.rows) if row.recording in wanted]
