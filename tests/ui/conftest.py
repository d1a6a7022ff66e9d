"""A real store with real sound files, a desk on it, and the real window: nothing is mocked."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cryapp.app import build_window, make_application
from cryapp.bridge.desk import Desk
from cryapp.domain.annotation import Annotator
from cryapp.domain.ids import RecordingId
from cryapp.domain.queue import WorklistQuery
from cryapp.domain.task import Task
from cryapp.services import importing, labelling, people
from cryapp.services.importing import ImportOptions
from cryapp.services.library import Library, open_library
from cryapp.settings import Settings
from cryapp.ui import theme as look
from cryapp.ui.main_window import MainWindow

RATE_HZ = 8000


def write_sound(path: Path, seconds: float = 0.8, pitch_hz: float = 450, seed: int = 0) -> Path:
    """A short voiced sound; every pitch and seed gives another content hash."""
    t = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    noise = np.random.default_rng(seed).normal(0, 0.01, t.size)
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, 0.4 * np.sin(2 * np.pi * pitch_hz * t) + noise, RATE_HZ)
    return path


@pytest.fixture
def sounds(tmp_path: Path) -> list[Path]:
    """Six recordings of three infants."""
    return six_sounds(tmp_path / "sounds")


def six_sounds(folder: Path) -> list[Path]:
    return [write_sound(folder / f"infant{i // 2}_{i}.wav", 0.8, 400 + 30 * i, i) for i in range(6)]


@pytest.fixture
def closing(qtbot: QtBot) -> Iterator[ExitStack]:
    """What was opened last is closed first: a desk before its library."""
    with ExitStack() as stack:
        yield stack
        qtbot.wait(0)


@pytest.fixture
def library(tmp_path: Path, closing: ExitStack) -> Library:
    opened = open_library(str(tmp_path / "store"))
    closing.callback(opened.close)
    return opened


@pytest.fixture(scope="session")
def filled_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with six recordings, their infants from a table; imported once, copied for every test."""
    folder = tmp_path_factory.mktemp("filled")
    sounds, table = six_sounds(folder / "sounds"), folder / "table.csv"
    rows = [f"{path.name},I-{i // 2}" for i, path in enumerate(sounds)]
    table.write_text("file,subject\n" + "\n".join(rows) + "\n")
    opened = open_library(str(folder / "store"))
    options = ImportOptions(table, {"path": "file", "infant": "subject"})
    report = importing.import_paths(opened, sounds, options)
    opened.close()
    assert report.added == 6, report.sentence
    return folder / "store"


@pytest.fixture
def filled(filled_store: Path, tmp_path: Path, closing: ExitStack) -> Library:
    shutil.copytree(filled_store, tmp_path / "filled store")
    opened = open_library(str(tmp_path / "filled store"))
    closing.callback(opened.close)
    return opened


@pytest.fixture
def reader(request: pytest.FixtureRequest) -> Annotator:
    """A reader in the test's library, whichever that is."""
    name = "filled" if "filled" in request.fixturenames else "library"
    return people.add_annotator(request.getfixturevalue(name), "R-07").annotator


@pytest.fixture
def desk_on(qtbot: QtBot, closing: ExitStack) -> Callable[[Library], Desk]:
    """Makes a desk on a library; closed (threads and all) when the test ends."""
    make_application()

    def make(library: Library) -> Desk:
        desk = Desk(library, Settings())
        closing.callback(desk.close)
        return desk

    return make


@pytest.fixture
def window_on(qtbot: QtBot, desk_on: Callable[[Library], Desk]) -> Callable[[Library], MainWindow]:
    """Opens the real window on a library, as ``cryapp`` does."""

    def make(library: Library) -> MainWindow:
        look.load_fonts()
        look.theme().apply(look.Scheme.DARK)
        window = build_window(desk_on(library))
        qtbot.addWidget(window)
        window.resize(1280, 800)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    return make


class OpenWorkspace(Protocol):
    def __call__(self, kind: Callable[[Desk], Any], library: Library, task: Task, *, signed_in: bool = True) -> Any: ...


@pytest.fixture
def open_workspace(qtbot: QtBot, closing: ExitStack, desk_on: Callable[[Library], Desk]) -> OpenWorkspace:
    """Opens a workspace by itself, as large as in the window; shut down before its desk."""

    def open_(kind: Callable[[Desk], Any], library: Library, task: Task, *, signed_in: bool = True) -> Any:
        desk = desk_on(library)
        desk.set_task(task)
        if signed_in:
            desk.set_annotator(people.add_annotator(library, "R-07").annotator)
        workspace = kind(desk)
        closing.callback(workspace.shut_down)
        qtbot.addWidget(workspace)
        workspace.resize(1280, 736)
        workspace.show()
        workspace.activate()
        settle(qtbot, desk)
        return workspace

    return open_


def words(widget: QWidget) -> str:
    """Everything that is written on a widget and can be seen."""
    return "\n".join(part.text() for part in widget.findChildren(QLabel) if part.isVisibleTo(widget))


def ids_of(library: Library, desk: Desk) -> list[RecordingId]:
    """Every recording in the worklist's order."""
    assert desk.task is not None
    query = WorklistQuery(desk.task.id, desk.annotator.id if desk.annotator else None)
    return [RecordingId(i) for i in labelling.worklist_ids(library, query)]


def settle(qtbot: QtBot, desk: Desk, timeout_ms: int = 30_000) -> None:
    """Waits until nothing that was asked of the store is still under way."""
    deadline = QDeadlineTimer(timeout_ms)
    while desk.operations.is_busy or desk.readers.is_busy or desk.figures.is_busy:
        assert not deadline.hasExpired(), "the store is still busy"
        qtbot.wait(5)
    qtbot.wait(1)
