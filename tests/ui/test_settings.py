"""Settings: declared once, kept whole, upgraded by tested steps, and a damaged file is set aside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cryapp import settings as module
from cryapp.settings import SETTINGS, Settings, upgraded


def test_defaults_are_acceptable_and_names_are_unique() -> None:
    assert len({s.name for s in SETTINGS}) == len(SETTINGS)
    for setting in SETTINGS:
        assert setting.accepts(setting.default), setting.name


def test_reading_writes_nothing(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    assert settings["label.label_first"] is True
    assert not (tmp_path / "settings.json").exists()


def test_values_come_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    Settings(path).update({"look.theme": "dark", "keys": {"label.skip": ["X"]}})
    again = Settings(path)
    assert again["look.theme"] == "dark"
    assert again["keys"] == {"label.skip": ["X"]}
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "value"),
    [("look.theme", "pink"), ("look.theme", 3), ("backup.minutes", 1), ("backup.minutes", True), ("label.go_on", 1)],
)
def test_what_cannot_be_is_refused(tmp_path: Path, name: str, value: object) -> None:
    settings = Settings(tmp_path / "settings.json")
    with pytest.raises(ValueError, match=name):
        settings.set(name, value)


def test_undeclared_settings_do_not_exist(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    with pytest.raises(KeyError):
        settings.set("look.colour", "blue")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"version": 1}', '{"version": "x", "values": {}}', "\x00\x01"])
def test_a_damaged_file_is_set_aside(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="utf-8")
    settings = Settings(path)
    assert settings["look.theme"] == "workspace"
    assert "damaged" in settings.problem
    assert (tmp_path / "settings.damaged.json").read_text(encoding="utf-8") == content
    settings.set("look.theme", "light")
    assert Settings(path)["look.theme"] == "light"


def test_a_wrong_value_in_the_file_counts_as_unset(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": 1, "values": {"look.text_scale": "big", "look.theme": "dark"}}))
    settings = Settings(path)
    assert settings["look.text_scale"] == 100
    assert settings["look.theme"] == "dark"


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = Settings(tmp_path / "file" / "settings.json")
    settings.set("look.theme", "dark")
    assert settings["look.theme"] == "dark"
    assert "could not be kept" in settings.problem


def test_upgrades_run_in_order_and_keep_the_unknown() -> None:
    steps = {
        1: lambda values: {("b" if name == "a" else name): value for name, value in values.items()},
        2: lambda values: {**values, "b": values["b"] * 2},
    }
    assert upgraded({"a": 1, "x": 9}, 1, steps, 3) == {"b": 2, "x": 9}
    assert upgraded({"b": 5}, 3, steps, 3) == {"b": 5}
    assert upgraded({"new": 1}, 99, steps, 3) == {"new": 1}


def test_every_older_version_has_its_upgrade() -> None:
    assert set(module.UPGRADES) == set(range(1, module.VERSION))


def test_dialog_shows_and_keeps(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtWidgets import QCheckBox, QComboBox, QMainWindow

    from cryapp.ui.actions import ActionBook, ActionSpec
    from cryapp.ui.dialogs.settings import SettingsDialog

    window = QMainWindow()
    qtbot.addWidget(window)
    book = ActionBook(window)
    book.add([ActionSpec("a", "Alpha", print, ("A",)), ActionSpec("b", "Beta", print, ("B", "Ctrl+B"))])
    settings = Settings(tmp_path / "settings.json")
    dialog = SettingsDialog(settings, book, window)
    qtbot.addWidget(dialog)
    theme, first = dialog.fields["look.theme"], dialog.fields["label.label_first"]
    assert isinstance(theme, QComboBox)
    assert isinstance(first, QCheckBox)
    assert first.isChecked()
    first.setChecked(False)
    theme.setCurrentIndex(theme.findData("light"))
    dialog.accept()
    assert settings["label.label_first"] is False
    assert settings["look.theme"] == "light"
    assert settings["keys"] == {}


def test_every_setting_can_be_reached_or_is_kept_by_a_window(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtWidgets import QMainWindow

    from cryapp.ui.actions import ActionBook
    from cryapp.ui.dialogs.settings import SettingsDialog

    kept_by_a_window = {"keys", "palette.recent", "reader.last", "task.last", "sound.volume"}
    window = QMainWindow()
    qtbot.addWidget(window)
    dialog = SettingsDialog(Settings(tmp_path / "settings.json"), ActionBook(window), window)
    qtbot.addWidget(dialog)
    unreached = {setting.name for setting in SETTINGS} - set(dialog.fields)
    assert {
        name for name in unreached if not name.startswith(("sound.", "label.", "segments.", "worklist."))
    } <= kept_by_a_window
    assert unreached == {setting.name for setting in SETTINGS if not setting.page}
    for name, field in dialog.fields.items():
        assert field.accessibleName(), name
