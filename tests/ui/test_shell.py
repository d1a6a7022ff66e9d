"""The window itself: signing in, task, strip, status, dropping files, remembering its shape, closing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from cryapp.bridge.bus import Activity, Level
from cryapp.domain.annotation import Annotator
from cryapp.services import people
from cryapp.services.library import Library
from cryapp.ui.dialogs.sign_in import SignInSheet
from cryapp.ui.figures import percent
from cryapp.ui.main_window import MainWindow
from cryapp.ui.theme import theme
from cryapp.ui.workspaces.label import LabelWorkspace
from tests.ui.conftest import settle

WindowOn = Callable[[Library], MainWindow]
Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, window_on: WindowOn, filled: Library) -> MainWindow:
    made = window_on(filled)
    qtbot.waitUntil(lambda: made.desk.task is not None)
    settle(qtbot, made.desk)
    return made


def open_dialog(window: MainWindow, kind: type[QDialog] = QDialog) -> QDialog:
    found = [d for d in window.findChildren(kind) if d.isVisible()]
    assert len(found) == 1, found
    return found[0]


def sheet() -> SignInSheet:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, SignInSheet)
    return popup


def test_an_empty_store_shows_two_doors(qtbot: QtBot, window_on: WindowOn, library: Library) -> None:
    window = window_on(library)
    settle(qtbot, window.desk)
    workspace = window.current_workspace
    assert isinstance(workspace, LabelWorkspace)
    assert workspace.first_start.isVisible()
    assert workspace.first_start.open.text() == "Open recordings…"
    assert workspace.first_start.examples.text() == "Try with example cries"


def test_a_new_reader_signs_in(qtbot: QtBot, window: MainWindow) -> None:
    window.wish("window.sign_in")
    settle(qtbot, window.desk)
    popup = sheet()
    qtbot.keyClicks(popup.code, "R-12")
    qtbot.keyClick(popup.code, Key.Key_Return)
    settle(qtbot, window.desk)
    assert window.desk.annotator is not None
    assert window.desk.annotator.code == "R-12"
    assert window.top_bar.reader.text() == "Reader R-12"
    assert not popup.isVisible()
    assert [a.code for a in people.list_annotators(window.desk.library)] == ["R-12"]


def test_a_known_reader_is_one_press_away_and_the_last_one_first(
    qtbot: QtBot, window: MainWindow, reader: Annotator
) -> None:
    people.add_annotator(window.desk.library, "R-01")
    window.desk.settings.set("reader.last", "R-07")
    window.top_bar.reader.click()
    settle(qtbot, window.desk)
    popup = sheet()
    buttons = [b for b in popup.findChildren(QPushButton) if b is not popup.add_button]
    assert [b.text().split("  ·")[0] for b in buttons] == ["R-07", "R-01"]
    qtbot.waitUntil(lambda: popup.focusWidget() is buttons[0])
    qtbot.keyClick(popup, Key.Key_Return)
    assert window.desk.annotator == reader


def test_a_code_typed_at_once_is_the_one_that_signs_in(qtbot: QtBot, window: MainWindow) -> None:
    """Whoever types a code and Enter, as the page for readers says, is not signed in as the one offered first."""
    for code in ("A-01", "R-05"):
        people.add_annotator(window.desk.library, code)
    window.desk.settings.set("reader.last", "A-01")
    window.wish("window.sign_in")
    settle(qtbot, window.desk)
    popup = sheet()
    qtbot.waitUntil(lambda: isinstance(popup.focusWidget(), QPushButton))
    for letter in "r-05":
        qtbot.keyClicks(popup.focusWidget(), letter)
    assert (popup.code.text(), popup.add_button.text()) == ("r-05", "Sign in as R-05")
    assert not popup.role.isEnabled()
    qtbot.keyClick(popup.focusWidget(), Key.Key_Return)
    settle(qtbot, window.desk)
    assert window.desk.annotator is not None
    assert window.desk.annotator.code == "R-05"
    assert not popup.isVisible()
    assert len(people.list_annotators(window.desk.library)) == 2


def test_a_code_that_cannot_be_is_said_in_the_sheet(qtbot: QtBot, window: MainWindow) -> None:
    window.wish("window.sign_in")
    popup = sheet()
    popup.code.clear()
    popup.add_button.click()
    assert popup._wrong.isVisible()
    assert window.desk.annotator is None
    popup.close()


def test_the_strip_counts_repeats_and_keeps_what_came_before(window: MainWindow) -> None:
    bus = window.desk.bus
    bus.say("One thing failed.", Level.WARNING)
    for _ in range(3):
        bus.say("The disk is full.", Level.ERROR, "Traceback …")
    assert window.strip.isVisible()
    assert window.strip.text.text() == "The disk is full. (3 times)"
    window.strip.dismiss()
    assert window.strip.text.text() == "One thing failed."
    window.strip.dismiss()
    assert not window.strip.isVisible()


def test_information_goes_to_the_status_bar_only(window: MainWindow) -> None:
    window.desk.bus.say("Backed up.")
    assert not window.strip.isVisible()
    assert window.status.said.whole == "Backed up."


def test_the_status_bar_tells_what_runs_and_how_long(window: MainWindow) -> None:
    bus, status = window.desk.bus, window.status
    bus.activity.emit(Activity("run", "Pre-training", 0.38, 240))
    assert status.doing.text() == f"Pre-training · {percent(0.38)} · 4 min left"
    assert status.bar.value() == 380
    bus.activity.emit(Activity("import", "Importing"))
    assert status.doing.text() == "Importing · 1 more running"
    bus.activity_ended.emit("import")
    bus.activity_ended.emit("run")
    assert not status.doing.isVisible()


def test_saved_is_shown_in_local_time(window: MainWindow) -> None:
    at = datetime(2026, 11, 22, 10, 32, 7, tzinfo=UTC)
    window.desk.saved.emit(at)
    assert window.status.saved.text() == f"Saved {at.astimezone():%H:%M:%S}  ·"


def test_tasks_can_be_chosen_and_come_back(qtbot: QtBot, window: MainWindow) -> None:
    box = window.top_bar.task_box
    assert box.count() >= 2
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert window.desk.task is not None
    assert window.desk.settings["task.last"] == window.desk.task.key
    assert window.desk.task.name == box.itemText(1)


def test_one_look_per_workspace(qtbot: QtBot, window: MainWindow) -> None:
    assert theme().is_dark
    window.desk.settings.set("look.theme", "light")
    window.apply_settings()
    assert not theme().is_dark
    window.desk.settings.update({"look.theme": "dark", "look.text_scale": 150})
    window.apply_settings()
    assert theme().is_dark
    assert theme().text_scale == 1.5
    theme().apply(theme().scheme, 1.0)


def test_blindness_is_shown(window: MainWindow) -> None:
    assert window.top_bar.blind.text() == "Blind reading on"
    window.desk.settings.set("label.label_first", False)
    window.apply_settings()
    assert window.top_bar.blind.text() == "Blind reading off"


def test_menus_hold_what_the_workspace_can_do(window: MainWindow) -> None:
    shown = {menu.title(): [a.text() for a in menu.actions() if a.text()] for menu in window._menus.values()}
    assert {"Open recordings…", "Export labels…", "Back up now", "Quit"} <= set(shown["&File"])
    assert {"Undo", "Redo", "Settings…"} <= set(shown["&Edit"])
    assert "Retrain…" in shown["&Models"]
    assert {"Keys", "About CryApp"} <= set(shown["&Help"])


def test_no_key_is_used_twice(qtbot: QtBot, window: MainWindow) -> None:
    workspace = window.current_workspace
    assert isinstance(workspace, LabelWorkspace)
    qtbot.waitUntil(lambda: workspace.sound is not None)
    for room in ("screen", "models"):
        window.show_workspace(room)
        settle(qtbot, window.desk)
    assert [clash.sentence for clash in window.book.clashes()] == []


def test_the_key_sheet_opens_and_closes_with_its_key(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Key.Key_F1)
    dialog = open_dialog(window)
    assert dialog.windowTitle() == "Keys"
    qtbot.keyClick(dialog, Key.Key_F1)
    qtbot.waitUntil(lambda: not [d for d in window.findChildren(QDialog) if d.isVisible()])


@pytest.mark.parametrize("wish", ["window.settings", "window.about", "window.open_files", "window.export_labels"])
def test_dialogs_open_without_blocking(qtbot: QtBot, window: MainWindow, wish: str) -> None:
    window.wish(wish)
    open_dialog(window).close()


def drop(window: MainWindow, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPoint(400, 400).toPointF(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_dropped_files_are_offered_for_import(qtbot: QtBot, window: MainWindow, sounds: list[Path]) -> None:
    from cryapp.ui.dialogs.import_dialog import ImportDialog

    with qtbot.waitSignal(window.dropped):
        drop(window, sounds[:2])
    dialog = open_dialog(window, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    assert dialog.what.text() == "Import 2 files"
    dialog.close()


def test_the_window_remembers_its_shape(qtbot: QtBot, window: MainWindow, window_on: WindowOn) -> None:
    workspace = window.current_workspace
    assert isinstance(workspace, LabelWorkspace)
    window.resize(1100, 700)
    workspace.columns.setSizes([260, 500, 300])
    sizes = workspace.columns.sizes()
    window.close()
    again = window_on(window.desk.library)
    settle(qtbot, again.desk)
    assert (again.width(), again.height()) == (1280, 800)  # the fixture's own resize comes last
    second = again.current_workspace
    assert isinstance(second, LabelWorkspace)
    again.resize(1100, 700)
    qtbot.wait(1)
    assert second.columns.sizes() == sizes


def test_closing_asks_only_when_something_would_stop(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.bus.activity.emit(Activity("run", "Training", 0.5, 60, "Training stops; it can be resumed later."))
    window.close()
    assert window.isVisible()
    box = open_dialog(window, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "can be resumed" in box.informativeText()
    keep = next(b for b in box.buttons() if b.text() == "Keep running")
    keep.click()
    assert window.isVisible()
    window.close()
    box = open_dialog(window, QMessageBox)
    assert isinstance(box, QMessageBox)
    next(b for b in box.buttons() if b.text() == "Close anyway").click()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_note_typed_last_survives_closing(qtbot: QtBot, window: MainWindow, reader: Annotator) -> None:
    from cryapp.services import labelling

    window.desk.set_annotator(reader)
    settle(qtbot, window.desk)
    workspace = window.current_workspace
    assert isinstance(workspace, LabelWorkspace)
    facts = workspace.session.facts
    assert facts is not None and window.desk.task is not None
    workspace.note.field.setPlainText("last words")
    window.close()
    window.desk.operations.close()
    kept = labelling.current_label(window.desk.library, facts.recording.id, window.desk.task.id, reader.id)
    assert kept.note == "last words"


def test_the_program_starts_paints_and_ends(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "cryapp", "--store", str(tmp_path / "new"), "--exit-after-paint"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stdout) == (0, "painted\n"), run.stderr
    assert (tmp_path / "new" / "cryapp.db").exists()


def test_retrain_goes_to_models_and_only_opens_a_dialog(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window.desk)
    assert window.current_workspace is window.workspace("models")
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(QDialog)))
    assert window.status.activities == ()
    open_dialog(window).close()


def test_sound_settings_reach_the_sound_view(qtbot: QtBot, window: MainWindow) -> None:
    workspace = window.current_workspace
    assert isinstance(workspace, LabelWorkspace)
    qtbot.waitUntil(lambda: workspace.sound is not None)
    assert workspace.sound is not None
    window.desk.settings.update({"sound.axis": "mel", "sound.range_db": 60})
    window.apply_settings()
    state = workspace.sound.view_state()
    assert (state["scale"], state["range_db"]) == ("mel", 60)


def test_a_damaged_store_ends_with_a_sentence(tmp_path: Path) -> None:
    store = tmp_path / "bad.db"
    store.write_bytes(b"this is no database at all" * 100)
    run = subprocess.run(
        [sys.executable, "-m", "cryapp", "--store", str(store), "--exit-after-paint"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert run.returncode == 2
    assert len(run.stderr.strip().splitlines()) == 1, run.stderr
    assert store.read_bytes().startswith(b"this is no database")
