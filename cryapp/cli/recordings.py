"""Commands about recordings: import, examples, relink, infants."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cryapp.cli.console import Console, ProgressLine, duration, table
from cryapp.cli.options import Annotator, annotator_id, classes_of, columns_of

if TYPE_CHECKING:
    from cryapp.services.importing import ImportReport

infants = typer.Typer(help="The infants of the store.", no_args_is_help=True, rich_markup_mode=None)

PATHS = typer.Argument(help="Files and folders; folders are searched through.", show_default=False)


def add_to(app: typer.Typer) -> None:
    app.command("import")(import_)
    app.command()(relink)
    app.command()(examples)
    app.add_typer(infants, name="infants")


def import_(
    ctx: typer.Context,
    paths: Annotated[list[Path], PATHS],
    metadata: Annotated[Path | None, typer.Option(help="A CSV with the record beside the sound.")] = None,
    columns: Annotated[
        str | None, typer.Option("--map", help="FIELD=COLUMN,…: path, infant, recorded_at, sex … (else guessed).")
    ] = None,
    labels: Annotated[str | None, typer.Option(help="TASK=COLUMN: labels from a column of the table.")] = None,
    classes: Annotated[str | None, typer.Option(help="TEXT=CLASS,…: what the label texts mean.")] = None,
    annotator: Annotator = None,
) -> None:
    """Imports recordings; what is there already is passed over, what cannot be read is refused with a reason."""
    from cryapp.domain.errors import UserError
    from cryapp.services.importing import ImportOptions, ImportProgress, import_paths
    from cryapp.services.tables import METADATA_FIELDS, PATH, guess_columns, parse_mapping, read_table

    console: Console = ctx.obj
    if metadata is None and (columns or labels):
        raise UserError("--map and --labels speak of a table: name it with --metadata.")
    mapping: dict[str, str] = {}
    if metadata is not None:
        mapping = columns_of(columns, (PATH, *METADATA_FIELDS)) or guess_columns(read_table(metadata, 1).names)
    with console.library(make=True) as lib, ProgressLine() as line:
        options = ImportOptions(
            metadata_csv=metadata,
            columns=mapping,
            labels=parse_mapping(labels, (), "--labels") if labels else {},
            label_classes=classes_of(classes),
            by=annotator_id(lib, annotator) if annotator or labels else None,
        )

        def show(p: ImportProgress) -> None:
            line.show(f"{p.done} of {p.total} files, {p.added} added, {duration(p.eta_s)} left  {p.file_name}")

        report = import_paths(lib, paths, options, on_progress=show)
    console.answer(_report_data(report), _report_text(report))


def relink(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(help="The folder that the sounds were moved to.", show_default=False)],
    annotator: Annotator = None,
) -> None:
    """Finds sounds that were moved, by their content: originals in a new place, and lost working copies."""
    from cryapp.services import relinking

    console: Console = ctx.obj
    with console.library() as lib, ProgressLine() as line:
        by = None if annotator is None else annotator_id(lib, annotator)
        found = relinking.relink(lib, folder, by, progress=lambda n, total: line.show(f"{n} of {total} files"))
    data = {k: v for k, v in asdict(found).items() if k != "changes"}
    console.answer(data, "\n".join([found.sentence, *found.refused]))


def examples(
    ctx: typer.Context,
    with_labels: Annotated[
        bool, typer.Option("--with-labels", help='Add the labels they were made from, as annotator "synthetic-truth".')
    ] = False,
) -> None:
    """Makes synthetic example cries and imports them, so that everything can be tried without data."""
    from cryapp.services.examples import label_examples
    from cryapp.services.importing import import_examples

    console: Console = ctx.obj
    with console.library(make=True) as lib, ProgressLine() as line:
        report = import_examples(lib, lambda p: line.show(f"{p.done} of {p.total} examples"))
        labelled = label_examples(lib) if with_labels else 0
    data = {**_report_data(report), "labelled": labelled}
    console.answer(data, _report_text(report) + (f"\n{labelled} labels added by synthetic-truth." if labelled else ""))


def _report_data(report: ImportReport) -> dict[str, Any]:
    data = {k: v for k, v in asdict(report).items() if k != "changes"}
    data["lines"] = [
        {
            "path": line.path,
            "outcome": line.outcome,
            "text": line.text,
            "flags": list(line.flags),
            "recording": line.recording_id,
        }
        for line in report.lines
    ]
    return data


def _report_text(report: ImportReport) -> str:
    """The sentence, notes, every refusal with its reason, and warnings: those of quality counted, not repeated."""
    flags = Counter(flag for line in report.lines for flag in line.flags)
    of_quality = {flag.sentence for flag in flags}
    told = [f"  {n} × {flag.sentence}" for flag, n in flags.most_common()]
    for line in report.lines:
        rest = line.text
        for sentence in of_quality:
            rest = rest.replace(sentence, "").strip()
        if line.outcome == "refused" or rest:
            told.append(f"  {line.outcome}: {line.path}: {rest}")
    return "\n".join([report.sentence, *report.notes, *told])


@infants.command("list")
def list_infants(
    ctx: typer.Context,
    search: Annotated[str, typer.Option(help="Part of the pseudonym.")] = "",
    limit: Annotated[int, typer.Option(min=1)] = 1000,
) -> None:
    """Infants by pseudonym, newest first."""
    from cryapp.services.people import find_infants

    console: Console = ctx.obj
    with console.library() as lib:
        found = find_infants(lib, search, limit)
    data = [{"id": i.id, "infant": i.code, "locked": i.locked, "sex": i.sex, "synthetic": i.synthetic} for i in found]
    rows = [(i.code, "locked" if i.locked else "", i.sex, "synthetic" if i.synthetic else "") for i in found]
    console.answer({"infants": data}, table(("infant", "test", "sex", ""), rows))
