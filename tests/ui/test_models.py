"""The Models workspace on a real store with real packages; runs by a scripted worker and, slowly, by the real one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from cryapp.bridge.bus import Message
from cryapp.bridge.desk import Desk
from cryapp.domain.changes import Changes
from cryapp.domain.model import ModelStatus, RunState
from cryapp.services import models, people, training, training_start
from cryapp.services.library import Library
from cryapp.ui.workspaces.models import ModelsWorkspace
from cryapp.ui.workspaces.protocol import Workspace
from ml.contract import Preset
from tests.ui.conftest import OpenWorkspace, settle, words
from tests.ui.workbench import TASK, fill, install_model, label

DeskOn = Callable[[Library], Desk]
TALKATIVE = """
import json, sys
def say(kind, **data):
    print(json.dumps({"v": 1, "event": kind, **data}), flush=True)
say("start", device="cpu", precision="f32", seed=0, n_recordings=12, n_infants=12)
say("stage", name="finetuning", index=1, count=1)
for epoch in range(1, 4):
    say("epoch", stage="finetuning", epoch=epoch, epochs=9, train_loss=1 / epoch, val_loss=2 / epoch, best=True)
say("progress", stage="finetuning", done=3, total=9, eta_s=125)
for line in sys.stdin:
    sys.exit({"stop_early": 0, "cancel": 4}[json.loads(line)["command"]])
sys.exit(3)
"""


@pytest.fixture
def bench(library: Library, open_workspace: OpenWorkspace, tmp_path: Path) -> Callable[..., ModelsWorkspace]:
    """Opens the workspace on a library with ``labelled`` of twelve infants labelled."""

    def make(labelled: int = 0, signed_in: bool = True, n_infants: int = 12) -> ModelsWorkspace:
        task = fill(library, tmp_path / "sounds", n_infants, labelled)
        workspace: ModelsWorkspace = open_workspace(ModelsWorkspace, library, task, signed_in=signed_in)
        return workspace

    return make


def desk_of(workspace: ModelsWorkspace) -> Desk:
    return workspace._desk


def scripted(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(training_start, "worker_argv", lambda *_args, **_kw: (sys.executable, "-c", code))


def decide(qtbot: QtBot, workspace: ModelsWorkspace, reason: str) -> None:
    dialog = workspace.decisions.dialog
    assert dialog is not None
    qtbot.keyClicks(dialog.reason, reason)
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    settle(qtbot, desk_of(workspace), 20_000)


def test_it_is_a_workspace(bench: Callable[..., ModelsWorkspace]) -> None:
    workspace = bench()
    assert isinstance(workspace, Workspace)
    assert {spec.menu for spec in workspace.action_specs()} == {"Models"}


def test_without_labels_it_says_what_to_do(bench: Callable[..., ModelsWorkspace], qtbot: QtBot) -> None:
    workspace = bench(labelled=2)
    assert workspace.stack.currentWidget() is workspace.empty
    assert "of 4 infants" in words(workspace.empty)
    assert not workspace.empty.train.isVisible()
    wishes: list[str] = []
    desk_of(workspace).wished.connect(wishes.append)
    qtbot.mouseClick(workspace.empty.label_on, Qt.MouseButton.LeftButton)
    assert wishes == ["go.label"]


def test_with_enough_labels_it_offers_to_train(bench: Callable[..., ModelsWorkspace]) -> None:
    workspace = bench(labelled=20, n_infants=20)
    assert "Ready to train" in words(workspace.empty)
    assert workspace.empty.train.isVisible()
    assert not workspace.trainer.is_busy


def test_counts_leave_out_locked_infants(bench: Callable[..., ModelsWorkspace]) -> None:
    workspace = bench(labelled=12)
    found = training.readiness(desk_of(workspace).library, TASK)
    shown = words(workspace.counts)
    assert found.locked_infants > 0, "this set of pseudonyms has locked infants"
    for count in found.counts:
        assert f"\n{count.infants - count.locked_infants}\n" in f"\n{shown}\n"
    assert f"Locked for testing: {found.locked_infants} infant" in shown


def test_new_labels_reach_the_counts(bench: Callable[..., ModelsWorkspace], qtbot: QtBot) -> None:
    workspace = bench(labelled=0)
    desk, task = desk_of(workspace), desk_of(workspace).task
    assert task is not None
    desk.operations.run(
        lambda: label(desk.library, task, range(1, 13)), lambda _n: desk.bus.announce(Changes(labels=True))
    )
    settle(qtbot, desk)
    found = training.readiness(desk.library, TASK)
    n_free = found.counts[0].infants - found.counts[0].locked_infants
    assert n_free > 0
    qtbot.waitUntil(lambda: f"\n{n_free}\n" in words(workspace.counts), timeout=10_000)


def test_a_candidate_is_a_sentence_before_it_is_a_number(
    bench: Callable[..., ModelsWorkspace], library: Library
) -> None:
    install_model(library, 1)
    workspace = bench()
    shown = words(workspace.head)
    assert shown.splitlines()[0].startswith("Cry presence 1")
    assert "0.910" in shown
    assert "20 infants, 60 recordings" in shown
    assert workspace.head.promote.isVisible()
    assert not workspace.head.roll_back.isVisible()
    assert "loudness" in words(workspace.gate)
    assert models.model_in_use(library, TASK) is None


def test_promoting_needs_a_reason_then_scores_everything(
    bench: Callable[..., ModelsWorkspace], library: Library, qtbot: QtBot
) -> None:
    install_model(library, 1)
    workspace = bench()
    qtbot.mouseClick(workspace.head.promote, Qt.MouseButton.LeftButton)
    dialog = workspace.decisions.dialog
    assert dialog is not None
    assert not dialog.isModal()
    assert not dialog.act.isEnabled()
    qtbot.keyClicks(dialog.reason, "   ")
    assert not dialog.act.isEnabled()
    with qtbot.waitSignal(workspace.rescoring.ended, timeout=60_000) as ended:
        decide(qtbot, workspace, "the first one")
    assert "has scored 12 recordings" in ended.args[0]
    in_use = models.model_in_use(library, TASK)
    assert in_use is not None
    assert (in_use.promoted_by, in_use.reason) == ("R-07", "the first one")
    settle(qtbot, desk_of(workspace))
    qtbot.waitUntil(workspace.head.roll_back.isVisible, timeout=10_000)
    assert not workspace.scoring_bar.isVisible()


def test_nobody_signed_in_cannot_promote(bench: Callable[..., ModelsWorkspace], library: Library, qtbot: QtBot) -> None:
    install_model(library, 1)
    workspace = bench(signed_in=False)
    qtbot.mouseClick(workspace.head.promote, Qt.MouseButton.LeftButton)
    dialog = workspace.decisions.dialog
    assert dialog is not None
    qtbot.keyClicks(dialog.reason, "because")
    assert not dialog.act.isEnabled()
    assert "Nobody is signed in" in words(dialog)
    desk = desk_of(workspace)
    desk.set_annotator(people.add_annotator(library, "R-08").annotator)
    assert dialog.act.isEnabled()
    dialog.close()


def test_rejecting_and_rolling_back(bench: Callable[..., ModelsWorkspace], library: Library, qtbot: QtBot) -> None:
    lead = people.add_annotator(library, "R-01").annotator
    install_model(library, 1)
    install_model(library, 2)
    models.promote(library, install_model(library, 3).id, lead.id, "first")
    models.promote(library, models.get_model(library, "cry_presence-2").id, lead.id, "second")  # type: ignore[arg-type]
    workspace = bench()
    assert workspace.registry.select("cry_presence-1")  # type: ignore[arg-type]
    settle(qtbot, desk_of(workspace))
    qtbot.mouseClick(workspace.head.reject, Qt.MouseButton.LeftButton)
    decide(qtbot, workspace, "misses quiet cries")
    assert models.get_model(library, "cry_presence-1").status is ModelStatus.REJECTED  # type: ignore[arg-type]
    assert workspace.registry.select("cry_presence-2")  # type: ignore[arg-type]
    settle(qtbot, desk_of(workspace))
    qtbot.mouseClick(workspace.head.roll_back, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(workspace.rescoring.ended, timeout=60_000):
        decide(qtbot, workspace, "too many false alarms")
    in_use = models.model_in_use(library, TASK)
    assert in_use is not None
    assert in_use.id == "cry_presence-3"


def test_a_damaged_package_is_said_and_changes_nothing(
    bench: Callable[..., ModelsWorkspace], library: Library, qtbot: QtBot
) -> None:
    install_model(library, 1)
    (library.paths.models / "cry_presence-1" / "model.onnx").write_bytes(b"not a model any more")
    workspace = bench()
    assert workspace.registry.current is not None
    assert workspace.registry.current.status is ModelStatus.DAMAGED
    assert not workspace.head.promote.isVisible() or not workspace.head.promote.isEnabled()
    assert models.model_in_use(library, TASK) is None


def start_scripted(workspace: ModelsWorkspace, qtbot: QtBot) -> None:
    workspace.trainer.start(training.TrainingPlan(TASK, pretrain=False, preset=Preset.QUICK))
    with qtbot.waitSignal(workspace.trainer.moved, timeout=30_000, check_params_cb=lambda story: story.eta_s == 125):
        pass


def test_a_run_is_drawn_and_cancelled(
    bench: Callable[..., ModelsWorkspace], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripted(monkeypatch, TALKATIVE)
    workspace = bench(labelled=20, n_infants=20)
    activities: list[Any] = []
    desk_of(workspace).bus.activity.connect(activities.append)
    start_scripted(workspace, qtbot)
    assert workspace.stack.currentWidget() is workspace.run_live
    shown = words(workspace.run_live)
    assert "epoch 3 of 9" in shown
    assert "about 2 min left" in shown
    assert not workspace.counts.train.isEnabled()
    assert activities[-1].if_closed
    with qtbot.waitSignal(workspace.trainer.ended, timeout=30_000) as ended:
        qtbot.mouseClick(workspace.run_live.cancel, Qt.MouseButton.LeftButton)
    assert ended.args[0].run.state is RunState.CANCELLED
    settle(qtbot, desk_of(workspace))
    assert workspace.counts.train.isEnabled()
    assert "cancelled" in words(workspace.empty)


def test_a_worker_that_lies_about_its_result_harms_nothing(
    bench: Callable[..., ModelsWorkspace], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, library: Library
) -> None:
    scripted(monkeypatch, TALKATIVE)
    workspace = bench(labelled=20, n_infants=20)
    start_scripted(workspace, qtbot)
    said: list[Message] = []
    desk_of(workspace).bus.message.connect(said.append)
    with qtbot.waitSignal(workspace.trainer.ended, timeout=30_000) as ended:
        qtbot.mouseClick(workspace.run_live.stop, Qt.MouseButton.LeftButton)
    assert ended.args[0].run.state is RunState.FAILED  # exit code 0, and no result
    assert "cannot be used" in said[-1].text
    assert models.list_models(library, TASK) == ()


def test_closing_interrupts_and_the_run_can_be_resumed(
    bench: Callable[..., ModelsWorkspace], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, library: Library
) -> None:
    scripted(monkeypatch, TALKATIVE)
    workspace = bench(labelled=20, n_infants=20)
    start_scripted(workspace, qtbot)
    with qtbot.waitSignal(workspace.trainer.ended, timeout=30_000):
        workspace.shut_down()
    settle(qtbot, desk_of(workspace))
    [run] = training.list_runs(library)
    assert run.state is RunState.INTERRUPTED
    resume = next(b for b in workspace.registry.resume_buttons if b.isVisible())
    with qtbot.waitSignal(workspace.trainer.began, timeout=30_000):
        qtbot.mouseClick(resume, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(workspace.trainer.ended, timeout=30_000):
        workspace.trainer.cancel()


def test_looking_elsewhere_while_training(
    bench: Callable[..., ModelsWorkspace], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, library: Library
) -> None:
    scripted(monkeypatch, TALKATIVE)
    install_model(library, 1)
    workspace = bench(labelled=20, n_infants=20)
    start_scripted(workspace, qtbot)
    workspace.registry.select_first()
    settle(qtbot, desk_of(workspace))
    assert workspace.stack.currentWidget() is not workspace.run_live
    assert workspace.run_bar.isVisible()
    workspace.open_retrain()  # while a run goes on, it is shown instead
    assert workspace.stack.currentWidget() is workspace.run_live
    with qtbot.waitSignal(workspace.trainer.ended, timeout=30_000):
        workspace.trainer.cancel()


def test_too_little_is_refused_by_the_service_too(bench: Callable[..., ModelsWorkspace], qtbot: QtBot) -> None:
    workspace = bench(labelled=2)
    said: list[Message] = []
    desk_of(workspace).bus.message.connect(said.append)
    with qtbot.waitSignal(workspace.trainer.refused, timeout=10_000):
        workspace.trainer.start(training.TrainingPlan(TASK, pretrain=False))
    assert "too little to learn from" in said[-1].text
    assert not workspace.trainer.is_busy


def test_the_window_asks_before_it_ends_a_run_and_the_run_survives(
    qtbot: QtBot, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, window_on: Callable[..., Any]
) -> None:
    scripted(monkeypatch, TALKATIVE)
    fill(library, tmp_path / "sounds", 20, 20)
    window = window_on(library)
    qtbot.waitUntil(lambda: window.desk.task is not None, timeout=5_000)
    workspace = window.show_workspace("models")
    assert isinstance(workspace, ModelsWorkspace)
    settle(qtbot, window.desk)
    start_scripted(workspace, qtbot)
    window.close()
    box = window.findChild(QMessageBox)
    assert box is not None
    assert window.isVisible()
    assert "can be resumed" in box.informativeText()
    leave = next(b for b in box.buttons() if b.text() == "Close anyway")
    qtbot.mouseClick(leave, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    window.desk.operations.close()
    [run] = training.list_runs(library)
    assert run.state is RunState.INTERRUPTED


def test_labels_that_arrive_do_not_make_the_comparison_flicker(
    bench: Callable[..., ModelsWorkspace], library: Library, qtbot: QtBot
) -> None:
    install_model(library, 1)
    workspace = bench()
    chosen: list[object] = []
    workspace.registry.selected.connect(chosen.append)
    desk_of(workspace).bus.announce(Changes(labels=True))
    qtbot.wait(600)
    settle(qtbot, desk_of(workspace))
    assert chosen == []
    assert "Comparing" not in words(workspace.head)
