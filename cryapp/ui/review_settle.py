"""The page of Review on which matters are settled: the list, the sound with both readings, the pad. It only wires."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from cryapp.bridge.desk import Desk
from cryapp.domain.task import Unit
from cryapp.services.settling import Case, Matter, Matters
from cryapp.ui import layout_memory
from cryapp.ui.i18n import tr
from cryapp.ui.panels.adjudication import AdjudicationPad
from cryapp.ui.panels.label_check import LabelCheckPanel
from cryapp.ui.panels.matter_list import MatterList
from cryapp.ui.panels.recording_header import RecordingHeader
from cryapp.ui.panels.segment_lanes import SegmentLanes
from cryapp.ui.review_session import ReviewSession
from cryapp.ui.theme import SPACE_PX, theme

if TYPE_CHECKING:
    from cryapp.ui.sound_view import SoundView

SPLITTER = "review/columns"


class SettlePage(QWidget):
    changed = Signal()
    """What can be pressed may have changed."""

    def __init__(self, desk: Desk, session: ReviewSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._session = desk, session
        self.sound: SoundView | None = None
        self.lanes: SegmentLanes | None = None
        self._task_of_rows: object = None
        self.list = MatterList()
        self.label_check = LabelCheckPanel()
        self.header = RecordingHeader()
        self.pad = AdjudicationPad()
        self._lay_out()
        self._connect()

    def bring_sound(self) -> None:
        """Makes the sound view on the first visit: its imports cost 0.3 s."""
        if self.sound is not None:
            return
        from cryapp.ui.sound_view import SoundView

        self.sound = SoundView(self._desk, self._desk.settings, reveals=False)
        self.sound.voices.follow_store()
        self.lanes = SegmentLanes(self.sound.viewport)
        self.sound.add_below_spectrogram(self.lanes)
        self._middle.replaceWidget(self._sound_place, self.sound)
        self._sound_place.deleteLater()
        self._session.view_state = self.sound.view_state
        self.sound.source.opened.connect(self.changed)
        self.sound.viewport.selection_changed.connect(self.changed)
        if self._session.case is not None:
            self._show(self._session.case)

    def remember_layout(self) -> None:
        layout_memory.remember(SPLITTER, self.columns)

    @property
    def differences(self) -> tuple[tuple[float, float], ...]:
        """Where the readings' segments differ."""
        return self.lanes.differences if self.lanes is not None else ()

    def next_open(self) -> None:
        """Enter: on to the next without a ruling."""
        if not self.list.go_to_next_open():
            self.list.step(1)

    def go_to_difference(self, forward: bool) -> None:
        """Selects the next stretch in which the segments differ, so that Tab plays it."""
        if self.sound is None or self.lanes is None:
            return
        view = self.sound.viewport
        here_s = view.selection[0] if view.selection is not None else -1.0 if forward else view.duration_s + 1.0
        found = self.lanes.next_difference(here_s, forward)
        if found is None:
            return
        start_s, end_s = found
        margin_s = 0.15 if end_s == start_s else 0.0  # a point alone cannot be heard
        view.select(start_s - margin_s, end_s + margin_s)
        if not view.start_s <= start_s <= end_s <= view.stop_s:
            view.show(start_s - 0.3 * view.span_s, start_s + 0.7 * view.span_s)

    # -- putting together ---------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = theme().px
        middle = QWidget()
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(SPACE_PX)
        self._middle.addWidget(self.header)
        self._sound_place = QFrame()
        self._sound_place.setObjectName("panel")
        self._middle.addWidget(self._sound_place, 1)
        right = QScrollArea()  # large text on a small screen scrolls; nothing is squeezed
        right.setAccessibleName(tr("Readings"))
        right.setWidgetResizable(True)
        right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right.setFrameShape(QFrame.Shape.NoFrame)
        right.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right.setWidget(self.pad)
        left = QWidget()
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.setSpacing(SPACE_PX)
        left_column.addWidget(self.list, 1)
        left_column.addWidget(self.label_check)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.setHandleWidth(SPACE_PX)
        self.columns.setChildrenCollapsible(False)
        for widget, stretch, least_px in ((left, 0, px(220)), (middle, 1, 420), (right, 0, px(264))):
            widget.setMinimumWidth(least_px)
            self.columns.addWidget(widget)
            self.columns.setStretchFactor(self.columns.count() - 1, stretch)
        self.columns.setSizes([px(280), 800, px(304)])
        layout_memory.restore(SPLITTER, self.columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.columns)

    def _connect(self) -> None:
        session = self._session
        self.list.chosen.connect(self._chosen)
        self.list.wanted.connect(lambda: session.list(self.list.settled.isChecked()))
        self.pad.ruled.connect(session.rule)
        self.pad.next_pressed.connect(self.next_open)
        session.listed.connect(self._listed)
        session.refused.connect(self.list.say)
        session.shown.connect(self._show)
        session.updated.connect(self._update)
        session.ruled.connect(self._ruled)
        session.failed.connect(lambda sentence: self.pad.say(sentence, danger=True))
        session.state_changed.connect(self._state)

    def _listed(self, matters: Matters) -> None:
        self.list.show_matters(self._desk.task, matters.items, matters.notes)

    def _chosen(self, matter: Matter | None) -> None:
        if matter is None or self._session.matter is None or matter.recording_id != self._session.matter.recording_id:
            self._session.show(matter)

    def _show(self, case: Case | None) -> None:
        self.header.show_recording(case.recording if case is not None else None)
        if self.sound is not None:
            self.sound.show_recording(case.recording if case is not None else None)
        self._update(case)

    def _update(self, case: Case | None) -> None:
        self.pad.show_case(case, self._session.matter)
        if self.lanes is not None:
            is_segments = case is not None and case.task.unit is Unit.SEGMENT
            lanes = [answer.segments for answer in case.answers] if case is not None and is_segments else []
            self.lanes.show_lanes(case.task if case is not None else None, lanes)
        self.changed.emit()

    def _ruled(self, case: Case) -> None:
        self.list.settle(case.recording.id, case.ruling)

    def _state(self) -> None:
        self.pad.set_ready(self._session.can_rule)
        self.changed.emit()
