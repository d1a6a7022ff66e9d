"""What the window loads before its first picture: it grew back once, from 0.3 s beside its libraries to 1.1."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from cryapp.services.library import open_library

ROOT = Path(__file__).resolve().parents[2]
SERVICES = {"library", "shipped_tasks", "task_files", "tasks"}
"""Services that the first picture needs: a store is opened, its tasks are named. Every other one comes after it."""
LATER = (
    "alembic",
    "av",
    "cryapp.audio",
    "cryapp.scoring",
    "ml",
    "numpy",
    "openvino",
    "pyqtgraph",
    "sklearn",
    "soundfile",
    "soxr",
    "sqlalchemy.dialects.postgresql",
    "torch",
    "typer",
)
MOST_MODULES = 700
"""Of everybody's, Python's own among them; 560 when this was written."""


def before_the_first_picture(folder: Path) -> list[str]:
    """Modules in the order in which the real program loads them until its window is painted."""
    store = folder / "store"
    open_library(str(store)).close()
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "cryapp", "--store", str(store), "--exit-after-paint"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,  # one stream: what is loaded, and when the picture is there
        text=True,
        cwd=ROOT,
        timeout=240,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "XDG_CONFIG_HOME": str(folder)},
    )
    before, painted, _after = done.stdout.partition("painted\n")
    assert painted, done.stdout[-2000:]
    return re.findall(r"^import time: +-?\d+ \| +-?\d+ \| +(\S+)$", before, re.MULTILINE)


def test_the_first_picture_waits_for_nothing_it_does_not_show(tmp_path: Path) -> None:
    loaded = before_the_first_picture(tmp_path)
    assert "cryapp.ui.workspaces.label" in loaded, "the list is not what it should be"
    early = [name for name in loaded if any(name == one or name.startswith(f"{one}.") for one in LATER)]
    assert not early, "import these where they are first used, not at the top of a module of the first picture"
    services = {name.split(".")[2] for name in loaded if name.startswith("cryapp.services.")}
    assert services <= SERVICES
    assert len(loaded) < MOST_MODULES
