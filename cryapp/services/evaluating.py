"""Measuring a model on labelled files outside the store."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from cryapp.domain.errors import UserError
from cryapp.domain.ids import ModelId
from cryapp.domain.model import Estimate
from cryapp.domain.task import DONT_KNOW
from cryapp.services import metrics
from cryapp.services.library import Library
from cryapp.services.loose import LooseAnswer, score_loose
from cryapp.services.metrics import Scored
from cryapp.services.scoring import open_scorer
from cryapp.services.tables import LABEL, PATH, read_table
from cryapp.services.tasks import list_tasks
from cryapp.store import infants

if TYPE_CHECKING:
    from cryapp.scoring.package import Package

INFANT = "infant"
FIELDS = (PATH, INFANT, LABEL)
NOTHING = "Nothing was measured."


@dataclass(frozen=True)
class _Row:
    path: Path
    infant: str
    class_key: str


def evaluate(
    lib: Library,
    model_id: ModelId,
    manifest: Path,
    audio_root: Path,
    columns: Mapping[str, str],
    classes: Mapping[str, str],
    on_progress: Callable[[int, int], None] | None = None,
    *,
    measure: bool = True,
) -> dict[str, Any]:
    """See :func:`cryapp.services.scoring.evaluate_manifest`.

    Raises: UserError if the table, the folder or a label text makes no sense, or if nothing could be scored.
    """
    scorer = open_scorer(lib, model_id, measure=measure)
    package = scorer.package
    rows, n_skipped = _rows(lib, package, manifest, audio_root, columns, classes)
    answers = {a.path: a for a in score_loose(scorer, list(dict.fromkeys(r.path for r in rows)), on_progress)}
    scored = [(row, answer) for row in rows if (answer := answers[row.path]).score is not None]
    if not scored:
        first = answers[rows[0].path] if rows else None
        raise UserError(
            f"No labelled recording of {manifest.name} could be scored"
            + (f"; the first: {first.path}: {first.error}" if first else "."),
            NOTHING,
            "Check --audio-root and --map.",
        )
    found = _figures(package, [r for r, _ in scored], [a for _, a in scored])
    failed = [{"path": str(r.path), "reason": answers[r.path].error} for r in rows if answers[r.path].score is None]
    return {
        "model": model_id,
        "card_sha256": package.card_sha256,
        "task": package.task_key,
        **found,
        "n_recordings": len(scored),
        "n_infants": len({row.infant for row, _ in scored}),
        "n_skipped": n_skipped,
        "n_failed": len(failed),
        "failed": failed,
        "n_infants_maybe_learnt_from": _maybe_learnt_from(lib, {row.infant for row, _ in scored}),
    }


def _rows(
    lib: Library,
    package: Package,
    manifest: Path,
    audio_root: Path,
    columns: Mapping[str, str],
    classes: Mapping[str, str],
) -> tuple[list[_Row], int]:
    """Labelled rows, and the number of rows without a label the model could be held against."""
    missing = [name for name in FIELDS if name not in columns]
    if missing:
        raise UserError(f"--map must say which column holds the {missing[0]}.", NOTHING)
    if not audio_root.is_dir():
        raise UserError(f"The folder {audio_root} is not there.", NOTHING, "Check --audio-root.")
    table = read_table(manifest)
    table.require(columns)
    known = {DONT_KNOW, *package.classes}
    known |= {c.key for task in list_tasks(lib) if task.key == package.task_key for c in task.classes}
    rows = []
    n_skipped = 0
    for row in table.rows:
        text = row[columns[LABEL]]
        class_key = classes.get(text, text)
        if text and class_key not in known:
            raise UserError(
                f"The label “{text}” is no class of {package.name}.",
                NOTHING,
                f"Say what it means with --classes; the model knows {', '.join(package.classes)}.",
            )
        if not text or class_key not in package.classes:
            n_skipped += 1
            continue
        name = row[columns[PATH]]
        rows.append(_Row(audio_root / name, row[columns[INFANT]] or f"(no infant) {name}", class_key))
    return rows, n_skipped


def _figures(package: Package, rows: Sequence[_Row], answers: Sequence[LooseAnswer]) -> dict[str, Any]:
    infant = tuple(row.infant for row in rows)
    positive = package.positive_keys
    if positive is None:
        return _multi_class(package, rows, answers, infant)
    probability = [sum(p for k, p in a.score.probabilities.items() if k in positive) for a in answers if a.score]
    data = Scored.of([row.class_key in positive for row in rows], probability, infant)
    if not data.has_both_classes:
        raise UserError(
            "The recordings that could be scored are all of one class, so nothing can be told apart.",
            NOTHING,
            "Label recordings of both.",
        )
    auc, sensitivity = metrics.estimate_auc(data), metrics.estimate_sensitivity(data)
    infants_data = metrics.by_infant(data)
    return {
        "auc": auc.value,
        "auc_ci": [auc.low, auc.high],
        "sensitivity_at_80_specificity": sensitivity.value,
        "sensitivity_at_80_specificity_ci": [sensitivity.low, sensitivity.high],
        "sensitivity_at_80_specificity_is": "read off the ROC curve of these recordings",
        "at_operating_point": _at_operating_point(package, data),
        "auc_by_infant": _number(metrics.auc(infants_data)),
        "brier": metrics.brier(data),
        "ece": metrics.expected_calibration_error(data),
        "n_positive": int(data.truth.sum()),
        "intervals": f"95 %, {metrics.N_DRAWS} bootstrap draws of infants",
    }


def _at_operating_point(package: Package, data: Scored) -> dict[str, Any] | None:
    """What the card's threshold, fixed on calibration infants, gives here: no look at these recordings went into it."""
    if not package.operating_points:
        return None
    point = package.operating_points[0]
    called = data.score >= point.threshold

    def share(of: np.ndarray[Any, np.dtype[np.bool_]], hit: np.ndarray[Any, np.dtype[np.bool_]]) -> Estimate:
        chosen = np.flatnonzero(of)
        return metrics.estimate_share([bool(hit[i]) for i in chosen], [data.infant[i] for i in chosen])

    sensitivity, specificity = share(data.truth, called), share(~data.truth, ~called)
    return {
        "threshold": point.threshold,
        "target_specificity": point.target_specificity,
        "sensitivity": sensitivity.value,
        "sensitivity_ci": [sensitivity.low, sensitivity.high],
        "specificity": specificity.value,
        "specificity_ci": [specificity.low, specificity.high],
    }


def _multi_class(
    package: Package, rows: Sequence[_Row], answers: Sequence[LooseAnswer], infant: tuple[str, ...]
) -> dict[str, Any]:
    """Each class against the rest; ``auc`` is the mean over classes that occur (macro)."""
    per_class = {}
    for key in package.classes:
        data = Scored.of(
            [r.class_key == key for r in rows], [a.score.probabilities[key] for a in answers if a.score], infant
        )
        if data.has_both_classes:
            per_class[key] = data
    if not per_class:
        raise UserError("The recordings that could be scored are all of one class.", NOTHING, "Label more classes.")
    macro = metrics.estimate_macro_auc(list(per_class.values()))
    called = [max(a.score.probabilities, key=a.score.probabilities.__getitem__) for a in answers if a.score]
    accuracy = metrics.estimate_share([c == r.class_key for c, r in zip(called, rows, strict=True)], infant)
    return {
        "auc": macro.value,
        "auc_ci": [macro.low, macro.high],
        "sensitivity_at_80_specificity": None,
        "sensitivity_at_80_specificity_ci": None,
        "auc_per_class": {key: metrics.auc(data) for key, data in per_class.items()},
        "accuracy": accuracy.value,
        "accuracy_ci": [accuracy.low, accuracy.high],
    }


def _maybe_learnt_from(lib: Library, codes: set[str]) -> int:
    """Infants that the store holds unlocked: if the model learnt here, it may have heard them."""
    with lib.store.read() as session:
        known = (infants.by_code(session, code) for code in codes)
        return sum(infant is not None and not infant.locked for infant in known)


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None
