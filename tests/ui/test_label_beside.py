"""A question about the infant beside one about the recording: seen and answered on the same screen, with own keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Annotator, EventKind, LabelEvent
from cryapp.domain.reading import Candidate, DealSettings
from cryapp.domain.task_draft import TaskDraft, new_class
from cryapp.services import assigning, labelling, task_editing, tasks
from cryapp.services import reading as sets
from cryapp.services.library import Library
from cryapp.settings import Settings
from cryapp.ui.label_beside import BesideAnswer
from tests.ui.reading import Key, Reading, WindowOn

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def reading(qtbot: QtBot, window_on: WindowOn, filled: Library, reader: Annotator) -> Reading:
    return Reading(qtbot, window_on(filled), reader)


def beside(reading: Reading) -> BesideAnswer:
    return reading.workspace.beside


def given(reading: Reading, task_key: str, number: int = 0) -> str | None:
    """The reader's answer about a recording in another task."""
    task = tasks.get_task(reading.library, task_key)
    assert reading.desk.annotator is not None
    return labelling.current_label(reading.library, reading.ids[number], task.id, reading.desk.annotator.id).class_key


def chosen(reading: Reading) -> list[str]:
    return [key for key, button in beside(reading).pad.buttons.items() if button.isChecked()]


def newest(reading: Reading) -> LabelEvent:
    return labelling.events(reading.library, reading.ids[0])[-1]


def test_both_pads_are_answered_by_keys_without_leaving_either(reading: Reading) -> None:
    pad = beside(reading).pad
    assert pad.isVisible()
    assert pad.heading.text() == "NEUROLOGICAL INJURY"
    assert pad.buttons["confirmed"].text() == "Confirmed  F5"
    reading.press(Key.Key_F5)
    assert given(reading, "neuro_injury") == "confirmed"
    assert given(reading, "neuro_injury", 1) == "confirmed", "it is the infant's: its other recording too"
    assert chosen(reading) == ["confirmed"]
    assert reading.desk.task is not None
    assert reading.desk.task.key == "cry_presence", "the question in hand stays"
    assert reading.label_of(reading.ids[0]) is None
    reading.press(Key.Key_1)
    assert reading.label_of(reading.ids[0]) == "cry"
    assert reading.window.status.saved.text().startswith("Saved ")
    reading.press(Key.Key_N)
    assert chosen(reading) == ["confirmed"], "seen at every recording of the infant"
    reading.press(Key.Key_N)
    assert chosen(reading) == [], "another infant"


def test_a_click_answers_and_undo_takes_back_only_that(reading: Reading) -> None:
    reading.press(Key.Key_2)
    reading.qtbot.mouseClick(beside(reading).pad.buttons["suspected"], LEFT)
    reading.settle()
    assert given(reading, "neuro_injury") == "suspected"
    reading.press(Key.Key_F9)
    assert given(reading, "neuro_injury") == "dont_know"
    reading.press(Key.Key_Z, modifier=CONTROL)
    assert given(reading, "neuro_injury") == "suspected"
    reading.press(Key.Key_Z, modifier=CONTROL)
    assert (given(reading, "neuro_injury"), chosen(reading)) == (None, [])
    assert reading.label_of(reading.ids[0]) == "no_cry"
    assert reading.desk.task is not None
    assert reading.desk.task.key == "cry_presence"
    reading.press(Key.Key_Y, modifier=CONTROL)
    assert given(reading, "neuro_injury") == "suspected"


def test_what_else_is_asked_is_answered_there_and_certainty_stays(reading: Reading) -> None:
    injury = tasks.get_task(reading.library, "neuro_injury")
    mark = reading.workspace.session.mark_for(injury)
    labelling.save_label(reading.library, reading.ids[:1], "confirmed", mark, {"certainty": "rather"})
    reading.workspace.session.reload()
    reading.settle()
    form = beside(reading).pad.details
    assert list(form._fields) == ["sarnat", "exam_at"]
    stage = form._fields["sarnat"]
    assert isinstance(stage, QComboBox)
    stage.setCurrentIndex(3)
    stage.activated.emit(3)
    reading.settle()
    assert newest(reading).payload == {"sarnat": "moderate", "certainty": "rather"}
    before = len(labelling.events(reading.library, reading.ids[0]))
    reading.press(Key.Key_F5)
    assert len(labelling.events(reading.library, reading.ids[0])) == before, "the same answer again is none"


def test_an_answer_beside_is_as_blind_as_its_own_task(reading: Reading) -> None:
    """Nothing of a model was shown for it, and it opens no prediction of the question in hand."""
    reading.press(Key.Key_F4)
    event = newest(reading)
    assert (event.kind, event.shown.blind, event.class_key) == (EventKind.LABEL, True, "suspected")
    facts = reading.workspace.session.facts
    assert facts is not None
    assert facts.prediction is None


def test_with_the_infant_in_hand_the_recording_stands_beside(reading: Reading) -> None:
    reading.desk.set_task(tasks.get_task(reading.library, "neuro_injury"))
    reading.settle()
    assert beside(reading).pad.heading.text() == "CRY PRESENCE"
    reading.press(Key.Key_3, Key.Key_F3)
    assert reading.label_of(reading.ids[0]) == "confirmed"
    assert (given(reading, "cry_presence"), given(reading, "cry_presence", 1)) == ("cry", None)
    reading.desk.set_task(tasks.get_task(reading.library, "cry_unit"))
    reading.settle()
    assert beside(reading).pad.heading.text() == "NEUROLOGICAL INJURY"
    assert chosen(reading) == ["confirmed"]


def test_another_question_is_chosen_by_key_and_remembered(reading: Reading) -> None:
    reading.press(Key.Key_Y)
    menu = beside(reading).pad.menu
    assert menu is not None
    assert [action.text()[4:] for action in menu.actions() if action.isCheckable()] == [
        "Cry trigger",
        "Neurological injury",
    ]
    reading.qtbot.keyClick(menu, Key.Key_1)
    reading.settle()
    assert beside(reading).pad.heading.text() == "CRY TRIGGER"
    assert Settings()["label.beside"] == "trigger"
    reading.press(Key.Key_F3)
    assert given(reading, "trigger") == "pain"
    reading.press(Key.Key_Y)
    menu = beside(reading).pad.menu
    assert menu is not None
    reading.qtbot.keyClick(menu, Key.Key_0)
    reading.settle()
    assert not beside(reading).pad.isVisible()
    reading.press(Key.Key_F4)
    assert given(reading, "trigger") == "pain", "its keys rest while nothing stands there"


def test_no_two_acts_share_a_key(reading: Reading) -> None:
    book = reading.window.book
    assert [clash.sentence for clash in book.clashes()] == []
    shown = {spec.id: spec.text for spec in book.specs if spec.id.startswith("label.beside_") and spec.text}
    assert shown == {
        "label.beside_1": "Neurological injury: None",
        "label.beside_2": "Neurological injury: Suspected",
        "label.beside_3": "Neurological injury: Confirmed",
        "label.beside_0": "Neurological injury: I don't know",
    }


def test_with_several_selected_it_says_why_it_answers_nothing(reading: Reading) -> None:
    reading.press(Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)
    reading.press(Key.Key_F5)
    assert given(reading, "neuro_injury") is None
    assert "Several recordings are selected" in reading.workspace.pad.answer.text()


def test_in_a_reading_set_nothing_stands_beside(reading: Reading) -> None:
    assert reading.desk.task is not None and reading.desk.annotator is not None
    me = reading.desk.annotator.id
    chosen_ones = [Candidate(reading.ids[0], "x")]
    made = assigning.make_set(reading.library, "Set", reading.desk.task.id, chosen_ones, [me], DealSettings(0, 0), me)
    (found,) = sets.my_sets(reading.library, me)
    assert found.id == made.set_id
    reading.workspace.lists.read_set(found)
    reading.settle()
    assert not beside(reading).pad.isVisible(), "the infant's answer would name a recording that comes again"


def test_every_answer_that_a_task_can_have_has_a_key(reading: Reading) -> None:
    """Nine, as many as the pad has digits; the ninth takes Shift and the row's first key."""
    draft = TaskDraft.of(tasks.get_task(reading.library, "neuro_injury"))
    for n in range(4, 10):
        draft = replace(draft, classes=(*draft.classes, replace(new_class(draft), key=f"grade_{n}", name=f"Grade {n}")))
    assert reading.desk.annotator is not None
    saved = task_editing.save_task(reading.library, draft, reading.desk.annotator.id)
    reading.desk.bus.announce(saved.changes)
    reading.settle()
    pad = beside(reading).pad
    reading.qtbot.waitUntil(lambda: len(pad.buttons) == 10, timeout=30_000)
    reading.settle()
    shown = [button.text().rsplit("  ", 1)[1] for button in pad.buttons.values()]
    assert len(set(shown)) == 10, shown
    assert pad.buttons["grade_9"].text() == "Grade 9  Shift+F3"
    reading.press(Key.Key_F3, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert given(reading, "neuro_injury") == "grade_9"
