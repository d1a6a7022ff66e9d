"""Commands about the model registry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cryapp.cli.console import Console, table
from cryapp.cli.options import Annotator, Reason, annotator_id
from cryapp.domain.ids import AnnotatorId, ModelId

if TYPE_CHECKING:
    from cryapp.domain.model import Comparison, Model
    from cryapp.services.library import Library
    from cryapp.services.models import ModelChanged

models = typer.Typer(help="The model registry.", no_args_is_help=True, rich_markup_mode=None)


def add_to(app: typer.Typer) -> None:
    app.add_typer(models, name="models")


@models.command("list")
def list_models(ctx: typer.Context, task: Annotated[str | None, typer.Option(help="Only this task's.")] = None) -> None:
    """Every model and encoder, newest first."""
    from cryapp.services.models import list_models as read

    console: Console = ctx.obj
    with console.library() as lib:
        found = read(lib, task)
    rows = [
        (m.id, m.name, m.status, m.evidence.auc.text if m.evidence.auc else m.evidence.reason_missing or "–")
        for m in found
    ]
    head = ("id", "name", "status", "AUC on locked infants")
    console.answer(
        {"models": [model_data(m) for m in found]}, table(head, rows) if rows else "No models yet: cryapp train."
    )


@models.command()
def promote(ctx: typer.Context, model: str, reason: Reason, annotator: Annotator = None) -> None:
    """Puts a model in use, after its package was verified and replayed."""
    from cryapp.services.models import promote as act

    _change(ctx, annotator, lambda lib, by: act(lib, ModelId(model), by, reason))


@models.command()
def reject(ctx: typer.Context, model: str, reason: Reason, annotator: Annotator = None) -> None:
    """Sets a candidate aside; it is never deleted."""
    from cryapp.services.models import reject as act

    _change(ctx, annotator, lambda lib, by: act(lib, ModelId(model), by, reason))


@models.command()
def rollback(
    ctx: typer.Context,
    task: Annotated[str | None, typer.Option(help="Whose model (default: the only one in use).")] = None,
    reason: Reason = "rolled back by command",
    annotator: Annotator = None,
) -> None:
    """Puts the model that was in use before back."""
    from cryapp.services.models import only_task_in_use, roll_back

    _change(ctx, annotator, lambda lib, by: roll_back(lib, task or only_task_in_use(lib), by, reason))


@models.command()
def compare(ctx: typer.Context, model: str) -> None:
    """A model beside the one in use, on the same locked infants. Counts as a look at the locked set."""
    console: Console = ctx.obj
    found = _compared(console, model)
    rows = [(str(point.number), point.state, point.title) for point in found.points]
    console.answer(
        comparison_data(found), f"{found.sentence}\n{found.explanation}\n\n{table(('', 'gate', 'point'), rows)}"
    )


@models.command()
def gate(
    ctx: typer.Context,
    model: str,
    pdf: Annotated[Path | None, typer.Option(help="Also write the one-page report here.")] = None,
) -> None:
    """The promotion gate: thirteen points, each a sentence before its figures. Counts as a look at the locked set."""
    console: Console = ctx.obj
    found = _compared(console, model)
    if pdf is not None:
        _write_pdf(pdf, found)
    lines = [f"{found.sentence}", found.explanation, f"The gate is {'open' if found.is_open else 'closed'}.", ""]
    lines += [f"{point.number:>2}  {point.state:<7}  {point.title}: {point.sentence}" for point in found.points]
    lines += [f"            {flip.title}: {flip.before:.2f} → {flip.after:.2f}" for flip in found.flips]
    if pdf is not None:
        lines += ["", f"The report is in {pdf}."]
    console.answer({**comparison_data(found), "pdf": str(pdf) if pdf else None}, "\n".join(lines))


def _compared(console: Console, model: str) -> Comparison:
    from cryapp.services.models import compare as act

    with console.library(make=False) as lib:
        return act(lib, ModelId(model))


def _write_pdf(path: Path, found: Comparison) -> None:
    """Qt draws the page; it is loaded for this alone, and needs no screen."""
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from cryapp.ui.gate_report import save_gate_report
    from cryapp.ui.theme import load_fonts

    application = QGuiApplication.instance() or QGuiApplication([])
    load_fonts()
    save_gate_report(path, found)
    del application


def comparison_data(found: Comparison) -> dict[str, Any]:
    return {
        "model": found.candidate.id,
        "in_use": found.in_use.id if found.in_use else None,
        "verdict": found.verdict,
        "open": found.is_open,
        "sentence": found.sentence,
        "explanation": found.explanation,
        "delta_auc": estimate_data(found.delta_auc),
        "delta_sensitivity": estimate_data(found.delta_sensitivity),
        "points": [{**asdict(point), "state": str(point.state)} for point in found.points],
        "flips": [{**asdict(flip), "recording_id": flip.recording_id} for flip in found.flips],
    }


def _change(ctx: typer.Context, annotator: str | None, act: Callable[[Library, AnnotatorId], ModelChanged]) -> None:
    console: Console = ctx.obj
    with console.library(make=False) as lib:
        changed = act(lib, annotator_id(lib, annotator))
    data = {
        "model": changed.model.id,
        "status": changed.model.status,
        "task": changed.model.task_key,
        "previous": changed.previous.id if changed.previous else None,
        "overridden": list(changed.overridden),
    }
    before = f" (before: {changed.previous.name})" if changed.previous else ""
    override = "".join(f"\n  against it: {said}" for said in changed.overridden)
    if override:
        override = f"\nThe gate was closed; your reason is kept as an override.{override}"
    console.answer(data, f"{changed.model.name}: {changed.model.status.replace('_', ' ')}{before}.{override}")


def estimate_data(estimate: Any) -> dict[str, Any] | None:
    if estimate is None:
        return None
    return {
        "value": estimate.value,
        "low": estimate.low,
        "high": estimate.high,
        "n_infants": estimate.n_infants,
        "n_recordings": estimate.n_recordings,
    }


def model_data(model: Model) -> dict[str, Any]:
    auc, sensitivity = model.evidence.auc, model.evidence.sensitivity_at_80
    return {
        "id": model.id,
        "name": model.name,
        "task": model.task_key,
        "status": model.status,
        "made_at": model.made_at.isoformat(),
        "promoted_at": model.promoted_at.isoformat() if model.promoted_at else None,
        "promoted_by": model.promoted_by,
        "reason": model.reason,
        "parent": model.parent_id,
        "card_sha256": model.card_sha256,
        "auc": auc.value if auc else None,
        "auc_ci": [auc.low, auc.high] if auc else None,
        "sensitivity_at_80_specificity": sensitivity.value if sensitivity else None,
        "n_infants": auc.n_infants if auc else None,
        "n_recordings": auc.n_recordings if auc else None,
    }
