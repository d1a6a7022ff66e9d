"""Saved views: a filter, order and columns of the worklist under a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, SavedViewId
from cryapp.domain.queue import Order, StateFilter, WorklistQuery
from cryapp.domain.worklist_filter import SavedView, WorklistFilter
from cryapp.services.library import Library
from cryapp.store import audit, saved_views

LONGEST_NAME = 60


@dataclass(frozen=True)
class ViewSaved:
    view: SavedView
    changes: Changes


@dataclass(frozen=True)
class OpenedView:
    query: WorklistQuery
    columns: tuple[str, ...]
    grouped: bool


def save_view(
    lib: Library,
    name: str,
    query: WorklistQuery,
    by: AnnotatorId,
    *,
    shared: bool = False,
    columns: Sequence[str] = (),
    grouped: bool = False,
) -> ViewSaved:
    """Keeps how the worklist stands, for the reader or (``shared``) for everybody; replaces a view of that name.

    Task and reader are not part of it: a view opens for whoever opens it.

    Raises: UserError if the name is empty or too long.
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise UserError(
            f"A view needs a name of 1 to {LONGEST_NAME} characters.", "Nothing was saved.", "Give it another name."
        )
    content = {
        "order": query.order.value,
        "descending": query.descending,
        "state": query.state.value,
        "search": query.search,
        "only": query.only.as_json(),
        "columns": list(columns),
        "grouped": grouped,
    }
    with lib.store.write() as session:
        view = saved_views.put(session, None if shared else by, name, content)
        audit.append(session, by, "view.save", "saved_view", view.id, after={"name": name, "shared": shared})
    return ViewSaved(view, Changes(settings=True))


def list_views(lib: Library, annotator_id: AnnotatorId | None) -> tuple[SavedView, ...]:
    """The reader's own and everybody's, by name."""
    with lib.store.read() as session:
        return saved_views.of_reader(session, annotator_id)


def open_view(lib: Library, view_id: SavedViewId, base: WorklistQuery) -> OpenedView:
    """The view for the task and reader of ``base``.

    Raises: UserError if it is gone, or was made by a newer program.
    """
    with lib.store.read() as session:
        view = saved_views.get(session, view_id)
    if view is None:
        raise UserError("This view is no longer there.", "The list stays as it is.", "Choose another one.")
    try:
        query = replace(
            base,
            order=Order(view.content["order"]),
            descending=bool(view.content["descending"]),
            state=StateFilter(view.content["state"]),
            search=str(view.content["search"]),
            only=WorklistFilter.from_json(view.content["only"]),
        )
        return OpenedView(query, tuple(map(str, view.content["columns"])), bool(view.content["grouped"]))
    except (KeyError, TypeError, ValueError):
        raise UserError(
            f"The view “{view.name}” asks for something this program does not know.",
            "The list stays as it is.",
            "Make the view anew, or use the newer program that made it.",
        ) from None


def remove_view(lib: Library, view_id: SavedViewId, by: AnnotatorId) -> Changes:
    """Takes a view away: one's own, or one for everybody. Removing what is gone changes nothing.

    Raises: UserError if it is another reader's.
    """
    with lib.store.write() as session:
        view = saved_views.get(session, view_id)
        if view is None:
            return Changes()
        if view.of not in (None, by):
            raise UserError("This view is another reader's.", "Nothing was removed.", "")
        saved_views.remove(session, view_id)
        before = {"name": view.name, "content": dict(view.content)}
        audit.append(session, by, "view.remove", "saved_view", view_id, before=before)
    return Changes(settings=True)
