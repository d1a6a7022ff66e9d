"""The command palette: by keyboard alone, from a few letters to the act done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cryapp.services.library import Library
from cryapp.ui.fuzzy import score
from cryapp.ui.main_window import MainWindow
from cryapp.ui.panels.palette import Entry, Palette, best
from tests.ui.conftest import settle

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, filled: Library, window_on: Callable[[Library], MainWindow]) -> MainWindow:
    made = window_on(filled)
    settle(qtbot, made.desk)
    return made


def opened(qtbot: QtBot, window: MainWindow) -> Palette:
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    qtbot.waitUntil(palette.line.hasFocus)
    return palette


def test_letters_in_order_are_enough_and_words_come_first() -> None:
    assert score("gts", "Go to Screen") is not None
    assert score("xyz", "Go to Screen") is None
    assert score("ecouter", "Écouter la sélection") is not None
    assert score("screen go", "Go to Screen") is not None, "words in any order"
    names = ["Show the log folder", "Slower", "Loop the selection", "Louder"]
    ranked = sorted(names, key=lambda name: -(score("lo", name) or -99.0))
    assert ranked[0] in ("Louder", "Loop the selection")
    assert ranked.index("Slower") > ranked.index("Louder")


def test_what_cannot_be_done_comes_last_and_recent_acts_first() -> None:
    entries = [Entry("a", "Alpha"), Entry("b", "Alpha beta", why_not="not yet"), Entry("c", "Alphabet")]
    assert [entry.id for entry in best(entries, "alpha", [])][-1] == "b"
    assert [entry.id for entry in best(entries, "", ["c"])] == ["c", "a", "b"]


def test_an_act_is_found_and_done_by_keys_alone(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    qtbot.keyClicks(palette.line, "go screen")
    assert palette.current is not None
    assert palette.current.id == "go.screen"
    assert palette.current.keys == "Ctrl+3"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.current_workspace is window.workspace("screen"))
    assert not palette.isVisible()
    assert window.desk.settings["palette.recent"] == ["go.screen"]
    palette = opened(qtbot, window)
    assert palette.current is not None
    assert palette.current.id == "go.screen", "what was chosen last is on top"


def test_arrows_move_and_escape_gives_the_focus_back(qtbot: QtBot, window: MainWindow) -> None:
    window.wish("label.search")
    before = window.focusWidget()
    assert before is not None
    palette = opened(qtbot, window)
    first = palette.current
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.current != first
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.current == first
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.current == palette.model.shown[-1], "up from the first is the last"
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.focusWidget() is before


def test_the_key_that_opens_it_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    qtbot.keyClick(palette.line, Qt.Key.Key_K, CTRL)
    assert not palette.isVisible()


def test_what_cannot_be_done_says_why_and_does_nothing(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    qtbot.keyClicks(palette.line, "redo")
    assert palette.current is not None
    assert palette.current.id == "label.redo"
    assert palette.current.why_not == "nothing was taken back"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert palette.current.why_not in palette.hint.text()
    assert "not now" in palette.current.words, "a screen reader hears it too"


def test_infants_and_recordings_are_found_by_name(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    qtbot.keyClicks(palette.line, "I-1")
    qtbot.waitUntil(lambda: any(entry.id.startswith("recording:") for entry in palette.model.shown))
    assert any(entry.id.startswith("infant:") for entry in palette.model.shown)
    row = next(n for n, entry in enumerate(palette.model.shown) if entry.id.startswith("recording:"))
    wanted = palette.model.shown[row]
    while palette.current != wanted:
        qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.desk.recording_wanted) as asked:
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert asked.args == [int(wanted.id.removeprefix("recording:"))]


def test_letters_do_not_reach_the_single_keys_behind_it(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    qtbot.keyClicks(palette.line, "nfs?")
    assert palette.line.text() == "nfs?"
    assert palette.isVisible()
