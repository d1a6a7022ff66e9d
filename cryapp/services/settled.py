"""Files forced to the disk, many at once for the price of one."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import re
from collections.abc import Sequence
from pathlib import Path

FEW = 8
"""So few files are forced one by one: what else waits for that disk need not be written for them."""
TELLS_SINCE = (5, 8)
"""The first Linux whose ``syncfs`` says that something could not be written; before, it says that all is well."""
_ABSENT = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM)


def force_to_disk(files: Sequence[Path]) -> None:
    """Returns once the content of all files is on the disk; they lie in one folder.

    Linux is asked once for the whole file system (``syncfs``) where it also tells what could not be written; elsewhere,
    and for a few files, each is forced by itself.

    Raises: OSError if the disk refused something: then none of the files counts as written.
    """
    if len(files) <= FEW or not _file_system_synced(files[0].parent):
        for file in files:
            descriptor = os.open(file, os.O_RDWR)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _file_system_synced(folder: Path) -> bool:
    """False where the system cannot do that, or would not tell of a failure. Raises: OSError."""
    if not tells_failures(platform.system(), platform.release()):
        return False
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        return False
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(descriptor) == 0:
            return True
        why = ctypes.get_errno()
    finally:
        os.close(descriptor)
    if why in _ABSENT:
        return False
    raise OSError(why, os.strerror(why), str(folder))


def tells_failures(system: str, release: str) -> bool:
    """Whether this system's ``syncfs`` can be believed, e.g. "Linux", "4.18.0-553.el8_10.x86_64": no."""
    version = re.match(r"(\d+)\.(\d+)", release)
    return system == "Linux" and version is not None and (int(version[1]), int(version[2])) >= TELLS_SINCE
