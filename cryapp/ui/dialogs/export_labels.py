"""Labels as a table: of which task, the answers that hold or the whole history, and what may name somebody."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QRadioButton, QWidget

from cryapp.bridge.desk import Desk
from cryapp.bridge.tasks import Job
from cryapp.domain.task import Task
from cryapp.services import tasks
from cryapp.services.exporting import Wanted, export_labels
from cryapp.ui.dialogs.long_export import LongExportDialog, Running, Told
from cryapp.ui.file_dialog import file_dialog
from cryapp.ui.i18n import tr
from cryapp.ui.widgets.basic import label
from cryapp.ui.words import counted

ACTIVITY = "labels-export"


class ExportLabelsDialog(LongExportDialog):
    """Without a mark at the lower two questions the table names nobody and can be handed on."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            tr("Export labels"),
            tr("Writes a table (CSV) with keyed ids and shifted dates. It names nobody unless you ask for it below."),
            tr("Choose a file and write…"),
            parent,
        )
        self.place_wanted.connect(self.choose_place)
        self.task = QComboBox()
        self.task.setAccessibleName(tr("Of which task"))
        self.task.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.task.addItem(tr("Labels of every task"), None)
        self.history = QRadioButton(tr("The whole history: every label, skip and note, with what was taken back"))
        self.current = QRadioButton(tr("Only the answers that hold now"))
        self.history.setChecked(True)
        self.notes = QCheckBox(tr("With notes and whatever else readers typed"))
        self.identifying = QCheckBox(tr("With codes, file names, true dates and readers’ names"))
        self.warning = label("", "warning", wrap=True)
        self.body.addWidget(self.task, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.history, self.current, self.notes, self.identifying, self.warning):
            self.body.addWidget(widget)
        self.questions += [self.task, self.history, self.current, self.notes, self.identifying]
        for box in (self.notes, self.identifying):
            box.toggled.connect(self.adapt)
        self.reason.textChanged.connect(self.adapt)
        desk.annotator_changed.connect(self.adapt)
        library = desk.library
        desk.read(lambda: tasks.list_tasks(library), self._show_tasks)
        self.adapt()

    def _show_tasks(self, found: tuple[Task, ...]) -> None:
        for task in found:
            self.task.addItem(tr(task.name), task.key)

    def adapt(self, _changed: object = None) -> None:
        """What may name somebody needs a person and a reason, here as in the service."""
        names_somebody = self.notes.isChecked() or self.identifying.isChecked()
        missing = ""
        if names_somebody and self._desk.annotator is None:
            missing = tr("Sign in first: whoever asks for it is kept in the audit trail.")
        elif names_somebody and not self.reason.text().strip():
            missing = tr("Say what it is for.")
        said = []
        if self.notes.isChecked():
            said.append(
                tr("Notes can hold anything, a name or a telephone number too: read the table before you pass it on.")
            )
        if self.identifying.isChecked():
            said.append(
                tr("Such a table says who is behind the keyed ids of every export: keep it where the store is kept.")
            )
        self.warning.setText("\n".join([*said, missing] if missing else said))
        self.warning.setVisible(bool(said))
        self.fit()
        self.start.setEnabled(not self.is_running and not missing)
        self.start.setToolTip(missing)

    def hideEvent(self, event: QHideEvent) -> None:
        """What names somebody is asked for anew each time."""
        super().hideEvent(event)
        if not self.is_running:
            self.notes.setChecked(False)
            self.identifying.setChecked(False)
            self.reason.clear()

    def choose_place(self) -> None:
        dialog = file_dialog(self, tr("Export labels"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("Table (*.csv)")])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("labels.csv")
        dialog.filesSelected.connect(lambda names: self.write_to(Path(names[0])))
        dialog.open()

    def write_to(self, out: Path) -> None:
        """Writes the table; it appears when it is whole."""
        reader, library = self._desk.annotator, self._desk.library
        wanted = Wanted(
            self.task.currentData(), self.current.isChecked(), self.identifying.isChecked(), self.notes.isChecked()
        )
        by, reason = (reader.id if reader else None), self.reason.text().strip()

        def work(job: Job) -> int:
            return export_labels(library, out, wanted, by, reason, cancelled=lambda: job.is_cancelled)

        def told(n_rows: int) -> Told:
            events = counted(n_rows, "label event")
            if wanted.identifying:
                words = tr("{events} written to {out}, with what the keyed ids stand for")
            elif wanted.notes:
                words = tr("{events} written to {out}, with keyed ids, shifted dates and notes")
            else:
                words = tr("{events} written to {out}, with keyed ids, shifted dates and without notes")
            return Told(words.format(events=events, out=out))

        self.run(
            work,
            told,
            Running(
                ACTIVITY,
                tr("Writing labels"),
                tr("Writing labels"),
                tr("Writing labels stops; no table is written."),
                tr("Stopped. Nothing was written."),
            ),
        )
