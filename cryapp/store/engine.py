"""The store: opened once, read from any thread, written by one transaction at a time."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from cryapp.domain.errors import UserError
from cryapp.domain.infant import DEFAULT_LOCKED_SHARE
from cryapp.store import backups, failures, meta, sqlite
from cryapp.store import tables_desk as _every_table  # noqa: F401 - a foreign key must find the table it names
from cryapp.store.schema import SHIPPED, Revisions, revision_of, upgrade

BUSY_TIMEOUT_S = 10.0


class Store:
    """Transactions on one database. Safe from several threads, and beside other processes on the same file.

    ``read()`` gives a consistent snapshot that never waits for a writer; ``write()`` takes the write lock at once and
    has committed to the disk when its block ends. Both turn the world's faults (full disk, read-only, busy, damaged)
    into :class:`UserError`; after one nothing of the block is in the store.
    """

    def __init__(self, url: str, engine: Engine) -> None:
        self.url = url
        self._engine = engine
        self._writer = engine.execution_options(**{sqlite.WRITES: True})
        self._write_lock = threading.Lock()
        self._writing_thread: int | None = None
        self._closed = False
        self._file: tuple[int, int] | None = None

    @classmethod
    def open(
        cls,
        url: str,
        backups: Path,
        locked_share: float | None = None,
        *,
        busy_timeout_s: float = BUSY_TIMEOUT_S,
        revisions: Revisions = SHIPPED,
    ) -> Store:
        """Opens a store; makes it if it is not there, upgrades it (after a backup) if it is older.

        Args:
            url: SQLAlchemy address, e.g. ``sqlite:////data/cryapp.db``.
            backups: folder for the backup before an upgrade.
            locked_share: share of infants locked for testing, for a new store (default 0.2); an old one keeps its own.

        Raises:
            UserError: newer than this program (left untouched), damaged, read-only, busy or not a CryApp store.
        """
        path = sqlite.file_of(url)
        if path is None:
            raise failures.server(url)
        if not sqlite.may_write(path):
            raise UserError(
                f"The store {path} may only be read, so nothing could be saved in it.",
                "Nothing was changed.",
                "Ask for write access to the file and its folder, or choose another store.",
            )
        store = cls(url, sqlite.make_engine(url, busy_timeout_s))
        try:
            store._prepare(backups, locked_share, revisions)
            store._file = sqlite.identity(path)
        except BaseException:
            store.close()
            raise
        return store

    @property
    def path(self) -> Path | None:
        """The database's file; None for a server."""
        return sqlite.file_of(self.url)

    @property
    def engine(self) -> Engine:
        return self._engine

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session on a consistent snapshot. What it changes is thrown away."""
        self._check_open()
        with self._explained(), Session(self._engine, autoflush=False, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose work is committed, and on the disk, when the block ends; rolled back if it raises."""
        self._check_open()
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("a write within a write would wait for itself")
        with self._write_lock, self._explained():
            self._check_still_there()
            self._writing_thread = threading.get_ident()
            try:
                with Session(self._writer, expire_on_commit=False) as session, session.begin():
                    session.connection()  # waits for its turn here, before anything is read
                    yield session
            finally:
                self._writing_thread = None

    def close(self) -> None:
        """Gives the files back; a second call does nothing."""
        self._closed = True
        self._engine.dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            sentence = failures.user_error(error, str(self.path or self.url))
            if sentence is None:
                raise
            raise sentence from error

    def _check_open(self) -> None:
        if self._closed:
            raise RuntimeError("the store is closed")

    def _check_still_there(self) -> None:
        """A file removed under an open database takes writes and keeps none of them."""
        if self._file is not None and self.path is not None and sqlite.identity(self.path) != self._file:
            raise failures.vanished(self.path)

    def _prepare(self, backup_folder: Path, locked_share: float | None, revisions: Revisions) -> None:
        """One cheap look; everything heavier only where there is something to do."""
        found = self._revision(revisions)
        if found not in (None, revisions.newest):
            backups.copy_live(self, backup_folder, "before upgrade")
        with self._explained():
            sqlite.use_journal(self._engine)  # also for a backup put in the store's place, which comes without
        if found != revisions.newest:
            self._upgrade(locked_share, revisions)

    def _revision(self, revisions: Revisions) -> str | None:
        with self._explained(), self._engine.connect() as connection:
            try:
                found = revision_of(connection)
            except LookupError as error:
                raise failures.foreign_file(self.path or self.url) from error
        if found is not None and found not in revisions.names:
            raise failures.newer_store(self.path or self.url, found)
        return found

    def _upgrade(self, locked_share: float | None, revisions: Revisions) -> None:
        with self.write() as session:
            # Another process may have been faster while this one waited for the lock.
            found = revision_of(session.connection())
            if found == revisions.newest:
                return
            upgrade(session.connection(), revisions)
            if found is None:
                meta.put(session, meta.STORE_ID, uuid.uuid4().hex)
                meta.put(session, meta.LOCKED_SHARE, repr(_checked(locked_share)))
            elif session.execute(text("SELECT COUNT(*) FROM alembic_version")).scalar_one() != 1:
                raise RuntimeError("an upgrade must leave exactly one layout version")


def _checked(locked_share: float | None) -> float:
    share = DEFAULT_LOCKED_SHARE if locked_share is None else locked_share
    if not 0.0 <= share <= 0.9:
        raise UserError(
            f"A share of {share:g} locked infants is not possible.",
            "The store was not made.",
            "Choose a share between 0 and 0.9.",
        )
    return share
