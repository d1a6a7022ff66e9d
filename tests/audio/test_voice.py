"""Cry measurements: known pitch in noise, Praat's own answers, order of jitter, shimmer and harmonicity, shapes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import parselmouth
import pytest
from numpy.typing import NDArray
from parselmouth.praat import call

from cryapp.audio import voice
from cryapp.audio.melody import legs, melody_of
from cryapp.audio.pcm import Sound, read_samples
from cryapp.audio.synth import CrySpec, SynthCry, synthesise
from cryapp.audio.voice import Track, track
from cryapp.audio.voice_measures import cry_units, measure_recording, measure_span
from cryapp.domain.errors import Cancelled, UserError
from cryapp.domain.voice import Melody, VoiceSettings
from tests.audio.sounds import RATE_HZ, noise, tone, working_copy

SETTINGS = VoiceSettings()
CALM = CrySpec(duration_s=5.0, hyperphonation=0.0, dysphonation=0.0)


def in_noise(cry: SynthCry, snr_db: float, folder: Path) -> Sound:
    level = 10 ** ((20 * np.log10(np.sqrt(np.mean(cry.samples[cry.samples != 0] ** 2))) - snr_db) / 20)
    return working_copy(folder, cry.samples + noise(len(cry.samples) / RATE_HZ, level, seed=5))


def pulses(
    f0_hz: float, seconds: float, jitter: float = 0.0, shimmer: float = 0.0, seed: int = 1
) -> NDArray[np.float32]:
    """Damped pulses of a known period and amplitude, each off by a known spread: what jitter and shimmer measure."""
    rng = np.random.default_rng(seed)
    out = np.zeros(round(seconds * RATE_HZ) + 400)
    n = np.arange(300)
    at_s = 0.002
    while at_s < seconds:
        place = at_s * RATE_HZ
        t = (n - (place - int(place))) / RATE_HZ
        pulse = np.where(t >= 0, np.exp(-t * 1500) * np.sin(2 * np.pi * 1100 * t), 0.0)
        out[int(place) : int(place) + 300] += 0.3 * (1 + shimmer * rng.standard_normal()) * pulse
        at_s += (1 + jitter * rng.standard_normal()) / f0_hz
    return out[: round(seconds * RATE_HZ)].astype(np.float32)


@pytest.mark.parametrize("spec", [CALM, replace(CALM, f0_hz=600.0), replace(CALM, f0_hz=500.0, hyperphonation=1.0)])
def test_pitch_is_within_one_percent_at_20_db(spec: CrySpec, tmp_path: Path) -> None:
    cry = synthesise(spec, 3)
    # Half a step in, so that frames are centred on the moments whose truth is known.
    found = track(in_noise(cry, 20.0, tmp_path), SETTINGS.step_s / 2, spec.duration_s, SETTINGS)
    truth_hz = np.interp(found.times_s, cry.times_s, cry.f0_hz)
    both = (truth_hz > 0) & found.voiced
    error = np.abs(found.f0_hz[both] / truth_hz[both] - 1)
    assert np.median(error) < 0.002
    assert np.mean(error > 0.01) < 0.06
    assert found.voiced[truth_hz > 0].mean() > 0.9
    assert found.voiced[truth_hz == 0].mean() < 0.1
    assert found.strength[both].min() > SETTINGS.voicing_threshold / 2


def test_it_is_what_praat_says(tmp_path: Path) -> None:
    """The same part cut out and given to Praat directly: the same frames, to a bit of the samples' rounding."""
    sound = in_noise(synthesise(CALM, 3), 30.0, tmp_path)
    lead_s = (3 / SETTINGS.floor_hz - SETTINGS.step_s) / 2
    span = (1.0, 2.9)
    start = round((span[0] - lead_s) * RATE_HZ)
    n = round((span[1] - span[0] + 2 * lead_s) * RATE_HZ) + 1
    cut = parselmouth.Sound(read_samples(sound, start, start + n).astype(float), RATE_HZ)
    loud = np.percentile(np.abs(cut.values[0][: n // 190 * 190]).reshape(190, -1).max(axis=1), 99.9)
    peak = np.abs(cut.values[0] - cut.values[0].mean()).max()
    pitch = cut.to_pitch_ac(0.01, 200.0, 15, False, 0.03 * loud / peak, 0.45, 0.01, 0.35, 0.14, 2000.0)
    found = track(sound, *span, SETTINGS, with_periods=True)
    np.testing.assert_allclose(found.f0_hz, pitch.selected_array["frequency"], rtol=1e-5)
    marks = call([cut, pitch], "To PointProcess (cc)")
    bounds = (lead_s, lead_s + 1.9, 0.8 / 2000, 1.25 / 200, 1.3)
    assert found.jitter == pytest.approx(call(marks, "Get jitter (local)", *bounds), rel=1e-6)
    assert found.shimmer == pytest.approx(call([cut, marks], "Get shimmer (local)", *bounds, 1.6), rel=1e-6)
    heard = pitch.selected_array["frequency"] > 0
    r = pitch.selected_array["strength"][heard]
    assert found.hnr_db[found.voiced].mean() == pytest.approx(np.mean(10 * np.log10(r / (1 - r))), abs=1e-3)


def test_pieces_do_not_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = in_noise(synthesise(CALM, 4), 25.0, tmp_path)
    in_three = track(sound, 0.0, 5.0, SETTINGS)
    monkeypatch.setattr(voice, "PIECE_S", 60.0)
    whole = track(sound, 0.0, 5.0, SETTINGS)
    assert np.mean(in_three.voiced == whole.voiced) > 0.99
    both = in_three.voiced & whole.voiced
    assert np.mean(np.abs(in_three.f0_hz[both] / whole.f0_hz[both] - 1) > 0.001) < 0.01
    np.testing.assert_allclose(in_three.level_db, whole.level_db, atol=0.1)


def test_gain_changes_the_level_and_nothing_else(tmp_path: Path) -> None:
    cry = synthesise(CALM, 6)
    loud = measure_span(working_copy(tmp_path, cry.samples, name="loud"), (0.2, 1.4), SETTINGS)
    soft = measure_span(working_copy(tmp_path, cry.samples / 4, name="soft"), (0.2, 1.4), SETTINGS)
    assert loud.level_db - soft.level_db == pytest.approx(12.04, abs=0.05)  # type: ignore[operator]
    assert soft.f0_mean_hz == pytest.approx(loud.f0_mean_hz, rel=2e-3)
    assert soft.melody is loud.melody
    assert soft.hnr_db == pytest.approx(loud.hnr_db, abs=0.3)


@pytest.mark.parametrize(("name", "values"), [("jitter", (0.0, 0.01, 0.03)), ("shimmer", (0.0, 0.05, 0.2))])
def test_perturbation_grows_with_what_was_put_in(name: str, values: tuple[float, ...], tmp_path: Path) -> None:
    found = []
    for value in values:
        sound = working_copy(tmp_path, pulses(420.0, 2.0, **{name: value}), name=f"{value}")
        found.append(getattr(measure_span(sound, (0.1, 1.9), SETTINGS), name))
    assert found == sorted(found)
    # Neighbours drawn independently differ by 2 / √π of their spread on average.
    assert found[1] == pytest.approx(values[1] * 2 / np.sqrt(np.pi), rel=0.25)
    assert found[0] < 0.2 * found[1]


def test_harmonicity_falls_with_noise_as_it_should(tmp_path: Path) -> None:
    clean = tone(500.0, 1.5, 0.2) + tone(1000.0, 1.5, 0.1)
    power = 0.2**2 / 2 + 0.1**2 / 2
    found = []
    for snr_db in (25.0, 15.0, 8.0):
        sound = working_copy(tmp_path, clean + noise(1.5, np.sqrt(power) * 10 ** (-snr_db / 20)), name=f"{snr_db}")
        found.append(measure_span(sound, (0.1, 1.4), SETTINGS).hnr_db)
    # Chance peaks lift it a little: Praat takes the best of several correlations of noisy sound.
    assert found == pytest.approx([25.0, 15.0, 8.0], abs=1.5)


def test_modes_of_phonation(tmp_path: Path) -> None:
    def shares(**changes: float) -> tuple[float | None, ...]:
        cry = synthesise(replace(CALM, f0_hz=500.0, **changes), 3)
        pooled = measure_recording(in_noise(cry, 25.0, tmp_path), SETTINGS).pooled
        assert sum((pooled.phonation or 0, pooled.hyperphonation or 0, pooled.dysphonation or 0)) == pytest.approx(1.0)
        return pooled.phonation, pooled.hyperphonation, pooled.dysphonation

    calm, shriek, hoarse = shares(), shares(hyperphonation=1.0), shares(dysphonation=1.0)
    assert calm[0] is not None and calm[0] > 0.85
    assert shriek[1] is not None and 0.15 < shriek[1] < 0.8
    assert hoarse[2] is not None and hoarse[2] > 0.5


def test_units_and_latency(tmp_path: Path) -> None:
    cry = synthesise(replace(CALM, duration_s=6.0), 3)
    true = [unit for unit in cry.units if unit.kind == "expiration"]
    sound = in_noise(cry, 20.0, tmp_path)
    found = measure_recording(sound, SETTINGS)
    assert len(found.units) == len(true)
    for mine, theirs in zip(found.units, true, strict=True):
        assert mine.start_s == pytest.approx(theirs.start_s, abs=0.05)
        assert mine.end_s == pytest.approx(theirs.end_s, abs=0.1)  # they fade out
    assert found.latency_s == pytest.approx(true[0].start_s, abs=0.05)
    assert found.unit_mean_s == pytest.approx(np.mean([unit.duration_s for unit in found.units]))
    after = measure_recording(sound, SETTINGS, [(u.start_s, u.end_s) for u in true], stimulus_s=true[1].start_s - 0.4)
    assert after.latency_s == pytest.approx(0.4)
    assert after.pooled.f0_mean_hz == pytest.approx(found.pooled.f0_mean_hz, rel=0.01)


@pytest.mark.parametrize(
    ("points_hz", "shape"),
    [
        ((400, 402, 401, 400), Melody.FLAT),
        ((380, 420, 480), Melody.RISING),
        ((480, 420, 380), Melody.FALLING),
        ((400, 500, 380), Melody.RISING_FALLING),
        ((500, 400, 480), Melody.FALLING_RISING),
        ((400, 500, 400, 500, 400), Melody.COMPLEX),
    ],
)
def test_melodies(points_hz: tuple[float, ...], shape: Melody) -> None:
    x = np.linspace(0, 1, 90)
    line = np.interp(x, np.linspace(0, 1, len(points_hz)), points_hz)
    vibrato = 1 + 0.01 * np.sin(2 * np.pi * 6.5 * 0.9 * x)
    line = line * vibrato
    line[[20, 21, 55]] = 0.0  # voice breaks off for a moment
    line[40] *= 2  # an octave slip
    assert melody_of(line, 0.01, SETTINGS.melody_step_st) is shape
    assert melody_of(2 * line, 0.01, SETTINGS.melody_step_st) is shape
    assert melody_of(np.zeros(90), 0.01, 1.0) is Melody.UNKNOWN


def test_waves_within_a_leg_do_not_end_it() -> None:
    assert legs(np.array([0, 2, 1.5, 4, 3.4, 6, 5.5]), 1.0) == (1,)
    assert legs(np.array([0, 0.9, 0, 0.9]), 1.0) == ()
    assert legs(np.array([3, 0, 1.2, 1.1, -4]), 1.0) == (-1, 1, -1)


def test_silence_noise_and_what_is_too_short(tmp_path: Path) -> None:
    silence = measure_recording(working_copy(tmp_path, np.zeros(RATE_HZ, np.float32), name="silence"), SETTINGS)
    assert silence.units == ()
    assert silence.latency_s is None and silence.pooled.f0_mean_hz is None
    hiss = working_copy(tmp_path, noise(2.0, 0.1), name="hiss")
    assert measure_recording(hiss, SETTINGS).units == ()
    span = measure_span(hiss, (0.5, 1.5), SETTINGS)
    assert span.dysphonation == pytest.approx(1.0, abs=0.05)
    assert span.melody is Melody.UNKNOWN
    empty = measure_span(hiss, (0.5, 0.505), SETTINGS)
    assert (empty.sounding_s, empty.level_db, empty.phonation) == (0.0, None, None)
    beyond = measure_span(hiss, (1.9, 99.0), SETTINGS)
    assert beyond.end_s == 2.0


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 44_100])
def test_every_sample_rate_has_its_frames(rate_hz: int, tmp_path: Path) -> None:
    sound = working_copy(tmp_path, tone(440.0, 2.6, rate_hz=rate_hz), rate_hz)
    found = track(sound, 0.0, 2.5, SETTINGS)
    assert len(found.f0_hz) == 250
    np.testing.assert_allclose(found.f0_hz[2:-2], 440.0, rtol=1e-3)


def test_it_can_be_stopped(tmp_path: Path) -> None:
    sound = working_copy(tmp_path, tone(440.0, 7.0))
    told: list[float] = []
    with pytest.raises(Cancelled):
        track(sound, 0.0, 7.0, SETTINGS, cancelled=lambda: len(told) >= 2, progress=told.append)
    assert len(told) == 2
    sound.path.unlink()
    with pytest.raises(UserError, match="missing"):
        measure_recording(sound, SETTINGS)


def test_settings_are_kept_and_checked() -> None:
    mine = replace(SETTINGS, floor_hz=150.0)
    assert VoiceSettings.from_json(mine.as_json()) == mine
    assert VoiceSettings.from_json({"version": 1, "floor_hz": 150.0, "gone": 3.0}) == mine
    with pytest.raises(ValueError, match="newer"):
        VoiceSettings.from_json({**mine.as_json(), "version": 99})
    for wrong in ({"floor_hz": 2500.0}, {"step_s": 0.0}, {"voicing_threshold": 2.0}, {"gate_db": -1.0}):
        with pytest.raises(ValueError, match=r".+"):
            replace(SETTINGS, **wrong)


def test_units_need_voice_and_some_length() -> None:
    level_db = np.full(200, -60.0, np.float32)
    f0_hz = np.zeros(200, np.float32)
    for first, last, hz in ((10, 60, 450.0), (64, 100, 450.0), (120, 130, 450.0), (150, 190, 0.0)):
        level_db[first:last] = -20.0
        f0_hz[first:last] = hz
    found = cry_units(Track(2.0, 0.01, f0_hz, (f0_hz > 0).astype(np.float32), level_db), SETTINGS)
    assert found == (pytest.approx((2.1, 3.0)),)
