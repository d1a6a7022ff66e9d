"""A full disk under the open window, and two windows on one store: nothing acknowledged is lost, the work goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from cryapp.cli.main import main as command
from cryapp.services.library import open_library
from cryapp.store.chain import verify_chain
from cryapp.ui.dialogs.import_dialog import ImportDialog
from tests.e2e.failing import Window, filled_store, is_sentence, saved_labels, window_on
from tests.e2e.test_failures_sound import imported

ROOT = Path(__file__).resolve().parents[2]
BALLAST = "ballast"


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with six megabytes."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root may mount")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)], check=False)
    if mounted.returncode != 0:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill_up(disk: Path) -> None:
    """Leaves not one byte."""
    with (disk / BALLAST).open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 8, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue


def label_until_refused(hand: Window) -> int:
    """Presses one answer and the other in turn; how many were saved before the disk was full."""
    n_saved = 0
    while n_saved < 500:
        before = hand.answered
        hand.answer("2" if before == "cry" else "1")
        if hand.answered == before:
            return n_saved
        n_saved += 1
    raise AssertionError("the disk never filled up")


def test_labels_stop_with_a_sentence_and_go_on_when_there_is_room(qtbot: QtBot, tiny_disk: Path) -> None:
    store = filled_store(tiny_disk)
    with window_on(store) as hand:
        hand.ready()
        facts = hand.label.session.facts
        assert facts is not None
        fill_up(tiny_disk)
        n_saved = label_until_refused(hand)
        # The model that ships is copied in meanwhile, and says the same of itself.
        sentence = next((said for said in reversed(hand.troubles) if "disk is full" in said), "")
        assert is_sentence(sentence), hand.troubles
        still = hand.label.session.facts
        assert still is not None
        assert still.recording.id == facts.recording.id, "the reader stays on the recording that has no label"
        assert hand.window.strip.isVisible()
        (tiny_disk / BALLAST).unlink()
        before = hand.answered
        hand.answer("2" if before == "cry" else "1")
        assert hand.answered != before
    assert saved_labels(store) == n_saved + 1


def test_an_import_stops_with_a_sentence_and_goes_on_when_there_is_room(
    qtbot: QtBot, tiny_disk: Path, tmp_path: Path
) -> None:
    store = filled_store(tiny_disk)
    noise = np.random.default_rng(1)
    (tmp_path / "more").mkdir()
    for number in range(6):
        soundfile.write(tmp_path / "more" / f"{number}.wav", noise.uniform(-0.5, 0.5, 16_000 * 40), 16_000)
    with window_on(store) as hand:
        told = refusal(hand, [tmp_path / "more"])
        assert "copies is full" in told, told
        assert told.count("goes on where it stopped") == 1
        assert "imported before that are kept" in told
        assert is_sentence(told)
        assert told in hand.troubles, "the sheet may have been closed: the window says it too"
        hand.settle()
        before = hand.label.worklist.model.rowCount()
        assert 4 < before < 4 + 6
        hand.answer("1")
        subprocess.run(["mount", "-o", "remount,size=40m", str(tiny_disk)], check=True)
        again = imported(hand, [tmp_path / "more"])
        again.cancel.click()
        hand.until(lambda: hand.label.worklist.model.rowCount() == 4 + 6, "the rest")
        hand.answer("2")
    assert saved_labels(store) == 2


def refusal(hand: Window, paths: list[Path]) -> str:
    """Imports as far as there is room; what the sheet says then."""
    hand.window.dropped.emit(paths)
    hand.until(lambda: hand.window.findChild(ImportDialog) is not None, "the import sheet")
    sheet = hand.window.findChild(ImportDialog)
    assert isinstance(sheet, ImportDialog)
    hand.until(sheet.go.isEnabled, "the import to be allowed")
    sheet.go.click()
    hand.until(sheet.wrong.text, "the sentence")
    told = sheet.wrong.text()
    sheet.cancel.click()
    hand.settle()
    return told


LABELLER = """
import sys
from pathlib import Path
from cryapp.ui.dialogs.import_dialog import ImportDialog
from tests.e2e.failing import Window

hand = Window(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
for number in range(20):
    hand.answer("1" if number % 2 else "2")
    print(hand.answered, hand.troubles, flush=True)
    if number % 4 == 3:
        hand.press("n")
hand.close()
"""


def test_two_windows_on_one_store_lose_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    store = filled_store(tmp_path)
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    other = subprocess.Popen(
        [sys.executable, "-c", LABELLER, str(store)],
        env=env,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with window_on(store) as hand:
            hand.ready()
            other.stdin.write("go\n")  # type: ignore[union-attr]
            other.stdin.flush()  # type: ignore[union-attr]
            mine = 0
            while mine < 10 or other.poll() is None:
                before = hand.answered
                hand.answer("2" if before == "cry" else "1")
                mine += hand.answered != before
                assert hand.troubles == []
            assert command(["label", *table(tmp_path), "--store", str(store)]) == 0
            hand.answer("2" if hand.answered == "cry" else "1")
        told = other.stdout.read().splitlines()
    finally:
        other.kill()
        other.wait()
        other.stdout.close()  # type: ignore[union-attr]
        other.stdin.close()  # type: ignore[union-attr]
    assert len(told) == 20
    assert all(line.endswith("[]") for line in told), told
    assert saved_labels(store) >= mine + 1 + 4, "the command labelled four, this window the rest, beside the other's"
    library = open_library(str(store))
    try:
        with library.store.read() as session:
            assert verify_chain(session) is None
    finally:
        library.close()


def table(folder: Path) -> list[str]:
    rows = "".join(f"{number}.wav,1\n" for number in range(4))
    (folder / "labels.csv").write_text("file,cry\n" + rows)
    options = ["--task", "cry_presence", "--map", "path=file,label=cry", "--classes", "1=cry", "--annotator", "R-09"]
    return ["--from-csv", str(folder / "labels.csv"), *options]
