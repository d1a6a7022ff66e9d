"""Who learns, who stops, who calibrates: by infant, by seed, asserted disjoint."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ml.contract import ManifestRow

CALIBRATION_SHARE = 0.15
VALIDATION_SHARE = 0.10
MIN_CALIBRATION = 5
"""Infants of a class that a threshold wants; a third of the class may go for that, if there are few."""
MIN_INFANTS_PER_CLASS_TO_HOLD_OUT = 4
"""With fewer, every infant is needed for learning and nothing is held out."""


@dataclass(frozen=True)
class Split:
    """Recordings of one ensemble member's learning. No infant is in two of the three."""

    train: tuple[ManifestRow, ...]
    validation: tuple[ManifestRow, ...]
    calibration: tuple[ManifestRow, ...]
    held_out: tuple[ManifestRow, ...] = ()
    """With folds: all recordings of the infants who calibrate, those too whose label was not given blind."""

    def __post_init__(self) -> None:
        unmet = {row.infant for row in self.calibration + self.held_out}
        parts = [{row.infant for row in part} for part in (self.train, self.validation)]
        if parts[0] & parts[1] or parts[0] & unmet or parts[1] & unmet:
            raise AssertionError("an infant is in two parts of a split")
        if any(row.locked for part in (self.train, self.validation, self.calibration, self.held_out) for row in part):
            raise AssertionError("a locked infant is in a split")


def split_infants(
    rows: Sequence[ManifestRow], seed: int, members: int, together: Mapping[str, str] | None = None
) -> tuple[Split, ...]:
    """One split for each ensemble member: the same calibration infants, different validation infants.

    Infants are ordered by a hash of (seed, infant) within their commonest label and dealt out, so that each part holds
    the classes in proportion, and adding an infant moves no other out of its place in the order. Recordings whose
    label was made with the model's answer in view (not ``blind``) stay out of calibration and validation.

    Args:
        together: infant → group for those who must stay together, see :func:`ml.same_sound.infants_together`
    """
    group_of = _groups(rows, together)
    calibration: set[str] = set()
    validation: list[set[str]] = [set() for _ in range(members)]
    for order in _in_order(rows, seed, together, MIN_INFANTS_PER_CLASS_TO_HOLD_OUT):
        n_calibration = max(round(CALIBRATION_SHARE * len(order)), min(MIN_CALIBRATION, len(order) // 3))
        n_validation = max(1, round(VALIDATION_SHARE * len(order)))
        calibration.update(order[:n_calibration])
        rest = order[n_calibration:]
        for member, part in enumerate(validation):
            start = member * n_validation
            part.update(rest[(start + i) % len(rest)] for i in range(n_validation))
    return tuple(
        Split(
            train=tuple(row for row in rows if group_of[row.infant] not in calibration | part),
            validation=tuple(row for row in rows if group_of[row.infant] in part and row.blind),
            calibration=tuple(row for row in rows if group_of[row.infant] in calibration and row.blind),
        )
        for part in validation
    )


def split_folds(
    rows: Sequence[ManifestRow], seed: int, folds: int, together: Mapping[str, str] | None = None
) -> tuple[Split, ...]:
    """One split for each of ``folds`` networks: every infant calibrates exactly one of them, which has neither learnt
    from it nor stopped by it (that is done by infants of the next fold).

    Infants are dealt out as by :func:`split_infants`; those of classes too small to hold any out always learn.

    Args:
        together: infant → group for those who must stay together, see :func:`ml.same_sound.infants_together`
    """
    group_of = _groups(rows, together)
    fold_of = deal_folds(rows, seed, folds, together, MIN_INFANTS_PER_CLASS_TO_HOLD_OUT)
    stops: list[set[str]] = [set() for _ in range(folds)]
    for order in _in_order(rows, seed, together, MIN_INFANTS_PER_CLASS_TO_HOLD_OUT):
        n_validation = max(1, round(VALIDATION_SHARE * len(order)))
        for fold, part in enumerate(stops):
            part.update([group for group in order if fold_of[group] == (fold + 1) % folds][:n_validation])
    folds_of_rows = [fold_of.get(group_of[row.infant]) for row in rows]
    return tuple(
        Split(
            train=tuple(
                row
                for row, own in zip(rows, folds_of_rows, strict=True)
                if own != fold and group_of[row.infant] not in stops[fold]
            ),
            validation=tuple(row for row in rows if group_of[row.infant] in stops[fold] and row.blind),
            calibration=tuple(row for row, own in zip(rows, folds_of_rows, strict=True) if own == fold and row.blind),
            held_out=tuple(row for row, own in zip(rows, folds_of_rows, strict=True) if own == fold),
        )
        for fold in range(folds)
    )


def deal_folds(
    rows: Sequence[ManifestRow],
    seed: int,
    folds: int,
    together: Mapping[str, str] | None = None,
    at_least: int = 1,
) -> dict[str, int]:
    """The fold of every infant (of every group, under its name, where some stay ``together``).

    Folds hold the classes in proportion and differ in size by one group at most. Those of a commonest label that fewer
    than ``at_least`` have are in none.
    """
    fold_of: dict[str, int] = {}
    dealt = 0
    for order in _in_order(rows, seed, together, at_least):
        # Each class goes on where the one before ended.
        fold_of.update({group: (dealt + i) % folds for i, group in enumerate(order)})
        dealt += len(order)
    return fold_of


def _in_order(
    rows: Sequence[ManifestRow], seed: int, together: Mapping[str, str] | None, at_least: int
) -> list[list[str]]:
    """Groups of each commonest label in the order of the seed's hash."""
    by_label = by_commonest_label(rows, together).values()
    return [sorted(some, key=lambda group: _hash(seed, group)) for some in by_label if len(some) >= at_least]


def _groups(rows: Sequence[ManifestRow], together: Mapping[str, str] | None) -> dict[str, str]:
    return {row.infant: (together or {}).get(row.infant, row.infant) for row in rows}


def by_commonest_label(rows: Sequence[ManifestRow], together: Mapping[str, str] | None = None) -> dict[str, list[str]]:
    """Infants (or groups of those who stay ``together``) under the label that most of their recordings have."""
    group_of = _groups(rows, together)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        counts[group_of[row.infant]][str(row.label)] += 1
    groups: dict[str, list[str]] = defaultdict(list)
    for infant, labels in counts.items():
        groups[min(labels, key=lambda label: (-labels[label], label))].append(infant)
    return groups


def _hash(seed: int, infant: str) -> str:
    return hashlib.sha256(f"split/{seed}/{infant}".encode()).hexdigest()
