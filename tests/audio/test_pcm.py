"""Any stretch of a working copy, by position."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from cryapp.audio.pcm import open_sound, read_samples
from cryapp.domain.errors import UserError
from tests.audio.sounds import noise, working_copy


@pytest.mark.parametrize(("start", "stop"), [(0, 10), (15_990, 16_000), (7_777, 12_345), (0, 16_000)])
def test_a_stretch_is_that_stretch(tmp_path: Path, start: int, stop: int) -> None:
    samples = noise(1.0, 0.1)
    sound = working_copy(tmp_path, samples)
    np.testing.assert_allclose(read_samples(sound, start, stop), samples[start:stop], atol=1e-4)


def test_beyond_the_ends_is_silence(tmp_path: Path) -> None:
    sound = working_copy(tmp_path, np.full(100, 0.5, np.float32))
    out = read_samples(sound, -20, 130)
    assert (out[:20] == 0).all()
    np.testing.assert_allclose(out[20:120], 0.5, atol=1e-4)
    assert (out[120:] == 0).all()
    assert (read_samples(sound, 500, 510) == 0).all()
    assert len(read_samples(sound, 10, 10)) == 0


def test_channels_are_averaged(tmp_path: Path) -> None:
    left, right = noise(0.5, 0.1, 1), noise(0.5, 0.1, 2)
    soundfile.write(tmp_path / "two.flac", np.stack([left, right], axis=1), 44_100)
    sound = open_sound(tmp_path / "two.flac")
    assert (sound.channels, sound.sample_rate_hz) == (2, 44_100)
    np.testing.assert_allclose(read_samples(sound, 0, 1000), (left + right)[:1000] / 2, atol=1e-4)


@pytest.mark.parametrize("content", [b"", b"fLaC", b"RIFF not sound", bytes(5000)])
def test_what_is_no_sound_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.flac"
    path.write_bytes(content)
    with pytest.raises(UserError, match="damaged"):
        open_sound(path)
    with pytest.raises(UserError, match="missing"):
        open_sound(tmp_path / "nothing.flac")
