"""Corruptions of log-mel crops: what a label or a view must survive.

All of them act on mel POWER before normalisation, where sounds add and filters multiply; that costs a thousandth of
the encoder's time. A change of gain falls out in the normalisation and needs no corruption.

The two views of a contrastive pair get INDEPENDENT background, filter and band limit. Two crops of one upload share
room, telephone and codec, and a network can tell recordings apart by those alone without hearing the cry; measured on
phone uploads, that shortcut made the frozen features worse after adaptation.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from ml.features import MIN_POWER, FrontEnd, normalise_db, to_db


@dataclass(frozen=True)
class Corruption:
    """How often (``p_…``) and how strongly crops are corrupted. The default corrupts nothing."""

    p_background: float = 0.0
    """Mix in another recording of the batch,"""
    background_snr_db: tuple[float, float] = (0.0, 20.0)
    p_noise: float = 0.0
    """Add coloured noise,"""
    noise_snr_db: tuple[float, float] = (0.0, 30.0)
    p_filter: float = 0.0
    """Multiply by a smooth random frequency response of up to"""
    filter_db: float = 8.0
    p_band_limit: float = 0.0
    """Cut off above a random mel bin, as a narrow-band telephone codec does, not below this share of the bins:"""
    band_limit_from: float = 0.6
    p_warp: float = 0.0
    """Stretch time and shift pitch by up to these shares:"""
    stretch: float = 0.15
    shift_bins: float = 2.0
    n_time_masks: int = 0
    n_frequency_masks: int = 0
    time_mask: int = 20
    frequency_mask: int = 8


N_FILTER_KNOTS = 6


def corrupt(mel_db: Tensor, how: Corruption, front_end: FrontEnd, rng: torch.Generator) -> Tensor:
    """Corrupts and normalises a batch of crops.

    Args:
        mel_db: (batch, n_mels, frames) in dB
        front_end: whose normalisation the encoder expects

    Returns:
        What the encoder sees, same shape.
    """
    power = torch.pow(10.0, mel_db / 10)
    power = _warped(power, how, rng)
    power = _with_background(power, how, rng)
    power = _filtered(power, how, rng)
    power = _with_noise(power, how, rng)
    power = _band_limited(power, how, rng)
    return _masked(normalise_db(to_db(power), front_end), how, rng)


def mixup(mel: Tensor, target: Tensor, alpha: float, rng: torch.Generator) -> tuple[Tensor, Tensor]:
    """Convex combinations of pairs of inputs and of their targets (Zhang et al. 2018), one weight per pair.

    Args:
        mel: (batch, …) inputs of any shape; target: (batch, classes), rows sum to 1
    """
    if alpha <= 0:
        return mel, target
    n = len(mel)
    share = _beta(n, alpha, rng)
    share = torch.maximum(share, 1 - share)
    other = torch.randperm(n, generator=rng)
    wide = share.reshape(n, *[1] * (mel.ndim - 1))
    mixed = wide * mel + (1 - wide) * mel[other]
    return mixed, share[:, None] * target + (1 - share)[:, None] * target[other]


def _beta(n: int, alpha: float, rng: torch.Generator) -> Tensor:
    """Beta(alpha, alpha) by Jöhnk's method with rejection, since torch's own sampler takes no generator."""
    out = torch.empty(0)
    while len(out) < n:
        x, y = torch.rand((2, 4 * n), generator=rng).clamp_min(1e-12) ** (1 / alpha)
        ok = (x + y <= 1) & (x + y > 0)
        out = torch.cat([out, (x / (x + y))[ok]])
    return out[:n]


def _chosen(n: int, p: float, rng: torch.Generator) -> Tensor:
    return torch.rand(n, generator=rng) < p


def _uniform(n: int, low: float, high: float, rng: torch.Generator) -> Tensor:
    return low + (high - low) * torch.rand(n, generator=rng)


def _level(power: Tensor) -> Tensor:
    return power.mean(dim=(1, 2)).clamp_min(MIN_POWER)


def _with_background(power: Tensor, how: Corruption, rng: torch.Generator) -> Tensor:
    if how.p_background == 0:
        return power
    n = len(power)
    other = power[torch.randperm(n, generator=rng)].roll(int(torch.randint(power.shape[2], (), generator=rng)), 2)
    snr_db = _uniform(n, *how.background_snr_db, rng)
    scale = _level(power) / _level(other) * torch.pow(10.0, -snr_db / 10) * _chosen(n, how.p_background, rng)
    return power + scale[:, None, None] * other


def _with_noise(power: Tensor, how: Corruption, rng: torch.Generator) -> Tensor:
    if how.p_noise == 0:
        return power
    n, n_mels, _ = power.shape
    # The power of a noise bin is exponentially distributed; a tilt of ±1 dB a mel bin spans brown to violet.
    raw = torch.empty_like(power).exponential_(generator=rng)
    tilt = _uniform(n, -1.0, 1.0, rng)[:, None] * torch.linspace(-0.5, 0.5, n_mels) * n_mels
    noise = raw * torch.pow(10.0, tilt / 10)[:, :, None]
    snr_db = _uniform(n, *how.noise_snr_db, rng)
    scale = _level(power) / _level(noise) * torch.pow(10.0, -snr_db / 10) * _chosen(n, how.p_noise, rng)
    return power + scale[:, None, None] * noise


def _filtered(power: Tensor, how: Corruption, rng: torch.Generator) -> Tensor:
    if how.p_filter == 0:
        return power
    n, n_mels, _ = power.shape
    knots = (2 * torch.rand((n, 1, N_FILTER_KNOTS), generator=rng) - 1) * how.filter_db
    curve_db = F.interpolate(knots, size=n_mels, mode="linear", align_corners=True)[:, 0]
    curve_db = curve_db * _chosen(n, how.p_filter, rng)[:, None]
    return power * torch.pow(10.0, curve_db / 10)[:, :, None]


def _band_limited(power: Tensor, how: Corruption, rng: torch.Generator) -> Tensor:
    if how.p_band_limit == 0:
        return power
    n, n_mels, _ = power.shape
    cutoff = _uniform(n, how.band_limit_from, 1.0, rng) * n_mels
    cutoff = torch.where(_chosen(n, how.p_band_limit, rng), cutoff, torch.tensor(float(n_mels)))
    above = torch.arange(n_mels)[None, :] >= cutoff[:, None]
    return power.masked_fill(above[:, :, None], MIN_POWER)


def _warped(power: Tensor, how: Corruption, rng: torch.Generator) -> Tensor:
    """Stretches time about the middle and shifts along the mel axis; past an edge the last bin repeats."""
    if how.p_warp == 0:
        return power
    n, n_mels, _ = power.shape
    chosen = _chosen(n, how.p_warp, rng)
    theta = torch.zeros(n, 2, 3)
    theta[:, 0, 0] = 1 + chosen * _uniform(n, -how.stretch, how.stretch, rng)
    theta[:, 1, 1] = 1
    theta[:, 1, 2] = chosen * _uniform(n, -how.shift_bins, how.shift_bins, rng) * 2 / n_mels
    grid = F.affine_grid(theta, [n, 1, *power.shape[1:]], align_corners=False)
    return F.grid_sample(power[:, None], grid, padding_mode="border", align_corners=False)[:, 0]


def _masked(mel: Tensor, how: Corruption, rng: torch.Generator) -> Tensor:
    """SpecAugment masks (Park et al. 2019). Masked cells take zero, which is each mel bin's mean here."""
    for dim, count, widest in ((2, how.n_time_masks, how.time_mask), (1, how.n_frequency_masks, how.frequency_mask)):
        for _ in range(count):
            n, size = len(mel), mel.shape[dim]
            width = torch.randint(widest + 1, (n,), generator=rng)
            start = (torch.rand(n, generator=rng) * (size - width).clamp_min(1)).long()
            place = torch.arange(size)
            inside = (place >= start[:, None]) & (place < (start + width)[:, None])
            mel = mel.masked_fill(inside[:, None, :] if dim == 2 else inside[:, :, None], 0.0)
    return mel
