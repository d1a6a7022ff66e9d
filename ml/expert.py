"""Trains the statistics classifier: seconds of work, so it has no checkpoint and is simply trained again on resume."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from ml.audio_io import MelPool, Tick
from ml.augment import mixup
from ml.control import Control
from ml.encoders.statistics import StatisticsClassifier, log_mel_statistics
from ml.features import FrontEnd
from ml.graph import MAX_SECONDS
from ml.losses import soft_cross_entropy
from ml.rng import generator_at, seed_of
from ml.schedule import cosine_with_warmup, new_optimizer, set_learning_rate

STEPS = 400
BATCH_SIZE = 64
LR = 1e-3
WEIGHT_DECAY = 0.05
MIXUP_ALPHA = 0.4
NOISE = 0.5
"""Standard deviations of noise added to standardised statistics: they are 800 numbers of a few hundred recordings."""


def pool_statistics(pool: MelPool, front_end: FrontEnd, tick: Tick | None = None) -> Tensor:
    """Statistics of every recording (n, n_statistics): the mean over windows as long as the finished model's."""
    most_frames = front_end.n_frames(MAX_SECONDS * front_end.sample_rate_hz)
    found = []
    with torch.no_grad():
        for i in range(len(pool)):
            if tick is not None:
                tick(i, len(pool))
            windows = [log_mel_statistics(w, front_end.range_db) for w in pool.windows(i, most_frames)]
            found.append(torch.cat(windows).mean(dim=0))
    return torch.stack(found)


def train_expert(
    statistics: Tensor,
    label: Tensor,
    class_weight: Tensor,
    train: Sequence[int],
    seed: int,
    control: Control,
    new_expert: Callable[[], StatisticsClassifier] | None = None,
) -> StatisticsClassifier:
    """A statistics classifier from the recordings ``train``; ``new_expert`` makes one with fresh weights, of another
    head than softmax.
    """
    n_classes = len(class_weight)
    chosen = statistics[list(train)]
    torch.manual_seed(seed_of(seed, "expert", "weights"))
    expert = new_expert() if new_expert else StatisticsClassifier(chosen.shape[1], n_classes)
    expert.centre.copy_(chosen.mean(dim=0))
    expert.spread.copy_(chosen.std(dim=0, correction=0).clamp_min(1e-3))
    x = expert.standardised(chosen)
    target = F.one_hot(label[list(train)], n_classes).float()
    optimizer = new_optimizer([(expert, 1.0)], LR, WEIGHT_DECAY)
    expert.train()
    for step in range(STEPS):
        control.check()
        rng = generator_at(seed, "expert", step)
        torch.manual_seed(seed_of(seed, "expert", "dropout", step))
        rows = torch.randint(len(x), (BATCH_SIZE,), generator=rng)
        noisy = x[rows] + NOISE * torch.randn((BATCH_SIZE, x.shape[1]), generator=rng)
        mixed, shares = mixup(noisy, target[rows], MIXUP_ALPHA, rng)
        set_learning_rate(optimizer, cosine_with_warmup(step, STEPS, 0.1))
        # The nets share a batch and differ by their initial weights and dropout: a quarter of the time of four runs.
        losses = [soft_cross_entropy(net(mixed), shares, class_weight) for net in expert.nets]
        optimizer.zero_grad()
        torch.autograd.backward(torch.stack(losses).sum())
        optimizer.step()
    return expert.eval()
