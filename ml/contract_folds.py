"""Out-of-fold answers as they pass from the learning program to the app. Standard library only, like the contract."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

TOLERANCE = 1e-3
"""By how much the probabilities of an answer may sum to something else than 1: they are rounded."""


class Method(StrEnum):
    ENSEMBLE = "ensemble"
    """Networks of a training with folds, each asked about the infants kept from it."""
    FROZEN = "frozen"
    """Regressions on an encoder's embeddings beside log-mel statistics; the encoder has met no label."""
    STATISTICS = "statistics"
    """The same on log-mel statistics alone."""


@dataclass(frozen=True)
class FoldAnswer:
    """What a model that never met this recording's infant says of it. ``label`` is the one it had in the snapshot."""

    recording: str
    infant: str
    label: str
    fold: int
    probabilities: tuple[float, ...]
    """One for each of the task's learnt classes, in their order; they sum to 1."""


@dataclass(frozen=True)
class OutOfFold:
    """One cross-validation: who was asked what, and what the answers are worth."""

    run_id: str
    task: str
    classes: tuple[str, ...]
    method: Method
    folds: int
    seed: int
    data_hash: str
    code_version: str
    rows: tuple[FoldAnswer, ...]
    encoder: str | None = None
    """Id of the model whose encoder was used."""
    n_heard: int = 0
    """Infants among them whose sound that encoder was pre-trained on, without labels."""
    n_together: int = 0
    """Infants kept in one fold with another because a recording of theirs sounds the same."""
    auc: Mapping[str, Any] | None = None
    """Of these answers (macro AUC without positive classes), with its interval by infant; None if there is none."""
    version: int = 1


def parse_out_of_fold(raw: Mapping[str, Any]) -> OutOfFold:
    """Raises: KeyError, TypeError, ValueError for what is no such table."""
    classes = tuple(str(key) for key in raw["classes"])
    folds = int(raw["folds"])
    rows = tuple(_answer(row, len(classes), classes, folds) for row in raw["rows"])
    if len({row.recording for row in rows}) < len(rows):
        raise ValueError("a recording is answered twice")
    fold_of: dict[str, int] = {}
    for row in rows:
        if fold_of.setdefault(row.infant, row.fold) != row.fold:
            raise ValueError(f"infant {row.infant} is in two folds")
    auc = raw.get("auc")
    if auc is not None and not all(_is_number(auc.get(name)) for name in ("value", "low", "high")):
        raise ValueError("the AUC is no estimate")
    return OutOfFold(
        run_id=str(raw["run_id"]),
        task=str(raw["task"]),
        classes=classes,
        method=Method(raw["method"]),
        folds=folds,
        seed=int(raw["seed"]),
        data_hash=str(raw["data_hash"]),
        code_version=str(raw["code_version"]),
        rows=rows,
        encoder=None if raw.get("encoder") is None else str(raw["encoder"]),
        n_heard=int(raw.get("n_heard", 0)),
        n_together=int(raw.get("n_together", 0)),
        auc=auc,
    )


def _answer(raw: Mapping[str, Any], n_classes: int, classes: Sequence[str], folds: int) -> FoldAnswer:
    said = tuple(raw["probabilities"])
    if len(said) != n_classes or not all(_is_number(p) and 0 <= p <= 1 for p in said):
        raise ValueError(f"recording {raw['recording']} has no probability for every class")
    if abs(math.fsum(said) - 1) > TOLERANCE:
        raise ValueError(f"the probabilities of recording {raw['recording']} do not sum to 1")
    fold = raw["fold"]
    if not isinstance(fold, int) or not 0 <= fold < folds:
        raise ValueError(f"recording {raw['recording']} is in no fold")
    if raw["label"] not in classes:
        raise ValueError(f"recording {raw['recording']} has a label that was not learnt")
    return FoldAnswer(str(raw["recording"]), str(raw["infant"]), str(raw["label"]), fold, tuple(map(float, said)))


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
