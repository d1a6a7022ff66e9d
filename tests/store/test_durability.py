"""Acknowledged means on the disk: killed two hundred times, nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cryapp.services import labelling
from cryapp.services.library import open_library
from tests.store.durability import check
from tests.store.made import add_recordings, mark


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_no_acknowledged_label_is_lost_by_two_hundred_kills(tmp_path: Path) -> None:
    # A process of its own: forking beside a test runner's threads would be asking for trouble.
    run = subprocess.run(
        [sys.executable, "-m", "tests.store.durability", str(tmp_path / "store"), "200"],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=280,
    )
    assert run.returncode == 0, run.stderr
    assert "200 kills" in run.stdout
    assert "none lost" in run.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_three_processes_label_at_once_in_one_unbroken_history(tmp_path: Path) -> None:
    lib = open_library(str(tmp_path / "store"))
    ids = add_recordings(lib.store, {"I-1": 5})
    marks = [mark(lib, f"R-{n}") for n in range(3)]
    lib.close()
    children = []
    for by in marks:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                own = open_library(str(tmp_path / "store"))
                for n in range(30):
                    labelling.save_label(own, [ids[n % 5]], "cry", by)
                own.close()
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0, 0]
    lib = open_library(str(tmp_path / "store"))
    check(lib, set(range(1, 91)), thorough=True)
    lib.close()
