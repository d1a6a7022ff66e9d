"""How a sound is heard: gain, loudspeaker, pitch, speed and following, by keys and in the popover, and kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cryapp.bridge.playback import Output
from cryapp.settings import Settings
from cryapp.ui.sound.hearing import Hearing, hearing_from, hearing_values
from cryapp.ui.sound.selection_meter import selection_text
from cryapp.ui.sound.viewport import Follow
from tests.audio.sounds import noise, tone
from tests.shown import vault_library
from tests.ui.stage import Stage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PHONES = Output("phones", "Headphones", is_default=False)
SPEAKER = Output("speaker", "Speaker", is_default=True)


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    samples = noise(6.0, 0.002)
    samples[2 * 16_000 : 4 * 16_000] += tone(600, 2.0, 0.3) + tone(1200, 2.0, 0.2)
    library, recording = vault_library(tmp_path, samples)
    made = Stage(qtbot, library, recording, Settings(tmp_path / "settings.json"))
    made.show()
    yield made
    made.view.stop()
    made.desk.close()


def test_speed_and_gain_have_keys(stage: Stage) -> None:
    view = stage.view
    stage.key(Qt.Key.Key_Down, CTRL)
    assert (view.player.speed, view.transport.speed.text()) == (0.75, "0.75×")
    for _ in range(5):
        stage.key(Qt.Key.Key_Down, CTRL)
    assert view.player.speed == 0.25
    for _ in range(9):
        stage.key(Qt.Key.Key_Up, CTRL)
    assert view.player.speed == 2.0
    stage.key(Qt.Key.Key_Up, SHIFT)
    stage.key(Qt.Key.Key_Up, SHIFT)
    assert view.player.gain_db == 6
    assert view.transport.hearing.text() == "+6 dB", "one is never unaware of it"
    for _ in range(3):
        stage.key(Qt.Key.Key_Down, SHIFT)
    assert view.player.gain_db == 0
    assert view.transport.hearing.text() == ""


def test_the_popover_sets_and_keeps_how_it_is_heard(stage: Stage, tmp_path: Path) -> None:
    popover, view = stage.view.hearing.popover, stage.view
    popover.set_outputs((SPEAKER, PHONES))
    assert "Speaker" in popover.output.itemText(0), "the system's own is named"
    popover.output.setCurrentIndex(popover.output.findData("phones"))
    popover.gain.setValue(12)
    popover.keeps_pitch.setChecked(False)
    popover.follow.setCurrentIndex(popover.follow.findData(Follow.MIDDLE))
    stage.view.transport.volume.setValue(40)
    assert (view.player.output_id, view.player.gain_db, view.player.keeps_pitch) == ("phones", 12, False)
    assert view.player.volume == pytest.approx(0.4)
    assert view.viewport.follow is Follow.MIDDLE
    stage.until(lambda: hearing_from(Settings(tmp_path / "settings.json")).volume == 0.4)
    kept = hearing_from(Settings(tmp_path / "settings.json"))
    assert kept == Hearing(0.4, 12, "phones", keeps_pitch=False, follow=Follow.MIDDLE)
    again = Stage(stage.qtbot, stage.library, stage.first, Settings(tmp_path / "settings.json"))
    assert (again.view.player.output_id, again.view.player.gain_db) == ("phones", 12)
    assert again.view.viewport.follow is Follow.MIDDLE
    again.desk.close()


def test_a_press_on_the_loudspeaker_opens_it(stage: Stage) -> None:
    stage.qtbot.mouseClick(stage.view.transport.hearing, Qt.MouseButton.LeftButton)
    popover = stage.view.hearing.popover
    assert popover.isVisible()
    assert popover.output.count() == 1 + len(stage.view.player.outputs)
    popover.hide()


def test_a_loudspeaker_that_is_unplugged_stays_chosen(stage: Stage) -> None:
    popover = stage.view.hearing.popover
    popover.set_outputs((SPEAKER, PHONES))
    popover.output.setCurrentIndex(popover.output.findData("phones"))
    popover.set_outputs((SPEAKER,))
    assert popover.output.currentData() == "phones"
    assert "not connected" in popover.output.currentText()
    assert stage.view.player.output_id == "phones"
    popover.restore.click()
    assert stage.view.player.output_id is None


def test_every_way_of_hearing_can_be_kept(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    for follow in Follow:
        hearing = Hearing(0.3, 40, "x", keeps_pitch=False, follow=follow)
        settings.update(hearing_values(hearing))
        assert hearing_from(settings) == hearing


def test_a_selection_is_measured_and_a_box_within_its_band(stage: Stage) -> None:
    view = stage.view
    stage.drag(2.2, 3.8)
    stage.until(lambda: view.voices.meter.selection is not None)
    whole = view.voices.meter.selection
    assert whole is not None
    assert whole.peak_hz == pytest.approx(600, abs=5)
    assert whole.f0_hz == pytest.approx(600, rel=0.01)
    assert whole.mean_hz == pytest.approx((600 * 0.09 + 1200 * 0.04) / 0.13, rel=0.03)
    assert "peak 600 Hz" in view.transport.read_out.whole
    assert "f0 600 Hz" in view.transport.read_out.whole
    view.viewport.select_band((1000.0, 1500.0))
    assert view.voices.meter.selection is None, "what was measured is not of the box"
    stage.until(lambda: view.voices.meter.selection is not None)
    boxed = view.voices.meter.selection
    assert boxed is not None
    assert boxed.peak_hz == pytest.approx(1200, abs=5)
    assert "1,000–1,500 Hz" in view.transport.read_out.whole


def test_a_selection_of_silence_says_no_more_than_is_known() -> None:
    assert selection_text(1.42, None) == "1.42 s selected"
    assert selection_text(0.5, None, (400.0, 900.0)) == "0.50 s selected · 400–900 Hz"
