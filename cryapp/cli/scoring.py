"""Commands that ask a model: score and evaluate, by the model of a store or by a package where it lies."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cryapp.cli.console import Console, ProgressLine, table
from cryapp.cli.options import classes_of, columns_of
from cryapp.cli.recordings import PATHS

if TYPE_CHECKING:
    from cryapp.domain.ids import ModelId
    from cryapp.services.library import Library

MODEL_HELP = "A model's id, a package's folder, or “shipped”: the one that comes with CryApp."


def add_to(app: typer.Typer) -> None:
    app.command()(score)
    app.command()(evaluate)


def score(
    ctx: typer.Context,
    paths: Annotated[list[Path] | None, PATHS] = None,
    model: Annotated[str | None, typer.Option(help=f"{MODEL_HELP} Default: the one in use.")] = None,
    task: Annotated[str | None, typer.Option(help="With several models in use: whose task.")] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="F.csv|F.npz", help="Write the answers there: a row for every file.")
    ] = None,
) -> None:
    """Scores the recordings of the store, or loose files without importing them.

    A package's folder or “shipped” needs no store: cryapp score FOLDER --model shipped --out scores.csv
    """
    from cryapp.domain.errors import UserError
    from cryapp.services import scoring
    from cryapp.services.models import get_model
    from cryapp.services.score_table import refuse_unknown, write_scores
    from cryapp.services.walking import find_sounds

    console: Console = ctx.obj
    unwritten: UserError | None = None
    if out is not None:
        refuse_unknown(out, bool(paths))
    with _asked(console, model, task) as (lib, model_id, in_store), ProgressLine() as line:

        def show(done: int, total: int) -> None:
            line.show(f"{done} of {total} recordings scored")

        chosen = scoring.choose_model(lib, model_id, task)
        if paths:
            _, files = scoring.score_files(lib, paths, chosen, show, measure=in_store)
        elif in_store:
            _, files = scoring.score_store(lib, chosen, show)
        else:
            raise UserError("Say what to score.", "Nothing was scored.", "Name files or folders.")
        if out is not None:
            try:
                write_scores(out, get_model(lib, chosen), files)
            except UserError as error:  # hours of scoring are not lost: the answers are given here instead
                unwritten, out = error, None
    failed = sum(bool(f.error) for f in files)
    passed_over = find_sounds(paths or ()).passed_over
    data: dict[str, Any] = {
        "model": chosen,
        "scored": len(files) - failed,
        "failed": failed,
        "passed_over": dict(passed_over),
        "files": [
            {
                "path": f.path,
                "probabilities": dict(f.probabilities),
                "quality": list(f.quality),
                **({"error": f.error} if f.error else {}),
            }
            for f in files
        ],
    }
    rows = [
        (f.path, f.error or ", ".join(f"{k} {p:.3f}" for k, p in f.probabilities.items()), " ".join(f.quality))
        for f in files
        if out is None or f.error
    ]
    head = f"Model {chosen}\n{len(files) - failed} of {len(files)} scored" + (f", written to {out}" if out else "")
    if passed_over:
        head += "\nNo sounds by their names, passed over: " + ", ".join(f"{n} × {k}" for k, n in passed_over.items())
    console.answer(data, head + ("\n" + table(("file", "probability", "quality"), rows) if rows else ""))
    if unwritten is not None:
        raise unwritten


def evaluate(
    ctx: typer.Context,
    model: Annotated[str, typer.Option(help=MODEL_HELP)],
    manifest: Annotated[Path, typer.Option(help="A CSV with files, infants and labels.")],
    audio_root: Annotated[Path, typer.Option(help="Folder that the manifest's paths are relative to.")],
    columns: Annotated[str, typer.Option("--map", help="path=COLUMN,infant=COLUMN,label=COLUMN")],
    classes: Annotated[str | None, typer.Option(help="TEXT=CLASS,…: what the label texts mean.")] = None,
) -> None:
    """Measures a model on labelled files outside the store, with intervals by infant.

    A package's folder or “shipped” needs no store.
    """
    from cryapp.services import scoring
    from cryapp.services.evaluating import FIELDS

    console: Console = ctx.obj
    mapping = columns_of(columns, FIELDS)
    with _asked(console, model) as (lib, model_id, in_store), ProgressLine() as line:
        found = scoring.evaluate_manifest(
            lib,
            scoring.choose_model(lib, model_id),
            manifest,
            audio_root,
            mapping,
            classes_of(classes),
            lambda done, total: line.show(f"{done} of {total} files scored"),
            measure=in_store,
        )
    text = (
        f"{found['model']} on {found['n_recordings']} recordings of {found['n_infants']} infants"
        f" ({found['n_skipped']} without a label, {found['n_failed']} could not be scored)\n"
        f"AUC {_with_interval(found, 'auc')}"
    )
    if found["sensitivity_at_80_specificity"] is not None:
        text += f"\nSensitivity at 80 % specificity {_with_interval(found, 'sensitivity_at_80_specificity')}"
    if not in_store:  # nobody here knows, and none is not the answer
        found["n_infants_maybe_learnt_from"] = None
        text += "\nIf the model learnt from any of these infants, the figures flatter it: no store was asked."
    for one in found["failed"]:
        text += f"\nnot scored: {one['path']}: {one['reason']}"
    console.answer(found, text)


def _with_interval(found: Mapping[str, Any], name: str) -> str:
    low, high = found[f"{name}_ci"]
    return f"{found[name]:.3f} ({low:.3f}–{high:.3f})"


@contextlib.contextmanager
def _asked(
    console: Console, model: str | None, task: str | None = None
) -> Iterator[tuple[Library, ModelId | None, bool]]:
    """The library to ask in, the model named (None: the one in use) and whether the library is a store of the user's.

    Raises: UserError
    """
    from cryapp.domain.ids import ModelId
    from cryapp.services.passing import package_folder, passing_library

    folder = package_folder(model, task)
    if folder is None:
        with console.library() as lib:
            yield lib, None if model is None else ModelId(model), True
        return
    with passing_library(folder) as (lib, model_id):
        yield lib, model_id, False
