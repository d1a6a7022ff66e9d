"""Scoring: the model in use on the recordings of the store, or any model on loose files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryapp.domain.changes import Changes
from cryapp.domain.ids import ModelId
from cryapp.domain.quality import QualityFlag
from cryapp.services.library import Library


@dataclass(frozen=True)
class Rescored:
    model_id: ModelId
    scored: int
    failed: tuple[tuple[str, str], ...]
    """(title, reason) of recordings that could not be scored."""
    cancelled: bool
    changes: Changes


@dataclass(frozen=True)
class ScoredFile:
    path: str
    probabilities: Mapping[str, float]
    quality: tuple[QualityFlag, ...]
    error: str = ""


def rescore(
    lib: Library,
    model_id: ModelId,
    on_progress: Callable[[int, int], None] | None = None,
    on_changes: Callable[[Changes], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Rescored:
    """Scores every recording that has no prediction of this model yet, in committed batches; resumes if run again."""
    raise NotImplementedError


def score_files(
    lib: Library,
    paths: Sequence[Path],
    model_id: ModelId | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> tuple[ModelId, tuple[ScoredFile, ...]]:
    """Scores loose files (folders are searched through) without importing them.

    Raises: UserError if there is no model in use and none was named, or if it is an encoder.
    """
    raise NotImplementedError


def evaluate_manifest(
    lib: Library,
    model_id: ModelId,
    manifest: Path,
    audio_root: Path,
    columns: Mapping[str, str],
    classes: Mapping[str, str],
    on_progress: Callable[[int, int], None] | None = None,
) -> dict[str, Any]:
    """Metrics on labelled files outside the store, with infant-cluster bootstrap intervals.

    Returns: ``auc``, ``auc_ci``, ``sensitivity_at_80_specificity``, ``sensitivity_at_80_specificity_ci``,
    ``n_recordings``, ``n_infants``, ``n_skipped``, ``model`` …
    """
    raise NotImplementedError
