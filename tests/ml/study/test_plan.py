"""Divisions by infant, nested subsets, and keys that change with all that matters."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

from ml.config import FinetuneRecipe, PretrainRecipe
from ml.contract import ManifestRow, TaskSpec, Use
from ml.errors import RunError
from ml.graph import Architecture
from ml.study.arms import Data, Reading, Stage, chosen_arms, with_readings
from ml.study.divisions import Division, divisions, nested_subset, require_unseen
from ml.study.plan import Settings, epochs_of, make_plan, steps_of

TASK = TaskSpec("t", "T", ("yes", "no"), ("yes",))


def row(infant: int, take: int, label: str | None, locked: bool = False) -> ManifestRow:
    use = Use.TEST if locked else Use.POOL if label is None else Use.TRAIN
    name = f"{infant}-{take}"
    return ManifestRow(name, f"/{name}.wav", f"i{infant}", locked, use, label, sha256=f"sha{name}")


ROWS = [
    *[row(i, take, TASK.classes[i % 3 == 0], locked=i < 10) for i in range(60) for take in range(2)],
    *[row(i, 9, None) for i in range(10, 80)],
]
STAGE = Stage("simclr", Data.CRIES)
SETTINGS = Settings(
    TASK,
    chosen_arms(["scratch", "simclr_cries", "statistics"], has_general=False),
    {"small": Architecture.of("small", n_classes=2)},
    {STAGE: PretrainRecipe()},
    FinetuneRecipe(),
    seeds=2,
)
PARTS = divisions(ROWS, TASK, ["locked", "folds"], 3)


def test_every_division_keeps_its_test_infants_out_of_pool_and_labels() -> None:
    assert [part.name for part in PARTS] == ["locked", "fold 1", "fold 2", "fold 3"]
    for part in PARTS:
        tested = {r.infant for r in part.test}
        assert not tested & {r.infant for r in (*part.pool, *part.train)}
        assert not any(r.locked for r in (*part.pool, *part.train))
        assert {r.label for r in part.test} == set(TASK.classes)
    folds = [{r.infant for r in part.test} for part in PARTS[1:]]
    assert all(not a & b for a, b in itertools.combinations(folds, 2))
    assert set().union(*folds) == {f"i{i}" for i in range(10, 60)}
    assert any(r.label is None for r in PARTS[1].pool)


def test_a_division_that_leaks_cannot_be_made() -> None:
    good = PARTS[0]
    for pool, train in (((*good.pool, good.test[0]), good.train), (good.pool, (*good.train, good.test[0]))):
        with pytest.raises(AssertionError, match="1 test infants"):
            Division("bad", pool, train, good.test)
    copy = dataclasses.replace(good.train[0], infant="somebody", sha256=good.test[0].sha256)
    with pytest.raises(AssertionError, match="1 test sounds"):
        require_unseen([copy], good.test)


def test_labels_made_with_the_answer_in_view_are_not_tested_on() -> None:
    seen = [dataclasses.replace(r, blind=r.infant not in ("i0", "i11")) for r in ROWS]
    for part in divisions(seen, TASK, ["locked", "folds"], 3):
        assert not {"i0", "i11"} & {r.infant for r in part.test}


def test_subsets_are_nested_in_proportion_and_differ_by_seed() -> None:
    train = PARTS[0].train
    fractions = (0.05, 0.1, 0.25, 0.5, 1.0)
    infants = [{r.infant for r in nested_subset(train, f, 1)} for f in fractions]
    assert all(a < b for a, b in itertools.pairwise(infants))
    assert infants[-1] == {r.infant for r in train}
    assert len(infants[2]) == pytest.approx(0.25 * len(infants[-1]), abs=2)
    smallest = nested_subset(train, 0.01, 1)
    assert {label: len({r.infant for r in smallest if r.label == label}) for label in TASK.classes} == {
        "yes": 2,
        "no": 2,
    }
    assert infants[1] != {r.infant for r in nested_subset(train, 0.1, 2)}
    assert {r.recording for r in nested_subset(train, 0.1, 1)} == {
        r.recording for r in train if r.infant in infants[1]
    }, "an infant comes with all its recordings"


def test_an_arm_is_paired_with_every_other_by_subset_and_an_encoder_is_trained_once() -> None:
    plan = make_plan(SETTINGS, PARTS, ())
    assert len(plan.encoders) == len(PARTS), "one pre-training a division, whatever the seed"
    by_place: dict[tuple[str, float, int], set[tuple[str, Reading]]] = {}
    for cell in plan.cells:
        by_place.setdefault((cell.division, cell.fraction, cell.seed), set()).add((cell.arm, cell.reading))
    assert len(by_place) == 4 * 5 * 2
    assert len(set(map(frozenset, by_place.values()))) == 1
    assert len({cell.key for cell in plan.cells}) == len(plan.cells)


@pytest.mark.parametrize(
    "changes",
    [
        {"finetune": FinetuneRecipe(lr=2e-3)},
        {"min_steps": 10},
        {"precision": "fp32"},
        {"architectures": {"small": Architecture.of("small", width=8, n_classes=2)}},
    ],
)
def test_what_matters_to_a_network_changes_its_key_and_no_baselines(changes: dict[str, object]) -> None:
    before = {(c.arm, c.division, c.fraction, c.seed, c.reading): c.key for c in make_plan(SETTINGS, PARTS, ()).cells}
    other = make_plan(dataclasses.replace(SETTINGS, **changes), PARTS, ())  # type: ignore[arg-type]
    for cell in other.cells:
        place = (cell.arm, cell.division, cell.fraction, cell.seed, cell.reading)
        if cell.reading is Reading.END_TO_END:
            assert cell.key != before[place]
        if cell.reading is Reading.BASELINE:
            assert cell.key == before[place]


def test_another_pretraining_or_pool_changes_what_stands_on_it() -> None:
    recipes = {STAGE: PretrainRecipe(epochs=3)}
    plan = make_plan(SETTINGS, PARTS, ())
    other = make_plan(dataclasses.replace(SETTINGS, recipes=recipes), PARTS, ())
    keys = {cell.key for cell in plan.cells}
    assert {cell.arm for cell in other.cells if cell.key not in keys} == {"simclr_cries"}
    fewer = divisions([r for r in ROWS if r.recording != "70-9"], TASK, ["locked", "folds"], 3)
    assert {c.arm for c in make_plan(SETTINGS, fewer, ()).cells if c.key not in keys} >= {"simclr_cries"}


def test_few_labels_get_as_many_steps() -> None:
    assert steps_of(SETTINGS, 20) >= SETTINGS.min_steps
    assert epochs_of(SETTINGS, 2_000) == SETTINGS.finetune.epochs


def test_arms_that_cannot_be_are_refused() -> None:
    with pytest.raises(RunError, match="no arm called 'best'"):
        chosen_arms(["best"], has_general=True)
    with pytest.raises(RunError, match="needs general sounds"):
        chosen_arms(["supervised"], has_general=False)
    without = {arm.key for arm in chosen_arms([], has_general=False)}
    assert "simclr_adapted" not in without
    assert {"scratch", "simclr_cries", "expert", "permuted"} <= without


def test_readings_are_kept_where_they_are_asked_for() -> None:
    arms = with_readings(chosen_arms(["scratch", "simclr_cries"], has_general=False), ["scratch"], ["none"])
    readings = {arm.key: set(arm.readings) for arm in arms}
    assert readings["scratch"] == {Reading.END_TO_END, Reading.WITH_EXPERT}
    assert readings["simclr_cries"] == {Reading.FROZEN, Reading.FROZEN_STATISTICS}


def test_too_few_labels_to_test_on_are_said() -> None:
    with pytest.raises(RunError, match="locked infants"):
        divisions([r for r in ROWS if not r.locked], TASK, ["locked"], 3)
    with pytest.raises(RunError, match="lacks a class"):
        divisions([r for r in ROWS if r.label != "no" or r.infant == "i12"], TASK, ["folds"], 3)
