"""Log-mel front ends by kind: ours, SpeechBrain's and PANNs'. Weights mean nothing under another one.

``log_mel``: mel = 2595·log10(1 + f/700) with triangles of unit height (O'Shaughnessy 1987, as in HTK), frames centred
with zero padding, Hamming window; floored 80 dB below the recording's loudest bin, the mean of each mel bin removed,
and 20 dB made one. ``speechbrain``: the same but for its own triangles, whose right flank falls as steeply as the
left one rises, and no scale. ``panns``: Hann window, reflected edges, Slaney's mel scale and area-normalised triangles
(librosa's default), dB as they are.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor

from ml.torchaudio_transforms import functional as audio_functional

LOG_MEL = "log_mel"
SPEECHBRAIN_KIND = "speechbrain"
PANNS_KIND = "panns"


@dataclass(frozen=True)
class FrontEnd:
    """Settings of the log-mel front end; part of every checkpoint."""

    sample_rate_hz: int = 16_000
    n_fft: int = 400
    hop: int = 160
    n_mels: int = 64
    f_min_hz: float = 0.0
    f_max_hz: float = 8_000.0
    range_db: float = 80.0
    kind: str = LOG_MEL

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise TypeError(f"unknown front end {self.kind!r}")

    @property
    def hop_s(self) -> float:
        return self.hop / self.sample_rate_hz

    @property
    def how(self) -> FrontEndKind:
        return KINDS[self.kind]

    def n_frames(self, n_samples: int) -> int:
        """Frames of a waveform of ``n_samples`` samples."""
        return 1 + n_samples // self.hop

    def n_samples(self, n_frames: int) -> int:
        """The shortest waveform with so many frames."""
        return (n_frames - 1) * self.hop


@dataclass(frozen=True)
class FrontEndKind:
    """What distinguishes one kind of front end from another."""

    window: Callable[..., Tensor]
    """torch's window function, periodic by default"""
    pad_mode: str
    filters: Callable[[FrontEnd], Tensor]
    """mel filters (n_fft // 2 + 1, n_mels)"""
    centred: bool
    """Whether the recording is floored and each bin's mean removed,"""
    scale_db: float
    """and what one unit of the encoder's input is."""


def mel_matrix(settings: FrontEnd) -> Tensor:
    """Triangular filters (n_fft // 2 + 1, n_mels)."""
    return settings.how.filters(settings)


def _htk_filters(settings: FrontEnd) -> Tensor:
    return _torchaudio_filters(settings, None, "htk")


def _slaney_filters(settings: FrontEnd) -> Tensor:
    return _torchaudio_filters(settings, "slaney", "slaney")


def _torchaudio_filters(settings: FrontEnd, norm: str | None, mel_scale: str) -> Tensor:
    return cast(
        Tensor,
        audio_functional.melscale_fbanks(
            settings.n_fft // 2 + 1,
            settings.f_min_hz,
            settings.f_max_hz,
            settings.n_mels,
            settings.sample_rate_hz,
            norm=norm,
            mel_scale=mel_scale,
        ),
    )


def _speechbrain_filters(settings: FrontEnd) -> Tensor:
    """As ``speechbrain.processing.features.Filterbank``, in its single precision: each triangle's half width is the
    distance to the centre BELOW it on both sides.
    """
    low, high = (2595 * math.log10(1 + hz / 700) for hz in (settings.f_min_hz, settings.f_max_hz))
    edges_hz = 700 * (10 ** (torch.linspace(low, high, settings.n_mels + 2) / 2595) - 1)
    bins_hz = torch.linspace(0, settings.sample_rate_hz // 2, settings.n_fft // 2 + 1)
    slope = (bins_hz[:, None] - edges_hz[1:-1]) / (edges_hz[1:-1] - edges_hz[:-2])
    return torch.minimum(1 + slope, 1 - slope).clamp_min(0)


KINDS: Mapping[str, FrontEndKind] = {
    LOG_MEL: FrontEndKind(torch.hamming_window, "constant", _htk_filters, centred=True, scale_db=20.0),
    SPEECHBRAIN_KIND: FrontEndKind(torch.hamming_window, "constant", _speechbrain_filters, centred=True, scale_db=1.0),
    PANNS_KIND: FrontEndKind(torch.hann_window, "reflect", _slaney_filters, centred=False, scale_db=1.0),
}

SPEECHBRAIN = FrontEnd(n_mels=80, kind=SPEECHBRAIN_KIND)
PANNS_32K = FrontEnd(32_000, 1_024, 320, 64, 50.0, 14_000.0, kind=PANNS_KIND)
PANNS_16K = FrontEnd(16_000, 512, 160, 64, 50.0, 8_000.0, kind=PANNS_KIND)
