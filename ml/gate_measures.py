"""What the gate measures of one or two models on the same locked recordings, all by the same drawn infants."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from ml.audio_io import CHUNK_S, Tick, duration_of, read_waveform
from ml.contract import SAMPLE_RATE_HZ, ManifestRow
from ml.errors import RunError
from ml.evaluate import TARGET_SPECIFICITY, Reader
from ml.gate_points import MOST_VALUES, Condition, Subgroup, divided
from ml.graph import MAX_SECONDS
from ml.metrics import Floats, Ints
from ml.near_duplicates import Fingerprint, NearDuplicate, fingerprint, near_duplicates
from ml.paired import Draws, Statistic, auc_of, difference, macro_auc_of
from ml.robustness import conditions
from ml.score import windows

MAX_RECORDINGS = 400
"""Locked recordings that are corrupted: six corruptions of each, by two models, are the gate's longest work."""


@dataclass(frozen=True)
class Side:
    """One model's answers for the recordings, row by row, turned into probabilities and decisions."""

    reader: Reader
    probability: Floats
    """(n, classes), calibrated."""

    @staticmethod
    def of(reader: Reader, logits: Floats) -> Side:
        return Side(reader, reader.calibration.probabilities(logits))

    @property
    def shown(self) -> Floats:
        """The probability that is shown: of the positive classes, or of the likeliest."""
        positive = self.reader.positive
        of = self.probability.max(axis=1) if positive is None else self.probability[:, positive].sum(axis=1)
        return np.asarray(of, dtype=np.float64)

    @property
    def decision(self) -> Ints:
        """1 where the answer is positive; without positive classes the likeliest class."""
        if self.reader.positive is None:
            return np.asarray(self.probability.argmax(axis=1), dtype=np.int64)
        return (self.shown >= self.threshold).astype(np.int64)

    @property
    def threshold(self) -> float:
        return float(self.reader.thresholds.get(TARGET_SPECIFICITY, 0.5))

    def right(self, label: Ints) -> NDArray[np.bool_]:
        """Where the decision is the label's."""
        if self.reader.positive is None:
            return np.asarray(self.decision == label)
        return np.asarray((self.decision == 1) == np.isin(label, self.reader.positive))

    def auc(self, label: Ints, chosen: Ints | None = None) -> Statistic:
        """AUC (macro without positive classes) of all recordings, or of those at the indices ``chosen``."""
        at = np.arange(len(label)) if chosen is None else chosen
        return auc_statistic(self.reader, label[at], self.probability[at])


def auc_statistic(reader: Reader, label: Ints, probability: Floats) -> Statistic:
    if reader.positive is None:
        return macro_auc_of(label, probability)
    return auc_of(np.isin(label, reader.positive).astype(np.int64), probability[:, reader.positive].sum(axis=1))


def infants_by_class(reader: Reader, infants: Sequence[str], label: Ints) -> dict[str, int]:
    """Locked infants of each class; positive classes count together, as do the others."""
    classes = reader.task.classes
    if reader.positive is None:
        groups = {name: [number] for number, name in enumerate(classes)}
    else:
        negative = [number for number in range(len(classes)) if number not in reader.positive]
        groups = {
            "/".join(classes[n] for n in reader.positive): reader.positive,
            "/".join(classes[n] for n in negative): negative,
        }
    return {
        name: len({infant for infant, one in zip(infants, label, strict=True) if one in numbers})
        for name, numbers in groups.items()
    }


def groups_of(rows: Sequence[ManifestRow]) -> Iterator[tuple[str, Ints]]:
    """Names of groups and the indices of their recordings; a covariate with one value divides nothing."""
    divisions: dict[str, dict[str, list[int]]] = {}
    for index, row in enumerate(rows):
        for name, value in divided(row.covariates).items():
            divisions.setdefault(name, {}).setdefault(value, []).append(index)
    for name, values in divisions.items():
        if 1 < len(values) <= MOST_VALUES:
            for value, indices in sorted(values.items()):
                yield f"{name}: {value}", np.array(indices, dtype=np.int64)


def subgroups(rows: Sequence[ManifestRow], label: Ints, draws: Draws, new: Side, old: Side | None) -> list[Subgroup]:
    """Each group with its AUC and the difference to the model in use, where it is large enough."""
    found = []
    for name, chosen in groups_of(rows):
        counts = list(infants_by_class(new.reader, [rows[int(i)].infant for i in chosen], label[chosen]).values())
        positive, negative = (counts[0], counts[1]) if new.reader.positive is not None else (min(counts), min(counts))
        group = Subgroup(name, positive, negative)
        if group.judged:
            of_group = draws.only(chosen)
            auc = new.auc(label, chosen)
            delta = None if old is None else of_group.estimate(difference(auc, old.auc(label, chosen)))
            group = Subgroup(name, positive, negative, of_group.estimate(auc), delta)
        found.append(group)
    return found


def churn(rows: Sequence[ManifestRow], label: Ints, new: Side, old: Side) -> list[dict[str, Any]]:
    """Recordings whose decision flips, the surest change first."""
    right = new.right(label)
    changed = [int(i) for i in np.flatnonzero(new.decision != old.decision)]
    before, after = old.shown, new.shown
    return [
        {
            "recording": rows[i].recording,
            "infant": rows[i].infant,
            "label": rows[i].label,
            "before": round(float(before[i]), 4),
            "after": round(float(after[i]), 4),
            "gained": bool(right[i]),
        }
        for i in sorted(changed, key=lambda i: -abs(after[i] - before[i]))
    ]


def robustness(
    rows: Sequence[ManifestRow], label: Ints, new: Reader, old: Reader | None, seed: int, tick: Tick
) -> tuple[list[Condition], int]:
    """Both models under every corruption, on at most ``MAX_RECORDINGS`` recordings, each's first half minute.

    Returns: the conditions and how many recordings they rest on; none where only one class is left.
    """
    chosen = _fair_choice(rows)
    kinds = conditions()
    logits: dict[str, list[Floats]] = {"new": [], "old": []}
    kept: list[int] = []
    for done, index in enumerate(chosen):
        tick(done, len(chosen))
        row = rows[index]
        try:
            clean = read_waveform(Path(row.path), SAMPLE_RATE_HZ, duration_s=MAX_SECONDS).numpy()
        except RunError:
            continue
        variants = [clean, *(kind.corrupt(clean, row.recording) for kind in kinds)]
        batch = torch.cat([windows(torch.from_numpy(variant)) for variant in variants])
        with torch.no_grad():
            for name, reader in (("new", new), ("old", old)):
                if reader is not None:
                    logits[name].append(reader.model(batch)[0].double().numpy())
        kept.append(index)
    tick(len(chosen), len(chosen))
    if not kept or len(np.unique(label[kept])) < 2:
        return [], 0
    draws = Draws.of([rows[i].infant for i in kept], seed)
    own = _under(np.stack(logits["new"]), new, label[kept], draws)
    other = None if old is None else _under(np.stack(logits["old"]), old, label[kept], draws)
    found = []
    for number, kind in enumerate(kinds):
        drop, flips = own[number]
        old_drop, old_flips = (None, None) if other is None else other[number]
        found.append(Condition(kind.key, kind.words, drop, flips, old_drop, old_flips))
    return found, len(kept)


def search_near_duplicates(
    tests: Sequence[ManifestRow], learnt: Sequence[ManifestRow], tick: Tick, warn: Callable[[str], None]
) -> tuple[NearDuplicate, ...]:
    """Locked recordings that sound the same as one learnt from. Unreadable ones are left out with a warning."""
    total = len(tests) + len(learnt)

    def prints(rows: Sequence[ManifestRow], before: int) -> Iterator[tuple[str, Fingerprint]]:
        for done, row in enumerate(rows):
            tick(before + done, total)
            try:
                for piece in pieces_of(Path(row.path)):
                    yield row.recording, fingerprint(piece, SAMPLE_RATE_HZ)
            except RunError as error:
                warn(f"Not searched for copies: {error.happened}")

    found = tuple(near_duplicates(prints(tests, 0), prints(learnt, len(tests))))
    tick(total, total)
    return found


def _under(logits: NDArray[np.float64], reader: Reader, label: Ints, draws: Draws) -> list[tuple[Any, int]]:
    """For each corruption the drop of AUC and the flipped decisions; logits (recordings, 1 + corruptions, classes)."""
    sides = [Side.of(reader, logits[:, number]) for number in range(logits.shape[1])]
    clean = sides[0]
    return [
        (
            draws.estimate(difference(clean.auc(label), side.auc(label))),
            int((side.decision != clean.decision).sum()),
        )
        for side in sides[1:]
    ]


def _fair_choice(rows: Sequence[ManifestRow]) -> list[int]:
    """Indices of whole infants, in the order of a hash, until there are enough: the same ones for every model."""
    order = sorted(range(len(rows)), key=lambda i: (hashlib.sha256(rows[i].infant.encode()).digest(), i))
    if len(order) <= MAX_RECORDINGS:
        return order
    last = rows[order[MAX_RECORDINGS - 1]].infant
    cut = MAX_RECORDINGS
    while cut < len(order) and rows[order[cut]].infant == last and cut < 2 * MAX_RECORDINGS:
        cut += 1
    return order[:cut]


def pieces_of(path: Path) -> Iterator[NDArray[np.float32]]:
    """A recording as mono samples at 16 kHz, ``CHUNK_S`` at a time.

    Raises: as :func:`~ml.audio_io.read_waveform`.
    """
    duration_s = duration_of(path)
    start_s = 0.0
    while start_s < duration_s or start_s == 0.0:
        yield read_waveform(path, SAMPLE_RATE_HZ, start_s, CHUNK_S).numpy()
        start_s += CHUNK_S
