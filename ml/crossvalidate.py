"""``crossvalidate``: of every labelled recording, what a model says that has not met its infant.

For finding labels that may be wrong. Training as many networks as folds would take hours where nobody waits that long,
so the models are the teacher of :mod:`ml.selftrain`: a regularised logistic regression on the frozen embedding of a
pre-trained encoder beside log-mel statistics, in the directions in which all recordings vary most. It learns in
milliseconds, so that nine tenths of the infants can teach for each tenth.

What "has not met its infant" is worth here: no label and no other recording of the infant has taught the regression
that is asked. The encoder, and the directions, may have heard the infant, never its label; an encoder that may have
met labels of these infants is not used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import torch
from torch import Tensor, nn

from ml.audio_io import MelPool, build_pool
from ml.calibrate import fit_calibration
from ml.chance import chance_warning
from ml.contract import Kind, ManifestRow, Method, Use
from ml.encoders.base import Encoder
from ml.errors import RunError
from ml.export import Package
from ml.features import FrontEnd
from ml.graph import Architecture
from ml.heard import Heard, may_have_met_labels
from ml.manifest import labelled, require_infants_per_class
from ml.metrics import Estimate
from ml.out_of_fold import answers, write_answers
from ml.probe import fit_head
from ml.run import Context, Outcome
from ml.same_sound import infants_together, n_together
from ml.selftrain import PENALTY, directions, features_of
from ml.splits import deal_folds

N_FOLDS = 10
MIN_INFANTS_PER_CLASS = 2
N_STAGES = 4


def crossvalidate(context: Context) -> Outcome:
    """Raises: RunError if there are too few labelled infants."""
    task = context.job.task
    if task is None:
        raise RunError("The order names no task to ask about.", "Start the search again from the app.")
    folds = _folds(context.job.options)
    context.emitter.stage("reading", 1, N_STAGES)
    rows = labelled(context.manifest.of(Use.TRAIN), task)
    require_infants_per_class(rows, task, MIN_INFANTS_PER_CLASS)
    package = _without_labels(context, rows)
    front_end = (package.architecture if package else Architecture.of("small")).front_end
    pool = build_pool(rows, front_end, context.pool_path, context.tick(), context.warn)
    require_infants_per_class(pool.rows, task, MIN_INFANTS_PER_CLASS)

    context.emitter.stage("comparing", 2, N_STAGES)
    together = infants_together(pool.rows, context.tick(), context.warn)

    context.emitter.stage("hearing", 3, N_STAGES)
    place = _places(context, pool, front_end, package.encoder() if package else None)

    context.emitter.stage("crossvalidating", 4, N_STAGES)
    n_folds = min(folds, len(set(together.values())))
    fold = fold_of_rows(pool.rows, context.job.seed, n_folds, together)
    label = torch.tensor([task.classes.index(str(row.label)) for row in pool.rows])
    logits, asked = unmet_logits(context, place, label, fold, len(task.classes))
    if not asked:
        raise RunError(
            "The infants cannot be parted so that every part learns every class.",
            "Label recordings of more infants, then start again.",
        )
    known = [pool.rows[i] for i in asked]
    calibration = fit_calibration(logits[asked].double().numpy(), label[asked].numpy())
    p = calibration.probabilities(logits[asked].double().numpy())
    method = Method.FROZEN if package else Method.STATISTICS
    table = answers(context, task, method, known, [fold[i] for i in asked], p, n_folds)
    table = replace(
        table,
        encoder=context.job.parent_model if package else None,
        n_heard=len(Heard.of_card(package.card).infants_among(known, context.job.source)) if package else 0,
        n_together=n_together({row.infant: together[row.infant] for row in known}),
    )
    if table.auc is not None and (warning := chance_warning(task.name, Estimate(**table.auc))):
        context.warn(warning)
    metrics = {"n_recordings": len(known), "n_infants": len({row.infant for row in known}), "auc": table.auc}
    return Outcome(metrics=metrics, outputs=write_answers(context, table))


def fold_of_rows(rows: Sequence[ManifestRow], seed: int, folds: int, together: Mapping[str, str]) -> list[int]:
    """(n,) the fold of each recording's infant; those who sound the same are in one."""
    fold_of = deal_folds(rows, seed, folds, together)
    return [fold_of[together.get(row.infant, row.infant)] for row in rows]


def unmet_logits(
    context: Context, place: Tensor, label: Tensor, fold: Sequence[int], n_classes: int
) -> tuple[Tensor, list[int]]:
    """Logits (n, classes) of each recording by the regression that learnt from the other folds, and the recordings that
    were asked about: where the others lack a class, nobody can say that it is that class.

    Args:
        place: (n, dim) of all recordings
    """
    of_fold = torch.tensor(fold)
    logits = torch.zeros(len(place), n_classes)
    asked: list[int] = []
    tick = context.tick()
    for done, number in enumerate(sorted(set(fold))):
        tick(done, len(set(fold)))
        own, others = of_fold == number, of_fold != number
        if len(torch.unique(label[others])) < n_classes:
            n = int(own.sum())
            context.warn(f"{n} recordings are not asked about: without them a class has no infants left.")
            continue
        head = nn.Linear(place.shape[1], n_classes)
        nn.init.zeros_(head.weight)
        nn.init.zeros_(head.bias)
        # No class weights: answers as common as the labels are, so that their probabilities mean what they say.
        fit_head(head, place[others], label[others], torch.ones(n_classes), PENALTY)
        with torch.no_grad():
            logits[own] = head(place[own])
        asked += torch.nonzero(own).flatten().tolist()
    tick(len(set(fold)), len(set(fold)))
    return logits, sorted(asked)


def _places(context: Context, pool: MelPool, front_end: FrontEnd, encoder: Encoder | None) -> Tensor:
    everything = range(len(pool))
    return directions(features_of(context.session, pool, front_end, encoder, everything, context.tick()))


def _without_labels(context: Context, rows: Sequence[ManifestRow]) -> Package | None:
    """The order's encoder, unless it may know the labels that are to be doubted."""
    package = context.package("encoder")
    if package is None or not may_have_met_labels(package.card, rows, context.job.source):
        return package
    context.warn("The encoder has learnt from labels of these infants, or does not say: it is done without.")
    return None


def _folds(options: Mapping[str, Any]) -> int:
    """Raises: RunError for another option, or a number that parts nothing."""
    unknown = sorted(set(options) - {"folds"})
    if unknown:
        raise RunError(
            f"There is no option called {unknown[0]!r} for {Kind.CROSSVALIDATE}.", "Take it out of the order."
        )
    folds = options.get("folds", N_FOLDS)
    if isinstance(folds, bool) or not isinstance(folds, int) or folds < 2:
        raise RunError(f"{folds!r} folds part nothing.", "Give a whole number from 2 on.")
    return folds
