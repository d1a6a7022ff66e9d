"""Agreement against published examples, against scikit-learn, and where no figure exists."""

from __future__ import annotations

import random

import pytest
from sklearn.metrics import cohen_kappa_score

from cryapp.domain.agreement import (
    NOTHING_TWICE,
    ONE_CLASS,
    UNEQUAL,
    Level,
    answers_by_unit,
    cohen_kappa,
    confusion,
    fleiss_kappa,
    krippendorff_alpha,
    one_against_rest,
    percent_agreement,
    specific_agreement,
)

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: four observers, twelve units.
OBSERVERS = (
    "123321412***",
    "1233224125*3",
    "*3332342251*",
    "12332441251*",
)
KRIPPENDORFF = [[said for said in unit if said != "*"] for unit in zip(*OBSERVERS, strict=True)]

# Fleiss's kappa as worked through by Wikipedia: ten subjects, fourteen raters, five classes.
FLEISS = (
    """0 0 0 0 14  0 2 6 4 2  0 0 3 5 6  0 3 9 2 0  2 2 8 1 1  7 7 0 0 0  3 2 6 3 0  2 5 3 2 2  6 5 2 1 0  0 2 2 3 7"""
)


@pytest.mark.parametrize(("level", "published"), [(Level.NOMINAL, 0.743), (Level.ORDINAL, 0.815)])
def test_krippendorffs_own_example(level: Level, published: float) -> None:
    found = krippendorff_alpha(KRIPPENDORFF, "12345", level)
    assert found.value == pytest.approx(published, abs=0.0005)
    assert found.n_units == 11, "the unit with one answer does not count"


def test_fleiss_published_example() -> None:
    counts = [int(text) for text in FLEISS.split()]
    rows = [counts[i : i + 5] for i in range(0, 50, 5)]
    units = [[key for key, n in zip("abcde", row, strict=True) for _ in range(n)] for row in rows]
    found = fleiss_kappa(units)
    assert (found.value, found.observed, found.expected) == (
        pytest.approx(0.210, abs=0.0005),
        pytest.approx(0.378, abs=0.0005),
        pytest.approx(0.213, abs=0.0005),
    )


def test_cohen_by_hand() -> None:
    found = cohen_kappa([[20, 5], [10, 15]])  # observed 0.7, by chance 0.5
    assert (found.value, found.observed, found.expected, found.n_units) == (pytest.approx(0.4), 0.7, 0.5, 50)


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("seed", range(20))
def test_cohen_is_scikit_learns(level: Level, seed: int) -> None:
    rng = random.Random(seed)
    classes = "abcd"[: rng.randint(2, 4)]
    first = [rng.choice(classes) for _ in range(40)]
    second = [said if rng.random() < 0.6 else rng.choice(classes) for said in first]
    weights = "linear" if level is Level.ORDINAL else None
    expected = cohen_kappa_score(first, second, labels=list(classes), weights=weights)
    table = confusion(list(zip(first, second, strict=True)), classes)
    assert cohen_kappa(table, level).value == pytest.approx(expected)


def test_the_order_of_readers_and_units_does_not_matter() -> None:
    table = [[20.0, 5.0, 1.0], [9.0, 15.0, 2.0], [0.0, 3.0, 7.0]]
    turned = [list(column) for column in zip(*table, strict=True)]
    for level in Level:
        assert cohen_kappa(table, level).value == pytest.approx(cohen_kappa(turned, level).value)
        backwards = [unit[::-1] for unit in reversed(KRIPPENDORFF)]
        once, again = (krippendorff_alpha(units, "12345", level).value for units in (KRIPPENDORFF, backwards))
        assert once == pytest.approx(again)


def test_more_disagreement_is_less_agreement() -> None:
    kappas = [cohen_kappa([[50 - n, n], [n, 50 - n]]).value for n in range(0, 50, 5)]
    assert kappas == sorted(kappas, reverse=True)  # type: ignore[type-var]
    assert (kappas[0], kappas[5]) == (1.0, 0.0)


def test_an_ordinal_neighbour_weighs_less_than_the_far_end() -> None:
    near = [("a", "b")] * 5 + [("a", "a"), ("b", "b"), ("c", "c")] * 10
    far = [("a", "c")] * 5 + [("a", "a"), ("b", "b"), ("c", "c")] * 10
    near_kappa, far_kappa = (cohen_kappa(confusion(pairs, "abc"), Level.ORDINAL).value for pairs in (near, far))
    assert near_kappa is not None
    assert far_kappa is not None
    assert near_kappa > far_kappa


def test_per_class() -> None:
    table = [[20.0, 5.0, 0.0], [10.0, 15.0, 0.0], [0.0, 0.0, 0.0]]
    assert one_against_rest(table, 0) == [[20, 5], [10, 15]]
    assert one_against_rest(table, 1) == [[15, 10], [5, 20]]
    assert specific_agreement(table, 0) == pytest.approx(40 / 55)
    assert specific_agreement(table, 2) is None, "nobody gave it"
    assert percent_agreement(table).value == 0.7


def test_where_no_figure_exists_it_is_said() -> None:
    nothing = confusion([], "ab")
    same = confusion([("a", "a")] * 9, "ab")
    assert (cohen_kappa(nothing).value, cohen_kappa(nothing).why_none) == (None, NOTHING_TWICE)
    assert (cohen_kappa(same).value, cohen_kappa(same).why_none) == (None, ONE_CLASS)
    assert percent_agreement(same).value == 1.0
    assert percent_agreement(nothing).why_none == NOTHING_TWICE
    assert fleiss_kappa([["a"], []]).why_none == NOTHING_TWICE
    assert fleiss_kappa([["a", "a"], ["a", "a"]]).why_none == ONE_CLASS
    assert fleiss_kappa([["a", "a"], ["a", "a", "b"]]).why_none == UNEQUAL
    assert krippendorff_alpha([["a"]], "ab").why_none == NOTHING_TWICE
    assert krippendorff_alpha([["a", "a"], ["a", "a"]], "ab").why_none == ONE_CLASS
    with pytest.raises(ValueError, match="is no class"):
        confusion([("a", "z")], "ab")


def test_answers_by_unit() -> None:
    assert answers_by_unit({2: {7: "b", 3: "a"}, 1: {3: "c"}}) == [["c"], ["a", "b"]]
