"""From cells to figures: every arm with its interval, the differences asked for, and what they say in a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from ml.chance import chance_warning
from ml.config import FinetuneRecipe
from ml.contract import ManifestRow, TaskSpec
from ml.metrics import Estimate, Floats
from ml.study import arms
from ml.study.arms import Arm, Reading, words_of
from ml.study.claims import Claim, asked
from ml.study.divisions import FOLDS, LOCKED, Division
from ml.study.place import Place
from ml.study.resampling import N_DRAWS, Ordering, TestSet, estimate, mean_ordering, ordering

DEFAULT_ENCODER = FinetuneRecipe().encoder
Scores = dict[int, list[Floats]]
"""Seed → logits (n, classes), one array a repeat."""


@dataclass
class Figures:
    """All cells of a study as orderings, each figure on the same draws of infants."""

    task: TaskSpec
    tests: dict[str, TestSet] = field(default_factory=dict)
    """By division."""
    found: dict[Place, dict[str, Ordering]] = field(default_factory=dict)
    by_seed: dict[Place, dict[int, dict[str, Ordering]]] = field(default_factory=dict)
    n_train: dict[Place, tuple[int, int]] = field(default_factory=dict)
    """Infants and recordings learnt from, mean over seeds and folds."""

    @property
    def positive(self) -> list[int] | None:
        if self.task.positive is None:
            return None
        return [self.task.classes.index(key) for key in self.task.positive]

    def of(self, place: Place) -> Estimate | None:
        """AUC (macro AUC of several classes), mean over seeds."""
        found = self.found.get(place)
        return None if found is None else estimate(self.tests, found, self.positive)

    def difference(self, place: Place, other: Place) -> Estimate | None:
        """``place`` − ``other`` in the same draws, of the seeds that both have; None unless both were tested on the
        same infants.
        """
        seeds = set(self.by_seed.get(place, {})) & set(self.by_seed.get(other, {}))
        if not seeds:
            return None
        a, b = ([self.by_seed[one][seed] for seed in sorted(seeds)] for one in (place, other))
        names = set(a[0])
        if any(set(found) != names for found in (*a, *b)):
            return None
        paired = {
            name: mean_ordering([x[name].minus(y[name]) for x, y in zip(a, b, strict=True)]) for name in sorted(names)
        }
        return estimate(self.tests, paired, self.positive)

    def spread(self, place: Place) -> float | None:
        """Standard deviation between seeds: what another choice of infants and weights does to the figure."""
        seeds = self.by_seed.get(place, {})
        if len(seeds) < 2:
            return None
        return float(np.std([estimate_value(self, found) for found in seeds.values()], ddof=1))


def estimate_value(figures: Figures, found: Mapping[str, Ordering]) -> float:
    """A figure without its interval."""
    once = {name: TestSet(t.infants, t.label, np.ones((1, len(t.label)))) for name, t in figures.tests.items()}
    return estimate(once, found, figures.positive).value


def collect(
    lines: Iterable[Mapping[str, Any]], parts: Sequence[Division], task: TaskSpec, seed: int = 0, n_draws: int = N_DRAWS
) -> Figures:
    """Cells of all arms; a seed counts for a figure only where every test set of it is there."""
    figures = Figures(task)
    rows_of: dict[str, dict[str, ManifestRow]] = {d.name: {r.recording: r for r in d.test} for d in parts}
    names: dict[str, list[str]] = {}
    cells: dict[tuple[Place, str], Scores] = defaultdict(dict)
    sizes: dict[Place, list[tuple[int, int]]] = defaultdict(list)
    for line in lines:
        division = str(line["division"])
        if division not in rows_of or names.setdefault(division, line["recordings"]) != line["recordings"]:
            continue
        tests = LOCKED if division == LOCKED else FOLDS
        place = Place(tests, line["encoder"], line["arm"], line["reading"], line["fraction"])
        cells[place, division][line["seed"]] = [np.array(one, dtype=np.float64) for one in line["logits"]]
        sizes[place].append((line["n_infants"], line["n_recordings"]))
    for division, recordings in names.items():
        rows = [rows_of[division][recording] for recording in recordings]
        label = np.array([task.classes.index(str(row.label)) for row in rows], dtype=np.int64)
        figures.tests[division] = TestSet.drawn([row.infant for row in rows], label, seed, n_draws)
    _add_expert(cells)
    for (place, division), scores in cells.items():
        label = figures.tests[division].label
        for own_seed, own in scores.items():
            seeds = figures.by_seed.setdefault(place, {}).setdefault(own_seed, {})
            seeds[division] = ordering(label, own, figures.positive)
    for place, by_seed in figures.by_seed.items():
        wanted = {part.name for part in parts if (part.name == LOCKED) == (place.tests == LOCKED)}
        whole = {own_seed: found for own_seed, found in by_seed.items() if set(found) == wanted}
        figures.by_seed[place] = whole
        if whole:
            figures.found[place] = {
                name: mean_ordering([found[name] for found in whole.values()]) for name in sorted(wanted)
            }
    for place, own_sizes in sizes.items():
        figures.n_train[place] = (
            round(float(np.mean([n for n, _ in own_sizes]))),
            round(float(np.mean([n for _, n in own_sizes]))),
        )
    return figures


def _add_expert(cells: dict[tuple[Place, str], Scores]) -> None:
    """The mean of a network's and the expert's logits, where both learnt from the same infants."""
    for (place, division), scores in list(cells.items()):
        reading = arms.WITH_EXPERT_OF.get(Reading(place.reading))
        if reading is None:
            continue
        expert = cells.get((Place(place.tests, "", arms.EXPERT, Reading.BASELINE, place.fraction), division), {})
        both = {
            seed: [(own[0] + expert[seed][0]) / 2]
            for seed, own in scores.items()
            if seed in expert and own[0].shape == expert[seed][0].shape
        }
        if both:
            with_expert = Place(place.tests, place.encoder, place.arm, reading, place.fraction)
            cells[with_expert, division] = both


def summary(figures: Figures, chosen: Sequence[Arm], main_arm: str) -> dict[str, Any]:
    """Everything the page, the table and the plot are made of, as JSON.

    Args:
        main_arm: the arm that the seed's claim of fewer labels is asked of
    """
    rows = []
    for place in sorted(figures.found, key=_order(chosen)):
        found = figures.of(place)
        assert found is not None
        infants, recordings = figures.n_train.get(place, (0, 0))
        rows.append(
            {
                **vars(place),
                "reading": str(place.reading),
                "words": words_of(place.arm, place.reading),
                "auc": found.as_json(),
                "sd_of_seeds": figures.spread(place),
                "seeds": len(figures.by_seed[place]),
                "train_infants": infants,
                "train_recordings": recordings,
            }
        )
    return {
        "task": {"key": figures.task.key, "name": figures.task.name, "classes": list(figures.task.classes)},
        "measure": "AUC" if figures.task.positive is not None else "macro AUC",
        "tests": {
            name: {"infants": len(set(test.infants)), "recordings": len(test.infants)}
            for name, test in figures.tests.items()
        },
        "rows": rows,
        "claims": [claim.as_json() for claim in _answered(figures, main_arm)],
        "between_encoders": _between_encoders(figures, _order(chosen)),
        "warnings": _warnings(figures),
    }


def _answered(figures: Figures, main_arm: str) -> Iterable[Claim]:
    for question in asked(figures.found, main_arm):
        found = figures.difference(question.place, question.other)
        if found is not None:
            yield question.answered(found)


def _between_encoders(figures: Figures, order: Any) -> list[dict[str, Any]]:
    """Every other encoder − the default one, on the same infants; nothing where there is a single encoder."""
    reference = DEFAULT_ENCODER
    rows = []
    for place in sorted(figures.found, key=order):
        if place.encoder in ("", reference):
            continue
        found = figures.difference(place, replace(place, encoder=reference))
        if found is not None:
            words = words_of(place.arm, place.reading)
            rows.append({**vars(place), "words": words, "other": reference, "difference": found.as_json()})
    return rows


def _warnings(figures: Figures) -> list[str]:
    """Where even the best arm, from all labels, cannot be told from guessing."""
    sentences = []
    for tests in sorted({place.tests for place in figures.found}):
        places = [p for p in figures.found if p.tests == tests and p.arm not in (arms.PERMUTED, arms.METADATA)]
        if not places:
            continue
        most = max(p.fraction for p in places)
        found = [one for p in places if p.fraction == most and (one := figures.of(p)) is not None]
        sentence = chance_warning(figures.task.name, max(found, key=lambda one: one.value))
        if sentence:
            sentences.append(sentence)
    return sentences


def _order(chosen: Sequence[Arm]) -> Any:
    arm_keys = [arm.key for arm in chosen]
    readings = list(Reading)
    return lambda p: (
        p.tests != LOCKED,
        p.encoder,
        readings.index(Reading(p.reading)),
        arm_keys.index(p.arm) if p.arm in arm_keys else len(arm_keys),
        p.fraction,
    )
