"""Segments cut, joined, copied, deleted, taken back and walked through by keys, checked in the store."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.marking import ALT, CONTROL, SHIFT, Marking, marking
from tests.ui.reading import Key

__all__ = ["marking"]

pytestmark = pytest.mark.usefixtures("sealed_profile")


# -- parts and copies -------------------------------------------------------------------------------------------------


def test_cut_and_join(marking: Marking) -> None:
    marking.draw(1.0, 3.0)
    marking.press(Key.Key_1)
    marking.sound.viewport.set_playhead(2.0)
    marking.press(Key.Key_X)
    assert marking.bounds == [(1.0, 2.0), (2.0, 3.0)]
    assert marking.classes == [("expiration",)] * 2
    marking.click(1.5)
    marking.press(Key.Key_J)
    assert marking.bounds == [(1.0, 3.0)]


def test_copies_go_to_another_recording_too(marking: Marking) -> None:
    marking.draw(0.5, 1.0)
    marking.press(Key.Key_2)
    marking.chord(Key.Key_C, CONTROL)
    marking.press(Key.Key_N)
    marking.qtbot.waitUntil(lambda: marking.sound.has_sound)
    marking.sound.viewport.set_playhead(3.0)
    marking.chord(Key.Key_V, CONTROL)
    assert marking.bounds == [(3.0, 3.5)]
    assert marking.classes == [("inspiration",)]


def test_delete_and_backspace_take_away_and_undo_brings_back(marking: Marking) -> None:
    marking.draw(0.5, 1.5)
    marking.press(Key.Key_Delete)
    assert marking.stored == []
    marking.chord(Key.Key_Z, CONTROL)
    assert marking.bounds == [(0.5, 1.5)]
    marking.click(1.0)
    marking.press(Key.Key_Backspace)
    assert marking.stored == []


def test_a_right_click_opens_a_menu_and_deletes_nothing(marking: Marking) -> None:
    marking.draw(0.5, 1.5)
    marking.qtbot.mouseClick(
        marking.sound.spectrogram, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, marking.place(1.0)
    )
    marking.settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert marking.bounds == [(0.5, 1.5)]
    entries = {action.text(): action for action in menu.actions()}
    entries["Inspiration"].trigger()
    menu.close()
    marking.settle()
    assert marking.classes == [("inspiration",)]


# -- undo -------------------------------------------------------------------------------------------------------------


def test_every_act_is_undone_and_done_again_after_a_visit_elsewhere(marking: Marking) -> None:
    first = marking.current
    marking.draw(0.5, 1.5)
    marking.press(Key.Key_1)
    marking.draw(2.0, 3.0)
    marking.press(Key.Key_N)
    marking.draw(3.0, 4.0)
    marking.press(Key.Key_P)
    assert marking.current == first
    for expected in ([(0.5, 1.5)], [(0.5, 1.5)], []):
        marking.chord(Key.Key_Z, CONTROL)
        assert marking.bounds == expected
        assert marking.current == first
    marking.chord(Key.Key_Y, CONTROL)
    marking.chord(Key.Key_Y, CONTROL)
    assert (marking.bounds, marking.classes) == ([(0.5, 1.5)], [("expiration",)])
    marking.press(Key.Key_N)
    assert marking.bounds == [(3.0, 4.0)], "the other recording's work is as it was left"


# -- going about ------------------------------------------------------------------------------------------------------


def test_alt_arrows_walk_through_the_segments(marking: Marking) -> None:
    for start_s in (0.5, 2.0, 3.5):
        marking.draw(start_s, start_s + 1)
    ids = [segment.id for segment in marking.stored]
    marking.press(Key.Key_Escape)
    marking.sound.viewport.set_playhead(0.0)
    session = marking.segments.session
    walked = []
    for _ in range(4):
        marking.chord(Key.Key_Right, ALT)
        walked.append(session.chosen)
    assert walked == [(ids[0],), (ids[1],), (ids[2],), (ids[2],)]
    marking.chord(Key.Key_Left, ALT)
    assert session.chosen == (ids[1],)


def test_the_list_is_reached_by_keys_and_the_sound_goes_along(marking: Marking) -> None:
    for start_s in (0.5, 2.0, 3.5):
        marking.draw(start_s, start_s + 1)
    marking.press(Key.Key_Escape)
    table, view = marking.segments.panel.table, marking.sound.viewport
    marking.chord(Key.Key_L, CONTROL)
    marking.settle()
    assert table.hasFocus()
    assert marking.segments.session.chosen == (marking.stored[2].id,), "where one was in the list"
    marking.qtbot.keyClick(table, Key.Key_Up)
    marking.settle()
    assert marking.segments.session.chosen == (marking.stored[1].id,)
    assert view.start_s < 2.0
    assert view.stop_s > 3.0
    assert view.span_s == pytest.approx(3.0, abs=0.01)
    marking.qtbot.keyClick(table, Key.Key_3)
    marking.settle()
    assert marking.classes == [(), ("pause",), ()]


def test_a_click_in_the_list_goes_there(marking: Marking) -> None:
    for start_s in (0.5, 2.0, 3.5):
        marking.draw(start_s, start_s + 1)
    table = marking.segments.panel.table
    place = table.visualRect(marking.segments.panel.rows.index(0, 1)).center()
    marking.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    marking.settle()
    assert marking.segments.session.chosen == (marking.stored[0].id,)


def test_a_note_stays_with_the_segment_it_was_typed_for(marking: Marking) -> None:
    marking.draw(0.5, 1.5)
    marking.draw(2.0, 3.0)
    marking.click(1.0)
    marking.chord(Key.Key_M, SHIFT)
    note = marking.segments.panel.note
    assert note.hasFocus()
    marking.qtbot.keyClicks(note, "breaks at 1")
    marking.click(2.5)
    assert [segment.state.note for segment in marking.stored] == ["breaks at 1", ""]
    assert marking.classes == [(), ()], "digits in a note are text"
    assert note.text() == ""
