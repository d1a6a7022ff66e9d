"""The explained queue: shares, reasons, what is never chosen by a model, and the same queue for the same seed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from sqlalchemy import select, update

from cryapp.domain.errors import UserError
from cryapp.domain.ids import ModelId, RecordingId
from cryapp.domain.model import ModelEvidence, ModelStatus
from cryapp.domain.queue import StateFilter, WorklistQuery
from cryapp.domain.queue_mix import ARMS, ExplainedQueue, Measure, Mix, Reason, committee, entropy, margin
from cryapp.services import labelling, queueing, vectors
from cryapp.services.library import Library, open_library
from cryapp.store import embeddings, models, predictions
from cryapp.store.tables import AuditEventRow, EncounterRow, InfantRow, RecordingRow
from tests.store.made import add_recordings, mark

N_INFANTS, N_EACH = 60, 3
N = N_INFANTS * N_EACH
MODEL, OLDER = ModelId("cry_presence-2"), ModelId("cry_presence-1")
DISPUTED = (10, 40, 70)
EQUAL = Mix(dict.fromkeys(ARMS, 0.2))


def said(id_: int) -> float:
    """Uncertain about 1 … 60, sure about the others; class ``no_cry`` (the rarer label) is likely above 170."""
    return 0.5 + id_ / 1000 if id_ <= 60 else (0.02 if id_ > 170 else 0.97)


def place(id_: int) -> np.ndarray:
    """All in one heap but 100 … 104, which are unlike anything."""
    rng = np.random.default_rng(id_)
    return rng.normal(0, 0.1, 8) + (50.0 * np.eye(8)[id_ - 100] if 100 <= id_ <= 104 else 0)


@pytest.fixture(scope="module")
def lib(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Only read by these tests."""
    lib = open_library(str(tmp_path_factory.mktemp("queue") / "store"))
    add_recordings(lib.store, {f"I-{n}": N_EACH for n in range(N_INFANTS)})
    with lib.store.write() as session:
        for number, status in ((1, ModelStatus.RETIRED), (2, ModelStatus.IN_USE)):
            new = models.NewModel(
                ModelId(f"cry_presence-{number}"), f"Cry {number}", "cry_presence", status, "x", "0" * 64, None, None,
                datetime(2026, 1, number, tzinfo=UTC), ModelEvidence(), {},
            )  # fmt: skip
            models.add(session, new)
        news = [prediction(id_, said(id_), vectors.pack(place(id_))) for id_ in range(1, N + 1)]
        predictions.save_many(session, MODEL, news)
        # The older version is of the same opinion, but about 150.
        predictions.save_many(session, OLDER, [prediction(i, 0.03 if i == 150 else said(i)) for i in range(1, N + 1)])
        for id_ in range(1, N + 1):
            session.execute(
                update(EncounterRow).where(EncounterRow.id == id_).values(hours_since_birth=(id_ * 37) % 91)
            )
        session.execute(update(EncounterRow).where(EncounterRow.id == 7).values(hours_since_birth=None))
    for reader, key in (("R-02", "cry"), ("R-03", "no_cry")):
        labelling.save_label(lib, [RecordingId(i) for i in DISPUTED], key, mark(lib, reader))
    labelling.save_label(lib, [RecordingId(i) for i in range(1, 5)], "cry", mark(lib))
    yield lib
    lib.close()


def prediction(id_: int, p: float, embedding: bytes | None = None) -> predictions.NewPrediction:
    return predictions.NewPrediction(
        RecordingId(id_), {"cry": p, "no_cry": 1 - p}, "cry", entropy([p, 1 - p]), [p], 0.32, embedding=embedding
    )


def query(lib: Library, reader: str = "R-01", task_key: str = "cry_presence") -> WorklistQuery:
    by = mark(lib, reader, task_key)
    return WorklistQuery(by.task_id, by.annotator_id)


def of(queue: ExplainedQueue, reason: Reason) -> set[int]:
    return {item.recording_id for item in queue.items if item.reason is reason}


def locked(lib: Library) -> set[int]:
    with lib.store.read() as session:
        rows = session.execute(select(RecordingRow.id).join(InfantRow).where(InfantRow.locked))
        return set(rows.scalars())


@pytest.mark.parametrize("n", [1, 2, 3, 7, 50, 99, 1000])
def test_shares_are_kept_within_rounding_and_chance_never_goes_out(n: int) -> None:
    for mix in (Mix(), EQUAL, Mix({Reason.UNCERTAIN: 0.95, Reason.RANDOM: 0.05})):
        counts = mix.counts(n)
        assert sum(counts.values()) == n
        assert counts[Reason.RANDOM] >= 1
        assert all(abs(counts[reason] - n * mix.share(reason)) <= 1 for reason in ARMS)


@pytest.mark.parametrize(
    "shares",
    [
        {Reason.RANDOM: 0.5},
        {Reason.UNCERTAIN: 1.0},
        {Reason.RANDOM: 0.04, Reason.UNCERTAIN: 0.96},
        {Reason.RANDOM: 1.5, Reason.UNCERTAIN: -0.5},
        {Reason.RANDOM: math.nan, Reason.UNCERTAIN: 1.0},
        {Reason.RANDOM: 0.5, Reason.FILL: 0.5},
    ],
)
def test_an_impossible_mix_is_refused(shares: dict[Reason, float]) -> None:
    with pytest.raises(ValueError, match=r"share|random"):
        Mix(shares)


def test_each_reason_finds_what_it_says(lib: Library) -> None:
    queue = queueing.explained_queue(lib, query(lib), 20, EQUAL, seed=3)
    assert len({item.recording_id for item in queue.items}) == 20
    assert queue.counts[Reason.RANDOM] == 4
    assert of(queue, Reason.UNCERTAIN) <= set(range(5, 61)) - locked(lib)
    assert len(of(queue, Reason.UNLIKE) & set(range(100, 105))) >= min(4, len(set(range(100, 105)) - locked(lib))) - 1
    assert of(queue, Reason.DISAGREE) == set(DISPUTED) - of(queue, Reason.RANDOM)
    assert of(queue, Reason.RARE) & set(range(171, 181)), "the class with fewer labels is among the rare"
    assert queue.notes == ("readers disagree: 3 of 4, readers disagree about no more.",)
    rows = queueing.queue_rows(lib, query(lib), queue, [item.recording_id for item in queue.items])
    assert [row.why for row in rows] == [item.reason.sentence for item in queue.items]


def test_no_model_chooses_among_the_locked_infants(lib: Library) -> None:
    by_choice: set[int] = set()
    for seed in range(5):
        queue = queueing.explained_queue(lib, query(lib), 60, seed=seed)
        by_choice |= {i.recording_id for i in queue.items if i.reason not in (Reason.RANDOM, Reason.DISAGREE)}
    assert by_choice
    assert not by_choice & locked(lib)


def test_the_last_that_wait_are_listed_too_and_what_is_missing_has_its_true_reason(lib: Library) -> None:
    queue = queueing.explained_queue(lib, query(lib), N)
    assert len(queue.items) == N - 4, "fewer than wait"
    closed = locked(lib) - of(queue, Reason.RANDOM) - of(queue, Reason.DISAGREE)
    assert closed and closed <= of(queue, Reason.FILL)
    only = ("only chance chooses", "readers disagree about no more")
    assert queue.notes and all(any(words in note for words in only) for note in queue.notes), queue.notes
    fewer = queueing.explained_queue(lib, query(lib), N - 4 - len(closed) // 2)
    assert len(fewer.items) == N - 4 - len(closed) // 2
    assert (set(range(5, N + 1)) - locked(lib)) <= {item.recording_id for item in fewer.items}


def test_the_random_arm_is_a_fair_draw_from_all_that_waits(lib: Library) -> None:
    drawn: Counter[int] = Counter()
    n_seeds, n_drawn = 120, 12
    for seed in range(n_seeds):
        # Cheap arms: only that chance comes first matters here.
        queue = queueing.explained_queue(lib, query(lib), 20, Mix({Reason.RANDOM: 0.6, Reason.DISAGREE: 0.4}), seed)
        drawn.update(of(queue, Reason.RANDOM))
    waiting = set(range(5, N + 1))
    assert set(drawn) <= waiting
    expected = n_seeds * n_drawn / len(waiting)
    chi_square = sum((drawn[i] - expected) ** 2 / expected for i in waiting)
    assert chi_square < len(waiting) + 5 * math.sqrt(2 * len(waiting))
    share_locked = sum(drawn[i] for i in waiting & locked(lib)) / drawn.total()
    assert share_locked == pytest.approx(len(waiting & locked(lib)) / len(waiting), abs=0.05)


def test_the_other_arms_do_not_move_the_random_one(lib: Library) -> None:
    alone = queueing.explained_queue(lib, query(lib), 40, Mix({Reason.RANDOM: 0.5, Reason.DISAGREE: 0.5}), seed=9)
    mixed = queueing.explained_queue(lib, query(lib), 40, Mix({Reason.RANDOM: 0.5, Reason.UNCERTAIN: 0.5}), seed=9)
    assert of(alone, Reason.RANDOM) == of(mixed, Reason.RANDOM)
    assert alone.counts[Reason.FILL] == 20 - alone.counts[Reason.DISAGREE]
    assert not of(alone, Reason.FILL) & locked(lib)


def test_the_same_seed_gives_the_same_queue_and_another_another(lib: Library) -> None:
    first, again, other = (queueing.explained_queue(lib, query(lib), 30, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert [i.recording_id for i in first.items] != [i.recording_id for i in other.items]


def test_it_stands_by_hours_since_birth_if_asked(lib: Library) -> None:
    queue = queueing.explained_queue(lib, query(lib), N, seed=1, by_hours=True)
    hours = [item.hours_since_birth for item in queue.items]
    known = [h for h in hours if h is not None]
    assert known == sorted(known)
    assert None not in hours[: len(known)]
    assert {item.recording_id for item in queue.items} >= {7}


def test_only_what_waits_and_passes_the_search_is_in_it(lib: Library) -> None:
    queue = queueing.explained_queue(lib, replace(query(lib), search="I-1", state=StateFilter.LABELLED), 500)
    with lib.store.read() as session:
        rows = session.execute(select(RecordingRow.id, InfantRow.code).join(InfantRow))
        matching = {id_ for id_, code in rows if code.startswith("I-1")}
    assert {i.recording_id for i in queue.items} <= matching - {1, 2, 3, 4}


def test_an_infant_is_asked_about_once(lib: Library) -> None:
    queue = queueing.explained_queue(lib, query(lib, task_key="neuro_injury"), 200)
    assert len({item.infant_id for item in queue.items}) == len(queue.items)
    assert "uncertain" in " ".join(queue.notes) and "no model is in use" in " ".join(queue.notes)
    assert queue.counts[Reason.RARE] == queue.asked[Reason.RARE]


def test_a_committee_doubts_where_the_versions_differ(lib: Library) -> None:
    mix = Mix({Reason.RANDOM: 0.5, Reason.UNCERTAIN: 0.5}, Measure.COMMITTEE)
    for seed in range(4):
        queue = queueing.explained_queue(lib, query(lib), 4, mix, seed)
        if 150 not in locked(lib) | of(queue, Reason.RANDOM):
            assert 150 in of(queue, Reason.UNCERTAIN)
            return
    pytest.fail("150 was never open to choice")


def test_measures_of_doubt() -> None:
    assert entropy([0.5, 0.5]) == margin([0.5, 0.5]) == pytest.approx(1)
    assert entropy([1.0, 0.0]) == margin([1.0, 0.0]) == 0
    assert margin([0.5, 0.3, 0.2]) == pytest.approx(0.8)
    assert entropy([0.7, 0.3]) == pytest.approx(0.8812909)
    assert committee([[0.7, 0.3], [0.7, 0.3]]) == pytest.approx(0)
    assert committee([[1, 0], [0, 1]]) == pytest.approx(1)


def test_the_mix_is_a_setting_with_a_trace(lib: Library) -> None:
    by = mark(lib).annotator_id
    assert queueing.read_mix(lib) == Mix()
    assert queueing.save_mix(lib, EQUAL.shares, Measure.MARGIN, by).settings
    assert queueing.read_mix(lib) == replace(EQUAL, measure=Measure.MARGIN)
    with lib.store.read() as session:
        event = session.execute(select(AuditEventRow).order_by(AuditEventRow.id.desc())).scalars().first()
    assert event is not None and event.action == "queue.mix" and event.after["measure"] == "margin"  # type: ignore[index]
    with pytest.raises(UserError, match="at least 5% must be random"):
        queueing.save_mix(lib, {Reason.UNCERTAIN: 1.0}, Measure.MARGIN, by)
    queueing.save_mix(lib, Mix().shares, Measure.ENTROPY, by)


def test_embeddings_come_back_as_they_were_stored(lib: Library) -> None:
    with lib.store.read() as session:
        found = embeddings.of(session, MODEL, [1, 100, 999])
        assert embeddings.count(session, MODEL) == N == len(embeddings.recording_ids(session, MODEL))
    assert set(found) == {1, 100}
    np.testing.assert_allclose(vectors.unpack(found[100]), place(100), atol=0.05)


def test_a_spread_out_choice_takes_one_of_every_heap() -> None:
    rng = np.random.default_rng(0)
    heaps = np.concatenate([rng.normal(0, 0.01, (50, 4)) + 10 * np.eye(4)[k] for k in range(4)]).astype(np.float32)
    chosen = vectors.spread_out(heaps, np.ones(200), 4, np.random.default_rng(1))
    assert {row // 50 for row in chosen} == {0, 1, 2, 3}
    assert {row // 50 for row in vectors.farthest(heaps, heaps[:50], 3)} == {1, 2, 3}
    same = np.zeros((5, 3), np.float32)
    assert sorted(vectors.spread_out(same, np.arange(5.0), 9, rng)) == [0, 1, 2, 3, 4]
    assert vectors.spread_out(same[:0], np.ones(0), 3, rng) == []


def test_distances_and_components_are_those_of_the_book() -> None:
    rng = np.random.default_rng(2)
    a, b = rng.normal(size=(30, 6)).astype(np.float32), rng.normal(size=(7, 6)).astype(np.float32)
    slow = np.array([[((x - y) ** 2).sum() for y in b] for x in a])
    np.testing.assert_allclose(vectors.squared_distances(a, b), slow, rtol=1e-4)
    np.testing.assert_allclose(vectors.nearest(a, b, piece=4), slow.min(axis=1), rtol=1e-4)
    scaled = (a - a.mean(axis=0)) / a.std(axis=0)
    u, s, _ = np.linalg.svd(scaled, full_matrices=False)
    np.testing.assert_allclose(np.abs(vectors.plane(a)), np.abs(u[:, :2] * s[:2]), atol=1e-3)
    assert vectors.plane(a[:1]).shape == (1, 2)
