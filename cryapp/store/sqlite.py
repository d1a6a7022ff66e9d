"""The embedded database: driver, pragmas and transactions. Nothing else in the program knows that it is SQLite.

The driver is ``sqlcipher3``: its wheel bundles a SQLite without the WAL-reset bug (fixed in 3.51.3; Python 3.11 on
Debian carries 3.40.1) and can encrypt the store later. With an older library the rollback journal is used instead.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Boolean,
    ColumnElement,
    Connection,
    Engine,
    Integer,
    Select,
    Text,
    cast,
    create_engine,
    event,
    func,
    make_url,
    select,
)
from sqlcipher3 import dbapi2 as driver

WAL_IS_SAFE = driver.sqlite_version_info >= (3, 51, 3)
_FILE = "sqlite:///"
WRITES = "cryapp_writes"
"""Execution option of the engine whose transactions take the write lock at once."""


def make_engine(url: str, busy_timeout_s: float) -> Engine:
    """An engine whose transactions begin where we say, and whose commits are on the disk when they return."""
    engine = create_engine(address(url), module=driver, connect_args={"timeout": busy_timeout_s})

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        # The driver must not begin or end transactions by itself (SQLAlchemy's documented recipe).
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute(f"PRAGMA journal_size_limit = {64 * 2**20}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        # IMMEDIATE: a writer waits for its turn before it reads, so that it can never fail half way with SQLITE_BUSY.
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def address(url: str) -> URL:
    """The parsed address. After ``sqlite:///`` all is the path: folders may be called “notes?” or “50%”."""
    if url.startswith(_FILE):
        return URL.create("sqlite", database=url.removeprefix(_FILE))
    return make_url(url)


def file_of(url: str) -> Path | None:
    """The database's file, or None if it has none (a server)."""
    return Path(url.removeprefix(_FILE)) if url.startswith(_FILE) else None


def use_journal(engine: Engine) -> None:
    """Write-ahead log (readers never wait for the writer) where the library is safe with it."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute(f"PRAGMA journal_mode = {'WAL' if WAL_IS_SAFE else 'DELETE'}")
    finally:
        raw.close()


def may_write(path: Path) -> bool:
    """Asked before the first write: SQLite would open a read-only file and complain only at the first label."""
    if not path.parent.exists():
        return True  # nothing is read-only here; opening says that there is no such folder
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def identity(path: Path) -> tuple[int, int] | None:
    """Device and number of a file, which stay while its content changes; None if it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def json_length(column: Any) -> ColumnElement[int]:
    """How many members a JSON list has."""
    return cast(func.json_array_length(column), Integer)


def json_holds(column: Any, value: str) -> ColumnElement[bool]:
    """Whether a JSON list of plain words holds one: its text is searched, ten times as fast as taking it apart."""
    return func.instr(cast(column, Text), json.dumps(value)) > 0


def joined(statement: Any) -> Select[str | None]:
    """A statement of one text: the numbers in the only column of ``statement``, with commas, in its order.

    SQLite keeps the order of a subquery under this aggregate (and leaves it away under count, min and max alone).
    """
    rows = statement.subquery()
    return select(func.group_concat(rows.c[0]))


def holds(column: Any, text: str) -> ColumnElement[bool]:
    """Whether a text holds another, in capitals or not: SQLite's LIKE does not tell them apart (ASCII)."""
    escaped = text.replace("/", "//").replace("%", "/%").replace("_", "/_")
    return cast(column.like(f"%{escaped}%", escape="/"), Boolean)
