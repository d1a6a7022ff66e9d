"""The retrain dialog: it shows, it refuses, it never starts at once."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cryapp.bridge.desk import Desk
from cryapp.domain.changes import Changes
from cryapp.domain.ids import ModelId
from cryapp.domain.model import ModelStatus
from cryapp.scoring.package import load_package
from cryapp.services.library import Library
from cryapp.services.training import TrainingPlan, list_runs
from cryapp.store import models
from cryapp.ui.dialogs.retrain import RetrainDialog
from ml.contract import CARD_FILE, Preset, file_sha256
from tests.scoring.made import make_package
from tests.ui.conftest import settle
from tests.ui.workbench import fill, label

Open = Callable[..., RetrainDialog]
ENCODER = "Encoder of the recordings of three wards, begun again after the move to the new building"


@pytest.fixture
def open_dialog(qtbot: QtBot, library: Library, desk_on: Callable[[Library], Desk], tmp_path: Path) -> Open:
    def make(labelled: int, pretrain_only: bool = False, n_infants: int = 20) -> RetrainDialog:
        task = fill(library, tmp_path / "sounds", n_infants, labelled)
        desk = desk_on(library)
        desk.set_task(task)
        dialog = RetrainDialog(desk, task, pretrain_only)
        qtbot.addWidget(dialog)
        dialog.show()
        settle(qtbot, desk)
        qtbot.waitUntil(lambda: not desk.readers.is_busy, timeout=10_000)
        return dialog

    return make


def words(widget: QWidget) -> str:
    return "\n".join(part.text() for part in widget.findChildren(QLabel) if part.isVisibleTo(widget))


def test_it_asks_nothing_of_the_rest_of_the_window(open_dialog: Open) -> None:
    assert not open_dialog(20).isModal()


def test_it_shows_what_is_there_and_starts_only_when_told(open_dialog: Open, qtbot: QtBot, library: Library) -> None:
    dialog = open_dialog(20)
    plans: list[TrainingPlan] = []
    dialog.plan_made.connect(plans.append)
    shown = words(dialog)
    assert "20 labels" in shown
    assert "Takes " in shown
    qtbot.keyClick(dialog, Qt.Key.Key_Return)  # Enter is no way to start something that runs for minutes
    assert plans == []
    assert dialog.isVisible()
    qtbot.mouseClick(dialog.begin, Qt.MouseButton.LeftButton)
    assert plans == [TrainingPlan("cry_presence", pretrain=True, preset=Preset.STANDARD)]
    assert not dialog.isVisible()
    assert list_runs(library) == ()  # the dialog itself starts nothing


def test_it_refuses_by_infants_and_follows_new_labels(open_dialog: Open, qtbot: QtBot, library: Library) -> None:
    dialog = open_dialog(3)
    assert not dialog.begin.isEnabled()
    assert "of 4 infants" in words(dialog)
    desk = dialog._desk
    label(library, dialog.task, range(1, 21))
    desk.bus.announce(Changes(labels=True))
    qtbot.waitUntil(dialog.begin.isEnabled, timeout=10_000)
    assert "of 4 infants" not in words(dialog)


def test_without_torch_it_says_how_to_add_it(open_dialog: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *rest: None if name == "torch" else real(name, *rest))
    dialog = open_dialog(20)
    assert not dialog.begin.isEnabled()
    assert 'pip install "cryapp[train]"' in words(dialog)


def test_an_encoder_can_be_reused(open_dialog: Open, library: Library, qtbot: QtBot) -> None:
    folder = make_package(
        library.paths.models / "encoder-1",
        edit_card=lambda card: card.update(kind="encoder", task=None, name=ENCODER, operating_points=[]),
    )
    card = load_package(folder).card
    with library.store.write() as session:
        models.add(
            session,
            models.NewModel(
                id=ModelId("encoder-1"),
                name=ENCODER,
                task_key=None,
                status=ModelStatus.ENCODER,
                package_dir="encoder-1",
                card_sha256=file_sha256(folder / CARD_FILE),
                parent_id=None,
                run_id=None,
                made_at=datetime(2026, 11, 19, 9, 30, tzinfo=UTC),
                evidence=card.evidence,
                card=card.raw,
            ),
        )
    dialog = open_dialog(20)
    assert dialog.encoder_reuse.isVisible()
    assert "19 Nov 2026" in dialog.encoder_reuse.text()
    assert dialog.encoder_reuse.width() >= dialog.encoder_reuse.sizeHint().width(), "a choice is read to its end"
    assert dialog.plan() == TrainingPlan("cry_presence", pretrain=False, encoder_id=ModelId("encoder-1"))
    dialog.encoder_none.click()
    assert dialog.plan() == TrainingPlan("cry_presence", pretrain=False)
    dialog.encoder_new.click()
    dialog.preset.setCurrentIndex(0)
    dialog.device.setCurrentIndex(1)
    assert dialog.plan() == TrainingPlan("cry_presence", pretrain=True, preset=Preset.QUICK, device="cpu")
    settle(qtbot, dialog._desk)


def test_pre_training_needs_recordings_and_no_labels(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog(0, pretrain_only=True)
    assert dialog.begin.isEnabled()
    assert dialog.plan() == TrainingPlan(None, pretrain=True)
    assert not dialog.encoder_new.isVisible()


def test_pre_training_refuses_too_few_infants(open_dialog: Open) -> None:
    dialog = open_dialog(0, pretrain_only=True, n_infants=2)
    assert not dialog.begin.isEnabled()
    assert "at least 4" in words(dialog)
