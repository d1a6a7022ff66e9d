"""One study a folder at a time: two would write each other's encoders and do each cell twice.

The claim is a lock on a file, which the system drops when its owner dies, however it dies.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ml.errors import RunError

CLAIM_FILE = "study.lock"


@contextmanager
def claimed(folder: Path) -> Iterator[None]:
    """Raises: RunError if another process works in the folder."""
    with (folder / CLAIM_FILE).open("ab") as file:
        try:
            _lock(file)
        except OSError as error:
            raise RunError(
                f"Another study is running in {folder}.",
                "Wait until it ends, stop it, or name another folder.",
                "It goes on undisturbed.",
            ) from error
        yield


if os.name == "nt":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
