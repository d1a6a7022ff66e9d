"""Acknowledged means on the disk: killed two hundred times, nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


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
