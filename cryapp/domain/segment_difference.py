"""Where two readings of the segments of one recording differ: the stretches a person has to listen to again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from cryapp.domain.event_matching import COLLAR_S
from cryapp.domain.segment import SegmentState


def differing_spans(
    readings: Sequence[Sequence[SegmentState]], least_s: float = COLLAR_S
) -> tuple[tuple[float, float], ...]:
    """Stretches (start, end in seconds) in which not everybody marked the same classes, by start.

    Differences shorter than ``least_s`` are how steady a hand is, not what was heard; neighbours that close are one.
    A point counts as a stretch of no length: it is given wherever not every reading has one of its class that near.
    """
    if len(readings) < 2:
        return ()
    # One sweep over all edges with the classes under way in each reading: ten thousand segments are no wait.
    edges: list[tuple[float, int, str, int]] = []
    for reader, own in enumerate(readings):
        for one in own:
            for key in one.classes or ("",):
                if not one.is_point:
                    edges += [(one.start_s, reader, key, 1), (one.end_s, reader, key, -1)]
    edges.sort()
    under_way: list[Counter[str]] = [Counter() for _ in readings]
    found: list[tuple[float, float]] = []
    before_s = 0.0
    for at_s, together in groupby(edges, key=lambda edge: edge[0]):
        marked = [{key for key, n in own.items() if n > 0} for own in under_way]
        if any(one != marked[0] for one in marked):
            _extend(found, before_s, at_s, 0.0)
        for _, reader, key, step in together:
            under_way[reader][key] += step
        before_s = at_s
    spans = [span for span in found if span[1] - span[0] >= least_s]
    spans += [(at_s, at_s) for at_s in _lonely_points(readings, least_s)]
    joined: list[tuple[float, float]] = []
    for start_s, end_s in sorted(spans):
        _extend(joined, start_s, end_s, least_s)
    return tuple(joined)


def _lonely_points(readings: Sequence[Sequence[SegmentState]], near_s: float) -> list[float]:
    points = [[(one.start_s, one.classes) for one in own if one.is_point] for own in readings]
    return [
        at_s
        for own in points
        for at_s, classes in own
        if not all(
            any(abs(at_s - other) <= near_s and classes == theirs for other, theirs in others) for others in points
        )
    ]


def _extend(found: list[tuple[float, float]], start_s: float, end_s: float, gap_s: float) -> None:
    if found and start_s - found[-1][1] <= gap_s:
        found[-1] = (found[-1][0], max(found[-1][1], end_s))
    else:
        found.append((start_s, end_s))
