"""The sound view in a real window: pictures, keys, mouse, and what is said when there is no sound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cryapp.audio.axis import Scale
from cryapp.audio.stft import Analysis
from cryapp.settings import Settings
from cryapp.ui.panels.spectrogram import read_out
from cryapp.ui.sound.look import Look, look_from, look_values
from cryapp.ui.sound.viewport import Hover
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


def brightness(image: QImage, x: float, y: float) -> float:
    return QColor(image.pixel(round(x), round(y))).lightnessF()


def test_a_tone_is_drawn_where_it_sounds(stage: Stage) -> None:
    stage.show()
    panel, image = stage.view.spectrogram, stage.image()
    y = panel.plot.bottom() - panel.axis.place_of(2000) * panel.plot.height()
    inside, before = brightness(image, panel.x_of(3.0), y), brightness(image, panel.x_of(1.0), y)
    above = brightness(image, panel.x_of(3.0), y - 60)
    assert inside > 0.5
    assert before < 0.5 * inside
    assert above < 0.5 * inside


def test_opening_another_recording_forgets_the_first(stage: Stage) -> None:
    stage.show()
    stage.view.viewport.select(1.0, 2.0)
    stage.view.viewport.show(1.0, 2.0)
    second = put(stage.library, noise(3.0), number=2)
    stage.show(second)
    assert stage.view.viewport.selection is None
    assert (stage.view.viewport.start_s, stage.view.viewport.stop_s) == (0.0, 3.0)
    stage.view.show_recording(None)
    assert not stage.view.has_sound
    assert stage.view.view_state()["sound_shown"] is False


def test_a_changed_record_keeps_the_view(stage: Stage) -> None:
    stage.show()
    stage.view.viewport.show(1.0, 2.0)
    stage.view.show_recording(replace(stage.first, stimulus="heel prick"))
    assert stage.view.viewport.start_s == pytest.approx(1.0)


def test_what_was_prefetched_is_there_at_once(stage: Stage) -> None:
    second = put(stage.library, noise(3.0), number=2)
    stage.show()
    stage.view.prefetch(second)
    stage.until(lambda: not stage.desk.readers.is_busy)
    asked = []
    stage.view.source.improved.connect(lambda: asked.append(stage.view.source.version))
    stage.view.show_recording(second)
    assert stage.view.has_sound
    stage.view.spectrogram.repaint()
    assert stage.view.source.is_sharp, "its first page was drawn beforehand"
    assert len(asked) == 1, "and is painted once"


def test_going_on_quickly_ends_on_the_last(stage: Stage) -> None:
    others = [put(stage.library, noise(2.0 + i / 10, seed=i), number=2 + i) for i in range(8)]
    for recording in others:
        stage.view.show_recording(recording)
    stage.until(lambda: stage.view.has_sound)
    assert stage.view.source.sound is not None
    assert stage.view.source.sound.duration_s == pytest.approx(others[-1].duration_s)
    assert stage.view.viewport.duration_s == pytest.approx(others[-1].duration_s)


def test_zoom_keys(stage: Stage) -> None:
    stage.show()
    view, ctrl = stage.view.viewport, Qt.KeyboardModifier.ControlModifier
    stage.key(Qt.Key.Key_Equal, ctrl)
    assert view.span_s == pytest.approx(3.0)
    stage.key(Qt.Key.Key_Minus, ctrl)
    assert view.span_s == pytest.approx(6.0)
    stage.drag(2.0, 3.0)
    assert view.selection == pytest.approx((2.0, 3.0), abs=0.02)
    stage.key(Qt.Key.Key_E, ctrl)
    assert view.start_s == pytest.approx(1.95, abs=0.03)
    assert view.stop_s == pytest.approx(3.05, abs=0.03)
    stage.key(Qt.Key.Key_F, ctrl)
    assert (view.start_s, view.stop_s) == (0.0, 6.0)
    stage.key(Qt.Key.Key_B)
    assert view.start_s == pytest.approx(1.95, abs=0.03)
    stage.key(Qt.Key.Key_Escape)
    assert view.selection is None


def test_moving_keys(stage: Stage) -> None:
    stage.show()
    view = stage.view.viewport
    stage.key(Qt.Key.Key_End)
    assert view.playhead_s == 6.0
    stage.key(Qt.Key.Key_Home)
    assert view.playhead_s == 0.0
    stage.key(Qt.Key.Key_Right)
    assert 0.0 < view.playhead_s < 0.5
    stage.key(Qt.Key.Key_Left)
    assert view.playhead_s == pytest.approx(0.0)
    view.show(0.0, 2.0)
    stage.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.start_s == pytest.approx(1.8)


def test_a_click_moves_the_cursor_and_a_drag_selects(stage: Stage) -> None:
    stage.show()
    view, panel = stage.view.viewport, stage.view.spectrogram
    stage.drag(3.5, 1.5)
    assert view.selection == pytest.approx((1.5, 3.5), abs=0.02)
    stage.drag(view.selection[1], 4.5)
    assert view.selection == pytest.approx((1.5, 4.5), abs=0.03)
    stage.qtbot.mouseClick(panel, Qt.MouseButton.LeftButton, pos=QPoint(round(panel.x_of(5.0)), 50))
    assert view.selection is None
    assert view.playhead_s == pytest.approx(5.0, abs=0.02)


def test_a_selection_tells_its_length_and_peak(stage: Stage) -> None:
    stage.show()
    stage.drag(2.2, 3.62)
    stage.until(lambda: "Hz" in stage.view.transport.read_out.whole)
    assert stage.view.transport.read_out.whole.startswith("1.4")
    hz = float(stage.view.transport.read_out.whole.split("peak ")[1].split(" Hz")[0].replace(",", ""))
    assert hz == pytest.approx(2000, abs=3)


def wheel(stage: Stage, at_s: float, turns: int, modifier: Qt.KeyboardModifier) -> None:
    panel = stage.view.spectrogram
    place = QPointF(panel.x_of(at_s), 100)
    turn = QPoint(0, 120 * turns)
    event = QWheelEvent(
        place, QPointF(panel.mapToGlobal(place)), QPoint(), turn, Qt.MouseButton.NoButton, modifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(panel, event)


def test_the_wheel_pans_and_zooms_at_the_pointer(stage: Stage) -> None:
    stage.show()
    view, panel = stage.view.viewport, stage.view.spectrogram
    x = panel.x_of(4.0)
    wheel(stage, 4.0, 3, Qt.KeyboardModifier.ControlModifier)
    assert view.span_s == pytest.approx(6.0 / 1.25**3)
    assert panel.x_of(4.0) == pytest.approx(x, abs=0.5)
    start_s = view.start_s
    wheel(stage, 4.0, -1, Qt.KeyboardModifier.NoModifier)
    assert view.start_s > start_s


def test_the_overview_frame_is_dragged(stage: Stage) -> None:
    stage.show()
    view, strip = stage.view.viewport, stage.view.overview
    view.show(0.0, 2.0)
    left = Qt.MouseButton.LeftButton
    start, stop = QPoint(round(strip.frame.center().x()), 20), QPoint(round(strip.width() / 2), 20)
    stage.qtbot.mousePress(strip, left, pos=start)
    stage.qtbot.mouseMove(strip, stop)
    stage.qtbot.mouseRelease(strip, left, pos=stop)
    assert view.start_s == pytest.approx(2.0, abs=0.05)
    assert view.span_s == pytest.approx(2.0)
    stage.qtbot.mouseClick(strip, left, pos=QPoint(strip.width() - 10, 20))
    assert view.stop_s == pytest.approx(6.0)


def test_read_out_says_time_frequency_and_level(stage: Stage) -> None:
    stage.show()
    panel = stage.view.spectrogram
    y = panel.plot.bottom() - panel.axis.place_of(2000) * panel.plot.height()
    hover = panel.hover_at(QPointF(panel.x_of(3.0), y))
    assert hover.at_s == pytest.approx(3.0, abs=0.01)
    assert hover.hz == pytest.approx(2000, abs=20)
    assert hover.level_db == pytest.approx(-8, abs=3)  # between two bins a pixel is a blend
    assert read_out(Hover(2.914, 1180.2, -31.4)) == "2.914 s · 1,180 Hz · −31 dB"
    assert read_out(Hover(2.914, 1180.2, -31.4, 471.6)) == "2.914 s · 1,180 Hz · −31 dB · f0 472 Hz"
    assert read_out(Hover(62.914)) == "1:02.914"


def test_the_look_is_kept_in_the_settings(qtbot: QtBot, tmp_path: Path) -> None:
    library, recording = vault_library(tmp_path, noise(2.0))
    settings = Settings(tmp_path / "settings.json")
    stage = Stage(qtbot, library, recording, settings)
    stage.show()
    popover = stage.view.popover
    popover.scale.setCurrentIndex(popover.scale.findData(Scale.MEL))
    popover.colours.setCurrentIndex(popover.colours.findData("viridis"))
    popover.window_s.setCurrentIndex(popover.window_s.findData(0.008))
    popover.range_db.setValue(60)
    stage.until(lambda: stage.view.has_sound and stage.view.source.is_sharp)
    stage.until(lambda: settings["sound.range_db"] == 60)
    chosen = look_from(Settings(tmp_path / "settings.json"))
    assert chosen.scale is Scale.MEL
    assert chosen.colours == "viridis"
    assert chosen.analysis.window_s == 0.008
    assert stage.view.source.grid is not None
    assert stage.view.source.grid.window_n == 128
    stage.desk.close()


def test_every_look_can_be_kept(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    analysis = Analysis(window_s=0.064, denoised=True, hop_share=1 / 8)
    for scale in Scale:
        look = Look(analysis, "grey", 50.0, -10.0, scale, 12_000.0)
        settings.update(look_values(look))
        assert look_from(settings) == look


def test_contrast_changes_colours_without_drawing_again(stage: Stage) -> None:
    stage.show()
    dark, drawn = stage.image(), stage.view.spectrogram._picture
    stage.view.popover.range_db.setValue(40)
    assert stage.image() != dark
    assert stage.view.spectrogram._picture is drawn
