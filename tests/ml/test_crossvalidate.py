"""Out-of-fold answers: nobody is judged by a model that met them, and a wrong label stands out."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

import ml.crossvalidate
from ml.calibrate import Calibration
from ml.contract import (
    EXIT_OK,
    EXIT_USER_ERROR,
    ContractError,
    Kind,
    ManifestRow,
    Method,
    OutOfFold,
    Use,
    read_out_of_fold,
    read_result,
)
from ml.crossvalidate import fold_of_rows
from ml.heard import Heard, may_have_met_labels
from ml.out_of_fold import ensemble_answers
from ml.same_sound import Groups, infants_together
from ml.score import Scored
from ml.splits import split_folds
from tests.ml.conftest import CRY, Worker, tiny, write_order

SOME = st.lists(st.tuples(st.integers(0, 20), st.sampled_from("ab"), st.booleans()), min_size=1)
PAIRS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=6)


def made(raw: list[tuple[int, str, bool]]) -> list[ManifestRow]:
    return [
        ManifestRow(f"r{n}", f"{n}.flac", f"i{infant}", False, Use.TRAIN, label, blind)
        for n, (infant, label, blind) in enumerate(raw)
    ]


def joined(rows: list[ManifestRow], pairs: list[tuple[int, int]]) -> dict[str, str]:
    groups = Groups(row.infant for row in rows)
    names = {row.infant for row in rows}
    for one, other in pairs:
        if {f"i{one}", f"i{other}"} <= names:
            groups.join(f"i{one}", f"i{other}")
    return groups.names()


@given(SOME, PAIRS, st.integers(0, 3), st.integers(2, 10))
@settings(max_examples=60)
def test_every_recording_is_in_one_fold_with_all_of_its_group(
    raw: list[tuple[int, str, bool]], pairs: list[tuple[int, int]], seed: int, folds: int
) -> None:
    rows = made(raw)
    together = joined(rows, pairs)
    fold = fold_of_rows(rows, seed, folds, together)
    of_group: dict[str, set[int]] = {}
    for row, number in zip(rows, fold, strict=True):
        assert 0 <= number < folds
        of_group.setdefault(together[row.infant], set()).add(number)
    assert all(len(numbers) == 1 for numbers in of_group.values())
    sizes = Counter(next(iter(numbers)) for numbers in of_group.values())
    assert max(sizes.values()) - min(sizes[number] for number in range(folds)) <= 1


@given(SOME, PAIRS, st.integers(0, 3), st.integers(2, 5))
@settings(max_examples=60)
def test_a_network_of_a_fold_has_met_none_of_its_infants_nor_their_like(
    raw: list[tuple[int, str, bool]], pairs: list[tuple[int, int]], seed: int, folds: int
) -> None:
    rows = made(raw)
    together = joined(rows, pairs)
    times: Counter[str] = Counter()
    for split in split_folds(rows, seed, folds, together):
        met = {together[row.infant] for row in split.train + split.validation}
        assert not met & {together[row.infant] for row in split.held_out}
        assert split.calibration == tuple(row for row in split.held_out if row.blind)
        times.update(row.recording for row in split.held_out)
    assert set(times.values()) <= {1}, "nobody is asked about twice"


def test_nobody_together_leaves_the_folds_as_they_were() -> None:
    rows = made([(i, "ab"[i % 2], True) for i in range(20)])
    alone = {row.infant: row.infant for row in rows}
    assert split_folds(rows, 3, 4, alone) == split_folds(rows, 3, 4)


def test_the_same_sound_under_two_names_binds_infants(rows: list[ManifestRow], tmp_path: Path) -> None:
    train = [row for row in rows if row.use is Use.TRAIN][:6]
    cut = tmp_path / "again.flac"
    import soundfile

    sound, rate_hz = soundfile.read(train[0].path)
    long = [sound] * 3
    import numpy as np

    first = tmp_path / "first.flac"
    soundfile.write(first, np.concatenate(long), rate_hz)
    soundfile.write(cut, 0.5 * np.concatenate(long)[200:], rate_hz)
    pair = [
        replace(train[0], recording="a", path=str(first), infant="A", sha256="1"),
        replace(train[0], recording="b", path=str(cut), infant="B", sha256="2"),
    ]
    together = infants_together([*pair, *train[2:]], lambda _done, _total: None, pytest.fail)
    assert together["B"] == "A"
    others = {row.infant for row in train[2:]}
    assert all(together[infant] == infant for infant in others)


def run(worker: Worker, folder: Path, rows: list[ManifestRow], **fields: object) -> OutOfFold:
    job = write_order(folder, Kind.CROSSVALIDATE, rows, **{"task": CRY, **fields})
    assert worker(Kind.CROSSVALIDATE, job) == EXIT_OK, worker.events[-1]
    result = read_result(folder / "result.json")
    assert result.package is None
    return read_out_of_fold(folder / result.outputs["out_of_fold"])


def planted(rows: list[ManifestRow]) -> tuple[list[ManifestRow], str]:
    """One recording of an unlocked infant with the other label."""
    wrong = next(row for row in rows if row.use is Use.TRAIN and row.label == "cry")
    return [replace(row, label="no_cry") if row == wrong else row for row in rows], wrong.recording


@pytest.mark.parametrize("start", [False, True], ids=["statistics alone", "from an encoder"])
def test_every_unlocked_recording_is_asked_about_and_the_wrong_label_stands_out(
    worker: Worker, rows: list[ManifestRow], encoder: Path, tmp_path: Path, start: bool
) -> None:
    spoilt, wrong = planted(rows)
    table = run(worker, tmp_path, spoilt, **({"encoder": str(encoder), "parent_model": "encoder-1"} if start else {}))
    learnt = {row.recording: row for row in spoilt if row.use is Use.TRAIN}
    assert {row.recording for row in table.rows} == set(learnt)
    assert not {row.infant for row in table.rows} & {row.infant for row in rows if row.locked}
    assert all(row.label == learnt[row.recording].label for row in table.rows)
    doubt = {row.recording: 1 - row.probabilities[table.classes.index(row.label)] for row in table.rows}
    assert max(doubt, key=lambda name: doubt[name]) == wrong
    assert table.method is (Method.FROZEN if start else Method.STATISTICS)
    assert table.encoder == ("encoder-1" if start else None)
    assert (table.n_heard > 0) == start, "the encoder has heard them, and it is said"
    assert table.auc is not None
    assert table.auc["value"] > 0.9
    assert [event["name"] for event in worker.of("stage")] == ["reading", "comparing", "hearing", "crossvalidating"]
    assert worker.of("progress")


def test_no_regression_learns_from_the_infants_it_is_asked_about(
    worker: Worker, rows: list[ManifestRow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Watches every fit as it really happens, by the place of each recording."""
    seen: list[tuple[set[int], set[int]]] = []
    real = ml.crossvalidate.unmet_logits

    def watched(context, place, label, fold, n_classes):  # type: ignore[no-untyped-def]
        number = {tuple(row.tolist()): i for i, row in enumerate(place)}
        fit = ml.crossvalidate.fit_head

        def fitted(head, x, *rest):  # type: ignore[no-untyped-def]
            learnt = {number[tuple(row.tolist())] for row in x}
            loss = fit(head, x, *rest)
            head.register_forward_hook(
                lambda _head, asked, _out: seen.append((learnt, {number[tuple(r.tolist())] for r in asked[0]}))
            )
            return loss

        monkeypatch.setattr(ml.crossvalidate, "fit_head", fitted)
        return real(context, place, label, fold, n_classes)

    monkeypatch.setattr(ml.crossvalidate, "unmet_logits", watched)
    table = run(worker, tmp_path, rows)
    infant = [row.infant for row in rows if row.use is Use.TRAIN]
    assert len(seen) == table.folds == 10
    for learnt, asked in seen:
        assert asked
        assert not {infant[i] for i in learnt} & {infant[i] for i in asked}
    assert sorted(i for _, asked in seen for i in asked) == list(range(len(infant)))


def test_folds_of_a_training_give_the_same_table_for_nothing_more(
    worker: Worker, rows: list[ManifestRow], tmp_path: Path
) -> None:
    hidden = next(row for row in rows if row.use is Use.TRAIN)
    rows = [replace(row, blind=False) if row == hidden else row for row in rows]
    options = {"width": 4, "batch_size": 8, "crop_frames": 64, "folds": 3}
    assert worker(Kind.FINETUNE, tiny(Kind.FINETUNE, tmp_path, rows, options=options, epochs=8)) == EXIT_OK
    table = read_out_of_fold(tmp_path / read_result(tmp_path / "result.json").outputs["out_of_fold"])
    assert (table.method, table.folds, table.encoder) == (Method.ENSEMBLE, 3, None)
    assert {row.recording for row in table.rows} == {row.recording for row in rows if row.use is Use.TRAIN}
    assert hidden.recording in {row.recording for row in table.rows}, "a label given beside the model's is doubted too"


def test_a_training_with_folds_tells_its_encoder_and_counts_whom_it_asked(tmp_path: Path) -> None:
    rows = made([(1, "cry", True), (2, "cry", True), (3, "no_cry", True), (4, "no_cry", True)])
    training = {"heard": Heard.of_rows(rows[:3], "here").as_json(), "stages": ["adapt: simclr"]}
    encoder = SimpleNamespace(card={"kind": "encoder", "training": training})
    told: list[str] = []
    job = SimpleNamespace(run_id="7", seed=0, data_hash="d", parent_model="encoder-1", source="here")
    context = SimpleNamespace(job=job, folder=tmp_path, package=lambda _name: encoder, warn=told.append)
    unmet = [Scored((a, b), np.zeros((2, 2)), np.zeros((2, 1))) for a, b in ((rows[0], rows[2]), (rows[1], rows[3]))]
    together = joined(made([(n, "cry", True) for n in range(1, 7)]), [(1, 3), (5, 6)])
    outputs = ensemble_answers(context, CRY, Calibration(1.0, (0.0, 0.0)), unmet, 2, together)  # type: ignore[arg-type]
    table = read_out_of_fold(tmp_path / outputs["out_of_fold"])
    assert (table.encoder, table.n_heard) == ("encoder-1", 3)
    assert table.n_together == 2, "the fifth and the sixth were in no fold: their class has too few infants"
    assert told == []
    encoder.card["kind"] = "classifier"
    assert ensemble_answers(context, CRY, Calibration(1.0, (0.0, 0.0)), unmet, 2, together) == {}  # type: ignore[arg-type]
    assert "learnt from labels of these infants" in told[0]


def test_one_network_gives_no_table(worker: Worker, rows: list[ManifestRow], tmp_path: Path) -> None:
    assert worker(Kind.FINETUNE, tiny(Kind.FINETUNE, tmp_path, rows, epochs=1)) == EXIT_OK
    assert dict(read_result(tmp_path / "result.json").outputs) == {}


def test_an_encoder_that_may_know_the_labels_is_done_without(
    worker: Worker, rows: list[ManifestRow], classifier: Path, tmp_path: Path
) -> None:
    table = run(worker, tmp_path, rows, encoder=str(classifier))
    assert table.method is Method.STATISTICS
    assert any("learnt from labels" in event["text"] for event in worker.of("log"))


def test_who_may_have_met_the_labels() -> None:
    rows = made([(1, "a", True), (2, "b", True)])
    of_others = {"heard": Heard.of_rows(made([(9, "a", True)]), "here").as_json()}
    of_these = {"heard": Heard.of_rows(rows, "here").as_json()}
    label_free = {"stages": ["general: simclr", "adapt: masked"]}
    assert not may_have_met_labels({"kind": "encoder", "training": {**of_these, **label_free}}, rows, "here")
    assert not may_have_met_labels({"kind": "classifier", "training": of_others}, rows, "here")
    assert not may_have_met_labels({"kind": "classifier", "training": of_these}, rows, "elsewhere")
    assert may_have_met_labels({"kind": "classifier", "training": of_these}, rows, "here")
    assert may_have_met_labels({"kind": "encoder", "training": {}}, rows, "here")
    taught = {"stages": ["supervised: supervised", "adapt: simclr"]}
    assert may_have_met_labels({"kind": "encoder", "training": {**of_these, **taught}}, rows, "here")
    assert may_have_met_labels(
        {"kind": "encoder", "training": {**of_these, "stages": ["an earlier encoder"]}}, rows, "here"
    )


def test_too_few_infants_are_refused_in_a_sentence(worker: Worker, rows: list[ManifestRow], tmp_path: Path) -> None:
    few = [row for row in rows if row.infant in ("i12", "i13")]
    job = write_order(tmp_path, Kind.CROSSVALIDATE, few, task=CRY)
    assert worker(Kind.CROSSVALIDATE, job) == EXIT_USER_ERROR
    assert "too few labelled infants" in worker.events[-1]["happened"]
    for options in ({"fold": 3}, {"folds": 1}, {"folds": True}):
        job = write_order(tmp_path, Kind.CROSSVALIDATE, rows, task=CRY, options=options)
        assert worker(Kind.CROSSVALIDATE, job) == EXIT_USER_ERROR


def test_where_the_others_lack_a_class_nobody_is_asked(worker: Worker, rows: list[ManifestRow], tmp_path: Path) -> None:
    cries = [row for row in rows if row.use is Use.TRAIN and row.label == "cry"]
    others = [row for row in rows if row.use is Use.TRAIN and row.label == "no_cry"]
    names = sorted({row.infant for row in others})[:2]
    # Two infants of a class, and they sound the same: in whichever fold they are, the others have none.
    twin = others[0].path
    pair = [replace(others[0], infant=name, recording=name, path=twin, sha256="same") for name in names]
    folder = tmp_path / "run"
    job = write_order(folder, Kind.CROSSVALIDATE, [*cries, *pair], task=CRY)
    assert worker(Kind.CROSSVALIDATE, job) == EXIT_OK, worker.events[-1]
    table = read_out_of_fold(folder / "out_of_fold.json")
    assert not {row.recording for row in table.rows} & set(names)
    assert any("not asked about" in event["text"] for event in worker.of("log"))


def test_a_broken_table_is_refused_by_its_fault(worker: Worker, rows: list[ManifestRow], tmp_path: Path) -> None:
    run(worker, tmp_path, rows)
    path = tmp_path / "out_of_fold.json"
    good = json.loads(path.read_text())
    shutil.copy(path, tmp_path / "good.json")
    row = good["rows"][0]
    for change in (
        {"version": 2},
        {"rows": [row, row]},
        {"rows": [{**row, "probabilities": [0.9, 0.9]}]},
        {"rows": [{**row, "probabilities": [1.0]}]},
        {"rows": [{**row, "fold": 99}]},
        {"rows": [{**row, "label": "pain"}]},
        {"rows": [row, {**row, "recording": "other", "fold": (row["fold"] + 1) % 10}]},
        {"auc": {"value": None}},
        {"method": "guess"},
        {"classes": None},
    ):
        path.write_text(json.dumps({**good, **change}))
        with pytest.raises(ContractError, match=r"out_of_fold\.json"):
            read_out_of_fold(path)
    assert torch.isfinite(
        torch.tensor([p for one in read_out_of_fold(tmp_path / "good.json").rows for p in one.probabilities])
    ).all()
