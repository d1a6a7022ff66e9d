"""A label check: what a model that never met its infant said of every labelled recording, and what changed since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cryapp.domain.ids import LabelCheckId, RunId, TaskId
from cryapp.domain.model import Estimate

CHANCE = 0.5
"""AUC of guessing."""


@dataclass(frozen=True)
class LabelCheck:
    """Kept for ever as it was made; a later one is a further one."""

    id: LabelCheckId
    made_at: datetime
    made_by: str | None
    """Code of who asked for it; None for the program."""
    task_id: TaskId
    schema_version: int
    run_id: RunId
    method: str
    """``ensemble`` (networks of a training with folds), ``frozen`` (regressions on an encoder that met no label) or
    ``statistics`` (without an encoder)."""
    encoder_id: str | None
    folds: int
    seed: int
    data_hash: str
    """Of the snapshot of recordings and labels."""
    app_version: str
    code_version: str
    """Of the learning program."""
    classes: tuple[str, ...]
    n_recordings: int
    n_infants: int
    n_heard: int
    """Infants whose sound, not label, its encoder was pre-trained on."""
    n_together: int
    """Infants kept in one fold with another because they share a sound."""
    auc: Estimate | None
    """By the labels of then, with its interval by infant."""

    @property
    def tells(self) -> bool:
        """False if nothing shows that it tells the classes apart: its doubts are then guesses."""
        return self.auc is not None and self.auc.low > CHANCE


@dataclass(frozen=True)
class Since:
    """What has changed since a check was made, counted in recordings of infants who are not locked."""

    new: int
    """Labelled now, not asked about."""
    changed: int
    """Asked about with another label."""
    gone: int
    """Asked about, without a label that trains now."""
    other_version: bool
    """The task's classes were edited."""

    @property
    def is_stale(self) -> bool:
        return bool(self.new or self.changed or self.gone or self.other_version)
