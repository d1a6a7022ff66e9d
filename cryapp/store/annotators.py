"""Annotators: pseudonyms of the people who read, decide and lead."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from cryapp.domain.annotation import Annotator, Role
from cryapp.domain.ids import AnnotatorId
from cryapp.store.tables import AnnotatorRow


def get_or_create(session: Session, code: str, role: Role = Role.ANNOTATOR) -> tuple[Annotator, bool]:
    """The annotator of this code (case does not count), added if new. Returns: it, and True if it was added."""
    key = code.strip().casefold()
    row = session.execute(select(AnnotatorRow).where(AnnotatorRow.code_key == key)).scalar_one_or_none()
    if row is not None:
        return _annotator(row), False
    row = AnnotatorRow(code=code.strip(), code_key=key, role=role.value, active=True)
    session.add(row)
    session.flush()
    return _annotator(row), True


def get(session: Session, annotator_id: AnnotatorId) -> Annotator | None:
    row = session.get(AnnotatorRow, annotator_id)
    return None if row is None else _annotator(row)


def active(session: Session) -> tuple[Annotator, ...]:
    """Active annotators by code."""
    rows = session.execute(select(AnnotatorRow).where(AnnotatorRow.active).order_by(AnnotatorRow.code_key)).scalars()
    return tuple(_annotator(row) for row in rows)


def codes(session: Session) -> dict[AnnotatorId, str]:
    """Id → code of every annotator, active or not."""
    rows = session.execute(select(AnnotatorRow.id, AnnotatorRow.code))
    return {AnnotatorId(id_): code for id_, code in rows}


def _annotator(row: AnnotatorRow) -> Annotator:
    return Annotator(id=AnnotatorId(row.id), code=row.code, role=Role(row.role), active=row.active)
