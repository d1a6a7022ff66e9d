"""Screenings and their signatures, as they were shown to the person: appended, never changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cryapp.domain.ids import AnnotatorId, InfantId, ModelId, RecordingId, ScreeningId
from cryapp.store import annotators
from cryapp.store.chain import plain
from cryapp.store.tables import ScreeningRow, ScreeningSignatureRow
from cryapp.store.types import utc_now


@dataclass(frozen=True)
class NewScreening:
    """What was found and said. ``quality``, ``checks`` and ``prediction`` are kept as JSON, as they were then."""

    made_by: AnnotatorId
    infant_id: InfantId
    recording_id: RecordingId
    task_key: str
    outcome: str
    headline: str
    explanation: str
    quality: Mapping[str, Any]
    checks: Sequence[Mapping[str, Any]]
    prediction: Mapping[str, Any] | None = None
    model_id: ModelId | None = None
    model_card_sha256: str | None = None
    threshold: float | None = None
    facts: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Signature:
    at: datetime
    by: str
    finding: str
    remarks: str


@dataclass(frozen=True)
class StoredScreening:
    """A screening as the store keeps it; the newest signature counts, earlier ones stay."""

    id: ScreeningId
    made_at: datetime
    made_by: str
    screening: NewScreening
    signatures: tuple[Signature, ...]


def add(session: Session, new: NewScreening) -> ScreeningId:
    row = ScreeningRow(
        made_at=utc_now(),
        made_by=new.made_by,
        infant_id=new.infant_id,
        recording_id=new.recording_id,
        task_key=new.task_key,
        outcome=str(new.outcome),
        headline=new.headline,
        explanation=new.explanation,
        quality=plain(dict(new.quality)),
        checks=plain([dict(check) for check in new.checks]),
        prediction=None if new.prediction is None else plain(dict(new.prediction)),
        model_id=new.model_id,
        model_card_sha256=new.model_card_sha256,
        threshold=new.threshold,
        facts=plain(dict(new.facts or {})),
    )
    session.add(row)
    session.flush()
    return ScreeningId(row.id)


def sign(session: Session, screening_id: ScreeningId, by: AnnotatorId, finding: str, remarks: str) -> None:
    """Appends a signature."""
    row = ScreeningSignatureRow(screening_id=screening_id, at=utc_now(), by=by, finding=finding, remarks=remarks)
    session.add(row)
    session.flush()


def get(session: Session, screening_id: ScreeningId) -> StoredScreening | None:
    row = session.get(ScreeningRow, screening_id)
    return None if row is None else _stored(session, [row])[0]


def newest(session: Session, limit: int = 50) -> tuple[StoredScreening, ...]:
    """Newest first."""
    rows = session.execute(select(ScreeningRow).order_by(ScreeningRow.id.desc()).limit(limit)).scalars().all()
    return tuple(_stored(session, rows))


def of_infant(session: Session, infant_id: InfantId) -> tuple[StoredScreening, ...]:
    """An infant's screenings, oldest first."""
    own = select(ScreeningRow).where(ScreeningRow.infant_id == infant_id).order_by(ScreeningRow.id)
    return tuple(_stored(session, session.execute(own).scalars().all()))


def _stored(session: Session, rows: Sequence[ScreeningRow]) -> list[StoredScreening]:
    codes = annotators.codes(session)
    signatures: dict[int, list[Signature]] = {row.id: [] for row in rows}
    for signature in session.execute(
        select(ScreeningSignatureRow)
        .where(ScreeningSignatureRow.screening_id.in_(signatures))
        .order_by(ScreeningSignatureRow.id)
    ).scalars():
        by = codes[AnnotatorId(signature.by)]
        signatures[signature.screening_id].append(Signature(signature.at, by, signature.finding, signature.remarks))
    return [
        StoredScreening(
            id=ScreeningId(row.id),
            made_at=row.made_at,
            made_by=codes[AnnotatorId(row.made_by)],
            screening=NewScreening(
                made_by=AnnotatorId(row.made_by),
                infant_id=InfantId(row.infant_id),
                recording_id=RecordingId(row.recording_id),
                task_key=row.task_key,
                outcome=row.outcome,
                headline=row.headline,
                explanation=row.explanation,
                quality=row.quality,
                checks=row.checks,
                prediction=row.prediction,
                model_id=None if row.model_id is None else ModelId(row.model_id),
                model_card_sha256=row.model_card_sha256,
                threshold=row.threshold,
                facts=row.facts,
            ),
            signatures=tuple(signatures[row.id]),
        )
        for row in rows
    ]
