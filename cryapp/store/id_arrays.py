"""Sets and orders of recording ids, a million at a time: eight bytes an id in order, one byte an id as a set."""

from __future__ import annotations

from array import array
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from cryapp.store import sqlite


def fetch(session: Session, statement: Any) -> array[int]:
    """The single column of ``statement``, in its order.

    The database joins the numbers to one text: a million rows through the driver take four times as long.
    """
    joined = session.execute(sqlite.joined(statement)).scalar_one()
    if joined is None:
        return array("q")
    return array("q", np.fromstring(joined, dtype=np.int64, sep=",").tobytes())


def numbers(ids: array[int]) -> NDArray[np.int64]:
    """The same ids for numpy, not copied."""
    return np.frombuffer(ids, dtype=np.int64) if ids else np.empty(0, dtype=np.int64)


class Mask:
    """A set of recording ids, a byte each up to the largest: ids are dense."""

    def __init__(self, *members: array[int]) -> None:
        """Args: members: one or more arrays, put together."""
        self._marks = np.zeros(max((int(numbers(part).max(initial=0)) for part in members), default=0) + 1, dtype=bool)
        for part in members:
            self._marks[numbers(part)] = True

    def only(self, ids: array[int]) -> array[int]:
        return _picked(ids, self._of(ids))

    def without(self, ids: array[int]) -> array[int]:
        return _picked(ids, ~self._of(ids))

    def members(self) -> array[int]:
        """Every one of the set, in the order of the numbers."""
        return array("q", np.flatnonzero(self._marks).astype(np.int64).tobytes())

    def _of(self, ids: array[int]) -> NDArray[np.bool_]:
        wanted = numbers(ids)
        inside = wanted < len(self._marks)
        found = np.zeros(len(wanted), dtype=bool)
        found[inside] = self._marks[wanted[inside]]
        return found


def _picked(ids: array[int], which: NDArray[np.bool_]) -> array[int]:
    return array("q", numbers(ids)[which].tobytes())
