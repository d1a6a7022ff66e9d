"""Audacity label tracks: ``start<TAB>end<TAB>title`` in seconds, and a line ``\\<TAB>low<TAB>high`` in Hz for a box."""

from __future__ import annotations

from collections.abc import Sequence

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

SUFFIX = ".txt"


def write(states: Sequence[SegmentState]) -> Written:
    """A label track of segments, with six decimals as Audacity writes them."""
    lines = []
    n_folded = 0
    for state in states:
        text = text_of(state)
        n_folded += one_line(text) != text
        lines.append(f"{state.start_s:.6f}\t{state.end_s:.6f}\t{one_line(text)}\n")
        if state.low_hz is not None and state.high_hz is not None:
            lines.append(f"\\\t{state.low_hz:.6f}\t{state.high_hz:.6f}\n")
    dropped = (f"line breaks and tabs in {counted(n_folded, 'note', 'notes')}",) if n_folded else ()
    return Written("".join(lines).encode("utf-8", "replace"), dropped)


def read(data: bytes, file: str) -> Parsed:
    """The labels of a track. Raises: UserError naming the first line that is no label."""
    found: list[Marked] = []
    n_more, n_half = 0, 0
    for line_number, line in enumerate(decoded(data, file).split("\n"), 1):
        where = f"Line {line_number} of {file}"
        cells = line.rstrip("\r").split("\t")
        if not line.strip():
            continue
        if cells[0].strip() == "\\":
            if not found or len(cells) < 3 or found[-1].low_hz is not None:
                raise UserError(f"{where}: frequencies without a label.", NOTHING, "Check the file.")
            # Audacity has -1 where a selection is open to one side.
            low_hz, high_hz = (number(cell, where, lowest=None) for cell in cells[1:3])
            last = found.pop()
            band = (low_hz, high_hz) if low_hz >= 0 and high_hz >= 0 else None
            n_half += band is None
            found.append(stretch(last.start_s, last.end_s, last.text, where, band))
            continue
        if len(cells) < 2:
            raise UserError(f"{where} is no label: it has no start and end.", NOTHING, "Export the label track again.")
        start_s, end_s = number(cells[0], where), number(cells[1], where)
        found.append(stretch(start_s, end_s, cells[2] if len(cells) > 2 else "", where))
        n_more += len(cells) > 3
    dropped = []
    if n_more:
        dropped.append(f"further columns in {counted(n_more, 'line', 'lines')}")
    if n_half:
        dropped.append(f"the one frequency of {counted(n_half, 'label', 'labels')} that are open to one side")
    return Parsed(tuple(found), tuple(dropped))
