"""Python's cyclic garbage is collected on the GUI thread, never on a worker.

CPython collects in whichever thread happens to allocate: measured in the tests of the Label workspace, one collection
in five ran on a reader or on the store writer. A dropped widget usually sits in a cycle (every plot leaves parentless
menus, every window a desk), so it was destroyed there, while the event loop of the GUI thread still had it in its
lists. A hundred small windows dropped while a reader allocates ended three programs of four with a segmentation fault
inside ``QApplication.exec`` and nothing of ours on the stack (tests/bridge/test_garbage.py). PySide has no guard.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

LOOK_EVERY_MS = 200
YOUNG, MIDDLE, OLD = 5_000, 10, 10
"""Collect a generation when it counts more: new containers, collections of the youngest, collections of the middle."""


def collect_if_due() -> int:
    """Collects the oldest generation that is due, on the thread that calls; gives it, or -1 if none was.

    The interpreter's own thresholds are not used: 700 new containers would mean a collection at nearly every look.
    """
    young, middle, old = gc.get_count()
    if young <= YOUNG:
        return -1
    generation = 0 if middle <= MIDDLE else 1 if old <= OLD else 2
    gc.collect(generation)
    return generation


class GuiGarbage(QObject):
    """Looks now and then, on the thread of its parent, whether a collection is due."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        timer = QTimer(self, interval=LOOK_EVERY_MS)
        timer.setTimerType(Qt.TimerType.CoarseTimer)
        timer.timeout.connect(collect_if_due)
        timer.start()


def collect_on_gui_thread(app: QCoreApplication) -> None:
    """From now on nothing is collected but by the event loop of ``app``. Safe to call again."""
    gc.disable()
    if app.findChild(GuiGarbage) is None:
        GuiGarbage(app)


def spare_what_is_there() -> None:
    """Takes everything alive now out of later collections, for a window that has opened and stays.

    Measured with all workspaces open: a full collection of the app's 190,000 containers stops every thread for 0.25 s
    on a busy machine; of what comes later 0.3 ms.
    """
    gc.freeze()
