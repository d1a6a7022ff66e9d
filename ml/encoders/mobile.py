"""Inverted residuals with squeeze-excitation after MobileNetV3-Large (Howard et al. 2019), as EfficientAT uses them for
audio (Schmid et al. 2023, arXiv 2211.04772), with two changes for cries.

The two last reductions halve frequency only, so that a frame of the features is 80 ms as with the small encoder: a cry
burst lasts about a second. And the squeeze averages over the whole sound, so that any length goes through one graph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ml.encoders.base import Encoder


@dataclass(frozen=True)
class Layer:
    """One inverted residual; channels at a width of 16."""

    kernel: int
    expanded: int
    out: int
    squeezes: bool
    hard_swish: bool
    stride: int | tuple[int, int] = 1
    """(frequency, time)"""


FULL_WIDTH = 16
LAYERS = (
    Layer(3, 16, 16, False, False),
    Layer(3, 64, 24, False, False, 2),
    Layer(3, 72, 24, False, False),
    Layer(5, 72, 40, True, False, 2),
    Layer(5, 120, 40, True, False),
    Layer(5, 120, 40, True, False),
    Layer(3, 240, 80, False, True, (2, 1)),
    Layer(3, 200, 80, False, True),
    Layer(3, 184, 80, False, True),
    Layer(3, 184, 80, False, True),
    Layer(3, 480, 112, True, True),
    Layer(3, 672, 112, True, True),
    Layer(5, 672, 160, True, True, (2, 1)),
    Layer(5, 960, 160, True, True),
    Layer(5, 960, 160, True, True),
)
LAST_CHANNELS = 960
SQUEEZE = 4


class SqueezeExcitation(nn.Module):
    """Each channel times a gate between 0 and 1 made from all channels' means (Hu et al. 2018)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        squeezed = _eighths(channels / SQUEEZE)
        self.down = nn.Conv2d(channels, squeezed, 1)
        self.up = nn.Conv2d(squeezed, channels, 1)

    def forward(self, image: Tensor) -> Tensor:
        mean = image.mean(dim=(2, 3), keepdim=True)
        return image * nn.functional.hardsigmoid(self.up(self.down(mean).relu()))


class InvertedResidual(nn.Module):
    """1×1 out to many channels, depthwise k×k, squeeze-excitation, 1×1 back to few; added where shapes allow."""

    def __init__(self, n_in: int, layer: Layer, share: float) -> None:
        super().__init__()
        expanded, n_out = _eighths(layer.expanded * share), _eighths(layer.out * share)
        act: type[nn.Module] = nn.Hardswish if layer.hard_swish else nn.ReLU
        parts: list[nn.Module] = []
        if expanded != n_in:
            parts += [nn.Conv2d(n_in, expanded, 1, bias=False), nn.BatchNorm2d(expanded), act()]
        parts += [
            nn.Conv2d(expanded, expanded, layer.kernel, layer.stride, layer.kernel // 2, groups=expanded, bias=False),
            nn.BatchNorm2d(expanded),
            act(),
        ]
        if layer.squeezes:
            parts.append(SqueezeExcitation(expanded))
        parts += [nn.Conv2d(expanded, n_out, 1, bias=False), nn.BatchNorm2d(n_out)]
        self.parts = nn.Sequential(*parts)
        self.adds = layer.stride == 1 and n_in == n_out

    def forward(self, image: Tensor) -> Tensor:
        out: Tensor = self.parts(image)
        return image + out if self.adds else out


class MobileEncoder(Encoder):
    """Normalised log-mel (batch, n_mels, frames) → features over time (batch, 60·width, frames / 8)."""

    time_stride = 8
    min_frames = 1

    def __init__(self, n_mels: int = 64, width: int = 9) -> None:
        super().__init__()
        share = width / FULL_WIDTH
        n_in = _eighths(width)
        self.norm = nn.BatchNorm1d(n_mels)
        parts: list[nn.Module] = [nn.Conv2d(1, n_in, 3, 2, 1, bias=False), nn.BatchNorm2d(n_in), nn.Hardswish()]
        for layer in LAYERS:
            parts.append(InvertedResidual(n_in, layer, share))
            n_in = _eighths(layer.out * share)
        self.channels = _eighths(LAST_CHANNELS * share)
        parts += [nn.Conv2d(n_in, self.channels, 1, bias=False), nn.BatchNorm2d(self.channels), nn.Hardswish()]
        self.layers = nn.Sequential(*parts)
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def stages(self) -> Sequence[Sequence[nn.Module]]:
        return [[self.norm, self.layers[0]], *([layer] for layer in self.layers[1:])]

    def forward(self, mel: Tensor) -> Tensor:
        image = self.norm(mel)[:, None]
        if mel.device.type == "cpu":
            image = image.contiguous(memory_format=torch.channels_last)
        features: Tensor = self.layers(image)
        return features.mean(dim=2)


def _eighths(channels: float) -> int:
    """The nearest multiple of 8, which vector units like, not below nine tenths of ``channels``."""
    rounded = max(8, int(channels + 4) // 8 * 8)
    return rounded + 8 if rounded < 0.9 * channels else rounded
