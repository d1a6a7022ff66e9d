"""Playing at another pace, one band of it, or louder: in time, at pitch, without a trace of the pieces."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryapp.audio.pcm import Sound
from cryapp.audio.playout import PlayoutStream, Stretch
from cryapp.audio.playout_band import Band
from cryapp.audio.playout_gain import KNEE, amplified
from cryapp.audio.playout_stretch import SEARCH_S, Stretcher
from tests.audio.sounds import RATE_HZ, noise, tone, working_copy
from tests.audio.test_playout import all_of, pitch_hz, stretch_of

SPEEDS = [0.25, 0.5, 0.75, 1.5, 2.0]


@pytest.mark.parametrize("speed", SPEEDS)
def test_pitch_and_loudness_stay_and_time_is_exact(speed: float, tmp_path: Path) -> None:
    sound = working_copy(tmp_path, tone(450, 2.0, 0.3))
    played = all_of(stretch_of(sound, speed=speed, keeps_pitch=True), RATE_HZ)
    assert len(played) == round(2.0 * RATE_HZ / speed)
    inner = played[2000:-2000]
    assert pitch_hz(inner, RATE_HZ) == pytest.approx(450, abs=RATE_HZ / len(inner))
    # A tone that frames were joined badly in swells and wanes: every period would not reach the same height.
    peaks = np.abs(inner[: len(inner) // 40 * 40]).reshape(-1, 40).max(axis=1)
    assert peaks.min() > 0.27
    assert peaks.max() < 0.33


@pytest.mark.parametrize("speed", [0.25, 0.5])
def test_clicks_come_when_they_should_even_after_an_hour(speed: float) -> None:
    """The source is a click each second of an hour; only the frames around the places looked at are read."""
    click_every_n = RATE_HZ

    def clicks(start: int, stop: int) -> np.ndarray:
        place = np.arange(start, stop)
        return np.where(place % click_every_n < 16, 0.5, 0.0).astype(np.float32)

    stretcher = Stretcher(clicks, RATE_HZ, speed, 0)
    hop_n = len(stretcher.frame())
    for from_s in (0, 1800, 3598):
        stretcher._n_frames = round(from_s * RATE_HZ / speed / hop_n) + 1
        first = (stretcher._n_frames - 1) * hop_n
        heard = np.concatenate([stretcher.frame() for _ in range(round(2 * RATE_HZ / speed / hop_n))])
        loud_s = (first + np.flatnonzero(heard > 0.3)) / RATE_HZ * speed  # in seconds of the recording
        after_click_s = (loud_s + 0.5) % 1.0 - 0.5
        assert len(loud_s) > 0
        assert np.abs(after_click_s).max() <= 0.02


def test_frames_are_never_further_from_their_place_than_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[int] = []
    best = Stretcher._best

    def watched(self: Stretcher, wanted: int) -> int:
        place = best(self, wanted)
        found.append(abs(place - wanted))
        return place

    monkeypatch.setattr(Stretcher, "_best", watched)
    samples = noise(3.0, 0.1)
    stretcher = Stretcher(lambda start, stop: np.pad(samples, 40_000)[start + 40_000 : stop + 40_000], RATE_HZ, 0.6, 0)
    for _ in range(300):
        stretcher.frame()
    assert max(found) <= round(SEARCH_S * RATE_HZ)


def test_a_stretched_loop_neither_drifts_nor_cracks(tmp_path: Path) -> None:
    sound = working_copy(tmp_path, tone(500, 3.0, 0.3))
    loop = Stretch(sound, 1.0, 1.0 + 1001 / RATE_HZ, 1.0, loop=True, speed=0.75, keeps_pitch=True)
    played = all_of(loop, RATE_HZ, most=40_000)
    envelope = np.array([np.abs(played[i : i + 16]).max() for i in range(0, 40_000, 16)])
    joins = np.flatnonzero(envelope < 0.1) * 16
    ends = joins[np.append(True, np.diff(joins) > 100)][1:]
    assert len(ends) > 20
    turns = np.round(np.diff(ends) / (1001 / 0.75))
    assert (turns == 1).all()
    assert ends[-1] - ends[0] == pytest.approx((len(ends) - 1) * 1001 / 0.75, abs=64)


def test_the_cursor_of_a_loop_counts_whole_samples(tmp_path: Path) -> None:
    """A loop of 1000.4 samples is played as 1000: after an hour of it the cursor would be more than a second off."""
    sound = working_copy(tmp_path, noise(1.0))
    loop = Stretch(sound, 0.1, 0.1 + 1000.4 / RATE_HZ, 0.1, loop=True)
    turns = 50_000
    after = loop.place_after((turns * 1000 + 10) / RATE_HZ)
    assert after == pytest.approx(0.1 + 10 / RATE_HZ, abs=1e-6)


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 44_100])
def test_a_band_lets_through_what_lies_in_it(rate_hz: int) -> None:
    band = Band(900.0, 1500.0, rate_hz)
    for hz, least_db, most_db in (
        (1200, -0.05, 0.05),
        (900, -7, -5),
        (1500, -7, -5),
        (800, -200, -50),
        (1650, -200, -50),
    ):
        samples = tone(hz, 0.5, 0.5, rate_hz).astype(np.float64)
        source = np.pad(samples, band.half_n).astype(np.float32)

        def read(start: int, stop: int, source: np.ndarray = source) -> np.ndarray:
            return source[start + band.half_n : stop + band.half_n]

        got = band.read(read, 0, len(samples))[band.half_n : -band.half_n]
        level_db = 20 * np.log10(np.sqrt(np.mean(got**2)) / (0.5 / np.sqrt(2)) + 1e-12)
        assert least_db <= level_db <= most_db, hz


def test_a_band_delays_nothing_and_shows_no_pieces(tmp_path: Path) -> None:
    samples = np.zeros(RATE_HZ, np.float32)
    samples[5000] = 0.9
    sound = working_copy(tmp_path, samples)
    heard = all_of(stretch_of(sound, band_hz=(500.0, 4000.0)), RATE_HZ)
    assert len(heard) == len(samples)
    assert int(np.abs(heard).argmax()) == 5000
    hiss = working_copy(tmp_path, noise(1.0, 0.1), name="hiss")
    whole = all_of(stretch_of(hiss, band_hz=(500.0, 4000.0)), RATE_HZ, block=RATE_HZ + 1)
    np.testing.assert_allclose(all_of(stretch_of(hiss, band_hz=(500.0, 4000.0)), RATE_HZ, block=311), whole, atol=1e-5)
    band = Band(500.0, 4000.0, RATE_HZ)
    samples = np.pad(noise(1.0, 0.1), band.half_n)
    direct = np.convolve(samples, band._taps, "valid")[100:-100]
    np.testing.assert_allclose(whole[100:-100], direct, atol=1e-3)  # working copies have 16 bits


def test_a_band_goes_with_another_pace(tmp_path: Path) -> None:
    sound = working_copy(tmp_path, tone(450, 1.0, 0.3) + tone(2000, 1.0, 0.3))
    heard = all_of(stretch_of(sound, speed=0.5, keeps_pitch=True, band_hz=(1500.0, 2500.0)), RATE_HZ)[2000:-2000]
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(len(heard)))) ** 2
    hz = np.fft.rfftfreq(len(heard), 1 / RATE_HZ)
    assert spectrum[np.abs(hz - 2000) < 30].sum() > 0.99 * spectrum.sum()


def test_impossible_bands() -> None:
    for low_hz, high_hz in ((500.0, 500.0), (9000.0, 9500.0), (-1.0, 100.0)):
        with pytest.raises(ValueError, match="no band"):
            Band(low_hz, high_hz, RATE_HZ)


@given(gain_db=st.floats(0.1, 60.0), values=st.lists(st.floats(-1.0, 1.0, width=32), min_size=2, max_size=20))
def test_gain_never_cuts_nor_turns(gain_db: float, values: list[float]) -> None:
    samples = np.array(sorted(values), np.float32)
    loud = amplified(samples, gain_db)
    assert np.abs(loud).max() <= 1.0
    assert all(low <= high for low, high in pairwise(loud.tolist()))
    np.testing.assert_allclose(amplified(-samples, gain_db), -loud)
    plain = samples * 10 ** (gain_db / 20)
    quiet = np.abs(plain) < KNEE
    np.testing.assert_allclose(loud[quiet], plain[quiet], rtol=1e-5)


def test_gain_applies_while_it_plays(tmp_path: Path) -> None:
    sound: Sound = working_copy(tmp_path, tone(450, 2.0, 0.02))
    stream = PlayoutStream(stretch_of(sound), RATE_HZ)
    before = stream.read(8000)[4000:]
    stream.gain_db = 20.0
    after = stream.read(8000)[4000:]
    stream.close()
    assert np.abs(after).max() == pytest.approx(10 * np.abs(before).max(), rel=0.02)
