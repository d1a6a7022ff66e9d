"""Where the parts of the sound view stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from cryapp.ui.actions import shown_key
from cryapp.ui.theme import SPACE_PX


def lay_out(
    host: QWidget,
    head: Sequence[QWidget],
    overview: QWidget,
    waveform: QWidget,
    pictures: Sequence[QWidget],
    beside: QWidget,
    below: QWidget,
) -> None:
    """Overview on top, waveform over pictures with the scale of levels beside them, transport below.

    Args:
        head: what stands above the overview; the second takes the room there is.
    """
    line = QHBoxLayout()
    line.setSpacing(2)
    for place, widget in enumerate(head):
        line.addWidget(widget, 1 if place == 1 else 0)
        if place == 1:
            line.addSpacing(SPACE_PX)
    over, over_body = frame(overview)
    over_body.setContentsMargins(SPACE_PX, 4, SPACE_PX, SPACE_PX)
    over_body.insertLayout(0, line)
    split = QSplitter(Qt.Orientation.Vertical)
    split.setChildrenCollapsible(False)
    split.setHandleWidth(SPACE_PX)
    split.addWidget(frame(waveform)[0])
    split.addWidget(frame(*pictures)[0])
    split.setStretchFactor(0, 1)
    split.setStretchFactor(1, 5)
    split.setSizes([96, 480])
    middle = QHBoxLayout()
    middle.setSpacing(SPACE_PX)
    middle.addWidget(split, 1)
    middle.addWidget(frame(beside)[0])
    body = QVBoxLayout(host)
    body.setContentsMargins(0, 0, 0, 0)
    body.setSpacing(SPACE_PX)
    body.addWidget(over)
    body.addLayout(middle, 1)
    body.addWidget(below)


def zoom_button(icon: str, text: str, key: str, call: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setObjectName("quiet")
    button.setProperty("icon_name", icon)
    button.setToolTip(f"{text} ({shown_key(key)})")
    button.setAccessibleName(text)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.clicked.connect(lambda _checked=False: call())
    return button


def frame(*panels: QWidget) -> tuple[QFrame, QVBoxLayout]:
    """A framed column of panels."""
    framed = QFrame()
    framed.setObjectName("panel")
    body = QVBoxLayout(framed)
    body.setContentsMargins(SPACE_PX // 2, SPACE_PX, SPACE_PX, SPACE_PX // 2)
    body.setSpacing(4)
    for panel in panels:
        body.addWidget(panel)
    return framed, body
