"""Importing from the window: plan, progress, report; labelling goes on beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Annotator, LabelState
from cryapp.domain.quality import QualityFlag
from cryapp.services import importing, labelling
from cryapp.services.importing import ImportLine, ImportReport
from cryapp.services.library import Library
from cryapp.ui.dialogs.import_dialog import ImportDialog
from cryapp.ui.dialogs.import_mapping import table_beside
from cryapp.ui.dialogs.import_report import LinesModel, ReportView, remark, report_text
from cryapp.ui.main_window import MainWindow
from cryapp.ui.workspaces.label import LabelWorkspace
from tests.ui.conftest import ids_of, settle, six_sounds, write_sound

WindowOn = Callable[[Library], MainWindow]


@pytest.fixture
def window(qtbot: QtBot, window_on: WindowOn, library: Library) -> MainWindow:
    made = window_on(library)
    qtbot.waitUntil(lambda: made.desk.task is not None)
    settle(qtbot, made.desk)
    return made


def dialog_of(window: MainWindow) -> ImportDialog:
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    return dialog


def finish(qtbot: QtBot, window: MainWindow) -> ImportDialog:
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.report, timeout=30_000)
    settle(qtbot, window.desk)
    return dialog


def test_files_go_in_and_the_first_is_shown(qtbot: QtBot, window: MainWindow, sounds: list[Path]) -> None:
    window.dropped.emit(sounds)
    dialog = dialog_of(window)
    assert dialog.what.text() == "Import 6 files"
    assert dialog.table_name.whole.startswith("No table")
    dialog.go.click()
    dialog = finish(qtbot, window)
    assert dialog.report.sentence.text().startswith("6 recordings")
    workspace = window.current_workspace
    assert isinstance(workspace, LabelWorkspace)
    assert not workspace.first_start.isVisible()
    assert workspace.worklist.model.rowCount() == 6
    qtbot.waitUntil(lambda: workspace.session.facts is not None)
    assert window.status.activities == ()


def test_bad_files_are_lines_in_the_report(
    qtbot: QtBot, window: MainWindow, sounds: list[Path], tmp_path: Path
) -> None:
    bad = sounds[0].with_name("broken <b>.wav")
    bad.write_bytes(b"RIFF\x00\x00")
    short = write_sound(sounds[0].with_name("blink.wav"), 0.05, 500, 9)
    window.dropped.emit([sounds[0], bad, short, sounds[0]])
    dialog_of(window).go.click()
    view = finish(qtbot, window).report
    model = view.table.model()
    assert model.index(0, 0).data() == "broken <b>.wav"
    assert model.index(0, 1).data() == "refused"
    assert len(str(model.index(0, 2).data())) > 10
    assert "refused" in view.text
    view.copy.click()
    assert QApplication.clipboard().text() == view.text
    view.save_to(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == view.text
    view.save_to(tmp_path / "no" / "report.txt")
    assert "could not be written" in view.notes.text()


def test_a_table_beside_the_files_is_found_and_mapped(
    qtbot: QtBot, window: MainWindow, reader: Annotator, tmp_path: Path
) -> None:
    folder = tmp_path / "study"
    files = six_sounds(folder)
    rows = "".join(f"{path.name},B-{i // 3},f,{i % 2}\n" for i, path in enumerate(files))
    (folder / "manifest.csv").write_text("file,subject,sex,cry\n" + rows)
    window.desk.set_annotator(reader)
    window.dropped.emit([folder])
    dialog = dialog_of(window)
    settle(qtbot, window.desk)
    assert dialog.what.text() == "Import everything in 1 folder"
    assert "manifest.csv" in dialog.table_name.whole
    mapping = dialog.mapping
    assert mapping.columns["path"] == "file"
    assert mapping.columns["infant"] == "subject"
    assert mapping.columns["sex"] == "sex"
    mapping._boxes["label"].setCurrentText("cry")
    assert not dialog.go.isEnabled()
    assert "label texts mean" in dialog.wrong.text()
    for text, key in (("1", "cry"), ("0", "no_cry")):
        box = mapping._class_boxes[text]
        box.setCurrentIndex(box.findData(key))
    assert dialog.go.isEnabled()
    dialog.go.click()
    view = finish(qtbot, window).report
    assert "6 labels" in view.notes.text()
    assert window.desk.task is not None
    label = labelling.current_label(
        window.desk.library, ids_of(window.desk.library, window.desk)[0], window.desk.task.id, reader.id
    )
    assert label.state is LabelState.LABELLED


def test_labels_without_a_reader_are_refused_before_anything_is_touched(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "study"
    files = six_sounds(folder)
    (folder / "m.csv").write_text("file,cry\n" + "".join(f"{path.name},1\n" for path in files))
    window.dropped.emit([folder])
    dialog = dialog_of(window)
    settle(qtbot, window.desk)
    dialog.mapping._boxes["label"].setCurrentText("cry")
    box = dialog.mapping._class_boxes["1"]
    box.setCurrentIndex(box.findData("cry"))
    assert "Sign in first" in dialog.wrong.text()
    assert not dialog.go.isEnabled()


def test_an_import_can_be_stopped_and_its_report_still_comes(
    qtbot: QtBot, window: MainWindow, sounds: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importing.import_paths

    def slow(lib: Library, paths: object, options: object, **calls: object) -> ImportReport:
        cancelled = calls["cancelled"]
        assert callable(cancelled)
        qtbot_free_wait(cancelled)
        return real(lib, sounds, options, **calls)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "import_paths", slow)
    window.dropped.emit(sounds)
    dialog = dialog_of(window)
    dialog.go.click()
    assert dialog.cancel.text() == "Stop import"
    assert window.status.activities[0].if_closed
    dialog.cancel.click()
    view = finish(qtbot, window).report
    assert "Stopped before the end" in view.notes.text()


def qtbot_free_wait(cancelled: Callable[[], bool]) -> None:
    """Runs on the job's thread until the stop arrives."""
    import time

    for _ in range(2000):
        if cancelled():
            return
        time.sleep(0.005)
    raise AssertionError("never stopped")


def test_nothing_to_import_is_a_sentence(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    window.dropped.emit([tmp_path / "empty"])
    dialog = dialog_of(window)
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(dialog.wrong.text()))
    assert "no sound files" in dialog.wrong.text()
    assert dialog.go.isVisible()
    assert window.status.activities == ()


def test_example_cries_can_be_tried(qtbot: QtBot, window: MainWindow) -> None:
    workspace = window.current_workspace
    assert isinstance(workspace, LabelWorkspace)
    workspace.first_start.examples.click()
    finish(qtbot, window)
    qtbot.waitUntil(lambda: workspace.session.facts is not None, timeout=10_000)
    facts = workspace.session.facts
    assert facts is not None
    assert facts.recording.synthetic
    assert "synthetic" in workspace.header.facts.whole


def test_the_report_puts_what_needs_a_look_first() -> None:
    lines = (
        ImportLine("a/fine.wav", "added"),
        ImportLine("a/again.wav", "duplicate", "the same sound as fine.wav"),
        ImportLine("a/short.wav", "added", "", (QualityFlag.TOO_SHORT,)),
        ImportLine("a/bad.wav", "refused", "not a sound file"),
    )
    model = LinesModel(lines)
    assert [model.index(i, 0).data() for i in range(4)] == ["bad.wav", "short.wav", "again.wav", "fine.wav"]
    assert remark(lines[2]) == QualityFlag.TOO_SHORT.sentence


def test_table_beside(tmp_path: Path) -> None:
    sound = write_sound(tmp_path / "a" / "x.wav")
    assert table_beside([sound]) is None
    table = tmp_path / "a" / "t.csv"
    table.write_text("file\n")
    assert table_beside([sound]) == table
    assert table_beside([tmp_path / "a"]) == table
    (tmp_path / "a" / "u.csv").write_text("file\n")
    assert table_beside([sound]) is None, "which of two it is cannot be guessed"


def test_report_text_is_plain(qtbot: QtBot, library: Library, sounds: list[Path]) -> None:
    report = importing.import_paths(library, sounds[:1])
    view = ReportView()
    qtbot.addWidget(view)
    view.show_report(report)
    assert report_text(report).startswith(report.sentence)
