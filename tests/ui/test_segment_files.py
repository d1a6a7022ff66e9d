"""Label files of other programs: dropped on the window, asked about, imported, undone; exported with what was lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Annotator
from cryapp.domain.segment import Origin
from cryapp.services.library import Library
from cryapp.ui.dialogs.segment_import import SegmentImportDialog
from tests.ui.marking import CONTROL, SHIFT, Marking, marking_on, write_cries
from tests.ui.reading import Key, WindowOn


@pytest.fixture
def marking(qtbot: QtBot, window_on: WindowOn, library: Library, reader: Annotator, tmp_path: Path) -> Marking:
    marking_on(library, [write_cries(tmp_path / "sounds" / f"{name}.wav", seed=i) for i, name in enumerate("ab")])
    return Marking(qtbot, window_on(library), reader)


def drop(marking: Marking, *paths: Path) -> SegmentImportDialog:
    """Drops files anywhere on the window and waits for the dialog to have looked into them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(400, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    marking.window.dropEvent(event)  # what Qt calls; its own drag needs a window system
    files = marking.segments.files
    marking.qtbot.waitUntil(lambda: files.dialog is not None and bool(words(files.dialog)))
    marking.settle()
    assert files.dialog is not None
    return files.dialog


def words(dialog: SegmentImportDialog) -> str:
    return "\n".join(part.text() for part in dialog.findChildren(QLabel) if part.isVisibleTo(dialog))


def close(marking: Marking, dialog: SegmentImportDialog) -> None:
    """Back to the window, with the keyboard."""
    dialog.close()
    marking.window.activateWindow()
    marking.qtbot.waitUntil(marking.window.isActiveWindow)
    marking.settle()


def press_import(marking: Marking, dialog: SegmentImportDialog) -> None:
    marking.qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    marking.settle()


def test_a_dropped_label_track_asks_what_its_texts_mean(marking: Marking, tmp_path: Path) -> None:
    track = tmp_path / "a.txt"
    track.write_text("0.5\t1.5\texpiration\n1.6\t1.8\tInsp\n2.0\t2.4\tdoor\textra\n9.0\t9.5\tpause\n")
    dialog = drop(marking, track)
    assert "a.txt →" in words(dialog)
    assert set(dialog.meaning) == {"Insp", "door"}
    assert dialog.meaning["Insp"].currentData() == "inspiration", "what is alike is guessed"
    assert marking.stored == [], "nothing before Import is pressed"
    dialog.meaning["door"].setCurrentIndex(dialog.meaning["door"].findData("other_voice"))
    press_import(marking, dialog)
    assert marking.classes == [("expiration",), ("inspiration",), ("other_voice",)]
    assert {segment.origin for segment in marking.stored} == {Origin.IMPORT}
    said = words(dialog)
    assert "3 segments added" in said
    assert "after the recording's end" in said
    assert "further columns" in said
    close(marking, dialog)
    marking.chord(Key.Key_Z, CONTROL)
    assert marking.stored == []


def test_files_find_their_recordings_by_name(marking: Marking, tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("0.5\t1.5\texpiration\n")
    second.write_text("2.0\t3.0\talarm\n")
    stray = tmp_path / "nowhere.txt"
    stray.write_text("2.0\t3.0\talarm\n")
    dialog = drop(marking, first, second, stray)
    assert "No recording has the name of nowhere.txt" in words(dialog)
    press_import(marking, dialog)
    close(marking, dialog)
    seen = {}
    for key in (Key.Key_N, Key.Key_P):
        marking.press(key)
        facts = marking.workspace.session.facts
        assert facts is not None
        seen[facts.recording.file_name] = marking.classes
    assert seen == {"a.wav": [("expiration",)], "b.wav": [("alarm",)]}


def test_a_file_of_another_name_belongs_to_the_recording_shown(marking: Marking, tmp_path: Path) -> None:
    track = tmp_path / "my labels.txt"
    track.write_text("0.5\t1.5\tpause\n")
    press_import(marking, drop(marking, track))
    assert marking.classes == [("pause",)]


def test_a_raven_table_asks_for_its_column(marking: Marking, tmp_path: Path) -> None:
    table = tmp_path / "a.Table.1.selections.txt"
    head = ["Selection", "View", "Channel", "Begin Time (s)", "End Time (s)", "Low Freq (Hz)", "High Freq (Hz)"]
    rows = [[*head, "Type", "Quality"], ["1", "Spectrogram 1", "1", "0.5", "1.5", "300", "4000", "expiration", "good"]]
    table.write_text("\r\n".join("\t".join(row) for row in rows) + "\r\n", newline="")
    dialog = drop(marking, table)
    (box,) = dialog.columns.values()
    assert [box.itemText(i) for i in range(box.count())] == ["Type", "Quality"]
    press_import(marking, dialog)
    assert marking.stored == []
    assert dialog.act.text() == "Import"
    press_import(marking, dialog)
    state = marking.stored[0].state
    assert (state.classes, state.low_hz, state.high_hz) == (("expiration",), 300.0, 4000.0)


def test_a_file_that_is_no_label_file_is_refused_with_a_reason(marking: Marking, tmp_path: Path) -> None:
    track = tmp_path / "a.txt"
    track.write_text("Dear colleague,\n")
    dialog = drop(marking, track)
    assert "is no label" in words(dialog)
    assert not dialog.act.isEnabled()


def test_an_export_says_what_it_left_out_and_comes_back_whole(marking: Marking, tmp_path: Path) -> None:
    marking.draw(0.5, 1.5)
    marking.press(Key.Key_1)
    marking.chord(Key.Key_M, SHIFT)
    marking.qtbot.keyClicks(marking.segments.panel.note, "calls for Anna")
    marking.qtbot.keyClick(marking.segments.panel.note, Key.Key_Return)
    marking.settle()
    out = tmp_path / "a.TextGrid"
    marking.segments.files.export_to(out)
    marking.settle()
    text = out.read_text(encoding="utf-8")
    assert "expiration" in text
    assert "Anna" not in text
    assert "which may name people" in marking.window.strip.text.text()
    marking.window.activateWindow()
    marking.click(1.0)
    marking.press(Key.Key_Delete)
    press_import(marking, drop(marking, out))
    assert marking.classes == [("expiration",)]


def test_an_import_and_a_drag_are_steps_of_one_stack(marking: Marking, tmp_path: Path) -> None:
    """Taken back in the order they were made and done again, also a second time: each way back is saved anew."""
    track = tmp_path / "a.txt"
    track.write_text("0.5\t1.5\tpause\n")
    dialog = drop(marking, track)
    press_import(marking, dialog)
    close(marking, dialog)
    marking.draw(3.5, 4.5)
    imported, both = [(0.5, 1.5)], [(0.5, 1.5), (3.5, 4.5)]
    assert marking.bounds == both
    for _ in range(2):
        marking.chord(Key.Key_Z, CONTROL)
        assert marking.bounds == imported
        marking.chord(Key.Key_Z, CONTROL)
        assert marking.bounds == []
        marking.chord(Key.Key_Y, CONTROL)
        assert (marking.bounds, marking.classes) == (imported, [("pause",)])
        marking.chord(Key.Key_Y, CONTROL)
        assert marking.bounds == both
