"""The command that measures cries: export measurements."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cryapp.cli.console import Console, ProgressLine
from cryapp.cli.labels import export
from cryapp.cli.options import Annotator, Reason, annotator_id
from cryapp.domain.voice import Rows


def add_to(_app: typer.Typer) -> None:
    export.command("measurements")(export_measurements)


def export_measurements(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option(help="The CSV to write.")],
    rows: Annotated[Rows, typer.Option(help="A row for each recording, or for each segment.")] = Rows.RECORDINGS,
    task: Annotated[str, typer.Option(help="Whose segments.")] = "cry_unit",
    annotator: Annotator = None,
    reason: Reason = "",
) -> None:
    """Measures cries by Praat's algorithms: f0, phonation, jitter, shimmer, HNR, melody, durations, latency."""
    from cryapp.services.measurement_export import MeasurementsWanted
    from cryapp.services.measurement_export import export_measurements as write

    console: Console = ctx.obj
    with console.library() as lib, ProgressLine() as line:
        by = None if annotator is None else annotator_id(lib, annotator)
        wanted = MeasurementsWanted(rows, task)
        done = write(
            lib, out, wanted, by, reason, progress=lambda n, total: line.show(f"{n} of {total} recordings measured")
        )
    text = f"{done.n_rows} rows written to {out}."
    if done.left_out:
        text += f"\n{len(done.left_out)} recordings were left out, the first: {done.left_out[0]}"
    console.answer({"rows": done.n_rows, "left_out": list(done.left_out), "path": str(out)}, text)
