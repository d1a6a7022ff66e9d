"""The infant's page from Label, Review and Screen: by hours since birth, blind where it must be, by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Annotator, Role
from cryapp.domain.ids import RecordingId
from cryapp.services import labelling, people
from cryapp.services.labelling import Mark
from cryapp.services.library import Library
from cryapp.services.tasks import get_task
from cryapp.store import showings
from cryapp.store.showings import SEEN
from cryapp.store.tables import RecordingRow
from cryapp.ui.infant_window import InfantWindow
from cryapp.ui.main_window import MainWindow
from tests.ui.conftest import settle, words
from tests.ui.reading import Key, Reading, WindowOn
from tests.ui.reviewing import Judging, answer

BORN = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def born(filled: Library) -> Library:
    """Infant 1 (recordings 1 and 2) was born; the second recording was made first."""
    infant = labelling.get_recording(filled, RecordingId(1)).infant_id
    code = people.get_infant(filled, infant).code
    by = people.add_annotator(filled, "R-00").annotator.id
    people.save_infant(filled, by, code, {"born_at": BORN}, "test")
    with filled.store.write() as session:
        for number, hours in ((1, 30.0), (2, 4.0)):
            row = session.get(RecordingRow, number)
            assert row is not None
            row.recorded_at, row.hours_since_birth = BORN + timedelta(hours=hours), hours
    exam = {"sarnat": "moderate", "exam_at": (BORN + timedelta(hours=5)).isoformat()}
    injury = get_task(filled, "neuro_injury")
    labelling.save_label(filled, [RecordingId(1)], "confirmed", Mark(injury.id, by), exam)
    return filled


def page_of(qtbot: QtBot, window: MainWindow) -> InfantWindow:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, InfantWindow) and w.isVisible()]
    assert len(found) == 1
    settle(qtbot, window.desk)
    return found[0]


def test_a_reader_sees_their_own_answers_by_hours_since_birth(
    qtbot: QtBot, window_on: WindowOn, born: Library, filled: Library, reader: Annotator
) -> None:
    answer(born, "R-01", ("no_cry", "no_cry"))
    reading = Reading(qtbot, window_on(born), reader)
    reading.workspace.open_recording(RecordingId(1))
    reading.settle()
    reading.press(Key.Key_1)
    reading.press(Key.Key_I, modifier=CTRL)
    window = page_of(qtbot, reading.window)
    assert window.page is not None
    assert [(sound.recording.id, sound.hours_since_birth) for sound in window.page.sounds] == [(2, 4.0), (1, 30.0)]
    table = window.table
    assert [table.item(row, 0).text() for row in (0, 1)] == ["4.0", "30"]
    assert "no answer that you may see" in table.item(0, 3).text()
    assert "Cry (R-07)" in table.item(1, 3).text()
    everything = words(window) + " ".join(mark.text for mark in window.time.marks)
    assert "R-01" not in everything
    assert "Confirmed" not in everything, "the outcome would break the blind reading"
    assert "Your own answers" in window.left_out.text()


def test_keys_go_from_mark_to_mark_and_enter_opens_it(
    qtbot: QtBot, window_on: WindowOn, born: Library, filled: Library, reader: Annotator
) -> None:
    reading = Reading(qtbot, window_on(born), reader)
    reading.workspace.open_recording(RecordingId(1))
    reading.settle()
    reading.press(Key.Key_I, modifier=CTRL)
    window = page_of(qtbot, reading.window)
    time = window.time
    time.setFocus()
    qtbot.keyClick(time, Key.Key_Home)
    assert time.chosen is not None
    assert time.chosen.recording_id == 2
    assert "4.0 h after birth" in window.here.text()
    assert window.table.currentRow() == 0
    qtbot.keyClick(time, Key.Key_Right)
    assert time.chosen.recording_id == 1
    qtbot.keyClick(time, Key.Key_Left)
    qtbot.keyClick(time, Key.Key_Return)
    reading.settle()
    assert reading.current == 2
    place = time.place_of(next(mark for mark in time.marks if mark.recording_id == 1))
    qtbot.mouseClick(time, Qt.MouseButton.LeftButton, pos=QPoint(round(place.x()), round(place.y())))
    reading.settle()
    assert reading.current == 1
    assert window.isVisible(), "it stays beside the work"


def test_an_adjudicator_sees_all_from_review_but_reads_as_a_reader_in_label(
    qtbot: QtBot, window_on: WindowOn, born: Library
) -> None:
    answer(born, "R-01", ("cry", "cry"))
    answer(born, "R-02", ("no_cry", "cry"))
    judging = Judging(qtbot, window_on(born))
    judging.press(Key.Key_I, modifier=CTRL)
    window = page_of(qtbot, judging.window)
    everything = " ".join(mark.text for mark in window.time.marks)
    assert "R-01" in everything
    assert "Confirmed" in everything
    assert "moderate" in everything
    (exam,) = [mark for mark in window.time.marks if mark.lane == "exam neuro_injury"]
    assert exam.hours == pytest.approx(5.0)
    assert "from now on is kept as not blind" in window.left_out.text()
    judging.window.show_workspace("label")
    judging.window.activateWindow()
    judging.settle()
    label = judging.window.workspace("label")
    label.open_recording(RecordingId(1))  # type: ignore[union-attr]
    judging.settle()
    qtbot.keyClick(judging.window, Key.Key_I, CTRL)
    window = page_of(qtbot, judging.window)
    assert "R-01" not in " ".join(mark.text for mark in window.time.marks)
    qtbot.keyClick(window, Key.Key_Escape)
    assert not window.isVisible()
    judging.window.activateWindow()
    qtbot.waitUntil(lambda: judging.window.isActiveWindow() and label.can_act)  # type: ignore[union-attr]
    judging.window.book.refresh()
    qtbot.keyClick(judging.window, Key.Key_1)
    judging.settle()
    event = labelling.events(born, RecordingId(1))[-1]
    assert event.annotator == "J-01"
    assert not event.shown.blind, "what was seen on the page is not unseen"
    assert SEEN in event.shown.view
    assert "after the infant's page" in label.session.facts.history[-1].text  # type: ignore[union-attr]


def test_a_closed_page_reads_nothing_that_would_count_as_seen(qtbot: QtBot, window_on: WindowOn, born: Library) -> None:
    answer(born, "R-01", ("cry", "cry"))
    answer(born, "R-02", ("no_cry", "cry"))
    judging = Judging(qtbot, window_on(born))
    judging.press(Key.Key_I, modifier=CTRL)
    window = page_of(qtbot, judging.window)
    qtbot.keyClick(window, Key.Key_Escape)
    lead = people.add_annotator(born, "L-01", Role.LEAD).annotator
    judging.desk.set_annotator(lead)
    settle(qtbot, judging.desk)
    assert window.page is None
    assert not window.isVisible()
    with born.store.read() as session:
        assert showings.of_infants(session, lead.id, [1]) == {}


def test_it_opens_from_screen_by_its_button(
    qtbot: QtBot, window_on: Callable[[Library], MainWindow], born: Library
) -> None:
    window = window_on(born)
    qtbot.waitUntil(lambda: window.desk.task is not None)
    window.desk.set_annotator(people.add_annotator(born, "S-01", Role.SCREENER).annotator)
    screen = window.show_workspace("screen")
    settle(qtbot, window.desk)
    infant = people.get_infant(born, labelling.get_recording(born, RecordingId(1)).infant_id)
    screen.take_infant(infant)  # type: ignore[attr-defined]
    qtbot.mouseClick(screen.head.page, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    page = page_of(qtbot, window)
    assert page.headline.text() == infant.code
    assert len(page.time.marks) == 2
