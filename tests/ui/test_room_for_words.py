"""At 1280×800 every word has its room: at 100 and at 150 % text, in English and in French."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as QtTimeoutError
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Role
from cryapp.services import people
from cryapp.services.library import Library
from cryapp.settings import Settings
from cryapp.ui import i18n
from cryapp.ui import theme as look
from cryapp.ui.main_window import MainWindow
from cryapp.ui.widgets.basic import ElidedLabel, needed_px
from cryapp.ui.workspaces.label import LabelWorkspace
from tests.ui.conftest import settle

ROOMS = ("label", "review", "screen", "models")
DIALOGS = (
    "window.settings",
    "models.retrain",
    "window.export_measurements",
    "window.about",
    "go.label",
    "window.keys",
    "label.edit_task",
    "label.guide",
    "label.sets",
)
SLACK_PX = 4
ARROW_PX = 34
"""What a box of choices needs beside its words."""


@pytest.fixture(params=[("en", 100), ("en", 150), ("fr", 100), ("fr", 150)], ids=lambda p: f"{p[0]}-{p[1]}")
def window(
    request: pytest.FixtureRequest, qtbot: QtBot, filled: Library, window_on: Callable[[Library], MainWindow]
) -> Iterator[MainWindow]:
    language, scale = request.param
    before = QLocale()
    Settings().set("look.text_scale", scale)
    i18n.use(language)
    made = window_on(filled)
    made.desk.set_annotator(people.add_annotator(filled, "A-01", Role.ADJUDICATOR).annotator)
    settle(qtbot, made.desk)
    yield made
    i18n.use("en")
    QLocale.setDefault(before)
    look.theme().apply(look.Scheme.DARK)


def cut_off(root: QWidget) -> list[str]:
    """Words that are wider or higher than the widget that shows them. Labels that end in … on purpose are none."""
    found = []
    for area in root.findChildren(QScrollArea):
        inside, room_px = area.widget(), area.viewport().width()
        if area.isVisibleTo(root) and inside is not None and inside.minimumSizeHint().width() > room_px + SLACK_PX:
            found.append(f"scrolled “{area.accessibleName()}”: {inside.minimumSizeHint().width()} px wide in {room_px}")
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or widget.visibleRegion().isEmpty():
            continue
        why = ""
        if isinstance(widget, QLabel) and widget.text() and not isinstance(widget, ElidedLabel):
            needs = widget.heightForWidth(widget.width())
            if widget.wordWrap() and needs > widget.height() + SLACK_PX:
                why = f"{needs} px high in {widget.height()}"
            elif not widget.wordWrap() and widget.sizeHint().width() > widget.width() + SLACK_PX:
                why = f"{widget.sizeHint().width()} px wide in {widget.width()}"
        elif isinstance(widget, QPushButton | QToolButton | QCheckBox | QRadioButton) and widget.text():
            if widget.sizeHint().width() > widget.width() + SLACK_PX:
                why = f"{widget.sizeHint().width()} px wide in {widget.width()}"
        elif isinstance(widget, QComboBox) and widget.currentText():
            needs = widget.fontMetrics().horizontalAdvance(widget.currentText()) + ARROW_PX
            if needs > widget.width() + SLACK_PX:
                why = f"{needs} px wide in {widget.width()}"
        if why:
            words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.currentText()  # type: ignore[attr-defined]
            found.append(f"{type(widget).__name__} “{words}”: {why}")
    return found


def test_no_word_is_cut_off(qtbot: QtBot, window: MainWindow) -> None:
    found: dict[str, list[str]] = {}
    for room in ROOMS:
        window.show_workspace(room)
        settle(qtbot, window.desk)
        qtbot.wait(50)  # layouts and painters that follow the data
        found[room] = cut_off(window)
    for wish in DIALOGS:
        window.wish(wish)
        settle(qtbot, window.desk)
        for dialog in [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]:
            with contextlib.suppress(QtTimeoutError):  # layouts follow the data; what never fits is told below
                qtbot.waitUntil(lambda shown=dialog: not cut_off(shown), timeout=10_000)
            found[wish] = cut_off(dialog)
            assert dialog.width() <= window.width(), wish
            assert dialog.height() <= window.height(), wish
            dialog.close()
    assert not {place: words for place, words in found.items() if words}


def test_on_a_small_screen_what_is_worked_by_stays_whole(qtbot: QtBot, window: MainWindow) -> None:
    """The time, the order and the counts of the list, the reader; and no column lies over another."""
    window.resize(1024, 768)
    label = window.current_workspace
    assert isinstance(label, LabelWorkspace)
    qtbot.waitUntil(lambda: label.sound is not None and label.sound.has_sound, timeout=30_000)
    settle(qtbot, window.desk)
    assert label.sound is not None
    transport, head, bar = label.sound.transport, label.worklist.head_part, window.top_bar
    qtbot.waitUntil(lambda: transport.read_out.text() != "" and label.worklist.counts.text() != "", timeout=30_000)
    assert "…" not in transport.read_out.text()
    assert "…" not in label.worklist.counts.text()
    assert label.worklist.counts.toolTip() != ""
    for box in (head.order, head.filter):
        assert needed_px(box) <= box.width(), box.currentText()
    assert bar.reader.sizeHint().width() <= bar.reader.width() + SLACK_PX
    assert "A-01" in bar.reader.text()
    for place in range(2):
        left, right = label.columns.widget(place), label.columns.widget(place + 1)
        assert left.geometry().right() < right.geometry().left()
    assert label.columns.widget(2).geometry().right() < label.columns.width()
