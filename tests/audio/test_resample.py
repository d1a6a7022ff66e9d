"""Resampling: one way, for training and screening alike."""

from __future__ import annotations

import numpy as np
import pytest
import soxr

from cryapp.audio.resample import to_mono_16k
from cryapp.scoring import windows as scoring_windows
from tests.audio.made import tone


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 16_000, 22_050, 44_100, 48_000])
def test_a_tone_stays_the_same_tone(rate_hz: int) -> None:
    got = to_mono_16k(tone(2.0, rate_hz, f_hz=900)[:, 0], rate_hz)
    expected = tone(2.0, 16_000, f_hz=900)[:, 0]
    assert len(got) == len(expected)
    assert got.dtype == np.float32
    assert np.abs(got[400:-400] - expected[400:-400]).max() < 1e-3


def test_channels_are_averaged_before() -> None:
    stereo = tone(1.0, 44_100, channels=2)
    expected = soxr.resample(stereo.mean(axis=1), 44_100, 16_000, quality="HQ")
    assert np.array_equal(to_mono_16k(stereo, 44_100), expected)


def test_opposite_channels_cancel() -> None:
    left = tone(0.5)
    assert not to_mono_16k(np.hstack((left, -left)), 16_000).any()


def test_level_does_not_matter() -> None:
    quiet = tone(1.0, 44_100, level=0.01)
    assert np.allclose(to_mono_16k(quiet, 44_100) * 20, to_mono_16k(quiet * 20, 44_100), atol=1e-5)


def test_nothing_stays_nothing() -> None:
    assert to_mono_16k(np.zeros((0, 2), np.float32), 44_100).shape == (0,)


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="frames"):
        to_mono_16k(np.zeros((2, 2, 2), np.float32), 16_000)
    with pytest.raises(ValueError, match="Hz"):
        to_mono_16k(np.zeros(2, np.float32), 0)


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 44_100])
def test_scoring_resamples_in_the_same_way(rate_hz: int) -> None:
    sound = tone(1.0, rate_hz, channels=2)
    assert np.array_equal(to_mono_16k(sound, rate_hz), scoring_windows.to_mono_16k(sound, rate_hz))
