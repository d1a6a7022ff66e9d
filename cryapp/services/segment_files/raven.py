"""Raven selection tables: tab-separated, with columns of the reader's own beside Raven's."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from cryapp.domain.errors import UserError
from cryapp.domain.segment import SegmentState
from cryapp.services.segment_files.marked import (
    NOTHING,
    Marked,
    Parsed,
    Written,
    counted,
    decoded,
    number,
    one_line,
    stretch,
    text_of,
)

SUFFIX = ".selections.txt"
SELECTION, VIEW, CHANNEL = "Selection", "View", "Channel"
BEGIN, END = "Begin Time (s)", "End Time (s)"
LOW, HIGH = "Low Freq (Hz)", "High Freq (Hz)"
LABEL = "Annotation"
FILE, OFFSET = "Begin File", "File Offset (s)"
_WITH_BAND, _WITHOUT_BAND = "Spectrogram 1", "Waveform 1"
_OWN = {SELECTION, VIEW, CHANNEL, BEGIN, END, LOW, HIGH, FILE, OFFSET}


def write(states: Sequence[SegmentState], nyquist_hz: float) -> Written:
    """A selection table; what is no box is a selection of the waveform, over all frequencies."""
    lines = ["\t".join((SELECTION, VIEW, CHANNEL, BEGIN, END, LOW, HIGH, LABEL))]
    n_folded = 0
    for at, state in enumerate(states, 1):
        text = text_of(state)
        n_folded += one_line(text) != text
        low_hz, high_hz = state.low_hz or 0.0, state.high_hz or nyquist_hz
        view = _WITH_BAND if state.is_box else _WITHOUT_BAND
        times = f"{state.start_s:.6f}\t{state.end_s:.6f}\t{low_hz:.6f}\t{high_hz:.6f}"
        lines.append(f"{at}\t{view}\t1\t{times}\t{one_line(text)}")
    dropped = (f"line breaks and tabs in {counted(n_folded, 'note', 'notes')}",) if n_folded else ()
    return Written(("\r\n".join(lines) + "\r\n").encode("utf-8", "replace"), dropped)


def read(data: bytes, file: str, *, recording: str, label_column: str | None = None) -> Parsed:
    """The selections of one recording.

    Args:
        recording: its file name; in a table of several files only its rows are read, at their offset in the file.
        label_column: which column has the texts; needed unless one is called Annotation or there is but one more.

    Raises: UserError
    """
    rows = _rows(data, file)
    names = [name.strip() for name in rows[0]] if rows else []
    if BEGIN not in names or END not in names:
        raise UserError(f"{file} is no selection table: it has no “{BEGIN}”.", NOTHING, "Save it from Raven again.")
    column = _label_column(names, label_column, file)
    cells = [dict(zip(names, row, strict=False)) for row in rows[1:] if any(cell.strip() for cell in row)]
    here, n_elsewhere = _of_recording(cells, recording, file)
    chosen = _one_view_each(here)
    found = [_marked(row, f"Selection {row.get(SELECTION, '?')} of {file}", column) for row in chosen]
    others = [name for name in names if name not in _OWN and name != column]
    dropped = []
    if others:
        dropped.append(f"the columns {', '.join(others)}")
    if n_elsewhere:
        dropped.append(f"{counted(n_elsewhere, 'row', 'rows')} of other files")
    if {row.get(CHANNEL, "1").strip() or "1" for row in chosen} - {"1"}:
        dropped.append("the channels")
    return Parsed(tuple(sorted(found, key=lambda m: (m.start_s, m.end_s))), tuple(dropped))


def label_columns(data: bytes, file: str) -> tuple[str, ...]:
    """Which columns may have the texts: one or none unless somebody has to say which. Raises: UserError"""
    rows = _rows(data, file)
    names = [name.strip() for name in rows[0]] if rows else []
    return (LABEL,) if LABEL in names else tuple(name for name in names if name and name not in _OWN)


def _rows(data: bytes, file: str) -> list[list[str]]:
    # Raven knows no quoting: a quote is a letter.
    return list(csv.reader(io.StringIO(decoded(data, file), newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))


def _label_column(names: Sequence[str], wanted: str | None, file: str) -> str | None:
    others = [name for name in names if name not in _OWN]
    if wanted is not None and wanted not in names:
        raise UserError(f"{file} has no column “{wanted}”.", NOTHING, f"Its columns are: {', '.join(names)}.")
    if wanted is not None or LABEL in names:
        return wanted or LABEL
    if len(others) > 1:
        raise UserError(
            f"{file} does not say which column has the labels.", NOTHING, f"Say which: {', '.join(others)}."
        )
    return others[0] if others else None


def _of_recording(rows: Sequence[Mapping[str, str]], recording: str, file: str) -> tuple[list[Mapping[str, str]], int]:
    files = {PurePath(row.get(FILE, "")).name for row in rows} - {""}
    if not files:
        return list(rows), 0
    if len(files) > 1 and any(not row.get(OFFSET, "").strip() for row in rows):
        # Begin Time counts from the start of the first file: without the offset nobody knows where a row lies.
        raise UserError(
            f"{file} is about several files and has no column “{OFFSET}”.", NOTHING, "Add that column in Raven."
        )
    here = [row for row in rows if PurePath(row.get(FILE, "")).name in ("", recording)]
    return here, len(rows) - len(here)


def _one_view_each(rows: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """A selection stands there once for each view; the spectrogram's row has the frequencies that were drawn."""
    chosen: dict[str, Mapping[str, str]] = {}
    for at, row in enumerate(rows):
        key = row.get(SELECTION, "").strip() or f"row {at}"
        if key not in chosen or _is_waveform(chosen[key]):
            chosen[key] = row
    return list(chosen.values())


def _is_waveform(row: Mapping[str, str]) -> bool:
    return row.get(VIEW, "").strip().startswith("Waveform")


def _marked(row: Mapping[str, str], where: str, column: str | None) -> Marked:
    begin_s, end_s = number(row.get(BEGIN, ""), where), number(row.get(END, ""), where)
    offset = row.get(OFFSET, "").strip()
    start_s = number(offset, where) if offset else begin_s
    low, high = row.get(LOW, "").strip(), row.get(HIGH, "").strip()
    band = (number(low, where), number(high, where)) if low and high and not _is_waveform(row) else None
    last_s = end_s if start_s == begin_s else round(start_s + end_s - begin_s, 6)
    return stretch(start_s, last_s, row.get(column, "") if column else "", where, band)
