"""What the command palette offers: the acts of the window's book, infants and recordings; and doing what was chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cryapp.domain.ids import InfantId, RecordingId
from cryapp.domain.infant import Infant
from cryapp.domain.queue import WorklistQuery, WorklistRow
from cryapp.services import labelling, people
from cryapp.ui.actions import shown_key
from cryapp.ui.i18n import tr
from cryapp.ui.panels.palette import Entry, Palette

if TYPE_CHECKING:
    from cryapp.ui.main_window import MainWindow

MOST_RECENT = 8
MOST_FOUND = 6
"""Infants, and recordings, beside the acts: more are found by typing more."""
LEAST_LETTERS = 2
INFANT, RECORDING = "infant:", "recording:"
THIS = "window.palette"


class Commands(QObject):
    """Made on the first Ctrl+K; the palette itself is kept, so that a second one opens at once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self.palette = Palette(window)
        self.palette.chosen.connect(self._do)
        self.palette.search_wanted.connect(self._search)

    def toggle(self) -> None:
        """Opens the palette, or closes it: the key that opened it closes it."""
        if self.palette.isVisible():
            self.palette.close_it()
            return
        self._window.book.refresh()
        recent = [str(action_id) for action_id in self._desk.settings["palette.recent"]]
        self.palette.open_with(self.entries(), recent)

    def entries(self) -> list[Entry]:
        """Every act that has a name, each with its keys and, if it cannot be done now, with why."""
        book, found = self._window.book, []
        for spec in book.specs:
            if spec.id == THIS or not spec.text:
                continue
            keys = "   ".join({shown_key(key): None for key in book.keys_of(spec.id)})
            found.append(Entry(spec.id, spec.text.rstrip("…"), tr(spec.heading), keys, book.why_not(spec.id)))
        return found

    def _do(self, entry_id: str) -> None:
        if entry_id.startswith(RECORDING):
            self._desk.recording_wanted.emit(RecordingId(int(entry_id.removeprefix(RECORDING))))
        elif entry_id.startswith(INFANT):
            self._desk.infant_wanted.emit(InfantId(int(entry_id.removeprefix(INFANT))))
        else:
            self._remember(entry_id)
            self._window.wish(entry_id)

    def _remember(self, action_id: str) -> None:
        before = [one for one in self._desk.settings["palette.recent"] if one != action_id]
        self._desk.settings.set("palette.recent", [action_id, *before][:MOST_RECENT])

    def _search(self, wanted: str) -> None:
        """Infants and recordings of that name, as the worklist finds them; nothing of a label or a model is read."""
        task, who, library = self._desk.task, self._desk.annotator, self._desk.library
        if len(wanted) < LEAST_LETTERS or task is None:
            return
        query = WorklistQuery(task.id, who.id if who is not None else None, search=wanted)

        def read() -> tuple[tuple[Infant, ...], tuple[WorklistRow, ...]]:
            infants = people.find_infants(library, wanted, MOST_FOUND)
            ids = labelling.worklist_ids(library, query)[:MOST_FOUND]
            return infants, labelling.worklist_rows(library, query, list(ids))

        self._desk.read(read, partial(self._found, wanted))

    def _found(self, wanted: str, found: tuple[tuple[Infant, ...], tuple[WorklistRow, ...]]) -> None:
        infants, rows = found
        entries = [Entry(f"{INFANT}{infant.id}", infant.code, tr("Infant")) for infant in infants]
        entries += [Entry(f"{RECORDING}{row.id}", row.title, f"{tr('Recording')} · {row.file_name}") for row in rows]
        if entries:
            self.palette.add(wanted, entries)
