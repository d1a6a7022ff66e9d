"""Cry measurements beside the sound: a table of the recording, the selection and every cry unit. Modeless."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.tasks import Job
from cryapp.domain.voice import VoiceMeasures
from cryapp.services import measuring
from cryapp.ui.i18n import locale, tr
from cryapp.ui.sound.marked_units import MarkedUnits
from cryapp.ui.sound.source import PictureSource
from cryapp.ui.sound.viewport import Viewport
from cryapp.ui.sound.voice_tracks import VoiceTracks
from cryapp.ui.sound.voice_words import COLUMNS, NONE, figure, summary
from cryapp.ui.widgets.basic import label

SETTLE_MS = 250
BESIDE_PX = 72
"""Beside the columns: margins and the scroll bar."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Row = tuple[str, VoiceMeasures]
_Index = QModelIndex | QPersistentModelIndex


class VoiceTable(QAbstractTableModel):
    """A row a stretch of sound, a column a measurement."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[index.column()].text(self.rows[index.row()][1])
        return RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self.rows[section][0] if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(COLUMNS[section].title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr(COLUMNS[section].tip or COLUMNS[section].title)
        return RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else None

    @property
    def text(self) -> str:
        """Tab-separated, with a heading: as spreadsheets of the reader's language take it from the clipboard."""
        lines = ["\t".join(["", *(tr(column.title) for column in COLUMNS)])]
        lines += ["\t".join([name, *(plain(column.text(values)) for column in COLUMNS)]) for name, values in self.rows]
        return "\n".join(lines) + "\n"


def plain(cell: str) -> str:
    """A figure that a spreadsheet takes for a number: no group separators, a hyphen for minus, nothing for a dash."""
    bare = cell.replace(locale().groupSeparator(), "") if cell[:1].isdecimal() or cell[:1] == "−" else cell
    return "" if cell == NONE else bare.replace("−", "-")


class MeasurementsWindow(QDialog):
    """Follows the recording that is open; it measures while it is on the screen, and only then."""

    def __init__(
        self,
        desk: Desk,
        viewport: Viewport,
        source: PictureSource,
        voices: VoiceTracks,
        marked: MarkedUnits,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Cry measurements"))
        self.setModal(False)
        self.resize(1120, 420)
        self._desk, self._view, self._source, self._voices, self._marked = desk, viewport, source, voices, marked
        self._chosen: VoiceMeasures | None = None
        self._job: Job | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        head = QHBoxLayout()
        self.sentence = label("", "title")
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(140)
        self.progress.setAccessibleName(tr("Part of the recording measured"))
        self.stop = QPushButton(tr("Stop"))
        self.measure = QPushButton(tr("Measure the whole recording"))
        head.addWidget(self.sentence, 1)
        for widget in (self.progress, self.stop, self.measure):
            head.addWidget(widget)
        column.addLayout(head)
        self.how = label("", "muted", wrap=True)
        column.addWidget(self.how)
        self.model = VoiceTable(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setAccessibleName(tr("Measurements; choosing a unit selects it in the sound"))
        column.addWidget(self.table, 1)
        column.addLayout(self._foot())
        self._later = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._later.timeout.connect(self._measure_selection)
        self._connect()

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self.stimulus = QPushButton(tr("Stimulus at the cursor"))
        self.stimulus.setToolTip(tr("Counts the latency from where the cursor stands."))
        self.settings = QPushButton(tr("How it is measured…"))
        self.copy = QPushButton(tr("Copy table"))
        self.export = QPushButton(tr("Export…"))
        self.export.setToolTip(tr("A table of all recordings, or of all marked segments"))
        self.units = QComboBox()
        self.units.setAccessibleName(tr("Which cry units"))
        self.units.addItem(tr("units found in the sound"), False)
        self.units.addItem(tr("units as I marked them"), True)
        self.units.setToolTip(tr("Your own segments of “Cry units”: expirations, hyperphonation and dysphonation."))
        foot.addWidget(self.units)
        foot.addWidget(self.stimulus)
        foot.addStretch(1)
        for button in (self.settings, self.copy, self.export):
            foot.addWidget(button)
        return foot

    def _connect(self) -> None:
        self._voices.measured.connect(self._refresh)
        self._marked.measured.connect(self._refresh)
        self._marked.failed.connect(self._failed)
        for measuring_ in (self._voices, self._marked):
            measuring_.progressed.connect(lambda part: self.progress.setValue(round(100 * part)))
        self.units.currentIndexChanged.connect(self._units_chosen)
        self._voices.failed.connect(self._failed)
        self._view.selection_changed.connect(self._selection_moved)
        self._source.opened.connect(self._opened)
        self._source.failed.connect(self._failed)
        # Once the columns have taken their width from what has come.
        self.model.modelReset.connect(self._make_room, Qt.ConnectionType.QueuedConnection)
        self.measure.clicked.connect(self._ask)
        self.stop.clicked.connect(self._call_off)
        self.stimulus.clicked.connect(lambda: self._voices.set_stimulus(self._view.playhead_s))
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.model.text))
        self.export.clicked.connect(lambda: self._desk.wished.emit("window.export_measurements"))
        self.settings.clicked.connect(self._open_settings)
        self.table.clicked.connect(lambda index: self._go_to(index.row()))
        self.table.activated.connect(lambda index: self._go_to(index.row()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """As wide as its columns, where the screen has the room; never narrower than it was made."""
        needed = self.table.horizontalHeader().length() + self.table.verticalHeader().width() + BESIDE_PX
        room = self.screen().availableGeometry().width() - BESIDE_PX
        if needed > self.width():
            self.resize(min(needed, room), self.height())

    def show_now(self) -> None:
        """Comes to the front and measures what is open."""
        self.show()
        self.raise_()
        self.activateWindow()
        self._ask()
        self._selection_moved()

    def done(self, result: int) -> None:
        self._call_off()
        super().done(result)

    # --- measuring --------------------------------------------------------------------------------------------

    def _opened(self) -> None:
        if self.isVisible() and self._by is self._voices:  # marked units are measured as soon as they are read
            self._ask()

    @property
    def _by(self) -> VoiceTracks | MarkedUnits:
        """Whose cry units the table holds."""
        return self._marked if self.units.currentData() else self._voices

    def _units_chosen(self) -> None:
        self._call_off()
        self._ask()

    def _ask(self) -> None:
        self._marked.is_wanted = self._by is self._marked
        self._by.measure()
        self._refresh()

    def _call_off(self) -> None:
        self._marked.is_wanted = False
        self._voices.stop_measuring()
        self._marked.stop_measuring()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._refresh()

    def _selection_moved(self) -> None:
        self._chosen = None
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self.isVisible():
            self._later.start()
            self._refresh()

    def _measure_selection(self) -> None:
        sound, selection = self._source.sound, self._view.selection
        if sound is None or selection is None or self._source.error is not None:
            return
        settings = self._voices.settings
        self._job = self._desk.readers.submit(
            lambda job: measuring.measure_spans(sound, (selection,), settings, lambda: job.is_cancelled)
        )
        self._job.done.connect(partial(self._selection_measured, selection))
        self._job.failed.connect(self._failed)

    def _selection_measured(self, selection: tuple[float, float], found: tuple[VoiceMeasures, ...]) -> None:
        self._job = None
        if selection == self._view.selection:
            self._chosen = found[0]
            self._refresh()

    def _failed(self, error: object) -> None:
        if isinstance(error, Exception):
            self.sentence.setText(sentence_for(error))
        self.model.show_rows(())

    # --- showing ----------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        voice, settings = self._by.voice, self._voices.settings
        busy = self._by.is_measuring
        self.units.setEnabled(self._marked.asked_of() is not None or self._by is self._marked)
        open_ = self._source.sound is not None
        self.progress.setVisible(busy)
        self.stop.setVisible(busy)
        self.measure.setVisible(not busy and voice is None and open_)
        self.stimulus.setEnabled(open_)
        self.copy.setEnabled(voice is not None or self._chosen is not None)
        if voice is not None:
            self.sentence.setText(summary(voice))
        elif busy:
            self.sentence.setText(tr("Measuring…"))
        else:
            self.sentence.setText(tr("Not measured yet.") if open_ else tr("No recording is open."))
        how = tr(
            "Pitch looked for from {floor} to {ceiling} Hz, hyperphonation above {limit} Hz; by Praat's algorithms."
        )
        self.how.setText(
            how.format(
                floor=figure(settings.floor_hz), ceiling=figure(settings.ceiling_hz),
                limit=figure(settings.hyperphonation_hz),
            )
        )  # fmt: skip
        rows: list[Row] = []
        if voice is not None:
            rows.append((tr("recording"), voice.pooled))
        if self._chosen is not None:
            rows.append((tr("selection"), self._chosen))
        if voice is not None:
            rows += [(str(number), unit) for number, unit in enumerate(voice.units, 1)]
        self.model.show_rows(tuple(rows))

    def _go_to(self, row: int) -> None:
        """Selects the unit in the sound, and brings it on the screen."""
        name, values = self.model.rows[row]
        if not name.isdecimal():
            return
        view = self._view
        if not view.start_s <= values.start_s < view.stop_s:
            view.show(values.start_s - 0.1 * view.span_s, values.start_s + 0.9 * view.span_s)
        view.select(values.start_s, values.end_s)
        view.set_playhead(values.start_s)

    def _open_settings(self) -> None:
        from cryapp.ui.dialogs.voice_settings import VoiceSettingsDialog

        dialog = VoiceSettingsDialog(self._desk, self._voices.settings, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
