"""Where models place recordings: rows of float16, opaque here (the store computes nothing with them)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from cryapp.domain.ids import ModelId, RecordingId
from cryapp.store.recordings import chunks
from cryapp.store.tables_desk import EmbeddingRow


def save_many(session: Session, model_id: ModelId, vectors: Mapping[RecordingId, bytes]) -> None:
    """Adds embeddings of one model, little-endian float16; the caller passes only recordings that have none."""
    if vectors:
        session.execute(
            insert(EmbeddingRow),
            [{"model_id": model_id, "recording_id": id_, "vector": vector} for id_, vector in vectors.items()],
        )


def of(session: Session, model_id: ModelId, recording_ids: Iterable[int]) -> dict[int, bytes]:
    """Embeddings of those of ``recording_ids`` that have one."""
    found: dict[int, bytes] = {}
    for part in chunks(recording_ids):
        rows = session.execute(
            select(EmbeddingRow.recording_id, EmbeddingRow.vector).where(
                EmbeddingRow.model_id == model_id, EmbeddingRow.recording_id.in_(part)
            )
        )
        found.update((id_, vector) for id_, vector in rows)
    return found


def recording_ids(session: Session, model_id: ModelId) -> list[int]:
    """Recordings that a model has placed, by id."""
    return list(
        session.execute(
            select(EmbeddingRow.recording_id)
            .where(EmbeddingRow.model_id == model_id)
            .order_by(EmbeddingRow.recording_id)
        ).scalars()
    )


def count(session: Session, model_id: ModelId) -> int:
    return int(
        session.execute(
            select(func.count()).select_from(EmbeddingRow).where(EmbeddingRow.model_id == model_id)
        ).scalar_one()
    )
