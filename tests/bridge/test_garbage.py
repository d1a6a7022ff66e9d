"""Where dropped widgets die: on the GUI thread, whoever makes the garbage collector run."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cryapp.bridge import garbage
from cryapp.bridge.tasks import Job, TaskPool
from cryapp.domain.errors import UserError

ROOT = Path(__file__).resolve().parents[2]


class Witness(QObject):
    """Tells on which thread it was destroyed."""

    def __init__(self, died_on: list[int]) -> None:
        super().__init__()
        self.died_on = died_on

    def __del__(self) -> None:
        self.died_on.append(threading.get_ident())


class Ring(Witness):
    """Only the cyclic collector can free it, like a window whose buttons know it."""

    def __init__(self, died_on: list[int]) -> None:
        super().__init__(died_on)
        self.me = self


@pytest.fixture
def pool(qtbot: QtBot) -> Iterator[TaskPool]:
    made = TaskPool(2, "test")
    yield made
    assert made.close()
    qtbot.wait(1)


def make_much(_job: Job) -> int:
    """Reading a worklist makes this many containers in a second."""
    return len([[number] for number in range(200_000)])


def test_rings_die_on_the_gui_thread_while_workers_allocate(qtbot: QtBot, qapp: QApplication, pool: TaskPool) -> None:
    garbage.collect_on_gui_thread(qapp)
    died_on: list[int] = []
    for _ in range(20):
        Ring(died_on)
        with qtbot.waitSignal(pool.submit(make_much).done):
            pass
    keep: list[list[int]] = []

    def all_gone() -> bool:
        keep.extend([number] for number in range(garbage.YOUNG))  # the window goes on making things
        return len(died_on) == 20

    qtbot.waitUntil(all_gone, timeout=20_000)
    assert set(died_on) == {threading.get_ident()}


def test_it_looks_once_however_often_it_is_asked_to(qapp: QApplication) -> None:
    garbage.collect_on_gui_thread(qapp)
    garbage.collect_on_gui_thread(qapp)
    assert len(qapp.findChildren(garbage.GuiGarbage)) == 1
    assert not gc.isenabled()


def test_old_garbage_is_collected_in_the_end(qapp: QApplication) -> None:
    """Something that lived long before it was dropped is not forgotten."""
    gc.collect()
    died_on: list[int] = []
    ring = Ring(died_on)
    gc.collect()
    del ring
    generations = set()
    kept: list[list[int]] = []
    for _ in range(3 * garbage.MIDDLE * garbage.OLD):
        kept.extend([number] for number in range(garbage.YOUNG + 100))  # a hundred come from a free list
        generations.add(garbage.collect_if_due())
        kept.clear()
        if died_on:
            break
    assert died_on
    assert {0, 1, 2} <= generations


@pytest.mark.parametrize("fails", [False, True])
def test_what_work_captured_dies_on_the_gui_thread(qtbot: QtBot, pool: TaskPool, fails: bool) -> None:
    """The worker holds nothing when it tells, not even through the traceback of an error."""
    died_on: list[int] = []

    def ask(number: int) -> Job:
        captured = Witness(died_on)

        def work(_job: Job) -> int:
            if fails:
                raise UserError(f"{captured.objectName()} is not to be had.")
            return len(captured.objectName()) + number

        return pool.submit(work)

    for number in range(200):
        ask(number)
    qtbot.waitUntil(lambda: not pool.is_busy)
    qtbot.waitUntil(lambda: len(died_on) == 200)
    assert set(died_on) == {threading.get_ident()}


WINDOWS_DROPPED = """
import gc, os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from cryapp.app import make_application
from cryapp.bridge.tasks import TaskPool

app = make_application()
if sys.argv[1] == "as Python does":
    gc.enable()
pool = TaskPool(2, "readers")
rounds = 0

class Window(QWidget):
    def __init__(self):
        super().__init__()
        self.me = self
        body = QVBoxLayout(self)
        for number in range(5):
            body.addWidget(QPushButton(str(number)))
        timer = QTimer(self, interval=1)
        timer.timeout.connect(lambda: None)
        timer.start()
        self.show()

def turn(_value=None):
    global rounds
    rounds += 1
    if rounds > 25:
        app.quit()
        return
    for _ in range(4):
        Window()
    job = pool.submit(lambda job: len([[n] for n in range(300_000)]))
    job.done.connect(lambda _v: QTimer.singleShot(5, turn))

QTimer.singleShot(0, turn)
app.exec()
pool.close()
print("alive", flush=True)
os._exit(0)
"""


def test_windows_dropped_while_workers_allocate_do_not_end_the_program() -> None:
    """With Python's own collection (``"as Python does"``) three of four such programs died in the event loop."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", WINDOWS_DROPPED, "on the GUI thread"],
        env=env, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout.strip() == "alive", done.stderr[-2000:]
    assert "QObject" not in done.stderr, done.stderr[-2000:]  # "Timers cannot be stopped from another thread"
