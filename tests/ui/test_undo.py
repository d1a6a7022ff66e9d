"""One stack of undo for every recording, still there when the reader comes back to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Annotator
from cryapp.services.library import Library
from tests.ui.reading import Key, Reading, WindowOn

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def reading(qtbot: QtBot, window_on: WindowOn, filled: Library, reader: Annotator) -> Reading:
    return Reading(qtbot, window_on(filled), reader)


def test_a_recording_keeps_its_own_steps_while_another_is_read(reading: Reading) -> None:
    first, second = reading.ids[:2]
    reading.press(Key.Key_1, Key.Key_2, Key.Key_N, Key.Key_1, Key.Key_P)
    assert reading.current == first
    reading.press(Key.Key_Z, modifier=CONTROL)
    assert reading.current == first
    assert (reading.label_of(first), reading.label_of(second)) == ("cry", "cry"), "the newest of all is not this one's"
    reading.press(Key.Key_N)
    reading.press(Key.Key_Z, modifier=CONTROL)
    assert (reading.label_of(first), reading.label_of(second)) == ("cry", None)
    reading.press(Key.Key_P)
    reading.press(Key.Key_Y, modifier=CONTROL)
    assert (reading.label_of(first), reading.label_of(second)) == ("no_cry", None)


def test_a_new_step_forgets_what_was_undone_on_its_own_recording_only(reading: Reading) -> None:
    first, second = reading.ids[:2]
    reading.press(Key.Key_1)
    reading.press(Key.Key_Z, modifier=CONTROL)
    reading.press(Key.Key_N, Key.Key_1, Key.Key_P)
    reading.press(Key.Key_Y, modifier=CONTROL)
    assert (reading.label_of(first), reading.label_of(second)) == ("cry", "cry")
    reading.press(Key.Key_Z, modifier=CONTROL)
    reading.press(Key.Key_2)
    reading.press(Key.Key_Y, modifier=CONTROL)
    assert reading.label_of(first) == "no_cry", "what the new answer replaced is gone from redo"
