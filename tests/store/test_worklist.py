"""Every order, filter and search of the worklist against a slow reading of the rules."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from cryapp.domain.annotation import LabelState
from cryapp.domain.ids import ModelId, RecordingId
from cryapp.domain.model import ModelEvidence, ModelStatus
from cryapp.domain.queue import Order, StateFilter, WorklistQuery, WorklistRow
from cryapp.domain.recording import Recording
from cryapp.services import labelling
from cryapp.services.library import Library, open_library
from cryapp.store import models, predictions, worklist
from cryapp.store.tables import EncounterRow, InfantRow, RecordingRow
from tests.store.made import add_recordings, mark

START = datetime(2026, 3, 1, tzinfo=UTC)
INFANT_HOURS = {"I-2": 30.0, "I-30%": 2.5}
HOURS = dict.fromkeys((3, 4, 5), 30.0) | dict.fromkeys((7, 8, 9, 10), 2.5)
UNCERTAINTY = {1: 0.2, 2: 0.9, 5: 0.9, 8: 0.4, 11: 0.99}


@pytest.fixture(scope="module")
def lib(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One store for all: these tests only read."""
    lib = open_library(str(tmp_path_factory.mktemp("worklist") / "store"))
    for n, (code, number) in enumerate([("I-10", 2), ("I-2", 3), ("i-1", 1), ("I-30%", 4), ("X_9", 2)]):
        when = None if n == 1 else START - timedelta(days=n)
        add_recordings(lib.store, {code: number}, duration_s=4.0 + (n * 7 % 5), recorded_at=when)
    by = mark(lib)
    labelling.save_label(lib, [RecordingId(i) for i in (1, 4, 9)], "cry", by)
    labelling.save_label(lib, [RecordingId(2)], "dont_know", by)
    labelling.skip(lib, [RecordingId(i) for i in (3, 9)], "too noisy", by)
    labelling.set_flag(lib, [RecordingId(i) for i in (1, 12)], True, by)
    labelling.save_note(lib, RecordingId(6), "sounds like 100% hunger", by)
    labelling.save_label(lib, [RecordingId(5)], "cry", mark(lib, "R-02"))
    labelling.save_label(lib, [RecordingId(1)], "confirmed", mark(lib, task_key="neuro_injury"))
    with lib.store.write() as session:
        for code, hours in INFANT_HOURS.items():
            infant = select(InfantRow.id).where(InfantRow.code == code).scalar_subquery()
            session.execute(
                update(EncounterRow).where(EncounterRow.infant_id == infant).values(hours_since_birth=hours)
            )
    _put_in_use(lib)
    yield lib
    lib.close()


def _put_in_use(lib: Library) -> None:
    with lib.store.write() as session:
        for number in (1, 2):
            new = models.NewModel(
                id=ModelId(f"cry_presence-{number}"),
                name=f"Cry presence {number}",
                task_key="cry_presence",
                status=ModelStatus.RETIRED if number == 1 else ModelStatus.IN_USE,
                package_dir="models/x",
                card_sha256="0" * 64,
                parent_id=None,
                run_id=None,
                made_at=START,
                evidence=ModelEvidence(),
                card={},
            )
            models.add(session, new)
        predictions.save_many(session, ModelId("cry_presence-2"), [_said(i, u) for i, u in UNCERTAINTY.items()])
        predictions.save_many(session, ModelId("cry_presence-1"), [_said(7, 1.0)])


def _said(recording_id: int, uncertainty: float) -> predictions.NewPrediction:
    return predictions.NewPrediction(
        RecordingId(recording_id), {"cry": 0.75, "no_cry": 0.25}, "cry", uncertainty, [0.5, 0.75], 0.32
    )


def all_recordings(lib: Library) -> list[Recording]:
    return [labelling.get_recording(lib, RecordingId(i)) for i in range(1, 13)]


def expected_order(lib: Library, order: Order) -> list[int]:
    everything = all_recordings(lib)
    last = datetime.max.replace(tzinfo=UTC)
    by_code = {"i-1": 0, "I-2": 1, "I-10": 2, "I-30%": 3, "X_9": 4}
    keys = {
        Order.IMPORTED: lambda r: r.id,
        Order.INFANT: lambda r: (by_code[r.infant_code], r.number),
        Order.DURATION: lambda r: (r.duration_s, r.id),
        Order.RECORDED: lambda r: (r.recorded_at or last, r.id),
        Order.RANDOM: lambda r: r.sha256,
        Order.NAME: lambda r: (r.file_name, r.id),
        Order.HOURS: lambda r: (HOURS.get(r.id, 1e9), r.id),
        Order.UNCERTAIN: lambda r: (
            r.id not in UNCERTAINTY,
            -UNCERTAINTY.get(r.id, 0),
            -r.id * (r.id in UNCERTAINTY),
            r.id,
        ),
    }
    return [r.id for r in sorted(everything, key=keys[order])]  # type: ignore[arg-type]


def expected_members(state: StateFilter, task_key: str) -> set[int]:
    labelled, skipped, flagged = ({1, 2, 4}, {3, 9}, {1, 12}) if task_key == "cry_presence" else ({1, 2}, set(), set())
    everything = set(range(1, 13))
    return {
        StateFilter.ALL: everything,
        StateFilter.WAITING: everything - labelled - skipped,
        StateFilter.LABELLED: labelled,
        StateFilter.SKIPPED: skipped,
        StateFilter.FLAGGED: flagged,
    }[state]


@pytest.mark.parametrize("task_key", ["cry_presence", "neuro_injury"])
@pytest.mark.parametrize("state", StateFilter)
@pytest.mark.parametrize("order", Order)
def test_order_and_filter_are_what_the_rules_say(lib: Library, order: Order, state: StateFilter, task_key: str) -> None:
    by = mark(lib, task_key=task_key)
    found = list(labelling.worklist_ids(lib, WorklistQuery(by.task_id, by.annotator_id, order, state)))
    # No model is in use for the other task, so there uncertainty is the order of import.
    order = Order.IMPORTED if order is Order.UNCERTAIN and task_key != "cry_presence" else order
    assert found == [i for i in expected_order(lib, order) if i in expected_members(state, task_key)]


@pytest.mark.parametrize("order", Order)
def test_an_order_turned_round_keeps_what_has_no_value_at_the_end(lib: Library, order: Order) -> None:
    by = mark(lib)
    query = WorklistQuery(by.task_id, by.annotator_id, order)
    there = list(labelling.worklist_ids(lib, query))
    back = list(labelling.worklist_ids(lib, replace(query, descending=True)))
    without = {Order.RECORDED: 3, Order.HOURS: 5, Order.UNCERTAIN: 7}.get(order, 0)
    n_known = len(there) - without
    assert back == there[:n_known][::-1] + there[n_known:]


@pytest.mark.parametrize("few", [0, 500])
@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("i-2", {3, 4, 5}),
        ("I-10-2.WAV", {2}),
        ("hunger", {6}),
        ("%", {6, 7, 8, 9, 10}),
        ("_", {11, 12}),
        ("100%", {6}),
        ("  ", set(range(1, 13))),
        ("no such", set()),
        ("'; DROP TABLE recording; --", set()),
    ],
)
def test_search_finds_infants_file_names_and_own_notes(
    lib: Library, search: str, expected: set[int], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worklist, "FEW", few)
    by = mark(lib)
    for order in Order:
        query = WorklistQuery(by.task_id, by.annotator_id, order, search=search)
        found = list(labelling.worklist_ids(lib, query))
        assert found == [i for i in expected_order(lib, order) if i in expected]


def test_another_readers_note_is_not_searched(lib: Library) -> None:
    other = mark(lib, "R-02")
    assert not labelling.worklist_ids(lib, WorklistQuery(other.task_id, other.annotator_id, search="hunger"))


def test_without_a_reader_everything_waits(lib: Library) -> None:
    task_id = mark(lib).task_id
    waiting = labelling.worklist_ids(lib, WorklistQuery(task_id, None, state=StateFilter.WAITING))
    assert list(waiting) == list(range(1, 13))
    assert not labelling.worklist_ids(lib, WorklistQuery(task_id, None, state=StateFilter.LABELLED))


def test_rows_come_in_the_order_asked_and_leave_out_what_is_gone(lib: Library) -> None:
    by = mark(lib)
    query = WorklistQuery(by.task_id, by.annotator_id, Order.UNCERTAIN)
    rows = labelling.worklist_rows(lib, query, [12, 2, 9999, 1])
    assert [row.id for row in rows] == [12, 2, 1]
    assert rows[2] == WorklistRow(
        id=RecordingId(1),
        infant_id=rows[2].infant_id,
        title="I-10 · 1",
        file_name="I-10-1.wav",
        state=LabelState.LABELLED,
        class_key="cry",
        flagged=True,
        skip_reason=None,
        why="less uncertain",
        hours_since_birth=None,
        duration_s=4.0,
        locked=labelling.get_recording(lib, RecordingId(1)).locked,
        quality_flags=("quiet",),
        recorded_at=START,
        codec="pcm_s16le",
    )
    assert [row.why for row in rows] == ["not scored yet", "uncertain", "less uncertain"]
    assert rows[0].flagged
    assert rows[0].state is LabelState.WAITING


def test_progress_counts_infants_and_recordings(lib: Library) -> None:
    by = mark(lib)
    one = labelling.progress(lib, WorklistQuery(by.task_id, by.annotator_id, state=StateFilter.SKIPPED, search="x"))
    assert (one.recordings, one.labelled, one.skipped, one.flagged) == (12, 3, 2, 2)
    assert (one.infants, one.infants_labelled) == (5, 2)
    by = mark(lib, task_key="neuro_injury")
    other = labelling.progress(lib, WorklistQuery(by.task_id, by.annotator_id))
    assert (other.labelled, other.infants_labelled) == (2, 1)


def test_an_empty_store_has_an_empty_worklist(tmp_path: Path) -> None:
    lib = open_library(str(tmp_path / "empty"))
    by = mark(lib)
    for order in Order:
        for state in StateFilter:
            assert not labelling.worklist_ids(lib, WorklistQuery(by.task_id, by.annotator_id, order, state, "x"))
    assert labelling.progress(lib, WorklistQuery(by.task_id, by.annotator_id)).recordings == 0
    lib.close()


def test_grouped_by_infant_in_the_order_of_the_list(lib: Library) -> None:
    by = mark(lib)
    ids = labelling.worklist_ids(lib, WorklistQuery(by.task_id, by.annotator_id, Order.DURATION))
    grouped, infants = labelling.worklist_groups(lib, ids)
    with lib.store.read() as session:
        all_of = {row.id: row.infant_id for row in session.execute(select(RecordingRow)).scalars()}
    assert sorted(grouped) == sorted(ids)
    assert list(infants) == [all_of[id_] for id_ in grouped]
    runs = [infant for infant, _ in itertools.groupby(infants)]
    assert runs == list(dict.fromkeys(all_of[id_] for id_ in ids)), "each infant once, where it first comes"
    for infant in runs:
        assert [i for i in grouped if all_of[i] == infant] == [i for i in ids if all_of[i] == infant]
    lines = labelling.infant_groups(lib, WorklistQuery(by.task_id, by.annotator_id), runs)
    assert {line.code: (line.recordings, line.answered) for line in lines} == {
        "I-10": (2, 2),
        "I-2": (3, 2),
        "i-1": (1, 0),
        "I-30%": (4, 1),
        "X_9": (2, 0),
    }
    assert labelling.worklist_groups(lib, ids[:0]) == (ids[:0], ids[:0])
