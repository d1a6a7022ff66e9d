"""Recordings: what import adds, and how they are read back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Select, func, select, union_all
from sqlalchemy.orm import Session

from cryapp.domain.ids import EncounterId, InfantId, RecordingId
from cryapp.domain.quality import QualityFlag, QualityReport
from cryapp.domain.recording import Recording
from cryapp.store.tables import EncounterRow, ImportRefusalRow, InfantRow, RecordingNameRow, RecordingRow
from cryapp.store.types import utc_now

CHUNK = 500
"""Values in one IN (…): databases limit the parameters of a statement."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class NewRecording:
    """One decoded file, ready to be added. ``sha256`` is of the original's bytes."""

    infant_id: InfantId
    encounter_id: EncounterId | None
    sha256: str
    vault_key: str
    file_name: str
    original_path: str
    codec: str
    quality: QualityReport
    recorded_at: datetime | None = None
    synthetic: bool = False


def add(session: Session, new: NewRecording) -> RecordingId:
    """Adds a recording under the infant's next running number. The caller has asked :func:`known_hashes` before."""
    last = session.execute(
        select(func.max(RecordingRow.number)).where(RecordingRow.infant_id == new.infant_id)
    ).scalar_one()
    quality = new.quality
    row = RecordingRow(
        infant_id=new.infant_id,
        encounter_id=new.encounter_id,
        number=(last or 0) + 1,
        sha256=new.sha256,
        vault_key=new.vault_key,
        file_name=new.file_name,
        original_path=new.original_path,
        codec=new.codec,
        sample_rate_hz=quality.sample_rate_hz,
        channels=quality.channels,
        duration_s=quality.duration_s,
        peak_db=quality.peak_db,
        level_db=quality.level_db,
        snr_db=quality.snr_db,
        clipped_fraction=quality.clipped_fraction,
        activity_s=quality.activity_s,
        bandwidth_hz=quality.bandwidth_hz,
        quality_flags=[str(flag) for flag in quality.flags],
        recorded_at=new.recorded_at,
        synthetic=new.synthetic,
    )
    session.add(row)
    session.flush()
    return RecordingId(row.id)


def known_hashes(session: Session, hashes: Collection[str]) -> dict[str, RecordingId]:
    """Those of ``hashes`` that the store already holds, with their recordings."""
    known: dict[str, RecordingId] = {}
    for part in chunks(hashes):
        rows = session.execute(select(RecordingRow.sha256, RecordingRow.id).where(RecordingRow.sha256.in_(part)))
        known.update((sha256, RecordingId(id_)) for sha256, id_ in rows)
    return known


def hashes(session: Session) -> Iterator[tuple[RecordingId, str]]:
    """Every recording with the hash of its original, in constant memory."""
    rows = session.execute(select(RecordingRow.id, RecordingRow.sha256).execution_options(yield_per=5000))
    return ((RecordingId(id_), sha256) for id_, sha256 in rows)


@dataclass(frozen=True)
class Place:
    """Where a recording's sound is: its working copy in the vault and the file it was imported from."""

    id: RecordingId
    sha256: str
    vault_key: str
    original_path: str
    duration_s: float


def places(session: Session) -> Iterator[Place]:
    """Of every recording, in constant memory."""
    columns = (RecordingRow.id, RecordingRow.sha256, RecordingRow.vault_key, RecordingRow.original_path)
    rows = session.execute(select(*columns, RecordingRow.duration_s).execution_options(yield_per=5000))
    return (Place(RecordingId(id_), sha, key, path, seconds) for id_, sha, key, path, seconds in rows)


def move_original(session: Session, recording_id: RecordingId, file_name: str, original_path: str) -> None:
    """Says where the file a recording was imported from is now; where it was before stays known as a further name."""
    row = session.get_one(RecordingRow, recording_id)
    before = (row.file_name, row.original_path)
    row.file_name, row.original_path = file_name, original_path
    session.flush()
    add_name(session, recording_id, *before)


def add_refusal(session: Session, path: str, reason: str, by: int | None) -> None:
    """Quarantine: keeps which file was refused and why."""
    session.add(ImportRefusalRow(at=utc_now(), path=path, reason=reason, by=by))


def refusals(session: Session, limit: int = 1000) -> tuple[tuple[datetime, str, str], ...]:
    """(when, path, reason) of refused files, newest first."""
    rows = session.execute(select(ImportRefusalRow).order_by(ImportRefusalRow.id.desc()).limit(limit)).scalars()
    return tuple((row.at, row.path, row.reason) for row in rows)


def get(session: Session, recording_id: RecordingId) -> Recording | None:
    row = session.execute(_recordings().where(RecordingRow.id == recording_id)).one_or_none()
    return None if row is None else _recording(*row)


def by_ids(session: Session, recording_ids: Iterable[RecordingId]) -> dict[RecordingId, Recording]:
    found: dict[RecordingId, Recording] = {}
    for part in chunks(recording_ids):
        rows = session.execute(_recordings().where(RecordingRow.id.in_(part))).all()
        found.update((RecordingId(row[0].id), _recording(*row)) for row in rows)
    return found


def of_infant(session: Session, infant_id: InfantId) -> tuple[Recording, ...]:
    """The infant's recordings by number."""
    rows = session.execute(_recordings().where(RecordingRow.infant_id == infant_id).order_by(RecordingRow.number))
    return tuple(_recording(*row) for row in rows)


def ids_of_infants(session: Session, infant_ids: Collection[int]) -> tuple[RecordingId, ...]:
    ids: list[RecordingId] = []
    for part in chunks(infant_ids):
        rows = session.execute(
            select(RecordingRow.id)
            .where(RecordingRow.infant_id.in_(part))
            .order_by(RecordingRow.infant_id, RecordingRow.number)
        )
        ids.extend(RecordingId(id_) for id_ in rows.scalars())
    return tuple(ids)


def add_name(session: Session, recording_id: RecordingId, file_name: str, original_path: str) -> None:
    """Keeps that a known recording was met again under another name or in another place; once for each place."""
    known = union_all(
        select(RecordingRow.id).where(RecordingRow.id == recording_id, RecordingRow.original_path == original_path),
        select(RecordingNameRow.id).where(
            RecordingNameRow.recording_id == recording_id, RecordingNameRow.original_path == original_path
        ),
    )
    if session.execute(known.limit(1)).first() is None:
        session.add(RecordingNameRow(recording_id=recording_id, file_name=file_name, original_path=original_path))


def by_file_names(session: Session, names: Collection[str]) -> dict[str, list[tuple[RecordingId, str]]]:
    """File name → (recording, original path) of every recording that was met under that name."""
    found: dict[str, list[tuple[RecordingId, str]]] = {}
    for part in chunks(names):
        first = select(RecordingRow.file_name, RecordingRow.id, RecordingRow.original_path)
        later = select(RecordingNameRow.file_name, RecordingNameRow.recording_id, RecordingNameRow.original_path)
        rows = session.execute(
            union_all(
                first.where(RecordingRow.file_name.in_(part)), later.where(RecordingNameRow.file_name.in_(part))
            ).order_by("id", "original_path")
        )
        for name, id_, path in rows:
            found.setdefault(name, []).append((RecordingId(id_), path))
    return found


def by_stem(session: Session, stem: str) -> list[RecordingId]:
    """Recordings that were met under a file name that is ``stem`` and one ending, by id: ``a`` is ``a.wav``, not
    ``a.b.wav``.
    """
    # From "stem." to "stem/", the next character: a range that an index can answer.
    first, last = f"{stem}.", f"{stem}/"
    named = select(RecordingRow.id, RecordingRow.file_name).where(
        RecordingRow.file_name >= first, RecordingRow.file_name < last
    )
    later = select(RecordingNameRow.recording_id, RecordingNameRow.file_name).where(
        RecordingNameRow.file_name >= first, RecordingNameRow.file_name < last
    )
    found = session.execute(union_all(named, later))
    return sorted({RecordingId(id_) for id_, name in found if "." not in name[len(first) :]})


def by_hash_start(session: Session, start: str) -> list[RecordingId]:
    """Recordings whose original's hash begins so (lower-case hexadecimal), by id."""
    matching = select(RecordingRow.id).where(RecordingRow.sha256 >= start, RecordingRow.sha256 < f"{start}g")
    return [RecordingId(id_) for id_ in session.execute(matching.order_by(RecordingRow.id)).scalars()]


def quality_of(session: Session, recording_id: RecordingId) -> QualityReport | None:
    row = session.get(RecordingRow, recording_id)
    if row is None:
        return None
    return QualityReport(
        duration_s=row.duration_s,
        sample_rate_hz=row.sample_rate_hz,
        channels=row.channels,
        peak_db=row.peak_db,
        level_db=row.level_db,
        snr_db=row.snr_db,
        clipped_fraction=row.clipped_fraction,
        activity_s=row.activity_s,
        bandwidth_hz=row.bandwidth_hz,
        flags=_flags(row.quality_flags),
    )


def count(session: Session) -> int:
    return int(session.execute(select(func.count()).select_from(RecordingRow)).scalar_one())


def hours_since_birth(given: float | None, recorded_at: datetime | None, born_at: datetime | None) -> float | None:
    """As given with the recording; else from the two times, where both are known."""
    if given is not None or recorded_at is None or born_at is None:
        return given
    return (recorded_at - born_at).total_seconds() / 3600


def _recordings() -> Select[RecordingRow, InfantRow, EncounterRow | None]:
    query: Select[RecordingRow, InfantRow, EncounterRow | None] = (
        select(RecordingRow, InfantRow, EncounterRow)
        .join(InfantRow, RecordingRow.infant_id == InfantRow.id)
        .outerjoin(EncounterRow, RecordingRow.encounter_id == EncounterRow.id)
    )
    return query


def _recording(row: RecordingRow, infant: InfantRow, encounter: EncounterRow | None) -> Recording:
    return Recording(
        id=RecordingId(row.id),
        infant_id=InfantId(row.infant_id),
        encounter_id=None if row.encounter_id is None else EncounterId(row.encounter_id),
        infant_code=infant.code,
        number=row.number,
        file_name=row.file_name,
        original_path=row.original_path,
        sha256=row.sha256,
        vault_key=row.vault_key,
        codec=row.codec,
        sample_rate_hz=row.sample_rate_hz,
        channels=row.channels,
        duration_s=row.duration_s,
        bandwidth_hz=row.bandwidth_hz,
        level_db=row.level_db,
        quality_flags=_flags(row.quality_flags),
        recorded_at=row.recorded_at,
        hours_since_birth=hours_since_birth(
            encounter.hours_since_birth if encounter else None, row.recorded_at, infant.born_at
        ),
        stimulus=encounter.stimulus if encounter else None,
        device=encounter.device if encounter else None,
        place=encounter.place if encounter else None,
        synthetic=row.synthetic,
        imported_at=row.imported_at,
        locked=infant.locked,
    )


def _flags(stored: Sequence[Any]) -> tuple[QualityFlag, ...]:
    return tuple(QualityFlag(flag) for flag in stored)


def chunks(values: Iterable[_T]) -> Iterator[list[_T]]:
    """``values`` in lists short enough for one IN (…)."""
    rest = iter(values)
    while part := list(islice(rest, CHUNK)):
        yield part
