"""Sounds that add: another recording, a clip of the surroundings, coloured noise. And mixup of labelled inputs.

Powers of unrelated sounds add, so all of it is a weighted sum of mel powers at a drawn signal-to-noise ratio.
"""

from __future__ import annotations

import torch
from torch import Tensor

from ml.augment.chance import beta, chosen, exponential, uniform
from ml.features import MIN_POWER, from_db


def mixed(power: Tensor, other: Tensor, snr_db: Tensor, which: Tensor | float = 1.0) -> Tensor:
    """``power`` with ``other`` added where ``which`` says so, at ``snr_db`` between their mean powers.

    Args:
        power, other: (batch, n_mels, frames)
        snr_db, which: (batch,)
    """
    scale = _level(power) / _level(other) * from_db(-snr_db) * which
    return power + scale[:, None, None] * other


def with_others(power: Tensor, p: float, snr_db: tuple[float, float], rng: torch.Generator) -> Tensor:
    """Another recording of the batch in the background, somewhere else in time."""
    n = len(power)
    other = power[torch.randperm(n, generator=rng)].roll(int(torch.randint(power.shape[2], (), generator=rng)), 2)
    return mixed(power, other, uniform(n, *snr_db, rng), chosen(n, p, rng))


def with_ambient(
    power: Tensor, ambient_db: Tensor, p: float, snr_db: tuple[float, float], rng: torch.Generator
) -> Tensor:
    """A clip of the surroundings (ventilator, alarm, voices, street) in the background.

    Args:
        ambient_db: (batch, n_mels, frames) in dB, one clip for each crop
    """
    n = len(power)
    return mixed(power, from_db(ambient_db), uniform(n, *snr_db, rng), chosen(n, p, rng))


def with_noise(power: Tensor, p: float, snr_db: tuple[float, float], rng: torch.Generator) -> Tensor:
    """Stationary noise of a random colour."""
    which = chosen(len(power), p, rng)
    sound = power[which]
    n, n_mels, _ = sound.shape
    # A tilt of ±1 dB a mel bin spans brown to violet.
    tilt = uniform(n, -1.0, 1.0, rng)[:, None] * torch.linspace(-0.5, 0.5, n_mels) * n_mels
    noise = exponential(sound.shape, rng) * from_db(tilt)[:, :, None]
    return power.index_put((which,), mixed(sound, noise, uniform(n, *snr_db, rng)))


def mixup(mel: Tensor, target: Tensor, alpha: float, rng: torch.Generator) -> tuple[Tensor, Tensor]:
    """Convex combinations of pairs of inputs and of their targets (Zhang et al. 2018), one weight per pair.

    Args:
        mel: (batch, …) inputs of any shape; target: (batch, …, classes)
    """
    if alpha <= 0:
        return mel, target
    n = len(mel)
    share = beta(n, alpha, rng)
    share = torch.maximum(share, 1 - share)
    other = torch.randperm(n, generator=rng)
    wide = share.reshape(n, *[1] * (mel.ndim - 1))
    combined = wide * mel + (1 - wide) * mel[other]
    alike = share.reshape(n, *[1] * (target.ndim - 1))
    return combined, alike * target + (1 - alike) * target[other]


def _level(power: Tensor) -> Tensor:
    return power.mean(dim=(1, 2)).clamp_min(MIN_POWER)
