"""Whatever can have the focus, or is painted by hand, has a name that a screen reader can say; F6 reaches it all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Role
from cryapp.services import people
from cryapp.services.library import Library
from cryapp.ui.main_window import MainWindow
from tests.ui.conftest import settle

WORKSPACES = ("label", "review", "screen", "models")
DIALOGS = ("window.settings", "window.keys", "models.retrain", "window.about")
PARTS_OF_QT = ("qt_", "ScrollLeftButton", "ScrollRightButton")


@pytest.fixture
def window(qtbot: QtBot, filled: Library, window_on: Callable[[Library], MainWindow]) -> MainWindow:
    made = window_on(filled)
    made.desk.set_annotator(people.add_annotator(filled, "A-01", Role.ADJUDICATOR).annotator)
    settle(qtbot, made.desk)
    return made


def shown(root: QWidget) -> Iterator[QWidget]:
    """Widgets that a person meets, without what Qt puts into its own."""
    for widget in root.findChildren(QWidget):
        inner = widget.objectName().startswith(PARTS_OF_QT) or isinstance(widget, QScrollBar)
        if widget.isVisibleTo(root) and not inner:
            yield widget


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


DECORATION = ("ClassMark",)
"""Says again by shape and colour what the row's own name says."""


def painted_by_hand(widget: QWidget) -> bool:
    return type(widget).__name__ not in DECORATION and any(
        "paintEvent" in vars(kind) for kind in type(widget).__mro__ if kind.__module__.startswith("cryapp.")
    )


def nameless(root: QWidget) -> list[str]:
    found = []
    for widget in shown(root):
        wanted = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or painted_by_hand(widget)
        if wanted and not name_of(widget):
            parents = [type(widget).__name__]
            above = widget.parentWidget()
            while above is not None and len(parents) < 4:
                parents.append(type(above).__name__)
                above = above.parentWidget()
            found.append(" in ".join(parents))
    return found


@pytest.mark.parametrize("room", WORKSPACES)
def test_everything_in_a_workspace_has_a_name(qtbot: QtBot, window: MainWindow, room: str) -> None:
    window.show_workspace(room)
    settle(qtbot, window.desk)
    assert nameless(window) == []


@pytest.mark.parametrize("wish", DIALOGS)
def test_everything_in_a_dialog_has_a_name(qtbot: QtBot, window: MainWindow, wish: str) -> None:
    window.wish(wish)
    qtbot.waitUntil(lambda: any(isinstance(w, QDialog) and w.isVisible() for w in QApplication.topLevelWidgets()))
    settle(qtbot, window.desk)
    for dialog in [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]:
        assert dialog.windowTitle()
        assert nameless(dialog) == []
        dialog.close()


@pytest.mark.parametrize("room", WORKSPACES)
def test_f6_reaches_every_control_and_comes_round(qtbot: QtBot, window: MainWindow, room: str) -> None:
    workspace = window.show_workspace(room)
    settle(qtbot, window.desk)
    qtbot.waitUntil(window.isActiveWindow)
    met: list[QWidget] = []
    for _ in range(300):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F6)
        now = QApplication.focusWidget()
        assert now is not None
        if met and now is met[0]:
            break
        met.append(now)
    else:
        pytest.fail("F6 never comes round")
    tab = Qt.FocusPolicy.TabFocus.value
    missed = [
        widget
        for widget in shown(workspace)
        if widget.focusPolicy().value & tab and widget.isEnabled() and widget.focusProxy() is None
        if widget not in met and not any(widget.isAncestorOf(one) for one in met)
    ]
    assert not missed, [f"{type(widget).__name__} {name_of(widget)}" for widget in missed]
