"""Two windows on one store: coming back to one shows what was answered in the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Annotator
from cryapp.services import labelling
from cryapp.services.labelling import Mark
from cryapp.services.library import Library, open_library
from cryapp.ui.elsewhere import Elsewhere
from tests.ui.reading import Key, Reading, WindowOn

AWAY, BACK = Qt.ApplicationState.ApplicationInactive, Qt.ApplicationState.ApplicationActive


@pytest.fixture
def reading(qtbot: QtBot, window_on: WindowOn, filled: Library, reader: Annotator) -> Reading:
    return Reading(qtbot, window_on(filled), reader)


def test_an_answer_given_in_another_window_is_on_the_screen_again(
    reading: Reading, reader: Annotator, tmp_path: Path
) -> None:
    here = Elsewhere(reading.desk, reading.desk)
    reading.press(Key.Key_1)
    here.state_changed(AWAY)
    reading.settle()
    task = reading.desk.task
    assert task is not None and reading.current is not None
    other = open_library(str(tmp_path / "filled store"))
    labelling.save_label(other, [reading.current], "unusable", Mark(task.id, reader.id))
    other.close()
    facts = reading.workspace.session.facts
    assert facts is not None and facts.label is not None and facts.label.class_key == "cry", "not yet known here"
    here.state_changed(BACK)
    reading.settle()
    facts = reading.workspace.session.facts
    assert facts is not None and facts.label is not None and facts.label.class_key == "unusable"
    assert reading.current == facts.recording.id, "the same recording stays in front"
    row = reading.workspace.worklist.model.row(0)
    assert row is not None and row.class_key == "unusable"
