"""The one training loop: steps, epochs, checkpoints, stop early, cancel, interruption.

A phase (pre-training, one ensemble member) says what a step is; the loop knows nothing about audio. All randomness of
a phase comes from the step number (see :mod:`ml.rng`), so a checkpoint needs no generator state and a resumed run ends
with the same weights as one that was never interrupted.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from lightning_fabric import Fabric

from ml.checkpoint import load_state, save_state
from ml.control import Control, Wish
from ml.distributed import World
from ml.emit import Emitter
from ml.errors import CancelledRun, InterruptedRun, RunError

CHECKPOINT_INTERVAL_S = 30.0


@dataclass(frozen=True)
class Session:
    """What every part of a run shares."""

    fabric: Fabric
    emitter: Emitter
    control: Control
    folder: Path
    fingerprint: str
    """Of the order and the snapshot: a checkpoint of another order is not continued."""
    resume: bool = False
    world: World = field(default_factory=World)

    def wish(self) -> Wish:
        """What all processes of the run do next: what the main one is asked for."""
        return Wish(self.world.agreed(self.control.wish, self.fabric.device))

    def checkpoint_path(self, name: str) -> Path:
        return self.folder / f"checkpoint-{name}.safetensors"


@dataclass(frozen=True)
class EpochReport:
    """What validation said after an epoch; all None where nothing is held out."""

    val_loss: float | None = None
    val_auc: float | None = None
    best: bool | None = None
    stop: bool = False
    """True if more epochs would not help (early stopping)."""
    figures: Mapping[str, float] = field(default_factory=dict)
    """What else the phase measured, by name: it goes into the history and the epoch's event."""
    warning: str | None = None
    """A sentence for the log, if something has gone wrong that the loss does not show."""


class Phase(Protocol):
    name: str
    epochs: int
    steps_per_epoch: int
    items_per_step: int
    """Views or clips a step handles, for the rate shown."""

    def step(self, step: int) -> float:
        """Does step number ``step`` and returns its loss."""

    def end_epoch(self, epoch: int) -> EpochReport: ...

    def state(self) -> dict[str, Any]:
        """Everything a later :meth:`restore` needs; tensors, numbers and text."""

    def restore(self, state: Mapping[str, Any]) -> None: ...


@dataclass
class Progress:
    """Where a phase stands."""

    step: int = 0
    loss_sum: float = 0.0
    finished: bool = False
    stopped_early: bool = False
    history: list[dict[str, float | int | None]] = field(default_factory=list)

    @property
    def epochs_done(self) -> int:
        return len(self.history)


def run_phase(phase: Phase, session: Session, part: tuple[int, int] = (0, 1)) -> Progress:
    """Trains until the last epoch, early stopping, or the user's stop; resumes if the session says so.

    Args:
        part: (number, count) of this phase among equal ones, so that progress and epochs count through all of them.

    Raises: CancelledRun; InterruptedRun after writing a checkpoint; RunError if the loss is no number.
    """
    progress = _resumed(phase, session) if session.resume else Progress()
    total = phase.epochs * phase.steps_per_epoch
    saved_at_s = time.monotonic()
    began_s, began_step = time.monotonic(), progress.step
    while progress.step < total and not progress.finished:
        wish = session.wish()
        if wish is Wish.INTERRUPT:
            _save(phase, progress, session)
            raise InterruptedRun
        if wish is Wish.CANCEL:
            session.checkpoint_path(phase.name).unlink(missing_ok=True)
            raise CancelledRun
        if wish is Wish.STOP_EARLY:
            if progress.step == 0 and part[0] == 0:
                raise CancelledRun  # nothing is learnt yet that could be kept
            progress.stopped_early = True
            break
        progress.loss_sum += _finite(phase.step(progress.step))
        progress.step += 1
        rate = (progress.step - began_step) / max(time.monotonic() - began_s, 1e-6)
        number, count = part
        session.emitter.progress(number * total + progress.step, count * total, round(rate * phase.items_per_step, 1))
        if progress.step % phase.steps_per_epoch == 0:
            _end_epoch(
                phase, progress, session, part, eta_s=round(((count - number) * total - progress.step) / rate, 1)
            )
        if time.monotonic() - saved_at_s > CHECKPOINT_INTERVAL_S:
            _save(phase, progress, session)
            saved_at_s = time.monotonic()
    progress.finished = True
    _save(phase, progress, session)
    return progress


def _end_epoch(phase: Phase, progress: Progress, session: Session, part: tuple[int, int], eta_s: float) -> None:
    number, count = part
    report = phase.end_epoch(progress.epochs_done)
    entry: dict[str, float | int | None] = {
        "epoch": number * phase.epochs + progress.epochs_done + 1,
        "train_loss": progress.loss_sum / phase.steps_per_epoch,
        "val_loss": report.val_loss,
        "val_auc": report.val_auc,
        **report.figures,
    }
    progress.history.append(entry)
    progress.loss_sum = 0.0
    progress.finished = report.stop
    if report.warning:
        session.emitter.log(report.warning, level="warning")
    session.emitter.epoch(**entry, epochs=count * phase.epochs, best=report.best, eta_s=eta_s)


def _finite(loss: float) -> float:
    if not math.isfinite(loss):
        raise RunError(
            "The training became unstable (the loss is no longer a number).",
            "Start again with a smaller learning rate (option lr) or in full precision.",
        )
    return loss


def _save(phase: Phase, progress: Progress, session: Session) -> None:
    if not session.world.is_main:
        return
    state = {
        "fingerprint": session.fingerprint,
        "step": progress.step,
        "loss_sum": progress.loss_sum,
        "finished": progress.finished,
        "stopped_early": progress.stopped_early,
        "history": progress.history,
        "phase": phase.state(),
    }
    save_state(session.checkpoint_path(phase.name), state)


def _resumed(phase: Phase, session: Session) -> Progress:
    path = session.checkpoint_path(phase.name)
    if not path.exists():
        return Progress()
    state = load_state(path)
    if state.get("fingerprint") != session.fingerprint:
        raise RunError(
            "The checkpoint belongs to another training order or other recordings.",
            "Start the training again without resuming.",
        )
    phase.restore(state["phase"])
    session.emitter.log(f"Resumed {phase.name} at step {state['step']}")
    return Progress(state["step"], state["loss_sum"], state["finished"], state["stopped_early"], state["history"])
