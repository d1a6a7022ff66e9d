"""What the sections share: where things are, the command line as a function, and figures as text."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data"
DATA = SHARED / "donateacry"
GENERAL = SHARED / "general"
TASK = "cry_presence"


class Desk:
    """The command line on one store; each call waits, shows what it prints on stderr, and gives its JSON."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self.seconds: dict[str, float] = {}

    def __call__(self, *words: str) -> dict[str, Any]:
        start = time.perf_counter()
        answer: dict[str, Any] = json.loads(command("cryapp", *words, "--store", str(self.store), "--json"))
        self.seconds[words[0]] = time.perf_counter() - start
        return answer


@dataclass(frozen=True)
class Work:
    """Folders of one run of ``make results``."""

    build: Path
    """Stores, features, encoders, cells: what a stopped run goes on from."""
    docs: Path
    """JSON files and plots, for the page."""
    preset: str
    processes: int
    seeds: int
    """At most; a study of fewer is one that a study of more goes on from."""

    def store(self) -> Desk:
        """The store with the real uploads and their labels, filled at the first need."""
        desk = Desk(self.build / "store")
        done = self.build / "store.json"
        if not done.exists():
            done.write_text(json.dumps(fill(desk), indent=1), encoding="utf-8")
        return desk


def command(module: str, *words: str) -> str:
    """Runs ``python -m module …``. Returns: its stdout. Ends the program if it fails."""
    print(f"$ {module} {' '.join(words)}", file=sys.stderr, flush=True)
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    if done.returncode != 0:
        raise SystemExit(f"{module} {words[0]} ended with code {done.returncode}")
    return done.stdout


def fill(desk: Desk) -> dict[str, Any]:
    """Imports the uploads and the labels of people who listened. Returns: what the commands said, and seconds."""
    table = str(DATA / "manifest.csv")
    columns = "path=file,infant=subject,recorded_at=recorded_at,sex=sex,age_group=age_group"
    imported = desk("import", str(DATA / "uploads"), "--metadata", table, "--map", columns)
    labelled = desk(
        *("label", "--from-csv", table, "--task", TASK, "--map", "path=file,label=cry"),
        *("--classes", "1=cry,0=no_cry", "--annotator", "manifest"),
    )
    counts = {name: imported[name] for name in ("added", "duplicates", "refused", "warnings")}
    return {**counts, "labelled": labelled["labelled"], "seconds": desk.seconds}


def estimate(value: dict[str, Any] | None) -> str:
    """``0.938 (0.893–0.971)``, or why there is none."""
    if not value or value.get("value") is None:
        return "not available"
    return f"{value['value']:.3f} ({value['low']:.3f}–{value['high']:.3f})"


def peak_mb() -> float:
    """Largest resident memory of any process that this command started and that has ended, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
