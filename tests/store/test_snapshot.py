"""Which labels train: the consensus of the readers, never a doubtful or a locked one by mistake."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from cryapp.domain.annotation import Role, Shown
from cryapp.domain.infant import is_locked, lock_bucket
from cryapp.domain.task import Task
from cryapp.services import labelling, people
from cryapp.services.library import Library, open_library
from cryapp.services.tasks import get_task
from cryapp.store import snapshot
from cryapp.store.snapshot import Basis, LeftOut, Vote
from tests.store.made import add_recordings, mark


@pytest.fixture(scope="module")
def task(tmp_path_factory: pytest.TempPathFactory) -> Task:
    lib = open_library(str(tmp_path_factory.mktemp("consensus") / "store"))
    found = get_task(lib, "cry_presence")
    lib.close()
    return found


A, B, C = False, False, True  # adjudicator or not


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ([("cry", A)], ("cry", Basis.SINGLE)),
        ([("cry", A), ("cry", B)], ("cry", Basis.AGREEMENT)),
        ([("cry", A), ("no_cry", B)], LeftOut.DISAGREEMENT),
        ([("cry", A), ("no_cry", B), ("no_cry", C)], ("no_cry", Basis.ADJUDICATED)),
        ([("cry", A), ("cry", B), ("no_cry", C)], ("no_cry", Basis.ADJUDICATED)),
        ([("cry", C), ("no_cry", C)], LeftOut.DISAGREEMENT),
        ([("dont_know", A)], LeftOut.DONT_KNOW),
        ([("dont_know", A), ("cry", B)], ("cry", Basis.SINGLE)),
        ([("cry", A), ("dont_know", C)], LeftOut.DONT_KNOW),
        ([("unusable", A)], LeftOut.EXCLUDED_CLASS),
        ([("unusable", A), ("cry", B)], LeftOut.DISAGREEMENT),
        ([("unusable", C), ("cry", A), ("cry", B)], LeftOut.EXCLUDED_CLASS),
        ([("long gone", A)], LeftOut.UNKNOWN_CLASS),
    ],
)
def test_the_rules_of_consensus(task: Task, votes: list[tuple[str, bool]], expected: object) -> None:
    for order in permutations(votes):
        outcome = snapshot.consensus([Vote(key, True, adjudicator) for key, adjudicator in order], task)
        assert outcome == expected if isinstance(outcome, LeftOut) else outcome == (*expected, True)  # type: ignore[misc]


@pytest.fixture
def lib(tmp_path: Path) -> Library:
    lib = open_library(str(tmp_path / "store"), locked_share=0.5)
    add_recordings(lib.store, {f"I-{i}": 2 for i in range(10)})
    yield lib  # type: ignore[misc]
    lib.close()


def test_training_labels_know_infants_locks_and_why_others_are_left_out(lib: Library) -> None:
    one, two = mark(lib, "R-01"), mark(lib, "R-02")
    judge = people.add_annotator(lib, "R-99", Role.ADJUDICATOR).annotator
    labelling.save_label(lib, [1, 2, 3, 4, 5, 6], "cry", one)  # type: ignore[list-item]
    labelling.save_label(lib, [1, 2], "no_cry", two)  # type: ignore[list-item]
    labelling.save_label(lib, [2], "no_cry", labelling.Mark(one.task_id, judge.id))  # type: ignore[list-item]
    labelling.save_label(lib, [7], "dont_know", one)  # type: ignore[list-item]
    labelling.save_label(lib, [8], "unusable", one)  # type: ignore[list-item]
    labelling.skip(lib, [9], "other", one)  # type: ignore[list-item]
    seen = labelling.Mark(one.task_id, one.annotator_id, Shown(blind=False, prediction_visible=True))
    labelling.save_label(lib, [6], "no_cry", seen)  # type: ignore[list-item]
    with lib.store.read() as session:
        found = snapshot.training_labels(session, get_task(lib, "cry_presence"))
    by_id = {label.recording_id: label for label in found.labels}
    assert {id_: label.class_key for id_, label in by_id.items()} == {
        2: "no_cry",
        3: "cry",
        4: "cry",
        5: "cry",
        6: "no_cry",
    }
    assert by_id[2].basis is Basis.ADJUDICATED  # type: ignore[index]
    assert not by_id[6].blind  # type: ignore[index]
    assert by_id[3].blind  # type: ignore[index]
    assert found.left_out == {LeftOut.DISAGREEMENT: 1, LeftOut.DONT_KNOW: 1, LeftOut.EXCLUDED_CLASS: 1}
    for label in found.labels:
        assert label.locked == is_locked(lock_bucket(label.infant_code), 0.5)
    counts = {count.class_key: count for count in found.counts()}
    assert list(counts) == ["cry", "no_cry"]
    assert (counts["cry"].infants, counts["cry"].recordings) == (2, 3)
    assert counts == {c.class_key: c for c in labelling.class_counts(lib, one.task_id)}


def test_an_answer_about_an_infant_trains_on_all_its_recordings(lib: Library) -> None:
    by = mark(lib, task_key="neuro_injury")
    labelling.save_label(lib, [4], "confirmed", by, {"sarnat": "moderate"})  # type: ignore[list-item]
    add_recordings(lib.store, {"I-1": 1})
    with lib.store.read() as session:
        found = snapshot.training_labels(session, get_task(lib, "neuro_injury"))
    assert [(label.infant_code, label.class_key) for label in found.labels] == [("I-1", "confirmed")] * 3


def test_no_locked_infant_enters_the_pool(lib: Library) -> None:
    with lib.store.read() as session:
        pool = snapshot.pool(session)
        size = snapshot.pool_size(session)
    unlocked = [i for i in range(10) if not is_locked(lock_bucket(f"I-{i}"), 0.5)]
    assert 0 < len(unlocked) < 10
    assert pool.recording_ids == tuple(n for i in unlocked for n in (2 * i + 1, 2 * i + 2))
    assert (pool.n_infants, pool.hours) == (len(unlocked), pytest.approx(len(unlocked) * 2 * 4 / 3600))
    assert (size.recordings, size.infants, size.hours) == (
        len(pool.recording_ids),
        pool.n_infants,
        pytest.approx(pool.hours),
    )
