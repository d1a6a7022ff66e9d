"""The log-mel front end, twice: by torchaudio for training, by convolutions for the exported graph.

``torch.stft`` does not export to anything OpenVINO reads, so the graph computes the same windowed DFT as a ``conv1d``
whose kernels are the window times cosines and sines. A test holds the two equal.

The mel formula is 2595·log10(1 + f/700) with triangles of unit height (O'Shaughnessy 1987, as in HTK), the frames are
centred with zero padding, the power is in dB with a floor 80 dB below the loudest bin of the recording.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from ml.torchaudio_transforms import functional as audio_functional
from ml.torchaudio_transforms import transforms

MIN_POWER = 1e-10


@dataclass(frozen=True)
class FrontEnd:
    """Settings of the log-mel front end; part of every checkpoint, since weights mean nothing under another one."""

    sample_rate_hz: int = 16_000
    n_fft: int = 400
    hop: int = 160
    n_mels: int = 64
    f_min_hz: float = 0.0
    f_max_hz: float = 8_000.0
    range_db: float = 80.0

    @property
    def hop_s(self) -> float:
        return self.hop / self.sample_rate_hz

    def n_frames(self, n_samples: int) -> int:
        """Frames of a waveform of ``n_samples`` samples."""
        return 1 + n_samples // self.hop


def mel_matrix(settings: FrontEnd) -> Tensor:
    """Triangular filters (n_fft // 2 + 1, n_mels)."""
    return cast(
        Tensor,
        audio_functional.melscale_fbanks(
            settings.n_fft // 2 + 1,
            settings.f_min_hz,
            settings.f_max_hz,
            settings.n_mels,
            settings.sample_rate_hz,
            norm=None,
            mel_scale="htk",
        ),
    )


class MelPower(nn.Module):
    """Waveform (batch, samples) → mel power (batch, n_mels, frames) by torchaudio; for training."""

    def __init__(self, settings: FrontEnd) -> None:
        super().__init__()
        self.mel = transforms.MelSpectrogram(
            sample_rate=settings.sample_rate_hz,
            n_fft=settings.n_fft,
            hop_length=settings.hop,
            f_min=settings.f_min_hz,
            f_max=settings.f_max_hz,
            n_mels=settings.n_mels,
            window_fn=torch.hamming_window,
            power=2.0,
            center=True,
            pad_mode="constant",
            norm=None,
            mel_scale="htk",
        )

    def forward(self, waveform: Tensor) -> Tensor:
        return cast(Tensor, self.mel(waveform))


class ConvMelPower(nn.Module):
    """The same as :class:`MelPower` out of operations that every ONNX runtime knows, for any batch and length."""

    kernels: Tensor
    filters: Tensor

    def __init__(self, settings: FrontEnd) -> None:
        super().__init__()
        n_fft = settings.n_fft
        window = torch.hamming_window(n_fft, dtype=torch.float64)
        sample = torch.arange(n_fft, dtype=torch.float64)
        frequency = torch.arange(n_fft // 2 + 1, dtype=torch.float64)
        angle = 2 * math.pi * frequency[:, None] * sample[None, :] / n_fft
        kernels = torch.cat([torch.cos(angle), torch.sin(angle)]) * window
        self.register_buffer("kernels", kernels[:, None, :].float())
        self.register_buffer("filters", mel_matrix(settings).T[:, :, None].contiguous())
        self.hop = settings.hop
        self.pad = n_fft // 2
        self.n_bins = n_fft // 2 + 1

    def forward(self, waveform: Tensor) -> Tensor:
        spectrum = F.conv1d(waveform[:, None, :], self.kernels, stride=self.hop, padding=self.pad)
        power = spectrum[:, : self.n_bins] ** 2 + spectrum[:, self.n_bins :] ** 2
        return F.conv1d(power, self.filters)


def to_db(mel_power: Tensor) -> Tensor:
    """10·log10 of a power, not below −100 dB."""
    return 10 * torch.log10(mel_power.clamp(min=MIN_POWER))


def floored(mel_db: Tensor, range_db: float) -> Tensor:
    """Nothing lower than ``range_db`` below the recording's loudest bin; (batch, n_mels, frames)."""
    return torch.maximum(mel_db, mel_db.amax(dim=(1, 2), keepdim=True) - range_db)


def normalise_db(mel_db: Tensor, range_db: float) -> Tensor:
    """What the encoder sees: floored, the mean of each mel bin removed (channel and microphone fall out), and the
    scale brought near one.

    Args:
        mel_db: (batch, n_mels, frames)
    """
    x = floored(mel_db, range_db)
    return (x - x.mean(dim=2, keepdim=True)) / 20.0
