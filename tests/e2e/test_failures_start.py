"""What is seen when CryApp cannot start as usual: a store it must not open, settings it cannot read or keep."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cryapp.app import make_application, run_window
from cryapp.cli.main import main as command
from cryapp.services.library import open_library
from cryapp.settings import Settings
from cryapp.ui.dialogs.cannot_open import CannotOpen
from tests.e2e.failing import filled_store, is_sentence, saved_labels, window_on, words

ROOT = Path(__file__).resolve().parents[2]


def told_at_start(store: Path) -> str:
    """Starts the window as ``cryapp --store`` does; what the dialog says that comes instead, after pressing Close."""
    app, told = make_application(), [""]

    def look(tries: int = 100) -> None:
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, CannotOpen) and w.isVisible()]
        if not found and tries:
            QTimer.singleShot(50, lambda: look(tries - 1))
        elif not found:
            app.exit()
        else:
            told[0] = words(found[0])
            found[0].findChildren(QPushButton)[0].click()

    QTimer.singleShot(0, look)
    assert run_window(["--store", str(store)]) == 2
    return told[0]


def newer(store: Path) -> None:
    with sqlcipher3.connect(str(store / "cryapp.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def damaged(store: Path) -> None:
    for path in store.glob("cryapp.db-*"):
        path.unlink()
    (store / "cryapp.db").write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 64)


def foreign(store: Path) -> None:
    (store / "cryapp.db").write_text("a shopping list")


@pytest.mark.parametrize(
    ("harm", "sentence"), [(newer, "newer"), (damaged, "damaged"), (foreign, "not a CryApp store")]
)
def test_a_store_that_must_not_be_opened_is_a_dialog_and_a_sentence(
    qtbot: QtBot, tmp_path: Path, capfd: pytest.CaptureFixture[str], harm: Callable[[Path], None], sentence: str
) -> None:
    store = filled_store(tmp_path)
    harm(store)
    before = (store / "cryapp.db").read_bytes()
    told = told_at_start(store)
    assert sentence in told, told
    assert len(told.splitlines()) >= 3, "a title, what happened, and what was kept or is to be done"
    assert all(is_sentence(line) for line in told.splitlines()[1:])
    capfd.readouterr()
    assert command(["status", "--json", "--store", str(store)]) == 2
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert sentence in err
    assert (store / "cryapp.db").read_bytes() == before, "an older program leaves the file as it is"


def test_a_refused_file_gets_no_folders_beside_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    letter = tmp_path / "letter"
    letter.write_text("dear diary")
    assert command(["status", "--store", str(letter)]) == 2
    assert [p.name for p in tmp_path.iterdir() if p.name != "home"] == ["letter"]


def test_a_store_that_may_only_be_read_is_a_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root may mount")
    store = filled_store(tmp_path)
    bind = ["mount", "--bind", str(store), str(store)]
    if subprocess.run(bind, check=False, capture_output=True).returncode != 0:
        pytest.skip("nothing can be mounted here")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(store)], check=True)
        told = told_at_start(store)
    finally:
        subprocess.run(["umount", "-l", str(store)], check=True)
    assert "may only be read" in told
    assert "write access" in told


def test_damaged_settings_are_set_aside_and_said(qtbot: QtBot, tmp_path: Path) -> None:
    path = Settings().path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b'{"version": 1, "values": \xff\xfe')
    with window_on(filled_store(tmp_path)) as hand:
        assert "settings file is damaged" in words(hand.window.strip)
        hand.answer("1")
        assert hand.answered == "cry"
    assert path.with_suffix(".damaged.json").exists()


def test_settings_that_cannot_be_kept_cost_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    folder = Settings().path.parent
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the folder of the settings should be")
    store = filled_store(tmp_path)
    with window_on(store) as hand:
        hand.desk.settings.set("look.theme", "dark")
        hand.window.apply_settings()
        assert "could not be kept" in words(hand.window.strip)
        assert hand.desk.settings["look.theme"] == "dark", "it holds until CryApp is closed"
        hand.answer("2")
        assert hand.answered == "no_cry"
    assert saved_labels(store) == 1


def test_the_program_runs_without_a_place_for_its_log(tmp_path: Path) -> None:
    """No folder of the user can be written: the command says its answer all the same."""
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    env = {**os.environ, "HOME": str(blocked)}
    env |= {f"XDG_{name}_HOME": str(blocked / name) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    open_library(str(tmp_path / "store")).close()
    words_ = [sys.executable, "-m", "cryapp", "status", "--json", "--store", str(tmp_path / "store")]
    done = subprocess.run(words_, env=env, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
