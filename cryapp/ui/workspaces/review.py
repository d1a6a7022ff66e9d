"""The Review workspace: what is to be settled, how far readers agree, where recordings lie. It only wires."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cryapp.bridge.desk import Desk
from cryapp.domain.changes import Changes
from cryapp.services import label_errors, settling
from cryapp.services.settling import Kind, Matter, Matters
from cryapp.ui.actions import ActionSpec
from cryapp.ui.file_dialog import file_dialog
from cryapp.ui.first_paint import FirstPaint
from cryapp.ui.i18n import tr
from cryapp.ui.panels.calm_page import CalmPage
from cryapp.ui.review_actions import review_actions
from cryapp.ui.review_agreement import AgreementPage
from cryapp.ui.review_checking import LabelChecking
from cryapp.ui.review_map import MapPage
from cryapp.ui.review_session import ReviewSession
from cryapp.ui.review_settle import SettlePage
from cryapp.ui.review_words import who_may
from cryapp.ui.theme import SPACE_PX
from cryapp.ui.undo import Step, UndoStack


class ReviewWorkspace(QWidget):
    title = "Review"
    actions_changed = Signal()
    """The answers, or the sound's actions, are others than before."""
    refresh_wanted = Signal()
    """What can be used may have changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self.undo = UndoStack(desk, self)
        self.session = ReviewSession(desk, self.undo, self)
        self.settle = SettlePage(desk, self.session)
        self.checking = LabelChecking(desk, self.settle.label_check, self)
        self.agreement = AgreementPage(desk)
        self.map = MapPage(desk)
        self.calm = CalmPage()
        self._page = "settle"
        self._digits: dict[str, str] = {}
        self._lay_out()
        self._connect()

    # -- the workspace's part -----------------------------------------------------------------------------------

    def activate(self) -> None:
        if self.settle.sound is None:
            FirstPaint(self, self._bring_sound)
        self._show_page()
        self.session.list(self.settle.list.settled.isChecked(), only_if_stale=True)
        self.setFocus()

    def deactivate(self) -> None:
        self._silence()
        self.settle.remember_layout()

    def shut_down(self) -> None:
        """The window is closing: a search for wrong labels is given up."""
        self.checking.shut_down()

    def action_specs(self) -> Sequence[ActionSpec]:
        sound = self.settle.sound.action_specs() if self.settle.sound is not None else ()
        # Label has the same acts under the same ids; each workspace's own must not replace the other's.
        return [*review_actions(self), *(self._of_review(spec) for spec in sound)]

    def _of_review(self, spec: ActionSpec) -> ActionSpec:
        """Under an id of Review's own, and only while the sound is in view: on the map Space plays a point."""
        keys = tuple(self._desk.settings["keys"].get(spec.id, spec.keys))  # changed in Label, changed here
        own_id = f"review.{spec.id}"
        return replace(spec, id=own_id, keys=keys, enabled_when=lambda: self.is_settling and spec.enabled_when())

    def show_keys(self, key_of: Callable[[str], str]) -> None:
        """Writes the keys in force where the acts are."""
        self.settle.pad.show_keys(key_of)
        if self.settle.sound is not None:
            self.settle.sound.transport.show_keys(lambda name: key_of(f"review.sound.{name}"))

    @property
    def pages(self) -> tuple[tuple[str, str], ...]:
        """Id and title of each page, in their order."""
        return ("settle", tr("To settle")), ("agreement", tr("Agreement")), ("map", tr("Map"))

    @property
    def is_settling(self) -> bool:
        return self._page == "settle" and self.session.may_look

    # -- putting together ---------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._tabs: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(SPACE_PX)
        group = QButtonGroup(self)
        for page_id, title in self.pages:
            tab = QPushButton(title)
            tab.setObjectName("tab")
            tab.setCheckable(True)
            tab.clicked.connect(lambda _checked=False, chosen=page_id: self.show_page(chosen))
            group.addButton(tab)
            self._tabs[page_id] = tab
            row.addWidget(tab)
        self._tabs[self._page].setChecked(True)
        row.addStretch(1)
        self._stack = QStackedWidget()
        for page in (self.calm, self.settle, self.agreement, self.map):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_PX, 4, SPACE_PX, SPACE_PX)
        column.setSpacing(SPACE_PX)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        desk = self._desk
        self.calm.pressed.connect(lambda: desk.wished.emit("window.sign_in"))
        self.settle.changed.connect(self._renew_actions)
        self.settle.pad.open_pressed.connect(self.open_in_label)
        self.session.saved.connect(self._saved)
        self.session.shown.connect(lambda case: self.undo.look_at(case.recording.id if case is not None else None))
        self.session.listed.connect(self.checking.listed)
        self.checking.changed.connect(self.refresh_wanted)
        self.checking.found.connect(self._looked)
        self.agreement.changed.connect(self.refresh_wanted)
        self.undo.changed.connect(self.refresh_wanted)
        self.undo.gone_back.connect(self._gone_back)
        desk.bus.changed.connect(self._changed)
        desk.task_changed.connect(lambda _task: self._start_over())
        desk.annotator_changed.connect(self._annotator_changed)

    def _bring_sound(self) -> None:
        self.settle.bring_sound()
        self.actions_changed.emit()

    # -- what is shown ------------------------------------------------------------------------------------------

    def show_page(self, page_id: str) -> None:
        """Brings a page to the front."""
        self._page = page_id
        self._tabs[page_id].setChecked(True)
        self._silence()
        self._show_page()
        self.refresh_wanted.emit()

    def _silence(self) -> None:
        self.map.stop()
        if self.settle.sound is not None:
            self.settle.sound.stop()

    def _show_page(self) -> None:
        """Nobody is let in whom the services would refuse; they are told who may and what to do."""
        headline, what_to_do = who_may(self._desk.annotator)
        if self._page != "settle" and self._desk.annotator is not None:
            headline = ""
        self.calm.show_words(headline, what_to_do, tr("Sign in…"))
        page = {"settle": self.settle, "agreement": self.agreement, "map": self.map}[self._page]
        self._stack.setCurrentWidget(self.calm if headline else page)
        if self._page == "agreement" and not headline:
            self.agreement.activate()
        elif self._page == "map" and not headline:
            self.map.activate()

    def _renew_actions(self) -> None:
        digits = self.settle.pad.digits
        if digits != self._digits:
            self._digits = digits
            self.actions_changed.emit()
        self.refresh_wanted.emit()

    # -- what is pressed ----------------------------------------------------------------------------------------

    def open_in_label(self) -> None:
        """To read or mark it again there: a further event beside the answers that are, and not a blind one."""
        if self.session.case is not None:
            self._desk.bus.say(tr("You have seen what others answered here: your own answer is kept as not blind."))
            self._desk.recording_wanted.emit(self.session.case.recording.id)

    def open_infant(self) -> None:
        if self.session.case is not None:
            self._desk.infant_wanted.emit(self.session.case.recording.infant_id)

    def open_predictions(self) -> None:
        """Asks for a table of cross-validated predictions and lists the labels that it contradicts."""
        dialog = file_dialog(self, tr("Cross-validated predictions"))
        dialog.setNameFilters([tr("Tables (*.csv *.tsv)"), tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.show_candidates(Path(name)))
        dialog.open()

    def show_candidates(self, path: Path) -> None:
        """Lists the labels that the predictions in this table contradict."""
        task, reader, library = self._desk.task, self._desk.annotator, self._desk.library
        if task is None or reader is None:
            return

        def read() -> Matters:
            predictions = label_errors.predictions_of_file(path, task)
            found = settling.candidates_of(library, task, reader.id, predictions)
            return Matters(tuple(found), ())

        self._desk.read(read, self._candidates, self.session.unlisted)

    def _candidates(self, matters: Matters) -> None:
        self.show_page("settle")
        box = self.settle.list.kind
        box.setCurrentIndex(box.findData(Kind.LABEL_ERROR))
        self.settle.list.show_matters(self._desk.task, matters.items, matters.notes)

    def check_labels(self) -> None:
        """Asks about every label a model that has not met its infant; what it doubts joins the list."""
        self.show_page("settle")
        self.checking.start()

    def _looked(self) -> None:
        if self.isVisible():
            self.session.list(self.settle.list.settled.isChecked())

    def compute_agreement(self) -> None:
        self.show_page("agreement")
        self.agreement.compute()

    # -- who and what -------------------------------------------------------------------------------------------

    def _changed(self, changes: Changes) -> None:
        if changes.settings:
            self.actions_changed.emit()  # keys of the sound may be others

    def _saved(self, at: datetime) -> None:
        self._desk.saved.emit(at)

    def _gone_back(self, step: Step) -> None:
        """Undo shows what it undid."""
        if step.task is not None and self._desk.task is not None and step.task.id != self._desk.task.id:
            self._desk.set_task(step.task)
        if step.recording_id is not None and not self.settle.list.select(step.recording_id):
            self.session.list(self.settle.list.settled.isChecked())
        self.session.reload()

    def _annotator_changed(self, _who: object) -> None:
        self.undo.clear()
        self._start_over()

    def _start_over(self) -> None:
        self.session.forget()
        self.settle.list.show_matters(None, (), ())
        self.checking.listed(Matters((), ()))
        self.agreement.forget()
        self.map.forget()
        if self.isVisible():
            self._show_page()
        if self.isVisible():
            self.session.list(self.settle.list.settled.isChecked())
        self.refresh_wanted.emit()

    @property
    def matter(self) -> Matter | None:
        """What is chosen in the list."""
        return self.settle.list.current
