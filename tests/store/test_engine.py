"""Opening, reading, writing: what one process, two threads and two processes may rely on."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from cryapp.domain.errors import UserError
from cryapp.store import meta, sqlite
from cryapp.store.engine import Store
from tests.store.made import add_recordings, open_store


def test_the_bundled_library_is_safe_with_a_write_ahead_log() -> None:
    assert sqlite.WAL_IS_SAFE, "the driver's SQLite has the WAL-reset bug; the rollback journal would be used"


def test_a_new_store_is_opened_again_with_what_was_saved(tmp_path: Path) -> None:
    store = open_store(tmp_path, locked_share=0.35)
    add_recordings(store, {"I-1": 2})
    store.close()
    again = open_store(tmp_path, locked_share=0.9)
    with again.read() as session:
        assert meta.locked_share(session) == 0.35, "an existing store keeps its own share"
        assert session.execute(text("SELECT COUNT(*) FROM recording")).scalar_one() == 2
    again.close()


@pytest.mark.parametrize("share", [-0.1, 0.95, float("nan")])
def test_an_impossible_locked_share_makes_no_store(tmp_path: Path, share: float) -> None:
    with pytest.raises(UserError, match="not possible"):
        open_store(tmp_path, locked_share=share)
    store = open_store(tmp_path)
    with store.read() as session:
        assert meta.locked_share(session) == 0.2
    store.close()


def test_commits_are_on_the_disk_and_references_hold(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.write() as session:
        settings = {
            name: session.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    store.close()
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_write_that_raises_leaves_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with pytest.raises(KeyError, match="in the middle"):
        _put_and_fail(store)
    with store.read() as session:
        assert meta.get(session, "half") is None
    store.close()


def test_what_a_reading_session_changes_is_thrown_away(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.read() as session:
        session.execute(text("INSERT INTO meta VALUES ('sneaked', 'in')"))
    with store.read() as session:
        assert meta.get(session, "sneaked") is None
    store.close()


def test_a_write_within_a_write_is_refused_at_once(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.write(), pytest.raises(RuntimeError, match="within a write"), store.write():
        pass
    store.close()


def test_closing_twice_is_harmless_and_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.close()
    store.close()
    with pytest.raises(RuntimeError, match="closed"), store.read():
        pass
    assert not list(tmp_path.glob("*-wal")), "closing folds the log into the store"


def test_a_reader_sees_one_moment_while_a_writer_commits(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.read() as session:
        assert meta.get(session, "news") is None
        writer = threading.Thread(target=_put, args=(store, "news", "1"))
        writer.start()
        writer.join(10)
        assert not writer.is_alive(), "a reader must not hold up the writer"
        assert meta.get(session, "news") is None, "a snapshot does not change under its reader"
    with store.read() as session:
        assert meta.get(session, "news") == "1"
    store.close()


def test_many_threads_and_two_openings_lose_no_write(tmp_path: Path) -> None:
    stores = [open_store(tmp_path), open_store(tmp_path)]
    with stores[0].write() as session:
        meta.put(session, "n", "0")

    def count_up(store: Store) -> None:
        for _ in range(15):
            with store.write() as session:
                meta.put(session, "n", str(int(meta.get(session, "n") or 0) + 1))

    threads = [threading.Thread(target=count_up, args=(store,)) for store in stores * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    with stores[0].read() as session:
        assert meta.get(session, "n") == "60"
    for store in stores:
        store.close()


def test_a_foreign_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "cryapp.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE patients (name TEXT)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(UserError, match="not a CryApp store"):
        open_store(tmp_path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["cryapp.db"] or not (tmp_path / "cryapp.db-wal").exists()


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be opened"):
        open_store(tmp_path / "unplugged")


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "cryapp.db"
    path.write_bytes(b"holiday pictures, not a database at all" * 100)
    before = path.read_bytes()
    with pytest.raises(UserError, match="damaged or is not a CryApp store"):
        open_store(tmp_path)
    assert path.read_bytes() == before


def test_a_store_made_by_a_newer_version_is_refused_and_untouched(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    before = (tmp_path / "cryapp.db").read_bytes()
    with pytest.raises(UserError, match="newer version of CryApp") as caught:
        open_store(tmp_path)
    assert "not touched" in caught.value.kept
    assert (tmp_path / "cryapp.db").read_bytes() == before
    assert not (tmp_path / "backups").exists()


def test_history_cannot_be_rewritten_by_plain_sql(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    add_recordings(store, {"I-1": 1})
    for statement in (
        "UPDATE infant SET locked = 1 - locked",
        "UPDATE infant SET bucket = 0",
        "UPDATE infant SET code = 'I-2'",
        "UPDATE recording SET infant_id = 7",
        "UPDATE recording SET sha256 = 'x'",
    ):
        with pytest.raises(Exception, match="identity"), store.write() as session:
            session.execute(text(statement))
    store.close()


def _put_and_fail(store: Store) -> None:
    with store.write() as session:
        meta.put(session, "half", "done")
        raise KeyError("in the middle")


def _put(store: Store, key: str, value: str) -> None:
    with store.write() as session:
        meta.put(session, key, value)
