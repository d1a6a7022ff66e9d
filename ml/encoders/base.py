"""What every encoder is: a picture of sound in, features over time out, and how those become one embedding."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class Encoder(nn.Module):
    """Normalised log-mel (batch, n_mels, frames) → features over time (batch, channels, frames / time_stride).

    Any number of frames from ``min_frames`` on. Callers pool by :meth:`pool` and :meth:`pool_local` and ask ``dim``
    for the width, since published networks pool in their own way.
    """

    channels: int
    time_stride: int
    """Frames of the front end to one frame of the features."""
    min_frames: int

    @property
    def dim(self) -> int:
        """Width of the embedding."""
        return 2 * self.channels

    def long_enough(self, mel: Tensor) -> Tensor:
        """``mel`` with zeros, each bin's mean, after a sound too short for this network. An exported graph has a
        shortest input instead (``min_samples`` of the card), which the app fills up with silence.
        """
        missing = 0 if torch.compiler.is_exporting() else self.min_frames - mel.shape[2]
        return F.pad(mel, (0, missing)) if missing > 0 else mel

    def pool(self, features: Tensor) -> Tensor:
        """Features over time → embedding (batch, dim)."""
        return pool_time(features)

    def pool_local(self, features: Tensor, n_frames: int) -> Tensor:
        """The same pooling over ``n_frames`` (odd) around each frame: (batch, frames, dim)."""
        return pool_local(features, n_frames)


def pool_time(features: Tensor) -> Tensor:
    """Maximum and mean over time side by side: (batch, channels, frames) → (batch, 2·channels)."""
    return torch.cat([features.amax(dim=2), features.mean(dim=2)], dim=1)


def pool_local(features: Tensor, n_frames: int) -> Tensor:
    """The same pooling over a window of ``n_frames`` (odd) around each frame: (batch, frames, 2·channels)."""
    return torch.cat(local_max_and_mean(features, n_frames), dim=1).transpose(1, 2)


def local_max_and_mean(features: Tensor, n_frames: int) -> tuple[Tensor, Tensor]:
    """Maximum and mean over ``n_frames`` (odd) around each frame, each (batch, channels, frames).

    At the ends the window is cut, not padded: the mean counts real frames only.
    """
    pad = n_frames // 2
    highest = F.max_pool1d(features, n_frames, stride=1, padding=pad)
    mean = F.avg_pool1d(features, n_frames, stride=1, padding=pad, count_include_pad=False)
    return highest, mean
