"""Commands about the store itself: status, check, backup."""

from __future__ import annotations

import signal
import threading
from dataclasses import asdict
from typing import Annotated

import typer

from cryapp.cli.console import Console, ProgressLine, table


def add_to(app: typer.Typer) -> None:
    app.command()(status)
    app.command()(check)
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


def check(ctx: typer.Context) -> None:
    """Decodes every working copy and compares it with its checksum; Ctrl+C stops and tells what was found."""
    from cryapp.services.checking import check_copies

    console: Console = ctx.obj
    asked_to_stop = threading.Event()
    before = signal.signal(signal.SIGINT, lambda *_: asked_to_stop.set())
    try:
        with console.library() as lib, ProgressLine() as line:
            found = check_copies(
                lib, progress=lambda n, total: line.show(f"{n} of {total} sounds"), cancelled=asked_to_stop.is_set
            )
    finally:
        signal.signal(signal.SIGINT, before)
    data = {
        "whole": found.n_whole,
        "not_whole": [asdict(one) for one in found.not_whole],
        "not_reached": found.n_not_reached,
    }
    console.answer(data, "\n".join([found.sentence, *found.lines]))
    if found.not_whole or found.n_not_reached:
        raise typer.Exit(1)


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
