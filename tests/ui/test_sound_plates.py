"""Measures on the picture: all of them, in as many lines as the room needs, and never beyond its edges."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from cryapp.services.measuring import Selection
from cryapp.ui.sound.plates import in_lines, paint_measures
from cryapp.ui.sound.selection_meter import selection_text
from cryapp.ui.theme import SPACE_PX

WIDE, HIGH, LEAST = 1400, 200, 10
FOUND = Selection(1.28, 1278.0, 1166.0, -21.0, 642.0, 0.9)
BOX = selection_text(1.28, FOUND, (303.0, 1570.0))


def test_no_measure_is_lost_however_narrow_it_is() -> None:
    parts = BOX.split(" · ")
    assert len(parts) == 6
    assert in_lines(BOX, len, 1000) == [BOX]
    for room in range(1, len(BOX), 7):
        lines = in_lines(BOX, len, room)
        assert " · ".join(lines) == BOX
        assert all(len(line) <= room or " · " not in line for line in lines)


@pytest.mark.parametrize(("at_x", "room", "n_lines"), [(20, 1.1, 1), (900, 1.1, 1), (900, 0.6, 2), (20, 0.6, 2)])
def test_the_plate_stays_in_the_picture_and_grows_downwards(qtbot: QtBot, at_x: int, room: float, n_lines: int) -> None:
    image = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    image.fill(0xFFFF00FF)
    painter = QPainter(image)
    line_px = painter.fontMetrics().height()
    most = LEAST + 2 * SPACE_PX + round(room * painter.fontMetrics().horizontalAdvance(BOX))
    paint_measures(painter, QPointF(at_x, 20), BOX, LEAST, most)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(HIGH, WIDE)
    rows, columns = np.nonzero(pixels != 0xFFFF00FF)
    assert columns.min() >= LEAST and columns.max() < most
    assert rows.min() == 20
    assert rows.max() + 1 - rows.min() == n_lines * line_px + SPACE_PX
