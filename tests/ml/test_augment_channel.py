"""Room, gain, coding, speed and time warp on mel power: by slow loops, and where each must change nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from ml.augment import Corruption, corrupt
from ml.augment.chance import exponential
from ml.augment.channel import coded, decaying_sum, reverberant, with_gain
from ml.augment.masks import patches, stripes
from ml.augment.mixing import with_ambient
from ml.augment.warp import bin_centres_hz, resampled, speed_bins, time_warp
from ml.features import PANNS_16K, FrontEnd, MelPower, floored, from_db, normalise_db, to_db
from ml.frontends import SPEECHBRAIN

FRONT_END = FrontEnd()


def rng(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def power(n: int = 4, frames: int = 60) -> torch.Tensor:
    return from_db(-40 + 10 * torch.randn(n, 64, frames, generator=rng(5)))


def test_decaying_sum_is_the_recursion() -> None:
    x, decay = torch.rand(3, 2, 37), torch.tensor([0.0, 0.5, 0.97])
    slow = torch.zeros_like(x)
    for b in range(3):
        for m in range(2):
            y = 0.0
            for t in range(37):
                y = float(x[b, m, t]) + float(decay[b]) * y
                slow[b, m, t] = y
    torch.testing.assert_close(decaying_sum(x, decay), slow)


def test_a_click_rings_on_by_60_db_in_the_reverberation_time() -> None:
    click = torch.zeros(1, 64, 120)
    click[:, :, 10] = 1.0
    out = reverberant(click, 1.0, (0.5, 0.5), (0.0, 0.0), 0.01, rng())[0, 0]
    assert float(out[:10].sum()) == 0
    assert float(out[10]) == pytest.approx(1.0)
    assert 10 * float(torch.log10(out[11] / out[61])) == pytest.approx(60, abs=0.1)
    assert float(out[11:].sum()) == pytest.approx(1.0, rel=0.01), "the tail's power is late_db of the click's"


def test_gain_falls_out_in_the_normalisation_and_drift_does_not() -> None:
    mel_db = to_db(power())
    plain = normalise_db(mel_db, FRONT_END)
    level = Corruption(p_gain=1.0, gain_db=10.0, gain_drift_db=0.0)
    drift = replace(level, gain_drift_db=6.0)
    torch.testing.assert_close(corrupt(mel_db, level, FRONT_END, rng()), plain, atol=1e-3, rtol=0)
    assert (corrupt(mel_db, drift, FRONT_END, rng()) - plain).abs().max() > 0.1
    changed = 10 * torch.log10(with_gain(power(), 1.0, 10.0, 6.0, rng()) / power())
    assert float(changed.abs().max()) <= 16.001
    torch.testing.assert_close(changed[:, 0], changed[:, 40], atol=1e-3, rtol=0)


def test_coding_adds_an_error_at_its_level_and_empties_what_is_far_below() -> None:
    sound = torch.ones(200, 64, 50)
    sound[:, 60:] = 1e-4
    out = coded(sound, 1.0, (10.0, 10.0), (30.0, 30.0), rng())
    assert float(out[:, 60:].max()) == pytest.approx(1e-10)
    error = out[:, 5:50] - 1
    assert float(error.mean()) == pytest.approx(0.1, rel=0.02)
    assert (out[:, :50] >= 1).all(), "an error is a power: it adds"


def test_ambient_sound_comes_in_at_its_level() -> None:
    clips = to_db(power(4, 60).flip(0))
    out = with_ambient(power(), clips, 1.0, (7.0, 7.0), rng())
    added = (out - power()).mean(dim=(1, 2))
    torch.testing.assert_close(
        10 * torch.log10(power().mean(dim=(1, 2)) / added), torch.full((4,), 7.0), atol=0.01, rtol=0
    )


def test_nothing_drawn_is_nothing_done() -> None:
    how = Corruption(**{name: 1e-12 for name in vars(Corruption()) if name.startswith("p_")})
    torch.testing.assert_close(
        corrupt(to_db(power()), how, FRONT_END, rng()), normalise_db(to_db(power()), FRONT_END), atol=1e-4, rtol=0
    )


def test_exponential_has_mean_and_deviation_one() -> None:
    drawn = exponential(torch.Size([200_000]), rng())
    assert float(drawn.mean()) == pytest.approx(1, abs=0.02)
    assert float(drawn.std()) == pytest.approx(1, abs=0.02)
    assert torch.isfinite(drawn).all()


@pytest.mark.parametrize("front_end", [FRONT_END, SPEECHBRAIN, PANNS_16K], ids=["ours", "speechbrain", "panns"])
def test_a_tone_played_faster_is_a_higher_tone(front_end: FrontEnd) -> None:
    """Against the true thing: a tone of f · factor."""
    t = torch.arange(16_000) / 16_000
    factor = torch.tensor([0.9, 1.1])
    tones = torch.stack([torch.sin(2 * torch.pi * 1_000 * f * t) for f in (1.0, 0.9, 1.1)])
    mel = MelPower(front_end)(tones)
    still = torch.arange(mel.shape[2]).float().expand(2, mel.shape[2])
    bent = resampled(mel[:1].expand(2, -1, -1), still, speed_bins(front_end, factor))
    for row in range(2):
        wanted, got = mel[1 + row, :, 50].argmax(), bent[row, :, 50].argmax()
        assert abs(int(wanted) - int(got)) <= 1
        assert int(got) != int(mel[0, :, 50].argmax())


def test_bins_rise_from_low_to_high() -> None:
    centres = bin_centres_hz(FRONT_END)
    assert (np.diff(centres) >= 0).all()
    assert 0 < centres[0] < 100
    assert 7_500 < centres[-1] < 8_000


def test_resampling_where_things_are_changes_nothing() -> None:
    x = power()
    time, mel = torch.arange(60).float().expand(4, 60), torch.arange(64).float().expand(4, 64)
    torch.testing.assert_close(resampled(x, time, mel), x, rtol=1e-3, atol=1e-6)
    torch.testing.assert_close(resampled(x, time + 3, mel)[:, :, :50], x[:, :, 3:53], rtol=1e-3, atol=1e-6)


def test_the_time_warp_keeps_the_ends_and_never_runs_backwards() -> None:
    time = torch.arange(100).float().expand(500, 100)
    warped = time_warp(time, 8, rng())
    assert (warped.diff(dim=1) >= -1e-4).all()
    torch.testing.assert_close(warped[:, 0], torch.zeros(500))
    torch.testing.assert_close(warped[:, -1], torch.full((500,), 99.0), atol=1e-3, rtol=0)
    furthest = (warped - time).abs().amax(dim=1)
    assert 6 < float(furthest.max()) <= 9
    assert torch.equal(time_warp(time[:, :16], 8, rng()), time[:, :16]), "too short to be warped"


def test_masks_of_the_published_code_are_zero_db_before_the_mean_is_removed() -> None:
    mel_db = to_db(power(2))
    how = Corruption(n_time_masks=2, time_mask=9, mask_value="zero_db")
    out = corrupt(mel_db, how, SPEECHBRAIN, rng(4))
    hidden = stripes(mel_db.shape, 2, 2, 9, rng(4))
    x = floored(mel_db, 80.0).masked_fill(hidden, 0.0)
    torch.testing.assert_close(out, x - x.mean(dim=2, keepdim=True), atol=1e-3, rtol=0)
    assert out[hidden.expand_as(out)].min() > 20, "louder than the sound around it"


def test_masks_without_a_mean_removed_take_the_bins_mean() -> None:
    mel_db = to_db(power(2))
    out = corrupt(mel_db, Corruption(n_time_masks=1, time_mask=30), PANNS_16K, rng(4))
    hidden = stripes(mel_db.shape, 2, 1, 30, rng(4)).expand_as(out)
    mean = mel_db.mean(dim=2, keepdim=True).expand_as(out)
    torch.testing.assert_close(out[hidden], mean[hidden], atol=1e-3, rtol=0)


@pytest.mark.parametrize(("bins", "frames", "share"), [(16, 16, 0.6), (8, 16, 0.3), (10, 7, 0.5), (64, 30, 0.9)])
def test_the_same_number_of_patches_is_hidden_in_every_crop(bins: int, frames: int, share: float) -> None:
    hidden = patches(torch.Size([20, 64, 100]), bins, frames, share, rng())
    rows, columns = -(-64 // bins), -(-100 // frames)
    whole = hidden[:, ::bins, ::frames]
    assert whole.shape[1:] == (rows, columns)
    wanted = min(rows * columns - 1, max(1, round(share * rows * columns)))
    assert (whole.sum(dim=(1, 2)) == wanted).all()
    again = whole.repeat_interleave(bins, 1).repeat_interleave(frames, 2)[:, :64, :100]
    assert torch.equal(again, hidden), "patches are whole"


def test_one_patch_is_no_picture() -> None:
    with pytest.raises(ValueError, match="only one patch"):
        patches(torch.Size([2, 8, 8]), 8, 8, 0.5, rng())
