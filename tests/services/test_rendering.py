"""Whole pictures, colours and peak frequencies, from working copies in a vault's place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cryapp.audio.axis import FrequencyAxis, Scale
from cryapp.audio.stft import Analysis
from cryapp.domain.errors import UserError
from cryapp.services import rendering
from cryapp.services.rendering import Tone
from tests.audio.sounds import noise, tone, working_copy
from tests.shown import recording_of, vault_library


def test_colour_maps_are_whole_and_ordered() -> None:
    for name in rendering.COLOUR_MAPS:
        table = rendering.colour_map(name).astype(float)
        assert table.shape == (256, 3)
        light = table @ [0.2126, 0.7152, 0.0722]
        steps = np.diff(light) if name != "grey" else -np.diff(light)
        assert (steps >= -0.6).all()
    with pytest.raises(ValueError, match="no colour map"):
        rendering.colour_map("jet")


def test_tone_maps_its_span_to_all_colours() -> None:
    analysis = Analysis(floor_db=-100, ceiling_db=0)
    grey = np.repeat(np.arange(256, dtype=np.uint8)[:, None], 3, axis=1)
    table = rendering.tone_table(grey, analysis, Tone(top_db=-20, range_db=50))[:, 0]
    level = {db: round((db + 100) / analysis.step_db) for db in (-90, -70, -45, -20, -5)}
    assert table[level[-90]] == table[level[-70]] == 0
    assert table[level[-45]] == pytest.approx(127, abs=2)
    assert table[level[-20]] == pytest.approx(255, abs=1)
    assert table[level[-5]] == 255


def test_a_tone_is_a_line_at_its_height(tmp_path: Path) -> None:
    library, recording = vault_library(tmp_path, noise(5.0, 0.001) + tone(2000, 5.0))
    picture = rendering.whole_picture(library, recording, 300, 200, colours="grey", high_hz=8000)
    assert picture.shape == (200, 300, 3)
    darkest = picture[:, :, 0].astype(int).sum(axis=1).argmin()
    assert darkest == pytest.approx(200 * (1 - 2000 / 8000), abs=2)


def test_a_picture_from_tiles_equals_one_from_the_pyramid(tmp_path: Path) -> None:
    sound = working_copy(tmp_path, noise(4.0, 0.05))
    axis = FrequencyAxis(Scale.LINEAR, 0.0, 8000.0)
    fine, _ = rendering.bytes_of_whole(sound, Analysis(), 900, 100, axis)
    coarse, peak = rendering.bytes_of_whole(sound, Analysis(), 100, 100, axis)
    assert fine.shape == (100, 900)
    assert coarse.max() <= peak
    assert abs(int(fine.max()) - int(coarse.max())) < 30


@pytest.mark.parametrize("hz", [437.0, 1180.0, 3333.0])
@pytest.mark.parametrize("span_s", [0.02, 1.4, 14.0])
def test_peak_frequency_is_found(tmp_path: Path, hz: float, span_s: float) -> None:
    sound = working_copy(tmp_path, noise(20.0, 0.002) + tone(hz, 20.0, 0.3) + tone(50, 20.0, 0.5))
    found = rendering.peak_frequency(sound, 2.0, 2.0 + span_s)
    assert found == pytest.approx(hz, abs=4.0)


def test_silence_has_no_peak(tmp_path: Path) -> None:
    assert rendering.peak_frequency(working_copy(tmp_path, np.zeros(16_000, np.float32)), 0.1, 0.9) is None


def test_a_recording_without_copy_is_a_sentence(tmp_path: Path) -> None:
    library, recording = vault_library(tmp_path, noise(1.0))
    with pytest.raises(UserError, match="no working copy"):
        rendering.sound_of(library, replace(recording, vault_key=""))
    library.vault.path_of(recording.vault_key).unlink()
    with pytest.raises(UserError, match="missing"):
        rendering.sound_of(library, recording)


@pytest.mark.corpus
def test_real_uploads_can_be_drawn(tmp_path: Path, uploads_dir: Path) -> None:
    from cryapp.audio.decode import open_audio

    for path in [*sorted(uploads_dir.glob("*.caf"))[:2], *sorted(uploads_dir.glob("*.3gp"))[:2]]:
        with open_audio(path) as source:
            samples, rate_hz = np.concatenate(list(source.blocks()))[:, 0], source.sample_rate_hz
        library, recording = vault_library(tmp_path, samples, rate_hz)
        assert recording_of(library, recording).n_samples == len(samples)
        assert rendering.whole_picture(library, recording, 200, 100).std() > 5
