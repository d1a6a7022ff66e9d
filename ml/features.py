"""The log-mel picture, twice: by torchaudio for training, by convolutions for the exported graph.

``torch.stft`` does not export to anything OpenVINO reads, so the graph computes the same windowed DFT as a ``conv1d``
whose kernels are the window times cosines and sines. A test holds the two equal. What the kinds of front end have
apart is in :mod:`ml.frontends`.
"""

from __future__ import annotations

import math
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from ml.frontends import PANNS_16K, PANNS_32K, SPEECHBRAIN, FrontEnd, mel_matrix
from ml.torchaudio_transforms import transforms

__all__ = [
    "MIN_POWER",
    "PANNS_16K",
    "PANNS_32K",
    "SPEECHBRAIN",
    "ConvMelPower",
    "FrontEnd",
    "MelPower",
    "floored",
    "from_db",
    "mel_matrix",
    "normalise_db",
    "to_db",
]

MIN_POWER = 1e-10


class MelPower(nn.Module):
    """Waveform (batch, samples) → mel power (batch, n_mels, frames) by torchaudio; for training."""

    filters: Tensor

    def __init__(self, settings: FrontEnd, centred: bool = True) -> None:
        """``centred`` False: the first frame begins at the first sample, for whoever pads by himself."""
        super().__init__()
        self.spectrogram = transforms.Spectrogram(
            n_fft=settings.n_fft,
            hop_length=settings.hop,
            window_fn=settings.how.window,
            power=2.0,
            center=centred,
            pad_mode=settings.how.pad_mode,
        )
        self.register_buffer("filters", mel_matrix(settings), persistent=False)

    def forward(self, waveform: Tensor) -> Tensor:
        power = cast(Tensor, self.spectrogram(waveform))
        return torch.matmul(power.transpose(1, 2), self.filters).transpose(1, 2)


class ConvMelPower(nn.Module):
    """The same as :class:`MelPower` out of operations that every ONNX runtime knows, for any batch and length."""

    kernels: Tensor
    filters: Tensor

    def __init__(self, settings: FrontEnd) -> None:
        super().__init__()
        n_fft = settings.n_fft
        window = settings.how.window(n_fft, dtype=torch.float64)
        sample = torch.arange(n_fft, dtype=torch.float64)
        frequency = torch.arange(n_fft // 2 + 1, dtype=torch.float64)
        angle = 2 * math.pi * frequency[:, None] * sample[None, :] / n_fft
        kernels = torch.cat([torch.cos(angle), torch.sin(angle)]) * window
        self.register_buffer("kernels", kernels[:, None, :].float())
        self.register_buffer("filters", mel_matrix(settings).T[:, :, None].contiguous())
        self.hop = settings.hop
        self.pad = n_fft // 2
        self.pad_mode = settings.how.pad_mode
        self.n_bins = n_fft // 2 + 1

    def forward(self, waveform: Tensor) -> Tensor:
        wave, pad = waveform[:, None, :], self.pad
        if self.pad_mode != "constant":
            wave, pad = F.pad(wave, (pad, pad), mode=self.pad_mode), 0
        spectrum = F.conv1d(wave, self.kernels, stride=self.hop, padding=pad)
        power = spectrum[:, : self.n_bins] ** 2 + spectrum[:, self.n_bins :] ** 2
        return F.conv1d(power, self.filters)


def to_db(mel_power: Tensor) -> Tensor:
    """10·log10 of a power, not below −100 dB."""
    return 10 * torch.log10(mel_power.clamp(min=MIN_POWER))


def from_db(db: Tensor) -> Tensor:
    """The power of a level: 10^(dB / 10). As an exponential, which torch does 15 times as fast as a power of ten."""
    return torch.exp(db * (math.log(10) / 10))


def floored(mel_db: Tensor, range_db: float) -> Tensor:
    """Nothing lower than ``range_db`` below the recording's loudest bin; (batch, n_mels, frames)."""
    return torch.maximum(mel_db, mel_db.amax(dim=(1, 2), keepdim=True) - range_db)


def normalise_db(mel_db: Tensor, front_end: FrontEnd) -> Tensor:
    """What the encoder sees. For all but PANNs': floored, the mean of each mel bin removed (gain, channel and
    microphone fall out), and the scale of the front end.

    Args:
        mel_db: (batch, n_mels, frames)
    """
    how = front_end.how
    if not how.centred:
        return mel_db / how.scale_db
    x = floored(mel_db, front_end.range_db)
    return (x - x.mean(dim=2, keepdim=True)) / how.scale_db
