"""The real program: ``python -m ml`` in a process of its own."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from ml.contract import EXIT_FAILED, EXIT_INTERRUPTED, EXIT_OK, EXIT_USER_ERROR, Kind, ManifestRow, parse_event
from tests.conftest import ROOT
from tests.ml.conftest import TINY_PRETRAIN, Worker, write_order

Rows = list[ManifestRow]


def command(kind: Kind, job: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "ml", str(kind), "--job", str(job), *more]


def test_every_line_on_stdout_is_an_event_and_the_result_is_the_last(tmp_path: Path, rows: Rows) -> None:
    job = write_order(tmp_path, Kind.PRETRAIN, rows, options=TINY_PRETRAIN, epochs=1)
    done = subprocess.run(
        command(Kind.PRETRAIN, job), cwd=ROOT, capture_output=True, text=True, timeout=200, check=False
    )
    assert done.returncode == EXIT_OK, done.stderr
    events = [parse_event(line) for line in done.stdout.splitlines()]
    assert None not in events
    assert str(events[0].event) == "start"  # type: ignore[union-attr]
    assert str(events[-1].event) == "result"  # type: ignore[union-attr]
    assert (tmp_path / "package" / "card.json").exists()


def test_killed_at_any_moment_it_resumes(tmp_path: Path, rows: Rows) -> None:
    """A kill -9 leaves no result, and the same order goes on from the last checkpoint."""
    job = write_order(tmp_path, Kind.PRETRAIN, rows, options=TINY_PRETRAIN, epochs=4_000)
    with subprocess.Popen(command(Kind.PRETRAIN, job), cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if json.loads(line)["event"] == "epoch":
                break
        child.kill()
    assert not (tmp_path / "result.json").exists()
    with subprocess.Popen(
        command(Kind.PRETRAIN, job, "--resume", "--control", "stdin"),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        for line in child.stdout:
            if json.loads(line)["event"] == "epoch":
                child.stdin.close()  # the app is gone
                break
        for _ in child.stdout:
            pass
        assert child.wait(60) == EXIT_INTERRUPTED
    assert list(tmp_path.glob("checkpoint-*.safetensors"))


def test_commands_on_stdin_are_obeyed(tmp_path: Path, rows: Rows) -> None:
    job = write_order(tmp_path, Kind.PRETRAIN, rows, options=TINY_PRETRAIN, epochs=100_000)
    with subprocess.Popen(
        command(Kind.PRETRAIN, job, "--control", "stdin"),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        began_s = None
        for line in child.stdout:
            if began_s is None and json.loads(line)["event"] == "epoch":
                began_s = time.monotonic()
                child.stdin.write('{"command": "stop_early"}\n')
                child.stdin.flush()
        assert child.wait(60) == EXIT_OK
    assert json.loads((tmp_path / "result.json").read_text())["status"] == "stopped_early"


def test_without_torch_there_is_one_clear_sentence(
    worker: Worker, tmp_path: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *a: None if name == "torch" else real(name, *a))
    assert worker(Kind.PRETRAIN, write_order(tmp_path, Kind.PRETRAIN, rows)) == EXIT_USER_ERROR
    assert "torch missing" in worker.of("error")[0]["happened"]
    assert "cryapp[train]" in worker.of("error")[0]["todo"]


def test_a_bug_of_ours_is_a_traceback_and_another_code(
    worker: Worker, tmp_path: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def bug(*_: Any) -> None:
        raise KeyError("oops")

    monkeypatch.setattr("ml.run.load_manifest", bug)
    assert worker(Kind.PRETRAIN, write_order(tmp_path, Kind.PRETRAIN, rows)) == EXIT_FAILED
    assert "Traceback" in capsys.readouterr().err
    assert "KeyError" in worker.of("error")[0]["happened"]


def test_no_order_at_all_is_said_in_words(tmp_path: Path) -> None:
    done = subprocess.run(
        command(Kind.PRETRAIN, tmp_path / "no.json"), cwd=ROOT, capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == EXIT_USER_ERROR
    event = parse_event(done.stdout.splitlines()[-1])
    assert event is not None
    assert "no.json cannot be read" in event.data["happened"]
    assert "Traceback" not in done.stderr
