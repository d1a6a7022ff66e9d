"""Evidence over the spectrogram: what speaks for the answer keeps its brightness, the rest steps back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from cryapp.ui.panels.spectrogram import SpectrogramPanel
from cryapp.ui.sound.time_panel import TimePanel

if TYPE_CHECKING:
    from cryapp.scoring.evidence import Evidence

SHADE_ALPHA = 190
STRONG = 0.5
"""A cell of at least this share of the strongest gets an outline: on a dim screen shade alone cannot be told."""


class EvidenceOverlay:
    """Give it to the spectrogram's ``overlays``."""

    def __init__(self) -> None:
        self._evidence: Evidence | None = None
        self._shades: list[QImage] = []
        self._shade_for: tuple[int, int] = (0, 0)

    def show(self, evidence: Evidence | None) -> None:
        self._evidence, self._shades = evidence, []

    @property
    def is_shown(self) -> bool:
        return self._evidence is not None

    def paint(self, painter: QPainter, panel: TimePanel) -> None:
        evidence = self._evidence
        if evidence is None or not isinstance(panel, SpectrogramPanel):
            return
        quiet = panel.quiet_color()
        wanted = (quiet.rgb(), id(evidence))
        if wanted != self._shade_for or not self._shades:
            self._shades, self._shade_for = _shades(evidence, quiet), wanted
        plot, axis = panel.plot, panel.axis
        left, right = panel.x_of(evidence.start_s), panel.x_of(evidence.stop_s)
        strong = evidence.strength() >= STRONG
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shade_all = QColor(quiet)
        shade_all.setAlpha(SHADE_ALPHA)
        for low_hz, high_hz in ((0.0, evidence.edges_hz[0]), (evidence.edges_hz[-1], axis.high_hz)):
            if low_hz < high_hz <= axis.high_hz:  # above and below what was looked at
                top = plot.bottom() - axis.place_of(high_hz) * plot.height()
                bottom = plot.bottom() - axis.place_of(low_hz) * plot.height()
                painter.fillRect(QRectF(left, top, right - left, bottom - top), shade_all)
        line = QPen(QColor("#ffffff" if quiet.lightnessF() < 0.5 else "#101418"), 1)
        for band, shade in enumerate(self._shades):
            low_hz, high_hz = evidence.edges_hz[band], evidence.edges_hz[band + 1]
            top = plot.bottom() - min(1.0, axis.place_of(min(high_hz, axis.high_hz))) * plot.height()
            bottom = plot.bottom() - axis.place_of(min(low_hz, axis.high_hz)) * plot.height()
            if bottom - top < 1:
                continue
            painter.drawImage(QRectF(left, top, right - left, bottom - top), shade)
            painter.setPen(line)
            for first, last in _runs(strong[:, band]):
                start_x = panel.x_of(evidence.start_s + first * evidence.hop_s)
                stop_x = panel.x_of(evidence.start_s + last * evidence.hop_s)
                painter.drawRect(QRectF(start_x, top + 0.5, max(1.0, stop_x - start_x), bottom - top - 1))


def _shades(evidence: Evidence, quiet: QColor) -> list[QImage]:
    """One row of translucent pixels a band, as wide as there are frames."""
    alpha = np.round(SHADE_ALPHA * (1 - evidence.strength())).astype(np.uint32)
    rgb = np.uint32(quiet.rgb() & 0xFFFFFF)
    images = []
    for band in range(alpha.shape[1]):
        row = np.ascontiguousarray((alpha[:, band] << np.uint32(24)) | rgb)
        image = QImage(row.tobytes(), len(row), 1, 4 * len(row), QImage.Format.Format_ARGB32)
        images.append(image.copy())  # the bytes are ours only until we return
    return images


def _runs(on: np.ndarray) -> list[tuple[int, int]]:
    """(first, one past the last) of every run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], on, [False]]).astype(np.int8)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
