"""Exports: tables other programs read."""

from __future__ import annotations

from pathlib import Path

from cryapp.services.library import Library


def export_labels(lib: Library, out: Path, task_key: str | None = None) -> int:
    """Writes the labels with their full history as CSV (cells that a spreadsheet would run are neutralised).

    Returns: the number of rows. The file appears whole or not at all.
    """
    raise NotImplementedError
