"""The layout: what Alembic makes is what the tables say; an upgrade is old or new, never between."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event, text

from cryapp.store import ages, note_index, rules, schema, sqlite
from cryapp.store.engine import Store
from cryapp.store.schema import SHIPPED, Revisions
from cryapp.store.tables_desk import Base
from tests.store.made import add_recordings, open_store

NEXT = '''
"""Adds a column and fills it."""
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "next", "{newest}", None, None
def upgrade():
    with op.batch_alter_table("site") as table:
        table.add_column(sa.Column("country", sa.String(), nullable=True))
    op.create_table("ward", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO ward VALUES (1)")
    op.execute("UPDATE recording SET device_free = 1") if {fails} else None
'''


def next_revisions(folder: Path, fails: bool = False) -> Revisions:
    """The shipped migrations and one more."""
    target = folder / "migrations"
    shutil.copytree(SHIPPED.folder, target, ignore=shutil.ignore_patterns("__pycache__"))
    (target / "versions" / "next.py").write_text(NEXT.format(fails=fails, newest=SHIPPED.newest))
    return Revisions(target, (*SHIPPED.names, "next"))


def test_the_names_in_the_code_are_the_migrations_in_the_folder() -> None:
    config = Config()
    config.set_main_option("script_location", str(SHIPPED.folder))
    config.set_main_option("path_separator", "os")
    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == SHIPPED.names


def test_the_migrations_make_exactly_the_tables_of_the_code(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False, "include_name": _is_ours})
        assert compare_metadata(context, Base.metadata) == []
        triggers = connection.execute(text("SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger'")).scalar_one()
    store.close()
    assert triggers == len(rules.trigger_statements()) + len(note_index.TRIGGERS) + len(ages.TRIGGERS)


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """The full-text index keeps tables of its own beside those of the code."""
    return not (kind == "table" and (name or "").startswith(note_index.OWN_TABLES))


def test_an_older_store_is_backed_up_and_then_upgraded(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    add_recordings(store, {"I-1": 3})
    store.close()
    store = open_store(tmp_path, revisions=next_revisions(tmp_path))
    with store.read() as session:
        assert session.execute(text("SELECT COUNT(*) FROM recording")).scalar_one() == 3
        assert session.execute(text("SELECT COUNT(country) FROM site")).scalar_one() == 0
    store.close()
    (backup,) = (tmp_path / "backups").iterdir()
    assert "before-upgrade" in backup.name
    old = Store.open(f"sqlite:///{backup}", backups=tmp_path / "elsewhere", locked_share=None)
    with old.read() as session:
        assert schema.revision_of(session.connection()) == SHIPPED.newest
        assert session.execute(text("SELECT COUNT(*) FROM recording")).scalar_one() == 3
    old.close()


def test_an_upgrade_that_fails_leaves_the_old_store(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    add_recordings(store, {"I-1": 1})
    store.close()
    with pytest.raises(Exception, match="device_free"):
        open_store(tmp_path, revisions=next_revisions(tmp_path, fails=True))
    store = open_store(tmp_path)
    with store.read() as session:
        assert schema.revision_of(session.connection()) == SHIPPED.newest
        assert "ward" not in session.execute(text("SELECT name FROM sqlite_master")).scalars().all()
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("upgrade", [False, True], ids=["making", "upgrading"])
def test_killed_at_any_statement_the_store_is_old_or_new(tmp_path: Path, upgrade: bool) -> None:
    revisions = next_revisions(tmp_path) if upgrade else SHIPPED
    n_statements, died = 0, True
    while died:
        folder = tmp_path / f"at-{n_statements}"
        folder.mkdir()
        if upgrade:
            open_store(folder).close()
        died = _open_and_die(folder, revisions, n_statements)
        # Died or not, the next opening finds a store it can finish, whole or from the beginning.
        store = open_store(folder, revisions=revisions)
        with store.read() as session:
            assert session.execute(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
            assert schema.revision_of(session.connection()) == revisions.newest
        store.close()
        n_statements += 7 if not upgrade else 1
        shutil.rmtree(folder)
    assert n_statements > 10, "it was never killed in the middle"


def _open_and_die(folder: Path, revisions: Revisions, after: int) -> bool:
    """Opens a store in a child that ends without a word before its statement number ``after``. True if it did."""
    child = os.fork()
    if child == 0:
        left = after
        made = sqlite.make_engine

        def counting(url: str, busy_timeout_s: float) -> object:
            engine = made(url, busy_timeout_s)

            @event.listens_for(engine, "before_cursor_execute")
            def _count(*_: object) -> None:
                nonlocal left
                if left == 0:
                    os._exit(9)
                left -= 1

            return engine

        sqlite.make_engine = counting  # type: ignore[assignment]
        code = 1
        try:
            open_store(folder, revisions=revisions).close()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, 9), f"the child ended with {code}"
    return code == 9


def test_a_store_of_the_first_layout_comes_through_whole(tmp_path: Path) -> None:
    """Labels, history and chains of the first layout are what they were after the upgrade to the newest."""
    first = Revisions(tmp_path / "first", SHIPPED.names[:1])
    shutil.copytree(SHIPPED.folder, first.folder, ignore=shutil.ignore_patterns("__pycache__", "000[2-9]*"))
    open_store(tmp_path, revisions=first).close()
    with closing(sqlite3.connect(tmp_path / "cryapp.db")) as raw, raw:
        raw.execute("INSERT INTO site (name) VALUES ('Ward 3')")
    store = open_store(tmp_path)
    with store.read() as session:
        assert schema.revision_of(session.connection()) == SHIPPED.newest
        assert session.execute(text("SELECT name FROM site")).scalars().all() == ["Ward 3"]
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
    store.close()
