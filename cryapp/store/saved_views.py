"""Views of the worklist under a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cryapp.domain.ids import AnnotatorId, SavedViewId
from cryapp.domain.worklist_filter import SavedView
from cryapp.store.tables_desk import SavedViewRow


def put(session: Session, of: AnnotatorId | None, name: str, content: Mapping[str, Any]) -> SavedView:
    """Adds a view, or replaces the one of that name and owner."""
    row = session.execute(
        select(SavedViewRow).where(SavedViewRow.annotator_id.is_not_distinct_from(of), SavedViewRow.name == name)
    ).scalar_one_or_none()
    if row is None:
        row = SavedViewRow(annotator_id=of, name=name, content=dict(content))
        session.add(row)
    row.content = dict(content)
    session.flush()
    return _view(row)


def of_reader(session: Session, annotator_id: AnnotatorId | None) -> tuple[SavedView, ...]:
    """The reader's own and everybody's, by name."""
    rows = session.execute(
        select(SavedViewRow)
        .where(or_(SavedViewRow.annotator_id == annotator_id, SavedViewRow.annotator_id.is_(None)))
        .order_by(SavedViewRow.name, SavedViewRow.id)
    ).scalars()
    return tuple(map(_view, rows))


def get(session: Session, view_id: SavedViewId) -> SavedView | None:
    row = session.get(SavedViewRow, view_id)
    return None if row is None else _view(row)


def remove(session: Session, view_id: SavedViewId) -> None:
    session.delete(session.get_one(SavedViewRow, view_id))
    session.flush()


def _view(row: SavedViewRow) -> SavedView:
    of = None if row.annotator_id is None else AnnotatorId(row.annotator_id)
    return SavedView(SavedViewId(row.id), row.name, of, row.content)
