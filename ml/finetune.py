"""``finetune``: a classifier from labelled recordings, calibrated, measured on locked infants, packaged."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from typing import Any

import numpy as np
import torch

from ml import int8
from ml.abstain import fit_abstain_zone
from ml.audio_io import MelPool, build_pool
from ml.balance import prior_correction
from ml.calibrate import Calibration, fit_calibration
from ml.chance import chance_warning
from ml.config import FinetuneRecipe, finetune_recipe
from ml.contract import CARD_FILE, PACKAGE_DIR, ManifestRow, TaskSpec, Use, file_sha256
from ml.errors import RunError
from ml.evaluate import Reader, compare, measure, measure_baselines, operating_points
from ml.export import Package, new_card, write_classifier
from ml.features import FrontEnd
from ml.gate import Candidate, gate
from ml.graph import Architecture, WaveformClassifier
from ml.heldout import HeldOut, hold_out
from ml.learning import learn
from ml.manifest import labelled, require_infants_per_class
from ml.metrics import Estimate, Floats, threshold_at_specificity
from ml.ordinal import ORDINAL
from ml.out_of_fold import ensemble_answers
from ml.planting import surroundings
from ml.protocol import further_metrics, prevalence_of
from ml.provenance import training_card
from ml.run import DONE, STOPPED_EARLY, Context, Outcome
from ml.same_sound import infants_together
from ml.score import Scored, score_rows
from ml.splits import split_folds, split_infants

MIN_INFANTS_PER_CLASS = 2
TARGET_SPECIFICITIES = (0.8, 0.9)
MIN_NEGATIVES_FOR_THRESHOLD = 5
MIN_NEGATIVE_INFANTS_FOR_THRESHOLD = 3
N_STAGES = 6


def finetune(context: Context) -> Outcome:
    """Raises: RunError if there are too few labelled infants."""
    task = context.job.task
    if task is None:
        raise RunError("The order names no task to learn.", "Start the training again from the app.")
    recipe = finetune_recipe(context.job)
    prevalence_of(recipe.prevalence)
    start, old = context.package("encoder"), context.package("compare_with")
    architecture = architecture_for(start.architecture if start else None, recipe, task)

    context.emitter.stage("reading", 1, N_STAGES)
    rows = labelled(context.manifest.of(Use.TRAIN), task)
    require_infants_per_class(rows, task, MIN_INFANTS_PER_CLASS)
    unknown = _unlabelled(context, task) if recipe.pseudo_weight else ()
    heard = build_pool((*rows, *unknown), architecture.front_end, context.pool_path, context.tick(), context.warn)
    pool, unlabelled = _parted(heard, {row.recording for row in rows})
    require_infants_per_class(pool.rows, task, MIN_INFANTS_PER_CLASS)

    context.emitter.stage("comparing", 2, N_STAGES)
    together = infants_together(pool.rows, context.tick(), context.warn)
    by_fold = recipe.folds > 1
    if by_fold:
        splits = split_folds(pool.rows, context.job.seed, recipe.folds, together)
    else:
        splits = split_infants(pool.rows, context.job.seed, recipe.members, together)
    for split in splits:
        require_infants_per_class(split.train, task, 1)

    context.emitter.stage("finetuning", 3, N_STAGES)
    encoder = None if start is None else start.encoder()
    learnt = learn(
        context.session, task, architecture, recipe, pool, splits, context.job.seed, encoder, unlabelled,
        _surroundings(context, recipe, architecture.front_end),
    )  # fmt: skip
    architecture = replace(architecture, n_members=len(learnt.members))
    model = learnt.model(architecture)

    context.emitter.stage("calibrating", 4, N_STAGES)
    held_out = hold_out(learnt, architecture, splits, pool.rows, by_fold, context.tick(), context.warn)
    name = context.job.model_name or task.name
    label = torch.tensor([task.classes.index(str(row.label)) for row in pool.rows])
    correction = prior_correction(recipe.balance, label, len(task.classes))
    reader = replace(calibrated(name, model, task, held_out.scored, correction), reference=held_out.reference)

    context.emitter.stage("evaluating", 5, N_STAGES)
    tests = test_rows(context, task)
    scored = score_rows(model, tests, context.tick(), context.warn)
    metrics = evaluate_reader(context, reader, scored, pool.rows, architecture.front_end, old, recipe.prevalence)

    context.emitter.stage("exporting", 6, N_STAGES)
    card = new_card("classifier", name, architecture, held_out.everything.embeddings.shape[1])
    card.update(
        task={**asdict(task), "classes": list(task.classes)},
        calibration=reader.calibration.as_json(),
        operating_points=operating_points(reader, scored, context.job.seed),
        metrics=metrics,
        abstain=reader.abstain.as_json() if reader.abstain else None,
        reference=reference_of(held_out),
    )
    card["training"] = training_card(
        context,
        asdict(recipe),
        sum(p.epochs_done for p in learnt.progress),
        n_pool=len(unlabelled),
        n_train=len(splits[0].train),
        infants_train=_n_infants(splits[0].train),
        infants_validation=_n_infants(splits[0].validation),
        infants_calibration=len({row.infant for split in splits for row in split.calibration}),
        infants_test=_n_infants(scored.rows),
        members=len(learnt.members),
    )
    card["training"]["history"] = [entry for p in learnt.progress for entry in p.history]
    sha256 = write_classifier(context.package_folder, architecture, model, card)
    if int8.wanted(recipe.int8):
        if why_not := int8.add_after_training(context.package_folder, context.manifest.of(Use.POOL, Use.TRAIN)):
            context.warn(why_not)
        sha256 = file_sha256(context.package_folder / CARD_FILE)
    summary = {key: value for key, value in metrics.items() if key not in ("per_recording", "roc")}
    outputs = ensemble_answers(context, task, reader.calibration, held_out.unmet, recipe.folds, together)
    return Outcome(STOPPED_EARLY if learnt.stopped_early else DONE, PACKAGE_DIR, sha256, summary, outputs)


def _unlabelled(context: Context, task: TaskSpec) -> tuple[ManifestRow, ...]:
    """Recordings of infants who are not locked, without a label that is learnt."""
    rows = context.manifest.of(Use.POOL, Use.TRAIN)
    return tuple(replace(row, label=None) for row in rows if row.label not in task.classes)


def _surroundings(context: Context, recipe: FinetuneRecipe, front_end: FrontEnd) -> MelPool | None:
    if recipe.p_plant == 0:
        return None
    background = context.manifest.of(Use.BACKGROUND)
    return surroundings(recipe.surroundings, background, front_end, context.pool_path, context.tick(), context.warn)


def _parted(pool: MelPool, known: Collection[str]) -> tuple[MelPool, MelPool]:
    """The recordings whose ids are known, and the others."""
    inside = [i for i, row in enumerate(pool.rows) if row.recording in known]
    outside = [i for i, row in enumerate(pool.rows) if row.recording not in known]
    return pool.only(inside), pool.only(outside)


def calibrated(
    name: str,
    model: WaveformClassifier,
    task: TaskSpec,
    scored: Scored,
    correction: Sequence[float] | None = None,
) -> Reader:
    """Temperature, thresholds and the band in which no answer is given, all from calibration infants; what they are too
    few for is left out.

    Args:
        correction: as of :func:`ml.calibrate.fit_calibration`
    """
    n_classes = len(task.classes)
    label = scored.labels(task.classes)
    calibration = fit_calibration(scored.logits, label, correction) if scored.rows else Calibration.none(n_classes)
    reader = Reader(name, model, task, calibration, {})
    if reader.positive is None or not scored.rows:
        return reader
    positive = np.isin(label, reader.positive).astype(np.int64)
    negative_infants = {row.infant for row, one in zip(scored.rows, positive, strict=True) if one == 0}
    if (
        int((positive == 0).sum()) < MIN_NEGATIVES_FOR_THRESHOLD
        or len(negative_infants) < MIN_NEGATIVE_INFANTS_FOR_THRESHOLD
    ):
        return reader
    p = reader.positive_probability(scored.logits)
    thresholds = {s: threshold_at_specificity(positive, p, s) for s in TARGET_SPECIFICITIES}
    zone = fit_abstain_zone(positive, p, scored.infants, thresholds[TARGET_SPECIFICITIES[0]])
    return replace(reader, thresholds=thresholds, abstain=zone)


def evaluate_reader(
    context: Context,
    reader: Reader,
    scored: Scored,
    train: tuple[ManifestRow, ...],
    front_end: FrontEnd,
    old: Package | None,
    prevalence: float = 0.0,
) -> dict[str, Any]:
    """The card's ``metrics`` with baselines and the comparison with the model in use; ``prevalence`` as of
    :func:`ml.protocol.further_metrics`.
    """
    seed = context.job.seed
    metrics = measure(reader, scored, seed)
    if not metrics["reason_missing"]:
        metrics.update(further_metrics(reader, scored, train, prevalence, seed))
    if metrics["auc"] is not None:
        metrics["chance"] = chance_warning(reader.task.name, Estimate(**metrics["auc"]))
        if metrics["chance"]:
            context.warn(metrics["chance"])
    answers: dict[str, Floats] = {}
    metrics["baselines"] = measure_baselines(train, scored.rows, reader.task, front_end, seed, context.tick(), answers)
    metrics["compared"] = None
    if not reader.thresholds and reader.positive is not None and not metrics["reason_missing"]:
        metrics["reason_missing"] = "Too few calibration infants to fix a threshold."
    other, old_scored = None, None
    if old is not None:
        other = Reader.of(old)
        old_scored = score_rows(other.model, scored.rows, context.tick(), context.warn)
        if scored.rows:
            metrics["compared"] = compare(reader, scored, other, old_scored, seed)
    metrics["gate"] = gate(context, Candidate(reader, scored, metrics, answers, other, old_scored, old))
    return metrics


def test_rows(context: Context, task: TaskSpec) -> tuple[ManifestRow, ...]:
    """Labelled recordings of locked infants whose label was made without seeing the model's answer."""
    return tuple(row for row in labelled(context.manifest.of(Use.TEST), task) if row.blind)


def reference_of(held_out: HeldOut) -> dict[str, Any] | None:
    """Where recordings like those learnt from lie: mean embedding and the Euclidean distance within which 95 % are;
    the regions and the threshold of :mod:`ml.novelty`, where there was enough to learn them from.
    """
    scored = held_out.everything
    if not scored.rows:
        return None
    mean = scored.embeddings.mean(axis=0)
    distances = np.linalg.norm(scored.embeddings - mean, axis=1)
    return {
        "embedding_mean": [round(float(v), 5) for v in mean],
        "distance_p95": float(np.percentile(distances, 95)),
        **(held_out.reference.as_json() if held_out.reference else {}),
    }


def architecture_for(start: Architecture | None, recipe: FinetuneRecipe, task: TaskSpec) -> Architecture:
    """What is built: the encoder it starts from or the recipe's own, with the recipe's head.

    Raises: RunError for an ordinal head on classes without an order.
    """
    if recipe.head == ORDINAL and not task.order and task.positive is not None and len(task.classes) > 2:
        raise RunError(
            f"An ordinal head needs the order of the classes of {task.name}, and the order names none.",
            "Give the task's order, or take the softmax head.",
        )
    if start is None:
        given = Architecture.of(recipe.encoder, recipe.width)
    else:
        given = start
    return replace(given, n_members=recipe.members, n_classes=len(task.classes), head=recipe.head, expert=recipe.expert)


def _n_infants(rows: tuple[ManifestRow, ...]) -> int:
    return len({row.infant for row in rows})
