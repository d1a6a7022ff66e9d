"""The task editor: what is asked, with which answers, explained how. Saving makes a new version; labels keep theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.recording import Recording
from cryapp.domain.task import Task, Unit
from cryapp.domain.task_draft import LONGEST_NAME, MOST_EXAMPLES, TaskDraft, key_from, new_class, new_draft, problems
from cryapp.domain.wording import mark
from cryapp.services import task_editing, tasks
from cryapp.services.task_editing import TaskSaved
from cryapp.ui.columns import scrolled
from cryapp.ui.dialogs.task_classes import ClassEdits
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import heading, label, restyle
from cryapp.ui.widgets.example_list import ExampleList, ExamplePlayer
from cryapp.ui.words import counted

UNITS = (
    (Unit.RECORDING, mark("each recording")),
    (Unit.INFANT, mark("each infant, once for all its recordings")),
    (Unit.SEGMENT, mark("parts of a recording")),
)
SETTLE_MS = 150


class TaskEditor(QDialog):
    saved = Signal(object)
    """Task in its new version."""

    def __init__(self, desk: Desk, here: Callable[[], Recording | None], parent: QWidget | None = None) -> None:
        """Args: here: the recording in front of the reader, to be taken as an example."""
        super().__init__(parent)
        self.setWindowTitle(tr("Tasks"))
        self.setModal(False)
        room_px = parent.window().width() - 48 if parent is not None else 1280
        self.resize(min(theme().px(860), room_px), 720)
        self._desk, self._here = desk, here
        self._tasks: tuple[Task, ...] = ()
        self._draft = new_draft()
        self._task: Task | None = None
        self._labels: Mapping[str, int] = {}
        self._known: tuple[Recording, ...] = ()
        self.player = ExamplePlayer(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(SPACE_PX)
        column.addLayout(self._make_head())
        column.addLayout(self._make_form())
        column.addLayout(self._make_classes_head())
        self.classes = ClassEdits()
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addWidget(self.classes)
        inside.addStretch(1)
        column.addWidget(scrolled(holder), 1)
        column.addLayout(self._make_class_part())
        self.said = label(wrap=True)
        column.addWidget(self.said)
        column.addLayout(self._make_buttons())
        self._later = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._later.timeout.connect(self._look)
        self._connect()

    # -- putting together ---------------------------------------------------------------------------------------

    def _make_head(self) -> QHBoxLayout:
        self.which, self.new = QComboBox(), QPushButton(tr("New task"))
        self.import_button, self.export_button = QPushButton(tr("From a file…")), QPushButton(tr("To a file…"))
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # else a long name is cut off
        row = QHBoxLayout()
        row.addWidget(label(tr("Tasks"), "title"))
        row.addSpacing(2 * SPACE_PX)
        row.addWidget(self.which, 1)
        for button in (self.new, self.import_button, self.export_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _make_form(self) -> QFormLayout:
        self.name, self.question, self.unit = QLineEdit(), QLineEdit(), QComboBox()
        self.trains, self.guide = QCheckBox(tr("a model learns from its answers")), QPlainTextEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.question.setPlaceholderText(tr("e.g. Is there a cry?"))
        self.guide.setPlaceholderText(tr("How to decide, in the words of whoever leads the study"))
        self.guide.setFixedHeight(theme().px(80))
        self.guide.setTabChangesFocus(True)
        for unit, words in UNITS:
            self.unit.addItem(tr(words), unit)
        form = QFormLayout()
        form.setHorizontalSpacing(2 * SPACE_PX)
        form.setVerticalSpacing(SPACE_PX)
        for words, widget in (
            (tr("Name"), self.name),
            (tr("Question"), self.question),
            (tr("Asked of"), self.unit),
            (tr("Training"), self.trains),
            (tr("Guide"), self.guide),
        ):
            widget.setAccessibleName(words)
            form.addRow(label(words, "muted"), widget)
        return form

    def _make_classes_head(self) -> QHBoxLayout:
        self.add_class = QPushButton(tr("Add an answer"))
        self.add_class.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(heading(tr("Answers: key, name, shape, colour, what a model makes of it")))
        row.addStretch(1)
        row.addWidget(self.add_class)
        return row

    def _make_class_part(self) -> QVBoxLayout:
        self.class_head = heading("")
        self.class_guide = QLineEdit()
        self.class_guide.setPlaceholderText(tr("When this answer is right, in a sentence or two"))
        self.class_guide.setAccessibleName(tr("What this answer means"))
        self.examples = ExampleList(self.player, editable=True)
        self.add_example = QPushButton(tr("Add the recording in Label as an example"))
        self.add_example.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.examples, 1)
        row.addWidget(self.add_example, 0, Qt.AlignmentFlag.AlignTop)
        part = QVBoxLayout()
        part.setSpacing(SPACE_PX // 2)
        part.addWidget(self.class_head)
        part.addWidget(self.class_guide)
        part.addLayout(row)
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
        for field in (self.name, self.question):
            field.textEdited.connect(self._later.start)
        self.guide.textChanged.connect(self._later.start)
        self.unit.activated.connect(self._later.start)
        self.trains.clicked.connect(self._later.start)
        self.classes.changed.connect(self._later.start)
        self.classes.chosen.connect(self._show_class)
        self.class_guide.textEdited.connect(self._guide_edited)
        self.add_example.clicked.connect(self._add_example)
        self.examples.removed.connect(self._remove_example)
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
            self._labels, self._known = known
            self._show_draft(TaskDraft.of(task), task)

        self._desk.read(read, show)

    def _show_draft(self, draft: TaskDraft, task: Task | None) -> None:
        self._draft, self._task = draft, task
        if task is None:
            self._labels, self._known = {}, ()
            self.which.setCurrentIndex(-1)
        self.name.setText(draft.name)
        self.question.setText(draft.question)
        self.unit.setCurrentIndex(self.unit.findData(draft.unit))
        self.unit.setEnabled(task is None)
        self.unit.setToolTip("" if task is None else tr("Its labels are about this: another unit is another task"))
        self.trains.setChecked(draft.trains)
        self.guide.setPlainText(draft.guide)
        self.export_button.setEnabled(task is not None)
        self.classes.show_classes(draft.classes)
        self._show_class()
        self._look()
        if task is None:
            self.name.setFocus()

    def _show_class(self) -> None:
        row = self.classes.present
        for widget in (self.class_guide, self.add_example, self.examples):
            widget.setEnabled(row is not None)
        self.class_head.setText(tr("What “{name}” means").format(name=row.value.name if row else "").upper())
        if row is not None:
            self.class_guide.setText(row.value.guide)
            self.examples.show_examples(row.value.examples, self._known)

    def draft(self) -> TaskDraft:
        """What stands there now, as a version. New answers get an inner key made of their name."""
        old = {one.key for one in self._task.classes} if self._task is not None else set()
        taken = set(old)
        classes = []
        for one in self.classes.values:
            key = one.key
            if key not in old:
                key = key_from(one.name or one.key, frozenset(taken))
                taken.add(key)
            classes.append(replace(one, key=key, name=one.name.strip(), guide=one.guide.strip()))
        name = self.name.text().strip()
        key = self._draft.key if self._task is not None else key_from(name, frozenset(t.key for t in self._tasks))
        return TaskDraft(
            key=key if name else "",
            name=name,
            question=self.question.text().strip(),
            unit=Unit(self.unit.currentData()),
            trains=self.trains.isChecked(),
            guide=self.guide.toPlainText().strip(),
            classes=tuple(classes),
            base_version=self._task.version if self._task is not None else 0,
        )

    def _look(self) -> None:
        """Says what is wrong, or what saving will do."""
        draft = self.draft()
        wrong = problems(draft)
        unchanged = self._task is not None and draft.same_as(self._task)
        self.save.setText(tr("Save as version {n}").format(n=draft.base_version + 1))
        self.save.setEnabled(not wrong and not unchanged and self._desk.annotator is not None)
        row = self.classes.present
        if row is not None:
            self.class_head.setText(tr("What “{name}” means").format(name=row.value.name).upper())
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

    # -- one answer ---------------------------------------------------------------------------------------------

    def _guide_edited(self, text: str) -> None:
        row = self.classes.present
        if row is not None:
            row.take(replace(row.value, guide=text))
            self._later.start()

    def _add_example(self) -> None:
        row, recording = self.classes.present, self._here()
        if row is None:
            return
        if recording is None or not recording.file_name:
            self._desk.bus.say(tr("Open the recording in Label first; in a reading set none is named."), Level.WARNING)
            return
        if recording.sha256 in row.value.examples or len(row.value.examples) >= MOST_EXAMPLES:
            return
        self._known = (*self._known, recording)
        self._take_examples((*row.value.examples, recording.sha256))

    def _remove_example(self, sha256: str) -> None:
        row = self.classes.present
        if row is not None:
            self._take_examples(tuple(one for one in row.value.examples if one != sha256))

    def _take_examples(self, hashes: tuple[str, ...]) -> None:
        row = self.classes.present
        if row is not None:
            row.take(replace(row.value, examples=hashes))
            self.examples.show_examples(hashes, self._known)
            self._look()

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
        dialog = QFileDialog(self, tr("Take a task from a file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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
        dialog = QFileDialog(self, tr("Write a task to a file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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
