"""Who is tested and who may be learnt from: locked infants, or folds of the others; nested subsets for few labels."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from ml.contract import ManifestRow, TaskSpec
from ml.errors import RunError
from ml.manifest import labelled
from ml.splits import by_commonest_label

LOCKED = "locked"
FOLDS = "folds"
MIN_INFANTS_OF_CLASS = 2
"""In a subset; one infant's voice is no class."""


@dataclass(frozen=True)
class Division:
    """One test set and all that may be learnt from without having met its infants."""

    name: str
    """``locked``, or ``fold 1`` …"""
    pool: tuple[ManifestRow, ...]
    """For pre-training: labelled or not."""
    train: tuple[ManifestRow, ...]
    """Labelled."""
    test: tuple[ManifestRow, ...]
    """Labelled, by people who had not seen a model's answer."""

    def __post_init__(self) -> None:
        require_unseen(self.pool, self.test)
        require_unseen(self.train, self.test)


def require_unseen(learnt_from: Sequence[ManifestRow], test: Sequence[ManifestRow]) -> None:
    """Raises: AssertionError if a test infant, or a sound of the test set, is learnt from."""
    infants = {row.infant for row in learnt_from} & {row.infant for row in test}
    sounds = {row.sha256 for row in learnt_from if row.sha256} & {row.sha256 for row in test}
    if infants or sounds:
        raise AssertionError(f"{len(infants)} test infants and {len(sounds)} test sounds are learnt from")


def divisions(rows: Sequence[ManifestRow], task: TaskSpec, tests: Sequence[str], n_folds: int) -> list[Division]:
    """The locked infants as one division, the folds of the others as ``n_folds``.

    Folds hold the classes in proportion and do not depend on any seed, so that every seed and arm is tested on the
    same infants.

    Raises: RunError if there is nothing to test on.
    """
    unlocked = tuple(row for row in rows if not row.locked)
    _refuse_shared_sounds(rows)
    found = []
    if LOCKED in tests:
        test = tuple(row for row in labelled(rows, task) if row.locked and row.blind)
        if len({row.label for row in test}) < len(task.classes):
            raise RunError(
                "The locked infants do not have labels of every class.", f"Label more of them, or use --tests {FOLDS}."
            )
        found.append(Division(LOCKED, unlocked, labelled(unlocked, task), test))
    if FOLDS in tests:
        fold_of: dict[str, int] = {}
        for infants in by_commonest_label(labelled(unlocked, task)).values():
            for place, infant in enumerate(sorted(infants, key=lambda one: _hash("fold", one))):
                fold_of[infant] = place % n_folds
        for fold in range(n_folds):
            rest = tuple(row for row in unlocked if fold_of.get(row.infant) != fold)
            test = tuple(row for row in labelled(unlocked, task) if fold_of[row.infant] == fold and row.blind)
            if len({row.label for row in test}) < len(task.classes):
                raise RunError(f"Fold {fold + 1} lacks a class.", "Use fewer --folds, or label more infants.")
            found.append(Division(f"fold {fold + 1}", rest, labelled(rest, task), test))
    return found


def _refuse_shared_sounds(rows: Sequence[ManifestRow]) -> None:
    """A sound that two infants have would be learnt from and tested on, whichever infants are held out."""
    infant_of: dict[str, str] = {}
    for row in rows:
        if row.sha256 and infant_of.setdefault(row.sha256, row.infant) != row.infant:
            raise RunError(
                f"The sound of recording {row.recording} is there under two infants, {infant_of[row.sha256]} and"
                f" {row.infant}.",
                "Take one of them out, or give both to one infant.",
            )


def nested_subset(rows: Sequence[ManifestRow], fraction: float, seed: int) -> tuple[ManifestRow, ...]:
    """Recordings of a share of the INFANTS, in proportion to the classes; a smaller share is part of every larger."""
    chosen: set[str] = set()
    for infants in by_commonest_label(rows).values():
        order = sorted(infants, key=lambda one: _hash("subset", seed, one))
        chosen.update(order[: max(min(MIN_INFANTS_OF_CLASS, len(order)), ceil(fraction * len(order) - 1e-9))])
    return tuple(row for row in rows if row.infant in chosen)


def digest_of(rows: Sequence[ManifestRow]) -> str:
    """Of what a result depends on: sounds, infants and labels, in order."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(f"{row.recording}|{row.sha256 or row.path}|{row.infant}|{row.label}\n".encode())
    return digest.hexdigest()


def _hash(*place: object) -> str:
    return hashlib.sha256("/".join(map(str, place)).encode()).hexdigest()
