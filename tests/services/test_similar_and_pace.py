"""Nearest labelled recordings without unblinding, the map, and the pace of a reader."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from cryapp.domain.ids import ModelId, RecordingId
from cryapp.domain.model import ModelEvidence, ModelStatus
from cryapp.services import labelling, pace, similar, vectors
from cryapp.services.library import Library, open_library
from cryapp.store import models, predictions
from tests.store.made import add_recordings, mark

N = 12
DAY = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def lib(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Twelve recordings along a line, two an infant: n stands next to n − 1 and n + 1. R-01 labels the first six."""
    lib = open_library(str(tmp_path_factory.mktemp("similar") / "store"))
    add_recordings(lib.store, {f"I-{n}": 2 for n in range(N // 2)})
    model = ModelId("cry_presence-1")
    with lib.store.write() as session:
        new = models.NewModel(
            model, "m", "cry_presence", ModelStatus.IN_USE, "x", "0" * 64, None, None, DAY, ModelEvidence(), {}
        )
        models.add(session, new)
        news = [
            predictions.NewPrediction(
                RecordingId(i), {"cry": 0.5, "no_cry": 0.5}, "cry", 1.0, [0.5], 0.32, embedding=vectors.pack(_place(i))
            )
            for i in range(1, N + 1)
        ]
        predictions.save_many(session, model, news)
    labelling.save_label(lib, [RecordingId(i) for i in range(1, 7)], "cry", mark(lib))
    labelling.save_label(lib, [RecordingId(i) for i in range(1, N + 1)], "no_cry", mark(lib, "R-02"))
    yield lib
    lib.close()


def _place(i: int) -> np.ndarray:
    angle = np.pi * i / N
    return np.array([np.cos(angle), np.sin(angle), 0.0])


def test_the_nearest_of_other_infants_with_the_readers_own_answers(lib: Library) -> None:
    by = mark(lib)
    found = similar.similar_recordings(lib, RecordingId(3), by.task_id, by.annotator_id, n=3)
    assert {one.recording_id for one in found} <= {1, 2, 5, 6}, "own infant's 4 and what R-01 has not read stay out"
    assert {one.class_key for one in found} == {"cry"}
    assert [one.similarity for one in found] == sorted((one.similarity for one in found), reverse=True)
    assert all(-1.001 <= one.similarity <= 1.001 for one in found)
    assert found[0].recording_id in (2, 5)


def test_nothing_before_the_own_label_and_everything_once_blindness_is_off(lib: Library) -> None:
    by = mark(lib)
    assert similar.similar_recordings(lib, RecordingId(9), by.task_id, by.annotator_id) == ()
    found = similar.similar_recordings(lib, RecordingId(9), by.task_id, by.annotator_id, label_first=False)
    assert len(found) == 5
    assert found[0].recording_id in (8, 11)
    nobody = mark(lib, task_key="neuro_injury")
    assert similar.similar_recordings(lib, RecordingId(9), nobody.task_id, by.annotator_id, label_first=False) == ()


def test_the_map_keeps_neighbours_together(lib: Library) -> None:
    placed = similar.embedding_map(lib, mark(lib).task_id)
    assert placed.recording_ids == tuple(range(1, N + 1))
    steps = np.linalg.norm(np.diff(placed.positions, axis=0), axis=1)
    whole = np.linalg.norm(placed.positions[-1] - placed.positions[0])
    assert steps.max() < whole / 3
    assert similar.embedding_map(lib, mark(lib, task_key="neuro_injury").task_id).recording_ids == ()


def test_the_pace_is_that_of_reading_without_breaks(lib: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def at(*seconds: float) -> list[datetime]:
        return [DAY + timedelta(seconds=s) for s in seconds]

    assert pace.pace_of(at(0, 10, 20, 30)) is None
    found = pace.pace_of(at(0, 10, 20, 30, 5000, 5010, 5040))
    assert found is not None
    assert (found.seconds_each, found.n) == (10, 5)
    assert found.left_s(30) == 300
    by = mark(lib)
    assert pace.reading_pace(lib, by.task_id, by.annotator_id) is None, "six labels in one act are no reading"
    monkeypatch.setattr(pace, "SHORTEST_GAP_S", 0.0)
    own = pace.reading_pace(lib, by.task_id, by.annotator_id)
    assert own is not None
    assert own.n == 5
    assert pace.reading_pace(lib, by.task_id, mark(lib, "R-09").annotator_id) is None
