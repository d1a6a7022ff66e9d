"""Labelling with real keys in the real window on a real store."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Annotator, EventKind, LabelState
from cryapp.domain.errors import UserError
from cryapp.domain.task import DONT_KNOW
from cryapp.services import labelling, people
from cryapp.services.library import Library
from cryapp.ui.committing import State
from tests.ui.reading import Key, Reading, WindowOn


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
    assert "3 of 6 recordings" in reading.workspace.worklist.counts.whole


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
    assert any("3,120 g" in value.text() for _, value, _ in workspace.infant._lines)
    reading.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    infant = people.get_infant(reading.library, facts.infant.id)
    assert (infant.birth_weight_g, infant.gestation_days) == (None, None)
