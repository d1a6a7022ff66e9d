"""The log-mel picture, twice: by torchaudio for training, by convolutions for the exported graph.

``torch.stft`` does not export to anything OpenVINO reads, so the graph computes the same windowed DFT by convolutions
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
    """The same as :class:`MelPower` out of operations that every ONNX runtime knows, for any batch and length.

    As one convolution over one channel in steps of a hop it was half of all the work of screening with the small
    encoder. So it is done in two halves, as a fast Fourier transform begins: with ``E`` and ``O`` the transforms of
    the window's even and odd samples, ``X[k] = E[k] + O[k]`` and ``|X[N/2 - k]| = |E[k] - O[k]|``, and both are
    needed up to a quarter of ``N`` only. The samples that hop and window have in common (80 of 160 and 400) stand as
    channels, so that the convolutions have something to multiply at a time.
    """

    even: Tensor
    odd: Tensor
    low_filters: Tensor
    high_filters: Tensor

    def __init__(self, settings: FrontEnd) -> None:
        super().__init__()
        n_fft, quarter = settings.n_fft, settings.n_fft // 4
        self.block = math.gcd(settings.hop, n_fft)
        if n_fft % 4 or self.block % 2:
            raise ValueError(f"a window of {n_fft} and a hop of {settings.hop} samples cannot be halved")
        sample = torch.arange(n_fft, dtype=torch.float64)
        frequency = torch.arange(quarter + 1, dtype=torch.float64)
        angle = 2 * math.pi * frequency[:, None] * sample[None, :] / n_fft
        window = settings.how.window(n_fft, dtype=torch.float64)
        kernels = (torch.cat([torch.cos(angle), torch.sin(angle)]) * window).float()
        for name, half in (("even", kernels[:, 0::2]), ("odd", kernels[:, 1::2])):
            blocks = half.reshape(len(kernels), n_fft // self.block, self.block // 2)
            self.register_buffer(name, blocks.transpose(1, 2).contiguous())
        filters = mel_matrix(settings).T
        low, high = filters[:, : quarter + 1], filters[:, quarter:].flip(1).clone()
        high[:, -1] = 0  # the quarter itself is its own mirror image, and counts once
        # Of three dimensions, as all tensors of the front end: those are never stored in half (see ``ml.compact``).
        self.register_buffer("low_filters", torch.cat([low, low], dim=1)[None].contiguous())
        self.register_buffer("high_filters", torch.cat([high, high], dim=1)[None].contiguous())
        self.stride = settings.hop // self.block
        self.pad = n_fft // 2
        self.pad_mode = settings.how.pad_mode

    def forward(self, waveform: Tensor) -> Tensor:
        wave = F.pad(waveform[:, None], (self.pad, self.pad), mode=self.pad_mode)[:, 0]
        n_blocks = wave.shape[1] // self.block  # what is left over is in no frame
        whole = wave[:, : n_blocks * self.block].reshape(wave.shape[0], n_blocks * self.block // 2, 2).transpose(1, 2)
        even = F.conv1d(self._blocks(whole[:, 0]), self.even, stride=self.stride)
        odd = F.conv1d(self._blocks(whole[:, 1]), self.odd, stride=self.stride)
        low, high = even + odd, even - odd
        return torch.matmul(self.low_filters, low * low) + torch.matmul(self.high_filters, high * high)

    def _blocks(self, half: Tensor) -> Tensor:
        """(batch, samples) → (batch, samples of a block, blocks). Never of rank four: the app takes that for the
        encoder's picture and computes it in lower precision (see ``cryapp.scoring.cut``).
        """
        return half.reshape(half.shape[0], -1, self.block // 2).transpose(1, 2)


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
