"""Cells of the picture that are hidden: SpecAugment's stripes, and the patches of masked reconstruction."""

from __future__ import annotations

import torch
from torch import Tensor


def stripes(shape: torch.Size, dim: int, count: int, widest: int, rng: torch.Generator) -> Tensor:
    """SpecAugment (Park et al. 2019): ``count`` stripes of 0 to ``widest`` cells across ``dim``.

    Args:
        shape: (batch, n_mels, frames); dim: 1 hides mel bins, 2 hides frames

    Returns:
        bool, (batch, n_mels, 1) or (batch, 1, frames)
    """
    n, size = shape[0], shape[dim]
    hidden = torch.zeros(n, size, dtype=torch.bool)
    for _ in range(count):
        width = torch.randint(widest + 1, (n,), generator=rng)
        start = (torch.rand(n, generator=rng) * (size - width).clamp_min(1)).long()
        place = torch.arange(size)
        hidden |= (place >= start[:, None]) & (place < (start + width)[:, None])
    return hidden[:, None, :] if dim == 2 else hidden[:, :, None]


def patches(shape: torch.Size, bins: int, frames: int, share: float, rng: torch.Generator) -> Tensor:
    """Hides the same number of patches in every crop, at least one and not all: bool (batch, n_mels, frames).

    Args:
        bins, frames: size of a patch; those at the upper and right edge may be smaller
        share: of all patches
    """
    n, n_mels, n_frames = shape
    rows, columns = -(-n_mels // bins), -(-n_frames // frames)
    total = rows * columns
    if total < 2:
        raise ValueError(f"a picture of {n_mels} × {n_frames} holds only one patch of {bins} × {frames}")
    n_hidden = min(total - 1, max(1, round(share * total)))
    order = torch.rand((n, total), generator=rng).argsort(dim=1)
    hidden = torch.zeros(n, total, dtype=torch.bool).scatter_(1, order[:, :n_hidden], True)
    wide = hidden.reshape(n, rows, columns).repeat_interleave(bins, dim=1).repeat_interleave(frames, dim=2)
    return wide[:, :n_mels, :n_frames]
