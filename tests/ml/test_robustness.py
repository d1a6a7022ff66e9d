"""Corruptions do what their names say, the same each time, and break on nothing."""

from __future__ import annotations

import numpy as np
import pytest

from ml import robustness
from ml.robustness import (
    add_noise,
    amr_telephone,
    band_pass,
    conditions,
    gain,
    half_band,
    has_amr,
    mu_law_compress,
    mu_law_expand,
    mu_law_telephone,
    pink_noise,
    wide_band,
)

RATE_HZ = 16_000
T = np.arange(2 * RATE_HZ) / RATE_HZ


def tone(hz: float, level: float = 0.2) -> np.ndarray:
    return (level * np.sin(2 * np.pi * hz * T)).astype(np.float32)


def level_db(sound: np.ndarray, hz: float) -> float:
    """Level of a tone of that pitch, by projection."""
    at = np.mean(sound[4_000:-4_000] * np.exp(-2j * np.pi * hz * T[4_000:-4_000]))
    return float(20 * np.log10(abs(at) * 2 + 1e-12))


def test_gain_is_6_db_and_clips_like_a_recorder() -> None:
    assert level_db(gain(tone(500), 6), 500) - level_db(tone(500), 500) == pytest.approx(6, abs=0.01)
    assert np.abs(gain(tone(500, 0.9), 6)).max() == 1.0


@pytest.mark.parametrize(
    ("change", "kept_hz", "lost_hz"),
    [(half_band, 3_500, 4_500), (wide_band, 6_000, 7_800), (wide_band, 200, 20), (mu_law_telephone, 1_000, 5_000)],
)
def test_bands_are_kept_and_lost(change: object, kept_hz: float, lost_hz: float) -> None:
    out = change(tone(kept_hz) + tone(lost_hz))  # type: ignore[operator]
    assert level_db(out, kept_hz) == pytest.approx(level_db(tone(kept_hz), kept_hz), abs=1.0)
    assert level_db(out, lost_hz) < level_db(tone(lost_hz), lost_hz) - 30


def test_band_edges_are_half_power_down() -> None:
    assert level_db(band_pass(tone(1_000), 1_000, 6_000), 1_000) - level_db(tone(1_000), 1_000) == pytest.approx(
        -6, abs=0.5
    )


def test_noise_is_10_db_down_and_the_same_for_the_same_recording() -> None:
    clean = tone(500)
    noisy = add_noise(clean, "r1")
    snr_db = 10 * np.log10(np.mean(clean**2) / np.mean((noisy - clean) ** 2))
    assert snr_db == pytest.approx(10, abs=0.05)
    np.testing.assert_array_equal(noisy, add_noise(clean, "r1"))
    assert not np.array_equal(noisy, add_noise(clean, "r2"))


def test_pink_noise_falls_by_3_db_an_octave() -> None:
    noise = pink_noise(1 << 18, np.random.default_rng(0))
    power = np.abs(np.fft.rfft(noise)) ** 2
    hz = np.fft.rfftfreq(len(noise), 1 / RATE_HZ)
    octaves = [10 * np.log10(power[(hz >= low) & (hz < 2 * low)].mean()) for low in (125, 250, 500, 1_000, 2_000)]
    np.testing.assert_allclose(np.diff(octaves), -3.01, atol=0.4)


def test_mu_law_is_the_formula_of_g711() -> None:
    x = np.linspace(-1, 1, 101)
    expected = np.sign(x) * np.log(1 + 255 * abs(x)) / np.log(256)
    np.testing.assert_allclose(mu_law_compress(x.astype(np.float32)), expected, atol=1e-6)
    np.testing.assert_allclose(mu_law_expand(mu_law_compress(x.astype(np.float32))), x, atol=1e-5)


@pytest.mark.skipif(not has_amr(), reason="this build of PyAV cannot code AMR")
def test_the_phone_codec_keeps_a_voice_and_loses_the_treble() -> None:
    voice = sum(tone(300 * k, 0.1) for k in range(1, 6)) * (1 + 0.5 * np.sin(2 * np.pi * 3 * T))
    out = amr_telephone(np.asarray(voice + tone(6_000), dtype=np.float32))
    assert len(out) == len(voice)
    assert abs(level_db(out, 600) - level_db(voice, 600)) < 4
    assert level_db(out, 6_000) < -50
    np.testing.assert_array_equal(out, amr_telephone(np.asarray(voice + tone(6_000), dtype=np.float32)))


@pytest.mark.parametrize("samples", [np.zeros(0), np.zeros(1), np.zeros(4_000), np.ones(4_001), np.full(300, 1e-9)])
def test_nothing_breaks_on_silence_or_a_single_sample(samples: np.ndarray) -> None:
    for condition in conditions():
        out = condition.corrupt(samples.astype(np.float32), "r1")
        assert out.shape == samples.shape, condition.key
        assert out.dtype == np.float32
        assert np.isfinite(out).all()


def test_without_the_codec_there_is_a_telephone_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robustness, "has_amr", lambda: False)
    assert [c.key for c in conditions()][-1] == "mu_law"
