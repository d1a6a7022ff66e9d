"""Looking at a sound with the mouse: contrast, boxes of time and frequency, the crosshair, follow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cryapp.audio.axis import Scale
from cryapp.ui.panels.tone_bar import dragged
from cryapp.ui.sound.look import Look
from cryapp.ui.sound.viewport import Follow, Viewport
from cryapp.ui.sound_picture import CAPTION_PX
from cryapp.ui.theme import SPACE_PX
from tests.audio.sounds import noise, tone
from tests.shown import put, vault_library
from tests.ui.stage import Stage

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    samples = noise(6.0, 0.002)
    samples[2 * 16_000 : 4 * 16_000] += tone(2000, 2.0, 0.4)
    library, recording = vault_library(tmp_path, samples)
    made = Stage(qtbot, library, recording)
    made.show()
    yield made
    made.view.stop()
    made.desk.close()


def drag(
    stage: Stage, panel: QWidget, start: tuple[float, float], stop: tuple[float, float],
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:  # fmt: skip
    first, last = (QPoint(round(x), round(y)) for x, y in (start, stop))
    stage.qtbot.mousePress(panel, LEFT, modifier, first)
    stage.qtbot.mouseMove(panel, (first + last) / 2)
    stage.qtbot.mouseMove(panel, last)
    stage.qtbot.mouseRelease(panel, LEFT, modifier, last)


def test_contrast_is_dragged_and_reset(stage: Stage) -> None:
    bar, view = stage.view.tone_bar, stage.view
    x, (low_db, high_db), drawn = bar.strip.center().x(), bar.span_db, view.spectrogram._picture
    before = stage.image()
    drag(stage, bar, (x, bar.y_of(low_db)), (x, bar.y_of(low_db + 25)))
    assert view._look.range_db == pytest.approx(50, abs=2)
    assert bar.span_db[1] == pytest.approx(high_db), "the other end stays"
    assert stage.image() != before
    assert view.spectrogram._picture is drawn, "only the colours changed"
    low_db, high_db = bar.span_db
    drag(stage, bar, (x, bar.y_of(high_db)), (x, bar.y_of(high_db - 20)))
    assert bar.span_db == pytest.approx((low_db, high_db - 20), abs=2)
    low_db, high_db = bar.span_db
    drag(stage, bar, (x, bar.y_of((low_db + high_db) / 2)), (x, bar.y_of((low_db + high_db) / 2 - 10)))
    assert bar.span_db == pytest.approx((low_db - 10, high_db - 10), abs=2)
    assert view.popover.range_db.value() == view._look.range_db, "the popover says the same"
    stage.qtbot.mouseDClick(bar, LEFT, pos=QPoint(round(x), 60))
    assert (view._look.range_db, view._look.brightness_db) == (75, 0)


def test_contrast_has_limits() -> None:
    look = Look()
    assert dragged(look, "bottom", 500).range_db == 20
    assert dragged(look, "bottom", -500).range_db == 120
    assert dragged(look, "all", 500).brightness_db == -60
    top = dragged(look, "top", 500)
    assert top.range_db + top.brightness_db == look.range_db, "the lower end stays where it is"


@pytest.mark.parametrize("scale", list(Scale))
def test_a_drag_on_the_axis_chooses_a_band(stage: Stage, scale: Scale) -> None:
    stage.view.popover.scale.setCurrentIndex(stage.view.popover.scale.findData(scale))
    port, panel = stage.view.viewport, stage.view.spectrogram
    drag(stage, panel, (20, panel.y_of(3000)), (25, panel.y_of(1000)))
    assert port.selection == (port.start_s, port.stop_s), "nothing was selected: what is visible is"
    assert port.band_hz == pytest.approx((1000, 3000), rel=0.05)
    stage.drag(2.0, 3.0)
    assert port.band_hz is None, "a new selection has all frequencies"
    drag(stage, panel, (20, panel.y_of(2500)), (20, panel.y_of(500)))
    assert port.selection == pytest.approx((2.0, 3.0), abs=0.02)
    assert port.band_hz == pytest.approx((500, 2500), rel=0.05)
    stage.drag(port.selection[1], 4.0)
    assert port.selection == pytest.approx((2.0, 4.0), abs=0.03)
    assert port.band_hz == pytest.approx((500, 2500), rel=0.05), "a box whose edge is dragged keeps its band"
    stage.qtbot.mouseClick(panel, LEFT, pos=QPoint(20, 50))
    assert port.band_hz is None
    assert port.selection is not None


def test_alt_draws_a_box(stage: Stage) -> None:
    port, panel = stage.view.viewport, stage.view.spectrogram
    before = stage.image()
    start, stop = (panel.x_of(1.0), panel.y_of(4000)), (panel.x_of(2.0), panel.y_of(1000))
    drag(stage, panel, start, stop, ALT)
    assert port.selection == pytest.approx((1.0, 2.0), abs=0.02)
    assert port.band_hz == pytest.approx((1000, 4000), rel=0.05)
    assert stage.image() != before
    stage.key(Qt.Key.Key_Escape)
    assert port.selection is None
    assert port.band_hz is None


def test_another_recording_forgets_the_box(stage: Stage) -> None:
    stage.view.viewport.select(1.0, 2.0, (500.0, 900.0))
    stage.show(put(stage.library, noise(3.0), number=2))
    assert stage.view.viewport.band_hz is None


def test_the_crosshair_stands_in_every_panel(stage: Stage) -> None:
    view = stage.view
    plain = [panel.grab().toImage() for panel in (view.waveform, view.spectrogram)]
    panel = view.spectrogram
    place = QPointF(panel.x_of(3.0), panel.y_of(2000)).toPoint()
    stage.qtbot.mouseMove(panel, QPoint(5, 5))
    stage.qtbot.mouseMove(panel, place)
    hover = panel.hover
    assert hover is not None
    assert hover.hz == pytest.approx(2000, abs=40)
    assert hover.level_db == pytest.approx(-8, abs=5)
    crossed = [panel.grab().toImage() for panel in (view.waveform, view.spectrogram)]
    assert all(one != other for one, other in zip(plain, crossed, strict=True))
    view.viewport.point_at(None)
    assert [panel.grab().toImage() for panel in (view.waveform, view.spectrogram)] == plain


def test_a_denoised_picture_tells_no_decibels(stage: Stage) -> None:
    stage.view.popover.denoised.setChecked(True)
    stage.until(lambda: stage.view.has_sound and stage.view.source.is_sharp)
    stage.image()
    panel = stage.view.spectrogram
    hover = panel.hover_at(QPointF(panel.x_of(3.0), panel.y_of(2000)))
    assert hover.hz == pytest.approx(2000, abs=40)
    assert hover.level_db is None
    assert "%" in stage.view.tone_bar._text(-20.0)
    assert "PCEN" in stage.view.transport._look_text


@pytest.mark.parametrize(
    ("follow", "window"), [(Follow.PAGES, (1.9, 3.9)), (Follow.MIDDLE, (1.0, 3.0)), (Follow.NOT, (0.0, 2.0))]
)
def test_the_window_follows_the_sound(qtbot: QtBot, follow: Follow, window: tuple[float, float]) -> None:
    port = Viewport()
    port.reset(10.0)
    port.show(0.0, 2.0)
    port.follow = follow
    port.set_playhead(1.9)
    for at_s in (1.95, 2.0):
        port.advance_playhead(at_s)
    if follow is Follow.PAGES:
        port.advance_playhead(2.001)
    assert (port.start_s, port.stop_s) == pytest.approx(window, abs=0.01)
    port.show(6.0, 8.0)
    port.advance_playhead(2.1)
    assert port.start_s == pytest.approx(6.0), "one has looked elsewhere meanwhile"


def test_a_drag_in_the_overview_is_one_step_back(stage: Stage) -> None:
    port, strip = stage.view.viewport, stage.view.overview
    right = strip.frame.right()
    drag(stage, strip, (right - 1, 20), (right / 2, 20))
    assert port.span_s == pytest.approx(3.0, abs=0.1)
    stage.key(Qt.Key.Key_B)
    assert (port.start_s, port.stop_s) == (0.0, 6.0)


def test_the_view_is_copied_as_a_picture(stage: Stage) -> None:
    stage.book.refresh()
    stage.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    image = QApplication.clipboard().image()
    assert image.size() == stage.view.picture.size
    panel = stage.view.spectrogram
    on_screen = stage.image()
    top = CAPTION_PX + stage.view.waveform.height() + SPACE_PX
    x, y = round(panel.x_of(3.0)), round(panel.y_of(2000))
    assert image.pixelColor(SPACE_PX + x, top + y) == on_screen.pixelColor(x, y), "what one saw"
    assert "clipboard" in stage.messages[-1].text


def test_the_view_is_saved_as_png_and_as_svg(stage: Stage, tmp_path: Path) -> None:
    picture = stage.view.picture
    picture.save_to(tmp_path / "a.png")
    read = QImage(str(tmp_path / "a.png"))
    assert read.size() == picture.size
    picture.save_to(tmp_path / "a.svg")
    text = (tmp_path / "a.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert root.tag.endswith("svg")
    assert "data:image/png;base64" in text, "the spectrogram itself"
    words = {(element.text or "").strip() for element in root.iter() if element.tag.endswith("text")}
    assert {"8 kHz", "dB"} <= words, "axes stay text"
    assert any("I-0187" in word for word in words)
    assert QSvgRenderer(str(tmp_path / "a.svg")).isValid()
    assert "a.svg" in stage.messages[-1].text


def test_a_picture_that_cannot_be_written_is_a_sentence(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    stage.view.picture.save_to(tmp_path / "file" / "a.png")
    assert "could not be written" in stage.messages[-1].text
