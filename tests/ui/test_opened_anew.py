"""Another language: the window opens anew in it, and whoever sits there is where they were. By ``run_window``."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from cryapp.app import run_window
from cryapp.bridge.bus import Activity
from cryapp.domain.ids import RecordingId
from cryapp.domain.reading import Candidate, DealSettings
from cryapp.services import assigning, people
from cryapp.services.library import Library
from cryapp.settings import Settings
from cryapp.ui import i18n
from cryapp.ui import theme as look
from cryapp.ui.dialogs.settings import SettingsDialog
from cryapp.ui.main_window import MainWindow
from cryapp.ui.panels.worklist.sources import SetSource

# The headless platform says what it cannot do, and the program keeps what Qt says.
pytestmark = pytest.mark.logs
PATIENCE_S = 60.0
Steps = Generator[Callable[[], object], None, None]
"""What a hand does, with what it waits for in between."""


@pytest.fixture(autouse=True)
def as_before() -> Generator[None]:
    yield
    i18n.use("en")
    look.theme().apply(look.Scheme.DARK)


def shown(kind: type[Any]) -> Any:
    """The window of a kind that is on the screen, or None."""
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None)


def run(library: Library, steps: Steps) -> int:
    """The program on the library's store, with a hand that goes through the steps and closes the window at the end."""
    waiting_for, since = next(steps), time.monotonic()
    failure: list[BaseException] = []

    def step() -> None:
        nonlocal waiting_for, since
        try:
            if time.monotonic() - since > PATIENCE_S:
                raise TimeoutError("waited in vain")
            if waiting_for():
                since = time.monotonic()
                waiting_for = next(steps)
        except BaseException as error:  # noqa: BLE001 - told below, outside Qt's loop
            timer.stop()
            if not isinstance(error, StopIteration):
                failure.append(error)
            for window in [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]:
                window.close()

    timer = QTimer(interval=20)
    timer.timeout.connect(step)
    timer.start()
    code = run_window(["--store", str(library.paths.root)])
    if failure:
        raise failure[0]
    return code


def ready(before: MainWindow | None = None) -> Callable[[], bool]:
    """True once a window, another than ``before``, shows a recording in Label."""

    def is_so() -> bool:
        window = shown(MainWindow)
        if window is None or window is before:
            return False
        return window.workspace("label").session.facts is not None

    return is_so


def recording_of(label: Any) -> RecordingId | None:
    facts = label.session.facts
    return None if facts is None else facts.recording.id


def item_of(label: Any) -> int | None:
    """The item of a reading set that is open in Label."""
    facts = label.session.facts
    return None if facts is None or facts.item is None else facts.item.item.id


def take_french(window: MainWindow) -> None:
    window.wish("window.settings")
    dialog = shown(SettingsDialog)
    box = dialog.fields["look.language"]
    box.setCurrentIndex(box.findData("fr"))
    dialog.accept()


def test_somebody_is_where_they_were(qtbot: QtBot, filled: Library) -> None:
    Settings().set("look.language", "en")
    found: dict[str, object] = {}

    def hand() -> Steps:
        yield ready()
        first = shown(MainWindow)
        first.desk.set_annotator(people.add_annotator(first.desk.library, "R-07").annotator)
        label = first.workspace("label")
        label.open_recording(RecordingId(4))
        yield lambda: recording_of(label) == 4
        first.show_workspace("models")
        take_french(first)
        yield lambda: shown(QMessageBox) is not None
        shown(QMessageBox).defaultButton().click()
        yield ready(first)
        second = shown(MainWindow)
        yield lambda: recording_of(second.workspace("label")) == 4
        found["room"] = second.current_workspace is second.workspace("models")
        found["reader"] = second.desk.annotator.code
        found["words"] = second.top_bar.blind.text()
        found["same store"] = second.desk.library.paths.root == filled.paths.root

    assert run(filled, hand()) == 0
    assert found == {"room": True, "reader": "R-07", "words": "Lecture en aveugle", "same store": True}


def test_a_reading_set_is_gone_on_with(qtbot: QtBot, filled: Library) -> None:
    Settings().set("look.language", "en")
    found: list[object] = []

    def hand() -> Steps:
        yield ready()
        first = shown(MainWindow)
        desk, label = first.desk, first.workspace("label")
        me = people.add_annotator(desk.library, "R-07").annotator
        desk.set_annotator(me)
        chosen = [Candidate(RecordingId(i), "x") for i in (1, 2, 3)]
        made = assigning.make_set(desk.library, "x", desk.task.id, chosen, [me.id], DealSettings(0, 0), me.id)
        label.lists.come_back(SetSource(made.set_id, "x"), None)
        yield lambda: item_of(label) is not None
        item = item_of(label)
        take_french(first)
        yield lambda: shown(QMessageBox) is not None
        shown(QMessageBox).defaultButton().click()
        yield ready(first)
        second = shown(MainWindow).workspace("label")
        yield lambda: item_of(second) is not None
        found.extend([item_of(second) == item, second.worklist.head_part.source.text()])

    assert run(filled, hand()) == 0
    assert found == [True, "Jeu «\N{NO-BREAK SPACE}x\N{NO-BREAK SPACE}»"]


def test_at_the_next_start_or_with_work_under_way_the_window_stays(qtbot: QtBot, filled: Library) -> None:
    Settings().set("look.language", "en")
    said: list[str] = []

    def hand() -> Steps:
        yield ready()
        window = shown(MainWindow)
        take_french(window)
        yield lambda: shown(QMessageBox) is not None
        shown(QMessageBox).reject()
        yield lambda: shown(QMessageBox) is None
        said.append(window.top_bar.blind.text())
        window.desk.bus.activity.emit(Activity("x", "Working", if_closed="The work ends."))
        window.open_anew()
        yield lambda: shown(QMessageBox) is not None
        said.append(shown(QMessageBox).informativeText())
        shown(QMessageBox).reject()
        yield lambda: shown(QMessageBox) is None
        said.append(str(window.return_to))
        window.desk.bus.activity_ended.emit("x")

    assert run(filled, hand()) == 0
    assert said == ["Blind reading on", "The work ends.", "None"]
