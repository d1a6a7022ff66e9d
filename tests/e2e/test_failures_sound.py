"""Sound that cannot be used, through the real window: bad files among good ones, and copies that vanish under it."""

from __future__ import annotations

import json
import os
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import soundfile
from pytestqt.qtbot import QtBot

from cryapp.audio.synth import CrySpec, synthesise
from cryapp.bridge.ops import sentence_for
from cryapp.services import models, people
from cryapp.services.library import open_library
from cryapp.ui.dialogs.import_dialog import ImportDialog
from tests.e2e.failing import Window, filled_store, is_sentence, saved_labels, window_on
from tests.ui.conftest import write_sound
from tests.ui.workbench import install_model

ROOT = Path(__file__).resolve().parents[2]

RATE_HZ = 16_000


def bad_files(folder: Path) -> dict[str, str]:
    """Name → what the report has to say of it; ``added`` for what can be used all the same."""
    folder.mkdir()
    time_s = np.arange(2 * RATE_HZ) / RATE_HZ
    cry = (0.4 * np.sin(2 * np.pi * 450 * time_s)).astype(np.float32)
    (folder / "letter.wav").write_text("dear diary")
    (folder / "nothing.wav").write_bytes(b"")
    soundfile.write(folder / "whole.flac", cry, RATE_HZ)
    (folder / "torn.flac").write_bytes((folder / "whole.flac").read_bytes()[: 2 * RATE_HZ // 3])
    (folder / "header only.flac").write_bytes((folder / "whole.flac").read_bytes()[:20])
    soundfile.write(folder / "silent.wav", np.zeros(2 * RATE_HZ), RATE_HZ)
    soundfile.write(folder / "clipped.wav", np.clip(cry * 8, -1, 1), RATE_HZ)
    n_bytes = 25 * 3600 * 8_000
    with (folder / "day and more.wav").open("wb") as file:
        file.write(struct.pack("<4sI4s4sIHHII", b"RIFF", n_bytes + 36, b"WAVE", b"fmt ", 16, 1, 1, 8_000, 8_000))
        file.write(struct.pack("<HH4sI", 1, 8, b"data", n_bytes))
        file.truncate(44 + n_bytes)
    odd = folder / "Grüße 婴儿\t<b>&amp; 'x'%s.wav"
    write_sound(odd, 1.0, 500, 1)
    expected = {
        "letter.wav": "refused",
        "nothing.wav": "refused",
        "header only.flac": "refused",
        "day and more.wav": "refused",
        "whole.flac": "added",
        "torn.flac": "added",
        "silent.wav": "added",
        "clipped.wav": "added",
        odd.name: "added",
    }
    if sys.platform == "linux":
        raw = os.fsencode(folder) + b"/not \xff utf8.wav"
        shutil.copy(os.fsencode(write_sound(folder.parent / "plain.wav", 1.0, 600, 2)), raw)
        expected[os.fsdecode(b"not \xff utf8.wav")] = "added"
    return expected


def imported(hand: Window, paths: list[Path]) -> ImportDialog:
    """Drops files on the window, presses Import and waits for the report."""
    hand.window.dropped.emit(paths)
    hand.until(lambda: hand.window.findChild(ImportDialog) is not None, "the import sheet")
    sheet = hand.window.findChild(ImportDialog)
    assert isinstance(sheet, ImportDialog)
    hand.until(sheet.go.isEnabled, "the import to be allowed")
    sheet.go.click()
    hand.until(lambda: sheet.pages.currentWidget() is sheet.report, "the report")
    hand.settle()
    return sheet


def lines(sheet: ImportDialog) -> dict[str, tuple[str, str]]:
    model = sheet.report.table.model()
    cells = [[str(model.index(row, column).data()) for column in range(3)] for row in range(model.rowCount())]
    return {name: (outcome, remark) for name, outcome, remark in cells}


def test_bad_files_are_lines_and_what_can_be_used_is_labelled(qtbot: QtBot, tmp_path: Path) -> None:
    expected = bad_files(tmp_path / "phone")
    store = tmp_path / "store"
    with window_on(store) as hand:
        sheet = imported(hand, [tmp_path / "phone"])
        refused = [name for name, outcome in expected.items() if outcome == "refused"]
        told = lines(sheet)
        assert sorted(name for name, (outcome, _) in told.items() if outcome == "refused") == sorted(refused)
        for name in refused:
            assert is_sentence(told[name][1]), told[name]
        good = len(expected) - len(refused)
        assert sheet.report.sentence.text().startswith(f"{good} recordings")
        told_of = "\n".join(f"{name}: {remark}" for name, (_, remark) in told.items()).lower()
        for word in ("torn.flac", "silent", "clipped"):
            assert word in told_of, "what is doubtful is said"
        sheet.cancel.click()
        hand.until(lambda: hand.label.worklist.model.rowCount() == good, "the worklist")
        for _ in range(good):
            hand.answer("1")
            assert hand.answered == "cry"
            hand.press("n")
        assert hand.troubles == []
        assert "added" in lines(sheet)["torn.flac"][0] or "warning" in lines(sheet)["torn.flac"][0]
    assert saved_labels(store) == good


def test_a_folder_of_copies_that_vanishes_leaves_the_labels_and_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    store = filled_store(tmp_path)
    with window_on(store) as hand:
        hand.answer("1")
        shutil.rmtree(store / "audio")
        hand.press("n")
        hand.press("n")  # the one after the next was not prepared beforehand
        hand.settle()
        hand.until(lambda: hand.label.sound is not None and hand.label.sound.source.error is not None, "the sentence")
        assert hand.label.sound is not None
        sentence = sentence_for(hand.label.sound.source.error or LookupError())
        assert "this recording is missing" in sentence
        assert re.search("labels (are safe|and its place)", sentence)
        assert is_sentence(sentence)
        assert not any("missing" in trouble for trouble in hand.troubles), "told once, where the sound was"
        assert not hand.label.sound.transport.play.isEnabled()
        hand.press("2")
        hand.settle()
        assert "cannot be labelled now" in hand.label.pad.answer.text(), "an answer would be about something else"
        assert not hand.answered
        imported(hand, [tmp_path / "sounds"]).cancel.click()
        hand.press("p")
        hand.press("n")
        hand.until(lambda: hand.label.sound is not None and hand.label.sound.has_sound, "the sound again")
        hand.answer("2")
        assert hand.answered == "no_cry"
    assert saved_labels(store) == 2


def test_a_folder_that_vanishes_before_the_import_is_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    write_sound(tmp_path / "stick" / "a.wav")
    store = filled_store(tmp_path)
    with window_on(store) as hand:
        hand.window.dropped.emit([tmp_path / "stick"])
        hand.until(lambda: hand.window.findChild(ImportDialog) is not None, "the import sheet")
        sheet = hand.window.findChild(ImportDialog)
        assert isinstance(sheet, ImportDialog)
        hand.until(sheet.go.isEnabled, "the import to be allowed")
        shutil.rmtree(tmp_path / "stick")
        sheet.go.click()
        hand.until(lambda: hand.troubles or sheet.wrong.text() or sheet.report.isVisible(), "a word")
        hand.settle()
        said = [*hand.troubles, sheet.wrong.text(), sheet.report.sentence.text() if sheet.report.isVisible() else ""]
        assert any("no such file or folder" in text for text in said), said
        sheet.close()
        hand.answer("1")
    assert saved_labels(store) == 1


SOUNDLESS = """
import json, sys
from pathlib import Path
from tests.e2e.failing import window_on, words

with window_on(Path(sys.argv[1])) as hand:
    hand.ready()
    hand.until(lambda: hand.label.sound.has_sound, "the sound")
    hand.press("space")
    hand.until(lambda: hand.troubles, "what is said about it")
    told = {"play": hand.troubles[-1]}
    room = hand.window.show_workspace("screen")
    hand.until(lambda: room.choice.list.count() > 0, "the infants")
    hand.settle()
    room.choice.list.setCurrentRow(0)
    hand.click(room.choice.go_on)
    hand.until(lambda: room.left.currentWidget() is room.record, "the recording page")
    told["record"] = words(room.record)
    room.screen_file(Path(sys.argv[2]))
    hand.until(lambda: room.shown is not None, "the answer from a file")
    hand.answer("1")
    told["answered"] = hand.answered
    print(json.dumps(told), flush=True)
"""


def test_without_sound_devices_pictures_labels_and_files_go_on(tmp_path: Path) -> None:
    """No loudspeaker and no microphone, in a process of its own: Qt connects to the sound server once."""
    store = filled_store(tmp_path)
    library = open_library(str(store))
    lead = people.add_annotator(library, "R-01").annotator
    models.promote(library, install_model(library, 1).id, lead.id, "for the test")
    library.close()
    cry = np.tile(synthesise(CrySpec(), seed=3).samples, 4)[: 6 * RATE_HZ]
    soundfile.write(tmp_path / "cry.wav", cry, RATE_HZ)
    nowhere = {"PULSE_SERVER": "unix:/nowhere", "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", SOUNDLESS, str(store), str(tmp_path / "cry.wav")],
        env={**os.environ, **nowhere},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert "No loudspeaker or headphones found" in told["play"], told
    assert "No microphone was found" in told["record"], told
    assert told["answered"] == "cry"
