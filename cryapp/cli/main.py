"""The command line: the same services as the window, without Qt. Exit code 2 and one sentence is an error."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from cryapp import __version__
from cryapp.cli.console import Console
from cryapp.domain.errors import Cancelled, UserError

log = logging.getLogger(__name__)

EXIT_OK = 0
EXIT_BUG = 1
EXIT_ERROR = 2
EXIT_STOPPED = 130
"""As shells report a program that Ctrl+C ended."""

EVERYWHERE = (
    "Everywhere: --store PATH_OR_URL (default: your data folder, or CRYAPP_STORE), --json (one object on stdout)."
)

app = typer.Typer(
    name="cryapp",
    help="See, hear, label and learn from infant cries. Without a command the window opens.",
    epilog=EVERYWHERE,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"cryapp {__version__}\n")
        raise typer.Exit


@app.callback()
def everywhere(
    ctx: typer.Context,
    store: Annotated[str | None, typer.Option(help="A folder, a .db file or a database URL.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout, nothing else.")] = False,
    _version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Print the version.")
    ] = False,
) -> None:
    console: Console = ctx.obj
    console.store = store
    console.as_json = json


def _add_commands() -> None:
    from cryapp.cli import (
        labels,
        measurements,
        models,
        reading,
        recordings,
        scoring,
        screen,
        segments,
        store,
        study,
        tasks,
        training,
    )

    rooms = (
        recordings,
        scoring,
        labels,
        segments,
        measurements,
        reading,
        training,
        study,
        models,
        screen,
        tasks,
        store,
    )
    for room in rooms:
        room.add_to(app)
    groups = [group.typer_instance for group in app.registered_groups]
    for typers in (app, *(group for group in groups if group is not None)):
        for command in typers.registered_commands:
            command.epilog = EVERYWHERE


def hoisted(argv: Sequence[str]) -> list[str]:
    """``--store X`` and ``--json``, which may stand anywhere, moved before the command; nothing after ``--`` moves."""
    front: list[str] = []
    rest: list[str] = []
    words = iter(argv)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word == "--json" or word.startswith("--store="):
            front.append(word)
        elif word == "--store":
            front += [word, *[value for value in [next(words, None)] if value is not None]]
        else:
            rest.append(word)
    return front + rest


def main(argv: Sequence[str]) -> int:
    """Runs one command. Returns: the exit code."""
    try:
        return _run(argv)
    except UserError as error:
        return _fail(str(error))
    except typer.TyperException as error:
        return _fail(error.format_message())
    except (KeyboardInterrupt, Cancelled, typer.Abort):
        sys.stderr.write("Stopped. What had been saved is kept.\n")
        return EXIT_STOPPED
    except BrokenPipeError:
        # The reader of our output has gone (``| head``): python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_OK
    except Exception as error:
        from cryapp.log import log_path

        log.exception("command failed: %s", type(error).__name__)
        sys.stderr.write(
            f"Something went wrong inside CryApp ({type(error).__name__}: {error}). Nothing saved is lost; "
            f"the details are in {log_path()}.\n"
        )
        return EXIT_BUG


def _run(argv: Sequence[str]) -> int:
    if not app.registered_commands:
        _add_commands()
    console = Console(out=sys.stdout)
    # Whatever a library prints must not get into the one JSON object.
    quiet = contextlib.redirect_stdout(sys.stderr) if "--json" in argv else contextlib.nullcontext()
    with quiet:
        code = app(hoisted(argv), prog_name="cryapp", standalone_mode=False, obj=console)
    if code == EXIT_STOPPED:
        raise KeyboardInterrupt  # typer turns Ctrl+C into this code without a word
    return code if isinstance(code, int) else EXIT_OK


def _fail(sentence: str) -> int:
    sys.stderr.write(" ".join(sentence.split()) + "\n")
    return EXIT_ERROR
