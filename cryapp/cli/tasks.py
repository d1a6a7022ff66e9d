"""Commands about tasks: tasks list | show | export | import."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cryapp.cli.console import Console, table
from cryapp.cli.options import Annotator, annotator_id

tasks = typer.Typer(help="What is asked of recordings.", no_args_is_help=True, rich_markup_mode=None)

Key = Annotated[str, typer.Argument(help="The task's key, e.g. cry_presence.")]


def add_to(app: typer.Typer) -> None:
    app.add_typer(tasks, name="tasks")


@tasks.command("list")
def list_(ctx: typer.Context) -> None:
    """Every task in its newest version."""
    from cryapp.services.tasks import list_tasks

    console: Console = ctx.obj
    with console.library() as lib:
        found = list_tasks(lib)
    rows = [(t.key, t.version, t.unit.value, "yes" if t.trains else "no", len(t.classes), t.name) for t in found]
    data = [
        {"key": t.key, "version": t.version, "unit": t.unit.value, "trains": t.trains, "name": t.name} for t in found
    ]
    console.answer({"tasks": data}, table(("task", "version", "asked of", "trains", "classes", "name"), rows))


@tasks.command("show")
def show(ctx: typer.Context, key: Key) -> None:
    """One task as a file would hold it, and its versions with the labels made in each."""
    from cryapp.services.task_editing import versions
    from cryapp.services.task_files import text_of
    from cryapp.services.tasks import get_task

    console: Console = ctx.obj
    with console.library() as lib:
        task = get_task(lib, key)
        found = versions(lib, task.id)
    rows = [
        (one.task.version, f"shipped {one.shipped}" if one.shipped else "made here", one.labels, len(one.task.classes))
        for one in found
    ]
    data = [
        {
            "version": one.task.version,
            "shipped": one.shipped,
            "labels": one.labels,
            "classes": [c.key for c in one.task.classes],
        }
        for one in found
    ]
    text = text_of(task) + "\n" + table(("version", "from", "labels", "classes"), rows)
    console.answer({"key": task.key, "name": task.name, "versions": data}, text)


@tasks.command("export")
def export(ctx: typer.Context, key: Key, out: Annotated[Path, typer.Argument(help="A file, e.g. task.toml.")]) -> None:
    """Writes a task as TOML. Example sounds are named by the hash of their content."""
    from cryapp.services.task_editing import export_task

    console: Console = ctx.obj
    with console.library() as lib:
        made = export_task(lib, key, out)
    console.answer({"task": key, "file": str(made)}, f"Written to {made}.")


@tasks.command("import")
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A task as TOML.")],
    annotator: Annotator = None,
) -> None:
    """Takes a task from a file: a new one, or a new version of the one with that key. Labels keep their version."""
    from cryapp.services.task_editing import import_task

    console: Console = ctx.obj
    with console.library() as lib:
        saved = import_task(lib, file, annotator_id(lib, annotator))
    said = f"“{saved.task.name}” is now version {saved.task.version}." if saved.added else "Nothing in it is new."
    console.answer({"task": saved.task.key, "version": saved.task.version, "added": saved.added}, said)
