"""Copies of the live store that can be opened in its place."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as driver

from cryapp.domain.errors import UserError
from cryapp.store.types import utc_now

if TYPE_CHECKING:
    from cryapp.store.engine import Store

SUFFIX = ".db"
TIME_FORMAT = "%Y%m%dT%H%M%S.%fZ"
_NAME = re.compile(r"^cryapp-(\d{8}T\d{6}\.\d{6}Z)-([a-z0-9-]*)\.db$")


def name_of(made_at: datetime, reason: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", reason.casefold()).strip("-")[:60]
    return f"cryapp-{made_at.strftime(TIME_FORMAT)}-{slug}{SUFFIX}"


def parse_name(name: str) -> tuple[datetime, str] | None:
    """When and why a backup was made; None if the file is not one."""
    match = _NAME.match(name)
    if match is None:
        return None
    made_at = datetime.strptime(match[1], TIME_FORMAT).replace(tzinfo=UTC)
    return made_at, match[2].replace("-", " ")


def copy_live(store: Store, folder: Path, reason: str) -> Path:
    """Copies the store as it is at this moment, while others go on writing: temporary file, check, sync, rename.

    Raises: UserError if there is no room or the copy is not sound; earlier backups stay as they were.
    """
    if store.path is None:
        raise UserError(
            "This store is on a server, so CryApp does not make its backups.",
            "",
            "Ask the person who keeps the server.",
        )
    target = folder / name_of(utc_now(), reason)
    temporary = target.with_name(target.name + ".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(folder)
        _copy(store, temporary)
        _sync(temporary)
        temporary.replace(target)
        _sync(folder)
    except (OSError, driver.Error) as error:
        raise UserError(
            f"No backup could be made in {folder}: {error}.",
            "The store itself and all earlier backups are kept.",
            "Free some space on this disk or check that the folder may be written to.",
        ) from error
    finally:
        for left in folder.glob(temporary.name + "*"):
            left.unlink(missing_ok=True)
    return target


def _remove_abandoned(folder: Path) -> None:
    """Half copies of a backup that was killed; a day old, so that no other program is still writing them."""
    yesterday = (utc_now() - timedelta(days=1)).timestamp()
    for left in folder.glob(f"cryapp-*{SUFFIX}.part*"):
        if left.stat().st_mtime < yesterday:
            left.unlink(missing_ok=True)


def _copy(store: Store, temporary: Path) -> None:
    source = store.engine.raw_connection()
    try:
        copy = driver.connect(str(temporary), isolation_level=None)
        try:
            # All pages in one step: in WAL mode this reads one snapshot and holds up nobody.
            source.driver_connection.backup(copy)  # type: ignore[union-attr]
            # A backup is one file; without this, looking into it would leave a log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
            found = copy.execute("PRAGMA integrity_check").fetchone()
            if found != ("ok",):
                raise driver.DatabaseError(f"the copy is not sound ({found[0]})")
        finally:
            copy.close()
    finally:
        source.close()


def _sync(path: Path) -> None:
    """Forces a file (or a folder's list of names) onto the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows has no such call for folders and writes names through
    # Windows syncs only what was opened for writing; a folder cannot be opened so anywhere.
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
