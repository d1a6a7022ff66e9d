"""Tables beside the sound: CSV as spreadsheets and export tools really write it."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from cryapp.domain.errors import UserError
from cryapp.domain.infant import Metadata

MAX_TABLE_BYTES = 256 * 1024 * 1024
_DELIMITERS = ",;\t|"
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

PATH = "path"
LABEL = "label"
METADATA_FIELDS = tuple(f.name for f in fields(Metadata) if f.name != "synthetic")

_SYNONYMS: dict[str, tuple[str, ...]] = {
    PATH: ("file", "filename", "filepath", "recording", "audio", "wav", "soundfile"),
    "infant": ("subject", "subjectid", "infantid", "patient", "patientid", "participant", "baby", "child", "pseudonym"),
    "recorded_at": ("recordedat", "recordingtime", "timestamp", "datetime", "date", "time"),
    "born_at": ("bornat", "birth", "birthtime", "timeofbirth", "dateofbirth", "dob"),
    "hours_since_birth": ("hours", "ageh", "agehours", "hourssincebirth", "hoursoflife"),
    "sex": ("gender",),
    "gestation_days": ("gestation", "ga", "gestationalage", "gaweeks", "gestationalageweeks", "gestationweeks"),
    "birth_weight_g": ("birthweight", "weight", "bw", "birthweightg"),
    "apgar_1": ("apgar1", "apgar1min"),
    "apgar_5": ("apgar5", "apgar5min"),
    "apgar_10": ("apgar10", "apgar10min"),
    "cord_ph": ("ph", "cordph", "umbilicalph"),
    "base_deficit": ("bd", "basedeficit"),
    "stimulus": ("trigger", "reason", "cause"),
    "device": ("recorder", "microphone", "phone"),
    "place": ("location", "ward", "room"),
    "site": ("hospital", "centre", "center"),
    "age_group": ("agegroup", "age"),
}


@dataclass(frozen=True)
class Table:
    """A CSV file in memory: rows are cells by column name, blanks stripped."""

    path: Path
    names: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]

    def require(self, columns: Mapping[str, str]) -> None:
        """Raises: UserError naming the first column that is not there, and those that are."""
        for wanted, column in columns.items():
            if column not in self.names:
                raise UserError(
                    f"The table {self.path.name} has no column “{column}” (asked for as {wanted}).",
                    "Nothing was changed.",
                    f"Its columns are: {', '.join(self.names)}.",
                )


def read_table(path: Path, n_rows: int | None = None) -> Table:
    """Reads a CSV; its encoding (UTF-8, UTF-16, Windows-1252) and delimiter are found out.

    Raises: UserError if it cannot be read or is no table.
    """
    text = _read_text(path)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        names = tuple(name.strip() for name in next(reader, ()))
        if not any(names):
            raise UserError(f"The table {path.name} is empty.", "Nothing was changed.", "Choose another file.")
        rows = []
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            padded = [cell.strip() for cell in cells] + [""] * (len(names) - len(cells))
            rows.append(dict(zip(names, padded, strict=False)))
            if n_rows is not None and len(rows) == n_rows:
                break
    except csv.Error as error:
        raise UserError(
            f"The table {path.name} cannot be read: {error}.", "Nothing was changed.", "Save it again as CSV (UTF-8)."
        ) from error
    return Table(path, names, tuple(rows))


def read_table_head(path: Path, n_rows: int = 5) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Column names and first rows of a CSV, for mapping them in a dialog. Raises: UserError if unreadable."""
    table = read_table(path, n_rows)
    return table.names, tuple(tuple(row[name] for name in table.names) for row in table.rows)


def guess_columns(names: Sequence[str]) -> dict[str, str]:
    """Field → column, guessed from common column names (``file``, ``subject``, ``sex`` …)."""
    plain = {_plain(name): name for name in reversed(names)}
    guessed: dict[str, str] = {}
    for wanted in (PATH, *METADATA_FIELDS):
        for candidate in (_plain(wanted), *_SYNONYMS.get(wanted, ())):
            if candidate in plain and plain[candidate] not in guessed.values():
                guessed[wanted] = plain[candidate]
                break
    return guessed


def parse_mapping(text: str, known: Sequence[str], what: str = "--map") -> dict[str, str]:
    """``path=file,infant=subject`` → ``{"path": "file", "infant": "subject"}``.

    Args:
        known: the names that may stand on the left; empty allows any.

    Raises: UserError naming what is wrong.
    """
    mapping: dict[str, str] = {}
    for part in text.split(","):
        left, equals, right = (piece.strip() for piece in part.partition("="))
        if not left or not equals or not right:
            raise UserError(f"{what} needs NAME=VALUE pairs with commas between, but has “{part.strip()}”.")
        if known and left not in known:
            raise UserError(f"{what} does not know “{left}”; it knows {', '.join(known)}.")
        if left in mapping:
            raise UserError(f"{what} names “{left}” twice.")
        mapping[left] = right
    return mapping


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _read_text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_TABLE_BYTES:
            raise UserError(f"The table {path.name} is larger than 256 MB.", "Nothing was changed.", "Divide it.")
        raw = path.read_bytes()
    except OSError as error:
        raise UserError(
            f"The table {path} cannot be read: {error.strerror}.", "Nothing was changed.", "Check its place and rights."
        ) from error
    if raw.startswith(b"PK\x03\x04"):
        raise UserError(
            f"{path.name} is a spreadsheet workbook, not a CSV table.", "Nothing was changed.", "Save it as CSV first."
        )
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        # Windows-1252 leaves five bytes undefined; they become the replacement sign rather than an error.
        return raw.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """The candidate that the header line holds most often; a one-column table has none and takes the comma."""
    header = text.split("\n", 1)[0]
    return max(_DELIMITERS, key=header.count)
