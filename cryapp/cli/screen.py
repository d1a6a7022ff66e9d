"""Screening by command line: one infant, one file, one answer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cryapp.cli.console import Console, table
from cryapp.cli.options import Annotator, annotator_id


def add_to(app: typer.Typer) -> None:
    app.command()(screen)


def screen(
    ctx: typer.Context,
    path: Annotated[Path, typer.Argument(help="The recording.", show_default=False)],
    infant: Annotated[str, typer.Option(help="Pseudonym of the infant; added if new.")],
    task: Annotated[str, typer.Option(help="The task's key.")] = "cry_presence",
    annotator: Annotator = None,
) -> None:
    """Screens one recording with the model in use. Research use, not a diagnosis."""
    from cryapp.domain.errors import UserError
    from cryapp.services.people import save_infant
    from cryapp.services.screening import RESEARCH_USE, ready_to_screen
    from cryapp.services.screening import screen as act

    console: Console = ctx.obj
    with console.library() as lib:
        if hindrance := ready_to_screen(lib, task):
            raise UserError(hindrance)
        if not path.is_file():
            raise UserError(f"{path}: There is no such file.")
        by = annotator_id(lib, annotator)
        found = act(lib, save_infant(lib, by, infant).infant.id, path, task, by).screening
    prediction = found.prediction
    data = {
        "screening": found.id,
        "infant": found.infant.code,
        "outcome": found.outcome,
        "headline": found.headline,
        "explanation": found.explanation,
        "probabilities": dict(prediction.probabilities) if prediction else None,
        "threshold": found.threshold,
        "model": found.model.id if found.model else None,
        "checks": [{"text": c.text, "value": c.value, "passed": c.passed, "needed": c.needed} for c in found.checks],
        "notice": RESEARCH_USE,
    }
    rows = [("ok" if c.passed else "NOT OK", c.text, c.value, c.needed) for c in found.checks]
    text = f"{found.headline}\n{found.explanation}\n\n{table(('', 'check', 'value', 'needed'), rows)}\n\n{RESEARCH_USE}"
    console.answer(data, text)
