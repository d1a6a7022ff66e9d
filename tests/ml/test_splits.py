"""No infant on two sides, whatever the manifest says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ml.contract import ContractError, ManifestRow, TaskSpec, Use
from ml.errors import RunError
from ml.manifest import check_rows, labelled, load_manifest, require_infants_per_class
from ml.splits import Split, split_infants

TASK = TaskSpec("t", "t", ("a", "b"), ("a",))


def row(number: int, infant: str, label: str = "a", **fields: object) -> ManifestRow:
    base = ManifestRow(f"r{number}", f"{number}.flac", infant, False, Use.TRAIN, label)
    return replace(base, **fields)  # type: ignore[arg-type]


def crowd(n: int) -> list[ManifestRow]:
    return [row(i, f"i{i // 2}", "ab"[i // 2 % 2]) for i in range(n)]


def infants(rows: tuple[ManifestRow, ...]) -> set[str]:
    return {r.infant for r in rows}


@given(
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from("ab"), st.booleans())), st.integers(0, 5), st.integers(1, 4)
)
@settings(max_examples=60)
def test_parts_are_disjoint_and_complete(raw: list[tuple[int, str, bool]], seed: int, members: int) -> None:
    rows = [row(n, f"i{infant}", label, blind=blind) for n, (infant, label, blind) in enumerate(raw)]
    for split in split_infants(rows, seed, members):
        parts = [infants(split.train), infants(split.validation), infants(split.calibration)]
        assert sum(map(len, parts)) == len(set().union(*parts))
        assert all(r.blind for r in split.validation + split.calibration)
        assert {r.recording for r in rows if r.blind} <= {
            r.recording for r in split.train + split.validation + split.calibration
        }


def test_members_share_calibration_and_differ_in_validation() -> None:
    first, second = split_infants(crowd(120), 0, 2)
    assert infants(first.calibration) == infants(second.calibration)
    assert not infants(first.validation) & infants(second.validation)


def test_whoever_shares_a_sound_is_in_one_part_and_nobody_else_moves() -> None:
    rows = crowd(160)
    plain = split_infants(rows, 0, 2)
    together = {f"i{i}": f"i{i}" for i in range(80)} | {"i41": "i1", "i60": "i1", "i3": "i2"}
    grouped = split_infants(rows, 0, 2, together)
    for split in grouped:
        for part in (split.train, split.validation, split.calibration):
            assert len({"i1", "i41", "i60"} & infants(part)) in (0, 3)
            assert len({"i2", "i3"} & infants(part)) in (0, 2)
    assert split_infants(rows, 0, 2, {f"i{i}": f"i{i}" for i in range(80)}) == plain


def test_classes_keep_their_proportion() -> None:
    split = split_infants(crowd(160), 0, 1)[0]
    for part in (split.train, split.validation, split.calibration):
        counts = Counter(r.label for r in part)
        assert counts["a"] == counts["b"]


def test_same_seed_same_split_another_seed_another() -> None:
    a, b, c = (split_infants(crowd(120), s, 1) for s in (1, 1, 2))
    assert a == b
    assert a != c


def test_with_three_infants_a_class_everyone_learns() -> None:
    split = split_infants(crowd(12), 0, 1)[0]
    assert len(split.train) == 12


def test_an_infant_in_two_parts_is_a_bug_that_stops_everything() -> None:
    with pytest.raises(AssertionError, match="two parts"):
        Split(train=(row(1, "i"),), validation=(row(2, "i"),), calibration=())


def test_a_locked_infant_in_a_split_stops_everything() -> None:
    with pytest.raises(AssertionError, match="locked"):
        Split(train=(row(1, "i", locked=True),), validation=(), calibration=())


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row(1, "i", locked=True)], "locked infant but marked train"),
        ([row(1, "i", locked=True, use=Use.POOL)], "locked infant but marked pool"),
        ([row(1, "i", use=Use.TEST)], "not locked"),
        ([row(1, "i"), row(2, "i", locked=True, use=Use.TEST)], "locked in one row"),
        ([row(1, "i"), row(1, "k")], "listed twice"),
        ([row(1, "i", sha256="x"), row(2, "k", sha256="x", locked=True, use=Use.TEST)], "other side"),
    ],
)
def test_a_manifest_that_leaks_is_refused(rows: list[ManifestRow], said: str) -> None:
    with pytest.raises(ContractError, match=said):
        check_rows(rows)


def test_relative_paths_start_at_the_manifest(tmp_path: Path) -> None:
    from ml.contract import write_manifest

    write_manifest(tmp_path / "m", [row(1, "i"), row(2, "k", path="/abs/x.flac")])
    assert [r.path for r in load_manifest(tmp_path / "m").rows] == [str(tmp_path / "1.flac"), "/abs/x.flac"]


def test_other_labels_and_no_labels_are_left_out() -> None:
    rows = [row(1, "i"), row(2, "i", "z"), replace(row(3, "i"), label=None)]
    assert [r.recording for r in labelled(rows, TASK)] == ["r1"]


def test_too_few_infants_are_counted_as_infants() -> None:
    rows = [row(n, "i", "a") for n in range(9)] + [row(10, "k", "b"), row(11, "l", "b")]
    with pytest.raises(RunError, match="a: 1"):
        require_infants_per_class(rows, TASK, 2)
