"""Sets and orders of recording ids, a million at a time: eight bytes an id in order, one byte an id as a set."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import chain, compress
from operator import not_
from typing import Any

from sqlalchemy.orm import Session


def fetch(session: Session, statement: Any) -> array[int]:
    """The single column of ``statement``, straight from the driver: a million row objects would take a second."""
    result: Any = session.connection().execute(statement)
    try:
        return array("q", chain.from_iterable(result.cursor))
    finally:
        result.close()


class Mask:
    """A set of recording ids, a byte each up to the largest: ids are dense."""

    def __init__(self, members: array[int]) -> None:
        self._marks = bytearray(max(members, default=0) + 1)
        for id_ in members:
            self._marks[id_] = 1

    def only(self, ids: array[int]) -> array[int]:
        return array("q", compress(ids, self._of(ids)))

    def without(self, ids: array[int]) -> array[int]:
        return array("q", compress(ids, map(not_, self._of(ids))))

    def _of(self, ids: array[int]) -> Iterable[int]:
        largest = max(ids, default=0)
        self._marks.extend(bytes(max(0, largest + 1 - len(self._marks))))
        return map(self._marks.__getitem__, ids)
