"""The sound view through what can happen to it: predictions, lost and long sounds, other settings, close-ups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from cryapp.domain.changes import Changes
from cryapp.domain.doubt import Doubt
from cryapp.domain.ids import ModelId, RecordingId
from cryapp.domain.prediction import Prediction
from cryapp.domain.recording import Recording
from cryapp.domain.task import LabelClass, Role, Shape
from cryapp.settings import Settings
from cryapp.ui.figures import percent
from cryapp.ui.sound.images import color_table, colored_image, ramp
from cryapp.ui.sound.strip_marks import Answer, most_by_pixel
from cryapp.ui.sound_view import HIDDEN
from tests.audio.sounds import noise, tone
from tests.shown import put, vault_library
from tests.ui.stage import Stage


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    samples = noise(6.0, 0.002)
    samples[2 * 16_000 : 4 * 16_000] += tone(2000, 2.0, 0.4)
    library, recording = vault_library(tmp_path, samples)
    made = Stage(qtbot, library, recording)
    yield made
    made.view.stop()
    made.desk.close()


def prediction(recording: Recording) -> Prediction:
    return Prediction(
        recording_id=recording.id,
        model_id=ModelId("cry_presence-3"),
        model_name="presence 3",
        probabilities={"cry": 0.84, "no_cry": 0.16},
        positive_key="cry",
        uncertainty=0.3,
        frame_probabilities=tuple(np.repeat([0.1, 0.95, 0.1], 200)),
        frame_hop_s=0.01,
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def test_the_prediction_is_hidden_until_it_is_revealed(stage: Stage) -> None:
    stage.show()
    assert stage.view._note.whole == HIDDEN
    height, blank = stage.view.spectrogram.height(), stage.view.probability.grab().toImage()
    stage.view.set_revealed(prediction(stage.first))
    assert stage.view._note.whole == f"presence 3: cry {percent(0.84)}"
    stage.view.set_revealed(replace(prediction(stage.first), doubt=Doubt.UNLIKE))
    assert stage.view._note.whole == f"presence 3: cry {percent(0.84)} – unlike anything it learnt from"
    stage.view.set_revealed(replace(prediction(stage.first), doubt=Doubt.TOO_CLOSE))
    assert stage.view._note.whole == f"presence 3: cry {percent(0.84)} – too close to call"
    assert stage.view.probability.grab().toImage() != blank
    assert stage.view.spectrogram.height() == height
    panel = stage.view.probability
    low, high = (panel._points(panel.plot)[i].y() for i in (50, 300))
    assert high < low
    stage.view.show_recording(put(stage.library, noise(1.0), number=2))
    assert stage.view._note.whole == HIDDEN


@pytest.mark.parametrize("how", ["missing", "damaged"])
def test_a_lost_sound_is_told_and_the_next_one_works(stage: Stage, how: str) -> None:
    lost = put(stage.library, noise(2.0), number=2)
    path = stage.library.vault.path_of(lost.vault_key)
    if how == "missing":
        path.unlink()
    else:
        path.write_bytes(b"fLaC" + bytes(200))
    stage.view.show_recording(lost)
    stage.until(lambda: stage.view.source.error is not None)
    assert how in str(stage.view.source.error)
    assert how in stage.view.why_lost
    assert not any(how in message.text for message in stage.messages), "told once, on the hatched area"
    assert not stage.view.transport.play.isEnabled()
    assert stage.view.view_state()["sound_shown"] is False
    stage.image()
    stage.show()
    assert stage.view.has_sound


def test_a_sound_that_breaks_off_is_told(stage: Stage) -> None:
    """The header is whole, the rest is not: found only while drawing."""
    torn = put(stage.library, noise(60.0, 0.3), number=2)
    path = stage.library.vault.path_of(torn.vault_key)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    stage.view.show_recording(torn)
    stage.until(lambda: stage.view.source.error is not None)
    assert "damaged" in str(stage.view.source.error)


def test_a_long_recording_opens_on_its_first_page(stage: Stage) -> None:
    samples = noise(300.0, 0.005)
    samples[200 * 16_000] = 0.95
    long = put(stage.library, samples, number=2)
    stage.show(long)
    assert stage.view.viewport.span_s == pytest.approx(20.0)
    source = stage.view.source
    stage.until(lambda: source.loaded is not None and source.loaded.pyramid.is_complete)
    stage.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    stage.until(lambda: source.is_sharp)
    assert stage.view.viewport.span_s == pytest.approx(300.0)
    assert source.loaded is not None
    assert source.loaded.peak == pytest.approx(0.95, abs=0.01)
    outline = source.outline(0.0, 300.0, 300)
    assert outline is not None
    assert outline[200, 1] == pytest.approx(0.95, abs=0.01)


def test_nothing_is_blank_while_finer_tiles_are_drawn(stage: Stage) -> None:
    """Right after a jump the coarser picture stands in."""
    stage.show()
    stage.view.viewport.show(2.9, 3.1)
    answer = stage.view.source.columns(2.9, 3.1, 800)
    assert answer is not None
    assert not stage.view.source.is_sharp
    assert (answer[0].max(axis=1) > 100).all()
    stage.until(lambda: stage.view.source.columns(2.9, 3.1, 800) is not None and stage.view.source.is_sharp)


def test_view_state_says_what_the_reader_saw(stage: Stage) -> None:
    stage.show()
    stage.view.viewport.show(1.0, 2.5)
    stage.view.viewport.select(1.2, 1.8)
    state = stage.view.view_state()
    assert (state["start_s"], state["stop_s"]) == (1.0, 2.5)
    assert state["selection_s"] == [1.2, 1.8]
    assert state["times_played"] == stage.view.times_played == 0
    assert state["sound_shown"] is True
    assert (state["denoised"], state["band_hz"], state["measurements"]) == (False, None, False)
    stage.view.viewport.select(1.2, 1.8, (400.0, 900.0))
    stage.key(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    stage.until(lambda: stage.view.has_sound)
    stage.book.refresh()
    stage.key(Qt.Key.Key_H)
    state = stage.view.view_state()
    assert (state["denoised"], state["band_hz"], state["measurements"]) == (True, [400, 900], True)


def test_every_key_of_the_sound_is_its_own(stage: Stage) -> None:
    keys = [key for spec in stage.view.action_specs() for key in spec.keys]
    assert len(keys) == len(set(keys))
    assert {"Space", "Tab", "Shift+Space", "Esc", "L", "Ctrl+E", "Ctrl+F", "B", "Home", "End"} <= set(keys)
    assert RecordingId(1) == stage.first.id


def test_settings_changed_elsewhere_are_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    library, recording = vault_library(tmp_path, noise(2.0))
    settings = Settings(tmp_path / "settings.json")
    stage = Stage(qtbot, library, recording, settings)
    stage.show()
    settings.set("sound.colormap", "cividis")
    stage.desk.bus.announce(Changes(settings=True))
    assert "cividis" in stage.view.transport.look.text() or stage.view.popover.colours.currentData() == "cividis"
    stage.desk.close()


def test_close_ups_show_single_samples(stage: Stage) -> None:
    stage.show()
    stage.view.viewport.show(2.5, 2.52)
    stage.until(lambda: stage.view.source.samples(2.5, 2.52) is not None)
    samples = stage.view.source.samples(2.5, 2.52)
    assert samples is not None
    assert len(samples) == pytest.approx(320, abs=1)
    assert np.abs(samples).max() == pytest.approx(0.4, abs=0.02)
    stage.image()
    assert stage.view.waveform.grab().toImage() != stage.view.probability.grab().toImage()


def test_another_window_length_goes_on_playing_the_same_sound(stage: Stage) -> None:
    stage.show()
    stage.view.viewport.show(1.0, 3.0)
    playing = stage.view.player.sound
    assert playing is not None
    stage.view.popover.window_s.setCurrentIndex(stage.view.popover.window_s.findData(0.008))
    stage.until(lambda: stage.view.has_sound and stage.view.source.is_sharp)
    assert stage.view.player.sound is playing
    assert stage.view.viewport.start_s == pytest.approx(1.0)
    assert stage.view.source.grid is not None
    assert stage.view.source.grid.analysis.window_s == pytest.approx(0.008)


def test_images_have_the_colours_of_their_bytes() -> None:
    levels = np.arange(6, dtype=np.uint8).reshape(2, 3)
    rgb = np.stack([np.arange(256), 255 - np.arange(256), np.full(256, 7)], axis=1).astype(np.uint8)
    image = colored_image(levels, color_table(rgb))
    for row in range(2):
        for column in range(3):
            level = int(levels[row, column])
            assert image.pixelColor(column, row) == QColor(level, 255 - level, 7)
    ends = ramp(QColor("#102030"), QColor("#ffeedd"))
    assert (QColor(int(ends[0])).name(), QColor(int(ends[255])).name()) == ("#102030", "#ffeedd")


def test_the_overview_tells_the_answer_and_the_probability(stage: Stage) -> None:
    stage.show()
    strip = stage.view.overview
    plain = strip.grab().toImage()
    given = LabelClass("cry", "Cry", "1", "#e69f00", Shape.CIRCLE, Role.POSITIVE)
    pictures = [plain]
    for answer in (Answer(), Answer(waiting=False), Answer(given, waiting=False)):
        stage.view.set_answer(answer)
        pictures.append(strip.grab().toImage())
    assert len({bytes(picture.constBits()) for picture in pictures}) == 4, "waiting, skipped and a class differ"
    stage.view.set_answer(None)
    stage.view.set_revealed(prediction(stage.first))
    revealed = strip.grab().toImage()
    x = strip.width() // 2
    rows = [y for y in range(strip.height()) if revealed.pixelColor(x, y) != plain.pixelColor(x, y)]
    assert min(rows) < 10, "in the middle it is nearly certain"
    edge = [y for y in range(strip.height()) if revealed.pixelColor(20, y) != plain.pixelColor(20, y)]
    assert min(edge) > 20, "and at the edges it is not"
    stage.view.show_recording(put(stage.library, noise(1.0), number=2))
    assert stage.view.marks.prediction is None, "blind again"
    assert stage.view.marks.answer is None


def test_a_short_peak_is_not_lost_in_a_night() -> None:
    values = np.zeros(360_000)
    values[123_456] = 0.9
    most = most_by_pixel(values, 0.01, 3600.0, 700)
    assert most.max() == pytest.approx(0.9)
    assert len(most) == 700
    assert most_by_pixel(np.array([0.5]), 0.01, 1.0, 10).tolist() == [0.5] * 10
