"""pyqtgraph in the window's colours. Imported only by panels that draw curves: it costs half a second."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtGui import QFont

from cryapp.ui.theme import FONT_FAMILY, theme, tokens

AXIS_PX = 11


def plot(x_label: str, y_label: str) -> Any:
    """A quiet plot that follows the theme: hairline grid, no frame, no menu, no mouse zoom.

    Returns: a ``pyqtgraph.PlotWidget``.
    """
    pg.setConfigOptions(antialias=True)
    made = pg.PlotWidget()
    made.setMenuEnabled(False)
    made.setMouseEnabled(x=False, y=False)
    made.hideButtons()
    made.setLabel("bottom", x_label)
    made.setLabel("left", y_label)
    made.setFrameShape(made.Shape.NoFrame)

    def dress(_tokens: object = None) -> None:
        restyle_plot(made)

    dress()
    theme().changed.connect(dress)
    made.destroyed.connect(lambda: theme().changed.disconnect(dress))
    return made


def restyle_plot(made: Any) -> None:
    """Puts the tokens in force on background, axes and labels."""
    t = tokens()
    made.setBackground(t.panel)
    font = QFont(FONT_FAMILY)
    font.setPixelSize(theme().px(AXIS_PX))
    for name in ("bottom", "left"):
        axis = made.getAxis(name)
        axis.setPen(pg.mkPen(t.line))
        axis.setTextPen(pg.mkPen(t.muted))
        axis.setTickFont(font)
        axis.setStyle(tickLength=-4)
        axis.label.setFont(font)
    made.showGrid(x=True, y=True, alpha=0.12)


def pen(token: str, width_px: float = 2.0, dashed: bool = False) -> Any:
    """A pen in a theme token's colour."""
    style = pg.QtCore.Qt.PenStyle.DashLine if dashed else pg.QtCore.Qt.PenStyle.SolidLine
    return pg.mkPen(tokens().color(token), width=width_px, style=style)
