"""The import sheet: what will be added, how far it is, what came of it. Labelling goes on beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.services import importing
from cryapp.services.importing import ImportOptions, ImportProgress, ImportReport
from cryapp.ui.dialogs.import_mapping import TableMapping, table_beside
from cryapp.ui.dialogs.import_report import ReportView
from cryapp.ui.i18n import tr
from cryapp.ui.import_run import ImportRun
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import ElidedLabel, label
from cryapp.ui.words import counted, duration_words, number

SAMPLE_ROWS = 2000
"""Rows read for guessing label texts; the import itself reads the whole table."""


class ImportDialog(QDialog):
    """Three pages: plan, progress, report. Not modal; closing it does not stop the import."""

    def __init__(self, desk: Desk, run: ImportRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Import recordings"))
        self.resize(720, 560)
        self._desk, self._import = desk, run
        self._paths: tuple[Path, ...] = ()
        self._table: Path | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        self.pages = QStackedWidget()
        column.addWidget(self.pages, 1)
        self._plan = self._plan_page()
        self._progress = self._progress_page()
        self.report = ReportView()
        for page in (self._plan, self._progress, self.report):
            self.pages.addWidget(page)
        row = QHBoxLayout()
        self.wrong = label(name="danger", wrap=True)
        row.addWidget(self.wrong, 1)
        self.cancel = QPushButton(tr("Close"))
        self.cancel.clicked.connect(self._cancel_pressed)
        self.go = QPushButton(tr("Import"))
        self.go.setObjectName("primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self.start)
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        column.addLayout(row)
        run.started.connect(self.show_run)
        run.progressed.connect(self._progressed)
        run.finished.connect(self._finished)
        run.failed.connect(self._failed)

    # -- pages --------------------------------------------------------------------------------------------------

    def _plan_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_PX)
        self.what = label(name="title", wrap=True)
        column.addWidget(self.what)
        column.addWidget(
            label(tr("The files stay where they are; CryApp keeps a working copy of the sound."), "muted", wrap=True)
        )
        row = QHBoxLayout()
        self.table_name = ElidedLabel(name="strong")
        row.addWidget(self.table_name, 1)
        self.choose_table = QPushButton(tr("Choose a table…"))
        self.choose_table.clicked.connect(self._ask_table)
        self.no_table = QPushButton(tr("Without a table"))
        self.no_table.clicked.connect(lambda: self._use_table(None))
        row.addWidget(self.choose_table)
        row.addWidget(self.no_table)
        column.addLayout(row)
        self.mapping = TableMapping()
        self.mapping.changed.connect(self._check)
        column.addWidget(self.mapping, 1)
        self._filler = QWidget()
        column.addWidget(self._filler, 1)
        return page

    def _progress_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_PX)
        self.doing = label(tr("Importing"), "title")
        self.bar = QProgressBar()
        self.counts = label(name="muted")
        self.file = ElidedLabel(name="small")
        for widget in (self.doing, self.bar, self.counts, self.file):
            column.addWidget(widget)
        column.addWidget(label(tr("You can go on labelling; this sheet may be closed."), "muted", wrap=True))
        column.addStretch(1)
        return page

    # -- plan ---------------------------------------------------------------------------------------------------

    def offer(self, paths: Sequence[Path], table: Path | None) -> None:
        """Shows what would be imported; nothing is touched before Import is pressed."""
        if self._import.is_running:
            self.show_run()
            return
        self._paths = tuple(paths)
        folders = sum(path.is_dir() for path in self._paths)
        files = len(self._paths) - folders
        parts = [counted(files, "file")] if files else []
        parts += [tr("everything in {folders}").format(folders=counted(folders, "folder"))] if folders else []
        self.what.setText(tr("Import {what}").format(what=tr(" and ").join(parts)))
        self.pages.setCurrentWidget(self._plan)
        self._use_table(table or table_beside(self._paths))
        self._show_buttons()
        self.show()
        self.raise_()
        self.go.setFocus()

    def _ask_table(self) -> None:
        dialog = QFileDialog(self, tr("Choose a table"), str(self._paths[0].parent) if self._paths else "")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters([tr("Tables (*.csv *.tsv *.txt *.CSV)"), tr("All files (*)")])
        dialog.filesSelected.connect(lambda names: self._use_table(Path(names[0])))
        dialog.open()

    def _use_table(self, table: Path | None) -> None:
        self._table = table
        self.wrong.clear()
        self.table_name.set_whole(
            tr("With the table {name}").format(name=table.name)
            if table
            else tr("No table: file names say what they can")
        )
        self.mapping.setVisible(table is not None)
        self._filler.setVisible(table is None)
        self.no_table.setVisible(table is not None)
        self.resize(self.width(), theme().px(560 if table else 240))
        self._check()
        if table is not None:
            self.go.setEnabled(False)
            self._desk.read(
                lambda: importing.read_table_head(table, SAMPLE_ROWS), self._show_table, self._table_unreadable
            )

    def _show_table(self, head: tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]) -> None:
        names, rows = head
        self.mapping.show_table(names, rows, importing.guess_columns(names), self._desk.task)
        self._check()

    def _table_unreadable(self, error: Exception) -> None:
        self._use_table(None)
        self.wrong.setText(sentence_for(error))

    def _check(self) -> None:
        missing = self.mapping.missing if self._table else ""
        if self._table and self.mapping.label_column and self._desk.annotator is None:
            missing = missing or tr("Sign in first: labels need a reader.")
        self.wrong.setText(missing)
        self.go.setEnabled(not missing and bool(self._paths))

    def options(self) -> ImportOptions:
        by = self._desk.annotator.id if self._desk.annotator else None
        if self._table is None:
            return ImportOptions(by=by)
        column, task = self.mapping.label_column, self._desk.task
        labels = {task.key: column} if column and task else {}
        classes = self.mapping.label_classes if labels else {}
        return ImportOptions(self._table, self.mapping.columns, labels, classes, by)

    def start(self) -> None:
        self._import.start(self._paths, self.options())

    # -- progress and report ------------------------------------------------------------------------------------

    def show_run(self) -> None:
        """The progress of the import under way, or the report of the last one."""
        if self._import.is_running:
            self.wrong.clear()
            self.bar.setRange(0, 0)
            self.doing.setText(tr("Looking for recordings"))
            self.counts.clear()
            self.file.set_whole("")
            self.pages.setCurrentWidget(self._progress)
        elif self._import.report is not None:
            self._finished(self._import.report)
        self._show_buttons()
        self.show()
        self.raise_()

    def _progressed(self, progress: ImportProgress) -> None:
        self.bar.setRange(0, max(progress.total, 1))
        self.bar.setValue(progress.done)
        left = tr(" · {time} left").format(time=duration_words(progress.eta_s)) if progress.eta_s is not None else ""
        self.doing.setText(
            tr("{done} of {files}{left}").format(
                done=number(progress.done), files=counted(progress.total, "file"), left=left
            )
        )
        self.counts.setText(
            tr("{added} added · {duplicates} already there · {refused} refused").format(
                added=number(progress.added), duplicates=number(progress.duplicates), refused=number(progress.refused)
            )
        )
        self.file.set_whole(progress.file_name)

    def _finished(self, report: ImportReport) -> None:
        self.resize(self.width(), max(self.height(), theme().px(480)))
        self.report.show_report(report)
        self.pages.setCurrentWidget(self.report)
        self._show_buttons()

    def _failed(self, sentence: str) -> None:
        self.pages.setCurrentWidget(self._plan)
        self._show_buttons()
        self.wrong.setText(sentence)

    def _show_buttons(self) -> None:
        running = self.pages.currentWidget() is self._progress
        self.go.setVisible(self.pages.currentWidget() is self._plan)
        self.cancel.setText(tr("Stop import") if running else tr("Close"))

    def _cancel_pressed(self) -> None:
        if self.pages.currentWidget() is self._progress:
            self._import.stop()
            self.doing.setText(tr("Stopping after the file at hand"))
        else:
            self.close()
