"""Fills a store with many recordings quickly, for benches and tests of size: ``python -m tests.bench.make_store``."""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import soundfile
from sqlalchemy import insert

from cryapp.audio.pcm import open_sound
from cryapp.audio.synth_examples import example_set
from cryapp.domain.ids import ModelId, RecordingId
from cryapp.domain.infant import is_locked, lock_bucket
from cryapp.domain.model import ModelEvidence, ModelStatus
from cryapp.services import labelling, people, tasks
from cryapp.services.library import Library, open_library
from cryapp.store import infants, meta, models, predictions
from cryapp.store.tables import EncounterRow, InfantRow, RecordingRow

BATCH = 20_000
PER_INFANT = 3
START = datetime(2026, 1, 1, tzinfo=UTC)


def fill(
    lib: Library,
    n_recordings: int,
    *,
    vault_keys: tuple[str, ...] = ("0" * 64,),
    n_labels: int = 0,
    scored_share: float = 0.0,
    task_key: str = "cry_presence",
    seed: int = 0,
) -> None:
    """Adds recordings, three an infant; some labelled through the service, some scored by a model put in use.

    Args:
        vault_keys: working copies the recordings share in turn, so that a picture of each can be drawn; where one is
            there, the recording is as long as its sound.
        n_labels: recordings labelled by the reader ``R-01``, spread over the store.
        scored_share: share of recordings with a prediction of the model in use.
    """
    rng = random.Random(seed)
    with lib.store.read() as session:
        share = meta.locked_share(session)
    copies = tuple((key, _length_s(lib.vault.path_of(key))) for key in vault_keys)
    rows = _rows(n_recordings, copies, share, rng)
    while part := list(islice(rows, BATCH)):
        with lib.store.write() as session:
            new_infants = [infant for infant, _, _ in part if infant is not None]
            if new_infants:
                session.execute(insert(InfantRow), new_infants)
            session.execute(insert(EncounterRow), [encounter for _, encounter, _ in part])
            session.execute(insert(RecordingRow), [recording for _, _, recording in part])
    if scored_share:
        _score(lib, n_recordings, scored_share, task_key, rng)
    if n_labels:
        _label(lib, n_recordings, n_labels, task_key, rng)


def sounds(lib: Library) -> tuple[str, ...]:
    """Working copies of made-up cries in the store, by their keys, for recordings that can be seen and heard."""
    keys = []
    for number, example in enumerate(example_set()):
        key = f"{number:064x}"
        path = lib.vault.path_of(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(path, example.samples, 16_000, format="FLAC")
        keys.append(key)
    return tuple(keys)


def _length_s(path: Path) -> float | None:
    return open_sound(path).duration_s if path.exists() else None


def _rows(
    n_recordings: int, copies: tuple[tuple[str, float | None], ...], share: float, rng: random.Random
) -> Iterator[tuple[dict[str, Any] | None, dict[str, Any], dict[str, Any]]]:
    for index in range(n_recordings):
        infant_id, number = index // PER_INFANT + 1, index % PER_INFANT + 1
        vault_key, length_s = copies[index % len(copies)]
        code = f"I-{infant_id:06d}"
        bucket = lock_bucket(code)
        infant = {
            "id": infant_id,
            "code": code,
            "code_key": infants.code_key(code),
            "sort_code": infants.sort_code(code),
            "bucket": bucket,
            "locked": is_locked(bucket, share),
            "born_at": START + timedelta(hours=infant_id % 5000),
        }
        recorded_at = START + timedelta(minutes=rng.randrange(400_000)) if rng.random() < 0.9 else None
        encounter = {"id": index + 1, "infant_id": infant_id, "recorded_at": recorded_at}
        recording = {
            "id": index + 1,
            "infant_id": infant_id,
            "encounter_id": index + 1,
            "number": number,
            "sha256": hashlib.sha256(f"made:{index}".encode()).hexdigest(),
            "vault_key": vault_key,
            "file_name": f"upload-{index:07d}-{rng.randrange(10**6):06d}.3gp",
            "original_path": f"/ward/2026/{index // 1000:04d}/upload-{index:07d}.3gp",
            "codec": "amr_nb",
            "sample_rate_hz": 8000,
            "channels": 1,
            "duration_s": length_s or round(rng.uniform(1, 12), 3),
            "peak_db": -1.0,
            "level_db": -22.0,
            "snr_db": 20.0,
            "clipped_fraction": 0.0,
            "activity_s": 3.0,
            "bandwidth_hz": 3900.0,
            "quality_flags": ["narrow_band"],
            "recorded_at": recorded_at,
            "synthetic": True,
        }
        yield infant if number == 1 else None, encounter, recording


def _score(lib: Library, n_recordings: int, share: float, task_key: str, rng: random.Random) -> None:
    model_id = ModelId(f"{task_key}-1")
    by = people.add_annotator(lib, "R-01").annotator.id
    with lib.store.write() as session:
        model = models.NewModel(
            id=model_id,
            name="Made up 1",
            task_key=task_key,
            status=ModelStatus.CANDIDATE,
            package_dir=str(lib.paths.models / model_id),
            card_sha256="0" * 64,
            parent_id=None,
            run_id=None,
            made_at=START,
            evidence=ModelEvidence(),
            card={},
        )
        models.add(session, model)
        models.set_status(session, model_id, ModelStatus.IN_USE, by=by, reason="for a bench")
    keys = [label.key for label in tasks.get_task(lib, task_key).trained_classes]
    wanted = iter([id_ for id_ in range(1, n_recordings + 1) if rng.random() < share])
    while part := list(islice(wanted, BATCH)):
        with lib.store.write() as session:
            predictions.save_many(session, model_id, (_prediction(id_, keys, rng) for id_ in part))


def _prediction(recording_id: int, keys: list[str], rng: random.Random) -> predictions.NewPrediction:
    p = rng.random()
    return predictions.NewPrediction(
        recording_id=RecordingId(recording_id),
        probabilities={keys[0]: p, keys[1]: 1 - p},
        positive_key=keys[0],
        uncertainty=1 - abs(2 * p - 1),
        frame_probabilities=[p] * 20,
        frame_hop_s=0.32,
    )


def _label(lib: Library, n_recordings: int, n_labels: int, task_key: str, rng: random.Random) -> None:
    task = tasks.get_task(lib, task_key)
    mark = labelling.Mark(task.id, people.add_annotator(lib, "R-01").annotator.id)
    chosen = iter(rng.sample(range(1, n_recordings + 1), n_labels))
    while part := list(islice(chosen, 500)):
        class_key = rng.choice(task.trained_classes).key
        labelling.save_label(lib, [RecordingId(id_) for id_ in part], class_key, mark)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--recordings", type=int, default=100_000)
    parser.add_argument("--labels", type=int, default=1000)
    parser.add_argument("--scored", type=float, default=0.5)
    args = parser.parse_args()
    begun = time.perf_counter()
    lib = open_library(str(args.folder))
    fill(lib, args.recordings, vault_keys=sounds(lib), n_labels=args.labels, scored_share=args.scored)
    lib.close()
    print(f"{args.recordings} recordings in {time.perf_counter() - begun:.1f} s")


if __name__ == "__main__":
    main()
