"""The map of recordings with real mouse and keys: loop, list, click, keyboard; ten thousand points in no time."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from cryapp.domain.ids import RecordingId
from cryapp.domain.model import ModelStatus
from cryapp.domain.task import Shape
from cryapp.services import labelling, scoring
from cryapp.services.library import Library
from cryapp.ui.main_window import MainWindow
from cryapp.ui.panels.sound_map import Category, SoundMapView
from tests.ui.reviewing import Judging, Key, answer, mark_of
from tests.ui.workbench import install_model

WindowOn = Callable[[Library], MainWindow]
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def judging(qtbot: QtBot, window_on: WindowOn, filled: Library) -> Judging:
    scoring.rescore(filled, install_model(filled, 1, ModelStatus.IN_USE).id)
    answer(filled, "R-01", ("cry", "cry", "no_cry", "", "", ""))
    answer(filled, "R-02", ("cry", "no_cry", "", "", "", ""))
    judging = Judging(qtbot, window_on(filled))
    judging.press(Key.Key_3, modifier=ALT)
    page = judging.workspace.map
    assert (page.map, page.again.text(), "not blind" in page.view.hint) == (None, "Draw the map", True)
    qtbot.mouseClick(page.again, LEFT)
    qtbot.waitUntil(lambda: judging.workspace.map.map is not None, timeout=20_000)
    judging.settle()
    return judging


def loop_around(qtbot: QtBot, view: SoundMapView, middle: QPointF, radius: float) -> None:
    corners = [
        QPoint(round(middle.x() + radius * cos(a * pi / 8)), round(middle.y() + radius * sin(a * pi / 8)))
        for a in range(17)
    ]
    qtbot.mousePress(view, LEFT, pos=corners[0])
    for corner in corners[1:]:
        qtbot.mouseMove(view, corner)
    qtbot.mouseRelease(view, LEFT, pos=corners[-1])


def test_a_loop_lists_what_is_in_it_and_the_list_leads_to_the_recording(judging: Judging) -> None:
    page = judging.workspace.map
    assert page.map is not None
    assert len(page.map.facts) == 6
    target = 2
    others = np.delete(page.view.places(), target, axis=0)
    place = page.view.place_of(target)
    radius = min(40.0, 0.8 * float(np.hypot(*(others - (place.x(), place.y())).T).min()))
    loop_around(judging.qtbot, page.view, place, radius)
    title = page.map.facts[target].title
    assert [page.list.item(i).text().split(" · ")[:2] for i in range(page.list.count())] == [title.split(" · ")[:2]]
    assert page.chosen_words.text() == "1 in the loop"
    page.list.setFocus()
    page.list.setCurrentRow(0)
    assert page.view.chosen == target
    judging.qtbot.keyClick(page.list, Key.Key_Return)
    judging.settle()
    label = judging.window.workspace("label")
    assert judging.window.current_workspace is label
    assert label.session.wanted == page.map.facts[target].recording_id  # type: ignore[union-attr]


def test_a_click_plays_and_double_click_opens(judging: Judging) -> None:
    page, wanted = judging.workspace.map, []
    assert page.map is not None
    page.view.played.connect(wanted.append)
    place = page.view.place_of(1)
    judging.qtbot.mouseClick(page.view, LEFT, pos=QPoint(round(place.x()), round(place.y())))
    assert wanted == [page.view.chosen]
    assert page.here.text() == page.map.facts[wanted[0]].title
    judging.settle()


def test_keys_walk_over_the_map_and_space_plays_the_point_not_the_hidden_recording(judging: Judging) -> None:
    page, played = judging.workspace.map, []
    page.view.played.connect(played.append)
    page.view.setFocus()

    def press(key: Key) -> None:
        judging.qtbot.keyClick(page.view, key)
        judging.settle()

    press(Key.Key_Right)
    assert page.view.chosen is not None
    seen = {page.view.chosen}
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down) * 4:
        press(key)
        seen.add(page.view.chosen)
    assert len(seen) > 2
    press(Key.Key_Space)
    assert played == [page.view.chosen]
    sound = judging.workspace.settle.sound
    assert sound is not None
    assert not sound.player.is_playing
    before = page.view.places()
    press(Key.Key_Plus)
    assert np.ptp(page.view.places(), axis=0)[0] > np.ptp(before, axis=0)[0]
    press(Key.Key_0)
    assert page.view.places() == pytest.approx(before)


def test_colours_say_what_is_known_with_a_shape_and_a_count_each(judging: Judging) -> None:
    page = judging.workspace.map
    legend = [page.legend.item(i).text() for i in range(page.legend.count())]
    assert legend == ["Cry · 1", "No cry · 1", "readers differ · 1", "no answer · 3"]
    before = page.view.grab().toImage()
    page.colour_box.setCurrentIndex(page.colour_box.findData("locked"))
    page.colour_box.activated.emit(page.colour_box.currentIndex())
    assert page.view.grab().toImage() != before
    legend = [page.legend.item(i).text() for i in range(page.legend.count())]
    assert sum(int(text.rsplit(" · ", 1)[1]) for text in legend) == 6


def test_new_answers_make_the_map_say_so(judging: Judging) -> None:
    page, library, mark = judging.workspace.map, judging.library, mark_of(judging.library, "R-03")
    judging.desk.operations.run(lambda: labelling.save_label(library, [RecordingId(5)], "cry", mark))
    judging.settle()
    assert "have changed" in page.again.text()
    judging.qtbot.mouseClick(page.again, LEFT)
    judging.settle()
    assert page.map is not None
    assert page.map.facts[4].label == "cry"


def test_twenty_thousand_points_are_found_where_they_are_drawn(qtbot: QtBot) -> None:
    view = SoundMapView()
    qtbot.addWidget(view)
    view.resize(900, 700)
    rng = np.random.default_rng(0)
    view.show_points(rng.normal(size=(20_000, 2)).astype(np.float32), [str(i) for i in range(20_000)])
    categories = [Category("a", "a", Shape.CIRCLE, "#0072B2"), Category("b", "b", Shape.STAR, "#E69F00")]
    view.show_categories(categories, [i % 2 for i in range(20_000)])
    view.show()
    image = view.grab().toImage()
    far = int(np.hypot(*(view.places() - (450, 350)).T).argmax())
    place = view.place_of(far)
    assert view.point_at(place) == far
    color = image.pixelColor(round(place.x()), round(place.y())).name()
    assert color == (categories[far % 2].color.lower())
    with qtbot.waitSignal(view.looped) as looped:
        loop_around(qtbot, view, QPointF(450, 350), 60)
    inside = np.hypot(*(view.places() - (450, 350)).T) < 57
    outside = np.hypot(*(view.places() - (450, 350)).T) > 61
    (found,) = looped.args
    assert set(np.flatnonzero(inside)) <= set(found)
    assert not set(np.flatnonzero(outside)) & set(found)
    assert len(found) > 100
