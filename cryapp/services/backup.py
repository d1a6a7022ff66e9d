"""Backups on SQLite's online backup API, and drills that open them."""

from __future__ import annotations

import logging
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryapp.services.library import Library
from cryapp.store import backups
from cryapp.store.types import utc_now

log = logging.getLogger(__name__)

KEEP_NEWEST = 8
KEEP_DAYS = 14
KEEP_WEEKS = 8
KEEP_MONTHS = 12


@dataclass(frozen=True)
class Backup:
    path: Path
    made_at: datetime
    reason: str
    size_bytes: int


def back_up(lib: Library, reason: str) -> Backup:
    """Copies the live store to a temporary file, checks its integrity, syncs, renames; then thins older backups.

    Raises: UserError if there is no room (the earlier backups are kept).
    """
    path = backups.copy_live(lib.store, lib.paths.backups, reason)
    made = _backup(path)
    if made is None:
        raise LookupError(f"{path.name} is not named as a backup")
    _thin(lib)
    return made


def back_up_if_due(lib: Library, every_minutes: float = 30) -> Backup | None:
    """A backup if the newest is older than that and something was written since."""
    if lib.store.path is None:
        return None  # a server's backups are its keeper's
    made = list_backups(lib)
    if made:
        newest = made[0].made_at
        if utc_now() - newest < timedelta(minutes=every_minutes) or _last_write(lib.store.path) <= newest:
            return None
    return back_up(lib, "while working")


def list_backups(lib: Library) -> tuple[Backup, ...]:
    """Newest first."""
    if not lib.paths.backups.is_dir():
        return ()
    found = (_backup(path) for path in lib.paths.backups.iterdir())
    return tuple(sorted((b for b in found if b is not None), key=lambda backup: backup.made_at, reverse=True))


def to_keep(times: Sequence[datetime], now: datetime) -> frozenset[datetime]:
    """Which backups stay: the newest few, then the newest of each day, week and month for a while.

    Args:
        times: when the backups were made, in any order.
    """
    newest_first = sorted(times, reverse=True)
    kept = set(newest_first[:KEEP_NEWEST])
    for keep_for, period in (
        (timedelta(days=KEEP_DAYS), _day),
        (timedelta(weeks=KEEP_WEEKS), _week),
        (timedelta(days=31 * KEEP_MONTHS), _month),
    ):
        seen: set[Hashable] = set()
        for made_at in newest_first:
            if now - made_at <= keep_for and period(made_at) not in seen:
                seen.add(period(made_at))
                kept.add(made_at)
    return frozenset(kept)


def _day(made_at: datetime) -> Hashable:
    return made_at.date()


def _week(made_at: datetime) -> Hashable:
    return made_at.isocalendar()[:2]


def _month(made_at: datetime) -> Hashable:
    return made_at.year, made_at.month


def _thin(lib: Library) -> None:
    made = list_backups(lib)
    kept = to_keep([backup.made_at for backup in made], utc_now())
    for backup in made:
        if backup.made_at not in kept:
            try:
                backup.path.unlink(missing_ok=True)
            except OSError as error:
                # One backup too many harms nobody, and the new one is already safe.
                log.warning("the old backup %s could not be removed: %s", backup.path, error)


def _backup(path: Path) -> Backup | None:
    parsed = backups.parse_name(path.name)
    return None if parsed is None else Backup(path, parsed[0], parsed[1], path.stat().st_size)


def _last_write(store: Path) -> datetime:
    """When the store's file or its write-ahead log last changed."""
    changed = store.stat().st_mtime
    log_file = store.with_name(store.name + "-wal")
    if log_file.exists() and log_file.stat().st_size > 0:
        changed = max(changed, log_file.stat().st_mtime)
    return datetime.fromtimestamp(changed, UTC)
