"""Reading sets: choose the one to read, see how far they are, deal a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.annotation import Role
from cryapp.domain.ids import AnnotatorId, TaskId
from cryapp.domain.reading import ReadingSet
from cryapp.services import assigning, reading
from cryapp.services.assigning import SetStatus
from cryapp.services.library import Library
from cryapp.services.reading import OwnProgress
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX
from cryapp.ui.widgets.basic import Panel, hairline, heading, label
from cryapp.ui.words import counted, number, whole_day

LEADS = (Role.LEAD, Role.ADJUDICATOR)
"""Who may see how far others are, and what comes again: not those who read."""


class ReadingSetsDialog(QDialog):
    chosen = Signal(object)
    """ReadingSet to read."""
    new_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Reading sets"))
        self.setModal(False)
        self.resize(560, 480)
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(2 * SPACE_PX)
        column.addWidget(label(tr("Reading sets"), "title"))
        column.addWidget(
            label(
                tr(
                    "A set is dealt to readers once and never changed. Each reads in an order of their own and is told "
                    "neither what another reads too nor what comes a second time. No infant is named meanwhile."
                ),
                "muted",
                wrap=True,
            )
        )
        self.mine = Panel(tr("Yours to read"))
        self.all = Panel(tr("How far the readers are"))
        column.addWidget(self.mine)
        column.addWidget(self.all)
        column.addStretch(1)
        buttons = QHBoxLayout()
        self.new = QPushButton(tr("Make a reading set…"))
        self.new.clicked.connect(self.new_wanted)
        self.close_button = QPushButton(tr("Close"))
        self.close_button.clicked.connect(self.close)
        buttons.addWidget(self.new)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)
        self._filled: list[QWidget] = []
        desk.bus.changed.connect(lambda changes: self.ask() if changes.worklist or changes.labels else None)

    def ask(self) -> None:
        """Reads the sets of the present task again."""
        library, task, me = self._desk.library, self._desk.task, self._desk.annotator
        if task is None:
            return
        may_see = me is not None and me.role in LEADS
        self._desk.read(
            lambda: _known(library, task.id, me.id if me else None, may_see),
            self._show,
            lambda error: self._desk.bus.say(sentence_for(error)),
        )

    def _show(self, known: tuple[Sequence[tuple[ReadingSet, OwnProgress]], Sequence[SetStatus]]) -> None:
        mine, statuses = known
        for widget in self._filled:
            widget.deleteLater()
        self._filled = []
        for found, progress in mine:
            self._put(self.mine, self._my_line(found, progress))
        if not mine:
            nothing = (
                tr("Sign in to see what is dealt to you.")
                if self._desk.annotator is None
                else tr("No open set of this task has anything for you.")
            )
            self._put(self.mine, label(nothing, "muted", wrap=True))
        self.all.setVisible(bool(statuses))
        for status in statuses:
            self._put(self.all, self._status(status))

    def _put(self, panel: Panel, widget: QWidget) -> None:
        panel.body.addWidget(widget)
        self._filled.append(widget)

    def _my_line(self, found: ReadingSet, progress: OwnProgress) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        words = tr("{name}, dealt {day}").format(name=found.name, day=whole_day(found.created_at))
        row.addWidget(label(words), 1)
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, max(progress.total, 1))
        bar.setValue(progress.done)
        bar.setFixedWidth(96)
        row.addWidget(bar)
        done = tr("{done} of {total}").format(done=number(progress.done), total=number(progress.total))
        row.addWidget(label(done, "muted"))
        read = QPushButton(tr("Read") if progress.done < progress.total else tr("Look again"))
        read.setObjectName("primary" if progress.done < progress.total else "")
        read.clicked.connect(lambda: self._choose(found))
        row.addWidget(read)
        return line

    def _choose(self, found: ReadingSet) -> None:
        self.close()
        self.chosen.emit(found)

    def _status(self, status: SetStatus) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        state = tr("closed") if status.set.closed else tr("done") if status.is_done else tr("open")
        head.addWidget(label(f"{status.set.name} · {state}", "strong"), 1)
        if not status.set.closed:
            close = QPushButton(tr("Close the set"))
            close.setObjectName("quiet")
            close.setToolTip(tr("Nothing more is given out of it; what was read stays"))
            close.clicked.connect(lambda: self._close_set(status.set))
            head.addWidget(close)
        column.addLayout(head)
        why = ", ".join(f"{n} {tr(reason)}" for reason, n in status.why.items())
        recordings = counted(status.recordings, "recording")
        said = tr("{recordings} ({why}), {n} read twice").format(recordings=recordings, why=why, n=status.read_twice)
        column.addWidget(label(said, "muted", wrap=True))
        grid = QGridLayout()
        for at, words in enumerate((tr("Reader"), tr("Answered"), tr("Skipped"), tr("Of"), tr("Repeats"))):
            grid.addWidget(heading(words), 0, at)
        for row, reader in enumerate(status.readers, start=1):
            repeats = f"{reader.repeats_answered} / {reader.repeats}"
            for at, text in enumerate((reader.reader, reader.answered, reader.skipped, reader.items, repeats)):
                grid.addWidget(label(str(text)), row, at, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(grid)
        column.addWidget(hairline())
        return box

    def _close_set(self, found: ReadingSet) -> None:
        me, library = self._desk.annotator, self._desk.library
        if me is not None:
            self._desk.operations.run(lambda: assigning.close_set(library, found.id, me.id), self._desk.bus.announce)


def _known(
    library: Library, task_id: TaskId, me: AnnotatorId | None, may_see: bool
) -> tuple[list[tuple[ReadingSet, OwnProgress]], list[SetStatus]]:
    mine = []
    if me is not None:
        for found in reading.my_sets(library, me):
            if found.task_id == task_id:
                mine.append((found, reading.my_progress(library, found.id, me)))
    statuses = [assigning.status(library, one.id) for one in assigning.sets(library, task_id)] if may_see else []
    return mine, statuses
