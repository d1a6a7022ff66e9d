"""Import: files and folders into the store, one report at the end; one bad file never stops the rest."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId
from cryapp.domain.infant import Metadata
from cryapp.services.import_labels import LabelColumns
from cryapp.services.import_report import ImportLine, ImportOptions, ImportProgress, ImportReport
from cryapp.services.intake import Intake
from cryapp.services.intake_batch import Beside
from cryapp.services.library import Library
from cryapp.services.table_index import TableIndex
from cryapp.services.tables import PATH, guess_columns, read_table, read_table_head
from cryapp.services.walking import find_sounds

__all__ = [
    "ImportLine",
    "ImportOptions",
    "ImportProgress",
    "ImportReport",
    "guess_columns",
    "import_examples",
    "import_paths",
    "read_table_head",
]

NO_OPTIONS = ImportOptions()


def import_paths(
    lib: Library,
    paths: Sequence[Path],
    options: ImportOptions = NO_OPTIONS,
    on_progress: Callable[[ImportProgress], None] | None = None,
    on_changes: Callable[[Changes], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Imports files and folders (searched through). What was committed stays if cancelled; running it again resumes.

    Args:
        on_changes: called after each committed batch, so that the worklist fills while the import runs.

    Raises: UserError if nothing can be imported at all (no such path, table unreadable, disk full).
    """
    beside = _beside(lib, options)
    found = find_sounds(paths, cancelled)
    if not found.files and not cancelled():
        raise _nothing(paths, found.missing)
    intake = Intake(lib, beside, options.by, on_progress, on_changes, cancelled)
    return intake.run(found.files, found.missing)


def import_made(
    lib: Library,
    metadata: Mapping[Path, Metadata],
    by: AnnotatorId | None = None,
    on_progress: Callable[[ImportProgress], None] | None = None,
) -> ImportReport:
    """Imports files that CryApp itself made (examples, recordings of the Screen workspace) with what it knows of them.

    Raises: UserError as :func:`import_paths`.
    """
    intake = Intake(lib, Beside(by_path=metadata), by, on_progress, None, lambda: False)
    return intake.run(tuple(metadata), ())


def import_examples(lib: Library, on_progress: Callable[[ImportProgress], None] | None = None) -> ImportReport:
    """Makes the synthetic example cries and imports them, each clearly named synthetic, labels left to the reader.

    Making and importing one each count as half of the work.
    """
    from cryapp.services.examples import make_examples

    began_s = time.monotonic()

    def half(done: int, total: int, progress: ImportProgress | None = None) -> None:
        if on_progress is not None and done:
            eta_s = (time.monotonic() - began_s) / done * (total - done)
            told = progress or ImportProgress(0, 0, 0, 0, 0, "", None)
            on_progress(replace(told, done=done, total=total, eta_s=eta_s))

    made = make_examples(lib, lambda done, total: half(done, 2 * total))
    return import_made(lib, made, None, lambda p: half(p.total + p.done, 2 * p.total, p))


def _beside(lib: Library, options: ImportOptions) -> Beside:
    """Everything a table could be wrong about is found before the first file is touched."""
    if options.metadata_csv is None:
        return Beside()
    table = read_table(options.metadata_csv)
    columns = dict(options.columns) or guess_columns(table.names)
    if PATH not in columns:
        raise UserError(
            f"It is not said which column of {table.path.name} holds the file names.",
            "Nothing was imported.",
            f"Map “{PATH}” to one of: {', '.join(table.names)}.",
        )
    table.require(columns)
    labels = LabelColumns.checked(lib, table, options.labels, options.label_classes) if options.labels else None
    if labels is not None and options.by is None:
        raise UserError("Labels need a reader.", "Nothing was imported.", "Sign in, or name the annotator.")
    return Beside(index=TableIndex(table, columns), columns=columns, labels=labels)


def _nothing(paths: Sequence[Path], missing: Sequence[tuple[Path, str]]) -> UserError:
    if missing:
        path, reason = missing[0]
        return UserError(f"{path}: {reason}", "Nothing was imported.", "Check the name; is the disk connected?")
    where = ", ".join(str(path) for path in paths) or "the selection"
    return UserError(f"There are no sound files in {where}.", "Nothing was imported.", "Choose another folder.")
