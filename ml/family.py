"""Processes that a command starts end with it, however it ends."""

from __future__ import annotations

import multiprocessing
import os
import threading
from multiprocessing import connection

from ml.contract import EXIT_INTERRUPTED


def end_with_parent() -> None:
    """To be called in a started process: it ends as soon as the one that started it is gone.

    Else it would wait for a next job for ever: it holds an end of that pipe itself, which therefore never closes.
    Nothing is lost where files are written by rename.
    """
    threading.Thread(target=_wait, name="parent", daemon=True).start()


def _wait() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    connection.wait([parent.sentinel])
    os._exit(EXIT_INTERRUPTED)
