"""The task editor: what is asked, with which answers, explained how. Saving makes a new version; labels keep theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.recording import Recording
from cryapp.domain.task import Task, Unit
from cryapp.domain.task_details import tidy, with_keys
from cryapp.domain.task_draft import TaskDraft, key_from, new_class, new_draft, problems
from cryapp.services import task_editing, tasks
from cryapp.services.task_editing import TaskSaved
from cryapp.ui.columns import scrolled
from cryapp.ui.dialogs.task_class_part import ClassPart
from cryapp.ui.dialogs.task_classes import ClassEdits
from cryapp.ui.dialogs.task_form import TaskForm
from cryapp.ui.file_dialog import file_dialog
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import heading, label, restyle
from cryapp.ui.widgets.example_list import ExamplePlayer
from cryapp.ui.widgets.sideways import Sideways
from cryapp.ui.words import counted

SETTLE_MS = 150
WIDE_PX, HIGH_PX = 1180, 720


class TaskEditor(QDialog):
    saved = Signal(object)
    """Task in its new version."""

    def __init__(self, desk: Desk, here: Callable[[], Recording | None], parent: QWidget | None = None) -> None:
        """Args: here: the recording in front of the reader, to be taken as an example."""
        super().__init__(parent)
        self.setWindowTitle(tr("Tasks"))
        self.setModal(False)
        self._desk = desk
        self._tasks: tuple[Task, ...] = ()
        self._draft = new_draft()
        self._task: Task | None = None
        self._labels: Mapping[str, int] = {}
        self.player = ExamplePlayer(desk, self)
        self.form, self.classes = TaskForm(), ClassEdits()
        self.part = ClassPart(self.player, here)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(SPACE_PX)
        column.addWidget(self._make_head())
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addWidget(Sideways(self._make_task_part(), self.part, (3, 2), 3 * SPACE_PX), 1)
        column.addWidget(scrolled(holder), 1)
        self.said = label(wrap=True)
        column.addWidget(self.said)
        column.addLayout(self._make_buttons())
        room = (parent.window() if parent is not None else self).size()
        self.resize(min(theme().px(WIDE_PX), room.width()), min(theme().px(HIGH_PX), room.height()))
        self._later = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._later.timeout.connect(self._look)
        self._connect()

    # -- putting together ---------------------------------------------------------------------------------------

    def _make_head(self) -> QWidget:
        self.which, self.new = QComboBox(), QPushButton(tr("New task"))
        self.import_button, self.export_button = QPushButton(tr("From a file…")), QPushButton(tr("To a file…"))
        # As wide as the longest of its tasks: it names what is edited, and the buttons go below where room is short.
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        first, second = QWidget(), QWidget()
        chooser, buttons = QHBoxLayout(first), QHBoxLayout(second)
        for row in (chooser, buttons):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(SPACE_PX)
        chooser.addWidget(label(tr("Tasks"), "title"))
        chooser.addSpacing(2 * SPACE_PX)
        chooser.addWidget(self.which, 1)
        for button in (self.new, self.import_button, self.export_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        return Sideways(first, second, (1, 0))

    def _make_task_part(self) -> QWidget:
        self.add_class = QPushButton(tr("Add an answer"))
        self.add_class.setAutoDefault(False)
        words = heading(tr("Answers: key, name, shape, colour, what a model makes of it"))
        words.setWordWrap(True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.addWidget(words, 1)
        head.addWidget(self.add_class)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_PX)
        column.addWidget(self.form)
        column.addLayout(head)
        column.addWidget(self.classes)
        column.addStretch(1)
        return part

    def _make_buttons(self) -> QHBoxLayout:
        self.close_button, self.save = QPushButton(tr("Close")), QPushButton()
        self.save.setObjectName("primary")
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.close_button, self.save):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.which.activated.connect(self._chosen)
        self.new.clicked.connect(lambda: self._show_draft(new_draft(), None))
        self.import_button.clicked.connect(self._ask_file)
        self.export_button.clicked.connect(self._ask_place)
        self.add_class.clicked.connect(lambda: self.classes.add(new_class(self.draft())))
        for part in (self.form.edited, self.classes.changed, self.part.edited):
            part.connect(self._later.start)
        self.classes.chosen.connect(lambda: self.part.show_class(self.classes.present))
        self.part.refused.connect(lambda sentence: self._desk.bus.say(sentence, Level.WARNING))
        self.close_button.clicked.connect(self.close)
        self.save.clicked.connect(self._save)
        self._desk.annotator_changed.connect(lambda _who: self._look())

    # -- what is shown ------------------------------------------------------------------------------------------

    def ask(self, task: Task | None) -> None:
        """Shows a task to be edited, in its newest version."""
        library = self._desk.library
        key = task.key if task is not None else ""
        self._desk.read(lambda: tasks.list_tasks(library), lambda found: self._offer(found, key))

    def _offer(self, found: tuple[Task, ...], key: str) -> None:
        self._tasks = found
        with QSignalBlocker(self.which):
            self.which.clear()
            for one in found:
                self.which.addItem(tr("{name}, version {n}").format(name=one.name, n=one.version), one.key)
            self.which.setCurrentIndex(self.which.findData(key))
        self._chosen()

    def _chosen(self) -> None:
        task = next((one for one in self._tasks if one.key == self.which.currentData()), None)
        if task is None:
            return
        library = self._desk.library
        hashes = [sha256 for one in task.classes for sha256 in one.examples]

        def read() -> tuple[Mapping[str, int], tuple[Recording, ...]]:
            return task_editing.labels_of_classes(library, task.id), task_editing.examples(library, hashes)

        def show(known: tuple[Mapping[str, int], tuple[Recording, ...]]) -> None:
            self._labels = known[0]
            self.part.know(known[1])
            self._show_draft(TaskDraft.of(task), task)

        self._desk.read(read, show)

    def _show_draft(self, draft: TaskDraft, task: Task | None) -> None:
        self._draft, self._task = draft, task
        if task is None:
            self._labels = {}
            self.part.know(())
            self.which.setCurrentIndex(-1)
        self.form.show_draft(draft, is_new=task is None)
        self.export_button.setEnabled(task is not None)
        self.classes.show_classes(draft.classes)
        self.part.show_class(self.classes.present)
        self._look()
        if task is None:
            self.form.name.setFocus()

    def draft(self) -> TaskDraft:
        """What stands there now, as a version. New answers and questions get an inner key made of their words."""
        old = self._task.classes if self._task is not None else ()
        kept = {one.key for one in old}
        taken = set(kept)
        classes = []
        for one in self.classes.values:
            key = one.key
            if key not in kept:
                key = key_from(one.name or one.key, frozenset(taken))
                taken.add(key)
            details = tuple(tidy(detail) for detail in one.details)
            classes.append(replace(one, key=key, name=one.name.strip(), guide=one.guide.strip(), details=details))
        asked = frozenset((one.key, detail.key) for one in old for detail in one.details)
        form, name = self.form, self.form.name.text().strip()
        key = self._draft.key if self._task is not None else key_from(name, frozenset(t.key for t in self._tasks))
        return TaskDraft(
            key=key if name else "",
            name=name,
            question=form.question.text().strip(),
            unit=Unit(form.unit.currentData()),
            trains=form.trains.isChecked(),
            guide=form.guide.toPlainText().strip(),
            classes=with_keys(classes, asked),
            base_version=self._task.version if self._task is not None else 0,
        )

    def _look(self) -> None:
        """Says what is wrong, or what saving will do."""
        draft = self.draft()
        wrong = problems(draft)
        unchanged = self._task is not None and draft.same_as(self._task)
        self.save.setText(tr("Save as version {n}").format(n=draft.base_version + 1))
        self.save.setEnabled(not wrong and not unchanged and self._desk.annotator is not None)
        self.part.name_it()
        self.said.setObjectName("danger" if wrong else "muted")
        self.said.setText(" ".join(tr(one) for one in wrong) or self._consequence(draft, unchanged))
        restyle(self.said)

    def _consequence(self, draft: TaskDraft, unchanged: bool) -> str:
        if unchanged:
            return tr("Nothing is changed.")
        if self._desk.annotator is None:
            return tr("Sign in first: a version is made in somebody's name.")
        parts = [tr("Saving makes version {n}.").format(n=draft.base_version + 1)]
        n_labels = sum(self._labels.values())
        if n_labels:
            answers = counted(n_labels, "answer")
            parts.append(tr("What was answered before ({answers}) keeps its version.").format(answers=answers))
        gone = {one.key: one.name for one in self._task.classes} if self._task is not None else {}
        for key in [key for key in gone if key not in {one.key for one in draft.classes} and self._labels.get(key)]:
            parts.append(
                tr("“{name}” has {answers}, which no model will learn from any more.").format(
                    name=gone[key], answers=counted(self._labels[key], "answer")
                )
            )
        return " ".join(parts)

    # -- keeping ------------------------------------------------------------------------------------------------

    def _save(self) -> None:
        me, library, draft = self._desk.annotator, self._desk.library, self.draft()
        if me is None:
            return
        self.save.setEnabled(False)
        self._desk.operations.run(
            lambda: task_editing.save_task(library, draft, me.id), self._was_saved, lambda _error: self._look()
        )

    def _was_saved(self, saved: TaskSaved) -> None:
        said = tr("“{name}” is now version {n}.").format(name=saved.task.name, n=saved.task.version)
        self._desk.bus.say(said if saved.added else tr("Nothing in it is new."), Level.SAVED)
        self.saved.emit(saved.task)
        self.ask(saved.task)

    def _ask_file(self) -> None:
        dialog = file_dialog(self, tr("Take a task from a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Tasks (*.toml)")])
        dialog.filesSelected.connect(lambda names: self.import_from(Path(names[0])))
        dialog.open()

    def import_from(self, path: Path) -> None:
        me, library = self._desk.annotator, self._desk.library
        if me is None:
            self._desk.wished.emit("window.sign_in")
            return
        self._desk.operations.run(lambda: task_editing.import_task(library, path, me.id), self._was_saved)

    def _ask_place(self) -> None:
        dialog = file_dialog(self, tr("Write a task to a file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("Tasks (*.toml)")])
        dialog.setDefaultSuffix("toml")
        dialog.selectFile(f"{self._draft.key}.toml")
        dialog.filesSelected.connect(lambda names: self.export_to(Path(names[0])))
        dialog.open()

    def export_to(self, path: Path) -> None:
        library, key = self._desk.library, self._draft.key
        self._desk.read(
            lambda: task_editing.export_task(library, key, path),
            lambda made: self._desk.bus.say(tr("Written to {file}").format(file=made)),
            lambda error: self._desk.bus.say(tr(sentence_for(error)), Level.ERROR),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        self.player.stop()
        super().closeEvent(event)
