"""The menu of views: saved ones, keeping the present one, columns, grouping."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.ids import SavedViewId
from cryapp.domain.queue import WorklistQuery
from cryapp.domain.worklist_filter import SavedView
from cryapp.ui.i18n import tr
from cryapp.ui.panels.worklist.head import views_menu

# Views are looked up when the menu is opened: the window is on the screen before it.
if TYPE_CHECKING:
    from cryapp.services.views import OpenedView
    from cryapp.ui.panels.worklist.panel import Worklist
    from cryapp.ui.panels.worklist.view_name import ViewName


class Views(QObject):
    """Args: take: shows an opened view."""

    def __init__(self, desk: Desk, worklist: Worklist, take: Callable[[OpenedView], None]) -> None:
        super().__init__(worklist)
        self._desk, self._worklist, self._take = desk, worklist, take
        self.menu: QMenu | None = None

    @cached_property
    def naming(self) -> ViewName:
        """The sheet that asks for a view's name, made when it is first wanted."""
        from cryapp.ui.panels.worklist.view_name import ViewName

        sheet = ViewName(self._worklist)
        sheet.named.connect(self.keep)
        return sheet

    def ask(self) -> None:
        """Opens the menu once the saved views are known."""
        from cryapp.services import views

        library, me = self._desk.library, self._desk.annotator
        self._desk.read(lambda: views.list_views(library, me.id if me else None), self._open)

    def _open(self, found: tuple[SavedView, ...]) -> None:
        worklist = self._worklist
        menu, _ = views_menu(worklist, found)
        for action in menu.actions():
            view_id = SavedViewId(action.data())
            action.triggered.connect(lambda _c=False, chosen=view_id: self.open(chosen))
        if found:
            menu.addSeparator()
        keep = menu.addAction(tr("Keep this view…"))
        keep.setEnabled(self._desk.annotator is not None)
        keep.triggered.connect(lambda: self.naming.ask(worklist.head_part.views))
        removable = [view for view in found if self._desk.annotator is not None]
        if removable:
            taking = menu.addMenu(tr("Remove a view"))
            for view in removable:
                remove = taking.addAction(view.name.replace("&", "&&"))
                remove.triggered.connect(lambda _c=False, one=view: self.remove(one))
        menu.addSeparator()
        menu.addMenu(worklist.table.column_menu(menu))
        grouping = menu.addAction(tr("Group by infant"))
        grouping.setCheckable(True)
        grouping.setChecked(worklist.grouped)
        grouping.triggered.connect(worklist.set_grouped)
        self.menu = menu
        menu.destroyed.connect(lambda: setattr(self, "menu", None))
        anchor = worklist.head_part.views
        menu.popup(anchor.mapToGlobal(QPoint(anchor.width() - menu.sizeHint().width(), anchor.height() + 2)))

    def open(self, view_id: SavedViewId) -> None:
        from cryapp.services import views

        query, library = self._worklist.query(), self._desk.library
        if query is not None:
            base: WorklistQuery = query
            self._desk.read(lambda: views.open_view(library, view_id, base), self._take, self._failed)

    def keep(self, name: str, shared: bool) -> None:
        from cryapp.services import views

        query, me, library = self._worklist.query(), self._desk.annotator, self._desk.library
        if query is None or me is None:
            return
        asked, columns, grouped = query, self._worklist.table.shown_columns, self._worklist.grouped
        self._desk.operations.run(
            lambda: views.save_view(library, name, asked, me.id, shared=shared, columns=columns, grouped=grouped),
            lambda saved: self._desk.bus.say(tr("View “{name}” kept.").format(name=saved.view.name), Level.SAVED),
        )

    def remove(self, view: SavedView) -> None:
        from cryapp.services import views

        me, library = self._desk.annotator, self._desk.library
        if me is None:
            return
        self._desk.operations.run(
            lambda: views.remove_view(library, view.id, me.id),
            lambda _changes: self._desk.bus.say(tr("View “{name}” removed.").format(name=view.name)),
        )

    def _failed(self, error: Exception) -> None:
        self._desk.bus.say(sentence_for(error), Level.ERROR)
