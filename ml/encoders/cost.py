"""What an encoder costs: parameters, and multiply-adds for a second of sound."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ml.encoders.base import Encoder
from ml.frontends import FrontEnd

SECONDS = 10.24
"""Long enough that rounding at the ends does not show, and a whole number of CNN14's frames."""


@dataclass(frozen=True)
class Cost:
    """Of an encoder without its front end, projector or head."""

    parameters: int
    gmac_per_s: float
    """10⁹ multiply-adds of convolutions and linear layers for a second of sound"""


def cost_of(encoder: Encoder, front_end: FrontEnd) -> Cost:
    """Counts by a run over zeros; the encoder is left as it was."""
    macs = 0

    def count(module: nn.Module, _given: tuple[Tensor, ...], out: Tensor) -> None:
        nonlocal macs
        if isinstance(module, nn.Conv2d):
            per_value = module.weight[0].numel()
        else:
            assert isinstance(module, nn.Linear)
            per_value = module.in_features
        macs += out.numel() * per_value

    handles = [m.register_forward_hook(count) for m in encoder.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]
    was_training = encoder.training
    n_frames = round(SECONDS / front_end.hop_s)
    try:
        with torch.no_grad():
            encoder.eval().pool(encoder(torch.zeros(1, front_end.n_mels, n_frames)))
    finally:
        for handle in handles:
            handle.remove()
        encoder.train(was_training)
    return Cost(sum(p.numel() for p in encoder.parameters()), macs / 1e9 / SECONDS)
