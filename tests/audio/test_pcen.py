"""The denoised view: the paper's formula, the same from any tile, steady noise dark and onsets bright."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from cryapp.audio.pcen import ALPHA, CUT_OFF, DELTA, ROOT, SILENCE, SMOOTHED_OVER_S, TOP, lead_columns, normalised
from cryapp.audio.stft import FINEST_LEVEL, Analysis
from cryapp.audio.tiles import TILE_COLUMNS, Pyramid, TileRequest, draw_part, draw_sample, draw_tile
from tests.audio.sounds import RATE_HZ, noise, tone, working_copy

HOP_S = 0.016
VIEW = Analysis(denoised=True)


def slow(amplitude: np.ndarray, hop_s: float) -> np.ndarray:
    """The definition, column by column and bin by bin."""
    out = np.zeros(amplitude.shape)
    memory = math.ceil(CUT_OFF * SMOOTHED_OVER_S / hop_s)
    for t, f in np.ndindex(*amplitude.shape):
        weights = {k: math.exp(-k * hop_s / SMOOTHED_OVER_S) for k in range(min(t, memory) + 1)}
        ground = sum(w * amplitude[t - k, f] for k, w in weights.items()) / sum(weights.values())
        value = (amplitude[t, f] / (SILENCE + ground) ** ALPHA + DELTA) ** ROOT - DELTA**ROOT
        out[t, f] = min(max(value / TOP, 0.0), 1.0)
    return out


def test_it_is_the_formula() -> None:
    rng = np.random.default_rng(1)
    amplitude = (10 ** rng.uniform(-5, 0, (260, 3))).astype(np.float32)
    expected = slow(amplitude, HOP_S)
    np.testing.assert_allclose(normalised(amplitude, 0, HOP_S), expected, atol=1e-4)
    n_lead = lead_columns(HOP_S)
    np.testing.assert_allclose(normalised(amplitude[20:], n_lead, HOP_S), expected[20 + n_lead :], atol=1e-4)


def test_steady_noise_sinks_and_an_onset_stands_out() -> None:
    amplitude = np.full((400, 2), 1e-3, np.float32)
    amplitude[:, 1] = 0.1
    amplitude[300:320] *= 100
    seen = normalised(amplitude, 0, HOP_S)
    assert seen[250].max() < 0.1
    assert seen[250, 0] == pytest.approx(seen[250, 1], abs=0.02), "loud or soft, a ground is a ground"
    assert seen[300].min() > 3 * seen[250].max()
    assert (normalised(np.zeros((50, 2), np.float32), 0, HOP_S) == 0).all()


@pytest.mark.parametrize("analysis", [VIEW, Analysis(denoised=True, hop_share=0.25)])
def test_tiles_and_parts_are_the_same_picture(analysis: Analysis, tmp_path: Path) -> None:
    samples = noise(75.0, 0.01)
    samples[40 * RATE_HZ : 41 * RATE_HZ] += tone(1000, 1.0)
    sound = working_copy(tmp_path, samples)
    whole = Pyramid(sound, analysis)
    for part in whole.parts():
        whole.add(draw_part(part))
    assert len(whole.parts()) > 1
    n = whole.grid.n_columns(sound.n_samples, 0)
    for index in (0, 1, n // TILE_COLUMNS - 1):
        request = TileRequest(sound, analysis, 0, index)
        tile = draw_tile(request).astype(int)
        assert np.abs(tile - whole.columns(0, *request.columns)).max() <= 1
    high = draw_tile(TileRequest(sound, analysis, 2, 1)).astype(int)
    assert np.abs(high - whole.columns(2, TILE_COLUMNS, 2 * TILE_COLUMNS)).max() <= 1
    left = draw_tile(TileRequest(sound, analysis, FINEST_LEVEL, 7))
    assert left.shape == (TILE_COLUMNS, whole.grid.n_bins)
    assert len(draw_sample(sound, analysis, whole.keep_level, 64).columns) == n
