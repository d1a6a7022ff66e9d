"""The history beside the sound tells what was done to segments, as it is done."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Annotator
from cryapp.domain.segment import SegmentState
from cryapp.services import segmenting, tasks
from cryapp.services.labelling import Mark
from cryapp.services.library import Library
from cryapp.services.people import add_annotator
from tests.ui.marking import CONTROL, Marking, marking_on, write_cries
from tests.ui.reading import Key, WindowOn

pytestmark = pytest.mark.usefixtures("sealed_profile")


def told(marking: Marking) -> list[str]:
    """The lines of the history, oldest first, without figures behind the point: a mouse meets pixels."""
    return [re.sub(r"(\d)\.\d\d", r"\1", text) for text in marking.workspace.history.texts[1:]]


def struck(marking: Marking) -> list[str]:
    lines = marking.workspace.history.findChildren(QLabel)
    return [line.text().split(" · ")[0] for line in lines if line.font().strikeOut()]


def test_each_act_of_mouse_and_keys_is_a_line_and_what_is_undone_is_struck(
    qtbot: QtBot, window_on: WindowOn, library: Library, reader: Annotator, tmp_path: Path
) -> None:
    marking_on(library, [write_cries(tmp_path / "sounds" / f"{i}.wav", seed=i) for i in range(2)])
    other = add_annotator(library, "R-02").annotator
    task = tasks.get_task(library, "cry_unit")
    marking = Marking(qtbot, window_on(library), reader)
    segmenting.draw(library, marking.ids[0], [SegmentState(4.0, 5.0)], Mark(task.id, other.id))
    marking.draw(1.01, 2.01)
    marking.press(Key.Key_1)
    marking.press(Key.Key_Delete)
    expected = [
        "Segment drawn: 1–2 s, no class",
        "Class of 1–2 s: no class → Expiration",
        "Segment deleted: 1–2 s, Expiration",
    ]
    assert told(marking) == expected, "and nothing of R-02"
    marking.press(Key.Key_Z, modifier=CONTROL)
    assert told(marking) == [*expected, "Undone: Segment deleted: 1–2 s, Expiration"]
    assert len(struck(marking)) == 1
    assert struck(marking)[0].startswith("Segment deleted")
    marking.desk.set_task(tasks.get_task(library, "cry_presence"))
    marking.settle()
    assert len(told(marking)) == 4, "acts on parts are told whatever is asked of the whole"
