"""Where the reader is in the list, and how they get on: the next, the next that waits, the place kept meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, Signal
from PySide6.QtWidgets import QTableView

from cryapp.bridge.bus import Bus, Level
from cryapp.domain.changes import Changes
from cryapp.domain.ids import RecordingId
from cryapp.ui.i18n import tr
from cryapp.ui.panels.worklist.columns import TITLE
from cryapp.ui.panels.worklist.model import Place, WorklistModel

_ONE_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_ADD_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class Walk(QObject):
    chosen = Signal(object)
    """Place | None: where the reader is now."""

    def __init__(self, model: WorklistModel, table: QTableView, bus: Bus, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._table, self._bus = model, table, bus
        self._current: Place | None = None
        self._known_next: tuple[Place, Place] | None = None
        """Where the reader was when it was looked for, and the next waiting place from there."""
        self._held: tuple[int | None, int] = (None, 0)
        self._begins = True
        """True until there is something to begin with: the first that waits."""
        table.selectionModel().currentRowChanged.connect(self._row_entered)
        model.about_to_change.connect(self._hold_place)
        model.changed_order.connect(self._take_place)

    # -- where --------------------------------------------------------------------------------------------------

    @property
    def current(self) -> Place | None:
        return self._current

    @property
    def number(self) -> int:
        """Row of the present place, or -1."""
        return -1 if self._current is None else self._model.number_of_key(self._current.key)

    def is_current(self, number: int) -> bool:
        place = self._model.place_at(number)
        return place is not None and self._current is not None and place.key == self._current.key

    def go_to(self, place: Place | None) -> None:
        """Makes a place the present one; it need not be in the list."""
        if place is not None:
            self._begins = False  # somebody is somewhere: a list that arrives now must not begin elsewhere under them
        if place == self._current:
            return
        before, self._current = self._current, place
        self._show_current()
        self._repaint(before, place)
        self.chosen.emit(place)

    def begin_anew(self) -> None:
        """Another list: it begins at its first that waits."""
        self._begins = True
        self._known_next = None

    # -- on -----------------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """The next (1) or previous (-1) recording of the list, whatever its state."""
        number = self.number
        target = number + by if number >= 0 else (0 if by > 0 else self._model.rowCount() - 1)
        place = self._model.place_at(target)
        if place is None and 0 <= target < self._model.rowCount():  # the line above a group is stepped over
            place = self._model.place_at(target + by)
        if place is None:
            self._bus.say(tr("This is the last recording.") if by > 0 else tr("This is the first recording."))
            return
        self.go_to(place)

    def select_more(self, by: int) -> None:
        """Takes the next or previous row into the selection, and goes there."""
        selection = self._table.selectionModel()
        number = self.number
        target = number + by
        if number < 0 or not 0 <= target < self._model.rowCount():
            return
        if self._model.place_at(target) is None:
            target += by
        index = self._model.index(target, TITLE)
        if self._model.place_at(target) is None:
            return
        if selection.isRowSelected(target, QModelIndex()):  # back over what was taken
            here = self._model.index(number, TITLE)
            selection.select(here, QItemSelectionModel.SelectionFlag.Deselect | QItemSelectionModel.SelectionFlag.Rows)
        selection.select(index, _ADD_ROW)
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._table.scrollTo(index, QTableView.ScrollHint.EnsureVisible)

    def drop_selection(self) -> None:
        self._show_current()

    def selected(self) -> list[Place]:
        """Every selected recording in the order of the list."""
        numbers = sorted(number for top, bottom in self._stretches() for number in range(top, bottom + 1))
        places = (self._model.place_at(number) for number in dict.fromkeys(numbers))
        return [place for place in places if place is not None]

    @property
    def n_selected(self) -> int:
        """Rows selected; counted by stretches, so that a million cost nothing."""
        return sum(bottom - top + 1 for top, bottom in self._stretches())

    def _stretches(self) -> set[tuple[int, int]]:
        """First and last row of each stretch that is selected."""
        selection = self._table.selectionModel().selection()
        parts = (selection.at(i) for i in range(selection.count()))
        return {(part.top(), part.bottom()) for part in parts}

    def go_to_next_waiting(self) -> None:
        """On to the next recording without an answer; at the end of the list from its beginning."""
        start, known = self._current, self._known_next
        if known is not None and known[0] == start and known[1] != start:
            self.go_to(known[1])
            return
        self._model.find_waiting(self.number, lambda found: self._found_waiting(start, found))

    def go_to_first_waiting(self) -> None:
        self._model.find_waiting(-1, self._begin)

    def look_ahead(self, found: Callable[[Place], object]) -> None:
        """Finds the next waiting recording beforehand: Enter goes there at once, its picture can be got ready."""
        start = self._current

        def seen(place: Place | None) -> None:
            if place is not None and start is not None and start == self._current:
                self._known_next = (start, place)
                found(place)

        self._model.peek_waiting(self.number, seen)

    def forget_next(self, changes: Changes | None = None) -> None:
        """What was looked up beforehand may no longer hold."""
        known = self._known_next
        if changes is None or (known is not None and (changes.worklist or known[1].recording_id in changes.recordings)):
            self._known_next = None

    def _found_waiting(self, start: Place | None, found: Place | None) -> None:
        if self._current != start:
            return  # the reader went somewhere else meanwhile
        if found is None:
            self._bus.say(tr("Everything in this list has an answer."), Level.SAVED)
        else:
            self.go_to(found)

    def _begin(self, found: Place | None) -> None:
        if self._begins:
            self._begins = False
            self.go_to(found if found is not None else self._model.place_at(0) or self._model.place_at(1))

    # -- the table ----------------------------------------------------------------------------------------------

    def _row_entered(self, current: QModelIndex, _previous: QModelIndex) -> None:
        place = self._model.place_at(current.row())
        if place is not None and place != self._current:
            before, self._current = self._current, place
            self._repaint(before, place)
            self.chosen.emit(place)

    def _show_current(self) -> None:
        number = self.number
        selection = self._table.selectionModel()
        if number < 0:
            selection.clear()
        else:
            index = self._model.index(number, TITLE)
            self._bring_into_view(index)  # first: the table itself would only just bring it in, at every key again
            selection.setCurrentIndex(index, _ONE_ROW)

    def _bring_into_view(self, index: QModelIndex) -> None:
        """Half a page further where it is needed: what comes next is seen, and the list is not painted at every key."""
        if not self._table.viewport().rect().contains(self._table.visualRect(index)):
            self._table.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)

    def _repaint(self, *places: Place | None) -> None:
        """The rows of these alone: the whole list takes as long to paint as a picture."""
        viewport = self._table.viewport()
        for place in places:
            number = -1 if place is None else self._model.number_of_key(place.key)
            if number >= 0:
                top, height = self._table.rowViewportPosition(number), self._table.rowHeight(number)
                viewport.update(0, top, viewport.width(), height)

    def _hold_place(self) -> None:
        """Remembers which recording stood where, so that the list can come back under the reader's eyes."""
        number = self.number
        top = self._table.rowViewportPosition(number) if number >= 0 else -1
        if self._current is not None and 0 <= top < self._table.viewport().height():
            self._held = (self._current.key, top)
        else:
            first = self._table.rowAt(0)
            place = self._model.place_at(first)
            self._held = (place.key if place else None, self._table.rowViewportPosition(max(first, 0)))

    def _take_place(self) -> None:
        key, top = self._held
        number = -1 if key is None else self._model.number_of_key(key)
        if number >= 0:
            row_px = self._table.verticalHeader().defaultSectionSize()
            self._table.verticalScrollBar().setValue(number * row_px - top)
        self._held = (None, 0)
        current = self.number
        if current >= 0:
            index = self._model.index(current, TITLE)
            if not self._table.selectionModel().isRowSelected(current, QModelIndex()):
                self._table.selectionModel().setCurrentIndex(index, _ONE_ROW)
        if self._begins and self._model.rowCount():
            self.go_to_first_waiting()

    def place_of(self, recording_id: RecordingId, item_id: int | None) -> Place:
        return self._model.place_of(recording_id, item_id)
