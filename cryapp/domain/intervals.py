"""An index over intervals: what lies at a time, what overlaps a stretch, which edge is near; changed one by one.

Intervals lie sorted by start in blocks that know their latest end. A block is looked into only if something in it
reaches far enough, which is then (but in the last block) a hit: a query over ``n`` intervals that finds ``k`` costs
about ``n / 64`` comparisons and ``k + 1`` short blocks.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

BLOCK = 64

_Key = TypeVar("_Key", bound=Hashable)


class Part(StrEnum):
    START = "start"
    END = "end"
    BODY = "body"


@dataclass(frozen=True)
class Hit(Generic[_Key]):
    """What lies under the pointer. ``distance_s`` to the edge; 0 for a body."""

    key: _Key
    part: Part
    distance_s: float


@dataclass(frozen=True)
class _Item(Generic[_Key]):
    start_s: float
    end_s: float
    order: int
    """Numbers the additions, so that equal intervals keep the order they came in."""
    key: _Key

    @property
    def place(self) -> tuple[float, float, int]:
        return self.start_s, self.end_s, self.order


class _Block(Generic[_Key]):
    def __init__(self, items: list[_Item[_Key]]) -> None:
        self.items = items
        self.latest_s = max(item.end_s for item in items)


class IntervalIndex(Generic[_Key]):
    """Intervals ``(start_s, end_s)`` under keys; closed at both ends, so that a point is found at its time."""

    def __init__(self, intervals: Iterable[tuple[_Key, float, float]] = ()) -> None:
        """Raises: ValueError for a key that is there twice, or an interval that ends before it starts."""
        self._items: dict[_Key, _Item[_Key]] = {}
        self._n_added = 0
        for key, start_s, end_s in intervals:
            self._register(key, start_s, end_s)
        ordered = sorted(self._items.values(), key=_place)
        self._blocks = [_Block(ordered[i : i + BLOCK]) for i in range(0, len(ordered), BLOCK)]

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[_Key]:
        """Keys by start, then end."""
        return (item.key for block in self._blocks for item in block.items)

    def add(self, key: _Key, start_s: float, end_s: float) -> None:
        """Raises: ValueError as the constructor does."""
        item = self._register(key, start_s, end_s)
        if not self._blocks:
            self._blocks.append(_Block([item]))
            return
        at = self._block_of(item)
        block = self._blocks[at]
        insort(block.items, item, key=_place)
        block.latest_s = max(block.latest_s, end_s)
        if len(block.items) > 2 * BLOCK:
            self._blocks[at : at + 1] = [_Block(block.items[:BLOCK]), _Block(block.items[BLOCK:])]

    def remove(self, key: _Key) -> None:
        """Raises: KeyError if it is not there."""
        item = self._items.pop(key)
        at = self._block_of(item)
        items = self._blocks[at].items
        del items[bisect_left(items, item.place, key=_place)]
        self._blocks[at : at + 1] = [_Block(items)] if items else []

    def move(self, key: _Key, start_s: float, end_s: float) -> None:
        """Gives an interval other bounds. Raises: KeyError if it is not there, ValueError for impossible bounds."""
        _check(start_s, end_s)
        self.remove(key)
        self.add(key, start_s, end_s)

    def overlapping(self, start_s: float, end_s: float) -> list[_Key]:
        """Keys of all intervals that share at least a point with the stretch, by start, then end."""
        return [item.key for item in self._overlapping(start_s, end_s)]

    def hits(self, time_s: float, tolerance_s: float = 0.0) -> list[Hit[_Key]]:
        """Everything at a time, best first: edges within the tolerance by distance, then bodies, the shortest first.

        An edge beats the body it lies in, so that a drag there resizes; of two edges equally near, the one of the
        shorter interval is on top.
        """
        found = []
        for item in self._overlapping(time_s - tolerance_s, time_s + tolerance_s):
            to_start, to_end = abs(time_s - item.start_s), abs(time_s - item.end_s)
            near = min(to_start, to_end)
            length_s = item.end_s - item.start_s
            if near <= tolerance_s:
                # Between the edges of a point the pointer has to be able to say which one: left or right of it.
                at_end = to_end < to_start or (to_end == to_start and time_s > item.end_s)
                part = Part.END if at_end else Part.START
                found.append(((0, near, length_s, item.order), Hit(item.key, part, near)))
            else:
                found.append(((1, length_s, 0.0, item.order), Hit(item.key, Part.BODY, 0.0)))
        return [hit for _, hit in sorted(found, key=lambda pair: pair[0])]

    def after(self, time_s: float) -> _Key | None:
        """The first interval that starts later."""
        at = bisect_right(self._blocks, time_s, key=lambda block: block.items[0].start_s)
        for block in self._blocks[max(0, at - 1) : at + 1]:
            i = bisect_right(block.items, time_s, key=_start)
            if i < len(block.items):
                return block.items[i].key
        return None

    def before(self, time_s: float) -> _Key | None:
        """The last interval that starts earlier."""
        at = bisect_left(self._blocks, time_s, key=lambda block: block.items[0].start_s)
        if at == 0:
            return None
        items = self._blocks[at - 1].items
        return items[bisect_left(items, time_s, key=_start) - 1].key

    def _register(self, key: _Key, start_s: float, end_s: float) -> _Item[_Key]:
        _check(start_s, end_s)
        if key in self._items:
            raise ValueError(f"{key!r} is there already")
        self._n_added += 1
        item = _Item(start_s, end_s, self._n_added, key)
        self._items[key] = item
        return item

    def _block_of(self, item: _Item[_Key]) -> int:
        return max(0, bisect_right(self._blocks, item.place, key=lambda block: block.items[0].place) - 1)

    def _overlapping(self, start_s: float, end_s: float) -> Iterator[_Item[_Key]]:
        for block in self._blocks:
            if block.items[0].start_s > end_s:
                return
            if block.latest_s < start_s:
                continue
            for item in block.items:
                if item.start_s > end_s:
                    return
                if item.end_s >= start_s:
                    yield item


def _place(item: _Item[_Key]) -> tuple[float, float, int]:
    return item.start_s, item.end_s, item.order


def _start(item: _Item[_Key]) -> float:
    return item.start_s


def _check(start_s: float, end_s: float) -> None:
    if not (math.isfinite(start_s) and math.isfinite(end_s) and start_s <= end_s):
        raise ValueError(f"no interval from {start_s} s to {end_s} s")
