"""One table of actions: keys, tips, clashes, and keys that rest while somebody types."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cryapp.ui.actions import ActionBook, ActionSpec, is_single_key, shown_key
from cryapp.ui.keymap import TypingGuard


class Bench(QMainWindow):
    """A window with a line, a text and a button, and a count of what its actions did."""

    def __init__(self) -> None:
        super().__init__()
        page = QWidget()
        column = QVBoxLayout(page)
        self.line, self.text, self.button = QLineEdit(), QPlainTextEdit(), QPushButton("Press")
        for widget in (self.line, self.text, self.button):
            column.addWidget(widget)
        self.setCentralWidget(page)
        self.done: list[str] = []
        self.button.clicked.connect(lambda: self.done.append("button"))

    def spec(self, action_id: str, *keys: str, **more: object) -> ActionSpec:
        return ActionSpec(action_id, action_id, lambda: self.done.append(action_id), tuple(keys), **more)  # type: ignore[arg-type]


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    TypingGuard.shared()
    window = Bench()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize(
    ("key", "single"),
    [("3", True), ("Return", True), ("Shift+Space", True), ("?", True), ("Ctrl+Z", False), ("Alt+Right", False),
     ("F1", False), ("Shift+F3", False), ("", False)],
)  # fmt: skip
def test_single_keys(key: str, single: bool) -> None:
    assert is_single_key(key) is single


def test_keys_as_people_read_them() -> None:
    assert shown_key("Return") == "Enter"
    assert shown_key("Shift+Left") == "Shift+←"


def test_digits_enter_and_space_work_from_anywhere(qtbot: QtBot, bench: Bench) -> None:
    ActionBook(bench).add([bench.spec("three", "3"), bench.spec("go", "Return", "Enter"), bench.spec("play", "Space")])
    bench.button.setFocus()
    for key in (Qt.Key.Key_3, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        qtbot.keyClick(bench.button, key)
    assert bench.done == ["three", "go", "go", "play"]


def test_the_numeric_pad_counts(qtbot: QtBot, bench: Bench) -> None:
    ActionBook(bench).add([bench.spec("three", "3")])
    bench.button.setFocus()
    qtbot.keyClick(bench.button, Qt.Key.Key_3, Qt.KeyboardModifier.KeypadModifier)
    assert bench.done == ["three"]


@pytest.mark.parametrize("field", ["line", "text"])
def test_single_keys_rest_while_typing(qtbot: QtBot, bench: Bench, field: str) -> None:
    ActionBook(bench).add(
        [bench.spec("three", "3"), bench.spec("s", "S"), bench.spec("go", "Return"), bench.spec("keys", "?"),
         bench.spec("left", "Left"), bench.spec("save", "Ctrl+S"), bench.spec("help", "F1")]
    )  # fmt: skip
    widget = getattr(bench, field)
    widget.setFocus()
    qtbot.keyClicks(widget, "3s?")
    qtbot.keyClick(widget, Qt.Key.Key_Left)
    qtbot.keyClick(widget, Qt.Key.Key_Return)
    assert bench.done == []
    assert "3s" in (widget.text() if field == "line" else widget.toPlainText())
    qtbot.keyClick(widget, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(widget, Qt.Key.Key_F1)
    assert bench.done == ["save", "help"]


def test_a_read_only_text_is_no_typing(qtbot: QtBot, bench: Bench) -> None:
    ActionBook(bench).add([bench.spec("three", "3")])
    bench.text.setReadOnly(True)
    bench.text.setFocus()
    qtbot.keyClick(bench.text, Qt.Key.Key_3)
    assert bench.done == ["three"]


def test_a_hidden_workspace_leaves_its_keys_to_the_other(qtbot: QtBot, bench: Bench) -> None:
    book, one, other = ActionBook(bench), QWidget(bench), QWidget(bench)
    one.show()
    other.hide()
    book.add([bench.spec("one.three", "3")], owner=one)
    book.add([bench.spec("other.three", "3")], owner=other)
    bench.button.setFocus()
    qtbot.keyClick(bench.button, Qt.Key.Key_3)
    one.hide()
    other.show()
    qtbot.keyClick(bench.button, Qt.Key.Key_3)
    assert bench.done == ["one.three", "other.three"]
    assert book.clashes() == []


def test_clashes_are_reported_with_both_names(bench: Bench) -> None:
    book, workspace = ActionBook(bench), QWidget(bench)
    book.add([bench.spec("quit", "Ctrl+Q"), bench.spec("keys", "F1")])
    book.add([bench.spec("skip", "S"), bench.spec("odd", "ctrl+q")], owner=workspace)
    assert [clash.sentence for clash in book.clashes()] == ["Ctrl+Q is used by “quit” and by “odd”."]
    assert book.clashes({"odd": ["Ctrl+J"]}) == []
    assert len(book.clashes({"odd": ["Ctrl+J"], "skip": ["F1"]})) == 1


def test_own_keys_replace_the_shipped_ones(qtbot: QtBot, bench: Bench) -> None:
    book = ActionBook(bench, {"three": ["X"]})
    action = book.add([bench.spec("three", "3")])[0]
    bench.button.setFocus()
    qtbot.keyClick(bench.button, Qt.Key.Key_3)
    assert bench.done == []
    qtbot.keyClick(bench.button, Qt.Key.Key_X)
    assert bench.done == ["three"]
    assert action.toolTip() == "three (X)"
    book.rebind({})
    qtbot.keyClick(bench.button, Qt.Key.Key_3)
    assert bench.done == ["three", "three"]


def test_adding_again_replaces(qtbot: QtBot, bench: Bench) -> None:
    book = ActionBook(bench)
    book.add([bench.spec("three", "3")])
    book.add([ActionSpec("three", "three", lambda: bench.done.append("new"), ("3",))])
    bench.button.setFocus()
    qtbot.keyClick(bench.button, Qt.Key.Key_3)
    assert bench.done == ["new"]
    assert len(book.specs) == 1


def test_refresh_asks_whether_it_can_be_used(qtbot: QtBot, bench: Bench) -> None:
    can, on = [False], [True]
    book = ActionBook(bench)
    spec = ActionSpec(
        "loop",
        "Loop",
        bench.done.append,
        ("L",),
        enabled_when=lambda: can[0],
        checkable=True,
        checked_when=lambda: on[0],
    )
    action = book.add([spec])[0]
    assert not action.isEnabled()
    assert action.isChecked()
    can[0], on[0] = True, False
    book.refresh()
    assert action.isEnabled()
    assert not action.isChecked()


def test_holding_a_key_does_not_repeat_unless_it_may(bench: Bench) -> None:
    book = ActionBook(bench)
    label, step = book.add([bench.spec("three", "3"), bench.spec("step", "Right", repeats=True)])
    assert not label.autoRepeat()
    assert step.autoRepeat()
