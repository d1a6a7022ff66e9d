"""The popover with how the sound is heard: gain, loudspeaker, pitch, and how the picture goes along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QSlider, QWidget

from cryapp.bridge.playback import Output
from cryapp.ui.i18n import tr
from cryapp.ui.sound.hearing import MOST_GAIN_DB, Hearing
from cryapp.ui.sound.viewport import Follow
from cryapp.ui.widgets.basic import label
from cryapp.ui.widgets.popover import Popover, Row


class HearingPopover(Popover):
    """``changed`` carries a Hearing; every change is heard at once."""

    def __init__(self, hearing: Hearing, parent: QWidget | None = None) -> None:
        super().__init__(tr("How it is heard"), parent)
        self._hearing = hearing
        self.gain = QSlider(Qt.Orientation.Horizontal)
        self.gain.setRange(0, MOST_GAIN_DB)
        self.gain.setPageStep(6)
        self._gain_text = label("", "muted")
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
        self.keeps_pitch = QCheckBox(tr("Keep the pitch at other speeds"))
        self.keeps_pitch.setToolTip(tr("Otherwise the pitch turns with the speed, as on a tape."))
        rows: tuple[Row, ...] = (
            (tr("Louder than recorded"), self.gain, self._gain_text),
            (tr("Listen with"), self.output, None),
            (tr("While playing, the picture"), self.follow, None),
        )
        self.lay_out(rows, self.keeps_pitch, 200)
        self.restored.connect(lambda: self._take(Hearing(volume=self._hearing.volume)))
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
