"""The sound view in a real window: pictures, keys, mouse, and what is said when there is no sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cryapp.audio.axis import Scale
from cryapp.audio.stft import Analysis
from cryapp.bridge.bus import Message
from cryapp.bridge.desk import Desk
from cryapp.domain.changes import Changes
from cryapp.domain.ids import ModelId, RecordingId
from cryapp.domain.prediction import Prediction
from cryapp.domain.recording import Recording
from cryapp.services.library import Library
from cryapp.settings import Settings
from cryapp.ui.actions import ActionBook
from cryapp.ui.panels.spectrogram import read_out
from cryapp.ui.sound.images import color_table, colored_image, ramp
from cryapp.ui.sound.look import Look, look_from, look_values
from cryapp.ui.sound.viewport import Hover
from cryapp.ui.sound_view import HIDDEN, SoundView
from tests.audio.sounds import noise, tone
from tests.shown import put, vault_library

WIDTH, HEIGHT = 900, 700


class Stage:
    """A view in a window with its keys, and two recordings to show."""

    def __init__(self, qtbot: QtBot, library: Library, first: Recording, settings: Settings | None = None) -> None:
        self.qtbot, self.library, self.first = qtbot, library, first
        self.desk = Desk(library)
        self.messages: list[Message] = []
        self.desk.bus.message.connect(self.messages.append)
        self.view = SoundView(self.desk, settings)
        # Looking for sound devices is tested where there is a sound server.
        self.view._look_for_devices.stop()
        self.view._look_for_devices.setInterval(10**8)
        self.book = ActionBook(self.view)
        self.book.add(self.view.action_specs())
        self.view.resize(WIDTH, HEIGHT)
        qtbot.addWidget(self.view)
        self.view.show()
        qtbot.waitExposed(self.view)

    def show(self, recording: Recording | None = None) -> None:
        self.view.show_recording(recording or self.first)
        self.qtbot.waitUntil(lambda: self.view.has_sound and self.view.source.is_sharp, timeout=10_000)
        self.book.refresh()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.view, key, modifier)

    def drag(self, from_s: float, to_s: float) -> None:
        panel = self.view.spectrogram
        start, stop = (QPoint(round(panel.x_of(s)), 100) for s in (from_s, to_s))
        left = Qt.MouseButton.LeftButton
        self.qtbot.mousePress(panel, left, pos=start)
        self.qtbot.mouseMove(panel, (start + stop) / 2)
        self.qtbot.mouseMove(panel, stop)
        self.qtbot.mouseRelease(panel, left, pos=stop)

    def image(self) -> QImage:
        return self.view.spectrogram.grab().toImage()

    def until(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_so, timeout=10_000)


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
    stage.view.show_recording(second)
    assert stage.view.has_sound


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
    hz = float(stage.view.transport.read_out.whole.split("peak ")[1].removesuffix(" Hz").replace(",", ""))
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
    look = Look(Analysis(window_s=0.064), "grey", 50.0, -10.0, Scale.MEL, 12_000.0)
    settings.update(look_values(look))
    assert look_from(settings) == look


def test_contrast_changes_colours_without_drawing_again(stage: Stage) -> None:
    stage.show()
    dark, drawn = stage.image(), stage.view.spectrogram._picture
    stage.view.popover.range_db.setValue(40)
    assert stage.image() != dark
    assert stage.view.spectrogram._picture is drawn


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
    assert stage.view._note.whole == "presence 3: cry 84 %"
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
    assert how in stage.messages[-1].text
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
    stage.view.popover.window_s.setCurrentIndex(0)
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
