"""Corruptions change what they say they change, and nothing by default."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from ml.augment import Corruption, corrupt, mixup
from ml.config import VIEW_CORRUPTION
from ml.features import FrontEnd, normalise_db

NOTHING = Corruption()
FRONT_END = FrontEnd()
DEEP = FrontEnd(range_db=200.0)


def picture(n: int = 6) -> torch.Tensor:
    return -40 + 10 * torch.randn(n, 64, 128, generator=torch.Generator().manual_seed(1))


def rng(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def test_without_corruption_it_is_the_normalisation() -> None:
    torch.testing.assert_close(
        corrupt(picture(), NOTHING, FRONT_END, rng()), normalise_db(picture(), FRONT_END), atol=1e-4, rtol=0
    )


def test_same_seed_same_corruption_another_seed_another() -> None:
    a, b, c = (corrupt(picture(), VIEW_CORRUPTION, FRONT_END, rng(s)) for s in (3, 3, 4))
    assert torch.equal(a, b)
    assert not torch.equal(a, c)
    assert torch.isfinite(a).all()


@pytest.mark.parametrize(
    "how",
    [
        replace(NOTHING, p_background=1.0),
        replace(NOTHING, p_noise=1.0),
        replace(NOTHING, p_warp=1.0),
        replace(NOTHING, p_band_limit=1.0),
        replace(NOTHING, n_time_masks=2),
        replace(NOTHING, n_frequency_masks=2),
    ],
)
def test_each_corruption_changes_the_picture(how: Corruption) -> None:
    changed = corrupt(picture(), how, FRONT_END, rng()) - normalise_db(picture(), FRONT_END)
    assert changed.abs().amax(dim=(1, 2)).median() > 0.05


def test_a_fixed_filter_falls_out_in_the_normalisation() -> None:
    """As a microphone does; the filter only matters together with mixing and the floor."""
    how = replace(NOTHING, p_filter=1.0)
    torch.testing.assert_close(corrupt(picture(), how, DEEP, rng()), normalise_db(picture(), DEEP), atol=1e-3, rtol=0)


def test_band_limit_empties_the_top_and_leaves_the_rest() -> None:
    how = replace(NOTHING, p_band_limit=1.0, band_limit_from=0.5)
    out = corrupt(picture(), how, FRONT_END, rng())
    assert (out[:, 63].abs().amax(dim=1) < 1e-6).sum() >= 5
    assert (out[:, :32].abs().amax(dim=(1, 2)) > 0.1).all()


def test_background_at_great_distance_is_no_background() -> None:
    how = replace(NOTHING, p_background=1.0, background_snr_db=(90.0, 90.0))
    torch.testing.assert_close(
        corrupt(picture(), how, FRONT_END, rng()), normalise_db(picture(), FRONT_END), atol=0.02, rtol=0
    )


def test_masks_take_the_mean() -> None:
    out = corrupt(picture(), replace(NOTHING, n_time_masks=1, time_mask=40), FRONT_END, rng())
    assert ((out == 0).all(dim=1).sum(dim=1) > 0).any()


def test_mixup_keeps_shares_and_leans_to_the_first() -> None:
    target = torch.eye(2)[torch.tensor([0, 1, 0, 1])]
    mel = torch.arange(4.0)[:, None, None].expand(4, 2, 3)
    mixed, shares = mixup(mel, target, 0.4, rng())
    torch.testing.assert_close(shares.sum(dim=1), torch.ones(4))
    assert (shares.gather(1, target.argmax(dim=1, keepdim=True)) >= 0.5 - 1e-6).all()
    assert mixed.shape == mel.shape


def test_mixup_off_changes_nothing() -> None:
    mel, target = torch.randn(3, 2, 2), torch.eye(3)
    assert mixup(mel, target, 0.0, rng())[0] is mel


def test_mixups_weights_follow_the_beta_distribution() -> None:
    """max(λ, 1−λ) of Beta(0.4, 0.4) has mean 0.5 + E|λ−0.5|; by numeric integration 0.8458."""
    target = torch.eye(2).repeat(4_000, 1)
    x = torch.zeros(8_000, 1)
    x[::2] = 1.0
    other = mixup(x, target, 0.4, rng())[0]
    # λ against a partner of the other half is seen where values differ from 0 and 1.
    lam = torch.where(other > 0.5, other, 1 - other).flatten()
    seen = lam[(lam < 1)]
    assert 0.82 < float(seen.mean()) < 0.87
