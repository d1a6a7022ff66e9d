"""Orders, snapshots, tasks and packages that somebody broke: a sentence and an exit code, never a traceback."""

from __future__ import annotations

import errno
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import torch

from ml import commands
from ml.__main__ import _parser, explaining
from ml.checkpoint import save_weights
from ml.contract import EXIT_USER_ERROR, ContractError, EventKind, Kind, ManifestRow, read_result, read_task_file
from ml.errors import RunError, explained
from ml.study import runner
from ml.study.weights import damaged, load_array, load_encoder_weights
from tests.ml.conftest import CRY, Worker, tiny

ROOT = Path(__file__).resolve().parents[2]
Rows = list[ManifestRow]

NO_TEXT: tuple[Any, ...] = (5, True, [], {"a": 1}, "\ud800")
NO_PATH: tuple[Any, ...] = (*NO_TEXT, "", "x\0y")
NO_WHOLE: tuple[Any, ...] = ("5", 1.5, True, [], 10**30)
NO_OBJECT: tuple[Any, ...] = (5, "x", [], [1])
NO_TASK: tuple[Any, ...] = (
    *NO_OBJECT,
    {},
    {"key": "k", "name": "n", "classes": "ab", "positive": ["a"]},
    {"key": "k", "name": "n", "classes": ["a"], "positive": ["a"]},
    {"key": "k", "name": "n", "classes": ["a", "a"], "positive": ["a"]},
    {"key": "k", "name": "n", "classes": ["a", "b"], "positive": ["c"]},
    {"key": "k", "name": "n", "classes": ["a", "b"], "positive": ["a"], "order": ["a", "c"]},
    {"key": 5, "name": "n", "classes": ["a", "b"], "positive": None},
)
ORDERS = [
    *[("manifest", value) for value in (*NO_PATH, None)],
    *[("out_dir", value) for value in (*NO_PATH, None)],
    *[(name, value) for name in ("encoder", "compare_with", "feature_cache", "shards") for value in NO_PATH],
    *[(name, value) for name in ("device", "precision", "preset", "run_id", "source") for value in (*NO_TEXT, None)],
    *[("seed", value) for value in (*NO_WHOLE, None)],
    *[("epochs", value) for value in (*NO_WHOLE, 0, -1)],
    *[("options", value) for value in (*NO_OBJECT, None, {"width": 10**30}, {"pretext": []}, {"no such": 1})],
    *[("options", {"lr": value}) for value in ("x", -1, None, [])],
    *[("task", value) for value in NO_TASK],
]
ROWS = [
    *[("path", value) for value in (*NO_PATH, None)],
    *[(name, value) for name in ("recording", "infant", "use", "sha256") for value in (*NO_TEXT, None)],
    *[("label", value) for value in NO_TEXT],
    *[(name, value) for name in ("locked", "blind") for value in (0, 1, "no", None)],
    *[("duration_s", value) for value in (-1, "1", True, None)],
    *[("covariates", value) for value in (*NO_OBJECT, None)],
]
NO_JSON = {
    "nested": b"[" * 200_000,
    "nested objects": b'{"a":' * 100_000,
    "bytes": bytes(range(128, 256)),
    "UTF-16": '{"kind": "pretrain"}'.encode("utf-16"),
    "long number": b'{"version": 1, "seed": ' + b"9" * 6_000 + b"}",
    "nothing": b"",
    "list": b"[]",
    "not finite": b'{"version": Infinity}',
}


def refused(worker: Worker, kind: Kind, job: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What was told of an order that must be refused."""
    assert worker(kind, job) == EXIT_USER_ERROR, worker.events
    said = capsys.readouterr().err
    assert "Traceback" not in said
    (error,) = worker.of("error")
    assert error["happened"]
    assert error["todo"]
    return str(error["happened"])


@pytest.mark.parametrize(("name", "value"), ORDERS, ids=str)
def test_a_field_of_an_order_that_does_not_fit(
    worker: Worker, tmp_path: Path, rows: Rows, capsys: pytest.CaptureFixture[str], name: str, value: Any
) -> None:
    job = tiny(Kind.PRETRAIN, tmp_path, rows, epochs=1)
    raw = {**json.loads(job.read_text()), name: value}
    job.write_text(json.dumps(raw))
    told = refused(worker, Kind.PRETRAIN, job, capsys)
    assert len(told) < 400, "a value of any length is told of in a line"


@pytest.mark.parametrize(("name", "value"), ROWS, ids=str)
def test_a_field_of_a_recording_that_does_not_fit(
    worker: Worker, tmp_path: Path, rows: Rows, capsys: pytest.CaptureFixture[str], name: str, value: Any
) -> None:
    job = tiny(Kind.FINETUNE, tmp_path, rows, epochs=1)
    manifest = tmp_path / "manifest.jsonl"
    lines = manifest.read_text().splitlines()
    lines[4] = json.dumps({**json.loads(lines[4]), name: value})
    manifest.write_text("\n".join(lines))
    assert "line 5" in refused(worker, Kind.FINETUNE, job, capsys)


@pytest.mark.parametrize("what", NO_JSON)
def test_no_json_at_all(
    worker: Worker, tmp_path: Path, rows: Rows, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    job = tiny(Kind.PRETRAIN, tmp_path, rows)
    (tmp_path / "manifest.jsonl").write_bytes(NO_JSON[what])
    refused(worker, Kind.PRETRAIN, job, capsys)
    job.write_bytes(NO_JSON[what])
    refused(worker, Kind.PRETRAIN, job, capsys)
    (tmp_path / "task.json").write_bytes(NO_JSON[what])
    with pytest.raises(ContractError, match=r"task\.json"):
        read_task_file(tmp_path / "task.json")
    (tmp_path / "result.json").write_bytes(NO_JSON[what])
    with pytest.raises(ContractError, match=r"result\.json"):
        read_result(tmp_path / "result.json")


def test_folders_and_files_in_each_others_place(
    worker: Worker, tmp_path: Path, rows: Rows, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, is_folder in (("manifest.jsonl", True), ("result.json", True), ("features", False)):
        job = tiny(Kind.PRETRAIN, tmp_path / name, rows)
        there = job.parent / name
        there.unlink(missing_ok=True)
        there.mkdir() if is_folder else there.write_text("x")
        refused(worker, Kind.PRETRAIN, job, capsys)
    (tmp_path / "loop").symlink_to("loop")
    refused(worker, Kind.PRETRAIN, tmp_path / "loop", capsys)
    refused(worker, Kind.PRETRAIN, tmp_path, capsys)


@pytest.mark.parametrize(
    ("where", "value"),
    [
        *[(("calibration",), value) for value in (None, 5, {}, {"temperature": "x", "bias": []})],
        *[(("task",), value) for value in (None, 5, {})],
        *[(("operating_points",), value) for value in (None, 5, [5], [{}])],
        *[(("architecture", name), value) for name in ("encoder", "head") for value in (None, 5, {}, [])],
        *[(("architecture", "front_end"), value) for value in (None, 5, [], {"no such": 1})],
        *[(("files",), value) for value in (None, 5, {"weights.safetensors": 5})],
        (("abstain",), 5),
        (("kind",), None),
        (("name",), "DELETE"),
    ],
    ids=str,
)
def test_the_card_of_a_package_that_does_not_fit(
    worker: Worker,
    tmp_path: Path,
    rows: Rows,
    classifier: Path,
    capsys: pytest.CaptureFixture[str],
    where: Sequence[str],
    value: Any,
) -> None:
    package = tmp_path / "package"
    shutil.copytree(classifier, package)
    card = json.loads((package / "card.json").read_text())
    part = card
    for name in where[:-1]:
        part = part[name]
    part[where[-1]] = value
    if value == "DELETE":
        del part[where[-1]]
    (package / "card.json").write_text(json.dumps(card))
    job = tiny(Kind.PREDICT, tmp_path / "run", rows, package=str(package), options={})
    refused(worker, Kind.PREDICT, job, capsys)


WRONG_WORDS = {
    "no test set": ("--tests", "nobody"),
    "no share": ("--fractions", "nan"),
    "no arm": ("--main-arm", "simsiam_cries"),
    "no encoder": ("--encoders", "huge"),
    "no option": ("--pretrain-option", "nonsense"),
}


@pytest.mark.parametrize("what", WRONG_WORDS)
def test_a_study_of_nothing(tmp_path: Path, rows: Rows, capsys: pytest.CaptureFixture[str], what: str) -> None:
    tiny(Kind.PRETRAIN, tmp_path, rows)
    (tmp_path / "task.json").write_text(
        json.dumps({"key": "k", "name": "n", "classes": list(CRY.classes), "positive": list(CRY.positive or ())})
    )
    said = study(tmp_path, capsys, "--arms", "simclr_cries", *WRONG_WORDS[what])
    assert said.count(". ") >= 1


def test_a_study_of_a_sound_that_two_infants_have(
    tmp_path: Path, rows: Rows, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ml.study.command.be_a_good_neighbour", lambda n_threads: None)
    tiny(Kind.PRETRAIN, tmp_path, rows)
    lines = [json.loads(line) for line in (tmp_path / "manifest.jsonl").read_text().splitlines()]
    lines[-1]["sha256"] = lines[-5]["sha256"]
    (tmp_path / "manifest.jsonl").write_text("\n".join(map(json.dumps, lines)))
    (tmp_path / "task.json").write_text(
        json.dumps({"key": "k", "name": "n", "classes": list(CRY.classes), "positive": list(CRY.positive or ())})
    )
    assert "under two infants" in study(tmp_path, capsys, "--arms", "statistics")


def study(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What ``cry-ml study`` says on stderr when it refuses."""
    arguments = _parser().parse_args(
        [
            *("study", "--manifest", str(folder / "manifest.jsonl"), "--task", str(folder / "task.json")),
            *("--out", str(folder / "out"), *words),
        ]
    )
    emitter = commands.PlainEmitter(io.StringIO())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ml.control.Control.handle_signals", lambda self: None)
        code = explaining(lambda: commands.run_command(arguments.command, arguments, emitter), emitter)
    said = capsys.readouterr().err
    assert code == EXIT_USER_ERROR, said
    assert "Traceback" not in said
    return said


@pytest.mark.parametrize(
    "words",
    [
        ("study", "--manifest", "m", "--task", "t", "--out", "o", "--seeds", "0"),
        ("study", "--manifest", "m", "--task", "t", "--out", "o", "--folds", "1"),
        ("study", "--manifest", "m", "--task", "t", "--out", "o", "--processes", "-1"),
        ("estimate", "--gpus", "0"),
        ("estimate", "--hours", "nan"),
        ("estimate", "--clip-seconds", "0"),
        ("encoders", "--seconds", "inf"),
    ],
)
def test_numbers_that_make_no_sense(words: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        _parser().parse_args(words)
    assert "error: argument --" in capsys.readouterr().err


def test_a_full_disk_under_the_weights_is_told_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from safetensors import SafetensorError

    def full(*_: object, **__: object) -> None:
        raise SafetensorError("Error while serializing: I/O error: No space left on device (os error 28)")

    monkeypatch.setattr("ml.checkpoint.save_file", full)
    with pytest.raises(OSError, match="No space left") as caught:
        save_weights(tmp_path / "w.safetensors", {"a": torch.zeros(1)})
    assert caught.value.errno == errno.ENOSPC
    told = explained(caught.value)
    assert told is not None
    assert told.happened == "The disk is full."


def test_what_a_study_computed_before_and_a_disk_spoilt(tmp_path: Path) -> None:
    from ml.study.weights import FILE

    (tmp_path / FILE).write_bytes(b"spoilt")
    with pytest.raises(RunError, match="is damaged"):
        load_encoder_weights(tmp_path, tiny_architecture())
    for content in (b"", b"\x93NUMPY", b"spoilt"):
        (tmp_path / "a.npy").write_bytes(content)
        with pytest.raises(RunError, match="is damaged"):
            load_array(tmp_path / "a.npy")
    (tmp_path / "cells.jsonl").write_bytes(b'\xff\xfe\n{"key": "a"}\n' + b"[" * 100_000 + b"\n[]\n")
    assert [line["key"] for line in runner.read_lines(tmp_path / "cells.jsonl")] == ["a"]
    assert damaged(tmp_path).todo


def tiny_architecture() -> Any:
    from ml.graph import Architecture

    return Architecture.of("small", width=4)


def test_nobody_reads_on() -> None:
    """``cry-ml … | head -1``: the pipe is closed under it."""

    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    emitter = commands.PlainEmitter(Closed())
    emitter.emit(EventKind.LOG, text="a")
    emitter.emit(EventKind.LOG, text="b")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_what_is_said_goes_to_a_full_disk() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ml", "encoders", "--only", "small", "--no-speed"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=280,
            check=False,
        )
    assert done.returncode == EXIT_USER_ERROR
    assert "The disk is full" in done.stderr
    assert "Traceback" not in done.stderr
