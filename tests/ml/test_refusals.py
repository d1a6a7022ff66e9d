"""Orders the worker refuses, and faults of the world: each one sentence, an exit code, and nothing half done."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ml.contract import EXIT_OK, EXIT_USER_ERROR, Kind, ManifestRow, Use
from tests.ml.conftest import Worker, tiny, write_order

Rows = list[ManifestRow]


def test_one_infant_of_a_class_is_refused(worker: Worker, tmp_path: Path, rows: Rows) -> None:
    few = [r for r in rows if not r.locked and (r.label == "cry" or r.infant == "i13")]
    assert worker(Kind.FINETUNE, tiny(Kind.FINETUNE, tmp_path, few)) == EXIT_USER_ERROR
    error = worker.of("error")[0]
    assert "no_cry: 1" in error["happened"]
    assert error["kept"]
    assert error["todo"]
    assert not (tmp_path / "result.json").exists()


@pytest.mark.parametrize("kind", [Kind.PRETRAIN, Kind.FINETUNE, Kind.PREDICT])
def test_an_empty_manifest_is_refused(worker: Worker, tmp_path: Path, kind: Kind, classifier: Path) -> None:
    package = str(classifier) if kind is Kind.PREDICT else None
    code = worker(kind, tiny(kind, tmp_path, [], package=package))
    assert code == (EXIT_OK if kind is Kind.PREDICT else EXIT_USER_ERROR)


def test_a_missing_recording_is_named(worker: Worker, tmp_path: Path, rows: Rows) -> None:
    gone = [replace(rows[-1], recording="x", path="/nowhere/x.flac"), *rows]
    assert worker(Kind.PRETRAIN, tiny(Kind.PRETRAIN, tmp_path, gone)) == EXIT_USER_ERROR
    assert "/nowhere/x.flac" in worker.of("error")[0]["happened"]


def test_a_broken_manifest_is_named(worker: Worker, tmp_path: Path, rows: Rows) -> None:
    job = tiny(Kind.PRETRAIN, tmp_path, rows)
    with (tmp_path / "manifest.jsonl").open("a") as out:
        out.write('{"recording": "r')
    assert worker(Kind.PRETRAIN, job) == EXIT_USER_ERROR
    assert "line 73" in worker.of("error")[0]["happened"]


def test_a_leaking_manifest_is_refused(worker: Worker, tmp_path: Path, rows: Rows) -> None:
    leaking = [replace(rows[0], use=Use.POOL), *rows[1:]]
    assert worker(Kind.PRETRAIN, tiny(Kind.PRETRAIN, tmp_path, leaking)) == EXIT_USER_ERROR
    assert "locked infant" in worker.of("error")[0]["happened"]


def test_running_out_of_memory_is_said(
    worker: Worker, tmp_path: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ml.pretext.simclr import Simclr

    def no_memory(self: Any, step: int) -> float:
        raise RuntimeError("DefaultCPUAllocator: can't allocate memory")

    monkeypatch.setattr(Simclr, "step", no_memory)
    assert worker(Kind.PRETRAIN, tiny(Kind.PRETRAIN, tmp_path, rows)) == EXIT_USER_ERROR
    assert "memory" in worker.of("error")[0]["happened"]


def test_a_loss_that_is_no_number_stops_with_advice(
    worker: Worker, tmp_path: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ml.pretext.simclr import Simclr

    monkeypatch.setattr(Simclr, "step", lambda self, step: float("nan"))
    assert worker(Kind.PRETRAIN, tiny(Kind.PRETRAIN, tmp_path, rows)) == EXIT_USER_ERROR
    assert "unstable" in worker.of("error")[0]["happened"]


def test_a_tampered_package_is_refused(worker: Worker, tmp_path: Path, rows: Rows, classifier: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(classifier, copy)
    with (copy / "weights.safetensors").open("r+b") as file:
        file.seek(-4, 2)
        file.write(b"\0\0\0\1")
    assert worker(Kind.PREDICT, write_order(tmp_path / "run", Kind.PREDICT, rows, package=str(copy))) == EXIT_USER_ERROR
    assert "altered" in worker.of("error")[0]["happened"]


def test_an_encoder_answers_no_question(worker: Worker, tmp_path: Path, rows: Rows, encoder: Path) -> None:
    assert worker(Kind.PREDICT, write_order(tmp_path, Kind.PREDICT, rows, package=str(encoder))) == EXIT_USER_ERROR


def test_an_order_for_another_kind_is_refused(worker: Worker, tmp_path: Path, rows: Rows) -> None:
    assert worker(Kind.FINETUNE, tiny(Kind.PRETRAIN, tmp_path, rows)) == EXIT_USER_ERROR
