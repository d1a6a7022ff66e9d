"""Labels as a table from the window: which, with notes or names only for a reason."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cryapp.bridge.desk import Desk
from cryapp.domain.annotation import Annotator
from cryapp.domain.ids import RecordingId
from cryapp.services import labelling
from cryapp.services.label_marks import Mark
from cryapp.services.library import Library
from cryapp.services.tasks import get_task
from cryapp.ui.dialogs.export_labels import ExportLabelsDialog
from tests.ui.conftest import settle


@pytest.fixture
def dialog(qtbot: QtBot, filled: Library, reader: Annotator, desk_on: Callable[[Library], Desk]) -> ExportLabelsDialog:
    cry, injury = (Mark(get_task(filled, key).id, reader.id) for key in ("cry_presence", "neuro_injury"))
    labelling.save_label(filled, [RecordingId(1)], "cry", cry)
    labelling.save_label(filled, [RecordingId(1)], "no_cry", cry)
    labelling.save_note(filled, RecordingId(1), "her sister Ann", cry)
    labelling.save_label(filled, [RecordingId(3)], "none", injury)
    desk = desk_on(filled)
    made = ExportLabelsDialog(desk)
    qtbot.addWidget(made)
    made.show()
    settle(qtbot, desk)
    return made


def written(qtbot: QtBot, dialog: ExportLabelsDialog, out: Path) -> list[dict[str, str]]:
    dialog.write_to(out)
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=30_000)
    with out.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_whole_history_of_every_task_names_nobody(qtbot: QtBot, dialog: ExportLabelsDialog, tmp_path: Path) -> None:
    out = tmp_path / "labels.csv"
    rows = written(qtbot, dialog, out)
    assert [(row["task"], row["kind"], row["class"]) for row in rows] == [
        ("cry_presence", "label", "cry"), ("cry_presence", "label", "no_cry"), ("cry_presence", "note", ""),
        ("neuro_injury", "label", "none"),
    ]  # fmt: skip
    assert dialog.told.text() == f"4 label events written to {out}, with keyed ids, shifted dates and without notes"
    assert "Ann" not in out.read_text()
    assert "file_name" not in rows[0]


def test_one_task_and_the_answers_that_hold(qtbot: QtBot, dialog: ExportLabelsDialog, tmp_path: Path) -> None:
    dialog.task.setCurrentIndex(dialog.task.findData("cry_presence"))
    dialog.current.setChecked(True)
    rows = written(qtbot, dialog, tmp_path / "labels.csv")
    assert {(row["task"], row["class"]) for row in rows if row["kind"] == "label"} == {("cry_presence", "no_cry")}


def test_notes_need_a_reader_and_a_reason_and_say_what_they_may_hold(
    qtbot: QtBot, dialog: ExportLabelsDialog, reader: Annotator, tmp_path: Path
) -> None:
    dialog.notes.setChecked(True)
    assert "telephone number" in dialog.warning.text() and "Sign in first" in dialog.warning.text()
    assert not dialog.start.isEnabled()
    dialog._desk.set_annotator(reader)
    assert "Say what it is for." in dialog.warning.text() and not dialog.start.isEnabled()
    qtbot.keyClicks(dialog.reason, "second look")
    assert dialog.start.isEnabled()
    out = tmp_path / "labels.csv"
    rows = written(qtbot, dialog, out)
    assert any("her sister Ann" in row["payload"] for row in rows)
    assert "infant_code" not in rows[0]
    assert dialog.told.text().endswith("with keyed ids, shifted dates and notes")
    dialog.close()
    dialog.show()
    assert not dialog.notes.isChecked() and dialog.reason.text() == "", "asked for anew each time"


def test_names_are_said_to_be_the_key_to_every_export(
    qtbot: QtBot, dialog: ExportLabelsDialog, reader: Annotator, tmp_path: Path
) -> None:
    dialog._desk.set_annotator(reader)
    dialog.identifying.setChecked(True)
    assert "who is behind the keyed ids" in dialog.warning.text()
    qtbot.keyClicks(dialog.reason, "to find them again")
    rows = written(qtbot, dialog, tmp_path / "labels.csv")
    assert {row["infant_code"] for row in rows} == {"I-0", "I-1"}
    assert dialog.told.text().endswith("with what the keyed ids stand for")
