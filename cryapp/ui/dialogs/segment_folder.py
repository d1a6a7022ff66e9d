"""Segments of many recordings into a folder, a file each: which, for which program, with notes or without."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QFileDialog, QRadioButton, QWidget

from cryapp.bridge.desk import Desk
from cryapp.bridge.tasks import Job
from cryapp.domain.annotation import Annotator
from cryapp.domain.ids import RecordingId
from cryapp.domain.task import Task
from cryapp.services.segment_exchange import Format
from cryapp.services.segment_folder import FolderWanted, FolderWritten, export_folder
from cryapp.ui.dialogs.long_export import LongExportDialog, Running, Told
from cryapp.ui.file_dialog import file_dialog
from cryapp.ui.i18n import tr
from cryapp.ui.listed import Listed
from cryapp.ui.words import counted

ACTIVITY = "segments-folder"


class SegmentFolderDialog(LongExportDialog):
    """Writes the reader's own segments; of others nothing is fetched."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            tr("Export segments to a folder"),
            tr("Writes your segments, one file for each recording that has any or that you said to be complete."),
            tr("Choose a folder and write…"),
            parent,
        )
        self.place_wanted.connect(self.choose_place)
        self._listed = Listed()
        self._task: Task | None = None
        self._reader: Annotator | None = None
        self.which = QButtonGroup(self)
        self.shown, self.selected, self.all = QRadioButton(), QRadioButton(), QRadioButton()
        for button in (self.selected, self.all, self.shown):
            self.which.addButton(button)
            self.body.addWidget(button)
        self.format = QComboBox()
        for words, chosen in (
            (tr("Praat TextGrid"), Format.TEXTGRID),
            (tr("Audacity labels"), Format.AUDACITY),
            (tr("Raven selections"), Format.RAVEN),
        ):
            self.format.addItem(words, chosen)
        self.format.setAccessibleName(tr("For which program"))
        self.format.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.body.addWidget(self.format, 0, Qt.AlignmentFlag.AlignLeft)
        self.replace = QCheckBox(tr("Write over files of the same name that are there"))
        self.notes = QCheckBox(tr("With notes, which may name people (needs a reason)"))
        self.body.addWidget(self.replace)
        self.body.addWidget(self.notes)
        self.questions += [self.shown, self.selected, self.all, self.format, self.replace, self.notes]
        self.notes.toggled.connect(self.adapt)
        self.reason.textChanged.connect(self.adapt)

    def offer(self, listed: Listed, task: Task, reader: Annotator) -> None:
        """What can be written now. While something is being written the questions stay as they were."""
        if self.is_running:
            return
        self._listed, self._task, self._reader = listed, task, reader
        n_selected, n_all = len(listed.selected), len(listed.all)
        self.selected.setText(tr("What is selected in the list: {n}").format(n=counted(n_selected, "recording")))
        self.all.setText(tr("The whole list as it is filtered: {n}").format(n=counted(n_all, "recording")))
        self.shown.setText(tr("The recording that is shown"))
        self.selected.setVisible(n_selected > 1)
        self.shown.setVisible(listed.shown is not None)
        (self.selected if n_selected > 1 else self.all).setChecked(True)
        for box in (self.notes, self.replace):  # asked for anew each time
            box.setChecked(False)
        self.told.setText("")
        self.show_lines(())
        self.adapt()

    def adapt(self) -> None:
        with_notes = self.notes.isChecked()
        self.start.setEnabled(not self.is_running and (not with_notes or bool(self.reason.text().strip())))
        self.start.setToolTip(tr("Say what the notes are for.") if with_notes and not self.start.isEnabled() else "")

    def choose_place(self) -> None:
        dialog = file_dialog(self, tr("Export segments to a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.filesSelected.connect(lambda names: self.write_to(Path(names[0])))
        dialog.open()

    def write_to(self, folder: Path) -> None:
        """Writes the files; each appears when it is whole."""
        task, reader, library = self._task, self._reader, self._desk.library
        if task is None or reader is None or self.is_running:
            return
        ids = self._ids()
        wanted = FolderWanted(
            task.key,
            reader.id,
            Format(self.format.currentData()),
            with_notes=self.notes.isChecked(),
            reason=self.reason.text().strip(),
            replace=self.replace.isChecked(),
        )

        def work(job: Job) -> FolderWritten:
            return export_folder(
                library, ids, wanted, folder,
                cancelled=lambda: job.is_cancelled,
                progress=lambda done, total: job.progress.emit((done, total)),
            )  # fmt: skip

        self.run(
            work,
            lambda written: Told(tr(written.sentence), tuple(tr(line) for line in written.lines)),
            Running(
                ACTIVITY,
                tr("Writing segments"),
                tr("{n} of {total} recordings written"),
                tr("Writing segments stops; files written by then are whole."),
                tr("Stopped. Nothing was written."),
            ),
        )

    def _ids(self) -> tuple[RecordingId, ...]:
        listed = self._listed
        if self.shown.isChecked() and listed.shown is not None:
            return (listed.shown,)
        if self.selected.isChecked() and listed.selected:
            return listed.selected
        return tuple(map(RecordingId, listed.all))
