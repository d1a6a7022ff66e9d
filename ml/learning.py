"""Learns a classifier's members from a pool and its splits: no job, no files but checkpoints, no package.

``finetune`` wraps it with reading, calibrating, measuring and exporting; ``study`` calls it for each of its cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import torch
from torch import Tensor

from ml.audio_io import MelPool
from ml.balance import NONE, class_weights
from ml.config import FinetuneRecipe
from ml.contract import TaskSpec
from ml.encoders.base import Encoder
from ml.encoders.statistics import StatisticsClassifier
from ml.expert import pool_statistics, train_expert
from ml.graph import Architecture, WaveformClassifier
from ml.heads import Classifier, Member
from ml.loop import Progress, Session, run_phase
from ml.members import PROBE_FULL, MemberPhase, indices_of
from ml.planting import EDGE_S, Planter, absent_class, made_up_surroundings
from ml.probe import fit_probe, pool_embeddings, probe
from ml.rng import seed_of
from ml.selftrain import PseudoLabels, teach
from ml.splits import Split

PROBE = "probe"


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
    unlabelled: MelPool | None = None,
    surroundings: MelPool | None = None,
) -> Learnt:
    """One member after the other, one for each split. Stop early keeps those finished and the one at work if it has
    done an epoch.

    Args:
        architecture: its ``head`` and ``expert`` are taken as they are, see :func:`ml.finetune.architecture_for`
        pool: labelled recordings; the splits name those of them that learn, validate and calibrate
        start: encoder whose weights every member begins with; None: from scratch (or, for a probe, random ones)
        unlabelled: recordings that a teacher labels for the networks if the recipe has a ``pseudo_weight``
        surroundings: sounds to plant recordings among if it has a ``p_plant``; None: made-up ones

    Raises: CancelledRun; InterruptedRun; RunError if the loss is no number.
    """
    lesson = _Lesson(session, task, architecture, recipe, pool, seed, start, unlabelled, surroundings)
    members: list[Member] = []
    done: list[Progress] = []
    for number, split in enumerate(splits):
        network, progress = lesson.network(number, split, len(splits))
        if members and progress.stopped_early and not progress.history:
            session.emitter.log(f"Member {number + 1} had not finished an epoch and is left out")
            done[-1].stopped_early = True
            break
        members.append(Member(network, lesson.expert(number, split)))
        done.append(progress)
        if progress.stopped_early:
            break
    return Learnt(tuple(members), tuple(done))


def order_of(task: TaskSpec) -> tuple[int, ...] | None:
    """Output index of the class of each rank, as :class:`ml.ordinal.OrdinalHead` wants it; None without an order."""
    return tuple(task.classes.index(key) for key in task.order) if task.order else None


class _Lesson:
    """What all members share."""

    def __init__(
        self,
        session: Session,
        task: TaskSpec,
        architecture: Architecture,
        recipe: FinetuneRecipe,
        pool: MelPool,
        seed: int,
        start: Encoder | None,
        unlabelled: MelPool | None,
        surroundings: MelPool | None,
    ) -> None:
        self._session, self._task, self._architecture, self._recipe = session, task, architecture, recipe
        self._pool, self._seed, self._start, self._unlabelled = pool, seed, start, unlabelled
        self._given_surroundings = surroundings
        self._label = torch.tensor([task.classes.index(str(row.label)) for row in pool.rows])
        self._statistics = pool_statistics(pool, architecture.front_end) if architecture.expert else torch.zeros(0)

    def network(self, number: int, split: Split, n_splits: int) -> tuple[Classifier, Progress]:
        torch.manual_seed(seed_of(self._seed, "member", number, "weights"))
        network = self._architecture.new_classifier(self._recipe.dropout, order_of(self._task))
        if self._start is not None:
            network.encoder.load_state_dict(self._start.state_dict())
        if self._recipe.mode == PROBE:
            train = indices_of(self._pool, split.train)
            progress = probe(
                network, self._pool, self._architecture.front_end, self._label, self._weights(train), train,
                indices_of(self._pool, split.validation), self._session, (number, n_splits),
            )  # fmt: skip
            return network.eval(), progress
        if self._recipe.mode == PROBE_FULL and self._start is not None:
            train, front_end = indices_of(self._pool, split.train), self._architecture.front_end
            known = pool_embeddings(network.encoder, self._pool, front_end, self._session, train)
            fit_probe(network.head, known, self._label, self._weights(train), train, ())
        phase = MemberPhase(
            number, self._pool, split, self._task.classes, network, self._start is not None,
            self._architecture.front_end, self._recipe, self._seed, self._session.fabric, self._pseudo_labels(split),
            self._planter(split), self._architecture.context_frames,
        )  # fmt: skip
        progress = run_phase(phase, self._session, part=(number, n_splits))
        return phase.result(), progress

    def expert(self, number: int, split: Split) -> StatisticsClassifier | None:
        """It stops by itself after a fixed number of steps, so validation infants may teach it."""
        if not self._architecture.expert:
            return None
        train = indices_of(self._pool, split.train + split.validation)
        return train_expert(
            self._statistics, self._label, self._weights(train), train, seed_of(self._seed, "member", number),
            self._session.control, lambda: self._architecture.new_expert(order_of(self._task)),
        )  # fmt: skip

    def _planter(self, split: Split) -> Planter | None:
        if self._recipe.p_plant == 0:
            return None
        train, absent = indices_of(self._pool, split.train), absent_class(self._task)
        own = [i for i in train if int(self._label[i]) == absent]
        front_end = self._architecture.front_end
        edge_frames = round(EDGE_S / front_end.hop_s)
        return Planter(
            self._label, len(self._task.classes), absent, self._surroundings, self._pool.only(own), edge_frames,
            self._recipe.p_plant,
        )  # fmt: skip

    @cached_property
    def _surroundings(self) -> MelPool:
        given = self._given_surroundings
        return made_up_surroundings(self._architecture.front_end) if given is None else given

    def _pseudo_labels(self, split: Split) -> PseudoLabels | None:
        if self._unlabelled is None or self._recipe.pseudo_weight == 0:
            return None
        train = indices_of(self._pool, split.train)
        kept_out = {row.infant for row in split.validation + split.calibration + split.held_out}
        return teach(
            self._session, self._pool, self._label, self._weights(train), train, self._unlabelled,
            self._architecture.front_end, self._start, kept_out,
        )  # fmt: skip

    def _weights(self, train: Sequence[int]) -> Tensor:
        """Of the losses that have no batches to balance: the probe's and the expert's."""
        n_classes = len(self._task.classes)
        if self._recipe.balance == NONE:
            return torch.ones(n_classes)
        return class_weights(self._label[list(train)], n_classes)
