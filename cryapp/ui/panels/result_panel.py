"""The result: a sentence before numbers, and where in the sound the evidence lies."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cryapp.services.screening import Outcome, Screening
from cryapp.ui.evidence import Evidence, paint_evidence
from cryapp.ui.figures import percent
from cryapp.ui.i18n import tr
from cryapp.ui.theme import theme, tokens
from cryapp.ui.widgets.basic import Panel, label

EDGE_PX = 6
TALLEST_PX = 900
"""Taller, harmonics would be stretched until a cry no longer looks like one."""
EDGE_TOKENS = {
    Outcome.POSITIVE: "warning",
    Outcome.NEGATIVE: "accent",
    Outcome.INSUFFICIENT_QUALITY: "muted",
    Outcome.UNDECIDED: "muted",
}


class ResultBanner(Panel):
    """The outcome with a coloured edge; the words carry it, the colour only repeats it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._outcome: Outcome | None = None
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        self._edge = QFrame()
        self._edge.setFixedWidth(EDGE_PX)
        line.addWidget(self._edge)
        words = QVBoxLayout()
        words.setContentsMargins(12, 4, 4, 4)
        words.setSpacing(6)
        self.headline = label("", "headline", wrap=True)
        self.explanation = label("", wrap=True)
        self.research_use = label("", "small", wrap=True)
        for part in (self.headline, self.explanation, self.research_use):
            words.addWidget(part)
        line.addLayout(words, 1)
        self.body.addLayout(line)
        theme().changed.connect(self._dress)

    def show_screening(self, screening: Screening, research_use: str) -> None:
        self._outcome = screening.outcome
        self.headline.setText(tr(screening.headline))
        self.explanation.setText(tr(screening.explanation))
        self.research_use.setText(research_use)
        self._dress()

    def _dress(self, _tokens: object = None) -> None:
        if self._outcome is not None:
            color = getattr(tokens(), EDGE_TOKENS[self._outcome])
            self._edge.setStyleSheet(f"background: {color}; border-radius: {EDGE_PX // 2}px;")


class EvidencePanel(Panel):
    """Spectrogram with the probability over time beneath it, on one time axis."""

    picture_wanted = Signal(int, int)
    """width and height in device pixels: the room there is for the spectrogram"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Where the evidence lies"), parent)
        self._key = label("", "small")
        self.head.addWidget(self._key)
        self._canvas = _Canvas()
        self._canvas.resized.connect(self._ask)
        self.body.addWidget(self._canvas, 1)
        self.setMaximumHeight(TALLEST_PX)

    def show_screening(self, screening: Screening) -> None:
        asked = screening.prediction is not None
        self.heading.setText((tr("Where the evidence lies") if asked else tr("The recording")).upper())
        self._canvas.show_evidence(Evidence.of(screening))
        line = (
            ""
            if screening.threshold is None
            else tr(", dashed line at {threshold}").format(threshold=percent(screening.threshold))
        )
        self._key.setText(tr("below: probability over time{line}").format(line=line) if asked else "")
        self._ask()

    def show_picture(self, picture: npt.NDArray[np.uint8] | None, why_not: str = "") -> None:
        """Grey levels ``(height, width)``, 0 quiet; None with the reason if the sound is gone or damaged."""
        self._canvas.show_picture(picture, why_not)

    @property
    def picture(self) -> npt.NDArray[np.uint8] | None:
        return self._canvas.picture

    def _ask(self) -> None:
        width, height = self._canvas.picture_px
        if width > 0 and height > 0:
            self.picture_wanted.emit(width, height)


class _Canvas(QWidget):
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._evidence: Evidence | None = None
        self.picture: npt.NDArray[np.uint8] | None = None
        self._why_not = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(200)
        theme().changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        return QSize(640, 300)

    @property
    def picture_px(self) -> tuple[int, int]:
        ratio = self.devicePixelRatioF()
        return round(self.width() * ratio), round(self.height() * ratio)

    def show_evidence(self, evidence: Evidence) -> None:
        self._evidence, self.picture, self._why_not = evidence, None, ""
        self.update()

    def show_picture(self, picture: npt.NDArray[np.uint8] | None, why_not: str) -> None:
        self.picture, self._why_not = picture, why_not
        self.update()

    def _repaint(self, _tokens: object = None) -> None:
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._evidence is not None:
            painter = QPainter(self)
            area = QRectF(self.rect())
            paint_evidence(painter, area, self._evidence, tokens(), theme().px(11), self.picture, self._why_not)
