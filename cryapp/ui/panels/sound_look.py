"""The popover with the settings of the pictures."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QSlider, QWidget

from cryapp.audio.axis import Scale
from cryapp.audio.stft import Window
from cryapp.services.rendering import COLOUR_MAPS
from cryapp.ui.i18n import tr
from cryapp.ui.sound.look import BRIGHTNESS_DB, HIGHEST_HZ, HOP_PARTS, RANGES_DB, WINDOWS_S, Look
from cryapp.ui.widgets.basic import label
from cryapp.ui.widgets.popover import Popover, Row


class LookPopover(Popover):
    """``changed`` carries a Look; every change is seen at once."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(tr("How the sound is drawn"), parent)
        self._look = look
        self.window_s = self._combo([(f"{s * 1000:g} ms", s) for s in WINDOWS_S])
        self.window_kind = self._combo([(kind.value.capitalize(), kind) for kind in Window])
        self.hop_part = self._combo([(tr("1/{part} of the window").format(part=part), part) for part in HOP_PARTS])
        self.denoised = QCheckBox(tr("Sink steady noise (PCEN)"))
        self.denoised.setToolTip(tr("Each frequency against its own recent loudness: a fan fades, a cry stands out."))
        self.denoised.toggled.connect(self._changed)
        self.colours = self._combo([(name.capitalize(), name) for name in COLOUR_MAPS])
        self.scale = self._combo([(tr("Linear"), Scale.LINEAR), (tr("Mel"), Scale.MEL), (tr("Logarithmic"), Scale.LOG)])
        self.high_hz = self._combo([(f"{hz / 1000:g} kHz", hz) for hz in HIGHEST_HZ])
        self.range_db = self._slider(*RANGES_DB)
        self.brightness_db = self._slider(*BRIGHTNESS_DB)
        self._range_text = label("", "muted")
        self._brightness_text = label("", "muted")
        rows: tuple[Row, ...] = (
            (tr("Colours"), self.colours, None),
            (tr("Dynamic range"), self.range_db, self._range_text),
            (tr("Brightness"), self.brightness_db, self._brightness_text),
            (tr("Frequency axis"), self.scale, None),
            (tr("Up to"), self.high_hz, None),
            (tr("Analysis window"), self.window_s, None),
            (tr("Step"), self.hop_part, None),
            (tr("Window shape"), self.window_kind, None),
        )
        self.lay_out(rows, self.denoised, 160)
        self.restored.connect(lambda: self._take(Look()))
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        analysis = look.analysis
        controls = (self.window_s, self.window_kind, self.hop_part, self.colours, self.scale, self.high_hz)
        values = (analysis.window_s, analysis.window, look.hop_part, look.colours, look.scale, look.high_hz)
        for combo, value in zip(controls, values, strict=True):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(combo.findData(value))
        with QSignalBlocker(self.denoised):
            self.denoised.setChecked(analysis.denoised)
        for slider, number in ((self.range_db, look.range_db), (self.brightness_db, look.brightness_db)):
            with QSignalBlocker(slider):
                slider.setValue(round(number))
        self._range_text.setText(f"{look.range_db:.0f} dB")
        self._brightness_text.setText(f"{look.brightness_db:+.0f} dB".replace("-", "−").replace("+0 ", "0 "))

    def _changed(self) -> None:
        analysis = replace(
            self._look.analysis,
            window_s=self.window_s.currentData(),
            window=Window(self.window_kind.currentData()),
            hop_share=1 / self.hop_part.currentData(),
            denoised=self.denoised.isChecked(),
        )
        self._take(
            replace(
                self._look,
                analysis=analysis,
                colours=self.colours.currentData(),
                scale=Scale(self.scale.currentData()),
                high_hz=self.high_hz.currentData(),
                range_db=float(self.range_db.value()),
                brightness_db=float(self.brightness_db.value()),
            )
        )

    def _take(self, look: Look) -> None:
        if look != self._look:
            self.set_look(look)
            self.changed.emit(look)

    def _combo(self, entries: list[tuple[str, object]]) -> QComboBox:
        combo = QComboBox()
        for text, value in entries:
            combo.addItem(text, value)
        combo.currentIndexChanged.connect(self._changed)
        return combo

    def _slider(self, low: int, high: int) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(low, high)
        slider.setPageStep(5)
        slider.valueChanged.connect(self._changed)
        return slider
