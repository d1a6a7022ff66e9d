"""Segments of a selection or of the whole list to a folder, from the window: which, with notes, stopped, told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Annotator
from cryapp.domain.ids import RecordingId
from cryapp.domain.segment import SegmentState
from cryapp.services import segmenting
from cryapp.services.label_marks import Mark
from cryapp.services.library import Library
from cryapp.services.segment_exchange import Format
from cryapp.services.tasks import get_task
from cryapp.ui.dialogs.segment_folder import SegmentFolderDialog
from tests.ui.marking import CONTROL, LEFT, Marking
from tests.ui.reading import WindowOn

NOTED = SegmentState(0.1, 0.5, 300.0, 3000.0, ("expiration",), note="like her sister Ann")


@pytest.fixture
def marking(qtbot: QtBot, window_on: WindowOn, filled: Library, reader: Annotator) -> Marking:
    """Six recordings; the reader has segments in the first, third and fifth."""
    mark = Mark(get_task(filled, "cry_unit").id, reader.id)
    for n in (1, 3, 5):
        segmenting.draw(filled, RecordingId(n), [NOTED], mark)
    return Marking(qtbot, window_on(filled), reader)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def asked(marking: Marking) -> SegmentFolderDialog:
    marking.window.book.action("segments.export_folder").trigger()
    dialog = marking.segments.files.folder_dialog
    assert dialog is not None and dialog.isVisible()
    return dialog


def choose(dialog: SegmentFolderDialog, file_format: Format) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(file_format))


def done(marking: Marking, dialog: SegmentFolderDialog) -> str:
    marking.qtbot.waitUntil(lambda: not dialog.is_running, timeout=30_000)
    return dialog.told.text()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_whole_list_goes_to_a_folder_without_notes(marking: Marking, folder: Path) -> None:
    dialog = asked(marking)
    assert dialog.all.isChecked() and not dialog.selected.isVisible()
    assert dialog.all.text().endswith("6 recordings")
    choose(dialog, Format.AUDACITY)
    dialog.write_to(folder)
    assert dialog.stop.isVisible() and not dialog.start.isEnabled() and not dialog.notes.isEnabled()
    said = done(marking, dialog)
    assert said.startswith(f"3 segments of 3 recordings written to {folder}.")
    assert "without a file: 3." in said
    assert names(folder) == ["infant0_0.txt", "infant1_2.txt", "infant2_4.txt"]
    assert dialog.lines.toPlainText().splitlines()[0] == ("infant0_0.txt does not hold: 1 note, which may name people.")
    assert "Ann" not in (folder / "infant0_0.txt").read_text()
    assert dialog.start.isEnabled() and not dialog.stop.isVisible()


def test_a_selection_and_files_that_are_there_already(marking: Marking, folder: Path) -> None:
    table = marking.workspace.worklist.table
    model = marking.workspace.worklist.model
    for row, held in ((0, Qt.KeyboardModifier.NoModifier), (2, CONTROL)):
        marking.qtbot.mouseClick(table.viewport(), LEFT, held, table.visualRect(model.index(row, 0)).center())
        marking.settle()
    (folder / "infant1_2.TextGrid").write_text("corrected by hand")
    dialog = asked(marking)
    assert dialog.selected.isChecked()
    assert dialog.selected.text().endswith("2 recordings")
    dialog.write_to(folder)
    assert "Not written: 1." in done(marking, dialog)
    assert names(folder) == ["infant0_0.TextGrid", "infant1_2.TextGrid"]
    assert (folder / "infant1_2.TextGrid").read_text() == "corrected by hand"
    assert "infant1_2.TextGrid was not written" in dialog.lines.toPlainText()
    marking.qtbot.mouseClick(dialog.replace, LEFT)
    dialog.write_to(folder)
    done(marking, dialog)
    assert "expiration" in (folder / "infant1_2.TextGrid").read_text()


def test_notes_need_a_reason(marking: Marking, folder: Path) -> None:
    dialog = asked(marking)
    dialog.shown.setChecked(True)
    dialog.notes.setChecked(True)
    assert not dialog.start.isEnabled()
    assert dialog.start.toolTip() == "Say what the notes are for."
    marking.qtbot.keyClicks(dialog.reason, "phonetics")
    assert dialog.start.isEnabled()
    dialog.write_to(folder)
    done(marking, dialog)
    assert names(folder) == ["infant0_0.TextGrid"]
    assert "sister Ann" in (folder / "infant0_0.TextGrid").read_text()
    dialog.close()
    assert not asked(marking).notes.isChecked(), "asked for anew each time"


def test_what_stops_says_so_and_a_closed_sheet_tells_by_the_window(marking: Marking, folder: Path) -> None:
    dialog = asked(marking)
    dialog.write_to(folder)
    marking.qtbot.mouseClick(dialog.stop, LEFT)
    said = done(marking, dialog)
    assert "not reached" in said or "3 segments" in said  # it may have been done by then
    texts: list[str] = []
    marking.desk.bus.message.connect(lambda message: texts.append(message.text))
    dialog.replace.setChecked(True)
    dialog.write_to(folder)
    dialog.close()
    marking.qtbot.waitUntil(lambda: bool(texts), timeout=30_000)
    assert texts[0].startswith("3 segments of 3 recordings written")
