"""The Label workspace among others: other readers, tasks, models, and work that goes on meanwhile."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Annotator
from cryapp.domain.ids import AnnotatorId, ModelId, RecordingId, TaskId
from cryapp.domain.prediction import Prediction
from cryapp.services import labelling, people
from cryapp.services.library import Library
from cryapp.services.tasks import get_task
from cryapp.ui.committing import State
from cryapp.ui.figures import percent
from cryapp.ui.workspaces.label import LabelWorkspace
from tests.ui.conftest import settle
from tests.ui.reading import Key, Reading, WindowOn


@pytest.fixture
def reading(qtbot: QtBot, window_on: WindowOn, filled: Library, reader: Annotator) -> Reading:
    return Reading(qtbot, window_on(filled), reader)


def test_without_a_reader_nothing_is_saved_and_the_sheet_opens(
    qtbot: QtBot, window_on: WindowOn, filled: Library, reader: Annotator
) -> None:
    window = window_on(filled)
    workspace = window.current_workspace
    assert isinstance(workspace, LabelWorkspace)
    qtbot.waitUntil(lambda: workspace.session.state is State.READY)
    settle(qtbot, window.desk)
    qtbot.keyClick(window, Key.Key_1)
    settle(qtbot, window.desk)
    sheet = QApplication.activePopupWidget()
    assert sheet is not None
    assert sheet.objectName() == "popup"
    assert "who is reading" in workspace.pad.answer.text()
    recording = workspace.session.facts
    assert recording is not None
    assert labelling.events(filled, recording.recording.id) == ()
    sheet.close()


def test_another_reader_starts_with_a_blank_sheet(reading: Reading) -> None:
    reading.press(Key.Key_1)
    other = people.add_annotator(reading.library, "R-08").annotator
    reading.desk.set_annotator(other)
    reading.settle()
    assert reading.workspace.undo.next_undo is None
    assert reading.label_of(reading.ids[0]) is None
    assert "0 of 6" in reading.workspace.worklist.counts.whole


def test_the_history_tells_of_every_task_and_of_others_only_after_the_own_answer(reading: Reading) -> None:
    """With blindness switched off an answer after that is kept as not blind; another recording stays blind."""
    one, other = reading.ids[0], people.add_annotator(reading.library, "R-08").annotator
    here, infants = (get_task(reading.library, key) for key in ("cry_presence", "neuro_injury"))
    assert reading.desk.annotator is not None
    labelling.save_label(reading.library, [one], "no_cry", labelling.Mark(here.id, other.id))
    labelling.save_label(reading.library, [one], "none", labelling.Mark(infants.id, reading.desk.annotator.id))
    reading.desk.settings.set("label.label_first", False)
    reading.workspace.session.reload()
    reading.settle()
    history = reading.workspace.history
    shown = [part.text() for part in history.findChildren(QLabel)]
    assert any(text.startswith("None · Neurological injury · ") for text in shown)
    assert history.texts[1:] == ["None"], "nothing of R-08 before the own answer"
    reading.press(Key.Key_1)
    assert sorted(history.texts[1:]) == ["Cry", "No cry", "None"]
    reading.press(Key.Key_2)
    given = [event for event in labelling.events(reading.library, one) if event.annotator_id != other.id]
    assert [event.shown.blind for event in given if event.task_id == here.id] == [True, False]
    assert "Cry → No cry, after others' answers" in history.texts
    reading.press(Key.Key_N, Key.Key_1)
    there = labelling.events(reading.library, reading.ids[1])
    assert [event.shown.blind for event in there if event.task_id == here.id] == [True]


def test_another_task_has_its_own_answers(reading: Reading) -> None:
    reading.press(Key.Key_1)
    box = reading.window.top_bar.task_box
    box.setCurrentIndex(box.findText("Trigger") if box.findText("Trigger") >= 0 else 1)
    box.activated.emit(box.currentIndex())
    reading.settle()
    assert reading.desk.task is not None
    assert reading.desk.task.key != "cry_presence"
    assert reading.label_of(reading.ids[0]) is None
    assert reading.workspace.pad.heading.text() == reading.desk.task.question.upper()
    assert len(reading.workspace.pad.row_keys) == len(reading.desk.task.classes) + 1


def test_everything_answered_is_said(reading: Reading) -> None:
    for _ in reading.ids:
        reading.press(Key.Key_1, Key.Key_Return)
    assert "Everything in this list has an answer" in reading.window.status.said.whole
    assert "6 of 6 recordings · 3 of 3 infants" in reading.workspace.worklist.counts.whole


def test_labelling_goes_on_while_a_long_job_runs(reading: Reading) -> None:
    stop: list[bool] = []

    def long_work(job: object) -> None:
        while not stop:
            time.sleep(0.005)

    reading.desk.jobs.submit(long_work)
    reading.press(Key.Key_1, Key.Key_Return)
    assert reading.current == reading.ids[1]
    stop.append(True)
    reading.qtbot.waitUntil(lambda: not reading.desk.jobs.is_busy)


def test_details_of_a_class_are_asked_and_kept(reading: Reading) -> None:
    box = reading.window.top_bar.task_box
    index = next(i for i in range(box.count()) if "neuro" in box.itemText(i).lower())
    box.setCurrentIndex(index)
    box.activated.emit(index)
    reading.settle()
    task = reading.desk.task
    assert task is not None
    asking = next(c for c in task.classes if any(d.choices for d in c.details))
    detail = next(d for d in asking.details if d.choices)
    reading.press(Key(ord(asking.shortcut)))
    form = reading.workspace.pad.details
    assert form.isVisible()
    field = form._fields[detail.key]
    field.setCurrentText(detail.choices[0])  # type: ignore[union-attr]
    field.activated.emit(1)  # type: ignore[union-attr]
    reading.settle()
    facts = reading.workspace.session.facts
    assert facts is not None and facts.label is not None
    assert facts.label.payload == {detail.key: detail.choices[0]}


def test_what_was_got_ready_is_dropped_when_it_changes(reading: Reading) -> None:
    """The next recording is found and read beforehand; what happens to it meanwhile counts."""
    desk, (first, second, third) = reading.desk, reading.ids[:3]
    walk = reading.workspace.worklist.walk
    assert walk._known_next is not None
    assert [place.recording_id for place in walk._known_next] == [first, second]
    assert desk.task is not None and desk.annotator is not None
    mark = labelling.Mark(desk.task.id, desk.annotator.id, source="csv")
    desk.operations.run(lambda: labelling.save_label(desk.library, [second], "no_cry", mark))
    reading.settle()
    reading.press(Key.Key_1, Key.Key_Return)
    assert reading.current == third
    reading.press(Key.Key_P)
    facts = reading.workspace.session.facts
    assert facts is not None and facts.label is not None
    assert (reading.current, facts.label.class_key) == (second, "no_cry")


def test_a_flag_from_before_is_shown_on_a_recording_got_ready(reading: Reading) -> None:
    reading.press(Key.Key_N, Key.Key_F, Key.Key_P)
    assert not reading.workspace.pad.flag.isChecked()
    reading.press(Key.Key_1, Key.Key_Return)
    assert reading.current == reading.ids[1]
    assert reading.workspace.pad.flag.isChecked()


def prediction_of(recording_id: RecordingId) -> Prediction:
    return Prediction(
        recording_id, ModelId("cry_presence-3"), "Cry presence 3", {"cry": 0.83, "no_cry": 0.17}, "cry", 0.4,
        (0.2, 0.9), 0.5, datetime(2026, 11, 22, tzinfo=UTC),
    )  # fmt: skip


def test_the_prediction_comes_after_the_label_and_is_remembered_as_seen(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = labelling.current_label

    def reveal(lib: Library, recording_id: RecordingId, task_id: TaskId, reader: AnnotatorId, first: bool) -> object:
        hidden = first and real(lib, recording_id, task_id, reader).class_key is None
        return None if hidden else prediction_of(recording_id)

    monkeypatch.setattr(labelling, "reveal_prediction", reveal)
    pad, first = reading.workspace.pad, reading.ids[0]
    assert "Cry presence 3" not in pad.answer.text()
    reading.press(Key.Key_2)
    assert pad.answer.text() == "Cry presence 3: Cry with probability 83\u202f%. It does not agree with you."
    assert pad._rows["cry"].value.text() == percent(0.83)
    reading.press(Key.Key_1)
    blind, after = labelling.events(reading.library, first)
    assert (blind.shown.blind, blind.shown.prediction_visible) == (True, False)
    assert (after.shown.blind, after.shown.prediction_visible) == (False, True)
    assert (after.shown.model_id, after.shown.probability) == ("cry_presence-3", 0.83)
    for _ in range(2):
        reading.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert pad._rows["cry"].value.text() == "", "without a label it is hidden again"
    reading.press(Key.Key_1)
    assert not labelling.events(reading.library, first)[-1].shown.blind, "but it was seen"
    reading.desk.set_annotator(people.add_annotator(reading.library, "R-08").annotator)
    reading.settle()
    reading.press(Key.Key_1)
    assert labelling.events(reading.library, first)[-1].shown.blind, "another reader has not seen it"


def test_what_another_said_in_one_task_is_not_unheard_in_the_next(reading: Reading) -> None:
    """As after the infant's page: not even the first answer is blind if another's to another question was told."""
    one, other = reading.ids[0], people.add_annotator(reading.library, "R-08").annotator
    infants = get_task(reading.library, "neuro_injury")
    assert reading.desk.annotator is not None
    for by, said in ((other, "confirmed"), (reading.desk.annotator, "none")):
        labelling.save_label(reading.library, [one], said, labelling.Mark(infants.id, by.id))
    reading.desk.settings.set("label.label_first", False)
    reading.workspace.session.reload()
    reading.settle()
    assert sorted(reading.workspace.history.texts[1:]) == ["Confirmed", "None"]
    reading.press(Key.Key_1)
    (given,) = [event for event in labelling.events(reading.library, one) if event.task_id != infants.id]
    assert not given.shown.blind
    assert not given.shown.prediction_visible
