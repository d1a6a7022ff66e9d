"""The filter's popover and chips, and the names of what they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cryapp.bridge.desk import Desk
from cryapp.domain.changes import Changes
from cryapp.domain.ids import InfantId
from cryapp.domain.infant import Infant
from cryapp.domain.worklist_filter import WorklistFilter
from cryapp.ui.panels.worklist.criteria import Names

# The choices are looked up when the form is opened: the window is on the screen before it.
if TYPE_CHECKING:
    from cryapp.services.filter_choices import FilterChoices
    from cryapp.ui.panels.worklist.filter_form import FilterForm
    from cryapp.ui.panels.worklist.panel import Worklist


class Filtering(QObject):
    def __init__(self, desk: Desk, worklist: Worklist) -> None:
        super().__init__(worklist)
        self._desk, self._worklist = desk, worklist
        self._choices: FilterChoices | None = None
        self._infants: dict[InfantId, str] = {}
        self.form: FilterForm | None = None
        desk.bus.changed.connect(self._changed)

    def open(self, anchor: QWidget) -> None:
        """Shows the form at once; what there is in the store follows when it is known."""
        if self.form is None:
            from cryapp.ui.panels.worklist.filter_form import FilterForm

            self.form = FilterForm(self._worklist)
            self.form.changed.connect(self._worklist.narrow)
        self._offer()
        self.form.show_filter(self._worklist.only)
        self.form.show_below(anchor)
        self._ask()

    def show(self, only: WorklistFilter) -> None:
        """Chips for these criteria; names that are not known yet are asked for."""
        readers = self._choices.readers if self._choices else ()
        names = Names({one.id: one.code for one in readers}, self._infants)
        self._worklist.head_part.show_filter(only, self._desk.task, names)
        if self.form is not None:
            self.form.show_filter(only)
        infant_id = only.infant_id
        if infant_id is not None and infant_id not in self._infants:
            from cryapp.services import people

            library = self._desk.library
            self._desk.read(lambda: people.get_infant(library, infant_id), self._know_infant)
        if only.reader is not None and self._choices is None:
            self._ask()

    def name_infant(self, infant_id: InfantId, code: str) -> None:
        self._infants[infant_id] = code

    def _know_infant(self, infant: Infant) -> None:
        self._infants[infant.id] = infant.code
        self.show(self._worklist.only)

    def _ask(self) -> None:
        library = self._desk.library
        if self._choices is None:
            from cryapp.services.filter_choices import filter_choices

            self._desk.read(lambda: filter_choices(library), self._take_choices)

    def _take_choices(self, choices: FilterChoices) -> None:
        self._choices = choices
        self._offer()
        self.show(self._worklist.only)

    def _offer(self) -> None:
        if self.form is not None:
            from cryapp.services.filter_choices import FilterChoices

            self.form.offer(self._choices or FilterChoices(), self._desk.task, self._desk.annotator)

    def _changed(self, changes: Changes) -> None:
        if changes.worklist or changes.annotators or changes.infants:
            self._choices = None  # looked up again when the form is opened
