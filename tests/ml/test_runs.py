"""Whole runs of the worker on synthetic recordings: learning, resuming, stopping, failing."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load_file

from ml.contract import (
    EXIT_CANCELLED,
    EXIT_INTERRUPTED,
    EXIT_OK,
    EXIT_USER_ERROR,
    Kind,
    ManifestRow,
    TaskSpec,
    file_sha256,
    read_result,
)
from tests.ml.conftest import CRY, TINY_FINETUNE, Worker, make_rows, tiny, write_order

Rows = list[ManifestRow]


def after(steps: int, what: str) -> Any:
    """Does ``what`` to the control after so many training steps."""
    count = 0

    def before_step(control: Any) -> None:
        nonlocal count
        count += 1
        if count == steps:
            getattr(control, what).set()

    return before_step


def test_it_learns_to_tell_a_tone_from_noise(classifier: Path) -> None:
    card = json.loads((classifier / "card.json").read_text())
    metrics = card["metrics"]
    assert metrics["auc"]["value"] > 0.95
    assert metrics["auc"]["n_infants"] == 12
    assert metrics["infant_level"]["auc"]["value"] > 0.95
    assert len(metrics["per_recording"]) == 24
    assert metrics["baselines"]["majority"]["value"] == 0.5
    assert metrics["baselines"]["logmel_statistics"]["value"] > 0.9
    assert set(metrics["baselines"]) >= {"metadata_only", "loudness_duration_only", "permuted_labels"}
    point = card["operating_points"][0]
    assert point["target_specificity"] == 0.8
    assert point["sensitivity"]["low"] < point["sensitivity"]["value"] <= point["sensitivity"]["high"]


def test_the_card_says_where_the_model_comes_from(classifier: Path, encoder: Path, rows: Rows) -> None:
    card = json.loads((classifier / "card.json").read_text())
    training = card["training"]
    assert card["name"] == "Cry 1"
    assert card["task"] == {
        "key": CRY.key,
        "name": CRY.name,
        "classes": list(CRY.classes),
        "positive": ["cry"],
        "order": [],
    }
    assert training["encoder_sha256"] == file_sha256(encoder / "weights.safetensors")
    used = sum(training[f"infants_{part}"] for part in ("train", "validation", "calibration"))
    assert used == len({r.infant for r in rows if not r.locked})
    assert training["infants_test"] == 12
    assert card["files"] == {
        n: file_sha256(classifier / n) for n in ("model.onnx", "weights.safetensors", "golden.npz")
    }
    assert {p.name for p in classifier.iterdir()} == {"card.json", "model.onnx", "weights.safetensors", "golden.npz"}


def test_the_run_tells_its_stages_and_curves(worker: Worker, tmp_path: Path, rows: Rows) -> None:
    assert worker(Kind.FINETUNE, tiny(Kind.FINETUNE, tmp_path, rows)) == EXIT_OK
    assert [e["name"] for e in worker.of("stage")] == [
        "reading",
        "comparing",
        "finetuning",
        "calibrating",
        "evaluating",
        "exporting",
    ]
    epochs = worker.of("epoch")
    assert [e["epoch"] for e in epochs] == [1, 2, 3, 4]
    assert {e["epochs"] for e in epochs} == {4}
    assert all(e["train_loss"] > 0 and e["val_loss"] > 0 for e in epochs)
    result = read_result(tmp_path / "result.json")
    assert result.status == "done"
    assert result.card_sha256 == file_sha256(tmp_path / "package" / "card.json")
    assert worker.events[-1]["event"] == "result"
    assert not list(tmp_path.glob("checkpoint*")), "what was needed to resume is cleared"


@pytest.mark.parametrize("kind", [Kind.PRETRAIN, Kind.FINETUNE])
def test_interrupted_and_resumed_is_the_same_as_in_one_go(
    worker: Worker, tmp_path: Path, rows: Rows, kind: Kind
) -> None:
    """And with that: the same seed gives the same weights."""
    whole, parts = tiny(kind, tmp_path / "whole", rows), tiny(kind, tmp_path / "parts", rows)
    assert worker(kind, whole) == EXIT_OK
    assert worker(kind, parts, before_step=after(2, "_gone")) == EXIT_INTERRUPTED
    assert not (tmp_path / "parts" / "result.json").exists()
    assert worker(kind, parts, resume=True, before_step=after(6, "_gone")) == EXIT_INTERRUPTED
    assert worker(kind, parts, resume=True) == EXIT_OK
    assert any("Resumed" in e["text"] for e in worker.of("log"))
    a, b = (load_file(tmp_path / d / "package" / "weights.safetensors") for d in ("whole", "parts"))
    assert set(a) == set(b)
    for key in a:
        np.testing.assert_array_equal(a[key], b[key], err_msg=key)


def test_another_seed_gives_other_weights(worker: Worker, tmp_path: Path, rows: Rows) -> None:
    for seed in (1, 2):
        assert worker(Kind.PRETRAIN, tiny(Kind.PRETRAIN, tmp_path / str(seed), rows, seed=seed, epochs=1)) == EXIT_OK
    a, b = (load_file(tmp_path / s / "package" / "weights.safetensors") for s in "12")
    assert not np.array_equal(a["encoder.stem.0.weight"], b["encoder.stem.0.weight"])


def test_a_checkpoint_of_another_order_is_not_continued(worker: Worker, tmp_path: Path, rows: Rows) -> None:
    job = tiny(Kind.PRETRAIN, tmp_path, rows)
    assert worker(Kind.PRETRAIN, job, before_step=after(2, "_gone")) == EXIT_INTERRUPTED
    tiny(Kind.PRETRAIN, tmp_path, rows, seed=5)
    assert worker(Kind.PRETRAIN, job, resume=True) == EXIT_USER_ERROR
    assert "another training order" in worker.of("error")[0]["happened"]


@pytest.mark.parametrize("kind", [Kind.PRETRAIN, Kind.FINETUNE])
def test_stop_early_keeps_a_proper_model(worker: Worker, tmp_path: Path, rows: Rows, kind: Kind) -> None:
    job = tiny(kind, tmp_path, rows, epochs=500)
    assert worker(kind, job, before_step=after(3, "_stop_early")) == EXIT_OK
    result = read_result(tmp_path / "result.json")
    assert result.status == "stopped_early"
    assert (tmp_path / "package" / "model.onnx").exists()


def test_stop_early_in_the_second_member_keeps_the_first(worker: Worker, tmp_path: Path, rows: Rows) -> None:
    steps_of_first = 2 * 4
    job = tiny(Kind.FINETUNE, tmp_path, rows, options={**TINY_FINETUNE, "patience": 50})
    assert worker(Kind.FINETUNE, job, before_step=after(steps_of_first + 1, "_stop_early")) == EXIT_OK
    card = json.loads((tmp_path / "package" / "card.json").read_text())
    assert card["architecture"]["n_members"] in (1, 2)
    assert read_result(tmp_path / "result.json").status == "stopped_early"


def test_a_member_stops_by_itself_when_more_does_not_help(worker: Worker, tmp_path: Path, rows: Rows) -> None:
    options = {**TINY_FINETUNE, "members": 1, "patience": 2, "lr": 0.0}
    assert worker(Kind.FINETUNE, tiny(Kind.FINETUNE, tmp_path, rows, epochs=60, options=options)) == EXIT_OK
    assert len(worker.of("epoch")) < 60
    assert read_result(tmp_path / "result.json").status == "done"


def test_stop_early_before_anything_is_learnt_is_a_cancel(worker: Worker, tmp_path: Path, rows: Rows) -> None:
    from ml.control import Control

    job = tiny(Kind.PRETRAIN, tmp_path, rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Control, "wants_stop", True)
        assert worker(Kind.PRETRAIN, job) == EXIT_CANCELLED
    assert not (tmp_path / "package").exists()


def test_cancel_leaves_nothing(worker: Worker, tmp_path: Path, rows: Rows) -> None:
    job = tiny(Kind.PRETRAIN, tmp_path, rows, epochs=500)
    assert worker(Kind.PRETRAIN, job, before_step=after(3, "_cancel")) == EXIT_CANCELLED
    assert {p.name for p in tmp_path.iterdir()} <= {"job.json", "manifest.jsonl", "home"}


def test_locked_recordings_never_reach_learning(
    worker: Worker, tmp_path: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    import ml.finetune
    import ml.pretrain

    for kind, module in ((Kind.PRETRAIN, ml.pretrain), (Kind.FINETUNE, ml.finetune)):
        seen: list[ManifestRow] = []
        build = module.build_pool

        def spy(given: Any, *rest: Any, seen: Any = seen, build: Any = build) -> Any:
            seen.extend(given)
            return build(given, *rest)

        monkeypatch.setattr(module, "build_pool", spy)
        assert worker(kind, tiny(kind, tmp_path / str(kind), rows, epochs=1)) == EXIT_OK
        assert len(seen) == 48
        assert not any(row.locked for row in seen)


def test_several_classes(worker: Worker, tmp_path: Path) -> None:
    rows = make_rows(tmp_path / "sounds", n_infants=36, per_infant=1, n_locked=15)
    named = [replace(r, label="quiet" if n % 3 == 2 else r.label) for n, r in enumerate(rows)]
    task = TaskSpec("trigger", "Trigger", ("cry", "no_cry", "quiet"), None)
    assert worker(Kind.FINETUNE, tiny(Kind.FINETUNE, tmp_path / "run", named, task=task, epochs=1)) == EXIT_OK
    card = json.loads((tmp_path / "run" / "package" / "card.json").read_text())
    assert card["operating_points"] == []
    assert card["metrics"]["auc"]["n_recordings"] == 15
    assert len(card["metrics"]["confusion"]["counts"]) == 3
    assert len(card["metrics"]["per_recording"][0]["probability"]) == 3


def test_too_few_locked_infants_give_a_reason_not_a_number(worker: Worker, tmp_path: Path, rows: Rows) -> None:
    few = [r for r in rows if not r.locked or r.infant in ("i0", "i1")]
    assert worker(Kind.FINETUNE, tiny(Kind.FINETUNE, tmp_path, few, epochs=1)) == EXIT_OK
    metrics = json.loads((tmp_path / "package" / "card.json").read_text())["metrics"]
    assert metrics["auc"] is None
    assert "Only 2 locked infants" in metrics["reason_missing"]


def test_evaluate_measures_and_compares_with_the_model_in_use(
    worker: Worker, tmp_path: Path, rows: Rows, classifier: Path
) -> None:
    fields = {"package": str(classifier), "compare_with": str(classifier), "options": {"prevalence": 0.02}}
    job = write_order(tmp_path, Kind.EVALUATE, rows, **fields)
    assert worker(Kind.EVALUATE, job) == EXIT_OK
    result = read_result(tmp_path / "result.json")
    found = json.loads((tmp_path / result.outputs["metrics"]).read_text())
    card = json.loads((classifier / "card.json").read_text())
    assert found["metrics"]["auc"] == card["metrics"]["auc"]
    assert found["operating_points"] == card["operating_points"]
    compared = found["metrics"]["compared"]
    assert compared["delta_auc"]["value"] == compared["delta_auc"]["low"] == 0.0
    assert found["metrics"]["predictive"]["prevalence"] == 0.02
    assert card["metrics"]["predictive"]["source"] == "labelled infants"
    assert card["metrics"]["predictive"]["ppv"]["value"] > found["metrics"]["predictive"]["ppv"]["value"] or (
        card["metrics"]["predictive"]["ppv"]["value"] == 1.0
    )
    assert {g["name"] for g in found["metrics"]["subgroups"]} >= {"sex: f", "sex: m"}


def test_predict_gives_calibrated_probabilities(worker: Worker, tmp_path: Path, rows: Rows, classifier: Path) -> None:
    assert worker(Kind.PREDICT, write_order(tmp_path, Kind.PREDICT, rows, package=str(classifier))) == EXIT_OK
    lines = [json.loads(line) for line in (tmp_path / "predictions.jsonl").read_text().splitlines()]
    assert len(lines) == len(rows)
    assert all(sum(line["probabilities"].values()) == pytest.approx(1) for line in lines)
    known = {
        r["recording"]: r["probability"]
        for r in json.loads((classifier / "card.json").read_text())["metrics"]["per_recording"]
    }
    for line in lines:
        if line["recording"] in known:
            assert line["probabilities"]["cry"] == pytest.approx(known[line["recording"]], abs=1e-5)
    assert all(line["novelty"] > 0 for line in lines)
    infants = [json.loads(line) for line in (tmp_path / "infants.jsonl").read_text().splitlines()]
    assert [line["infant"] for line in infants] == list(dict.fromkeys(row.infant for row in rows))
    for line in infants:
        own = [p["logits"] for p, row in zip(lines, rows, strict=True) if row.infant == line["infant"]]
        np.testing.assert_allclose(line["logits"], np.mean(own, axis=0), atol=1e-6)


@pytest.mark.parametrize("which", ["classifier", "encoder"])
def test_export_writes_the_same_model_again(
    worker: Worker, tmp_path: Path, rows: Rows, classifier: Path, encoder: Path, which: str
) -> None:
    source = classifier if which == "classifier" else encoder
    assert worker(Kind.EXPORT, write_order(tmp_path, Kind.EXPORT, rows, package=str(source))) == EXIT_OK
    a, b = (np.load(p / "golden.npz") for p in (source, tmp_path / "package"))
    for name in a.files:
        np.testing.assert_allclose(a[name], b[name], rtol=1e-4, atol=1e-4)
