"""Where files are asked for: where one was last, never where the program was started."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cryapp.ui import file_dialog as asking
from cryapp.ui.file_dialog import file_dialog, usual_folder


def test_it_begins_where_one_was_last_and_never_where_the_program_was_started(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "_last", [])
    started, kept = tmp_path / "program", tmp_path / "exports"
    for folder in (started, kept):
        folder.mkdir()
    monkeypatch.chdir(started)
    host = QWidget()
    qtbot.addWidget(host)
    first = file_dialog(host, "Export")
    begun = Path(first.directory().absolutePath())
    assert begun == Path(usual_folder()) and begun != started
    first.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    first.setDirectory(str(kept))
    first.selectFile("labels.csv")
    first.open()
    first.accept()
    second = file_dialog(host, "Something else")
    assert Path(second.directory().absolutePath()) == kept
    second.filesSelected.emit([str(started)])
    assert Path(usual_folder()) == started, "a folder that was chosen, not the one around it"
    started.rmdir()
    assert Path(usual_folder()) == begun, "a folder that is gone is no place to begin"


def test_a_folder_that_cannot_be_looked_into_any_more_is_no_place_to_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_last", [])
    begun = usual_folder()
    monkeypatch.setattr(asking, "_last", ["/" + "x" * 300])  # the system refuses the question, as for a lost share
    assert usual_folder() == begun
