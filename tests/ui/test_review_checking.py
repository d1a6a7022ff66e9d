"""Labels are looked through in the real Review window by the real learning program; what it doubts joins the list."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Role
from cryapp.domain.ids import RecordingId
from cryapp.domain.model import RunState
from cryapp.services import labelling, people
from cryapp.services.label_marks import Mark
from cryapp.services.library import Library, open_library
from cryapp.services.runlock import release_all
from cryapp.services.settling import Kind
from cryapp.services.tasks import get_task
from cryapp.services.training import list_runs
from cryapp.ui import i18n
from cryapp.ui import theme as look
from cryapp.ui.panels.label_check import LabelCheckPanel
from tests.services.conftest import checked_folder, labelled_folder, planted
from tests.ui.conftest import words
from tests.ui.reading import WindowOn
from tests.ui.reviewing import Judging, Key

__all__ = ["checked_folder", "labelled_folder", "planted"]
NARROWEST_PX = 220
"""The column of the list in a window of 1024 pixels."""
PATIENCE_MS = 120_000
"""The learning program is a process of its own and starts by importing torch."""


@pytest.fixture
def open_copy(tmp_path: Path, closing: ExitStack):  # type: ignore[no-untyped-def]
    def open_(folder: Path) -> Library:
        shutil.copytree(folder, tmp_path / "copy")
        opened = open_library(str(tmp_path / "copy"))
        closing.callback(release_all)
        closing.callback(opened.close)
        return opened

    return open_


def test_what_a_search_found_is_listed_ruled_about_and_its_age_is_told(
    qtbot: QtBot,
    window_on: WindowOn,
    open_copy,
    checked_folder: Path,
    planted: RecordingId,  # type: ignore[no-untyped-def]
) -> None:
    library: Library = open_copy(checked_folder)
    judging = Judging(qtbot, window_on(library))
    panel = judging.workspace.settle.label_check
    assert panel.isVisible()
    assert "each by a model that has not met the infant. AUC " in panel.words.text()
    assert not panel.stale.isVisible()
    top = judging.workspace.settle.list.model.rows[0]
    assert (top.kind, top.recording_id, judging.current) == (Kind.LABEL_ERROR, planted, planted)
    assert "It never learnt from this infant" in words(judging.workspace)
    judging.press(Key.Key_1)
    judging.why(Key.Key_1)
    event = labelling.events(library, planted)[-1]
    assert (event.class_key, event.shown.prediction_visible, event.shown.view["label_check"]) == ("cry", True, 1)
    judging.workspace.session.list(True)
    judging.settle()
    assert panel.stale.text() == "Since then: labelled otherwise: 1."
    # Who labels sees nothing of it.
    reader = people.add_annotator(library, "R-09", Role.ANNOTATOR).annotator
    judging.desk.set_annotator(reader)
    judging.settle()
    assert not panel.isVisible()
    assert not judging.workspace.settle.list.model.rows
    assert not judging.window.book.action("review.check_labels").isEnabled()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_words_of_the_panel_are_whole_in_the_narrowest_window(qtbot: QtBot, language: str) -> None:
    look.load_fonts()
    i18n.use(language)
    try:
        panel = LabelCheckPanel()
        qtbot.addWidget(panel)
        panel.setFixedWidth(NARROWEST_PX)
        panel.show_checked(can_check=True, checked=None)
        with qtbot.waitExposed(panel):
            panel.show()
        qtbot.waitUntil(lambda: panel.start.width() >= panel.start.sizeHint().width())
    finally:
        i18n.use("en")


def test_one_press_looks_through_them_beside_the_reading_and_cancel_keeps_nothing(
    qtbot: QtBot,
    window_on: WindowOn,
    open_copy,
    labelled_folder: Path,  # type: ignore[no-untyped-def]
) -> None:
    library: Library = open_copy(labelled_folder)
    judging = Judging(qtbot, window_on(library))
    panel, checking = judging.workspace.settle.label_check, judging.workspace.checking
    act = judging.window.book.action("review.check_labels")
    assert act.isEnabled()
    assert panel.start.text() == "Look for them"
    ends: list[RunState] = []
    checking.runner.ended.connect(lambda end: ends.append(end.run.state))
    panel.start.click()
    qtbot.waitUntil(panel.bar.isVisible, timeout=PATIENCE_MS)
    judging.window.book.refresh()
    assert not act.isEnabled(), "one search at a time"
    assert judging.window.status.activities, "and the status bar tells of it"
    # Labels are given meanwhile.
    task = get_task(library, "cry_presence")
    mark = Mark(task.id, people.add_annotator(library, "R-10").annotator.id)
    labelling.save_label(library, [RecordingId(1)], "cry", mark)
    panel.cancel.click()
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE_MS)
    judging.settle()
    assert ends == [RunState.CANCELLED]
    assert not panel.bar.isVisible()
    assert panel.start.isEnabled()
    assert [run.state for run in list_runs(library)] == [RunState.CANCELLED]
    assert not [row for row in judging.workspace.settle.list.model.rows if row.kind is Kind.LABEL_ERROR]
    assert not judging.window.status.activities


def test_a_cancel_while_the_search_is_being_prepared_is_heard(
    qtbot: QtBot,
    window_on: WindowOn,
    open_copy,
    labelled_folder: Path,  # type: ignore[no-untyped-def]
) -> None:
    """Nobody listened yet: the search began a moment later and went on to its end."""
    library: Library = open_copy(labelled_folder)
    judging = Judging(qtbot, window_on(library))
    checking = judging.workspace.checking
    ends: list[RunState] = []
    checking.runner.ended.connect(lambda end: ends.append(end.run.state))
    checking.start()
    judging.window.book.refresh()
    judging.window.book.action("review.stop_checking").trigger()
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE_MS)
    judging.settle()
    assert ends == [RunState.CANCELLED]
    assert checking.can_start


def test_too_few_labels_are_said_where_it_was_pressed(qtbot: QtBot, window_on: WindowOn, filled: Library) -> None:
    judging = Judging(qtbot, window_on(filled))
    panel = judging.workspace.settle.label_check
    panel.start.click()
    qtbot.waitUntil(panel.stale.isVisible, timeout=30_000)
    assert panel.stale.text().startswith("There are too few labels to hold one against the others.")
    assert panel.start.isEnabled()


def test_a_task_whose_labels_are_not_looked_through_shows_no_panel(
    qtbot: QtBot, window_on: WindowOn, filled: Library
) -> None:
    judging = Judging(qtbot, window_on(filled), "cry_unit")
    assert not judging.workspace.settle.label_check.isVisible()
    assert not judging.window.book.action("review.check_labels").isEnabled()
