"""Backups on SQLite's online backup API, and drills that open them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryapp.services.library import Library


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
    raise NotImplementedError


def back_up_if_due(lib: Library, every_minutes: float = 30) -> Backup | None:
    """A backup if the newest is older than that and something was written since."""
    raise NotImplementedError


def list_backups(lib: Library) -> tuple[Backup, ...]:
    raise NotImplementedError
