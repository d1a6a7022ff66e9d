"""The stream for the loudspeaker: every sample once, in time and at pitch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cryapp.audio.pcm import Sound
from cryapp.audio.playout import FADE_S, PlayoutStream, Stretch
from cryapp.domain.errors import UserError
from tests.audio.sounds import noise, tone, working_copy


def all_of(stretch: Stretch, rate_hz: int, block: int = 777, most: int = 10**7) -> np.ndarray:
    stream = PlayoutStream(stretch, rate_hz)
    pieces = []
    while sum(map(len, pieces)) < most:
        pieces.append(stream.read(block))
        if len(pieces[-1]) < block:
            break
    stream.close()
    return np.concatenate(pieces)


def pitch_hz(samples: np.ndarray, rate_hz: int) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(spectrum.argmax() * rate_hz / len(samples))


def stretch_of(sound: Sound, start_s: float = 0.0, stop_s: float | None = None, **more: object) -> Stretch:
    stop_s = sound.duration_s if stop_s is None else stop_s
    return Stretch(sound, start_s, stop_s, enter_s=start_s, **more)  # type: ignore[arg-type]


def test_at_its_own_rate_it_is_the_sound_itself(tmp_path: Path) -> None:
    samples = noise(2.0, 0.1)
    played = all_of(stretch_of(working_copy(tmp_path, samples)), 16_000)
    fade = round(FADE_S * 16_000)
    assert len(played) == len(samples)
    np.testing.assert_allclose(played[fade:-fade], samples[fade:-fade], atol=1e-4)
    assert abs(played[0]) < 0.1 * np.abs(samples).max()


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 44_100])
@pytest.mark.parametrize("speed", [0.5, 1.0, 2.0])
def test_rates_and_speeds_keep_time_and_turn_pitch(tmp_path: Path, rate_hz: int, speed: float) -> None:
    sound = working_copy(tmp_path, tone(1000, 2.0, rate_hz=rate_hz), rate_hz)
    played = all_of(stretch_of(sound, speed=speed), 48_000)
    assert len(played) == pytest.approx(2.0 / speed * 48_000, abs=50)
    assert pitch_hz(played, 48_000) == pytest.approx(1000 * speed, abs=2)


def test_a_selection_is_cut_exactly(tmp_path: Path) -> None:
    samples = np.zeros(48_000, np.float32)
    samples[16_000:32_000] = 0.5
    played = all_of(stretch_of(working_copy(tmp_path, samples), 1.0, 2.0), 16_000)
    assert len(played) == 16_000
    fade = round(FADE_S * 16_000)
    np.testing.assert_allclose(played[fade:-fade], 0.5, atol=1e-3)
    assert played[0] < 0.05
    assert played[-1] < 0.05


def test_a_loop_has_no_gap_and_no_drift(tmp_path: Path) -> None:
    sound = working_copy(tmp_path, noise(3.0, 0.1))
    played = all_of(stretch_of(sound, 1.0, 1.25, loop=True), 16_000, most=10 * 4000)
    once = played[:4000]
    for turn in range(1, 9):
        np.testing.assert_allclose(played[turn * 4000 : (turn + 1) * 4000], once, atol=1e-5)


def test_places_follow_what_was_played(tmp_path: Path) -> None:
    sound = working_copy(tmp_path, noise(3.0))
    once = Stretch(sound, 1.0, 2.0, enter_s=1.5)
    assert once.place_after(0.2) == pytest.approx(1.7)
    assert once.place_after(9.0) == 2.0
    loop = Stretch(sound, 1.0, 2.0, enter_s=1.5, loop=True)
    assert loop.place_after(0.75) == pytest.approx(1.25)
    assert loop.place_after(100.75) == pytest.approx(1.25)
    assert Stretch(sound, 0.0, 3.0, enter_s=0.0, speed=0.5).place_after(2.0) == pytest.approx(1.0)


def test_an_hour_is_not_loaded_to_play_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = working_copy(tmp_path, noise(120.0, 0.01))
    asked: list[int] = []
    from cryapp.audio.pcm import PcmReader

    read = PcmReader.read

    def counted(self: PcmReader, start: int, stop: int) -> np.ndarray:
        asked.append(stop - start)
        return read(self, start, stop)

    monkeypatch.setattr(PcmReader, "read", counted)
    all_of(Stretch(sound, 0.0, 120.0, enter_s=119.0), 48_000)
    assert sum(asked) == 16_000
    assert max(asked) <= 1600


def test_a_vanished_file_is_a_sentence(tmp_path: Path) -> None:
    sound = working_copy(tmp_path, noise(1.0))
    sound.path.unlink()
    with pytest.raises(UserError, match="missing"):
        PlayoutStream(stretch_of(sound), 48_000)
