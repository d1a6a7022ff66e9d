"""The mixtures by which the evidence is measured (docs/results.md): as loud as they say, and where they say."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from cryapp.domain.infant import is_locked, lock_bucket
from tests.results import placing
from tests.results.evidence import interval
from tests.results.mixtures import (
    LEARNT,
    LENGTH_S,
    LOCKED,
    N_LOCKED,
    RATE_HZ,
    SNRS_DB,
    Mixture,
    made_up,
    real,
)


def check(mixture: Mixture) -> None:
    assert len(mixture.samples) == RATE_HZ * LENGTH_S
    np.testing.assert_array_equal(mixture.samples, mixture.cry + mixture.background)
    first, last = round(mixture.start_s * RATE_HZ), round(mixture.stop_s * RATE_HZ)
    assert not mixture.cry[:first].any()
    assert not mixture.cry[last:].any()
    cry, background = (np.sqrt(np.mean(x.astype(float) ** 2)) for x in (mixture.cry[first:last], mixture.background))
    # The soft edges come before the level and take a little of it.
    assert 20 * np.log10(cry / background) == pytest.approx(mixture.snr_db, abs=0.5)


def test_made_up_cries_in_made_up_wards() -> None:
    found = list(made_up(3))
    for mixture in found:
        check(mixture)
    assert [m.snr_db for m in found] == [*SNRS_DB] * 3
    assert len({m.infant for m in found}) == 3
    assert len({m.setting for m in found[:3]}) == 3, "each level in another setting"
    again = next(iter(made_up(1)))
    np.testing.assert_array_equal(again.samples, found[0].samples)
    assert not np.array_equal(next(iter(made_up(1, seed=1))).samples, found[0].samples)


@pytest.mark.corpus
def test_real_cries_among_real_sounds(corpus_dir: Path) -> None:
    """Skipped with its reason where the recordings are absent."""
    locked = list(islice(real(corpus_dir, LOCKED), 3))
    learnt = list(islice(real(corpus_dir, LEARNT), 3))
    for mixture in (*locked, *learnt):
        check(mixture)
    assert all(is_locked(lock_bucket(m.infant)) for m in locked)
    assert not any(is_locked(lock_bucket(m.infant)) for m in learnt)
    assert {m.setting for m in locked} == {"animals", "spoken digits", "surroundings"}
    assert N_LOCKED == 9


def test_the_interval_draws_infants_with_all_their_mixtures() -> None:
    rows = [{"infant": name, "time": value} for name, value in (("a", 1.0), ("a", 1.0), ("b", 0.0))]
    found = interval(rows, "time")
    assert found["value"] == pytest.approx(2 / 3, abs=1e-4)
    assert (found["low"], found["high"]) == (0.0, 1.0)
    assert interval([], "time") == {"value": None, "low": None, "high": None}


def test_ways_of_learning_are_compared_infant_by_infant() -> None:
    """Of mixtures in which only one way finds anything, neither is believed; the first way gains nothing on itself."""

    def cell(way: str, fold: int, shares: list[float | None], odds: list[float]) -> dict[str, object]:
        rows = [
            {
                "infant": f"{fold}{i}",
                "time": s,
                "cells": s,
                "strongest": None if s is None else s > 0.5,
                "chance": 0.25 if i in (0, 3) else 0.5,
            }
            for i, s in enumerate(shares)
        ]
        infants = [f"{fold}{i}" for i in range(4)]
        return {"way": way, "fold": fold, "infants": infants, "cry": [1, 1, 0, 0], "odds": odds, "mixtures": rows}

    old, new = list(placing.WAYS)
    cells = [cell(old, fold, [0.4, None, 0.2, 0.6], [2, 0, 1, -1]) for fold in range(placing.N_FOLDS)]
    cells += [cell(new, fold, [0.6, 0.9, None, 0.6], [30, 20, 10, -10]) for fold in range(placing.N_FOLDS)]
    first, second = placing.summaries(cells)
    assert (first["way"], second["way"]) == (old, new)
    assert first["time_gain"]["value"] == first["auc_gain"]["value"] == 0
    assert (first["auc"]["value"], second["auc"]["value"]) == (0.75, 1.0)
    assert second["auc_gain"]["value"] == 0.25
    assert second["time"]["value"] == pytest.approx(0.6)
    assert second["chance"] == 0.25, "of the mixtures that are compared"
    assert second["time_gain"]["value"] == pytest.approx(0.1)
    assert (first["nothing"], second["nothing"]) == (placing.N_FOLDS, placing.N_FOLDS)
    assert placing.page({"rows": [first, second]}).count("|\n") == 4
    assert placing.summaries(cells[:4]) == placing.summaries(cells[:3]), (
        "a way that is not done on every fold is left out"
    )
