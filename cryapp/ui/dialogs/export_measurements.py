"""Measuring every recording, or every marked segment, into a table. Runs beside everything else and can be stopped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cryapp.bridge.bus import Activity, Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.tasks import Job
from cryapp.domain.task import Task, Unit
from cryapp.domain.voice import Rows
from cryapp.services import tasks
from cryapp.services.measurement_export import MeasurementsWanted, MeasurementsWritten, export_measurements
from cryapp.ui.i18n import tr
from cryapp.ui.theme import theme
from cryapp.ui.widgets.basic import label

ACTIVITY = "measurements"


class ExportMeasurementsDialog(QDialog):
    """Stays open while it measures; closed, the measuring goes on and the status bar tells of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export measurements"))
        self.setModal(False)
        self.setMinimumWidth(theme().px(500))
        self._desk = desk
        self._job: Job | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(tr("Export measurements"), "title"))
        words = tr("Measures cries by Praat's algorithms and writes a table (CSV) with keyed ids that names nobody.")
        column.addWidget(label(words, "muted", wrap=True))
        self.recordings = QRadioButton(tr("A row for each recording, by the cry units found in it"))
        self.segments = QRadioButton(tr("A row for each segment that a reader marked"))
        self.recordings.setChecked(True)
        self.task = QComboBox()
        self.task.setAccessibleName(tr("Whose segments"))
        self.task.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        column.addWidget(self.recordings)
        column.addWidget(self.segments)
        row = QHBoxLayout()
        row.addWidget(self.task)
        column.addLayout(row)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("What it is for (kept in the audit trail)"))
        self.reason.setAccessibleName(tr("Reason"))
        column.addWidget(self.reason)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.told = label("", "muted", wrap=True)
        column.addWidget(self.progress)
        column.addWidget(self.told)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.stop = QPushButton(tr("Stop"))
        self.close_button = QPushButton(tr("Close"))
        self.start = QPushButton(tr("Choose a file and measure…"))
        self.start.setObjectName("primary")
        self.start.setDefault(True)
        for button in (self.stop, self.close_button, self.start):
            foot.addWidget(button)
        column.addLayout(foot)
        self.stop.hide()
        self.stop.clicked.connect(self._stop)
        self.close_button.clicked.connect(self.close)
        self.start.clicked.connect(self._choose_file)
        self.segments.toggled.connect(self.task.setEnabled)
        self.task.setEnabled(False)
        library = desk.library
        desk.read(lambda: tasks.list_tasks(library), self._show_tasks)

    def _show_tasks(self, found: tuple[Task, ...]) -> None:
        for task in found:
            if task.unit is Unit.SEGMENT:
                self.task.addItem(tr(task.name), task.key)
        self.segments.setEnabled(self.task.count() > 0)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, tr("Export measurements"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("Table (*.csv)")])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("measurements.csv")
        dialog.filesSelected.connect(lambda names: self.write_to(Path(names[0])))
        dialog.open()

    def write_to(self, out: Path) -> None:
        """Measures and writes; the file appears when it is whole."""
        desk, reader = self._desk, self._desk.annotator
        rows = Rows.SEGMENTS if self.segments.isChecked() else Rows.RECORDINGS
        task_key = self.task.currentData()
        wanted = MeasurementsWanted(rows, task_key) if task_key else MeasurementsWanted(rows)
        by, reason, library = (reader.id if reader else None), self.reason.text().strip(), desk.library

        def work(job: Job) -> MeasurementsWritten:
            return export_measurements(
                library, out, wanted, by, reason,
                cancelled=lambda: job.is_cancelled,
                progress=lambda done, total: job.progress.emit((done, total)),
            )  # fmt: skip

        self._job = job = desk.jobs.submit(work)
        job.progress.connect(self._progressed)
        job.done.connect(
            lambda written: self._ended(
                tr("{n} rows written to {path}.").format(n=written.n_rows, path=out), written.left_out
            )
        )
        job.failed.connect(lambda error: self._ended(sentence_for(error), failed=True))
        job.cancelled.connect(lambda: self._ended(tr("Stopped. Nothing was written.")))
        self.told.setText(tr("Waiting for other long work to end…") if desk.jobs.is_busy else "")
        self._show_running(True)

    def _progressed(self, of: tuple[int, int]) -> None:
        done, total = of
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)
        self.told.setText(tr("{n} of {total} recordings measured").format(n=done, total=total))
        if_closed = tr("Measuring stops; no table is written.")
        self._desk.bus.activity.emit(Activity(ACTIVITY, tr("Measuring cries"), done / max(1, total), None, if_closed))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _ended(self, sentence: str, left_out: tuple[str, ...] = (), failed: bool = False) -> None:
        self._job = None
        self._desk.bus.activity_ended.emit(ACTIVITY)
        if left_out:
            sentence += " " + tr("{n} recordings were left out, the first: {why}").format(
                n=len(left_out), why=tr(left_out[0])
            )
        self.told.setText(sentence)
        if not self.isVisible():
            self._desk.bus.say(sentence, Level.ERROR if failed else Level.INFO)
        self._show_running(False)

    def _show_running(self, running: bool) -> None:
        self.progress.setVisible(running)
        self.stop.setVisible(running)
        self.start.setEnabled(not running)
        for widget in (self.recordings, self.segments, self.reason):
            widget.setEnabled(not running)
        self.task.setEnabled(not running and self.segments.isChecked())
