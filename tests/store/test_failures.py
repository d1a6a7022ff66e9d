"""The world's faults, each one clear sentence, and nothing lost: full disk, read-only, busy, damaged."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from cryapp.domain.errors import UserError
from cryapp.services import backup, labelling
from cryapp.services.library import Library, open_library
from cryapp.store import meta
from cryapp.store.chain import verify_chain
from tests.store.made import add_recordings, mark, open_store

resource = pytest.importorskip("resource", reason="needs fork and resource limits")

ROOT_ONLY = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount")


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with three megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if mounted.returncode != 0:
        pytest.skip(f"no file system can be mounted here: {mounted.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def in_child(work: Callable[[], None]) -> None:
    """Runs ``work`` in a forked child, where limits and a lost user id harm nobody; its failure is ours."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, "see the child's traceback above"


def label_until_refused(lib: Library, by: labelling.Mark, ids: list) -> tuple[int, UserError]:  # type: ignore[type-arg]
    """Labels acknowledged before the store could not be written any more, and what was said."""
    for n_saved in range(20_000):
        try:
            labelling.save_label(lib, [ids[n_saved % len(ids)]], "cry", by, {"padding": "x" * 2000})
        except UserError as error:
            return n_saved, error
    raise AssertionError("the disk never filled up")


def n_labels(lib: Library) -> int:
    with lib.store.read() as session:
        assert session.execute(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
        assert verify_chain(session) is None
        return int(session.execute(text("SELECT COUNT(*) FROM label_event")).scalar_one())


@ROOT_ONLY
def test_a_full_disk_keeps_every_acknowledged_label_and_says_so(tiny_disk: Path) -> None:
    lib = open_library(str(tiny_disk))
    ids = add_recordings(lib.store, {"I-1": 3})
    n_saved, error = label_until_refused(lib, mark(lib), ids)
    assert "disk is full" in error.happened
    assert "kept" in error.kept
    assert "Free some space" in error.todo
    assert n_labels(lib) == n_saved
    lib.close()
    subprocess.run(["mount", "-o", "remount,size=9m", str(tiny_disk)], check=True)
    lib = open_library(str(tiny_disk))
    labelling.save_label(lib, ids, "no_cry", mark(lib))
    assert n_labels(lib) == n_saved + 3, "with room again, labelling goes on"
    lib.close()


def test_a_file_that_may_not_grow_keeps_every_acknowledged_label(tmp_path: Path) -> None:
    lib = open_library(str(tmp_path / "store"))
    ids = add_recordings(lib.store, {"I-1": 3})
    by = mark(lib)
    lib.close()

    def work() -> None:
        lib = open_library(str(tmp_path / "store"))
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, resource.RLIM_INFINITY))
        n_saved, error = label_until_refused(lib, by, ids)
        assert "may be full" in error.happened, error
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        assert n_labels(lib) == n_saved > 0
        labelling.save_label(lib, ids, "no_cry", by)
        assert n_labels(lib) == n_saved + 3

    in_child(work)


def test_a_disk_too_small_for_a_new_store_says_so_and_a_later_try_succeeds(tmp_path: Path) -> None:
    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, resource.RLIM_INFINITY))
        with pytest.raises(UserError, match="may be full"):
            open_library(str(tmp_path / "store"))
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        lib = open_library(str(tmp_path / "store"))
        labelling.save_label(lib, add_recordings(lib.store, {"I-1": 1}), "cry", mark(lib))
        assert n_labels(lib) == 1

    in_child(work)


def test_a_full_disk_during_a_backup_keeps_the_earlier_one(tmp_path: Path) -> None:
    lib = open_library(str(tmp_path / "store"))
    add_recordings(lib.store, {f"I-{i}": 3 for i in range(60)})
    kept = backup.back_up(lib, "by hand")
    lib.close()

    def work() -> None:
        lib = open_library(str(tmp_path / "store"))
        resource.setrlimit(resource.RLIMIT_FSIZE, (kept.size_bytes // 2, resource.RLIM_INFINITY))
        with pytest.raises(UserError, match="No backup could be made") as caught:
            backup.back_up(lib, "by hand")
        assert "earlier backups are kept" in caught.value.kept
        assert backup.list_backups(lib) == (kept,)
        assert [p for p in lib.paths.backups.iterdir() if p != kept.path] == [], "no half copy is left"

    in_child(work)


@ROOT_ONLY
def test_a_store_on_a_read_only_disk_is_refused_with_a_sentence(tiny_disk: Path) -> None:
    open_library(str(tiny_disk)).close()
    subprocess.run(["mount", "-o", "remount,ro", str(tiny_disk)], check=True)
    with pytest.raises(UserError, match="may only be read") as caught:
        open_library(str(tiny_disk))
    assert "write access" in caught.value.todo


@pytest.mark.parametrize("how", ["removed", "moved away", "replaced"])
def test_a_store_whose_file_vanished_acknowledges_nothing_more(tmp_path: Path, how: str) -> None:
    lib = open_library(str(tmp_path / "store"))
    ids = add_recordings(lib.store, {"I-1": 1})
    by = mark(lib)
    if how == "removed":
        shutil.rmtree(tmp_path / "store")
    else:
        (tmp_path / "store").rename(tmp_path / "elsewhere")
    if how == "replaced":
        open_library(str(tmp_path / "store")).close()
    with pytest.raises(UserError, match="no longer where it was") as caught:
        labelling.save_label(lib, ids, "cry", by)
    assert "not saved" in caught.value.kept
    lib.close()


def test_without_write_permission_the_store_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store = open_store_in(folder)
    store.close()
    for made in (folder, *folder.rglob("*")):
        made.chmod(0o555 if made.is_dir() else 0o444)
    for parent in folder.parents:  # pytest keeps its folders to itself, and the child is somebody else
        if parent.is_relative_to(tempfile.gettempdir()) and parent.stat().st_mode & 0o777 == 0o700:
            parent.chmod(0o755)

    def work() -> None:
        if os.geteuid() == 0:
            os.setuid(65534)
        os.stat(folder)
        with pytest.raises(UserError, match="may only be read"):
            open_store(folder)

    in_child(work)
    for made in (folder, *folder.rglob("*")):
        made.chmod(0o755 if made.is_dir() else 0o644)


def test_a_store_another_program_is_writing_to_waits_and_then_says_busy(tmp_path: Path) -> None:
    holder = open_store(tmp_path)
    waiting = open_store(tmp_path, busy_timeout_s=0.2)
    with holder.write() as session:
        meta.put(session, "held", "yes")
        with pytest.raises(UserError, match="is busy: another program") as caught, waiting.write():
            pass
        with waiting.read() as reading:
            assert meta.get(reading, "held") is None, "reading goes on meanwhile"
    assert "try again" in caught.value.todo
    with waiting.write() as session:
        meta.put(session, "then", "free")
    holder.close()
    waiting.close()


def test_a_writer_waits_for_its_turn_instead_of_failing(tmp_path: Path) -> None:
    holder, waiting = open_store(tmp_path), open_store(tmp_path)
    may_commit = threading.Event()
    begun = threading.Event()

    def hold() -> None:
        with holder.write() as session:
            meta.put(session, "first", "1")
            begun.set()
            may_commit.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    assert begun.wait(10)
    threading.Timer(0.1, may_commit.set).start()
    with waiting.write() as session:
        assert meta.get(session, "first") == "1", "the second writer reads what the first committed"
    thread.join(10)
    holder.close()
    waiting.close()


@pytest.mark.parametrize("where", ["header", "pages"])
def test_a_damaged_file_is_named_and_left_as_it_was_and_its_backup_opens(tmp_path: Path, where: str) -> None:
    lib = open_library(str(tmp_path / "store"))
    ids = add_recordings(lib.store, {f"I-{i}": 2 for i in range(50)})
    labelling.save_label(lib, ids, "cry", mark(lib))
    good = backup.back_up(lib, "by hand")
    path = lib.store.path
    assert path is not None
    lib.close()
    with path.open("r+b") as file:
        file.seek(0 if where == "header" else 4096)
        file.write(os.urandom(64) if where == "header" else os.urandom(path.stat().st_size - 8192))
    before = path.read_bytes()
    with pytest.raises(UserError, match="damaged") as caught:
        _open_and_read_all(tmp_path / "store")
    assert "backups" in caught.value.todo
    assert path.read_bytes() == before
    shutil.copy(good.path, path)
    lib = open_library(str(tmp_path / "store"))
    assert n_labels(lib) == 100
    lib.close()


def open_store_in(folder: Path):  # type: ignore[no-untyped-def]
    folder.mkdir()
    return open_store(folder)


def _open_and_read_all(folder: Path) -> None:
    lib = open_library(str(folder))
    try:
        with lib.store.read() as session:
            session.execute(text("SELECT * FROM label_event")).all()
    finally:
        lib.close()
