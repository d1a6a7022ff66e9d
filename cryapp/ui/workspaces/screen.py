"""Screen workspace: one newborn, one recording, one answer with its uncertainty, one page for the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.recorder import Recorder
from cryapp.bridge.tasks import Job
from cryapp.domain.annotation import Annotator
from cryapp.domain.changes import Changes
from cryapp.domain.infant import Infant
from cryapp.domain.task import Task
from cryapp.services import people, screening
from cryapp.services.people import InfantSaved
from cryapp.services.screening import RESEARCH_USE, Screened, Screening
from cryapp.ui.actions import ActionSpec
from cryapp.ui.i18n import tr
from cryapp.ui.panels.finding_panel import FindingPanel
from cryapp.ui.panels.infant_choice import InfantChoice
from cryapp.ui.panels.quality_panel import QualityPanel
from cryapp.ui.panels.recorder_panel import RecorderPanel
from cryapp.ui.panels.result_panel import EvidencePanel, ResultBanner
from cryapp.ui.panels.screen_head import NotReady, ScreenHead
from cryapp.ui.panels.screenings_panel import ScreeningsPanel
from cryapp.ui.report import result_number
from cryapp.ui.report_maker import ReportMaker, grey_picture
from cryapp.ui.screen_actions import screen_actions
from cryapp.ui.sound_taking import SoundTaking
from cryapp.ui.widgets.basic import Panel, label
from cryapp.ui.words import whole_day

WIDEST_PX = 2200
RIGHT_PX = 380


class ScreenWorkspace(QWidget):
    """Choose an infant, record or pick a file, see the answer, sign, print."""

    title = "Screen"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self.reports = ReportMaker(desk, self)
        self._visible = False
        self._infant: Infant | None = None
        self._screening: Screening | None = None
        self._picture_job: Job | None = None
        self._checking = False
        self._task_key = ""
        """The task that is screened for; another may be chosen while another workspace is in view."""
        self._build()
        self._connect()

    # --- the window's side

    def activate(self) -> None:
        self._visible = True
        self._task_changed()
        self._ask_ready()
        self._refresh()

    def deactivate(self) -> None:
        self._visible = False

    def shut_down(self) -> None:
        """The window closes: a recording under way is kept."""
        self.recorder.stop()

    def action_specs(self) -> Sequence[ActionSpec]:
        return screen_actions(self)

    @property
    def can_record(self) -> bool:
        return self._infant is not None and not self._checking

    @property
    def infant(self) -> Infant | None:
        """The infant that was chosen."""
        return self._infant

    @property
    def desk(self) -> Desk:
        return self._desk

    @property
    def recorder(self) -> Recorder:
        return self.taking.recorder

    @property
    def shown(self) -> Screening | None:
        """The result in view."""
        return self._screening

    # --- building

    def _build(self) -> None:
        self.head = ScreenHead()
        self.choice = InfantChoice()
        self.record = RecorderPanel()
        self.taking = SoundTaking(self._desk, self.record, self)
        self.earlier = ScreeningsPanel()
        self.banner = ResultBanner()
        self.evidence = EvidencePanel()
        self.quality = QualityPanel()
        self.finding = FindingPanel()
        self.model = Panel()
        self._model_words = label("", "small", wrap=True)
        self.model.body.addWidget(self._model_words)
        self.not_ready = NotReady()
        result = QWidget()
        result_column = _column(result, self.banner, self.evidence)
        result_column.setStretch(1, 1)
        result_column.addStretch(0)
        self.left = QStackedWidget()
        for page in (self.not_ready, self.choice, self.record, result):
            self.left.addWidget(page)
        self._result_page = result
        self.right = QStackedWidget()
        beside = QWidget()
        _column(beside, self.quality, self.finding, self.model).addStretch(1)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the focus goes to what is in it, and the area follows
        area.setWidgetResizable(True)
        beside.setObjectName("scrolled")
        area.setWidget(beside)
        self._beside = area
        for page in (self.earlier, area):
            self.right.addWidget(page)
        self.right.setFixedWidth(RIGHT_PX)
        left = QWidget()
        left_column = _column(left, self.head, self.left)
        left_column.setStretch(1, 1)
        both = QWidget()
        both.setMaximumWidth(WIDEST_PX)
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(left, 1)
        line.addWidget(self.right)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.addStretch(1)
        outer.addWidget(both, 1000)
        outer.addStretch(1)

    def _connect(self) -> None:
        desk = self._desk
        desk.bus.changed.connect(self._changed)
        desk.task_changed.connect(self._task_changed)
        desk.annotator_changed.connect(self._annotator_changed)
        self.not_ready.go.clicked.connect(lambda: desk.wished.emit("go.models"))
        self.head.another.clicked.connect(self.next_infant)
        self.head.page.clicked.connect(self.open_infant)
        self.choice.search_wanted.connect(self._find)
        self.choice.chosen.connect(self.take_infant)
        self.choice.add_wanted.connect(self._add_infant)
        self.taking.got.connect(self.screen_file)
        self.taking.recording_changed.connect(self.head.another.setDisabled)
        self.evidence.picture_wanted.connect(self._draw)
        self.finding.sign_wanted.connect(self._sign)
        self.finding.report_wanted.connect(self.make_report)
        self.finding.again_wanted.connect(self._record_again)
        self.finding.next_wanted.connect(self.next_infant)
        self.earlier.opened.connect(self.show_screening)
        self.reports.made.connect(self._report_made)

    # --- what is shown

    def _changed(self, changes: Changes) -> None:
        if self._visible and (changes.models or changes.infants or changes.predictions):
            self._ask_ready()

    def _task_changed(self, _task: Task | None = None) -> None:
        """Begins anew: a result of one task under the name of another would be read as an answer to that."""
        task = self._desk.task
        if task is None or self._task_key == task.key or not self._visible or self.recorder.is_recording:
            return
        self._task_key = task.key
        self.next_infant()
        self._ask_ready()

    def _ask_ready(self) -> None:
        task = self._desk.task
        if task is not None:
            call = partial(screening.ready_to_screen, self._desk.library, task.key)
            self._desk.read(call, partial(self._show_ready, task), self._say)

    def _show_ready(self, task: Task, why_not: str) -> None:
        if task != self._desk.task or self.recorder.is_recording or self._checking:
            return
        if why_not and self._screening is None:
            self.not_ready.show_why(task.name, why_not)
            self._show(self.not_ready, "choose")
        elif self.left.currentWidget() is self.not_ready:
            self.next_infant()

    def _refresh(self) -> None:
        self._find(self.choice.search.text().strip())
        self._show_earlier()
        self.taking.show_microphones()
        self.taking.show_unfinished()

    def _show_earlier(self) -> None:
        who = self._desk.annotator
        listing = partial(screening.list_screenings, self._desk.library, by=who.id if who is not None else None)
        self._desk.read(listing, self.earlier.show_screenings, self._say)

    def _annotator_changed(self, who: Annotator | None) -> None:
        self.finding.show_annotator(who)
        if self.isVisible():
            self._show_earlier()  # that another person sees it is kept

    def _show(self, page: QWidget, step: str) -> None:
        self.left.setCurrentWidget(page)
        self.right.setCurrentWidget(self._beside if page is self._result_page else self.earlier)
        self.head.show_step(step, self._infant)

    def _say(self, error: Exception) -> None:
        self._desk.bus.say(sentence_for(error), Level.ERROR)

    # --- 1 choose

    def open_infant(self) -> None:
        """The page of the infant that was chosen."""
        if self._infant is not None:
            self._desk.infant_wanted.emit(self._infant.id)

    def next_infant(self) -> None:
        """Back to the first step; what is unsigned stays in the list of screenings."""
        if self.recorder.is_recording:
            return
        self._infant = self._screening = None
        self._show(self.choice, "choose")
        self.choice.reset()
        self._show_earlier()

    def _find(self, search: str) -> None:
        self._desk.read(
            partial(people.find_infants, self._desk.library, search), partial(self._found, search), self._say
        )

    def _found(self, search: str, infants: Sequence[Infant]) -> None:
        if search == self.choice.search.text().strip():
            self.choice.show_infants(infants)

    def _add_infant(self, code: str, fields: Mapping[str, object]) -> None:
        by = self._desk.annotator
        call = partial(people.save_infant, self._desk.library, by.id if by else None, code, fields, "screening")
        self._desk.operations.run(call, self._infant_added)

    def _infant_added(self, saved: InfantSaved) -> None:
        self.take_infant(saved.infant)

    def take_infant(self, infant: Infant) -> None:
        """Goes on to the second step with this infant."""
        self._infant, self._screening = infant, None
        self._show(self.record, "record")
        self.taking.begin(infant.code)

    # --- 2 record

    def toggle_recording(self) -> None:
        if self.recorder.is_recording:
            self.recorder.stop()
        elif self._infant is not None:
            self._record_again()
            self.taking.start(self.record.microphone.currentData())

    def _record_again(self) -> None:
        if self._infant is not None:
            self.take_infant(self._infant)

    # --- 3 result

    def screen_file(self, path: Path) -> None:
        """Imports, checks and scores a file for the infant that was chosen."""
        infant, task, by = self._infant, self._desk.task, self._desk.annotator
        if infant is None or task is None or by is None or self._checking:
            return
        self._checking = True
        self.record.show_checking(tr("Checking {name} and asking the model…").format(name=path.name))
        call = partial(screening.screen, self._desk.library, infant.id, path, task.key, by.id)
        self._desk.operations.run(call, self._screened, self._not_screened)

    def _screened(self, screened: Screened) -> None:
        self._checking = False
        self.taking.show_unfinished()
        self.show_screening(screened.screening)
        self._show_earlier()

    def _not_screened(self, error: Exception) -> None:
        self._checking = False
        self.record.show_ready(tr(sentence_for(error)))

    def show_screening(self, shown: Screening) -> None:
        """Shows a result, new or from the list."""
        if self.recorder.is_recording or self._checking:
            return
        self._infant, self._screening = shown.infant, shown
        self.banner.show_screening(shown, f"{tr(self.reports.task_name(shown))} · {tr(RESEARCH_USE)}")
        self.quality.show_screening(shown)
        self.finding.show_screening(shown, self._desk.annotator)
        self._model_words.setText(model_words(shown))
        page = self.reports.path_of(shown)
        if page is not None:
            self.finding.show_report(page)
        self._show(self._result_page, "result")
        self.evidence.show_screening(shown)

    def _draw(self, width_px: int, height_px: int) -> None:
        shown = self._screening
        if shown is None:
            return
        if self._picture_job is not None:
            self._picture_job.cancel()
        job = self._desk.read(
            partial(grey_picture, self._desk.library, shown.recording, width_px, height_px),
            lambda picture: self._drawn(job, picture, ""),
            lambda error: self._drawn(job, None, sentence_for(error)),
        )
        self._picture_job = job

    def _drawn(self, job: Job, picture: npt.NDArray[np.uint8] | None, why_not: str) -> None:
        if job is self._picture_job:
            self._picture_job = None
            self.evidence.show_picture(picture, why_not)

    def _sign(self, finding: str, remarks: str) -> None:
        shown, by = self._screening, self._desk.annotator
        if shown is None or by is None:
            return
        self.finding.show_waiting()
        call = partial(screening.sign, self._desk.library, shown.id, by.id, finding, remarks)
        self._desk.operations.run(call, self._signed, lambda _error: self.finding.show_refused())

    def _signed(self, screened: Screened) -> None:
        signed = screened.screening
        if self._screening is not None and self._screening.id == signed.id:
            self._screening = signed
            self.finding.show_screening(signed, self._desk.annotator)
        self._show_earlier()
        self.make_report()

    def make_report(self) -> None:
        if self._screening is not None:
            self.reports.make(self._screening)

    def _report_made(self, shown: Screening, path: Path) -> None:
        if self._screening is not None and self._screening.id == shown.id:
            self.finding.show_report(path)


def model_words(shown: Screening) -> str:
    """Which model answered, and which result this is."""
    parts = []
    model = shown.model
    if model is not None:
        promoted = ""
        if model.promoted_at is not None:
            promoted = tr(" · put in use {day} by {reader}").format(
                day=whole_day(model.promoted_at), reader=model.promoted_by
            )
        parts.append(
            tr("Model “{name}” · {card}{promoted}.").format(
                name=model.name, card=model.card_sha256[:8], promoted=promoted
            )
        )
    parts.append(
        tr("Result {number}. {research_use}").format(number=result_number(shown), research_use=tr(RESEARCH_USE))
    )
    return "\n".join(parts)


def _column(host: QWidget, *widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for widget in widgets:
        column.addWidget(widget)
    return column
