"""pyqtgraph in the window's colours. Imported only by panels that draw curves: it costs half a second."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from cryapp.ui.i18n import locale, tr
from cryapp.ui.theme import FONT_FAMILY, theme, tokens

AXIS_PX = 11
PLOT_MIN_PX = 140


class _WholeAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis that counts: there is no epoch one and a half."""

    def tickSpacing(self, minimum: float, maximum: float, size: float) -> list[tuple[float, float]]:
        spacings = super().tickSpacing(minimum, maximum, size)
        return [(spacing, offset) for spacing, offset in spacings if spacing >= 1] or [(1.0, 0.0)]

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:
        return [f"{value:.0f}" for value in values]


class _LocalAxis(pg.AxisItem):  # type: ignore[misc]
    """Figures with the decimal mark of the language in force."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [text.replace(".", locale().decimalPoint()) for text in super().tickStrings(values, scale, spacing)]


class Plot(pg.PlotWidget):  # type: ignore[misc]
    """A quiet plot that follows the theme: hairline grid, no frame, no menu, no mouse zoom.

    Args:
        counts: x is a whole number.
    """

    def __init__(self, x_label: str, y_label: str, counts: bool = False) -> None:
        pg.setConfigOptions(antialias=True)
        super().__init__(
            axisItems={"bottom": (_WholeAxis if counts else _LocalAxis)("bottom"), "left": _LocalAxis("left")}
        )
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # nothing in it can be worked by keys
        for part in self.findChildren(QWidget):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("{y} by {x}").format(y=y_label, x=x_label))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMenuEnabled(False)
        self.setMouseEnabled(x=False, y=False)
        self.hideButtons()
        self.setLabel("bottom", x_label)
        self.setLabel("left", y_label)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(PLOT_MIN_PX)
        self.restyle()
        theme().changed.connect(self.restyle)

    def sizeHint(self) -> QSize:
        """Small: it takes what room there is, and asks for none (pyqtgraph would ask for 640 × 480)."""
        return QSize(2 * PLOT_MIN_PX, PLOT_MIN_PX)

    def restyle(self, _tokens: object = None) -> None:
        """Puts the tokens in force on background, axes and labels."""
        t = tokens()
        self.setBackground(t.panel)
        font = QFont(FONT_FAMILY)
        font.setPixelSize(theme().px(AXIS_PX))
        for name in ("bottom", "left"):
            axis = self.getAxis(name)
            axis.enableAutoSIPrefix(False)
            axis.setPen(pg.mkPen(t.line))
            axis.setTextPen(pg.mkPen(t.muted))
            axis.setTickFont(font)
            axis.setStyle(tickLength=-4)
            axis.label.setFont(font)
        self.showGrid(x=True, y=True, alpha=0.12)


def pen(token: str, width_px: float = 2.0, dashed: bool = False) -> Any:
    """A pen in a theme token's colour."""
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    return pg.mkPen(tokens().color(token), width=width_px, style=style)
