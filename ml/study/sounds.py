"""Features that all cells share: made once, memory-mapped by every process."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ml.audio_io import MelPool, Tick, build_pool
from ml.baselines import recording_statistics
from ml.contract import ManifestRow
from ml.features import FrontEnd
from ml.metrics import Floats
from ml.study.weights import load_array

FEATURES = "features"


@dataclass(frozen=True)
class Sounds:
    """Log-mel of every recording for one front end."""

    cries: MelPool
    general: MelPool | None

    def only(self, rows: Sequence[ManifestRow]) -> MelPool:
        """The cries of ``rows`` and no others: what a cell learns from cannot hold a test infant by mistake."""
        return subset(self.cries, rows)


def open_sounds(
    folder: Path,
    front_end: FrontEnd,
    rows: Sequence[ManifestRow],
    general: Sequence[ManifestRow],
    tick: Tick,
    warn: Callable[[str], None],
) -> Sounds:
    """Decodes what is not there yet.

    Raises: FileNotFoundError for a missing recording; RunError if nothing can be read.
    """
    cries = build_pool(rows, front_end, folder / FEATURES, tick, warn)
    if not general:
        return Sounds(cries, None)
    # A folder of its own: two front ends or sets never write one file at once.
    return Sounds(cries, build_pool(general, front_end, folder / f"{FEATURES}-general", tick, warn))


def subset(pool: MelPool, rows: Sequence[ManifestRow]) -> MelPool:
    """The recordings ``rows`` of a pool, in the pool's order; those it does not hold are left out."""
    wanted = {row.recording for row in rows}
    chosen = [i for i, row in enumerate(pool.rows) if row.recording in wanted]
    label_of = {row.recording: row for row in rows}
    kept = tuple(label_of[pool.rows[i].recording] for i in chosen)
    return replace(pool, starts=pool.starts[chosen], stops=pool.stops[chosen], rows=kept)


def open_statistics(folder: Path, front_end: FrontEnd, rows: Sequence[ManifestRow], tick: Tick) -> Floats:
    """(n, 3 + 2·n_mels) of the logistic baselines, row by row; kept in a file."""
    digest = hashlib.sha256(repr([front_end, [(r.recording, r.sha256) for r in rows]]).encode()).hexdigest()[:12]
    path = folder / f"statistics-{digest}.npy"
    if path.exists():
        found: Floats = load_array(path)
        return found
    statistics = recording_statistics(rows, front_end, tick)
    part = path.with_suffix(".part")
    with part.open("wb") as out:
        np.save(out, statistics)
    part.replace(path)
    return statistics
