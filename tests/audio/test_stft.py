"""Spectra as bytes against a slow oracle, and what must not change them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryapp.audio.stft import FINEST_LEVEL, Analysis, Grid, Window, grid_for, spectral_columns
from tests.audio.sounds import RATE_HZ, noise, tone


def slow_columns(samples: np.ndarray, grid: Grid, hop_n: int) -> np.ndarray:
    """The definition, frame by frame in double precision: grey levels before rounding."""
    n = grid.window_n
    phase = 2 * np.pi * np.arange(n) / n
    window = {
        Window.HANN: 0.5 - 0.5 * np.cos(phase),
        Window.HAMMING: 0.54 - 0.46 * np.cos(phase),
        Window.BLACKMAN: 0.42 - 0.5 * np.cos(phase) + 0.08 * np.cos(2 * phase),
        Window.GAUSSIAN: np.exp(-0.5 * ((np.arange(n) - n / 2) / (n / 6)) ** 2),
    }[grid.analysis.window]
    turns = np.exp(-2j * np.pi * np.outer(np.arange(grid.fft_n // 2 + 1), np.arange(n)) / grid.fft_n)
    out = []
    for start in range(0, len(samples) - n + 1, hop_n):
        spectrum = turns @ (samples[start : start + n].astype(np.float64) * window)
        amplitude = np.abs(spectrum) * 2 / window.sum()
        level_db = 20 * np.log10(np.maximum(amplitude, 1e-12))
        span_db = grid.analysis.ceiling_db - grid.analysis.floor_db
        out.append(np.clip((level_db - grid.analysis.floor_db) / span_db, 0, 1) * 255)
    return np.array(out)


@pytest.mark.parametrize("window", list(Window))
@pytest.mark.parametrize(("window_s", "rate_hz"), [(0.032, 16_000), (0.008, 8_000), (0.0213, 44_100)])
def test_equals_the_definition_to_one_grey_level(window: Window, window_s: float, rate_hz: int) -> None:
    grid = grid_for(Analysis(window_s=window_s, window=window), rate_hz)
    samples = noise(0.3, 0.05, rate_hz=rate_hz) + tone(440, 0.3, rate_hz=rate_hz)
    for hop_n in (grid.hop_n, grid.hop_at(FINEST_LEVEL)):
        fast = spectral_columns(samples, grid, hop_n).astype(float)
        slow = slow_columns(samples, grid, hop_n)
        assert fast.shape == slow.shape
        assert np.abs(fast - slow).max() <= 1.0


def test_a_full_scale_sine_is_0_db() -> None:
    grid = grid_for(Analysis(), RATE_HZ)
    hz = 40 * grid.bin_hz
    columns = spectral_columns(tone(hz, 0.5, amplitude=1.0), grid, grid.hop_n)
    assert columns.max() == 255
    quieter = spectral_columns(tone(hz, 0.5, amplitude=0.1), grid, grid.hop_n)
    level_db = grid.analysis.floor_db + quieter.max() * grid.analysis.step_db
    assert level_db == pytest.approx(-20.0, abs=grid.analysis.step_db)
    assert (quieter.argmax(axis=1) == 40).all()


@settings(max_examples=25, deadline=None)
@given(gain_db=st.floats(-30, 0), seed=st.integers(0, 1000))
def test_gain_only_shifts_the_levels(gain_db: float, seed: int) -> None:
    grid = grid_for(Analysis(), RATE_HZ)
    samples = noise(0.2, 0.1, seed)
    loud = spectral_columns(samples, grid, grid.hop_n).astype(float)
    quiet = spectral_columns((samples * 10 ** (gain_db / 20)).astype(np.float32), grid, grid.hop_n).astype(float)
    expected = loud + gain_db / grid.analysis.step_db
    above = expected > 1
    assert np.abs(quiet - expected)[above].max(initial=0.0) <= 1.01


def test_batches_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    grid = grid_for(Analysis(), RATE_HZ)
    samples = noise(2.0, 0.1)
    whole = spectral_columns(samples, grid, 64)
    monkeypatch.setattr("cryapp.audio.stft.BATCH_FRAMES", 7)
    np.testing.assert_array_equal(spectral_columns(samples, grid, 64), whole)


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 22_050, 44_100, 48_000, 96_000])
@pytest.mark.parametrize("window_s", [0.008, 0.016, 0.032, 0.064])
def test_levels_share_their_edges(rate_hz: int, window_s: float) -> None:
    grid = grid_for(Analysis(window_s=window_s), rate_hz)
    hops = [grid.hop_at(level) for level in range(FINEST_LEVEL, 6)]
    assert all(after == 2 * before for before, after in pairwise(hops))
    assert grid.hop_n <= grid.window_n / 2
    assert grid.fft_n >= grid.window_n
    assert grid.fft_n % 2 == 0


@pytest.mark.parametrize("level", [FINEST_LEVEL, -1, 0])
def test_a_column_stands_for_its_own_samples(level: int) -> None:
    grid = grid_for(Analysis(), RATE_HZ)
    start, stop = grid.span(level, 10, 11)
    hop = grid.hop_at(level)
    assert stop - start == grid.window_n
    assert (start + stop) / 2 == 10 * hop + hop / 2


@pytest.mark.parametrize("hop_share", [0.5, 0.25, 1 / 16])
def test_a_finer_hop_is_a_part_of_the_window(hop_share: float) -> None:
    grid = grid_for(Analysis(hop_share=hop_share), RATE_HZ)
    assert grid.hop_n == 512 * hop_share
    assert grid.hop_at(FINEST_LEVEL) >= 1
    for wrong in (0.0, 0.6):
        with pytest.raises(ValueError, match="hop_share"):
            Analysis(hop_share=wrong)


def test_silence_nothing_and_nonsense() -> None:
    grid = grid_for(Analysis(), RATE_HZ)
    assert (spectral_columns(np.zeros(4096, np.float32), grid, grid.hop_n) == 0).all()
    assert spectral_columns(np.zeros(10, np.float32), grid, grid.hop_n).shape == (0, grid.n_bins)
    with pytest.raises(ValueError, match="window_s"):
        Analysis(window_s=0.0)
    with pytest.raises(ValueError, match="ceiling_db"):
        Analysis(floor_db=0.0, ceiling_db=-10.0)
