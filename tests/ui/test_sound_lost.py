"""A sound that goes, changes or comes back while one works: said, hatched, not labelled, and found again."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cryapp.bridge.bus import Activity, Level
from cryapp.domain.annotation import Annotator
from cryapp.domain.errors import UserError
from cryapp.domain.ids import RecordingId
from cryapp.services import labelling, rendering
from cryapp.services.library import Library
from cryapp.services.tasks import get_task
from cryapp.ui.main_window import MainWindow
from cryapp.ui.sound import file_care
from cryapp.ui.window_errands import Errands
from cryapp.ui.workspaces.label import LabelWorkspace
from tests.audio.sounds import noise, tone
from tests.shown import put, vault_library
from tests.ui.stage import Stage


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    library, recording = vault_library(tmp_path, noise(3.0, 0.1) + tone(800, 3.0, 0.2))
    made = Stage(qtbot, library, recording)
    made.show()
    yield made
    made.view.stop()
    made.desk.close()


def copy_of(stage: Stage) -> Path:
    return stage.library.vault.path_of(stage.first.vault_key)


def settled(stage: Stage) -> None:
    """The file is being watched."""
    stage.until(lambda: bool(stage.view.source._care._watcher.files()) and not stage.desk.readers.is_busy)


def test_a_file_that_goes_while_it_is_shown_is_hatched_and_comes_back(stage: Stage, tmp_path: Path) -> None:
    settled(stage)
    whole = stage.image()
    shutil.move(copy_of(stage), tmp_path / "aside.flac")
    stage.until(lambda: stage.view.source.error is not None)
    assert "missing" in stage.view.why_lost
    assert not stage.view.has_sound
    assert stage.view.lost.isVisible()
    assert stage.image() != whole
    assert not stage.view.transport.play.isEnabled()
    shutil.move(tmp_path / "aside.flac", copy_of(stage))
    stage.until(lambda: stage.view.has_sound and stage.view.source.is_sharp)
    assert not stage.view.lost.isVisible()
    assert stage.view.why_lost == ""


def test_a_file_that_is_exchanged_while_it_is_shown_is_noticed(stage: Stage) -> None:
    settled(stage)
    soundfile.write(copy_of(stage), noise(1.0), 16_000, format="FLAC", subtype="PCM_16")
    stage.until(lambda: stage.view.source.error is not None)
    assert "has changed: it lasts 1.0 s, and lasted 3.0 s" in stage.view.why_lost


def test_a_copy_that_decodes_to_something_else_is_noticed(stage: Stage) -> None:
    other = put(stage.library, noise(2.0, 0.1, seed=3), number=2)
    path = stage.library.vault.path_of(other.vault_key)
    raw = bytearray(path.read_bytes())
    raw[26:42] = bytes(16)  # the checksum of the samples in the header of a FLAC
    path.write_bytes(raw)
    stage.view.show_recording(other)
    stage.until(lambda: stage.view.source.error is not None)
    assert "damaged" in stage.view.why_lost
    stage.show(stage.first)
    stage.until(lambda: not stage.desk.readers.is_busy and not stage.desk.checks.is_busy)
    assert stage.view.source.error is None, "a whole copy passes"


def test_a_copy_found_damaged_is_not_shown_as_sound_again_until_it_is_looked_at_again(stage: Stage) -> None:
    other = put(stage.library, noise(2.0, 0.1, seed=3), number=2)
    path = stage.library.vault.path_of(other.vault_key)
    whole = path.read_bytes()
    path.write_bytes(whole[:26] + bytes(16) + whole[42:])
    with pytest.raises(UserError, match="damaged"):
        rendering.check_sound(stage.library, other)
    opened: list[bool] = []
    stage.view.source.opened.connect(lambda: opened.append(True))
    stage.view.show_recording(other)
    stage.until(lambda: stage.view.source.error is not None)
    assert "damaged" in stage.view.why_lost
    assert opened == [], "known at once, before anything is drawn of it"
    stage.qtbot.mouseClick(stage.view.lost.again, Qt.MouseButton.LeftButton)
    stage.until(lambda: bool(opened) and stage.view.source.error is not None)  # it is looked at, and is no better
    path.write_bytes(whole)
    stage.until(lambda: stage.view.has_sound)


def test_the_check_of_a_long_recording_is_told_and_makes_way_for_pictures(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_care, "TOLD_FROM_S", 2.0)
    told: list[Activity] = []
    ended: list[str] = []
    stage.desk.bus.activity.connect(told.append)
    stage.desk.bus.activity_ended.connect(ended.append)
    release = threading.Event()
    long = put(stage.library, noise(40.0, 0.1, seed=4), number=2)
    short = put(stage.library, noise(1.0, 0.1, seed=5), number=3)
    stage.show(long)
    stage.until(lambda: bool(ended))
    assert told and told[0].text == f"Checking the sound of {long.title}"
    assert [one.fraction for one in told] == sorted(one.fraction or 0.0 for one in told)
    assert {one.id for one in told} == set(ended)
    assert stage.view.source.error is None
    n_told = len(told)
    stage.show(short)
    stage.until(lambda: not stage.desk.checks.is_busy)
    assert len(told) == n_told, "of a short one nobody needs to hear"
    other = put(stage.library, noise(40.0, 0.1, seed=6), number=4)
    drawing = stage.desk.readers.submit(lambda job: release.wait(60))
    stage.show(other)
    stage.until(lambda: stage.desk.checks.is_busy)
    stage.qtbot.wait(100)
    assert len(told) == n_told, "not a block is decoded while something is drawn"
    release.set()
    stage.until(lambda: len(ended) == 2)
    assert told[-1].text == f"Checking the sound of {other.title}"
    assert not drawing.is_cancelled


def test_going_on_calls_the_check_of_a_long_recording_off(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_care, "TOLD_FROM_S", 2.0)
    ended: list[str] = []
    stage.desk.bus.activity_ended.connect(ended.append)
    long = put(stage.library, noise(40.0, 0.1, seed=4), number=2)
    release = threading.Event()
    stage.show(long)
    stage.desk.readers.submit(lambda job: release.wait(60))
    stage.until(lambda: stage.desk.checks.is_busy or bool(ended))
    stage.view.show_recording(stage.first)
    release.set()
    stage.until(lambda: bool(ended) and not stage.desk.checks.is_busy)
    stage.show(long)
    stage.until(lambda: len(ended) >= 1 and not stage.desk.checks.is_busy)
    assert stage.view.source.error is None


def test_look_again_and_find_the_folder_are_buttons(stage: Stage, tmp_path: Path) -> None:
    settled(stage)
    shutil.move(copy_of(stage), tmp_path / "aside.flac")
    stage.until(stage.view.lost.isVisible)
    wished: list[str] = []
    stage.desk.wished.connect(wished.append)
    stage.qtbot.mouseClick(stage.view.lost.folder, Qt.MouseButton.LeftButton)
    assert wished == ["window.find_folder"]
    stage.view.source._care._watcher.blockSignals(True)
    shutil.move(tmp_path / "aside.flac", copy_of(stage))
    stage.qtbot.mouseClick(stage.view.lost.again, Qt.MouseButton.LeftButton)
    stage.until(lambda: stage.view.has_sound)


@pytest.fixture
def reading(qtbot: QtBot, filled: Library, reader: Annotator, window_on: Callable[[Library], MainWindow]) -> MainWindow:
    """The window on six recordings, signed in, the first one shown."""
    window = window_on(filled)
    window.desk.set_annotator(reader)
    label = window.current_workspace
    assert isinstance(label, LabelWorkspace)
    qtbot.waitUntil(lambda: label.sound is not None and label.sound.has_sound and label.can_act, timeout=10_000)
    return window


def test_a_lost_recording_is_not_labelled_and_the_session_goes_on(
    qtbot: QtBot, reading: MainWindow, filled: Library, reader: Annotator
) -> None:
    label = reading.current_workspace
    assert isinstance(label, LabelWorkspace)
    facts = label.session.facts
    assert facts is not None and label.sound is not None
    first, task = facts.recording, get_task(filled, "cry_presence")
    qtbot.waitUntil(lambda: bool(label.sound.source._care._watcher.files()))
    filled.vault.path_of(first.vault_key).unlink()
    qtbot.waitUntil(lambda: label.sound.source.error is not None, timeout=10_000)
    assert label.pad.answer.text() == "This recording cannot be labelled now: skip it, or go on with N."
    qtbot.keyClick(reading, Qt.Key.Key_1)
    assert "missing" in label.pad.answer.text(), "asked for, the reason is given beside the keys too"
    assert "cannot be labelled now" in label.pad.answer.text()
    assert labelling.current_label(filled, first.id, task.id, reader.id).class_key is None
    row = label.pad._rows[label.pad.row_keys[0]]
    assert not row.isEnabled()
    qtbot.keyClick(reading, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: label.session.facts is not None and label.session.facts.recording.id != first.id)
    qtbot.waitUntil(lambda: label.sound.has_sound and label.can_act, timeout=10_000)
    second = label.session.facts.recording
    assert label.pad._rows[label.pad.row_keys[0]].isEnabled()
    qtbot.keyClick(reading, Qt.Key.Key_1)
    qtbot.waitUntil(
        lambda: labelling.current_label(filled, second.id, task.id, reader.id).class_key is not None, timeout=10_000
    )
    assert labelling.current_label(filled, first.id, task.id, reader.id).class_key is None


def test_a_lost_sound_is_told_where_it_was_and_nowhere_else(
    qtbot: QtBot, reading: MainWindow, filled: Library, tmp_path: Path
) -> None:
    """The hatched area has the reason and the buttons; the strip above keeps what else went wrong."""
    label, strip = reading.current_workspace, reading.strip
    assert isinstance(label, LabelWorkspace) and label.sound is not None and label.session.facts is not None
    sound, copy = label.sound, filled.vault.path_of(label.session.facts.recording.vault_key)
    qtbot.waitUntil(lambda: bool(sound.source._care._watcher.files()), timeout=30_000)
    reading.desk.bus.say("Another trouble.", Level.WARNING)
    sound.voices.show(True)
    shutil.move(copy, tmp_path / "aside.flac")
    qtbot.waitUntil(lambda: sound.source.error is not None, timeout=30_000)
    sound.voices.tracks.failed.emit(UserError("The working copy is missing."))  # what is measured meets it as well
    assert sound.lost.isVisible()
    assert "missing" in sound.spectrogram.accessibleDescription(), "for those who hear the window"
    assert strip.text.text() == "Another trouble." and strip.count == 1
    assert "missing" not in label.pad.answer.text()
    shutil.move(tmp_path / "aside.flac", copy)
    qtbot.waitUntil(lambda: sound.has_sound, timeout=30_000)
    assert sound.spectrogram.accessibleDescription() == ""
    qtbot.waitUntil(lambda: "cannot be labelled" not in label.pad.answer.text(), timeout=30_000)


def test_what_cannot_be_measured_is_told_until_another_recording_is_shown(qtbot: QtBot, reading: MainWindow) -> None:
    label = reading.current_workspace
    assert isinstance(label, LabelWorkspace) and label.sound is not None
    label.sound.voices.tracks.failed.emit(UserError("Pitch cannot be measured here."))
    assert "Pitch cannot be measured" in reading.strip.text.text()
    assert label.sound.has_sound
    first = label.session.facts
    qtbot.keyClick(reading, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: label.session.facts is not first and label.can_act, timeout=30_000)
    qtbot.waitUntil(lambda: not reading.strip.isVisible(), timeout=30_000)


def test_a_moved_folder_is_found_from_the_window(
    qtbot: QtBot, reading: MainWindow, filled: Library, tmp_path: Path
) -> None:
    label = reading.current_workspace
    assert isinstance(label, LabelWorkspace) and label.sound is not None
    qtbot.waitUntil(lambda: bool(label.sound.source._care._watcher.files()))
    shutil.move(filled.vault.root, tmp_path / "moved")
    qtbot.waitUntil(lambda: label.sound.source.error is not None, timeout=10_000)
    said: list[str] = []
    reading.desk.bus.message.connect(lambda message: said.append(message.text))
    errands = reading.findChild(Errands)
    assert errands is not None
    errands.relink(tmp_path / "moved")
    qtbot.waitUntil(lambda: any("6 sounds are back" in text for text in said), timeout=20_000)
    qtbot.waitUntil(lambda: label.sound.has_sound, timeout=10_000)
    assert label.pad._rows[label.pad.row_keys[0]].isEnabled()
    samples, _ = filled.vault.read(labelling.get_recording(filled, RecordingId(1)).vault_key)
    assert np.abs(samples).max() > 0.3


def test_finding_is_in_the_menu(reading: MainWindow) -> None:
    assert "window.find_folder" in reading.book
    assert reading.book.action("window.find_folder").isEnabled()


def test_segments_of_a_lost_recording_are_not_declared_complete(
    qtbot: QtBot, reading: MainWindow, filled: Library, reader: Annotator
) -> None:
    label = reading.current_workspace
    assert isinstance(label, LabelWorkspace) and label.sound is not None
    task = get_task(filled, "cry_unit")
    reading.desk.set_task(task)
    qtbot.waitUntil(lambda: label.segments.is_main and label.can_act, timeout=10_000)
    qtbot.waitUntil(lambda: bool(label.sound.source._care._watcher.files()))
    assert label.session.facts is not None
    recording = label.session.facts.recording
    filled.vault.path_of(recording.vault_key).unlink()
    qtbot.waitUntil(lambda: label.sound.source.error is not None, timeout=10_000)
    assert not label.segments.can_mark
    said: list[str] = []
    label.session.refused.connect(said.append)
    label.session.finish()
    assert said and "cannot be labelled now" in said[0]
    assert labelling.current_label(filled, recording.id, task.id, reader.id).labelled_at is None
