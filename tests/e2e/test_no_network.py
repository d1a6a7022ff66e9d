"""The app, the command line and the learning program ask nothing of any network, as the kernel saw it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cryapp.services import models, people
from cryapp.services.library import open_library
from cryapp.services.worker import worker_environment
from ml.contract import RESULT_FILE, Kind, read_result
from tests.e2e.failing import filled_store
from tests.ml.conftest import make_rows, tiny
from tests.ui.workbench import install_model

ROOT = Path(__file__).resolve().parents[2]
CALLS = "connect,sendto,sendmsg,sendmmsg"
TALKS = """
import socket
for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
    try:
        socket.socket(family, socket.SOCK_DGRAM).sendto(b"x", (host, 9))
        socket.create_connection((host, 9), timeout=1)
    except OSError:
        pass
"""
INTERNET = re.compile(r"AF_INET6?\b")


def internet_calls(log: Path, *argv: str) -> list[str]:
    """Runs a program with everything it starts; its calls that name an address of the internet."""
    watch = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", f"trace={CALLS}", "-e", "signal=none", "-o", str(log)]
    done = subprocess.run(
        ["timeout", "400", *watch, sys.executable, *argv],
        env={**worker_environment(), "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=420,
        check=False,
    )
    if "PTRACE" in done.stderr or "ptrace" in done.stderr:
        pytest.skip(f"strace may not look here: {done.stderr.splitlines()[0]}")
    assert done.returncode == 0, done.stderr[-3000:]
    return [line for line in log.read_text(errors="replace").splitlines() if INTERNET.search(line)]


needs_strace = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("strace") is None, reason="needs strace (Debian: strace)"
)


@needs_strace
def test_a_program_that_talks_is_caught(tmp_path: Path) -> None:
    """Also by a child of a child: otherwise the next tests would prove nothing."""
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {TALKS!r}], check=True)"
    caught = internet_calls(tmp_path / "log", "-c", child)
    assert any("sendto(" in line and "AF_INET," in line for line in caught), caught
    assert any("connect(" in line for line in caught), caught


@needs_strace
@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_window_learning_and_scoring_talk_to_nobody(tmp_path: Path) -> None:
    store = filled_store(tmp_path, 6, 4)
    library = open_library(str(store))
    lead = people.add_annotator(library, "R-01").annotator
    models.promote(library, install_model(library, 1).id, lead.id, "for the test")
    library.close()
    order = tiny(Kind.PRETRAIN, tmp_path / "run", make_rows(tmp_path / "cries", 8, 2), epochs=1)
    table = tmp_path / "labels.csv"
    programs = {
        "learn": ["-m", "ml", "pretrain", "--job", str(order)],
        "score": ["-m", "cryapp", "score", "--store", str(store)],
        "export": ["-m", "cryapp", "export", "labels", "--out", str(table), "--store", str(store)],
        "window": ["-m", "cryapp", "--exit-after-paint", "--store", str(store)],
    }
    for name, words in programs.items():
        calls = internet_calls(tmp_path / f"{name}.log", *words)
        assert calls == [], f"{name}: {calls[:5]}"
    assert table.stat().st_size > 0
    assert read_result(order.parent / RESULT_FILE).status == "done"
