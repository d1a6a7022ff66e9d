"""Agreement of a task: figures as the plain ones, intervals by infant, and only what was read blind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from cryapp.domain import agreement as figures
from cryapp.domain.agreement import Level
from cryapp.domain.annotation import Shown
from cryapp.domain.ids import RecordingId
from cryapp.domain.reading import Candidate, DealSettings
from cryapp.services import agreement_draws as draws
from cryapp.services import assigning, labelling, reading
from cryapp.services.agreement import agreement
from cryapp.services.labelling import Mark
from cryapp.services.library import Library, open_library
from cryapp.services.tasks import get_task
from tests.store.made import add_recordings, mark

CLASSES = ["pain", "hunger", "discomfort"]


@pytest.mark.parametrize("level", list(Level))
def test_many_tables_at_once_are_the_plain_figures(level: Level) -> None:
    rng = np.random.default_rng(0)
    tables = rng.integers(0, 9, (40, 4, 4)).astype(float)
    tables[0] = 0
    tables[1] = np.diag([7.0, 0, 0, 0])
    for table, kappa, percent in zip(tables, draws.kappas(tables, level), draws.percents(tables), strict=True):
        _same(kappa, figures.cohen_kappa(table.tolist(), level).value)
        _same(percent, figures.percent_agreement(table.tolist()).value)
    matrices = tables + tables.transpose(0, 2, 1)
    for matrix, alpha in zip(matrices, draws.alphas(matrices, level), strict=True):
        _same(alpha, figures.alpha_of(matrix.tolist(), 1, level).value)
    for i in range(4):
        assert draws.collapsed(tables, i).tolist() == [figures.one_against_rest(t.tolist(), i) for t in tables]


def test_fleiss_from_sums_is_the_plain_figure() -> None:
    rng = np.random.default_rng(1)
    units = [list(rng.choice(["a", "b", "c"], 3)) for _ in range(30)]
    sums = np.zeros(5)
    for unit in units:
        counts = [unit.count(key) for key in "abc"]
        sums += [1, sum(n * (n - 1) for n in counts) / 6, *counts]
    assert draws.fleiss_kappas(sums[None])[0] == pytest.approx(figures.fleiss_kappa(units).value)


def _same(many: float, plain: float | None) -> None:
    assert np.isnan(many) if plain is None else many == pytest.approx(plain)


def test_intervals_are_by_infant_not_by_recording() -> None:
    """Fifty recordings of an infant that agree are one infant that agrees: the interval does not narrow."""
    agree, differ = np.array([[5.0, 0], [0, 5]]), np.array([[3.0, 2], [2, 3]])
    few = {infant: agree if infant % 2 else differ for infant in range(12)}
    many = {infant: 50 * table for infant, table in few.items()}
    one, other = (draws.measured(_kappa(tables), tables, draws.kappas) for tables in (few, many))
    assert (one.low, one.high) != (None, None)
    assert one.low == pytest.approx(other.low)
    assert one.high == pytest.approx(other.high)
    assert (one.low or 1) < (one.value or 1) < (one.high or 0)


def test_drawing_kinds_of_infants_is_drawing_infants() -> None:
    """Against a slow loop that draws infant by infant, of many infants with few different tables."""
    rng = np.random.default_rng(5)
    tables = {infant: np.diag([2.0, 1]) + np.eye(2)[::-1] * (rng.random() < 0.3) for infant in range(60)}
    found = draws.measured(_kappa(tables), tables, draws.kappas, n_draws=4_000)
    every = np.stack(list(tables.values()))
    slow = [draws.kappas(every[rng.integers(0, 60, 60)].sum(0)[None])[0] for _ in range(4_000)]
    low, high = np.percentile(slow, draws.INTERVAL)
    assert (found.low, found.high) == (pytest.approx(low, abs=0.012), pytest.approx(high, abs=0.012))
    assert high - low > 0.1, "an interval that could be missed"


def test_draws_in_pieces_are_the_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(2)
    tables = {infant: rng.integers(0, 9, (3, 3)).astype(float) for infant in range(40)}
    whole = draws.measured(_kappa(tables), tables, draws.kappas)
    monkeypatch.setattr(draws, "MOST_WEIGHTS", 40 * 7)
    assert draws.measured(_kappa(tables), tables, draws.kappas) == whole


def test_without_an_interval_it_is_said_why() -> None:
    a_only, b_only = np.diag([4.0, 0]), np.diag([0, 4.0])
    alone = {1: a_only + b_only}
    found = draws.measured(_kappa(alone), alone, draws.kappas)
    assert (found.value, found.low, found.why_no_interval) == (1.0, None, draws.ONE_INFANT)
    two = {1: a_only, 2: b_only}  # half of the draws hold one class only
    found = draws.measured(_kappa(two), two, draws.kappas)
    assert (found.value, found.low, found.why_no_interval) == (1.0, None, draws.SELDOM)
    assert found.text == f"1.00 ({draws.SELDOM})"


def _kappa(tables: dict[int, draws.Floats]) -> figures.Coefficient:
    return figures.cohen_kappa(draws.summed(list(tables.values())).tolist())


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    lib = open_library(str(tmp_path / "store"))
    add_recordings(lib.store, {f"I-{i}": 2 for i in range(12)})
    yield lib
    lib.close()


def say(lib: Library, by: Mark, answers: dict[int, str]) -> None:
    for id_, class_key in answers.items():
        labelling.save_label(lib, [RecordingId(id_)], class_key, by)


def test_two_readers_by_pair_and_class(lib: Library) -> None:
    one, two = mark(lib, "R-01", "trigger"), mark(lib, "R-02", "trigger")
    first = {i: CLASSES[i % 3] for i in range(1, 21)}
    second = {i: CLASSES[(i + (i % 5 == 0)) % 3] for i in range(1, 23)}
    say(lib, one, first)
    say(lib, two, second)
    found = agreement(lib, get_task(lib, "trigger"), n_draws=300)
    (pair,) = found.pairs
    keys = list(found.class_keys)
    counts = figures.confusion([(first[i], second[i]) for i in first], keys)
    assert (pair.first, pair.second, pair.n_units, found.n_units, found.n_read_twice) == ("R-01", "R-02", 20, 22, 20)
    assert pair.kappa.value == pytest.approx(figures.cohen_kappa(counts).value)
    assert pair.kappa.low is not None
    assert pair.kappa.low <= pair.kappa.value <= pair.kappa.high <= 1  # type: ignore[operator]
    assert pair.percent.value == found.percent.value == pytest.approx(0.8)
    assert [list(row) for row in pair.table] == counts
    units = [[first[i], second[i]] for i in first]
    assert found.alpha.value == pytest.approx(figures.krippendorff_alpha(units, keys).value)
    assert found.fleiss.value == pytest.approx(figures.fleiss_kappa(units).value)
    assert found.fleiss_of == "20 of 20, each read by 2"
    hunger = next(figure for figure in pair.classes if figure.class_key == "hunger")
    place = keys.index("hunger")
    assert hunger.specific == pytest.approx(figures.specific_agreement(counts, place))
    assert hunger.chance_corrected.n_units == 20
    unsaid = next(figure for figure in found.classes if figure.n_given == 0)
    assert unsaid.chance_corrected.value is None
    assert unsaid.chance_corrected.why_none == figures.ONE_CLASS
    assert found.n_infants == 10


def test_only_blind_answers_count_and_the_rest_is_said(lib: Library) -> None:
    one, two = mark(lib, "R-01"), mark(lib, "R-02")
    seen = Mark(two.task_id, two.annotator_id, Shown(blind=False, prediction_visible=True))
    say(lib, one, {1: "cry", 2: "cry", 3: "no_cry", 4: "dont_know", 5: "cry"})
    say(lib, two, {1: "no_cry", 2: "cry", 3: "no_cry", 4: "cry"})
    say(lib, seen, {1: "cry", 5: "cry"})  # the first after its own blind answer, the second without one
    found = agreement(lib, get_task(lib, "cry_presence"), n_draws=100)
    assert found.n_read_twice == 3
    assert found.percent.value == pytest.approx(2 / 3), "what was changed after the reveal counts as it was before"
    assert found.left_out == {"dont_know": 1, "not_blind": 1}
    saved = labelling.clear_label(lib, [RecordingId(1)], two)
    assert agreement(lib, get_task(lib, "cry_presence"), n_draws=100).n_read_twice == 2
    labelling.revert(lib, saved.event_ids, two)
    assert agreement(lib, get_task(lib, "cry_presence"), n_draws=100).n_read_twice == 3


def test_nothing_read_twice_is_said_in_words(lib: Library) -> None:
    say(lib, mark(lib), {1: "cry", 2: "no_cry"})
    found = agreement(lib, get_task(lib, "cry_presence"))
    assert (found.alpha.value, found.alpha.text) == (None, figures.NOTHING_TWICE)
    assert (found.percent.value, found.fleiss.value, found.pairs, found.classes) == (None, None, (), ())


def test_a_reader_against_themself(lib: Library) -> None:
    by = mark(lib)
    chosen = [Candidate(RecordingId(i), "random control") for i in range(1, 25)]
    settings = DealSettings(0, 0.5, min_gap=0)
    made = assigning.make_set(lib, "pilot", by.task_id, chosen, [by.annotator_id], settings, by.annotator_id)
    met: dict[int, int] = {}
    while (item := reading.next_item(lib, made.set_id, by.annotator_id)) is not None:
        met[item.recording_id] = met.get(item.recording_id, 0) + 1
        is_odd = item.recording_id % 2
        changes_mind = met[item.recording_id] == 2 and item.recording_id % 4 == 0
        reading.answer(lib, item.id, "no_cry" if is_odd or changes_mind else "cry", by)
    found = agreement(lib, get_task(lib, "cry_presence"), n_draws=100)
    (own,) = found.intra
    repeated = [id_ for id_, times in met.items() if times == 2]
    changed = sum(id_ % 4 == 0 for id_ in repeated)
    assert (own.reader, own.n_repeats) == ("R-01", 12)
    assert own.percent.value == pytest.approx(1 - changed / 12)
    assert own.percent.n_infants == len({(id_ + 1) // 2 for id_ in repeated})
    assert found.n_read_twice == 0, "a repeat is no second reader"
