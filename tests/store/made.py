"""Made-up infants and recordings for tests that need a store with something in it."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from cryapp.domain.ids import RecordingId
from cryapp.domain.infant import Metadata
from cryapp.domain.quality import QualityFlag, QualityReport
from cryapp.services import labelling, people
from cryapp.services.library import Library
from cryapp.services.tasks import get_task
from cryapp.store import infants, meta, recordings
from cryapp.store.engine import Store

QUALITY = QualityReport(
    duration_s=4.0,
    sample_rate_hz=16_000,
    channels=1,
    peak_db=-3.0,
    level_db=-20.0,
    snr_db=25.0,
    clipped_fraction=0.0,
    activity_s=3.0,
    bandwidth_hz=7500.0,
    flags=(QualityFlag.QUIET,),
)


def open_store(folder: Path, **options: object) -> Store:
    return Store.open(f"sqlite:///{folder / 'cryapp.db'}", backups=folder / "backups", **options)  # type: ignore[arg-type]


def add_recordings(
    store: Store, counts: dict[str, int], *, duration_s: float = 4.0, recorded_at: datetime | None = None
) -> list[RecordingId]:
    """So many recordings for each infant code, named ``CODE-N.wav`` in ``/ward/CODE/``; ids in that order."""
    ids: list[RecordingId] = []
    with store.write() as session:
        share = meta.locked_share(session)
        for code, n_recordings in counts.items():
            infant_id, _ = infants.get_or_create(session, code, share)
            for _ in range(n_recordings):
                encounter_id = infants.add_encounter(session, infant_id, Metadata(recorded_at=recorded_at))
                number = len(recordings.of_infant(session, infant_id)) + 1
                name = f"{code}-{number}.wav"
                new = recordings.NewRecording(
                    infant_id=infant_id,
                    encounter_id=encounter_id,
                    sha256=hashlib.sha256(name.encode()).hexdigest(),
                    vault_key=hashlib.sha256(name.encode()).hexdigest(),
                    file_name=name,
                    original_path=f"/ward/{code}/{name}",
                    codec="pcm_s16le",
                    quality=QUALITY if duration_s == 4.0 else _lasting(duration_s),
                    recorded_at=recorded_at,
                )
                ids.append(recordings.add(session, new))
    return ids


def mark(lib: Library, code: str = "R-01", task_key: str = "cry_presence") -> labelling.Mark:
    """A mark of this reader, added if new, on this task."""
    return labelling.Mark(get_task(lib, task_key).id, people.add_annotator(lib, code).annotator.id)


def _lasting(duration_s: float) -> QualityReport:
    return QualityReport(**{**vars(QUALITY), "duration_s": duration_s})
