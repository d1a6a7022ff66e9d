"""Infants of whom the same sound is kept: whoever learns from one of them has heard the other.

A recording cut in two, or sent twice under two pseudonyms, would be judged by a model that learnt its label. Such
infants stay in one fold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from ml.audio_io import Tick
from ml.contract import SAMPLE_RATE_HZ, ManifestRow
from ml.errors import RunError
from ml.gate_measures import pieces_of
from ml.near_duplicates import Index, fingerprint


def infants_together(rows: Sequence[ManifestRow], tick: Tick, warn: Callable[[str], None]) -> dict[str, str]:
    """Infant → the first, by name, of those whose recordings sound the same as one of theirs or of those' others.

    Unreadable recordings are left out with a warning. Infants who share nothing stand for themselves.
    """
    groups = Groups(row.infant for row in rows)
    of_content: dict[str, str] = {}
    infant_of = {row.recording: row.infant for row in rows}
    index = Index()
    prints = []
    for done, row in enumerate(rows):
        tick(done, 2 * len(rows))
        if row.sha256:
            groups.join(of_content.setdefault(row.sha256, row.infant), row.infant)
        try:
            for piece in pieces_of(Path(row.path)):
                one = fingerprint(piece, SAMPLE_RATE_HZ)
                index.add(row.recording, one)
                prints.append((row, one))
        except RunError as error:
            warn(f"Not searched for copies: {error.happened}")
    for done, (row, one) in enumerate(prints):
        tick(len(prints) + done, 2 * len(prints))
        for found in index.search(row.recording, one):
            groups.join(infant_of[found.sought], row.infant)
    return groups.names()


class Groups:
    """Who belongs together, by pairs (union–find)."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent: dict[str, str] = {name: name for name in names}

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self._top(one), self._top(other)))
        self._parent[second] = first

    def names(self) -> dict[str, str]:
        """Name → the least name of its group."""
        return {name: self._top(name) for name in self._parent}

    def _top(self, name: str) -> str:
        while self._parent[name] != name:
            self._parent[name] = name = self._parent[self._parent[name]]
        return name


def n_together(together: dict[str, str]) -> int:
    """Infants who share their group with another."""
    sizes: dict[str, int] = {}
    for group in together.values():
        sizes[group] = sizes.get(group, 0) + 1
    return sum(size for size in sizes.values() if size > 1)
