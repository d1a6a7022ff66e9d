"""Convolutions as products are the library's own convolutions, forward and backward, in every precision."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional as F

from ml.encoders import narrow
from ml.encoders.cnn14 import Cnn14
from ml.encoders.narrow import NARROW, Conv3x3, unfolded

SHAPES = [(2, 6, 12, 2), (3, 6, 1, 1), (1, 6, 25, NARROW), (2, 6, 3, 4), (2, 6, 7, NARROW + 1)]


def differentiated(
    convolution: Conv3x3, image: torch.Tensor, by_library: bool, seed: int = 1
) -> tuple[torch.Tensor, ...]:
    """The answer, and the gradients to the picture and the kernels of a random direction."""
    image = image.detach().requires_grad_()
    weight = convolution.weight
    out = F.conv2d(image, weight, padding=1) if by_library else convolution(image)
    direction = torch.randn(out.shape, generator=torch.Generator().manual_seed(seed)).to(out.dtype)
    return out.detach(), *torch.autograd.grad(out, (image, weight), direction)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("layout", [torch.contiguous_format, torch.channels_last])
def test_answers_and_gradients_are_the_librarys(shape: tuple[int, ...], layout: torch.memory_format) -> None:
    torch.manual_seed(0)
    convolution = Conv3x3(shape[1], 4).double()
    image = torch.randn(shape, dtype=torch.float64).contiguous(memory_format=layout)
    ours, library = (differentiated(convolution, image, by_library) for by_library in (False, True))
    for got, expected in zip(ours, library, strict=True):
        assert got.shape == expected.shape
        torch.testing.assert_close(got, expected, atol=1e-12, rtol=1e-12)


def test_gradients_are_those_of_finite_differences() -> None:
    torch.manual_seed(0)
    convolution = Conv3x3(3, 2).double()
    image = torch.randn(2, 3, 4, 3, dtype=torch.float64, requires_grad=True)
    weight = convolution.weight
    assert torch.autograd.gradcheck(narrow._AsProduct.apply, (image, weight))


def test_products_are_what_a_narrow_picture_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []

    def noted(image: torch.Tensor) -> torch.Tensor:
        taken.append(image.shape[3])
        return unfolded(image)

    monkeypatch.setattr(narrow, "unfolded", noted)
    convolution = Conv3x3(2, 2)
    for width in (NARROW, NARROW + 1):
        convolution(torch.zeros(1, 2, 8, width))
    assert taken == [NARROW]


def test_in_half_precision_it_rounds_as_the_library_does() -> None:
    torch.manual_seed(0)
    convolution, image = Conv3x3(64, 32), torch.randn(4, 64, 12, 2)
    exact = differentiated(convolution, image, by_library=True)
    with torch.autocast("cpu", torch.bfloat16):
        ours, library = (differentiated(convolution, image, by_library) for by_library in (False, True))
    assert ours[0].dtype == torch.bfloat16
    for got, theirs, expected in zip(ours, library, exact, strict=True):
        assert got.dtype == theirs.dtype
        errors = [(x.float() - expected).norm() / expected.norm() for x in (got, theirs)]
        assert errors[0] < 1e-2
        assert errors[0] < 1.2 * errors[1]


def test_gradients_of_the_whole_network_stay_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    torch.manual_seed(0)
    network = Cnn14(width=2).to(memory_format=torch.channels_last).train()
    mel = torch.randn(4, 80, 130)

    def gradients() -> list[torch.Tensor]:
        torch.manual_seed(1)  # dropout
        return list(torch.autograd.grad(network.pool(network(mel)).square().mean(), list(network.parameters())))

    ours = gradients()
    monkeypatch.setattr(narrow, "NARROW", 0)
    for got, expected in zip(ours, gradients(), strict=True):
        torch.testing.assert_close(got, expected, atol=1e-5, rtol=1e-3)
