"""Labels that a really trained model contradicts, in the real Review window: found, heard, ruled, undone."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Role
from cryapp.domain.ids import ModelId, RecordingId
from cryapp.services import label_errors, labelling, models, people
from cryapp.services.label_marks import Mark
from cryapp.services.library import Library, open_library
from cryapp.services.runlock import release_all
from cryapp.services.settling import Kind
from cryapp.services.tasks import get_task
from tests.services.conftest import labelled_folder, trained_folder
from tests.ui.conftest import words
from tests.ui.reading import WindowOn
from tests.ui.reviewing import Judging, Key

__all__ = ["labelled_folder", "trained_folder"]
MODEL = ModelId("cry_presence-1")


@pytest.fixture
def trained(trained_folder: Path, tmp_path: Path, closing: ExitStack) -> Library:
    """Synthetic cries with true labels, and the package that the real worker made of them, in use."""
    shutil.copytree(trained_folder, tmp_path / "copy")
    opened = open_library(str(tmp_path / "copy"))
    closing.callback(release_all)
    closing.callback(opened.close)
    lead = people.add_annotator(opened, "L-01", Role.LEAD).annotator
    models.promote(opened, MODEL, lead.id, "to be tried")
    return opened


def only_errors(judging: Judging) -> None:
    """As a person does: chooses the kind above the list."""
    box = judging.workspace.settle.list.kind
    box.setFocus()
    while box.currentData() != Kind.LABEL_ERROR:
        judging.qtbot.keyClick(box, Key.Key_Down)
    judging.settle()


def spoil(library: Library) -> RecordingId:
    """Gives the recording that the model is surest is a cry the other label, by everybody who answered."""
    task = get_task(library, "cry_presence")
    predictions = label_errors.predictions_of_model(library, MODEL, task)
    wrong = max(predictions, key=lambda id_: predictions[id_]["cry"])
    codes = {event.annotator for event in labelling.events(library, wrong) if event.task_id == task.id}
    for reader in people.list_annotators(library):
        if reader.code in codes:
            labelling.save_label(library, [wrong], "no_cry", Mark(task.id, reader.id))
    return wrong


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_label_the_model_contradicts_is_found_heard_ruled_and_undone(
    qtbot: QtBot, window_on: WindowOn, trained: Library
) -> None:
    wrong = spoil(trained)
    judging = Judging(qtbot, window_on(trained))
    only_errors(judging)
    matters = judging.workspace.settle.list
    found = {row.recording_id: row for row in matters.model.rows}
    assert wrong in found, "the model's surest disagreement is in the list"
    assert all(row.locked and row.kind is Kind.LABEL_ERROR and row.model_id == MODEL for row in found.values())
    assert matters.select(wrong)
    judging.settle()
    assert judging.current == wrong
    assert "It never learnt from this infant" in words(judging.workspace)
    sound = judging.workspace.settle.sound
    assert sound is not None
    qtbot.waitUntil(lambda: sound.has_sound, timeout=30_000)
    judging.press(Key.Key_1)
    judging.why(Key.Key_1)
    event = labelling.events(trained, wrong)[-1]
    assert (event.class_key, event.shown.prediction_visible, event.shown.model_id) == ("cry", True, MODEL)
    assert (int(wrong), "settled: Cry") in judging.rows
    judging.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert dict(judging.rows)[int(wrong)] == "the model is sure of another class"


def test_where_no_label_is_contradicted_the_list_says_where_such_come_from(
    qtbot: QtBot, window_on: WindowOn, filled: Library
) -> None:
    judging = Judging(qtbot, window_on(filled))
    only_errors(judging)
    assert "Labels against cross-validated predictions…" in judging.workspace.settle.list.empty.text()
    assert judging.workspace.settle.list.notes.text(), "and why the model in use says nothing"
