"""Quality: known signals measured right, in any cut into blocks."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest

from cryapp.audio.quality import QualityMeter, measure
from cryapp.domain.quality import QualityFlag, QualityReport
from tests.audio.made import Samples

RATE_HZ = 16_000


def sine(duration_s: float, f_hz: float = 440.0, level: float = 0.5, rate_hz: int = RATE_HZ) -> Samples:
    return (level * np.sin(2 * np.pi * f_hz * np.arange(round(duration_s * rate_hz)) / rate_hz)).astype(np.float32)


def noise(duration_s: float, level_db: float, seed: int = 0, rate_hz: int = RATE_HZ) -> Samples:
    n = round(duration_s * rate_hz)
    return (10 ** (level_db / 20) * np.random.default_rng(seed).standard_normal(n)).astype(np.float32)


def low_passed(samples: Samples, cut_hz: float) -> Samples:
    spectrum = np.fft.rfft(samples)
    spectrum[np.fft.rfftfreq(len(samples), 1 / RATE_HZ) > cut_hz] = 0
    return np.fft.irfft(spectrum, len(samples)).astype(np.float32)


def naive_clipped(samples: Samples) -> int:
    """Samples in runs of at least three equal ones at the highest or lowest value: the slow loop."""
    n_clipped = 0
    for extreme in (samples.max(), samples.min()):
        run = 0
        for value in [*samples, np.float32(np.nan)]:
            if value == extreme:
                run += 1
            else:
                n_clipped += run if run >= 3 else 0
                run = 0
    return n_clipped


class TestLevels:
    def test_a_sine(self) -> None:
        report = measure(sine(2.0), RATE_HZ)
        assert report.duration_s == 2.0
        assert report.peak_db == pytest.approx(-6.02, abs=0.01)
        assert report.level_db == pytest.approx(-9.03, abs=0.01)
        assert report.snr_db == pytest.approx(0, abs=0.3)

    def test_snr_is_the_step_between_loud_and_quiet(self) -> None:
        steps = np.concatenate((noise(2, -60), noise(2, -20, seed=1)))
        assert measure(steps, RATE_HZ).snr_db == pytest.approx(40, abs=1.5)

    def test_silence_is_finite(self) -> None:
        report = measure(np.zeros(RATE_HZ, np.float32), RATE_HZ)
        assert report.peak_db == report.level_db == -120
        assert report.activity_s == report.bandwidth_hz == 0
        assert report.flags == (QualityFlag.SILENT,)

    def test_ten_decibels_more_are_ten_decibels_more(self) -> None:
        quiet = np.concatenate((noise(1, -65), noise(1, -35, seed=1)))
        a, b = measure(quiet, RATE_HZ), measure(quiet * np.float32(10**0.5), RATE_HZ)
        assert b.level_db - a.level_db == pytest.approx(10, abs=0.01)
        assert b.peak_db - a.peak_db == pytest.approx(10, abs=0.01)
        assert b.snr_db == pytest.approx(a.snr_db, abs=0.01)
        assert b.bandwidth_hz == a.bandwidth_hz


class TestClipping:
    @pytest.mark.parametrize("seed", range(8))
    def test_equals_the_slow_loop_in_any_cut(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        samples = np.clip(rng.normal(0, 0.8, 4_000).cumsum() % 3 - 1.5, -0.9, 0.8).astype(np.float32)
        samples = np.repeat(samples, rng.integers(1, 5, len(samples)))
        meter = QualityMeter(RATE_HZ, 1)
        start = 0
        while start < len(samples):
            stop = start + int(rng.integers(1, 700))
            meter.add(samples[start:stop, None])
            start = stop
        expected = naive_clipped(samples)
        assert expected > 0
        assert meter.report().clipped_fraction == pytest.approx(expected / len(samples), abs=1e-12)

    def test_a_cut_off_sine_is_flagged(self) -> None:
        report = measure(np.clip(sine(1.0, level=1.5), -1, 1), RATE_HZ)
        assert report.clipped_fraction > 0.3
        assert QualityFlag.CLIPPED in report.flags

    def test_clipped_then_turned_down_is_still_clipped(self) -> None:
        assert QualityFlag.CLIPPED in measure(np.clip(sine(1.0, level=1.5), -1, 1) * np.float32(0.4), RATE_HZ).flags

    @pytest.mark.parametrize("level", [0.01, 0.3, 0.999])
    def test_a_whole_sine_of_16_bits_is_not(self, level: float) -> None:
        whole = np.round(sine(2.0, 100.0, level) * 32_767) / np.float32(32_768)
        assert measure(whole.astype(np.float32), RATE_HZ).clipped_fraction == 0

    def test_one_clipped_channel_is_enough(self) -> None:
        both = np.stack((sine(1.0), np.clip(sine(1.0, level=1.5), -1, 1)), axis=1)
        assert QualityFlag.CLIPPED in measure(both, RATE_HZ).flags


class TestChannels:
    """What is seen, heard and scored is the channels' mean: where it is all but silent that must be said."""

    @pytest.mark.parametrize(
        ("second", "cancelling"),
        [
            (lambda one: one, False),
            (lambda one: -one, True),
            (lambda one: -0.6 * one, True),
            (lambda one: -0.3 * one, False),
            (lambda one: noise(len(one) / RATE_HZ, -20, seed=1), False),
            (np.zeros_like, False),
        ],
        ids=["alike", "reversed", "reversed, softer", "reversed, much softer", "nothing in common", "one is silent"],
    )
    def test_a_reversed_channel_is_told(self, second: Callable[[Samples], Samples], cancelling: bool) -> None:
        one = noise(2.0, -20)
        report = measure(np.stack((one, second(one)), axis=1).astype(np.float32), RATE_HZ)
        assert (QualityFlag.CANCELLING in report.flags) == cancelling

    def test_one_channel_and_silence_are_not(self) -> None:
        assert QualityFlag.CANCELLING not in measure(noise(2.0, -20), RATE_HZ).flags
        assert QualityFlag.CANCELLING not in measure(np.zeros((RATE_HZ, 2), np.float32), RATE_HZ).flags


class TestActivity:
    def test_bursts_are_counted(self) -> None:
        bursts = noise(10.0, -70)
        for start_s in (1, 4, 7):
            bursts[start_s * RATE_HZ : (start_s + 1) * RATE_HZ] += noise(1.0, -25, seed=start_s)
        assert measure(bursts, RATE_HZ).activity_s == pytest.approx(3.0, abs=0.1)

    def test_a_cry_without_a_pause_is_activity_throughout(self) -> None:
        assert measure(sine(5.0), RATE_HZ).activity_s == pytest.approx(5.0, abs=0.05)

    def test_steady_quiet_noise_is_none(self) -> None:
        assert measure(noise(5.0, -50), RATE_HZ).activity_s < 0.1

    def test_the_floor_follows_a_night(self) -> None:
        night = np.concatenate((noise(120, -75), noise(120, -48, seed=1)))
        night[30 * RATE_HZ : 32 * RATE_HZ] += noise(2, -55, seed=2)
        night[200 * RATE_HZ : 203 * RATE_HZ] += noise(3, -25, seed=3)
        assert measure(night, RATE_HZ).activity_s == pytest.approx(5.0, abs=0.4)


class TestBandwidth:
    @pytest.mark.parametrize("cut_hz", [1_000, 3_000, 3_800, 5_000, 7_500])
    def test_of_band_limited_noise(self, cut_hz: float) -> None:
        report = measure(low_passed(noise(4, -25), cut_hz) + noise(4, -95, seed=1), RATE_HZ)
        assert report.bandwidth_hz == pytest.approx(cut_hz, rel=0.03)
        assert (QualityFlag.NARROW_BAND in report.flags) == (cut_hz < 4_000)

    def test_never_more_than_nyquist_and_8_khz_is_always_narrow(self) -> None:
        report = measure(noise(2, -20, rate_hz=8_000), 8_000)
        assert 3_500 < report.bandwidth_hz <= 4_000
        assert QualityFlag.NARROW_BAND in report.flags

    def test_steady_noise_below_the_cry_does_not_count(self) -> None:
        hiss = noise(6, -60)
        cry = np.zeros(6 * RATE_HZ, np.float32)
        cry[2 * RATE_HZ : 5 * RATE_HZ] = low_passed(noise(3, -20, seed=1), 3_000)
        assert measure(cry + hiss, RATE_HZ).bandwidth_hz < 4_000

    def test_shorter_than_one_frame(self) -> None:
        assert 0 < measure(sine(0.004, 2_000), RATE_HZ).bandwidth_hz <= 8_000


class TestFlags:
    def test_a_good_recording_has_none(self) -> None:
        good = noise(3, -60)
        good[RATE_HZ : 2 * RATE_HZ] += noise(1, -20, seed=1)
        assert measure(good, RATE_HZ).flags == ()

    @pytest.mark.parametrize(("duration_s", "short"), [(0.004, True), (0.499, True), (0.5, False)])
    def test_too_short(self, duration_s: float, short: bool) -> None:
        assert (QualityFlag.TOO_SHORT in measure(noise(duration_s, -20), RATE_HZ).flags) == short

    def test_quiet_is_not_silent(self) -> None:
        assert measure(noise(2, -62), RATE_HZ).flags == (QualityFlag.QUIET,)

    def test_what_the_decoder_knows(self) -> None:
        meter = QualityMeter(RATE_HZ, 1)
        meter.add(noise(1, -20)[:, None])
        assert meter.report(truncated=True, not_finite=True).flags == (QualityFlag.NOT_FINITE, QualityFlag.TRUNCATED)

    def test_one_sample(self) -> None:
        report = measure(np.array([0.5], np.float32), RATE_HZ)
        assert QualityFlag.TOO_SHORT in report.flags
        assert all(np.isfinite(v) for v in dataclasses.astuple(report)[:9])


@pytest.mark.parametrize("channels", [1, 2])
def test_the_cut_into_blocks_does_not_matter(channels: int) -> None:
    rng = np.random.default_rng(5)
    samples = np.stack([noise(7, -30, seed=c) for c in range(channels)], axis=1)
    samples[20_000:50_000] *= 8
    samples = np.clip(samples, -1, 1)
    meter = QualityMeter(RATE_HZ, channels)
    start = 0
    while start < len(samples):
        stop = start + int(rng.integers(1, 9_000))
        meter.add(samples[start:stop])
        start = stop
    assert_alike(meter.report(), measure(samples, RATE_HZ))


def assert_alike(a: QualityReport, b: QualityReport) -> None:
    assert a.flags == b.flags
    numbers_a, numbers_b = dataclasses.astuple(a)[:9], dataclasses.astuple(b)[:9]
    assert numbers_a == pytest.approx(numbers_b, rel=1e-3, abs=1e-3)


def test_no_samples_at_all() -> None:
    assert QualityMeter(RATE_HZ, 1).report().duration_s == 0
