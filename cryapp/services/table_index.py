"""Which row of a table speaks of which file: by absolute path, relative path or file name."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from cryapp.services.tables import PATH, Table

N_NAMED = 5


class TableIndex:
    """Rows by file. A row matches a file whose path ends like the row's; else one of the same name, if only one has it.

    Args:
        columns: must name ``path``.
    """

    def __init__(self, table: Table, columns: Mapping[str, str]) -> None:
        self._table = table
        self._by_name: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self._cells = [row[columns[PATH]] for row in table.rows]
        for number, cell in enumerate(self._cells):
            parts = _parts(cell)
            if parts:
                self._by_name.setdefault(parts[-1], []).append((parts, number))
        self._used: set[int] = set()
        self._files_without_row: list[str] = []

    def row_of(self, path: Path) -> Mapping[str, str] | None:
        """The row of a file, noted as used; None if there is none or if several could be meant."""
        parts = _parts(os.fsencode(path.absolute()).decode("utf-8", "replace"))
        same_name = self._by_name.get(parts[-1], []) if parts else []
        ending = [(len(row), number) for row, number in same_name if parts[-len(row) :] == row]
        number: int | None = None
        if ending:
            longest = max(length for length, _ in ending)
            best = [n for length, n in ending if length == longest]
            number = best[0]
            self._used.update(best)
        elif len(same_name) == 1:
            number = same_name[0][1]
            self._used.add(number)
        if number is None:
            self._files_without_row.append(path.name)
            return None
        return self._table.rows[number]

    def notes(self) -> list[str]:
        """Sentences on rows that no file was found for, and files that no row speaks of."""
        name = self._table.path.name
        unused = [cell or "(empty)" for number, cell in enumerate(self._cells) if number not in self._used]
        notes = []
        if unused:
            notes.append(
                f"{_rows(len(unused))} of {name} {_match(len(unused))} no file of this import: {_named(unused)}."
            )
        if self._files_without_row:
            n = len(self._files_without_row)
            files = "file has" if n == 1 else "files have"
            notes.append(f"{n} {files} no row in {name}: {_named(self._files_without_row)}.")
        return notes


def _parts(path: str) -> tuple[str, ...]:
    """Parts of a path, from any system, in one Unicode form (macOS decomposes letters with accents)."""
    plain = unicodedata.normalize("NFC", path.strip()).replace("\\", "/")
    return tuple(part for part in plain.split("/") if part not in ("", "."))


def _named(names: Iterable[str]) -> str:
    listed = list(names)
    rest = f" and {len(listed) - N_NAMED} more" if len(listed) > N_NAMED else ""
    return ", ".join(listed[:N_NAMED]) + rest


def _rows(n: int) -> str:
    return "1 row" if n == 1 else f"{n} rows"


def _match(n: int) -> str:
    return "matches" if n == 1 else "match"
