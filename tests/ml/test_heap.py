"""Freed memory stays with the learning process: seen in a process of its own, since it cannot be taken back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ml import heap

ROOT = Path(__file__).parents[2]
N_BYTES = 200 << 20
PROGRAM = f"""
import ctypes, resource
from ml.heap import keep_freed_memory

kept = keep_freed_memory()

def faults_of_one_array():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    bytearray({N_BYTES})
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

faults_of_one_array()
print(kept, faults_of_one_array())
"""


def told(**environment: str) -> tuple[bool, int]:
    """What keeping said, and the page faults of the second of two arrays of 200 MB."""
    clean = {name: value for name, value in os.environ.items() if name not in heap._CHOSEN_BY_HAND}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**clean, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    kept, faults = done.stdout.split()
    return kept == "True", int(faults)


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's")
def test_an_array_like_the_last_one_costs_no_page_faults() -> None:
    kept, faults = told()
    if not kept:
        pytest.skip("another C library")
    assert faults < 50
    assert told(MALLOC_MMAP_MAX_="65536")[0] is False


def test_elsewhere_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not heap.keep_freed_memory()


def test_a_c_library_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in heap._CHOSEN_BY_HAND:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("ctypes.CDLL", lambda _name: object())
    assert not heap.keep_freed_memory()
