"""What the worklist lists and how it is narrowed: filters, views, columns, groups, the queue, reading sets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Annotator, EventKind, LabelState
from cryapp.domain.ids import RecordingId
from cryapp.domain.queue import InfantGroup, Order
from cryapp.domain.queue_mix import Reason
from cryapp.domain.reading import Candidate, DealSettings
from cryapp.services import assigning, labelling, people, queueing, views
from cryapp.services import reading as sets
from cryapp.services.library import Library
from cryapp.ui.panels.worklist.columns import COLUMNS, TITLE
from cryapp.ui.panels.worklist.panel import Worklist
from cryapp.ui.panels.worklist.sources import Everything, QueueSource, SetSource
from tests.ui.conftest import words
from tests.ui.reading import Key, Reading, WindowOn

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def reading(qtbot: QtBot, window_on: WindowOn, filled: Library, reader: Annotator) -> Reading:
    return Reading(qtbot, window_on(filled), reader)


def listed(reading: Reading) -> list[RecordingId | None]:
    model = reading.workspace.worklist.model
    return [model.id_at(n) for n in range(model.rowCount())]


def head_pressed(worklist: Worklist, key: str) -> None:
    """A press on a column's head, with the real mouse."""
    header = worklist.table.horizontalHeader()
    at = next(i for i, column in enumerate(COLUMNS) if column.key == key)
    x = header.sectionViewportPosition(at) + header.sectionSize(at) // 2
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 8))


# -- filter -----------------------------------------------------------------------------------------------------------


def test_a_criterion_typed_narrows_the_list_and_its_chip_takes_it_away(reading: Reading) -> None:
    worklist = reading.workspace.worklist
    reading.qtbot.mouseClick(worklist.head_part.filter_button, Qt.MouseButton.LeftButton)
    reading.settle()
    form = worklist.filtering.form
    assert form is not None
    reading.qtbot.keyClicks(form.duration_s.high, "0.5")
    reading.qtbot.waitUntil(lambda: worklist.only.duration_s is not None)
    reading.settle()
    assert listed(reading) == []
    assert worklist.empty.isVisible()
    form.duration_s.low.setText("9")
    form.duration_s.changed.emit()
    reading.qtbot.waitUntil(form.wrong.isVisible)
    form.close()
    (chip,) = worklist.head_part.chips.chips
    assert chip.text().startswith("Length ≤ 0.5 s")
    reading.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    reading.settle()
    assert listed(reading) == reading.ids
    assert not worklist.head_part.chips.isVisible()


def test_the_reader_s_own_answers_are_a_filter_and_all_is_cleared_at_once(reading: Reading) -> None:
    reading.press(Key.Key_1, Key.Key_Return, Key.Key_2)
    worklist = reading.workspace.worklist
    worklist.filtering.open(worklist.head_part.filter_button)
    reading.settle()
    form = worklist.filtering.form
    assert form is not None
    form.classes.menu().actions()[0].trigger()
    form.locked.setCurrentIndex(form.locked.findData(False))
    form.locked.activated.emit(2)
    reading.settle()
    form.close()
    assert set(listed(reading)) <= {reading.ids[0]}
    texts = [chip.text() for chip in worklist.head_part.chips.chips]
    assert texts == ["Answer: Cry  ×", "Not locked for testing  ×", "Clear all"]
    reading.qtbot.mouseClick(worklist.head_part.chips.chips[-1], Qt.MouseButton.LeftButton)
    reading.settle()
    assert worklist.only.is_empty
    assert listed(reading) == reading.ids


# -- order, columns, groups, views ------------------------------------------------------------------------------------


def test_a_column_s_head_orders_the_list_both_ways(reading: Reading) -> None:
    worklist = reading.workspace.worklist
    worklist.table.show_columns(("state", "title", "file"))
    reading.settle()
    head_pressed(worklist, "file")
    reading.settle()
    assert worklist.order.currentData() == Order.NAME
    ascending = listed(reading)
    head_pressed(worklist, "file")
    reading.settle()
    assert listed(reading) == ascending[::-1]
    assert worklist.table.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def test_chosen_columns_are_remembered(reading: Reading) -> None:
    worklist = reading.workspace.worklist
    menu = worklist.table.column_menu()
    next(action for action in menu.actions() if action.text() == "Length of the recording").trigger()
    menu.deleteLater()
    assert reading.desk.settings["worklist.columns"] == ["state", "title", "why", "hours", "length"]
    again = Worklist(reading.desk)
    reading.qtbot.addWidget(again)
    assert again.table.shown_columns == ("state", "title", "why", "hours", "length")


def test_groups_have_a_line_each_that_is_stepped_over(reading: Reading) -> None:
    worklist = reading.workspace.worklist
    worklist.set_grouped(True)
    reading.settle()
    lines = [worklist.model.line(n) for n in range(worklist.model.rowCount())]
    reading.settle()
    lines = [worklist.model.line(n) for n in range(worklist.model.rowCount())]
    groups = [line for line in lines if isinstance(line, InfantGroup)]
    assert [group.code for group in groups] == ["I-0", "I-1", "I-2"]
    assert listed(reading) == [None, *reading.ids[:2], None, *reading.ids[2:4], None, *reading.ids[4:]]
    reading.press(Key.Key_N, Key.Key_N)
    assert reading.current == reading.ids[2], "from the last of an infant to the first of the next"
    reading.press(Key.Key_1, Key.Key_P)
    assert reading.current == reading.ids[1]
    line = worklist.model.line(3)
    assert isinstance(line, InfantGroup)
    assert line.answered == 1
    reading.press(Key.Key_Return)


def test_a_view_is_kept_under_a_name_and_opened_again(reading: Reading) -> None:
    worklist = reading.workspace.worklist
    worklist.head_part.sort_by(Order.DURATION)
    reading.settle()
    worklist.views.naming.ask(worklist.head_part.views)
    reading.qtbot.keyClicks(worklist.views.naming.name, "by length")
    reading.qtbot.keyClick(worklist.views.naming.name, Key.Key_Return)
    reading.settle()
    worklist.head_part.sort_by(Order.IMPORTED)
    reading.settle()
    reading.qtbot.mouseClick(worklist.head_part.views, Qt.MouseButton.LeftButton)
    reading.settle()
    menu = worklist.views.menu
    assert menu is not None
    entry = menu.actions()[0]
    assert entry.text() == "by length"
    entry.trigger()
    menu.close()
    reading.settle()
    assert worklist.order.currentData() == Order.DURATION
    assert reading.desk.annotator is not None
    (view,) = views.list_views(reading.library, reading.desk.annotator.id)
    worklist.views.remove(view)
    reading.settle()
    assert views.list_views(reading.library, reading.desk.annotator.id) == ()


# -- the explained queue ----------------------------------------------------------------------------------------------


def test_the_mix_is_seen_always_whole_and_made_into_a_queue_that_says_why(reading: Reading) -> None:
    reading.window.wish("label.queue")
    reading.settle()
    popover = reading.workspace.lists.popover
    assert popover is not None
    popover.sliders[Reason.UNCERTAIN].setValue(100)
    assert popover.mix().share(Reason.RANDOM) == pytest.approx(0.05)
    assert sum(slider.value() for slider in popover.sliders.values()) == 100
    popover.keep.setChecked(True)
    reading.qtbot.keyClick(popover.sliders[Reason.UNCERTAIN], Key.Key_Return)
    reading.settle()
    worklist = reading.workspace.worklist
    assert isinstance(worklist.model.source, QueueSource), "Enter makes it, wherever the focus is"
    assert sorted(listed(reading)) == sorted(reading.ids)  # type: ignore[type-var]
    rows = [worklist.model.row(n) for n in range(6)]
    reading.settle()
    rows = [worklist.model.row(n) for n in range(6)]
    assert {row.why for row in rows if row is not None} <= {reason.sentence for reason in Reason}
    assert "no model is in use" in popover.said.text(), "reasons that found too few are said"
    popover.close()
    tip = str(worklist.model.index(0, TITLE).data(Qt.ItemDataRole.ToolTipRole))
    assert "chance" in tip or "labelled" in tip
    assert queueing.read_mix(reading.library).share(Reason.UNCERTAIN) == pytest.approx(0.95)
    reading.press(Key.Key_1, Key.Key_T)
    assert isinstance(worklist.model.source, QueueSource), "another question about the same recordings"
    reading.workspace.lists.list_everything()
    reading.settle()
    assert isinstance(worklist.model.source, Everything)
    assert listed(reading) == reading.ids


# -- reading sets -----------------------------------------------------------------------------------------------------


def test_a_set_is_dealt_from_the_dialog_and_chosen_to_be_read(reading: Reading) -> None:
    people.add_annotator(reading.library, "R-02")
    reading.window.wish("label.sets")
    reading.settle()
    dialog = reading.workspace.lists.sets
    assert dialog is not None
    assert "No open set" in words(dialog)
    reading.qtbot.mouseClick(dialog.new, Qt.MouseButton.LeftButton)
    reading.settle()
    new = reading.workspace.lists.new_set
    assert new is not None
    assert new.said.text() == "Give the set a name."
    reading.qtbot.keyClicks(new.name, "pilot")
    assert "choose two readers or more" in new.said.text()
    for box in new.readers.values():
        box.setChecked(True)
    assert new.said.text().startswith("100 recordings at most: 20 read by two. 2 readers get about 63 each")
    new.number.setValue(6)
    new.twice.setValue(100)
    reading.qtbot.mouseClick(new.make, Qt.MouseButton.LeftButton)
    reading.settle()
    assert "pilot" in words(dialog)
    assert "0 of 6" in words(dialog)
    dialog.chosen.emit(sets.my_sets(reading.library, reading.desk.annotator.id)[0])  # type: ignore[union-attr]
    dialog.close()
    reading.settle()
    assert isinstance(reading.workspace.worklist.model.source, SetSource)
    assert reading.workspace.worklist.head_part.source.text() == "Set “pilot”"


def test_a_set_is_read_blind_in_its_own_order_and_a_repeat_is_another_answer(reading: Reading) -> None:
    desk = reading.desk
    assert desk.task is not None and desk.annotator is not None
    chosen = [Candidate(id_, "random control") for id_ in reading.ids]
    settings = DealSettings(twice_share=0, repeat_share=0.5, min_gap=1)
    made = assigning.make_set(
        reading.library, "pilot", desk.task.id, chosen, [desk.annotator.id], settings, desk.annotator.id, seed=4
    )
    items = sets.my_items(reading.library, made.set_id, desk.annotator.id)
    assert len(items) == 9
    reading.workspace.lists.read_set(sets.my_sets(reading.library, desk.annotator.id)[0])
    reading.settle()
    worklist = reading.workspace.worklist
    assert listed(reading) == [item.recording_id for item in items]
    facts = reading.workspace.session.facts
    assert facts is not None and facts.item is not None
    assert facts.recording.id == items[0].recording_id
    assert (facts.recording.title, facts.recording.file_name, facts.infant.code) == ("pilot · 1", "", "–")
    assert "I-" not in words(reading.workspace.infant) + reading.workspace.header.title.text()
    assert not reading.workspace.infant.edit.isVisible()
    for n in range(9):
        facts = reading.workspace.session.facts
        assert facts is not None and facts.item is not None and facts.label is not None
        assert facts.item.item.id == items[n].id
        assert (facts.label.state, facts.history) == (LabelState.WAITING, ()), "a repeat looks like any other"
        reading.press(Key.Key_1 if n < 5 else Key.Key_2)
        facts = reading.workspace.session.facts
        assert facts is not None and facts.prediction is None, "nothing is revealed while a set is read"
        if n == 7:
            reading.press(Key.Key_Z, modifier=CONTROL)
            facts = reading.workspace.session.facts
            assert facts is not None and facts.item is not None and facts.label is not None
            assert (facts.item.item.id, facts.label.state) == (items[7].id, LabelState.WAITING)
            reading.press(Key.Key_2)
        reading.press(Key.Key_Return)
    assert "9 of 9 in this list" in worklist.head_part.pace.whole
    kinds = [event.kind for id_ in reading.ids for event in labelling.events(reading.library, id_)]
    assert kinds.count(EventKind.REPEAT) in (3, 4)
    status = assigning.status(reading.library, made.set_id)
    assert (status.readers[0].answered, status.readers[0].repeats_answered) == (9, 3)
    assert status.is_done


def test_another_reader_does_not_stay_in_somebody_s_set(reading: Reading) -> None:
    desk = reading.desk
    assert desk.task is not None and desk.annotator is not None
    chosen = [Candidate(id_, "random control") for id_ in reading.ids]
    assigning.make_set(
        reading.library, "mine", desk.task.id, chosen, [desk.annotator.id], DealSettings(0, 0), desk.annotator.id
    )
    reading.workspace.lists.read_set(sets.my_sets(reading.library, desk.annotator.id)[0])
    reading.settle()
    other = people.add_annotator(reading.library, "R-02").annotator
    desk.set_annotator(other)
    reading.settle()
    assert isinstance(reading.workspace.worklist.model.source, Everything)
    facts = reading.workspace.session.facts
    assert facts is not None and facts.item is None
    assert QApplication.activePopupWidget() is None
