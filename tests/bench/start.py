"""Cold start: from the command to the first painted window, in a store of 100,000 recordings."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from cryapp.services.library import open_library
from tests.bench.make_store import fill
from tests.bench.measure import Row, row
from tests.display import virtual_display

FLOOR = "import PySide6.QtWidgets, pyqtgraph, sqlalchemy; PySide6.QtWidgets.QApplication([]); print('ready')"


def run(folder: Path, n: int = 7, n_recordings: int = 100_000) -> list[Row]:
    store = folder / "store"
    library = open_library(str(store))
    fill(library, n_recordings)
    library.close()
    command = [sys.executable, "-m", "cryapp", "--store", str(store), "--exit-after-paint"]
    env = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
    with virtual_display() as display:
        env |= display
        to_paint(command, env)
        ours = [to_paint(command, env) for _ in range(n)]
        floor = [to_paint([sys.executable, "-c", FLOOR], env) for _ in range(n)]
    return [row("cold_start_s", ours, "s", "importing its libraries", floor, f"store of {n_recordings:,} recordings")]


def to_paint(command: list[str], env: dict[str, str]) -> float:
    """Seconds until the program prints its first line (the window is painted), then waits for its end."""
    start = time.perf_counter()
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None and program.stderr is not None
        line = program.stdout.readline()
        painted = time.perf_counter() - start
        _, errors = program.communicate(timeout=120)
    if not line or program.returncode != 0:
        raise RuntimeError(errors[-2000:])
    return painted
