"""Commands about labels: label, export labels, tasks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cryapp.cli.console import Console, table
from cryapp.cli.options import Annotator, annotator_code, classes_of, columns_of

export = typer.Typer(help="Tables that other programs read.", no_args_is_help=True, rich_markup_mode=None)
tasks = typer.Typer(help="The tasks and their classes.", no_args_is_help=True, rich_markup_mode=None)


def add_to(app: typer.Typer) -> None:
    app.command()(label)
    app.add_typer(export, name="export")
    app.add_typer(tasks, name="tasks")


def label(
    ctx: typer.Context,
    from_csv: Annotated[Path, typer.Option(help="A CSV with one row per recording.")],
    task: Annotated[str, typer.Option(help="The task's key, e.g. cry_presence.")],
    columns: Annotated[str, typer.Option("--map", help="path=COLUMN,label=COLUMN")],
    classes: Annotated[str | None, typer.Option(help="TEXT=CLASS,…: what the label texts mean.")] = None,
    annotator: Annotator = None,
) -> None:
    """Labels recordings from a table: all rows or none. Rows with an empty label are skipped."""
    from cryapp.domain.errors import UserError
    from cryapp.services.labelling import label_from_rows
    from cryapp.services.tables import LABEL, PATH, read_table

    console: Console = ctx.obj
    mapping = columns_of(columns, (PATH, LABEL))
    if set(mapping) != {PATH, LABEL}:
        raise UserError("--map must name both columns: path=COLUMN,label=COLUMN.")
    content = read_table(from_csv)
    content.require(mapping)
    rows = [(_beside(from_csv, row[mapping[PATH]]), row[mapping[LABEL]]) for row in content.rows]
    with console.library() as lib:
        done = label_from_rows(lib, rows, task, annotator_code(annotator), classes_of(classes) or None)
    data = {
        "labelled": done.labelled,
        "skipped_empty": done.skipped_empty,
        "unchanged": done.unchanged,
        "unmatched": list(done.unmatched),
        "contradicting": list(done.contradicting),
    }
    text = (
        f"{done.labelled} recordings labelled, {done.skipped_empty} rows without a label, {done.unchanged} unchanged."
    )
    if done.unmatched:
        text += f"\n{len(done.unmatched)} rows match no recording, the first is {done.unmatched[0]}."
    if done.contradicting:
        text += (
            f"\n{len(done.contradicting)} rows were left out: the same sound has two labels under different names, as "
            f"{done.contradicting[0]}."
        )
    console.answer(data, text)


def _beside(table_path: Path, path: str) -> str:
    """A path as the table gives it; in full if the table's folder holds the file, so that its content can match."""
    found = table_path.absolute().parent / path
    return str(found) if path and found.is_file() else path


@export.command("labels")
def export_labels(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option(help="The CSV to write.")],
    task: Annotated[str | None, typer.Option(help="Only this task.")] = None,
) -> None:
    """Writes the labels with their full history."""
    from cryapp.services.exporting import export_labels as write

    console: Console = ctx.obj
    with console.library() as lib:
        n_rows = write(lib, out, task)
    console.answer({"rows": n_rows, "path": str(out)}, f"{n_rows} rows written to {out}.")


@tasks.command("list")
def list_tasks(ctx: typer.Context) -> None:
    """Every task with its classes."""
    from cryapp.services.tasks import list_tasks as read

    console: Console = ctx.obj
    with console.library() as lib:
        found = read(lib)
    data = [
        {
            "key": t.key,
            "name": t.name,
            "question": t.question,
            "unit": t.unit,
            "version": t.version,
            "trains": t.trains,
            "classes": [{"key": c.key, "name": c.name, "shortcut": c.shortcut, "role": c.role} for c in t.classes],
        }
        for t in found
    ]
    rows = [(t.key, t.name, t.unit, ", ".join(c.key for c in t.classes)) for t in found]
    console.answer({"tasks": data}, table(("task", "name", "unit", "classes"), rows))
