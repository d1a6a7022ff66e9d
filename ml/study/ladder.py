"""The leak ladder: one classifier on the same labels, divided ever more honestly.

Much of the literature on cries divides recordings, or copies of them, where infants should be divided. What that is
worth is shown by going down: copies made before the split, recordings split, infants split. Where the last rung is at
chance, nothing of what the rungs above say is about the labels.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold
from threadpoolctl import threadpool_limits
from torch import Tensor

from ml.audio_io import Tick, read_waveform
from ml.chance import chance_warning
from ml.contract import ManifestRow, TaskSpec
from ml.encoders.statistics import log_mel_statistics
from ml.features import FrontEnd, MelPower, to_db
from ml.manifest import labelled
from ml.metrics import Estimate, Floats, Ints
from ml.rng import generator_at
from ml.study.learner import logistic_logits
from ml.study.resampling import N_DRAWS, TestSet, estimate, ordering

N_FOLDS = 5
N_COPIES = 4
N_REPEATS = 3
COPY_SHARES = (0.7, 0.95)
"""Of a recording's length that a copy keeps, from anywhere in it;"""
COPY_SNR_DB = (15.0, 30.0)
"""with white noise added: the mild augmentation that such papers describe."""
LONGEST_S = 30.0

Splits = list[tuple[Ints, Ints]]


@dataclass(frozen=True)
class Rung:
    """One way of dividing, and the AUC (macro AUC of several classes) that comes of it."""

    key: str
    words: str
    auc: Estimate
    honest: bool

    def as_json(self) -> dict[str, Any]:
        return {"key": self.key, "words": self.words, "auc": self.auc.as_json(), "honest": self.honest}


@dataclass(frozen=True)
class Ladder:
    rungs: tuple[Rung, ...]
    warning: str
    """What the honest rung says of the labels; empty if they can be told."""

    def as_json(self) -> dict[str, Any]:
        return {"rungs": [rung.as_json() for rung in self.rungs], "warning": self.warning}


def leak_ladder(rows: Sequence[ManifestRow], task: TaskSpec, seed: int, tick: Tick, n_draws: int = N_DRAWS) -> Ladder:
    """Log-mel statistics and a logistic regression, cross-validated in three ways on the same recordings.

    Every rung has the same classifier, number of folds, repeats and infants; only who stands on which side differs.

    Raises: as :func:`~ml.audio_io.read_waveform`.
    """
    rows = [row for row in labelled(rows, task) if not row.locked]
    front_end = FrontEnd()
    power = MelPower(front_end)
    plain, copies = [], []
    for number, row in enumerate(rows):
        tick(number, len(rows))
        waveform = read_waveform(Path(row.path), front_end.sample_rate_hz, duration_s=LONGEST_S)
        plain.append(_statistics(power, front_end, waveform))
        copies += [_statistics(power, front_end, _copy(waveform, seed, number, i)) for i in range(N_COPIES)]
    tick(len(rows), len(rows))
    label = np.array([task.classes.index(str(row.label)) for row in rows], dtype=np.int64)
    infants = np.array([row.infant for row in rows])
    positive = None if task.positive is None else [task.classes.index(key) for key in task.positive]

    def rung(key: str, words: str, x: Floats, times: int, split: Callable[[Ints, Any, int], Splits]) -> Rung:
        own_label, own_infants = np.repeat(label, times), np.repeat(infants, times)
        scores = [
            _out_of_fold(x, own_label, split(own_label, own_infants, repeat), len(task.classes))
            for repeat in range(N_REPEATS)
        ]
        test = TestSet.drawn(own_infants.tolist(), own_label, seed, n_draws)
        found = estimate({key: test}, {key: ordering(own_label, scores, positive)}, positive)
        return Rung(key, words, found, honest=split is _by_infant)

    with threadpool_limits(1, user_api="blas"):
        rungs = (
            rung("augmented", "copies made first, then copies divided", np.stack(copies), N_COPIES, _by_recording),
            rung("recordings", "recordings divided", np.stack(plain), 1, _by_recording),
            rung("infants", "infants divided", np.stack(plain), 1, _by_infant),
        )
    return Ladder(rungs, chance_warning(task.name, rungs[-1].auc))


def read_ladder(raw: Mapping[str, Any]) -> Ladder:
    """What :meth:`Ladder.as_json` wrote."""
    rungs = tuple(Rung(r["key"], r["words"], Estimate(**r["auc"]), r["honest"]) for r in raw["rungs"])
    return Ladder(rungs, str(raw["warning"]))


def ladder_markdown(ladder: Ladder) -> str:
    """The table, and the warning where there is one."""
    lines = ["| how it is divided | AUC | infants on both sides |", "|---|---|---|"]
    for rung in ladder.rungs:
        auc = f"{rung.auc.value:.3f} ({rung.auc.low:.3f}–{rung.auc.high:.3f})"
        lines.append(f"| {rung.words} | {auc} | {'no' if rung.honest else 'yes'} |")
    return "\n".join(lines) + (f"\n\n**{ladder.warning}**" if ladder.warning else "") + "\n"


def _by_recording(label: Ints, _infants: Any, repeat: int) -> Splits:
    folds = StratifiedKFold(N_FOLDS, shuffle=True, random_state=repeat)
    return list(folds.split(np.zeros(len(label)), label))


def _by_infant(label: Ints, infants: Any, repeat: int) -> Splits:
    folds = StratifiedGroupKFold(N_FOLDS, shuffle=True, random_state=repeat)
    return list(folds.split(np.zeros(len(label)), label, infants))


def _out_of_fold(x: Floats, label: Ints, splits: Splits, n_classes: int) -> Floats:
    """Log-probabilities of every row by the one model that had not learnt from it."""
    out = np.zeros((len(label), n_classes))
    for train, test in splits:
        out[test] = logistic_logits(x[train], label[train], x[test], n_classes)
    return out


def _copy(waveform: Tensor, *place: object) -> Tensor:
    rng = generator_at("ladder", *place)
    share, snr = torch.rand(2, generator=rng).tolist()
    length = max(1, round(len(waveform) * (COPY_SHARES[0] + share * (COPY_SHARES[1] - COPY_SHARES[0]))))
    start = int(torch.randint(len(waveform) - length + 1, (), generator=rng))
    part = waveform[start : start + length]
    snr_db = COPY_SNR_DB[0] + snr * (COPY_SNR_DB[1] - COPY_SNR_DB[0])
    level = part.square().mean().sqrt() * 10 ** (-snr_db / 20)
    noisy: Tensor = part + level * torch.randn(length, generator=rng)
    return noisy


def _statistics(power: MelPower, front_end: FrontEnd, waveform: Tensor) -> Floats:
    with torch.no_grad():
        found = log_mel_statistics(to_db(power(waveform[None])), front_end.range_db)[0]
    return np.asarray(found.double().numpy(), dtype=np.float64)
