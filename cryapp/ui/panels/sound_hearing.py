"""The popover with how the sound is heard: gain, loudspeaker, pitch, and how the picture goes along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from cryapp.bridge.playback import Output
from cryapp.ui.i18n import tr
from cryapp.ui.sound.hearing import MOST_GAIN_DB, Hearing
from cryapp.ui.sound.viewport import Follow
from cryapp.ui.theme import SPACE_PX
from cryapp.ui.widgets.basic import heading, label


class HearingPopover(QFrame):
    """Every change is heard at once; a click outside closes it."""

    changed = Signal(object)
    """Hearing"""

    def __init__(self, hearing: Hearing, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self._hearing = hearing
        body = QVBoxLayout(self)
        body.setContentsMargins(2 * SPACE_PX, 2 * SPACE_PX, 2 * SPACE_PX, 2 * SPACE_PX)
        body.setSpacing(SPACE_PX)
        body.addWidget(heading(tr("How it is heard")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * SPACE_PX)
        grid.setVerticalSpacing(SPACE_PX)
        grid.setColumnMinimumWidth(1, 200)
        body.addLayout(grid)
        self.gain = QSlider(Qt.Orientation.Horizontal)
        self.gain.setRange(0, MOST_GAIN_DB)
        self.gain.setPageStep(6)
        self._gain_text = label("", "muted")
        self._gain_text.setMinimumWidth(56)
        self.output = QComboBox()
        self.output.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.output.setMinimumContentsLength(30)
        self.follow = QComboBox()
        for text, value in (
            (tr("turns pages with the sound"), Follow.PAGES),
            (tr("runs past the cursor"), Follow.MIDDLE),
            (tr("stays where it is"), Follow.NOT),
        ):
            self.follow.addItem(text, value)
        rows: tuple[tuple[str, QWidget], ...] = (
            (tr("Louder than recorded"), self.gain),
            (tr("Listen with"), self.output),
            (tr("While playing, the picture"), self.follow),
        )
        for row, (text, control) in enumerate(rows):
            grid.addWidget(label(text), row, 0)
            grid.addWidget(control, row, 1, 1, 1 if control is self.gain else 2)
            control.setAccessibleName(text)
        grid.addWidget(self._gain_text, 0, 2)
        self.keeps_pitch = QCheckBox(tr("Keep the pitch at other speeds"))
        self.keeps_pitch.setToolTip(tr("Otherwise the pitch turns with the speed, as on a tape."))
        body.addWidget(self.keeps_pitch)
        self.restore = QPushButton(tr("As shipped"))
        self.restore.setObjectName("link")
        self.restore.clicked.connect(lambda: self._take(Hearing(volume=self._hearing.volume)))
        body.addWidget(self.restore)
        self.gain.valueChanged.connect(self._changed)
        self.output.currentIndexChanged.connect(self._changed)
        self.follow.currentIndexChanged.connect(self._changed)
        self.keeps_pitch.toggled.connect(self._changed)
        self.set_outputs(())
        self.set_hearing(hearing)

    def set_hearing(self, hearing: Hearing) -> None:
        self._hearing = hearing
        for widget in (self.gain, self.output, self.follow, self.keeps_pitch):
            widget.blockSignals(True)
        self.gain.setValue(hearing.gain_db)
        self.output.setCurrentIndex(max(0, self.output.findData(hearing.output_id)))
        self.follow.setCurrentIndex(self.follow.findData(hearing.follow))
        self.keeps_pitch.setChecked(hearing.keeps_pitch)
        for widget in (self.gain, self.output, self.follow, self.keeps_pitch):
            widget.blockSignals(False)
        self._gain_text.setText(f"{hearing.gain_db:+d} dB" if hearing.gain_db else "0 dB")

    def set_outputs(self, outputs: Sequence[Output]) -> None:
        """The loudspeakers there are now; the one chosen stays listed while it is unplugged."""
        chosen = self._hearing.output_id
        with QSignalBlocker(self.output):
            self.output.clear()
            own = next((output.name for output in outputs if output.is_default), "")
            self.output.addItem(
                tr("the system's own ({name})").format(name=own) if own else tr("the system's own"), None
            )
            for output in outputs:
                self.output.addItem(output.name, output.id)
            if chosen is not None and self.output.findData(chosen) < 0:
                self.output.addItem(tr("the one chosen before (not connected)"), chosen)
            self.output.setCurrentIndex(max(0, self.output.findData(chosen)))

    def show_above(self, anchor: QWidget) -> None:
        """Opens with its lower left corner on the anchor's upper left one."""
        self.adjustSize()
        self.move(anchor.mapToGlobal(QPoint(0, -self.height() - SPACE_PX // 2)))
        self.show()

    def _changed(self) -> None:
        self._take(
            replace(
                self._hearing,
                gain_db=self.gain.value(),
                output_id=self.output.currentData(),
                follow=Follow(self.follow.currentData()),
                keeps_pitch=self.keeps_pitch.isChecked(),
            )
        )

    def _take(self, hearing: Hearing) -> None:
        if hearing != self._hearing:
            self.set_hearing(hearing)
            self.changed.emit(hearing)
