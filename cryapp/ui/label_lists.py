"""What the worklist lists: the menu over it, the popover of the explained queue, the dialogs of reading sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from cryapp.bridge.desk import Desk
from cryapp.domain.queue_mix import ExplainedQueue
from cryapp.domain.reading import ReadingSet
from cryapp.ui.i18n import tr
from cryapp.ui.listed import Listed
from cryapp.ui.panels.worklist.model import Place
from cryapp.ui.panels.worklist.panel import Worklist
from cryapp.ui.panels.worklist.sources import Everything, QueueSource, SetSource, Source

if TYPE_CHECKING:
    from cryapp.services.reading import OwnProgress
    from cryapp.ui.dialogs.queue_mix import QueuePopover
    from cryapp.ui.dialogs.reading_set_new import NewSetDialog
    from cryapp.ui.dialogs.reading_sets import ReadingSetsDialog


class Lists(QObject):
    def __init__(self, desk: Desk, worklist: Worklist, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._worklist, self._window = desk, worklist, parent
        self._queue: QueueSource | None = None
        self.popover: QueuePopover | None = None
        self.sets: ReadingSetsDialog | None = None
        self.new_set: NewSetDialog | None = None
        self.menu: QMenu | None = None
        worklist.source_menu_wanted.connect(self.ask)
        desk.annotator_changed.connect(self._forget_queue)

    # -- the menu -----------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Opens the menu once it is known which sets there are for the reader."""
        task, me, library = self._desk.task, self._desk.annotator, self._desk.library
        if task is None:
            return

        def mine() -> list[tuple[ReadingSet, OwnProgress]]:
            from cryapp.services import reading

            if me is None:
                return []
            found = (one for one in reading.my_sets(library, me.id) if one.task_id == task.id)
            return [(one, reading.my_progress(library, one.id, me.id)) for one in found]

        self._desk.read(mine, self._open)

    def _open(self, mine: list[tuple[ReadingSet, OwnProgress]]) -> None:
        menu, source = QMenu(self._window), self._worklist.model.source
        self._entry(menu, tr("All recordings"), isinstance(source, Everything), self.list_everything)
        if self._queue is not None:
            n_left = len(self._queue.queue.items)
            words = tr("Explained queue ({n})").format(n=n_left)
            self._entry(menu, words, source is self._queue, self._list_queue)
        if mine:
            menu.addSection(tr("Yours to read"))
        for found, progress in mine:
            words = tr("{name}: {done} of {total}").format(name=found.name, done=progress.done, total=progress.total)
            here = isinstance(source, SetSource) and source.set_id == found.id
            self._entry(menu, words, here, lambda chosen=found: self.read_set(chosen))
        menu.addSeparator()
        menu.addAction(tr("Make an explained queue…")).triggered.connect(self.open_queue)
        menu.addAction(tr("Reading sets…")).triggered.connect(self.open_sets)
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        anchor = self._worklist.head_part.source
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 2)))

    @staticmethod
    def _entry(menu: QMenu, words: str, here: bool, call: object) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(here)
        assert callable(call)
        action.triggered.connect(lambda _checked=False: call())

    # -- what is listed -----------------------------------------------------------------------------------------

    def list_everything(self) -> None:
        self._worklist.list_from(Everything(self._worklist.grouped))

    def _list_queue(self) -> None:
        if self._queue is not None:
            n = len(self._queue.queue.items)
            self._worklist.list_from(self._queue, tr("Explained queue ({n})").format(n=n))

    def read_set(self, found: ReadingSet) -> None:
        """Lists the reader's part of a set, in the order that was drawn for them."""
        self._list_set(SetSource(found.id, found.name))

    def _list_set(self, source: SetSource) -> None:
        self._worklist.list_from(source, tr("Set “{name}”").format(name=source.name))

    def here(self) -> tuple[Source, Place | None]:
        """What is listed, and where in it the reader is."""
        return self._worklist.model.source, self._worklist.walk.current

    def come_back(self, source: Source | None, place: Place | None) -> None:
        """To a list and a recording of it, as a window closed for another language left them."""
        if isinstance(source, SetSource):
            self._list_set(source)
        elif isinstance(source, QueueSource):
            self._queue = source
            self._list_queue()
        if place is not None:
            self._worklist.walk.go_to(place)

    def _take_queue(self, queue: ExplainedQueue) -> None:
        from cryapp.ui.dialogs.queue_mix import counts_in_words

        self._queue = QueueSource(queue)
        self._list_queue()
        said = counts_in_words(queue)
        self._worklist.head_part.source.setToolTip(said)
        self._desk.bus.say(said.splitlines()[0])

    def _forget_queue(self, _annotator: object) -> None:
        self._queue = None

    def listed(self) -> Listed:
        """What is in the list now, and what of it is selected (all of it: that is the list)."""
        walk, model = self._worklist.walk, self._worklist.model
        several = 1 < walk.n_selected < model.rowCount()
        current = walk.current
        return Listed(
            None if current is None else current.recording_id,
            tuple(dict.fromkeys(place.recording_id for place in walk.selected())) if several else (),
            model.recording_ids,
        )

    # -- dialogs ------------------------------------------------------------------------------------------------

    def open_queue(self) -> None:
        from cryapp.ui.dialogs.queue_mix import QueuePopover

        query = self._worklist.query()
        if query is None:
            return
        if self.popover is None:
            self.popover = QueuePopover(self._desk, self._window)
            self.popover.made.connect(self._take_queue)
        self.popover.ask(query, self._worklist.head_part.source)

    def open_sets(self) -> None:
        from cryapp.ui.dialogs.reading_sets import ReadingSetsDialog

        if self.sets is None:
            self.sets = ReadingSetsDialog(self._desk, self._window)
            self.sets.chosen.connect(self.read_set)
            self.sets.new_wanted.connect(self.open_new_set)
        self.sets.ask()
        self.sets.show()
        self.sets.raise_()

    def open_new_set(self) -> None:
        from cryapp.ui.dialogs.reading_set_new import NewSetDialog

        query = self._worklist.query()
        if query is None:
            return
        self.new_set = NewSetDialog(self._desk, query, self.sets or self._window)
        self.new_set.open()
