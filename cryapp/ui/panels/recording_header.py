"""Above the sound: which recording this is, and what is wrong with it, if anything."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cryapp.domain.quality import QualityFlag
from cryapp.domain.recording import Recording
from cryapp.domain.wording import mark
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import ElidedLabel, label, plain_tip, restyle
from cryapp.ui.words import hours_text, length_text, number, short_code

LEAST_WIDTH_PX = 440
_SHORT = {
    QualityFlag.TOO_SHORT: mark("too short"),
    QualityFlag.TOO_LONG: mark("too long"),
    QualityFlag.CLIPPED: mark("clipped"),
    QualityFlag.SILENT: mark("silent"),
    QualityFlag.QUIET: mark("very quiet"),
    QualityFlag.NARROW_BAND: mark("narrow band"),
    QualityFlag.CANCELLING: mark("channels cancel"),
    QualityFlag.NOT_FINITE: mark("damaged samples"),
    QualityFlag.TRUNCATED: mark("ends early"),
}


class RecordingHeader(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._recording: Recording | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(SPACE_PX)
        self.title = label(name="strong")
        self.facts = ElidedLabel(name="muted")
        self.quality = label(name="badge")
        self.bandwidth = label(name="badge")
        row.addWidget(self.title)
        row.addWidget(self.facts, 1)
        row.addWidget(self.quality)
        row.addWidget(self.bandwidth)
        self.show_recording(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The bandwidth gives way first: what is wrong with a recording must stay readable."""
        shown = self._recording
        told = shown is None or QualityFlag.NARROW_BAND in shown.quality_flags  # then it stands in the warning
        self.bandwidth.setVisible(not told and self.width() > theme().px(LEAST_WIDTH_PX))

    def show_recording(self, recording: Recording | None) -> None:
        self._recording = recording
        self.quality.setVisible(recording is not None)
        self._fit()
        if recording is None:
            self.title.clear()
            self.facts.set_whole("")
            return
        self.title.setText(f"{short_code(recording.infant_code)} · {recording.number}")
        self.title.setToolTip(plain_tip(recording.title))
        self.facts.set_whole(" · ".join(_facts(recording)))
        flags = recording.quality_flags
        reach = f"{number(recording.bandwidth_hz / 1000, 1)} kHz"
        wrong = [tr(_SHORT[f]) + (f" {reach}" if f is QualityFlag.NARROW_BAND else "") for f in flags]
        self.quality.setText(", ".join(wrong) if wrong else tr("quality good"))
        self.quality.setToolTip("\n".join(flag.sentence for flag in flags))
        self.quality.setProperty("state", "warning" if flags else "")
        restyle(self.quality)
        self.bandwidth.setText(tr("bandwidth {width} kHz").format(width=number(recording.bandwidth_hz / 1000, 1)))


def _facts(recording: Recording) -> list[str]:
    """What matters at the bedside first: where there is no room, the end of the line gives way."""
    parts = [length_text(recording.duration_s)]
    if recording.hours_since_birth is not None:
        parts.append(tr("{hours} h after birth").format(hours=hours_text(recording.hours_since_birth)))
    if recording.stimulus:
        parts.append(tr(recording.stimulus))
    if recording.synthetic:
        parts.append(tr("synthetic"))
    parts.append(f"{number(recording.sample_rate_hz / 1000, _digits(recording.sample_rate_hz))} kHz")
    if recording.channels > 1:
        parts.append(tr("{n} channels").format(n=recording.channels))
    return [*parts, recording.codec, recording.file_name]


def _digits(rate_hz: int) -> int:
    """``16 kHz``, ``44.1 kHz``."""
    return 0 if rate_hz % 1000 == 0 else 1
