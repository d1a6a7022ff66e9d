"""How far readers agree, beyond what chance would give: on the standard library alone.

A unit is one thing that was read, ``ratings`` its answers. Where a figure does not exist (one class only, nothing read
twice) ``value`` is None and ``why_none`` says why: never a NaN, never a flattering 1.

Sources: Cohen 1960 (kappa) and 1968 (weights); Fleiss 1971; Krippendorff, "Computing Krippendorff's
Alpha-Reliability" (2011); Cicchetti and Feinstein 1990 (specific agreement).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """What the order of the classes means."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    """The classes are given from lowest to highest; being two apart is worse than one."""


@dataclass(frozen=True)
class Coefficient:
    """One figure of agreement, with the observed and chance agreement (or disagreement) it is made of."""

    value: float | None
    observed: float | None
    expected: float | None
    n_units: int
    """Units that count: read at least twice."""
    why_none: str = ""


NOTHING_TWICE = "nothing was read by two readers"
ONE_CLASS = "every answer is the same class: chance alone would agree as well"
UNEQUAL = "not every unit was read by the same number of readers"


Table = Sequence[Sequence[float]]
"""Counts, classes × classes: rows the first reader, columns the second."""


def confusion(pairs: Sequence[tuple[str, str]], classes: Sequence[str]) -> list[list[float]]:
    """Counts of (first reader, second reader). Raises: ValueError for a class that is not in ``classes``."""
    place = {key: i for i, key in enumerate(classes)}
    counts = [[0.0] * len(classes) for _ in classes]
    for first, second in pairs:
        if first not in place or second not in place:
            raise ValueError(f"{first!r} or {second!r} is no class of {list(classes)}")
        counts[place[first]][place[second]] += 1
    return counts


def percent_agreement(counts: Table) -> Coefficient:
    """The share of units with the same answer from both readers, chance included."""
    total = sum(map(sum, counts))
    if total == 0:
        return Coefficient(None, None, None, 0, NOTHING_TWICE)
    same = sum(counts[i][i] for i in range(len(counts))) / total
    return Coefficient(same, same, None, round(total))


def cohen_kappa(counts: Table, level: Level = Level.NOMINAL) -> Coefficient:
    """Two readers. For ``ORDINAL`` the weights are linear (Cohen 1968: disagreement grows with the distance)."""
    total = sum(map(sum, counts))
    if total == 0:
        return Coefficient(None, None, None, 0, NOTHING_TWICE)
    n_classes = len(counts)
    rows = [sum(row) / total for row in counts]
    columns = [sum(counts[i][j] for i in range(n_classes)) / total for j in range(n_classes)]
    cells = [(i, j) for i in range(n_classes) for j in range(n_classes)]
    weight = _agreement_weight(level, n_classes)
    observed = sum(weight(i, j) * counts[i][j] for i, j in cells) / total
    expected = sum(weight(i, j) * rows[i] * columns[j] for i, j in cells)
    return _beyond_chance(observed, expected, round(total))


def specific_agreement(counts: Table, class_index: int) -> float | None:
    """How often one reader's answer of this class is shared by the other; None if nobody gave it."""
    given = sum(counts[class_index]) + sum(row[class_index] for row in counts)
    return None if given == 0 else 2 * counts[class_index][class_index] / given


def one_against_rest(counts: Table, class_index: int) -> list[list[float]]:
    """The 2 × 2 table of "this class" and "another"."""
    total = sum(map(sum, counts))
    both = counts[class_index][class_index]
    first, second = sum(counts[class_index]), sum(row[class_index] for row in counts)
    return [[both, first - both], [second - both, total - first - second + both]]


def fleiss_kappa(units: Sequence[Sequence[str]]) -> Coefficient:
    """Several readers, not always the same ones. Units read once are left out; all others are read equally often."""
    read_twice = [unit for unit in units if len(unit) >= 2]
    if not read_twice:
        return Coefficient(None, None, None, 0, NOTHING_TWICE)
    n_readings = len(read_twice[0])
    if any(len(unit) != n_readings for unit in read_twice):
        return Coefficient(None, None, None, len(read_twice), UNEQUAL)
    given: Counter[str] = Counter()
    observed = 0.0
    for unit in read_twice:
        counts = Counter(unit)
        given.update(counts)
        observed += sum(n * (n - 1) for n in counts.values()) / (n_readings * (n_readings - 1))
    observed /= len(read_twice)
    total = len(read_twice) * n_readings
    expected = sum((n / total) ** 2 for n in given.values())
    return _beyond_chance(observed, expected, len(read_twice))


def coincidences(units: Sequence[Sequence[str]], classes: Sequence[str]) -> list[list[float]]:
    """Krippendorff's coincidence matrix: every ordered pair of answers within a unit, weighted 1 / (readings − 1).

    It adds up over units, so that a bootstrap of infants is a weighted sum.
    """
    place = {key: i for i, key in enumerate(classes)}
    matrix = [[0.0] * len(classes) for _ in classes]
    for unit in units:
        if len(unit) < 2:
            continue
        counts = Counter(place[key] for key in unit)
        for i, n_i in counts.items():
            for j, n_j in counts.items():
                matrix[i][j] += n_i * (n_j - (i == j)) / (len(unit) - 1)
    return matrix


def krippendorff_alpha(
    units: Sequence[Sequence[str]], classes: Sequence[str], level: Level = Level.NOMINAL
) -> Coefficient:
    """Any number of readers, any of them missing. ``classes`` from lowest to highest for ``ORDINAL``.

    Returns: ``observed`` and ``expected`` are DISagreements here, as Krippendorff defines them.
    """
    n_units = sum(len(unit) >= 2 for unit in units)
    return alpha_of(coincidences(units, classes), n_units, level)


def alpha_of(matrix: Table, n_units: int, level: Level = Level.NOMINAL) -> Coefficient:
    """Alpha of a coincidence matrix."""
    margins = [sum(row) for row in matrix]
    total = sum(margins)
    if total == 0:
        return Coefficient(None, None, None, 0, NOTHING_TWICE)
    cells = [(i, j) for i in range(len(matrix)) for j in range(len(matrix))]
    distance = [[_squared_distance(level, margins, i, j) for j in range(len(matrix))] for i in range(len(matrix))]
    observed = sum(matrix[i][j] * distance[i][j] for i, j in cells) / total
    expected = sum(margins[i] * margins[j] * distance[i][j] for i, j in cells) / (total * (total - 1))
    if expected == 0:
        return Coefficient(None, observed, expected, n_units, ONE_CLASS)
    return Coefficient(1 - observed / expected, observed, expected, n_units)


def answers_by_unit(answers: Mapping[int, Mapping[int, str]]) -> list[list[str]]:
    """{unit: {reader: class}} as the list of answers of each unit, in a fixed order."""
    return [[answers[unit][reader] for reader in sorted(answers[unit])] for unit in sorted(answers)]


def _beyond_chance(observed: float, expected: float, n_units: int) -> Coefficient:
    if 1 - expected < 1e-12:
        return Coefficient(None, observed, expected, n_units, ONE_CLASS)
    return Coefficient((observed - expected) / (1 - expected), observed, expected, n_units)


def _agreement_weight(level: Level, n_classes: int) -> Callable[[int, int], float]:
    if level is Level.NOMINAL or n_classes < 3:
        return lambda i, j: float(i == j)
    return lambda i, j: 1 - abs(i - j) / (n_classes - 1)


def _squared_distance(level: Level, margins: Sequence[float], i: int, j: int) -> float:
    if i == j:
        return 0.0
    if level is Level.NOMINAL:
        return 1.0
    low, high = min(i, j), max(i, j)
    return (sum(margins[low : high + 1]) - (margins[low] + margins[high]) / 2) ** 2
