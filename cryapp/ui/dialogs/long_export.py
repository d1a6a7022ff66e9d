"""An export that runs beside everything else: what is asked first, how far it is, Stop, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cryapp.bridge.bus import Activity, Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.tasks import Job
from cryapp.ui.i18n import tr
from cryapp.ui.theme import theme
from cryapp.ui.widgets.basic import label

DETAIL_HEIGHT = 110


@dataclass(frozen=True)
class Told:
    """What is said at the end; ``lines`` are single files or recordings that somebody may want to know of."""

    sentence: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Running:
    """How the export is told of while it runs.

    Args:
        id: of the activity in the status bar.
        doing: what runs, e.g. ``Measuring cries``.
        count: a template with ``{n}`` and ``{total}``, translated.
        if_closed: what the end of the program would do to it.
        stopped: what is said if it was stopped and gives no result.
    """

    id: str
    doing: str
    count: str
    if_closed: str
    stopped: str


class LongExportDialog(QDialog):
    """Stays open while it runs; closed, the work goes on and the status bar tells of it.

    A kind of export adds its questions to ``body``, lists what must not change meanwhile in ``questions``, asks where
    to when a place is wanted, and calls :meth:`run`.
    """

    place_wanted = Signal()

    def __init__(self, desk: Desk, title: str, words: str, act: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(False)
        self.setMinimumWidth(theme().px(560))
        self._desk = desk
        self._job: Job | None = None
        self.questions: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(title, "title"))
        column.addWidget(label(words, "muted", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column.addLayout(self.body)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("What it is for (kept in the audit trail)"))
        self.reason.setAccessibleName(tr("Reason"))
        column.addWidget(self.reason)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.told = label("", "muted", wrap=True)
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setFixedHeight(DETAIL_HEIGHT)
        self.lines.setAccessibleName(tr("What is to be known of single files"))
        self.lines.hide()
        for part in (self.progress, self.told, self.lines):
            column.addWidget(part)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.stop = QPushButton(tr("Stop"))
        self.close_button = QPushButton(tr("Close"))
        self.start = QPushButton(act)
        self.start.setObjectName("primary")
        self.start.setDefault(True)
        for button in (self.stop, self.close_button, self.start):
            foot.addWidget(button)
        column.addLayout(foot)
        self.stop.hide()
        self.stop.clicked.connect(self._stop)
        self.close_button.clicked.connect(self.close)
        self.start.clicked.connect(self.place_wanted)
        self.questions.append(self.reason)

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def run(self, work: Callable[[Job], Any], told: Callable[[Any], Told], running: Running) -> None:
        """Runs ``work`` among the long jobs; it may report ``(done, total)`` as progress."""
        self._job = job = self._desk.jobs.submit(work)
        job.progress.connect(lambda of: self._progressed(running, *of))
        job.done.connect(lambda result: self._ended(running, told(result)))
        job.failed.connect(lambda error: self._ended(running, Told(tr(sentence_for(error))), failed=True))
        job.cancelled.connect(lambda: self._ended(running, Told(running.stopped)))
        self.told.setText(tr("Waiting for other long work to end…") if self._waits else "")
        self.show_lines(())
        self._show_running(True)

    @property
    def _waits(self) -> bool:
        """Before this one there is other work of the same queue."""
        return self._desk.jobs.n_asked > 1

    def _progressed(self, running: Running, done: int, total: int) -> None:
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)
        self.told.setText(running.count.format(n=done, total=total))
        self._desk.bus.activity.emit(Activity(running.id, running.doing, done / max(1, total), None, running.if_closed))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()  # what was done by then is told
            self.told.setText(tr("Stopping…"))

    def _ended(self, running: Running, told: Told, failed: bool = False) -> None:
        self._job = None
        self._desk.bus.activity_ended.emit(running.id)
        self.told.setText(told.sentence)
        self.show_lines(told.lines)
        if not self.isVisible():
            level = Level.ERROR if failed else Level.WARNING if told.lines else Level.INFO
            self._desk.bus.say(told.sentence, level, "\n".join(told.lines))
        self._show_running(False)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Single files that somebody may want to know of; none: nothing is shown."""
        self.lines.setPlainText("\n".join(lines))
        self.lines.setVisible(bool(lines))
        self.fit()

    def fit(self) -> None:
        """As high as what is in it needs; nothing is squeezed when something comes."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _show_running(self, running: bool) -> None:
        self.progress.setRange(0, 0)  # until something is reported
        self.progress.setVisible(running)
        self.stop.setVisible(running)
        self.start.setEnabled(not running)
        for widget in self.questions:
            widget.setEnabled(not running)
        if not running:
            self.adapt()
        self.fit()

    def adapt(self) -> None:
        """Which questions can be answered now; called when something they depend on changes."""
