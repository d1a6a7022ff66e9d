"""What a command prints: sentences, or with ``--json`` one object on stdout and nothing else."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from cryapp.services.library import Library

REDRAW_EVERY_S = 0.2


@dataclass
class Console:
    """What holds for the whole command: where the store is, and how to answer."""

    out: TextIO
    store: str | None = None
    as_json: bool = False

    @contextlib.contextmanager
    def library(self, make: bool = False) -> Iterator[Library]:
        """The store, closed at the end.

        Args:
            make: True for the commands that a new store begins with (import, examples). All others need something in
                the store: a mistyped --store is said, and leaves nothing behind.

        Raises: UserError
        """
        from cryapp.services import shipped_models
        from cryapp.services.library import open_library

        if not make:
            self._refuse_missing()
        lib = open_library(self.store)
        try:
            shipped_models.take_in(lib)
            yield lib
        finally:
            lib.close()

    def _refuse_missing(self) -> None:
        from cryapp.domain.errors import UserError
        from cryapp.paths import library_paths

        url = library_paths(self.store).store_url
        if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists():
            where = url.removeprefix("sqlite:///")
            raise UserError(
                f"There is no store {where}.", "Nothing was made.", "Import recordings first: cryapp import."
            )

    def answer(self, data: Mapping[str, Any], text: str) -> None:
        """The one answer of a command: ``data`` as JSON, or ``text`` for people."""
        if self.as_json:
            from ml.contract import finite

            text = json.dumps(finite(dict(data)), ensure_ascii=False)
        # What cannot be written, as in a file's name of another encoding, is escaped: the answer may be hours of work.
        encoding = self.out.encoding or "utf-8"
        self.out.write(text.rstrip("\n").encode(encoding, "backslashreplace").decode(encoding) + "\n")
        self.out.flush()


class ProgressLine:
    """One line on stderr that is drawn over itself, on terminals only; use as a context manager."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._drawn_at = 0.0
        self._width = 0

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, *_exc: object) -> None:
        if self._width:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def show(self, text: str, force: bool = False) -> None:
        now = time.monotonic()
        if self._shown and (force or now - self._drawn_at > REDRAW_EVERY_S):
            self._drawn_at = now
            self._write(text[:118])

    def lasting(self, text: str) -> None:
        """A line that stays, above the moving one."""
        if self._shown:
            self._write(text)
            sys.stderr.write("\n")
            self._width = 0

    def _write(self, text: str) -> None:
        sys.stderr.write("\r" + text.ljust(self._width))
        sys.stderr.flush()
        self._width = len(text)


def duration(seconds: float | None) -> str:
    """``45 s``, ``3 min``, ``1 h 20 min``; empty if unknown."""
    if seconds is None:
        return ""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Columns padded to their widest cell; numbers to the right."""
    cells = [list(head), *[[str(cell) for cell in row] for row in rows]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    right = [bool(rows) and all(isinstance(row[i], (int, float)) for row in rows) for i in range(len(head))]
    lines = [
        "  ".join(cell.rjust(w) if r else cell.ljust(w) for cell, w, r in zip(row, widths, right, strict=True)).rstrip()
        for row in cells
    ]
    return "\n".join(lines)
