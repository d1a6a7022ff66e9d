"""Measurements of a whole store as a table, from the window: per recording, per segment, stopped, refused."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cryapp.bridge.desk import Desk
from cryapp.domain.annotation import Annotator
from cryapp.domain.ids import RecordingId
from cryapp.domain.segment import SegmentState
from cryapp.services import segmenting
from cryapp.services.label_marks import Mark
from cryapp.services.library import Library
from cryapp.services.tasks import get_task
from cryapp.ui.dialogs.export_measurements import ExportMeasurementsDialog
from cryapp.ui.main_window import MainWindow


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def opened(qtbot: QtBot, desk: Desk) -> ExportMeasurementsDialog:
    dialog = ExportMeasurementsDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.task.count() > 0)
    return dialog


def test_a_row_for_each_recording(
    qtbot: QtBot, filled: Library, desk_on: Callable[[Library], Desk], tmp_path: Path
) -> None:
    dialog = opened(qtbot, desk_on(filled))
    out = tmp_path / "out.csv"
    dialog.write_to(out)
    assert dialog.stop.isVisible()
    assert not dialog.start.isEnabled()
    qtbot.waitUntil(lambda: "rows written" in dialog.told.text(), timeout=20_000)
    rows = rows_of(out)
    assert len(rows) == 6
    assert all(360 < float(row["f0_median_hz"]) < 620 for row in rows if row["f0_median_hz"])
    assert dialog.start.isEnabled()
    assert not dialog.stop.isVisible()


def test_a_row_for_each_segment(
    qtbot: QtBot, filled: Library, reader: Annotator, desk_on: Callable[[Library], Desk], tmp_path: Path
) -> None:
    task = get_task(filled, "cry_unit")
    mark = Mark(task.id, reader.id)
    segmenting.draw(filled, RecordingId(1), [SegmentState(0.1, 0.5), SegmentState(0.5, 0.7)], mark)
    dialog = opened(qtbot, desk_on(filled))
    dialog.segments.setChecked(True)
    dialog.task.setCurrentIndex(dialog.task.findData("cry_unit"))
    out = tmp_path / "out.csv"
    dialog.write_to(out)
    qtbot.waitUntil(lambda: "2 rows written" in dialog.told.text(), timeout=20_000)
    assert [(row["start_s"], row["end_s"]) for row in rows_of(out)] == [("0.1", "0.5"), ("0.5", "0.7")]


def test_what_is_stopped_leaves_no_table(
    qtbot: QtBot, filled: Library, desk_on: Callable[[Library], Desk], tmp_path: Path
) -> None:
    dialog = opened(qtbot, desk_on(filled))
    out = tmp_path / "out.csv"
    dialog.write_to(out)
    qtbot.mouseClick(dialog.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Nothing was written" in dialog.told.text(), timeout=20_000)
    assert not out.exists()


def test_a_place_that_cannot_be_written_is_a_sentence(
    qtbot: QtBot, filled: Library, desk_on: Callable[[Library], Desk], tmp_path: Path
) -> None:
    dialog = opened(qtbot, desk_on(filled))
    (tmp_path / "file").write_text("")
    dialog.write_to(tmp_path / "file" / "out.csv")
    qtbot.waitUntil(dialog.start.isEnabled, timeout=20_000)
    assert dialog.told.text()
    assert "rows written" not in dialog.told.text()


def test_it_stands_in_the_menu(qtbot: QtBot, filled: Library, window_on: Callable[[Library], MainWindow]) -> None:
    window = window_on(filled)
    window.wish("window.export_measurements")
    dialog = window.findChild(ExportMeasurementsDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()
