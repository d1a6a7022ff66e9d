"""Keys of one's own: pressed in the settings, clashes said and not saved, reset, taken to another workstation."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from cryapp.domain.errors import UserError
from cryapp.services.library import Library
from cryapp.settings import Settings
from cryapp.ui.actions import ActionBook, ActionSpec
from cryapp.ui.dialogs.key_sheet import KeySheet
from cryapp.ui.dialogs.settings import SettingsDialog
from cryapp.ui.key_file import read_keys, sound_keys, write_keys
from cryapp.ui.main_window import MainWindow
from cryapp.ui.workspaces.label import LabelWorkspace
from tests.ui.conftest import settle, words

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def book(qtbot: QtBot) -> ActionBook:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = ActionBook(window)
    made.add(
        [
            ActionSpec("accept", "Accept", print, ("A",), menu="Label"),
            ActionSpec("reject", "Reject", print, ("R", "Ctrl+R"), menu="Label"),
            ActionSpec("silent", "Without a key", print, menu="Sound"),
        ]
    )
    return made


@pytest.fixture
def dialog(qtbot: QtBot, book: ActionBook, tmp_path: Path) -> SettingsDialog:
    made = SettingsDialog(Settings(tmp_path / "settings.json"), book)
    qtbot.addWidget(made)
    made.tabs.setCurrentWidget(made.keys)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def press(qtbot: QtBot, dialog: SettingsDialog, action_id: str, key: Qt.Key, held: object = None) -> None:
    """As a person does: choose the line, Enter, the new key."""
    keys = dialog.keys
    keys.choose(action_id)
    keys.table.setFocus()
    qtbot.keyClick(keys.table, Qt.Key.Key_Return)
    qtbot.waitUntil(keys.edit.hasFocus)
    qtbot.keyClick(keys.edit, key, held or Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: not keys.edit.hasFocus())


def test_a_key_is_changed_by_pressing_another(qtbot: QtBot, dialog: SettingsDialog, book: ActionBook) -> None:
    press(qtbot, dialog, "accept", Qt.Key.Key_J, CTRL)
    assert dialog.keys.own_keys() == {"accept": ["Ctrl+J"]}
    dialog.accept()
    settings = Settings(dialog._settings.path)
    assert settings["keys"] == {"accept": ["Ctrl+J"]}
    book.rebind(settings["keys"])
    assert book.keys_of("accept") == ("Ctrl+J",)
    sheet = KeySheet(book)
    qtbot.addWidget(sheet)
    assert "Ctrl+J" in words(sheet)


def test_a_clash_is_said_and_cannot_be_saved(qtbot: QtBot, dialog: SettingsDialog) -> None:
    press(qtbot, dialog, "accept", Qt.Key.Key_R)
    assert dialog.keys.said.text() == "R is used by “Accept” and by “Reject”."
    assert not dialog.save.isEnabled()
    press(qtbot, dialog, "reject", Qt.Key.Key_X)
    assert dialog.keys.said.text() == ""
    assert dialog.save.isEnabled()
    assert dialog.keys.own_keys() == {"accept": ["R"], "reject": ["X"]}


def test_a_further_key_none_and_the_shipped_ones_again(qtbot: QtBot, dialog: SettingsDialog) -> None:
    keys = dialog.keys
    keys.choose("silent")
    qtbot.mouseClick(keys.further, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(keys.edit.hasFocus)
    qtbot.keyClick(keys.edit, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: not keys.edit.hasFocus())
    keys.choose("reject")
    keys.table.setFocus()
    qtbot.keyClick(keys.table, Qt.Key.Key_Delete)
    assert keys.own_keys() == {"silent": ["F7"], "reject": []}
    qtbot.mouseClick(keys.usual_one, Qt.MouseButton.LeftButton)
    assert keys.own_keys() == {"silent": ["F7"]}
    qtbot.mouseClick(keys.usual, Qt.MouseButton.LeftButton)
    assert keys.own_keys() == {}


def test_the_list_is_searched_by_name_and_key(qtbot: QtBot, dialog: SettingsDialog) -> None:
    qtbot.keyClicks(dialog.keys.search, "rjct")
    assert [item.text(0) for item in dialog.keys._items.values() if not item.isHidden()] == ["Reject"]
    assert dialog.keys.current is not None
    assert dialog.keys.current.id == "reject"
    dialog.keys.search.setText("ctrl+r")
    assert [item.text(0) for item in dialog.keys._items.values() if not item.isHidden()] == ["Reject"]


def test_keys_travel_in_a_file(dialog: SettingsDialog, tmp_path: Path) -> None:
    dialog.keys.choose("accept")
    dialog.keys.set_key("F9")
    dialog.keys.export_to(tmp_path / "keys.json")
    dialog.keys.reset_all()
    dialog.keys.import_from(tmp_path / "keys.json")
    assert dialog.keys.own_keys() == {"accept": ["F9"]}


def test_keys_of_acts_that_are_not_here_now_are_kept(tmp_path: Path, book: ActionBook, qtbot: QtBot) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("keys", {"models.other": ["F4"]})
    dialog = SettingsDialog(settings, book)
    qtbot.addWidget(dialog)
    dialog.keys.choose("accept")
    dialog.keys.set_key("F9")
    dialog.accept()
    assert settings["keys"] == {"models.other": ["F4"], "accept": ["F9"]}


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": "cryapp keys", "version": 99, "keys": {}}'])
def test_a_file_of_something_else_changes_nothing(dialog: SettingsDialog, tmp_path: Path, content: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(content)
    dialog.keys.choose("accept")
    dialog.keys.set_key("F9")
    dialog.keys.import_from(path)
    assert dialog.keys.own_keys() == {"accept": ["F9"]}
    assert "keys are as they were" in dialog.keys.said.text()


def test_a_table_of_keys_edited_by_hand_harms_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    assert sound_keys({"a": ["X", 3, ""], "b": "Ctrl+B", "c": None, 4: ["Y"]}) == {"a": ["X"], "4": ["Y"]}
    assert sound_keys("nonsense") == {}
    window = QMainWindow()
    qtbot.addWidget(window)
    book = ActionBook(window, {"a": "X", "b": [None, "F2"]})  # type: ignore[list-item]
    book.add([ActionSpec("a", "A", print, ("A",)), ActionSpec("b", "B", print, ("B",))])
    assert book.keys_of("a") == ("A",)
    assert book.keys_of("b") == ("F2",)


def test_writing_and_reading_say_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        write_keys(tmp_path / "no" / "such", {})
    with pytest.raises(UserError, match="cannot be read"):
        read_keys(tmp_path / "nothing.json")
    write_keys(tmp_path / "keys.json", {"a": ("X",)})
    assert json.loads((tmp_path / "keys.json").read_text())["keys"] == {"a": ["X"]}


def test_the_keys_in_force_stand_on_the_buttons(
    qtbot: QtBot, filled: Library, window_on: Callable[[Library], MainWindow]
) -> None:
    window = window_on(filled)
    settle(qtbot, window.desk)
    label = window.workspace("label")
    assert isinstance(label, LabelWorkspace)
    qtbot.waitUntil(lambda: label.sound is not None)
    assert label.sound is not None
    assert window.status.keys.text() == "F1 keys"
    window.desk.settings.set("keys", {"window.keys": ["F2"], "sound.play": ["K"], "label.flag": []})
    window.apply_settings()
    assert window.status.keys.text() == "F2 keys"
    assert label.sound.transport.play.toolTip().endswith("(K)") or not label.sound.transport.play.isEnabled()
    assert label.sound.transport.play._cap.text() == "K"
    assert label.pad.flag.text().strip() == "Flag"
