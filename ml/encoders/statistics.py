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
CONTRAST_LAG_FRAMES = 4
CLIP_STANDARD_DEVIATIONS = 5.0
N_NETS = 4


def log_mel_statistics(mel_db: Tensor, range_db: float) -> Tensor:
    """Statistics over time of a log-mel picture, none of which changes with the gain.

    Long-term spectrum; spread and peak of each bin; how fast it changes over 10, 40 and 160 ms; how much neighbouring
    bins differ (harmonics of a voice stand out from noise), and curvature along both axes.

    Spreads of differences between bins come from one matrix of covariances, since the spread of any sum of bins is in
    it: one product instead of a pass over the picture for each. Not under autocast: it must not be rounded.

    Args:
        mel_db: (batch, n_mels, frames) in dB, more frames than the longest lag

    Returns:
        (batch, about 12·n_mels)
    """
    x = floored(mel_db, range_db)
    mean = x.mean(dim=2)
    over_mel = _covariances(x - mean.unsqueeze(2), max(MEL_LAGS_BINS))
    steps = x[:, :, CONTRAST_LAG_FRAMES:] - x[:, :, :-CONTRAST_LAG_FRAMES]
    of_steps = _covariances(steps - steps.mean(dim=2, keepdim=True), 1)
    along_time = [
        _root(of_steps[0]) if lag == CONTRAST_LAG_FRAMES else _deviation(x[:, :, lag:] - x[:, :, :-lag])
        for lag in TIME_LAGS_FRAMES
    ]
    along_mel = [_root(_of_differences(over_mel, lag)) for lag in MEL_LAGS_BINS]
    roughness = (x[:, :, 2:] - 2 * x[:, :, 1:-1] + x[:, :, :-2]).abs().mean(dim=2)
    own, next_one, next_but_one = over_mel[0], over_mel[1], over_mel[2]
    curvature = (
        own[:, 2:] + 4 * own[:, 1:-1] + own[:, :-2] - 4 * (next_one[:, 1:] + next_one[:, :-1]) + 2 * next_but_one
    )
    contrast = _of_differences(of_steps, 1)
    shape = mean - mean.mean(dim=1, keepdim=True)
    return torch.cat(
        [
            shape, _root(own), x.amax(dim=2) - mean, *along_time, *along_mel, roughness, _root(curvature),
            _root(contrast),
        ],
        dim=1,
    )  # fmt: skip


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
    return _root((x - x.mean(dim=2, keepdim=True)).square().mean(dim=2))


def _covariances(centred: Tensor, most_bins: int) -> list[Tensor]:
    """Over time, of each bin with the one ``0 … most_bins`` above it: (batch, n_mels - distance) for each distance."""
    product = torch.matmul(centred, centred.transpose(1, 2)) / centred.shape[2]
    return [product.diagonal(offset=bins, dim1=1, dim2=2) for bins in range(most_bins + 1)]


def _of_differences(covariances: Sequence[Tensor], bins: int) -> Tensor:
    """Variance of the difference between each bin and the one ``bins`` above."""
    own = covariances[0]
    return own[:, bins:] + own[:, :-bins] - 2 * covariances[bins]


def _root(variance: Tensor) -> Tensor:
    return variance.clamp_min(1e-8).sqrt()
