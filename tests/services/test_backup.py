"""Backups exist, are sound, restore, and are thinned without ever losing the newest."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cryapp.domain.errors import UserError
from cryapp.services import backup, labelling
from cryapp.services.library import Library, open_library
from cryapp.store import backups, meta
from cryapp.store.chain import verify_chain
from tests.store.made import add_recordings, mark

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    lib = open_library(str(tmp_path / "store"))
    add_recordings(lib.store, {"I-1": 3})
    yield lib
    lib.close()


def test_restore_drill_the_newest_backup_opens_with_everything_up_to_it(lib: Library, tmp_path: Path) -> None:
    ids = add_recordings(lib.store, {"I-2": 3})
    by = mark(lib)
    labelling.save_label(lib, ids, "cry", by)
    made = backup.back_up(lib, "Before promotion of “cry 3”")
    labelling.save_label(lib, ids, "no_cry", by)
    assert made.reason == "before promotion of cry 3"
    assert made.size_bytes == made.path.stat().st_size
    newest = backup.list_backups(lib)[0]
    assert newest == made
    restored = tmp_path / "restored"
    restored.mkdir()
    shutil.copy(newest.path, restored / "cryapp.db")
    other = open_library(str(restored))
    assert [labelling.current_label(other, i, by.task_id, by.annotator_id).class_key for i in ids] == ["cry"] * 3
    with other.store.read() as session:
        assert verify_chain(session) is None
        assert session.connection().exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
    labelling.save_label(other, ids, "no_cry", by)
    other.close()


def test_a_backup_is_one_file_and_leaves_no_other(lib: Library) -> None:
    made = backup.back_up(lib, "by hand")
    assert list(lib.paths.backups.iterdir()) == [made.path]
    assert made.path.read_bytes()[:15] == b"SQLite format 3"


def test_half_copies_of_a_killed_backup_are_removed_a_day_later(lib: Library) -> None:
    for name, age_s in (("old", 90_000), ("new", 60)):
        part = lib.paths.backups / f"cryapp-{name}.db.part"
        part.write_text("half")
        os.utime(part, (datetime.now(UTC).timestamp() - age_s,) * 2)
    backup.back_up(lib, "by hand")
    assert [p.name for p in lib.paths.backups.glob("*.part")] == ["cryapp-new.db.part"]


def test_a_backup_while_another_thread_writes_is_of_one_moment(lib: Library, tmp_path: Path) -> None:
    stop = threading.Event()

    def write_pairs() -> None:
        n = 0
        while not stop.is_set():
            n += 1
            with lib.store.write() as session:
                meta.put(session, "left", str(n))
                meta.put(session, "right", str(n))

    writer = threading.Thread(target=write_pairs)
    writer.start()
    made = [backup.back_up(lib, "while writing") for _ in range(5)]
    stop.set()
    writer.join(10)
    for one in made:
        folder = tmp_path / one.path.stem
        folder.mkdir()
        shutil.copy(one.path, folder / "cryapp.db")
        copy = open_library(str(folder))
        with copy.store.read() as session:
            assert meta.get(session, "left") == meta.get(session, "right")
        copy.close()


def test_a_backup_is_due_only_after_a_while_and_a_write(lib: Library) -> None:
    first = backup.back_up_if_due(lib)
    assert first is not None, "no backup yet: due at once"
    assert backup.back_up_if_due(lib) is None, "just made"
    assert backup.back_up_if_due(lib, every_minutes=0) is None, "nothing was written since"
    add_recordings(lib.store, {"I-9": 1})
    assert backup.back_up_if_due(lib) is None, "written, but not yet half an hour"
    later = backup.back_up_if_due(lib, every_minutes=0)
    assert later is not None
    assert [b.path for b in backup.list_backups(lib)] == [later.path, first.path]


def test_other_files_in_the_folder_are_left_alone(lib: Library) -> None:
    stranger = lib.paths.backups / "my own copy.db"
    stranger.write_text("keep")
    backup.back_up(lib, "by hand")
    assert stranger.read_text() == "keep"
    assert len(backup.list_backups(lib)) == 1


def test_thinning_keeps_the_newest_of_each_day_week_and_month() -> None:
    times = [NOW - timedelta(hours=h) for h in range(0, 24 * 500, 5)]
    kept = sorted(backup.to_keep(times, NOW), reverse=True)
    assert kept[: backup.KEEP_NEWEST] == times[: backup.KEEP_NEWEST]
    days = {t.date() for t in kept if NOW - t <= timedelta(days=14)}
    assert len(days) == 15
    assert {(t.year, t.month) for t in kept} >= {(2026, 3), (2025, 12)}
    assert NOW - kept[-1] <= timedelta(days=31 * 12)
    assert len(kept) < 50
    assert backup.to_keep(kept, NOW) == frozenset(kept), "thinning again removes nothing"
    assert all(max(t for t in times if t.date() == day) in kept for day in days), "the newest of each day"


def test_thinning_never_removes_the_only_backups() -> None:
    old = [NOW - timedelta(days=3000 + i) for i in range(3)]
    assert backup.to_keep(old, NOW) == frozenset(old)


def test_old_backups_are_removed_when_a_new_one_is_made(lib: Library) -> None:
    for day in range(1, 25):
        for hour in (1, 2):
            name = backups.name_of(datetime.now(UTC) - timedelta(days=day, hours=hour), "while working")
            (lib.paths.backups / name).write_text("old")
    made = backup.back_up(lib, "by hand")
    left = backup.list_backups(lib)
    assert left[0] == made
    assert 15 <= len(left) < 35


def test_names_carry_time_and_reason_and_nothing_else_is_taken_for_one() -> None:
    assert backups.parse_name(backups.name_of(NOW, "by hand")) == (NOW, "by hand")
    assert backups.parse_name(backups.name_of(NOW, "../../etc: ä!")) == (NOW, "etc")
    for other in ("cryapp.db", "cryapp-2026.db", "cryapp-20261122T120000.000000Z-x.db.part", "notes.txt"):
        assert backups.parse_name(other) is None


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX permissions")
def test_a_backup_folder_that_is_a_file_says_so(lib: Library) -> None:
    lib.paths.backups.rmdir()
    lib.paths.backups.write_text("in the way")
    with pytest.raises(UserError, match="No backup could be made") as caught:
        backup.back_up(lib, "by hand")
    assert "kept" in caught.value.kept
