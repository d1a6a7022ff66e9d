"""Whose training run it is: a lock on a file in the run's folder, which the system drops when its owner dies.

Without it a window that starts could not tell a run left behind by a crash from one that another window, or a command
in a terminal, is still driving.
"""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path
from typing import IO

LOCK_FILE = "run.lock"

_held: dict[Path, IO[bytes]] = {}
_guard = threading.Lock()


def acquire(folder: Path) -> bool:
    """Takes a run for this process. Returns: False if it is taken (by whomever)."""
    with _guard:
        file = (folder / LOCK_FILE).open("ab")
        try:
            _lock(file)
        except OSError:
            file.close()
            return False
        _held[folder] = file
        return True


def release(folder: Path) -> None:
    """Gives a run back; one that this process does not hold is let be."""
    with _guard:
        file = _held.pop(folder, None)
        if file is not None:
            file.close()


def is_held(folder: Path) -> bool:
    """True if some process, this one included, drives the run."""
    if not (folder / LOCK_FILE).is_file():
        return False
    if not acquire(folder):
        return True
    release(folder)
    return False


if os.name == "nt":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        # flock, not lockf: it also holds against another opening within the same process.
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def release_all() -> None:
    """Gives every run of this process back (for tests)."""
    with _guard:
        for file in _held.values():
            with contextlib.suppress(OSError):
                file.close()
        _held.clear()
