"""Learns a classifier's members from a pool and its splits: no job, no files but checkpoints, no package.

``finetune`` wraps it with reading, calibrating, measuring and exporting; ``study`` calls it for each of its cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch

from ml.audio_io import MelPool
from ml.config import FinetuneRecipe
from ml.contract import TaskSpec
from ml.encoders.base import Encoder
from ml.expert import pool_statistics, train_expert
from ml.graph import Architecture, WaveformClassifier
from ml.heads import Member
from ml.loop import Progress, Session, run_phase
from ml.members import MemberPhase, class_weights, indices_of
from ml.rng import seed_of
from ml.splits import Split


@dataclass(frozen=True)
class Learnt:
    """Members trained so far and how their training went."""

    members: tuple[Member, ...]
    progress: tuple[Progress, ...]

    @property
    def stopped_early(self) -> bool:
        """By the user; a member that stops by itself is done."""
        return any(p.stopped_early for p in self.progress)

    def model(self, architecture: Architecture) -> WaveformClassifier:
        """The members as one network, waveform in, on the CPU, ready to score and to export."""
        return WaveformClassifier(architecture, self.members).eval()


def learn(
    session: Session,
    task: TaskSpec,
    architecture: Architecture,
    recipe: FinetuneRecipe,
    pool: MelPool,
    splits: Sequence[Split],
    seed: int,
    start: Encoder | None = None,
) -> Learnt:
    """One member after the other, one for each split. Stop early keeps those finished and the one at work if it has
    done an epoch.

    Args:
        pool: labelled recordings; the splits name those of them that learn, validate and calibrate
        start: encoder whose weights every member begins with; None: from scratch

    Raises: CancelledRun; InterruptedRun; RunError if the loss is no number.
    """
    statistics = pool_statistics(pool, architecture.front_end)
    label = torch.tensor([task.classes.index(str(row.label)) for row in pool.rows])
    members: list[Member] = []
    done: list[Progress] = []
    for number, split in enumerate(splits):
        torch.manual_seed(seed_of(seed, "member", number, "weights"))
        network = architecture.new_classifier(recipe.dropout)
        if start is not None:
            network.encoder.load_state_dict(start.state_dict())
        phase = MemberPhase(
            number, pool, split, task.classes, network, start is not None, architecture.front_end, recipe, seed,
            session.fabric,
        )  # fmt: skip
        progress = run_phase(phase, session, part=(number, len(splits)))
        if members and progress.stopped_early and not progress.history:
            session.emitter.log(f"Member {number + 1} had not finished an epoch and is left out")
            done[-1].stopped_early = True
            break
        # The expert stops by itself after a fixed number of steps, so validation infants may teach it.
        train = indices_of(pool, split.train + split.validation)
        weight = class_weights(label[train], len(task.classes))
        expert = train_expert(statistics, label, weight, train, seed_of(seed, "member", number), session.control)
        members.append(Member(phase.result(), expert))
        done.append(progress)
        if progress.stopped_early:
            break
    return Learnt(tuple(members), tuple(done))
