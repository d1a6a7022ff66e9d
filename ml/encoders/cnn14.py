"""CNN14 (Kong et al. 2020, arXiv 1912.10211) as SpeechBrain has it, layer for layer and key for key.

Published weights load one to one (see :mod:`ml.foreign`); the same network at a half and a quarter of the width is a
CPU workstation's. Frequency lies along the last axis of the image as in the original, so that kernels need no turning.

But for the exported graph: there the image is turned once it is narrow, and the kernels with it. A processor multiplies
sixteen cells of a row at a time, and the last blocks' rows are five and two mel bins long. Time along them is a third
faster in single precision and an eighth in half, and the answers are the same.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from ml.encoders.base import Encoder
from ml.encoders.narrow import Conv3x3

N_BLOCKS = 6
FULL_WIDTH = 64
DROPOUT = 0.2
POOLED_DROPOUT = 0.5
WIDE_BLOCKS = 2
"""Blocks whose rows are long enough along frequency; with time along them these were slower."""


class ConvBlock(nn.Module):
    """Twice 3×3 convolution, batch norm, ReLU; then 2×2 average pooling if ``pooled``."""

    def __init__(self, n_in: int, n_out: int, pooled: bool) -> None:
        super().__init__()
        self.conv1 = Conv3x3(n_in, n_out)
        self.conv2 = Conv3x3(n_out, n_out)
        self.norm1 = nn.BatchNorm2d(n_out)
        self.norm2 = nn.BatchNorm2d(n_out)
        self.pooled = pooled
        for conv in (self.conv1, self.conv2):
            nn.init.xavier_uniform_(conv.weight)

    def forward(self, image: Tensor, turned: bool = False) -> Tensor:
        x = F.relu(self.norm1(self.conv1(image, turned)), inplace=True)
        x = F.relu(self.norm2(self.conv2(x, turned)), inplace=True)
        return F.avg_pool2d(x, 2) if self.pooled else x


class Cnn14(Encoder):
    """Normalised log-mel (batch, n_mels, frames) → features (batch, 32·width, frames / 32).

    The embedding is the SUM of maximum and mean over time, as published: 2048 numbers at full width.
    """

    time_stride = 32
    min_frames = 32
    margin_frames = 160
    """Two convolutions at each of the strides 1 to 32 reach 126 frames."""

    def __init__(self, n_mels: int = 80, width: int = FULL_WIDTH) -> None:
        super().__init__()
        self.norm0 = nn.BatchNorm2d(n_mels)
        widths = [1, *(width * 2**i for i in range(N_BLOCKS))]
        for number in range(1, N_BLOCKS + 1):
            block = ConvBlock(widths[number - 1], widths[number], pooled=number < N_BLOCKS)
            self.add_module(f"conv_block{number}", block)
        self.channels = widths[-1]

    @property
    def dim(self) -> int:
        return self.channels

    def forward(self, mel: Tensor) -> Tensor:
        image = self.norm0(self.long_enough(mel)[..., None]).permute(0, 3, 2, 1)
        if mel.device.type == "cpu":
            image = image.contiguous(memory_format=torch.channels_last)
        turned = False
        for number in range(1, N_BLOCKS + 1):
            if number == WIDE_BLOCKS + 1 and torch.compiler.is_exporting():
                image, turned = image.transpose(2, 3), True
            image = F.dropout(self.get_submodule(f"conv_block{number}")(image, turned), DROPOUT, self.training)
        frequency = 2 if turned else 3
        # In two steps: OpenVINO hands the scale of 8-bit channels through a mean that drops an axis, and misses it.
        features: Tensor = image.mean(dim=frequency, keepdim=True).squeeze(frequency)
        return features

    def combined(self, highest: Tensor, mean: Tensor) -> Tensor:
        return highest + mean


class PannsCnn14(Cnn14):
    """CNN14 as PANNs publishes it: the embedding goes through one more layer, ``relu(fc1(maximum + mean))``."""

    def __init__(self, n_mels: int = 64, width: int = FULL_WIDTH) -> None:
        super().__init__(n_mels, width)
        self.fc1 = nn.Linear(self.channels, self.channels)
        nn.init.xavier_uniform_(self.fc1.weight)
        nn.init.zeros_(self.fc1.bias)

    def combined(self, highest: Tensor, mean: Tensor) -> Tensor:
        pooled = F.dropout(highest + mean, POOLED_DROPOUT, self.training)
        through: Tensor = F.relu(self.fc1(pooled))
        return through
