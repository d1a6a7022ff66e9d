"""The page of Review that says how far readers agree: sentences first, then tables; computed off the GUI thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cryapp.bridge.bus import Level as SayLevel
from cryapp.bridge.desk import Desk
from cryapp.bridge.tasks import Job
from cryapp.domain.agreement import Level
from cryapp.domain.changes import Changes
from cryapp.domain.errors import Cancelled
from cryapp.domain.task import Task, Unit
from cryapp.services import agreement_report
from cryapp.services.agreement import AgreementReport
from cryapp.services.agreement_report import Report
from cryapp.services.segment_agreement import SegmentReport
from cryapp.ui import agreement_rows as rows
from cryapp.ui import agreement_words as say
from cryapp.ui.computing import Computing
from cryapp.ui.file_dialog import file_dialog
from cryapp.ui.i18n import tr
from cryapp.ui.panels.figure_table import FigureTable
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import Panel, label

WIDEST_PX = 1600
"""On a wider screen a figure would stand too far from its picture to be followed by eye."""


class AgreementPage(QWidget):
    changed = Signal()
    """What can be pressed may have changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._report: Report | None = None
        self._sees_all = False
        self.computing = Computing(desk, tr("Computing agreement"), self)
        self._lay_out()
        self._connect()
        desk.bus.changed.connect(self._changed)
        self._show_nothing("")

    # -- what the workspace asks for ----------------------------------------------------------------------------

    @property
    def report(self) -> Report | None:
        return self._report

    @property
    def can_export(self) -> bool:
        return self._report is not None and self._sees_all

    @property
    def is_busy(self) -> bool:
        return self.computing.is_busy

    def activate(self) -> None:
        """Computes if that was not done yet, or labels have changed since."""
        if self.computing.is_stale and not self.is_busy:
            self.compute()

    def forget(self) -> None:
        """Another reader or task: nothing of what was on the screen may stay there."""
        self.cancel()
        self.computing.spoil()
        self._show_nothing("")

    def compute(self) -> None:
        """Starts computing; a computation under way is called off."""
        task, reader, library = self._desk.task, self._desk.annotator, self._desk.library
        if task is None or reader is None:
            self._show_nothing(tr("Sign in to see how far readers agree."))
            return
        level = Level.ORDINAL if self.ordinal.isChecked() and task.unit is not Unit.SEGMENT else Level.NOMINAL

        def work(job: Job) -> tuple[Task, Report, bool]:
            def on_share(done: float) -> None:
                if job.is_cancelled:
                    raise Cancelled
                job.progress.emit(done)

            report, sees_all = agreement_report.agreement_for(library, task, reader.id, level, on_share=on_share)
            return task, report, sees_all

        self.computing.start(work)

    def cancel(self) -> None:
        self.computing.cancel()

    def export(self) -> None:
        """Asks for a file and writes the figures as a table (CSV)."""
        if self._report is None:
            return
        dialog = file_dialog(self, tr("Export agreement"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("Table (*.csv)")])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"agreement-{self._report.task_key}.csv")
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.open()

    def export_to(self, path: Path) -> None:
        report, reader, library, bus = self._report, self._desk.annotator, self._desk.library, self._desk.bus
        if report is None or reader is None:
            return

        def done(n_rows: int) -> None:
            words = tr("{n} figures were written to {file}.")
            bus.say(words.format(n=n_rows, file=path.name), SayLevel.SAVED)

        self._desk.operations.run(lambda: agreement_report.export_agreement(library, report, path, reader.id), done)

    # -- answers ------------------------------------------------------------------------------------------------

    def _done(self, answer: tuple[Task, Report, bool]) -> None:
        task, self._report, self._sees_all = answer
        if isinstance(self._report, AgreementReport):
            self._show_labels(self._report, task)
        else:
            self._show_segments(self._report, task)
        self._show_doing()

    def _changed(self, changes: Changes) -> None:
        if changes.labels or changes.tasks:
            self.computing.spoil()

    # -- what is shown ------------------------------------------------------------------------------------------

    def _show_nothing(self, sentence: str) -> None:
        self._report, self._sees_all = None, False
        self.headline.setText(sentence)
        for part in (self.basis, self.sentences):
            part.setText("")
        for table in self._tables:
            table.hide()
        self._show_doing()

    def _show_labels(self, report: AgreementReport, task: Task) -> None:
        self.headline.setText(say.headline(report))
        self.basis.setText(say.counts_sentence(report, task))
        lines = say.sentences(report, task)
        if not self._sees_all:
            lines.append(tr("Figures by pair and by class are for adjudicators and the study lead."))
        self.sentences.setText("\n".join(lines))
        self.totals.show_rows(rows.total_rows(report), "")
        self.pairs.show_rows(rows.pair_rows(report), tr("No two readers have answered the same recording yet."))
        self.classes.show_rows(rows.class_rows(report, task), tr("Nothing was read twice yet."))
        self.intra.show_rows(
            rows.intra_rows(report), tr("There are no silent repeats yet: deal a set with a share to be repeated.")
        )
        self._show_tables(self.totals, *((self.pairs, self.classes, self.intra) if self._sees_all else ()))

    def _show_segments(self, report: SegmentReport, task: Task) -> None:
        self.headline.setText(say.segments_headline(report))
        self.basis.setText(say.segments_basis(report))
        self.sentences.setText("\n".join(say.segment_sentences(report, task)))
        self.segments.show_rows(rows.segment_rows(report, task), tr("No recording was marked by two readers."))
        self._show_tables(self.segments)

    def _show_tables(self, *shown: FigureTable) -> None:
        for table in self._tables:
            table.setVisible(table in shown)

    def _show_doing(self) -> None:
        self.again.setText(tr("Compute again") if self._report is not None else tr("Compute"))
        self.stale.setText(
            tr("Labels have changed since.") if self.computing.is_stale and self._report is not None else ""
        )
        self.save.setEnabled(self.can_export)
        task = self._desk.task
        self.ordinal.setVisible(task is not None and task.unit is not Unit.SEGMENT and len(task.classes) > 2)
        self.changed.emit()

    def _connect(self) -> None:
        self.computing.wanted.connect(self.compute)
        self.computing.changed.connect(self._show_doing)
        self.computing.done.connect(self._done)
        self.computing.failed.connect(self._show_nothing)

    def _lay_out(self) -> None:
        self.headline = label("", "title", wrap=True)
        self.basis = label("", "muted", wrap=True)
        self.sentences = label("", "", wrap=True)
        self.stale = label("", "warning")
        self.ordinal = QCheckBox(tr("The classes stand in order"))
        self.ordinal.setToolTip(tr("Being two classes apart then counts as more than one apart"))
        self.ordinal.toggled.connect(lambda _on: self.compute())
        self.progress, self.stop, self.again = self.computing.progress, self.computing.stop, self.computing.again
        self.save = QPushButton(tr("Export…"))
        self.save.clicked.connect(self.export)
        self.save.setToolTip(tr("Writes every figure with its interval as a table (CSV)"))
        head = Panel()
        line = QHBoxLayout()
        line.setSpacing(SPACE_PX)
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self.headline, self.basis, self.sentences):
            words.addWidget(part)
        line.addLayout(words, 1)
        head.body.addLayout(line)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE_PX)
        for widget in (self.ordinal, self.stale, self.progress, self.stop, self.again, self.save):
            acts.addWidget(widget)
        acts.insertStretch(2, 1)
        head.body.addLayout(acts)
        n, infants, same = tr("n"), tr("infants"), tr("same answer")
        self.totals = FigureTable(tr("All readers"), (tr("figure"), n, infants), (tr("value"),))
        self.pairs = FigureTable(
            tr("Pairs of readers"), (tr("reader"), tr("and"), tr("both read"), infants), (same, tr("Cohen's kappa"))
        )
        self.classes = FigureTable(
            tr("Classes"), (tr("class"), tr("given"), infants, tr("shared")), (tr("alpha against the rest"),)
        )
        self.intra = FigureTable(
            tr("Readers against themselves"), (tr("reader"), tr("repeats"), infants), (same, tr("kappa with themself"))
        )
        self.segments = FigureTable(
            tr("Segments by pair and class"),
            (tr("readers"), tr("class"), tr("recordings"), infants, tr("marked"), tr("mean overlap")),
            (tr("F1 by edges"), tr("F1 by overlap"), tr("kappa over time")),
        )
        self._tables = (self.totals, self.pairs, self.classes, self.intra, self.segments)
        inside = QWidget()
        inside.setObjectName("scrolled")
        inside.setMaximumWidth(theme().px(WIDEST_PX))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_PX)
        for panel in (head, *self._tables):
            column.addWidget(panel)
        column.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(tr("Agreement"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
