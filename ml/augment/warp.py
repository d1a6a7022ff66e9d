"""Time and pitch bent within what a newborn's larynx can do.

A newborn's cry has its fundamental at some 250 to 700 Hz and one burst lasts about a second; babies differ by more
than the ±10 % of ``speed`` or the two mel bins of ``shift_bins`` (about ±80 Hz at 500 Hz), so a bent cry is still a
cry. Hyperphonation (above 1 kHz) is a sign, not a pitch: no warp here turns one into the other.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from ml.features import FrontEnd, mel_matrix

MIN_SIDE_FRAMES = 2


def resampled(power: Tensor, time: Tensor, mel: Tensor) -> Tensor:
    """Linear interpolation at other places; past an edge the last value repeats.

    Args:
        power: (batch, n_mels, frames)
        time: (batch, frames): the frame of ``power`` (in frames, need not be whole) that each output frame shows
        mel: (batch, n_mels): as ``time``, in mel bins
    """
    n, n_mels, n_frames = power.shape
    # grid_sample with align_corners=False puts the centre of cell i of n at (2i + 1) / n − 1.
    x = ((2 * time + 1) / n_frames - 1)[:, None, :].expand(n, n_mels, n_frames)
    y = ((2 * mel + 1) / n_mels - 1)[:, :, None].expand(n, n_mels, n_frames)
    grid = torch.stack([x, y], dim=3)
    return F.grid_sample(power[:, None], grid, padding_mode="border", align_corners=False)[:, 0]


def stretched_time(time: Tensor, factor: Tensor) -> Tensor:
    """Places that are ``factor`` × as fast, about the middle of the crop. time: (batch, frames); factor: (batch,)"""
    middle = (time.shape[1] - 1) / 2
    return (time - middle) * factor[:, None] + middle


def time_warp(time: Tensor, window: int, rng: torch.Generator) -> Tensor:
    """SpecAugment's time warp (Park et al. 2019, as in SpeechBrain's ``Warping``): a random moment moves by less than
    ``window`` frames, what is before it and after it is stretched evenly. The crop keeps its ends.

    Args:
        time: (batch, frames), see :func:`resampled`; a crop too short for the window stays as it is
    """
    n, n_frames = time.shape
    if n_frames - window <= window:
        return time
    was = torch.randint(window, n_frames - window, (n,), generator=rng)
    becomes = was + torch.randint(-window, window, (n,), generator=rng) + 1
    was = was.clamp(MIN_SIDE_FRAMES, n_frames - MIN_SIDE_FRAMES)[:, None].float()
    becomes = becomes.clamp(MIN_SIDE_FRAMES, n_frames - MIN_SIDE_FRAMES)[:, None].float()
    left = time * (was - 1) / (becomes - 1)
    right = was + (time - becomes) * (n_frames - 1 - was) / (n_frames - 1 - becomes).clamp_min(1)
    return torch.where(time < becomes, left, right)


def speed_bins(front_end: FrontEnd, factor: Tensor) -> Tensor:
    """Where a mel bin's sound was before everything was played ``factor`` × as fast: (batch, n_mels)."""
    centre_hz = bin_centres_hz(front_end)
    place = np.arange(front_end.n_mels)
    rows = [np.interp(centre_hz / float(f), centre_hz, place) for f in factor]
    return torch.from_numpy(np.stack(rows)).float()


@lru_cache(maxsize=8)
def bin_centres_hz(front_end: FrontEnd) -> NDArray[np.float64]:
    """Centre of gravity of each mel filter (n_mels,), rising; of any kind of front end."""
    filters = mel_matrix(front_end).double().numpy()
    hz = np.linspace(0, front_end.sample_rate_hz / 2, len(filters))
    weight = np.maximum(filters.sum(axis=0), 1e-12)
    # Low filters narrower than a line of the DFT may be empty: they take the place of the one below.
    return np.maximum.accumulate((filters * hz[:, None]).sum(axis=0) / weight)
