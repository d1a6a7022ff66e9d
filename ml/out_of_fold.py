"""Out-of-fold answers as a file: what a model that never met an infant says of each of its recordings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from ml.calibrate import Calibration
from ml.contract import (
    OUT_OF_FOLD,
    OUT_OF_FOLD_FILE,
    FoldAnswer,
    ManifestRow,
    Method,
    OutOfFold,
    TaskSpec,
    write_out_of_fold,
)
from ml.heard import Heard, may_have_met_labels
from ml.metrics import Estimate, Floats, with_width
from ml.paired import Draws, auc_of, macro_auc_of
from ml.provenance import code_version
from ml.run import Context
from ml.same_sound import n_together
from ml.score import Scored

DECIMALS = 6


def ensemble_answers(
    context: Context,
    task: TaskSpec,
    calibration: Calibration,
    unmet: Sequence[Scored],
    folds: int,
    together: dict[str, str],
) -> dict[str, str]:
    """Writes what the networks of a training with folds say of the infants kept from them; returns the run's outputs.

    A training that was stopped before its last network leaves infants unasked, and writes none; nor does one that
    started from an encoder which may have met their labels.
    """
    if folds < 2 or len(unmet) < folds or not any(part.rows for part in unmet):
        return {}
    some = [part for part in unmet if part.rows]
    rows = [row for part in some for row in part.rows]
    package = context.package("encoder")
    if package is not None and may_have_met_labels(package.card, rows, context.job.source):
        context.warn("The encoder has learnt from labels of these infants, or does not say: no label is doubted.")
        return {}
    fold = np.repeat(np.arange(len(unmet)), [len(part.rows) for part in unmet])
    p = calibration.probabilities(np.concatenate([part.logits for part in some]))
    table = answers(context, task, Method.ENSEMBLE, rows, fold.tolist(), p, folds)
    table = replace(
        table,
        encoder=context.job.parent_model if package else None,
        n_heard=len(Heard.of_card(package.card).infants_among(rows, context.job.source)) if package else 0,
        # Not of those who are in no fold, because few have their class.
        n_together=n_together({row.infant: together.get(row.infant, row.infant) for row in rows}),
    )
    return write_answers(context, table)


def answers(
    context: Context,
    task: TaskSpec,
    method: Method,
    rows: Sequence[ManifestRow],
    fold: Sequence[int],
    probability: Floats,
    folds: int,
) -> OutOfFold:
    """Args: fold: (n,) of each row's infant; probability: (n, classes), rows sum to 1."""
    if any(row.locked for row in rows):
        raise AssertionError("a locked infant is in a fold")
    return OutOfFold(
        run_id=context.job.run_id,
        task=task.key,
        classes=task.classes,
        method=method,
        folds=folds,
        seed=context.job.seed,
        data_hash=context.job.data_hash,
        code_version=code_version(),
        rows=tuple(
            FoldAnswer(row.recording, row.infant, str(row.label), number, tuple(round(float(v), DECIMALS) for v in own))
            for row, number, own in zip(rows, fold, probability, strict=True)
        ),
        auc=_worth(task, rows, probability, context.job.seed),
    )


def write_answers(context: Context, table: OutOfFold) -> dict[str, str]:
    """Into the run's folder; returns the run's outputs."""
    write_out_of_fold(context.folder / OUT_OF_FOLD_FILE, table)
    return {OUT_OF_FOLD: OUT_OF_FOLD_FILE}


def _worth(task: TaskSpec, rows: Sequence[ManifestRow], p: Floats, seed: int) -> Mapping[str, object] | None:
    """AUC of the answers by the labels as they are, some of which may be wrong; None without two classes."""
    auc = auc_of_answers(task, rows, p, seed)
    return auc.as_json() if auc is not None and np.isfinite([auc.value, auc.low, auc.high]).all() else None


def auc_of_answers(task: TaskSpec, rows: Sequence[ManifestRow], p: Floats, seed: int) -> Estimate | None:
    """With its interval by infant (macro AUC without positive classes); None where there is one class only."""
    label = np.array([task.classes.index(str(row.label)) for row in rows], dtype=np.int64)
    if len(np.unique(label)) < 2:
        return None
    draws = Draws.of([row.infant for row in rows], seed)
    if task.positive is None:
        estimate = draws.estimate(macro_auc_of(label, p))
    else:
        places = [task.classes.index(key) for key in task.positive]
        label = np.isin(label, places).astype(np.int64)
        if len(np.unique(label)) < 2:
            return None
        estimate = draws.estimate(auc_of(label, p[:, places].sum(axis=1)))
    scarcest = min(
        len({row.infant for row, own in zip(rows, label, strict=True) if own == k}) for k in np.unique(label)
    )
    return with_width(estimate, scarcest)
