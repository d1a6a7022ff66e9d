"""The labelling flow at the desk: certainty, the last answer again, several at once, questions side by side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Annotator, Certainty, EventKind, LabelState
from cryapp.services import labelling
from cryapp.services.library import Library
from cryapp.store import showings
from cryapp.store.showings import PageShown
from cryapp.ui.panels.worklist.columns import TITLE
from cryapp.ui.widgets.basic import ElidedLabel
from tests.ui.reading import Key, Reading, WindowOn

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def reading(qtbot: QtBot, window_on: WindowOn, filled: Library, reader: Annotator) -> Reading:
    return Reading(qtbot, window_on(filled), reader)


def payload(reading: Reading) -> dict[str, object]:
    facts = reading.workspace.session.facts
    assert facts is not None and facts.label is not None
    return dict(facts.label.payload)


def click_row(reading: Reading, number: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    table = reading.workspace.worklist.table
    at = table.visualRect(reading.workspace.worklist.model.index(number, TITLE)).center()
    reading.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, at)
    reading.settle()


def press_at_focus(reading: Reading, key: Key) -> None:
    """As a person does: the key goes where the focus is."""
    reading.qtbot.keyClick(QApplication.focusWidget() or reading.window, key)
    reading.settle()


# -- certainty ------------------------------------------------------------------------------------------------------


def test_certainty_said_before_the_answer_goes_with_it_once(reading: Reading) -> None:
    reading.press(Key.Key_C)
    assert reading.workspace.pad.certainty.value is Certainty.RATHER
    assert reading.kinds(reading.ids[0]) == [], "nothing is saved before there is an answer"
    reading.press(Key.Key_1)
    assert payload(reading) == {"certainty": "rather"}
    reading.press(Key.Key_Return)
    assert reading.workspace.pad.certainty.value is None, "the next one is another question"
    reading.press(Key.Key_1)
    assert payload(reading) == {}


def test_certainty_of_an_answer_given_is_a_second_event_and_undone(reading: Reading) -> None:
    reading.press(Key.Key_1, Key.Key_C, Key.Key_C)
    assert payload(reading) == {"certainty": "unsure"}
    assert reading.kinds(reading.ids[0]) == [EventKind.LABEL] * 3
    assert "Cry (unsure)" in reading.workspace.session.facts.history[-1].text  # type: ignore[union-attr]
    reading.press(Key.Key_Z, modifier=CONTROL)
    assert payload(reading) == {"certainty": "rather"}
    assert reading.workspace.pad.certainty.value is Certainty.RATHER
    button = reading.workspace.pad.certainty.button(Certainty.RATHER)
    reading.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)  # pressed again: nothing said
    reading.settle()
    assert payload(reading) == {}


def test_another_answer_does_not_take_the_doubt_of_the_one_before(reading: Reading) -> None:
    reading.press(Key.Key_C, Key.Key_C, Key.Key_1, Key.Key_2)
    assert reading.label_of(reading.ids[0]) == "no_cry"
    assert payload(reading) == {}


# -- the last answer again --------------------------------------------------------------------------------------------


def test_the_last_answer_is_given_again_by_a_key(reading: Reading) -> None:
    reading.press(Key.Key_Period)
    assert reading.kinds(reading.ids[0]) == [], "there is none yet"
    reading.press(Key.Key_C, Key.Key_2, Key.Key_Return, Key.Key_Period)
    assert reading.label_of(reading.ids[1]) == "no_cry"
    assert payload(reading) == {"certainty": "rather"}
    reading.press(Key.Key_Return, Key.Key_0, Key.Key_Return, Key.Key_Period)
    assert reading.label_of(reading.ids[3]) == "dont_know"


def test_the_last_answer_of_another_task_is_not_meant(reading: Reading) -> None:
    reading.press(Key.Key_1, Key.Key_Return, Key.Key_T)
    assert reading.desk.task is not None and reading.desk.task.key == "trigger"
    reading.press(Key.Key_Period)
    assert reading.kinds(reading.ids[1]) == []


# -- several at once --------------------------------------------------------------------------------------------------


def test_a_selection_is_answered_at_once_after_asking_and_undone_at_once(reading: Reading) -> None:
    click_row(reading, 1)
    click_row(reading, 3, SHIFT)
    bar = reading.workspace.worklist.selection_bar
    assert bar.isVisible()
    assert bar.text.text() == "3 selected"
    reading.press(Key.Key_1)
    assert bar.text.text() == "“Cry” for 3 recordings of 2 infants?"
    assert [reading.label_of(id_) for id_ in reading.ids] == [None] * 6, "asked, not done"
    press_at_focus(reading, Key.Key_Return)
    assert [reading.label_of(id_) for id_ in reading.ids] == [None, "cry", "cry", "cry", None, None]
    assert not bar.is_asking
    event = labelling.events(reading.library, reading.ids[2])[0]
    assert event.shown.blind
    assert event.shown.view == {"selected": 3}
    reading.press(Key.Key_Z, modifier=CONTROL)
    assert [reading.state_of(id_) for id_ in reading.ids] == [LabelState.WAITING] * 6
    reading.press(Key.Key_Y, modifier=CONTROL)
    assert [reading.label_of(id_) for id_ in reading.ids] == [None, "cry", "cry", "cry", None, None]


def test_what_cannot_be_heard_gets_no_answer_with_the_others(reading: Reading) -> None:
    said: list[str] = []
    reading.desk.bus.message.connect(lambda message: said.append(message.text))
    gone = labelling.get_recording(reading.library, reading.ids[2])
    reading.library.vault.path_of(gone.vault_key).unlink()
    click_row(reading, 1)
    click_row(reading, 3, SHIFT)
    bar = reading.workspace.worklist.selection_bar
    reading.press(Key.Key_1)
    assert bar.text.text().startswith("“Cry” for 2 recordings of 2 infants?")
    assert bar.text.text().endswith("Left out because they cannot be heard: 1.")
    assert bar.yes.text().startswith("Yes, all 2")
    also_gone = labelling.get_recording(reading.library, reading.ids[3])  # between the question and the answer
    reading.library.vault.path_of(also_gone.vault_key).unlink()
    press_at_focus(reading, Key.Key_Return)
    assert [reading.label_of(id_) for id_ in reading.ids] == [None, "cry", None, None, None, None]
    strip = reading.window.strip
    expected = "Saved: “Cry” for 1 recording. One undo takes it back. Left out: 2 recordings, which cannot be heard."
    reading.qtbot.waitUntil(lambda: expected in said, timeout=30_000)
    while strip.text.text() != expected:  # of the recording in view something may be told after it
        assert strip.count > 1, said
        strip.dismiss()
    reading.qtbot.mouseClick(strip._details, Qt.MouseButton.LeftButton)
    assert [line.split(" – ")[0] for line in strip._detail.toPlainText().splitlines()] == [gone.title, also_gone.title]
    reading.press(Key.Key_Z, modifier=CONTROL)
    assert [reading.state_of(id_) for id_ in reading.ids] == [LabelState.WAITING] * 6


def test_nothing_is_asked_where_none_can_be_heard(reading: Reading) -> None:
    for id_ in reading.ids[3:5]:
        reading.library.vault.path_of(labelling.get_recording(reading.library, id_).vault_key).unlink()
    click_row(reading, 3)
    click_row(reading, 4, SHIFT)
    reading.press(Key.Key_1)
    assert not reading.workspace.worklist.selection_bar.is_asking
    assert "None of the 2 recordings can be heard. Nothing was saved." in reading.workspace.pad.answer.text()
    reading.press(Key.Key_F)  # a flag says nothing about the sound
    press_at_focus(reading, Key.Key_Return)
    assert [reading.kinds(id_) for id_ in reading.ids[3:5]] == [[EventKind.FLAG]] * 2


def test_what_was_seen_of_one_of_them_is_kept_with_its_label(reading: Reading) -> None:
    """Whoever opened an infant's page has seen what others said of it."""
    infant_id = labelling.get_recording(reading.library, reading.ids[2]).infant_id
    assert reading.desk.annotator is not None
    assert reading.desk.task is not None
    with reading.library.store.write() as session:
        showings.append(session, infant_id, reading.desk.annotator.id, PageShown(reading.desk.task.id, answers=1))
    click_row(reading, 1)
    click_row(reading, 2, CONTROL)
    reading.press(Key.Key_1)
    press_at_focus(reading, Key.Key_Return)
    blind = [labelling.events(reading.library, id_)[0].shown.blind for id_ in reading.ids[1:3]]
    assert blind == [True, False]


def test_no_to_the_question_changes_nothing(reading: Reading) -> None:
    click_row(reading, 0)
    click_row(reading, 4, CONTROL)
    reading.press(Key.Key_2)
    assert reading.workspace.worklist.selection_bar.is_asking
    press_at_focus(reading, Key.Key_Escape)
    assert not reading.workspace.worklist.selection_bar.is_asking
    press_at_focus(reading, Key.Key_Return)
    assert [reading.kinds(id_) for id_ in reading.ids] == [[]] * 6


def test_answers_that_are_replaced_are_counted_in_the_question(reading: Reading) -> None:
    reading.press(Key.Key_1)
    click_row(reading, 0)
    click_row(reading, 1, CONTROL)
    reading.press(Key.Key_2)
    assert reading.workspace.worklist.selection_bar.text.text() == (
        "“No cry” for 2 recordings of 1 infant? Answers of yours that this replaces: 1."
    )
    reading.qtbot.mouseClick(reading.workspace.worklist.selection_bar.yes, Qt.MouseButton.LeftButton)
    reading.settle()
    assert [reading.label_of(id_) for id_ in reading.ids[:2]] == ["no_cry", "no_cry"]
    reading.press(Key.Key_Z, modifier=CONTROL)
    assert [reading.label_of(id_) for id_ in reading.ids[:2]] == ["cry", None]


def test_a_selection_by_keys_skipped_and_flagged(reading: Reading) -> None:
    reading.press(Key.Key_Down, Key.Key_Down, modifier=ALT)
    assert reading.workspace.worklist.walk.n_selected == 3
    reading.press(Key.Key_Up, modifier=ALT)
    assert [place.recording_id for place in reading.workspace.worklist.walk.selected()] == reading.ids[:2]
    reading.press(Key.Key_F)
    assert reading.workspace.worklist.selection_bar.text.text() == "flag for 2 recordings of 1 infant?"
    press_at_focus(reading, Key.Key_Return)
    assert [reading.kinds(id_) for id_ in reading.ids[:3]] == [[EventKind.FLAG], [EventKind.FLAG], []]
    reading.press(Key.Key_S)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    reading.qtbot.keyClick(menu, Key.Key_3)
    reading.settle()
    press_at_focus(reading, Key.Key_Return)
    assert [reading.state_of(id_) for id_ in reading.ids[:3]] == [LabelState.SKIPPED] * 2 + [LabelState.WAITING]


def test_one_answer_about_infants_says_how_far_it_reaches(reading: Reading) -> None:
    reading.press(Key.Key_T, Key.Key_T)
    assert reading.desk.task is not None and reading.desk.task.key == "neuro_injury"
    click_row(reading, 0)
    click_row(reading, 2, CONTROL)
    reading.press(Key.Key_1)
    question = reading.workspace.worklist.selection_bar.text.text()
    assert question.endswith("for 2 infants? It holds for all 4 recordings of theirs.")
    press_at_focus(reading, Key.Key_Return)
    assert [reading.label_of(id_) for id_ in reading.ids] == ["none"] * 4 + [None] * 2


def test_choosing_one_row_drops_the_selection_and_the_question(reading: Reading) -> None:
    click_row(reading, 0)
    click_row(reading, 2, SHIFT)
    reading.press(Key.Key_1)
    click_row(reading, 5)
    assert not reading.workspace.worklist.selection_bar.isVisible()
    reading.press(Key.Key_2)
    assert reading.label_of(reading.ids[5]) == "no_cry"
    assert [reading.kinds(id_) for id_ in reading.ids[:3]] == [[]] * 3


# -- questions side by side ----------------------------------------------------------------------------------------


def test_one_key_goes_from_question_to_question_about_the_same_recording(reading: Reading) -> None:
    reading.press(Key.Key_N)
    others = reading.workspace.others
    assert others.isVisible()
    reading.press(Key.Key_1, Key.Key_T)
    assert reading.current == reading.ids[1], "the recording stays"
    assert reading.workspace.pad.heading.text() == "WHAT SET OFF THE CRY?"
    assert "Cry" in [said.whole for said in others.findChildren(ElidedLabel) if said.isVisible()]
    reading.press(Key.Key_2, Key.Key_T, Key.Key_1)
    names = [link for link in others.findChildren(QPushButton) if link.isVisible()]
    assert [link.text() for link in names] == ["Cry trigger", "Cry units"]
    assert reading.workspace.beside.pad.buttons["cry"].isChecked(), "Cry presence stands beside"
    reading.qtbot.mouseClick(names[0], Qt.MouseButton.LeftButton)
    reading.settle()
    assert reading.desk.task is not None and reading.desk.task.key == "trigger"
    assert reading.label_of(reading.ids[1]) == reading.desk.task.classes[1].key
    assert reading.workspace.pad.version.text() == "v1"


def test_the_saved_mark_has_its_time(reading: Reading) -> None:
    reading.press(Key.Key_1)
    facts = reading.workspace.session.facts
    assert facts is not None and facts.label is not None and facts.label.labelled_at is not None
    assert f"{facts.label.labelled_at.astimezone():%H:%M}" in reading.window.status.saved.text()
