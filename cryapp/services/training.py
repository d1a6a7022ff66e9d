"""Training from the app's side: readiness, the snapshot, the run's record, and what its result becomes."""

from __future__ import annotations

from cryapp.services.training_data import (
    MIN_INFANTS_PER_CLASS,
    estimate_seconds,
    newest_encoder,
    readiness,
    trainer_missing,
)
from cryapp.services.training_end import finish_stage, recover_runs
from cryapp.services.training_start import list_runs, prepare_run, resume_run, run_folder
from cryapp.services.training_values import FinishedRun, PreparedRun, Readiness, Stage, TrainingPlan
from cryapp.services.training_wait import run_to_end

__all__ = [
    "MIN_INFANTS_PER_CLASS",
    "FinishedRun",
    "PreparedRun",
    "Readiness",
    "Stage",
    "TrainingPlan",
    "estimate_seconds",
    "finish_stage",
    "list_runs",
    "newest_encoder",
    "prepare_run",
    "readiness",
    "recover_runs",
    "resume_run",
    "run_folder",
    "run_to_end",
    "trainer_missing",
]
