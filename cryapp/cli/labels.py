"""Commands about labels: label, export labels, tasks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cryapp.cli.console import Console, table
from cryapp.cli.options import Annotator, Reason, annotator_code, annotator_id, classes_of, columns_of

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
    from cryapp.services.label_import import label_from_rows
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
        "without_sound": list(done.without_sound),
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
    if done.without_sound:
        text += (
            f"\n{len(done.without_sound)} labels are of recordings whose sound is gone at present, the first is "
            f"{done.without_sound[0]}: nothing is learnt from them until `cryapp relink` finds it."
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
    current: Annotated[bool, typer.Option("--current", help="Only the answers that hold now.")] = False,
    with_identifying: Annotated[
        bool, typer.Option("--with-identifying", help="Also codes, file names, hashes and true dates; needs a reason.")
    ] = False,
    with_notes: Annotated[
        bool, typer.Option("--with-notes", help="Also what readers typed, which may name people; needs a reason.")
    ] = False,
    annotator: Annotator = None,
    reason: Reason = "",
) -> None:
    """Writes the labels with their full history: keyed ids, dates shifted infant by infant, nothing readers typed."""
    from cryapp.services.exporting import Wanted
    from cryapp.services.exporting import export_labels as write

    console: Console = ctx.obj
    wanted = Wanted(task, current, with_identifying, with_notes)
    names_somebody = with_identifying or with_notes
    with console.library() as lib:
        by = annotator_id(lib, annotator) if annotator is not None or (names_somebody and reason) else None
        n_rows = write(lib, out, wanted, by, reason)
    text = f"{n_rows} rows written to {out}."
    if with_identifying:
        text += "\nIt says who is behind the keyed ids of every export: keep it where the store is kept."
    if with_notes:
        text += "\nIt holds what readers typed: read it before you pass it on."
    console.answer({"rows": n_rows, "path": str(out), "identifying": with_identifying, "notes": with_notes}, text)


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
