"""Memory of the learning program: below 4 GB in the standard preset, however long it learns, however large the pool."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from cryapp.services.worker import worker_environment
from ml.audio_io import build_pool
from ml.config import finetune_recipe, pretrain_recipe
from ml.contract import RESULT_FILE, Job, Kind, Preset, Use, read_result
from ml.features import FrontEnd
from tests.ml.conftest import make_rows, write_order

LIMIT_BYTES = 4_000_000_000
N_INFANTS, PER_INFANT, SECONDS = 36, 4, 5.3
"""More recordings than a batch, each longer than a crop: with those, one epoch takes what a hundred take."""
STANDARD: dict[str, Any] = {"preset": Preset.STANDARD, "epochs": 1, "options": {}}


def peak_bytes(kind: Kind, job: Path) -> int:
    """Runs the real worker; the most that it and its children held at once, sampled, and its own exact peak."""
    argv = [sys.executable, "-m", "ml", str(kind), "--job", str(job)]
    with (job.parent / "worker.log").open("wb") as log:
        worker = subprocess.Popen(argv, env=worker_environment(), stdout=log, stderr=log)
    together, own = 0, 0
    while worker.poll() is None:
        try:
            process = psutil.Process(worker.pid)
            family = [process, *process.children(recursive=True)]
            together = max(together, sum(member.memory_info().rss for member in family))
            own = max(own, high_water_bytes(worker.pid))
        except (psutil.NoSuchProcess, FileNotFoundError):
            pass
        time.sleep(0.25)
    assert worker.returncode == 0, (job.parent / "worker.log").read_text(errors="replace")[-3000:]
    return max(together, own)


def high_water_bytes(process_id: int) -> int:
    """The kernel's own record of a process's peak, which no sampling misses; 0 once it has ended."""
    lines = Path(f"/proc/{process_id}/status").read_text().splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


@pytest.mark.slow
# Patience, not a bound: two real runs of the standard preset, which beside other work took ten times as long as alone.
@pytest.mark.timeout(1500)
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_standard_training_stays_below_four_gigabytes(tmp_path: Path) -> None:
    rows = make_rows(tmp_path / "sounds", N_INFANTS, PER_INFANT, n_locked=3, seconds=SECONDS)
    shared = {**STANDARD, "feature_cache": str(tmp_path / "features")}
    orders = {
        Kind.PRETRAIN: write_order(tmp_path / "pretrain", Kind.PRETRAIN, rows, **shared),
        Kind.FINETUNE: write_order(tmp_path / "train", Kind.FINETUNE, rows, **shared),
    }
    n_free = sum(row.use is not Use.TEST for row in rows)
    job = Job(kind=Kind.PRETRAIN, manifest="", out_dir="", run_id="", preset=Preset.STANDARD, data_hash="")
    for recipe in (pretrain_recipe(job), finetune_recipe(job)):
        assert recipe.batch_size < n_free, "the preset's batch is not filled: give this test more recordings"
        assert recipe.crop_frames < 100 * SECONDS, "the preset's crops are longer: give this test longer recordings"
    peaks = {kind: peak_bytes(kind, order) for kind, order in orders.items()}
    assert all(read_result(order.parent / RESULT_FILE).status == "done" for order in orders.values())
    assert all(5e8 < peak < LIMIT_BYTES for peak in peaks.values()), peaks
    print(", ".join(f"{kind} {peak / 1e9:.2f} GB" for kind, peak in peaks.items()))


def test_what_grows_with_the_pool_lies_on_the_disk(tmp_path: Path) -> None:
    """46 MB an hour of features, memory-mapped: the kernel takes back what is not being read."""
    rows = make_rows(tmp_path / "sounds", 4, 1, seconds=SECONDS)
    folder = tmp_path / "features"
    folder.mkdir()
    pool = build_pool(rows, FrontEnd(), folder, lambda _done, _total: None, pytest.fail)
    hours = sum(row.duration_s for row in rows) / 3600
    assert isinstance(pool.db, np.memmap)
    assert pool.db.nbytes / hours < 47e6
    assert sum(path.stat().st_size for path in folder.iterdir()) / hours < 49e6
