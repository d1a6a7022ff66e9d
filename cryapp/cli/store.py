"""Commands about the store itself: status, backup."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from cryapp.cli.console import Console, table


def add_to(app: typer.Typer) -> None:
    app.command()(status)
    app.command()(backup)


def status(ctx: typer.Context) -> None:
    """What is in the store: recordings, infants, labels per class, models, runs, backups."""
    from cryapp.services.status import read_status

    console: Console = ctx.obj
    with console.library() as lib:
        found = read_status(lib)
    rows = [
        (task.task, label.class_key, label.infants, label.recordings, label.locked_infants)
        for task in found.tasks
        for label in task.labels
        if label.recordings or label.locked_recordings
    ]
    lines = [
        f"Store      {found.store}",
        f"Recordings {found.recordings} ({found.hours:.2f} h) of {found.infants} infants,"
        f" {found.locked_infants} of them locked for testing; {found.refusals} files refused",
        *(f"In use     {task.model_in_use} for {task.task}" for task in found.tasks if task.model_in_use),
        f"Models     {found.models}, encoders {found.encoders}",
        f"Backup     {found.newest_backup or 'none yet'}",
        *(f"Run        {run}" for run in found.open_runs),
        "",
        table(("task", "class", "infants", "recordings", "locked infants"), rows) if rows else "No labels yet.",
    ]
    console.answer(asdict(found), "\n".join(lines))


def backup(
    ctx: typer.Context, reason: Annotated[str, typer.Option(help="Noted in the backup's name.")] = "asked for"
) -> None:
    """Copies the store while it is in use; the copy is checked before it counts."""
    from cryapp.services.backup import back_up

    console: Console = ctx.obj
    with console.library() as lib:
        made = back_up(lib, reason)
    console.answer(
        {"path": str(made.path), "size_bytes": made.size_bytes, "made_at": made.made_at.isoformat()},
        f"Backed up to {made.path} ({made.size_bytes / 1e6:.1f} MB).",
    )
