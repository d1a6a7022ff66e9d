"""What came of an import: counts first, then every file that needs a look, copyable as text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cryapp.domain.wording import mark
from cryapp.services.importing import ImportLine, ImportReport
from cryapp.ui.file_dialog import file_dialog
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX, tokens
from cryapp.ui.widgets.basic import label, plain_tip
from cryapp.ui.words import counted

_OUTCOMES = {"added": mark("added"), "duplicate": mark("already there"), "refused": mark("refused")}


class LinesModel(QAbstractTableModel):
    """The report's lines; refusals first, then warnings, then the rest."""

    def __init__(self, lines: tuple[ImportLine, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = sorted(lines, key=_rank)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (tr("File"), tr("Outcome"), tr("Reason or remark"))[section]
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (Path(line.path).name, tr(_OUTCOMES.get(line.outcome, line.outcome)), remark(line))[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip((line.path, tr(_OUTCOMES.get(line.outcome, line.outcome)), remark(line))[index.column()])
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 1:
            t = tokens()
            return QColor({"refused": t.danger_text, "duplicate": t.muted}.get(line.outcome, t.text))
        return None


def _rank(line: ImportLine) -> tuple[int, str]:
    return ({"refused": 0, "duplicate": 2}.get(line.outcome, 1 if remark(line) else 3), line.path)


def remark(line: ImportLine) -> str:
    """The reason, or the quality warnings in words."""
    return tr(line.text) or " ".join(tr(flag.sentence) for flag in line.flags)


def report_text(report: ImportReport) -> str:
    """The report as text for an e-mail or the file beside the recordings."""
    lines = [tr(report.sentence), ""]
    for line in sorted(report.lines, key=_rank):
        parts = (tr(_OUTCOMES.get(line.outcome, line.outcome)), line.path, remark(line))
        lines.append("\t".join(part for part in parts if part))
    return "\n".join(lines) + "\n"


class ReportView(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: ImportReport | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_PX)
        self.sentence = label(name="title", wrap=True)
        self.notes = label(name="muted", wrap=True)
        column.addWidget(self.sentence)
        column.addWidget(self.notes)
        self.only_remarks = QCheckBox(tr("Only files with a remark"))
        self.only_remarks.setChecked(True)
        self.only_remarks.toggled.connect(self._fill)
        column.addWidget(self.only_remarks)
        self.table = QTableView()
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        self.copy = QPushButton(tr("Copy"))
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.text))
        self.save = QPushButton(tr("Save as text…"))
        self.save.clicked.connect(self._choose_file)
        row.addWidget(self.copy)
        row.addWidget(self.save)
        row.addStretch(1)
        column.addLayout(row)

    @property
    def text(self) -> str:
        return report_text(self._report) if self._report else ""

    def show_report(self, report: ImportReport) -> None:
        self._report = report
        self.sentence.setText(tr(report.sentence))
        self.notes.setText("\n".join(_notes(report)))
        self.notes.setVisible(bool(self.notes.text()))
        remarkable = any(_rank(line)[0] < 3 for line in report.lines)
        self.only_remarks.setVisible(remarkable)
        self.only_remarks.setChecked(remarkable)
        self._fill()

    def _fill(self) -> None:
        assert self._report is not None
        lines = self._report.lines
        if self.only_remarks.isChecked() and not self.only_remarks.isHidden():
            lines = tuple(line for line in lines if _rank(line)[0] < 3)
        self.table.setModel(LinesModel(lines, self))
        self.table.setColumnWidth(0, 260)
        self.table.setColumnWidth(1, 110)

    def _choose_file(self) -> None:
        dialog = file_dialog(self, tr("Save the report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(tr("import report.txt"))
        dialog.filesSelected.connect(lambda names: self.save_to(Path(names[0])))
        dialog.open()

    def save_to(self, path: Path) -> None:
        try:
            path.write_text(self.text, encoding="utf-8")
        except OSError as error:
            self.notes.setText(
                tr("The report could not be written to {path}: {strerror}. Choose another place.").format(
                    path=path, strerror=error.strerror
                )
            )
            self.notes.show()


def _notes(report: ImportReport) -> list[str]:
    notes = []
    if report.cancelled:
        notes.append(tr("Stopped before the end. Import the same files again to add the rest."))
    if report.infants_locked:
        locked = counted(report.infants_locked, "of the new infants is", "of the new infants are")
        notes.append(tr("{infants} locked for testing: their recordings never train a model.").format(infants=locked))
    if report.labelled:
        notes.append(tr("{labels} taken from the table.").format(labels=counted(report.labelled, "label")))
    return [*notes, *report.notes]
