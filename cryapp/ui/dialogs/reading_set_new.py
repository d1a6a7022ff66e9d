"""Dealing a reading set: which recordings, to whom, what is read twice, what comes again."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.annotation import Annotator
from cryapp.domain.ids import AnnotatorId
from cryapp.domain.queue import Order, StateFilter, WorklistQuery
from cryapp.domain.reading import Candidate, DealSettings
from cryapp.domain.task import Unit
from cryapp.services import assigning, people, queueing
from cryapp.services.assigning import SetMade
from cryapp.services.library import Library
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX
from cryapp.ui.widgets.basic import inset, label
from cryapp.ui.widgets.flow import FlowLayout
from cryapp.ui.words import counted

RANDOM, QUEUE, LISTED = "random", "queue", "listed"


class NewSetDialog(QDialog):
    """Says in numbers what each reader will get while it is filled in."""

    def __init__(self, desk: Desk, query: WorklistQuery, parent: QWidget | None = None) -> None:
        """Args: query: how the worklist stands; its search and filter choose."""
        super().__init__(parent)
        self.setWindowTitle(tr("Make a reading set"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(540)
        self._desk, self._query = desk, query
        self.readers: dict[AnnotatorId, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(2 * SPACE_PX)
        column.addWidget(label(tr("Make a reading set"), "title"))
        task = desk.task
        self._segments = task is not None and task.unit is Unit.SEGMENT
        if task is not None:
            column.addWidget(label(tr("Task: {task}").format(task=task.name), "muted"))
        column.addLayout(self._make_form())
        self.said = label(wrap=True)
        column.addWidget(self.said)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.not_now = QPushButton(tr("Not now"))
        self.not_now.setAutoDefault(False)
        self.not_now.clicked.connect(self.reject)
        self.make = QPushButton(tr("Make the set"))
        self.make.setObjectName("primary")
        self.make.setAutoDefault(False)
        self.make.clicked.connect(self._make)
        buttons.addWidget(self.not_now)
        buttons.addWidget(self.make)
        column.addLayout(buttons)
        self.name.textChanged.connect(self._look)
        for box in (self.number, self.twice, self.repeat):
            box.valueChanged.connect(self._look)
        library = desk.library
        desk.read(lambda: people.list_readers(library), self._offer)
        self._look()
        self.name.setFocus()

    def _make_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * SPACE_PX)
        form.setVerticalSpacing(SPACE_PX)
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("e.g. pilot, first week"))
        self.which = QComboBox()
        self.which.addItem(tr("at random"), RANDOM)
        self.which.addItem(tr("by the reasons of the explained queue"), QUEUE)
        self.which.addItem(tr("as the list stands now, from its top"), LISTED)
        self.number = inset(QSpinBox())
        self.number.setRange(1, 100_000)
        self.number.setValue(100)
        self.twice, self.repeat = _percent_box(20), _percent_box(0 if self._segments else 5)
        self.seed = inset(QSpinBox())
        self.seed.setRange(0, 2**31 - 1)
        self._people = QWidget()
        self._flow = FlowLayout(self._people, SPACE_PX)
        rows = (
            (tr("Name"), self.name, tr("What the readers see")),
            (tr("Recordings"), self.which, tr("The list's search and filter choose among them")),
            (tr("How many"), self.number, tr("At most so many; of a task about infants one recording an infant")),
            (tr("Readers"), self._people, tr("Who gets a part of it")),
            (tr("Read twice"), self.twice, tr("This share, drawn at random, goes to two readers each")),
            (
                tr("Given again"),
                self.repeat,
                tr("This share of a reader's own comes a second time, unannounced, at least twenty others later"),
            ),
            (tr("Seed"), self.seed, tr("The same seed deals the same")),
        )
        for words, widget, tip in rows:
            widget.setToolTip(tip)
            widget.setAccessibleName(words)
            form.addRow(label(words, "muted"), widget)
        self.repeat.setEnabled(not self._segments)
        return form

    def _offer(self, annotators: tuple[Annotator, ...]) -> None:
        for one in annotators:
            box = QCheckBox(one.code)
            box.setChecked(self._desk.annotator is not None and one.id == self._desk.annotator.id)
            box.toggled.connect(self._look)
            self.readers[one.id] = box
            self._flow.addWidget(box)
        self._make_room()
        self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """A form gives a row the height that it had at first: readers of a second line would be cut off."""
        self._people.setMinimumHeight(self._flow.heightForWidth(max(self._people.width(), 1)))

    def _chosen(self) -> list[AnnotatorId]:
        return [reader for reader, box in self.readers.items() if box.isChecked()]

    def _look(self, _value: object = None) -> None:
        """What will be dealt, in numbers; or what is still missing, and why it cannot be made yet."""
        missing = self._missing()
        self.make.setEnabled(not missing)
        self.said.setObjectName("muted")
        if missing:
            self.said.setText(missing)
            return
        readers, n = len(self._chosen()), self.number.value()
        shared = round(n * self.twice.value() / 100)
        each = math.ceil((n + shared) / readers)
        again = round(each * self.repeat.value() / 100)
        self.said.setText(
            tr(
                "{recordings} at most: {shared} read by two. {readers} get about {each} each, "
                "of which {again} come a second time without a word."
            ).format(
                recordings=counted(n, "recording"),
                shared=shared,
                readers=counted(readers, "reader"),
                each=each + again,
                again=again,
            )
        )

    def _missing(self) -> str:
        if self._desk.annotator is None:
            return tr("Sign in first: a set is made in somebody's name.")
        if not self.name.text().strip():
            return tr("Give the set a name.")
        readers = len(self._chosen())
        if not readers:
            return tr("Choose who reads.")
        if readers < 2 and self.twice.value() > 0:
            return tr("To have a share read twice, choose two readers or more; or set the share to 0.")
        return ""

    def _make(self) -> None:
        task, me, library = self._desk.task, self._desk.annotator, self._desk.library
        if task is None or me is None or self._missing():
            return
        self.make.setEnabled(False)
        name, readers, n, seed = self.name.text(), self._chosen(), self.number.value(), self.seed.value()
        settings = DealSettings(self.twice.value() / 100, self.repeat.value() / 100)
        query, which = self._query, str(self.which.currentData())

        def make() -> tuple[SetMade, tuple[str, ...]]:
            chosen, notes = _candidates(library, query, which, n, seed)
            return assigning.make_set(library, name, task.id, chosen, readers, settings, me.id, seed), notes

        self._desk.operations.run(make, self._made, self._failed)

    def _made(self, result: tuple[SetMade, tuple[str, ...]]) -> None:
        made, notes = result
        self._desk.bus.announce(made.changes)
        said = tr("Set made: {recordings} as {n} readings.").format(
            recordings=counted(made.n_recordings, "recording"), n=made.n_items
        )
        self._desk.bus.say(" ".join([said, *notes]), Level.SAVED)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.make.setEnabled(True)
        self.said.setObjectName("danger")
        self.said.setText(sentence_for(error))


def _candidates(
    library: Library, query: WorklistQuery, which: str, n: int, seed: int
) -> tuple[list[Candidate], tuple[str, ...]]:
    everyone = replace(query, annotator_id=None, state=StateFilter.ALL)
    if which == LISTED:
        return assigning.candidates(library, query, n)
    if which == QUEUE:
        return assigning.candidates(library, everyone, n, queueing.read_mix(library), seed)
    return assigning.candidates(library, replace(everyone, order=Order.RANDOM, descending=False), n)


def _percent_box(value: int) -> QSpinBox:
    box = inset(QSpinBox())
    box.setRange(0, 100)
    box.setSuffix(" %")
    box.setValue(value)
    return box
