"""The task editor and the guide, as somebody uses them: typed, pressed, saved, heard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Annotator
from cryapp.domain.task import Role, Shape
from cryapp.services import labelling, tasks
from cryapp.services.library import Library
from cryapp.ui.dialogs.task_editor import TaskEditor
from cryapp.ui.dialogs.task_questions import QuestionEdit, Questions
from tests.ui.conftest import words
from tests.ui.reading import Key, Reading, WindowOn


@pytest.fixture
def reading(qtbot: QtBot, window_on: WindowOn, filled: Library, reader: Annotator) -> Reading:
    return Reading(qtbot, window_on(filled), reader)


@pytest.fixture
def editor(reading: Reading) -> TaskEditor:
    reading.window.wish("label.edit_task")
    reading.settle()
    found = reading.workspace.tasks.editor
    assert found is not None
    assert found.isVisible()
    return found


def press(reading: Reading, *keys: Key) -> None:
    """At the desk, beside which the editor stays open."""
    reading.window.activateWindow()
    reading.qtbot.waitUntil(reading.window.isActiveWindow)
    reading.press(*keys)


def looked(reading: Reading, editor: TaskEditor) -> None:
    reading.qtbot.waitUntil(lambda: not editor._later.isActive())
    reading.settle()


def test_it_opens_on_the_present_task_and_nothing_is_changed(reading: Reading, editor: TaskEditor) -> None:
    assert editor.form.name.text() == "Cry presence"
    assert [row.name.text() for row in editor.classes.rows] == ["Cry", "No cry", "Unusable"]
    assert not editor.form.unit.isEnabled()
    assert editor.said.text() == "Nothing is changed."
    assert not editor.save.isEnabled()


def test_a_renamed_answer_is_a_new_version_on_the_pad_at_once(reading: Reading, editor: TaskEditor) -> None:
    press(reading, Key.Key_3)
    editor.ask(reading.desk.task)
    reading.settle()
    field = editor.classes.rows[2].name
    field.selectAll()
    reading.qtbot.keyClicks(field, "Spoilt")
    looked(reading, editor)
    assert editor.said.text() == ("Saving makes version 2. What was answered before (1 answer) keeps its version.")
    reading.qtbot.mouseClick(editor.save, Qt.MouseButton.LeftButton)
    reading.settle()
    assert reading.desk.task is not None
    assert (reading.desk.task.version, reading.desk.task.classes[2].name) == (2, "Spoilt")
    pad = reading.workspace.pad
    assert pad.version.text() == "v2"
    assert pad._rows["unusable"].name.text() == "Spoilt"
    history = reading.workspace.session.facts.history  # type: ignore[union-attr]
    assert history[-1].text == "Unusable", "the label keeps the version it was made with"
    assert editor.said.text() == "Nothing is changed."


def test_a_clash_of_keys_is_refused_with_a_sentence(reading: Reading, editor: TaskEditor) -> None:
    row = editor.classes.rows[1]
    row.shortcut.setFocus()
    reading.qtbot.keyClick(row.shortcut, Key.Key_Up)
    looked(reading, editor)
    assert row.shortcut.currentText() == "1"
    assert editor.said.text() == "Key 1 is used by “Cry” and “No cry”."
    assert not editor.save.isEnabled()


def test_an_answer_is_added_takes_what_is_free_and_is_taken_away(reading: Reading, editor: TaskEditor) -> None:
    reading.qtbot.mouseClick(editor.add_class, Qt.MouseButton.LeftButton)
    added = editor.classes.rows[3]
    assert (added.value.shortcut, added.value.role) == ("4", Role.EXCLUDE)
    assert added.value.shape not in {row.value.shape for row in editor.classes.rows[:3]}
    reading.qtbot.keyClicks(added.name, "Another infant")
    reading.qtbot.mouseClick(added.up, Qt.MouseButton.LeftButton)
    looked(reading, editor)
    reading.qtbot.mouseClick(editor.save, Qt.MouseButton.LeftButton)
    reading.settle()
    task = reading.desk.task
    assert task is not None
    assert [one.key for one in task.classes] == ["cry", "no_cry", "another_infant", "unusable"]
    press(reading, Key.Key_4)
    assert reading.label_of(reading.ids[0]) == "another_infant"
    reading.qtbot.mouseClick(editor.classes.rows[2].remove, Qt.MouseButton.LeftButton)
    editor.ask(task)
    reading.settle()
    reading.qtbot.mouseClick(editor.classes.rows[2].remove, Qt.MouseButton.LeftButton)
    looked(reading, editor)
    assert "“Another infant” has 1 answer, which no model will learn from any more." in editor.said.text()


def test_a_new_task_is_made_by_typing(reading: Reading, editor: TaskEditor) -> None:
    reading.qtbot.mouseClick(editor.new, Qt.MouseButton.LeftButton)
    assert editor.form.unit.isEnabled()
    reading.qtbot.keyClicks(editor.form.name, "Hoarse voice")
    reading.qtbot.keyClicks(editor.form.question, "Is it hoarse?")
    looked(reading, editor)
    assert editor.draft().key == "hoarse_voice"
    reading.qtbot.mouseClick(editor.save, Qt.MouseButton.LeftButton)
    reading.settle()
    assert reading.desk.task is not None
    assert (reading.desk.task.key, reading.desk.task.version) == ("hoarse_voice", 1)
    assert reading.workspace.pad.heading.text() == "IS IT HOARSE?"
    assert reading.window.top_bar.task_box.currentText() == "Hoarse voice"
    press(reading, Key.Key_1)
    assert reading.label_of(reading.ids[0]) == "yes"


def test_shape_and_colour_are_chosen(reading: Reading, editor: TaskEditor) -> None:
    row = editor.classes.rows[0]
    row.shape.setCurrentIndex(row.shape.findData(Shape.STAR))
    row.shape.activated.emit(row.shape.currentIndex())
    row.choose_color("#009E73")
    looked(reading, editor)
    assert (row.value.shape, row.value.color) == (Shape.STAR, "#009E73")
    assert editor.save.isEnabled()


def test_the_recording_in_label_becomes_an_example_in_the_guide(reading: Reading, editor: TaskEditor) -> None:
    press(reading, Key.Key_N)
    reading.qtbot.keyClicks(editor.part.guide, " Listen.")
    reading.qtbot.mouseClick(editor.part.add_example, Qt.MouseButton.LeftButton)
    reading.qtbot.mouseClick(editor.part.add_example, Qt.MouseButton.LeftButton)  # twice is once
    looked(reading, editor)
    reading.qtbot.mouseClick(editor.save, Qt.MouseButton.LeftButton)
    reading.settle()
    task = tasks.get_task(reading.library, "cry_presence")
    second = labelling.get_recording(reading.library, reading.ids[1])
    assert task.classes[0].examples == (second.sha256,)
    press(reading, Key.Key_F2)
    guide = reading.workspace.tasks.guide
    assert guide is not None
    reading.settle()
    assert "Listen." in words(guide)
    assert "Cry presence, version 2" in words(guide)
    heard = guide.lists["cry"]
    assert list(heard.buttons) == [second.sha256]
    assert any(second.title in part.text() for part in heard.findChildren(QLabel))
    editor.ask(task)
    reading.settle()
    editor.part.remove_example(second.sha256)
    looked(reading, editor)
    assert editor.save.isEnabled()
    guide.close()


def injury(reading: Reading, editor: TaskEditor, answer: int = 2) -> Questions:
    """The questions of an answer of the task about neurological injury; the third is “Confirmed”."""
    editor.ask(tasks.get_task(reading.library, "neuro_injury"))
    reading.settle()
    editor.classes.rows[answer].name.setFocus()
    editor.classes.rows[answer].entered.emit()
    return editor.part.questions


def test_grades_are_renamed_added_and_put_in_order_by_hand(reading: Reading, editor: TaskEditor) -> None:
    questions = injury(reading, editor)
    assert [row.text.text() for row in questions.rows] == ["Sarnat stage", "Time of the examination"]
    stage = questions.rows[0]
    assert [grade.name.text() for grade in stage.grades] == ["normal", "mild", "moderate", "severe"]
    assert not stage.grades[0].up.isEnabled()
    assert not stage.grades[3].down.isEnabled()
    reading.qtbot.mouseClick(stage.add, Qt.MouseButton.LeftButton)
    reading.qtbot.keyClicks(stage.grades[4].name, "very mild")
    for _ in range(3):
        reading.qtbot.mouseClick(stage.grades[stage_place(stage, "very mild")].up, Qt.MouseButton.LeftButton)
    reading.qtbot.mouseClick(stage.grades[0].remove, Qt.MouseButton.LeftButton)
    looked(reading, editor)
    assert "Saving makes version 2." in editor.said.text()
    reading.qtbot.mouseClick(editor.save, Qt.MouseButton.LeftButton)
    reading.settle()
    task = tasks.get_task(reading.library, "neuro_injury")
    detail = task.classes[2].details[0]
    assert (task.version, detail.key, detail.choices) == (2, "sarnat", ("very mild", "mild", "moderate", "severe"))
    assert task.classes[1].details[0].choices[0] == "normal", "another answer asks as before"


def stage_place(stage: QuestionEdit, name: str) -> int:
    return [grade.name.text() for grade in stage.grades].index(name)


def test_a_question_is_added_asked_under_the_pad_and_kept_with_the_label(reading: Reading, editor: TaskEditor) -> None:
    questions = editor.part.questions
    assert questions.rows == []
    reading.qtbot.mouseClick(questions.add, Qt.MouseButton.LeftButton)
    row = questions.rows[0]
    reading.qtbot.keyClicks(row.text, "How loud")
    looked(reading, editor)
    assert "needs a name" in editor.said.text()
    assert not editor.save.isEnabled()
    for grade, name in zip(row.grades, ("soft", "loud"), strict=True):
        reading.qtbot.keyClicks(grade.name, name)
    looked(reading, editor)
    reading.qtbot.mouseClick(editor.save, Qt.MouseButton.LeftButton)
    reading.settle()
    press(reading, Key.Key_1)
    fields = reading.workspace.pad.details._fields
    assert list(fields) == ["how_loud"]
    box = fields["how_loud"]
    assert isinstance(box, QComboBox)
    assert [box.itemText(n) for n in range(box.count())] == ["not said", "soft", "loud"]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    reading.settle()
    assert labelling.events(reading.library, reading.ids[0])[-1].payload == {"how_loud": "loud"}


def test_a_question_may_be_of_another_kind_moved_and_taken_away(reading: Reading, editor: TaskEditor) -> None:
    questions = injury(reading, editor)
    stage = questions.rows[0]
    stage.kind.setCurrentIndex(stage.kind.findData("text"))
    stage.kind.activated.emit(stage.kind.currentIndex())
    assert not any(grade.isVisible() for grade in stage.grades)
    reading.qtbot.mouseClick(questions.rows[1].up, Qt.MouseButton.LeftButton)
    assert [one.key for one in editor.draft().classes[2].details] == ["exam_at", "sarnat"]
    assert editor.draft().classes[2].details[1].choices == ()
    reading.qtbot.mouseClick(questions.rows[0].remove, Qt.MouseButton.LeftButton)
    looked(reading, editor)
    reading.qtbot.mouseClick(editor.save, Qt.MouseButton.LeftButton)
    reading.settle()
    found = tasks.get_task(reading.library, "neuro_injury").classes[2].details
    assert [(one.key, one.kind) for one in found] == [("sarnat", "text")]


def test_the_hint_of_an_answer_may_have_several_lines(reading: Reading, editor: TaskEditor) -> None:
    editor.part.guide.selectAll()
    reading.qtbot.keyClicks(editor.part.guide, "Clear cry.")
    reading.qtbot.keyClick(editor.part.guide, Key.Key_Return)
    reading.qtbot.keyClicks(editor.part.guide, "Not a cough.")
    looked(reading, editor)
    assert editor.draft().classes[0].guide == "Clear cry.\nNot a cough."


def test_a_task_goes_to_a_file_and_comes_from_one(reading: Reading, editor: TaskEditor, tmp_path: Path) -> None:
    file = tmp_path / "task.toml"
    editor.export_to(file)
    reading.settle()
    file.write_text(file.read_text().replace('name = "Unusable"', 'name = "Spoilt"'))
    editor.import_from(file)
    reading.settle()
    assert editor.classes.rows[2].name.text() == "Spoilt"
    assert tasks.get_task(reading.library, "cry_presence").version == 2
    file.write_text(file.read_text().replace('shortcut = "2"', 'shortcut = "1"'))
    editor.import_from(file)
    reading.settle()
    assert tasks.get_task(reading.library, "cry_presence").version == 2
    assert "Key 1 is used by" in words(reading.window.strip)
