"""3×3 convolutions over narrow pictures as matrix products, which processors do many times as fast.

CNN14's last blocks see pictures two and five mel bins wide. For such, the library's own gradient with respect to the
weights (oneDNN's ``brgconv_bwd_w``, in bf16 on AMX) is two orders of magnitude below what the processor can do: 3.7 s
of processor time for sixteen pictures of 2 × 12 cells in 2048 channels, nearly half of a whole training step of the
network, where the product of the unfolded picture takes 0.07 s. Single precision gains three- to fivefold there. In
wider pictures the library is the faster one, and unfolding would take nine times their memory.
"""

from __future__ import annotations

from typing import Any, cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

NARROW = 5
"""Widest picture, in cells, for which the products were the faster way; at ten the library was."""
SIDE, PAD = 3, 1


class Conv3x3(nn.Conv2d):
    """3×3, stride one, edges filled with zeros, no bias: (batch, channels, height, width) to the same size."""

    def __init__(self, n_in: int, n_out: int) -> None:
        super().__init__(n_in, n_out, SIDE, padding=PAD, bias=False)

    def forward(self, image: Tensor, turned: bool = False) -> Tensor:
        """``turned``: the kernels' height and width are exchanged, for an image of which they are."""
        if turned:
            return F.conv2d(image, self.weight.transpose(2, 3), padding=PAD)
        # An exported graph keeps its convolutions; graphics cards have better ways for any width.
        if image.device.type != "cpu" or torch.compiler.is_exporting() or image.shape[3] > NARROW:
            return super().forward(image)
        weight = self.weight
        if torch.is_autocast_enabled("cpu"):
            lower = torch.get_autocast_dtype("cpu")
            image, weight = image.to(lower), weight.to(lower)
        return cast(Tensor, _AsProduct.apply(image, weight))


class _AsProduct(torch.autograd.Function):
    """All matrices have the channels of a cell side by side, as ``channels_last`` stores them: nothing is turned."""

    @staticmethod
    def forward(ctx: Any, image: Tensor, weight: Tensor) -> Tensor:
        ctx.save_for_backward(image, weight)
        return _folded(unfolded(image) @ _rows(weight).T, image.shape)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor | None, Tensor | None]:
        image, weight = ctx.saved_tensors
        of_image = of_weight = None
        if ctx.needs_input_grad[0]:
            # What flows back is the same convolution with the kernels turned round and in- and outputs exchanged.
            turned = weight.flip(2, 3).permute(2, 3, 0, 1).reshape(-1, weight.shape[1])
            of_image = _folded(unfolded(gradient) @ turned, image.shape)
        if ctx.needs_input_grad[1]:
            cells = gradient.permute(0, 2, 3, 1).reshape(-1, len(weight))
            product = cells.T @ unfolded(image)
            n_out, n_in = weight.shape[:2]
            of_weight = product.view(n_out, SIDE, SIDE, n_in).permute(0, 3, 1, 2)
        return of_image, of_weight


def unfolded(image: Tensor) -> Tensor:
    """The 3×3 cells around each cell in a row, zeros beyond the edges.

    Args:
        image: (batch, channels, height, width)

    Returns: (batch · height · width, 9 · channels), the channels of a cell side by side.
    """
    batch, channels, height, width = image.shape
    padded = F.pad(image.permute(0, 2, 3, 1), (0, 0, PAD, PAD, PAD, PAD))
    by_picture, by_row, by_cell, by_channel = padded.stride()
    around = padded.as_strided(
        (batch, height, width, SIDE, SIDE, channels), (by_picture, by_row, by_cell, by_row, by_cell, by_channel)
    )
    return around.reshape(batch * height * width, SIDE * SIDE * channels)


def _rows(tensor: Tensor) -> Tensor:
    """(n, channels, height, width) → (n, height · width · channels)."""
    return tensor.permute(0, 2, 3, 1).reshape(len(tensor), -1)


def _folded(rows: Tensor, like: torch.Size) -> Tensor:
    """(batch · height · width, channels) → a picture in ``channels_last``."""
    batch, _, height, width = like
    return rows.view(batch, height, width, -1).permute(0, 3, 1, 2)
