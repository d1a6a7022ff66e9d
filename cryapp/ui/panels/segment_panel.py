"""The list of segments: when, what, how long; a note on the chosen one; and what is proposed, with its slider."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSlider,
    QTableView,
    QWidget,
)

from cryapp.domain.ids import SegmentId
from cryapp.domain.segment import Segment, SegmentState
from cryapp.ui.i18n import tr
from cryapp.ui.segments.session import SegmentSession
from cryapp.ui.shapes import shape_icon
from cryapp.ui.sound.ticks import time_text
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import ElidedLabel, Panel, plain_tip

TIME, CLASS, LENGTH = range(3)
LEAST_ROWS, ROW_PX = 5, 24

Index = QModelIndex | QPersistentModelIndex


class SegmentTable(QAbstractTableModel):
    """The book as rows; only what is seen is ever made into text."""

    def __init__(self, session: SegmentSession) -> None:
        super().__init__()
        self._session = session
        self._segments: tuple[Segment, ...] = ()

    def renew(self) -> None:
        self.beginResetModel()
        self._segments = self._session.book.segments
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._segments)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 3

    def segment_at(self, row: int) -> Segment | None:
        return self._segments[row] if 0 <= row < len(self._segments) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        segment, column = self._segments[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(segment.state, column)
        if role == Qt.ItemDataRole.DecorationRole and column == CLASS:
            look = self._session.looks.of_classes(segment.state.classes)
            return shape_icon(look.shape, look.color.name()) if look.shape is not None else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(segment.state.note) if segment.state.note else None
        if role == Qt.ItemDataRole.TextAlignmentRole and column != CLASS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _text(self, state: SegmentState, column: int) -> str:
        if column == TIME:
            return time_text(state.start_s, 0.001)
        if column == LENGTH:
            return tr("point") if state.is_point else f"{state.duration_s:.3f} s"
        return self._session.looks.names(state.classes, uncertain=state.uncertain) + (" ✎" if state.note else "")

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Time"), tr("Class"), tr("Length"))[section]
        return None


class SegmentPanel(Panel):
    """Reachable by keyboard (Ctrl+L): arrows walk through the list and the sound goes along."""

    gone_to = Signal(object)
    """SegmentId"""
    note_written = Signal(object, str)
    """SegmentId and text"""
    propose_pressed = Signal(bool)
    sensitivity_moved = Signal(float)
    """0 … 1"""
    snap_pressed = Signal(bool)
    accept_pressed = Signal()

    def __init__(self, session: SegmentSession, parent: QWidget | None = None) -> None:
        super().__init__(tr("Segments"), parent)
        self._session = session
        self._noting: SegmentId | None = None
        self.count = ElidedLabel("", "small")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head.addWidget(self.count, 1)
        self.table = self._make_table()
        self.note = QLineEdit()
        self.note.setPlaceholderText(tr("Note on this segment"))
        self.note.setAccessibleName(tr("Note on this segment"))
        self.note.setMaxLength(2000)
        self.note.editingFinished.connect(self.flush)
        self.note.returnPressed.connect(self.table.setFocus)
        self.snap = QCheckBox(tr("Snap edges to sound"))
        self.snap.setChecked(True)
        self.snap.toggled.connect(self.snap_pressed)
        self.propose = QPushButton(tr("Propose"))
        self.propose.setCheckable(True)
        self.propose.setToolTip(
            tr("Finds breaths and cries by loudness and voicing; nothing is kept before you accept it")
        )
        self.propose.clicked.connect(self.propose_pressed)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setAccessibleName(tr("Sensitivity of proposals"))
        self.slider.setToolTip(tr("More to the right proposes more"))
        self.slider.valueChanged.connect(lambda value: self.sensitivity_moved.emit(value / 100))
        self.offered = ElidedLabel("", "small")
        self.accept = QPushButton(tr("Accept all in view"))
        self.accept.clicked.connect(self.accept_pressed)
        for button in (self.propose, self.accept):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout()
        row.setSpacing(SPACE_PX)
        row.addWidget(self.propose)
        row.addWidget(self.slider, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.offered)
        self.body.addWidget(self.accept)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.note)
        self.body.addWidget(self.snap)
        theme().changed.connect(self._restyle)
        self._restyle()
        self.setVisible(False)

    def _make_table(self) -> QTableView:
        table = QTableView()
        self.rows = SegmentTable(self._session)
        table.setModel(self.rows)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setAccessibleName(tr("Segments of this recording"))
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        for column in (TIME, LENGTH):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(CLASS, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        table.selectionModel().currentRowChanged.connect(self._row_changed)
        table.clicked.connect(lambda index: self._row_changed(index, QModelIndex()))
        return table

    # -- what is shown ------------------------------------------------------------------------------------------

    def show_on(self, on: bool) -> None:
        """The panel is there while segments are."""
        self.setVisible(on)
        self.show_book()

    def show_book(self) -> None:
        """The segments as they are now; the place in the list is kept."""
        place = self.table.verticalScrollBar().value()
        with QSignalBlocker(self.table.selectionModel()):
            self.rows.renew()
        self.table.verticalScrollBar().setValue(place)
        self._fit_columns()
        n, n_bare = len(self._session.book), self._session.n_unlabelled
        self.count.set_whole(tr("{n}, {bare} without a class").format(n=n, bare=n_bare) if n_bare else str(n))
        self.show_chosen()

    def show_chosen(self) -> None:
        """The list follows what is chosen in the picture."""
        chosen, row_of = self._session.chosen, self._session.book.row_of
        rows = [row_of[id_] for id_ in chosen if id_ in row_of]
        model = self.table.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        with QSignalBlocker(model):
            model.clearSelection()
            for row in rows[:200]:
                model.select(self.rows.index(row, 0), flags.Select | flags.Rows)
            if rows:
                model.setCurrentIndex(self.rows.index(rows[0], 0), flags.NoUpdate)
        if rows:
            self.table.scrollTo(self.rows.index(rows[0], 0))
        self.table.viewport().update()
        self._show_note(chosen[0] if len(chosen) == 1 else None)

    def _show_note(self, segment_id: SegmentId | None) -> None:
        if segment_id != self._noting:
            self.flush()
            self._noting = segment_id
        state = self._session.state_of(segment_id) if segment_id is not None else None
        self.note.setEnabled(state is not None)
        text = state.note if state is not None else ""
        if not self.note.hasFocus() or not self.note.isModified():
            self.note.setText(text)

    def show_snap(self, on: bool) -> None:
        with QSignalBlocker(self.snap):
            self.snap.setChecked(on)

    def show_suggestions(
        self, wanted: bool, looking: bool, sensitivity: float, n_shown: int, n_open: int, n_in_view: int
    ) -> None:
        """The slider's live count."""
        self.propose.setChecked(wanted)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(sensitivity * 100))
        self.slider.setEnabled(wanted)
        self.accept.setEnabled(wanted and n_in_view > 0)
        for part in (self.offered, self.accept):
            part.setVisible(wanted)
        if not wanted:
            text = ""
        elif looking:
            text = tr("Listening…")
        else:
            text = tr("{shown} of {all} proposals, {view} in view").format(shown=n_shown, all=n_open, view=n_in_view)
        self.offered.set_whole(text)

    # -- what is pressed ----------------------------------------------------------------------------------------

    def take_focus(self) -> None:
        """Ctrl+L: the list, at the chosen segment, else where one was in it, else at its first row."""
        self.table.setFocus()
        if not self._session.chosen and self.rows.rowCount():
            row = max(0, self.table.currentIndex().row())
            self._row_changed(self.rows.index(row, 0), QModelIndex())

    def write_note(self) -> None:
        self.note.setFocus()
        self.note.selectAll()

    def flush(self) -> None:
        """What was typed goes to the segment it was typed for, whatever is chosen by now."""
        if self._noting is not None and self.note.isModified():
            self.note.setModified(False)
            self.note_written.emit(self._noting, self.note.text().strip())

    def _row_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        segment = self.rows.segment_at(index.row())
        if segment is not None:
            self.gone_to.emit(segment.id)

    def _restyle(self, _tokens: object = None) -> None:
        self._fit_columns()
        self.table.verticalHeader().setDefaultSectionSize(theme().px(ROW_PX))
        self.table.setMinimumHeight(theme().px(ROW_PX * (LEAST_ROWS + 1)))

    def _fit_columns(self) -> None:
        """Times as wide as this recording's need; the rest of a narrow panel is the class's."""
        recording, metrics = self._session.recording, self.table.fontMetrics()
        longest = time_text(recording.duration_s if recording is not None else 0.0, 0.001)
        for column, text in ((TIME, longest), (LENGTH, tr("Length") + "  ")):
            widest = max(metrics.horizontalAdvance(text), metrics.horizontalAdvance("0.000 s"))
            self.table.setColumnWidth(column, widest + 3 * SPACE_PX)
