"""Measuring every recording, or every marked segment, into a table. Runs beside everything else and can be stopped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QRadioButton, QWidget

from cryapp.bridge.desk import Desk
from cryapp.bridge.tasks import Job
from cryapp.domain.task import Task, Unit
from cryapp.domain.voice import Rows
from cryapp.services import tasks
from cryapp.services.measurement_export import MeasurementsWanted, MeasurementsWritten, export_measurements
from cryapp.ui.dialogs.long_export import LongExportDialog, Running, Told
from cryapp.ui.file_dialog import file_dialog
from cryapp.ui.i18n import tr

ACTIVITY = "measurements"


class ExportMeasurementsDialog(LongExportDialog):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            tr("Export measurements"),
            tr("Measures cries by Praat's algorithms and writes a table (CSV) with keyed ids that names nobody."),
            tr("Choose a file and measure…"),
            parent,
        )
        self.place_wanted.connect(self.choose_place)
        self.recordings = QRadioButton(tr("A row for each recording, by the cry units found in it"))
        self.segments = QRadioButton(tr("A row for each segment that a reader marked"))
        self.recordings.setChecked(True)
        self.task = QComboBox()
        self.task.setAccessibleName(tr("Whose segments"))
        self.task.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.task.setEnabled(False)
        self.body.addWidget(self.recordings)
        self.body.addWidget(self.segments)
        self.body.addWidget(self.task, 0, Qt.AlignmentFlag.AlignLeft)
        self.questions += [self.recordings, self.segments, self.task]
        self.segments.toggled.connect(self.adapt)
        library = desk.library
        desk.read(lambda: tasks.list_tasks(library), self._show_tasks)

    def _show_tasks(self, found: tuple[Task, ...]) -> None:
        for task in found:
            if task.unit is Unit.SEGMENT:
                self.task.addItem(tr(task.name), task.key)
        self.adapt()

    def adapt(self) -> None:
        self.segments.setEnabled(self.task.count() > 0 and not self.is_running)
        self.task.setEnabled(self.segments.isChecked() and not self.is_running)

    def choose_place(self) -> None:
        dialog = file_dialog(self, tr("Export measurements"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("Table (*.csv)")])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("measurements.csv")
        dialog.filesSelected.connect(lambda names: self.write_to(Path(names[0])))
        dialog.open()

    def write_to(self, out: Path) -> None:
        """Measures and writes; the file appears when it is whole."""
        reader, library = self._desk.annotator, self._desk.library
        rows = Rows.SEGMENTS if self.segments.isChecked() else Rows.RECORDINGS
        task_key = self.task.currentData()
        wanted = MeasurementsWanted(rows, task_key) if task_key else MeasurementsWanted(rows)
        by, reason = (reader.id if reader else None), self.reason.text().strip()

        def work(job: Job) -> MeasurementsWritten:
            return export_measurements(
                library, out, wanted, by, reason,
                cancelled=lambda: job.is_cancelled,
                progress=lambda done, total: job.progress.emit((done, total)),
            )  # fmt: skip

        def told(written: MeasurementsWritten) -> Told:
            sentence = tr("{n} rows written to {path}.").format(n=written.n_rows, path=out)
            if written.left_out:
                more = tr("{n} recordings were left out, the first: {why}")
                sentence += " " + more.format(n=len(written.left_out), why=tr(written.left_out[0]))
            return Told(sentence)

        self.run(
            work,
            told,
            Running(
                ACTIVITY,
                tr("Measuring cries"),
                tr("{n} of {total} recordings measured"),
                tr("Measuring stops; no table is written."),
                tr("Stopped. Nothing was written."),
            ),
        )
