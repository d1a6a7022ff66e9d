"""Synthetic cries: the truth they claim is what an independent measurement finds."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from cryapp.audio.synth import CrySpec, ExampleCry, SynthCry, example_set, synthesise
from cryapp.domain.infant import is_locked, lock_bucket

RATE_HZ = 16_000
STEADY = CrySpec(melody=0.0, jitter=0.0, vibrato=0.0, spread=0.0, hyperphonation=0.0, dysphonation=0.0)


def measured_f0(samples: NDArray[np.float32], low_hz: float = 150, high_hz: float = 2_500) -> float:
    """f0 of a stretch by normalised autocorrelation with parabolic interpolation (Boersma 1993), the slow oracle."""
    x = samples.astype(np.float64) - samples.mean()
    window = np.hanning(len(x))
    size = 4 * len(x)
    spectrum = np.abs(np.fft.rfft(x * window, size)) ** 2
    window_spectrum = np.abs(np.fft.rfft(window, size)) ** 2
    r = np.fft.irfft(spectrum)[: len(x) // 2] / np.maximum(np.fft.irfft(window_spectrum)[: len(x) // 2], 1e-9)
    r /= r[0]
    lags = np.arange(int(RATE_HZ / high_hz), int(RATE_HZ / low_hz))
    peaks = [k for k in lags if r[k] > r[k - 1] and r[k] >= r[k + 1]]
    best = max(r[k] for k in peaks)
    # The shortest period among equals: every multiple of a period is as good.
    k = next(k for k in peaks if r[k] > 0.93 * best)
    shift = 0.5 * (r[k - 1] - r[k + 1]) / (r[k - 1] - 2 * r[k] + r[k + 1])
    return float(RATE_HZ / (k + shift))


def noisy(cry: SynthCry, snr_db: float, seed: int = 0) -> NDArray[np.float32]:
    voiced = np.repeat(cry.f0_hz > 0, 160)[: len(cry.samples)]
    power = float(np.mean(cry.samples[voiced] ** 2)) / 10 ** (snr_db / 10)
    rng = np.random.default_rng(seed)
    return cry.samples + np.float32(np.sqrt(power)) * rng.standard_normal(len(cry.samples)).astype(np.float32)


class TestFundamental:
    @pytest.mark.parametrize("f0_hz", [330.0, 431.7, 523.4, 660.0, 1_200.0])
    def test_is_the_specified_one_within_one_percent_at_20_db(self, f0_hz: float) -> None:
        cry = synthesise(STEADY.with_changes(f0_hz=f0_hz), seed=1)
        sound = noisy(cry, 20)
        middle = [(u.start_s + u.end_s) / 2 for u in cry.units if u.kind == "expiration" and u.end_s - u.start_s > 0.4]
        assert len(middle) >= 3
        for centre_s in middle:
            at = round(centre_s * RATE_HZ)
            assert measured_f0(sound[at - 480 : at + 480]) == pytest.approx(f0_hz, rel=0.01)

    def test_track_follows_the_melody(self) -> None:
        cry = synthesise(STEADY.with_changes(melody=0.3, vibrato=0.01), seed=2)
        sound = noisy(cry, 20)
        inside = [
            i
            for u in cry.units
            if u.kind == "expiration"
            for i, t in enumerate(cry.times_s)
            if u.start_s + 0.1 < t < u.end_s - 0.2
        ][::4]
        errors = []
        for i in inside:
            at = round(cry.times_s[i] * RATE_HZ)
            errors.append(measured_f0(sound[at - 320 : at + 320]) / cry.f0_hz[i] - 1)
        assert len(errors) > 20
        assert np.percentile(np.abs(errors), 90) < 0.01
        assert cry.f0_hz[inside].max() / cry.f0_hz[inside].min() > 1.1

    def test_no_voice_where_there_is_none(self) -> None:
        cry = synthesise(CrySpec(), seed=3)
        for unit in cry.units:
            inside = (cry.times_s > unit.start_s + 0.02) & (cry.times_s < unit.end_s - 0.02)
            if inside.any():
                voiced = unit.kind not in ("inspiration", "pause")
                assert bool((cry.f0_hz[inside] > 0).all()) == voiced


class TestUnits:
    def test_they_follow_each_other_and_fit(self) -> None:
        cry = synthesise(CrySpec(duration_s=8.0), seed=4)
        assert len(cry.samples) == 8 * RATE_HZ
        for one, following in zip(cry.units, cry.units[1:], strict=False):
            assert one.start_s < one.end_s
            assert one.end_s <= following.start_s + 1e-3
        assert cry.units[-1].end_s <= 8.0

    def test_loud_where_they_say_so(self) -> None:
        cry = synthesise(STEADY, seed=5)

        def level(kind: str) -> float:
            parts = [
                cry.samples[round(u.start_s * RATE_HZ) : round(u.end_s * RATE_HZ)] for u in cry.units if u.kind == kind
            ]
            return float(np.sqrt(np.mean(np.concatenate(parts) ** 2)))

        assert level("expiration") > 3 * level("inspiration") > 0
        assert level("pause") == 0
        assert level("expiration") == pytest.approx(0.1, rel=0.02)

    def test_hyperphonation_is_above_a_kilohertz(self) -> None:
        cry = synthesise(STEADY.with_changes(f0_hz=480.0, hyperphonation=1.0, duration_s=10.0), seed=6)
        assert {u.kind for u in cry.units} == {"hyperphonation", "inspiration", "pause"}
        assert np.max(cry.f0_hz) > 1_000

    def test_dysphonation_is_noisier(self) -> None:
        def harmonicity(spec: CrySpec) -> float:
            cry = synthesise(spec, seed=7)
            unit = cry.units[0]
            at = round((unit.start_s + unit.end_s) / 2 * RATE_HZ)
            x = cry.samples[at - 800 : at + 800].astype(np.float64)
            lag = round(RATE_HZ / STEADY.f0_hz)
            return float(np.corrcoef(x[:-lag], x[lag:])[0, 1])

        assert harmonicity(STEADY.with_changes(dysphonation=1.0)) < harmonicity(STEADY) - 0.1


class TestSound:
    def test_same_seed_same_sound_other_seed_other_sound(self) -> None:
        a, b, c = (synthesise(CrySpec(), seed) for seed in (1, 1, 2))
        assert np.array_equal(a.samples, b.samples)
        assert a.units == b.units
        assert not np.array_equal(a.samples, c.samples)

    def test_formants_colour_the_voice(self) -> None:
        def energy_above_2k(formants_hz: tuple[float, ...]) -> float:
            spectrum = np.abs(np.fft.rfft(synthesise(STEADY.with_changes(formants_hz=formants_hz), 1).samples)) ** 2
            f = np.fft.rfftfreq(round(6.0 * RATE_HZ), 1 / RATE_HZ)
            return float(spectrum[f > 2_000].sum() / spectrum.sum())

        assert energy_above_2k((2_400.0, 4_000.0, 6_000.0)) > 2 * energy_above_2k((900.0, 2_600.0, 5_000.0))

    def test_nothing_aliases(self) -> None:
        """All energy of a steady voice lies at multiples of its f0."""
        cry = synthesise(STEADY.with_changes(f0_hz=500.0, breathiness=0.0), seed=8)
        unit = cry.units[0]
        at = round((unit.start_s + unit.end_s) / 2 * RATE_HZ)
        n = 6_400
        spectrum = np.abs(np.fft.rfft(cry.samples[at - n // 2 : at + n // 2] * np.hanning(n))) ** 2
        f = np.arange(len(spectrum)) * RATE_HZ / n
        near = np.abs(f - 500 * np.rint(f / 500)) < 40
        assert spectrum[~near].sum() < 1e-4 * spectrum.sum()

    @pytest.mark.parametrize("spec", [CrySpec(duration_s=0), CrySpec(f0_hz=0), CrySpec(f0_hz=9_000)])
    def test_impossible_cries_are_refused(self, spec: CrySpec) -> None:
        with pytest.raises(ValueError, match="cannot be made"):
            synthesise(spec, 0)


@pytest.fixture(scope="module")
def examples() -> list[ExampleCry]:
    return example_set(0)


class TestExamples:
    def test_size_and_names(self, examples: list[ExampleCry]) -> None:
        assert len({e.infant for e in examples}) == 36
        assert len({e.file_name for e in examples}) == len(examples)
        assert all("synthetic" in e.file_name and e.infant in e.file_name for e in examples)
        assert all(e.metadata.synthetic and e.metadata.infant == e.infant for e in examples)
        per_infant = [sum(e.infant == code for e in examples) for code in {e.infant for e in examples}]
        assert set(per_infant) == {2, 3}

    def test_enough_infants_are_locked_to_see_a_figure(self, examples: list[ExampleCry]) -> None:
        locked = [e for e in examples if is_locked(lock_bucket(e.infant))]
        assert len({e.infant for e in locked}) >= 10
        for answer in ("cry", "no_cry"):
            assert sum(e.labels["cry_presence"] == answer for e in locked) >= 5

    def test_sound_is_fit_to_be_written(self, examples: list[ExampleCry]) -> None:
        for e in examples:
            assert e.samples.dtype == np.float32
            assert 3.9 * RATE_HZ < len(e.samples) < 8.1 * RATE_HZ
            assert 0.003 < np.abs(e.samples).max() <= 0.951

    def test_both_conditions_and_both_answers_among_the_locked_and_the_others(self, examples: list[ExampleCry]) -> None:
        for locked in (True, False):
            part = [e for e in examples if is_locked(lock_bucket(e.infant)) == locked]
            for condition in ("none", "confirmed"):
                assert len({e.infant for e in part if e.labels.get("neuro_injury") == condition}) >= 2
            assert {e.labels["cry_presence"] for e in part} == {"cry", "no_cry"}

    def test_labels_agree_with_the_truth(self, examples: list[ExampleCry]) -> None:
        for e in examples:
            assert (e.labels["cry_presence"] == "cry") == (e.truth is not None) == ("trigger" in e.labels)
        silent = sum(e.labels["cry_presence"] == "no_cry" for e in examples)
        assert 0.2 < silent / len(examples) < 0.45
        conditions = {(e.infant, e.labels["neuro_injury"]) for e in examples if e.truth}
        assert len(conditions) == len({infant for infant, _ in conditions})

    def test_conditions_differ_on_average_and_overlap(self, examples: list[ExampleCry]) -> None:
        f0: dict[str, list[float]] = {"none": [], "confirmed": []}
        for e in examples:
            if e.truth is not None:
                f0[e.labels["neuro_injury"]].append(float(np.median(e.truth.f0_hz[e.truth.f0_hz > 0])))
        assert np.mean(f0["confirmed"]) > np.mean(f0["none"]) + 20
        assert min(f0["confirmed"]) < np.median(f0["none"]) + 60
        assert max(f0["none"]) > min(f0["confirmed"])

    def test_the_same_every_time(self, examples: list[ExampleCry]) -> None:
        again = example_set(0)
        assert all(np.array_equal(a.samples, b.samples) for a, b in zip(examples[:6], again[:6], strict=True))
