"""A study over two processes, killed and stopped in the middle: none outlives it, and it goes on to the same cells."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from ml.contract import EXIT_INTERRUPTED, EXIT_OK, EXIT_USER_ERROR, ManifestRow
from ml.errors import RunError
from ml.study.claim import claimed
from ml.study.runner import CELLS_FILE, read_lines
from tests.ml.study.test_run import TINY, ordered

ROOT = Path(__file__).resolve().parents[3]
PATIENCE_S = 600.0
pytestmark = [pytest.mark.slow, pytest.mark.timeout(2400)]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, rows: list[ManifestRow]) -> Path:
    """Manifest and task."""
    folder = tmp_path_factory.mktemp("study")
    ordered(folder, rows)
    return folder


@pytest.fixture(scope="module")
def whole(place: Path) -> dict[str, Any]:
    """The cells of a run that nobody disturbs."""
    out = place / "whole"
    code, error = ended(start(place, out))
    assert code == EXIT_OK, error
    return cells(out)


def start(place: Path, out: Path, *words: str) -> subprocess.Popen[str]:
    options = [f"--finetune-option={o}" for o in [*TINY, "width=4"]]
    options += [f"--pretrain-option={o}" for o in [*TINY, "projection_dim=8", "epochs=8"]]
    return subprocess.Popen(
        [
            *(
                sys.executable,
                "-m",
                "tests.ml.study.quick",
                "study",
                "--json",
                "--processes",
                "2",
                "--precision",
                "fp32",
            ),
            *("--manifest", str(place / "manifest.jsonl"), "--task", str(place / "task.json"), "--out", str(out)),
            *("--arms", "scratch,simclr_cries,statistics", "--students", "none", "--tests", "locked", "--seeds", "3"),
            *("--fractions", "100", "--encoder-seeds", "2", "--min-steps", "4", *options, *words),
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(run: subprocess.Popen[str]) -> tuple[int, str]:
    """Exit code and what was said on stderr."""
    try:
        _, error = run.communicate(timeout=PATIENCE_S)
    except subprocess.TimeoutExpired:
        run.kill()
        _, error = run.communicate()
        raise AssertionError(f"it did not end: {error}") from None
    return run.returncode, error


def cells(out: Path) -> dict[str, Any]:
    found = list(read_lines(out / CELLS_FILE))
    assert len({line["key"] for line in found}) == len(found), "a cell was learnt twice"
    return {line["key"]: line["logits"] for line in found}


def until(what: Callable[[], Any], run: subprocess.Popen[str] | None = None) -> Any:
    """Waits for something to be true, and gives it; a run that ended before it was is a fault."""
    give_up_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < give_up_s:
        if found := what():
            return found
        assert run is None or run.poll() is None, run.communicate()[1]
        time.sleep(0.02)
    raise AssertionError("it did not happen")


def n_lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n") if path.exists() else 0


def workers(run: subprocess.Popen[str]) -> list[psutil.Process]:
    """The processes that learn: children of the run, but for the one that counts its semaphores."""
    found = []
    for child in psutil.Process(run.pid).children(recursive=True):
        try:
            if "spawn_main" in " ".join(child.cmdline()):
                found.append(child)
        except psutil.NoSuchProcess:
            continue
    return found


def gone(processes: list[psutil.Process]) -> None:
    _, alive = psutil.wait_procs(processes, timeout=PATIENCE_S)
    assert not alive, "a process outlives the study"


def goes_on_to_the_same_cells(place: Path, out: Path, whole: dict[str, Any]) -> None:
    before = cells(out)
    assert 0 < len(before) < len(whole), "it was disturbed in the middle"
    code, error = ended(start(place, out, "--resume"))
    assert code == EXIT_OK, error
    after = cells(out)
    assert set(after) == set(whole)
    assert before.items() <= after.items(), "what was done is kept"
    for key, logits in whole.items():
        np.testing.assert_array_equal(np.array(after[key]), np.array(logits), err_msg=key)
    assert not list((out / "work").glob("*")), "what killed cells needed is cleared"
    assert not list(out.glob("encoders/*/checkpoint-*"))


def disturbed(
    place: Path, out: Path, how: Callable[[subprocess.Popen[str]], object], *words: str, after: int = 2
) -> tuple[int, str]:
    """Starts or goes on, does ``how`` to it when it has done so many more cells, and sees that no process is left."""
    before = n_lines(out / CELLS_FILE)
    run = start(place, out, *words)
    until(lambda: n_lines(out / CELLS_FILE) >= before + after, run)
    family = psutil.Process(run.pid).children(recursive=True)
    how(run)
    code, error = ended(run)
    gone(family)
    assert "Traceback" not in error
    return code, error


def to_all(number: int) -> Callable[[subprocess.Popen[str]], object]:
    """As a terminal or a service manager sends a signal: to each process of the group."""
    return lambda run: [one.send_signal(number) for one in [psutil.Process(run.pid), *workers(run)]]


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_killed_and_stopped_here_and_there_it_goes_on(place: Path, whole: dict[str, Any]) -> None:
    """One study disturbed in every way, one after the other: while encoders are made, and between and in cells."""
    out = place / "disturbed"
    run = start(place, out)
    until(lambda: list(out.glob("encoders/*")), run)
    family = psutil.Process(run.pid).children(recursive=True)
    run.kill()
    ended(run)
    gone(family)

    code, error = disturbed(place, out, cancel, "--resume", "--control", "stdin", after=1)
    assert code == EXIT_INTERRUPTED, error
    code, error = disturbed(place, out, lambda run: workers(run)[0].kill(), "--resume")
    assert code == EXIT_USER_ERROR, error
    assert "A process of the study was ended by the system" in error
    code, error = disturbed(place, out, to_all(signal.SIGINT), "--resume")
    assert code == EXIT_INTERRUPTED, error
    assert (out / "study.md").exists(), "what is done is shown"
    disturbed(place, out, lambda run: run.kill(), "--resume")
    code, error = disturbed(place, out, to_all(signal.SIGTERM), "--resume", after=1)
    assert code == EXIT_INTERRUPTED, error
    goes_on_to_the_same_cells(place, out, whole)


def cancel(run: subprocess.Popen[str]) -> None:
    """As the app does."""
    assert run.stdin is not None
    run.stdin.write('{"command": "cancel"}\n')
    run.stdin.flush()


def test_what_a_worker_has_to_say_arrives_whole(place: Path) -> None:
    """Of an error that cannot be built again in the first process only "a process ended" would be known."""
    out = place / "unstable"
    code, error = ended(start(place, out, "--pretrain-option=lr=1e30", "--finetune-option=lr=1e30"))
    assert code == EXIT_USER_ERROR, error
    assert "unstable" in error
    assert "want of memory" not in error


def test_two_studies_in_one_folder_are_refused(place: Path) -> None:
    out = place / "taken"
    out.mkdir()
    with claimed(out):
        with pytest.raises(RunError, match="Another study"), claimed(out):
            pass
        code, error = ended(start(place, out))
    assert code == EXIT_USER_ERROR
    assert "Another study is running" in error
    assert "Traceback" not in error
    with claimed(out):
        pass
