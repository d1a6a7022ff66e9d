"""Commands about learning: pretrain, train, runs."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cryapp.cli.console import Console, ProgressLine, duration, table
from cryapp.cli.models import model_data
from cryapp.cli.options import Annotator, RecipeOptions, annotator_id, recipe_options
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, ModelId
from ml.contract import Event, EventKind, Preset

if TYPE_CHECKING:
    from cryapp.domain.model import Model
    from cryapp.services.library import Library
    from cryapp.services.training import FinishedRun, PreparedRun, TrainingPlan

runs = typer.Typer(help="Training runs.", no_args_is_help=True, rich_markup_mode=None)

Epochs = Annotated[int | None, typer.Option(min=1, help="Instead of the preset's number of epochs.")]
PresetOption = Annotated[Preset, typer.Option(help="How long to learn.")]
Seed = Annotated[int, typer.Option(min=0, help="Same seed, same data, same machine: same model.")]
Device = Annotated[str, typer.Option(help="auto, cpu, cuda …")]


def add_to(app: typer.Typer) -> None:
    app.command()(pretrain)
    app.command()(train)
    app.add_typer(runs, name="runs")


def pretrain(
    ctx: typer.Context,
    epochs: Epochs = None,
    preset: PresetOption = Preset.STANDARD,
    seed: Seed = 0,
    device: Device = "auto",
    option: RecipeOptions = None,
    annotator: Annotator = None,
) -> None:
    """Learns an encoder from all recordings of infants that are not locked, without labels."""
    from cryapp.services.training import TrainingPlan

    console: Console = ctx.obj
    plan = TrainingPlan(
        None,
        True,
        preset=preset,
        pretrain_epochs=epochs,
        seed=seed,
        device=device,
        pretrain_options=recipe_options(option),
    )
    with console.library(make=False) as lib:
        finished = _run(lib, plan, annotator_id(lib, annotator))
    console.answer(_run_data(finished), finished.sentence)


def train(
    ctx: typer.Context,
    task: Annotated[str, typer.Option(help="The task's key, e.g. cry_presence.")],
    epochs: Epochs = None,
    pretrain_epochs: Epochs = None,
    preset: PresetOption = Preset.STANDARD,
    encoder: Annotated[str | None, typer.Option(help="Start from this encoder (default: the newest).")] = None,
    new_encoder: Annotated[
        bool | None,
        typer.Option("--pretrain/--no-pretrain", help="Learn an encoder first (default: only if there is none)."),
    ] = None,
    seed: Seed = 0,
    device: Device = "auto",
    option: RecipeOptions = None,
    pretrain_option: RecipeOptions = None,
    promote: Annotated[bool, typer.Option("--promote", help="Put the model in use; needs --reason.")] = False,
    reason: Annotated[str | None, typer.Option(help="Why it is promoted; kept in the audit trail.")] = None,
    annotator: Annotator = None,
) -> None:
    """Learns a model of a task from the labels, measures it on locked infants and leaves a candidate."""
    from cryapp.services import models as registry
    from cryapp.services.training import TrainingPlan, newest_encoder

    console: Console = ctx.obj
    if promote and not (reason and reason.strip()):
        raise UserError("--promote needs --reason: the audit trail keeps why a model was put in use.")
    if encoder is not None and new_encoder:
        raise UserError("Choose one: --encoder starts from an encoder, --pretrain learns a new one.")
    with console.library(make=False) as lib:
        by = annotator_id(lib, annotator)
        newest = newest_encoder(lib)
        first_pretrain = new_encoder if new_encoder is not None else (encoder is None and newest is None)
        start = ModelId(encoder) if encoder else (newest.id if newest else None)
        plan = TrainingPlan(
            task,
            first_pretrain,
            encoder_id=None if first_pretrain else start,
            preset=preset,
            pretrain_epochs=pretrain_epochs,
            finetune_epochs=epochs,
            seed=seed,
            device=device,
            pretrain_options=recipe_options(pretrain_option),
            finetune_options=recipe_options(option),
        )
        finished = _run(lib, plan, by)
        promoted: Model | None = None
        if promote and finished.model is not None:
            promoted = registry.promote(lib, finished.model.id, by, reason or "").model
    data = {**_run_data(finished), "promoted": promoted is not None}
    text = finished.sentence
    if promoted is not None:
        text += f"\n{promoted.name} is in use now; `cryapp score` predicts the recordings that still wait."
    console.answer(data, text)


@runs.command("list")
def list_runs(ctx: typer.Context, limit: Annotated[int, typer.Option(min=1)] = 20) -> None:
    """Training runs, newest first."""
    from cryapp.services.training import list_runs as read
    from cryapp.services.training import recover_runs

    console: Console = ctx.obj
    with console.library() as lib:
        recover_runs(lib)
        found = read(lib, limit)
    data = [
        {
            "run": r.id,
            "task": r.task_key,
            "state": r.state,
            "started_at": r.started_at.isoformat(),
            "ended_at": r.ended_at.isoformat() if r.ended_at else None,
            "model": r.model_id,
            "message": r.message,
        }
        for r in found
    ]
    rows = [(r.id, r.task_key or "", r.state.replace("_", " "), r.model_id or "") for r in found]
    console.answer({"runs": data}, table(("run", "task", "state", "model"), rows) if rows else "No runs yet.")


@runs.command()
def resume(ctx: typer.Context, run: str, annotator: Annotator = None) -> None:
    """Goes on with an interrupted run from its last checkpoint."""
    from cryapp.domain.ids import RunId
    from cryapp.services.training import recover_runs, resume_run

    console: Console = ctx.obj
    with console.library(make=False) as lib:
        recover_runs(lib)
        finished = _wait(lib, resume_run(lib, RunId(run), annotator_id(lib, annotator)))
    console.answer(_run_data(finished), finished.sentence)


def _run(lib: Library, plan: TrainingPlan, by: AnnotatorId) -> FinishedRun:
    """Runs a plan to its end. Ctrl+C once stops early and keeps the best, twice cancels.

    Raises: UserError if no model came out.
    """
    from cryapp.services.training import prepare_run, recover_runs

    recover_runs(lib)
    return _wait(lib, prepare_run(lib, plan, by))


def _wait(lib: Library, prepared: PreparedRun) -> FinishedRun:
    from cryapp.domain.model import RunState
    from cryapp.services.training import run_to_end

    with ProgressLine() as line, interrupts(line) as stop:
        finished = run_to_end(lib, prepared, lambda event: show_event(line, event), stop)
    if finished.run.state not in (RunState.DONE, RunState.STOPPED_EARLY) or finished.model is None:
        raise UserError(finished.sentence)
    return finished


@contextmanager
def interrupts(line: ProgressLine, can_stop_early: bool = True) -> Iterator[Callable[[], str | None]]:
    """Ctrl+C once is "stop_early", twice "cancel"; where nothing can be kept, once is enough."""
    wishes = (None, "stop_early", "cancel") if can_stop_early else (None, "cancel")
    pressed = 0

    def on_interrupt(_number: int, _frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = min(pressed + 1, len(wishes) - 1)
        line.lasting(
            "Cancelling."
            if wishes[pressed] == "cancel"
            else "Stopping early, keeping the best so far. Ctrl+C again cancels."
        )

    before = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield lambda: wishes[pressed]
    finally:
        signal.signal(signal.SIGINT, before)


def show_event(line: ProgressLine, event: Event) -> None:
    """An event of the learning program on the moving line."""
    data = event.data
    if event.event is EventKind.EPOCH:
        parts = [f"{data.get('stage')}: epoch {data.get('epoch')} of {data.get('epochs')}"]
        parts += [
            f"{name.replace('_', ' ')} {data[name]:.3f}"
            for name in ("train_loss", "val_loss", "val_auc")
            if isinstance(data.get(name), (int, float))
        ]
        line.show(", ".join([*parts, f"{duration(data.get('eta_s'))} left"]), force=True)
    elif event.event is EventKind.PROGRESS:
        line.show(f"{data.get('stage')}: {data.get('done')} of {data.get('total')}, {duration(data.get('eta_s'))} left")
    elif event.event is EventKind.LOG and data.get("level") != "debug":
        line.lasting(str(data.get("text", "")))


def _run_data(finished: FinishedRun) -> dict[str, Any]:
    model = finished.model
    return {
        "run": finished.run.id,
        "state": finished.run.state,
        "model": model.id if model else None,
        "sentence": finished.sentence,
        **({"metrics": model_data(model)} if model else {}),
    }
