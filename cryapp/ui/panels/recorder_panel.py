"""Step 2 of a screening: a microphone with a level meter, or a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cryapp.bridge.multimedia import QAudioDevice
from cryapp.bridge.recorder import LONGEST_S, Level
from cryapp.ui import icons
from cryapp.ui.i18n import tr
from cryapp.ui.theme import theme, tokens
from cryapp.ui.widgets.basic import Panel, label, restyle
from cryapp.ui.words import number

GLOVE_PX = 44
"""Height of a button that is pressed with gloves on."""
QUIETEST_DB = -60.0
TOO_QUIET_DB = -40.0
NEARLY_CLIPPED_DB = -3.0
PEAK_FALLS_DB = 1.0
"""The peak mark falls by so much with every report, twenty times a second."""
CLIP_SHOWN_FOR = 40
"""Reports for which "too loud" stays: two seconds, long enough to read while holding an infant."""
QUIET_AFTER = 60


class RecorderPanel(Panel):
    record_wanted = Signal(object)
    """QAudioDevice | None"""
    stop_wanted = Signal()
    discard_wanted = Signal()
    file_wanted = Signal()
    unfinished_wanted = Signal(object)
    """Path of a recording that the end of the app cut short"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Record the cry"), parent)
        self._has_microphone = True
        self._clip_left = 0
        self._quiet_reports = 0
        self._hint = label(
            tr(
                "Hold the microphone 10 to 20 cm from the infant's mouth and record until it has cried for about ten "
                "seconds. Other voices and alarms make the answer less certain."
            ),
            "muted",
            wrap=True,
        )
        self.body.addWidget(self._hint)
        self._elapsed = label(f"{number(0, 1)} s", "headline")
        self._words = label("", "muted", wrap=True)
        self.meter = LevelMeter()
        self.body.addWidget(self._elapsed)
        self.body.addWidget(self.meter)
        self.body.addWidget(self._words)
        self.microphone = QComboBox()
        self.microphone.setAccessibleName(tr("Microphone"))
        self.record = QPushButton(tr("Record"))
        self.record.setObjectName("primary")
        self.stop = QPushButton(tr("Stop and check"))
        self.stop.setObjectName("primary")
        self.discard = QPushButton(tr("Discard"))
        self.discard.setObjectName("danger")
        self.file = QPushButton(tr("Choose a file…"))
        buttons = QHBoxLayout()
        for widget in (self.record, self.stop, self.discard, self.file, self.microphone):
            widget.setMinimumHeight(GLOVE_PX)
            buttons.addWidget(widget)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self.body.addWidget(self._busy)
        self._unfinished = QVBoxLayout()
        self.body.addLayout(self._unfinished)
        self.body.addStretch(1)
        self.record.clicked.connect(lambda: self.record_wanted.emit(self.microphone.currentData()))
        self.stop.clicked.connect(self.stop_wanted)
        self.discard.clicked.connect(self.discard_wanted)
        self.file.clicked.connect(self.file_wanted)
        theme().changed.connect(self._dress)
        self._dress()
        self.show_ready()

    def show_microphones(self, devices: Sequence[QAudioDevice]) -> None:
        """Keeps the choice if that device is still there."""
        chosen = self.microphone.currentText()
        self.microphone.clear()
        for device in devices:
            self.microphone.addItem(device.description(), device)
        self.microphone.setCurrentIndex(max(0, self.microphone.findText(chosen)))
        self.microphone.setVisible(len(devices) > 1)
        self._has_microphone = bool(devices)
        self._lead()
        if not devices:
            self._words.setText(tr("No microphone was found. Connect one, or choose a file."))

    def _lead(self) -> None:
        """The button that leads on: recording, or without a microphone a file."""
        for button, leads in ((self.record, self._has_microphone), (self.file, not self._has_microphone)):
            button.setObjectName("primary" if leads else "")
            restyle(button)
        self._dress()

    def show_unfinished(self, paths: Sequence[Path]) -> None:
        """Recordings that the end of the app cut short can still be used."""
        while (item := self._unfinished.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for path in paths:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(
                label(
                    tr("{name} was not finished; what was recorded is kept.").format(name=path.name), "small", wrap=True
                ),
                1,
            )
            use = QPushButton(tr("Use it"))
            use.clicked.connect(lambda _checked=False, path=path: self.unfinished_wanted.emit(path))
            line.addWidget(use)
            self._unfinished.addWidget(row)

    def show_ready(self, words: str = "") -> None:
        self._elapsed.setText(f"{number(0, 1)} s")
        self._words.setText(words)
        self.meter.show_level(None)
        self._show(recording=False, busy=False)
        (self.record if self._has_microphone else self.file).setFocus()

    def show_recording(self) -> None:
        self._clip_left = self._quiet_reports = 0
        self._words.setText(tr("Waiting for the microphone…"))
        self._show(recording=True, busy=False)
        self.stop.setFocus()

    def show_checking(self, words: str) -> None:
        self._words.setText(words)
        self.meter.show_level(None)
        self._show(recording=False, busy=True)

    def show_level(self, level: Level) -> None:
        self._elapsed.setText(f"{number(level.elapsed_s, 1)} s")
        self.meter.show_level(level)
        self._clip_left = CLIP_SHOWN_FOR if level.clipped else max(0, self._clip_left - 1)
        self._quiet_reports = 0 if level.peak_db > TOO_QUIET_DB else self._quiet_reports + 1
        if level.elapsed_s <= 0:
            words = tr("Waiting for the microphone…")
        elif self._clip_left:
            words = tr("Too loud: the peaks are cut off. Move the microphone further away.")
        elif self._quiet_reports >= QUIET_AFTER:
            words = tr("Nothing is heard. Move the microphone closer, or check that it is switched on.")
        elif LONGEST_S - level.elapsed_s < 30:
            words = tr("Ends by itself in {seconds} s.").format(seconds=number(LONGEST_S - level.elapsed_s, 0))
        else:
            words = tr("Recording. It is written to the disk as it comes.")
        if words != self._words.text():
            self._words.setText(words)

    def _show(self, recording: bool, busy: bool) -> None:
        for widget in (self.record, self.file):
            widget.setVisible(not recording)
            widget.setEnabled(not busy)
        self.microphone.setVisible(not recording and self.microphone.count() > 1)
        self.stop.setVisible(recording)
        self.discard.setVisible(recording)
        # An invisible bar keeps its room, so that nothing jumps when the check begins.
        policy = self._busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(policy)
        self._busy.setVisible(busy)

    def _dress(self, _tokens: object = None) -> None:
        self.record.setIcon(icons.icon("record", "on_accent" if self._has_microphone else "text"))
        self.stop.setIcon(icons.icon("stop", "on_accent"))


class LevelMeter(QWidget):
    """Peak and mean level from −60 dB to full scale, with the peak held for a moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level: Level | None = None
        self._held_db = QUIETEST_DB
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Level"))
        theme().changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        return QSize(320, theme().px(28))

    def show_level(self, level: Level | None) -> None:
        self._level = level
        held = self._held_db - PEAK_FALLS_DB
        self._held_db = QUIETEST_DB if level is None else max(level.peak_db, held, QUIETEST_DB)
        self.setAccessibleDescription("" if level is None else f"{number(level.peak_db)} dB")
        self.update()

    def _repaint(self, _tokens: object = None) -> None:
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        bar = QRectF(area.left(), area.top(), area.width(), area.height() * 0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("line"))
        painter.drawRoundedRect(bar, 4, 4)
        if self._level is not None:
            token = (
                "danger" if self._level.clipped else "warning" if self._level.peak_db > NEARLY_CLIPPED_DB else "accent"
            )
            painter.setBrush(t.color(token))
            painter.drawRoundedRect(
                QRectF(bar.left(), bar.top(), bar.width() * _place(self._level.peak_db), bar.height()), 4, 4
            )
            painter.setBrush(t.color("text"))
            painter.drawRect(QRectF(bar.left() + bar.width() * _place(self._held_db) - 2, bar.top(), 2, bar.height()))
        painter.setPen(t.color("muted"))
        font = painter.font()
        font.setPixelSize(theme().px(10))
        painter.setFont(font)
        zero = painter.fontMetrics().horizontalAdvance("0 dB") + 24
        for db in (-60, -40, -20, -10, -3):
            if bar.width() * (1 - _place(db)) < zero:
                continue  # large text: it would run into the 0
            x = bar.left() + bar.width() * _place(db)
            painter.drawText(
                QRectF(x - 20 if db > -60 else x, bar.bottom(), 40, area.height() * 0.5),
                _tick_flags(db),
                f"{db}".replace("-", "−"),
            )
        painter.drawText(
            QRectF(bar.right() - 60, bar.bottom(), 60, area.height() * 0.5),
            int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom),
            "0 dB",
        )


def _place(level_db: float) -> float:
    return min(1.0, max(0.0, 1 - level_db / QUIETEST_DB))


def _tick_flags(db: int) -> int:
    side = Qt.AlignmentFlag.AlignLeft if db <= QUIETEST_DB else Qt.AlignmentFlag.AlignHCenter
    return int(side | Qt.AlignmentFlag.AlignBottom)
