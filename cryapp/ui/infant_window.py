"""The page of one infant: all of its recordings from birth on, with answers, scores, examinations and screenings.

What may be seen is decided in the service; the page says what it leaves out. It stays open beside the work.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.tasks import Job
from cryapp.domain.changes import Changes
from cryapp.domain.ids import InfantId, RecordingId
from cryapp.domain.task import Shape, Task
from cryapp.services import infant_page, tasks
from cryapp.services.infant_page import InfantPage
from cryapp.ui import infant_page_words as say
from cryapp.ui.i18n import tr
from cryapp.ui.infant_words import infant_words
from cryapp.ui.panels.infant_time import InfantTime, Lane, TimeMark
from cryapp.ui.task_words import in_words
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import Panel, label
from cryapp.ui.widgets.class_mark import ClassMark
from cryapp.ui.widgets.flow import FlowLayout
from cryapp.ui.words import counted, hours_text, length_text, local_moment, number


class InfantWindow(QDialog):
    """``show_infant`` brings another infant; the window can be kept open."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Infant"))
        self.setModal(False)
        room = parent.window().size() if parent is not None else QSize(1280, 800)
        self.resize(min(theme().px(900), room.width() - 48), min(theme().px(640), room.height() - 48))
        self._desk = desk
        self._infant_id: InfantId | None = None
        self._reading = True
        self._job: Job | None = None
        self._page: InfantPage | None = None
        self._tasks: dict[str, Task] = {}
        self.headline = label("", "title")
        self.facts = label("", "muted", wrap=True)
        self.left_out = label("", "small", wrap=True)
        self.time = InfantTime()
        self.time.opened.connect(self._open)
        self.time.moved.connect(self._mark_moved)
        self.here = label("", "small", wrap=True)
        self.table = QTableWidget(0, 5)
        self._lay_out()
        desk.bus.changed.connect(self._changed)
        desk.annotator_changed.connect(lambda _who: self._look_again())
        desk.task_changed.connect(lambda _task: self._look_again())

    @property
    def page(self) -> InfantPage | None:
        return self._page

    def show_infant(self, infant_id: InfantId, reading: bool) -> None:
        """Shows an infant's page.

        Args:
            reading: True where it is opened beside a reading: then nobody's role shows more than their own answers.
        """
        self._infant_id, self._reading = infant_id, reading
        self._reload()
        self.show()
        self.raise_()
        self.activateWindow()

    def _reload(self) -> None:
        task, reader, library = self._desk.task, self._desk.annotator, self._desk.library
        infant_id, reading = self._infant_id, self._reading
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if infant_id is None:
            return
        if task is None or reader is None:
            self._show_nothing(tr("Sign in to see this infant."))
            return

        def look() -> tuple[InfantPage, tuple[Task, ...]]:
            found = infant_page.infant_page(library, infant_id, task.id, reader.id, as_reader=reading)
            return found, tuple(in_words(one) for one in tasks.list_tasks(library))

        # On the writer: what is about to be shown is written down first.
        self._job = self._desk.operations.run(
            look, self._arrived, lambda error: self._show_nothing(tr(sentence_for(error)))
        )

    def _look_again(self) -> None:
        """Another reader or task. A closed window reads nothing that would be written down as seen, and keeps nothing
        of the reader before.
        """
        if self.isVisible():
            self._reload()
        else:
            self._show_nothing("")

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and (changes.labels or changes.predictions or changes.infants or changes.models):
            self._reload()

    # -- what is shown ------------------------------------------------------------------------------------------

    def _show_nothing(self, sentence: str) -> None:
        self._job = self._page = None
        self.headline.setText("")
        self.facts.setText(sentence)
        self.left_out.setText("")
        self.here.setText("")
        self._show_legend(())
        self.time.show_marks((), ())
        self.table.setRowCount(0)

    def _arrived(self, answer: tuple[InfantPage, tuple[Task, ...]]) -> None:
        self._job = None
        page, known = answer
        self._page, self._tasks = page, {task.key: in_words(task) for task in known}
        self.setWindowTitle(tr("Infant {code}").format(code=page.infant.code))
        self.headline.setText(page.infant.code)
        held = tr("locked for testing") if page.infant.locked else ""
        words = (infant_words(page.infant), counted(len(page.sounds), "recording"), held)
        self.facts.setText(" · ".join(part for part in words if part))
        self.left_out.setText(_what_it_means(page))
        self.left_out.setVisible(bool(self.left_out.text()))
        self.time.show_marks(self._lanes(page), self._marks(page))
        self._fill_table(page)
        said = [one for sound in page.sounds for one in sound.said]
        self._show_legend(say.legend(self._tasks, [*said, *page.exams]))
        self.here.setText(
            tr("← → go from one to the next, Enter opens it. Shaded: the first 6 h, in which cooling must begin.")
        )

    def _show_legend(self, entries: Sequence[tuple[say.Look, str]]) -> None:
        while (item := self._legend.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for (shape, color), words in entries:
            entry = QWidget()
            line = QHBoxLayout(entry)
            line.setContentsMargins(0, 0, SPACE_PX, 0)
            line.setSpacing(6)
            line.addWidget(ClassMark(shape, color, 10))
            line.addWidget(label(words, "small"))
            self._legend.addWidget(entry)

    def _lanes(self, page: InfantPage) -> list[Lane]:
        rows = tuple((self._tasks[key].name, n) for key, n in say.rows_of(self._tasks, page.sounds))
        lanes = [Lane("sound", tr("Recordings"), rows=rows), Lane("score", self._score_title(), is_score=True)]
        asked = dict.fromkeys(exam.task_key for exam in page.exams)
        for key in asked:  # a lane for each question: two may give the same shape and colour to different answers
            named = key in self._tasks and len(asked) > 1
            lanes.append(Lane(f"exam {key}", self._tasks[key].name if named else tr("Examinations")))
        if page.screenings:
            lanes.append(Lane("screening", tr("Screenings")))
        return lanes

    def _score_title(self) -> str:
        task = self._desk.task
        return tr("Score, {task}").format(task=task.name) if task is not None else tr("Score")

    def _marks(self, page: InfantPage) -> list[TimeMark]:
        marks = []
        rows = say.rows_of(self._tasks, page.sounds)
        for sound in page.sounds:
            words, looks = say.sound_words(self._tasks, sound), say.looks_of(self._tasks, rows, sound)
            marks.append(TimeMark("sound", sound.hours_since_birth, words, looks, None, sound.recording.id))
            shown = say.score_of(sound)
            if shown is not None:
                marks.append(TimeMark("score", sound.hours_since_birth, words, (), shown, sound.recording.id))
        born = page.infant.born_at
        for exam in page.exams:
            at = _moment(dict(exam.details).get(say.EXAM_AT)) or exam.at
            look = say.look_of(self._tasks, exam)
            looks = () if look is None else (look,)
            hours = _hours(born, at)
            marks.append(TimeMark(f"exam {exam.task_key}", hours, say.exam_words(self._tasks, exam), looks))
        hours_of = {sound.recording.id: sound.hours_since_birth for sound in page.sounds}
        for test in page.screenings:
            recording_id = test.screening.recording_id
            hours = hours_of.get(recording_id) if recording_id is not None else None
            words = f"{local_moment(test.made_at)} · {tr(test.screening.headline)}"
            marks.append(
                TimeMark(
                    "screening",
                    hours if hours is not None else _hours(born, test.made_at),
                    words,
                    ((Shape.STAR, "#8b98a5"),),
                    None,
                    recording_id,
                )
            )
        return marks

    def _fill_table(self, page: InfantPage) -> None:
        self.table.setRowCount(len(page.sounds))
        for row, sound in enumerate(page.sounds):
            score = say.score_of(sound)
            cells = (
                hours_text(sound.hours_since_birth),
                sound.recording.title,
                length_text(sound.recording.duration_s),
                say.answers_words(self._tasks, sound.said) or tr("no answer that you may see"),
                "" if score is None else number(score, 2),
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, int(sound.recording.id))
                self.table.setItem(row, column, item)

    def _lay_out(self) -> None:
        self.table.setHorizontalHeaderLabels(
            [tr("hours since birth"), tr("recording"), tr("length"), tr("answers"), tr("score")]
        )
        self.table.setAccessibleName(tr("Recordings of this infant"))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)  # answers wrap
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(5):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.table.cellDoubleClicked.connect(lambda row, _column: self._open(self._id_of(row)))
        self.table.currentCellChanged.connect(lambda row, *_rest: self._row_moved(row))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.setSpacing(SPACE_PX)
        for part in (self.headline, self.facts, self.left_out):
            outer.addWidget(part)
        framed = Panel()
        framed.body.setContentsMargins(8, 8, 8, 8)
        framed.body.addWidget(self.time)
        outer.addWidget(framed)
        marks = QWidget()
        self._legend = FlowLayout(marks, SPACE_PX)
        framed.body.addWidget(marks)
        outer.addWidget(self.here)
        below = Panel()
        below.body.setContentsMargins(4, 4, 4, 4)
        below.body.addWidget(self.table)
        outer.addWidget(below, 1)

    # -- what is pressed ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            self._open(self._id_of(self.table.currentRow()))
            return
        super().keyPressEvent(event)

    def _id_of(self, row: int) -> RecordingId | None:
        item = self.table.item(row, 0)
        return RecordingId(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None

    def _open(self, recording_id: RecordingId | None) -> None:
        if recording_id is not None:
            self._desk.recording_wanted.emit(recording_id)

    def _mark_moved(self, mark: TimeMark | None) -> None:
        self.here.setText(mark.text if mark is not None else "")
        if mark is None or mark.recording_id is None:
            return
        for row in range(self.table.rowCount()):
            if self._id_of(row) == mark.recording_id and row != self.table.currentRow():
                self.table.setCurrentCell(row, 0)

    def _row_moved(self, row: int) -> None:
        recording_id = self._id_of(row)
        if recording_id is not None:
            self.time.choose(recording_id)


def _what_it_means(page: InfantPage) -> str:
    """What is left out, or what seeing all of it does to the reader's later answers."""
    if page.unblinds:
        return tr("You see what others found: what you answer of this infant from now on is kept as not blind.")
    return "" if page.sees_all else tr("Your own answers, and scores only where you have answered.")


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo is not None else at.astimezone()


def _hours(born: datetime | None, at: datetime | None) -> float | None:
    return (at - born).total_seconds() / 3600 if born is not None and at is not None else None
