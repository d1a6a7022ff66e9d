"""The Screen workspace on a real store, a real package, a real sound server and a real page of PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cryapp.audio.synth import CrySpec, synthesise
from cryapp.bridge import recorder as recorder_module
from cryapp.bridge.bus import Message
from cryapp.domain.infant import Sex
from cryapp.domain.model import ModelStatus
from cryapp.services import models, people, screening
from cryapp.services.library import Library
from cryapp.services.screening import RESEARCH_USE, Outcome
from cryapp.services.tasks import get_task
from cryapp.ui import sound_taking
from cryapp.ui.i18n import tr
from cryapp.ui.workspaces.protocol import Workspace
from cryapp.ui.workspaces.screen import ScreenWorkspace
from tests.pulse import Pulse
from tests.ui.conftest import OpenWorkspace, settle, words
from tests.ui.workbench import fill, install_model

RATE_HZ = 16_000
Bench = Callable[..., ScreenWorkspace]


@pytest.fixture
def bench(pulse: Pulse, library: Library, open_workspace: OpenWorkspace, tmp_path: Path) -> Bench:
    def make(with_model: bool = True, signed_in: bool = True) -> ScreenWorkspace:
        task = fill(library, tmp_path / "sounds", 2)
        if with_model:
            lead = people.add_annotator(library, "R-01").annotator
            models.promote(library, install_model(library, 1).id, lead.id, "for the test")
        workspace: ScreenWorkspace = open_workspace(ScreenWorkspace, library, task, signed_in=signed_in)
        return workspace

    return make


@pytest.fixture
def cry(tmp_path: Path) -> Path:
    """Six seconds that sound like an infant."""
    samples = np.tile(synthesise(CrySpec(), seed=3).samples, 4)[: 6 * RATE_HZ]
    path = tmp_path / "a cry.wav"
    soundfile.write(path, samples, RATE_HZ)
    return path


def choose_first(workspace: ScreenWorkspace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: workspace.choice.list.count() > 0, timeout=5_000)
    workspace.choice.list.setCurrentRow(0)
    qtbot.mouseClick(workspace.choice.go_on, Qt.MouseButton.LeftButton)


def screened(workspace: ScreenWorkspace, qtbot: QtBot, path: Path) -> screening.Screening:
    choose_first(workspace, qtbot)
    workspace.screen_file(path)
    qtbot.waitUntil(lambda: workspace.shown is not None, timeout=30_000)
    settle(qtbot, workspace.desk)
    assert workspace.shown is not None
    return workspace.shown


def test_it_is_a_workspace(bench: Bench) -> None:
    workspace = bench()
    assert isinstance(workspace, Workspace)
    assert {spec.menu for spec in workspace.action_specs()} == {"Screen"}


def test_without_a_model_it_says_what_to_do(bench: Bench, qtbot: QtBot) -> None:
    workspace = bench(with_model=False)
    assert workspace.left.currentWidget() is workspace.not_ready
    assert "model" in words(workspace.not_ready).lower()
    wishes: list[str] = []
    workspace.desk.wished.connect(wishes.append)
    qtbot.mouseClick(workspace.not_ready.go, Qt.MouseButton.LeftButton)
    assert wishes == ["go.models"]


def test_a_promoted_model_opens_the_door(bench: Bench, library: Library, qtbot: QtBot) -> None:
    workspace = bench(with_model=False)
    model = install_model(library, 1)
    lead = people.add_annotator(library, "R-01").annotator
    workspace.desk.operations.run(lambda: models.promote(library, model.id, lead.id, "now"))
    qtbot.waitUntil(lambda: workspace.left.currentWidget() is workspace.choice, timeout=20_000)
    assert models.get_model(library, model.id).status is ModelStatus.IN_USE


def test_searching_and_adding_an_infant(bench: Bench, library: Library, qtbot: QtBot) -> None:
    workspace = bench()
    choice = workspace.choice
    qtbot.keyClicks(choice.search, "i-0001")
    qtbot.waitUntil(lambda: choice.list.count() == 1, timeout=5_000)
    choice.search.clear()
    qtbot.keyClicks(choice.search, "W-7")
    qtbot.waitUntil(lambda: "No infant is called “W-7”" in words(choice), timeout=5_000)
    qtbot.mouseClick(choice.add, Qt.MouseButton.LeftButton)
    assert choice.form.code.text() == "W-7"
    choice.form.weeks.setValue(38)
    choice.form.days.setValue(4)
    choice.form.sex.setCurrentIndex(1)
    choice.form.knows_birth.setChecked(True)
    choice.form.apgar[1].setValue(8)
    qtbot.mouseClick(choice.form.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: workspace.left.currentWidget() is workspace.record, timeout=5_000)
    [infant] = people.find_infants(library, "W-7")
    assert (infant.gestation_days, infant.sex, infant.apgar_1, infant.apgar_5) == (270, Sex.FEMALE, None, 8)
    assert infant.born_at is not None
    assert "38 w 4 d" in workspace.head.facts


def test_a_result_does_not_stay_under_the_name_of_another_task(bench: Bench, qtbot: QtBot, cry: Path) -> None:
    workspace = bench()
    screened(workspace, qtbot, cry)
    workspace.deactivate()
    workspace.desk.set_task(get_task(workspace.desk.library, "neuro_injury"))
    workspace.activate()
    settle(qtbot, workspace.desk)
    assert workspace.shown is None
    assert workspace.left.currentWidget() is workspace.not_ready


def test_a_list_that_is_read_again_keeps_the_choice(bench: Bench, qtbot: QtBot) -> None:
    workspace = bench()
    qtbot.waitUntil(lambda: workspace.choice.list.count() == 2, timeout=5_000)
    workspace.choice.list.setCurrentRow(1)
    workspace._refresh()
    settle(qtbot, workspace.desk)
    assert workspace.choice.list.currentRow() == 1
    assert workspace.choice.go_on.isEnabled()


def test_an_impossible_record_is_refused_in_words(bench: Bench, qtbot: QtBot) -> None:
    workspace = bench()
    said: list[Message] = []
    workspace.desk.bus.message.connect(said.append)
    workspace.choice.add_wanted.emit("W-8", {"apgar_1": 11})
    settle(qtbot, workspace.desk)
    assert "Apgar" in said[-1].text
    assert workspace.left.currentWidget() is workspace.choice


def test_a_file_becomes_an_answer_a_signature_and_a_page(
    bench: Bench, cry: Path, library: Library, qtbot: QtBot
) -> None:
    workspace = bench()
    shown = screened(workspace, qtbot, cry)
    assert shown.outcome in (Outcome.POSITIVE, Outcome.NEGATIVE, Outcome.UNDECIDED)
    assert workspace.desk.task is not None
    use = f"{workspace.desk.task.name} · {RESEARCH_USE}"
    assert words(workspace.banner).splitlines() == [shown.headline, tr(shown.explanation), use]
    assert "Cry presence 1" in words(workspace.model)
    assert not workspace.finding.sign.isEnabled()
    assert workspace._beside.horizontalScrollBar().maximum() == 0, "every button has its room"
    qtbot.mouseClick(workspace.finding.choices["disagree"], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(workspace.finding.remarks, "sneezed")
    qtbot.mouseClick(workspace.finding.sign, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: list(library.paths.reports.glob("*.pdf")) != [], timeout=20_000)
    settle(qtbot, workspace.desk)
    [kept] = screening.list_screenings(library)
    assert (kept.finding, kept.remarks, kept.signed_by) == ("disagree", "sneezed", "R-07")
    [page] = library.paths.reports.glob("*.pdf")
    assert page.read_bytes().startswith(b"%PDF")
    assert page.name in words(workspace.finding)
    assert not workspace.finding.sign.isVisible()
    assert workspace.earlier.list.count() == 1
    assert workspace._beside.horizontalScrollBar().maximum() == 0


def test_the_picture_is_drawn(bench: Bench, cry: Path, qtbot: QtBot) -> None:
    workspace = bench()
    screened(workspace, qtbot, cry)
    qtbot.waitUntil(lambda: workspace.evidence.picture is not None, timeout=10_000)
    picture = workspace.evidence.picture
    assert picture is not None
    assert picture.dtype == np.uint8
    assert picture.std() > 5
    assert np.median(picture) < 128  # quiet is 0: most of a recording is not its loudest


def test_too_short_is_a_result_and_offers_to_record_again(bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "short.wav"
    soundfile.write(path, 0.3 * np.sin(np.arange(RATE_HZ) / 5), RATE_HZ)
    workspace = bench()
    shown = screened(workspace, qtbot, path)
    assert shown.outcome is Outcome.INSUFFICIENT_QUALITY
    assert "not enough" in words(workspace.quality).lower()
    qtbot.mouseClick(workspace.finding.again, Qt.MouseButton.LeftButton)
    assert workspace.left.currentWidget() is workspace.record


def test_a_broken_file_is_a_sentence(bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "broken.wav"
    path.write_bytes(b"RIFF nothing of the kind")
    workspace = bench()
    choose_first(workspace, qtbot)
    workspace.screen_file(path)
    qtbot.waitUntil(lambda: "cannot be screened" in words(workspace.record), timeout=30_000)
    assert workspace.left.currentWidget() is workspace.record
    assert workspace.record.record.isEnabled()


def test_recording_from_the_microphone(bench: Bench, pulse: Pulse, cry: Path, library: Library, qtbot: QtBot) -> None:
    workspace = bench()
    choose_first(workspace, qtbot)
    qtbot.mouseClick(workspace.record.record, Qt.MouseButton.LeftButton)
    assert workspace.recorder.is_recording
    with qtbot.waitSignal(workspace.recorder.level, timeout=15_000, check_params_cb=lambda v: v.elapsed_s > 0.1):
        pass
    player = pulse.play(cry)
    qtbot.waitUntil(lambda: player.poll() is not None, timeout=30_000)
    assert workspace.record.stop.isVisible()
    qtbot.mouseClick(workspace.record.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: workspace.shown is not None, timeout=30_000)
    shown = workspace.shown
    assert shown is not None
    assert shown.recording.duration_s > 5
    [kept] = library.paths.recordings.glob("*.wav")
    assert kept.name.startswith(shown.infant.code)
    assert shown.outcome is not Outcome.INSUFFICIENT_QUALITY, shown.checks
    settle(qtbot, workspace.desk)


def test_discarding_keeps_nothing(bench: Bench, library: Library, qtbot: QtBot) -> None:
    workspace = bench()
    choose_first(workspace, qtbot)
    qtbot.mouseClick(workspace.record.record, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(workspace.record.discard, Qt.MouseButton.LeftButton)
    assert list(library.paths.recordings.glob("*.wav")) == []
    assert screening.list_screenings(library) == ()


def test_without_a_microphone_a_file_still_can_be_chosen(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound_taking, "microphones", list)
    monkeypatch.setattr(recorder_module, "microphones", list)
    workspace = bench()
    choose_first(workspace, qtbot)
    qtbot.mouseClick(workspace.record.record, Qt.MouseButton.LeftButton)
    assert "No microphone was found" in words(workspace.record)
    assert not workspace.recorder.is_recording
    assert workspace.record.file.isEnabled()
    assert workspace.record.file.objectName() == "primary", "what leads on is what can be done"


def test_nobody_signed_in_is_asked_to(bench: Bench, qtbot: QtBot) -> None:
    workspace = bench(signed_in=False)
    wishes: list[str] = []
    workspace.desk.wished.connect(wishes.append)
    choose_first(workspace, qtbot)
    qtbot.mouseClick(workspace.record.record, Qt.MouseButton.LeftButton)
    assert wishes == ["window.sign_in"]
    assert not workspace.recorder.is_recording


def test_a_recording_cut_short_by_a_crash_can_be_used(bench: Bench, library: Library, cry: Path, qtbot: QtBot) -> None:
    left = library.paths.recordings / "I-0000-20261122-101112.unfinished.wav"
    left.write_bytes(cry.read_bytes())
    workspace = bench()
    choose_first(workspace, qtbot)
    assert "was not finished" in words(workspace.record)
    workspace.record.unfinished_wanted.emit(left)
    qtbot.waitUntil(lambda: workspace.shown is not None, timeout=30_000)
    assert not left.exists()
    assert (library.paths.recordings / "I-0000-20261122-101112.wav").is_file()
    settle(qtbot, workspace.desk)


def test_a_report_that_cannot_be_written_keeps_the_signature(
    bench: Bench, cry: Path, library: Library, qtbot: QtBot
) -> None:
    workspace = bench()
    screened(workspace, qtbot, cry)
    library.paths.reports.rmdir()
    library.paths.reports.write_text("a file where the folder should be")
    said: list[Message] = []
    workspace.desk.bus.message.connect(said.append)
    qtbot.mouseClick(workspace.finding.choices["agree"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(workspace.finding.sign, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("report cannot be written" in m.text for m in said), timeout=20_000)
    assert screening.list_screenings(library)[0].finding == "agree"
    library.paths.reports.unlink()
    qtbot.mouseClick(workspace.finding.report, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: library.paths.reports.is_dir() and any(library.paths.reports.iterdir()), timeout=20_000)
    settle(qtbot, workspace.desk)


def test_an_earlier_screening_can_be_opened(bench: Bench, cry: Path, qtbot: QtBot) -> None:
    workspace = bench()
    first = screened(workspace, qtbot, cry)
    workspace.next_infant()
    settle(qtbot, workspace.desk)
    assert workspace.shown is None
    workspace.earlier.opened.emit(first)
    assert workspace.shown == first
    settle(qtbot, workspace.desk)
