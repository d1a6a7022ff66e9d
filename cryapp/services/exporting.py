"""Exports: tables other programs read. Nothing that names anybody leaves unless a person asks for it, with a reason."""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cryapp.domain.errors import Cancelled, UserError
from cryapp.domain.ids import AnnotatorId
from cryapp.services.export_rows import COLUMNS, IDENTIFYING_COLUMNS, RowMaker, Wanted
from cryapp.services.library import Library
from cryapp.services.pseudonyms import pseudonyms_of
from cryapp.services.tasks import get_task
from cryapp.store import audit, task_schemas

__all__ = ["COLUMNS", "IDENTIFYING_COLUMNS", "Wanted", "appear", "export_labels", "neutral"]

ALL_TASKS = "all"
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


def export_labels(
    lib: Library,
    out: Path,
    wanted: Wanted | None = None,
    by: AnnotatorId | None = None,
    reason: str = "",
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Writes the labels with their history as CSV (cells that a spreadsheet would run are neutralised). Audited.

    Args:
        wanted: by default all of the history, with keyed ids, shifted dates and nothing that readers typed.
        by: who asks, and why; needed for what may name somebody.

    Returns: the number of rows. The file appears whole or not at all.

    Raises: UserError; Cancelled, and then nothing is written.
    """
    wanted = wanted or Wanted()
    if (wanted.identifying or wanted.notes) and (by is None or not reason.strip()):
        raise UserError(
            "An export that may name somebody needs a person and a reason.",
            "Nothing was written.",
            "Say who asks for it and why, or export without names and notes.",
        )
    task = None if wanted.task_key is None else get_task(lib, wanted.task_key)
    names = pseudonyms_of(lib)
    n_rows = 0

    def write(path: Path) -> None:
        nonlocal n_rows
        # Excel takes a file for UTF-8 only with this mark, and codes can hold any letter.
        with path.open("w", encoding="utf-8-sig", newline="") as file, lib.store.read() as session:
            table = csv.writer(file)
            table.writerow(wanted.columns)
            maker = RowMaker(session, wanted, names)
            for one in task_schemas.newest(session) if task is None else (task,):
                for row in maker.rows(one):
                    if cancelled():
                        raise Cancelled
                    table.writerow([neutral(cell) for cell in row])
                    n_rows += 1
            file.flush()
            os.fsync(file.fileno())

    def record(path: Path) -> None:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        with lib.store.write() as session:
            after = {**asdict(wanted), "rows": n_rows, "sha256": sha256}
            audit.append(session, by, "labels.export", "task", wanted.task_key or ALL_TASKS, after=after, reason=reason)

    appear(out, write, record)
    return n_rows


def neutral(cell: Any) -> str:
    """A cell as text; an apostrophe stands before what a spreadsheet would run as a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_RUN_BY_SPREADSHEETS) else text


def appear(out: Path, write: Callable[[Path], None], record: Callable[[Path], None]) -> None:
    """Written, then recorded, then there under its name: no table is about that the audit trail does not know."""
    temporary = out.with_name(f".{out.name}.part")
    try:
        write(temporary)
        record(temporary)
        temporary.replace(out)
    except OSError as error:
        raise UserError(
            f"The export {out} cannot be written: {error.strerror}.",
            "A file of that name that was there before is unchanged.",
            "Choose another folder, or free some space on this disk.",
        ) from error
    finally:
        if temporary.is_file():
            temporary.unlink()
