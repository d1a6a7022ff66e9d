"""``evaluate``, ``predict`` and ``export``: what is done with a finished package."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ml.contract import PACKAGE_DIR, Use, finite, write_json
from ml.errors import RunError
from ml.evaluate import Reader, operating_points
from ml.export import Package, write_classifier, write_encoder
from ml.finetune import evaluate_reader, test_rows
from ml.manifest import labelled
from ml.metrics import Floats
from ml.protocol import novelty_of, prevalence_of
from ml.run import Context, Outcome
from ml.score import score_rows

METRICS_FILE = "metrics.json"
PREDICTIONS_FILE = "predictions.jsonl"
INFANTS_FILE = "infants.jsonl"


def evaluate(context: Context) -> Outcome:
    """Measures a package on the locked infants of the manifest; the package itself is not touched."""
    package = _required_package(context)
    unknown = sorted(set(context.job.options) - {"prevalence"})
    if unknown:
        raise RunError(f"There is no option called {unknown[0]!r} for evaluate.", "Take it out of the order.")
    prevalence = prevalence_of(context.job.options.get("prevalence", 0.0))
    reader = Reader.of(package)
    tests = test_rows(context, reader.task)
    if not tests:
        raise RunError(
            "There are no labelled recordings of locked infants to measure on.",
            "Label recordings of locked infants, then measure again.",
        )
    context.emitter.stage("evaluating", 1, 1)
    scored = score_rows(reader.model, tests, context.tick(), context.warn)
    train = labelled(context.manifest.of(Use.TRAIN), reader.task)
    metrics = evaluate_reader(
        context, reader, scored, train, package.architecture.front_end, context.package("compare_with"), prevalence
    )
    points = operating_points(reader, scored, context.job.seed)
    write_json(context.folder / METRICS_FILE, {"metrics": metrics, "operating_points": points})
    summary = {key: value for key, value in metrics.items() if key not in ("per_recording", "roc")}
    return Outcome(metrics=summary, outputs={"metrics": METRICS_FILE})


def predict(context: Context) -> Outcome:
    """Calibrated probabilities of every recording of the manifest, one JSON object a line, and of every infant by the
    mean logits of its recordings.

    ``novelty`` above 1 says that a recording is unlike any the model learnt from; null where that was not calibrated.
    """
    package = _required_package(context)
    reader = Reader.of(package)
    context.emitter.stage("scoring", 1, 1)
    scored = score_rows(reader.model, context.manifest.rows, context.tick(), context.warn)
    novelty = novelty_of(reader, scored)
    _write_lines(
        context.folder / PREDICTIONS_FILE,
        (
            {
                "recording": row.recording,
                **_answer(reader, scored.logits[i]),
                "novelty": None if novelty is None else float(novelty[i]),
            }
            for i, row in enumerate(scored.rows)
        ),
    )
    infants = list(dict.fromkeys(scored.infants))
    own = {infant: [i for i, other in enumerate(scored.infants) if other == infant] for infant in infants}
    _write_lines(
        context.folder / INFANTS_FILE,
        (
            {"infant": infant, "n_recordings": len(own[infant]), **_answer(reader, scored.logits[own[infant]].mean(0))}
            for infant in infants
        ),
    )
    return Outcome(
        metrics={"n_recordings": len(scored.rows), "n_infants": len(infants)},
        outputs={"predictions": PREDICTIONS_FILE, "infants": INFANTS_FILE},
    )


def _answer(reader: Reader, logits: Floats) -> dict[str, Any]:
    p = reader.calibration.probabilities(logits[None])[0].tolist()
    return {"probabilities": dict(zip(reader.task.classes, p, strict=True)), "logits": logits.tolist()}


def _write_lines(path: Path, lines: Iterable[Mapping[str, Any]]) -> None:
    temporary = path.with_name(path.name + ".part")
    with temporary.open("w", encoding="utf-8") as out:
        for line in lines:
            out.write(json.dumps(finite(line), ensure_ascii=False) + "\n")
    temporary.replace(path)


def export(context: Context) -> Outcome:
    """Writes the package again from its weights and card, e.g. after the exporter was mended."""
    package = _required_package(context)
    if package.folder.resolve() == context.package_folder.resolve():
        raise RunError("A package cannot be written over itself.", "Choose another output folder.")
    context.emitter.stage("exporting", 1, 1)
    architecture, card = package.architecture, dict(package.card)
    if card["kind"] == "classifier":
        sha256 = write_classifier(context.package_folder, architecture, package.classifier(), card)
    else:
        weights = package.weights()
        projector = {k.removeprefix("projector."): v for k, v in weights.items() if k.startswith("projector.")}
        sha256 = write_encoder(context.package_folder, architecture, package.encoder().eval(), projector, card)
    return Outcome(package=PACKAGE_DIR, card_sha256=sha256)


def _required_package(context: Context) -> Package:
    package = context.package("package")
    if package is None:
        raise RunError(f"The order names no model to {context.job.kind}.", "Choose a model, then start again.")
    return package
