"""A model's answers for recordings, the way the app gives them: whole recordings, equal windows, weighted means."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from ml.audio_io import CHUNK_S, Tick, duration_of, read_waveform
from ml.contract import SAMPLE_RATE_HZ, ManifestRow
from ml.errors import RunError
from ml.graph import MAX_SECONDS, MIN_SAMPLES, WaveformClassifier
from ml.metrics import Floats, Ints


@dataclass(frozen=True)
class Scored:
    """Recordings and a model's raw answers for them, row by row."""

    rows: tuple[ManifestRow, ...]
    logits: Floats
    """(n, classes), before calibration."""
    embeddings: Floats
    """(n, dim)"""

    @property
    def infants(self) -> list[str]:
        return [row.infant for row in self.rows]

    def labels(self, classes: Sequence[str]) -> Ints:
        return np.array([classes.index(str(row.label)) for row in self.rows], dtype=np.int64)

    def only(self, wanted: set[str]) -> Scored:
        """Those recordings whose id is wanted."""
        keep = [i for i, row in enumerate(self.rows) if row.recording in wanted]
        return Scored(tuple(self.rows[i] for i in keep), self.logits[keep], self.embeddings[keep])


def windows(waveform: Tensor, min_samples: int = MIN_SAMPLES) -> Tensor:
    """(samples,) → (n, samples / n): windows of equal length, at most ``MAX_SECONDS``, the last sample or so dropped.

    Sounds shorter than the graph takes are filled with silence.
    """
    if len(waveform) < min_samples:
        waveform = F.pad(waveform, (0, min_samples - len(waveform)))
    n = math.ceil(len(waveform) / (MAX_SECONDS * SAMPLE_RATE_HZ))
    length = len(waveform) // n
    return waveform[: n * length].reshape(n, length)


def windows_of_file(path: Path, min_samples: int = MIN_SAMPLES) -> Iterator[Tensor]:
    """The windows of a recording; one longer than ``CHUNK_S`` is read window by window.

    Raises: as :func:`~ml.audio_io.read_waveform`.
    """
    duration_s = duration_of(path)
    if duration_s <= CHUNK_S:
        yield from windows(read_waveform(path, SAMPLE_RATE_HZ), min_samples)
        return
    n = math.ceil(duration_s / MAX_SECONDS)
    for number in range(n):
        yield read_waveform(path, SAMPLE_RATE_HZ, number * duration_s / n, duration_s / n)


def score_windows(model: WaveformClassifier, parts: Iterable[Tensor]) -> tuple[Tensor, Tensor]:
    """Logits (classes,) and embedding (dim,) of a whole recording: means over its equal windows."""
    with torch.no_grad():
        answers = [model(window[None]) for window in parts]
    return torch.cat([a[0] for a in answers]).mean(dim=0), torch.cat([a[2] for a in answers]).mean(dim=0)


def score_rows(
    model: WaveformClassifier, rows: Sequence[ManifestRow], tick: Tick, warn: Callable[[str], None]
) -> Scored:
    """Recordings without readable sound are left out with a warning.

    Raises: FileNotFoundError.
    """
    kept, logits, embeddings = [], [], []
    for done, row in enumerate(rows):
        tick(done, len(rows))
        try:
            one, embedding = score_windows(model, windows_of_file(Path(row.path), model.min_samples))
        except RunError as error:
            warn(f"Left out: {error.happened}")
            continue
        kept.append(row)
        logits.append(one.double().numpy())
        embeddings.append(embedding.double().numpy())
    tick(len(rows), len(rows))
    if not kept:
        return Scored((), np.zeros((0, 0)), np.zeros((0, 0)))
    return Scored(tuple(kept), np.stack(logits), np.stack(embeddings))
