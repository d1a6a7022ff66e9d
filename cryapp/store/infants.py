"""Infants, their sites and the occasions on which they were recorded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from cryapp.domain.ids import EncounterId, InfantId, SiteId
from cryapp.domain.infant import Infant, Metadata, Sex, is_locked, lock_bucket
from cryapp.store.tables import EncounterRow, InfantRow, SiteRow

RECORD_FIELDS = (
    "sex",
    "gestation_days",
    "birth_weight_g",
    "apgar_1",
    "apgar_5",
    "apgar_10",
    "cord_ph",
    "base_deficit",
    "resuscitation",
    "cooling",
    "born_at",
    "age_group",
    "synthetic",
    "identified",
)
"""Columns that are fields of :class:`Infant` as they stand."""


def code_key(code: str) -> str:
    """The form in which pseudonyms are compared: blanks around and case do not count."""
    return code.strip().casefold()


def sort_code(code: str) -> str:
    """The form in which pseudonyms are sorted: I-2 before I-10."""
    return re.sub(r"\d+", lambda number: number[0].zfill(12), code_key(code))


def get_or_create(
    session: Session, code: str, share: float, *, synthetic: bool = False, identified: bool = True
) -> tuple[InfantId, bool]:
    """The infant of this pseudonym, added and locked by its hash if it is new.

    Args:
        share: the store's locked share (:func:`cryapp.store.meta.locked_share`).

    Returns: its id, and True if it was added.
    """
    key = code_key(code)
    found = session.execute(select(InfantRow.id).where(InfantRow.code_key == key)).scalar_one_or_none()
    if found is not None:
        return InfantId(found), False
    bucket = lock_bucket(code)
    row = InfantRow(
        code=code.strip(),
        code_key=key,
        sort_code=sort_code(code),
        bucket=bucket,
        locked=is_locked(bucket, share),
        synthetic=synthetic,
        identified=identified,
    )
    session.add(row)
    session.flush()
    return InfantId(row.id), True


def site_id(session: Session, name: str) -> SiteId:
    """The site of this name, added if it is new."""
    found = session.execute(select(SiteRow.id).where(SiteRow.name == name.strip())).scalar_one_or_none()
    if found is None:
        row = SiteRow(name=name.strip())
        session.add(row)
        session.flush()
        found = row.id
    return SiteId(found)


def update(session: Session, infant_id: InfantId, fields: Mapping[str, Any]) -> None:
    """Changes fields of the record (those of :data:`RECORD_FIELDS`, and ``site`` by name)."""
    row = session.get_one(InfantRow, infant_id)
    for name, value in fields.items():
        if name == "site":
            row.site_id = None if value is None else site_id(session, str(value))
        elif name in RECORD_FIELDS:
            setattr(row, name, value)
        else:
            raise KeyError(f"{name} is not a field that can be changed")
    session.flush()


def fill_missing(session: Session, infant_id: InfantId, metadata: Metadata) -> dict[str, Any]:
    """Completes the record from a table or file name; what is already known is never overwritten.

    Returns: the fields that were filled.
    """
    row = session.get_one(InfantRow, infant_id)
    filled: dict[str, Any] = {}
    for name in RECORD_FIELDS:
        given = getattr(metadata, name, None)
        if not _is_missing(getattr(row, name)) or _is_missing(given):
            continue
        filled[name] = given.value if isinstance(given, Sex) else given
    if metadata.site and row.site_id is None:
        filled["site"] = metadata.site
    update(session, infant_id, filled)
    return filled


def _is_missing(value: object) -> bool:
    """True for what says nothing; an Apgar score of 0 says a lot, and is not it."""
    return value is None or value is False or value in ("", Sex.UNKNOWN)


def add_encounter(session: Session, infant_id: InfantId, metadata: Metadata) -> EncounterId:
    """The occasion the metadata speaks of; one per infant and time of recording."""
    if metadata.recorded_at is not None:
        found = session.execute(
            select(EncounterRow.id).where(
                EncounterRow.infant_id == infant_id, EncounterRow.recorded_at == metadata.recorded_at
            )
        ).scalar()
        if found is not None:
            return EncounterId(found)
    row = EncounterRow(
        infant_id=infant_id,
        site_id=site_id(session, metadata.site) if metadata.site else None,
        recorded_at=metadata.recorded_at,
        hours_since_birth=metadata.hours_since_birth,
        age_group=metadata.age_group,
        cooling=metadata.cooling,
        stimulus=metadata.stimulus,
        device=metadata.device,
        place=metadata.place,
    )
    session.add(row)
    session.flush()
    return EncounterId(row.id)


def get(session: Session, infant_id: InfantId) -> Infant | None:
    row = session.execute(_infants().where(InfantRow.id == infant_id)).one_or_none()
    return None if row is None else _infant(*row)


def by_code(session: Session, code: str) -> Infant | None:
    row = session.execute(_infants().where(InfantRow.code_key == code_key(code))).one_or_none()
    return None if row is None else _infant(*row)


def by_ids(session: Session, infant_ids: Iterable[InfantId]) -> dict[InfantId, Infant]:
    wanted = list(infant_ids)
    rows = session.execute(_infants().where(InfantRow.id.in_(wanted))).all()
    return {infant.id: infant for infant in (_infant(*row) for row in rows)}


def find(session: Session, search: str = "", limit: int = 50) -> tuple[Infant, ...]:
    """Infants whose pseudonym contains ``search``, newest first."""
    query = _infants().order_by(InfantRow.id.desc()).limit(limit)
    if search.strip():
        query = query.where(InfantRow.code_key.contains(code_key(search), autoescape=True))
    return tuple(_infant(*row) for row in session.execute(query))


def count(session: Session) -> tuple[int, int]:
    """Infants, and how many of them are locked."""
    total, locked = session.execute(
        select(func.count(), func.count().filter(InfantRow.locked)).select_from(InfantRow)
    ).one()
    return int(total), int(locked)


def _infants() -> Select[InfantRow, str]:
    return select(InfantRow, SiteRow.name).outerjoin(SiteRow, InfantRow.site_id == SiteRow.id)


def _infant(infant: InfantRow, site: str | None) -> Infant:
    fields = {name: getattr(infant, name) for name in RECORD_FIELDS}
    return Infant(
        id=InfantId(infant.id),
        code=infant.code,
        bucket=infant.bucket,
        locked=infant.locked,
        site_id=None if infant.site_id is None else SiteId(infant.site_id),
        site=site,
        **{**fields, "sex": Sex(infant.sex)},
    )
