"""The map of recordings and the figures of agreement, as Review computes them beside everything else.

Two stores: a thousand recordings, and a hundred thousand, of which the map draws as many as it ever shows.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import insert

from cryapp.domain.annotation import Annotator, EventKind, LabelState, Role
from cryapp.domain.ids import AnnotatorId, ModelId, RecordingId
from cryapp.domain.task import Task
from cryapp.services import agreement, people, sound_map, tasks, vectors
from cryapp.services.library import Library, open_library
from cryapp.store import embeddings
from cryapp.store.tables import CurrentLabelRow, LabelEventRow
from tests.bench.make_store import PER_INFANT, fill
from tests.bench.measure import Row, row, seconds

SIZES = (("1k", 1_000, 5), ("100k", 100_000, 2))
"""Name, recordings, how often each figure is computed."""
TASK, MODEL = "cry_presence", ModelId("cry_presence-1")
DIMENSIONS, N_GROUPS = 512, 24
"""As wide as the encoder that ships."""
AGREE = 0.85
BATCH = 10_000


def run(folder: Path) -> list[Row]:
    rows = []
    for name, n_recordings, n_times in SIZES:
        lib = open_library(str(folder / f"store-{name}"))
        lead = read_twice(lib, n_recordings)
        task = tasks.get_task(lib, TASK)
        found = sound_map.sound_map(lib, task.id, lead.id)
        shown = f"{len(found.facts):,} of {n_recordings:,} recordings, {DIMENSIONS} dimensions"
        times = seconds(lambda: sound_map.sound_map(lib, task.id, lead.id), n_times, warm_up=0)  # noqa: B023
        plain = seconds(
            lambda: sound_map.sound_map(lib, task.id, lead.id, sound_map.Layout.COMPONENTS),  # noqa: B023
            n_times,
            warm_up=0,
        )
        rows.append(row(f"map_{name}_s", times, "s", "by main components", plain, f"neighbours together: {shown}"))
        report = agreement.agreement(lib, task)
        assert report.n_read_twice == n_recordings
        figures = seconds(lambda: agreement.agreement(lib, task), n_times, warm_up=0)  # noqa: B023
        note = (
            f"{n_recordings:,} recordings of {report.n_infants:,} infants read by two, every figure with its interval"
        )
        rows.append(row(f"agreement_{name}_s", figures, "s", note=note))
        lib.close()
    return rows


def read_twice(lib: Library, n_recordings: int) -> Annotator:
    """Recordings that a model has placed and two readers have read. Returns: a study lead, who may see all of it.

    Answers go into their tables as they are: what is measured reads them, and 200,000 chained events would take longer
    than everything else here.
    """
    fill(lib, n_recordings, scored_share=0.01)
    task = tasks.get_task(lib, TASK)
    first, second = (people.add_annotator(lib, code).annotator.id for code in ("R-01", "R-02"))
    rng, dice = np.random.default_rng(0), random.Random(0)
    middles = rng.normal(0, 1, (N_GROUPS, DIMENSIONS))
    keys = [label.key for label in task.trained_classes]
    for begin in range(1, n_recordings + 1, BATCH):
        ids = range(begin, min(begin + BATCH, n_recordings + 1))
        told: list[tuple[int, AnnotatorId, str]] = []
        placed = {}
        for id_ in ids:
            group = dice.randrange(N_GROUPS)
            placed[RecordingId(id_)] = vectors.pack(middles[group] + rng.normal(0, 0.5, DIMENSIONS))
            said = keys[group % len(keys)]
            other = said if dice.random() < AGREE else dice.choice(keys)
            told += [(id_, first, said), (id_, second, other)]
        with lib.store.write() as session:
            embeddings.save_many(session, MODEL, placed)
            session.execute(insert(LabelEventRow), [_event(task, *one) for one in told])
            session.execute(insert(CurrentLabelRow), [_answer(task, *one) for one in told])
    return people.add_annotator(lib, "L-01", Role.LEAD).annotator


def _event(task: Task, id_: int, reader: AnnotatorId, class_key: str) -> dict[str, Any]:
    return {
        "at": datetime(2026, 1, 1, tzinfo=UTC), "kind": EventKind.LABEL.value, "recording_id": id_, "subject_id": id_,
        "task_id": task.id, "schema_version": task.version, "annotator_id": reader, "class_key": class_key,
        "payload": {}, "shown": {}, "app_version": "0", "source": "bench", "previous_hash": "0", "hash": "0",
    }  # fmt: skip


def _answer(task: Task, id_: int, reader: AnnotatorId, class_key: str) -> dict[str, Any]:
    return {
        "task_id": task.id, "annotator_id": reader, "subject_id": id_, "infant_id": (id_ - 1) // PER_INFANT + 1,
        "state": LabelState.LABELLED.value, "class_key": class_key, "payload": {},
        "flagged": False, "note": "", "blind": True,
    }  # fmt: skip
