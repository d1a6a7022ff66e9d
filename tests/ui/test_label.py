"""Labelling with real keys in the real window on a real store."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Annotator, EventKind, LabelState
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, ModelId, RecordingId, TaskId
from cryapp.domain.prediction import Prediction
from cryapp.domain.task import DONT_KNOW
from cryapp.services import labelling, people
from cryapp.services.library import Library
from cryapp.ui.label_session import State
from cryapp.ui.main_window import MainWindow
from cryapp.ui.workspaces.label import LabelWorkspace
from tests.ui.conftest import ids_of, settle

Key = Qt.Key
WindowOn = Callable[[Library], MainWindow]


class Reading(QObject):
    """The Label workspace with somebody signed in, ready on the first recording."""

    ready = Signal()

    def __init__(self, qtbot: QtBot, window: MainWindow, reader: Annotator) -> None:
        super().__init__()
        workspace = window.current_workspace
        assert isinstance(workspace, LabelWorkspace)
        self.qtbot, self.window, self.workspace, self.desk = qtbot, window, workspace, window.desk
        qtbot.waitUntil(lambda: self.desk.task is not None)
        self.desk.set_annotator(reader)
        self.settle()
        self.ids = ids_of(self.desk.library, self.desk)

    @property
    def library(self) -> Library:
        return self.desk.library

    @property
    def current(self) -> RecordingId | None:
        facts = self.workspace.session.facts
        return facts.recording.id if facts else None

    def settle(self) -> None:
        session = self.workspace.session
        settle(self.qtbot, self.desk)
        self.qtbot.waitUntil(lambda: session.state is State.READY)
        settle(self.qtbot, self.desk)

    def press(self, *keys: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.qtbot.keyClick(self.window, key, modifier)
            self.settle()

    def label_of(self, recording_id: RecordingId) -> str | None:
        assert self.desk.task is not None and self.desk.annotator is not None
        return labelling.current_label(self.library, recording_id, self.desk.task.id, self.desk.annotator.id).class_key

    def state_of(self, recording_id: RecordingId) -> LabelState:
        assert self.desk.task is not None and self.desk.annotator is not None
        return labelling.current_label(self.library, recording_id, self.desk.task.id, self.desk.annotator.id).state

    def kinds(self, recording_id: RecordingId) -> list[EventKind]:
        return [event.kind for event in labelling.events(self.library, recording_id)]


@pytest.fixture
def reading(qtbot: QtBot, window_on: WindowOn, filled: Library, reader: Annotator) -> Reading:
    return Reading(qtbot, window_on(filled), reader)


def test_a_digit_commits_and_enter_goes_on(reading: Reading) -> None:
    first, second = reading.ids[:2]
    assert reading.current == first
    reading.press(Key.Key_1)
    assert reading.label_of(first) == "cry"
    assert reading.current == first
    assert reading.window.status.saved.text().startswith("Saved ")
    reading.press(Key.Key_Return)
    assert reading.current == second
    reading.press(Key.Key_2, Key.Key_Enter, Key.Key_0)
    assert [reading.label_of(i) for i in reading.ids[:3]] == ["cry", "no_cry", DONT_KNOW]
    assert "3 of 6 recordings" in reading.workspace.worklist.counts.text()


def test_what_the_reader_had_seen_is_kept(reading: Reading) -> None:
    reading.press(Key.Key_1)
    event = labelling.events(reading.library, reading.ids[0])[-1]
    assert event.shown.blind
    assert not event.shown.prediction_visible
    assert event.elapsed_ms is not None
    assert event.elapsed_ms >= 0
    assert "times_played" in event.shown.view


def test_a_bouncing_key_labels_once(reading: Reading) -> None:
    for _ in range(4):
        reading.qtbot.keyClick(reading.window, Key.Key_1)
    reading.settle()
    assert reading.kinds(reading.ids[0]) == [EventKind.LABEL]
    assert reading.label_of(reading.ids[1]) is None


def test_a_bouncing_key_does_not_label_the_next_baby(reading: Reading) -> None:
    """With "go on at once" the echo of a worn key arrives when the next recording is already there."""
    reading.desk.settings.set("label.go_on", True)
    session = reading.workspace.session
    reading.qtbot.keyClick(reading.window, Key.Key_1)
    reading.qtbot.waitUntil(
        lambda: session.facts is not None and session.facts.recording.id == reading.ids[1] and session.can_act
    )
    session._since_commit.start()  # however slow this machine is, the echo comes right after the commit
    reading.qtbot.keyClick(reading.window, Key.Key_1)
    reading.settle()
    assert reading.label_of(reading.ids[0]) == "cry"
    assert reading.label_of(reading.ids[1]) is None


def test_enter_while_the_label_is_written_goes_on_after_it(reading: Reading) -> None:
    reading.qtbot.keyClick(reading.window, Key.Key_1)
    assert reading.workspace.session.state is State.COMMITTING
    reading.qtbot.keyClick(reading.window, Key.Key_Return)
    reading.settle()
    assert reading.label_of(reading.ids[0]) == "cry"
    assert reading.current == reading.ids[1]


def test_digits_are_ignored_while_committing(reading: Reading) -> None:
    reading.qtbot.keyClick(reading.window, Key.Key_1)
    reading.qtbot.keyClick(reading.window, Key.Key_2)
    reading.settle()
    assert reading.label_of(reading.ids[0]) == "cry"


def test_a_failure_stays_on_the_same_recording_with_a_sentence(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise UserError("The disk is full.", "Nothing was saved.", "Free some space.")

    monkeypatch.setattr(labelling, "save_label", refuse)
    reading.press(Key.Key_1)
    reading.press(Key.Key_Return)
    assert reading.current == reading.ids[0]
    assert reading.label_of(reading.ids[0]) is None
    assert reading.window.strip.isVisible()
    assert "The disk is full" in reading.window.strip.text.text()
    monkeypatch.undo()
    reading.press(Key.Key_1)
    assert reading.label_of(reading.ids[0]) == "cry"


def test_enter_without_an_answer_stays_and_says_why(reading: Reading) -> None:
    reading.press(Key.Key_Return)
    assert reading.current == reading.ids[0]
    assert "Answer first" in reading.workspace.pad.answer.text()


def test_changing_a_label_is_a_new_event(reading: Reading) -> None:
    reading.press(Key.Key_1, Key.Key_2)
    assert reading.kinds(reading.ids[0]) == [EventKind.LABEL, EventKind.LABEL]
    assert reading.label_of(reading.ids[0]) == "no_cry"


def test_skip_asks_for_a_reason_by_key(reading: Reading) -> None:
    reading.qtbot.keyClick(reading.window, Key.Key_S)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    reading.qtbot.keyClick(menu, Key.Key_3)
    reading.window.activateWindow()
    reading.settle()
    reading.workspace.session._since_commit.start()  # the echo of the reason's digit comes at once
    reading.press(Key.Key_3)
    assert reading.label_of(reading.ids[0]) is None
    assert reading.state_of(reading.ids[0]) is LabelState.SKIPPED
    assert "too noisy" in reading.workspace.pad.answer.text()
    reading.press(Key.Key_Return)
    assert reading.current == reading.ids[1]


def test_flag_and_its_undo(reading: Reading) -> None:
    reading.press(Key.Key_F)
    assert reading.workspace.pad.flag.isChecked()
    reading.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert not reading.workspace.pad.flag.isChecked()


def test_undo_goes_back_to_the_recording_and_redo_returns(reading: Reading) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    first, second = reading.ids[:2]
    reading.press(Key.Key_1, Key.Key_Return, Key.Key_2, Key.Key_Return)
    assert reading.current == reading.ids[2]
    reading.press(Key.Key_Z, modifier=control)
    assert reading.current == second
    assert reading.label_of(second) is None
    assert "Undone: label “No cry”" in reading.window.status.said.whole
    reading.press(Key.Key_Z, modifier=control)
    assert reading.current == first
    assert reading.label_of(first) is None
    reading.press(Key.Key_Y, modifier=control)
    assert reading.label_of(first) == "cry"
    reading.press(Key.Key_Z, modifier=control | Qt.KeyboardModifier.ShiftModifier)
    assert reading.label_of(second) == "no_cry"
    assert reading.workspace.undo.next_redo is None
    assert EventKind.REVERT in reading.kinds(first)


def test_a_note_is_kept_when_one_leaves_the_field_and_undone(reading: Reading) -> None:
    note = reading.workspace.note
    reading.press(Key.Key_M)
    assert note.field.hasFocus()
    reading.qtbot.keyClicks(note.field, "alarm at 5 s, see 1")
    reading.qtbot.keyClick(note.field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    reading.settle()
    assert reading.label_of(reading.ids[0]) is None, "digits in the note are text"
    facts = reading.workspace.session.facts
    assert facts is not None and facts.label is not None
    assert facts.label.note == "alarm at 5 s, see 1"
    reading.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert note.field.toPlainText() == ""


def test_a_note_typed_last_is_kept_with_its_own_recording(reading: Reading) -> None:
    note = reading.workspace.note
    reading.press(Key.Key_M)
    reading.qtbot.keyClicks(note.field, "first")
    reading.workspace.worklist.step(1)
    reading.settle()
    assert reading.desk.task is not None and reading.desk.annotator is not None
    notes = [
        labelling.current_label(reading.library, i, reading.desk.task.id, reading.desk.annotator.id).note
        for i in reading.ids[:2]
    ]
    assert notes == ["first", ""]
    assert note.field.toPlainText() == ""


def test_the_infants_record_can_be_changed_and_undone(reading: Reading) -> None:
    workspace = reading.workspace
    facts = workspace.session.facts
    assert facts is not None
    workspace.session.save_infant(facts.infant, {"birth_weight_g": 3120, "gestation_days": 270})
    reading.settle()
    infant = people.get_infant(reading.library, facts.infant.id)
    assert (infant.birth_weight_g, infant.gestation_days) == (3120, 270)
    assert any("3,120 g" in value.whole for _, value, _ in workspace.infant._lines)
    reading.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    infant = people.get_infant(reading.library, facts.infant.id)
    assert (infant.birth_weight_g, infant.gestation_days) == (None, None)


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
    assert "0 of 6" in reading.workspace.worklist.counts.text()


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
    assert "6 of 6 recordings · 3 of 3 infants" in reading.workspace.worklist.counts.text()


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
    assert reading.workspace.worklist._known_next == (first, second)
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
    assert pad.answer.text() == "Cry presence 3: Cry with probability 0.83. It does not agree with you."
    assert pad._rows["cry"].value.text() == "83 %"
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
