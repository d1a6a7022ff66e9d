"""The worklist: lazy rows, nothing jumps, search and filter, next and previous."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cryapp.bridge.desk import Desk
from cryapp.domain.annotation import Annotator, LabelState
from cryapp.domain.changes import Changes
from cryapp.domain.ids import InfantId, RecordingId
from cryapp.domain.queue import Order, StateFilter, WorklistQuery, WorklistRow
from cryapp.services import importing, labelling, tasks
from cryapp.services.labelling import Mark
from cryapp.services.library import Library
from cryapp.ui.panels.worklist.columns import TITLE, short_title
from cryapp.ui.panels.worklist.model import WorklistModel
from cryapp.ui.panels.worklist.panel import Worklist
from cryapp.ui.panels.worklist.sources import PAGE
from tests.store.made import add_recordings
from tests.ui.conftest import ids_of, settle, write_sound

DeskOn = Callable[[Library], Desk]


@pytest.fixture
def desk(desk_on: DeskOn, filled: Library, reader: Annotator) -> Desk:
    made = desk_on(filled)
    made.set_task(tasks.list_tasks(filled)[0])
    made.set_annotator(reader)
    return made


@pytest.fixture
def worklist(qtbot: QtBot, desk: Desk) -> Worklist:
    panel = Worklist(desk)
    qtbot.addWidget(panel)
    panel.resize(320, 600)
    panel.show()
    panel.reload()
    settle(qtbot, desk)
    return panel


def titles(panel: Worklist) -> list[str]:
    return [str(panel.model.index(n, TITLE).data()) for n in range(panel.model.rowCount())]


def label(desk: Desk, recording_id: RecordingId, key: str = "cry") -> None:
    assert desk.task is not None and desk.annotator is not None
    mark = Mark(desk.task.id, desk.annotator.id)
    desk.operations.run(lambda: labelling.save_label(desk.library, [recording_id], key, mark))


def test_rows_and_counts(worklist: Worklist) -> None:
    assert titles(worklist) == [f"I-{i} · {n}" for i in range(3) for n in (1, 2)]
    assert worklist.counts.whole == "0 of 6 recordings · 0 of 3 infants"


def test_begins_at_the_first_waiting(qtbot: QtBot, desk: Desk) -> None:
    ids = ids_of(desk.library, desk)
    label(desk, ids[0])
    settle(qtbot, desk)
    panel = Worklist(desk)
    qtbot.addWidget(panel)
    panel.reload()
    qtbot.waitUntil(lambda: panel.current == ids[1])


def test_next_and_previous_end_with_a_word(qtbot: QtBot, desk: Desk, worklist: Worklist) -> None:
    ids = ids_of(desk.library, desk)
    worklist.step(-1)
    assert worklist.current == ids[0]
    for _ in range(10):
        worklist.step(1)
    assert worklist.current == ids[-1]


def test_next_waiting_wraps_around(qtbot: QtBot, desk: Desk, worklist: Worklist) -> None:
    ids = ids_of(desk.library, desk)
    for i in (1, 2, 5):
        label(desk, ids[i])
    settle(qtbot, desk)
    seen = []
    for _ in range(4):
        worklist.go_to_next_waiting()
        settle(qtbot, desk)
        seen.append(worklist.current)
    assert seen == [ids[3], ids[4], ids[0], ids[3]]


def test_a_labelled_row_stays_where_it_is(qtbot: QtBot, desk: Desk, worklist: Worklist) -> None:
    """Even under the filter "waiting": the list must not move under the reader's hands."""
    worklist.filter.setCurrentIndex(worklist.filter.findData(StateFilter.WAITING))
    worklist.filter.activated.emit(1)
    settle(qtbot, desk)
    before, current = titles(worklist), worklist.current
    label(desk, ids_of(desk.library, desk)[0])
    settle(qtbot, desk)
    assert titles(worklist) == before
    assert worklist.current == current
    row = worklist.model.row(0)
    assert row is not None
    assert row.state is LabelState.LABELLED
    assert "1 of 6" in worklist.counts.whole


def test_new_recordings_come_at_the_end_and_the_place_is_kept(
    qtbot: QtBot, desk: Desk, worklist: Worklist, tmp_path: Path
) -> None:
    worklist.step(1)
    current, before = worklist.current, titles(worklist)
    resets: list[int] = []
    worklist.model.modelReset.connect(lambda: resets.append(1))
    more = [write_sound(tmp_path / "more" / f"new_{i}.wav", 0.8, 900 + 20 * i, 50 + i) for i in range(3)]
    report = importing.import_paths(desk.library, more)
    desk.bus.announce(report.changes)
    settle(qtbot, desk)
    assert titles(worklist)[:6] == before
    assert worklist.model.rowCount() == 9
    assert worklist.current == current
    assert worklist.current_number == 1
    assert resets == []


def test_another_order_keeps_the_reader_on_the_recording(qtbot: QtBot, desk: Desk, worklist: Worklist) -> None:
    worklist.step(1)
    current = worklist.current
    for order in (Order.RANDOM, Order.INFANT, Order.DURATION, Order.RECORDED, Order.UNCERTAIN):
        worklist.order.setCurrentIndex(worklist.order.findData(order))
        worklist.order.activated.emit(0)
        settle(qtbot, desk)
        assert worklist.current == current
        assert worklist.model.id_at(worklist.table.currentIndex().row()) == current
        assert sorted(titles(worklist)) == [f"I-{i} · {n}" for i in range(3) for n in (1, 2)]


def test_search_waits_for_the_typing_to_pause(qtbot: QtBot, desk: Desk, worklist: Worklist) -> None:
    asked: list[WorklistQuery] = []
    load = worklist.model.load
    worklist.model.load = lambda query: (asked.append(query), load(query))[1]  # type: ignore[method-assign]
    qtbot.keyClicks(worklist.search, "I-1")
    assert asked == []
    qtbot.waitUntil(lambda: bool(asked))
    settle(qtbot, desk)
    assert [query.search for query in asked] == ["I-1"]
    assert titles(worklist) == ["I-1 · 1", "I-1 · 2"]
    qtbot.keyClick(worklist.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: worklist.model.rowCount() == 6)


def test_nothing_found_says_what_to_do(qtbot: QtBot, desk: Desk, worklist: Worklist) -> None:
    worklist.search.setText("nobody")
    worklist.reload()
    settle(qtbot, desk)
    assert worklist.empty.isVisible()


def test_new_predictions_are_said_not_done(desk: Desk, worklist: Worklist) -> None:
    desk.bus.announce(Changes(predictions=True))
    assert worklist.reorder.isHidden()
    worklist.order.setCurrentIndex(worklist.order.findData(Order.UNCERTAIN))
    desk.bus.announce(Changes(predictions=True))
    assert not worklist.reorder.isHidden()
    worklist.reorder.click()
    assert worklist.reorder.isHidden()


def test_the_long_pseudonyms_number_is_not_cut_off() -> None:
    assert short_title("006dbee7-715a-46ee-b592-1c4e7affb788 · 12") == "006dbe… · 12"
    assert short_title("I-0187 · 2") == "I-0187 · 2"


class Counted:
    """Stands for a store of a hundred thousand rows and counts what is asked of it."""

    n = 100_000

    def __init__(self) -> None:
        self.rows_asked = 0

    def ids(self, _lib: Library, _query: WorklistQuery) -> array[int]:
        return array("q", range(1, self.n + 1))

    def rows(self, _lib: Library, _query: WorklistQuery, ids: list[int]) -> tuple[WorklistRow, ...]:
        self.rows_asked += len(ids)
        return tuple(
            WorklistRow(
                RecordingId(i), InfantId(i), f"I · {i}", "f", LabelState.WAITING, None, False, None, "", None, 1, False
            )
            for i in ids
        )


def test_only_what_is_looked_at_is_fetched(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Counted()
    monkeypatch.setattr(labelling, "worklist_ids", store.ids)
    monkeypatch.setattr(labelling, "worklist_rows", store.rows)
    panel = Worklist(desk)
    qtbot.addWidget(panel)
    panel.resize(320, 600)
    panel.show()
    panel.reload()
    settle(qtbot, desk)
    assert panel.model.rowCount() == store.n
    assert store.rows_asked <= 3 * PAGE
    panel.go_to(RecordingId(90_000))
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: panel.model.row(89_999) is not None)
    settle(qtbot, desk)
    assert panel.table.rowAt(panel.table.viewport().height() // 2) > 89_000
    assert store.rows_asked <= 8 * PAGE


def test_rows_that_are_gone_are_not_asked_for_for_ever(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def none(_lib: Library, _query: WorklistQuery, ids: list[int]) -> tuple[WorklistRow, ...]:
        asked.append(len(ids))
        return ()

    model = WorklistModel(desk)
    monkeypatch.setattr(labelling, "worklist_rows", none)
    assert desk.task is not None
    model.load(WorklistQuery(desk.task.id, None))
    settle(qtbot, desk)
    for _ in range(5):
        assert model.index(0, TITLE).data() == ""
        settle(qtbot, desk)
    assert len(asked) == 1


def test_the_next_beyond_the_edge_brings_half_a_page(qtbot: QtBot, desk: Desk, worklist: Worklist) -> None:
    """A row at a time would paint the whole list at every key: as long as the picture takes that is waited for."""
    add_recordings(desk.library.store, {"I-77": 60})
    desk.bus.announce(Changes(worklist=True))
    settle(qtbot, desk)
    scrolled: list[int] = []
    worklist.table.verticalScrollBar().valueChanged.connect(scrolled.append)
    in_view = worklist.table.viewport().height() // worklist.table.rowHeight(0)
    for _ in range(3 * in_view):
        worklist.step(1)
    assert worklist.current_number > 2 * in_view
    assert 3 <= len(scrolled) <= 6
    assert (
        worklist.table.viewport()
        .rect()
        .contains(worklist.table.visualRect(worklist.model.index(worklist.current_number, TITLE)))
    )
