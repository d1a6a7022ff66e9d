"""Recordings planted among other sounds: labels say whether, and so a network learns when.

A recording's label says that there is a cry, not when. A stretch of it planted somewhere in a sound without cries says
both: the whole is a cry if the stretch is of one, and a moment is one if it lies in the stretch. Recordings of every
class are planted alike, among the same sounds: that something was planted, and among what, tells nothing of the label.
Where it is known that a class means "nothing there" (``no_cry`` beside ``cry``), its own recordings are sounds to plant
among, beside a folder of the surroundings or made-up sounds, and every moment outside the stretch is of that class.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from ml.audio_io import MelPool, Tick, build_pool
from ml.augment.chance import chosen, uniform
from ml.augment.surroundings import made_up_clip
from ml.contract import ManifestRow, TaskSpec, Use
from ml.features import MIN_POWER, FrontEnd, MelPower, from_db, to_db
from ml.general import read_folder
from ml.rng import seed_of

N_MADE_UP, MADE_UP_S = 48, 8.0
STRETCH_SHARE = (0.25, 0.65)
"""Of the crop that the planted stretch takes."""
SNR_DB = (-3.0, 20.0)
"""Mean power of the stretch above that of what it is planted in."""
TRIES = 3
"""The loudest of so many stretches of a recording is planted: a cry has pauses, and silence is no cry."""
EDGE_S = 0.25
"""On either side of an edge nothing is told of a moment: it hears both, and corruption may bend time."""
ABSENT_SHARE = 0.5
"""Of the sounds planted among, that are recordings of the class that means "nothing there"."""


@dataclass(frozen=True)
class Planted:
    """A batch of crops."""

    mel_db: Tensor
    """(batch, n_mels, frames) in dB"""
    frame_target: Tensor
    """(batch, frames, classes): rows sum to 1 where a moment's class is known, to 0 where it is not."""


@dataclass(frozen=True)
class Planter:
    """Plants crops of one training's recordings."""

    label: Tensor
    """(n,) of all recordings of the pool that crops come from."""
    n_classes: int
    absent: int | None
    """Class that means "nothing there"; None: no class does."""
    surroundings: MelPool
    """Sounds in which there is nothing, of no infant."""
    own: MelPool
    """Recordings of ``absent`` that may be learnt from; none if it is None."""
    edge_frames: int
    p: float

    def plant(self, pool: MelPool, indices: Sequence[int], mel_db: Tensor, rng: torch.Generator) -> Planted:
        """Args:
        pool: whose recordings ``indices`` the crops ``mel_db`` are of
        mel_db: (batch, n_mels, frames) in dB; those not drawn stay as they are
        """
        n, _, n_frames = mel_db.shape
        label = self.label[list(indices)]
        target = torch.zeros(n, n_frames, self.n_classes)
        if self.absent is not None:
            target[label == self.absent, :, self.absent] = 1.0
        out = mel_db.clone()
        for i in torch.nonzero(chosen(n, self.p, rng)).flatten().tolist():
            length = int(uniform(1, *STRETCH_SHARE, rng) * n_frames)
            start = int(torch.randint(n_frames - length + 1, (), generator=rng))
            stretch = self._loudest(pool, indices[i], length, rng)
            around = from_db(self._around(n_frames, rng))
            scale = _mean(around) / _mean(stretch) * from_db(uniform(1, *SNR_DB, rng))
            around[:, start : start + length] += scale * stretch
            out[i] = to_db(around)
            target[i] = self._told(int(label[i]), start, start + length, n_frames)
        return Planted(out, target)

    def _loudest(self, pool: MelPool, index: int, length: int, rng: torch.Generator) -> Tensor:
        tries = from_db(pool.crops([index] * TRIES, length, rng))
        return tries[int(tries.mean(dim=(1, 2)).argmax())]

    def _around(self, n_frames: int, rng: torch.Generator) -> Tensor:
        """(n_mels, frames) in dB"""
        among_own = bool(torch.rand((), generator=rng) < ABSENT_SHARE) and len(self.own) > 0
        source = self.own if among_own else self.surroundings
        return source.crops([int(torch.randint(len(source), (), generator=rng))], n_frames, rng)[0]

    def _told(self, label: int, start: int, stop: int, n_frames: int) -> Tensor:
        at = torch.arange(n_frames)
        inside = (at >= start + self.edge_frames) & (at < stop - self.edge_frames)
        outside = (at < start - self.edge_frames) | (at >= stop + self.edge_frames)
        told = torch.zeros(n_frames, self.n_classes)
        told[inside, label] = 1.0
        if self.absent is not None:
            told[outside, self.absent] = 1.0
        return told


def absent_class(task: TaskSpec) -> int | None:
    """The class that means "nothing there": ``no_X`` where ``X`` is the only positive one.

    A class like "calm" beside "pain" is a sound too; only the name says which it is.
    """
    if task.positive is None or len(task.positive) != 1 or len(task.classes) != 2:
        return None
    wanted = f"no_{task.positive[0]}"
    return task.classes.index(wanted) if wanted in task.classes else None


def surroundings(
    folder: str,
    background: Sequence[ManifestRow],
    front_end: FrontEnd,
    cache: Path,
    tick: Tick,
    warn: Callable[[str], None],
) -> MelPool:
    """Sounds to plant among: the order's rows of use ``background`` and those of ``folder``; made-up ones if there are
    neither.

    Args:
        cache: folder of features, see :func:`~ml.audio_io.build_pool`

    Raises: RunError if the folder holds no sound.
    """
    rows = list(background)
    if folder:
        rows += read_folder(Path(folder), use=Use.BACKGROUND).rows
    return build_pool(rows, front_end, cache, tick, warn, beside=True) if rows else made_up_surroundings(front_end)


@cache
def made_up_surroundings(front_end: FrontEnd, n: int = N_MADE_UP) -> MelPool:
    """The same clips in every training; made once in a process."""
    n_samples = round(MADE_UP_S * front_end.sample_rate_hz)
    mel_power, parts, rows = MelPower(front_end), [], []
    for number in range(n):
        rng = np.random.default_rng(seed_of("surroundings", number))
        clip = torch.from_numpy(made_up_clip(n_samples, front_end.sample_rate_hz, rng))
        with torch.no_grad():
            parts.append(to_db(mel_power(clip[None]))[0].T.contiguous().numpy().astype(np.float16))
        name = f"made-up {number}"
        rows.append(ManifestRow(name, "", name, False, Use.BACKGROUND))
    stops = np.cumsum([len(part) for part in parts])
    return MelPool(np.concatenate(parts), stops - [len(part) for part in parts], stops, tuple(rows))


def frame_loss(frame_logits: Tensor, target: Tensor, stride: int) -> Tensor:
    """Cross entropy over the moments whose class is known, each class counting alike.

    Args:
        frame_logits: (batch, feature frames, classes)
        target: (batch, frames, classes), as of :class:`Planted`
        stride: frames to a feature frame
    """
    middles = (torch.arange(frame_logits.shape[1]) * stride + stride // 2).clamp_max(target.shape[1] - 1)
    told = target[:, middles].to(frame_logits.device)
    mass = told.sum(dim=(0, 1))
    weighted = told * torch.where(mass > 0, 1 / mass.clamp_min(MIN_POWER), 0.0)
    loss = -(weighted * F.log_softmax(frame_logits.float(), dim=2)).sum()
    return loss / weighted.sum().clamp_min(MIN_POWER)


def _mean(power: Tensor) -> Tensor:
    return power.mean().clamp_min(MIN_POWER)
