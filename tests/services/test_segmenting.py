"""Segments as a reader makes them: every act is one step of undo, and the store always equals the model in memory."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from cryapp.domain.annotation import Shown
from cryapp.domain.errors import UserError
from cryapp.domain.ids import RecordingId, SegmentEventId, SegmentId
from cryapp.domain.segment import Origin, SegmentEventKind, SegmentState
from cryapp.services import segmenting
from cryapp.services.labelling import Mark
from cryapp.services.library import Library, open_library
from cryapp.services.segment_desk import Saved
from cryapp.store import segment_events
from cryapp.store.chain import verify_chain
from cryapp.store.tables_desk import SegmentEventRow, SegmentRow
from tests.store.made import add_recordings, mark

ONE, TWO = RecordingId(1), RecordingId(2)
LENGTH_S = 4.0


@pytest.fixture(scope="module")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with recordings of four seconds. To be copied, not changed."""
    folder = tmp_path_factory.mktemp("segments") / "library"
    lib = open_library(str(folder))
    add_recordings(lib.store, {"I-1": 2})
    for code in ("R-01", "R-02"):
        mark(lib, code)
    lib.close()
    return folder


@pytest.fixture
def lib(empty_folder: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(empty_folder, tmp_path / "copy")
    opened = open_library(str(tmp_path / "copy"))
    yield opened
    opened.close()


def by_reader(lib: Library, code: str = "R-01", task_key: str = "cry_unit") -> Mark:
    return mark(lib, code, task_key)


def now(lib: Library, by: Mark, recording_id: RecordingId = ONE) -> dict[SegmentId, SegmentState]:
    return {s.id: s.state for s in segmenting.read(lib, recording_id, by.task_id, by.annotator_id)}


def part(start_s: float, end_s: float, *classes: str, **fields: Any) -> SegmentState:
    return SegmentState(start_s, end_s, classes=classes, **fields)


def step(saved: Saved) -> SegmentEventId:
    assert saved.batch is not None
    return saved.batch


def projection_rows(lib: Library) -> list[tuple[Any, ...]]:
    with lib.store.read() as session:
        rows = session.execute(select(*SegmentRow.__table__.columns).order_by(SegmentRow.id)).all()
        return [tuple(row) for row in rows]


def test_segments_points_and_boxes_are_drawn_and_read_in_order(lib: Library) -> None:
    by = by_reader(lib)
    box = part(1.0, 2.0, "expiration", "hyperphonation", low_hz=300.0, high_hz=900.5)
    saved = segmenting.draw(lib, ONE, [part(2.5, 3.0), box, part(0.5, 0.5, "alarm")], by)
    assert len(saved.segment_ids) == 3
    assert saved.changes.recordings == {ONE}
    assert saved.changes.segments
    assert list(now(lib, by).values()) == [part(0.5, 0.5, "alarm"), box, part(2.5, 3.0)]
    assert now(lib, by, TWO) == now(lib, by_reader(lib, "R-02")) == {}, "not of another recording, nor another's"


def test_an_event_keeps_its_circumstances_and_the_audit_trail_its_batch(lib: Library) -> None:
    by = by_reader(lib)
    shown = Shown(blind=False, prediction_visible=True, probability=0.5, view={"axis": "mel"})
    told = Mark(by.task_id, by.annotator_id, shown, elapsed_ms=777, source="desk")
    saved = segmenting.draw(lib, ONE, [part(0.1, 0.2, "pause"), part(0.3, 0.4)], told)
    event, *none = segmenting.history(lib, saved.segment_ids[1], by.annotator_id)
    assert not none
    assert (event.kind, event.batch, event.elapsed_ms) == (SegmentEventKind.CREATE, saved.batch, 777)
    assert event.shown["probability"] == 0.5
    assert event.shown["view"] == {"axis": "mel"}
    assert event.schema_version == 1
    assert segmenting.history(lib, saved.segment_ids[1], by_reader(lib, "R-02").annotator_id) == ()
    with lib.store.read() as session:
        sql = "SELECT action, subject_id, after ->> 'events' FROM audit_event WHERE subject_type = 'segment_event'"
        assert session.connection().exec_driver_sql(sql).all() == [("segments.draw", str(saved.batch), 2)]


def test_every_act_gives_what_it_says(lib: Library) -> None:
    by = by_reader(lib)
    a, b = segmenting.draw(lib, ONE, [part(0.5, 1.0, "expiration"), part(1.5, 2.0, "pause", note="n")], by).segment_ids
    segmenting.move(lib, [a, b], 9.0, by)
    assert [(s.start_s, s.end_s) for s in now(lib, by).values()] == [(2.5, 3.0), (3.5, 4.0)], "stopped together"
    segmenting.move(lib, [a, b], -2.5, by)
    segmenting.resize(lib, a, 0.75, -0.25, by)
    assert (now(lib, by)[a].start_s, now(lib, by)[a].end_s) == (0.0, 0.75)
    segmenting.set_band(lib, a, (800.0, 200.0), by)
    assert (now(lib, by)[a].low_hz, now(lib, by)[a].high_hz) == (200.0, 800.0)
    segmenting.set_band(lib, a, None, by)
    segmenting.relabel(lib, [a, b], ["expiration", "dysphonation", "expiration"], by)
    assert {s.classes for s in now(lib, by).values()} == {("expiration", "dysphonation")}
    segmenting.set_uncertain(lib, [b], True, by)
    segmenting.set_note(lib, a, "hoarse", by)
    assert segmenting.merge(lib, [b, a], by).segment_ids == (a, b)
    assert now(lib, by) == {
        a: part(0.0, 1.5, "expiration", "dysphonation", uncertain=True, note="hoarse\nn"),
    }
    first, second = segmenting.split(lib, a, 0.5, by).segment_ids
    assert first == a
    assert (now(lib, by)[first].end_s, now(lib, by)[second].start_s, now(lib, by)[second].end_s) == (0.5, 0.5, 1.5)
    copies = segmenting.clone(lib, [a], 1.0, by, times=5).segment_ids
    assert [now(lib, by)[c].start_s for c in copies] == [1.0, 2.0, 3.0], "two would lie beyond the end"
    segmenting.clone(lib, [a], 0.0, by, to=TWO)
    assert [s.classes for s in now(lib, by, TWO).values()] == [("expiration", "dysphonation")]
    segmenting.delete(lib, list(now(lib, by)), by)
    assert now(lib, by) == {}


def test_what_changes_nothing_is_no_step_of_undo(lib: Library) -> None:
    by = by_reader(lib)
    (a,) = segmenting.draw(lib, ONE, [part(0.5, 1.0)], by).segment_ids
    for saved in (segmenting.move(lib, [a], 0.0, by), segmenting.relabel(lib, [a], [], by)):
        assert saved.batch is None
        assert not saved.changes
    assert len(segmenting.history(lib, a, by.annotator_id)) == 1


def test_undo_and_redo_walk_back_and_forth_through_several_acts(lib: Library) -> None:
    by = by_reader(lib)
    drawn = segmenting.draw(lib, ONE, [part(0.5, 1.0)], by)
    (a,) = drawn.segment_ids
    cut = segmenting.split(lib, a, 0.75, by)
    labelled = segmenting.relabel(lib, list(now(lib, by)), ["pause"], by)
    last = now(lib, by)
    undo_label = segmenting.revert(lib, step(labelled), by)
    undo_cut = segmenting.revert(lib, step(cut), by)
    assert now(lib, by) == {a: part(0.5, 1.0)}
    undo_draw = segmenting.revert(lib, step(drawn), by)
    assert now(lib, by) == {}
    for undone in (undo_draw, undo_cut, undo_label):
        redone = segmenting.revert(lib, step(undone), by)
    assert now(lib, by) == last
    assert segmenting.revert(lib, step(undo_label), by).batch is None, "it is done again already"
    segmenting.revert(lib, step(redone), by)
    assert segmenting.revert(lib, step(labelled), by).batch is None, "it is taken back already"
    segmenting.revert(lib, step(cut), by)
    assert now(lib, by) == {a: part(0.5, 1.0)}


def test_an_act_under_a_later_one_is_not_taken_back(lib: Library) -> None:
    by = by_reader(lib)
    drawn = segmenting.draw(lib, ONE, [part(0.5, 1.0), part(2.0, 3.0)], by)
    moved = segmenting.move(lib, drawn.segment_ids[:1], 0.5, by)
    before = now(lib, by)
    with pytest.raises(UserError, match="changed since"):
        segmenting.revert(lib, step(drawn), by)
    assert now(lib, by) == before
    undone = segmenting.revert(lib, step(moved), by)
    segmenting.relabel(lib, drawn.segment_ids[:1], ["pause"], by)
    with pytest.raises(UserError, match="changed since"):
        segmenting.revert(lib, step(undone), by)


def test_readers_do_not_touch_each_other(lib: Library) -> None:
    mine, theirs = by_reader(lib), by_reader(lib, "R-02")
    saved = segmenting.draw(lib, ONE, [part(0.5, 1.0)], mine)
    for act in (
        lambda: segmenting.delete(lib, saved.segment_ids, theirs),
        lambda: segmenting.revert(lib, step(saved), theirs),
        lambda: segmenting.revert(lib, SegmentEventId(99), theirs),
    ):
        with pytest.raises(UserError, match="another reader"):
            act()
    assert len(now(lib, mine)) == 1


def test_what_is_impossible_saves_nothing(lib: Library) -> None:
    by = by_reader(lib)
    a, b = segmenting.draw(lib, ONE, [part(0.5, 1.0), part(2.0, 3.0)], by).segment_ids
    (elsewhere,) = segmenting.draw(lib, TWO, [part(0.5, 1.0)], by).segment_ids
    before = now(lib, by)
    for act, words in (
        (lambda: segmenting.draw(lib, ONE, [part(0.0, 0.1), part(0.0, 1.0, "hungry")], by), "no class “hungry”"),
        (lambda: segmenting.draw(lib, ONE, [part(3.0, 4.2)], by), "ends at 4.000 s"),
        (lambda: segmenting.draw(lib, RecordingId(77), [part(0.0, 1.0)], by), "no longer in the store"),
        (lambda: segmenting.draw(lib, ONE, [part(0.0, 1.0)], by_reader(lib, task_key="cry_presence")), "whole"),
        (lambda: segmenting.split(lib, a, 1.0, by), "inside"),
        (lambda: segmenting.merge(lib, [a], by), "at least two"),
        (lambda: segmenting.merge(lib, [a, elsewhere], by), "several recordings"),
        (lambda: segmenting.clone(lib, [b], 3.0, by), "no room"),
        (lambda: segmenting.delete(lib, [a, SegmentId(55)], by), "no longer there"),
        (lambda: segmenting.delete(lib, [], by), "no longer there"),
    ):
        with pytest.raises(UserError, match=words):
            act()
    assert now(lib, by) == before
    segmenting.draw(lib, ONE, [part(3.0, 4.03)], by)
    assert max(s.end_s for s in now(lib, by).values()) == LENGTH_S, "a drag to the very edge is cut without a word"


def test_history_is_append_only_and_an_altered_row_is_found(lib: Library) -> None:
    by = by_reader(lib)
    (a,) = segmenting.draw(lib, ONE, [part(0.5, 1.0, note="half \ud83d an emoji")], by).segment_ids
    segmenting.move(lib, [a], 0.25, by)
    assert now(lib, by)[a].note == "half ? an emoji"
    for statement in ("UPDATE segment_event SET kind = 'x'", "DELETE FROM segment_event"):
        with pytest.raises((DBAPIError, UserError)), lib.store.write() as session:
            session.connection().exec_driver_sql(statement)
    with lib.store.read() as session:
        assert verify_chain(session) is None
    with lib.store.write() as session:
        session.connection().exec_driver_sql("DROP TRIGGER segment_event_refuses_update")
        session.connection().exec_driver_sql("UPDATE segment_event SET state = NULL WHERE id = 2")
    with lib.store.read() as session:
        broken = verify_chain(session)
    assert broken is not None
    assert (broken.table, broken.row_id) == ("segment_event", 2)


def test_ten_thousand_segments_are_one_act(lib: Library) -> None:
    by = by_reader(lib)
    states = [part(i * 0.0004, i * 0.0004 + 0.0003, "pause") for i in range(10_000)]
    began = time.process_time()
    saved = segmenting.draw(lib, ONE, states, by)
    drawn = time.process_time()
    assert list(now(lib, by).values()) == [
        replace(s, start_s=round(s.start_s, 6), end_s=round(s.end_s, 6)) for s in states
    ]
    read = time.process_time()
    segmenting.revert(lib, step(saved), by)
    print(f"draw {drawn - began:.2f} s, read {read - drawn:.2f} s, undo {time.process_time() - read:.2f} s")
    assert now(lib, by) == {}


class Desk(RuleBasedStateMachine):
    """Any sequence of acts, undo and redo against a dictionary and two lists."""

    folder: Path
    """The store to copy; set by the test."""

    times = st.integers(0, 16).map(lambda i: i / 4)

    @initialize()
    def open(self) -> None:
        self.place = Path(tempfile.mkdtemp(prefix="desk"))
        shutil.copytree(self.folder, self.place / "library")
        self.lib = open_library(str(self.place / "library"))
        self.by = by_reader(self.lib)
        self.model: dict[SegmentId, SegmentState] = {}
        self.done: list[tuple[SegmentEventId, dict[SegmentId, SegmentState]]] = []
        self.undone: list[tuple[SegmentEventId, dict[SegmentId, SegmentState]]] = []

    def acted(self, saved: Saved, after: dict[SegmentId, SegmentState]) -> None:
        if saved.batch is not None:
            self.done.append((saved.batch, self.model))
            self.undone.clear()
        self.model = after
        self.check()

    def check(self) -> None:
        assert now(self.lib, self.by) == self.model

    def pick(self, n: int) -> SegmentId:
        return sorted(self.model)[n % len(self.model)]

    @rule(start=times, length=times, label=st.sampled_from(["expiration", "pause"]))
    def draw(self, start: float, length: float, label: str) -> None:
        state = part(start, min(LENGTH_S, start + length), label)
        saved = segmenting.draw(self.lib, ONE, [state], self.by)
        self.acted(saved, {**self.model, saved.segment_ids[0]: state})

    @precondition(lambda self: self.model)
    @rule(n=st.integers(0, 50), label=st.sampled_from(["expiration", "alarm"]))
    def relabel(self, n: int, label: str) -> None:
        a, b = self.pick(n), self.pick(n + 1)
        saved = segmenting.relabel(self.lib, [a, b], [label], self.by)
        self.acted(saved, {**self.model, **{i: replace(self.model[i], classes=(label,)) for i in (a, b)}})

    @precondition(lambda self: self.model)
    @rule(n=st.integers(0, 50), start=times, end=times)
    def resize(self, n: int, start: float, end: float) -> None:
        a = self.pick(n)
        saved = segmenting.resize(self.lib, a, start, end, self.by)
        self.acted(saved, {**self.model, a: replace(self.model[a], start_s=min(start, end), end_s=max(start, end))})

    @precondition(lambda self: self.model)
    @rule(n=st.integers(0, 50))
    def delete(self, n: int) -> None:
        a = self.pick(n)
        self.acted(segmenting.delete(self.lib, [a], self.by), {i: s for i, s in self.model.items() if i != a})

    @precondition(lambda self: any(s.duration_s for s in self.model.values()))
    @rule(n=st.integers(0, 50))
    def split(self, n: int) -> None:
        long = [i for i in sorted(self.model) if self.model[i].duration_s]
        a = long[n % len(long)]
        state = self.model[a]
        at = round((state.start_s + state.end_s) / 2, 6)
        if not state.start_s < at < state.end_s:
            return
        saved = segmenting.split(self.lib, a, at, self.by)
        pieces = {a: replace(state, end_s=at), saved.segment_ids[1]: replace(state, start_s=at)}
        self.acted(saved, {**self.model, **pieces})

    @precondition(lambda self: len(self.model) > 1)
    @rule(n=st.integers(0, 50))
    def merge(self, n: int) -> None:
        pair = sorted((self.pick(n), self.pick(n + 1)), key=lambda i: (self.model[i].start_s, i))
        first, second = (self.model[i] for i in pair)
        saved = segmenting.merge(self.lib, pair, self.by)
        merged = replace(
            first,
            end_s=max(first.end_s, second.end_s),
            classes=tuple(dict.fromkeys(first.classes + second.classes)),
        )
        self.acted(saved, {i: s for i, s in self.model.items() if i not in pair} | {pair[0]: merged})

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        batch, before = self.done.pop()
        saved = segmenting.revert(self.lib, batch, self.by)
        self.undone.append((step(saved), self.model))
        self.model = before
        self.check()

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        batch, after = self.undone.pop()
        saved = segmenting.revert(self.lib, batch, self.by)
        self.done.append((step(saved), self.model))
        self.model = after
        self.check()

    def teardown(self) -> None:
        if not hasattr(self, "lib"):
            return
        live = projection_rows(self.lib)
        with self.lib.store.write() as session:
            segment_events.rebuild_projection(session)
        assert projection_rows(self.lib) == live
        with self.lib.store.read() as session:
            assert verify_chain(session) is None
        self.lib.close()
        shutil.rmtree(self.place)


def test_any_sequence_of_acts_undo_and_redo_equals_the_model(empty_folder: Path) -> None:
    Desk.folder = empty_folder
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=8, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


def test_origin_of_a_piece_is_that_of_the_whole(lib: Library) -> None:
    by = by_reader(lib)
    (a,) = segmenting.draw(lib, ONE, [part(0.0, 1.0)], by).segment_ids
    segmenting.split(lib, a, 0.5, by)
    with lib.store.read() as session:
        assert set(session.execute(select(SegmentEventRow.origin)).scalars()) == {Origin.READER.value}
