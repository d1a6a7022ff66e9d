"""What every encoder is: a picture of sound in, features over time out, and how those become one embedding."""

from __future__ import annotations

from collections.abc import Sequence

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
    margin_frames: int | None = None
    """Frames on either side, a multiple of the stride, beyond which a feature sees nothing; None: it sees all."""

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

    def stages(self) -> Sequence[Sequence[nn.Module]]:
        """All parts from input to output, in groups that share a learning rate when rates fall layer by layer."""
        return [[child] for child in self.children()]

    def combined(self, highest: Tensor, mean: Tensor) -> Tensor:
        """Maximum and mean over some time, each (…, channels) → (…, dim): here side by side."""
        return torch.cat([highest, mean], dim=-1)

    def pool(self, features: Tensor) -> Tensor:
        """Features over time → embedding (batch, dim)."""
        return self.combined(features.amax(dim=2), features.mean(dim=2))

    def pool_local(self, features: Tensor, n_frames: int) -> Tensor:
        """The same pooling over ``n_frames`` (odd) around each frame: (batch, frames, dim)."""
        highest, mean = local_max_and_mean(features, n_frames)
        return self.combined(highest.transpose(1, 2), mean.transpose(1, 2))


def local_max_and_mean(features: Tensor, n_frames: int) -> tuple[Tensor, Tensor]:
    """Maximum and mean over ``n_frames`` (odd) around each frame, each (batch, channels, frames).

    At the ends the window is cut, not padded: the mean counts real frames only.
    """
    pad = n_frames // 2
    # As a picture one pixel high: the exporter cannot solve max_pool1d's bounds behind CNN14's five reductions.
    # Squeezed: OpenVINO hands the scale of 8-bit channels through an index that drops an axis, and misses it.
    highest = F.max_pool2d(features[:, :, None], (1, n_frames), stride=1, padding=(0, pad)).squeeze(2)
    mean = F.avg_pool1d(features, n_frames, stride=1, padding=pad, count_include_pad=False)
    return highest, mean
