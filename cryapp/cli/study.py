"""The command ``study``: what pre-training is worth on one's own recordings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cryapp.cli.console import Console, ProgressLine
from cryapp.cli.training import interrupts, show_event
from ml.contract import Preset


def add_to(app: typer.Typer) -> None:
    app.command()(study)


def study(
    ctx: typer.Context,
    task: Annotated[str, typer.Option(help="The task's key, e.g. cry_presence.")],
    out: Annotated[Path, typer.Option(help="Folder for tables, plots and everything needed to go on.")],
    general: Annotated[
        Path | None, typer.Option(help="General sounds: a folder with one sub-folder a class, or a manifest.jsonl.")
    ] = None,
    arms: Annotated[str, typer.Option(help="Comma-separated (default: all that can be trained).")] = "",
    encoders: Annotated[str, typer.Option(help="Comma-separated, see cry-ml encoders.")] = "small",
    fractions: Annotated[str, typer.Option(help="Shares of the labelled infants, in percent.")] = "5,10,25,50,100",
    seeds: Annotated[int, typer.Option(min=1, help="Choices of infants and of weights.")] = 3,
    tests: Annotated[str, typer.Option(help="Who is tested on: locked, folds (of the others), or both.")] = "folds",
    folds: Annotated[int, typer.Option(min=2)] = 5,
    preset: Annotated[Preset, typer.Option(help="How long each network learns.")] = Preset.STANDARD,
    processes: Annotated[int, typer.Option(min=1)] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with what the folder holds.")] = False,
    option: Annotated[
        list[str] | None, typer.Option(help="More for cry-ml study, e.g. --option finetune-option=epochs=30.")
    ] = None,
) -> None:
    """Compares networks with and without pre-training, from few and many labels, on infants none of them has met.

    Locked infants are looked at only if --tests says so: leave them alone while you are still choosing.
    """
    from cryapp.services.studying import run_study

    console: Console = ctx.obj
    asked = {
        "--general": str(general.absolute()) if general else "",
        "--arms": arms,
        "--encoders": encoders,
        "--fractions": fractions,
        "--seeds": str(seeds),
        "--tests": tests,
        "--folds": str(folds),
        "--preset": str(preset),
        "--processes": str(processes),
    }
    words = [word for name, value in asked.items() if value for word in (name, value)]
    for extra in option or ():
        name, _, value = extra.partition("=")
        words += [f"--{name}", value]
    if resume:
        words.append("--resume")
    with console.library(make=False) as lib, ProgressLine() as line, interrupts(line) as stop:
        finished = run_study(lib, task, out, words, lambda event: show_event(line, event), stop)
    cells = finished.study["cells"]
    ending = f"Stopped at {cells['done']} of {cells['planned']} cells; --resume goes on." if finished.stopped else ""
    answers = "\n".join(claim["sentence"] for claim in finished.study["claims"])
    data = {**finished.study, "out": str(out), "stopped": finished.stopped}
    console.answer(data, "\n".join(part for part in (finished.table, answers, ending) if part))
