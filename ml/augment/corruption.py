"""Corruptions of log-mel crops: what a label or a view must survive.

All of them act on mel POWER before normalisation, where sounds add and filters multiply.

The two views of a contrastive pair get INDEPENDENT background, filter and band limit. Two crops of one upload share
room, telephone and codec, and a network can tell recordings apart by those alone without hearing the cry; measured on
phone uploads, that shortcut made the frozen features worse after adaptation.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from ml.augment.chance import chosen, uniform
from ml.augment.channel import band_limited, coded, filtered, reverberant, with_gain
from ml.augment.masks import stripes
from ml.augment.mixing import with_ambient, with_noise, with_others
from ml.augment.warp import resampled, speed_bins, stretched_time, time_warp
from ml.features import FrontEnd, floored, from_db, normalise_db, to_db

MASK_MEAN = "mean"
MASK_ZERO_DB = "zero_db"


@dataclass(frozen=True)
class Corruption:
    """How often (``p_…``) and how strongly crops are corrupted. The default corrupts nothing."""

    p_background: float = 0.0
    """Mix in another recording of the batch,"""
    background_snr_db: tuple[float, float] = (0.0, 20.0)
    p_ambient: float = 0.0
    """Mix in a clip of the surroundings, if the order brings any,"""
    ambient_snr_db: tuple[float, float] = (0.0, 20.0)
    p_noise: float = 0.0
    """Add coloured noise,"""
    noise_snr_db: tuple[float, float] = (0.0, 30.0)
    p_filter: float = 0.0
    """Multiply by a smooth random frequency response of up to"""
    filter_db: float = 8.0
    p_gain: float = 0.0
    """Change the level by up to this, and let it drift over the crop by up to that:"""
    gain_db: float = 10.0
    gain_drift_db: float = 6.0
    p_reverb: float = 0.0
    """Add a late tail that decays by 60 dB in so many seconds, and its power against the direct sound:"""
    reverb_s: tuple[float, float] = (0.2, 0.8)
    reverb_late_db: tuple[float, float] = (-15.0, 0.0)
    p_band_limit: float = 0.0
    """Cut off above a random mel bin, as a narrow-band telephone codec does, not below this share of the bins:"""
    band_limit_from: float = 0.6
    p_codec: float = 0.0
    """Add a codec's error so far below the sound's own spectrum, and send nothing beyond this range of a frame:"""
    codec_snr_db: tuple[float, float] = (5.0, 20.0)
    codec_range_db: tuple[float, float] = (25.0, 60.0)
    p_warp: float = 0.0
    """Stretch time and shift pitch by up to these shares:"""
    stretch: float = 0.15
    shift_bins: float = 2.0
    p_speed: float = 0.0
    """Play faster or slower, time and pitch together:"""
    speed: tuple[float, float] = (0.9, 1.1)
    time_warp: int = 0
    """Window in frames of SpecAugment's time warp; 0: none."""
    n_time_masks: int = 0
    n_frequency_masks: int = 0
    time_mask: int = 20
    frequency_mask: int = 8
    mask_value: str = MASK_MEAN
    """``mean``: a hidden cell shows its bin's mean. ``zero_db``: 0 dB before the means are removed, as the published
    code has it; that is usually LOUDER than the sound around it."""


def corrupt(
    mel_db: Tensor, how: Corruption, front_end: FrontEnd, rng: torch.Generator, ambient_db: Tensor | None = None
) -> Tensor:
    """Corrupts and normalises a batch of crops.

    Args:
        mel_db: (batch, n_mels, frames) in dB
        front_end: whose normalisation the encoder expects
        ambient_db: clips of the surroundings, same shape; None: there are none, and ``p_ambient`` does nothing

    Returns:
        What the encoder sees, same shape.
    """
    power = from_db(mel_db)
    power = _warped(power, how, front_end, rng)
    if how.p_reverb > 0:
        power = reverberant(power, how.p_reverb, how.reverb_s, how.reverb_late_db, front_end.hop_s, rng)
    if how.p_background > 0:
        power = with_others(power, how.p_background, how.background_snr_db, rng)
    if how.p_ambient > 0 and ambient_db is not None:
        power = with_ambient(power, ambient_db, how.p_ambient, how.ambient_snr_db, rng)
    if how.p_filter > 0:
        power = filtered(power, how.p_filter, how.filter_db, rng)
    if how.p_gain > 0:
        power = with_gain(power, how.p_gain, how.gain_db, how.gain_drift_db, rng)
    if how.p_noise > 0:
        power = with_noise(power, how.p_noise, how.noise_snr_db, rng)
    if how.p_band_limit > 0:
        power = band_limited(power, how.p_band_limit, how.band_limit_from, rng)
    if how.p_codec > 0:
        power = coded(power, how.p_codec, how.codec_snr_db, how.codec_range_db, rng)
    return _masked(to_db(power), how, front_end, rng)


def _warped(power: Tensor, how: Corruption, front_end: FrontEnd, rng: torch.Generator) -> Tensor:
    """All that bends time or pitch, in one interpolation."""
    if how.p_warp == 0 and how.p_speed == 0 and how.time_warp == 0:
        return power
    n, n_mels, n_frames = power.shape
    time = torch.arange(n_frames).float().expand(n, n_frames)
    mel = torch.arange(n_mels).float().expand(n, n_mels)
    bent = torch.zeros(n, dtype=torch.bool)
    if how.p_speed > 0:
        bent = chosen(n, how.p_speed, rng)
        factor = torch.where(bent, uniform(n, *how.speed, rng), torch.ones(n))
        time, mel = stretched_time(time, factor), speed_bins(front_end, factor)
    if how.p_warp > 0:
        which = chosen(n, how.p_warp, rng)
        bent = bent | which
        time = stretched_time(time, 1 + which * uniform(n, -how.stretch, how.stretch, rng))
        mel = mel + (which * uniform(n, -how.shift_bins, how.shift_bins, rng))[:, None]
    if how.time_warp > 0:
        time = time_warp(time, how.time_warp, rng)
    bent = torch.ones(n, dtype=torch.bool) if how.time_warp > 0 else bent
    return power.index_put((bent,), resampled(power[bent], time[bent], mel[bent]))


def _masked(mel_db: Tensor, how: Corruption, front_end: FrontEnd, rng: torch.Generator) -> Tensor:
    """SpecAugment's stripes and the normalisation, in the order that ``mask_value`` asks for."""
    hidden = stripes(mel_db.shape, 2, how.n_time_masks, how.time_mask, rng) | stripes(
        mel_db.shape, 1, how.n_frequency_masks, how.frequency_mask, rng
    )
    if how.mask_value == MASK_ZERO_DB:
        kind = front_end.how
        x = (floored(mel_db, front_end.range_db) if kind.centred else mel_db).masked_fill(hidden, 0.0)
        return (x - x.mean(dim=2, keepdim=True) if kind.centred else x) / kind.scale_db
    mel = normalise_db(mel_db, front_end)
    if how.n_time_masks == 0 and how.n_frequency_masks == 0:
        return mel
    if front_end.how.centred:
        return mel.masked_fill(hidden, 0.0)
    return torch.where(hidden, mel.mean(dim=2, keepdim=True), mel)
