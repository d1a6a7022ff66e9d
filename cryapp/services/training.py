"""Training from the app's side: readiness, the snapshot, the run's record, and what its result becomes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryapp.domain.changes import Changes
from cryapp.domain.ids import AnnotatorId, ModelId, RunId
from cryapp.domain.model import Model, Run
from cryapp.domain.queue import ClassCount
from cryapp.services.library import Library
from ml.contract import Event, Preset


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


def readiness(lib: Library, task_key: str) -> Readiness:
    raise NotImplementedError


def estimate_seconds(lib: Library, plan: TrainingPlan) -> float:
    """Expected time on this machine, from earlier runs' measured rates where there are any."""
    raise NotImplementedError


def prepare_run(lib: Library, plan: TrainingPlan, by: AnnotatorId | None) -> PreparedRun:
    """Writes the snapshot (manifest) and job files and records the run as RUNNING.

    Raises: UserError with the reason if there is too little to learn from, no torch, or no room on the disk.
    """
    raise NotImplementedError


def finish_stage(
    lib: Library, run_id: RunId, index: int, exit_code: int, last_error: Event | None
) -> FinishedRun | None:
    """Takes in one stage's end: verifies its result, registers its package (ENCODER or CANDIDATE), audits.

    Returns: None if another stage follows (its job is ready then), else the run's end. Success needs exit code 0 AND
    a valid result.json AND a package whose hashes hold; anything else leaves labels and models as they were.
    """
    raise NotImplementedError


def resume_run(lib: Library, run_id: RunId, by: AnnotatorId | None) -> PreparedRun:
    """The remaining stages of an interrupted run, each to be started with ``--resume``."""
    raise NotImplementedError


def recover_runs(lib: Library) -> tuple[Run, ...]:
    """At start: runs left RUNNING by a crash become INTERRUPTED (or are finished if their result is there)."""
    raise NotImplementedError


def list_runs(lib: Library, limit: int = 50) -> tuple[Run, ...]:
    raise NotImplementedError


def run_to_end(
    lib: Library,
    prepared: PreparedRun,
    on_event: Callable[[Event], None],
    stop: Callable[[], str | None] = lambda: None,
) -> FinishedRun:
    """Runs the stages one after another in this thread (command line); the window uses ``bridge.process`` instead.

    Args:
        stop: asked between events; ``"stop_early"``, ``"cancel"`` or None.
    """
    raise NotImplementedError
