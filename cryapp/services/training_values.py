"""What training is asked for and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryapp.domain.changes import Changes
from cryapp.domain.ids import ModelId
from cryapp.domain.model import Model, Run
from cryapp.domain.queue import ClassCount
from ml.contract import Preset


@dataclass(frozen=True)
class Readiness:
    """What is there to learn from; ``refusals`` is empty if training may start."""

    task_key: str
    counts: tuple[ClassCount, ...]
    pool_recordings: int
    pool_infants: int
    pool_hours: float
    locked_infants: int
    new_labels: int
    """Labels made or changed since the newest model of this task was trained."""
    new_pool_recordings: int
    """Pool recordings imported since the newest encoder was trained."""
    encoder: Model | None
    """The newest encoder, which could be reused."""
    in_use: Model | None
    refusals: tuple[str, ...]
    """Sentences: why training cannot start (infants, not clips)."""
    warnings: tuple[str, ...]
    trainer_missing: str
    """How to add the training part if torch is not installed; empty if it is."""


@dataclass(frozen=True)
class TrainingPlan:
    """What the retrain dialog (or the command line) asks for."""

    task_key: str | None
    """None: pre-train an encoder only."""
    pretrain: bool
    """True: pre-train a new encoder first; False: reuse ``encoder_id`` (None: start from scratch)."""
    encoder_id: ModelId | None = None
    preset: Preset = Preset.STANDARD
    pretrain_epochs: int | None = None
    finetune_epochs: int | None = None
    seed: int = 0
    device: str = "auto"
    pretrain_options: Mapping[str, Any] = field(default_factory=dict)
    """Overrides of single recipe fields, see :class:`ml.contract.Job`."""
    finetune_options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Stage:
    """One worker process of a run, in order (pretrain, then finetune)."""

    argv: tuple[str, ...]
    folder: Path
    kind: str


@dataclass(frozen=True)
class PreparedRun:
    run: Run
    stages: tuple[Stage, ...]
    changes: Changes


@dataclass(frozen=True)
class FinishedRun:
    run: Run
    model: Model | None
    """The encoder or candidate that came out; None if there is none."""
    sentence: str
    """What happened, what was kept, what to do."""
    changes: Changes
