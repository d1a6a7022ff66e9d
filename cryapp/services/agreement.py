"""How far the readers of a task agree: with each other, by class and pair, and with themselves.

Only blind answers count (a label changed after the reveal counts as it was before); "I don't know" and classes that the
task no longer has are no answers; all of it is counted in ``left_out``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

import numpy as np

from cryapp.domain import agreement as figures
from cryapp.domain.agreement import Coefficient, Level
from cryapp.domain.ids import AnnotatorId
from cryapp.domain.task import DONT_KNOW, Task
from cryapp.services import agreement_draws as draws
from cryapp.services.agreement_draws import Floats, Measured
from cryapp.services.library import Library
from cryapp.store import annotators, readings
from cryapp.store.readings import Reading, Repeated


@dataclass(frozen=True)
class ClassFigure:
    """One class against the rest. ``specific``: how often such an answer was shared; None if nobody gave it."""

    class_key: str
    chance_corrected: Measured
    specific: float | None
    n_given: int


@dataclass(frozen=True)
class PairAgreement:
    """Two readers on what both read. ``table`` counts answers, first reader's rows, in the order of the classes."""

    first: str
    second: str
    n_units: int
    percent: Measured
    kappa: Measured
    classes: tuple[ClassFigure, ...]
    table: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class IntraReader:
    """A reader against themself, on silent repeats."""

    reader: str
    n_repeats: int
    percent: Measured
    kappa: Measured


@dataclass(frozen=True)
class AgreementReport:
    """``classes`` are per class by Krippendorff's alpha over all readers; ``fleiss_of`` says on which units."""

    task_key: str
    level: Level
    class_keys: tuple[str, ...]
    readers: tuple[str, ...]
    n_units: int
    n_read_twice: int
    n_infants: int
    percent: Measured
    fleiss: Measured
    fleiss_of: str
    alpha: Measured
    classes: tuple[ClassFigure, ...]
    pairs: tuple[PairAgreement, ...]
    intra: tuple[IntraReader, ...]
    left_out: Mapping[str, int]


def agreement(
    lib: Library,
    task: Task,
    level: Level = Level.NOMINAL,
    n_draws: int = draws.N_DRAWS,
    on_share: Callable[[float], object] = lambda _done: None,
) -> AgreementReport:
    """All figures of a task about recordings or infants; intervals by infant.

    Args:
        level: ``ORDINAL`` if the task's classes are in order, from lowest to highest.
        on_share: told the share that is done, 0 … 1, between figures; may raise Cancelled.
    """
    with lib.store.read() as session:
        found = readings.readings(session, task.id)
        codes = annotators.codes(session)
    keys = tuple(label.key for label in task.classes)
    counted = [reading for reading in found.blind if reading.class_key in keys]
    repeats = [repeat for repeat in found.repeats if {repeat.first, repeat.again} <= set(keys)]
    left_out = {
        "dont_know": sum(reading.class_key == DONT_KNOW for reading in found.blind),
        "unknown_class": sum(reading.class_key not in (*keys, DONT_KNOW) for reading in found.blind),
        "not_blind": found.not_blind,
    }
    desk = _Desk(counted, keys, level, n_draws)
    pairs_of_readers = list(combinations(desk.readers(codes), 2))
    fleiss, fleiss_of = desk.fleiss()
    on_share(0.1)
    percent, alpha, classes = desk.percent(), desk.alpha(), desk.per_class()
    pairs = []
    for i, (one, other) in enumerate(pairs_of_readers):
        on_share(0.2 + 0.7 * i / len(pairs_of_readers))
        pairs.append(desk.pair(codes, one, other))
    on_share(0.9)
    return AgreementReport(
        task_key=task.key,
        level=level,
        class_keys=keys,
        readers=tuple(sorted({codes[reading.annotator_id] for reading in counted})),
        n_units=len(desk.units),
        n_read_twice=len(desk.twice),
        n_infants=len({desk.infant_of[unit] for unit in desk.twice}),
        percent=percent,
        fleiss=fleiss,
        fleiss_of=fleiss_of,
        alpha=alpha,
        classes=classes,
        pairs=tuple(pairs),
        intra=_intra(repeats, keys, level, codes, n_draws),
        left_out={why: n for why, n in left_out.items() if n},
    )


class _Desk:
    """Who answered what about which unit, and the tables of each infant."""

    def __init__(self, counted: Sequence[Reading], keys: Sequence[str], level: Level, n_draws: int) -> None:
        self._keys, self._level, self._n_draws = keys, level, n_draws
        self.units: dict[int, dict[int, str]] = {}
        self.infant_of: dict[int, int] = {}
        for reading in counted:
            self.units.setdefault(reading.subject_id, {})[reading.annotator_id] = reading.class_key
            self.infant_of[reading.subject_id] = reading.infant_id
        self.twice = {unit: said for unit, said in self.units.items() if len(said) > 1}
        self._coincidences: dict[int, Floats] = {}
        for unit, said in self.twice.items():
            matrix = np.array(figures.coincidences([list(said.values())], keys))
            _add(self._coincidences, self.infant_of[unit], matrix)
        self._matrix = draws.summed(list(self._coincidences.values()))

    def readers(self, codes: Mapping[AnnotatorId, str]) -> list[AnnotatorId]:
        """Readers of something that was read twice, by code."""
        ids = {AnnotatorId(reader) for said in self.twice.values() for reader in said}
        return sorted(ids, key=lambda id_: codes[id_])

    def percent(self) -> Measured:
        """The share of pairs of answers about the same unit that are the same."""
        figure = self._with_units(figures.percent_agreement(self._matrix.tolist()))
        return draws.measured(figure, self._coincidences, draws.percents, self._n_draws)

    def alpha(self) -> Measured:
        figure = figures.alpha_of(self._matrix.tolist(), len(self.twice), self._level)
        return draws.measured(figure, self._coincidences, partial(draws.alphas, level=self._level), self._n_draws)

    def per_class(self) -> tuple[ClassFigure, ...]:
        if not self.twice:
            return ()
        matrix = self._matrix.tolist()
        given = Counter(key for said in self.twice.values() for key in said.values())
        return tuple(
            ClassFigure(
                key,
                draws.measured(
                    figures.alpha_of(figures.one_against_rest(matrix, i), len(self.twice)),
                    {infant: draws.collapsed(own, i) for infant, own in self._coincidences.items()},
                    draws.alphas,
                    self._n_draws,
                ),
                figures.specific_agreement(matrix, i),
                given[key],
            )
            for i, key in enumerate(self._keys)
        )

    def fleiss(self) -> tuple[Measured, str]:
        """Fleiss asks for as many readings of each unit: of those that have the commonest number."""
        numbers = Counter(len(said) for said in self.twice.values())
        if not numbers:
            return draws.measured(figures.fleiss_kappa([]), {}, draws.fleiss_kappas), ""
        n_readings = max(numbers, key=lambda n: (numbers[n], n))
        by_infant: dict[int, Floats] = {}
        units = []
        for unit, said in self.twice.items():
            if len(said) != n_readings:
                continue
            units.append(list(said.values()))
            counts = [units[-1].count(key) for key in self._keys]
            same = sum(n * (n - 1) for n in counts) / (n_readings * (n_readings - 1))
            _add(by_infant, self.infant_of[unit], np.array([1.0, same, *counts]))
        figure = figures.fleiss_kappa(units)
        what = f"{len(units)} of {len(self.twice)}, each read by {n_readings}"
        return draws.measured(figure, by_infant, draws.fleiss_kappas, self._n_draws), what

    def pair(self, codes: Mapping[AnnotatorId, str], one: AnnotatorId, other: AnnotatorId) -> PairAgreement:
        both = [(unit, (said[one], said[other])) for unit, said in self.twice.items() if one in said and other in said]
        by_infant: dict[int, Floats] = {}
        for unit, answers in both:
            _add(by_infant, self.infant_of[unit], np.array(figures.confusion([answers], self._keys)))
        counts = figures.confusion([answers for _, answers in both], self._keys)
        percent, kappa = _percent_and_kappa(counts, by_infant, self._level, self._n_draws)
        return PairAgreement(
            first=codes[one],
            second=codes[other],
            n_units=len(both),
            percent=percent,
            kappa=kappa,
            classes=tuple(self._class_of_pair(key, i, counts, by_infant) for i, key in enumerate(self._keys)),
            table=tuple(tuple(round(n) for n in row) for row in counts),
        )

    def _class_of_pair(self, key: str, i: int, counts: figures.Table, by_infant: Mapping[int, Floats]) -> ClassFigure:
        return ClassFigure(
            key,
            draws.measured(
                figures.cohen_kappa(figures.one_against_rest(counts, i)),
                {infant: draws.collapsed(own, i) for infant, own in by_infant.items()},
                draws.kappas,
                self._n_draws,
            ),
            figures.specific_agreement(counts, i),
            round(sum(counts[i]) + sum(row[i] for row in counts)),
        )

    def _with_units(self, figure: Coefficient) -> Coefficient:
        return Coefficient(figure.value, figure.observed, figure.expected, len(self.twice), figure.why_none)


def _intra(
    repeats: Sequence[Repeated], keys: Sequence[str], level: Level, codes: Mapping[AnnotatorId, str], n_draws: int
) -> tuple[IntraReader, ...]:
    found = []
    for reader in sorted({repeat.annotator_id for repeat in repeats}, key=lambda id_: codes[id_]):
        own = [repeat for repeat in repeats if repeat.annotator_id == reader]
        by_infant: dict[int, Floats] = {}
        for repeat in own:
            _add(by_infant, repeat.infant_id, np.array(figures.confusion([(repeat.first, repeat.again)], keys)))
        counts = figures.confusion([(repeat.first, repeat.again) for repeat in own], keys)
        found.append(IntraReader(codes[reader], len(own), *_percent_and_kappa(counts, by_infant, level, n_draws)))
    return tuple(found)


def _percent_and_kappa(
    counts: figures.Table, by_infant: Mapping[int, Floats], level: Level, n_draws: int
) -> tuple[Measured, Measured]:
    return (
        draws.measured(figures.percent_agreement(counts), by_infant, draws.percents, n_draws),
        draws.measured(figures.cohen_kappa(counts, level), by_infant, partial(draws.kappas, level=level), n_draws),
    )


def _add(tables: dict[int, Floats], infant: int, table: Floats) -> None:
    tables[infant] = tables[infant] + table if infant in tables else table
