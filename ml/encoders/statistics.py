"""A classifier on log-mel statistics: what a spectrogram is like on the whole, whatever it shows where.

Measured on phone uploads by infant-grouped cross-validation, it alone came to the AUC of the convolutional network,
and errs on other recordings, so that their mean beats both.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from ml.features import floored
from ml.ordinal import ORDINAL, SOFTMAX, OrdinalHead

TIME_LAGS_FRAMES = (1, 4, 16)
MEL_LAGS_BINS = (1, 2, 4)
CLIP_STANDARD_DEVIATIONS = 5.0
N_NETS = 4


def log_mel_statistics(mel_db: Tensor, range_db: float) -> Tensor:
    """Statistics over time of a log-mel picture, none of which changes with the gain.

    Long-term spectrum; spread and peak of each bin; how fast it changes over 10, 40 and 160 ms; how much neighbouring
    bins differ (harmonics of a voice stand out from noise), and curvature along both axes.

    Args:
        mel_db: (batch, n_mels, frames) in dB, more frames than the longest lag

    Returns:
        (batch, about 12·n_mels)
    """
    x = floored(mel_db, range_db)
    mean = x.mean(dim=2)
    along_time = [_deviation(x[:, :, lag:] - x[:, :, :-lag]) for lag in TIME_LAGS_FRAMES]
    along_mel = [_deviation(x[:, lag:] - x[:, :-lag]) for lag in MEL_LAGS_BINS]
    roughness = (x[:, :, 2:] - 2 * x[:, :, 1:-1] + x[:, :, :-2]).abs().mean(dim=2)
    curvature = _deviation(x[:, 2:] - 2 * x[:, 1:-1] + x[:, :-2])
    steps = x[:, :, 4:] - x[:, :, :-4]
    contrast = _deviation(steps[:, 1:] - steps[:, :-1])
    shape = mean - mean.mean(dim=1, keepdim=True)
    return torch.cat(
        [shape, _deviation(x), x.amax(dim=2) - mean, *along_time, *along_mel, roughness, curvature, contrast], dim=1
    )


def n_statistics(n_mels: int) -> int:
    """Width of what :func:`log_mel_statistics` returns."""
    return log_mel_statistics(torch.zeros(1, n_mels, max(TIME_LAGS_FRAMES) + 1), 80.0).shape[1]


class StatisticsClassifier(nn.Module):
    """Statistics, standardised as in training → mean logits (batch, classes) of a few small networks."""

    centre: Tensor
    spread: Tensor

    def __init__(
        self, n_in: int, n_classes: int, hidden: int = 128, head: str = SOFTMAX, order: Sequence[int] | None = None
    ) -> None:
        super().__init__()
        self.register_buffer("centre", torch.zeros(n_in))
        self.register_buffer("spread", torch.ones(n_in))
        self.nets = nn.ModuleList(
            nn.Sequential(
                nn.Dropout(0.2),
                nn.Linear(n_in, hidden),
                nn.GELU(),
                nn.Dropout(0.5),
                OrdinalHead(hidden, n_classes, order) if head == ORDINAL else nn.Linear(hidden, n_classes),
            )
            for _ in range(N_NETS)
        )

    def standardised(self, statistics: Tensor) -> Tensor:
        limit = CLIP_STANDARD_DEVIATIONS
        return ((statistics - self.centre) / self.spread).clamp(-limit, limit)

    def forward(self, statistics: Tensor) -> Tensor:
        x = self.standardised(statistics)
        return torch.stack([net(x) for net in self.nets]).mean(dim=0)


def _deviation(x: Tensor) -> Tensor:
    """Standard deviation over time."""
    return (x - x.mean(dim=2, keepdim=True)).square().mean(dim=2).clamp_min(1e-8).sqrt()
