"""``evaluate``, ``predict`` and ``export``: what is done with a finished package."""

from __future__ import annotations

import json
from typing import Any

from ml.contract import PACKAGE_DIR, Use, finite, write_json
from ml.errors import RunError
from ml.evaluate import Reader, operating_points
from ml.export import Package, write_classifier, write_encoder
from ml.finetune import evaluate_reader, test_rows
from ml.manifest import labelled
from ml.run import Context, Outcome
from ml.score import score_rows

METRICS_FILE = "metrics.json"
PREDICTIONS_FILE = "predictions.jsonl"


def evaluate(context: Context) -> Outcome:
    """Measures a package on the locked infants of the manifest; the package itself is not touched."""
    package = _required_package(context)
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
        context, reader, scored, train, package.architecture.front_end, context.package("compare_with")
    )
    points = operating_points(reader, scored, context.job.seed)
    write_json(context.folder / METRICS_FILE, {"metrics": metrics, "operating_points": points})
    summary = {key: value for key, value in metrics.items() if key not in ("per_recording", "roc")}
    return Outcome(metrics=summary, outputs={"metrics": METRICS_FILE})


def predict(context: Context) -> Outcome:
    """Calibrated probabilities of every recording of the manifest, one JSON object a line."""
    package = _required_package(context)
    reader = Reader.of(package)
    context.emitter.stage("scoring", 1, 1)
    scored = score_rows(reader.model, context.manifest.rows, context.tick(), context.warn)
    path = context.folder / PREDICTIONS_FILE
    temporary = path.with_name(path.name + ".part")
    with temporary.open("w", encoding="utf-8") as out:
        for index, row in enumerate(scored.rows):
            logits = scored.logits[index : index + 1]
            line: dict[str, Any] = {
                "recording": row.recording,
                "probabilities": dict(
                    zip(reader.task.classes, reader.calibration.probabilities(logits)[0].tolist(), strict=True)
                ),
                "logits": logits[0].tolist(),
            }
            out.write(json.dumps(finite(line), ensure_ascii=False) + "\n")
    temporary.replace(path)
    return Outcome(metrics={"n_recordings": len(scored.rows)}, outputs={"predictions": PREDICTIONS_FILE})


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
