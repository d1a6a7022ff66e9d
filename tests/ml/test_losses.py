"""NT-Xent against the formula written as loops; soft cross entropy against torch's."""

from __future__ import annotations

import math

import pytest
import torch
from torch.nn import functional as F

from ml.losses import matched_share, nt_xent, soft_cross_entropy


def slow_nt_xent(
    first: torch.Tensor, second: torch.Tensor, temperature: float, group: list[int] | None = None
) -> float:
    """Chen et al. 2020, eq. 1 and algorithm 1, term by term."""
    z = [v / v.norm() for v in [*first.double(), *second.double()]]
    n = len(first)
    total = 0.0
    for i in range(2 * n):
        j = (i + n) % (2 * n)
        below = sum(
            math.exp(float(z[i] @ z[k]) / temperature)
            for k in range(2 * n)
            if k == j or (k != i and (group is None or group[k % n] != group[i % n]))
        )
        total += -math.log(math.exp(float(z[i] @ z[j]) / temperature) / below)
    return total / (2 * n)


@pytest.mark.parametrize("temperature", [0.1, 0.5, 1.0])
@pytest.mark.parametrize("shape", [(2, 3), (7, 16)])
def test_nt_xent_is_the_papers_formula(shape: tuple[int, int], temperature: float) -> None:
    rng = torch.Generator().manual_seed(7)
    a, b = torch.randn(*shape, generator=rng), torch.randn(*shape, generator=rng)
    assert float(nt_xent(a, b, temperature)) == pytest.approx(slow_nt_xent(a, b, temperature), rel=1e-4, abs=1e-6)


def test_nt_xent_leaves_recordings_of_one_infant_together() -> None:
    a, b, group = torch.randn(6, 5), torch.randn(6, 5), [0, 1, 0, 2, 1, 0]
    loss = float(nt_xent(a, b, 0.3, torch.tensor(group)))
    assert loss == pytest.approx(slow_nt_xent(a, b, 0.3, group), rel=1e-4)
    assert loss < float(nt_xent(a, b, 0.3))
    assert float(nt_xent(a, b, 0.3, torch.arange(6))) == pytest.approx(float(nt_xent(a, b, 0.3)))


def test_matched_share_counts_partners_that_are_nearest() -> None:
    a = torch.eye(4)
    assert matched_share(a, 5 * a) == 1.0
    assert matched_share(a, a.roll(1, 0)) == 0.0
    assert matched_share(a, a[[0, 1, 3, 2]]) == 0.5


def test_nt_xent_does_not_change_with_scale_order_or_swapped_views() -> None:
    a, b = torch.randn(6, 8), torch.randn(6, 8)
    loss = nt_xent(a, b, 0.2)
    order = torch.randperm(6)
    torch.testing.assert_close(nt_xent(3 * a, 0.1 * b, 0.2), loss)
    torch.testing.assert_close(nt_xent(a[order], b[order], 0.2), loss)
    torch.testing.assert_close(nt_xent(b, a, 0.2), loss)


def test_nt_xent_of_views_that_tell_nothing_is_chance() -> None:
    same = torch.ones(5, 4)
    assert float(nt_xent(same, same, 0.3)) == pytest.approx(math.log(9))


def test_nt_xent_falls_when_partners_meet() -> None:
    a = torch.eye(6)
    assert nt_xent(a, a, 0.1) < nt_xent(a, a.roll(1, 0), 0.1)


@pytest.mark.parametrize(("shape_b", "temperature"), [((4, 3), 0.1), ((5, 3), 0.0), ((5, 3), -1.0)])
def test_nt_xent_refuses_bad_input(shape_b: tuple[int, int], temperature: float) -> None:
    with pytest.raises(ValueError, match=r"nt_xent|temperature"):
        nt_xent(torch.randn(5, 3), torch.randn(*shape_b), temperature)


def test_nt_xent_refuses_a_batch_of_one() -> None:
    with pytest.raises(ValueError, match="at least 2"):
        nt_xent(torch.randn(1, 3), torch.randn(1, 3), 0.1)


def test_soft_cross_entropy_of_hard_labels_is_torchs() -> None:
    logits, label, weight = torch.randn(9, 3), torch.randint(3, (9,)), torch.tensor([0.5, 2.0, 1.0])
    expected = F.cross_entropy(logits, label, weight=weight)
    torch.testing.assert_close(soft_cross_entropy(logits, F.one_hot(label, 3).float(), weight), expected)
